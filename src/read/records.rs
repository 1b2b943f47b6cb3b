//! A text of cells parted by commas → its records. Whatever the text is, it reads as something: a quote without a partner
//! takes all that follows into its cell.

use std::cell::RefCell;

use csv::StringRecord;
use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

thread_local! {
    /// What tells cells parted by commas. To make one takes as long as to read a list of a hundred rows, so each thread keeps its own.
    static COMMAS: RefCell<Reader> = RefCell::new(Reader::new());
}

/// The records of a text, the head too, each with the line it begins on, from 1. An empty line is none.
pub(crate) fn records(text: &str) -> Vec<(usize, StringRecord)> {
    COMMAS.with_borrow_mut(|reader| {
        reader.reset();
        read(text, reader)
    })
}

/// The same where the cells are parted by something else.
pub(crate) fn records_parted(text: &str, delimiter: u8) -> Vec<(usize, StringRecord)> {
    read(text, &mut ReaderBuilder::new().delimiter(delimiter).build())
}

fn read(text: &str, reader: &mut Reader) -> Vec<(usize, StringRecord)> {
    let (mut records, mut record) = (Vec::new(), StringRecord::new());
    // No cell is longer than the text.
    let (mut cell, mut filled) = (vec![0; text.len() + 1], 0);
    let mut rest = text.as_bytes();
    let mut line = line_of(reader, rest);
    loop {
        let (result, read, written) = reader.read_field(rest, cell.get_mut(filled..).unwrap_or_default());
        rest = rest.get(read..).unwrap_or_default();
        filled += written;
        match result {
            ReadFieldResult::Field { record_end } => {
                record.push_field(&String::from_utf8_lossy(cell.get(..filled).unwrap_or_default()));
                filled = 0;
                if record_end {
                    records.push((line, record.clone()));
                    record.clear();
                    line = line_of(reader, rest);
                }
            }
            // Asked once more, the reader ends the last cell.
            ReadFieldResult::InputEmpty => {}
            ReadFieldResult::OutputFull | ReadFieldResult::End => return records,
        }
    }
}

/// The line the next record begins on: the reader stands where the one before ends, and passes over empty lines.
fn line_of(reader: &Reader, rest: &[u8]) -> usize {
    let empty = rest.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).filter(|byte| **byte == b'\n').count();
    usize::try_from(reader.line()).unwrap_or(usize::MAX).saturating_add(empty)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(records: Vec<(usize, StringRecord)>) -> Vec<(usize, Vec<String>)> {
        records.into_iter().map(|(line, record)| (line, record.iter().map(str::to_owned).collect())).collect()
    }

    #[test]
    fn records_are_those_of_any_reader() {
        for text in ["", "\n", "a", "a,b\n1,\"2,\"\"3\"\"\n4\"\n\n\r\n甲,\r\n,", "\u{feff}a,b\n\"乙", "\"a\"b,\"\"\n\"", "a,,\n,\n \n"] {
            let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
            let records = reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect::<Vec<_>>());
            assert_eq!(
                cells(self::records(text)).into_iter().map(|(_, cells)| cells).collect::<Vec<_>>(),
                records.collect::<Vec<_>>(),
                "{text:?}"
            );
        }
        assert_eq!(cells(records_parted("a;b,c", b';')), [(1, vec!["a".to_owned(), "b,c".to_owned()])]);
    }

    #[test]
    fn a_record_has_the_line_it_begins_on() {
        let lines = |text: &str| records(text).into_iter().map(|(line, _)| line).collect::<Vec<_>>();
        assert_eq!(lines("编号\nA-1\n\n\r\nA-2\n\"A\n-3\"\nA-4\n"), [1, 2, 5, 6, 8]);
        assert_eq!(lines("\n\nA\r\n\r\nB"), [3, 5]);
    }
}
