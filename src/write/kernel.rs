//! The few calls that differ between operating systems. Each has a slower or stricter answer elsewhere.

use std::ffi::OsStr;

use rustix::fd::{AsFd, BorrowedFd, OwnedFd};
use rustix::fs::{AtFlags, FlockOperation, Mode, OFlags, Stat};
use rustix::io::{Errno, Result};

/// Readable by every web server, writable by the owner; whatever the umask says.
pub(super) const FILE_MODE: Mode = Mode::from_raw_mode(0o644);

/// Opens a folder itself, never through a symbolic link of that name.
pub(super) fn open_folder(parent: BorrowedFd<'_>, name: &OsStr) -> Result<OwnedFd> {
    rustix::fs::openat(parent, name, OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC, Mode::empty())
}

/// What stands under a name, without following it; `None` where nothing does.
pub(super) fn look(parent: BorrowedFd<'_>, name: &OsStr) -> Result<Option<Stat>> {
    match rustix::fs::statat(parent, name, AtFlags::SYMLINK_NOFOLLOW) {
        Ok(stat) => Ok(Some(stat)),
        Err(Errno::NOENT) => Ok(None),
        Err(errno) => Err(errno),
    }
}

pub(super) fn same_inode(a: &Stat, b: &Stat) -> bool {
    a.st_dev == b.st_dev && a.st_ino == b.st_ino
}

/// A folder held against other builds until it is dropped; a kill lets go of it too.
pub(super) struct Held(OwnedFd);

/// Holds the folder, or gives `None` where another build holds it.
pub(super) fn hold(folder: OwnedFd) -> Option<Held> {
    // A file system that knows no locks gives none; that does not stop a build.
    let busy = rustix::fs::flock(&folder, FlockOperation::NonBlockingLockExclusive) == Err(Errno::WOULDBLOCK);
    (!busy).then_some(Held(folder))
}

impl AsFd for Held {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        // Closing is not enough while a child process that was just forked has a copy.
        let _ = rustix::fs::flock(&self.0, FlockOperation::Unlock);
    }
}

/// Opens a file for reading where no part of the path is a symbolic link and none leads out of `root`.
#[cfg(target_os = "linux")]
pub(super) fn open_below(root: BorrowedFd<'_>, path: &str) -> Result<OwnedFd> {
    use rustix::fs::ResolveFlags;
    // NONBLOCK: a pipe put there by somebody must not stop the build.
    let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK | OFlags::NOFOLLOW;
    rustix::fs::openat2(root, path, flags, Mode::empty(), ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS | ResolveFlags::NO_XDEV)
}

/// Without such a call nothing old is read, so nothing old is reused.
#[cfg(not(target_os = "linux"))]
pub(super) fn open_below(_root: BorrowedFd<'_>, _path: &str) -> Result<OwnedFd> {
    Err(Errno::NOSYS)
}

/// Flushes all that was written to the file system of `folder`: one call where 10,000 `fsync` are dear.
#[cfg(target_os = "linux")]
pub(super) fn flush_all(folder: BorrowedFd<'_>) -> Result<()> {
    rustix::fs::syncfs(folder)
}

#[cfg(not(target_os = "linux"))]
pub(super) fn flush_all(_folder: BorrowedFd<'_>) -> Result<()> {
    Err(Errno::NOSYS)
}

/// Sets a mode; `false` where the file system has modes of its own, as a share of a NAS or a disk of Windows.
pub(super) fn set_mode(file: impl AsFd, mode: Mode) -> Result<bool> {
    match rustix::fs::fchmod(file, mode) {
        Err(errno) if errno == Errno::PERM || is_unsupported(errno) => Ok(false),
        done => done.map(|()| true),
    }
}

/// Whether a file system is mounted on the folder, bind mounts included.
#[cfg(target_os = "linux")]
pub(super) fn is_mount_point(parent: BorrowedFd<'_>, name: &OsStr, stat: &Stat) -> Result<bool> {
    use rustix::fs::{StatxAttributes, StatxFlags, statx};
    match statx(parent, name, AtFlags::SYMLINK_NOFOLLOW | AtFlags::NO_AUTOMOUNT, StatxFlags::BASIC_STATS) {
        Ok(found) if found.stx_attributes_mask.contains(StatxAttributes::MOUNT_ROOT) => {
            Ok(found.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
        }
        _ => on_another_device(parent, stat),
    }
}

#[cfg(not(target_os = "linux"))]
pub(super) fn is_mount_point(parent: BorrowedFd<'_>, _name: &OsStr, stat: &Stat) -> Result<bool> {
    on_another_device(parent, stat)
}

fn on_another_device(parent: BorrowedFd<'_>, stat: &Stat) -> Result<bool> {
    Ok(rustix::fs::fstat(parent)?.st_dev != stat.st_dev)
}

/// Exchanges two names of one folder in one step.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
pub(super) fn exchange(parent: BorrowedFd<'_>, a: &OsStr, b: &OsStr) -> Result<()> {
    rustix::fs::renameat_with(parent, a, parent, b, rustix::fs::RenameFlags::EXCHANGE)
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
pub(super) fn exchange(_parent: BorrowedFd<'_>, _a: &OsStr, _b: &OsStr) -> Result<()> {
    Err(Errno::NOSYS)
}

/// Renames within one folder, and refuses where the new name is taken.
pub(super) fn rename_free(parent: BorrowedFd<'_>, from: &OsStr, to: &OsStr) -> Result<()> {
    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    match rustix::fs::renameat_with(parent, from, parent, to, rustix::fs::RenameFlags::NOREPLACE) {
        Err(errno) if is_unsupported(errno) => {}
        done => return done,
    }
    match look(parent, to)? {
        Some(_) => Err(Errno::EXIST),
        None => rustix::fs::renameat(parent, from, parent, to),
    }
}

/// The system or the file system does not know the call; a refusal of the deed itself is something else.
pub(super) fn is_unsupported(errno: Errno) -> bool {
    [Errno::INVAL, Errno::NOSYS, Errno::NOTSUP, Errno::OPNOTSUPP].contains(&errno)
}
