//! A sheet of a workbook. Those of an xlsx are read cell by cell: a sheet may name a cell far out, and between the cells
//! is nothing.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader, Sheets, Xlsx};

use super::packed;
use super::sheet::{Cell, MOST_ROWS, Rows, Sheet};
use crate::import::report::Report;
use crate::model::sighting::Concern;
use crate::read::attachment;
use crate::refused::Refused;

/// No list of a register comes near.
const MOST_COLUMNS: u32 = 1_000;

/// Places of cells, empty ones before the last of a row among them.
const MOST_PLACES: usize = 4_000_000;

/// The most bytes of text in a sheet; one text may stand in any number of cells.
const LARGEST: usize = 64 << 20;

/// Reads the sheet of the name `wanted`; where none is named the first that holds anything, and the others are told.
///
/// # Errors
/// The workbook is damaged, or larger than any list; it has no such sheet.
pub(super) fn read(bytes: &[u8], wanted: Option<&str>) -> Result<Sheet, Refused> {
    packed::look(bytes)?;
    let mut book = calamine::open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
    let mut report = Report::default();
    if matches!(book, Sheets::Xlsx(_)) {
        out_of_sight(bytes, &mut report);
    }
    let names = book.sheet_names();
    if let Some(wanted) = wanted.filter(|wanted| !names.iter().any(|name| name == wanted)) {
        return Err(no_such(wanted, &names));
    }
    let mut found: Option<(String, Rows)> = None;
    for name in names.into_iter().filter(|name| wanted.is_none_or(|wanted| name == wanted)) {
        let rows = match &mut book {
            Sheets::Xlsx(book) => rows(book, &name)?,
            other => dense(&other.worksheet_range(&name).map_err(|error| unreadable(&error))?),
        };
        if rows.is_empty() {
            continue;
        }
        match &found {
            None => found = Some((name, rows)),
            Some((first, _)) => {
                report.note(
                    0,
                    format!("只读了工作表“{first}”，没有读“{name}”；要读它，用 --sheet {name}"),
                    format!("only the sheet `{first}` was read, not `{name}`; --sheet {name} reads that"),
                );
            }
        }
    }
    let (name, mut rows) = found.unwrap_or_default();
    if let (Sheets::Xlsx(book), false) = (&mut book, rows.is_empty()) {
        fill_merged(book, &name, &mut rows, &mut report)?;
    }
    Ok(Sheet { rows, notes: report.notes })
}

/// A cell merged over several rows says the same of each of them: its text goes into those that hold anything else.
///
/// # Errors
/// The sheet is damaged, or larger than any list.
fn fill_merged(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, rows: &mut Rows, report: &mut Report) -> Result<(), Refused> {
    let mut places = 0_usize;
    for region in book.merge_cells_by_sheet_name(name).map_err(|error| unreadable(&error))? {
        let [first, last, column] =
            [region.start.0, region.end.0, region.start.1].map(|place| usize::try_from(place).unwrap_or(usize::MAX));
        let from = rows.partition_point(|(row, _)| *row <= first);
        let mut covered = rows.iter_mut().skip(from).take_while(|(row, _)| *row <= last.saturating_add(1));
        let Some(merged) = covered.next().and_then(|(_, cells)| cells.get(column).cloned()).filter(|cell| !cell.text.is_empty()) else {
            continue;
        };
        for (row, cells) in covered {
            places = places.saturating_add(column).saturating_add(1);
            if places > MOST_PLACES {
                return Err(too_large(name));
            }
            cells.resize(cells.len().max(column.saturating_add(1)), Cell::default());
            if let Some(place) = cells.get_mut(column).filter(|place| place.text.is_empty()) {
                *place = merged.clone();
                report.note(
                    *row,
                    format!("合并的单元格，此行也作：{}", merged.text),
                    format!("a merged cell, taken for this row too: {}", merged.text),
                );
            }
        }
    }
    Ok(())
}

