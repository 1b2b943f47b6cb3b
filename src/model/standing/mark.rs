//! What a base carries beside its standing, and when.

use serde::Serialize;

use super::fold::{Exemption, Folded};
use super::{Due, Duty, Happened, Standing, Step};
use crate::model::day::Day;

/// What a base carries beside its standing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// A window about it is open.
    OpenNotice,
    /// Criticised 通报.
    Criticised,
    /// No evaluation is asked of it.
    Exempt,
    /// Its last application was withdrawn 撤回申报.
    ApplicationWithdrawn,
    /// It failed its re-evaluation; what follows is still to be decided.
    FailedAgain,
}

impl Mark {
    /// All marks, in the order shown.
    pub const ALL: [Self; 5] = [Self::OpenNotice, Self::Criticised, Self::Exempt, Self::ApplicationWithdrawn, Self::FailedAgain];

    /// The word used in data.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::OpenNotice => "open-notice",
            Self::Criticised => "criticised",
            Self::Exempt => "exempt",
            Self::ApplicationWithdrawn => "application-withdrawn",
            Self::FailedAgain => "failed-again",
        }
    }
}

impl Folded {
    /// Its marks on a day, by what is due of it.
    pub(super) fn marks(&self, due: &[Due], day: Day) -> Vec<Mark> {
        let evaluated_by = due.iter().find(|due| due.what == Duty::Evaluation).and_then(|due| due.by);
        // An exemption is of one round: in the year of the next it is over.
        let next = evaluated_by.is_some_and(|by| by.year() <= day.year());
        let exempt = self.exempt.is_some_and(|exempt| exempt == Exemption::Coming || !next);
        let mut marks = Vec::new();
        if self.criticised && self.standing.is_certified() {
            marks.push(Mark::Criticised);
        }
        // What it failed it puts right all the same.
        if exempt && self.standing == Standing::Certified {
            marks.push(Mark::Exempt);
        }
        let applied = |step: &&Step| matches!(step.what, Happened::Proposed | Happened::ApplicationWithdrawn);
        let last = self.trail.iter().rev().find(applied).filter(|_| self.standing == Standing::Candidate);
        if last.is_some_and(|step| step.what == Happened::ApplicationWithdrawn) {
            marks.push(Mark::ApplicationWithdrawn);
        }
        // Only a failed re-evaluation ends a term and leaves the base where it was.
        if self.standing.rectifies() && self.rectify.is_none() {
            marks.push(Mark::FailedAgain);
        }
        marks
    }
}
