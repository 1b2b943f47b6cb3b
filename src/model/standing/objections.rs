//! What became of the objections to notices, entry by entry: a result that names an entry speaks of that entry alone, and the
//! last result that names it counts. What a result leaves open is open until a later one on the same notice says otherwise.

use std::collections::BTreeMap;

use super::annulled::is_annulled;
use crate::model::day::Day;
use crate::model::draft::act::ResultDraft;
use crate::model::id::BaseId;
use crate::model::list::Subject;
use crate::model::register::{Act, ActKind, Scheme};

/// What became of the objections to one entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ruling {
    /// Upheld by the last result that names the entry.
    Upheld,
    /// Rejected by the last result that names the entry.
    Rejected,
    /// Not dealt with yet.
    Open,
}

/// The results posted up to a day on some notices.
#[derive(Debug)]
pub struct Objections<'a> {
    /// The results in the order posted, without those annulled.
    pub results: Vec<(&'a Act, &'a ResultDraft)>,
    entries: BTreeMap<&'a BaseId, (Ruling, &'a Act)>,
}

impl<'a> Objections<'a> {
    /// The results on notices, by their places, that were posted up to a day.
    #[must_use]
    pub fn on(scheme: &'a Scheme, notices: &[usize], day: Day) -> Self {
        let mut places: Vec<usize> =
            notices.iter().filter_map(|notice| scheme.acts.get(*notice)).flat_map(|notice| notice.followed.iter().copied()).collect();
        places.sort_unstable();
        places.dedup();
        let acts = places.into_iter().filter_map(|place| scheme.acts.get(place));
        let mut results = Vec::new();
        let mut entries: BTreeMap<&BaseId, (Ruling, &Act)> = BTreeMap::new();
        for act in acts.filter(|act| act.posted() <= day && !is_annulled(scheme, act, day)) {
            let ActKind::ObjectionResult(result) = &act.kind else { continue };
            let same_notice = |earlier: &Act| earlier.about.iter().any(|about| act.about.contains(about));
            entries.retain(|_, (ruling, by)| *ruling != Ruling::Open || !same_notice(by));
            let named =
                [(Ruling::Rejected, &result.rejected_entries), (Ruling::Upheld, &result.upheld_entries), (Ruling::Open, &result.open)];
            for (ruling, ids) in named {
                entries.extend(ids.iter().map(|id| (id, (ruling, act))));
            }
            results.push((act, result));
        }
        Self { results, entries }
    }

    /// How many objections were received.
    #[must_use]
    pub fn received(&self) -> u32 {
        self.results.iter().fold(0, |sum, (_, result)| sum.saturating_add(result.received))
    }

    /// How many were upheld or rejected.
    #[must_use]
    pub fn settled(&self) -> u32 {
        self.results.iter().fold(0, |sum, (_, result)| sum.saturating_add(result.upheld).saturating_add(result.rejected))
    }

    /// What became of the objections to an entry, and the result that says so last.
    #[must_use]
    pub fn ruling(&self, subject: &Subject) -> Option<(Ruling, &'a Act)> {
        self.entries.get(subject.base()?).copied()
    }

    /// Whether an objection to an entry was upheld.
    #[must_use]
    pub fn upheld_for(&self, subject: &Subject) -> bool {
        self.ruling(subject).is_some_and(|(ruling, _)| ruling == Ruling::Upheld)
    }

    /// The bases of one ruling, each with the result that says so last.
    pub fn ruled(&self, ruling: Ruling) -> impl Iterator<Item = (&'a BaseId, &'a Act)> {
        self.entries.iter().filter(move |(_, (known, _))| *known == ruling).map(|(id, (_, by))| (*id, *by))
    }

    /// The first result that upholds an objection and does not name the entry.
    #[must_use]
    pub fn unnamed(&self) -> Option<&'a Act> {
        self.results.iter().find(|(_, result)| result.upheld > 0 && result.upheld_entries.is_empty()).map(|(act, _)| *act)
    }
}
