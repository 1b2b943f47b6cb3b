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
                let off = attributes.get("val").is_some_and(|value| matches!(value.as_str(), "0" | "false" | "off"));
                match name.as_str() {
                    "t" | "delText" | "v" => self.is_text = true,
                    "instrText" | "delInstrText" => self.is_field = true,
                    "fldChar" => self.field_ends(notes),
                    "fldSimple" => self.field(attributes.get("instr").map(String::as_str).unwrap_or_default()),
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
                // A value in a chart.
                "v" => {
                    self.is_text = false;
                    self.paragraph_ends(notes);
                }
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
        self.field_ends(notes);
        let text = std::mem::take(&mut self.text);
        let place = self.place();
        notes.text(&place, &text);
        if self.tables > 0 && self.is_below_passports {
            notes.passport(&place, &text);
        }
        // Worked out once: a heading may be long, and the rows below it many.
        if self.tables > 0 && self.rows == 0 {
            self.is_below_passports |= personal::speaks_of_passports(&text);
        }
    }

    fn place(&self) -> impl Fn() -> (String, String) + use<> {
        let (n, leaf) = (self.paragraphs, self.leaf.to_owned());
        move || (format!("（{leaf}）第{n}段"), format!("paragraph {n} of {leaf}"))
    }

    /// One field may stand in the words of another: each is read up to where the next begins.
    fn field_ends(&mut self, notes: &mut Notes<'_>) {
        let field = std::mem::take(&mut self.field);
        notes.text(self.place(), &field);
        self.field(&field);
    }

    /// The words of a field, such as ` HYPERLINK "https://…" `.
    fn field(&mut self, field: &str) {
        let first = field.split_whitespace().next().unwrap_or_default().to_ascii_uppercase();
        if matches!(
            first.as_str(),
            "DDE" | "DDEAUTO" | "INCLUDETEXT" | "INCLUDEPICTURE" | "INCLUDE" | "IMPORT" | "LINK" | "DATABASE" | "MACROBUTTON"
        ) || first == "HYPERLINK" && leads_astray(field)
        {
            self.fields += 1;
        }
    }
}

/// Whether a field that links leads to a file, a share or a program: its target is its first words between quotes, unless that is a
/// place in the document (`\l`).
fn leads_astray(field: &str) -> bool {
    let mut parts = field.split('"');
    let (before, target) = (parts.next().unwrap_or_default(), parts.next());
    target.is_some_and(|target| !before.contains("\\l") && super::leads_astray(&target.replace("\\\\", "\\")))
}
