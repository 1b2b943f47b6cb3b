//! A publicity notice on a day: scheduled, open, closed, concluded or withdrawn, entry by entry.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::annulled::is_annulled;
use crate::model::day::Day;
use crate::model::id::BaseId;
use crate::model::list::{Answer, Change, Entry, Lists, Running, Subject};
use crate::model::register::{Act, ActKind, Scheme, Window};
use crate::model::rule::Proposed;

/// The state of a notice, or of one of its entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoticeState {
    /// Objections can be raised now.
    Open,
    /// Posted; the window has not begun.
    Scheduled,
    /// The window is over, the outcome awaited.
    Closed,
    /// Every row is answered.
    Concluded,
    /// Taken back.
    Withdrawn,
}

impl NoticeState {
    /// The word used in data.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Scheduled => "scheduled",
            Self::Closed => "closed",
            Self::Concluded => "concluded",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Whether nothing more is awaited of it.
    #[must_use]
    pub fn is_past(self) -> bool {
        matches!(self, Self::Concluded | Self::Withdrawn)
    }
}

/// One entry of a notice on a day.
#[derive(Debug, Clone)]
pub struct EntryState {
    /// The entry as printed.
    pub entry: Entry,
    /// Its state.
    pub state: NoticeState,
    /// The first day of its window.
    pub first: Day,
    /// The last day of its window.
    pub last: Day,
    /// How many days are printed for it; none where an extension of the whole notice made longer what a correction had begun anew.
    pub days: Option<u32>,
    /// The day its count begins with: the notice was posted then, or the correction that began it anew.
    pub counted_from: Day,
    /// When it was printed: by the arrangement known then it has its days.
    pub printed_on: Day,
    /// The act that answered it last, and how.
    pub answer: Option<(usize, Answer)>,
}

impl EntryState {
    /// An entry as its notice printed it, in the window of the notice.
    fn printed(entry: Entry, Window { first, last, days }: Window, posted: Day) -> Self {
        let state = NoticeState::Closed;
        Self { entry, state, first, last, days: Some(days), counted_from: posted, printed_on: posted, answer: None }
    }
}

/// A notice on a day.
#[derive(Debug, Clone)]
pub struct NoticeView {
    /// The state of the notice as a whole.
    pub state: NoticeState,
    /// The first day of the earliest window among its entries of that state: the days of the others would say of it what is
    /// true of no entry.
    pub first: Day,
    /// The last day of the latest of those windows.
    pub last: Day,
    /// Its entries.
    pub entries: Vec<EntryState>,
    /// The acts posted up to the day that are about it.
    pub followed: Vec<usize>,
}

/// A notice on a day; none when the act is no notice, or is not posted yet.
#[must_use]
pub fn notice_on(scheme: &Scheme, place: usize, day: Day) -> Option<NoticeView> {
    view(scheme, place, day, usize::MAX)
}

/// A notice as an act found it: on the day that was posted, by what the acts before it say.
#[must_use]
pub fn notice_before(scheme: &Scheme, place: usize, act: usize) -> Option<NoticeView> {
    view(scheme, place, scheme.acts.get(act)?.posted(), act)
}

/// A notice on a day, by the acts before a place.
fn view(scheme: &Scheme, place: usize, day: Day, before: usize) -> Option<NoticeView> {
    let act = scheme.acts.get(place).filter(|act| act.posted() <= day)?;
    let window = act.notice_window()?;
    let undone = |place: &usize| scheme.acts.get(*place).is_some_and(|act| is_annulled(scheme, act, day));
    let printed = &act.lists;
    let mut entries: Vec<EntryState> =
        printed.entries().into_iter().map(|entry| EntryState::printed(entry, window, act.posted())).collect();
    let mut last = window.last;
    let posted = |follower: &&usize| **follower < before && scheme.acts.get(**follower).is_some_and(|act| act.posted() <= day);
    let followed: Vec<usize> = act.followed.iter().filter(posted).copied().collect();
    let annulled = undone(&place);
    let mut withdrawn_whole = annulled;
    let mut order: Option<Vec<usize>> = None;
    for follower in followed.iter().filter(|follower| !undone(follower)) {
        let Some(act) = scheme.acts.get(*follower) else { continue };
        match &act.kind {
            ActKind::Extension(longer, only) => {
                let order = order.get_or_insert_with(|| in_order(&entries));
                meant(&mut entries, order, only, |entry| {
                    if entry.last < longer.last {
                        entry.last = longer.last;
                        entry.days = (entry.first == longer.first).then_some(longer.days);
                        entry.printed_on = act.posted();
                    }
                });
                last = last.max(longer.last);
            }
            ActKind::NoticeWithdrawal(only) => {
                withdrawn_whole |= only.is_empty();
                let order = order.get_or_insert_with(|| in_order(&entries));
                meant(&mut entries, order, only, |entry| entry.state = NoticeState::Withdrawn);
            }
            ActKind::Correction => {
                let known = order.get_or_insert_with(|| in_order(&entries));
                restart(act, &mut entries, known);
                if !printed.changes.is_empty() {
                    rename(act, printed, &mut entries);
                    order = None;
                }
            }
            ActKind::Decision(_) => {
                let order = order.get_or_insert_with(|| in_order(&entries));
                answer(act, *follower, &mut entries, order);
            }
            ActKind::Notice(_)
            | ActKind::ObjectionResult(_)
            | ActKind::Annulment
            | ActKind::Opening
            | ActKind::Outside(_)
            | ActKind::ReportRoll => {}
        }
    }
    for entry in &mut entries {
        if annulled {
            entry.state = NoticeState::Withdrawn;
        }
        if entry.state != NoticeState::Withdrawn {
            let answered = entry.answer.is_some_and(|(_, answer)| answer != Answer::Pending);
            entry.state = if answered { NoticeState::Concluded } else { by_dates(entry.first, entry.last, day) };
        }
    }
    let state = if withdrawn_whole { NoticeState::Withdrawn } else { whole(&entries, by_dates(window.first, last, day)) };
    let meant = || entries.iter().filter(|entry| entry.state == state);
    // A notice without entries has one window, its own.
    let first = meant().map(|entry| entry.first).min().unwrap_or(window.first);
    let last = meant().map(|entry| entry.last).max().unwrap_or(last);
    Some(NoticeView { state, first, last, entries, followed })
}

