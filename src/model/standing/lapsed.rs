//! Rows that propose or decide nothing any more.

use std::collections::BTreeSet;

use super::annulled::is_annulled;
use super::notice::{NoticeState, notice_on};
use crate::model::day::Day;
use crate::model::list::{Answer, Entry};
use crate::model::register::{ActKind, Scheme};

/// The rows of an act, by list and line, that count no more: every one of an annulled act, and of a notice those that were taken
/// back or decided and not carried out. What they say can break no rule.
#[must_use]
pub fn lapsed(scheme: &Scheme, place: usize) -> BTreeSet<(&'static str, usize)> {
    let Some(act) = scheme.acts.get(place) else { return BTreeSet::new() };
    let row = |entry: &Entry| (entry.list.code(), entry.line);
    if is_annulled(scheme, act, Day::MAX) {
        return act.lists.entries().iter().map(row).collect();
    }
    let ends = |kind: &ActKind| matches!(kind, ActKind::NoticeWithdrawal(_) | ActKind::Decision(_));
    if !scheme.followed(act).any(|later| ends(&later.kind)) {
        return BTreeSet::new();
    }
    let entries = notice_on(scheme, place, Day::MAX).into_iter().flat_map(|view| view.entries);
    let dropped = |answer| matches!(answer, Answer::Dropped | Answer::Withdrawn);
    let over = entries.filter(|entry| entry.state == NoticeState::Withdrawn || entry.answer.is_some_and(|(_, answer)| dropped(answer)));
    over.map(|entry| row(&entry.entry)).collect()
}
