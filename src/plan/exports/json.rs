//! A table as JSON: `{"as_of", "scheme", "rows"}`, keys in the order of the columns, a row a line.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::Bytes;
use super::table::{Column, Table, Value};
use crate::model::day::Day;

/// The table's bytes.
pub(super) fn write(table: Table<'_>, as_of: Day) -> Bytes {
    // Keys are strings and memory takes every byte, so there is nothing here that can fail.
    rows(table, as_of).unwrap_or_default()
}

fn rows(table: Table<'_>, as_of: Day) -> serde_json::Result<Bytes> {
    let mut bytes = format!("{{\n\"as_of\":\"{as_of}\",\n\"scheme\":").into_bytes();
    serde_json::to_writer(&mut bytes, &table.scheme)?;
    bytes.extend(b",\n\"rows\":[");
    let mut count = 0;
    for row in table.rows {
        bytes.extend(if count == 0 { "\n" } else { ",\n" }.bytes());
        serde_json::to_writer(&mut bytes, &Record { columns: &table.columns, row })?;
        count += 1;
    }
    bytes.extend(b"\n]\n}\n");
    Ok(Bytes { bytes, rows: Some(count) })
}

/// A document as indented JSON that ends in a line break.
pub(super) fn pretty(document: &impl Serialize) -> Vec<u8> {
    // Keys are strings and memory takes every byte, so there is nothing here that can fail.
    let mut bytes = serde_json::to_vec_pretty(document).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// A row by the names of its columns.
pub(super) struct Record<'c, 'a> {
    pub(super) columns: &'c [Column],
    pub(super) row: Vec<Value<'a>>,
}

impl Serialize for Record<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.columns.len()))?;
        for (column, value) in self.columns.iter().zip(&self.row) {
            let (Column::One(name) | Column::Both(name)) = column;
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::None => serializer.serialize_none(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Both(words) => words.serialize(serializer),
            Self::Day(day) => day.serialize(serializer),
            Self::Number(number) => serializer.serialize_u64(*number),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Codes(codes) => serializer.collect_seq(codes),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;
    use crate::model::text::Bilingual;

    #[test]
    fn keys_stand_in_the_order_of_the_columns() {
        let columns = vec![Column::One("number"), Column::Both("name"), Column::One("marks"), Column::One("due")];
        let row = vec![
            Value::text("QD-1"),
            Value::Both(Cow::Owned(Bilingual::new("=甲", "A"))),
            Value::Codes(vec!["exempt".into()]),
            Value::None,
        ];
        let table = Table { scheme: Some("qd"), columns, rows: Box::new([row].into_iter()) };
        let written = write(table, Day::new(2026, 11, 21).unwrap());
        let text = String::from_utf8(written.bytes).unwrap();
        assert_eq!(
            text,
            "{\n\"as_of\":\"2026-11-21\",\n\"scheme\":\"qd\",\n\"rows\":[\n\
             {\"number\":\"QD-1\",\"name\":{\"zh\":\"=甲\",\"en\":\"A\"},\"marks\":[\"exempt\"],\"due\":null}\n]\n}\n"
        );
        assert_eq!(written.rows, Some(1));
    }
}
