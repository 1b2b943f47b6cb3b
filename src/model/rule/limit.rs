//! The limit, change, name and statement shapes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Articles, Party, Strength, TypeRule};
use crate::model::id::Slug;
use crate::model::text::Bilingual;

/// How many bases at once.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// The greatest number.
    pub max: u32,
    /// Of what.
    pub per: LimitPer,
    /// Only for these kinds of host; empty: all.
    #[serde(default)]
    pub hosts: Vec<Slug>,
    /// Within what; none: the text leaves no doubt.
    pub scope: Option<Scope>,
    /// What the text adds, in our words, such as what a field is.
    pub text: Option<Bilingual>,
    /// How strictly.
    #[serde(default)]
    pub strength: Strength,
    /// Where the text says so.
    pub article: Articles,
}

/// What a limit counts by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum LimitPer {
    Host,
    School,
    Field,
    Leader,
}

/// Whether the text says within what a limit holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// It does not: a note, never an error.
    Unstated,
}

/// What of a base may change.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeRule {
    /// The particulars.
    pub what: Vec<Slug>,
    /// May, may not, or must be told.
    pub rule: May,
    /// When.
    pub when: Option<Bilingual>,
    /// To whom.
    #[serde(default)]
    pub to: Vec<Party>,
    /// How strictly.
    #[serde(default)]
    pub strength: Strength,
    /// The rule in our words.
    pub text: Option<Bilingual>,
    /// Where the text says so.
    pub article: Articles,
}

/// What the text says of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum May {
    /// It may be applied for.
    May,
    /// It may not be made.
    MayNot,
    /// It must be told.
    Report,
}

/// A formula of names; `{name}` and `{type}` are filled.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NameRule {
    /// The Chinese formula.
    pub zh: String,
    /// The English formula; spaces are compared loosely.
    pub en: String,
    /// The word of each type in the formula; one that is not here has its own name there.
    #[serde(default, rename = "type")]
    pub types: std::collections::BTreeMap<String, Bilingual>,
    /// How strictly.
    #[serde(default)]
    pub strength: Strength,
    /// Where the text says so.
    pub article: Articles,
}

impl NameRule {
    /// What `{type}` stands for: its own word for one of the types of its edition, else the name of that type.
    #[must_use]
    pub fn word<'a>(&'a self, types: &'a [TypeRule], kind: &str) -> Option<&'a Bilingual> {
        self.types.get(kind).or_else(|| Some(&types.iter().find(|rule| rule.id.as_str() == kind)?.name))
    }
}

/// A rule that is shown and not computed with.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// What it is about.
    pub topic: Slug,
    /// For these types; empty: all.
    #[serde(default)]
    pub types: Vec<Slug>,
    /// For these kinds of host; empty: all.
    #[serde(default)]
    pub hosts: Vec<Slug>,
    /// The rule in our words.
    pub text: Bilingual,
    /// Its numbers.
    #[serde(default)]
    pub numbers: Vec<Threshold>,
    /// Whether all numbers must be met or any.
    pub join: Option<Join>,
    /// Classes of partner country.
    #[serde(default)]
    pub classes: Vec<Slug>,
    /// How strictly.
    #[serde(default)]
    pub strength: Strength,
    /// Where the text says so.
    pub article: Articles,
}

/// A number a text asks for; the number itself is enough (以上 includes it).
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Threshold {
    /// The least.
    pub at_least: f64,
    /// Of what unit.
    pub unit: Slug,
    /// Counted over so many years before the application.
    pub span_years: Option<u32>,
    /// Of what.
    pub of: Option<Slug>,
}

/// How several numbers join.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Join {
    /// Every one.
    All,
    /// One is enough.
    Any,
}
