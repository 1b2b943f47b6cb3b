//! `policies/<version>.json`: a version of a text with every citable place, by the lawyer's way of counting.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::parts::{Pages, Word};
use crate::model::day::Day;
use crate::model::id::{ArticleKey, SchemeId, VersionId};
use crate::model::policy::{Guide, Key, Policy, Status};
use crate::model::policy_text::Block;
use crate::model::text::{Bilingual, Lang};
use crate::plan::address;
use crate::plan::survey::{SchemeSurvey, Survey};

/// A version of a text.
#[derive(Serialize, JsonSchema)]
pub(super) struct Text<'a> {
    /// The scheme.
    scheme: &'a SchemeId,
    /// The version; `scheme/version` cites it.
    version: &'a VersionId,
    /// Its title.
    title: &'a Bilingual,
    /// The number of the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<&'a str>,
    /// The document's own date.
    #[serde(skip_serializing_if = "Option::is_none")]
    dated: Option<Day>,
    /// Where it stands on the day; a draft is never law.
    status: Word<'static>,
    /// In force or not in force yet: from this day. Lapsed: the last day. Repealed, replaced: from this day.
    #[serde(skip_serializing_if = "Option::is_none")]
    status_day: Option<Day>,
    /// The document that repealed or replaced it.
    #[serde(skip_serializing_if = "Option::is_none")]
    ended_by: Option<String>,
    /// Whether the official wording is carried here; a guide in our own words never decides.
    official_text: bool,
    /// Every citable place in the order of the text.
    places: Vec<Place<'a>>,
    /// The rules read from it as data, where an edition rests on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    rules: Option<String>,
    /// Its pages.
    pages: Pages,
}

#[derive(Serialize, JsonSchema)]
struct Place<'a> {
    /// Its key: `13-3` is item 3 of article 13, `13-p2` its second paragraph.
    key: &'a ArticleKey,
    /// The citation: `scheme/version#key`.
    cite: String,
    /// The number printed at the place itself; empty for an unnumbered paragraph.
    number: &'a str,
    /// The number as one cites it: 第十三条（三）.
    #[serde(skip_serializing_if = "Option::is_none")]
    printed: Option<String>,
    /// The printed number of the chapter of an article.
    #[serde(skip_serializing_if = "Option::is_none")]
    chapter: Option<&'a str>,
    /// The official wording where it is carried: of an article the whole, of an item its own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    /// What it says in our own words, Markdown; the official text decides.
    #[serde(skip_serializing_if = "Option::is_none")]
    guide: Option<Told<'a>>,
    /// Its place on the pages.
    pages: Pages,
}

#[derive(Serialize, JsonSchema)]
struct Told<'a> {
    /// In Chinese.
    #[serde(skip_serializing_if = "Option::is_none")]
    zh: Option<&'a str>,
    /// In English.
    #[serde(skip_serializing_if = "Option::is_none")]
    en: Option<&'a str>,
}

/// A text of a scheme.
pub(super) fn of<'a>(survey: &Survey<'_>, one: &'a SchemeSurvey<'_>, version: &VersionId) -> Option<Text<'a>> {
    let scheme = one.scheme;
    let policy = scheme.policies.get(version)?;
    let status = policy.status(survey.day);
    let (status_day, ended_by) = match &status {
        Status::NotYet(day) | Status::InForce(day) | Status::Lapsed(day) => (Some(*day), None),
        Status::Repealed(day, by) | Status::Replaced(day, by) => (Some(*day), Some(by.clone())),
        Status::Draft | Status::Unknown => (None, None),
    };
    let page = address::policy(&scheme.id, &policy.version);
    Some(Text {
        scheme: &scheme.id,
        version: &policy.version,
        title: &policy.facts.title,
        number: policy.facts.number.as_ref().map(|number| number.text.as_str()),
        dated: policy.facts.dated,
        status: Word::status(&status),
        status_day,
        ended_by,
        official_text: policy.text.is_some(),
        places: places(&scheme.id, policy, &page),
        rules: scheme.edition(&policy.version).map(|_| address::rules(&scheme.id)),
        pages: Pages::of(&page),
    })
}

fn places<'a>(scheme: &SchemeId, policy: &'a Policy, page: &str) -> Vec<Place<'a>> {
    let wording = wording(policy);
    let guides = Lang::ALL.map(|lang| match lang {
        Lang::Zh => entries(policy.guides.zh.as_ref()),
        Lang::En => entries(policy.guides.en.as_ref()),
    });
    let place = |key: &'a Key| {
        let [zh, en] = guides.each_ref().map(|guide| guide.get(&key.key).copied());
        Place {
            key: &key.key,
            cite: format!("{scheme}/{}#{}", policy.version, key.key),
            number: &key.number,
            printed: policy.printed(&key.key).map(Cow::into_owned),
            chapter: key.chapter.as_deref(),
            text: wording.get(key.key.as_str()).cloned(),
            guide: (zh.is_some() || en.is_some()).then_some(Told { zh, en }),
            pages: Pages::of(&format!("{page}#{}", address::anchor(key.key.as_str()))),
        }
    };
    policy.keys.iter().map(place).collect()
}

fn entries(guide: Option<&Guide>) -> BTreeMap<&ArticleKey, &str> {
    guide.into_iter().flat_map(|guide| &guide.entries).map(|entry| (&entry.key, entry.markdown.as_str())).collect()
}

/// The official wording of every article and item, by key; nothing where it is not carried.
fn wording(policy: &Policy) -> BTreeMap<&str, String> {
    let mut of = BTreeMap::new();
    for article in policy.text.iter().flat_map(|text| &text.articles) {
        of.insert(article.key.as_str(), article.text());
        gather(&article.blocks, &mut of);
    }
    of
}

fn gather<'a>(blocks: &'a [Block], of: &mut BTreeMap<&'a str, String>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                // The only paragraph of an article has the article's own key.
                of.entry(paragraph.key.as_str()).or_insert_with(|| paragraph.text.clone());
            }
            Block::Item(item) => {
                of.insert(item.key.as_str(), item.own_text());
                gather(&item.children, of);
            }
            // Its words are in those of the article.
            Block::Table(_) => {}
        }
    }
}
