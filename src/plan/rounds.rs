//! The evaluation rounds of a scheme: for each base the last outcome proposed or settled, with corrections.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::id::BaseId;
use crate::model::list::{Answer, Evaluated, Outcome, Row, Subject};
use crate::model::register::{ActKind, Scheme};
use crate::model::rule::Proposed;
use crate::model::standing::{Corrections, NoticeState, NoticeView, annulled_among};

/// One round.
#[derive(Debug, Default)]
pub struct Round {
    /// The acts whose lists speak of it and the corrections of those, by place, the earliest first.
    pub acts: BTreeSet<usize>,
    /// The outcome of each base.
    pub verdicts: BTreeMap<BaseId, Verdict>,
}

/// The outcome of one base in one round.
#[derive(Debug, Clone)]
pub struct Verdict {
    /// The outcome, with corrections.
    pub outcome: Outcome,
    /// The act that says so, by place.
    pub act: usize,
    /// How far it has come.
    pub stage: Stage,
}

/// How far an outcome has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// A notice proposes it; the state of its entry.
    Proposed(NoticeState),
    /// Decided as it stands.
    Settled,
    /// Decided not to be carried out.
    Dropped,
}

impl Round {
    /// The state of the round as of its least finished outcome.
    #[must_use]
    pub fn state(&self) -> NoticeState {
        let states = self.verdicts.values().map(|verdict| match verdict.stage {
            Stage::Proposed(state) => state,
            Stage::Settled | Stage::Dropped => NoticeState::Concluded,
        });
        states.min().unwrap_or(NoticeState::Concluded)
    }
}

/// Every round that the posted acts speak of, by its name; an act that was undone gives no outcome.
#[must_use]
pub fn rounds(scheme: &Scheme, notices: &BTreeMap<usize, NoticeView>, posted: usize) -> BTreeMap<String, Round> {
    let acts = || scheme.acts.iter().take(posted).enumerate();
    let undone = annulled_among(scheme, posted);
    let corrections = Corrections::among(scheme, posted);
    let mut rounds: BTreeMap<String, Round> = BTreeMap::new();
    for (place, act) in acts() {
        if undone.contains(&place) {
            // Its round keeps its page, with the act and without an outcome.
            for row in act.lists.evaluation.iter().filter(|_| matches!(act.kind, ActKind::Notice(_) | ActKind::Decision(_))) {
                rounds.entry(row.what.round.to_string()).or_default().acts.insert(place);
            }
            continue;
        }
        if act.lists.evaluation.is_empty() {
            continue;
        }
        let states = states(notices.get(&place));
        for row in &act.lists.evaluation {
            let stage = match act.kind {
                ActKind::Notice(_) => states.get(&(&row.base, row.what.round.as_str())).map(|state| Stage::Proposed(*state)),
                ActKind::Decision(_) => decided(row),
                _ => None,
            };
            let Some(stage) = stage else { continue };
            let round = rounds.entry(row.what.round.to_string()).or_default();
            round.acts.insert(place);
            let right = corrections.of_cell(place, Proposed::Evaluation, &row.base, "result", row.what.result.code());
            let outcome = right.map_or_else(|| row.what.result.clone(), |(_, right)| Outcome::read(&right.is));
            round.acts.extend(right.map(|(by, _)| by));
            let proposed = matches!(stage, Stage::Proposed(_));
            let settled = round.verdicts.get(&row.base).is_some_and(|known| known.stage == Stage::Settled);
            // What was settled stands until it is settled anew; what was taken back was never proposed.
            if !(stage == Stage::Proposed(NoticeState::Withdrawn) || proposed && settled) {
                round.verdicts.insert(row.base.clone(), Verdict { outcome, act: place, stage });
            }
        }
    }
    rounds
}

fn decided(row: &Row<Evaluated>) -> Option<Stage> {
    match row.answer {
        Answer::Settled => Some(Stage::Settled),
        Answer::Dropped | Answer::Withdrawn => Some(Stage::Dropped),
        Answer::Pending => None,
    }
}

/// The states of the evaluation entries of a notice, by base and round.
fn states(notice: Option<&NoticeView>) -> BTreeMap<(&BaseId, &str), NoticeState> {
    let entries = notice.into_iter().flat_map(|notice| &notice.entries).filter(|entry| entry.entry.list == Proposed::Evaluation);
    let stated = entries.filter_map(|entry| match &entry.entry.subject {
        Subject::Base(id) => Some(((id, entry.entry.part.as_str()), entry.state)),
        Subject::Host(_) => None,
    });
    stated.collect()
}
