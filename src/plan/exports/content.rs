//! The tables: what each holds, where it is, in which formats.

use super::list::{self, List};
use super::{acts, bases, evaluations, hosts, table, year};
use crate::plan::survey::Survey;

/// What a table holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// The bases of a scheme as they are on the day.
    Bases {
        /// The scheme.
        scheme: usize,
    },
    /// The acts of a scheme.
    Acts {
        /// The scheme.
        scheme: usize,
    },
    /// The outcomes of a scheme's evaluations.
    Evaluations {
        /// The scheme.
        scheme: usize,
    },
    /// A list of an act as published.
    List {
        /// The scheme.
        scheme: usize,
        /// The act.
        act: usize,
        /// Which of its lists.
        list: List,
    },
    /// The hosts of all public bases.
    Hosts,
    /// Every day of a year of the working-day calendar, for the whole country.
    Year(i32),
}

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated values for spreadsheets.
    Csv,
    /// JSON for programs.
    Json,
    /// JSON Lines for programs that read piece by piece.
    Lines,
}

impl Content {
    /// The formats it is published in; a single list is short and stands with all others in `rows.jsonl`.
    pub(super) fn formats(&self) -> &'static [Format] {
        match self {
            Self::List { .. } | Self::Year(_) => &[Format::Csv, Format::Json],
            _ => &[Format::Csv, Format::Json, Format::Lines],
        }
    }

    /// Where the table is, without the ending of its format.
    pub(super) fn address(&self, survey: &Survey<'_>) -> Option<String> {
        let of = |scheme: &usize| survey.schemes.get(*scheme).map(|one| one.scheme);
        Some(match self {
            Self::Bases { scheme } => format!("{}/bases", of(scheme)?.id),
            Self::Acts { scheme } => format!("{}/acts", of(scheme)?.id),
            Self::Evaluations { scheme } => format!("{}/evaluations", of(scheme)?.id),
            Self::List { scheme, act, list } => {
                let scheme = of(scheme)?;
                format!("{}/acts/{}/{}", scheme.id, scheme.acts.get(*act)?.id, list.code())
            }
            Self::Hosts => "hosts".to_owned(),
            Self::Year(year) => format!("calendar/{year}"),
        })
    }

    /// The table; none when the survey has nothing it is about.
    pub(super) fn table<'a>(&self, survey: &'a Survey<'a>) -> Option<table::Table<'a>> {
        let of = |scheme: &usize| survey.schemes.get(*scheme);
        match self {
            Self::Bases { scheme } => Some(bases::table(survey, of(scheme)?)),
            Self::Acts { scheme } => Some(acts::table(of(scheme)?)),
            Self::Evaluations { scheme } => Some(evaluations::table(of(scheme)?)),
            Self::List { scheme, act, list } => list::table(survey, of(scheme)?, *act, *list),
            Self::Hosts => Some(hosts::table(survey)),
            Self::Year(year) => year::table(survey, *year),
        }
    }
}

impl Format {
    /// How the name of its file ends.
    pub(super) fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Lines => "jsonl",
        }
    }
}
