//! A table as JSON: `{"as_of", "scheme", "rows"}`, keys in the order of the columns, a row a line.

use std::cell::Cell;
use std::io::{self, Write};

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::ser::Formatter;

use super::Bytes;
use super::table::{Column, Table, Value};
use crate::model::day::Day;

#[derive(Serialize)]
struct Document<'a, R: Serialize> {
    as_of: Day,
    scheme: Option<&'a str>,
    rows: R,
}

/// The table's bytes.
pub(super) fn write(table: Table<'_>, as_of: Day) -> Bytes {
    let count = Cell::new(0);
    let columns = table.columns.as_slice();
    let records = table.rows.map(|row| {
        count.set(count.get() + 1);
        Record { columns, row }
    });
    let bytes = by_line(&Document { as_of, scheme: table.scheme, rows: Once(Cell::new(Some(records))) });
    Bytes { bytes, rows: Some(count.get()) }
}

/// A document as JSON with a line for each of its keys, and for each item of a list that stands right under one.
pub(super) fn by_line(document: &impl Serialize) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Keys are strings and memory takes every byte, so there is nothing here that can fail.
    let _ = document.serialize(&mut serde_json::Serializer::with_formatter(&mut bytes, ByLine { depth: 0 }));
    bytes.push(b'\n');
    bytes
}

/// Breaks the line before keys of the document itself and before items of its lists.
struct ByLine {
    depth: usize,
}

impl ByLine {
    fn open<W: ?Sized + Write>(&mut self, out: &mut W, mark: &[u8]) -> io::Result<()> {
        self.depth += 1;
        out.write_all(mark)
    }

    fn close<W: ?Sized + Write>(&mut self, out: &mut W, mark: &[u8]) -> io::Result<()> {
        self.depth -= 1;
        out.write_all(if self.depth == 0 { b"\n" } else { b"" })?;
        out.write_all(mark)
    }

    fn item<W: ?Sized + Write>(&self, out: &mut W, first: bool, line: bool) -> io::Result<()> {
        out.write_all(if first { b"" } else { b"," })?;
        out.write_all(if line { b"\n" } else { b"" })
    }
}

impl Formatter for ByLine {
    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.item(out, first, self.depth == 1)
    }

    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.item(out, first, self.depth == 2)
    }
}

/// A list that is made while it is written, once.
struct Once<I>(Cell<Option<I>>);

impl<I: Iterator<Item: Serialize>> Serialize for Once<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.take().into_iter().flatten())
    }
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
             {\"number\":\"QD-1\",\"name\":{\"zh\":\"=甲\",\"en\":\"A\"},\"marks\":[\"exempt\"],\"due\":null}]\n}\n"
        );
        assert_eq!(written.rows, Some(1));
    }
}
