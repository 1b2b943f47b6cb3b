//! `site.toml`, `countries.toml` and `hosts/kinds.toml` as written.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::id::{SchemeId, Slug};
use crate::model::text::Bilingual;

/// `site.toml`: the site as a whole.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SiteDraft {
    /// Every page says that the data is a fictional sample.
    #[serde(default)]
    pub sample: bool,
    /// The title of the site.
    pub title: Bilingual,
    /// Who publishes it.
    pub publisher: Bilingual,
    /// The address it is published at, ending in `/`.
    pub base_url: String,
    /// The schemes, in the order they are shown.
    pub schemes: Vec<SchemeId>,
    /// Identifiers that a site of this kind shows at its foot.
    #[serde(default)]
    pub footer: Footer,
    /// Where objections go, a scheme each.
    #[serde(default)]
    pub contact: Vec<ContactDraft>,
    /// On what terms the data can be used again.
    pub reuse: Option<Reuse>,
}

/// On what terms the data can be used again; shown on the data page.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reuse {
    /// The licence.
    pub licence: Bilingual,
    /// The address of its text.
    pub url: Option<String>,
    /// How often the data is made anew.
    pub updates: Option<Bilingual>,
}

/// Record numbers shown at the foot of every page; empty ones are left out.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Footer {
    /// ICP record number.
    #[serde(default)]
    #[schemars(length(min = 0))]
    pub icp: String,
    /// Police record number.
    #[serde(default)]
    #[schemars(length(min = 0))]
    pub police: String,
    /// Government site code.
    #[serde(default)]
    #[schemars(length(min = 0))]
    pub site_code: String,
}

/// The office that receives objections for one scheme.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactDraft {
    /// The scheme.
    pub scheme: SchemeId,
    /// The office.
    pub office: Bilingual,
    /// Street and room.
    pub address: Bilingual,
    /// Postcode.
    pub postcode: String,
    /// Office line.
    pub phone: String,
    /// Office mail.
    pub email: String,
    /// Office hours.
    pub hours: Bilingual,
    /// The line that watches over the procedure.
    pub supervision: Option<Supervision>,
}

/// A supervision office.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Supervision {
    /// The office.
    pub office: Bilingual,
    /// Office line.
    pub phone: String,
}

/// `hosts/kinds.toml`: one vocabulary of host kinds.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KindsDraft {
    /// The kinds.
    pub kind: Vec<KindDraft>,
}

/// A kind of host.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KindDraft {
    /// The word used in files.
    pub id: Slug,
    /// The word shown.
    pub name: Bilingual,
}

/// `countries.toml`: names of countries and regions.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CountriesDraft {
    /// The countries and regions.
    pub country: Vec<CountryDraft>,
}

/// A country or region.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CountryDraft {
    /// ISO 3166-1 alpha-2.
    pub code: String,
    /// The name shown.
    pub name: Bilingual,
}
