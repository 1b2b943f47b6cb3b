//! The formats of tables.

use std::io::Write;

use super::table::Table;
use super::{csv, json, lines, xlsx};
use crate::model::day::Day;

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated values for spreadsheets.
    Csv,
    /// JSON for programs.
    Json,
    /// JSON Lines for programs that read piece by piece.
    Lines,
    /// A workbook for people with a spreadsheet.
    Xlsx,
}

impl Format {
    /// How the name of its file ends.
    pub(super) fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Lines => "jsonl",
            Self::Xlsx => "xlsx",
        }
    }

    /// Writes a table and tells how many rows it has; none where the output refuses bytes, which it knows itself.
    ///
    /// `kind` is that of its columns in the dictionary.
    pub(super) fn write(self, table: Table<'_>, as_of: Day, kind: &str, out: &mut dyn Write) -> Option<usize> {
        match self {
            Self::Csv => csv::write(table, out).ok(),
            Self::Json => json::write(table, as_of, out).ok(),
            Self::Lines => lines::write(table, out).ok(),
            Self::Xlsx => {
                let (bytes, rows) = xlsx::write(table, kind)?;
                out.write_all(&bytes).ok().map(|()| rows)
            }
        }
    }
}
