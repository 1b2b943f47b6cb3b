//! The consequence shape: what can follow.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::day::Day;
use crate::model::id::Slug;
use crate::model::text::Bilingual;

/// What follows from an event.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// The title stays.
    Keep,
    /// A term to put things right, then a re-evaluation.
    Rectify(Rectify),
    /// The round counts as this grade.
    Grade(Slug),
    /// Criticised 通报.
    Criticise,
    /// Revoked.
    Revoke,
    /// Leaves the register.
    Exit(ExitRule),
    /// No evaluation is asked of it.
    Exempt,
    /// A benefit, in words.
    Benefit,
    /// A bar.
    Bar(Bar),
}

/// A term of rectification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rectify {
    /// Its length, where the text has it in years.
    pub years: Option<u32>,
    /// Its length, where the text has it in months; a term has one of the two.
    pub months: Option<u32>,
    /// When the re-evaluation is.
    pub again: Again,
}

impl Rectify {
    /// The last day of a term that begins with an outcome.
    #[must_use]
    pub fn ends(self, outcome: Day) -> Day {
        outcome.plus_months(self.length())
    }

    /// The day of the outcome with which a term of a known last day began.
    #[must_use]
    pub fn began(self, until: Day) -> Day {
        until.plus_months(-self.length())
    }

    /// Its length in months.
    fn length(self) -> i32 {
        let months = self.months.unwrap_or_else(|| self.years.unwrap_or_default().saturating_mul(12));
        i32::try_from(months).unwrap_or(i32::MAX)
    }

    /// Its length as the text has it: `1年`, `6 months`.
    #[must_use]
    pub fn words(self) -> Bilingual {
        let s = |number: u32| if number == 1 { "" } else { "s" };
        match (self.months, self.years.unwrap_or_default()) {
            (Some(months), _) => Bilingual::new(format!("{months}个月"), format!("{months} month{}", s(months))),
            (None, years) => Bilingual::new(format!("{years}年"), format!("{years} year{}", s(years))),
        }
    }
}

/// Years of a rule for the arithmetic of days, which ends before they could be too many.
fn whole_years(years: u32) -> i32 {
    i32::try_from(years).unwrap_or(i32::MAX)
}

/// When a re-evaluation takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Again {
    /// After the term.
    After,
    /// With next year's evaluation: the round after the one that was failed, whenever its outcome is posted.
    NextYear,
}

impl Again {
    /// Whether an evaluation of a round, posted on a day, is the re-evaluation: by the round that was failed and the last day of
    /// the term, where that is known.
    #[must_use]
    pub fn is_reached(self, (failed, until): (i32, Option<Day>), (round, day): (i32, Day)) -> bool {
        match self {
            Self::After => until.is_none_or(|until| day > until),
            Self::NextYear => round > failed,
        }
    }
}

/// From when an exit holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExitRule {
    /// The day.
    pub from: ExitFrom,
}

/// The day an exit counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ExitFrom {
    /// The act that records it.
    Act,
    /// The other body's document, which may be earlier.
    Document,
}

/// A bar on coming back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bar {
    /// Its length; none: as long as its cause holds.
    pub years: Option<u32>,
    /// Who is barred.
    pub who: BarWho,
    /// What is stopped.
    pub stops: BarStops,
}

impl Bar {
    /// The last day of a bar that runs from a day; none: as long as its cause holds.
    #[must_use]
    pub fn ends(self, from: Day) -> Option<Day> {
        self.years.map(|years| from.plus_years(whole_years(years)))
    }
}

/// Who a bar falls on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum BarWho {
    /// The host, with any base.
    Host,
    /// The base.
    Base,
}

/// What a bar stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum BarStops {
    /// Applying.
    Apply,
    /// Being recognised.
    Recognise,
}
