//! The standings a base can have.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The standing of a base; it has exactly one on any day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Named in public, nothing proposed.
    Candidate,
    /// Proposed for recognition 拟认定.
    Proposed,
    /// Proposed and not recognised.
    NotRecognised,
    /// On the register.
    Certified,
    /// Failed an evaluation and has its term to put things right.
    InRectification,
    /// The term is over, the re-evaluation is not.
    ReEvaluationDue,
    /// Struck off.
    Revoked,
    /// Left.
    Exited,
}

impl Standing {
    /// All standings, in the order of a base's life.
    pub const ALL: [Self; 8] = [
        Self::Candidate,
        Self::Proposed,
        Self::NotRecognised,
        Self::Certified,
        Self::InRectification,
        Self::ReEvaluationDue,
        Self::Revoked,
        Self::Exited,
    ];

    /// The word used in files and data.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Candidate => "candidate",
            Self::Proposed => "proposed",
            Self::NotRecognised => "not-recognised",
            Self::Certified => "certified",
            Self::InRectification => "in-rectification",
            Self::ReEvaluationDue => "re-evaluation-due",
            Self::Revoked => "revoked",
            Self::Exited => "exited",
        }
    }

    /// Whether it failed an evaluation and has not put that right.
    #[must_use]
    pub fn rectifies(self) -> bool {
        matches!(self, Self::InRectification | Self::ReEvaluationDue)
    }

    /// Whether the base is on the register, in whatever trouble.
    #[must_use]
    pub fn is_certified(self) -> bool {
        matches!(self, Self::Certified) || self.rectifies()
    }
}
