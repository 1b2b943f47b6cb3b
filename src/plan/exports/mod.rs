//! Data files: every list as CSV and JSON, feeds, calendars, the map of the site. One file a format.

use std::collections::BTreeMap;

use super::survey::Survey;
use crate::model::route::Route;

/// A data file to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Export {}

/// A data file as written: its bytes, and its rows where it is a list.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs)]
pub struct Bytes {
    pub bytes: Vec<u8>,
    pub rows: Option<usize>,
}

/// What is known of a data file once it is written; pages show it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct About {
    pub size: u64,
    pub rows: Option<usize>,
    pub sha256: String,
}

/// Every data file, by its address from the root of the site.
#[must_use]
pub fn all(_survey: &Survey<'_>) -> BTreeMap<Route, Export> {
    BTreeMap::new()
}

impl Export {
    /// The file's bytes; a pure function of the survey.
    #[must_use]
    pub fn write(&self, _survey: &Survey<'_>) -> Bytes {
        match *self {}
    }
}
