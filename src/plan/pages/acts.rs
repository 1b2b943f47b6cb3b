//! The acts page.

use crate::plan::desk::Desk;
use crate::plan::view::Head;
use super::Written;
use crate::plan::survey::SchemeSurvey;
use super::Subject;

/// The pages of this kind.
#[must_use]
pub fn plan(_one: &SchemeSurvey<'_>) -> Vec<Subject> {
    Vec::new()
}

/// Writes the page.
#[must_use]
pub fn write(_desk: &Desk<'_>, _one: &SchemeSurvey<'_>, _page: usize) -> Written {
    Written::new("acts", Head::default(), ())
}
