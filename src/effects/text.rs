//! Effects for a terminal.

use std::fmt::Write;

use super::Effects;
use super::report::{Block, blocks};

/// The report as plain text.
#[must_use]
pub fn text(effects: &Effects) -> String {
    let mut out = String::new();
    for block in blocks(effects) {
        let _ = match block {
            Block::Title(words) => writeln!(out, "{} / {}", words.zh, words.en),
            Block::Heading(words) => writeln!(out, "\n{} / {}", words.zh, words.en),
            Block::Line(words) => writeln!(out, "{} / {}", words.zh, words.en),
            Block::Alarm(words) => writeln!(out, "\n!! {} / {}", words.zh, words.en),
            Block::Rows { rows, more, .. } => rows_of(&mut out, &rows, more),
        };
    }
    out
}

fn rows_of(out: &mut String, rows: &[Vec<String>], more: usize) -> std::fmt::Result {
    for row in rows {
        let last = row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        let told: Vec<&str> = row.iter().take(last).map(|cell| if cell.is_empty() { "—" } else { cell }).collect();
        writeln!(out, "  {}", told.join(" | "))?;
    }
    match more {
        0 => Ok(()),
        more => writeln!(out, "  …… 另有 {more} 个 / and {more} more"),
    }
}
