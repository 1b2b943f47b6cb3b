//! Line and column of a place, looked up in the file when it is printed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::path;
use super::text::{Spot, Text};
use crate::finding::{At, Finding, Findings, Place};
use crate::read::{self, disk};

/// The content folders, for looking at the files that findings are about.
#[derive(Debug)]
pub struct Sources {
    roots: Vec<PathBuf>,
    read: BTreeMap<String, Option<(String, Text)>>,
    touched: BTreeSet<String>,
}

impl Sources {
    /// Looks in these folders, in order.
    #[must_use]
    pub fn new(roots: &[PathBuf]) -> Self {
        Self { roots: roots.to_vec(), read: BTreeMap::new(), touched: BTreeSet::new() }
    }

    /// The same with the files of a change, by their paths from the working folder: what is told of them comes first.
    #[must_use]
    pub fn touching(self, touched: BTreeSet<String>) -> Self {
        Self { touched, ..self }
    }

    /// Whether a file, by its path as it is shown, is one of the change.
    pub(super) fn touches(&self, file: &str) -> bool {
        self.touched.contains(path::from_here(file))
    }

    /// All findings with their spots: those in the files of the change first, then errors first, then by file, line and column.
    pub fn in_order<'f>(&mut self, findings: &'f Findings) -> Vec<(&'f Finding, (String, Spot))> {
        let mut all: Vec<_> = findings.sorted().into_iter().map(|finding| (finding, self.find(&finding.place))).collect();
        all.sort_by(|(a, (in_a, at_a)), (b, (in_b, at_b))| {
            let (apart_a, apart_b) = (!self.touches(in_a), !self.touches(in_b));
            (apart_a, a.level, in_a, at_a.line, at_a.column, a.code).cmp(&(apart_b, b.level, in_b, at_b.line, at_b.column, b.code))
        });
        all
    }

    /// The spot of a place, and the file's path as the reader would open it.
    pub fn find(&mut self, place: &Place) -> (String, Spot) {
        let roots = &self.roots;
        let found = self.read.entry(place.file.clone()).or_insert_with(|| {
            roots.iter().find_map(|root| {
                let path = root.join(&place.file);
                let bytes = disk::plain_file(&path).ok()?;
                Some((path.display().to_string(), Text::new(String::from_utf8_lossy(&bytes).into_owned())))
            })
        });
        match found {
            Some((path, text)) => (path.clone(), spot(text, &place.at)),
            // A file that cannot be looked up: a line that is known is told.
            None => (self.unread(&place.file), spot(&mut Text::new(String::new()), &place.at)),
        }
    }

    /// The path of what is no readable file: something else that stands there, or a file of the content that is missing and
    /// belongs into the first folder. Anything else lies in no content folder and is named as it is.
    fn unread(&self, file: &str) -> String {
        let there = self.roots.iter().find(|root| root.join(file).symlink_metadata().is_ok());
        let root = there.or_else(|| self.roots.first().filter(|_| read::belongs(file)));
        root.map_or_else(|| file.to_owned(), |root| root.join(file).display().to_string())
    }
}

fn spot(text: &mut Text, at: &At) -> Spot {
    match at {
        At::File => Spot { line: 1, column: 1 },
        At::Byte(byte) => text.spot(*byte),
        At::Line(line, column) => Spot { line: *line, column: *column },
        At::Key(path) => {
            let byte = text.key(path);
            text.spot(byte)
        }
        At::Cell(line, cell) => Spot { line: *line, column: cell_start(text.line(*line), *cell) },
        At::Column(line, name) => {
            let header = text.line(1);
            let cell = header.split(',').position(|known| known.trim().trim_matches('"') == *name).map_or(1, |place| place + 1);
            spot(text, &At::Cell(*line, cell))
        }
    }
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
    fn a_place_is_named_as_it_would_be_opened() {
        let sources = Sources::new(&[PathBuf::from("nowhere/content")]);
        assert_eq!(sources.unread("moved.toml"), "nowhere/content/moved.toml");
        assert_eq!(sources.unread("schemes/lake/scheme.toml"), "nowhere/content/schemes/lake/scheme.toml");
        assert_eq!(sources.unread("templates/words.toml"), "templates/words.toml");
        assert_eq!(Sources::new(&[]).unread("moved.toml"), "moved.toml");
    }

    #[test]
    fn keys_and_cells_are_found() {
        let text = "kind = \"notice\"\n[window]\nfirst = 2026-11-18\nlast = 2026-11-24\n[[off]]\na = 1\n[[off]]\na = 2\n";
        let mut text = Text::new(text.to_owned());
        let mut line = |key: &str| spot(&mut text, &At::Key(key.to_owned())).line;
        assert_eq!([line("window.last"), line("off[1].a"), line("window.days"), line("off[7].a"), line("nothing")], [4, 8, 2, 5, 1]);
        assert_eq!(cell_start("QD-1,\"一,二\",x", 3), 12);
        assert_eq!(cell_start("a,b,", 3), 5);
        let mut list = Text::new("\u{feff}base,\"result\",round\nQD-1,good,2026\n".to_owned());
        let mut column = |name| spot(&mut list, &At::Column(2, name)).column;
        assert_eq!([column("base"), column("result"), column("round"), column("ground")], [1, 6, 11, 1]);
    }
}
