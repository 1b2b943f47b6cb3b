//! Every policy text, by scheme, with where it stands on the day.

use serde::Serialize;

use super::Written;
use crate::model::day::Day;
use crate::model::policy::{Policy, Status};
use crate::model::register::Scheme;
use crate::model::text::Lang;
use crate::plan::address;
use crate::plan::desk::Desk;
use crate::plan::view::{Chip, Dated, Head, Link};
use crate::plan::words;

#[derive(Serialize)]
struct PoliciesView {
    groups: Vec<Group>,
}

#[derive(Serialize)]
struct Group {
    id: String,
    scheme: Link,
    rows: Vec<TextRow>,
}

#[derive(Serialize)]
struct TextRow {
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<&'static str>,
    href: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    other: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<String>,
    status: Chip,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<Dated>,
    text: Chip,
}

/// Writes the page.
#[must_use]
pub fn write(desk: &Desk<'_>) -> Written {
    let groups = desk.survey.register.schemes.iter().filter(|scheme| !scheme.policies.is_empty());
    let groups = groups.map(|scheme| Group {
        id: scheme.id.to_string(),
        scheme: desk.scheme_link(scheme),
        rows: newest_first(scheme).into_iter().map(|policy| row(desk, scheme, policy)).collect(),
    });
    let view = PoliciesView { groups: groups.collect() };
    let day = desk.dated_short(desk.survey.day).text;
    let head = Head {
        title: desk.pick("政策文件", "Policies").to_owned(),
        description: match desk.lang {
            Lang::Zh => format!("各项目的管理办法，以及截至{day}的效力状态。"),
            Lang::En => format!("The texts of every scheme and where each stands as of {day}."),
        },
        section: "policies".to_owned(),
        crumbs: vec![desk.home_crumb()],
        ..Head::default()
    };
    Written::new("policies", head, view)
}

/// The texts of a scheme: those of its editions, the last one first, then the others.
#[must_use]
pub fn newest_first(scheme: &Scheme) -> Vec<&Policy> {
    let of_editions = scheme.editions.iter().rev().filter_map(|edition| scheme.policies.get(&edition.version));
    let others = scheme.policies.values().rev().filter(|policy| scheme.edition(&policy.version).is_none());
    of_editions.chain(others).collect()
}

fn row(desk: &Desk<'_>, scheme: &Scheme, policy: &Policy) -> TextRow {
    let named = desk.named(&policy.facts.title, None);
    let status = policy.status(desk.survey.day);
    TextRow {
        title: named.text,
        lang: named.lang,
        href: desk.href(&address::policy(&scheme.id, &policy.version)),
        other: named.other,
        number: policy.facts.number.as_ref().map(|number| number.text.clone()),
        since: since(&status).map(|day| desk.dated_short(day)),
        status: words::status(desk.lang, &status),
        text: carried(desk, policy),
    }
}

/// The first day of a status; a text that ended by its own term has lapsed from the day after.
fn since(status: &Status) -> Option<Day> {
    match status {
        Status::NotYet(day) | Status::InForce(day) | Status::Repealed(day, _) | Status::Replaced(day, _) => Some(*day),
        Status::Lapsed(last) => Some(last.next()),
        Status::Draft | Status::Unknown => None,
    }
}

fn carried(desk: &Desk<'_>, policy: &Policy) -> Chip {
    match (&policy.text, &policy.guides.zh, &policy.guides.en) {
        (Some(_), ..) => desk.chip("official", "官方文本", "Official text"),
        (None, None, None) => desk.chip("guide", "只有条款号", "Article numbers only"),
        (None, ..) => desk.chip("guide", "本站导读", "Guide in our own words"),
    }
}
