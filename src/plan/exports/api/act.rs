//! `acts/<year>/<act>.json`: a notice or another act, with its lists and what became of every entry.

use schemars::JsonSchema;
use serde::Serialize;

use super::super::links::encoded;
use super::acts::{Short, short};
use super::rows::{self, Printed};
use crate::model::day::Day;
use crate::model::id::{ActId, BaseId, SchemeId, Slug};
use crate::model::register::{Act, ActKind};
use crate::model::rule::Proposed;
use crate::model::standing::EntryState;
use crate::model::text::Bilingual;
use crate::plan::address;
use crate::plan::survey::{SchemeSurvey, Survey};

/// An act.
#[derive(Serialize, JsonSchema)]
pub(super) struct Whole<'a> {
    /// The scheme.
    scheme: &'a SchemeId,
    #[serde(flatten)]
    short: Short<'a>,
    /// The day it was signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    signed: Option<Day>,
    /// The version of the text it is judged by: `scheme/version`.
    under: String,
    /// The articles it rests on: `scheme/version#article`.
    basis: Vec<String>,
    /// The acts it answers, changes or concludes.
    about: Vec<&'a ActId>,
    /// The later acts that are about it.
    followed_by: Vec<&'a ActId>,
    /// An extension or a withdrawal: the entries meant; absent: all of them, or another kind of act.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    only: &'a [BaseId],
    /// A decision: how many objections were raised, where it answers a notice.
    #[serde(skip_serializing_if = "Option::is_none")]
    objections: Option<u32>,
    /// What became of objections.
    #[serde(skip_serializing_if = "Option::is_none")]
    result: Option<Outcome<'a>>,
    /// Whose act it records.
    #[serde(skip_serializing_if = "Option::is_none")]
    outside: Option<Outside<'a>>,
    /// Its lists as printed.
    lists: Vec<Printed<'a>>,
    /// A notice: what became of each of its entries.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    entries: Vec<Entry<'a>>,
    /// Checks overridden, each with its public reason.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    overrides: Vec<Overridden<'a>>,
    /// Files that came with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    files: Vec<String>,
}

#[derive(Serialize, JsonSchema)]
struct Outcome<'a> {
    /// Objections received.
    received: u32,
    /// Upheld.
    upheld: u32,
    /// Rejected.
    rejected: u32,
    /// Entries of which an objection was upheld, where the result names them.
    upheld_entries: &'a [BaseId],
    /// Entries of which every objection was rejected, where the result names them.
    rejected_entries: &'a [BaseId],
    /// Entries whose objection is still open.
    open: &'a [BaseId],
}

#[derive(Serialize, JsonSchema)]
struct Outside<'a> {
    /// The body.
    issuer: &'a Bilingual,
    /// The number of its document.
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<&'a str>,
    /// The date of its document.
    dated: Day,
}

#[derive(Serialize, JsonSchema)]
struct Entry<'a> {
    /// The list it stands in.
    list: Proposed,
    /// Whom it is about: a base by its number, or `host:` and the id of a host.
    subject: String,
    /// Tells entries of one subject in one list apart: the round, or the particular that changes.
    #[serde(skip_serializing_if = "str::is_empty")]
    part: &'a str,
    /// Its state on the day, one word as in `state` of the act.
    state: &'static str,
    /// The first day of its window.
    first: Day,
    /// The last day of its window.
    last: Day,
    /// How it was answered last: recognised, not-recognised, settled, dropped, withdrawn or pending.
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<&'static str>,
    /// The act that answered it.
    #[serde(skip_serializing_if = "Option::is_none")]
    answered_by: Option<&'a ActId>,
}

#[derive(Serialize, JsonSchema)]
struct Overridden<'a> {
    /// The check.
    check: &'a Slug,
    /// The reason.
    reason: &'a Bilingual,
}

/// An act of a scheme; none when it is not posted.
pub(super) fn of<'a>(survey: &'a Survey<'a>, one: &'a SchemeSurvey<'a>, place: usize) -> Option<Whole<'a>> {
    let scheme = one.scheme;
    let act = scheme.acts.get(place).filter(|_| place < one.posted)?;
    let notice = one.notices.get(&place);
    let files = survey.register.attached(&act.folder);
    Some(Whole {
        scheme: &scheme.id,
        short: short(one, place, act),
        signed: act.signed,
        under: format!("{}/{}", scheme.id, act.under.version),
        basis: act.basis.iter().map(ToString::to_string).collect(),
        about: scheme.about(act).map(|about| &about.id).collect(),
        followed_by: one.followed(place).map(|(_, later)| &later.id).collect(),
        only: match &act.kind {
            ActKind::Extension(_, only) | ActKind::NoticeWithdrawal(only) => only,
            _ => &[],
        },
        objections: match act.kind {
            ActKind::Decision(raised) => raised,
            _ => None,
        },
        result: result(act),
        outside: outside(act),
        lists: rows::of(survey, one, place),
        entries: notice.into_iter().flat_map(|view| &view.entries).map(|entry| self::entry(one, entry)).collect(),
        overrides: act.overrides.iter().map(|one| Overridden { check: &one.check, reason: &one.reason }).collect(),
        files: files.map(|file| encoded(&address::attachment(&file.path))).collect(),
    })
}

fn result(act: &Act) -> Option<Outcome<'_>> {
    match &act.kind {
        ActKind::ObjectionResult(told) => Some(Outcome {
            received: told.received,
            upheld: told.upheld,
            rejected: told.rejected,
            upheld_entries: &told.upheld_entries,
            rejected_entries: &told.rejected_entries,
            open: &told.open,
        }),
        _ => None,
    }
}

fn outside(act: &Act) -> Option<Outside<'_>> {
    match &act.kind {
        ActKind::Outside(told) => Some(Outside { issuer: &told.issuer, number: told.number.as_deref(), dated: told.dated }),
        _ => None,
    }
}

fn entry<'a>(one: &'a SchemeSurvey<'_>, entry: &'a EntryState) -> Entry<'a> {
    let list = entry.entry.list;
    Entry {
        list,
        subject: entry.entry.subject.to_string(),
        part: &entry.entry.part,
        state: entry.state.code(),
        first: entry.first,
        last: entry.last,
        answer: entry.answer.map(|(_, answer)| answer.code(list == Proposed::Recognition)),
        answered_by: entry.answer.and_then(|(act, _)| Some(&one.scheme.acts.get(act)?.id)),
    }
}
