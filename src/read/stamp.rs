//! Which file it is and when it was last changed, for files that are not kept in memory.

use std::fs::Metadata;
use std::time::SystemTime;

/// Equal stamps have equal bytes, as far as the system tells: a copy with the same length and the same time of change
/// is another file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
    inode: Inode,
}

/// Its device, its number there, and when anything of it changed.
type Inode = (u64, u64, i64, i64);

impl Stamp {
    /// The stamp of a plain file.
    pub(crate) fn of(about: &Metadata) -> Self {
        Self { length: about.len(), modified: about.modified().ok(), inode: inode(about) }
    }
}

#[cfg(unix)]
fn inode(about: &Metadata) -> Inode {
    use std::os::unix::fs::MetadataExt;
    (about.dev(), about.ino(), about.ctime(), about.ctime_nsec())
}

#[cfg(not(unix))]
fn inode(_: &Metadata) -> Inode {
    (0, 0, 0, 0)
}
