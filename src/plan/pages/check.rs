//! A check: what it catches, why, what it rests on, an example, and the acts that override it.

use serde::Serialize;

use super::Written;
use crate::check::CHECKS;
use crate::model::register::Act;
use crate::model::text::{Bilingual, Lang};
use crate::plan::address;
use crate::plan::desk::Desk;
use crate::plan::survey::SchemeSurvey;
use crate::plan::view::{Dated, Head, Link, ProseView};
use crate::plan::words;

#[derive(Serialize)]
struct CheckView {
    code: &'static str,
    why: ProseView,
    rests_on: ProseView,
    example: String,
    overridden: Vec<Exception>,
}

/// An act that overrides the check, and why.
#[derive(Serialize)]
struct Exception {
    date: Dated,
    act: Link,
    reason: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<&'static str>,
}

/// Writes the page of a check; none when there is no such check.
#[must_use]
pub fn write(desk: &Desk<'_>, code: &str) -> Option<Written> {
    let check = CHECKS.iter().find(|check| check.code == code)?;
    let parts = check.parts();
    let prose = |text: &str| ProseView { html: (desk.typeset)(text, "", ""), lang: "" };
    let overridden = overriding(desk, code).map(|(one, act, reason)| {
        let (reason, lang) = desk.say_or_zh(reason);
        let act_link = desk.link_named(&act.title, &address::act(&one.scheme.id, &act.id));
        Exception { date: desk.dated_short(act.posted()), act: act_link, reason, lang }
    });
    let view = CheckView {
        code: check.code,
        why: prose(&desk.say(&parts.why)),
        rests_on: prose(&words::capital(&desk.say(&parts.rests_on))),
        example: parts.example,
        overridden: overridden.collect(),
    };
    let title = words::capital(&desk.say(&parts.title));
    let head = Head {
        description: match desk.lang {
            Lang::Zh => format!("检查项 {code}：{title}。查什么、为什么、依据哪一条。"),
            Lang::En => format!("The check {code}: {title}. What it looks for, why, and by which article."),
        },
        title,
        crumbs: vec![desk.home_crumb(), desk.crumb(desk.pick("发布前的检查", "Checks before publishing"), address::CHECKS)],
        ..Head::default()
    };
    Some(Written::new("check", head, view))
}

/// The posted acts that override a check, with their reasons, newest first within a scheme.
pub(super) fn overriding<'a>(desk: &'a Desk<'_>, code: &'a str) -> impl Iterator<Item = (&'a SchemeSurvey<'a>, &'a Act, &'a Bilingual)> {
    let acts = desk.survey.schemes.iter().flat_map(|one| one.acts().rev().map(move |(_, act)| (one, act)));
    acts.flat_map(move |(one, act)| {
        let own = act.overrides.iter().filter(move |exception| exception.check.as_str() == code);
        own.map(move |exception| (one, act, &exception.reason))
    })
}
