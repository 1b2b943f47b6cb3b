//! An edition: all rules of a regime that rest on one version of its text.

use std::borrow::Cow;
use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Serialize};

use super::{ChangeRule, Consequence, Cycle, Grade, HostRule, Limit, NameRule, PathStep, Publicity, Rectify, Statement, TypeRule};
use crate::model::calendar::FirstDay;
use crate::model::day::Day;
use crate::model::id::{ArticleKey, VersionId};

/// One article key or a list of them; never empty once resolved.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "OneOrMany")]
pub struct Articles(Arc<[ArticleKey]>);

/// As it is written.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
enum OneOrMany {
    /// A single place.
    One(ArticleKey),
    /// Several places that together carry the rule.
    Many(Vec<ArticleKey>),
}

impl From<OneOrMany> for Articles {
    fn from(written: OneOrMany) -> Self {
        Self(match written {
            OneOrMany::One(key) => Arc::new([key]),
            OneOrMany::Many(keys) => keys.into(),
        })
    }
}

impl JsonSchema for Articles {
    fn schema_name() -> Cow<'static, str> {
        "Articles".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = OneOrMany::json_schema(generator);
        schema.insert("description".to_owned(), "One article key or a list of them; never empty.".into());
        schema
    }
}

impl Articles {
    /// The keys in the order written.
    #[must_use]
    pub fn keys(&self) -> &[ArticleKey] {
        &self.0
    }

    /// The same keys, to be held elsewhere.
    #[must_use]
    pub fn shared(&self) -> Arc<[ArticleKey]> {
        Arc::clone(&self.0)
    }
}

/// How strictly a rule binds: `must` makes an error of a breach, `in-principle` a warning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// The text commands.
    #[default]
    Must,
    /// The text says 原则上.
    InPrinciple,
}

/// A dated edition of a regime's rules, resting on one version of a policy text.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Edition {
    /// The folder under `policies/` whose text these rules are read from.
    pub version: VersionId,
    /// Topics read for which the text has no rule; tells "none" from "not entered".
    #[serde(default)]
    #[schemars(schema_with = "super::topic::codes")]
    pub silent: Vec<String>,
    /// The overlay of regional days off and worked days, if any.
    pub calendar_region: Option<String>,
    /// How the bureau reads what the text leaves open; shown as practice.
    #[serde(default)]
    pub practice: Practice,
    /// Kinds of host admitted.
    #[serde(default)]
    pub host: Vec<HostRule>,
    /// Types of base.
    #[serde(default, rename = "type")]
    pub types: Vec<TypeRule>,
    /// Grades an evaluation can give.
    #[serde(default)]
    pub grade: Vec<Grade>,
    /// Windows an effect needs.
    #[serde(default)]
    pub publicity: Vec<Publicity>,
    /// The path to recognition, in order.
    #[serde(default)]
    pub step: Vec<PathStep>,
    /// What recurs.
    #[serde(default)]
    pub cycle: Vec<Cycle>,
    /// If this happened, that follows.
    #[serde(default)]
    pub consequence: Vec<Consequence>,
    /// How many at once.
    #[serde(default)]
    pub limit: Vec<Limit>,
    /// What of a base may change, may not, or must be told.
    #[serde(default)]
    pub change: Vec<ChangeRule>,
    /// Formulas of names.
    #[serde(default)]
    pub name: Vec<NameRule>,
    /// Rules that are shown only.
    #[serde(default)]
    pub statement: Vec<Statement>,
}

/// The bureau's reading where the text is silent. A key that is absent stays open: what hangs on it is not computed.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Practice {
    /// Which day of a window is counted first.
    pub first_day: Option<FirstDay>,
    /// From when a year of rectification runs.
    pub rectify_from: Option<RectifyFrom>,
    /// From when an evaluation cycle runs.
    pub cycle_from: Option<CycleFrom>,
    /// From when a bar runs.
    pub bar_from: Option<BarFrom>,
}

impl Practice {
    /// The last day of a term of rectification by the day of the outcome; none where it is not said from when a term runs.
    #[must_use]
    pub fn rectified_by(&self, term: Rectify, outcome: Day) -> Option<Day> {
        self.rectify_from.map(|RectifyFrom::Outcome| term.ends(outcome))
    }

    /// The day a bar runs from, by the days an end is effective and posted; none where it is not said.
    #[must_use]
    pub fn barred_from(&self, effective: Day, posted: Day) -> Option<Day> {
        self.bar_from.map(|from| match from {
            BarFrom::Effective => effective,
            BarFrom::Posted => posted,
        })
    }
}

/// When a rectification term starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RectifyFrom {
    /// On the day the outcome is posted.
    Outcome,
}

/// When an evaluation cycle starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CycleFrom {
    /// On the day of recognition, then of each evaluation.
    RecognitionOrLastEvaluation,
}

/// When a bar starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum BarFrom {
    /// On the day the revocation or exit is effective.
    Effective,
    /// On the day the act is posted.
    Posted,
}
