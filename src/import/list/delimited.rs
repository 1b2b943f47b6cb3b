//! Rows of text, their cells parted by commas, tabs or semicolons.

use super::sheet::{Cell, Sheet};
use crate::finding::line_and_column;
use crate::import::decode::decode;
use crate::import::report::Report;
use crate::read::{broken_quote, records_parted};
use crate::refused::Refused;

/// Reads a CSV in any usual encoding.
pub(super) fn read(bytes: &[u8]) -> Result<Sheet, Refused> {
    let mut report = Report::default();
    let text = decode(bytes, None, &mut report)?;
    let text = text.trim_start_matches('\u{feff}');
    if text.trim_start().starts_with('<') {
        return Err(Refused::new(
            ("这是网页或 XML，不是表格", "this is a web page or XML, not a spreadsheet"),
            ("用表格软件打开，另存为 xlsx 或 UTF-8 的 CSV", "open it in a spreadsheet and save it as xlsx or as CSV in UTF-8"),
        ));
    }
    let head: String = text.lines().take(10).collect();
    let count = |c: char| head.matches(c).count();
    let delimiter = [(count(','), b','), (count('\t'), b'\t'), (count(';'), b';')].into_iter().max_by_key(|(n, byte)| (*n, *byte == b','));
    let delimiter = delimiter.map_or(b',', |(_, byte)| byte);
    if delimiter != b',' {
        let (zh, en) = if delimiter == b'\t' { ("制表符", "tabs") } else { ("分号", "semicolons") };
        report.note(1, format!("各格以{zh}分隔"), format!("cells are parted by {en}"));
    }
    if let Some(at) = broken_quote(text, delimiter) {
        let (line, column) = line_and_column(text, at);
        return Err(Refused::new(
            (format!("第{line}行第{column}字的引号没有成对"), format!("the quote at line {line}, character {column} has no partner")),
            (
                "补上或去掉引号，格内的引号写两个；或从表格软件重新另存",
                "put in the missing quote or take this one out, and double one inside a cell; or save it anew from the spreadsheet",
            ),
        ));
    }
    let mut rows = Vec::new();
    for (line, record) in records_parted(text, delimiter) {
        rows.push((line, record.iter().map(|text| Cell { text: unguarded(text).to_owned(), rounded: false }).collect()));
    }
    Ok(Sheet { rows, notes: report.notes })
}

/// `="370200"` is how programs keep a spreadsheet from making a number of a text.
fn unguarded(text: &str) -> &str {
    text.strip_prefix("=\"").and_then(|inner| inner.strip_suffix('"')).filter(|inner| !inner.contains('"')).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(bytes: &[u8]) -> Vec<Vec<String>> {
        let sheet = read(bytes).unwrap();
        sheet.rows.into_iter().map(|(_, row)| row.into_iter().map(|cell| cell.text).collect()).collect()
    }

    #[test]
    fn rows_have_the_number_of_their_line() {
        let lines = |text: &str| read(text.as_bytes()).unwrap().rows.into_iter().map(|(line, _)| line).collect::<Vec<_>>();
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
        assert_eq!(texts("编号,名称\n\"=\"\"A-1\"\"\",\"甲,乙\"\n".as_bytes()), expected);
        assert_eq!(texts("编号,名称\n=\"A-1\",\"=\"\"甲\"\"&\"\"乙\"\"\"\n".as_bytes())[1], ["A-1", "=\"甲\"&\"乙\""]);
    }

    #[test]
    fn a_page_called_a_sheet_is_told() {
        assert!(read(b"\n<html><table><tr><td>1</table>").is_err_and(|refused| refused.what.en.contains("web page")));
    }
}
