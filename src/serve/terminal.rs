//! The terminal. One that stands still, or a pipe that nobody reads, holds up nobody: the site goes on without it.

use std::io::{Error, Result, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// As many reports wait for a terminal that stands still; what comes after them only the pages tell.
const WAITING: usize = 64;

/// The end for whoever has something to tell.
pub(super) struct Teller(SyncSender<Result<String>>);

/// The end for whoever has the terminal.
pub(super) struct Told(Receiver<Result<String>>);

/// Both ends.
pub(super) fn open() -> (Teller, Told) {
    let (teller, told) = sync_channel(WAITING);
    (Teller(teller), Told(told))
}

impl Teller {
    /// Tells words that end in a line break, and never waits.
    pub(super) fn tell(&self, words: String) {
        // Too many wait, or the terminal is gone and the process with it.
        let _ = self.0.try_send(Ok(words));
    }

    /// The last thing to be told: why it ends.
    pub(super) fn end(self, error: Error) {
        let _ = self.0.send(Err(error));
    }
}

impl Told {
    /// Writes what is told, until the end.
    ///
    /// # Errors
    /// `out` cannot be written, or the error that ended it.
    pub(super) fn write(self, out: &mut dyn Write) -> Result<()> {
        for words in self.0 {
            out.write_all(words?.as_bytes())?;
            out.flush()?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_waits_for_a_terminal_that_stands_still() {
        let (teller, told) = open();
        (0..10 * WAITING).for_each(|n| teller.tell(format!("{n}\n")));
        drop(teller);
        let mut out = Vec::new();
        told.write(&mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.starts_with("0\n1\n") && text.lines().count() == WAITING, "{text}");
    }

    #[test]
    fn the_error_that_ends_it_comes_out() {
        let (teller, told) = open();
        teller.tell("甲\n".to_owned());
        teller.end(Error::other("乙"));
        let mut out = Vec::new();
        assert_eq!(told.write(&mut out).unwrap_err().to_string(), "乙");
        assert_eq!(out, "甲\n".as_bytes());
    }
}
