//! Chapters and articles. Every key of the text is an anchor here, whether its wording is carried or not.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::ShownGuide;
use super::headings::{OUTERMOST, standings};
use super::numbers;
use super::used;
use crate::model::id::ArticleKey;
use crate::model::policy::{Guide, Key, Policy};
use crate::model::policy_text::{Article, Block, PolicyText};
use crate::model::register::Scheme;
use crate::model::text::Lang;
use crate::plan::address;
use crate::plan::desk::Desk;
use crate::plan::view::{Link, ProseView};
use crate::plan::words;

#[derive(Serialize)]
pub(super) struct ChapterView {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its number in English, on an English page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// Of the heading, as in `h3`.
    pub level: u8,
    /// Of the headings of its articles.
    below: u8,
    pub lang: &'static str,
    /// Paragraphs printed under the heading, before its first article.
    pub lead: Vec<String>,
    pub articles: Vec<ArticleView>,
    /// Whether the title says more than a number.
    #[serde(skip)]
    pub named: bool,
}

/// The deepest heading a page can have.
const DEEPEST: u8 = 6;

impl ChapterView {
    fn untitled(lang: &'static str, articles: Vec<ArticleView>) -> Self {
        Self { id: None, title: None, words: None, level: OUTERMOST, below: OUTERMOST, lang, lead: Vec::new(), articles, named: false }
    }
}

#[derive(Serialize)]
pub(super) struct ArticleView {
    pub anchor: String,
    pub number: String,
    /// The number in English, on an English page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    pub lang: &'static str,
    lines: Vec<Line>,
    places: Vec<PlaceView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    guide: Option<ProseView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    translation: Option<ProseView>,
    used_by: Vec<Link>,
}

#[derive(Serialize)]
struct Line {
    anchor: String,
    number: String,
    level: u8,
    text: String,
    /// Rows of a table, in place of all the others.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rows: Vec<Vec<String>>,
}

#[derive(Serialize)]
struct PlaceView {
    anchor: String,
    number: String,
}

/// The text in its chapters; without chapters one that has no title.
pub(super) fn chapters(desk: &Desk<'_>, scheme: &Scheme, policy: &Policy, told: &ShownGuide<'_>) -> Vec<ChapterView> {
    let mut page = Page {
        desk,
        policy,
        told,
        lang: desk.tag_of_chinese().unwrap_or_default(),
        used: used::by_article(desk, scheme, policy),
        places: BTreeMap::new(),
    };
    for key in &policy.keys {
        page.places.entry(key.key.article().to_owned()).or_default().push(key);
    }
    match &policy.text {
        Some(text) => page.official(text),
        None => page.guided(),
    }
}

struct Page<'d, 'a, 'p> {
    desk: &'d Desk<'a>,
    policy: &'p Policy,
    told: &'d ShownGuide<'p>,
    lang: &'static str,
    used: BTreeMap<String, Vec<Link>>,
    places: BTreeMap<String, Vec<&'p Key>>,
}

