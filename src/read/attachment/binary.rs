//! Parts of an office file that hold no text: pictures, fonts, and what a program notes of a printer.

use super::Notes;
use crate::model::personal;

/// Beginnings of pictures and fonts.
const BEGINNINGS: [&[u8]; 15] = [
    b"\x89PNG",
    b"\xFF\xD8\xFF",
    b"GIF8",
    b"II*\0",
    b"MM\0*",
    b"II\xBC\x01",
    b"\xD7\xCD\xC6\x9A",
    b"\x01\x00\x09\x00",
    b"OTTO",
    b"\x00\x01\x00\x00",
    b"true",
    b"ttcf",
    b"wOFF",
    b"wOF2",
    b"%!PS",
];

/// Whether a part is one of them, or holds nothing.
pub(super) fn is_known(path: &str, bytes: &[u8]) -> bool {
    let path = path.to_ascii_lowercase();
    let at = |from: usize, with: &[u8]| bytes.get(from..).is_some_and(|rest| rest.starts_with(with));
    bytes.is_empty()
        || BEGINNINGS.iter().any(|with| bytes.starts_with(with))
        || at(0, b"RIFF") && at(8, b"WEBP")
        || at(0, b"BM") && at(6, b"\0\0\0\0")
        || at(0, b"\x01\0\0\0") && at(40, b" EMF")
        // These have no beginning of their own: a font is scrambled by its name, settings are as the printer left them.
        || path.ends_with(".odttf") && bytes.contains(&0)
        || path.contains("/printersettings/") && bytes.contains(&0)
}

/// Searches bytes, called so in Chinese and English, for personal data: as letters of one byte, and of two as Windows writes them.
pub(super) fn search((zh, en): &(String, String), bytes: &[u8], notes: &mut Notes<'_>) {
    let letter = |byte: u8| if matches!(byte, b' '..=b'~') { char::from(byte) } else { '\n' };
    let narrow: String = bytes.iter().map(|byte| letter(*byte)).collect();
    let wide: String = bytes.as_chunks().0.iter().map(|[low, high]| if *high == 0 { letter(*low) } else { '\n' }).collect();
    for text in [narrow, wide] {
        notes.tell(|| (format!("的{zh}里"), en.clone()), personal::scan(&text));
    }
}
