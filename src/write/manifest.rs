//! `manifest.json`: what the site consists of, and one number that stands for all of it.
//!
//! `sha256sums.txt` says the same for standard tools: `sha256sum -c` reads it, and the root is its own SHA-256.
//! Neither file lists the two. The root is redone inside the site's folder by any of these:
//!
//! ```text
//! sha256sum sha256sums.txt
//! find . -type f ! -path ./manifest.json ! -path ./sha256sums.txt -printf '%P\0' | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum
//! jq -r '.files[] | "\(.sha256)  \(.path)"' manifest.json | sha256sum
//! ```

mod reading;

use std::fmt;
use std::io::{self, Write};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

pub use reading::{Misread, read};

use crate::model::route::Route;

/// The file's route; content cannot use it.
pub const NAME: &str = "manifest.json";

/// The list for standard tools, by its route; content cannot use it.
pub const SUMS: &str = "sha256sums.txt";

/// Whether a path is that of the manifest or of the list; on some disks that is so in any case of letters.
#[must_use]
pub fn is_own(path: &str) -> bool {
    [NAME, SUMS].iter().any(|own| path.eq_ignore_ascii_case(own))
}

/// How every manifest of ours begins; a folder counts as ours by these bytes.
pub(super) const OPENING: &str = "{\n\"generator\":\"gongshi\",\n";

/// What the manifest says besides the files. No clock, user, host or path has a place in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManifestHead {
    /// The program's version.
    pub version: String,
    /// The day whose facts the site shows, as `2026-11-02`.
    pub as_of: String,
    /// The address the site was made for.
    pub base_url: String,
    /// Whether its HTML was minified.
    pub minify: bool,
    /// Hash of everything the build read.
    pub content: Digest,
}

/// One published file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileEntry {
    /// Its path.
    pub path: Route,
    /// Bytes.
    pub size: u64,
    /// The hash of its bytes.
    pub sha256: Digest,
}

/// A manifest as it is read back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Manifest {
    /// Always `gongshi`.
    pub generator: String,
    /// The program's version.
    pub version: String,
    /// The day whose facts the site shows.
    pub as_of: String,
    /// The address the site was made for.
    pub base_url: String,
    /// Whether its HTML was minified.
    pub minify: bool,
    /// The hash of what it was made from.
    pub content: Digest,
    /// [`root_of`] the files.
    pub root: Digest,
    /// Every file but the manifest and the list of checksums, by the bytes of its path.
    pub files: Vec<FileEntry>,
}

/// SHA-256 over one line for each file, `<sha256 in hex>  <path>\n`: what `sha256sum` prints.
/// The files must be sorted by path.
pub fn root_of(files: &[FileEntry]) -> Digest {
    // Nothing is written, so nothing can fail.
    sums(&mut io::sink(), files).unwrap_or(Digest([0; 32]))
}

/// Writes files as `sha256sum` prints them and `sha256sum -c` reads them, and gives the root. No route has a character that
/// would need its escapes.
pub(super) fn sums(out: &mut impl Write, files: &[FileEntry]) -> io::Result<Digest> {
    let mut root = Sha256::new();
    let mut line = String::new();
    for file in files {
        line.clear();
        file.sha256.write_hex(&mut line);
        line.extend(["  ", file.path.as_str(), "\n"]);
        root.update(&line);
        out.write_all(line.as_bytes())?;
    }
    Ok(Digest(root.finalize().into()))
}

/// Writes the manifest, one line for each file.
pub(super) fn write(out: &mut impl Write, head: &ManifestHead, root: Digest, files: &[FileEntry]) -> io::Result<()> {
    let text = |value: &str| serde_json::to_string(value).map_err(io::Error::from);
    write!(out, "{OPENING}\"version\":{},\n\"as-of\":{},\n", text(&head.version)?, text(&head.as_of)?)?;
    write!(out, "\"base-url\":{},\n\"minify\":{},\n", text(&head.base_url)?, head.minify)?;
    write!(out, "\"content\":\"{}\",\n\"root\":\"{root}\",\n\"files\":[", head.content)?;
    let mut line = String::new();
    for (i, file) in files.iter().enumerate() {
        line.clear();
        // No route has a character that JSON would escape.
        line.extend([if i == 0 { "\n" } else { ",\n" }, "{\"path\":\"", file.path.as_str(), "\",\"size\":", &file.size.to_string()]);
        line.push_str(",\"sha256\":\"");
        file.sha256.write_hex(&mut line);
        line.push_str("\"}");
        out.write_all(line.as_bytes())?;
    }
    out.write_all(b"\n]}\n")
}

const HEX: [&str; 16] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "a", "b", "c", "d", "e", "f"];

/// A SHA-256 value, written as 64 small hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Digest(pub [u8; 32]);

impl Digest {
    /// The hash of some bytes.
    pub fn of(bytes: &[u8]) -> Digest {
        Digest(Sha256::digest(bytes).into())
    }

    /// Adds it in hex.
    pub fn write_hex(&self, text: &mut String) {
        for byte in self.0 {
            text.extend([byte >> 4, byte & 15].iter().filter_map(|half| HEX.get(usize::from(*half)).copied()));
        }
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut hex = String::with_capacity(64);
        self.write_hex(&mut hex);
        f.write_str(&hex)
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({self})")
    }
}

impl From<Digest> for String {
    fn from(digest: Digest) -> String {
        digest.to_string()
    }
}

impl TryFrom<String> for Digest {
    type Error = String;

    fn try_from(hex: String) -> Result<Digest, String> {
        let refused = || format!("not a SHA-256 value: {hex:?}");
        if hex.len() != 64 || !hex.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
            return Err(refused());
        }
        let mut bytes = [0; 32];
        for (i, byte) in bytes.iter_mut().enumerate() {
            let pair = hex.get(2 * i..2 * i + 2).ok_or_else(refused)?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| refused())?;
        }
        Ok(Digest(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::tests::head;

    #[test]
    fn the_root_is_what_sha256sum_gives() {
        // printf '%s  %s\n' "$(printf 公示 | sha256sum | cut -c-64)" a.txt "$(printf '' | sha256sum | cut -c-64)" b/c.txt | sha256sum
        let file = |path: &str, bytes: &[u8]| Route::new(path).map(|path| FileEntry { path, size: 0, sha256: Digest::of(bytes) });
        let files: Vec<_> = [file("a.txt", "公示".as_bytes()), file("b/c.txt", b"")].into_iter().flatten().collect();
        assert_eq!(root_of(&files).to_string(), "dfb6228dbc2ba75497f9797ad5ea9fa3ec6608c112e5894c064727844e727e7c");
    }

    #[test]
    fn what_is_written_reads_back() {
        let files: Vec<_> = Route::new("a.txt").map(|path| FileEntry { path, size: 1, sha256: Digest::of(b"y") }).into_iter().collect();
        let mut out = Vec::new();
        let root = root_of(&files);
        assert!(write(&mut out, &head(), root, &files).is_ok());
        assert!(out.starts_with(OPENING.as_bytes()));
        let read: Option<Manifest> = serde_json::from_slice(&out).ok();
        assert_eq!(read.as_ref().map(|m| m.root), Some(root));
        assert_eq!(read.map(|m| (m.generator, m.as_of, m.files)), Some(("gongshi".into(), "2026-11-02".into(), files)));
    }
}
