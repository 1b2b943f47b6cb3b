//! What pages show of the data files: each is measured at most once, and in a server only when a page shows it.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::OnceLock;

use super::About;
use crate::model::route::Route;

/// The data files by address from the root of the site, and what is known of each.
pub struct Shelf<'a> {
    files: BTreeMap<Route, OnceLock<Option<About>>>,
    measure: &'a Measure<'a>,
}

/// What is to be known of a file; none when it is not there after all.
pub type Measure<'a> = dyn Fn(&Route) -> Option<About> + Sync + 'a;

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
    pub fn routes(&self) -> impl Iterator<Item = &Route> {
        self.files.keys()
    }

    /// The addresses from one on, in order.
    pub fn at_or_after(&self, path: &str) -> impl Iterator<Item = &Route> {
        self.files.range::<str, _>((Bound::Included(path), Bound::Unbounded)).map(|(route, _)| route)
    }
}

impl From<BTreeMap<Route, About>> for Shelf<'_> {
    /// Files that are all measured.
    fn from(known: BTreeMap<Route, About>) -> Self {
        Self { files: known.into_iter().map(|(route, about)| (route, OnceLock::from(Some(about)))).collect(), measure: &|_| None }
    }
}
