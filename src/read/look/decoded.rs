//! What escapes and marks make of a text: `"\u0031…"` in TOML, `138**1234**5678`, `&#8238;` and `tel:%31…` in Markdown.
//!
//! Most files hold nothing of the kind and are not looked at twice.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{personal, unseen};
use crate::model::personal::scan;
use crate::model::sighting::{At, MOST, Sightings};
use crate::model::unseen::find;

/// Looks at the strings that differ from what is written in the file.
pub(super) fn toml(file: &str, text: &str, sightings: &mut Sightings) {
    if !text.contains('\\') {
        return;
    }
    let skipped = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let (document, _) = DeTable::parse_recoverable(text.get(skipped..).unwrap_or_default());
    let mut waiting: Vec<&Spanned<DeValue<'_>>> = Vec::new();
    let mut see = |decoded: &str, at: usize| {
        let written = text.get(at..).unwrap_or_default();
        // What is written as it is was seen already.
        for hit in scan(decoded).into_iter().filter(|hit| !stands_in(decoded.get(hit.range.clone()), written)) {
            sightings.push(personal(file, At::Byte(at), &hit));
        }
        for (_, c) in find(decoded).filter(|(_, c)| !written.contains(*c)) {
            sightings.push(unseen(file, At::Byte(at), c));
        }
    };
    let tables = |table: &DeTable<'_>| table.iter().map(|(key, _)| (key.get_ref().to_string(), key.span().start)).collect::<Vec<_>>();
    for (key, at) in tables(document.get_ref()) {
        see(&key, at + skipped);
    }
    waiting.extend(document.get_ref().iter().map(|(_, value)| value));
    while let Some(value) = waiting.pop() {
        match value.get_ref() {
            DeValue::String(decoded) => see(decoded, value.span().start + skipped),
            DeValue::Array(items) => waiting.extend(items.iter()),
            DeValue::Table(table) => {
                for (key, at) in tables(table) {
                    see(&key, at + skipped);
                }
                waiting.extend(table.iter().map(|(_, value)| value));
            }
            _ => {}
        }
    }
}

fn stands_in(found: Option<&str>, written: &str) -> bool {
    found.is_some_and(|found| written.contains(found))
}

/// Looks at each line without its marks, with character references and percent signs resolved.
pub(super) fn markdown(file: &str, text: &str, sightings: &mut Sightings) {
    let mut told = 0;
    for (number, line) in text.lines().enumerate() {
        if told > MOST {
            return;
        }
        if memchr::memchr3(b'*', b'_', b'`', line.as_bytes()).or(memchr::memchr3(b'\\', b'&', b'%', line.as_bytes())).is_none() {
            continue;
        }
        let (plain, seen) = (loosened(line), scan(line).len());
        for hit in scan(&plain).into_iter().skip(seen).take(MOST) {
            told += 1;
            sightings.push(personal(file, At::Line(number + 1, 1), &hit));
        }
        for (_, c) in find(&plain).take(MOST).filter(|(_, c)| !line.contains(*c)) {
            told += 1;
            sightings.push(unseen(file, At::Line(number + 1, 1), c));
        }
    }
}

/// The line as it reads: without marks, references and escapes resolved.
fn loosened(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        let resolved = match c {
            '*' | '_' | '`' | '\\' => Some((None, after)),
            '&' => reference(after),
            '%' => percent(after),
            _ => None,
        };
        let (shown, next) = resolved.unwrap_or((Some(c), after));
        plain.extend(shown);
        rest = next;
    }
    plain
}

/// `#8238;`, `#x202E;`, and the names that HTML has for characters without a shape.
fn reference(after: &str) -> Option<(Option<char>, &str)> {
    // The longest name that counts has 24 letters; a longer look would only cost time on hostile text.
    let end = after.bytes().take(32).position(|byte| byte == b';')?;
    let (name, next) = (after.get(..end)?, after.get(end + 1..)?);
    let code = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        },
        None => match name {
            "shy" => 0xAD,
            "zwnj" => 0x200C,
            "zwj" => 0x200D,
            "lrm" => 0x200E,
            "rlm" => 0x200F,
            "ZeroWidthSpace" | "NegativeThinSpace" | "NegativeMediumSpace" | "NegativeThickSpace" | "NegativeVeryThinSpace" => 0x200B,
            "NoBreak" => 0x2060,
            "ApplyFunction" | "af" => 0x2061,
            "InvisibleTimes" | "it" => 0x2062,
            "InvisibleComma" | "ic" => 0x2063,
            "commat" => 0x40,
            "period" => 0x2E,
            _ => return None,
        },
    };
    Some((char::from_u32(code), next))
}

/// `31` of `%31`: a character of ASCII.
fn percent(after: &str) -> Option<(Option<char>, &str)> {
    let code = u8::from_str_radix(after.get(..2)?, 16).ok().filter(u8::is_ascii)?;
    Some((Some(char::from(code)), after.get(2..)?))
}
