//! What can fall due.

use crate::model::standing::Duty;

/// What falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A publicity window opens.
    WindowOpens,
    /// A publicity window closes.
    WindowCloses,
    /// The outcome of a notice whose window is over.
    Outcome,
    /// What the rules ask of bases.
    Duty(Duty),
    /// The decision on an evaluation whose outcome is proposed.
    EvaluationProposed,
    /// A bar ends.
    BarEnds,
    /// A text lapses by its own words.
    TextLapses,
    /// The days off of the next year.
    Calendar,
}

impl Kind {
    /// The word used in ids.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::WindowOpens => "window-opens",
            Self::WindowCloses => "window-closes",
            Self::Outcome => "outcome",
            Self::Duty(duty) => duty.code(),
            Self::EvaluationProposed => "evaluation-proposed",
            Self::BarEnds => "bar-ends",
            Self::TextLapses => "text-lapses",
            Self::Calendar => "calendar",
        }
    }

    /// Whether one thing falls due, which its name tells from others; else the same for several bases at once.
    pub(super) fn is_of_one(self) -> bool {
        match self {
            Self::WindowOpens | Self::WindowCloses | Self::Outcome | Self::BarEnds | Self::TextLapses => true,
            Self::Duty(_) | Self::EvaluationProposed | Self::Calendar => false,
        }
    }
}
