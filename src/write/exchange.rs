//! The moment the new tree becomes the site.

use std::ffi::{OsStr, OsString};

use rustix::fd::BorrowedFd;
use rustix::io::{Errno, Result};

use super::kernel;

/// How two folders change places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exchange {
    /// One step of the kernel; two renames where the file system does not know it.
    Atomic,
    /// Two renames. Between them the site is missing, and the old tree under its spare name is the marker
    /// by which the next build puts it back.
    #[cfg_attr(not(test), expect(dead_code, reason = "only the tests choose it; Atomic falls back to the same two renames"))]
    TwoRenames,
}

/// The three names that take part, all in one parent folder.
#[derive(Clone, Debug)]
pub(super) struct Names {
    /// The live site.
    pub live: OsString,
    /// The tree that grows; after an atomic exchange, the old one.
    pub new: OsString,
    /// The old tree between and after two renames.
    pub old: OsString,
}

impl Names {
    pub(super) fn of(live: &OsStr) -> Names {
        let beside = |suffix: &str| {
            let mut name = OsString::from(".");
            name.push(live);
            name.push(suffix);
            name
        };
        Names { live: live.to_owned(), new: beside(".gongshi-new"), old: beside(".gongshi-old") }
    }
}

impl Exchange {
    /// Makes the new tree live and gives the name under which the old one now lies, if there was one.
    ///
    /// On an error the old site is live again, or was never moved.
    pub(super) fn run<'n>(self, parent: BorrowedFd<'_>, names: &'n Names, has_old: bool) -> Result<Option<&'n OsStr>> {
        if !has_old {
            kernel::rename_free(parent, &names.new, &names.live)?;
            return Ok(None);
        }
        if self == Exchange::Atomic {
            match kernel::exchange(parent, &names.new, &names.live) {
                Ok(()) => return Ok(Some(&names.new)),
                Err(errno) if kernel::is_unsupported(errno) => {}
                Err(errno) => return Err(errno),
            }
        }
        kernel::rename_free(parent, &names.live, &names.old)?;
        if let Err(errno) = kernel::rename_free(parent, &names.new, &names.live) {
            // If even this fails, the next build finds the marker.
            let _ = kernel::rename_free(parent, &names.old, &names.live);
            return Err(errno);
        }
        Ok(Some(&names.old))
    }
}

/// Puts back the old site of a build that was killed between its two renames.
pub(super) fn heal(parent: BorrowedFd<'_>, names: &Names) -> Result<()> {
    match kernel::rename_free(parent, &names.old, &names.live) {
        // Both renames were done, or none: the live site is in its place.
        Err(Errno::EXIST | Errno::NOENT | Errno::NOTEMPTY) => Ok(()),
        done => done,
    }
}
