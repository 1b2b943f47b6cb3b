//! Text → terms: Chinese by twos with the last character of each run by itself, anything else by words.
//!
//! Every character of a run has a term that begins with it and a position of its own. So a run of two or more typed
//! characters stands in a text exactly where its twos stand one after the other, and a single character is found as a
//! range of the term dictionary. No dictionary of words is needed, neither here nor in a browser.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::fold::{Class, fold, simplified};

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
    let mut text = Folded::default();
    folded.iter().for_each(|c| text.push(*c, Class::of(*c)));
    let mut all = Vec::new();
    let mut at = 0;
    let mut term = String::new();
    while let Some(kind) = text.piece(&mut at, &mut term) {
        all.push(Piece { text: std::mem::take(&mut term), kind });
    }
    all
}

/// A folded text: most of a term is copied out of it at once.
#[derive(Debug, Clone, Default)]
struct Folded {
    text: String,
    /// Where each character begins, and what it is.
    chars: Vec<(usize, Class)>,
}

impl Folded {
    fn push(&mut self, c: char, class: Class) {
        self.chars.push((self.text.len(), class));
        self.text.push(c);
    }

    fn fold(&mut self, text: &str) {
        self.text.clear();
        self.chars.clear();
        for c in text.chars() {
            match c {
                '\0'..='\x7f' => {
                    let c = c.to_ascii_lowercase();
                    self.push(c, Class::of(c));
                }
                // What stands for one of these is one of these.
                '\u{4e00}'..='\u{9fff}' => self.push(simplified(c), Class::Han),
                _ => fold(c, |c| self.push(c, Class::of(c))),
            }
        }
    }

    fn class(&self, at: usize) -> Option<Class> {
        self.chars.get(at).map(|(_, class)| *class)
    }

    /// The text of some characters.
    fn of(&self, from: usize, to: usize) -> &str {
        let start = |at: usize| self.chars.get(at).map_or(self.text.len(), |(start, _)| *start);
        self.text.get(start(from)..start(to)).unwrap_or_default()
    }

    /// The next term at or after a place, written into `term`; the place moves behind it.
    fn piece(&self, at: &mut usize, term: &mut String) -> Option<PieceKind> {
        term.clear();
        loop {
            let from = *at;
            let class = self.class(from)?;
            *at += 1;
            match class {
                Class::Blank | Class::Break => {}
                Class::Word => {
                    while self.class(*at) == Some(Class::Word) {
                        *at += 1;
                    }
                    term.push_str(self.of(from, *at));
                    return Some(PieceKind::Word);
                }
                Class::Han => {
                    let mut next = *at;
                    while self.class(next) == Some(Class::Blank) {
                        next += 1;
                    }
                    term.push_str(self.of(from, *at));
                    if self.class(next) != Some(Class::Han) {
                        return Some(PieceKind::Last);
                    }
                    term.push_str(self.of(next, next + 1));
                    return Some(PieceKind::Two);
                }
            }
        }
    }
}

/// [`pieces`] as tantivy asks for them.
#[derive(Debug, Clone, Default)]
pub struct ByTwos {
    folded: Folded,
}

/// The terms of one text.
#[derive(Debug)]
pub struct Pieces<'a> {
    folded: &'a Folded,
    at: usize,
    token: Token,
}

impl Tokenizer for ByTwos {
    type TokenStream<'a> = Pieces<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Pieces<'a> {
        self.folded.fold(text);
        Pieces { folded: &self.folded, at: 0, token: Token { position: usize::MAX, ..Token::default() } }
    }
}

impl TokenStream for Pieces<'_> {
    fn advance(&mut self) -> bool {
        self.token.position = self.token.position.wrapping_add(1);
        self.folded.piece(&mut self.at, &mut self.token.text).is_some()
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
