//! The base page.

use crate::plan::desk::Desk;
use crate::plan::view::Head;
use super::Written;
use crate::plan::survey::SchemeSurvey;
use crate::model::id::BaseId;

/// Writes the page.
#[must_use]
pub fn write(_desk: &Desk<'_>, _one: &SchemeSurvey<'_>, _base: &BaseId) -> Option<Written> {
    Some(Written::new("base", Head::default(), ()))
}
