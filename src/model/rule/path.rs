//! The step and cycle shapes: the path to recognition, and what recurs.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Articles, ReportState, Strength};
use crate::model::day::Day;
use crate::model::id::Slug;
use crate::model::text::Bilingual;

/// One step of the path to recognition.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PathStep {
    /// What the step is.
    pub kind: StepKind,
    /// The types it is for; empty: all.
    #[serde(default)]
    pub types: Vec<Slug>,
    /// Who acts.
    pub by: Option<Bilingual>,
    /// What is done.
    pub does: Bilingual,
    /// A plaque is handed out.
    #[serde(default)]
    pub plaque: bool,
    /// Where the text says so.
    pub article: Articles,
}

/// The kinds of step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum StepKind {
    Call,
    Apply,
    Recommend,
    Precheck,
    Review,
    Decide,
    Publicity,
    Reconsider,
    Act,
    After,
}

/// What recurs.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Cycle {
    /// What.
    pub of: CycleOf,
    /// How often.
    pub every: Every,
    /// For how many years after recognition; none: as long as the base stands.
    pub for_years: Option<u32>,
    /// By which day it is due, where the text names one.
    pub due: Option<YearDay>,
    /// How strictly.
    #[serde(default)]
    pub strength: Strength,
    /// Who does it.
    pub by: Option<Bilingual>,
    /// To whom.
    pub to: Option<Bilingual>,
    /// What goes with it.
    pub with: Option<Bilingual>,
    /// What it holds.
    pub content: Option<Bilingual>,
    /// Where the text says so.
    pub article: Articles,
}

/// A day of the year that something is about, or of the one after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct YearDay {
    /// Its month.
    pub month: u32,
    /// Its day of the month.
    pub day: u32,
    /// In the year after.
    #[serde(default)]
    pub next_year: bool,
}

impl YearDay {
    /// The day for a year; none where the year has no such day.
    #[must_use]
    pub fn of(self, year: i32) -> Option<Day> {
        Day::new(year.saturating_add(i32::from(self.next_year)), self.month, self.day)
    }
}

impl Cycle {
    /// The day by which the report of a year is due, where the text names it.
    #[must_use]
    pub fn due_of(&self, year: i32) -> Option<Day> {
        self.due?.of(year)
    }

    /// Whether a base recognised on a day owes a report of a year: of those after its recognition, as many as the text says.
    #[must_use]
    pub fn owes(&self, recognised: Day, year: i32) -> bool {
        let years = self.for_years.map_or(i32::MAX, |years| i32::try_from(years).unwrap_or(i32::MAX));
        let first = recognised.year();
        first < year && year <= first.saturating_add(years)
    }

    /// Whether the reports of other years are as many as the text asks for: it does not say whether the year of recognition is
    /// the first of them.
    pub fn has_enough(&self, others: impl Iterator<Item = ReportState>) -> bool {
        self.for_years.is_some_and(|years| others.filter(|state| state.is_due()).count() >= years as usize)
    }
}

/// The last day of an evaluation that was put off in a round: the end of the next year.
#[must_use]
pub fn put_off(round: i32) -> Option<Day> {
    Day::new(round.checked_add(1)?, 12, 31)
}

/// The things that recur.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CycleOf {
    /// Evaluation 评估.
    Evaluation,
    /// The annual report 年度报告.
    Report,
    /// A round of recognition.
    RecognitionRound,
}

/// How often something recurs, exactly as the text has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Every {
    /// Every so many years.
    Years(u32),
    /// 定期, no number.
    Regular,
    /// When the authority calls.
    ByCall,
    /// The text has the thing but not how often.
    Unstated,
}
