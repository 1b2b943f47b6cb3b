//! A feed as Atom (RFC 4287), one a language: `zh/notices.atom`, `zh/<scheme>/changes.atom`.

use atom_syndication::{Category, Content, Entry, Feed, FixedDateTime, Generator, Link, Person, Text, WriteConfig};
use chrono::{FixedOffset, NaiveTime, Offset, TimeDelta, Utc};

use super::news::{self, News};
use crate::model::day::Day;
use crate::model::text::Lang;

const BEIJING: i32 = 8 * 60 * 60;

/// The feed's bytes; `own` is its address.
pub(super) fn write(news: News, own: String, lang: Lang) -> Vec<u8> {
    bytes(&Feed {
        title: Text::plain(news.title),
        subtitle: news.subtitle.map(Text::plain),
        id: own.clone(),
        updated: midnight(news.updated),
        authors: vec![Person { name: news.publisher, ..Person::default() }],
        generator: Some(Generator { value: "gongshi".to_owned(), ..Generator::default() }),
        links: vec![alternate(news.page, lang), own_link(own)],
        lang: Some(lang.tag().to_owned()),
        entries: news.entries.into_iter().map(|entry| self::entry(entry, lang)).collect(),
        ..Feed::default()
    })
}

fn bytes(feed: &Feed) -> Vec<u8> {
    let config = WriteConfig { write_document_declaration: true, indent_size: Some(1) };
    // Only an output that refuses bytes can make this fail, and memory takes them all.
    let mut bytes = feed.write_with_config(Vec::new(), config).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn entry(entry: news::Entry, lang: Lang) -> Entry {
    let category = |(term, label)| Category { term, label: Some(label), ..Category::default() };
    Entry {
        title: Text { value: entry.title, lang: entry.title_lang.map(|lang| lang.tag().to_owned()), ..Text::default() },
        id: entry.id,
        updated: midnight(entry.updated),
        published: Some(midnight(entry.published)),
        categories: entry.tags.map(category).into(),
        links: vec![alternate(entry.page, lang)],
        content: Some(Content { value: Some(entry.text), content_type: Some("text".to_owned()), ..Content::default() }),
        ..Entry::default()
    }
}

fn alternate(href: String, lang: Lang) -> Link {
    let (hreflang, mime_type) = (Some(lang.tag().to_owned()), Some("text/html".to_owned()));
    Link { href, rel: "alternate".to_owned(), hreflang, mime_type, ..Link::default() }
}

fn own_link(href: String) -> Link {
    Link { href, rel: "self".to_owned(), mime_type: Some("application/atom+xml".to_owned()), ..Link::default() }
}

/// The beginning of a day in China.
pub(super) fn midnight(day: Day) -> FixedDateTime {
    let zone = FixedOffset::east_opt(BEIJING).unwrap_or_else(|| Utc.fix());
    let utc = day.date().and_time(NaiveTime::MIN) - TimeDelta::seconds(zone.local_minus_utc().into());
    FixedDateTime::from_naive_utc_and_offset(utc, zone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::exports::plain;

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
