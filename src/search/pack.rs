//! A small site in one file: the texts themselves, which the reader indexes as it opens them. They are smaller than any
//! index of them (104 articles: 17 KB against 42 KB), exact, and excerpts need nothing more.
//!
//! Characters are numbered by how often they occur, after the words that save most. The first get one byte and the
//! others two, so that deflate sees a byte for a common character where UTF-8 has three, and for a common word. Zopfli
//! then looks longer for the smallest deflate: a pack is read by everyone, and made once.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;

use super::document::Document;
use super::fold::{Class, simplified, traditional_of};
use super::numbers::in_chinese;
use crate::model::policy_text::numeral;

/// Parts the values of a column; no text has it.
const NEXT: char = '\u{1f}';

/// Parts the columns.
const COLUMN: char = '\u{1e}';

/// The value before, its number one higher; no text has it.
const ON: char = '\u{1c}';

/// Ends a word of the table; no text has it.
const WORD: char = '\u{1d}';

/// So many times neighbours are joined to words of Chinese, and as many of them each time.
const ROUNDS: usize = 3;
const JOINED: usize = 20;

/// As many words have a number at most: characters need one byte too.
const WORDS: usize = 160;

/// As many characters have one byte at most.
const SINGLES: usize = 240;

/// No text of so many times the bytes of a pack is tried: deflate makes it some 6 times smaller.
const HOPELESS: usize = 24;

/// A small site in one file, and its table of traditional characters in another.
pub(super) struct Pack {
    /// Deflated.
    pub bytes: Vec<u8>,
    /// Symbols by their numbers.
    symbols: Vec<String>,
}

/// The pack of some documents; none where it would have more than `most` bytes.
#[must_use]
pub(super) fn pack(documents: &[Document], most: usize) -> Option<Pack> {
    if documents.iter().map(|one| one.body.len()).sum::<usize>() > HOPELESS * most {
        return None;
    }
    let column = |of: fn(&Document) -> &str| counted(&documents.iter().map(of).collect::<Vec<_>>());
    let columns = [column(|one| &one.title), column(|one| &one.url), column(|one| &one.date), column(|one| &one.body)];
    let (numbered, symbols) = numbered(&columns.join(&COLUMN.to_string()))?;
    // What plain deflate makes too large is not worth the time of the other.
    (deflated(&numbered).len() <= most).then(|| Pack { bytes: smallest(&numbered), symbols })
}

impl Pack {
    /// The traditional characters of what the pack has: their steps, 0 twice, then the numbers of the simplified ones. Also as
    /// pairs.
    pub(super) fn traditional(&self) -> (Vec<u8>, String) {
        let numbers: BTreeMap<&str, usize> = self.symbols.iter().enumerate().map(|(number, symbol)| (symbol.as_str(), number)).collect();
        let one = |symbol: &String| symbol.chars().next().filter(|c| c.len_utf8() == symbol.len());
        let pairs = traditional_of(self.symbols.iter().filter_map(one));
        let (mut steps, mut simple, mut last) = (Vec::new(), Vec::new(), 0);
        let mut chars = pairs.chars();
        while let (Some(from), Some(to)) = (chars.next(), chars.next()) {
            varint(number(from) - last, &mut steps);
            last = number(from);
            varint(numbers.get(to.encode_utf8(&mut [0; 4]) as &str).copied().unwrap_or_default(), &mut simple);
        }
        steps.extend([0, 0]);
        steps.extend(simple);
        (smallest(&steps), pairs)
    }
}

fn number(c: char) -> usize {
    usize::try_from(u32::from(c)).unwrap_or_default()
}

/// The values of a column; one that is the value before it with its number one higher is [`ON`].
fn counted(values: &[&str]) -> String {
    let before = std::iter::once(None).chain(values.iter().map(|value| Some(*value)));
    let told = values.iter().zip(before).map(|(value, before)| match before.and_then(following) {
        Some(next) if next == *value => ON.to_string(),
        _ => (*value).to_owned(),
    });
    told.collect::<Vec<_>>().join(&NEXT.to_string())
}

/// What follows: Article 12 after Article 11, 第十二条 after 第十一条.
fn following(text: &str) -> Option<String> {
    let digits = text.len() - text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let chinese = text.match_indices('第').find_map(|(at, _)| {
        let start = at + '第'.len_utf8();
        let rest = text.get(start..)?;
        let number = rest.get(..rest.len() - rest.trim_start_matches(|c| "一二三四五六七八九十百".contains(c)).len())?;
        (!number.is_empty() && rest.get(number.len()..)?.starts_with('条')).then_some((start, number))
    });
    let (start, number) = chinese.or_else(|| Some((text.len() - digits, text.get(text.len() - digits..)?)))?;
    let value = number.parse().ok().or_else(|| numeral::value(number))?.checked_add(1).filter(|_| number.len() < 20)?;
    let next = if chinese.is_some() { in_chinese(value)? } else { value.to_string() };
    Some(format!("{}{next}{}", text.get(..start)?, text.get(start + number.len()..)?))
}

