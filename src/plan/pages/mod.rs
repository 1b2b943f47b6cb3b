//! The kinds of page, one file each, and the table that writes them.

pub mod accessibility;
pub mod act;
pub mod acts;
pub mod base;
pub mod calendar;
pub mod check;
pub mod checks;
pub mod columns;
pub mod compare;
pub mod comparison;
pub mod data;
pub mod entry;
pub mod evaluations;
pub mod gone;
pub mod home;
pub mod host;
pub mod hosts;
pub mod latest;
pub mod missing;
pub mod moved;
pub mod notices;
pub mod objection;
pub mod policies;
pub mod policy;
pub mod register;
pub mod registers;
pub mod round;
pub mod scheme;
pub mod search;
pub mod verify;
pub mod year;

use super::desk::Desk;
use super::subject::Subject;
use super::view::Head;

/// A page's head and view, ready for its template.
pub struct Written {
    /// The kind: the name of its template.
    pub kind: &'static str,
    /// What the page says of itself.
    pub head: Head,
    /// Its own view.
    pub view: Box<dyn erased_serde::Serialize>,
}

impl Written {
    /// A page of a kind.
    #[must_use]
    pub fn new(kind: &'static str, head: Head, view: impl serde::Serialize + 'static) -> Self {
        Self { kind, head, view: Box::new(view) }
    }
}

impl Subject {
    /// Writes the page; none when its subject is not in the survey, which planning from the same survey rules out.
    #[must_use]
    pub fn write(&self, desk: &Desk<'_>) -> Option<Written> {
        let scheme = |place: &usize| desk.survey.schemes.get(*place);
        Some(match self {
            Self::Entry => entry::write(desk),
            Self::Missing => missing::write(desk),
            Self::Home => home::write(desk),
            Self::Latest => latest::write(desk),
            Self::Registers => registers::write(desk),
            Self::Notices { page } => notices::write(desk, *page),
            Self::Scheme { scheme: place, .. } => scheme::write(desk, scheme(place)?),
            Self::Acts { scheme: place, page, .. } => acts::write(desk, scheme(place)?, *page),
            Self::Act { scheme: one, place, .. } => act::write(desk, scheme(one)?, *place)?,
            Self::Register { scheme: place, facet, page, .. } => register::write(desk, scheme(place)?, facet.as_deref(), *page),
            Self::Base { scheme: place, base, .. } => base::write(desk, scheme(place)?, base)?,
            Self::Hosts { page } => hosts::write(desk, *page),
            Self::Host { host } => host::write(desk, host)?,
            Self::Evaluations { scheme: place, .. } => evaluations::write(desk, scheme(place)?),
            Self::Round { scheme: place, round, .. } => round::write(desk, scheme(place)?, round),
            Self::Policies => policies::write(desk),
            Self::Compare => compare::write(desk),
            Self::Policy { scheme: place, version, .. } => policy::write(desk, scheme(place)?, version)?,
            Self::Comparison { scheme: place, old, new, .. } => comparison::write(desk, scheme(place)?, old, new)?,
            Self::Calendar => calendar::write(desk),
            Self::Year { year, region } => year::write(desk, *year, region)?,
            Self::Data => data::write(desk),
            Self::Columns => columns::write(desk),
            Self::Objection => objection::write(desk),
            Self::Search => search::write(desk),
            Self::Verify => verify::write(desk),
            Self::Checks => checks::write(desk),
            Self::Check { code } => check::write(desk, code)?,
            Self::Accessibility => accessibility::write(desk),
            Self::Moved { from, to, entry } => moved::write(desk, from, to, *entry)?,
            Self::Gone { from, entry } => gone::write(desk, from, *entry)?,
        })
    }
}
