//! The machine-readable answer of `import policy --json`.

use serde::Serialize;

use super::Imported;
use crate::model::policy_text::Block;

#[derive(Serialize)]
struct Answer<'a> {
    title: &'a str,
    chapters: Vec<HeadingOf<'a>>,
    articles: Vec<ArticleOf<'a>>,
    /// The whole text in order. With `dropped` it holds every character of the source that is no blank, once.
    text: String,
    dropped: Vec<&'a str>,
    notes: Vec<NoteOf>,
}

#[derive(Serialize)]
struct HeadingOf<'a> {
    number: &'a str,
    title: &'a str,
}

#[derive(Serialize)]
struct ArticleOf<'a> {
    number: &'a str,
    key: &'a str,
    /// Printed number of the chapter: empty where the chapter has none, null where there is no chapter.
    chapter: Option<&'a str>,
    text: String,
    items: Vec<ItemOf<'a>>,
}

#[derive(Serialize)]
struct ItemOf<'a> {
    key: &'a str,
    number: &'a str,
    text: String,
    items: Vec<ItemOf<'a>>,
}

#[derive(Serialize)]
struct NoteOf {
    line: usize,
    what: String,
}

/// The import as one JSON object, indented.
pub fn json(imported: &Imported) -> String {
    let text = &imported.text;
    let answer = Answer {
        title: &text.title,
        chapters: text.chapters.iter().map(|chapter| HeadingOf { number: &chapter.number, title: &chapter.title }).collect(),
        articles: text
            .articles
            .iter()
            .map(|article| ArticleOf {
                number: &article.number,
                key: &article.key,
                chapter: text.chapter_of(article).map(|chapter| chapter.number.as_str()),
                text: article.text(),
                items: items(&article.blocks),
            })
            .collect(),
        text: text.text(),
        dropped: imported.dropped.iter().map(|dropped| dropped.text.as_str()).collect(),
        notes: imported.notes.iter().map(|note| NoteOf { line: note.line, what: format!("{} / {}", note.what.zh, note.what.en) }).collect(),
    };
    // Strings and numbers alone: there is nothing in it that could fail to serialise.
    serde_json::to_string_pretty(&answer).unwrap_or_default()
}

fn items(blocks: &[Block]) -> Vec<ItemOf<'_>> {
    let found = blocks.iter().filter_map(|block| if let Block::Item(item) = block { Some(item) } else { None });
    found.map(|item| ItemOf { key: &item.key, number: &item.number, text: item.own_text(), items: items(&item.children) }).collect()
}
