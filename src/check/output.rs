//! The last look: every file on its way into the new tree is searched for personal data once more, whatever it was
//! made from. One hit, and the site stays as it was.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use super::personal_data;
use crate::finding::{Findings, line_and_column};
use crate::model::personal::{self, Kind};
use crate::model::route::Route;
use crate::model::text::Bilingual;

/// The most hits told of a build; each page has a twin in the other language, and a template repeats its fault on all.
const MOST: usize = 50;

/// What was found, and how often; may be used from many threads.
#[derive(Debug, Default)]
pub struct Watch {
    found: Mutex<BTreeMap<(Route, usize, usize, Kind), usize>>,
}

impl Watch {
    /// Looks at a file that is text; anything else was looked at where it came in.
    pub fn see_bytes(&self, route: &Route, bytes: &[u8]) {
        if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
            self.see(route, text);
        }
    }

    /// Looks at the stretches of a text that were not looked at before; at all of it where one has something.
    pub fn see_own<'t>(&self, route: &Route, text: &str, mut own: impl Iterator<Item = &'t str>) {
        if own.any(|own| !personal::scan(own).is_empty()) {
            self.see(route, text);
        }
    }

    /// Looks at a file piece by piece, each with its line breaks; what is no text was looked at where it came in.
    pub fn pieces(&self, route: &Route) -> impl FnMut(&[u8]) {
        let mut above = 0;
        move |bytes| {
            if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
                self.look(route, text, above);
                above += breaks(text);
            }
        }
    }

    /// Looks at a text; about 10 µs for a page.
    pub fn see(&self, route: &Route, text: &str) {
        self.look(route, text, 0);
    }

    /// Looks at a text below so many lines.
    fn look(&self, route: &Route, text: &str, above: usize) {
        for hit in personal::scan(text) {
            let (line, column) = line_and_column(text, hit.range.start);
            let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
            found.insert((route.clone(), above + line, column, hit.kind), hit.length);
            // The first in order stay, so that a build always tells the same ones.
            if found.len() > MOST {
                found.pop_last();
            }
        }
    }

    /// Everything found, as findings that forbid publishing.
    #[must_use]
    pub fn findings(self) -> Findings {
        let found = self.found.into_inner().unwrap_or_else(PoisonError::into_inner);
        let tell = |((route, line, column, kind), length): ((Route, usize, usize, Kind), usize)| {
            let Bilingual { zh, en } = kind.words();
            personal_data::in_output(route.as_str(), line, column, (&zh, &en), length)
        };
        found.into_iter().map(tell).collect()
    }
}

/// How many lines end in a text.
fn breaks(text: &str) -> usize {
    memchr::memchr_iter(b'\n', text.as_bytes()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_counted_over_all_pieces() {
        let watch = Watch::default();
        let route = Route::new("data/rows.jsonl").unwrap();
        let mut see = watch.pieces(&route);
        ["a\nb\n", "c\n甲：13800138000\n"].iter().for_each(|piece| see(piece.as_bytes()));
        drop(see);
        let told = format!("{:?}", watch.findings().sorted());
        assert!(told.contains("Line(4, 3)"), "{told}");
    }
}
