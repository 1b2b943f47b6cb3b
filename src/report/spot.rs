//! Line and column of a place, looked up in the file when it is printed.

use std::collections::BTreeMap;
use std::path::PathBuf;

use toml::de::{DeTable, DeValue};

use crate::finding::{At, Finding, Findings, Place};
use crate::read::disk;

/// A line and a character in it, both from 1, and the line itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Spot {
    pub line: usize,
    pub column: usize,
    pub text: String,
}

/// The content folders, for looking at the files that findings are about.
#[derive(Debug)]
pub struct Sources {
    roots: Vec<PathBuf>,
    read: BTreeMap<String, Option<(String, String)>>,
}

impl Sources {
    /// Looks in these folders, in order.
    #[must_use]
    pub fn new(roots: &[PathBuf]) -> Self {
        Self { roots: roots.to_vec(), read: BTreeMap::new() }
    }
    /// All findings with their spots: errors first, then by file, line and column.
    pub fn in_order<'f>(&mut self, findings: &'f Findings) -> Vec<(&'f Finding, (String, Spot))> {
        let mut all: Vec<_> = findings.sorted().into_iter().map(|finding| (finding, self.find(&finding.place))).collect();
        all.sort_by(|(a, (in_a, at_a)), (b, (in_b, at_b))| {
            (a.level, in_a, at_a.line, at_a.column, a.code).cmp(&(b.level, in_b, at_b.line, at_b.column, b.code))
        });
        all
    }

    /// The spot of a place, and the file's path as the reader would open it.
    pub fn find(&mut self, place: &Place) -> (String, Spot) {
        let roots = &self.roots;
        let found = self.read.entry(place.file.clone()).or_insert_with(|| {
            roots.iter().find_map(|root| {
                let path = root.join(&place.file);
                let bytes = disk::file(&path).ok()?;
                Some((path.display().to_string(), String::from_utf8_lossy(&bytes).into_owned()))
            })
        });
        match found {
            Some((path, text)) => (path.clone(), spot(text, &place.at)),
            // A file that no content folder has: nothing to look up, but a line that is known is told.
            None => (place.file.clone(), spot("", &place.at)),
        }
    }
}

fn spot(text: &str, at: &At) -> Spot {
    match at {
        At::File => Spot { line: 1, column: 1, text: String::new() },
        At::Byte(byte) => from_byte(text, *byte),
        At::Line(line, column) => Spot { line: *line, column: *column, text: line_of(text, *line) },
        At::Key(path) => from_byte(text, key(text, path)),
        At::Cell(line, cell) => {
            let shown = line_of(text, *line);
            Spot { line: *line, column: cell_start(&shown, *cell), text: shown }
        }
    }
}

fn from_byte(text: &str, byte: usize) -> Spot {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    let before = text.get(..byte).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |last| last.trim_start_matches('\u{FEFF}').chars().count()) + 1;
    Spot { line, column, text: line_of(text, line) }
}

fn line_of(text: &str, line: usize) -> String {
    text.lines().nth(line.saturating_sub(1)).unwrap_or_default().trim_start_matches('\u{FEFF}').to_owned()
}

/// The byte where the value of a key begins; the nearest key above it when the key is not there.
fn key(text: &str, path: &str) -> usize {
    let skipped = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let Ok(document) = DeTable::parse(text.get(skipped..).unwrap_or_default()) else { return 0 };
    let mut at = document.span().start;
    let mut table = Some(document.get_ref());
    let mut list = None;
    for step in path.split(['.', '[']).map(|step| step.trim_end_matches(']')).filter(|step| !step.is_empty()) {
        let next = match (step.parse::<usize>(), table, list) {
            (Ok(n), _, Some(items)) => {
                let items: &toml::de::DeArray<'_> = items;
                items.get(n)
            }
            (_, Some(table), _) => {
                let table: &DeTable<'_> = table;
                table.get(step)
            }
            _ => None,
        };
        let Some(value) = next else { break };
        at = value.span().start;
        (table, list) = match value.get_ref() {
            DeValue::Table(inner) => (Some(inner), None),
            DeValue::Array(items) => (None, Some(items)),
            _ => (None, None),
        };
    }
    at + skipped
}

/// The character at which a cell of a CSV line begins, from 1.
fn cell_start(line: &str, cell: usize) -> usize {
    let mut quoted = false;
    let mut passed = 1;
    for (place, c) in line.chars().enumerate() {
        if passed == cell {
            return place + 1;
        }
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => passed += 1,
            _ => {}
        }
    }
    if passed == cell { line.chars().count() + 1 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_cells_are_found() {
        let text = "kind = \"notice\"\n[window]\nfirst = 2026-11-18\nlast = 2026-11-24\n[[off]]\na = 1\n[[off]]\na = 2\n";
        assert_eq!(spot(text, &At::Key("window.last".to_owned())).line, 4);
        assert_eq!(spot(text, &At::Key("off[1].a".to_owned())).line, 8);
        assert_eq!(spot(text, &At::Key("window.days".to_owned())).line, 2);
        assert_eq!(cell_start("QD-1,\"一,二\",x", 3), 12);
        assert_eq!(cell_start("a,b,", 3), 5);
    }
}
