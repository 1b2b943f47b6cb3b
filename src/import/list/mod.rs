//! A spreadsheet's list → rows of a list, base records or hosts. Nothing is guessed and nothing dropped without a word: every
//! column is known, left out on request or an error; every cell is taken over as it is, put into the words of the files, or
//! told with its place. Where anything is wrong, nothing is written.

mod bases;
mod delimited;
mod header;
mod hosts;
mod packed;
mod rows;
mod sheet;
mod target;
mod value;
mod vocabulary;
mod workbook;

use crate::model::register::Register;
use crate::model::text::Bilingual;
use crate::prepare::File;

use crate::refused::Refused;
use header::Columns;
use sheet::MOST_ROWS;
pub use sheet::Sheet;
pub use target::Target;

/// What an import made and what it has to say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// The files to write; none where there are errors.
    pub files: Vec<File>,
    /// Everything that was wrong.
    pub errors: Vec<Told>,
    /// Everything that was changed, left out or should be looked at.
    pub notes: Vec<Told>,
    /// How many rows were taken over.
    pub rows: usize,
}

/// Something about a place of the sheet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    /// The line of a CSV or the row of a workbook, from 1; 0 for the sheet as a whole.
    pub line: usize,
    /// The column, from 1; 0 for the whole line.
    pub column: usize,
    /// What it is; never personal data.
    pub what: Bilingual,
}

/// What rows are made from, and where what is said of them goes.
struct Desk<'a> {
    register: &'a Register,
    target: &'a Target,
    made: Imported,
}

impl Desk<'_> {
    fn error(&mut self, line: usize, column: usize, zh: impl Into<String>, en: impl Into<String>) {
        self.made.errors.push(told(line, column, zh, en));
    }

    fn note(&mut self, line: usize, column: usize, zh: impl Into<String>, en: impl Into<String>) {
        self.made.notes.push(told(line, column, zh, en));
    }
}

fn told(line: usize, column: usize, zh: impl Into<String>, en: impl Into<String>) -> Told {
    use crate::model::personal::masked;
    let clean = |words: String| crate::finding::spelled(&masked(&words));
    Told { line, column, what: Bilingual::new(clean(zh.into()), clean(en.into())) }
}

/// Reads a file, by its own bytes and its name; of a workbook the sheet of the name `wanted`.
///
/// # Errors
/// It is no list, damaged, or too long; it has no such sheet.
pub fn read(name: &str, bytes: &[u8], wanted: Option<&str>) -> Result<Sheet, Refused> {
    let is_workbook = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]);
    let sheet = match wanted {
        _ if is_workbook => workbook::read(bytes, wanted)?,
        None => delimited::read(bytes)?,
        Some(wanted) => {
            return Err(Refused::new(
                (format!("{name} 不是工作簿，没有工作表“{wanted}”"), format!("{name} is no workbook and has no sheet `{wanted}`")),
                ("去掉 --sheet", "leave --sheet out"),
            ));
        }
    };
    if sheet.rows.len() > MOST_ROWS {
        return Err(Refused::new(
            (format!("{name} 超过 {MOST_ROWS} 行"), format!("{name} has more than {MOST_ROWS} rows")),
            (
                "检查是否存错了文件；确有这么多的，分成几份",
                "look whether it is the right file; a list that is really so long goes in parts",
            ),
        ));
    }
    Ok(sheet)
}

/// Imports a sheet; `ignore` are columns left out on request.
///
/// # Errors
/// The target is unknown, or no row of the sheet holds headers.
pub fn import(register: &Register, target: &Target, sheet: &Sheet, ignore: &[String]) -> Result<Imported, Refused> {
    let mut desk = Desk { register, target, made: Imported::default() };
    for note in &sheet.notes {
        desk.note(note.line, 0, note.what.zh.clone(), note.what.en.clone());
    }
    let columns = Columns::find(&mut desk, sheet, ignore)?;
    let rows = columns.rows(&mut desk, sheet);
    if rows.is_empty() && desk.made.errors.is_empty() {
        desk.error(0, 0, "表头之下没有数据", "there are no rows below the header");
    }
    // What a spreadsheet spoiled or what must not be public makes every other question idle.
    if desk.made.errors.is_empty() {
        match target {
            Target::Bases { .. } => bases::make(&mut desk, &rows),
            Target::Hosts => hosts::make(&mut desk, &rows),
            Target::List { .. } => rows::make(&mut desk, &rows),
        }
    }
    let mut made = desk.made;
    made.rows = rows.len();
    if !made.errors.is_empty() {
        made.files.clear();
    }
    made.errors.sort();
    made.notes.sort();
    Ok(made)
}
