//! The scheme page.

use crate::plan::desk::Desk;
use crate::plan::view::Head;
use super::Written;
use crate::plan::survey::SchemeSurvey;

/// Writes the page.
#[must_use]
pub fn write(_desk: &Desk<'_>, _one: &SchemeSurvey<'_>) -> Written {
    Written::new("scheme", Head::default(), ())
}
