//! The XML inside office files, read as a stream: no nesting is too deep, no entity is ever expanded.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The parts of a file that are XML, by their path in it. What a part is shows in it; its name may say anything.
pub(super) type Parts = BTreeMap<String, String>;

/// Something met in a part, by its name without prefix.
pub(super) enum Met {
    /// An element begins.
    Open(String, BTreeMap<String, String>),
    /// An element ends.
    Close(String),
    /// Text between elements.
    Text(String),
}

/// Whether a part is XML, whatever its name: the first character in it is `<`, in any encoding that keeps ASCII.
pub(super) fn is_xml(bytes: &[u8]) -> bool {
    let is_mark = |byte: &&u8| matches!(byte, 0xEF | 0xBB | 0xBF | 0xFE | 0xFF | 0) || byte.is_ascii_whitespace();
    bytes.iter().find(|byte| !is_mark(byte)) == Some(&b'<')
}

/// Bytes as text: UTF-8, or UTF-16 with its mark or without.
pub(super) fn decode(bytes: Vec<u8>) -> Option<String> {
    let units = |from: usize, pick: fn([u8; 2]) -> u16| -> Vec<u16> {
        let pairs = bytes.get(from..).unwrap_or_default().chunks_exact(2);
        pairs.filter_map(|pair| <[u8; 2]>::try_from(pair).ok()).map(pick).collect()
    };
    match bytes.get(..2) {
        Some([0xFF, 0xFE]) => String::from_utf16(&units(2, u16::from_le_bytes)).ok(),
        Some([0xFE, 0xFF]) => String::from_utf16(&units(2, u16::from_be_bytes)).ok(),
        Some([b'<', 0]) => String::from_utf16(&units(0, u16::from_le_bytes)).ok(),
        Some([0, b'<']) => String::from_utf16(&units(0, u16::from_be_bytes)).ok(),
        _ => String::from_utf8(bytes).ok().filter(|text| !text.contains('\0')),
    }
}

/// The name of the first element.
pub(super) fn root(part: &str) -> Option<String> {
    let mut reader = Reader::from_str(part.strip_prefix('\u{FEFF}').unwrap_or(part));
    loop {
        match reader.read_event() {
            Ok(Event::Start(start) | Event::Empty(start)) => return Some(name(start.local_name().as_ref())),
            Ok(Event::Eof) | Err(_) => return None,
            Ok(_) => {}
        }
    }
}

/// Reads a part to its end, or to where it breaks; says whether it was whole.
pub(super) fn read(part: &str, mut take: impl FnMut(Met)) -> bool {
    let mut reader = Reader::from_str(part.strip_prefix('\u{FEFF}').unwrap_or(part));
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => take(open(&start)),
            Ok(Event::Empty(start)) => {
                take(open(&start));
                take(Met::Close(name(start.local_name().as_ref())));
            }
            Ok(Event::End(end)) => take(Met::Close(name(end.local_name().as_ref()))),
            Ok(Event::Text(text)) => take(Met::Text(String::from_utf8_lossy(&text).into_owned())),
            Ok(Event::CData(text)) => take(Met::Text(String::from_utf8_lossy(&text).into_owned())),
            Ok(Event::GeneralRef(name)) => take(Met::Text(unescaped(&format!("&{};", String::from_utf8_lossy(&name))))),
            Ok(Event::Eof) => return true,
            Ok(_) => {}
            Err(_) => return false,
        }
    }
}

fn name(local: &[u8]) -> String {
    String::from_utf8_lossy(local).into_owned()
}

fn open(start: &BytesStart<'_>) -> Met {
    let mut attributes = start.attributes();
    let attributes = attributes
        .with_checks(false)
        .flatten()
        .map(|one| (name(one.key.local_name().as_ref()), unescaped(&String::from_utf8_lossy(&one.value))));
    Met::Open(name(start.local_name().as_ref()), attributes.collect())
}

/// Text with the five references of XML and those by number resolved; any other stays as it is written.
pub(super) fn unescaped(text: &str) -> String {
    quick_xml::escape::unescape(text).map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned)
}

/// Takes every element that holds text and no elements, with its text; the text of a paragraph as one, however many pieces it is
/// in. Says whether the part was whole.
pub(super) fn leaves(part: &str, mut take: impl FnMut(&str, &str)) -> bool {
    let (mut text, mut paragraph) = (String::new(), None);
    read(part, |met| match met {
        Met::Open(name, _) => {
            text.clear();
            if name == "p" {
                paragraph = Some(String::new());
            }
        }
        Met::Text(more) => text.push_str(&more),
        Met::Close(name) => {
            let last = std::mem::take(&mut text);
            match (name.as_str(), &mut paragraph) {
                ("t", Some(paragraph)) => paragraph.push_str(&last),
                ("p", Some(_)) => take("p", &(paragraph.take().unwrap_or_default() + &last)),
                _ if !last.trim().is_empty() => take(&name, last.trim()),
                _ => {}
            }
        }
    })
}

/// Takes every attribute: its element, its name and its value; and what is said to programs alone, in comments, instructions and
/// the declaration of a type. Where a part breaks, it ends.
pub(super) fn values(part: &str, mut take: impl FnMut(&str, &str, &str)) {
    let mut reader = Reader::from_str(part.strip_prefix('\u{FEFF}').unwrap_or(part));
    loop {
        let start = match reader.read_event() {
            Ok(Event::Start(start) | Event::Empty(start)) => start,
            Ok(Event::Eof) | Err(_) => return,
            Ok(Event::Comment(text) | Event::DocType(text)) => {
                take("<!>", "", &String::from_utf8_lossy(&text));
                continue;
            }
            Ok(Event::PI(text)) => {
                take("<?>", "", &String::from_utf8_lossy(&text));
                continue;
            }
            Ok(_) => continue,
        };
        let element = start.local_name();
        for one in start.attributes().with_checks(false).flatten() {
            let key = one.key.local_name();
            let [element, key, value] = [element.as_ref(), key.as_ref(), &one.value].map(String::from_utf8_lossy);
            take(&element, &key, &unescaped(&value));
        }
    }
}

/// Takes the attributes of every element of a name.
pub(super) fn elements(part: &str, wanted: &str, mut take: impl FnMut(BTreeMap<String, String>)) {
    read(part, |met| match met {
        Met::Open(name, attributes) if name == wanted => take(attributes),
        _ => {}
    });
}
