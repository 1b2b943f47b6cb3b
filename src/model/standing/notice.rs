//! A publicity notice on a day: scheduled, open, closed, concluded or withdrawn, entry by entry.

use std::collections::BTreeSet;

use super::happening::annulled;
use crate::model::day::Day;
use crate::model::id::BaseId;
use crate::model::list::{Answer, Entry, Running, Subject};
use crate::model::register::{Act, ActKind, Scheme};

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
    /// The act that answered it last, and how.
    pub answer: Option<(usize, Answer)>,
}

/// A notice on a day.
#[derive(Debug, Clone)]
pub struct NoticeView {
    /// The state of the notice as a whole.
    pub state: NoticeState,
    /// The first day of the earliest window in it.
    pub first: Day,
    /// The last day of the latest window in it.
    pub last: Day,
    /// Its entries.
    pub entries: Vec<EntryState>,
    /// The acts posted up to the day that are about it.
    pub followed: Vec<usize>,
}

/// A notice on a day; none when the act is no notice, or is not posted yet.
#[must_use]
pub fn notice_on(scheme: &Scheme, place: usize, day: Day) -> Option<NoticeView> {
    let act = scheme.acts.get(place).filter(|act| act.posted() <= day)?;
    let window = act.notice_window()?;
    let undone = annulled(scheme, day);
    let mut entries: Vec<EntryState> = act
        .lists
        .entries()
        .into_iter()
        .map(|entry| EntryState { entry, state: NoticeState::Closed, first: window.first, last: window.last, answer: None })
        .collect();
    let mut first = window.first;
    let mut last = window.last;
    let posted = |follower: &&usize| scheme.acts.get(**follower).is_some_and(|act| act.posted() <= day);
    let followed: Vec<usize> = act.followed.iter().filter(posted).copied().collect();
    let mut withdrawn_whole = undone.contains_key(&place);
    for follower in followed.iter().filter(|follower| !undone.contains_key(follower)) {
        let Some(act) = scheme.acts.get(*follower) else { continue };
        match &act.kind {
            ActKind::Extension(longer, only) => {
                for entry in entries.iter_mut().filter(|entry| meant(&entry.entry, only)) {
                    entry.last = entry.last.max(longer.last);
                }
                last = last.max(longer.last);
            }
            ActKind::NoticeWithdrawal(only) => {
                withdrawn_whole |= only.is_empty();
                for entry in entries.iter_mut().filter(|entry| meant(&entry.entry, only)) {
                    entry.state = NoticeState::Withdrawn;
                }
            }
            ActKind::Correction => restart(act, &mut entries),
            ActKind::Decision(_) => answer(act, *follower, &mut entries),
            ActKind::Notice(_)
            | ActKind::ObjectionResult(_)
            | ActKind::Annulment
            | ActKind::Opening
            | ActKind::Outside(_)
            | ActKind::ReportRoll => {}
        }
    }
    for entry in &mut entries {
        if entry.state != NoticeState::Withdrawn {
            let answered = entry.answer.is_some_and(|(_, answer)| answer != Answer::Pending);
            entry.state = if answered { NoticeState::Concluded } else { by_dates(entry.first, entry.last, day) };
        }
        first = first.min(entry.first);
        last = last.max(entry.last);
    }
    let live = || entries.iter().filter(|entry| entry.state != NoticeState::Withdrawn);
    let state = if withdrawn_whole || (!entries.is_empty() && live().next().is_none()) {
        NoticeState::Withdrawn
    } else if !entries.is_empty() && live().all(|entry| entry.state == NoticeState::Concluded) {
        NoticeState::Concluded
    } else {
        live().map(|entry| entry.state).filter(|state| *state != NoticeState::Concluded).min().unwrap_or(by_dates(first, last, day))
    };
    Some(NoticeView { state, first, last, entries, followed })
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

fn meant(entry: &Entry, only: &[BaseId]) -> bool {
    only.is_empty() || matches!(&entry.subject, Subject::Base(id) if only.contains(id))
}

fn restart(act: &Act, entries: &mut [EntryState]) {
    for row in &act.lists.correction {
        let Running::Restarts(first, last, _) = row.window else { continue };
        for entry in entries.iter_mut() {
            if entry.entry.list == row.list && entry.entry.subject == Subject::Base(row.base.clone()) {
                entry.first = first;
                entry.last = last;
            }
        }
    }
}

fn answer(act: &Act, place: usize, entries: &mut [EntryState]) {
    for settled in act.lists.entries() {
        let same = |entry: &&mut EntryState| {
            entry.entry.list == settled.list && entry.entry.subject == settled.subject && entry.entry.part == settled.part
        };
        for entry in entries.iter_mut().filter(same) {
            entry.answer = Some((place, settled.answer));
        }
    }
}

/// The bases that an open window is about.
pub(super) fn open_entries(scheme: &Scheme, day: Day) -> BTreeSet<BaseId> {
    let notices = scheme.acts.iter().enumerate().take_while(|(_, act)| act.posted() <= day);
    notices
        .filter(|(_, act)| act.notice_window().is_some())
        .filter_map(|(place, _)| notice_on(scheme, place, day))
        .flat_map(|view| view.entries)
        .filter(|entry| entry.state == NoticeState::Open)
        .filter_map(|entry| match entry.entry.subject {
            Subject::Base(id) => Some(id),
            Subject::Host(_) => None,
        })
        .collect()
}
