//! The parts of a docx file, each unpacked up to a limit.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::import::report::Report;
use crate::import::xml::damaged;
use crate::refused::Refused;

/// The largest part that is unpacked, in bytes: the text of the longest code with all its formatting has some 10 MB.
const LARGEST: u64 = 32 << 20;
/// The most bytes that are unpacked of one file.
const LARGEST_ALL: u64 = 96 << 20;
/// The most files in one archive.
const MOST: usize = 20_000;

pub(super) struct Archive<'a> {
    packed: ZipArchive<Cursor<&'a [u8]>>,
    /// What may still be unpacked.
    left: u64,
}

impl<'a> Archive<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Refused> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
        if archive.len() > MOST {
            return Err(too_large());
        }
        Ok(Self { packed: archive, left: LARGEST_ALL })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.packed.index_for_name(name).is_some()
    }

    /// Names of the parts that begin and end so, in the order of their names.
    pub(super) fn named(&self, start: &str, end: &str) -> Vec<String> {
        let names = self.packed.file_names().filter_map(Result::ok);
        let mut names: Vec<String> =
            names.filter(|name| name.starts_with(start) && name.ends_with(end)).map(|name| name.into_owned()).collect();
        names.sort();
        names
    }

    /// The text of a part; none where the archive has no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Refused> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        // XML says its own encoding; Word writes UTF-8, and UTF-16 only with its mark.
        let text = crate::import::decode::decode(&bytes, None, &mut Report::default())?;
        Ok(Some(text.trim_start_matches('\u{feff}').to_owned()))
    }

    /// A part as it is; none where the archive has no such part.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refused> {
        if !self.has(name) {
            return Ok(None);
        }
        let part = self.packed.by_name(name).map_err(|_| damaged())?;
        let mut bytes = Vec::new();
        let most = LARGEST.min(self.left);
        part.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(|_| damaged())?;
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if length > most {
            return Err(too_large());
        }
        self.left = self.left.saturating_sub(length);
        Ok(Some(bytes))
    }
}

fn too_large() -> Refused {
    Refused::new(
        ("文件解压后大得不合常理", "the file unpacks to more than a regulation can be"),
        (
            "用 Word 打开，删去图片和嵌入对象，另存为新的 docx",
            "open it in Word, take out pictures and embedded objects, and save it as a new docx",
        ),
    )
}
