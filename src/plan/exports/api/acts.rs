//! `acts.json`: the notices and other acts of a scheme in short, each with the way to the whole.

use schemars::JsonSchema;
use serde::Serialize;

use super::act_of;
use super::parts::{Each, Pages, Window, Word};
use crate::model::day::Day;
use crate::model::id::{ActId, SchemeId};
use crate::model::register::{Act, ActKind};
use crate::model::text::Bilingual;
use crate::plan::survey::SchemeSurvey;
use crate::plan::{address, words};

/// The acts of a scheme.
#[derive(Serialize, JsonSchema)]
pub(super) struct Acts<'a> {
    /// The scheme.
    scheme: &'a SchemeId,
    /// How many there are.
    count: usize,
    /// Every posted act, the earliest first.
    acts: Each<'a, Short<'a>>,
}

/// An act in short.
#[derive(Serialize, JsonSchema)]
pub(super) struct Short<'a> {
    /// Its id: the year, month and day it was posted, and a name.
    pub(super) id: &'a ActId,
    /// The day it was posted.
    pub(super) posted: Day,
    /// What it is.
    pub(super) kind: Word<'static>,
    /// Its title.
    pub(super) title: &'a Bilingual,
    /// The number of the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) number: Option<&'a str>,
    /// A notice: its state on the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) state: Option<Word<'static>>,
    /// A notice or an extension: the window as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) window: Option<Window>,
    /// A notice: the last day of its latest window, with the extensions and new windows posted since.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) closes: Option<Day>,
    /// Where the whole of it is.
    pub(super) path: String,
    /// Its pages.
    pub(super) pages: Pages,
}

/// The acts of a scheme.
pub(super) fn of<'a>(one: &'a SchemeSurvey<'_>) -> Acts<'a> {
    let acts = one.scheme.acts.iter().take(one.posted).enumerate();
    let acts = acts.map(move |(place, act)| short(one, place, act));
    Acts { scheme: &one.scheme.id, count: one.posted, acts: Each::of(acts) }
}

/// An act in short.
pub(super) fn short<'a>(one: &SchemeSurvey<'_>, place: usize, act: &'a Act) -> Short<'a> {
    let notice = one.notices.get(&place);
    Short {
        id: &act.id,
        posted: act.posted(),
        kind: Word::of(words::act_code(&act.kind), |lang| words::act_kind(lang, &act.kind)),
        title: &act.title,
        number: act.number.as_deref(),
        state: notice.map(|view| Word::state(view.state)),
        window: match &act.kind {
            ActKind::Notice(window) | ActKind::Extension(window, _) => Some(Window::from(window)),
            _ => None,
        },
        closes: notice.map(|view| view.last),
        path: act_of(&one.scheme.id, &act.id),
        pages: Pages::of(&address::act(&one.scheme.id, &act.id)),
    }
}
