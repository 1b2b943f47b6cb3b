//! Passport numbers, only where the text says that it speaks of one: alone they look like any other number.

use std::ops::Range;

use super::figure::{Figure, figure, narrow};
use super::{Hit, Kind};

/// Words after which, and before which, a number is that of a passport. `assport` serves both `P` and `p`.
pub(super) const WORDS: [&str; 6] = ["护照", "assport", "通行证", "護照", "ASSPORT", "通行證"];

/// How far from the word a number may stand, in characters.
const NEAR: (usize, usize) = (60, 120);

/// A word of letters and digits.
struct Token {
    text: String,
    range: Range<usize>,
}

/// Finds them around such a word; `done`: up to where another word of the same kind has been looked around.
pub(super) fn find(text: &str, at: usize, word: &str, done: &mut usize, hits: &mut Vec<Hit>) {
    let before = text.get(..at).unwrap_or_default();
    let from = before.char_indices().rev().take(NEAR.0).last().map_or(at, |(start, _)| start).max(*done);
    let after = text.get(at..).unwrap_or_default();
    let to = after.char_indices().nth(NEAR.1).map_or(text.len(), |(end, _)| at + end);
    let (tokens, read) = tokens(text, from, to);
    // What was read to the end of a token is not read again for the next word, or a token of nothing but such words
    // would be read as often as it has them.
    *done = read.max(to).max(*done);
    let word_end = at + word.len();
    for (place, token) in tokens.iter().enumerate() {
        let follows = token.range.start >= word_end && is_label(text.get(word_end..token.range.start).unwrap_or_default());
        if is_chinese(&token.text) || (follows && is_any(&token.text)) {
            hits.push(Hit { kind: Kind::Passport, range: token.range.clone(), length: token.text.len() });
        } else if follows && let Some(end) = written_on(&token.text).and_then(|chars| nth_char(text, &token.range, chars)) {
            hits.push(Hit { kind: Kind::Passport, range: token.range.start..end, length: LONGEST });
        } else if follows && let Some(hit) = parted(text, tokens.get(place..).unwrap_or_default()) {
            hits.push(hit);
        }
    }
}

/// Every word of letters and digits that begins between two bytes, and how far the text was read for them. One is read
/// to its end, so that none is cut into the form of a number; nor is one taken whose beginning lies outside.
fn tokens(text: &str, from: usize, to: usize) -> (Vec<Token>, usize) {
    let part_of = |c: char| narrow(c).is_ascii_alphanumeric();
    let end_of = |at: usize| {
        let rest = text.get(at..).unwrap_or_default();
        at + rest.find(|c| !part_of(c)).unwrap_or(rest.len())
    };
    let begun = text.get(..from).and_then(|before| before.chars().next_back()).is_some_and(part_of);
    let mut at = if begun { end_of(from) } else { from };
    let mut tokens = Vec::new();
    while at < to {
        let rest = text.get(at..to).unwrap_or_default();
        let Some(start) = rest.find(part_of).map(|offset| at + offset) else { break };
        at = end_of(start);
        // In full width each character has three bytes.
        let token = text.get(start..at).filter(|token| token.len() <= 3 * LONGEST_WORD);
        tokens.extend(token.map(|token| Token { text: token.chars().map(narrow).collect(), range: start..at }));
    }
    (tokens, at)
}

/// The longest number of a passport, in characters.
const LONGEST: usize = 9;

/// The longest word that may begin with one, in characters.
const LONGEST_WORD: usize = 40;

/// How many characters are the number, in a word that goes on with letters after it: `E12345678institute`.
fn written_on(token: &str) -> Option<usize> {
    let (number, rest) = token.split_at_checked(LONGEST)?;
    (is_chinese(number) && rest.bytes().all(|byte| byte.is_ascii_alphabetic())).then_some(LONGEST)
}

/// The byte after so many characters of a stretch.
fn nth_char(text: &str, range: &Range<usize>, chars: usize) -> Option<usize> {
    let (offset, _) = text.get(range.clone())?.char_indices().nth(chars)?;
    Some(range.start + offset)
}

/// One of China whose letter or digits stand apart: `E1234 5678`, `E-12345678`.
fn parted(text: &str, tokens: &[Token]) -> Option<Hit> {
    let first = tokens.first().filter(|first| first.text.starts_with(|c: char| c.is_ascii_alphabetic()))?;
    let (mut joined, mut end) = (first.text.clone(), first.range.end);
    for token in tokens.iter().skip(1).take(3) {
        let gap = text.get(end..token.range.start)?;
        let is_gap = gap.chars().count() == 1 && gap.chars().all(|c| matches!(figure(c), Figure::Gap(_)));
        if !is_gap || !token.text.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        joined.push_str(&token.text);
        end = token.range.end;
        if is_chinese(&joined) {
            return Some(Hit { kind: Kind::Passport, range: first.range.start..end, length: joined.len() });
        }
    }
    None
}

/// Passports of China: E, G, D, S or P with eight digits; E with a letter and seven digits; DE, SE, PE with seven.
/// Permits for Hong Kong, Macao and Taiwan: C, H, M, L or T with eight digits.
fn is_chinese(token: &str) -> bool {
    let digits = |text: &str, count: usize| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    let token = token.to_ascii_uppercase();
    let (Some(one), Some(two)) = (token.get(..1), token.get(..2)) else { return false };
    let after = |count: usize| token.get(count..).unwrap_or_default();
    ("EGDSPCHMLT".contains(one) && digits(after(1), 8))
        || (one == "E" && two.ends_with(|c: char| c.is_ascii_uppercase() && c != 'I' && c != 'O') && digits(after(2), 7))
        || (["DE", "SE", "PE"].contains(&two) && digits(after(2), 7))
}

/// Between the word and the number stands nothing but `No.`, `号码` and the like.
fn is_label(label: &str) -> bool {
    let rest: String = label.chars().map(narrow).filter(|c| !c.is_whitespace() && !":：.#\"'“”|,，=".contains(*c)).collect();
    let rest = rest.to_ascii_lowercase();
    ["", "s", "no", "number", "num", "号", "号码", "编号", "证号", "nos", "numbers", "is", "为", "numberis", "号码为", "号为"]
        .contains(&rest.as_str())
}

/// A passport of any country: six to nine characters, mostly digits.
fn is_any(token: &str) -> bool {
    let digits = token.bytes().filter(u8::is_ascii_digit).count();
    (6..=9).contains(&token.len()) && digits >= 6
}
