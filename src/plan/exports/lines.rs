//! A table as JSON Lines: an object a row, one row a line, for programs that read a large table piece by piece.
//!
//! `data/<scheme>/rows.jsonl` holds every row of every list of every posted act, each with its act.

use std::io::{self, Write};

use super::json::Keys;
use super::list::{self, List};
use super::table::{Column, Table, Value};
use crate::plan::survey::{SchemeSurvey, Survey};

/// Writes the table and counts its rows.
pub(super) fn write(table: Table<'_>, out: &mut dyn Write) -> io::Result<usize> {
    let mut lines = Lines { out, line: Vec::new(), count: 0 };
    let keys = Keys::of(&table.columns);
    for row in table.rows {
        lines.put(&keys, &row)?;
    }
    Ok(lines.count)
}

/// Writes every row of every list of a scheme's posted acts, the earliest act first, and counts them.
pub(super) fn rows(survey: &Survey<'_>, one: &SchemeSurvey<'_>, out: &mut dyn Write) -> io::Result<usize> {
    let mut lines = Lines { out, line: Vec::new(), count: 0 };
    for (place, act) in one.acts() {
        for list in List::of(&act.lists) {
            let Some(table) = list::table(survey, one, place, list) else { continue };
            let mut columns = vec![Column::One("act"), Column::One("posted"), Column::One("list")];
            // A correction names the list it is about; here that column says it of the row.
            columns.extend(table.columns.iter().map(|column| match column {
                Column::One("list") => Column::One("of_list"),
                other => *other,
            }));
            let keys = Keys::of(&columns);
            for row in table.rows {
                let mut whole = Vec::with_capacity(columns.len());
                whole.extend([Value::text(act.id.as_str()), Value::Day(act.posted()), Value::text(list.code())]);
                whole.extend(row);
                lines.put(&keys, &whole)?;
            }
        }
    }
    Ok(lines.count)
}

/// Rows on their way out, line by line.
struct Lines<'o> {
    out: &'o mut dyn Write,
    line: Vec<u8>,
    count: usize,
}

impl Lines<'_> {
    fn put(&mut self, keys: &Keys, row: &[Value<'_>]) -> io::Result<()> {
        self.line.clear();
        keys.put(row, &mut self.line)?;
        self.line.push(b'\n');
        self.count += 1;
        self.out.write_all(&self.line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_a_line() {
        let rows = vec![vec![Value::text("甲\n乙"), Value::Number(1)], vec![Value::None, Value::Number(2)]];
        let table = Table { scheme: None, columns: vec![Column::One("name"), Column::One("n")], rows: Box::new(rows.into_iter()) };
        let mut bytes = Vec::new();
        let count = write(table, &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(text, "{\"name\":\"甲\\n乙\",\"n\":1}\n{\"name\":null,\"n\":2}\n");
        assert_eq!(count, 2);
    }
}
