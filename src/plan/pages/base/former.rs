//! Former names, as a page shows them.

use serde::Serialize;

use crate::plan::desk::Desk;
use crate::plan::former::Former;
use crate::plan::view::Dated;

/// A name that is no more.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub(crate) struct FormerView {
    pub text: String,
    pub other: String,
    pub from: Dated,
    pub until: Dated,
}

/// Former names in the page's language, the earliest first.
pub(crate) fn views(desk: &Desk<'_>, former: &[Former]) -> Vec<FormerView> {
    let view = |one: &Former| {
        let name = desk.named(&one.name, None);
        FormerView {
            text: name.text,
            other: name.other.unwrap_or_default(),
            from: desk.dated_short(one.from),
            until: desk.dated_short(one.until),
        }
    };
    former.iter().map(view).collect()
}
