//! What any proposing or settling row has in common: whom it is about, and what it says.

use std::sync::Arc;

use compact_str::{CompactString, ToCompactString, format_compact};

use super::{Answer, Change, Lists, Row, Subject};
use crate::model::rule::Proposed;

/// What any proposing or settling row says about one subject, whatever its list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The list it stands in.
    pub list: Proposed,
    /// Whom it is about.
    pub subject: Subject,
    /// What of the subject it is about: the round, or the particular that changes.
    pub part: CompactString,
    /// Tells rows of one subject in one list apart: the part, or the [`Change::identity`].
    pub identity: CompactString,
    /// Line in the file, from 1.
    pub line: usize,
    /// The printed names, base then host.
    pub printed: (Arc<str>, Arc<str>),
    /// What it says, in the words of the file; two rows that say the same have the same text.
    pub says: CompactString,
    /// How it is answered.
    pub answer: Answer,
}

impl Entry {
    /// What makes it the same entry in a notice and in the decision that answers it.
    #[must_use]
    pub fn key(&self) -> (Proposed, &Subject, &str) {
        (self.list, &self.subject, &self.identity)
    }
}

impl Change {
    /// Whether a subject has many of what changes, so that what it was tells which one.
    #[must_use]
    pub fn is_one_of_many(&self) -> bool {
        matches!(self.what.as_str(), "partner" | "other")
    }

    /// What makes it the same change in a notice and in a decision. Of partners, and of what has no name of its own, a subject
    /// has many: each is told by what it was, a new one by what it is.
    #[must_use]
    pub fn identity(&self) -> CompactString {
        match (self.what.as_str(), self.from.as_str()) {
            ("sponsor", _) => "recommender".into(),
            (what @ ("partner" | "other"), "") => format_compact!("{what} to {}", self.to),
            (what @ ("partner" | "other"), from) => format_compact!("{what} from {from}"),
            (what, _) => what.into(),
        }
    }
}

impl Lists {
    /// The rows that a notice proposes and a decision answers, list by list, in the order written.
    #[must_use]
    pub fn entries(&self) -> Vec<Entry> {
        let mut all = Vec::new();
        all.extend(self.recognition.iter().map(|row| row.entry(Proposed::Recognition, "", CompactString::default())));
        all.extend(self.evaluation.iter().map(|row| row.entry(Proposed::Evaluation, &row.what.round, row.what.result.code().into())));
        all.extend(self.revocation.iter().map(|row| row.entry(Proposed::Revocation, "", row.what.ground.to_compact_string())));
        all.extend(self.criticism.iter().map(|row| row.entry(Proposed::Criticism, "", row.what.ground.to_compact_string())));
        all.extend(self.exit.iter().map(|row| row.entry(Proposed::Exit, "", row.what.ground.to_compact_string())));
        all.extend(self.changes.iter().map(|row| Entry {
            list: Proposed::Changes,
            subject: row.subject.clone(),
            part: row.what.as_str().into(),
            identity: row.identity(),
            line: row.line,
            printed: (row.name.clone(), row.host.clone()),
            says: row.to.as_str().into(),
            answer: row.answer,
        }));
        all
    }
}

impl<T> Row<T> {
    fn entry(&self, list: Proposed, part: &str, says: CompactString) -> Entry {
        Entry {
            list,
            subject: Subject::Base(self.base.clone()),
            part: part.into(),
            identity: part.into(),
            line: self.line,
            printed: (self.name.clone(), self.host.clone()),
            says,
            answer: self.answer,
        }
    }
}
