//! The notices of all schemes: open, scheduled and awaiting on the first page, then those of the past.

use std::cmp::Reverse;

use serde::Serialize;

use super::Written;
use crate::model::register::Act;
use crate::model::standing::{NoticeState, NoticeView};
use crate::plan::address;
use crate::plan::desk::Desk;
use crate::plan::paging::shown;
use crate::plan::survey::{SchemeSurvey, Survey};
use crate::plan::view::{ActRow, Head, Link, Markup, WindowCard};

/// The windows that run, are to come, or await their outcome.
#[derive(Serialize)]
pub struct Windows {
    open: Vec<WindowCard>,
    scheduled: Vec<WindowCard>,
    awaiting: Vec<WindowCard>,
}

impl Windows {
    /// Those that can be objected to, now or soon.
    #[must_use]
    pub fn to_object(desk: &Desk<'_>) -> Self {
        Self { awaiting: Vec::new(), ..Self::new(desk) }
    }

    /// Those of all schemes.
    #[must_use]
    pub fn new(desk: &Desk<'_>) -> Self {
        Self::among(desk, &|_| true)
    }

    /// Those of one scheme.
    #[must_use]
    pub fn of(desk: &Desk<'_>, scheme: &SchemeSurvey<'_>) -> Self {
        Self::among(desk, &|one| one.place == scheme.place)
    }

    fn among(desk: &Desk<'_>, meant: &dyn Fn(&SchemeSurvey<'_>) -> bool) -> Self {
        let cards = |state| cards(desk, state, meant);
        Self { open: cards(NoticeState::Open), scheduled: cards(NoticeState::Scheduled), awaiting: cards(NoticeState::Closed) }
    }
}

#[derive(Serialize)]
struct NoticesView {
    /// On the first page alone: what is open stands on the page people are sent to.
    windows: Option<Windows>,
    past: Vec<ActRow>,
    pager: Markup,
    subscribe: Vec<Link>,
}

/// Writes the page.
#[must_use]
pub fn write(desk: &Desk<'_>, page: usize) -> Written {
    let mut past: Vec<Posted<'_>> = all(desk.survey).filter(|(.., notice)| notice.state.is_past()).collect();
    past.sort_by_key(|(one, place, act, _)| (Reverse(act.posted()), one.place, Reverse(*place)));
    let shown = shown(page);
    let rows = past.iter().skip(shown.start).take(shown.len());
    let view = NoticesView {
        windows: (page <= 1).then(|| Windows::new(desk)),
        past: rows.map(|(one, place, act, _)| ActRow { kind: String::new(), ..desk.act_row(one, *place, act) }).collect(),
        pager: desk.pager(page, past.len(), address::notices),
        subscribe: desk.subscribe(&desk.feeds(None)),
    };
    let head = Head {
        title: desk.numbered(desk.pick("公示", "Publicity notices"), page),
        description: desk
            .pick(
                "所有项目的公示：正在公示、即将公示、待公布结果和已结束的。",
                "The notices of all schemes: open, scheduled, awaiting the outcome, and past.",
            )
            .to_owned(),
        section: "notices".to_owned(),
        crumbs: vec![desk.home_crumb()],
        feeds: desk.feeds(None),
        ..Head::default()
    };
    Written::new("notices", head, view)
}

/// The notices of some schemes in one state, what needs the reader's eye first: the nearest last day of the open ones,
/// the nearest first day of the scheduled ones, the longest wait of those that are over.
#[must_use]
pub fn cards(desk: &Desk<'_>, state: NoticeState, meant: &dyn Fn(&SchemeSurvey<'_>) -> bool) -> Vec<WindowCard> {
    let mut found: Vec<Posted<'_>> = all(desk.survey).filter(|(one, .., notice)| notice.state == state && meant(one)).collect();
    found.sort_by_key(|(one, place, _, notice)| {
        let day = if state == NoticeState::Scheduled { notice.first } else { notice.last };
        (day, one.place, *place)
    });
    found.into_iter().map(|(one, _, act, notice)| desk.card(one, act, notice)).collect()
}

/// A notice with its scheme and its place among the acts.
type Posted<'s> = (&'s SchemeSurvey<'s>, usize, &'s Act, &'s NoticeView);

fn all<'s>(survey: &'s Survey<'s>) -> impl Iterator<Item = Posted<'s>> {
    survey
        .schemes
        .iter()
        .flat_map(|one| one.notices.iter().filter_map(move |(place, notice)| Some((one, *place, one.scheme.acts.get(*place)?, notice))))
}
