//! The home page of a language: open windows first, then the schemes and what was posted last.

use serde::Serialize;

use super::Written;
use super::notices::Windows;
use crate::plan::address;
use crate::plan::desk::Desk;
use crate::plan::linked;
use crate::plan::newest::posted_last;
use crate::plan::survey::SchemeSurvey;
use crate::plan::view::{ActRow, Chip, Head, Link, Table};
use crate::plan::words;

/// How many acts are shown as the latest.
const LATEST: usize = 10;
/// How many bases are shown as recognised last.
const RECOGNISED: usize = 10;

#[derive(Serialize)]
struct HomeView {
    windows: Windows,
    recognised: Option<Table>,
    latest: Vec<ActRow>,
    schemes: Vec<SchemeCard>,
}

/// A scheme as a card.
#[derive(Serialize)]
struct SchemeCard {
    name: String,
    href: String,
    other: String,
    authority: String,
    edition: Link,
    status: Chip,
    bases: Link,
}

/// Writes the page.
#[must_use]
pub fn write(desk: &Desk<'_>) -> Written {
    let site = &desk.survey.register.site;
    let view = HomeView {
        windows: Windows::new(desk),
        recognised: (!desk.survey.newest.is_empty()).then(|| super::latest::table(desk, RECOGNISED)),
        latest: latest(desk),
        schemes: desk.survey.schemes.iter().map(|one| scheme(desk, one)).collect(),
    };
    let head = Head {
        title: desk.say(&site.title),
        description: desk
            .pick(
                "正在公示的名单及截止日期、认定名录、评估结果和政策依据。",
                "Open lists and their last day, the register of certified bases, evaluation outcomes, and the texts they rest on.",
            )
            .to_owned(),
        feeds: desk.all_feeds(None),
        about: linked::site(desk),
        ..Head::default()
    };
    Written::new("home", head, view)
}

fn latest(desk: &Desk<'_>) -> Vec<ActRow> {
    let acts = posted_last(desk.survey.schemes.iter(), LATEST);
    acts.into_iter().map(|(one, place, act)| desk.act_row(one, place, act)).collect()
}

fn scheme(desk: &Desk<'_>, one: &SchemeSurvey<'_>) -> SchemeCard {
    let scheme = one.scheme;
    let policy = desk.governing(scheme);
    let certified = one.lives.of.values().filter(|life| life.standing.is_certified()).count();
    SchemeCard {
        name: desk.told(&scheme.name).to_owned(),
        href: desk.href(&address::scheme(&scheme.id)),
        other: desk.other(&scheme.name).unwrap_or_default().to_owned(),
        authority: desk.told(&scheme.authority).to_owned(),
        edition: policy.map_or_else(
            || desk.link(desk.pick("政策文件", "Policy texts"), address::POLICIES),
            |policy| desk.link_named(&policy.facts.title, &address::policy(&scheme.id, &policy.version)),
        ),
        status: policy.map_or_else(
            || desk.chip("unknown", "效力未能确定", "Status not known"),
            |policy| words::status(desk.lang, &policy.status(desk.survey.day)),
        ),
        bases: desk.link(
            desk.pick(&format!("在册{certified}个"), &format!("{certified} on the register")),
            &address::register(&scheme.id, None, 1),
        ),
    }
}
