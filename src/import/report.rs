//! What an import says about its work: what it kept out, and what a person should look at.

use crate::model::text::Bilingual;

/// Characters kept out of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// Where it stood, from 1, as [`super::source::Unit`] counts.
    pub line: usize,
    /// The text.
    pub text: String,
    /// Why, in words.
    pub why: Bilingual,
}

/// Something the reader of the result should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Where it stands, from 1.
    pub line: usize,
    /// What to look at.
    pub what: Bilingual,
}

/// Collects what is dropped and noted on the way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Report {
    pub dropped: Vec<Dropped>,
    pub notes: Vec<Note>,
}

impl Report {
    pub(super) fn note(&mut self, line: usize, zh: impl Into<String>, en: impl Into<String>) {
        self.notes.push(Note { line, what: Bilingual::new(zh, en) });
    }

    /// Drops without a note of its own.
    pub(super) fn drop_quietly(&mut self, line: usize, text: impl Into<String>, zh: &str, en: &str) {
        self.dropped.push(Dropped { line, text: text.into(), why: Bilingual::new(zh, en) });
    }

    pub(super) fn drop(&mut self, line: usize, text: impl Into<String>, zh: &str, en: &str) {
        self.drop_quietly(line, text, zh, en);
        self.note(line, format!("未收入正文：{zh}"), format!("kept out of the text: {en}"));
    }

    /// In the order of the source.
    pub(super) fn sorted(mut self) -> Self {
        self.dropped.sort_by_key(|dropped| dropped.line);
        self.notes.sort_by_key(|note| note.line);
        self
    }
}
