//! A file that is written piece by piece, so that a long one never lies in memory whole.

use std::fs::File;
use std::io::{self, Write};

use sha2::{Digest as _, Sha256};

use super::error::WriteError;
use super::manifest::Digest;
use super::stage::Staging;
use crate::model::route::Route;

/// As much is gathered before it is looked at and goes to the disk; a shorter file is put whole.
const PIECE: usize = 1 << 18;

/// A file on its way into the new tree. Each piece ends with a line and is shown before it is written.
pub struct Growing<'s, See> {
    staging: &'s Staging,
    route: &'s Route,
    see: See,
    piece: Vec<u8>,
    /// None while the file is short enough to be put whole.
    long: Option<Long>,
    failed: Option<WriteError>,
}

struct Long {
    file: File,
    hash: Sha256,
    size: u64,
}

impl Staging {
    /// A file that is written piece by piece; `see` is shown each piece first. One of more than one piece is written anew even
    /// where the old site has the same. May be called from many threads.
    pub fn grow<'s, See: FnMut(&[u8])>(&'s self, route: &'s Route, see: See) -> Growing<'s, See> {
        Growing { staging: self, route, see, piece: Vec::new(), long: None, failed: None }
    }
}

impl<See: FnMut(&[u8])> Growing<'_, See> {
    /// The hash and the size of the file, which is in the tree now.
    ///
    /// # Errors
    /// A piece could not be written; the site cannot be finished after that.
    pub fn finish(mut self) -> Result<(Digest, u64), WriteError> {
        if self.long.is_some() {
            self.send(self.piece.len());
        }
        if let Some(error) = self.failed {
            return Err(error);
        }
        match self.long {
            Some(Long { hash, size, .. }) => {
                let sha256 = Digest(hash.finalize().into());
                self.staging.note(self.route, size, sha256);
                Ok((sha256, size))
            }
            None => {
                (self.see)(&self.piece);
                let size = u64::try_from(self.piece.len()).unwrap_or(u64::MAX);
                Ok((self.staging.put(self.route, &self.piece)?, size))
            }
        }
    }

    /// Sends the first bytes of what is gathered to the disk.
    fn send(&mut self, bytes: usize) {
        let Some(piece) = self.piece.get(..bytes).filter(|_| self.failed.is_none()) else { return };
        (self.see)(piece);
        let sent = match &mut self.long {
            Some(long) => long.take(self.route, piece),
            None => self.staging.open(self.route).and_then(|file| {
                let long = self.long.insert(Long { file, hash: Sha256::new(), size: 0 });
                long.take(self.route, piece)
            }),
        };
        if let Err(error) = sent {
            self.staging.fail();
            self.failed = Some(error);
        }
        self.piece.drain(..bytes);
    }
}

impl Long {
    fn take(&mut self, route: &Route, piece: &[u8]) -> Result<(), WriteError> {
        self.file.write_all(piece).map_err(|error| WriteError::io(route.as_str().as_ref(), &error))?;
        self.hash.update(piece);
        self.size += u64::try_from(piece.len()).unwrap_or(u64::MAX);
        Ok(())
    }
}

impl<See: FnMut(&[u8])> Write for Growing<'_, See> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.failed.is_some() {
            return Err(io::ErrorKind::Other.into());
        }
        self.piece.extend_from_slice(bytes);
        if self.piece.len() >= PIECE
            && let Some(end) = self.piece.iter().rposition(|byte| *byte == b'\n')
        {
            self.send(end + 1);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::tests::head;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the test reads what was written")]
    fn a_file_of_any_length_is_what_was_sent() {
        let folder = tempfile::tempdir().unwrap();
        let staging = Staging::begin(&folder.path().join("site"), &[]).unwrap();
        let routes = [1, PIECE / 8, PIECE].map(|lines| (lines, Route::new(&format!("a/{lines}.txt")).unwrap()));
        for (lines, route) in &routes {
            let mut pieces = Vec::new();
            let mut file = staging.grow(route, |piece| pieces.push(piece.to_vec()));
            for line in 0..*lines {
                writeln!(file, "{line}").unwrap();
            }
            let (sha256, size) = file.finish().unwrap();
            let whole: String = (0..*lines).map(|line| format!("{line}\n")).collect();
            assert_eq!((sha256, size), (Digest::of(whole.as_bytes()), u64::try_from(whole.len()).unwrap()));
            assert_eq!(pieces.concat(), whole.as_bytes());
            assert!(pieces.iter().all(|piece| piece.ends_with(b"\n") && piece.len() <= PIECE));
            assert_eq!(pieces.len() > 1, *lines == PIECE);
        }
        let written = staging.finish(&head()).unwrap();
        assert_eq!(written.files, routes.len());
        for (lines, route) in &routes {
            assert_eq!(std::fs::read_to_string(written.folder.join(route.as_str())).unwrap().lines().count(), *lines);
        }
    }

    #[test]
    fn a_name_of_our_own_is_refused_piece_by_piece_too() {
        let folder = tempfile::tempdir().unwrap();
        let staging = Staging::begin(&folder.path().join("site"), &[]).unwrap();
        let route = Route::new("manifest.json").unwrap();
        let mut file = staging.grow(&route, |_| ());
        let sent = (0..PIECE).try_for_each(|line| writeln!(file, "{line}"));
        assert!(sent.is_err());
        assert!(file.finish().is_err());
    }
}
