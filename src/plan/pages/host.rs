//! The host page.

use crate::plan::desk::Desk;
use crate::plan::view::Head;
use super::Written;
use crate::model::id::HostId;
use super::Subject;
use crate::plan::survey::Survey;

/// The pages of this kind.
#[must_use]
pub fn plan(_survey: &Survey<'_>) -> Vec<Subject> {
    Vec::new()
}

/// Writes the page.
#[must_use]
pub fn write(_desk: &Desk<'_>, _host: &HostId) -> Option<Written> {
    Some(Written::new("host", Head::default(), ()))
}
