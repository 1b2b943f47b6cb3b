//! A table as JSON Lines: an object a row, one row a line, for programs that read a large table piece by piece.
//!
//! `data/<scheme>/rows.jsonl` holds every row of every list of every posted act, each with its act.

use super::Bytes;
use super::json::Record;
use super::list::{self, List};
use super::table::{Column, Table, Value};
use crate::plan::survey::{SchemeSurvey, Survey};

/// The table's bytes.
pub(super) fn write(table: Table<'_>) -> Bytes {
    let mut written = Bytes { bytes: Vec::new(), rows: Some(0) };
    for row in table.rows {
        line(&mut written, &table.columns, row);
    }
    written
}

/// Every row of every list of a scheme's posted acts, the earliest act first.
pub(super) fn rows(survey: &Survey<'_>, one: &SchemeSurvey<'_>) -> Bytes {
    let mut written = Bytes { bytes: Vec::new(), rows: Some(0) };
    for (place, act) in one.acts() {
        for list in List::of(&act.lists) {
            let Some(table) = list::table(survey, one, place, list) else { continue };
            let mut columns = vec![Column::One("act"), Column::One("posted"), Column::One("list")];
            // A correction names the list it is about; here that column says it of the row.
            columns.extend(table.columns.iter().map(|column| match column {
                Column::One("list") => Column::One("of_list"),
                other => *other,
            }));
            for row in table.rows {
                let mut whole = vec![Value::text(act.id.as_str()), Value::Day(act.posted()), Value::text(list.code())];
                whole.extend(row);
                line(&mut written, &columns, whole);
            }
        }
    }
    written
}

fn line(written: &mut Bytes, columns: &[Column], row: Vec<Value<'_>>) {
    // Keys are strings and memory takes every byte, so there is nothing here that can fail.
    if serde_json::to_writer(&mut written.bytes, &Record { columns, row }).is_ok() {
        written.bytes.push(b'\n');
        written.rows = written.rows.map(|rows| rows + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_a_line() {
        let rows = vec![vec![Value::text("甲\n乙"), Value::Number(1)], vec![Value::None, Value::Number(2)]];
        let table = Table { scheme: None, columns: vec![Column::One("name"), Column::One("n")], rows: Box::new(rows.into_iter()) };
        let written = write(table);
        let text = String::from_utf8(written.bytes).unwrap();
        assert_eq!(text, "{\"name\":\"甲\\n乙\",\"n\":1}\n{\"name\":null,\"n\":2}\n");
        assert_eq!(written.rows, Some(2));
    }
}
