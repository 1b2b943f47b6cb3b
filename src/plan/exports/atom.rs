//! The newest acts as Atom (RFC 4287), one feed a language: `zh/notices.atom`, `zh/<scheme>/notices.atom`.
//!
//! An entry is dated by its posting, and again when an act about it is posted: an extension, a correction, a decision.
//! It says nothing that turns false by itself, such as "open". Its id never changes: a tag URI (RFC 4151) of the server,
//! the day of posting and the act.

use std::cmp::Reverse;

use atom_syndication::{Category, Content, Entry, Feed, FixedDateTime, Generator, Link, Person, Text, WriteConfig};
use chrono::{FixedOffset, NaiveTime, Offset, TimeDelta, Utc};

use super::links::Links;
use super::{chosen, plain, say, span};
use crate::model::day::Day;
use crate::model::register::{Act, ActKind};
use crate::model::text::{Bilingual, Lang};
use crate::plan::survey::{SchemeSurvey, Survey};
use crate::plan::{address, words};

/// How many acts a feed holds.
const NEWEST: usize = 50;
const BEIJING: i32 = 8 * 60 * 60;

/// The feed's bytes.
pub(super) fn write(survey: &Survey<'_>, scheme: Option<usize>, lang: Lang) -> Vec<u8> {
    let newest = |one| SchemeSurvey::acts(one).rev().take(NEWEST).map(move |(place, act)| (one, place, act));
    let mut acts: Vec<_> = chosen(survey, scheme).flat_map(newest).collect();
    acts.sort_by_key(|(one, place, act)| (Reverse(act.posted()), one.place, Reverse(*place)));
    acts.truncate(NEWEST);
    let links = Links::new(&survey.register.site.base_url);
    let entries = acts.into_iter().map(|(one, place, act)| entry(&links, one, place, act, lang)).collect();
    bytes(&feed(survey, &links, scheme, lang, entries))
}

