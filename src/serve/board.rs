//! What the door sees: the site that answers, and what is to be shown with it.

use std::sync::Arc;
use std::sync::mpsc::Sender;

use super::site::Ask;

/// What is up now.
#[derive(Debug, Clone, Default)]
pub(super) struct Board {
    /// The last good site; none while there was none.
    pub site: Option<Sender<Ask>>,
    /// Counts what was put up; 0: nothing yet.
    pub number: usize,
    /// The findings as HTML; empty for none.
    pub panel: Arc<str>,
}

impl Board {
    /// Names what is up: a page that was served under another name is out of date, also after the server was started anew.
    pub(super) fn name(&self) -> String {
        format!("{}-{}", std::process::id(), self.number)
    }
}
