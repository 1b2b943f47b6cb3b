//! The tables: what each holds, where it is, in which formats.

use super::list::{self, List};
use super::{Format, acts, bases, evaluations, hosts, table, year};
use crate::model::register::ActKind;
use crate::plan::survey::{SchemeSurvey, Survey};

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

impl Content {
    /// The tables of a scheme: its own, then the lists of its acts.
    pub(super) fn of_scheme(one: &SchemeSurvey<'_>) -> impl Iterator<Item = Self> {
        let scheme = one.place;
        let lists = one.acts().flat_map(move |(act, facts)| List::of(&facts.lists).map(move |list| Self::List { scheme, act, list }));
        [Self::Bases { scheme }, Self::Acts { scheme }, Self::Evaluations { scheme }].into_iter().chain(lists)
    }

    /// The formats it is published in. A single list stands as JSON in the document of its act and in `rows.jsonl`.
    pub(super) fn formats(&self) -> &'static [Format] {
        match self {
            Self::List { .. } => &[Format::Csv],
            Self::Evaluations { .. } => &[Format::Csv, Format::Lines, Format::Xlsx],
            Self::Year(_) => &[Format::Csv, Format::Json],
            _ => &[Format::Csv, Format::Json, Format::Lines, Format::Xlsx],
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

    /// Its kind in the dictionary of columns.
    pub(super) fn kind(&self, survey: &Survey<'_>) -> String {
        match self {
            Self::Bases { .. } => "bases".to_owned(),
            Self::Acts { .. } => "acts".to_owned(),
            Self::Evaluations { .. } => "evaluations".to_owned(),
            Self::Hosts => "hosts".to_owned(),
            Self::Year(_) => "calendar".to_owned(),
            Self::List { scheme, act, list } => {
                let act = survey.schemes.get(*scheme).and_then(|one| one.scheme.acts.get(*act));
                let decided = act.is_some_and(|act| matches!(act.kind, ActKind::Decision(_))) && list.proposed().is_some();
                if decided { format!("{}-decided", list.code()) } else { list.code().to_owned() }
            }
        }
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