/// The state of a notice that was not taken back as a whole; without entries it is that of its own days.
fn whole(entries: &[EntryState], by_own_days: NoticeState) -> NoticeState {
    let live = || entries.iter().map(|entry| entry.state).filter(|state| *state != NoticeState::Withdrawn);
    match live().filter(|state| *state != NoticeState::Concluded).min() {
        Some(state) => state,
        None if entries.is_empty() => by_own_days,
        None if live().next().is_none() => NoticeState::Withdrawn,
        None => NoticeState::Concluded,
    }
}

fn by_dates(first: Day, last: Day, day: Day) -> NoticeState {
    if day < first {
        NoticeState::Scheduled
    } else if day <= last {
        NoticeState::Open
    } else {
        NoticeState::Closed
    }
}

/// Calls `with` for the entries that an act means: those it names, or all where it names none.
fn meant(entries: &mut [EntryState], order: &[usize], only: &[BaseId], mut with: impl FnMut(&mut EntryState)) {
    if only.is_empty() {
        return entries.iter_mut().for_each(with);
    }
    for id in only {
        each(entries, order, of_base(id), &mut with);
    }
}

fn restart(act: &Act, entries: &mut [EntryState], order: &[usize]) {
    for row in &act.lists.correction {
        let Running::Restarts(first, last, days) = row.window else { continue };
        each(entries, order, of_base(&row.base), |entry| {
            if entry.entry.list == row.list {
                (entry.first, entry.last, entry.days) = (first, last, Some(days));
                (entry.counted_from, entry.printed_on) = (act.posted(), act.posted());
            }
        });
    }
}

/// A change that is known by what it is to is answered as the correction has it.
fn rename(act: &Act, printed: &Lists, entries: &mut [EntryState]) {
    let changes = entries.iter_mut().filter(|entry| entry.entry.list == Proposed::Changes);
    for (entry, change) in changes.zip(&printed.changes) {
        if let Some(row) = act.lists.correction.iter().rfind(|row| row.is_of(change)) {
            entry.entry.identity = Change { to: row.is.clone(), ..change.clone() }.identity();
        }
    }
}

/// What entries are put in order by: what they are about, then the rest of their keys.
fn rank(entry: &Entry) -> (&Subject, (Proposed, &Subject, &str)) {
    (&entry.subject, entry.key())
}

/// The places of the entries in order, so that those an act names are found without looking at all of a long list.
fn in_order(entries: &[EntryState]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by_key(|place| entries.get(*place).map(|entry| rank(&entry.entry)));
    order
}

/// Calls `with` for the entries in order that a comparison of that order finds equal.
fn each(entries: &mut [EntryState], order: &[usize], compared: impl Fn(&Entry) -> Ordering, mut with: impl FnMut(&mut EntryState)) {
    let from = order.partition_point(|at| entries.get(*at).is_some_and(|entry| compared(&entry.entry).is_lt()));
    for at in order.iter().skip(from) {
        let Some(entry) = entries.get_mut(*at).filter(|entry| compared(&entry.entry).is_eq()) else { break };
        with(entry);
    }
}

/// Compares with what is about a base.
fn of_base(id: &BaseId) -> impl Fn(&Entry) -> Ordering {
    let base = Subject::Base(id.clone());
    move |entry| entry.subject.cmp(&base)
}

fn answer(act: &Act, place: usize, entries: &mut [EntryState], order: &[usize]) {
    for settled in act.lists.entries() {
        each(entries, order, |entry| rank(entry).cmp(&rank(&settled)), |entry| entry.answer = Some((place, settled.answer)));
    }
}

/// Every notice posted up to a day, by the place of its act.
#[must_use]
pub fn notices_on(scheme: &Scheme, day: Day) -> BTreeMap<usize, NoticeView> {
    let posted = scheme.acts.iter().take_while(|act| act.posted() <= day).count();
    (0..posted).filter_map(|place| Some((place, notice_on(scheme, place, day)?))).collect()
}

/// The bases that an open window is about.
pub(super) fn open_entries(notices: &BTreeMap<usize, NoticeView>) -> BTreeSet<&BaseId> {
    let entries = notices.values().flat_map(|view| &view.entries).filter(|entry| entry.state == NoticeState::Open);
    entries.filter_map(|entry| entry.entry.subject.base()).collect()
}
