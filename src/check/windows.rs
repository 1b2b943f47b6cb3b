//! Every printed window, with what the checks of windows need.

use super::Scene;
use crate::finding::Place;
use crate::model::calendar::{Arrangement, Counted, FirstDay, Unit};
use crate::model::day::Day;
use crate::model::list::{Corrected, Running};
use crate::model::register::{Act, ActKind, Scheme, Window};
use crate::model::rule::Proposed;
use crate::model::standing::{EntryState, NoticeState, is_annulled, lapsed, notice_on};

/// A window as printed in a notice, an extension, or a correction that starts the period of an entry again.
pub(super) struct Printed<'a> {
    pub scheme: &'a Scheme,
    pub act: &'a Act,
    /// The place of the notice it is a window of.
    notice: usize,
    pub window: Window,
    /// The day it is counted from: an extension belongs to the window that began with its notice, a window that starts again
    /// begins with its correction.
    pub posted: Day,
    /// What it is the window of.
    pub effects: Vec<Proposed>,
    /// The line of the row in the list of a correction.
    row: Option<usize>,
}

impl Printed<'_> {
    /// What its number of days counts: what the rule of its effect counts, else working days.
    pub(super) fn unit(&self) -> Unit {
        self.act.under.counts(&self.effects)
    }

    /// Where one of its keys is written: `first`, `last` or `days`.
    pub(super) fn place(&self, key: &'static str) -> Place {
        match self.row {
            None => Place::key(self.act.file(), format!("window.{key}")),
            Some(line) => Place::column(self.act.list_file("correction"), line, key),
        }
    }

    /// The days it holds by the declared reading; by the office habit where none is declared.
    pub(super) fn count(&self, scene: &Scene<'_>, unit: Unit) -> Option<Counted> {
        self.between(scene, self.window.first, unit, self.first_day())
    }

    /// The reading declared, else the habit of most offices.
    pub(super) fn first_day(&self) -> FirstDay {
        self.act.under.practice.first_day.unwrap_or(FirstDay::PostingDay)
    }

    /// The days it really is shown by one reading: none before it is posted; none at all where it is over by then.
    pub(super) fn shown_by(&self, scene: &Scene<'_>, unit: Unit, first_day: FirstDay) -> Option<Counted> {
        let first = self.window.first.max(self.posted.min(self.window.last));
        self.between(scene, first, unit, first_day)
    }

    /// Whether it was over when it was posted.
    pub(super) fn over(&self) -> bool {
        self.posted > self.window.last
    }

    /// Whether an entry has this window for its last: none of those that were taken back or came to nothing, nor one whose window
    /// was made longer or begun anew while this one ran.
    pub(super) fn holds(&self) -> bool {
        let ends = |entry: &EntryState| entry.last == self.window.last && entry.state != NoticeState::Withdrawn;
        let lapsed = lapsed(self.scheme, self.notice);
        [self.window.last, Day::MAX].into_iter().any(|day| {
            let entries = notice_on(self.scheme, self.notice, day).into_iter().flat_map(|view| view.entries);
            entries.filter(ends).any(|entry| !lapsed.contains(&(entry.entry.list.code(), entry.entry.line)))
        })
    }

    /// The day it begins by the later of the two readings: the first worked day after it is posted.
    pub(super) fn latest_first(&self, scene: &Scene<'_>) -> Option<Day> {
        let days = self.arrangement(scene)?;
        days.window(self.posted, 1, Unit::WorkingDays, FirstDay::NextDay).ok().map(|window| window.first)
    }

    fn between(&self, scene: &Scene<'_>, first: Day, unit: Unit, first_day: FirstDay) -> Option<Counted> {
        self.arrangement(scene)?.count(self.posted, first, self.window.last, unit, first_day).ok()
    }

    fn arrangement<'a>(&self, scene: &Scene<'a>) -> Option<Arrangement<'a>> {
        let known = scene.register.calendar.known_on(self.act.posted());
        known.for_region(self.act.under.calendar_region.as_deref()).ok()
    }
}

/// Calls `with` for every window of every notice, extension and correction that was not annulled, but for notices of which all
/// was taken back or came to nothing.
pub(super) fn each<'a>(scene: &Scene<'a>, mut with: impl FnMut(&Printed<'a>)) {
    for scheme in scene.schemes {
        let prints = |act: &Act| matches!(act.kind, ActKind::Notice(_) | ActKind::Extension(..) | ActKind::Correction);
        let acts = scheme.acts.iter().enumerate().filter(|(_, act)| prints(act) && !is_annulled(scheme, act, Day::MAX));
        for (place, act) in acts {
            let mut acts = std::iter::once(&place).chain(&act.about).filter_map(|place| Some((*place, scheme.acts.get(*place)?)));
            let Some((place, notice)) = acts.find(|(_, act)| act.notice_window().is_some()) else { continue };
            let over = lapsed(scheme, place);
            if !over.is_empty() && notice.lists.entries().iter().all(|row| over.contains(&(row.list.code(), row.line))) {
                continue;
            }
            let printed = |window, posted, effects, row| Printed { scheme, act, notice: place, window, posted, effects, row };
            match &act.kind {
                ActKind::Notice(window) | ActKind::Extension(window, _) => with(&printed(*window, notice.posted(), notice.effects(), None)),
                ActKind::Correction => {
                    for (row, window) in restarted(act) {
                        with(&printed(window, act.posted(), vec![row.list], Some(row.line)));
                    }
                }
                _ => {}
            }
        }
    }
}

/// The windows that a correction starts again; many entries may have the same, which is told once.
fn restarted(act: &Act) -> Vec<(&Corrected, Window)> {
    let mut rows: Vec<(&Corrected, Window)> = Vec::new();
    for row in &act.lists.correction {
        let Running::Restarts(first, last, days) = row.window else { continue };
        let window = Window { first, last, days };
        if !rows.iter().any(|(known, same)| known.list == row.list && *same == window) {
            rows.push((row, window));
        }
    }
    rows
}
