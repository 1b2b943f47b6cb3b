//! A file that did not change keeps its inode.
//!
//! Creating an inode is the dearest thing a build does on a disk, so a file whose old bytes are equal is
//! linked into the new tree. Equal means read and compared: neither a time stamp nor the old manifest
//! says anything about what lies on the disk now.

use std::fs::File;
use std::io::{ErrorKind, Read};

use rustix::fd::{AsFd, BorrowedFd};
use rustix::fs::{AtFlags, FileType, Mode, Stat};
use rustix::io::{Errno, Result};

use super::kernel::{self, FILE_MODE};

/// The old file at `path`, where it is a plain one with the very bytes and the mode of a new one.
///
/// A file that has a second name somewhere is never linked: who holds that name could change the new
/// site after the build.
pub(super) fn equal(old: BorrowedFd<'_>, path: &str, bytes: &[u8]) -> Option<Stat> {
    let file = kernel::open_below(old, path).ok()?;
    let stat = rustix::fs::fstat(file.as_fd()).ok()?;
    let plain = FileType::from_raw_mode(stat.st_mode) == FileType::RegularFile
        && Mode::from_raw_mode(stat.st_mode) == FILE_MODE
        && stat.st_nlink == 1
        && u64::try_from(stat.st_size).ok() == u64::try_from(bytes.len()).ok();
    (plain && same_bytes(File::from(file), bytes)).then_some(stat)
}

/// Links the compared file into the new tree; `false` where it must be written after all.
pub(super) fn link(old: BorrowedFd<'_>, new: BorrowedFd<'_>, path: &str, compared: &Stat) -> Result<bool> {
    match rustix::fs::linkat(old, path, new, path, AtFlags::empty()) {
        Ok(()) => {}
        Err(errno @ (Errno::NOENT | Errno::EXIST)) => return Err(errno),
        // Too many links, a file system without links, a file of somebody else.
        Err(_) => return Ok(false),
    }
    // The name could have been given to another file since the comparison.
    if rustix::fs::statat(new, path, AtFlags::SYMLINK_NOFOLLOW).is_ok_and(|linked| kernel::same_inode(&linked, compared)) {
        return Ok(true);
    }
    rustix::fs::unlinkat(new, path, AtFlags::empty())?;
    Ok(false)
}

fn same_bytes(mut file: File, mut bytes: &[u8]) -> bool {
    let mut buffer = [0; 16 * 1024];
    loop {
        let read = match file.read(&mut buffer) {
            Ok(read) => read,
            Err(e) if e.kind() == ErrorKind::Interrupted => continue,
            Err(_) => return false,
        };
        let Some(old) = buffer.get(..read).filter(|old| !old.is_empty()) else { return bytes.is_empty() };
        match bytes.strip_prefix(old) {
            Some(rest) => bytes = rest,
            None => return false,
        }
    }
}
