//! The data page as a catalogue of data sets.

use serde::Serialize;

use super::{Named, Thing, organisation, said, thing, url};
use crate::model::text::Lang;
use crate::plan::address;
use crate::plan::desk::Desk;

/// Data to download.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Dataset {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
    description: String,
    url: String,
    is_accessible_for_free: bool,
    date_modified: String,
    in_language: [&'static str; 2],
    creator: Named,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<String>,
    distribution: Vec<File>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct File {
    #[serde(rename = "@type")]
    kind: &'static str,
    content_url: String,
    encoding_format: &'static str,
    sha256: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Catalogue {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
    url: String,
    dataset: Vec<Dataset>,
}

/// The data page: a catalogue of data sets.
pub(crate) fn catalogue(desk: &Desk<'_>, dataset: Vec<Dataset>) -> Option<Thing> {
    let name = said(desk, &desk.survey.register.site.title);
    thing(desk, &Catalogue { kind: "DataCatalog", name, url: url(desk, address::DATA), dataset })
}

/// A data set of the files named, each from the root of the site with its media type.
pub(crate) fn dataset(desk: &Desk<'_>, name: String, anchor: &str, files: &[(String, &'static str)]) -> Dataset {
    let site = &desk.survey.register.site;
    let file = |(path, encoding_format): &(String, &'static str)| {
        let about = desk.files.get(path)?;
        let content_url = format!("{}{path}", site.base_url);
        Some(File { kind: "DataDownload", content_url, encoding_format, sha256: about.hex() })
    };
    Dataset {
        kind: "Dataset",
        description: format!(
            "{name}{}",
            desk.pick("，CSV、JSON Lines和JSON格式，附SHA-256校验值。", ", as CSV, JSON Lines and JSON, each file with its SHA-256.")
        ),
        name,
        url: format!("{}#{anchor}", url(desk, address::DATA)),
        is_accessible_for_free: true,
        date_modified: desk.survey.day.to_string(),
        in_language: Lang::ALL.map(Lang::tag),
        creator: organisation(desk, "Organization", &site.publisher, None),
        license: site.reuse.as_ref().and_then(|reuse| reuse.url.clone()),
        distribution: files.iter().filter_map(file).collect(),
    }
}
