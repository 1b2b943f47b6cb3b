//! The lists of an act: what it proposes, settles or records for each base.

mod corrected;
mod entry;
mod ground;
mod kind;
mod printed;

use std::sync::Arc;

use compact_str::CompactString;

use super::day::Day;
use super::id::{BaseId, HostId};
use super::rule::{Event, ReportState};
use super::standing::word::Standing;

pub use corrected::{Corrected, Running};
pub use entry::Entry;
pub use ground::Ground;
pub use kind::List;
pub use printed::Printed;

/// A row: its line in the file, the base it is about, and the names it prints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<T> {
    /// Line in the file, from 1.
    pub line: usize,
    /// The base.
    pub base: BaseId,
    /// The base's name as printed.
    pub name: Arc<str>,
    /// The host's name as printed.
    pub host: Arc<str>,
    /// What the row says.
    pub what: T,
    /// Whether a decision settles the row; always `Settled` in a notice.
    pub answer: Answer,
}

/// How a decision answers a row of the notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// As the row says.
    Settled,
    /// Not carried out; for a recognition: not recognised.
    Dropped,
    /// The applicant withdrew.
    Withdrawn,
    /// Not yet; the notice stays awaiting.
    Pending,
}

impl Answer {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Settled, Self::Dropped, Self::Withdrawn, Self::Pending];

    /// The word used in files, in a list of recognition or in another.
    #[must_use]
    pub fn code(self, recognition: bool) -> &'static str {
        match (self, recognition) {
            (Self::Settled, true) => "recognised",
            (Self::Settled, false) => "settled",
            (Self::Dropped, true) => "not-recognised",
            (Self::Dropped, false) => "dropped",
            (Self::Withdrawn, _) => "withdrawn",
            (Self::Pending, _) => "pending",
        }
    }
}

/// `evaluation.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluated {
    /// The round, such as `2026`.
    pub round: CompactString,
    /// The outcome.
    pub result: Outcome,
    /// The article, where the outcome follows from one directly.
    pub ground: Option<Box<Ground>>,
    /// What proves it.
    pub evidence: String,
}

/// The outcome of an evaluation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// A grade of the edition.
    Grade(CompactString),
    /// No evaluation was asked of it.
    Exempt,
    /// It took no part.
    Absent,
    /// Put off.
    Deferred,
    /// It left midway.
    Left,
}

impl Outcome {
    /// Reads the word used in files; any other word is a grade.
    #[must_use]
    pub fn read(word: &str) -> Self {
        match word {
            "exempt" => Self::Exempt,
            "absent" => Self::Absent,
            "deferred" => Self::Deferred,
            "left" => Self::Left,
            grade => Self::Grade(grade.into()),
        }
    }

    /// The word used in files.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::Grade(id) => id,
            Self::Exempt => "exempt",
            Self::Absent => "absent",
            Self::Deferred => "deferred",
            Self::Left => "left",
        }
    }
}

/// `revocation.csv` and `criticism.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grounded {
    /// Why.
    pub ground: Ground,
}

/// `exit.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// Why.
    pub ground: Ground,
    /// The document that makes it leave, where another body's does.
    pub document: String,
    /// From when, where not from the posting.
    pub effective: Option<Day>,
    /// What it became.
    pub became: String,
}

/// `changes.csv`: a row about a base or about a host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Line in the file, from 1.
    pub line: usize,
    /// What changes.
    pub subject: Subject,
    /// The subject's name as printed.
    pub name: Arc<str>,
    /// The host's name as printed; empty for a host.
    pub host: Arc<str>,
    /// The particular that changes.
    pub what: String,
    /// The old value.
    pub from: String,
    /// The new value.
    pub to: String,
    /// The new value in English.
    pub to_en: String,
    /// From when, where not from the posting.
    pub effective: Option<Day>,
    /// Whether a decision settles it.
    pub answer: Answer,
}

impl Change {
    /// The particular as articles on changes have it: the name of a host is its own, and not that of its bases.
    #[must_use]
    pub fn particular(&self) -> &str {
        if matches!(self.subject, Subject::Host(_)) && self.what == "name" { Subject::HOST_NAME } else { &self.what }
    }
}

/// A base or a host.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A base.
    Base(BaseId),
    /// A host.
    Host(HostId),
}

impl Subject {
    /// The name of a host among the particulars that articles on changes list; a list of changes has it as `name` of the host.
    pub const HOST_NAME: &'static str = "host-name";

    /// The base, where it is one.
    #[must_use]
    pub fn base(&self) -> Option<&BaseId> {
        match self {
            Self::Base(id) => Some(id),
            Self::Host(_) => None,
        }
    }
}

impl std::fmt::Display for Subject {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Base(id) => write!(f, "{id}"),
            Self::Host(id) => write!(f, "host:{id}"),
        }
    }
}

/// `reports.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reported {
    /// The year of the report.
    pub year: i32,
    /// Its state.
    pub status: ReportState,
}

/// `outside.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The event: recognised-above, top-above or host-ended.
    pub event: OutsideEvent,
    /// What it is in the other body's words.
    pub note: String,
}

/// What another body can have done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OutsideEvent {
    /// It recognised the base.
    RecognisedAbove,
    /// It graded the base excellent.
    TopAbove,
    /// It ended the host.
    HostEnded,
}

impl OutsideEvent {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::RecognisedAbove, Self::TopAbove, Self::HostEnded];

    /// What rules can hang on it.
    #[must_use]
    pub fn event(self) -> Event {
        match self {
            Self::RecognisedAbove => Event::RecognisedAbove,
            Self::TopAbove => Event::TopAbove,
            Self::HostEnded => Event::HostEnded,
        }
    }

    /// The word used in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.event().code()
    }
}

/// `opening.csv`: a base as it stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stood {
    /// Since when.
    pub since: Option<Day>,
    /// Number of the document.
    pub number: String,
    /// The standing.
    pub standing: Standing,
    /// The last grade.
    pub last_result: String,
    /// The round of the last grade.
    pub last_round: String,
    /// Until when rectification runs.
    pub rectify_until: Option<Day>,
}

impl Stood {
    /// The day from which the next evaluation is counted: the end of the year of its last round, where that is known, and no later
    /// than the day the opening holds from.
    #[must_use]
    pub fn counted_from(&self, opened: Day) -> Day {
        self.last_round.parse().ok().and_then(|year| Day::new(year, 12, 31)).map_or(opened, |end| end.min(opened))
    }
}

/// All lists of one act; most are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Lists {
    pub recognition: Vec<Row<()>>,
    pub evaluation: Vec<Row<Evaluated>>,
    pub revocation: Vec<Row<Grounded>>,
    pub criticism: Vec<Row<Grounded>>,
    pub exit: Vec<Row<Left>>,
    pub changes: Vec<Change>,
    pub correction: Vec<Corrected>,
    pub reports: Vec<Row<Reported>>,
    pub outside: Vec<Row<Fact>>,
    pub opening: Vec<Row<Stood>>,
}

impl Lists {
    /// Adds the rows of other lists of the same act.
    pub fn append(&mut self, mut other: Self) {
        self.recognition.append(&mut other.recognition);
        self.evaluation.append(&mut other.evaluation);
        self.revocation.append(&mut other.revocation);
        self.criticism.append(&mut other.criticism);
        self.exit.append(&mut other.exit);
        self.changes.append(&mut other.changes);
        self.correction.append(&mut other.correction);
        self.reports.append(&mut other.reports);
        self.outside.append(&mut other.outside);
        self.opening.append(&mut other.opening);
    }
}
