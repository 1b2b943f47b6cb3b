//! The new tree while it grows.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use rustix::fd::{AsFd, BorrowedFd};
use rustix::fs::{AtFlags, Mode, OFlags};
use rustix::io::{Errno, Result as SystemResult};

use super::error::{What, WriteError};
use super::exchange::Exchange;
use super::kernel::{self, FILE_MODE, Held};
use super::manifest::{self, Digest, FileEntry, ManifestHead};
use super::place::Site;
use super::{reuse, stale};
use crate::model::route::Route;

const FOLDER_MODE: Mode = Mode::from_raw_mode(0o755);

/// A site that is being written. Dropped before [`Staging::finish`], it leaves no trace.
///
/// For each file it keeps path, size and hash, and no bytes.
pub struct Staging {
    site: Site,
    exchange: Exchange,
    /// The new tree.
    tree: Held,
    /// The umask takes away what a published file needs, so each mode is set by a call of its own, where the file system lets it.
    set_modes: bool,
    files: Mutex<Vec<FileEntry>>,
    reused: AtomicUsize,
    failed: AtomicBool,
    /// Nothing of ours is left under the name of the new tree.
    done: bool,
}

/// A published site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The folder.
    pub folder: PathBuf,
    /// The root hash of the manifest.
    pub root: Digest,
    /// Files, without the manifest and the list of checksums.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// How many of them were linked from the old site.
    pub reused: usize,
    /// The old tree where it could not be removed and why; the next build tries again.
    pub leftover: Option<WriteError>,
}

impl Staging {
    /// Looks at `out` and begins a new tree beside it. Folders above `out` that are missing are made.
    ///
    /// `keep_off` names the folders the build reads or lives in: `out` may be none of them, hold none and lie in none.
    ///
    /// # Errors
    /// `out` cannot be written, or must not be.
    pub fn begin(out: &Path, keep_off: &[PathBuf]) -> Result<Staging, WriteError> {
        Staging::begin_with(out, keep_off, Exchange::Atomic)
    }

    pub(super) fn begin_with(out: &Path, keep_off: &[PathBuf], exchange: Exchange) -> Result<Staging, WriteError> {
        let site = Site::at(out, keep_off)?;
        let path = site.beside(&site.names.new);
        let system = |errno| WriteError::system(&path, errno);
        match rustix::fs::mkdirat(site.parent(), &site.names.new, FOLDER_MODE) {
            Err(Errno::EXIST) => return Err(WriteError::new(path, What::Busy)),
            made => made.map_err(system)?,
        }
        let tree = kernel::open_folder(site.parent(), &site.names.new).map_err(system)?;
        let tree = kernel::hold(tree).ok_or_else(|| WriteError::new(&path, What::Busy))?;
        let files = Mutex::new(Vec::new());
        let (reused, failed) = (AtomicUsize::new(0), AtomicBool::new(false));
        let mut staging = Staging { site, exchange, tree, set_modes: false, files, reused, failed, done: false };
        let marker = create(staging.tree.as_fd(), stale::MARKER).map_err(system)?;
        // The marker shows what the umask does to all the files to come.
        let as_asked = Mode::from_raw_mode(rustix::fs::fstat(&marker).map_err(system)?.st_mode) == FILE_MODE
            && Mode::from_raw_mode(rustix::fs::fstat(&staging.tree).map_err(system)?.st_mode) == FOLDER_MODE;
        staging.set_modes = !as_asked && kernel::set_mode(&marker, FILE_MODE).map_err(system)?;
        // The folder above may be one that a web server shows, and what grows may yet be given up.
        kernel::set_mode(&staging.tree, Mode::RWXU).map_err(system)?;
        Ok(staging)
    }

    /// Makes room to note so many files.
    pub fn expect(&self, files: usize) {
        self.files.lock().unwrap_or_else(PoisonError::into_inner).reserve_exact(files);
    }

    /// Puts one file into the new tree, and tells the hash of its bytes; may be called from many threads.
    ///
    /// # Errors
    /// The file cannot be written; the site cannot be finished after that.
    pub fn put(&self, route: &Route, bytes: &[u8]) -> Result<Digest, WriteError> {
        let done = self.put_file(route, bytes);
        if done.is_err() {
            self.fail();
        }
        done
    }

