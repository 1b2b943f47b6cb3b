//! What became of the objections to the notices that a decision answers, entry by entry: a result that names an entry speaks
//! of that entry alone, and the last result that names it counts.

use std::collections::BTreeMap;

use crate::model::draft::act::ResultDraft;
use crate::model::id::BaseId;
use crate::model::list::Subject;
use crate::model::register::{Act, ActKind, Scheme};

/// What became of the objections to one entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ruling {
    /// One at least was upheld.
    Upheld,
    /// All were rejected.
    Rejected,
    /// One is not dealt with yet.
    Open,
}

/// The results posted before a decision on the notices it answers.
pub(super) struct Objections<'a> {
    /// The results in the order posted, without those annulled.
    pub results: Vec<(&'a Act, &'a ResultDraft)>,
    entries: BTreeMap<&'a BaseId, (Ruling, &'a Act)>,
}

impl<'a> Objections<'a> {
    /// The results a decision could know of.
    pub(super) fn before(scheme: &'a Scheme, decision: &'a Act) -> Self {
        let mut places: Vec<usize> =
            decision.about.iter().filter_map(|about| scheme.acts.get(*about)).flat_map(|notice| notice.followed.iter().copied()).collect();
        places.sort_unstable();
        places.dedup();
        let acts = places.into_iter().filter_map(|place| scheme.acts.get(place));
        let known = acts.filter(|act| act.posted() <= decision.posted() && !undone(scheme, act, decision));
        let mut results = Vec::new();
        let mut entries = BTreeMap::new();
        for act in known {
            let ActKind::ObjectionResult(result) = &act.kind else { continue };
            let named =
                [(Ruling::Rejected, &result.rejected_entries), (Ruling::Upheld, &result.upheld_entries), (Ruling::Open, &result.open)];
            for (ruling, ids) in named {
                entries.extend(ids.iter().map(|id| (id, (ruling, act))));
            }
            results.push((act, result));
        }
        Self { results, entries }
    }

    /// What became of the objections to an entry, and the result that says so last.
    pub(super) fn ruling(&self, subject: &Subject) -> Option<(Ruling, &'a Act)> {
        match subject {
            Subject::Base(id) => self.entries.get(id).copied(),
            Subject::Host(_) => None,
        }
    }

    /// The first result that upholds an objection and does not name the entry.
    pub(super) fn unnamed(&self) -> Option<&'a Act> {
        self.results.iter().find(|(_, result)| result.upheld > 0 && result.upheld_entries.is_empty()).map(|(act, _)| *act)
    }
}

/// Whether an act was annulled by the day of a decision.
pub(super) fn undone(scheme: &Scheme, act: &Act, decision: &Act) -> bool {
    let mut later = act.followed.iter().filter_map(|later| scheme.acts.get(*later));
    later.any(|later| matches!(later.kind, ActKind::Annulment) && later.posted() <= decision.posted())
}
