//! Source text → lines with their numbers, trimmed; empty lines become a gap before the next one.

use super::Report;

/// One line that is not empty.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    /// From 1.
    pub no: usize,
    /// Trimmed of blanks, tabs and ideographic spaces.
    pub text: String,
    /// Columns of blank before the text; a CJK character is two columns.
    pub indent: usize,
    /// Whether it starts at the very margin of a table cell: a tab stood before it.
    pub tabbed: bool,
    /// Columns up to the end of the text.
    pub width: usize,
    /// Whether an empty line stood before.
    pub gap: bool,
}

/// Splits at CRLF, LF or CR and removes what no reader can see.
pub(super) fn split(source: &str, report: &mut Report) -> Vec<Line> {
    let source = match source.strip_prefix('\u{feff}') {
        Some(rest) => {
            report.note(1, "已去掉文件开头的字节顺序标记", "removed the byte-order mark at the start of the file");
            rest
        }
        None => source,
    };
    let (mut lines, mut gap, mut last) = (Vec::new(), false, 0);
    for (no, raw) in raw_lines(source) {
        last = no;
        let visible = drop_invisible(no, raw, report);
        let start = visible.trim_start();
        let text = start.trim_end();
        if text.is_empty() {
            gap = true;
            continue;
        }
        let blank = visible.get(..visible.len().saturating_sub(start.len())).unwrap_or_default();
        let indent = columns(blank);
        lines.push(Line {
            no,
            indent,
            tabbed: blank.contains('\t'),
            width: indent.saturating_add(columns(text)),
            gap,
            text: text.to_owned(),
        });
        gap = false;
    }
    if !source.is_empty() && !source.ends_with(['\n', '\r']) {
        report.note(last, "文件末尾没有换行", "no newline at the end of the file");
    }
    lines
}

/// Numbered physical lines without their ends.
pub(super) fn raw_lines(source: &str) -> impl Iterator<Item = (usize, &str)> {
    source
        .split_inclusive('\n')
        .flat_map(|line| line.strip_suffix('\n').map_or(line, |line| line.strip_suffix('\r').unwrap_or(line)).split('\r'))
        .enumerate()
        .map(|(at, line)| (at.saturating_add(1), line))
}

/// Display columns: two for wide characters and ideographic spaces, one for the rest.
fn columns(text: &str) -> usize {
    text.chars().map(|c| if c < '\u{1100}' { 1 } else { 2 }).sum()
}

fn drop_invisible(no: usize, raw: &str, report: &mut Report) -> String {
    let (unseen, seen): (String, String) = raw.chars().partition(|c| is_invisible(*c));
    if !unseen.is_empty() {
        report.drop(no, unseen, "不可见的控制字符", "invisible control characters");
    }
    seen
}

fn is_invisible(c: char) -> bool {
    let control = c.is_control() && !c.is_whitespace();
    control || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_marks_and_numbers() {
        let mut report = Report::default();
        let lines = split("\u{feff}甲\r\n\r\n　\t乙\u{200b} \r丙\nx", &mut report);
        let found: Vec<_> = lines.iter().map(|line| (line.no, line.text.as_str(), line.gap, line.indent)).collect();
        assert_eq!(found, [(1, "甲", false, 0), (3, "乙", true, 3), (4, "丙", false, 0), (5, "x", false, 0)]);
        assert_eq!(report.dropped.len(), 1);
        assert_eq!(report.notes.len(), 3);
    }
}
