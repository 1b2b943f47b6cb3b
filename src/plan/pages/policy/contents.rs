//! The contents of a text: its headings as lists within lists, or its articles where it has none.

use serde::Serialize;

use super::articles::ChapterView;
use super::headings::OUTERMOST;

#[derive(Debug, Serialize)]
pub(super) struct Entry {
    text: String,
    href: String,
    lang: &'static str,
    /// Whether a list begins before it.
    down: bool,
    /// A mark for each list that ends after it.
    up: Vec<()>,
    /// Whether the entry itself ends; not before a list inside it.
    ends: bool,
}

/// The headings by their titles, or the articles where there are no titles.
pub(super) fn contents(chapters: &[ChapterView]) -> Vec<Entry> {
    let named = chapters.iter().any(|chapter| chapter.named);
    let headings = chapters.iter().filter_map(|chapter| {
        let (title, lang) = told(chapter.title.clone()?, chapter.words.as_ref(), chapter.lang);
        Some((title, format!("#{}", chapter.id.as_ref()?), lang, chapter.level.saturating_sub(OUTERMOST)))
    });
    let articles = chapters.iter().flat_map(|chapter| &chapter.articles);
    let articles = articles.map(|article| {
        let (number, lang) = told(article.number.clone(), article.words.as_ref(), article.lang);
        (number, format!("#{}", article.anchor), lang, 0)
    });
    nested(if named { headings.collect() } else { articles.collect() })
}

/// A heading in English where its number is all it says, else as printed.
fn told(printed: String, words: Option<&String>, lang: &'static str) -> (String, &'static str) {
    match words {
        Some(words) if !printed.contains('　') => (words.clone(), ""),
        _ => (printed, lang),
    }
}

fn nested(flat: Vec<(String, String, &'static str, u8)>) -> Vec<Entry> {
    // A text may leave a level out: a list is as deep as there are headings around it.
    let mut around: Vec<u8> = Vec::new();
    let depths: Vec<usize> = flat
        .iter()
        .map(|(.., level)| {
            around.retain(|outer| outer < level);
            around.push(*level);
            around.len()
        })
        .collect();
    let before = std::iter::once(1).chain(depths.iter().copied());
    let after = depths.iter().copied().skip(1).chain([1]);
    let places = depths.iter().copied().zip(before.zip(after));
    flat.into_iter()
        .zip(places)
        .map(|((text, href, lang, _), (depth, (before, after)))| Entry {
            text,
            href,
            lang,
            down: depth > before,
            up: vec![(); depth.saturating_sub(after)],
            ends: after <= depth,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_within_lists_are_closed() {
        for levels in [vec![0, 1, 2, 2, 1, 0, 1], vec![0, 0], vec![1, 2, 0, 2, 0], vec![0, 2, 1, 2], vec![]] {
            let flat = levels.iter().map(|level| (level.to_string(), String::new(), "", *level)).collect();
            let mut html = String::from("<ul>");
            for entry in nested(flat) {
                html.push_str(if entry.down { "<ul><li>" } else { "<li>" });
                html.push_str(&entry.text);
                html.push_str(if entry.ends { "</li>" } else { "" });
                entry.up.iter().for_each(|()| html.push_str("</ul></li>"));
            }
            html.push_str("</ul>");
            for tag in ["ul", "li"] {
                assert_eq!(html.matches(&format!("<{tag}>")).count(), html.matches(&format!("</{tag}>")).count(), "{levels:?} {html}");
            }
        }
    }
}
