//! Trees that must go: what a killed build left, a build that was given up, the old site after the exchange.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use rustix::fd::{AsFd, BorrowedFd, OwnedFd};
use rustix::fs::{Dir, FileType, Mode, OFlags};
use rustix::io::Errno;

use super::error::{What, WriteError};
use super::{kernel, manifest};

/// Lies in a tree that grows. No route begins with a dot, so no file of a site has this name.
pub(super) const MARKER: &str = ".gongshi-new";

/// Removes a tree of ours that nobody works on; nothing there is fine too.
pub(super) fn clear(parent: BorrowedFd<'_>, path: &Path) -> Result<(), WriteError> {
    let Some(folder) = open(parent, path)? else { return Ok(()) };
    let _held = kernel::hold(folder).ok_or_else(|| WriteError::new(path, What::Busy))?;
    remove(path).map_err(|e| WriteError::stuck(path, &e))
}

/// Opens a spare tree if there is one, and refuses what is not ours.
pub(super) fn open(parent: BorrowedFd<'_>, path: &Path) -> Result<Option<OwnedFd>, WriteError> {
    let name = path.file_name().unwrap_or_default();
    let folder = match kernel::open_folder(parent, name) {
        Ok(folder) => folder,
        Err(Errno::NOENT) => return Ok(None),
        Err(Errno::NOTDIR | Errno::LOOP) => return Err(WriteError::new(path, What::Foreign)),
        Err(errno) => return Err(WriteError::stuck(path, &errno.into())),
    };
    let marked = is_file(folder.as_fd(), MARKER);
    let ours = marked || is_site(folder.as_fd()) || is_empty(folder.as_fd()).map_err(|errno| WriteError::system(path, errno))?;
    if ours { Ok(Some(folder)) } else { Err(WriteError::new(path, What::Foreign)) }
}

/// Removes a tree of ours. Symbolic links in it go, what they point to stays.
///
/// What shows that it is ours goes last, so that a removal cut short is taken up by the next build.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    let signs = [manifest::NAME, MARKER];
    #[expect(clippy::disallowed_methods, reason = "a folder of our own, on its way out")]
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else if !signs.iter().any(|sign| entry.file_name() == *sign) {
            fs::remove_file(entry.path())?;
        }
    }
    for sign in signs {
        match fs::remove_file(path.join(sign)) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(e),
            _ => {}
        }
    }
    fs::remove_dir(path)
}

/// Whether the folder holds a manifest written by this program.
pub(super) fn is_site(folder: BorrowedFd<'_>) -> bool {
    if !is_file(folder, manifest::NAME) {
        return false;
    }
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let Ok(file) = rustix::fs::openat(folder, manifest::NAME, flags, Mode::empty()) else { return false };
    // The opening is enough: a manifest of a large site has tens of megabytes.
    let mut opening = vec![0; manifest::OPENING.len()];
    File::from(file).read_exact(&mut opening).is_ok() && opening == manifest::OPENING.as_bytes()
}

pub(super) fn is_empty(folder: BorrowedFd<'_>) -> rustix::io::Result<bool> {
    for entry in Dir::read_from(folder)? {
        let entry = entry?;
        if !matches!(entry.file_name().to_bytes(), b"." | b"..") {
            return Ok(false);
        }
    }
    Ok(true)
}

fn is_file(folder: BorrowedFd<'_>, name: &str) -> bool {
    let stat = kernel::look(folder, name.as_ref());
    matches!(stat, Ok(Some(stat)) if FileType::from_raw_mode(stat.st_mode) == FileType::RegularFile)
}
