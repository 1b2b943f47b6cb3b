//! The publicity shape: the window an effect needs.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Articles;
use crate::model::calendar::Unit;
use crate::model::text::Bilingual;

/// The effects a publicity notice can propose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Proposed {
    /// Recognition 认定.
    Recognition,
    /// The outcome of an evaluation 评估结果.
    Evaluation,
    /// Revocation 撤销.
    Revocation,
    /// Criticism 通报.
    Criticism,
    /// Leaving the register 退出.
    Exit,
    /// A change, such as a rename 变更.
    Changes,
}

impl Proposed {
    /// All of them, in the order their lists are shown.
    pub const ALL: [Self; 6] = [Self::Recognition, Self::Evaluation, Self::Revocation, Self::Criticism, Self::Exit, Self::Changes];

    /// The word used in files and on the command line.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Recognition => "recognition",
            Self::Evaluation => "evaluation",
            Self::Revocation => "revocation",
            Self::Criticism => "criticism",
            Self::Exit => "exit",
            Self::Changes => "changes",
        }
    }
}

/// A window one or more effects need. No entry: the text asks for none.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Publicity {
    /// The effects.
    #[serde(rename = "for")]
    pub effects: Vec<Proposed>,
    /// The length.
    pub days: Length,
    /// What is counted.
    pub unit: RuleUnit,
    /// Where it is posted.
    pub place: Option<Bilingual>,
    /// What the text says of objections.
    pub objection: Option<ObjectionRule>,
    /// Where the text says so.
    pub article: Articles,
}

/// The length of a window, exactly as the text has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Length {
    /// So many days, no fewer and no more.
    Exact(u32),
    /// So many days or more.
    AtLeast(u32),
    /// A window, its length not said; never shown as a number.
    Unstated,
}

impl Length {
    /// The fewest days, where they are said.
    #[must_use]
    pub fn least(self) -> Option<u32> {
        match self {
            Self::Exact(days) | Self::AtLeast(days) => Some(days),
            Self::Unstated => None,
        }
    }
}

/// What a window counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RuleUnit {
    /// Working days 工作日.
    WorkingDays,
    /// Calendar days 日.
    CalendarDays,
    /// The text does not say.
    Unstated,
}

impl RuleUnit {
    /// The unit to count in; working days where the text is silent, since offices count so.
    #[must_use]
    pub fn counted(self) -> Unit {
        match self {
            Self::CalendarDays => Unit::CalendarDays,
            Self::WorkingDays | Self::Unstated => Unit::WorkingDays,
        }
    }
}

/// What the text says of objections raised in a window.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ObjectionRule {
    /// What must hold before the procedure leads on.
    pub leads_on: Option<LeadsOn>,
    /// How an objection is handled.
    pub handling: Option<Handling>,
    /// Who handles it.
    #[serde(default)]
    pub by: Vec<Party>,
    /// What is made public.
    #[serde(default)]
    pub publish: Vec<Published>,
    /// Where the text says so.
    pub article: Articles,
}

impl Publicity {
    /// Whether only what met no objection leads on.
    #[must_use]
    pub fn stops_at_objection(&self) -> bool {
        self.objection.as_ref().is_some_and(|rule| rule.leads_on == Some(LeadsOn::OnlyWithoutObjection))
    }
}

/// When the procedure goes on after a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LeadsOn {
    /// Only for entries without objection.
    OnlyWithoutObjection,
    /// After objections were reconsidered.
    AfterReconsideration,
}

/// How an objection is handled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Handling {
    /// 调查核实.
    Investigation,
    /// 复议.
    Reconsideration,
}

/// A party to a procedure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Party {
    /// The recommender 推荐单位.
    Sponsor,
    /// The authority.
    Authority,
    /// Experts.
    Experts,
    /// People of the trade.
    Industry,
}

/// What of a reconsideration is made public.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Published {
    /// Its course.
    Process,
    /// Its result.
    Result,
}
