//! Attachments: is the file what its name says, what does its text hold, and what came along unseen?
//!
//! Files come from people's word processors and are taken apart by libraries here; whatever is in them, the answer is
//! a list of sightings. Sizes are limited before anything is inflated.

mod metadata;
mod package;
mod pdf;
mod plain;
mod sheet;
mod word;
mod xml;

use crate::model::personal;
use crate::model::sighting::{At, Concern, MOST, Sighting, Sightings};
use crate::model::text::Bilingual;

/// Looks into an attachment.
pub(crate) fn look(file: &str, bytes: &[u8]) -> Sightings {
    let mut notes = Notes { file, sightings: Sightings::default() };
    let ending = file.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    match (ending.as_str(), magic(bytes)) {
        ("docx" | "xlsx", Some(Magic::Package)) => package::look(&ending, bytes, &mut notes),
        ("pdf", Some(Magic::Pdf)) => pdf::look(bytes, &mut notes),
        ("txt" | "md", None) => plain::look(bytes, &mut notes),
        ("docx" | "xlsx" | "pdf" | "txt" | "md", found) => notes.other_kind(&ending, found),
        // Another kind is refused by its name.
        _ => {}
    }
    notes.sightings
}

/// What a file is by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Magic {
    Package,
    Pdf,
    /// Word and Excel before 2007, and any newer file with a password.
    Compound,
    Picture,
    Program,
    WebPage,
}

fn magic(bytes: &[u8]) -> Option<Magic> {
    let begins = |with: &[u8]| bytes.starts_with(with);
    let text = bytes.get(..64).unwrap_or(bytes).trim_ascii_start();
    if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") {
        Some(Magic::Package)
    } else if begins(b"%PDF-") {
        Some(Magic::Pdf)
    } else if begins(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        Some(Magic::Compound)
    } else if begins(b"\x89PNG") || begins(b"\xFF\xD8\xFF") || begins(b"GIF8") {
        Some(Magic::Picture)
    } else if begins(b"MZ") && bytes.contains(&0) || begins(b"\x7FELF") {
        Some(Magic::Program)
    } else if text.get(..9).is_some_and(|head| head.eq_ignore_ascii_case(b"<!doctype"))
        || text.get(..5).is_some_and(|head| head.eq_ignore_ascii_case(b"<html"))
    {
        Some(Magic::WebPage)
    } else {
        None
    }
}

/// What is noted of one attachment.
struct Notes<'a> {
    file: &'a str,
    sightings: Sightings,
}

impl Notes<'_> {
    fn note(&mut self, concern: Concern, zh: impl Into<String>, en: impl Into<String>) {
        let what = Bilingual::new(zh, en);
        self.sightings.push(Sighting { concern, file: self.file.to_owned(), at: At::File, what });
    }

    /// Searches a text that stands at `place` of the file, below a heading that says what it is, such as the head of a column.
    fn text(&mut self, place: impl Fn() -> (String, String), heading: &str, text: &str) {
        let mut hits = personal::scan(text);
        if hits.is_empty() && text.len() <= 80 && personal::speaks_of_passports(heading) {
            hits = personal::scan(&format!("护照：{text}"));
        }
        for hit in hits.into_iter().take(MOST) {
            let (words, length, place) = (hit.kind.words(), hit.length, place());
            self.note(
                Concern::Personal,
                format!("附件{}有{}（{length}个字符）", place.0, words.zh),
                format!("in the attachment, {}: a {} of {length} characters", place.1, words.en),
            );
        }
    }

    /// Someone's name or the like in a property of the file: said to be there, not what it is.
    fn property(&mut self, (zh, en): (&str, &str), value: &str) {
        let value = value.trim();
        self.text(|| (format!("的属性“{zh}”"), format!("the property `{en}`")), "", value);
        if !value.is_empty() && !metadata::is_program(value) {
            let length = value.chars().count();
            self.note(
                Concern::Metadata,
                format!("附件的属性里有“{zh}”（{length}个字符）"),
                format!("the attachment's properties hold `{en}` ({length} characters)"),
            );
        }
    }

    fn unreadable(&mut self, zh: &str, en: &str) {
        self.note(Concern::Content, format!("附件打不开：{zh}"), format!("the attachment cannot be opened: {en}"));
    }

    fn other_kind(&mut self, ending: &str, found: Option<Magic>) {
        let (zh, en) = match found {
            Some(Magic::Package) => ("压缩包或新版 Office 文件", "a ZIP archive or a newer Office file"),
            Some(Magic::Pdf) => ("PDF", "a PDF"),
            Some(Magic::Compound) => ("旧版 Office 文件，或加了密码的文件", "an old Office file, or one with a password"),
            Some(Magic::Picture) => ("图片", "a picture"),
            Some(Magic::Program) => ("程序", "a program"),
            Some(Magic::WebPage) => ("网页", "a web page"),
            None => ("别的东西", "something else"),
        };
        self.note(Concern::Content, format!("名称说是 {ending}，内容却是{zh}"), format!("the name says {ending}, the content is {en}"));
    }
}

#[cfg(test)]
mod tests;