impl Page<'_, '_, '_> {
    /// All headings of the official text, also those that only hold other headings.
    fn official(&self, text: &PolicyText) -> Vec<ChapterView> {
        let of = |chapter: Option<usize>| {
            text.articles.iter().filter(move |article| article.chapter == chapter).map(|article| self.carried(article))
        };
        let before: Vec<ArticleView> = of(None).collect();
        let mut chapters = Vec::new();
        if !before.is_empty() {
            chapters.push(ChapterView::untitled(self.lang, before));
        }
        for ((place, heading), standing) in text.chapters.iter().enumerate().zip(standings(&text.chapters)) {
            let title = [heading.number.as_str(), heading.title.as_str()]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join("　");
            chapters.push(ChapterView {
                id: Some(standing.anchor),
                title: Some(title).filter(|title| !title.is_empty()),
                words: self.english(&heading.number),
                level: standing.level.min(DEEPEST),
                below: standing.level.saturating_add(1).min(DEEPEST),
                lang: self.lang,
                lead: heading.lead.clone(),
                articles: of(Some(place)).collect(),
                named: !heading.title.is_empty(),
            });
        }
        chapters
    }

    /// The articles by their keys, under the printed numbers of their chapters.
    fn guided(&self) -> Vec<ChapterView> {
        let mut chapters: Vec<ChapterView> = Vec::new();
        for key in self.policy.keys.iter().filter(|key| key.key.article() == key.key.as_str()) {
            let article = self.article(key.key.as_str(), key.number.clone(), Vec::new());
            match chapters.last_mut().filter(|chapter| chapter.title == key.chapter) {
                Some(chapter) => chapter.articles.push(article),
                None => {
                    let id = key.chapter.as_ref().map(|_| format!("chapter-{}", chapters.len() + 1));
                    let chapter = ChapterView::untitled(self.lang, vec![article]);
                    let below = if id.is_some() { OUTERMOST.saturating_add(1) } else { OUTERMOST };
                    let words = key.chapter.as_deref().and_then(|printed| self.english(printed));
                    chapters.push(ChapterView { id, title: key.chapter.clone(), words, below, ..chapter });
                }
            }
        }
        chapters
    }

    fn carried(&self, article: &Article) -> ArticleView {
        let mut lines = Vec::new();
        add_lines(&article.blocks, 1, &mut lines);
        let mut words = lines.iter_mut().filter(|line| line.rows.is_empty());
        if let (Some(line), None) = (words.next(), words.next()) {
            // An article of one paragraph has the article's own anchor.
            if !article.blocks.iter().any(|block| matches!(block, Block::Item(_))) {
                line.anchor = String::new();
            }
        }
        let number = if article.caption.is_empty() { article.number.clone() } else { format!("{}　{}", article.number, article.caption) };
        self.article(&article.key, number, lines)
    }

    fn article(&self, key: &str, number: String, lines: Vec<Line>) -> ArticleView {
        let own = address::anchor(key);
        let shown: BTreeSet<&str> = lines.iter().map(|line| line.anchor.as_str()).chain([own.as_str()]).collect();
        let places = self
            .places
            .get(key)
            .into_iter()
            .flatten()
            .map(|place| PlaceView { anchor: address::anchor(place.key.as_str()), number: self.place(key, &place.key) });
        let places = places.filter(|place| !shown.contains(place.anchor.as_str())).collect();
        ArticleView {
            words: self.english(&number),
            number: if number.is_empty() { key.to_owned() } else { number },
            lang: self.lang,
            places,
            guide: self.guide(key),
            translation: self.translation(key),
            used_by: self.used.get(key).cloned().unwrap_or_default(),
            anchor: own,
            lines,
        }
    }

    /// What the guide says of an article, then of each of its items under the item's number.
    fn guide(&self, key: &str) -> Option<ProseView> {
        self.told.prose(self.desk, &self.entries(self.told.guide, key))
    }

    /// The unofficial translation of an article, on an English page.
    fn translation(&self, key: &str) -> Option<ProseView> {
        let translation = self.policy.guides.translation.as_ref().filter(|_| self.desk.lang == Lang::En)?;
        let markdown = self.entries(Some(translation), key);
        (!markdown.is_empty()).then(|| self.desk.set(&markdown, "Table of the translation", &self.told.files, ""))
    }

    fn entries(&self, guide: Option<&Guide>, key: &str) -> String {
        let entries = guide.into_iter().flat_map(|guide| &guide.entries).filter(|entry| entry.key.article() == key);
        let mut markdown = String::new();
        for entry in entries {
            if entry.key.as_str() != key {
                markdown.push_str(&format!("**{}**\n\n", self.printed(&entry.key)));
            }
            markdown.push_str(entry.markdown.trim());
            markdown.push_str("\n\n");
        }
        markdown
    }

    /// A printed number in English, for an English page.
    fn english(&self, printed: &str) -> Option<String> {
        (self.desk.lang == Lang::En).then(|| numbers::english(printed)).flatten()
    }

    /// A place within its article: `（三）`, `第2款`; in English with its article.
    fn place(&self, article: &str, key: &ArticleKey) -> String {
        let printed = self.printed(key);
        let own = ArticleKey::try_from(article.to_owned()).ok().map(|article| self.printed(&article)).unwrap_or_default();
        printed.strip_prefix(&own).filter(|rest| self.desk.lang == Lang::Zh && !rest.is_empty()).map_or(printed.clone(), str::to_owned)
    }

    fn printed(&self, key: &ArticleKey) -> String {
        match self.desk.lang {
            Lang::Zh => self.policy.printed(key).map_or_else(|| key.to_string(), Cow::into_owned),
            Lang::En => words::article_en(key),
        }
    }
}

/// Paragraphs and items in their order; what stands in an item is one level further in.
fn add_lines(blocks: &[Block], level: u8, lines: &mut Vec<Line>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                lines.push(Line {
                    anchor: address::anchor(&paragraph.key),
                    number: String::new(),
                    level,
                    text: paragraph.text.clone(),
                    rows: Vec::new(),
                });
            }
            Block::Item(item) => {
                let level = level.saturating_add(1).min(4);
                lines.push(Line {
                    anchor: address::anchor(&item.key),
                    number: item.number.clone(),
                    level,
                    text: item.text.clone(),
                    rows: Vec::new(),
                });
                add_lines(&item.children, level, lines);
            }
            Block::Table(table) => {
                lines.push(Line { anchor: String::new(), number: String::new(), level, text: String::new(), rows: table.rows.clone() });
            }
        }
    }
}
