//! What pages show of the data files: each is measured at most once, and in a server only when a page shows it.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::OnceLock;

use sha2::{Digest as _, Sha256};

use crate::model::route::Route;

/// What is known of a data file once it is written; pages show it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct About {
    pub size: u64,
    pub rows: Option<usize>,
    pub sha256: [u8; 32],
}

impl About {
    /// What is known of some bytes; `rows` where they are a list.
    #[must_use]
    pub fn of(bytes: &[u8], rows: Option<usize>) -> Self {
        Self { size: u64::try_from(bytes.len()).unwrap_or(u64::MAX), rows, sha256: Sha256::digest(bytes).into() }
    }

    /// The hash as it is printed.
    #[must_use]
    pub fn hex(&self) -> String {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let digit = |half: u8| DIGITS.get(usize::from(half)).copied().map_or('?', char::from);
        self.sha256.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
    }
}

/// The data files by address from the root of the site, and what is known of each.
pub struct Shelf<'a> {
    files: BTreeMap<Route, OnceLock<Option<About>>>,
    measure: &'a Measure<'a>,
}

/// What is to be known of a file; none when it is not there after all.
type Measure<'a> = dyn Fn(&Route) -> Option<About> + Sync + 'a;

impl<'a> Shelf<'a> {
    /// Files that are measured when they are first asked for.
    #[must_use]
    pub fn new(files: impl Iterator<Item = Route>, measure: &'a Measure<'a>) -> Self {
        Self { files: files.map(|route| (route, OnceLock::new())).collect(), measure }
    }

    /// What is known of a file; none when there is no such file.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&About> {
        let (route, about) = self.files.get_key_value(path)?;
        about.get_or_init(|| (self.measure)(route)).as_ref()
    }

    /// The addresses in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(Route::as_str)
    }

    /// The addresses from one on, in order.
    pub fn paths_from(&self, path: &str) -> impl Iterator<Item = &str> {
        self.files.range::<str, _>((Bound::Included(path), Bound::Unbounded)).map(|(route, _)| route.as_str())
    }
}

impl From<BTreeMap<Route, About>> for Shelf<'_> {
    /// Files that are all measured.
    fn from(known: BTreeMap<Route, About>) -> Self {
        Self { files: known.into_iter().map(|(route, about)| (route, OnceLock::from(Some(about)))).collect(), measure: &|_| None }
    }
}
