//! A calendar file with its entries while it is looked through, and what is found wrong with it.

use std::collections::BTreeSet;

use super::year::{NATIONAL, NoticeDraft, NoticeKind, OffDraft, TakenBackDraft, WithdrawnDraft, WorkDraft, YearDraft, YearState};
use crate::model::day::Day;
use crate::model::text::Bilingual;

/// Something wrong with a calendar file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CalendarFault {
    /// The name of the file, as it was given.
    pub file: String,
    /// The key concerned, such as `off[2].last`; entries are numbered from 0.
    pub key: String,
    /// What is wrong.
    pub what: Bilingual,
}

/// A file that has been looked through, and the entries of it that must be left out.
pub(super) struct SoundFile {
    pub name: String,
    pub draft: YearDraft,
    /// The keys of those entries.
    pub unsound: BTreeSet<String>,
}

impl SoundFile {
    pub(super) fn is_national(&self) -> bool {
        self.draft.region == NATIONAL
    }

    /// The day the year's annual paper came out; `None` while it is not out.
    pub(super) fn annual(&self) -> Option<Day> {
        let annual = self.draft.notice.iter().filter(|notice| notice.kind == NoticeKind::Annual);
        annual.map(|notice| notice.published).min().filter(|_| self.draft.state == YearState::Published)
    }

    pub(super) fn notice(&self, id: u32) -> Option<&NoticeDraft> {
        self.draft.notice.iter().find(|notice| notice.id == id)
    }

    /// The last paper published before another one.
    pub(super) fn notice_before(&self, by: &NoticeDraft) -> Option<&NoticeDraft> {
        self.draft.notice.iter().filter(|notice| notice.published < by.published).max_by_key(|notice| notice.published)
    }

    /// The entries of one list, with their places, that had no fault.
    pub(super) fn sound<'a, E: Entry>(&'a self, entries: &'a [E]) -> impl Iterator<Item = (usize, &'a E)> {
        entries.iter().enumerate().filter(|(place, _)| !self.unsound.contains(&E::key(*place)))
    }

    pub(super) fn fault(&self, key: &str, what: Bilingual) -> CalendarFault {
        CalendarFault { file: self.name.clone(), key: key.to_owned(), what }
    }
}

/// Keys of one file and what is wrong with them.
pub(super) type Found = Vec<(String, Bilingual)>;

/// An entry of one of the four lists: some days, and the paper that speaks of them.
pub(super) trait Entry {
    /// The key of the list.
    const LIST: &'static str;
    /// The keys of the first and the last day.
    const DAYS: (&'static str, &'static str) = ("first", "last");
    /// The key of the paper.
    const PAPER: &'static str = "notice";
    /// Whether the paper takes back what an earlier one said.
    const WITHDRAWS: bool = false;

    /// First day, last day and paper.
    fn facts(&self) -> (Day, Day, u32);

    /// The key of an entry by its place in the list.
    fn key(place: usize) -> String {
        format!("{}[{place}]", Self::LIST)
    }
}

impl Entry for OffDraft {
    const LIST: &'static str = "off";

    fn facts(&self) -> (Day, Day, u32) {
        (self.first, self.last, self.notice)
    }
}

impl Entry for WorkDraft {
    const LIST: &'static str = "work";
    const DAYS: (&'static str, &'static str) = ("date", "date");

    fn facts(&self) -> (Day, Day, u32) {
        (self.date, self.date, self.notice)
    }
}

impl Entry for WithdrawnDraft {
    const LIST: &'static str = "withdrawn";
    const PAPER: &'static str = "by_notice";
    const WITHDRAWS: bool = true;

    fn facts(&self) -> (Day, Day, u32) {
        (self.first, self.last, self.by_notice)
    }
}

impl Entry for TakenBackDraft {
    const LIST: &'static str = "taken-back";

    fn facts(&self) -> (Day, Day, u32) {
        (self.first, self.last, self.notice)
    }
}