fn bytes(feed: &Feed) -> Vec<u8> {
    let config = WriteConfig { write_document_declaration: true, indent_size: Some(1) };
    // Only an output that refuses bytes can make this fail, and memory takes them all.
    let mut bytes = feed.write_with_config(Vec::new(), config).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn feed(survey: &Survey<'_>, links: &Links, scheme: Option<usize>, lang: Lang, entries: Vec<Entry>) -> Feed {
    let site = &survey.register.site;
    let one = scheme.and_then(|place| survey.schemes.get(place)).map(|one| one.scheme);
    let (title, page, file) = match one {
        None => (&site.title, address::NOTICES.to_owned(), "notices.atom".to_owned()),
        Some(scheme) => (&scheme.name, address::acts(&scheme.id, 1), format!("{}/notices.atom", scheme.id)),
    };
    let heading = match lang {
        Lang::Zh => format!("{}：最新公示与文件", title.zh),
        Lang::En => format!("{}: latest notices and acts", say(title, lang).0),
    };
    let own = links.to(&format!("{}/{file}", lang.code()));
    let updated = entries.iter().map(|entry| entry.updated).max().unwrap_or_else(|| midnight(survey.day));
    let publisher = one.map_or(&site.publisher, |scheme| &scheme.authority);
    let sample = Bilingual::new("示例数据，单位均为虚构", "Sample data, all units are fictional");
    Feed {
        title: Text::plain(plain(&heading)),
        subtitle: site.sample.then(|| Text::plain(sample.get(lang))),
        id: own.clone(),
        updated,
        authors: vec![Person { name: plain(say(publisher, lang).0), ..Person::default() }],
        generator: Some(Generator { value: "gongshi".to_owned(), ..Generator::default() }),
        links: vec![alternate(links.to(&format!("{}/{page}", lang.code())), lang), own_link(own)],
        lang: Some(lang.tag().to_owned()),
        entries,
        ..Feed::default()
    }
}

fn entry(links: &Links, one: &SchemeSurvey<'_>, place: usize, act: &Act, lang: Lang) -> Entry {
    let scheme = one.scheme;
    let page = address::act(&scheme.id, &act.id);
    let (title, title_lang) = say(&act.title, lang);
    let posted = act.posted();
    let followers: Vec<&Act> = one.followed(place).map(|(_, later)| later).collect();
    let updated = followers.iter().map(|later| later.posted()).max().map_or(posted, |last| last.max(posted));
    let category = |term: &str, label: &str| Category { term: term.to_owned(), label: Some(plain(label)), ..Category::default() };
    let kind = words::act_kind(lang, &act.kind);
    Entry {
        title: Text { value: plain(title), lang: (title_lang != lang).then(|| title_lang.tag().to_owned()), ..Text::default() },
        id: format!("tag:{},{posted}:{}/{}/{}", links.host(), lang.code(), scheme.id, act.id),
        updated: midnight(updated),
        published: Some(midnight(posted)),
        categories: vec![category(words::act_code(&act.kind), &kind), category(scheme.id.as_str(), say(&scheme.name, lang).0)],
        links: vec![alternate(links.to(&format!("{}/{page}", lang.code())), lang)],
        content: Some(Content {
            value: Some(plain(&summary(one, act, &followers, lang))),
            content_type: Some("text".to_owned()),
            ..Content::default()
        }),
        ..Entry::default()
    }
}

/// What the act is, its dates, and what was posted about it since: a fact a line.
fn summary(one: &SchemeSurvey<'_>, act: &Act, followers: &[&Act], lang: Lang) -> String {
    let pick = |zh: String, en: String| if lang == Lang::Zh { zh } else { en };
    let name = say(&one.scheme.name, lang).0;
    let kind = words::act_kind(lang, &act.kind);
    let posted = act.posted().words();
    let mut lines = vec![pick(format!("{name}：{kind}，{}发布", posted.zh), format!("{name}: {kind}, posted on {}", posted.en))];
    if let Some(number) = &act.number {
        lines.push(pick(format!("文号：{number}"), format!("Number: {number}")));
    }
    match &act.kind {
        ActKind::Notice(window) => {
            lines.push(span(lang, window));
            lines.push(words::proposes(lang, act));
        }
        ActKind::Extension(window, _) => lines.push(span(lang, window)),
        ActKind::Decision(Some(objections)) => {
            lines.push(pick(format!("公示期内收到异议{objections}件"), format!("Objections raised in the window: {objections}")));
        }
        _ => {}
    }
    for later in followers {
        let (day, kind, title) = (later.posted().words(), words::act_kind(lang, &later.kind), say(&later.title, lang).0);
        lines.push(pick(format!("{}，{kind}：{title}", day.zh), format!("{}, {kind}: {title}", day.en)));
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

fn alternate(href: String, lang: Lang) -> Link {
    let (hreflang, mime_type) = (Some(lang.tag().to_owned()), Some("text/html".to_owned()));
    Link { href, rel: "alternate".to_owned(), hreflang, mime_type, ..Link::default() }
}

fn own_link(href: String) -> Link {
    Link { href, rel: "self".to_owned(), mime_type: Some("application/atom+xml".to_owned()), ..Link::default() }
}

/// The beginning of a day in China.
fn midnight(day: Day) -> FixedDateTime {
    let zone = FixedOffset::east_opt(BEIJING).unwrap_or_else(|| Utc.fix());
    let utc = day.date().and_time(NaiveTime::MIN) - TimeDelta::seconds(zone.local_minus_utc().into());
    FixedDateTime::from_naive_utc_and_offset(utc, zone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let day = Day::new(2026, 11, 2).unwrap();
        let entry = Entry {
            title: Text { value: "甲 <b> & \"乙\"".to_owned(), lang: Some("zh-CN".to_owned()), ..Text::default() },
            id: "tag:gongshi.example,2026-11-02:en/qd/2026/1102-x".to_owned(),
            updated: midnight(day),
            published: Some(midnight(day)),
            links: vec![alternate("https://gongshi.example/en/qd/acts/2026/1102-x.html".to_owned(), Lang::En)],
            content: Some(Content { value: Some("一\n二".to_owned()), content_type: Some("text".to_owned()), ..Content::default() }),
            ..Entry::default()
        };
        let feed = Feed {
            title: Text::plain("Notices"),
            id: "https://gongshi.example/en/notices.atom".to_owned(),
            updated: midnight(day),
            authors: vec![Person { name: "Bureau".to_owned(), ..Person::default() }],
            links: vec![own_link("https://gongshi.example/en/notices.atom".to_owned())],
            lang: Some("en".to_owned()),
            entries: vec![entry],
            ..Feed::default()
        };
        let text = String::from_utf8(bytes(&feed)).unwrap();
        assert!(text.contains("<updated>2026-11-02T00:00:00+08:00</updated>"), "{text}");
        assert!(!text.contains("<b>"));
        let mut back: Feed = text.parse().unwrap();
        back.namespaces.clear();
        assert_eq!(back, feed);
    }

    #[test]
    fn characters_that_xml_cannot_carry_are_left_out() {
        assert_eq!(plain("甲\u{7}乙\u{0}\n\u{fffe}丙"), "甲乙\n丙");
    }
}
