//! What is asked for of a new notice or decision.

use crate::model::calendar::FirstDay;
use crate::model::day::Day;
use crate::model::rule::Proposed;

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Question<'a> {
    /// The scheme, by its folder.
    pub scheme: &'a str,
    /// What is proposed or decided.
    pub effect: Proposed,
    /// The day it is posted.
    pub posted: Day,
    /// The edition; none: the one shown first.
    pub under: Option<&'a str>,
    /// The bases; none: those the rules put forward.
    pub bases: &'a [String],
    /// The round of an evaluation; none: the year of posting.
    pub round: Option<i32>,
    /// The particular that changes, for changes.
    pub what: Option<&'a str>,
    /// A name for the folder; none: the effect.
    pub name: Option<&'a str>,
    /// What the text leaves open.
    pub asked: Asked,
}

/// What an officer decides where the text leaves it open.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked {
    /// How many days, instead of what the text says.
    pub days: Option<u32>,
    /// Which day is day 1, instead of the practice.
    pub first_day: Option<FirstDay>,
}

impl Question<'_> {
    /// The round of an evaluation, else the year of posting: the year that the title names.
    pub(super) fn year(&self) -> i32 {
        self.round.filter(|_| self.effect == Proposed::Evaluation).unwrap_or(self.posted.year())
    }
}
