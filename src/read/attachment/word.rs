//! The parts of a document: its paragraphs, and what Word keeps beside them.

use super::Notes;
use super::xml::{self, Met};
use crate::model::personal;
use crate::model::sighting::Concern;

/// Elements that are there because someone changed the text while changes were being tracked.
const CHANGES: [&str; 11] =
    ["ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "cellIns"];

/// The parts of a document that hold paragraphs, by their first element.
pub(super) const ROOTS: [&str; 7] = ["document", "hdr", "ftr", "footnotes", "endnotes", "comments", "glossaryDocument"];

/// Looks into one part.
pub(super) fn look(path: &str, part: &str, notes: &mut Notes<'_>) {
    let leaf = path.rsplit('/').next().unwrap_or_default();
    let mut state = State { leaf, ..State::default() };
    let whole = xml::read(part, |met| state.take(met, notes));
    state.paragraph_ends(notes);
    if !whole {
        notes.unreadable("XML 损坏", "its XML is damaged");
    }
    for (count, zh, en) in [
        (state.changes, "处修订痕迹", "tracked changes"),
        (state.comments, "条批注", "comments"),
        (state.hidden, "处隐藏文字", "stretches of hidden text"),
    ] {
        if count > 0 {
            notes.note(Concern::Leftover, format!("附件里有{count}{zh}"), format!("the attachment holds {en}: {count}"));
        }
    }
    for (count, zh, en) in [
        (state.fields, "会取用或运行别处内容的域", "fields that fetch or run something"),
        (state.chunks, "并入的外部文件", "chunks of other files"),
    ] {
        if count > 0 {
            notes.note(Concern::Active, format!("附件里有{zh}（{count}处）"), format!("the attachment holds {en}: {count}"));
        }
    }
}

#[derive(Default)]
struct State<'a> {
    leaf: &'a str,
    text: String,
    /// Whether the first row of the table the paragraph is in speaks of passports.
    is_below_passports: bool,
    rows: usize,
    tables: usize,
    paragraphs: usize,
    is_text: bool,
    is_field: bool,
    field: String,
    changes: usize,
    comments: usize,
    hidden: usize,
    fields: usize,
    chunks: usize,
}

impl State<'_> {
    fn take(&mut self, met: Met, notes: &mut Notes<'_>) {
        match met {
            Met::Open(name, attributes) => {
                for key in ["descr", "title", "alt", "author", "initials", "userId", "providerId"] {
                    if let Some(text) = attributes.get(key) {
                        notes.text(|| ("的图片说明或批注者".to_owned(), "a picture's description or a commenter".to_owned()), text);
                    }
                }
                let off = attributes.get("val").is_some_and(|value| matches!(value.as_str(), "0" | "false" | "off"));
                match name.as_str() {
                    "t" | "delText" => self.is_text = true,
                    "instrText" | "delInstrText" => self.is_field = true,
                    "fldSimple" => self.field_ends(attributes.get("instr").map(String::as_str).unwrap_or_default()),
                    "tab" | "br" | "cr" | "tc" => self.text.push(' '),
                    "comment" => self.comments += 1,
                    // Styles may be hidden, as Word's own are; that hides no text.
                    "vanish" | "specVanish" if !off && self.leaf != "styles.xml" && self.leaf != "numbering.xml" => self.hidden += 1,
                    "altChunk" => self.chunks += 1,
                    "tbl" => {
                        self.tables += 1;
                        self.rows = 0;
                        self.is_below_passports = false;
                    }
                    name if CHANGES.contains(&name) => self.changes += 1,
                    _ => {}
                }
            }
            Met::Text(text) if self.is_text => self.text.push_str(&text),
            Met::Text(text) if self.is_field => self.field.push_str(&text),
            Met::Text(_) => {}
            Met::Close(name) => match name.as_str() {
                "t" | "delText" => self.is_text = false,
                "instrText" | "delInstrText" => self.is_field = false,
                "p" => self.paragraph_ends(notes),
                "tr" => self.rows += 1,
                "tbl" => self.tables = self.tables.saturating_sub(1),
                _ => {}
            },
        }
    }

    fn paragraph_ends(&mut self, notes: &mut Notes<'_>) {
        self.paragraphs += 1;
        let text = std::mem::take(&mut self.text);
        let field = std::mem::take(&mut self.field);
        self.field_ends(&field);
        let n = self.paragraphs;
        let leaf = self.leaf;
        let place = || (format!("（{leaf}）第{n}段"), format!("paragraph {n} of {leaf}"));
        notes.text(place, &text);
        if self.tables > 0 && self.is_below_passports {
            notes.passport(place, &text);
        }
        notes.text(place, &field);
        // Worked out once: a heading may be long, and the rows below it many.
        if self.tables > 0 && self.rows == 0 {
            self.is_below_passports |= personal::speaks_of_passports(&text);
        }
    }

    fn field_ends(&mut self, field: &str) {
        let first = field.split_whitespace().next().unwrap_or_default().to_ascii_uppercase();
        if matches!(
            first.as_str(),
            "DDE" | "DDEAUTO" | "INCLUDETEXT" | "INCLUDEPICTURE" | "INCLUDE" | "IMPORT" | "LINK" | "DATABASE" | "MACROBUTTON"
        ) {
            self.fields += 1;
        }
    }
}
