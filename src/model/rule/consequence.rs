//! The consequence shape: if this happened, that follows. Here, what can happen.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Articles, Effect, Strength};
use crate::model::id::{SchemeId, Slug};
use crate::model::text::Bilingual;

/// The only machine: if this happened, that follows.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Consequence {
    /// What happened.
    pub on: Event,
    /// Only for a base of this standing or mark.
    #[serde(rename = "while")]
    pub condition: Option<Condition>,
    /// What the other body recognised it as.
    #[serde(default)]
    pub of: Vec<Above>,
    /// What follows.
    pub then: Effect,
    /// How strictly.
    #[serde(default)]
    pub strength: Strength,
    /// The rule in our words.
    pub text: Option<Bilingual>,
    /// Where the text says so.
    pub article: Articles,
}

/// The events a consequence can hang on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    /// An evaluation gave one of these grades.
    Graded(Vec<Slug>),
    /// It failed again after rectification.
    FailedAgain,
    /// It failed so many years running.
    FailedYears(u32),
    /// Annual reports were late or missing so many years running.
    Reports(ReportsEvent),
    /// Evaluation material was not handed in as required.
    MaterialMissing,
    /// It took no part in an evaluation, or left midway.
    Absent,
    /// The host asks to end it.
    HostAsks,
    /// The host has ended by law.
    HostEnded,
    /// It can no longer run.
    CannotRun,
    /// A higher body recognised it.
    RecognisedAbove,
    /// A higher body graded it excellent.
    TopAbove,
    /// It was revoked.
    Revoked,
    /// It was given up.
    GivenUp,
    /// The act states it; records cannot prove it.
    Stated(Label),
}

impl Event {
    /// The short name by which a revocation row tells events of one article apart (`21-7#host-asks`).
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Graded(_) => "graded",
            Self::FailedAgain => "failed-again",
            Self::FailedYears(_) => "failed-years",
            Self::Reports(_) => "reports",
            Self::MaterialMissing => "material-missing",
            Self::Absent => "absent",
            Self::HostAsks => "host-asks",
            Self::HostEnded => "host-ended",
            Self::CannotRun => "cannot-run",
            Self::RecognisedAbove => "recognised-above",
            Self::TopAbove => "top-above",
            Self::Revoked => "revoked",
            Self::GivenUp => "given-up",
            Self::Stated(label) => label.code(),
        }
    }

    /// Whether it is that an evaluation gave a grade.
    #[must_use]
    pub fn is_grade(&self, id: &str) -> bool {
        matches!(self, Self::Graded(ids) if ids.iter().any(|known| known.as_str() == id))
    }

    /// The host itself ends it: it asks to, or can no longer run the base.
    #[must_use]
    pub fn gives_up(&self) -> bool {
        matches!(self, Self::HostAsks | Self::CannotRun)
    }
}

/// Annual reports that were not as they should be.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportsEvent {
    /// The states that count.
    pub state: Vec<ReportState>,
    /// How many years running.
    pub running: u32,
}

impl ReportState {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::OnTime, Self::Late, Self::Missing, Self::NotDue];

    /// The word used in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::OnTime => "on-time",
            Self::Late => "late",
            Self::Missing => "missing",
            Self::NotDue => "not-due",
        }
    }

    /// Whether a report was due at all.
    #[must_use]
    pub fn is_due(self) -> bool {
        self != Self::NotDue
    }
}

/// The state of an annual report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ReportState {
    /// Handed in on time.
    OnTime,
    /// Handed in late.
    Late,
    /// Not handed in.
    Missing,
    /// None was due.
    NotDue,
}

/// Labels of facts that only an act can state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Label {
    FalseMaterial,
    Integrity,
    Law,
    Harm,
    HiddenChange,
    UnfitAfterRectification,
    Outstanding,
    Other,
}

impl Label {
    /// The word used in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::FalseMaterial => "false-material",
            Self::Integrity => "integrity",
            Self::Law => "law",
            Self::Harm => "harm",
            Self::HiddenChange => "hidden-change",
            Self::UnfitAfterRectification => "unfit-after-rectification",
            Self::Outstanding => "outstanding",
            Self::Other => "other",
        }
    }
}

/// The standing or mark a consequence asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Condition {
    /// Not yet recognised.
    Candidate,
    /// On the register.
    Certified,
    /// In rectification or due for re-evaluation.
    InRectification,
    /// Criticised.
    Criticised,
}

/// What another body recognised: a scheme kept here, or a title in words.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Above {
    /// A scheme of this site.
    Scheme {
        /// Which.
        scheme: SchemeId,
    },
    /// A title in words.
    Title(Bilingual),
}
