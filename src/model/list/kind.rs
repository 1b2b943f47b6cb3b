//! The lists an act can have: files of its folder, and the columns of each.

use crate::model::rule::Proposed;

/// A list of an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum List {
    Recognition,
    Evaluation,
    Revocation,
    Criticism,
    Exit,
    Changes,
    Correction,
    Reports,
    Outside,
    Opening,
}

impl List {
    /// All of them, in the order they are shown.
    pub const ALL: [Self; 10] = [
        Self::Recognition,
        Self::Evaluation,
        Self::Revocation,
        Self::Criticism,
        Self::Exit,
        Self::Changes,
        Self::Correction,
        Self::Reports,
        Self::Outside,
        Self::Opening,
    ];

    /// The word used in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Recognition => "recognition",
            Self::Evaluation => "evaluation",
            Self::Revocation => "revocation",
            Self::Criticism => "criticism",
            Self::Exit => "exit",
            Self::Changes => "changes",
            Self::Correction => "correction",
            Self::Reports => "reports",
            Self::Outside => "outside",
            Self::Opening => "opening",
        }
    }

    /// The list of a word.
    #[must_use]
    pub fn read(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.code() == code)
    }

    /// What it proposes, where a notice can have it and a decision answers each of its rows.
    #[must_use]
    pub fn proposed(self) -> Option<Proposed> {
        match self {
            Self::Recognition => Some(Proposed::Recognition),
            Self::Evaluation => Some(Proposed::Evaluation),
            Self::Revocation => Some(Proposed::Revocation),
            Self::Criticism => Some(Proposed::Criticism),
            Self::Exit => Some(Proposed::Exit),
            Self::Changes => Some(Proposed::Changes),
            Self::Correction | Self::Reports | Self::Outside | Self::Opening => None,
        }
    }

    /// The columns of its file: those it needs, then those it may have.
    pub(crate) fn header(self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            Self::Recognition => (&["base", "name", "host"], &["outcome"]),
            Self::Evaluation => (&["base", "name", "host", "round", "result"], &["ground", "evidence", "outcome"]),
            Self::Revocation | Self::Criticism => (&["base", "name", "host", "ground"], &["outcome"]),
            Self::Exit => (&["base", "name", "host", "ground"], &["document", "effective", "became", "outcome"]),
            Self::Changes => (&["subject", "name", "host", "what", "from", "to"], &["to_en", "effective", "outcome"]),
            Self::Correction => (&["base", "list", "column", "was", "is"], &["is_en", "window", "first", "last", "days"]),
            Self::Reports => (&["base", "name", "host", "year", "status"], &[]),
            Self::Outside => (&["base", "name", "host", "event"], &["note"]),
            Self::Opening => (&["base", "name", "host", "standing"], &["since", "number", "last_result", "last_round", "rectify_until"]),
        }
    }
}
