//! A table as JSON: `{"as_of", "scheme", "rows"}`, keys in the order of the columns, a row a line.

use std::io::{self, Write};

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::ser::Formatter;

use super::table::{Column, Table, Value};
use crate::model::day::Day;

/// Room for most documents, in bytes.
const ROOM: usize = 8 << 10;

#[derive(Serialize)]
struct Head<'a> {
    as_of: Day,
    scheme: Option<&'a str>,
    rows: [(); 0],
}

/// Writes the table as [`by_line`] would, row by row, and counts its rows.
pub(super) fn write(table: Table<'_>, as_of: Day, out: &mut dyn Write) -> io::Result<usize> {
    const END: &[u8] = b"]\n}\n";
    let empty = by_line(&Head { as_of, scheme: table.scheme, rows: [] });
    out.write_all(empty.strip_suffix(END).unwrap_or(&empty))?;
    let keys = Keys::of(&table.columns);
    let mut line = Vec::new();
    let mut count = 0;
    for row in table.rows {
        line.clear();
        line.extend_from_slice(if count == 0 { b"\n" } else { b",\n" });
        keys.put(&row, &mut line)?;
        out.write_all(&line)?;
        count += 1;
    }
    out.write_all(END)?;
    Ok(count)
}

/// A document as JSON with a line for each of its keys, and for each item of a list that stands right under one.
pub(super) fn by_line(document: &impl Serialize) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(ROOM);
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
        match (first, line) {
            (true, true) => out.write_all(b"\n"),
            (true, false) => Ok(()),
            (false, true) => out.write_all(b",\n"),
            (false, false) => out.write_all(b","),
        }
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

/// A document as indented JSON that ends in a line break.
pub(super) fn pretty(document: &impl Serialize) -> Vec<u8> {
    // Keys are strings and memory takes every byte, so there is nothing here that can fail.
    let mut bytes = serde_json::to_vec_pretty(document).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// What stands before each value of a row, made once for all rows of a table: they are most of what is written in JSON.
pub(super) struct Keys(Vec<String>);

impl Keys {
    /// Those of some columns, whose names have nothing to escape.
    pub(super) fn of(columns: &[Column]) -> Self {
        Self(
            columns
                .iter()
                .enumerate()
                .map(|(place, column)| [if place == 0 { "\"" } else { ",\"" }, column.name(), "\":"].concat())
                .collect(),
        )
    }

    /// Adds a row as [`Record`] is written.
    pub(super) fn put(&self, row: &[Value<'_>], line: &mut Vec<u8>) -> io::Result<()> {
        line.push(b'{');
        for (key, value) in self.0.iter().zip(row) {
            line.extend_from_slice(key.as_bytes());
            value.put(line)?;
        }
        line.push(b'}');
        Ok(())
    }
}

impl Value<'_> {
    fn put(&self, line: &mut Vec<u8>) -> io::Result<()> {
        match self {
            Self::Text(text) => put_text(text, line)?,
            Self::Both(words) => {
                line.extend_from_slice(b"{\"zh\":");
                put_text(&words.zh, line)?;
                line.extend_from_slice(b",\"en\":");
                put_text(&words.en, line)?;
                line.push(b'}');
            }
            other => serde_json::to_writer(line, other)?,
        }
        Ok(())
    }
}

/// Most texts have nothing to escape and go in at once.
fn put_text(text: &str, line: &mut Vec<u8>) -> io::Result<()> {
    // Without a way out, so that the machine looks at many bytes at once.
    let escaped = text.bytes().fold(false, |escaped, byte| escaped | (byte < b' ') | (byte == b'"') | (byte == b'\\'));
    if escaped {
        return Ok(serde_json::to_writer(line, text)?);
    }
    line.push(b'"');
    line.extend_from_slice(text.as_bytes());
    line.push(b'"');
    Ok(())
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
            map.serialize_entry(column.name(), value)?;
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
        let mut bytes = Vec::new();
        let count = write(table, Day::new(2026, 11, 21).unwrap(), &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(
            text,
            "{\n\"as_of\":\"2026-11-21\",\n\"scheme\":\"qd\",\n\"rows\":[\n\
             {\"number\":\"QD-1\",\"name\":{\"zh\":\"=甲\",\"en\":\"A\"},\"marks\":[\"exempt\"],\"due\":null}]\n}\n"
        );
        assert_eq!(count, 1);
    }

    #[test]
    fn a_row_is_written_as_any_other_document() {
        let columns = [Column::One("a"), Column::Both("b"), Column::One("c"), Column::One("d"), Column::One("e"), Column::One("f")];
        for text in ["", "甲", "a\"b", "a\\b", "a\nb", "a\u{1f}b", "a\u{7f}b"] {
            let words = Value::Both(Cow::Owned(Bilingual::new(text, "A")));
            let row = vec![Value::text(text), words, Value::Number(7), Value::Flag(true), Value::Day(Day::MIN), Value::codes([text])];
            let mut line = Vec::new();
            Keys::of(&columns).put(&row, &mut line).unwrap();
            assert_eq!(line, serde_json::to_vec(&Record { columns: &columns, row }).unwrap());
        }
    }
}