/// The words that save most where each is one symbol: Latin ones with the blank before them, or without; Chinese as it is
/// joined.
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
    joined(text).into_iter().for_each(|word| *often.entry(word).or_default() += 1);
    // In tenths of a byte: what is left of a word is its symbol, and its place in the table is paid once.
    let saved = |word: &str, count: usize| ((count - 1) * (10 * word.chars().count()).saturating_sub(13)).saturating_sub(12 * word.len());
    let mut worth: Vec<(usize, &str)> = often.into_iter().map(|(word, count)| (saved(word, count), word)).collect();
    worth.retain(|(saved, word)| *saved > 0 && word.len() > 2);
    worth.sort_by_key(|(saved, word)| (usize::MAX - saved, *word));
    worth.into_iter().take(WORDS).map(|(_, word)| word).collect()
}

/// Runs of two characters of Chinese or more, as they stand: the neighbours that stand together most often are joined, and then
/// again.
fn joined(text: &str) -> Vec<&str> {
    let of = |from, to| text.get(from..to).filter(|part| part.chars().all(|c| Class::of(c) == Class::Han));
    let mut parts: Vec<(usize, usize)> = text.char_indices().map(|(at, c)| (at, at + c.len_utf8())).collect();
    for _ in 0..ROUNDS {
        let mut often: BTreeMap<&str, usize> = BTreeMap::new();
        let pairs = parts.iter().zip(parts.iter().skip(1)).filter_map(|(one, next)| of(one.0, next.1));
        pairs.for_each(|pair| *often.entry(pair).or_default() += 1);
        let mut often: Vec<(&str, usize)> = often.into_iter().collect();
        often.sort_by_key(|(pair, count)| (usize::MAX - count, *pair));
        let most: BTreeSet<&str> = often.into_iter().take(JOINED).map(|(pair, _)| pair).collect();
        let mut now: Vec<(usize, usize)> = Vec::with_capacity(parts.len());
        for part in parts {
            match now.last_mut() {
                Some(last) if of(last.0, part.1).is_some_and(|pair| most.contains(pair)) => last.1 = part.1,
                _ => now.push(part),
            }
        }
        parts = now;
    }
    parts.into_iter().filter_map(|(from, to)| of(from, to)).filter(|part| part.chars().nth(1).is_some()).collect()
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

/// How many symbols have one byte; then the words, their length in bytes first; the steps between the code points of the
/// characters, 0 after each row of them and after the last row; the text in their numbers. The symbols too. None where there
/// are too many.
fn numbered(text: &str) -> Option<(Vec<u8>, Vec<String>)> {
    let words = words(text);
    let symbols = symbols(text, &words);
    let mut often: BTreeMap<&str, usize> = BTreeMap::new();
    let known: BTreeSet<&str> = words.iter().copied().collect();
    symbols.iter().filter(|symbol| !known.contains(*symbol)).for_each(|c| *often.entry(c).or_default() += 1);
    // A character that stands here in its traditional form alone is looked for in the simplified one.
    let simple: Vec<String> = text.chars().map(simplified).collect::<BTreeSet<_>>().into_iter().map(String::from).collect();
    simple.iter().for_each(|c| _ = often.entry(c).or_default());
    let mut chars: Vec<(&str, usize)> = often.into_iter().collect();
    chars.sort_by_key(|(c, count)| (usize::MAX - count, *c));
    let count = words.len() + chars.len();
    let singles = (0..=SINGLES).rev().find(|singles| (256 - singles) * 256 + singles >= count).unwrap_or_default();
    // Those of one first byte are as good in any order: by code point, the steps are small.
    let one = singles.saturating_sub(words.len()).min(chars.len());
    let (one, two) = chars.split_at_mut(one);
    let mut steps = Vec::new();
    for row in std::iter::once(one).chain(two.chunks_mut(256)).filter(|row| !row.is_empty()) {
        row.sort_by_key(|(c, _)| *c);
        let mut last = 0;
        for c in row.iter().filter_map(|(c, _)| c.chars().next()) {
            varint(number(c) - last, &mut steps);
            last = number(c);
        }
        steps.push(0);
    }
    let table = || words.iter().copied().chain(chars.iter().map(|(c, _)| *c));
    let numbers: BTreeMap<&str, usize> = table().enumerate().map(|(number, symbol)| (symbol, number)).collect();
    let told: String = words.iter().flat_map(|word| word.chars().chain([WORD])).collect();
    let mut out = Vec::new();
    varint(singles, &mut out);
    varint(told.len(), &mut out);
    out.extend(told.bytes());
    out.extend(steps);
    out.push(0);
    for symbol in symbols {
        let number = *numbers.get(symbol)?;
        match number.checked_sub(singles) {
            None => out.push(low(number)),
            Some(beyond) => out.extend([low(singles + beyond / 256), low(beyond % 256)]),
        }
    }
    Some((out, table().map(str::to_owned).collect()))
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
fn deflated(bytes: &[u8]) -> Vec<u8> {
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

#[cfg(test)]
mod tests {
    use super::following;

    #[test]
    fn what_follows() {
        let is = |text, want: Option<&str>| assert_eq!(following(text).as_deref(), want, "{text}");
        is("rules.html#art-9", Some("rules.html#art-10"));
        is("Measures, Article 12", Some("Measures, Article 13"));
        is("办法 第九条 第二章", Some("办法 第十条 第二章"));
        is("办法 第二章", None);
        is("", None);
    }
}
