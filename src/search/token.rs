//! Text → terms: Chinese by twos with the last character of each run by itself, anything else by words.
//!
//! Every character of a run has a term that begins with it and a position of its own. So a run of two or more typed
//! characters stands in a text exactly where its twos stand one after the other, and a single character is found as a
//! range of the term dictionary. No dictionary of words is needed, neither here nor in a browser.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::fold::{Class, fold};

/// A term of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The term.
    pub text: String,
    /// What it is.
    pub kind: PieceKind,
}

/// The kinds of term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PieceKind {
    /// Two neighbours of a run of Chinese.
    Two,
    /// The last character of a run.
    Last,
    /// A word or a number.
    Word,
}

/// The terms of folded text, in order; their places in the list are their positions.
#[must_use]
pub fn pieces(folded: &[char]) -> Vec<Piece> {
    let mut all = Vec::new();
    let mut text = String::new();
    let mut at = 0;
    while let Some(kind) = piece(folded, &mut at, &mut text) {
        all.push(Piece { text: std::mem::take(&mut text), kind });
    }
    all
}

/// The next term at or after a place, written into `text`; the place moves behind it.
fn piece(folded: &[char], at: &mut usize, text: &mut String) -> Option<PieceKind> {
    text.clear();
    loop {
        let c = *folded.get(*at)?;
        *at += 1;
        match Class::of(c) {
            Class::Blank | Class::Break => {}
            Class::Word => {
                text.push(c);
                while let Some(c) = folded.get(*at).filter(|c| Class::of(**c) == Class::Word) {
                    text.push(*c);
                    *at += 1;
                }
                return Some(PieceKind::Word);
            }
            Class::Han => {
                text.push(c);
                let rest = folded.get(*at..).unwrap_or_default();
                let next = rest.iter().find(|c| Class::of(**c) != Class::Blank);
                return Some(match next.filter(|c| Class::of(**c) == Class::Han) {
                    Some(next) => {
                        text.push(*next);
                        PieceKind::Two
                    }
                    None => PieceKind::Last,
                });
            }
        }
    }
}

/// [`pieces`] as tantivy asks for them.
#[derive(Debug, Clone, Default)]
pub struct ByTwos {
    folded: Vec<char>,
}

/// The terms of one text.
#[derive(Debug)]
pub struct Pieces<'a> {
    folded: &'a [char],
    at: usize,
    token: Token,
}

impl Tokenizer for ByTwos {
    type TokenStream<'a> = Pieces<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Pieces<'a> {
        self.folded.clear();
        for c in text.chars() {
            fold(c, |c| self.folded.push(c));
        }
        Pieces { folded: &self.folded, at: 0, token: Token { position: usize::MAX, ..Token::default() } }
    }
}

impl TokenStream for Pieces<'_> {
    fn advance(&mut self) -> bool {
        self.token.position = self.token.position.wrapping_add(1);
        piece(self.folded, &mut self.at, &mut self.token.text).is_some()
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use super::super::fold::folded;
    use super::*;

    fn terms(text: &str) -> String {
        pieces(&folded(text)).into_iter().map(|piece| piece.text).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn chinese_by_twos_words_whole() {
        assert_eq!(terms("公示期"), "公示 示期 期");
        assert_eq!(terms("附  则"), "附则 则");
        assert_eq!(terms("公示。\n异议"), "公示 示 异议 议");
        assert_eq!(terms("青科规〔2024〕5号"), "青科 科规 规 2024 5 号");
        assert_eq!(terms("QD-2022-003 Basis"), "qd 2022 003 basis");
        assert_eq!(terms("5个工作日\n"), "5 个工 工作 作日 日");
        assert_eq!(terms(" ，\t"), "");
    }
}
