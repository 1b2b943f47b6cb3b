//! A small site in one file: the texts themselves, which the reader indexes as it opens them. They are smaller than any
//! index of them (104 articles: 17 KB against 42 KB), exact, and excerpts need nothing more.
//!
//! Characters are numbered by how often they occur. The first get one byte and the others two, so that deflate sees a
//! byte for a common character where UTF-8 has three.

use std::collections::BTreeMap;
use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;

use super::document::Document;

/// Parts the values of a column; no text has it.
const NEXT: char = '\u{1f}';

/// Parts the columns.
const COLUMN: char = '\u{1e}';

/// As many characters have one byte at most.
const SINGLES: usize = 240;

/// No text of so many times the bytes of a pack is tried: deflate makes it some 6 times smaller.
const HOPELESS: usize = 24;

/// The pack of some documents, deflated; none where it would have more than `most` bytes.
#[must_use]
pub(super) fn pack(documents: &[Document], most: usize) -> Option<Vec<u8>> {
    if documents.iter().map(|one| one.body.len()).sum::<usize>() > HOPELESS * most {
        return None;
    }
    let column = |of: fn(&Document) -> &str| documents.iter().map(of).collect::<Vec<_>>().join(&NEXT.to_string());
    let columns = [column(|one| &one.title), column(|one| &one.url), column(|one| &one.date), column(|one| &one.body)];
    Some(deflated(&numbered(&columns.join(&COLUMN.to_string())))).filter(|pack| pack.len() <= most)
}

/// How many characters have one byte; then the table of characters, its length in two bytes first; then the text in their
/// numbers.
fn numbered(text: &str) -> Vec<u8> {
    let mut often: BTreeMap<char, usize> = BTreeMap::new();
    text.chars().for_each(|c| *often.entry(c).or_default() += 1);
    let mut table: Vec<(char, usize)> = often.into_iter().collect();
    table.sort_by_key(|(c, count)| (usize::MAX - count, *c));
    let singles = (0..=SINGLES).rev().find(|singles| (256 - singles) * 256 + singles >= table.len()).unwrap_or_default();
    let numbers: BTreeMap<char, usize> = table.iter().enumerate().map(|(number, (c, _))| (*c, number)).collect();
    let chars: String = table.iter().map(|(c, _)| c).collect();
    let mut out = vec![u8::try_from(singles).unwrap_or_default()];
    out.extend([low(chars.len() / 256), low(chars.len() % 256)]);
    out.extend(chars.bytes());
    for c in text.chars() {
        let Some(number) = numbers.get(&c) else { continue };
        match number.checked_sub(singles) {
            None => out.push(low(*number)),
            Some(beyond) => out.extend([low(singles + beyond / 256), low(beyond % 256)]),
        }
    }
    out
}

fn low(number: usize) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}

/// Seven bits a byte, the lowest first.
pub(super) fn varint(mut number: usize, out: &mut Vec<u8>) {
    while number >= 128 {
        out.push(low(number % 128 + 128));
        number /= 128;
    }
    out.push(low(number));
}

/// Raw deflate, as every browser opens it without a setting of the server.
pub(super) fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    // Memory takes every byte.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}
