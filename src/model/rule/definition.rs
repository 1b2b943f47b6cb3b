//! The three definitions: host, type and grade.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Articles;
use crate::model::id::Slug;
use crate::model::text::Bilingual;

/// A kind of host the text admits; `id` is a word of `hosts/kinds.toml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HostRule {
    /// The kind.
    pub id: Slug,
    /// The text's own word for it.
    pub name: Bilingual,
    /// The text ends the list with "and others" here.
    #[serde(default)]
    pub open: bool,
    /// Where the text says so.
    pub article: Articles,
}

/// A type of base.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TypeRule {
    /// The type.
    pub id: Slug,
    /// Its name.
    pub name: Bilingual,
    /// The kinds of host the text ties it to.
    pub hosts: Option<TypeHosts>,
    /// The text ends the list with "and others" here.
    #[serde(default)]
    pub open: bool,
    /// Where the text says so.
    pub article: Articles,
}

impl TypeRule {
    /// The kinds of host it is kept for, where a kind is none of them.
    #[must_use]
    pub fn kept_from(&self, kind: &Slug) -> Option<&[Slug]> {
        self.hosts.as_ref().filter(|tied| !tied.open && !tied.ids.contains(kind)).map(|tied| tied.ids.as_slice())
    }
}

/// The tie of a type to kinds of host.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TypeHosts {
    /// The kinds.
    pub ids: Vec<Slug>,
    /// Others are possible too.
    #[serde(default)]
    pub open: bool,
}

/// A grade of evaluation.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Grade {
    /// The grade.
    pub id: Slug,
    /// What the grade does.
    pub role: Role,
    /// Its name.
    pub name: Bilingual,
    /// Where the text says so.
    pub article: Articles,
}

/// The role of a grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The best, with benefits.
    Top,
    /// Enough to stay.
    Pass,
    /// Not enough.
    Fail,
}
