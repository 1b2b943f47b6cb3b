//! Attachments: is the file what its name says, what does its text hold, and what came along unseen?
//!
//! Files come from people's word processors and are taken apart by libraries here; whatever is in them, the answer is
//! a list of sightings. Sizes are limited before anything is inflated.

mod archive;
mod binary;
mod metadata;
mod package;
mod pdf;
mod picture;
mod plain;
mod sheet;
mod word;
mod xml;

use crate::model::personal::{self, Hit};
use crate::model::sighting::{At, Concern, MOST, Sighting, Sightings};
use crate::model::text::Bilingual;

/// The most text looked at in one attachment, in bytes; a form or a list has some thousand.
const MOST_TEXT: usize = 64 * 1024 * 1024;

/// Looks into an attachment.
pub(crate) fn look(file: &str, bytes: &[u8]) -> Sightings {
    let mut notes = Notes { file, sightings: Sightings::default(), left: MOST_TEXT, is_spent: false, personal: 0 };
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

/// Whether a link leads to a page, a mailbox or a telephone.
fn leads_to_page(target: &str) -> bool {
    let scheme = target.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase()).unwrap_or_default();
    matches!(scheme.as_str(), "http" | "https" | "mailto" | "tel")
}

/// Whether a link leads to a file, a share or a program rather than to a page, a mailbox or a place in the document.
fn leads_astray(target: &str) -> bool {
    !leads_to_page(target) && !target.starts_with('#')
}

/// What is noted of one attachment.
struct Notes<'a> {
    file: &'a str,
    sightings: Sightings,
    /// How many bytes of text may still be looked at, and whether there were more.
    left: usize,
    is_spent: bool,
    /// How much personal data was noted: more than a file's [`MOST`] is not looked for.
    personal: usize,
}

impl Notes<'_> {
    fn note(&mut self, concern: Concern, zh: impl Into<String>, en: impl Into<String>) {
        let what = Bilingual::new(zh, en);
        self.sightings.push(Sighting { concern, file: self.file.to_owned(), at: At::File, what });
    }

    /// Whether so much text may still be looked at. Where not, that is told, and nothing more of the file is read.
    fn may_read(&mut self, bytes: usize) -> bool {
        if !self.is_spent && bytes > self.left {
            self.is_spent = true;
            self.note(
                Concern::Unscanned,
                "附件展开后的文字太多（上限64 MB），其余部分未能检查个人信息",
                "the attachment holds more text than is looked at (64 MB): the rest was not searched for personal data",
            );
        }
        self.left = if self.is_spent { 0 } else { self.left - bytes };
        !self.is_spent
    }

    /// Searches a text that stands at `place` of the file.
    fn text(&mut self, place: impl Fn() -> (String, String), text: &str) {
        if self.personal < MOST {
            self.tell(place, personal::scan_written(text));
        }
    }

    /// Searches a text below a heading that speaks of passports, where a number need not be named as one.
    fn passport(&mut self, place: impl Fn() -> (String, String), text: &str) {
        if self.personal < MOST && text.len() <= 80 && personal::scan_written(text).is_empty() {
            self.tell(place, personal::scan(&format!("护照：{text}")));
        }
    }

    fn tell(&mut self, place: impl Fn() -> (String, String), hits: Vec<Hit>) {
        for hit in hits.into_iter().take(MOST) {
            self.personal += 1;
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
        self.text(|| (format!("的属性“{zh}”"), format!("the property `{en}`")), value);
        if !value.is_empty() && !metadata::is_program(value) {
            let length = value.chars().count();
            self.note(
                Concern::Metadata,
                format!("附件的属性里有“{zh}”（{length}个字符）"),
                format!("the attachment's properties hold `{en}` ({length} characters)"),
            );
        }
    }

    /// A link that leads elsewhere than to a page or a mailbox.
    fn stray_link(&mut self) {
        self.note(Concern::Active, "附件里有指向本机、内网或程序的链接", "the attachment holds a link to a file, a share or a program");
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
