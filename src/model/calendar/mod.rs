//! The working-day calendar of mainland China: which days are worked, and how a period is counted in them.
//!
//! A day is worked when a paper says so (a make-up day, 调休上班), or when it is Monday to Friday and no paper gives
//! it off. The State Council sets this for each year by a paper of the autumn before (放假安排); a region may have
//! papers of its own that go before the national ones. All years together are one set of days.
//!
//! [`Calendar`] holds every paper; [`Arrangement`] is what follows from those that were out on a given day.

mod arrangement;
mod audit;
mod compile;
mod entry;
mod fault;
mod marks;
mod paper;
mod period;
mod sound;
#[cfg(test)]
mod tests;
mod unit;
mod window;
mod year;

use std::collections::BTreeMap;

use crate::model::day::Day;

pub use arrangement::{Arrangement, DayKind, Open, Reason};
pub use fault::WindowFault;
pub use marks::Label;
pub use period::Counted;
pub use sound::CalendarFault;
pub use unit::{FirstDay, MAX_DAYS, Unit};
pub use window::{CountedDay, Window};
pub use year::{
    NATIONAL, NoticeDraft, NoticeKind, OffDraft, TakenBackDraft, WithdrawnDraft, WithdrawnKind, WorkDraft, YearDraft, YearState,
};

use marks::Marks;

/// Every paper on days off, national and regional, compiled for counting.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    years: Vec<YearDraft>,
    /// For each published national year, the day its annual paper came out.
    papers: BTreeMap<i32, Day>,
    national: Marks,
    regions: BTreeMap<String, Marks>,
}

impl Calendar {
    /// Compiles the files, given with their names, and reports everything that is wrong with any of them.
    ///
    /// An entry with a fault is left out; the rest is usable, so that other findings can still be made. A calendar
    /// with faults is not one to publish by.
    pub fn new(files: Vec<(String, YearDraft)>) -> (Self, Vec<CalendarFault>) {
        let mut faults = Vec::new();
        let sound = audit::audit(files, &mut faults);
        let papers: BTreeMap<i32, Day> =
            sound.iter().filter(|file| file.is_national()).filter_map(|file| Some((file.draft.year, file.annual()?))).collect();
        let (national, regions) = compile::compile(&sound, &mut faults);
        audit::gaps(&sound, &papers, &mut faults);
        faults.sort();
        let years = sound.into_iter().map(|file| file.draft).collect();
        (Self { years, papers, national, regions }, faults)
    }

    /// The arrangement by all papers.
    pub fn latest(&self) -> Arrangement<'_> {
        Arrangement::of(self, None)
    }

    /// The arrangement as it was known on a day: by the papers published up to that day, with what a later paper
    /// took back still standing. A period printed on that day is judged by this one.
    pub fn known_on(&self, day: Day) -> Arrangement<'_> {
        Arrangement::of(self, Some(day))
    }

    /// The arrangement as it was known on a day, for a region; the national one, where the region has no papers of its own.
    pub fn known_in(&self, region: Option<&str>, day: Day) -> Arrangement<'_> {
        let known = self.known_on(day);
        known.for_region(region).unwrap_or(known)
    }

    /// The arrangement by all papers, for a region; the national one, where the region has no papers of its own.
    pub fn latest_in(&self, region: Option<&str>) -> Arrangement<'_> {
        let latest = self.latest();
        latest.for_region(region).unwrap_or(latest)
    }

    /// The files, the whole country's first, then by region; each in the order of the years.
    pub fn years(&self) -> &[YearDraft] {
        &self.years
    }

    /// The ids of the regions that have papers of their own.
    pub fn regions(&self) -> impl Iterator<Item = &str> {
        self.regions.keys().map(String::as_str)
    }
}
