//! A policy text one can cite: its facts, its keys, its wording where carried, and our own guide to it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::day::Day;
use super::draft::policy::{DoubtStatus, OpenStart, PolicyDraft, StartDay, TextKind, Translates};
use super::id::{ArticleKey, VersionId};
use super::policy_text::PolicyText;
use super::source_mark;
use super::text::Bilingual;

/// One version of a text.
#[derive(Debug, Clone)]
pub struct Policy {
    /// Its version.
    pub version: VersionId,
    /// Number, dates and status facts.
    pub facts: PolicyDraft,
    /// Every citable place with its printed number, in the order of the text.
    pub keys: Vec<Key>,
    /// The official text, where this site carries it.
    pub text: Option<PolicyText>,
    /// Our own guide, Chinese then English.
    pub guides: Guides,
    /// Its folder.
    pub folder: String,
    places: BTreeMap<ArticleKey, usize>,
    /// Every place by its printed number in full.
    printed: BTreeMap<ArticleKey, Option<String>>,
}

/// A citable place of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Its key.
    pub key: ArticleKey,
    /// Its number as printed; empty for an unnumbered paragraph.
    pub number: String,
    /// The printed number of its chapter.
    pub chapter: Option<String>,
}

/// The guide in each language, where written.
#[derive(Debug, Clone, Default)]
pub struct Guides {
    /// Chinese.
    pub zh: Option<Guide>,
    /// English.
    pub en: Option<Guide>,
    /// A full translation into English, unofficial; an entry for each article, as in a guide.
    pub translation: Option<Guide>,
    /// The marks of the Chinese files as they are now.
    pub marks: Translates,
}

/// Our own words on a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Guide {
    /// Its title.
    pub title: String,
    /// What stands before the first article, Markdown.
    pub preface: String,
    /// An entry for each article or item, in the order written.
    pub entries: Vec<GuideEntry>,
}

/// What a guide says of one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuideEntry {
    /// The place.
    pub key: ArticleKey,
    /// What it says, Markdown.
    pub markdown: String,
    /// Line in the file, from 1.
    pub line: usize,
}

/// The status of a text on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Status {
    /// A draft for comment; never law.
    Draft,
    /// In force from a later day.
    NotYet(Day),
    /// In force since a day.
    InForce(Day),
    /// Ended by its own term on a day.
    Lapsed(Day),
    /// Repealed from a day by a document.
    Repealed(Day, String),
    /// Replaced from a day by a document.
    Replaced(Day, String),
    /// The copy does not tell.
    Unknown,
}

impl Status {
    /// The word used in data files.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::NotYet(_) => "not-yet-in-force",
            Self::InForce(_) => "in-force",
            Self::Lapsed(_) => "lapsed",
            Self::Repealed(..) => "repealed",
            Self::Replaced(..) => "replaced",
            Self::Unknown => "unknown",
        }
    }

    /// What stands against acting under the text; none while it is in force.
    #[must_use]
    pub fn objection(&self) -> Option<Bilingual> {
        Some(match self {
            Self::InForce(_) => return None,
            Self::Draft => Bilingual::new("所依据的是征求意见稿", "it rests on a draft for comment"),
            Self::Unknown => Bilingual::new("所依据的文本当日效力未能确定", "whether the text was in force that day is not known"),
            Self::NotYet(from) => Bilingual::new(format!("所依据的文本自{from}起施行"), format!("the text is in force only from {from}")),
            Self::Lapsed(end) => Bilingual::new(format!("所依据的文本有效期至{end}"), format!("the text lapsed on {end}")),
            Self::Repealed(on, by) => {
                Bilingual::new(format!("所依据的文本自{on}起废止（{by}）"), format!("the text was repealed from {on} ({by})"))
            }
            Self::Replaced(on, by) => {
                Bilingual::new(format!("所依据的文本自{on}起被替代（{by}）"), format!("the text was replaced from {on} ({by})"))
            }
        })
    }
}

