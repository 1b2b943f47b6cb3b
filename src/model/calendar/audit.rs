//! What can be wrong with a calendar file by itself, found all at once.

use std::collections::{BTreeMap, BTreeSet};

use super::sound::{CalendarFault, SoundFile};
use super::year::{NATIONAL, YearDraft};
use super::{entry, paper};
use crate::model::day::Day;
use crate::model::text::Bilingual;

/// Looks through every file; of two files for one year and region the second is left out.
pub(super) fn audit(files: Vec<(String, YearDraft)>, faults: &mut Vec<CalendarFault>) -> Vec<SoundFile> {
    let mut sound: BTreeMap<(bool, String, i32), SoundFile> = BTreeMap::new();
    for (name, draft) in files {
        let key = (draft.region != NATIONAL, draft.region.clone(), draft.year);
        let file = look_through(name, draft, faults);
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

fn look_through(name: String, draft: YearDraft, faults: &mut Vec<CalendarFault>) -> SoundFile {
    let mut file = SoundFile { name, draft, unsound: BTreeSet::new() };
    let mut found = Vec::new();
    paper::look_through(&file, &mut found);
    entry::holidays(&file, &mut found);
    file.unsound = entry::look_through(&file, &mut found);
    faults.extend(found.into_iter().map(|(key, what)| file.fault(&key, what)));
    file
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
