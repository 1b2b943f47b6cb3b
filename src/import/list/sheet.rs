//! A list as rows of cells, whatever kind of file it came from.

use crate::import::report::Note;

/// Rows of cells with the number of each row, from 1.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The rows that hold anything.
    pub(super) rows: Rows,
    /// What its reader has to say.
    pub(super) notes: Vec<Note>,
}

/// Rows with their numbers from 1.
pub(super) type Rows = Vec<(usize, Vec<Cell>)>;

/// A cell as it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Cell {
    /// Its text.
    pub text: String,
    /// It holds a number that a spreadsheet cannot keep to the last digit.
    pub rounded: bool,
}

/// No list of a register comes near.
pub(super) const MOST_ROWS: usize = 100_000;
