//! A table as CSV: UTF-8 with a byte order mark and CRLF, as spreadsheets expect.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, their full-width forms, a tab or a line break for a
//! formula and may run it. Such a text is made inert by a leading apostrophe; the JSON file of the same table holds it
//! unchanged.

use std::borrow::Cow;
use std::io::Write;

use ::csv::{Terminator, Writer, WriterBuilder};

use super::table::{Column, Table, Value};

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Writes the table and counts its rows.
pub(super) fn write(table: Table<'_>, out: &mut dyn Write) -> Result<usize, ::csv::Error> {
    out.write_all(BYTE_ORDER_MARK)?;
    let mut out = WriterBuilder::new().terminator(Terminator::CRLF).flexible(true).from_writer(out);
    for (name, _) in table.columns.iter().flat_map(|column| column.names()) {
        out.write_field(name)?;
    }
    end_row(&mut out)?;
    let mut count = 0;
    for row in table.rows {
        for (column, value) in table.columns.iter().zip(&row) {
            cell(&mut out, *column, value)?;
        }
        end_row(&mut out)?;
        count += 1;
    }
    out.flush()?;
    Ok(count)
}

fn end_row(out: &mut Writer<impl Write>) -> Result<(), ::csv::Error> {
    out.write_record(None::<&[u8]>)
}

fn cell(out: &mut Writer<impl Write>, column: Column, value: &Value<'_>) -> Result<(), ::csv::Error> {
    match value {
        Value::Both(words) => {
            out.write_field(inert(&words.zh).as_bytes())?;
            out.write_field(inert(&words.en).as_bytes())?;
        }
        Value::None => {
            out.write_field("")?;
            if let Column::Both(_) = column {
                out.write_field("")?;
            }
        }
        Value::Text(text) => out.write_field(inert(text).as_bytes())?,
        Value::Day(day) => out.write_field(day.iso())?,
        Value::Number(number) => out.write_field(number.to_string())?,
        Value::Flag(flag) => out.write_field(if *flag { "true" } else { "false" })?,
        Value::Codes(codes) => out.write_field(inert(&codes.join("; ")).as_bytes())?,
    }
    Ok(())
}

/// The text as a cell that no spreadsheet runs.
fn inert(text: &str) -> Cow<'_, str> {
    const FORMULA: [char; 11] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'];
    if text.starts_with(FORMULA) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::text::Bilingual;

    fn written(columns: Vec<Column>, rows: Vec<Vec<Value<'static>>>) -> String {
        let mut bytes = Vec::new();
        write(Table { scheme: None, columns, rows: Box::new(rows.into_iter()) }, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_formula_is_made_inert_and_nothing_else_is() {
        for formula in ["=1+1", "+86", "-2", "@sum", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠1"] {
            assert_eq!(inert(formula), format!("'{formula}"));
        }
        for text in ["", "青岛=1", "'x", " =1", "2026-11-02"] {
            assert_eq!(inert(text), text);
        }
    }

    #[test]
    fn a_mark_first_then_lines_that_end_in_crlf() {
        let words = Value::Both(Cow::Owned(Bilingual::new("=甲,乙", "A \"B\"")));
        let text = written(
            vec![Column::One("base"), Column::Both("name")],
            vec![vec![Value::text("QD-1"), words], vec![Value::None, Value::None]],
        );
        assert_eq!(text, "\u{feff}base,name_zh,name_en\r\nQD-1,\"'=甲,乙\",\"A \"\"B\"\"\"\r\n,,\r\n");
    }

    #[test]
    fn an_empty_table_still_has_its_header() {
        assert_eq!(written(vec![Column::One("base")], vec![]), "\u{feff}base\r\n");
    }
}
