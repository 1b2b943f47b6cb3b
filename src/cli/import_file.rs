//! A file that a command is given: its bytes, and why it is not taken.

use std::io::ErrorKind;
use std::path::Path;

use super::Stopped;
use crate::read::disk;
use crate::refused::Refused;

/// The bytes of the file.
///
/// # Errors
/// There is none, or it cannot be read: wrong use.
pub(super) fn bytes(file: &Path) -> Result<Vec<u8>, Stopped> {
    disk::file(file).map_err(|error| {
        let file = file.display();
        Stopped::Usage(match error.kind() {
            ErrorKind::NotFound => format!("没有这个文件 / there is no such file: {file}"),
            _ => format!("读不了这个文件 / the file cannot be read: {file}: {error}"),
        })
    })
}

/// Why a file of this name is not taken, and what to do.
pub(super) fn refused(name: &str, refused: &Refused) -> Stopped {
    let Refused { what, remedy } = refused;
    Stopped::Usage(format!("{name}: {} / {}\n  {} / {}", what.zh, what.en, remedy.zh, remedy.en))
}
