//! Bringing in what people have: regulations as plain text, Markdown, web pages and Word documents.

pub mod calendar;
mod decode;
mod docx;
mod grid;
mod html;
mod kind;
pub mod list;
mod markdown;
pub mod policy;
pub mod report;
pub mod source;
mod xml;

use self::kind::Kind;
use self::source::{Source, WordNumbers};
use crate::refused::Refused;

/// Reads a file of any kind that can be read, by its name and its bytes.
///
/// # Errors
/// Where the file is of another kind, damaged or too large: what is wrong and what to do.
pub fn read(name: &str, bytes: &[u8], word_numbers: WordNumbers) -> Result<Source, Refused> {
    match kind::kind(name, bytes)? {
        Kind::Docx => docx::read(bytes, word_numbers),
        Kind::Html => html::read(bytes),
        Kind::Markdown => decoded(bytes, markdown::read),
        Kind::Text => decoded(bytes, Source::of_text),
    }
}

fn decoded(bytes: &[u8], read: impl Fn(&str) -> Source) -> Result<Source, Refused> {
    let mut report = report::Report::default();
    let text = decode::decode(bytes, None, &mut report)?;
    let mut source = read(&text);
    report.dropped.append(&mut source.report.dropped);
    report.notes.append(&mut source.report.notes);
    source.report = report;
    Ok(source)
}
