//! The wording of a regulation as a tree one can cite: headings, articles, paragraphs (款), items (项, 目).
//!
//! Numbers are kept as printed and never renumbered. Keys follow from the tree alone (see [`key`]), so the same
//! text read from the official file or from `zh.md` has the same keys.

pub mod key;
pub mod mark;
pub mod numeral;
pub mod opening;

use serde::Serialize;

use self::mark::{MarkKind, mark};
use self::opening::{Level, heading_opening};

/// One version of a regulation. Headings and articles are in document order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PolicyText {
    /// The title without line breaks; empty where the copy has none.
    pub title: String,
    /// Paragraphs between the title and the first heading or article: draft mark, amendment note, preamble.
    pub preamble: Vec<String>,
    /// All headings (编, 分编, 章, 节), outer before inner.
    pub chapters: Vec<Chapter>,
    /// The articles, in document order.
    pub articles: Vec<Article>,
}

/// A heading above articles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Chapter {
    /// As printed (`第四章`); empty where the copy has lost it or never had one.
    pub number: String,
    /// As printed, blanks inside kept (`附  则`).
    pub title: String,
    /// Paragraphs printed under the heading, before its first article. Nearly always empty.
    pub lead: Vec<String>,
}

/// An article (条).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Article {
    /// As printed: `第十三条`, `第13条`, `第一百二十条之一`.
    pub number: String,
    /// Key in data: `13`; `120-z1` for 第一百二十条之一; `13b` for a second article 13.
    pub key: String,
    /// A caption beside the number (`（目的和依据）`, `【立法目的】`); it is no paragraph. Usually empty.
    pub caption: String,
    /// Index of the innermost heading above, in [`PolicyText::chapters`].
    pub chapter: Option<usize>,
    /// What it holds, in order.
    pub blocks: Vec<Block>,
}

/// What an article or an item holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Block {
    /// A numbered item.
    Item(Item),
    /// An unnumbered paragraph.
    Paragraph(Paragraph),
    /// A table; it belongs to what stands before it and has no key of its own.
    Table(Table),
}

/// A table of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Table {
    /// Rows of cells, as printed; an empty cell is an empty text.
    pub rows: Vec<Vec<String>>,
}

/// An unnumbered paragraph (款): key `N-pK`. In an item the item's own text is its first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Paragraph {
    /// Its key.
    pub key: String,
    /// The text.
    pub text: String,
}

/// A numbered item (项 or 目) with what belongs to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Item {
    /// `13-3` for item （三） of article 13; a repeated number under one parent gets `b`, `c`, …
    pub key: String,
    /// As printed: `（三）`, `1.`, `(1)`, `①`.
    pub number: String,
    /// The text.
    pub text: String,
    /// What belongs to it, in order.
    pub children: Vec<Block>,
}

/// A citable place, in document order; the rows of `keys.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// Its key.
    pub key: &'a str,
    /// Printed number; empty for an unnumbered paragraph.
    pub number: &'a str,
    /// Printed number of the chapter: for articles only, and only where there is one; below those of its book or part
    /// (`第二编 第一章`) where the text has such.
    pub chapter: Option<String>,
}

impl PolicyText {
    /// The chapter (章) an article stands in; where there is none, the innermost heading of another level.
    pub fn chapter_of(&self, article: &Article) -> Option<&Chapter> {
        let at = article.chapter?;
        let above = self.chapters.get(..=at)?;
        let innermost = above.last()?;
        if innermost.level() == Level::Section {
            let chapter = above.iter().rev().find(|heading| heading.level() != Level::Section);
            return chapter.filter(|heading| heading.level() == Level::Chapter).or(Some(innermost));
        }
        Some(innermost)
    }

    /// The printed numbers of the book, part and chapter an article stands in; sections are left out below a chapter.
    fn path_of(&self, article: &Article) -> Option<String> {
        let innermost = self.chapter_of(article).filter(|chapter| !chapter.number.is_empty())?;
        let above = self.chapters.get(..=article.chapter?)?;
        let own = above.iter().rposition(|heading| std::ptr::eq(heading, innermost))?;
        let (mut level, mut numbers) = (innermost.level(), vec![innermost.number.as_str()]);
        for heading in above.get(..own)?.iter().rev().filter(|heading| !heading.number.is_empty()) {
            if heading.level() < level {
                level = heading.level();
                numbers.push(heading.number.as_str());
            }
        }
        numbers.reverse();
        Some(numbers.join(" "))
    }

