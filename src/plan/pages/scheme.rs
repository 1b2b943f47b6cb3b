//! A scheme's home: what it is called, what is open, its rules at a glance, and where to turn.

use serde::Serialize;

use super::Written;
use super::notices::Windows;
use super::policy::facts;
use crate::model::policy::Policy;
use crate::model::register::Scheme;
use crate::model::rule::Edition;
use crate::model::text::{Bilingual, Lang};
use crate::plan::address;
use crate::plan::banner;
use crate::plan::desk::Desk;
use crate::plan::linked;
use crate::plan::rule_words::{self, vocabulary};
use crate::plan::survey::SchemeSurvey;
use crate::plan::view::{ActRow, Chip, Contact, Fact, Head, Link, Markup, RuleRow, definitions};
use crate::plan::words;

/// How many of the last acts are shown.
const RECENT: usize = 8;

#[derive(Serialize)]
struct SchemeView {
    #[serde(skip_serializing_if = "Option::is_none")]
    other: Option<String>,
    status: Chip,
    edition: Link,
    facts: Markup,
    links: Vec<Counted>,
    windows: Windows,
    rules: Vec<RuleGroup>,
    practice: Vec<RuleRow>,
    silent: Vec<String>,
    recent: Vec<ActRow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contact: Option<Contact>,
    subscribe: Vec<Link>,
}

#[derive(Serialize)]
struct Counted {
    text: String,
    href: String,
    count: usize,
}

#[derive(Serialize)]
struct RuleGroup {
    id: String,
    title: String,
    ordered: bool,
    rows: Vec<RuleRow>,
}

/// Writes the page.
#[must_use]
pub fn write(desk: &Desk<'_>, one: &SchemeSurvey<'_>) -> Written {
    let scheme = one.scheme;
    let edition = scheme.edition_on(desk.survey.day);
    let policy = desk.governing(scheme);
    let name = desk.told(&scheme.name);
    let status = policy.map_or_else(
        || desk.chip("unknown", "没有收录办法", "No text carried"),
        |policy| words::status(desk.lang, &policy.status(desk.survey.day)),
    );
    let view = SchemeView {
        other: desk.beside(&scheme.name).map(str::to_owned),
        status,
        edition: policy
            .map_or_else(|| desk.link(desk.pick("政策文件", "Policies"), address::POLICIES), |policy| edition_link(desk, scheme, policy)),
        facts: definitions(desk.lang, &particulars(desk, scheme, edition, policy)),
        links: links(desk, one),
        windows: Windows::of(desk, one),
        rules: edition.map(|edition| rules(desk, scheme, edition)).unwrap_or_default(),
        practice: edition.map(|edition| rule_words::practice(desk, edition)).unwrap_or_default(),
        silent: edition
            .map(|edition| edition.silent.iter().map(|topic| vocabulary::silent(desk.lang, topic)).collect())
            .unwrap_or_default(),
        recent: one.acts().rev().take(RECENT).map(|(place, act)| desk.own_act_row(one, place, act)).collect(),
        contact: desk.contact(scheme),
        subscribe: desk.subscribe(&desk.all_feeds(Some(scheme))),
    };
    let head = Head {
        description: match desk.lang {
            Lang::Zh => format!("{name}：规则一览、正在进行的公示、基地名录和联系方式。"),
            Lang::En => format!("{name}: its rules at a glance, open notices, the register and whom to contact."),
        },
        title: name.to_owned(),
        title_lang: desk.tag_of(&scheme.name),
        section: scheme.id.to_string(),
        crumbs: vec![desk.home_crumb()],
        feeds: desk.all_feeds(Some(scheme)),
        banners: banner::of_governing(desk, scheme).into_iter().collect(),
        untranslated: false,
        about: linked::scheme(desk, scheme),
    };
    Written::new("scheme", head, view)
}

fn edition_link(desk: &Desk<'_>, scheme: &Scheme, policy: &Policy) -> Link {
    let path = address::policy(&scheme.id, &policy.version);
    let link = desk.link_named(&policy.facts.title, &path);
    let text = if link.lang.is_none() && desk.lang == Lang::En { link.text } else { format!("《{}》", link.text) };
    Link { text, ..link }
}

fn particulars(desk: &Desk<'_>, scheme: &Scheme, edition: Option<&std::sync::Arc<Edition>>, policy: Option<&Policy>) -> Vec<Fact> {
    let level = match scheme.rank {
        1 => desk.pick("国家级", "state level"),
        2 => desk.pick("省级", "provincial"),
        _ => desk.pick("市级", "municipal"),
    };
    let mut facts = vec![facts::authority(desk, &scheme.authority)];
    let former = scheme.former_authority.iter().rev();
    facts.extend(former.map(|(until, name)| {
        let (name, lang) = desk.say_or_zh(name);
        let until = desk.dated_short(*until).text;
        let text = desk.pick(format!("{name}（至{until}）"), format!("{name} (until {until})"));
        Fact { lang, ..Fact::text(desk.pick("曾用名", "Formerly"), text) }
    }));
    facts.push(Fact::text(desk.pick("级别", "Level"), level));
    facts.extend(own_words(desk, scheme));
    if let Some(policy) = policy {
        facts.extend(facts::force(desk, scheme, policy));
    }
    if let Some(region) = edition.and_then(|edition| edition.calendar_region.as_deref()) {
        facts.push(Fact::link(desk.pick("工作日的地方安排", "Regional working days"), desk.link(region, address::CALENDAR)));
    }
    facts
}

/// What the text calls things by other words than this site; nothing where it has the same words.
fn own_words(desk: &Desk<'_>, scheme: &Scheme) -> Option<Fact> {
    let words = [
        (desk.pick("基地", "base"), &scheme.words.base),
        (desk.pick("依托单位", "host"), &scheme.words.host),
        (desk.pick("推荐单位", "recommender"), &scheme.words.sponsor),
        (desk.pick("撤销", "revocation"), &scheme.words.revoke),
    ];
    let other = words.into_iter().filter(|(what, word)| desk.told(word) != *what);
    let other: Vec<String> = other.map(|(what, word)| format!("{what}{}{}", desk.pick("称", ": "), quoted(desk, word))).collect();
    (!other.is_empty()).then(|| Fact::text(desk.pick("办法的用语", "Terms it uses"), other.join(desk.pick("；", "; "))))
}

fn quoted(desk: &Desk<'_>, word: &Bilingual) -> String {
    let word = desk.told(word);
    format!("{}{word}{}", desk.pick("“", "\""), desk.pick("”", "\""))
}

fn links(desk: &Desk<'_>, one: &SchemeSurvey<'_>) -> Vec<Counted> {
    let id = &one.scheme.id;
    let link = |zh: &str, en: &str, path: String, count| Counted { text: desk.pick(zh, en).to_owned(), href: desk.href(&path), count };
    vec![
        link("基地名录", "Register", address::register(id, None, 1), one.lives.of.len()),
        link("公示与文件", "Notices and acts", address::acts(id, 1), one.posted),
        link("评估结果", "Evaluations", address::evaluations(id), one.rounds.len()),
        link("政策文件", "Policy texts", format!("{}#{id}", address::POLICIES), one.scheme.policies.len()),
    ]
}

fn rules(desk: &Desk<'_>, scheme: &Scheme, edition: &Edition) -> Vec<RuleGroup> {
    let groups = rule_words::groups(desk, scheme, edition).into_iter();
    groups
        .map(|group| RuleGroup {
            rows: group.rules.iter().map(|rule| rule.row(desk, scheme, edition)).collect(),
            id: group.id,
            title: group.title,
            ordered: group.ordered,
        })
        .collect()
}
