//! Reads a regulation as people have it, plain text, into a [`PolicyText`].
//!
//! The steps, in order: `lines` → `furniture` → `classify` → `contents` → `forms` and `head` → `join` → `structure`.
//! Every character that is no blank ends either in the text or in [`Imported::dropped`], exactly once.
//! Whatever a step joins, drops or doubts becomes a note with its line.

mod blocks;
mod classify;
mod contents;
mod files;
mod forms;
mod furniture;
mod head;
mod join;
mod json;
mod lines;
mod lost;
mod markdown;
mod punctuation;
mod remark;
mod run_on;
mod signature;
mod skeleton;
mod structure;
mod title;
mod web_page;

use crate::model::policy_text::PolicyText;
use crate::model::text::Bilingual;

pub use self::files::files;
pub use self::json::json;
pub use self::markdown::{write_keys, write_markdown};

/// What came out of one source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// The text.
    pub text: PolicyText,
    /// Forms and annexes after the last article, kept out of it.
    pub forms: Vec<Form>,
    /// The document number found at the head or in a notice of issue (`某科规〔2021〕3号`); empty where there is none.
    pub number: String,
    /// What is not in `text`, in the order of the source; forms are here too.
    pub dropped: Vec<Dropped>,
    /// Notes, in the order of the source.
    pub notes: Vec<Note>,
}

/// A form or annex that followed the articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Without blanks, fit for a file name after [`files`] has cleaned it.
    pub title: String,
    /// As in the source, tabs and empty lines kept.
    pub text: String,
}

/// Characters kept out of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// Line of the source, from 1.
    pub line: usize,
    /// The text.
    pub text: String,
    /// Why, in words.
    pub why: Bilingual,
}

/// Something the reader of the result should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Line of the source, from 1.
    pub line: usize,
    /// What it is about.
    pub what: Bilingual,
}

/// Reads the text of a regulation. Never fails: what is not understood is kept as a paragraph and noted.
pub fn import(source: &str) -> Imported {
    let mut report = Report::default();
    let lines = furniture::strip(lines::split(source, &mut report), &mut report);
    let mut entries = lost::recover(classify::classify(lines), &mut report);
    let Some(start) = contents::find_start(&entries) else {
        return report.without_articles(&entries);
    };
    let body = entries.split_off(start.min(entries.len()));
    let head = head::read(contents::drop_contents(entries, &body, &mut report), &mut report);
    let (body, forms) = forms::part(body, source, &mut report);
    let (body, number) = (signature::drop_signature(body, &mut report), head.number);
    remark::remark(&body, &mut report);
    let mut text = structure::structure(join::join(body, &mut report), &mut report);
    text.title = head.title;
    text.preamble.extend(head.preamble);
    report.finish(text, forms, number)
}

/// Collects what is dropped and noted on the way.
#[derive(Default)]
struct Report {
    dropped: Vec<Dropped>,
    notes: Vec<Note>,
}

impl Report {
    fn note(&mut self, line: usize, zh: impl Into<String>, en: impl Into<String>) {
        self.notes.push(Note { line, what: Bilingual::new(zh, en) });
    }

    /// Drops without a note of its own.
    fn drop_quietly(&mut self, line: usize, text: impl Into<String>, zh: &str, en: &str) {
        self.dropped.push(Dropped { line, text: text.into(), why: Bilingual::new(zh, en) });
    }

    fn drop(&mut self, line: usize, text: impl Into<String>, zh: &str, en: &str) {
        self.drop_quietly(line, text, zh, en);
        self.note(line, format!("未收入正文：{zh}"), format!("kept out of the text: {en}"));
    }

    fn without_articles(mut self, entries: &[classify::Entry]) -> Imported {
        self.note(1, "没有找到任何条文，全文作为序言保留", "no article found; everything is kept as preamble");
        let mut paragraphs: Vec<String> = entries.iter().map(|entry| entry.line.text.clone()).collect();
        let titled = paragraphs.first().is_some_and(|first| title::can_be_title(first) && paragraphs.len() > 1);
        let title = if titled { paragraphs.remove(0) } else { String::new() };
        let text = PolicyText { title, preamble: paragraphs, ..PolicyText::default() };
        self.finish(text, Vec::new(), String::new())
    }

    fn finish(mut self, text: PolicyText, forms: Vec<Form>, number: String) -> Imported {
        self.dropped.sort_by_key(|dropped| dropped.line);
        self.notes.sort_by_key(|note| note.line);
        Imported { text, forms, number, dropped: self.dropped, notes: self.notes }
    }
}

#[cfg(test)]
mod tests;