    /// Every place that can be cited. A paragraph has a place of its own where its article has more than that one.
    pub fn places(&self) -> Vec<Place<'_>> {
        let mut places = Vec::new();
        for article in &self.articles {
            let chapter = self.path_of(article);
            places.push(Place { key: &article.key, number: &article.number, chapter });
            if article.blocks.iter().filter(|block| !matches!(block, Block::Table(_))).count() > 1 {
                add_places(&article.blocks, &mut places);
            } else {
                let items = article.blocks.iter().filter(|block| matches!(block, Block::Item(_)));
                items.for_each(|item| add_places(std::slice::from_ref(item), &mut places));
            }
        }
        places
    }

    /// Everything printed, in order: title, preamble, headings, articles; one line a paragraph or item.
    pub fn text(&self) -> String {
        let mut lines = vec![self.title.clone()];
        lines.extend(self.preamble.iter().cloned());
        let mut headings = self.chapters.iter().enumerate().peekable();
        for article in &self.articles {
            while let Some((_, heading)) = headings.next_if(|(at, _)| article.chapter >= Some(*at)) {
                heading.add_lines(&mut lines);
            }
            lines.push(format!("{} {}", article.number, article.text()));
        }
        headings.for_each(|(_, heading)| heading.add_lines(&mut lines));
        lines.retain(|line| !line.is_empty());
        lines.join("\n")
    }
}

impl Chapter {
    /// What the printed number says it is; a heading without a number, or `一、`, counts as a chapter, `（一）` as a section.
    pub fn level(&self) -> Level {
        let bracketed = || mark(&self.number).is_some_and(|mark| mark.kind == MarkKind::ChineseBracketed);
        match heading_opening(&self.number) {
            Some(opening) => opening.level,
            None if bracketed() => Level::Section,
            None => Level::Chapter,
        }
    }

    fn add_lines(&self, lines: &mut Vec<String>) {
        lines.push(format!("{} {}", self.number, self.title).trim().to_owned());
        lines.extend(self.lead.iter().cloned());
    }
}

impl Article {
    /// The whole text without the printed number, one line a paragraph or item.
    pub fn text(&self) -> String {
        let mut lines = Vec::new();
        if !self.caption.is_empty() {
            lines.push(self.caption.clone());
        }
        add_lines(&self.blocks, &mut lines);
        lines.join("\n")
    }
}

impl Item {
    /// The item's own words: its text and the unnumbered paragraphs that belong to it, without sub-items.
    pub fn own_text(&self) -> String {
        let mut lines = vec![self.text.as_str()];
        for block in &self.children {
            if let Block::Paragraph(paragraph) = block {
                lines.push(&paragraph.text);
            }
        }
        lines.retain(|line| !line.is_empty());
        lines.join("\n")
    }
}

fn add_places<'a>(blocks: &'a [Block], places: &mut Vec<Place<'a>>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => places.push(Place { key: &paragraph.key, number: "", chapter: None }),
            Block::Item(item) => {
                places.push(Place { key: &item.key, number: &item.number, chapter: None });
                add_places(&item.children, places);
            }
            Block::Table(_) => {}
        }
    }
}

fn add_lines(blocks: &[Block], lines: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => lines.push(paragraph.text.clone()),
            Block::Item(item) => {
                lines.push(format!("{}{}", item.number, item.text));
                add_lines(&item.children, lines);
            }
            Block::Table(table) => lines.extend(table.rows.iter().map(|row| row.join("\t"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heading(number: &str) -> Chapter {
        Chapter { number: number.into(), title: "甲".into(), lead: vec![] }
    }

    #[test]
    fn a_section_belongs_to_its_chapter() {
        let article = Article { number: "第一条".into(), chapter: Some(2), ..Article::default() };
        let mut text =
            PolicyText { chapters: vec![heading("第一编"), heading("第二章"), heading("第一节")], ..Default::default() };
        assert_eq!(text.chapter_of(&article).map(|c| c.number.as_str()), Some("第二章"));
        text.chapters.remove(1);
        let article = Article { chapter: Some(1), ..article };
        assert_eq!(text.chapter_of(&article).map(|c| c.number.as_str()), Some("第一节"));
        text.articles.push(article);
        assert_eq!(text.text(), "第一编 甲\n第一节 甲\n第一条 ");
    }
}
