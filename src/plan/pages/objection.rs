//! The objection page.

use crate::plan::desk::Desk;
use crate::plan::view::Head;
use super::Written;

/// Writes the page.
#[must_use]
pub fn write(_desk: &Desk<'_>) -> Written {
    Written::new("objection", Head::default(), ())
}
