//! A table on its way to a file: columns, and rows made one by one, so that no table is held whole.
//!
//! One definition makes every format. A column in two languages is `{"zh", "en"}` in JSON and two columns, `name_zh`
//! and `name_en`, in CSV.

use std::borrow::Cow;

use crate::model::day::Day;
use crate::model::text::{Bilingual, Lang};

/// A table.
pub(super) struct Table<'a> {
    /// The scheme it belongs to.
    pub(super) scheme: Option<&'a str>,
    /// Its columns, in order.
    pub(super) columns: Vec<Column>,
    /// Its rows; as many values in each as columns.
    pub(super) rows: Box<dyn Iterator<Item = Vec<Value<'a>>> + 'a>,
}

/// A column by its name, which is the key in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// One value.
    One(&'static str),
    /// Words in two languages.
    Both(&'static str),
}

impl Column {
    /// Its name, the key in JSON.
    pub(super) fn name(self) -> &'static str {
        let (Self::One(name) | Self::Both(name)) = self;
        name
    }

    /// Its names where each language has a column of its own, each with its language where it has one.
    pub(super) fn names(self) -> Vec<(String, Option<Lang>)> {
        match self {
            Self::One(name) => vec![(name.to_owned(), None)],
            Self::Both(name) => Lang::ALL.map(|lang| (format!("{name}_{}", lang.code()), Some(lang))).into(),
        }
    }
}

/// A value of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value<'a> {
    /// Not given: empty in CSV, null in JSON.
    None,
    /// Words or a code.
    Text(Cow<'a, str>),
    /// Words in two languages.
    Both(Cow<'a, Bilingual>),
    /// A day.
    Day(Day),
    /// A number.
    Number(u64),
    /// Yes or no.
    Flag(bool),
    /// Several codes: a list in JSON, joined by `; ` in CSV.
    Codes(Vec<Cow<'a, str>>),
}

impl<'a> Value<'a> {
    /// Words or a code; nothing when empty.
    pub(super) fn text(text: &'a str) -> Self {
        if text.is_empty() { Self::None } else { Self::Text(Cow::Borrowed(text)) }
    }

    /// Words made here.
    pub(super) fn owned(text: impl Into<String>) -> Self {
        Self::Text(Cow::Owned(text.into()))
    }

    /// Words or a code, where given.
    pub(super) fn maybe(text: Option<&'a str>) -> Self {
        text.map_or(Self::None, Self::text)
    }

    /// Words in two languages.
    pub(super) fn both(words: &'a Bilingual) -> Self {
        Self::Both(Cow::Borrowed(words))
    }

    /// Words in two languages, where given.
    pub(super) fn maybe_both(words: Option<&'a Bilingual>) -> Self {
        words.map_or(Self::None, Self::both)
    }

    /// A day, where there is one.
    pub(super) fn day(day: Option<Day>) -> Self {
        day.map_or(Self::None, Self::Day)
    }

    /// A number, where there is one.
    pub(super) fn number(number: Option<u32>) -> Self {
        number.map_or(Self::None, |number| Self::Number(number.into()))
    }

    /// Several codes.
    pub(super) fn codes(codes: impl IntoIterator<Item = &'a str>) -> Self {
        Self::Codes(codes.into_iter().map(Cow::Borrowed).collect())
    }

    /// A page's address in both languages, relative to the base URL.
    pub(super) fn page(path: &str) -> Self {
        Self::Both(Cow::Owned(Bilingual::new(["zh/", path].concat(), ["en/", path].concat())))
    }
}
