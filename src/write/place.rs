//! The output folder: looked at before anything is written, and found to be ours or free.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rustix::fd::{AsFd, BorrowedFd, OwnedFd};
use rustix::fs::{FileType, Mode, OFlags, Stat};

use super::error::{What, WriteError};
use super::exchange::{self, Names};
use super::kernel::{self, Held};
use super::stale;

/// A place where a site may be written: it holds nothing, or a site made by this program.
///
/// Everything after this goes through open folders, so a path that is moved or replaced meanwhile
/// cannot send a write somewhere else.
pub(super) struct Site {
    /// Absolute, without symbolic links.
    folder: PathBuf,
    parent: OwnedFd,
    pub(super) names: Names,
    old: Option<Old>,
}

/// The live folder as it was found.
struct Old {
    folder: Held,
    stat: Stat,
}

impl Site {
    /// Looks at `out`. Folders above it that are missing are made, as the umask has them: what lies above may be private.
    ///
    /// `keep_off` names the folders the build reads or lives in: `out` may be none of them, hold none and lie in none.
    pub(super) fn at(out: &Path, keep_off: &[PathBuf]) -> Result<Site, WriteError> {
        let name = out.file_name().ok_or_else(|| WriteError::new(out, What::NoName))?;
        let above = out.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        // Before the folders above it are made, none of which may be in what is kept off.
        keep(&real(above)?.join(name), keep_off)?;
        #[expect(clippy::disallowed_methods, reason = "the parent of the output folder")]
        fs::create_dir_all(above).map_err(|e| match e.kind() {
            ErrorKind::AlreadyExists | ErrorKind::NotADirectory => WriteError::new(above, What::NotFolder),
            _ => WriteError::io(above, &e),
        })?;
        let above = fs::canonicalize(above).map_err(|e| WriteError::io(above, &e))?;
        let folder = above.join(name);
        let system = |errno| WriteError::system(&folder, errno);
        keep(&folder, keep_off)?;
        let parent = rustix::fs::open(&above, OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty()).map_err(system)?;
        let names = Names::of(name);
        let mut site = Site { folder, parent, names, old: None };
        site.heal()?;
        site.old = site.inspect()?;
        for spare in [&site.names.old, &site.names.new] {
            stale::clear(site.parent(), &site.beside(spare))?;
        }
        Ok(site)
    }

    /// Puts back what a killed build left between two renames, unless that build is still at it.
    fn heal(&self) -> Result<(), WriteError> {
        let marker = self.beside(&self.names.old);
        let Some(old) = stale::open(self.parent(), &marker)? else { return Ok(()) };
        let _held = kernel::hold(old).ok_or_else(|| WriteError::new(&self.folder, What::Busy))?;
        exchange::heal(self.parent(), &self.names).map_err(|errno| WriteError::system(&self.folder, errno))
    }

    /// The live folder if there is one, or why it must not be touched.
    fn inspect(&self) -> Result<Option<Old>, WriteError> {
        let refused = |what| Err(WriteError::new(&self.folder, what));
        let system = |errno| WriteError::system(&self.folder, errno);
        let Some(stat) = kernel::look(self.parent(), &self.names.live).map_err(system)? else { return Ok(None) };
        match FileType::from_raw_mode(stat.st_mode) {
            FileType::Directory => {}
            FileType::Symlink => return refused(What::Symlink),
            _ => return refused(What::NotFolder),
        }
        if kernel::is_mount_point(self.parent(), &self.names.live, &stat).map_err(system)? {
            return refused(What::MountPoint);
        }
        let folder = kernel::open_folder(self.parent(), &self.names.live).map_err(system)?;
        let Some(folder) = kernel::hold(folder) else { return refused(What::Busy) };
        if kernel::look(folder.as_fd(), ".git".as_ref()).map_err(system)?.is_some() {
            return refused(What::Repository);
        }
        if !stale::is_site(folder.as_fd()) && !stale::is_empty(folder.as_fd()).map_err(system)? {
            return refused(What::Foreign);
        }
        let stat = rustix::fs::fstat(&folder).map_err(system)?;
        Ok(Some(Old { folder, stat }))
    }

    /// Refuses where the live folder is no longer what was looked at.
    pub(super) fn check_unchanged(&self) -> Result<(), WriteError> {
        let now = kernel::look(self.parent(), &self.names.live).map_err(|errno| WriteError::system(&self.folder, errno))?;
        let same = match (&self.old, &now) {
            (Some(old), Some(now)) => kernel::same_inode(&old.stat, now),
            (None, None) => true,
            _ => false,
        };
        if same { Ok(()) } else { Err(WriteError::new(&self.folder, What::Changed)) }
    }

    /// The live folder's own path.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(super) fn parent(&self) -> BorrowedFd<'_> {
        self.parent.as_fd()
    }

    pub(super) fn old(&self) -> Option<BorrowedFd<'_>> {
        self.old.as_ref().map(|old| old.folder.as_fd())
    }

    pub(super) fn beside(&self, name: &std::ffi::OsStr) -> PathBuf {
        self.folder.with_file_name(name)
    }
}

/// Refuses a folder that is one of those to be kept off, holds one or lies in one.
fn keep(folder: &Path, off: &[PathBuf]) -> Result<(), WriteError> {
    for kept in off {
        let kept = real(kept)?;
        if kept.starts_with(folder) || folder.starts_with(&kept) {
            return Err(WriteError::new(folder, What::KeepOff(kept)));
        }
    }
    Ok(())
}

/// A path without symbolic links, as far as there is anything at it.
fn real(path: &Path) -> Result<PathBuf, WriteError> {
    let named = std::path::absolute(path).map_err(|e| WriteError::io(path, &e))?;
    let there = named.ancestors().find_map(|above| Some((fs::canonicalize(above).ok()?, named.strip_prefix(above).ok()?)));
    Ok(there.map_or_else(|| named.clone(), |(above, below)| above.components().chain(below.components()).collect()))
}
