//! Which file it is and when it was last changed, for files that are not kept in memory.

use std::fs::Metadata;
use std::os::unix::fs::MetadataExt;

/// Equal stamps have equal bytes, as far as the system tells: a copy with the same length and the same time of change
/// is another file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stamp {
    length: u64,
    /// Seconds and nanoseconds since 1970.
    modified: (i64, i64),
    /// Its device, and its number there.
    inode: (u64, u64),
    /// When anything of it changed.
    changed: (i64, i64),
}

impl Stamp {
    /// The stamp of a plain file.
    pub(crate) fn of(about: &Metadata) -> Self {
        Self {
            length: about.len(),
            modified: (about.mtime(), about.mtime_nsec()),
            inode: (about.dev(), about.ino()),
            changed: (about.ctime(), about.ctime_nsec()),
        }
    }
}
