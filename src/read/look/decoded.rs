//! What escapes and marks make of a text: `"\u0031…"` in TOML, `138**1234**5678`, `&#8238;` and `tel:%31…` in Markdown.
//!
//! Most files hold nothing of the kind and are not looked at twice.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{personal, unseen};
use crate::model::personal::{scan, scan_written};
use crate::model::sighting::{At, MOST, Sightings};
use crate::model::unseen::find;

/// Looks at the strings that differ from what is written in the file, which was seen already: those with an escape.
pub(super) fn toml(file: &str, text: &str, sightings: &mut Sightings) {
    if !text.contains('\\') {
        return;
    }
    let (document, _) = DeTable::parse_recoverable(text);
    let mut told = 0;
    let mut see = |decoded: &str, span: Range<usize>| {
        let written = text.get(span.clone()).unwrap_or_default();
        if told >= MOST || !written.contains('\\') {
            return;
        }
        let at = At::Byte(span.start);
        let known: BTreeSet<&str> = scan_written(written).into_iter().filter_map(|hit| written.get(hit.range)).collect();
        let hits = scan_written(decoded).into_iter().filter(|hit| !decoded.get(hit.range.clone()).is_some_and(|hit| known.contains(hit)));
        for hit in hits.take(MOST) {
            told += 1;
            sightings.push(personal(file, at, &hit));
        }
        let known: BTreeSet<char> = find(written).map(|(_, c)| c).collect();
        for (_, c) in find(decoded).filter(|(_, c)| !known.contains(c)).take(MOST) {
            told += 1;
            sightings.push(unseen(file, at, c));
        }
    };
    let mut waiting: Vec<&Spanned<DeValue<'_>>> = Vec::new();
    let mut tables = vec![document.get_ref()];
    loop {
        while let Some(table) = tables.pop() {
            for (key, value) in table {
                see(key.get_ref(), key.span());
                waiting.push(value);
            }
        }
        match waiting.pop().map(|value| (value.get_ref(), value.span())) {
            Some((DeValue::String(decoded), span)) => see(decoded, span),
            Some((DeValue::Array(items), _)) => waiting.extend(items.iter()),
            Some((DeValue::Table(table), _)) => tables.push(table),
            Some(_) => {}
            None => return,
        }
    }
}

/// Looks at each line without its marks, with character references and percent signs resolved.
pub(super) fn markdown(file: &str, text: &str, sightings: &mut Sightings) {
    let mut told = 0;
    for (number, line) in text.lines().enumerate() {
        if told > MOST {
            return;
        }
        let marked = memchr::memchr3(b'*', b'_', b'`', line.as_bytes()).or(memchr::memchr3(b'\\', b'&', b'%', line.as_bytes())).is_some();
        let links = memchr::memchr(b'[', line.as_bytes()).is_some();
        if !marked && !links {
            continue;
        }
        // What stands in the line as it is was seen already.
        let news = |read: &str| match scan(read) {
            hits if hits.is_empty() => hits,
            hits => hits.into_iter().skip(scan(line).len()).collect(),
        };
        let loose = marked.then(|| loosened(line));
        let mut hits = loose.as_deref().map(news).unwrap_or_default();
        if links && hits.is_empty() {
            hits = news(&without_targets(loose.as_deref().unwrap_or(line)));
        }
        for hit in hits.into_iter().take(MOST) {
            told += 1;
            sightings.push(personal(file, At::Line(number + 1, 1), &hit));
        }
        for (_, c) in loose.iter().flat_map(|loose| find(loose)).take(MOST).filter(|(_, c)| !line.contains(*c)) {
            told += 1;
            sightings.push(unseen(file, At::Line(number + 1, 1), c));
        }
    }
}

/// The line as it reads: without marks, references and escapes resolved.
fn loosened(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, marked)) = rest.find(['*', '_', '`', '\\', '&', '%']).and_then(|at| rest.split_at_checked(at)) {
        plain.push_str(before);
        let (mark, after) = marked.split_at_checked(1).unwrap_or((marked, ""));
        let resolved = match mark {
            "&" => reference(after),
            "%" => percent(after),
            _ => Some((None, after)),
        };
        match resolved {
            Some((shown, next)) => {
                plain.extend(shown);
                rest = next;
            }
            None => {
                plain.push_str(mark);
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    plain
}

/// The line as its links read: what stands in brackets, without the targets. `[138](https://a.example/)12345678` reads as one.
fn without_targets(line: &str) -> String {
    let mut shown = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = memchr::memchr2(b'[', b']', rest.as_bytes()) {
        shown.push_str(rest.get(..at).unwrap_or_default());
        let after = rest.get(at + 1..).unwrap_or_default();
        let close = match after.as_bytes().first() {
            _ if rest.get(at..=at) == Some("[") => None,
            Some(b'(') => Some(b')'),
            Some(b'[') => Some(b']'),
            _ => None,
        };
        // A longer look would only cost time on hostile text.
        let target = close.and_then(|close| after.bytes().take(LONGEST_TARGET).position(|byte| byte == close));
        rest = after.get(target.map_or(0, |end| end + 1)..).unwrap_or_default();
    }
    shown.push_str(rest);
    shown
}

/// The longest target of a link that is looked through, in bytes.
const LONGEST_TARGET: usize = 2_000;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sighting::Concern;

    fn seen(text: &str) -> (usize, usize) {
        let mut sightings = Sightings::default();
        toml("a.toml", text, &mut sightings);
        (sightings.of(Concern::Personal).count(), sightings.of(Concern::Unseen).count())
    }

    #[test]
    fn what_an_escape_makes_is_seen_and_what_stands_there_is_not_told_twice() {
        assert_eq!(seen("a = \"\\u0031\\u0033812345678\"\n"), (1, 0));
        assert_eq!(seen("a = \"\\n\"\nb = \"13812345678\"\n"), (0, 0));
        assert_eq!(seen("a = \"\\t，13812345678\"\n"), (0, 0));
        assert_eq!(seen("a = \"\\u200B\"\n[[t]]\n\"\\u200B\" = 1\n"), (0, 2));
        assert_eq!(seen("a = [{ b = \"\\u200B\" }]\n"), (0, 1));
    }

    #[test]
    fn a_number_that_a_link_parts_is_seen() {
        let seen = |text: &str| {
            let mut sightings = Sightings::default();
            markdown("a.md", text, &mut sightings);
            sightings.of(Concern::Personal).count()
        };
        assert_eq!(seen("电话[138](https://a.example/)12345678。"), 1);
        assert_eq!(seen("电话[138][1]12345678。"), 1);
        assert_eq!(seen("电话[**138**](https://a.example/)12345678。"), 1);
        assert_eq!(seen("见[第3条](/zh/a.html)2026年和[1](b.html)。"), 0);
        assert_eq!(seen("[13812345678](tel:13812345678)"), 0);
        assert_eq!(seen(&"[a](".repeat(20_000)), 0);
    }

    #[test]
    fn a_string_full_of_it_is_read_once_and_told_up_to_a_limit() {
        let zeros = "\u{200B}".repeat(200_000);
        assert_eq!(seen(&format!("a = \"{zeros}\"\nb = \"\\u200C{zeros}\"\n")), (0, 1));
        assert_eq!(seen(&format!("a = \"{}\"\n", "\\u200B".repeat(100_000))), (0, MOST));
        let numbers = "\\u0031\\u0033812345678，".repeat(20_000);
        assert_eq!(seen(&format!("a = \"{numbers}\"\n")), (MOST, 0));
    }
}
