//! Files that are there and could not be read: that was told of each, so what they may hold is not told as missing.

use std::collections::BTreeSet;

use crate::model::id::HostId;

/// Such files, by path.
pub(super) struct Unread(pub BTreeSet<String>);

impl Unread {
    /// Whether a file is one of them.
    pub(super) fn file(&self, path: &str) -> bool {
        self.0.contains(path)
    }

    /// Whether a file with this ending is, somewhere below a folder.
    pub(super) fn below(&self, folder: &str, ending: &str) -> bool {
        let folder = format!("{folder}/");
        self.0.range(folder.clone()..).take_while(|path| path.starts_with(&folder)).any(|path| path.ends_with(ending))
    }

    /// Whether a file of the calendar is.
    pub(super) fn calendar(&self) -> bool {
        self.below("calendars", ".toml")
    }

    /// Whether the file of kinds of host is.
    pub(super) fn kinds(&self) -> bool {
        self.file("hosts/kinds.toml")
    }

    /// Whether the file of a host is.
    pub(super) fn host(&self, id: &HostId) -> bool {
        self.file(&format!("hosts/{id}.toml"))
    }

    /// Whether a file is by which the act or the text of a folder would be known: its own, its scheme's or a calendar.
    pub(super) fn folder(&self, folder: &str) -> bool {
        let scheme = folder.split('/').take(2).collect::<Vec<_>>().join("/");
        let own = ["act.toml", "policy.toml", "keys.toml"].iter().any(|name| self.file(&format!("{folder}/{name}")));
        own || self.file(&format!("{scheme}/scheme.toml")) || self.calendar()
    }
}
