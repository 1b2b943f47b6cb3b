//! `bases.json`: the bases of a scheme in short, each with the way to the whole.

use schemars::JsonSchema;
use serde::Serialize;

use super::base_of;
use super::parts::{Each, Host, Pages, Word, base_pages, base_type};
use crate::model::day::Day;
use crate::model::id::{BaseId, SchemeId};
use crate::model::text::Bilingual;
use crate::plan::survey::SchemeSurvey;

/// The bases of a scheme.
#[derive(Serialize, JsonSchema)]
pub(super) struct Bases<'a> {
    /// The scheme.
    scheme: &'a SchemeId,
    /// How many there are.
    count: usize,
    /// Every base that a posted act names, by number.
    bases: Each<'a, Short<'a>>,
}

/// A base in short.
#[derive(Serialize, JsonSchema)]
pub(super) struct Short<'a> {
    /// Its number, unique within the scheme.
    number: &'a BaseId,
    /// Its name on the day.
    name: &'a Bilingual,
    /// Its standing on the day.
    standing: Word<'static>,
    /// Since when it has that standing; null where the opening of the register does not say.
    since: Option<Day>,
    /// Its type.
    r#type: Word<'a>,
    /// Its host on the day.
    host: Host<'a>,
    /// The whole of it.
    path: String,
    /// Its pages.
    pages: Pages,
}

/// The bases of a scheme.
pub(super) fn of<'a>(one: &'a SchemeSurvey<'_>) -> Bases<'a> {
    let scheme = one.scheme;
    let bases = one.lives.of.iter().map(move |(id, life)| Short {
        number: id,
        name: &life.now.name,
        standing: Word::standing(life.standing),
        since: life.since,
        r#type: base_type(scheme, &life.now.kind),
        host: Host::from(life.now.as_ref()),
        path: base_of(&scheme.id, id),
        pages: base_pages(scheme, id),
    });
    Bases { scheme: &scheme.id, count: one.lives.of.len(), bases: Each::of(bases) }
}
