//! What was seen in the bytes of the content and is for a check to judge: where, what sort, and never the thing itself.

use super::text::Bilingual;

/// Something seen in a file of the content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sighting {
    /// What it concerns.
    pub concern: Concern,
    /// The file, by its path in the content.
    pub file: String,
    /// Where in the file.
    pub at: At,
    /// What it is, in words that repeat nothing of it.
    pub what: Bilingual,
}

/// Which check a sighting is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Concern {
    /// Personal data.
    Personal,
    /// Characters that show nothing or turn the text around.
    Unseen,
    /// A place still to be filled in.
    Blank,
    /// A cell that a spreadsheet would run.
    Formula,
    /// An attachment that is not what its name says, or that cannot be read.
    Content,
    /// An attachment whose text could not be taken out.
    Unscanned,
    /// Who made an attachment and where.
    Metadata,
    /// Comments, tracked changes and hidden parts of an attachment.
    Leftover,
    /// Parts of an attachment that run or reach out.
    Active,
}

/// Where in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum At {
    /// The file as a whole, or its name.
    File,
    /// A byte.
    Byte(usize),
    /// A line and a character in it, from 1.
    Line(usize, usize),
    /// A cell of a list: its line and its number in the row, from 1.
    Cell(usize, usize),
}

/// The most sightings kept of one concern in one file: enough to act on, however long the file.
pub const MOST: usize = 100;

/// Everything seen, in the order of the files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sightings(Vec<Sighting>);

impl Sightings {
    /// Adds one, unless its file has [`MOST`] of the sort already. Files come one after the other.
    pub fn push(&mut self, sighting: Sighting) {
        let same = self.0.iter().rev().take_while(|one| one.file == sighting.file);
        if same.filter(|one| one.concern == sighting.concern).take(MOST).count() < MOST {
            self.0.push(sighting);
        }
    }

    /// Adds those of another file.
    pub fn append(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Those of one concern.
    pub fn of(&self, concern: Concern) -> impl Iterator<Item = &Sighting> {
        self.0.iter().filter(move |one| one.concern == concern)
    }
}