/// The number of a place, part by part of its key; a paragraph needs no entry of its own.
fn spelled(key: &ArticleKey, places: &BTreeMap<ArticleKey, usize>, keys: &[Key]) -> Option<String> {
    let mut words = String::new();
    let mut path = String::new();
    for part in key.as_str().split('-') {
        if !path.is_empty() {
            path.push('-');
        }
        path.push_str(part);
        let known = ArticleKey::try_from(path.clone()).ok().and_then(|key| keys.get(*places.get(&key)?));
        match (known, part.strip_prefix('p')) {
            // An inserted article (`120-z1`) prints its whole number, that of the one before it included.
            (Some(place), _) if part.starts_with('z') => words.clone_from(&place.number),
            (Some(place), _) if !place.number.is_empty() => words.push_str(&place.number),
            (_, Some(paragraph)) => words.push_str(&format!("第{paragraph}款")),
            _ => return None,
        }
    }
    Some(words)
}

impl Policy {
    /// A version of a text; keys in the order of the text.
    #[must_use]
    pub fn new(version: VersionId, facts: PolicyDraft, keys: Vec<Key>, text: Option<PolicyText>, guides: Guides, folder: String) -> Self {
        let places = keys.iter().enumerate().map(|(place, key)| (key.key.clone(), place)).collect();
        let printed = keys.iter().map(|key| (key.key.clone(), spelled(&key.key, &places, &keys))).collect();
        Self { version, facts, keys, text, guides, folder, places, printed }
    }

    /// A citable place, or nothing when the text has none of that key.
    #[must_use]
    pub fn key(&self, key: &ArticleKey) -> Option<&Key> {
        self.places.get(key).and_then(|place| self.keys.get(*place))
    }

    /// The printed number of a place in full: `第十三条（三）`; a paragraph as `第2款`.
    #[must_use]
    pub fn printed(&self, key: &ArticleKey) -> Option<Cow<'_, str>> {
        match self.printed.get(key) {
            Some(known) => known.as_deref().map(Cow::Borrowed),
            None => spelled(key, &self.places, &self.keys).map(Cow::Owned),
        }
    }

    /// Whether an English page of it would have a Chinese body.
    #[must_use]
    pub fn speaks_chinese_alone(&self) -> bool {
        self.guides.translation.is_none() && (self.text.is_some() || (self.guides.zh.is_some() && self.guides.en.is_none()))
    }

    /// Whether there is English of it, and the Chinese has changed since that noted what it was made from.
    #[must_use]
    pub fn is_behind(&self) -> bool {
        let (noted, now) = (&self.facts.translates, &self.guides.marks);
        let pairs = [(&self.guides.translation, &noted.text, &now.text), (&self.guides.en, &noted.guide, &now.guide)];
        pairs.into_iter().any(|(english, noted, now)| {
            let marks = noted.as_deref().zip(now.as_deref()).filter(|_| english.is_some());
            marks.is_some_and(|(noted, now)| source_mark::has_changed(noted, now))
        })
    }

    /// The first day it holds, where that is known.
    #[must_use]
    pub fn starts(&self) -> Option<Day> {
        match self.facts.in_force.on {
            StartDay::Day(start) => Some(start),
            StartDay::Open(OpenStart::Release) => self.facts.dated,
            StartDay::Open(OpenStart::Placeholder) => None,
        }
    }

    /// The day it lapses by its own words, where they and the known dates tell.
    #[must_use]
    pub fn lapses(&self) -> Option<Day> {
        let ends = self.facts.ends.as_ref()?;
        let years = ends.after_years.and_then(|years| i32::try_from(years).ok());
        ends.on.or_else(|| Some(self.starts()?.plus_years(years?)))
    }

    /// Whether a document had put it out of force by a day.
    #[must_use]
    pub fn has_ended(&self, day: Day) -> bool {
        self.facts.ended.as_ref().is_some_and(|ended| ended.on <= day)
    }

    /// The status of the text on a day, by what its own words and the facts kept here say.
    #[must_use]
    pub fn status(&self, day: Day) -> Status {
        if self.facts.kind == TextKind::Draft {
            return Status::Draft;
        }
        if let Some(ended) = self.facts.ended.as_ref().filter(|ended| ended.on <= day) {
            return match ended.status {
                DoubtStatus::Replaced => Status::Replaced(ended.on, ended.by.clone()),
                DoubtStatus::Repealed => Status::Repealed(ended.on, ended.by.clone()),
            };
        }
        match (self.starts(), self.lapses()) {
            (_, Some(end)) if end < day => Status::Lapsed(end),
            (Some(start), _) if start > day => Status::NotYet(start),
            (Some(start), _) => Status::InForce(start),
            (None, _) => Status::Unknown,
        }
    }
}