    fn put_file(&self, route: &Route, bytes: &[u8]) -> Result<Digest, WriteError> {
        let path = Path::new(route.as_str());
        allowed(route)?;
        let reused = self.link(route, bytes).map_err(|errno| refused(path, errno))?;
        if reused {
            self.reused.fetch_add(1, Ordering::Relaxed);
        } else {
            self.open(route)?.write_all(bytes).map_err(|e| WriteError::io(path, &e))?;
        }
        let sha256 = Digest::of(bytes);
        self.note(route, u64::try_from(bytes.len()).unwrap_or(u64::MAX), sha256);
        Ok(sha256)
    }

    /// A new, empty file.
    pub(super) fn open(&self, route: &Route) -> Result<File, WriteError> {
        let path = Path::new(route.as_str());
        allowed(route)?;
        let file = self.with_folders(route, |tree| create(tree, route.as_str())).map_err(|errno| refused(path, errno))?;
        if self.set_modes {
            rustix::fs::fchmod(&file, FILE_MODE).map_err(|errno| refused(path, errno))?;
        }
        Ok(file)
    }

    /// Takes down a file that is in the tree.
    pub(super) fn note(&self, route: &Route, size: u64, sha256: Digest) {
        let entry = FileEntry { path: route.clone(), size, sha256 };
        self.files.lock().unwrap_or_else(PoisonError::into_inner).push(entry);
    }

    /// The site cannot be finished any more.
    pub(super) fn fail(&self) {
        self.failed.store(true, Ordering::Relaxed);
    }

    fn link(&self, route: &Route, bytes: &[u8]) -> SystemResult<bool> {
        let Some(old) = self.site.old() else { return Ok(false) };
        let Some(equal) = reuse::equal(old, route.as_str(), bytes) else { return Ok(false) };
        self.with_folders(route, |tree| reuse::link(old, tree, route.as_str(), &equal))
    }

