//! `correction.csv`: what was printed wrong, what is right, and what becomes of the window.

use super::Change;
use crate::model::day::Day;
use crate::model::id::BaseId;
use crate::model::rule::Proposed;

/// `correction.csv`: what was printed and never was true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corrected {
    /// Line in the file, from 1.
    pub line: usize,
    /// The entry.
    pub base: BaseId,
    /// The list the entry is in.
    pub list: Proposed,
    /// The column.
    pub column: String,
    /// What was printed.
    pub was: String,
    /// What is right.
    pub is: String,
    /// What is right, in English; empty where the English stays as it was.
    pub is_en: String,
    /// Whether the entry's window goes on or starts again.
    pub window: Running,
}

impl Corrected {
    /// Whether it says what a change was to.
    #[must_use]
    pub fn is_of(&self, change: &Change) -> bool {
        change.subject.base() == Some(&self.base) && self.is_of_changes() && self.was == change.to
    }

    /// Whether it is about the same cell as another.
    #[must_use]
    pub fn is_of_cell(&self, other: &Self) -> bool {
        (self.list, &self.base, &self.column, &self.was) == (other.list, &other.base, &other.column, &other.was)
    }

    /// Whether it says what some change was to.
    #[must_use]
    pub fn is_of_changes(&self) -> bool {
        self.list == Proposed::Changes && self.column == "to"
    }
}

/// What a correction does to the window of its entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Running {
    /// It goes on.
    Continues,
    /// It starts again, with these dates and days.
    Restarts(Day, Day, u32),
}
