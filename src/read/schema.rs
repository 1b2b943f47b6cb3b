//! The JSON Schemas of the files people write, generated from the same types that read them.

use schemars::JsonSchema;
use serde_json::Value;

use super::columns;
use super::sort::{ActPart, Kind, PolicyPart, sort};
use crate::model::calendar::YearDraft;
use crate::model::draft::act::ActDraft;
use crate::model::draft::base::BaseDraft;
use crate::model::draft::host::HostDraft;
use crate::model::draft::moved::MovedDraft;
use crate::model::draft::policy::{KeysDraft, PolicyDraft};
use crate::model::draft::scheme::SchemeDraft;
use crate::model::draft::site::{CountriesDraft, KindsDraft, SiteDraft};

/// Every schema: the name of its file, its text.
#[must_use]
pub fn all() -> Vec<(&'static str, String)> {
    vec![
        ("act.json", text::<ActDraft>("一次公开行为 / an act: act.toml")),
        ("base.json", text::<BaseDraft>("基地 / a base: bases/<id>.toml")),
        ("calendar.json", text::<YearDraft>("放假安排 / a year of days off: calendars/*.toml")),
        ("countries.json", text::<CountriesDraft>("国家和地区 / countries and regions: countries.toml")),
        ("host.json", text::<HostDraft>("依托单位 / a host: hosts/<id>.toml")),
        ("keys.json", text::<KeysDraft>("条款键 / article keys: keys.toml")),
        ("lists.json", columns::schema()),
        ("kinds.json", text::<KindsDraft>("依托单位类别 / kinds of host: hosts/kinds.toml")),
        ("moved.json", text::<MovedDraft>("不再使用的地址 / addresses that are no more: moved.toml")),
        ("policy.json", text::<PolicyDraft>("政策文本的事实 / facts of a text: policy.toml")),
        ("scheme.json", text::<SchemeDraft>("制度 / a scheme: scheme.toml")),
        ("site.json", text::<SiteDraft>("网站 / the site: site.toml")),
    ]
}

/// The name of the schema of a TOML file, by its path in the content folder: `act`, `base`; none for anything else.
#[must_use]
pub fn of(path: &str) -> Option<&'static str> {
    Some(match sort(path).ok()? {
        Kind::Site => "site",
        Kind::Calendar => "calendar",
        Kind::Kinds => "kinds",
        Kind::Countries => "countries",
        Kind::Moved => "moved",
        Kind::Host(_) => "host",
        Kind::Scheme(_) => "scheme",
        Kind::Policy(_, _, PolicyPart::Facts) => "policy",
        Kind::Policy(_, _, PolicyPart::Keys) => "keys",
        Kind::Base(..) => "base",
        Kind::Act(_, _, ActPart::Facts) => "act",
        Kind::Policy(..) | Kind::BaseProse(..) | Kind::Act(..) => return None,
    })
}

/// The first line of a TOML file, by which editors find its schema: `schemas/` lies beside the content folder. Empty for
/// any other file.
#[must_use]
pub fn line(path: &str) -> String {
    let up = "../".repeat(path.matches('/').count().saturating_add(1));
    of(path).map(|name| format!("#:schema {up}schemas/{name}.json\n")).unwrap_or_default()
}

fn text<T: JsonSchema>(title: &str) -> String {
    let schema = schemars::generate::SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>();
    let mut value = schema.to_value();
    if let Some(root) = value.as_object_mut() {
        root.insert("title".to_owned(), Value::from(title));
    }
    let mut text = serde_json::to_string_pretty(&value).unwrap_or_default();
    text.push('\n');
    text
}
