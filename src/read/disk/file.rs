//! A file or a folder of the disk by itself: what lies below it, its bytes, its text.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::string::FromUtf8Error;
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use crate::finding::{At, Finding, Place};

/// What some programs put before a text in UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// All that lies in a folder and is not hidden, in the order of the names.
pub(crate) fn walk(folder: &Path) -> impl Iterator<Item = walkdir::Result<DirEntry>> {
    let shown = |entry: &DirEntry| entry.depth() == 0 || !hidden(&entry.file_name().to_string_lossy());
    WalkDir::new(folder).follow_links(false).sort_by_file_name().into_iter().filter_entry(shown)
}

/// Whether something in a folder went between being listed and being looked at, and so is not there.
pub(crate) fn is_gone(error: &walkdir::Error) -> bool {
    error.depth() > 0 && error.io_error().is_some_and(|error| error.kind() == std::io::ErrorKind::NotFound)
}

/// What git leaves out of a copy, changes in it or keeps to one machine is told by these: whoever can write content could
/// settle with them what is compared and reviewed, so they are not passed over.
const SETTINGS_OF_GIT: [&str; 2] = [".gitattributes", ".gitignore"];

/// Whether a file is hidden, or lies in a folder that is.
pub(crate) fn hidden(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with('.') && !SETTINGS_OF_GIT.contains(&part))
}

/// A text, of which a byte order mark is no part, and whose lines end in one way.
///
/// # Errors
/// It is in another encoding.
pub(super) fn decode(mut bytes: Vec<u8>) -> Result<Arc<str>, FromUtf8Error> {
    let marks = bytes.chunks(BYTE_ORDER_MARK.len()).take_while(|bytes| *bytes == BYTE_ORDER_MARK).count();
    bytes.drain(..marks * BYTE_ORDER_MARK.len());
    match simdutf8::basic::from_utf8(&bytes) {
        Ok(text) if memchr::memchr(b'\r', text.as_bytes()).is_some() => Ok(text.replace("\r\n", "\n").into()),
        Ok(text) => Ok(text.into()),
        // Where it is broken.
        Err(_) => String::from_utf8(bytes).map(Arc::from),
    }
}

/// A text in another encoding.
pub(super) fn not_utf8(path: &str, error: &FromUtf8Error) -> Finding {
    let sound = error.utf8_error().valid_up_to();
    let before = String::from_utf8_lossy(error.as_bytes().get(..sound).unwrap_or_default());
    let byte = error.as_bytes().get(sound).copied().unwrap_or_default();
    let place = Place { file: path.to_owned(), at: At::of_byte(&before, sound) };
    Finding::error("not-utf8", place, "文件不是 UTF-8 编码", "the file is not UTF-8")
        .value(format!("0x{byte:02X}"))
        .rule("内容文件和模板用 UTF-8 编码", "content files and templates are UTF-8")
        .remedy(
            "用 UTF-8 另存；来自表格软件的 GB18030 文件要先转换",
            "save it as UTF-8; a GB18030 file from a spreadsheet must be converted",
        )
}

/// A file that cannot be read.
#[must_use]
pub fn unreadable(path: &str, why: &str) -> Finding {
    Finding::error("unreadable", Place::file(path), format!("读不了：{why}"), format!("cannot be read: {why}"))
        .rule("内容文件须可读", "content files can be read")
        .remedy("检查权限", "check its permissions")
}

pub(crate) fn shown(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let mut shown = String::with_capacity(below.as_os_str().len());
    for part in below.components() {
        shown.push_str(if shown.is_empty() { "" } else { "/" });
        shown.push_str(&part.as_os_str().to_string_lossy());
    }
    shown
}

/// The bytes of a file of the content, which is a plain file or none: a link or a device is not followed.
///
/// # Errors
/// It is not there, is no plain file or cannot be read.
pub fn plain_file(path: &Path) -> std::io::Result<Vec<u8>> {
    if !path.symlink_metadata()?.is_file() {
        return Err(no_regular_file());
    }
    file(path)
}

/// A folder, a pipe or a device.
fn no_regular_file() -> std::io::Error {
    std::io::Error::new(std::io::ErrorKind::InvalidInput, "不是普通文件 / not a regular file")
}

/// The bytes of a file whose length is known: where they are as many, nothing has to be asked for twice.
pub(super) fn of_length(path: &Path, length: u64) -> std::io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    let length = usize::try_from(length).unwrap_or_default();
    let mut bytes = vec![0; length + 1];
    let read = file.read(&mut bytes)?;
    bytes.truncate(read);
    if read != length {
        file.read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// The bytes of one file.
///
/// # Errors
/// It is not there, cannot be read, or is a pipe or a device, which might have no end.
pub fn file(path: &Path) -> std::io::Result<Vec<u8>> {
    if !path.metadata()?.is_file() {
        return Err(no_regular_file());
    }
    #[expect(clippy::disallowed_methods, reason = "this is where files enter")]
    std::fs::read(path)
}
