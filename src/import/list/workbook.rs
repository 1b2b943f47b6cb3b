//! The sheets of an xlsx workbook, cell by cell: a sheet may name a cell far out, and between the cells is nothing.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Xlsx};

use super::sheet::{Cell, MOST_ROWS, Rows, cell, unreadable};
use crate::refused::Refused;

/// No list of a register comes near.
const MOST_COLUMNS: u32 = 1_000;

/// Places of cells, empty ones before the last of a row among them.
const MOST_PLACES: usize = 4_000_000;

/// The most bytes of text in a sheet; one text may stand in any number of cells.
const LARGEST: usize = 64 << 20;

/// The rows of a sheet that hold anything, each with its number from 1.
///
/// # Errors
/// The sheet is damaged, or larger than any list.
pub(super) fn rows(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Rows, Refused> {
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

    use calamine::Reader as _;

    use super::*;

    fn book(cells: &str) -> Vec<u8> {
        let mut made = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let rels = |target: &str, kind: &str| {
            format!(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/></Relationships>"
            )
        };
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        let parts = [
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".to_owned()),
            ("_rels/.rels", rels("xl/workbook.xml", "officeDocument")),
            (
                "xl/workbook.xml",
                format!(
                    "<workbook xmlns=\"{main}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
                ),
            ),
            ("xl/_rels/workbook.xml.rels", rels("worksheets/sheet1.xml", "worksheet")),
            ("xl/worksheets/sheet1.xml", format!("<worksheet xmlns=\"{main}\"><sheetData>{cells}</sheetData></worksheet>")),
        ];
        for (name, text) in parts {
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
    fn hidden_rows_are_told() {
        let rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\" hidden=\"1\"><c r=\"A2\"><v>2</v></c></row>";
        let read = super::super::sheet::read("list.xlsx", &book(rows), None).unwrap();
        assert_eq!((read.rows.len(), read.notes.len()), (2, 1));
        assert!(read.notes.iter().all(|note| note.what.zh.contains("1处隐藏的行或列")), "{:?}", read.notes);
    }

    #[test]
    fn a_sheet_is_read_by_its_name() {
        let read = |wanted| super::super::sheet::read("list.xlsx", &book("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"), Some(wanted));
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
