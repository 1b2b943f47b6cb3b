//! The attachments of one good site, which stay what they were when it was made.
//!
//! A file may be overwritten, or give way to a link, a pipe or a device, while the last good site stays up. What was not
//! looked at then is not sent: such an address has nothing, and a page that is first asked for after that does not name it.
//! No link is followed, and nothing is waited for.

use std::collections::BTreeMap;
use std::fs::{File, Metadata};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::model::route::Route;
use crate::plan::exports::About;
use crate::read::Stamp;

/// The attachments, by their addresses.
pub(super) struct Attachments<'a> {
    files: BTreeMap<&'a Route, Attachment<'a>>,
}

struct Attachment<'a> {
    disk: &'a Path,
    /// The file as it was when the site was made; none if it was no plain file.
    stamp: Option<Stamp>,
    /// What it held then, worked out when it is first asked for, if it is still that file.
    about: OnceLock<About>,
}

impl<'a> Attachments<'a> {
    /// Notes what lies there now; the bytes are read when someone asks.
    pub(super) fn new(files: &'a BTreeMap<Route, PathBuf>) -> Self {
        let note = |disk: &'a Path| Attachment {
            disk,
            stamp: disk.symlink_metadata().ok().filter(Metadata::is_file).map(|about| Stamp::of(&about)),
            about: OnceLock::new(),
        };
        Self { files: files.iter().map(|(route, disk)| (route, note(disk))).collect() }
    }

    /// What is known of the file at an address.
    pub(super) fn about(&self, route: &Route) -> Option<&About> {
        let one = self.files.get(route)?;
        one.known(|| read(one.disk).ok().map(|(bytes, now)| (About::of(&bytes, None), now)))
    }

    /// The bytes at an address, if they are those the site was made with.
    pub(super) fn read(&self, route: &Route) -> Option<Vec<u8>> {
        let one = self.files.get(route)?;
        let (bytes, now) = read(one.disk).ok()?;
        let about = About::of(&bytes, None);
        (one.known(|| Some((about.clone(), now)))? == &about).then_some(bytes)
    }
}

impl Attachment<'_> {
    fn known(&self, read: impl FnOnce() -> Option<(About, Stamp)>) -> Option<&About> {
        if let Some(about) = self.about.get() {
            return Some(about);
        }
        let (about, now) = read()?;
        (Some(now) == self.stamp).then(|| self.about.get_or_init(|| about))
    }
}

/// The bytes of a plain file, as many as it says it has, and its stamp. Asked of the file that was opened, not of its name.
fn read(path: &Path) -> std::io::Result<(Vec<u8>, Stamp)> {
    let file = open(path)?;
    let about = file.metadata()?;
    if !about.is_file() {
        return Err(ErrorKind::InvalidInput.into());
    }
    let mut bytes = Vec::new();
    (&file).take(about.len()).read_to_end(&mut bytes)?;
    let after = Stamp::of(&file.metadata()?);
    // One that is being written to meanwhile is neither the old nor the new.
    if after == Stamp::of(&about) { Ok((bytes, after)) } else { Err(ErrorKind::Interrupted.into()) }
}

fn open(path: &Path) -> std::io::Result<File> {
    use rustix::fs::{Mode, OFlags};
    Ok(rustix::fs::open(path, OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC, Mode::empty())?.into())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "the tests change files")]

    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn only_what_was_there_is_sent() {
        let folder = tempfile::tempdir().unwrap();
        let disk = folder.path().join("form.txt");
        let other = folder.path().join("secret.txt");
        let route = Route::new("a/form.txt").unwrap();
        let files = BTreeMap::from([(route.clone(), disk.clone())]);
        fs::write(&disk, "form").unwrap();
        fs::write(&other, "secret").unwrap();
        let (asked, unasked) = (Attachments::new(&files), Attachments::new(&files));
        assert_eq!(asked.read(&route).as_deref(), Some(&b"form"[..]));
        assert_eq!(asked.about(&route), Some(&About::of(b"form", None)));
        let none = |what: &str| {
            assert_eq!(asked.read(&route), None, "{what}");
            assert_eq!(unasked.read(&route), None, "{what}");
            assert_eq!(unasked.about(&route), None, "{what}");
        };
        fs::write(&disk, "evil").unwrap();
        none("overwritten");
        fs::remove_file(&disk).unwrap();
        none("gone");
        symlink(&other, &disk).unwrap();
        none("a link");
        fs::remove_file(&disk).unwrap();
        symlink("/dev/zero", &disk).unwrap();
        none("a link to a device");
        fs::remove_file(&disk).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(&disk).status().unwrap().success());
        none("a pipe");
        fs::remove_file(&disk).unwrap();
        fs::create_dir(&disk).unwrap();
        none("a folder");
        fs::remove_dir(&disk).unwrap();
        fs::write(&disk, "form").unwrap();
        assert_eq!(asked.read(&route).as_deref(), Some(&b"form"[..]), "the same bytes again");
    }
}