/// What an xlsx keeps out of sight: a row that a filter hides may be one that was left out on purpose.
fn out_of_sight(bytes: &[u8], report: &mut Report) {
    for left in attachment::look("list.xlsx", bytes).of(Concern::Leftover) {
        report.note(
            0,
            format!("{}；隐藏的也读了进来，请核对", left.what.zh),
            format!("{}; what is hidden was read too: look whether it belongs there", left.what.en),
        );
    }
}

/// The rows of a sheet that hold anything, each with its number from 1.
///
/// # Errors
/// The sheet is damaged, or larger than any list.
fn rows(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Rows, Refused> {
    let mut cells = book.worksheet_cells_reader(name).map_err(|error| unreadable(&error))?;
    let mut rows: BTreeMap<u32, Vec<Cell>> = BTreeMap::new();
    let (mut bytes, mut places) = (0_usize, 0_usize);
    while let Some(next) = cells.next_cell().map_err(|error| unreadable(&error))? {
        let (row, column) = next.get_position();
        let held = cell(&Data::from(next.get_value().clone()));
        if held.text.is_empty() {
            continue;
        }
        bytes = bytes.saturating_add(held.text.len());
        let filled = rows.entry(row).or_default();
        let column = usize::try_from(column.min(MOST_COLUMNS)).unwrap_or_default();
        if filled.len() <= column {
            places = places.saturating_add(column + 1 - filled.len());
            filled.resize(column + 1, Cell::default());
        }
        if let Some(place) = filled.get_mut(column) {
            *place = held;
        }
        if column >= MOST_COLUMNS as usize || rows.len() > MOST_ROWS || places > MOST_PLACES || bytes > LARGEST {
            return Err(too_large(name));
        }
    }
    let number = |row: u32| usize::try_from(row).unwrap_or(usize::MAX).saturating_add(1);
    Ok(rows.into_iter().map(|(row, cells)| (number(row), cells)).collect())
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

/// Numbers keep 15 digits in a spreadsheet; what is longer has lost its end.
fn cell(data: &Data) -> Cell {
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

/// A workbook that cannot be read, and why.
fn unreadable(error: &dyn std::fmt::Display) -> Refused {
    Refused::new(
        (format!("工作簿读不出来：{error}"), format!("the workbook cannot be read: {error}")),
        ("用表格软件打开，另存为 xlsx 或 UTF-8 的 CSV", "open it in a spreadsheet and save it as xlsx or as CSV in UTF-8"),
    )
}

/// There is no sheet of this name among those there are.
fn no_such(wanted: &str, names: &[String]) -> Refused {
    Refused::new(
        (format!("没有工作表“{wanted}”"), format!("there is no sheet `{wanted}`")),
        (format!("有：{}", names.join("、")), format!("there are: {}", names.join(", "))),
    )
}

fn too_large(name: &str) -> Refused {
    Refused::new(
        (
            format!("工作表“{name}”超过 {MOST_ROWS} 行、{MOST_COLUMNS} 列或 64 MB 文字"),
            format!("the sheet `{name}` has more than {MOST_ROWS} rows, {MOST_COLUMNS} columns or 64 MB of text"),
        ),
        (
            "检查是否存错了文件；只留要导入的行列，另存一份",
            "look whether it is the right file; keep the rows and columns to be imported and save it anew",
        ),
    )
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn book(cells: &str) -> Vec<u8> {
        sheet_of(&format!("<sheetData>{cells}</sheetData>"))
    }

    fn sheet_of(parts: &str) -> Vec<u8> {
        let mut made = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let rels = |target: &str, kind: &str| {
            format!(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/></Relationships>"
            )
        };
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        let files = [
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".to_owned()),
            ("_rels/.rels", rels("xl/workbook.xml", "officeDocument")),
            (
                "xl/workbook.xml",
                format!(
                    "<workbook xmlns=\"{main}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
                ),
            ),
            ("xl/_rels/workbook.xml.rels", rels("worksheets/sheet1.xml", "worksheet")),
            ("xl/worksheets/sheet1.xml", format!("<worksheet xmlns=\"{main}\">{parts}</worksheet>")),
        ];
        for (name, text) in files {
            made.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            made.write_all(text.as_bytes()).unwrap();
        }
        made.finish().unwrap().into_inner()
    }

    fn sheet(cells: &str) -> Result<Rows, Refused> {
        let bytes = book(cells);
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.as_slice())).unwrap();
        rows(&mut book, "S")
    }

    #[test]
    fn what_is_damaged_is_refused() {
        assert!(super::read(b"PK\x03\x04 damaged", None).is_err());
    }

    #[test]
    fn hidden_rows_are_told() {
        let rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\" hidden=\"1\"><c r=\"A2\"><v>2</v></c></row>";
        let read = super::read(&book(rows), None).unwrap();
        assert_eq!((read.rows.len(), read.notes.len()), (2, 1));
        assert!(read.notes.iter().all(|note| note.what.zh.contains("1处隐藏的行或列")), "{:?}", read.notes);
    }

    #[test]
    fn a_merged_cell_is_read_for_each_row_it_covers() {
        let text = |place: &str, text: &str| format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
        let row = |cells: &[(&str, &str)]| format!("<row>{}</row>", cells.iter().map(|(at, of)| text(at, of)).collect::<String>());
        let rows = [row(&[("A1", "甲"), ("B1", "丙")]), row(&[("A2", "乙")]), row(&[("A4", "丁"), ("B4", "戊")]), row(&[("A5", "己")])];
        let merged = |rows: &[String], places: &[&str]| {
            let cells: String = places.iter().map(|place| format!("<mergeCell ref=\"{place}\"/>")).collect();
            super::read(&sheet_of(&format!("<sheetData>{}</sheetData><mergeCells>{cells}</mergeCells>", rows.concat())), None)
        };
        let read = merged(&rows, &["B1:C4", "D1:E5", "A5:B5"]).unwrap();
        let told: Vec<Vec<&str>> = read.rows.iter().map(|(_, cells)| cells.iter().map(|cell| cell.text.as_str()).collect()).collect();
        assert_eq!(told, [vec!["甲", "丙"], vec!["乙", "丙"], vec!["丁", "戊"], vec!["己"]]);
        assert_eq!(read.notes.iter().map(|note| note.line).collect::<Vec<_>>(), [2]);
        let many: Vec<String> = (1..=2_000).map(|n| row(&[(&format!("A{n}"), "甲")])).collect();
        assert!(merged(&many, &["A1:A1048576"; 3_000]).is_err(), "more than any list");
    }

    #[test]
    fn a_sheet_is_read_by_its_name() {
        let read = |wanted| super::read(&book("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"), Some(wanted));
        assert_eq!(read("S").unwrap().rows.len(), 1);
        assert_eq!(read("T").unwrap_err().remedy.en, "there are: S");
    }

    #[test]
    fn what_lies_between_two_cells_costs_nothing() {
        let far = sheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1000000\"><c r=\"B1000000\"><v>2</v></c></row>").unwrap();
        let told: Vec<(usize, Vec<&str>)> =
            far.iter().map(|(row, cells)| (*row, cells.iter().map(|cell| cell.text.as_str()).collect())).collect();
        assert_eq!(told, [(1, vec!["1"]), (1_000_000, vec!["", "2"])]);
    }

    #[test]
    fn a_sheet_that_is_no_list_is_refused() {
        assert!(sheet("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>").is_err(), "too many columns");
        assert!(
            sheet("<row r=\"4294967295\"><c r=\"A4294967295\"><v>1</v></c></row>").is_ok_and(|rows| rows.len() == 1),
            "the last row there can be"
        );
    }
}
