//! The lines of a source, trimmed; empty lines become a gap before the next one.

use std::collections::BTreeSet;

use super::Report;
use super::punctuation::is_private;
use crate::import::source::{Shape, Source};

/// One line that is not empty.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    /// From 1.
    pub no: usize,
    /// Its place among the lines of the source.
    pub at: usize,
    /// What the file says it is.
    pub shape: Shape,
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

/// Trims every line and removes what no reader can see.
pub(super) fn split(source: &Source, report: &mut Report) -> Vec<Line> {
    let (mut lines, mut gap) = (Vec::with_capacity(source.lines.len()), false);
    for (at, raw) in source.lines.iter().enumerate() {
        let visible = drop_invisible(raw.no, &raw.text, report);
        note_private(raw.no, &visible, report);
        let start = visible.trim_start();
        let text = start.trim_end();
        if text.is_empty() {
            gap = true;
            continue;
        }
        let blank = visible.get(..visible.len().saturating_sub(start.len())).unwrap_or_default();
        let row = raw.shape == Shape::Row;
        let indent = columns(blank);
        lines.push(Line {
            no: raw.no,
            at,
            shape: raw.shape,
            indent,
            tabbed: row || blank.contains('\t'),
            width: indent.saturating_add(columns(text)),
            gap,
            // A row keeps its empty cells.
            text: if row { visible } else { text.to_owned() },
        });
        gap = false;
    }
    if source.unended {
        report.note(source.lines.last().map_or(1, |line| line.no), "文件末尾没有换行", "no newline at the end of the file");
    }
    lines
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

/// Characters that some font or program made for itself: elsewhere they show as nothing, or as something else.
fn note_private(no: usize, text: &str, report: &mut Report) {
    let found: BTreeSet<char> = text.chars().filter(|c| is_private(*c)).collect();
    if !found.is_empty() {
        let shown: Vec<String> = found.iter().take(5).map(|c| format!("U+{:04X}", u32::from(*c))).collect();
        let shown = shown.join(", ");
        report.note(
            no,
            format!("有私用区字符（{shown}），换一台电脑就看不到；照印保留，请对照原文补正"),
            format!("private-use characters ({shown}), unreadable elsewhere; kept as printed, mend them by the original"),
        );
    }
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
        let lines = split(&Source::of_text("甲\r\n\r\n　\t乙\u{200b} \r丙\nx"), &mut report);
        let found: Vec<_> = lines.iter().map(|line| (line.no, line.text.as_str(), line.gap, line.indent)).collect();
        assert_eq!(found, [(1, "甲", false, 0), (3, "乙", true, 3), (4, "丙", false, 0), (5, "x", false, 0)]);
        assert_eq!(report.dropped.len(), 1);
        assert_eq!(report.notes.len(), 2);
        let mut report = Report::default();
        split(&Source::of_text("甲\u{e5e5}乙\u{e5e5}\n丙\n"), &mut report);
        assert!(report.notes.iter().map(|note| note.line).eq([1]) && report.dropped.is_empty());
    }
}
