//! Where a finding is: a file and a way to the spot in it.

/// Where in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum At {
    /// The file as a whole.
    File,
    /// A key of a TOML file, by its path: `window.last`, `edition[0].grade[1].id`.
    Key(String),
    /// A byte of the file.
    Byte(usize),
    /// A line and a character in it, both from 1.
    Line(usize, usize),
    /// A cell of a list: the line of its row and its number in the row, both from 1.
    Cell(usize, usize),
    /// A cell of a list: the line of its row, from 1, and the column as its header calls it, wherever that stands.
    Column(usize, &'static str),
}

impl At {
    /// The line of a byte and the character in it.
    #[must_use]
    pub fn of_byte(text: &str, byte: usize) -> Self {
        let (line, column) = line_and_column(text, byte);
        Self::Line(line, column)
    }
}

/// The line of a byte and the character in it, both from 1.
#[must_use]
pub fn line_and_column(text: &str, byte: usize) -> (usize, usize) {
    let before = text.get(..byte).unwrap_or_default();
    let column = before.rsplit('\n').next().map_or(0, |last| last.chars().count());
    (before.matches('\n').count() + 1, column + 1)
}

/// A file and a spot in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, relative to the content folder it is in, with forward slashes.
    pub file: String,
    /// The spot.
    pub at: At,
}

impl Place {
    /// The file as a whole.
    #[must_use]
    pub fn file(file: impl Into<String>) -> Self {
        Self { file: file.into(), at: At::File }
    }

    /// A key of a TOML file.
    #[must_use]
    pub fn key(file: impl Into<String>, key: impl Into<String>) -> Self {
        Self { file: file.into(), at: At::Key(key.into()) }
    }

    /// A cell of a list.
    #[must_use]
    pub fn cell(file: impl Into<String>, line: usize, column: usize) -> Self {
        Self { file: file.into(), at: At::Cell(line, column) }
    }

    /// A cell of a list by the name of its column: columns may stand in any order.
    #[must_use]
    pub fn column(file: impl Into<String>, line: usize, column: &'static str) -> Self {
        Self { file: file.into(), at: At::Column(line, column) }
    }
}
