//! `scheme.toml` as written.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::day::Day;
use crate::model::rule::Edition;
use crate::model::text::Bilingual;

/// `scheme.toml`: a regime, its words and its dated editions of rules.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SchemeDraft {
    /// 1 state, 2 province, 3 city.
    pub rank: u8,
    /// What its bases are called.
    pub name: Bilingual,
    /// The authority, as it is called now.
    pub authority: Bilingual,
    /// What it was called before, the earliest first.
    #[serde(default)]
    pub former_authority: Vec<FormerAuthority>,
    /// The regime's own words.
    pub words: Words,
    /// Its editions.
    pub edition: Vec<Edition>,
}

/// A name the authority had: what it posted until then was issued under it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FormerAuthority {
    /// The last day of the name.
    pub until: Day,
    /// The name.
    pub name: Bilingual,
}

/// A regime's own words for things every regime has.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// A base.
    pub base: Bilingual,
    /// A host.
    pub host: Bilingual,
    /// A recommender.
    pub sponsor: Bilingual,
    /// Revocation, as a noun: `revocation of the title`, `removal from the series`.
    pub revoke: Bilingual,
}
