//! The policy page.

use crate::plan::desk::Desk;
use crate::plan::view::Head;
use super::Written;
use crate::plan::survey::SchemeSurvey;
use crate::model::id::VersionId;

/// Writes the page.
#[must_use]
pub fn write(_desk: &Desk<'_>, _one: &SchemeSurvey<'_>, _version: &VersionId) -> Option<Written> {
    Some(Written::new("policy", Head::default(), ()))
}
