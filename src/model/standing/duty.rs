//! What must follow, and what it can be.

use super::Basis;
use crate::model::day::Day;
use crate::model::rule::{Effect, Proposed};
use crate::model::text::Bilingual;

/// Something that must follow.
#[derive(Debug, Clone)]
pub struct Due {
    /// What.
    pub what: Duty,
    /// What, in words.
    pub words: Bilingual,
    /// By when, where the rules tell.
    pub by: Option<Day>,
    /// The article.
    pub basis: Basis,
}

/// What must follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duty {
    /// What the office is to decide.
    Demand(Demand),
    /// The periodic evaluation 评估.
    Evaluation,
    /// The end of a term of rectification 整改.
    Rectification,
    /// The evaluation after it 复评.
    ReEvaluation,
    /// An annual report, by the base.
    Report,
    /// A roll of annual reports, by the office; of several years that lack one, the first.
    Roll(i32),
    /// A posted exit takes effect.
    ExitEffective,
}

/// What the rules demand once something has happened, until an act gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Demand {
    /// Revocation 撤销.
    Revocation,
    /// Criticism 通报.
    Criticism,
    /// Leaving the register 退出.
    Exit,
    /// A grade that does not depend on the evaluation.
    Grade,
}

impl Duty {
    /// The word used in data.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Demand(demand) => demand.code(),
            Self::Evaluation => "evaluation",
            Self::Rectification => "rectification",
            Self::ReEvaluation => "re-evaluation",
            Self::Report | Self::Roll(_) => "report",
            Self::ExitEffective => "exit-effective",
        }
    }

    /// Whether it is demanded that this be decided.
    #[must_use]
    pub fn demands(self, effect: Proposed) -> bool {
        matches!(self, Self::Demand(demand) if demand.is_given_by(effect))
    }
}

impl Demand {
    /// What an effect without an act demands.
    pub(super) fn of(effect: &Effect) -> Option<Self> {
        match effect {
            Effect::Revoke => Some(Self::Revocation),
            Effect::Criticise => Some(Self::Criticism),
            Effect::Exit(_) => Some(Self::Exit),
            Effect::Grade(_) => Some(Self::Grade),
            Effect::Keep | Effect::Rectify(_) | Effect::Exempt | Effect::Benefit | Effect::Bar(_) => None,
        }
    }

    /// Whether a decision on a list of that effect answers it.
    pub(super) fn is_given_by(self, effect: Proposed) -> bool {
        match self {
            Self::Revocation => effect == Proposed::Revocation,
            Self::Criticism => effect == Proposed::Criticism,
            Self::Exit => effect == Proposed::Exit,
            Self::Grade => false,
        }
    }

    fn code(self) -> &'static str {
        match self {
            Self::Revocation => "revocation",
            Self::Criticism => "criticism",
            Self::Exit => "exit",
            Self::Grade => "grade",
        }
    }
}