    /// Does `step`, and once more after making the route's folders where they were missing.
    fn with_folders<T>(&self, route: &Route, step: impl Fn(BorrowedFd<'_>) -> SystemResult<T>) -> SystemResult<T> {
        match step(self.tree.as_fd()) {
            Err(Errno::NOENT) => {}
            done => return done,
        }
        if let Some((folder, _)) = route.as_str().rsplit_once('/') {
            self.make_folder(folder)?;
        }
        step(self.tree.as_fd())
    }

    /// Makes a folder, and those above it where they are missing; most often they are there.
    fn make_folder(&self, folder: &str) -> SystemResult<()> {
        match (self.make_one(folder), folder.rsplit_once('/')) {
            (Err(Errno::NOENT), Some((above, _))) => {
                self.make_folder(above)?;
                self.make_one(folder)
            }
            (made, _) => made,
        }
    }

    /// Makes a folder where there is none yet, in one that is there.
    fn make_one(&self, folder: &str) -> SystemResult<()> {
        match rustix::fs::mkdirat(&self.tree, folder, FOLDER_MODE) {
            Ok(()) if self.set_modes => rustix::fs::chmodat(&self.tree, folder, FOLDER_MODE, AtFlags::empty()),
            Ok(()) | Err(Errno::EXIST) => Ok(()),
            Err(errno) => Err(errno),
        }
    }

    /// Writes the manifest, flushes everything and makes the new tree the site.
    ///
    /// An error means that the old site is still the live one. That the old tree could not be removed
    /// afterwards is no error: it is in [`Written::leftover`].
    pub fn finish(mut self, head: &ManifestHead) -> Result<Written, WriteError> {
        let path = self.site.beside(&self.site.names.new);
        let system = |errno| WriteError::system(&path, errno);
        if *self.failed.get_mut() {
            return Err(WriteError::new(path, What::Incomplete));
        }
        let mut files = std::mem::take(self.files.get_mut().unwrap_or_else(PoisonError::into_inner));
        files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        let root = self.write_own(manifest::SUMS, |out| manifest::sums(out, &files))?;
        self.write_own(manifest::NAME, |out| manifest::write(out, head, root, &files))?;
        rustix::fs::unlinkat(&self.tree, stale::MARKER, AtFlags::empty()).map_err(system)?;
        kernel::set_mode(&self.tree, FOLDER_MODE).map_err(system)?;
        self.flush(&files).map_err(system)?;
        self.site.check_unchanged()?;
        let old = self
            .exchange
            .run(self.site.parent(), &self.site.names, self.site.old().is_some())
            .map_err(|errno| WriteError::system(self.site.folder(), errno))?
            .map(|name| self.site.beside(name));
        self.done = true;
        Ok(Written {
            folder: self.site.folder().to_owned(),
            root,
            files: files.len(),
            bytes: files.iter().map(|file| file.size).sum(),
            reused: *self.reused.get_mut(),
            leftover: self.settle(old.as_deref()).err(),
        })
    }

    /// Makes the exchange outlast a power cut, and only then removes the old tree.
    fn settle(&self, old: Option<&Path>) -> Result<(), WriteError> {
        match rustix::fs::fsync(self.site.parent()) {
            Err(errno) if !kernel::is_unsupported(errno) => return Err(WriteError::system(old.unwrap_or(self.site.folder()), errno)),
            _ => {}
        }
        old.map_or(Ok(()), |old| stale::remove(old).map_err(|e| WriteError::stuck(old, &e)))
    }

    /// Writes a file that is not listed in the manifest.
    fn write_own<T>(&self, name: &str, fill: impl FnOnce(&mut BufWriter<File>) -> std::io::Result<T>) -> Result<T, WriteError> {
        let path = Path::new(name);
        let file = create(self.tree.as_fd(), name).map_err(|errno| refused(path, errno))?;
        if self.set_modes {
            rustix::fs::fchmod(&file, FILE_MODE).map_err(|errno| refused(path, errno))?;
        }
        let mut out = BufWriter::new(file);
        fill(&mut out).and_then(|value| out.flush().map(|()| value)).map_err(|e| WriteError::io(path, &e))
    }

    /// One call for the file system, or every file and folder by itself where that is not known.
    fn flush(&self, files: &[FileEntry]) -> SystemResult<()> {
        match kernel::flush_all(self.tree.as_fd()) {
            // PERM: a sandbox that does not admit the call.
            Err(errno) if kernel::is_unsupported(errno) || errno == Errno::PERM => {}
            done => return done,
        }
        let paths = files.iter().map(|file| file.path.as_str());
        let folders: BTreeSet<&str> =
            paths.clone().flat_map(|path| path.match_indices('/').filter_map(|(end, _)| path.get(..end))).collect();
        for path in paths.chain([manifest::NAME, manifest::SUMS]).chain(folders).chain(["."]) {
            let opened = rustix::fs::openat(&self.tree, path, OFlags::RDONLY | OFlags::CLOEXEC, Mode::empty())?;
            match rustix::fs::fsync(opened) {
                Err(errno) if !kernel::is_unsupported(errno) => return Err(errno),
                _ => {}
            }
        }
        Ok(())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if !self.done {
            // What cannot be removed is recognised by the next build.
            let _ = stale::remove(&self.site.beside(&self.site.names.new));
        }
    }
}

/// Content cannot take the names of what the stage writes itself.
fn allowed(route: &Route) -> Result<(), WriteError> {
    let path = route.as_str();
    if manifest::is_own(path) { Err(WriteError::new(path, What::Reserved)) } else { Ok(()) }
}

fn create(tree: BorrowedFd<'_>, path: &str) -> SystemResult<File> {
    let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::CLOEXEC;
    rustix::fs::openat(tree, path, flags, FILE_MODE).map(File::from)
}

/// The file system itself notices a second file of one name, also one that differs only in case where
/// the file system does not tell cases apart.
fn refused(path: &Path, errno: Errno) -> WriteError {
    match errno {
        Errno::EXIST => WriteError::new(path, What::Twice),
        other => WriteError::system(path, other),
    }
}
