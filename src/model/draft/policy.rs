//! `policy.toml` and `keys.toml` as written.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::day::Day;
use crate::model::id::{ArticleKey, Citation, VersionId};
use crate::model::rule::Articles;
use crate::model::text::Bilingual;

/// `policy.toml`: the only place of a text's number, dates and status facts.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PolicyDraft {
    /// The title.
    pub title: Bilingual,
    /// What kind of copy it is.
    pub kind: TextKind,
    /// The document's number.
    pub number: Option<NumberDraft>,
    /// The document's own date.
    pub dated: Option<Day>,
    /// When a reprint was put online; not the date of the text.
    pub reposted: Option<Day>,
    /// The amendment the copy names.
    pub amended: Option<Amended>,
    /// From when it holds.
    pub in_force: InForce,
    /// Until when it holds.
    pub ends: Option<Ends>,
    /// What it replaces.
    #[serde(default)]
    pub replaces: Vec<Replaces>,
    /// The version of the same text before this one, where neither the titles nor the editions of the rules tell.
    pub follows: Option<VersionId>,
    /// Documents it cites.
    #[serde(default)]
    pub cites: Vec<String>,
    /// Doubts about its status that no text settles.
    #[serde(default)]
    pub doubt: Vec<Doubt>,
    /// When it was repealed or replaced, and by what.
    pub ended: Option<Ended>,
    /// What the English was made from: `check` says when the Chinese has changed since.
    #[serde(default)]
    pub translates: Translates,
}

/// The marks of the Chinese that the English of a text was made from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Translates {
    /// Of the `zh.md` that `en.md` translates.
    #[schemars(length(min = 0))]
    pub text: Option<String>,
    /// Of the `guide.zh.md` that `guide.en.md` follows.
    #[schemars(length(min = 0))]
    pub guide: Option<String>,
}

/// What kind of copy a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TextKind {
    /// As issued.
    Issued,
    /// With amendments worked in.
    Amended,
    /// For comment 征求意见稿: never shown as law.
    Draft,
    /// Copied from elsewhere.
    Reprint,
    /// The copy does not tell.
    Unknown,
}

/// A document number and where it was found.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NumberDraft {
    /// The number.
    pub text: String,
    /// `wrapper` for the notice of issue, or the place of a text that gives it.
    pub source: Option<String>,
}

/// An amendment.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Amended {
    /// Its date.
    pub on: Day,
    /// The amending document.
    pub by: String,
    /// Where the copy says so.
    pub r#where: Option<String>,
}

/// From when a text holds.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InForce {
    /// The day; `release` when the text says so and the copy lacks the date; `placeholder` when the text leaves it blank.
    pub on: StartDay,
    /// Where the text says so.
    pub article: Articles,
}

/// A start day, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum StartDay {
    /// A date.
    Day(Day),
    /// No date.
    Open(OpenStart),
}

/// Why a start day is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OpenStart {
    /// The day of release, which the copy lacks.
    Release,
    /// A blank in the text.
    Placeholder,
}

/// Until when a text holds.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Ends {
    /// On this day.
    pub on: Option<Day>,
    /// So many years after it came into force.
    pub after_years: Option<u32>,
    /// Where the text says so.
    pub article: Articles,
}

/// A document that a text replaces.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Replaces {
    /// Its number.
    pub number: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Its date.
    pub dated: Option<Day>,
    /// Where the text says so.
    pub article: Articles,
}

/// A doubt about the status of a text.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Doubt {
    /// The status it may have.
    pub status: DoubtStatus,
    /// By what.
    pub by: String,
    /// The place that raises the doubt.
    pub source: Option<Citation>,
}

/// The status a text may have without any text saying so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DoubtStatus {
    /// Probably replaced.
    Replaced,
    /// Probably repealed.
    Repealed,
}

/// The known end of a text.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ended {
    /// Repealed or replaced.
    pub status: DoubtStatus,
    /// From this day.
    pub on: Day,
    /// By this document.
    pub by: String,
}

/// `keys.toml`: every citable place of a text and its printed number; no wording.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeysDraft {
    /// The places, in the order of the text.
    pub article: Vec<KeyDraft>,
}

/// A citable place.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeyDraft {
    /// Its key.
    pub key: ArticleKey,
    /// Its number as printed; empty for an unnumbered paragraph.
    #[schemars(length(min = 0))]
    pub number: String,
    /// The printed number of its chapter.
    pub chapter: Option<String>,
}
