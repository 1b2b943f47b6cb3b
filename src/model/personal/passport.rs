//! Passport numbers, only where the text says that it speaks of one: alone they look like any other number.

use super::figure::narrow;
use super::{Hit, Kind};

/// Words after which, and before which, a number is that of a passport. `assport` serves both `P` and `p`.
pub(super) const WORDS: [&str; 3] = ["护照", "assport", "通行证"];

/// How far from the word a number may stand, in characters.
const NEAR: (usize, usize) = (60, 120);

/// Finds them around such a word; `done`: up to where another word of the same kind has been looked around.
pub(super) fn find(text: &str, at: usize, word: &str, done: &mut usize, hits: &mut Vec<Hit>) {
    let before = text.get(..at).unwrap_or_default();
    let from = before.char_indices().rev().take(NEAR.0).last().map_or(at, |(start, _)| start).max(*done);
    let after = text.get(at..).unwrap_or_default();
    let to = after.char_indices().nth(NEAR.1).map_or(text.len(), |(end, _)| at + end);
    tokens(text, from, to, at + word.len(), hits);
    *done = to.max(*done);
}

/// Every word of letters and digits between two bytes.
fn tokens(text: &str, from: usize, to: usize, word_end: usize, hits: &mut Vec<Hit>) {
    let mut start = None;
    // Nor is one whose beginning lies outside.
    let begun = text.get(..from).and_then(|before| before.chars().next_back()).is_some_and(|c| narrow(c).is_ascii_alphanumeric());
    let part_of = |c: char| narrow(c).is_ascii_alphanumeric();
    let skipped =
        if begun { text.get(from..).unwrap_or_default().chars().take_while(|c| part_of(*c)).map(char::len_utf8).sum() } else { 0 };
    let from = from + skipped;
    // A token that begins inside the stretch is read to its end, so that none is cut into the form of a number.
    for (offset, c) in text.get(from..).unwrap_or_default().char_indices().chain([(text.len() - from, ' ')]) {
        let here = from + offset;
        let part = part_of(c);
        match start {
            None if here >= to => return,
            None if part => start = Some(here),
            Some(begun) if !part => {
                let token: String = text.get(begun..here).unwrap_or_default().chars().map(narrow).collect();
                let label = text.get(word_end..begun).unwrap_or_default();
                if is_chinese(&token) || (begun >= word_end && is_label(label) && is_any(&token)) {
                    hits.push(Hit { kind: Kind::Passport, range: begun..here, length: token.len() });
                }
                start = None;
            }
            _ => {}
        }
    }
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
