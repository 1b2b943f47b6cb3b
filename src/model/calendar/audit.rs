//! What can be wrong with a calendar file by itself, found all at once.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::{self, Entry};
use super::paper;
use super::year::{NATIONAL, NoticeDraft, NoticeKind, YearDraft, YearState};
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
    unsound: BTreeSet<String>,
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

    fn look_through(name: String, draft: YearDraft, faults: &mut Vec<CalendarFault>) -> Self {
        let mut file = Self { name, draft, unsound: BTreeSet::new() };
        let mut found = Vec::new();
        paper::look_through(&file, &mut found);
        entry::holidays(&file, &mut found);
        file.unsound = entry::look_through(&file, &mut found);
        faults.extend(found.into_iter().map(|(key, what)| file.fault(&key, what)));
        file
    }
}

/// Keys of one file and what is wrong with them.
pub(super) type Found = Vec<(String, Bilingual)>;

/// Looks through every file; of two files for one year and region the second is left out.
pub(super) fn audit(files: Vec<(String, YearDraft)>, faults: &mut Vec<CalendarFault>) -> Vec<SoundFile> {
    let mut sound: BTreeMap<(bool, String, i32), SoundFile> = BTreeMap::new();
    for (name, draft) in files {
        let key = (draft.region != NATIONAL, draft.region.clone(), draft.year);
        let file = SoundFile::look_through(name, draft, faults);
        if let Some(other) = sound.get(&key) {
            let (_, region, year) = &key;
            faults.push(file.fault(
                "year",
                Bilingual::new(
                    format!("{region} {year} 年已在 {} 中", other.name),
                    format!("{year} for {region} is already in {}", other.name),
                ),
            ));
        } else {
            sound.insert(key, file);
        }
    }
    sound.into_values().collect()
}

/// Reports each published national year that follows a missing one: the days in between cannot be counted.
pub(super) fn gaps(files: &[SoundFile], papers: &BTreeMap<i32, Day>, faults: &mut Vec<CalendarFault>) {
    let first = papers.keys().next().copied();
    for file in files.iter().filter(|file| file.is_national() && file.annual().is_some()) {
        let before = file.draft.year.saturating_sub(1);
        if first != Some(file.draft.year) && !papers.contains_key(&before) {
            faults.push(file.fault(
                "year",
                Bilingual::new(
                    format!("缺少 {before} 年的放假安排，{before} 年起的日期无法计算；请补上该年的文件"),
                    format!("the arrangement for {before} is missing, so days from {before} on cannot be counted; add that year's file"),
                ),
            ));
        }
    }
}
