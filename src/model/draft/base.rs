//! `bases/<id>.toml` as written.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::id::{BaseId, HostId, SchemeId, Slug};
use crate::model::text::Bilingual;

/// `bases/<id>.toml`: a base with the values first published; acts change it, never this file.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BaseDraft {
    /// Its name.
    pub name: Bilingual,
    /// Its type, a word of the edition.
    pub r#type: Slug,
    /// Its host.
    pub host: HostId,
    /// The school or college, where the host has some.
    pub school: Option<Slug>,
    /// Its field.
    pub field: Option<Bilingual>,
    /// Its leader.
    pub leader: Option<Bilingual>,
    /// Who recommended it.
    pub recommender: Option<Bilingual>,
    /// Its partners.
    #[serde(default)]
    pub partners: Vec<Partner>,
    /// The same base in other schemes.
    #[serde(default)]
    pub also: Vec<Also>,
    /// The mark of the `zh.md` that `en.md` translates: `check` says when it has changed since.
    pub translates: Option<String>,
}

/// A partner body abroad.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Partner {
    /// Its name.
    pub name: Bilingual,
    /// Its country or region, ISO 3166-1 alpha-2.
    pub country: String,
    /// The class of the country, where the text has classes.
    pub class: Option<Slug>,
}

impl Partner {
    /// The countries and regions of some partners, each once, in the order written.
    #[must_use]
    pub fn countries(partners: &[Self]) -> Vec<&str> {
        let mut countries = Vec::new();
        for partner in partners {
            if !countries.contains(&partner.country.as_str()) {
                countries.push(partner.country.as_str());
            }
        }
        countries
    }
}

/// The same base in another scheme.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Also {
    /// That scheme.
    pub scheme: SchemeId,
    /// Its number there.
    pub base: BaseId,
}
