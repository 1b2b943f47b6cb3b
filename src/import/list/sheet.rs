//! A file as rows of cells: CSV in any usual encoding, or a sheet of a workbook.

use calamine::{Data, Reader};

use super::{packed, workbook};

use crate::import::decode::decode;
use crate::import::report::{Note, Report};
use crate::model::sighting::Concern;
use crate::read::{self, line_of};
use crate::refused::Refused;

/// Rows of cells with the number of each row, from 1.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The rows that hold anything.
    pub(super) rows: Rows,
    /// What its reader has to say.
    pub(super) notes: Vec<Note>,
}

/// Rows with their numbers from 1.
pub(super) type Rows = Vec<(usize, Vec<Cell>)>;

/// A cell as it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Cell {
    /// Its text.
    pub text: String,
    /// It holds a number that a spreadsheet cannot keep to the last digit.
    pub rounded: bool,
}

/// No list of a register comes near.
pub(super) const MOST_ROWS: usize = 100_000;

/// Reads a file, by its own bytes and its name. Of a workbook the sheet of the name `wanted`; where none is named, the first
/// that holds anything.
///
/// # Errors
/// It is no list, damaged, or too long; it has no such sheet.
pub fn read(name: &str, bytes: &[u8], wanted: Option<&str>) -> Result<Sheet, Refused> {
    let workbook = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]);
    let sheet = match wanted {
        _ if workbook => of_workbook(bytes, wanted)?,
        None => of_text(bytes)?,
        Some(wanted) => return Err(no_such(wanted, &[])),
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

fn of_text(bytes: &[u8]) -> Result<Sheet, Refused> {
    let mut report = Report::default();
    let text = decode(bytes, None, &mut report)?;
    let text = text.trim_start_matches('\u{feff}');
    let head: String = text.lines().take(10).collect();
    let count = |c: char| head.matches(c).count();
    let delimiter = [(count(','), b','), (count('\t'), b'\t'), (count(';'), b';')].into_iter().max_by_key(|(n, byte)| (*n, *byte == b','));
    let delimiter = delimiter.map_or(b',', |(_, byte)| byte);
    if delimiter != b',' {
        let (zh, en) = if delimiter == b'\t' { ("制表符", "tabs") } else { ("分号", "semicolons") };
        report.note(1, format!("各格以{zh}分隔"), format!("cells are parted by {en}"));
    }
    let mut rows = Vec::new();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    for record in reader.records() {
        let record = record.map_err(|error| {
            Refused::new(
                (format!("不是合格的 CSV：{error}"), format!("not well-formed CSV: {error}")),
                ("检查引号是否成对，或从表格软件重新另存", "check that quotes come in pairs, or save it anew from the spreadsheet"),
            )
        })?;
        let line = record.position().map_or(1, |at| line_of(text, at));
        rows.push((line, record.iter().map(|text| Cell { text: text.to_owned(), rounded: false }).collect()));
    }
    Ok(Sheet { rows, notes: report.notes })
}

fn of_workbook(bytes: &[u8], wanted: Option<&str>) -> Result<Sheet, Refused> {
    packed::look(bytes)?;
    let mut book = calamine::open_workbook_auto_from_rs(std::io::Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
    let mut notes = if matches!(book, calamine::Sheets::Xlsx(_)) { out_of_sight(bytes) } else { Vec::new() };
    let mut found: Option<(String, Rows)> = None;
    let names = book.sheet_names();
    if let Some(wanted) = wanted.filter(|wanted| !names.iter().any(|name| name == wanted)) {
        return Err(no_such(wanted, &names));
    }
    for name in names.into_iter().filter(|name| wanted.is_none_or(|wanted| name == wanted)) {
        let rows = match &mut book {
            calamine::Sheets::Xlsx(book) => workbook::rows(book, &name)?,
            other => dense(&other.worksheet_range(&name).map_err(|error| unreadable(&error))?),
        };
        if rows.is_empty() {
            continue;
        }
        match &found {
            None => found = Some((name, rows)),
            Some((first, _)) => {
                let mut report = Report::default();
                report.note(
                    0,
                    format!("只读了工作表“{first}”，没有读“{name}”；要读它，用 --sheet {name}"),
                    format!("only the sheet `{first}` was read, not `{name}`; --sheet {name} reads that"),
                );
                notes.append(&mut report.notes);
            }
        }
    }
    Ok(Sheet { rows: found.map(|(_, rows)| rows).unwrap_or_default(), notes })
}

/// There is no sheet of this name among those there are.
fn no_such(wanted: &str, names: &[String]) -> Refused {
    let remedy = match names {
        [] => ("CSV 没有工作表；去掉 --sheet".to_owned(), "a CSV has no sheets: leave --sheet out".to_owned()),
        names => (format!("有：{}", names.join("、")), format!("there are: {}", names.join(", "))),
    };
    Refused::new((format!("没有工作表“{wanted}”"), format!("there is no sheet `{wanted}`")), remedy)
}

/// What an xlsx keeps out of sight: a row that a filter hides may be one that was left out on purpose.
fn out_of_sight(bytes: &[u8]) -> Vec<Note> {
    let mut report = Report::default();
    for left in read::attachment::look("list.xlsx", bytes).of(Concern::Leftover) {
        report.note(
            0,
            format!("{}；隐藏的也读了进来，请核对", left.what.zh),
            format!("{}; what is hidden was read too: look whether it belongs there", left.what.en),
        );
    }
    report.notes
}

/// The rows of a sheet that its reader gives as a whole.
fn dense(range: &calamine::Range<Data>) -> Rows {
    let (top, left) = range.start().unwrap_or_default();
    let (top, left) = (usize::try_from(top).unwrap_or_default(), usize::try_from(left).unwrap_or_default());
    let rows = range.rows().enumerate().map(|(place, cells)| {
        let mut row = vec![Cell::default(); left];
        row.extend(cells.iter().map(cell));
        (top.saturating_add(place).saturating_add(1), row)
    });
    rows.collect()
}

/// A workbook that cannot be read, and why.
pub(super) fn unreadable(error: &dyn std::fmt::Display) -> Refused {
    Refused::new(
        (format!("工作簿读不出来：{error}"), format!("the workbook cannot be read: {error}")),
        ("用表格软件打开，另存为 xlsx 或 UTF-8 的 CSV", "open it in a spreadsheet and save it as xlsx or as CSV in UTF-8"),
    )
}

/// Numbers keep 15 digits in a spreadsheet; what is longer has lost its end.
pub(super) fn cell(data: &Data) -> Cell {
    let plain = |text: String| Cell { text, rounded: false };
    match data {
        Data::Empty => Cell::default(),
        Data::Int(number) => Cell { text: number.to_string(), rounded: number.unsigned_abs() >= 1_000_000_000_000_000 },
        Data::Float(number) if number.fract() == 0.0 => Cell { text: format!("{number:.0}"), rounded: number.abs() >= 1e15 },
        Data::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            plain(format!("{year:04}-{month:02}-{day:02}"))
        }
        Data::Error(error) => plain(format!("{error}")),
        other => plain(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(bytes: &[u8]) -> Vec<Vec<String>> {
        let sheet = read("a.csv", bytes, None).unwrap();
        sheet.rows.into_iter().map(|(_, row)| row.into_iter().map(|cell| cell.text).collect()).collect()
    }

    #[test]
    fn rows_have_the_number_of_their_line() {
        let lines = |text: &str| read("a.csv", text.as_bytes(), None).unwrap().rows.into_iter().map(|(line, _)| line).collect::<Vec<_>>();
        assert_eq!(lines("编号\nA-1\n\n\r\nA-2\n\"A\n-3\"\nA-4\n"), [1, 2, 5, 6, 8]);
    }

    #[test]
    fn encodings_and_delimiters() {
        let text = "编号,名称\nA-1,\"甲,乙\"\n";
        let (gb, ..) = encoding_rs::GB18030.encode(text);
        let expected = [["编号", "名称"], ["A-1", "甲,乙"]];
        assert_eq!(texts(text.as_bytes()), expected);
        assert_eq!(texts(&gb), expected);
        assert_eq!(texts(format!("\u{feff}{text}").as_bytes()), expected);
        assert_eq!(texts("编号\t名称\nA-1\t甲,乙\n".as_bytes()), expected);
        assert!(read("a.csv", text.as_bytes(), Some("甲")).is_err(), "a CSV has no sheets");
        assert!(read("a.xlsx", b"PK\x03\x04 damaged", None).is_err());
    }
}
