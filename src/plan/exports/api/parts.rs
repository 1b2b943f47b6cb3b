//! Shapes that recur: the two pages of a thing, a word with how it is shown, a window, what a step rests on.

use std::borrow::Cow;
use std::cell::Cell;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};

use crate::model::day::Day;
use crate::model::id::{BaseId, HostId, Slug};
use crate::model::policy::Status;
use crate::model::register::Particulars;
use crate::model::register::{self, Scheme};
use crate::model::standing::{Basis, Mark, NoticeState, Standing};
use crate::model::text::{Bilingual, Lang};
use crate::plan::view::Chip;
use crate::plan::{address, words};

/// The page of a thing in each language, relative to the root of the site.
#[derive(Serialize, JsonSchema)]
pub(super) struct Pages {
    /// The Chinese page.
    zh: String,
    /// The English page.
    en: String,
}

impl Pages {
    /// By the path below the languages' folders.
    pub(super) fn of(path: &str) -> Self {
        Self { zh: ["zh/", path].concat(), en: ["en/", path].concat() }
    }
}

/// A word of the data, and how it is shown.
#[derive(Serialize, JsonSchema)]
pub(super) struct Word<'a> {
    /// The word; it never changes its meaning.
    code: &'a str,
    /// In Chinese.
    zh: String,
    /// In English.
    en: String,
}

impl<'a> Word<'a> {
    /// By what it is shown as in each language.
    pub(super) fn of(code: &'a str, shown: impl Fn(Lang) -> String) -> Self {
        Self { code, zh: shown(Lang::Zh), en: shown(Lang::En) }
    }

    fn chip(code: &'a str, chip: impl Fn(Lang) -> Chip) -> Self {
        Self::of(code, |lang| chip(lang).text)
    }

    /// A standing.
    pub(super) fn standing(standing: Standing) -> Self {
        Self::chip(standing.code(), |lang| words::standing(lang, standing))
    }

    /// A mark.
    pub(super) fn mark(mark: Mark) -> Self {
        Self::chip(mark.code(), |lang| words::mark(lang, mark))
    }

    /// The state of a notice.
    pub(super) fn state(state: NoticeState) -> Self {
        Self::chip(state.code(), |lang| words::notice_state(lang, state))
    }

    /// The status of a text.
    pub(super) fn status(status: &Status) -> Self {
        Self::chip(status.code(), |lang| words::status(lang, status))
    }
}

/// A publicity window, both days in it.
#[derive(Serialize, JsonSchema)]
pub(super) struct Window {
    /// The first day.
    first: Day,
    /// The last day, until 24:00 at UTC+8.
    last: Day,
    /// The number of days printed.
    days: u32,
}

impl From<&register::Window> for Window {
    fn from(window: &register::Window) -> Self {
        Self { first: window.first, last: window.last, days: window.days }
    }
}

/// A host by its id and its name on the day.
#[derive(Serialize, JsonSchema)]
pub(super) struct Host<'a> {
    /// Its id in `hosts.json`.
    id: &'a HostId,
    /// Its name on the day.
    name: &'a Bilingual,
}

impl<'a> From<&'a Particulars> for Host<'a> {
    fn from(now: &'a Particulars) -> Self {
        Self { id: &now.host.id, name: &now.host.name }
    }
}

/// A type of base, by its word and the name the latest edition gives it.
pub(super) fn base_type<'a>(scheme: &Scheme, kind: &'a Slug) -> Word<'a> {
    let name = words::base_type(scheme, kind);
    Word { code: kind.as_str(), zh: name.zh, en: name.en }
}

/// The articles something rests on, as citations: `scheme/version#article`.
pub(super) fn cites(scheme: &Scheme, basis: &Basis) -> Vec<String> {
    basis.keys.iter().map(|key| scheme.cite_key(&basis.edition, key).to_string()).collect()
}

/// The page of a base.
pub(super) fn base_pages(scheme: &Scheme, id: &BaseId) -> Pages {
    Pages::of(&address::base(&scheme.id, id))
}

/// A list that is made while it is written, so that it is never held whole.
pub(super) struct Each<'a, T>(Cell<Option<Box<dyn Iterator<Item = T> + 'a>>>);

impl<'a, T> Each<'a, T> {
    /// From what makes it.
    pub(super) fn of(items: impl Iterator<Item = T> + 'a) -> Self {
        Self(Cell::new(Some(Box::new(items))))
    }
}

impl<T: Serialize> Serialize for Each<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.take().into_iter().flatten())
    }
}

impl<T: JsonSchema> JsonSchema for Each<'_, T> {
    fn schema_name() -> Cow<'static, str> {
        <Vec<T>>::schema_name()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        <Vec<T>>::json_schema(generator)
    }
}
