//! A document as lines of text, whatever kind of file it came from.
//!
//! The reader of each kind of file counts the characters it was given ([`Source::characters`]) apart from making the
//! lines, so that an import can be held to its promise: what is in the text and what was dropped is all there was.

use std::collections::BTreeMap;

use super::report::Report;

/// A document ready to be read as a regulation.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// In the order of the document.
    pub lines: Vec<SourceLine>,
    /// What the numbers of the lines count.
    pub unit: Unit,
    /// Every character of the document that is no blank, and how often it stands there.
    pub characters: Characters,
    /// Parts that are no running text: foot notes, text boxes. Title and text of each.
    pub apart: Vec<(String, String)>,
    /// Whether the last line was cut off without a line end; told for plain text only.
    pub unended: bool,
    /// What the reader of the file already kept out and noted.
    pub(super) report: Report,
}

/// One line, or one paragraph of a word processor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceLine {
    /// From 1.
    pub no: usize,
    /// Without line ends; of a row, the cells parted by tabs.
    pub text: String,
    /// What the file says it is.
    pub shape: Shape,
}

/// What the file itself says of a line, beside its words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// Nothing.
    #[default]
    Plain,
    /// A row of a table.
    Row,
    /// A heading.
    Heading,
}

/// What line numbers count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Lines of the file.
    #[default]
    Line,
    /// Paragraphs of the document, those of tables included.
    Paragraph,
}

/// What becomes of the numbers that Word makes by itself, which are not in the words of a document. Each is noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordNumbers {
    /// They are left out.
    LeftOut,
    /// They are put into the text.
    PutIn,
}

/// How often each character that is no blank stands in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Characters(BTreeMap<char, i64>);

impl Characters {
    /// Of one text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut counted = Self::default();
        counted.add(text, 1);
        counted
    }

    /// Counts a text `times` over; −1 takes it away again.
    pub fn add(&mut self, text: &str, times: i64) {
        for c in text.chars().filter(|c| !c.is_whitespace()) {
            let count = self.0.entry(c).or_insert(0);
            *count = count.saturating_add(times);
        }
    }

    /// The characters that are too many or too few here, against `other`.
    #[must_use]
    pub fn differing(&self, other: &Self) -> Vec<(char, i64)> {
        let all: std::collections::BTreeSet<char> = self.0.keys().chain(other.0.keys()).copied().collect();
        let count = |of: &Self, c: char| of.0.get(&c).copied().unwrap_or(0);
        let differences = all.into_iter().map(|c| (c, count(self, c).saturating_sub(count(other, c))));
        differences.filter(|(_, difference)| *difference != 0).collect()
    }
}

impl Source {
    /// Plain text, already decoded.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        let mut source = Self { unended: !text.is_empty() && !text.ends_with(['\n', '\r']), ..Self::default() };
        let text = match text.strip_prefix('\u{feff}') {
            Some(rest) => {
                source.report.note(1, "已去掉文件开头的字节顺序标记", "removed the byte-order mark at the start of the file");
                rest
            }
            None => text,
        };
        source.characters.add(text, 1);
        let lines = numbered(text).map(|(no, line)| SourceLine { no, text: line.to_owned(), shape: Shape::Plain });
        source.lines = lines.collect();
        source
    }
}

/// Physical lines without their ends (CRLF, LF or CR), numbered from 1.
pub(super) fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive('\n')
        .flat_map(|line| line.strip_suffix('\n').map_or(line, |line| line.strip_suffix('\r').unwrap_or(line)).split('\r'))
        .enumerate()
        .map(|(at, line)| (at.saturating_add(1), line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_numbered_and_characters_counted() {
        let source = Source::of_text("\u{feff}甲 乙\r\n甲\r丙");
        let lines: Vec<_> = source.lines.iter().map(|line| (line.no, line.text.as_str())).collect();
        assert_eq!(lines, [(1, "甲 乙"), (2, "甲"), (3, "丙")]);
        assert!(source.unended);
        assert_eq!(source.characters.differing(&Characters::of("甲乙丙丁")), [('丁', -1), ('甲', 1)]);
    }
}
