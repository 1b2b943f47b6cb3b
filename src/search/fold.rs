//! One spelling for what people type in several: full width, capitals, accents and traditional characters fold away.
//!
//! The reader in `site/js/search.js` folds by the same rules, character by character; a test holds the two together.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// Pairs of a traditional character and its simplified one, 40 to a line, by code point: the frequently used characters
/// of Big5 (its first level) whose simplified form is in GB/T 2312. One with two readings has the usual one.
pub const TRADITIONAL: &str = include_str!("traditional.txt");

const FIRST: u32 = 0x4e00;
const LAST: u32 = 0x9fff;

static SIMPLIFIED: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut table: Vec<char> = (FIRST..=LAST).filter_map(char::from_u32).collect();
    let mut pairs = TRADITIONAL.chars().filter(|c| !c.is_whitespace());
    while let (Some(from), Some(to)) = (pairs.next(), pairs.next()) {
        if let Some(entry) = place(from).and_then(|place| table.get_mut(place)) {
            *entry = to;
        }
    }
    table
});

/// What a character is to the tokenizer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Written without blanks between words: indexed by twos.
    Han,
    /// A letter or digit of a word.
    Word,
    /// A blank: it ends a word and does not break a run of Chinese.
    Blank,
    /// Anything else, line ends included: it ends whatever runs.
    Break,
}

impl Class {
    /// By ranges of code points, so that every program that reads them agrees, whatever version of Unicode it knows.
    #[must_use]
    pub fn of(c: char) -> Self {
        match c {
            'a'..='z' | '0'..='9' => Self::Word,
            ' ' | '\t' | '\r' => Self::Blank,
            '\0'..='\u{bf}' | '×' | '÷' => Self::Break,
            '\u{c0}'..='\u{1fff}' => Self::Word,
            '々' | '〇' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' => {
                Self::Han
            }
            _ => Self::Break,
        }
    }
}

/// Hands on the folded form of a character: mostly one character, none for what is not seen, several for a ligature.
pub fn fold(c: char, mut give: impl FnMut(char)) {
    match c {
        '\0'..='\x7f' => give(c.to_ascii_lowercase()),
        '\u{4e00}'..='\u{9fff}' => give(simplified(c)),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
        _ => {
            let mark = |c: &char| matches!(c, '\u{300}'..='\u{36f}');
            for c in std::iter::once(c).nfkd().filter(|c| !mark(c)).flat_map(char::to_lowercase).filter(|c| !mark(c)) {
                give(simplified(c));
            }
        }
    }
}

/// The traditional characters of some texts with their simplified ones, as in the table.
pub(super) fn traditional_in<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let found = among(texts.flat_map(str::chars));
    pairs(|traditional, _| found(traditional))
}

/// The part of the table with some simplified characters.
pub(super) fn traditional_of(simple: impl Iterator<Item = char>) -> String {
    let known = among(simple);
    pairs(|_, simple| known(simple))
}

/// Whether a character of the range of the table is among some, which may be tens of millions: a set would be made of a
/// list of them all.
fn among(chars: impl Iterator<Item = char>) -> impl Fn(char) -> bool {
    let mut seen = vec![false; SIMPLIFIED.len()];
    chars.for_each(|c| {
        if let Some(entry) = place(c).and_then(|place| seen.get_mut(place)) {
            *entry = true;
        }
    });
    move |c| place(c).and_then(|place| seen.get(place)).copied().unwrap_or_default()
}

/// The pairs of the table, one after the other, that are wanted.
fn pairs(wanted: impl Fn(char, char) -> bool) -> String {
    let table = (FIRST..=LAST).filter_map(char::from_u32).map(|c| (c, simplified(c))).filter(|(c, simple)| c != simple);
    table.filter(|(c, simple)| wanted(*c, *simple)).flat_map(|(c, simple)| [c, simple]).collect()
}

/// A whole text, folded.
#[must_use]
pub fn folded(text: &str) -> Vec<char> {
    let mut all = Vec::with_capacity(text.len() / 2);
    text.chars().for_each(|c| fold(c, |c| all.push(c)));
    all
}

pub(super) fn simplified(c: char) -> char {
    place(c).and_then(|place| SIMPLIFIED.get(place)).copied().unwrap_or(c)
}

/// The place of a character in the table.
fn place(c: char) -> Option<usize> {
    u32::from(c).checked_sub(FIRST).and_then(|place| usize::try_from(place).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_fold_into_one() {
        let is = |text: &str, want: &str| assert_eq!(folded(text).into_iter().collect::<String>(), want, "{text}");
        is("ＱＤ－２０２２", "qd-2022");
        is("Universität München", "universitat munchen");
        is("國際學術合作機構", "国际学术合作机构");
        is("①㎡ﬁ", "1m2fi");
        is("公\u{200b}示　期", "公示 期");
        is("İ", "i");
    }

    #[test]
    fn the_table_is_in_order_and_folds_once() {
        let chars: Vec<char> = TRADITIONAL.chars().filter(|c| !c.is_whitespace()).collect();
        assert_eq!(chars.len() % 2, 0);
        assert!(chars.chunks(2).is_sorted_by_key(|pair| pair[0]));
        assert!(chars.chunks(2).all(|pair| simplified(pair[1]) == pair[1]));
    }
}
