//! Why something that was asked for is not made, and what to do instead.

use crate::model::text::Bilingual;

/// Why nothing is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// What is wrong.
    pub what: Bilingual,
    /// What to do.
    pub remedy: Bilingual,
}

impl Refused {
    pub(crate) fn new(what: (impl Into<String>, impl Into<String>), remedy: (impl Into<String>, impl Into<String>)) -> Self {
        Self { what: Bilingual::new(what.0, what.1), remedy: Bilingual::new(remedy.0, remedy.1) }
    }
}
