//! The files a page finds things by, and the same documents for whoever runs a search engine of their own.
//!
//! One name a language is without a hash, `search/<lang>.json`: all others can be kept by a browser for ever.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::document::{Document, Kind};
use super::documents::Collection;
use super::fold::{self, TRADITIONAL};
pub use super::shards::Shape;
use super::shards::{Shards, shards};
use super::{index, pack, words};
use crate::model::route::Route;
use crate::model::text::Lang;
use crate::plan::Survey;

/// The first file a page reads: what there is, and where.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Root<'a> {
    /// Of this form of the files.
    v: u32,
    lang: &'static str,
    as_of: &'a str,
    /// Tells one index from another.
    build: String,
    count: usize,
    names: Names<'a>,
    /// The tables: pairs of spellings, the words that only ask, then other words for the same.
    words: Vec<String>,
    /// Neighbours of one kind, scheme and status: their places in `names` (-1: none), and how many.
    groups: Vec<(i32, i32, i32, usize)>,
    /// Traditional characters and their simplified ones.
    fold: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pack: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shards: Option<Shards>,
    /// The traditional characters of the texts, which are shown as they are: pairs as in the table.
    #[serde(skip_serializing_if = "String::is_empty")]
    folds: String,
}

/// Ids with their words.
#[derive(Debug, Serialize)]
struct Names<'a> {
    kind: Vec<(&'a str, &'a str)>,
    scheme: Vec<(&'a str, &'a str)>,
    status: Vec<(&'a str, &'a str)>,
}

/// Root and pack in one script, for `file:`, where a page can read nothing else.
#[derive(Serialize)]
struct Given<'a> {
    root: &'a Root<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pack: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fold: Option<&'a str>,
}

/// Every file of the index of a survey in a language.
///
/// # Errors
/// What tantivy says; in memory there is nothing that ordinarily fails.
pub fn all(survey: &Survey<'_>, lang: Lang) -> tantivy::Result<BTreeMap<Route, Vec<u8>>> {
    let all = files(&Collection::new(survey, lang), Shape::default())?;
    Ok(all.into_iter().filter_map(|(path, bytes)| Some((Route::new(&path)?, bytes))).collect())
}

/// The files of a language, by address from the root of the site; in shards where a pack would be too large.
///
/// # Errors
/// As [`all`].
pub fn files(collection: &Collection, shape: Shape) -> tantivy::Result<BTreeMap<String, Vec<u8>>> {
    let (documents, lang) = (&collection.documents, collection.lang.code());
    let mut files = BTreeMap::new();
    let packed = pack::pack(documents, shape.pack);
    let pack = packed.as_ref().map(|pack| format!("search/{lang}/pack-{}.bin", hash(&pack.bytes)));
    let texts = || documents.iter().flat_map(|one| [one.title.as_str(), one.body.as_str()]);
    let mut sharded = None;
    // Of a small site every character is known, so its table has only those of which it has the simplified one.
    let traditional = packed.as_ref().map(pack::Pack::traditional);
    let (kind, table) = traditional.as_ref().map_or(("txt", TRADITIONAL.as_bytes()), |(table, _)| ("bin", table.as_slice()));
    let fold = format!("search/{lang}/fold-{}.{kind}", hash(table));
    match (&packed, &pack) {
        (Some(packed), Some(file)) => _ = files.insert(file.clone(), packed.bytes.clone()),
        _ => {
            let (parts, told) = shards(&index::index(collection)?, documents, lang, shape)?;
            files = parts;
            sharded = Some(told);
        }
    }
    let names = names(collection);
    let mut root = Root {
        v: 1,
        lang,
        as_of: &collection.as_of,
        build: String::new(),
        count: documents.len(),
        groups: groups(documents, &names),
        names,
        words: words::told(collection.lang),
        fold: fold.clone(),
        pack,
        shards: sharded,
        folds: fold::traditional_in(texts()),
    };
    root.build = hash(&json(&root));
    let pairs = traditional.as_ref().map(|(_, pairs)| pairs.as_str());
    let given = Given { root: &root, fold: pairs, pack: packed.as_ref().map(|pack| STANDARD.encode(&pack.bytes)) };
    files.insert(fold, table.to_vec());
    files.insert(format!("search/{lang}.js"), [b"gongshiSearch.give(", json(&given).as_slice(), b")\n"].concat());
    files.insert(format!("search/{lang}.json"), json(&root));
    files.insert(format!("search/{lang}.ndjson"), lines(documents));
    Ok(files)
}

fn names(collection: &Collection) -> Names<'_> {
    let kinds = Kind::ALL.into_iter().filter(|kind| collection.documents.iter().any(|one| one.kind == *kind));
    let words = |kind: Kind| if collection.lang == Lang::Zh { kind.words().0 } else { kind.words().1 };
    Names {
        kind: kinds.map(|kind| (kind.code(), words(kind))).collect(),
        scheme: collection.schemes.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect(),
        status: collection.statuses.iter().map(|(code, words)| (code.as_str(), words.as_str())).collect(),
    }
}

/// Runs of documents of one kind, scheme and status.
fn groups(documents: &[Document], names: &Names<'_>) -> Vec<(i32, i32, i32, usize)> {
    let place = |of: &[(&str, &str)], id: &str| {
        let place = of.iter().position(|(known, _)| *known == id);
        place.and_then(|place| i32::try_from(place).ok()).unwrap_or(-1)
    };
    let group = |one: &Document| (place(&names.kind, one.kind.code()), place(&names.scheme, &one.scheme), place(&names.status, one.status));
    let alike = documents.chunk_by(|a, b| (a.kind, &a.scheme, a.status) == (b.kind, &b.scheme, b.status));
    alike
        .filter_map(|chunk| {
            let (kind, scheme, status) = group(chunk.first()?);
            Some((kind, scheme, status, chunk.len()))
        })
        .collect()
}

/// One document a line.
fn lines(documents: &[Document]) -> Vec<u8> {
    // Room for all at once: growing would copy tens of megabytes, and need as many more.
    let room = documents.iter().map(|one| 150 + one.url.len() + one.title.len() + one.body.len() + one.body.len() / 50).sum();
    let mut out = Vec::with_capacity(room);
    for document in documents {
        // As in `json`.
        let _ = serde_json::to_writer(&mut out, document);
        out.push(b'\n');
    }
    out
}

/// JSON that is a script too: U+2028 and U+2029 have been fine in both since 2019, `</` has no place in a file.
fn json(value: &impl Serialize) -> Vec<u8> {
    // Keys are strings and memory takes every byte, so there is nothing here that can fail.
    serde_json::to_vec(value).unwrap_or_default()
}

/// 12 hexadecimal digits: a name, not a proof.
pub(super) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}
