//! A packed workbook is looked through before it is read: a small file can unpack to any length, and its reader keeps every
//! format and every text of a workbook in memory, used or not.

use std::io::{BufRead, BufReader, Cursor, Read};

use crate::refused::Refused;
use zip::ZipArchive;

/// The most bytes of a workbook, packed or unpacked; the longest list with its formatting has some 50 MB.
const LARGEST: u64 = 128 << 20;
/// The most bytes of a part with texts that cells share.
const LONGEST_TEXTS: u64 = 48 << 20;
/// The most of such texts.
const MOST_TEXTS: usize = 1_000_000;
/// The most formats, names, links and merged cells.
const MOST_KEPT: usize = 200_000;
/// The most files in one archive.
const MOST_FILES: usize = 20_000;

/// What a reader keeps of each, whatever stands in it.
const KEPT: [&[u8]; 14] = [
    b"xf",
    b"numFmt",
    b"font",
    b"fill",
    b"border",
    b"stop",
    b"dxf",
    b"cellStyle",
    b"definedName",
    b"sheet",
    b"Relationship",
    b"mergeCell",
    b"hyperlink",
    b"tableColumn",
];

/// The longest name of an element that counts, with what may stand before its colon.
const LONGEST_NAME: usize = 64;

/// Looks at every part as it unpacks, whatever the archive says of its length.
///
/// # Errors
/// The workbook is larger than any list.
pub(super) fn look(bytes: &[u8]) -> Result<(), Refused> {
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > LARGEST {
        return Err(too_large());
    }
    // What is no archive, or a damaged one, is told by its reader.
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return Ok(()) };
    if archive.len() > MOST_FILES {
        return Err(too_large());
    }
    let mut left = LARGEST;
    let mut kept = 0_usize;
    for place in 0..archive.len() {
        let Ok(part) = archive.by_index(place) else { continue };
        let mut part = BufReader::new(part.take(left.saturating_add(1)));
        let found = elements(&mut part);
        let length = found.bytes;
        kept = kept.saturating_add(found.kept);
        let too_many_texts = found.texts > MOST_TEXTS || (found.texts > 0 && length > LONGEST_TEXTS);
        if length > left || kept > MOST_KEPT || too_many_texts {
            return Err(too_large());
        }
        left = left.saturating_sub(length);
    }
    Ok(())
}

/// What a part holds.
#[derive(Debug, Default, PartialEq, Eq)]
struct Found {
    bytes: u64,
    texts: usize,
    kept: usize,
}

/// Counts elements by their names, whatever prefix they have; a part that breaks off is counted up to there.
fn elements(part: &mut impl BufRead) -> Found {
    let mut found = Found::default();
    let mut name: Option<Vec<u8>> = None;
    loop {
        let (chunk, taken) = match part.fill_buf() {
            Ok(chunk) if !chunk.is_empty() => (chunk, chunk.len()),
            _ => return found,
        };
        let mut rest = chunk;
        while !rest.is_empty() {
            if let Some(begun) = &mut name {
                let end = rest.iter().position(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b'/' | b'>')).unwrap_or(rest.len());
                let (part, after) = rest.split_at_checked(end).unwrap_or((rest, &[]));
                begun.extend(part.iter().take(LONGEST_NAME.saturating_sub(begun.len())));
                if !after.is_empty() {
                    count(begun, &mut found);
                    name = None;
                }
                rest = after;
            } else {
                let Some(at) = memchr::memchr(b'<', rest) else { break };
                rest = rest.get(at.saturating_add(1)..).unwrap_or_default();
                name = Some(Vec::new());
            }
        }
        part.consume(taken);
        found.bytes = found.bytes.saturating_add(u64::try_from(taken).unwrap_or(u64::MAX));
    }
}

fn count(name: &[u8], found: &mut Found) {
    let local = name.rsplit(|byte| *byte == b':').next().unwrap_or(name);
    if local == b"si" {
        found.texts = found.texts.saturating_add(1);
    } else if KEPT.contains(&local) {
        found.kept = found.kept.saturating_add(1);
    }
}

fn too_large() -> Refused {
    Refused::new(
        (
            "工作簿太大：解压后超过 128 MB，或有太多的格式、文字、超链接",
            "the workbook is too large: it unpacks to more than 128 MB, or has too many formats, texts or links",
        ),
        (
            "只留要导入的工作表，以“值”粘贴到新的工作簿，另存一份",
            "paste the sheet that is to be imported as values into a new workbook, and save that",
        ),
    )
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn book(parts: &[(&str, &[u8], usize)]) -> Vec<u8> {
        let mut made = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, piece, times) in parts {
            made.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            let many = piece.repeat(10_000);
            for _ in 0..times / 10_000 {
                made.write_all(&many).unwrap();
            }
        }
        made.finish().unwrap().into_inner()
    }

    #[test]
    fn what_a_reader_would_keep_is_counted_whatever_it_is_called() {
        let mut part: &[u8] = b"<?xml version='1.0'?><s:styleSheet><s:xf a='<'/><xf/><xf>1</xf><si><t>a</t></si></s:styleSheet>";
        let length = u64::try_from(part.len()).unwrap();
        assert_eq!(elements(&mut part), Found { bytes: length, texts: 1, kept: 3 });
        // A name that two reads part.
        let mut parted = BufReader::with_capacity(3, b"<row><x:si/><numFmt a='1'/>".as_slice());
        assert_eq!(elements(&mut parted), Found { bytes: 27, texts: 1, kept: 1 });
    }

    #[test]
    fn a_small_file_that_unpacks_to_more_than_a_list_is_refused() {
        assert!(look(&book(&[("xl/worksheets/sheet1.xml", b"<row><c><v>1</v></c></row>", 100_000)])).is_ok());
        assert!(look(&book(&[("xl/styles.xml", b"<xf/>", 300_000)])).is_err(), "formats");
        assert!(look(&book(&[("xl/sharedStrings.xml", b"<x:si/>", 1_100_000)])).is_err(), "texts");
        assert!(look(&book(&[("a", b"          ", 14_000_000)])).is_err(), "bytes");
    }
}
