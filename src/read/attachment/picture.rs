//! What a camera, a telephone or an editor wrote into a picture beside what is seen: who took it, with what, when and where.
//!
//! It is told that it is there, not what it says; personal data in it is looked for.

use super::Notes;
use super::binary;
use crate::model::sighting::Concern;

/// What stands in a picture beside what is seen, as a whole.
#[derive(Debug, Default, PartialEq, Eq)]
struct Beside<'a> {
    /// Notes in its own form.
    notes: Vec<&'a [u8]>,
    /// What comes after its end.
    after: &'a [u8],
}

/// Looks into a picture, called so in Chinese and English. Of kinds but JPEG and PNG the whole is searched for personal data alone.
pub(super) fn look(name: &(String, String), bytes: &[u8], notes: &mut Notes<'_>) {
    let beside = if bytes.starts_with(b"\xFF\xD8\xFF") {
        jpeg(bytes)
    } else if let Some(chunks) = bytes.strip_prefix(b"\x89PNG\r\n\x1A\n") {
        png(chunks)
    } else {
        return binary::search(name, bytes, notes);
    };
    let Beside { notes: written, after } = beside;
    // Programs fill up what they write.
    let after = if after.iter().all(|byte| *byte == 0 || byte.is_ascii_whitespace()) { b"" } else { after };
    written.iter().chain([&after]).for_each(|part| binary::search(name, part, notes));
    let (zh, en) = name;
    let length: usize = written.iter().map(|part| part.len()).sum();
    if length > 0 {
        notes.note(
            Concern::Metadata,
            format!("{zh}里有拍摄或编辑信息（{length}字节），可能有作者、设备、时间和地点"),
            format!("{en} holds what a camera or an editor noted ({length} bytes): perhaps author, device, time and place"),
        );
    }
    if !after.is_empty() {
        let length = after.len();
        notes.note(
            Concern::Metadata,
            format!("{zh}结束之后还有别的内容（{length}字节），图上看不到"),
            format!("something stands after the end of {en} ({length} bytes) that the picture does not show"),
        );
    }
}

/// The segments of a JPEG: all but those that say how it is drawn.
fn jpeg(bytes: &[u8]) -> Beside<'_> {
    let mut beside = Beside::default();
    let mut rest = bytes.get(2..).unwrap_or_default();
    while let [0xFF, marker, after @ ..] = rest {
        let Some(length) = after.first_chunk().map(|length| usize::from(u16::from_be_bytes(*length))) else { break };
        rest = match marker {
            0xD9 => break,
            // Fill, and marks that stand alone.
            0xFF => rest.get(1..).unwrap_or_default(),
            0x01 | 0xD0..=0xD8 => after,
            _ => after.get(length.max(2)..).unwrap_or_default(),
        };
        match (marker, after.get(2..length).unwrap_or_default()) {
            (0xE0..=0xEF, part) if DRAWN.iter().any(|with| part.starts_with(with)) => {}
            (0xE1..=0xEF | 0xFE, part) => beside.notes.push(part),
            // What is seen goes up to the next mark that is none of its own.
            (0xDA, _) => {
                let mut pairs = rest.windows(2);
                let end = pairs.position(|pair| matches!(pair, [0xFF, 0x01..=0xCF | 0xD8..=0xFE]));
                rest = rest.get(end.unwrap_or(rest.len())..).unwrap_or_default();
            }
            _ => {}
        }
    }
    beside.after = rest.strip_prefix(b"\xFF\xD9").unwrap_or_default();
    beside
}

/// How segments begin that say how a JPEG is drawn.
const DRAWN: [&[u8]; 5] = [b"JFIF\0", b"JFXX\0", b"ICC_PROFILE\0", b"Adobe\0", b"Ducky"];

/// The chunks of a PNG that hold words or what a camera noted; the name of the program that made it is no one's.
fn png(chunks: &[u8]) -> Beside<'_> {
    let mut beside = Beside::default();
    let mut rest = chunks;
    while let Some((head, after)) = rest.split_first_chunk::<8>() {
        let [a, b, c, d, kind @ ..] = *head;
        let length = usize::try_from(u32::from_be_bytes([a, b, c, d])).unwrap_or(usize::MAX);
        let (Some(part), Some(next)) = (after.get(..length), after.get(length.saturating_add(4)..)) else { break };
        match &kind {
            b"tEXt" | b"iTXt" if part.starts_with(b"Software\0") => {}
            b"tEXt" | b"zTXt" | b"iTXt" | b"eXIf" => beside.notes.push(part),
            b"IEND" => {
                beside.after = next;
                break;
            }
            _ => {}
        }
        rest = next;
    }
    beside
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(marker: u8, part: &[u8]) -> Vec<u8> {
        let length = u16::try_from(part.len() + 2).unwrap().to_be_bytes();
        [&[0xFF, marker], length.as_slice(), part].concat()
    }

    fn chunk(kind: &[u8; 4], part: &[u8]) -> Vec<u8> {
        [&u32::try_from(part.len()).unwrap().to_be_bytes(), kind.as_slice(), part, &[0; 4]].concat()
    }

    #[test]
    fn what_a_camera_noted_and_what_follows_the_end_is_found() {
        let (start, drawn) = (b"\xFF\xD8".to_vec(), segment(0xE0, b"JFIF\0\x01"));
        let seen = [segment(0xDA, b"\0"), b"\x01\xFF\0\xFF\xD0\x02".to_vec(), segment(0xFE, b"later"), b"\xFF\xD9".to_vec()].concat();
        let noted = segment(0xE1, b"Exif\0\0II");
        let whole = [start.clone(), drawn.clone(), noted, seen.clone(), b"after".to_vec()].concat();
        assert_eq!(jpeg(&whole), Beside { notes: vec![b"Exif\0\0II", b"later"], after: b"after" });
        let plain = [start, drawn, segment(0xDA, b"\0"), b"\x01\xFF\0\xFF\xD9".to_vec()].concat();
        assert_eq!(jpeg(&plain), Beside::default());
        for at in 0..whole.len() {
            let _ = jpeg(&whole[..at]);
        }
    }

    #[test]
    fn words_in_a_png_are_found_and_its_program_is_not_told() {
        let [own, words, end] = [chunk(b"tEXt", b"Software\0x"), chunk(b"tEXt", b"Author\0x"), chunk(b"IEND", b"")];
        assert_eq!(png(&[own.clone(), end.clone()].concat()), Beside::default());
        let whole = [own, words, end, b"after".to_vec()].concat();
        assert_eq!(png(&whole), Beside { notes: vec![b"Author\0x"], after: b"after" });
        for at in 0..whole.len() {
            let _ = png(&whole[..at]);
        }
    }
}
