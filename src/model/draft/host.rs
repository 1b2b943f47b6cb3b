//! `hosts/<id>.toml` as written.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::day::Day;
use crate::model::id::{HostId, Slug};
use crate::model::text::Bilingual;

/// `hosts/<id>.toml`: a host 依托单位, with the values first published.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct HostDraft {
    /// Its name.
    pub name: Bilingual,
    /// Its kind, a word of `hosts/kinds.toml`.
    pub kind: Slug,
    /// Where it is.
    pub region: Option<Bilingual>,
    /// When it was registered.
    pub registered: Option<Day>,
    /// Unified social credit code 统一社会信用代码.
    pub credit_code: Option<String>,
    /// Other hosts that look like this one and are other bodies.
    #[serde(default)]
    pub differs_from: Vec<HostId>,
    /// Schools or colleges, for limits that count by school.
    #[serde(default)]
    pub schools: Vec<School>,
}

/// A school or college of a university.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct School {
    /// The word used in files.
    pub id: Slug,
    /// Its name.
    pub name: Bilingual,
}
