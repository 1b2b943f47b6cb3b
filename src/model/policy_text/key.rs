//! Keys of articles, items and paragraphs.
//!
//! `13` is article 13, `13-z1` article 13之一; `13-3` item （三） of article 13, `13-3-1` its first sub-item; `14-p2` the
//! second paragraph (款), a lead together with its items being the first. A number printed again under the same
//! parent gets `b`, then `c`: `14-5b`, `16-2b-1`. Keys follow printed numbers, so an inserted article moves none.

use std::collections::BTreeMap;

use super::mark::mark;
use super::opening::article_opening;
use super::{Article, Block};

/// Gives every article and all it holds their keys.
pub fn assign(articles: &mut [Article]) {
    let mut seen = BTreeMap::new();
    for article in articles {
        article.key = repeated(article_key(&article.number), &mut seen);
        assign_blocks(&mut article.blocks, &article.key, 0);
    }
}

fn article_key(number: &str) -> String {
    match article_opening(number) {
        Some(opening) if opening.inserted > 0 => format!("{}-z{}", opening.value, opening.inserted),
        Some(opening) => opening.value.to_string(),
        None => mark(number).map_or_else(|| "0".to_owned(), |mark| mark.value.to_string()),
    }
}

/// `paragraphs` counts those before the first block: an item's own text is its first paragraph.
fn assign_blocks(blocks: &mut [Block], parent: &str, mut paragraphs: u32) {
    let mut seen = BTreeMap::new();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                paragraphs = paragraphs.saturating_add(1);
                paragraph.key = format!("{parent}-p{paragraphs}");
            }
            Block::Item(item) => {
                // Items without a lead are themselves the first paragraph.
                paragraphs = paragraphs.max(1);
                let value = mark(&item.number).map_or(0, |mark| mark.value);
                item.key = repeated(format!("{parent}-{value}"), &mut seen);
                assign_blocks(&mut item.children, &item.key, 1);
            }
            Block::Table(_) => {}
        }
    }
}

fn repeated(key: String, seen: &mut BTreeMap<String, u32>) -> String {
    let times = seen.entry(key.clone()).and_modify(|times| *times = times.saturating_add(1)).or_insert(1);
    match *times {
        1 => key,
        // b is the second, z the twenty-sixth; after that the count itself.
        2..=26 => char::from_u32(u32::from('a').saturating_add(*times - 1)).map_or(key.clone(), |letter| format!("{key}{letter}")),
        _ => format!("{key}r{times}"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Item, Paragraph};
    use super::*;

    fn item(number: &str, children: Vec<Block>) -> Block {
        Block::Item(Item { number: number.into(), children, ..Item::default() })
    }

    #[test]
    fn lawyers_keys() {
        let blocks = vec![
            Block::Paragraph(Paragraph::default()),
            item("（一）", vec![item("1.", vec![]), Block::Paragraph(Paragraph::default())]),
            item("（五）", vec![]),
            item("(五)", vec![item("①", vec![])]),
            Block::Paragraph(Paragraph::default()),
        ];
        let article = |number: &str| Article { number: number.into(), blocks: blocks.clone(), ..Article::default() };
        let articles = vec![article("第十三条"), article("第十三条"), article("第十三条之二")];
        let mut text = super::super::PolicyText { articles, ..Default::default() };
        assign(&mut text.articles);
        let keys: Vec<_> = text.places().iter().map(|place| place.key.to_owned()).collect();
        let first = ["13", "13-p1", "13-1", "13-1-1", "13-1-p2", "13-5", "13-5b", "13-5b-1", "13-p2"];
        assert_eq!(keys.get(..9), Some(first.map(String::from).as_slice()));
        assert_eq!(keys.get(9).map(String::as_str), Some("13b"));
        assert_eq!(keys.get(18).map(String::as_str), Some("13-z2"));
    }
}
