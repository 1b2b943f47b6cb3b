//! `index.json`: what there is, each kind of document with its address and its schema.

use schemars::JsonSchema;
use serde::Serialize;

use super::parts::Pages;
use super::schema::Kind;
use crate::model::text::Bilingual;
use crate::plan::address;
use crate::plan::survey::Survey;

/// What there is.
#[derive(Serialize, JsonSchema)]
pub(super) struct Index<'a> {
    /// The version of all documents; it grows and breaks nothing.
    version: u8,
    /// The title of the site.
    title: &'a Bilingual,
    /// Who publishes it.
    publisher: &'a Bilingual,
    /// The program that made it.
    program: &'static str,
    /// The kinds of document.
    documents: Vec<Described>,
    /// How to read the data, with all other files, their sizes and checksums.
    pages: Pages,
}

#[derive(Serialize, JsonSchema)]
struct Described {
    /// The kind, one word.
    kind: &'static str,
    /// What it holds.
    about: Bilingual,
    /// Where it is; words in braces stand for ids found in the other documents.
    path: &'static str,
    /// Its schema.
    schema: String,
}

/// What there is.
pub(super) fn of<'a>(survey: &'a Survey<'_>) -> Index<'a> {
    let site = &survey.register.site;
    let described = |kind: Kind| Described { kind: kind.code(), about: kind.about(), path: kind.pattern(), schema: kind.address() };
    Index {
        version: 1,
        title: &site.title,
        publisher: &site.publisher,
        program: concat!("gongshi ", env!("CARGO_PKG_VERSION")),
        documents: Kind::ALL.map(described).into(),
        pages: Pages::of(address::DATA),
    }
}
