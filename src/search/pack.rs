//! A small site in one file: the texts themselves, which the reader indexes as it opens them. They are smaller than any
//! index of them (104 articles: 17 KB against 42 KB), exact, and excerpts need nothing more.
//!
//! Characters are numbered by how often they occur, after the Latin words that occur most. The first get one byte and the
//! others two, so that deflate sees a byte for a common character where UTF-8 has three, and for a common word. Zopfli
//! then looks longer for the smallest deflate: a pack is read by everyone, and made once.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;

use super::document::Document;

/// Parts the values of a column; no text has it.
const NEXT: char = '\u{1f}';

/// Parts the columns.
const COLUMN: char = '\u{1e}';

/// Ends a word of the table; no text has it.
const WORD: char = '\u{1d}';

/// As many words have a number at most: characters need one byte too.
const WORDS: usize = 160;

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
    let numbered = numbered(&columns.join(&COLUMN.to_string()))?;
    // What plain deflate makes too large is not worth the time of the other.
    (deflated(&numbered).len() <= most).then(|| smallest(&numbered))
}

/// The words that save most where each is one symbol: with the blank before it, or without.
fn words(text: &str) -> Vec<&str> {
    let mut often: BTreeMap<&str, usize> = BTreeMap::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), '\n')]) {
        if c.is_ascii_alphabetic() {
            start = start.or(Some(at));
        } else if let Some(from) = start.take() {
            let blank = from.checked_sub(1).filter(|before| text.as_bytes().get(*before) == Some(&b' '));
            *often.entry(text.get(blank.unwrap_or(from)..at).unwrap_or_default()).or_default() += 1;
        }
    }
    // In tenths of a byte: what is left of a word is its symbol, and its place in the table is paid once.
    let saved = |word: &str, count: usize| ((count - 1) * (10 * word.len()).saturating_sub(13)).saturating_sub(12 * word.len());
    let mut worth: Vec<(usize, &str)> = often.into_iter().map(|(word, count)| (saved(word, count), word)).collect();
    worth.retain(|(saved, word)| *saved > 0 && word.len() > 2);
    worth.sort_by_key(|(saved, word)| (usize::MAX - saved, *word));
    worth.into_iter().take(WORDS).map(|(_, word)| word).collect()
}

/// A text as symbols: the longest word that stands at a place, else a character.
fn symbols<'t>(text: &'t str, words: &[&'t str]) -> Vec<&'t str> {
    let mut known: BTreeMap<char, Vec<&str>> = BTreeMap::new();
    for word in words {
        known.entry(word.chars().next().unwrap_or_default()).or_default().push(word);
    }
    known.values_mut().for_each(|words| words.sort_by_key(|word| usize::MAX - word.len()));
    let (mut all, mut rest) = (Vec::new(), text);
    while let Some(c) = rest.chars().next() {
        let word = known.get(&c).and_then(|words| words.iter().find(|word| rest.starts_with(**word)));
        let (symbol, after) = rest.split_at(word.map_or(c.len_utf8(), |word| word.len()));
        all.push(symbol);
        rest = after;
    }
    all
}

/// How many symbols have one byte; then the table of words and characters, its length in two bytes first; then the text
/// in their numbers. None where the table would be too long.
fn numbered(text: &str) -> Option<Vec<u8>> {
    let words = words(text);
    let symbols = symbols(text, &words);
    let mut often: BTreeMap<&str, usize> = BTreeMap::new();
    let known: BTreeSet<&str> = words.iter().copied().collect();
    symbols.iter().filter(|symbol| !known.contains(*symbol)).for_each(|c| *often.entry(c).or_default() += 1);
    let mut chars: Vec<(&str, usize)> = often.into_iter().collect();
    chars.sort_by_key(|(c, count)| (usize::MAX - count, *c));
    let table = || words.iter().copied().chain(chars.iter().map(|(c, _)| *c));
    let count = words.len() + chars.len();
    let singles = (0..=SINGLES).rev().find(|singles| (256 - singles) * 256 + singles >= count).unwrap_or_default();
    let numbers: BTreeMap<&str, usize> = table().enumerate().map(|(number, symbol)| (symbol, number)).collect();
    let mut told: String = words.iter().flat_map(|word| word.chars().chain([WORD])).collect();
    told.extend(chars.iter().map(|(c, _)| *c));
    let length = u16::try_from(told.len()).ok()?;
    let mut out = vec![low(singles)];
    out.extend(length.to_be_bytes());
    out.extend(told.bytes());
    for symbol in symbols {
        let number = *numbers.get(symbol)?;
        match number.checked_sub(singles) {
            None => out.push(low(number)),
            Some(beyond) => out.extend([low(singles + beyond / 256), low(beyond % 256)]),
        }
    }
    Some(out)
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

/// The smallest deflate that Zopfli finds.
fn smallest(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    // Memory takes every byte.
    let _ = zopfli::compress(zopfli::Options::default(), zopfli::Format::Deflate, bytes, &mut out);
    out
}
