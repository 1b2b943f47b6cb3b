//! The act page.

use crate::plan::desk::Desk;
use crate::plan::view::Head;
use super::Written;
use crate::plan::survey::SchemeSurvey;

/// Writes the page.
#[must_use]
pub fn write(_desk: &Desk<'_>, _one: &SchemeSurvey<'_>, _place: usize) -> Option<Written> {
    Some(Written::new("act", Head::default(), ()))
}
