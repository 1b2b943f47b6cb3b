//! Reads a regulation, as lines of whatever file it came in, into a [`PolicyText`].
//!
//! The steps, in order: `lines` → `furniture` → `broken_numbers` → `classify` → `contents` → `forms` and `head` → `join` → `structure`.
//! Every character that is no blank ends either in the text or in [`Imported::dropped`], exactly once.
//! Whatever a step joins, drops or doubts becomes a note with its line.

mod blocks;
mod broken_numbers;
mod classify;
mod contents;
mod count;
mod dates;
mod document_number;
mod files;
mod forms;
mod furniture;
mod head;
mod join;
mod json;
mod letterhead;
mod lines;
mod lost;
mod markdown;
mod number_marks;
mod numbered;
mod proof;
mod punctuation;
mod quoted;
mod remark;
mod repeals;
mod run_on;
mod run_on_articles;
mod run_on_title;
mod signature;
mod skeleton;
mod structure;
mod title;
mod web_page;

use super::report::{Dropped, Note, Report};
use super::source::Source;
use crate::model::policy_text::PolicyText;

pub use self::files::files;
pub use self::json::json;
pub use self::markdown::{write_keys, write_markdown};
pub use self::proof::disproof;

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

/// Reads the text of a regulation. Never fails: what is not understood is kept as a paragraph and noted.
pub fn import(source: &Source) -> Imported {
    let mut imported = read(source, source.report.clone());
    imported.forms.extend(source.apart.iter().map(|(title, text)| Form { title: title.clone(), text: format!("{text}\n") }));
    imported
}

fn read(source: &Source, mut report: Report) -> Imported {
    let lines = broken_numbers::mend(furniture::strip(lines::split(source, &mut report), &mut report), &mut report);
    let lines = number_marks::part(lines, &mut report);
    let entries = run_on_title::part(classify::classify(lines), &mut report);
    let entries = run_on_articles::part(entries, &mut report);
    let mut entries = lost::recover(numbered::promote(entries, &mut report), &mut report);
    let Some(start) = contents::find_start(&entries) else {
        return report.without_articles(&entries);
    };
    let body = entries.split_off(start.min(entries.len()));
    let head = head::read(contents::drop_contents(entries, &body, &mut report), &mut report);
    let (body, mut forms) = forms::part(body, source, &mut report);
    let (body, annex) = signature::drop_signature(body, &mut report);
    if !annex.is_empty() {
        forms.splice(0..0, forms::keep_apart(&annex, source, &mut report));
    }
    remark::remark(&body, &mut report);
    let mut text = structure::structure(join::join(body, &mut report), &mut report);
    text.title = head.title;
    text.preamble.extend(head.preamble);
    report.finish(text, forms, head.number)
}

impl Report {
    fn without_articles(mut self, entries: &[classify::Entry]) -> Imported {
        self.note(1, "没有找到任何条文，全文作为序言保留", "no article found; everything is kept as preamble");
        // The title stands above the first sentence.
        let above = entries.iter().take_while(|entry| !punctuation::is_running(&entry.line.text)).take(12).count();
        let mut lines: Vec<lines::Line> = entries.iter().map(|entry| entry.line.clone()).collect();
        let rest = lines.split_off(above.min(entries.len().saturating_sub(1)));
        let head = head::read(lines, &mut self);
        let rest = rest.into_iter().map(|line| line.text.trim().replace('\t', "　"));
        let text = PolicyText { title: head.title, preamble: head.preamble.into_iter().chain(rest).collect(), ..PolicyText::default() };
        self.finish(text, Vec::new(), head.number)
    }

    fn finish(self, text: PolicyText, forms: Vec<Form>, number: String) -> Imported {
        let Self { dropped, notes } = self.sorted();
        Imported { text, forms, number, dropped, notes }
    }
}

#[cfg(test)]
mod tests;
