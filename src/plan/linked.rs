//! What a page is about in the words of schema.org, for search engines: a data block in the page's head (JSON-LD).
//!
//! A block of this type is data and never run, so a policy of no inline script does not touch it. Nothing stands in it
//! that the page does not show, and nothing that turns false by itself.

use serde::Serialize;

use super::desk::Desk;
use super::{address, view::Crumb};
use crate::model::id::{BaseId, HostId};
use crate::model::policy::{Policy, Status};
use crate::model::register::{Act, ActKind, Host, Scheme};
use crate::model::standing::{Life, Standing};
use crate::model::text::Bilingual;

/// A thing a page is about, as JSON-LD without its context.
pub type Thing = String;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Trail {
    #[serde(rename = "@type")]
    kind: &'static str,
    item_list_element: Vec<Step>,
}

#[derive(Serialize)]
struct Step {
    #[serde(rename = "@type")]
    kind: &'static str,
    position: usize,
    name: String,
    item: String,
}

/// The data block of a page: the way to it, and what it is about; none for a page that has neither.
///
/// The text can stand in a `script` element as it is: no `<` is left in it.
#[must_use]
pub fn block(base_url: &str, crumbs: &[Crumb], own: (&str, &str), about: Option<&Thing>) -> Option<String> {
    let steps = crumbs.iter().map(|crumb| (crumb.title.clone(), format!("{base_url}{}", crumb.path)));
    let steps = steps.chain([(own.0.to_owned(), own.1.to_owned())]).zip(1..);
    let steps = steps.map(|((name, item), position)| Step { kind: "ListItem", position, name, item });
    let trail = (!crumbs.is_empty()).then(|| thing(&Trail { kind: "BreadcrumbList", item_list_element: steps.collect() })).flatten();
    let graph: Vec<&str> = trail.as_deref().into_iter().chain(about.map(String::as_str)).collect();
    let block = || format!(r#"{{"@context":"https://schema.org","@graph":[{}]}}"#, graph.join(","));
    (!graph.is_empty()).then(|| block().replace('<', r"\u003c"))
}

/// An organisation, or any thing that needs no more than its name.
#[derive(Serialize)]
struct Named {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Base<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    alternate_name: Option<String>,
    identifier: &'a str,
    url: String,
    parent_organization: Named,
    #[serde(skip_serializing_if = "Option::is_none")]
    has_certification: Option<Certification<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Certification<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
    certification_identification: &'a str,
    /// Whether it holds.
    certification_status: &'static str,
    issued_by: Named,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_from: Option<String>,
}

/// A base: an organisation for research of its host, with what it is certified as.
pub(super) fn base(desk: &Desk<'_>, scheme: &Scheme, id: &BaseId, life: &Life) -> Option<Thing> {
    let now = &life.now;
    let held = match life.standing {
        Standing::Certified | Standing::InRectification | Standing::ReEvaluationDue => Some("CertificationActive"),
        Standing::Revoked | Standing::Exited => Some("CertificationInactive"),
        Standing::Candidate | Standing::Proposed | Standing::NotRecognised => None,
    };
    thing(&Base {
        kind: "ResearchOrganization",
        name: said(desk, &now.name),
        alternate_name: desk.other(&now.name),
        identifier: id.as_str(),
        url: url(desk, &address::base(&scheme.id, id)),
        parent_organization: organisation(desk, "Organization", &now.host.name, Some(&address::host(&now.host.id))),
        has_certification: held.map(|status| Certification {
            kind: "Certification",
            name: said(desk, &scheme.name),
            certification_identification: id.as_str(),
            certification_status: status,
            issued_by: authority(desk, scheme),
            valid_from: life.recognised.map(|day| day.to_string()),
        }),
    })
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Document<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    identifier: Option<&'a str>,
    url: String,
    in_language: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    /// The window of a notice as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    temporal_coverage: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    creative_work_status: Option<&'static str>,
    publisher: Named,
}

/// A notice or another act: a document of the authority.
pub(super) fn act(desk: &Desk<'_>, scheme: &Scheme, act: &Act) -> Option<Thing> {
    let (name, chinese) = desk.say_or_zh(&act.title);
    thing(&Document {
        kind: "DigitalDocument",
        name,
        identifier: act.number.as_deref(),
        url: url(desk, &address::act(&scheme.id, &act.id)),
        in_language: chinese.unwrap_or(desk.lang.tag()),
        date_published: Some(act.posted().to_string()),
        temporal_coverage: match &act.kind {
            ActKind::Notice(window) => Some(format!("{}/{}", window.first, window.last)),
            _ => None,
        },
        creative_work_status: None,
        publisher: authority(desk, scheme),
    })
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Legislation<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    legislation_identifier: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    legislation_date: Option<String>,
    legislation_passed_by: Named,
    #[serde(skip_serializing_if = "Option::is_none")]
    legislation_legal_force: Option<&'static str>,
    url: String,
}

/// A text: legislation with its force on the day; a draft is a document and no more.
pub(super) fn policy(desk: &Desk<'_>, scheme: &Scheme, policy: &Policy) -> Option<Thing> {
    let (name, chinese) = desk.say_or_zh(&policy.facts.title);
    let url = url(desk, &address::policy(&scheme.id, &policy.version));
    let number = policy.facts.number.as_ref().map(|number| number.text.as_str());
    let force = match policy.status(desk.survey.day) {
        Status::Draft => {
            return thing(&Document {
                kind: "DigitalDocument",
                name,
                identifier: number,
                url,
                in_language: chinese.unwrap_or(desk.lang.tag()),
                date_published: None,
                temporal_coverage: None,
                creative_work_status: Some("Draft"),
                publisher: authority(desk, scheme),
            });
        }
        Status::InForce(_) => Some("InForce"),
        Status::NotYet(_) | Status::Lapsed(_) | Status::Repealed(..) | Status::Replaced(..) => Some("NotInForce"),
        Status::Unknown => None,
    };
    thing(&Legislation {
        kind: "Legislation",
        name,
        legislation_identifier: number,
        legislation_date: policy.facts.dated.map(|day| day.to_string()),
        legislation_passed_by: authority(desk, scheme),
        legislation_legal_force: force,
        url,
    })
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Service {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
    service_type: &'static str,
    provider: Named,
    url: String,
}

/// A scheme: a service of its authority.
pub(super) fn scheme(desk: &Desk<'_>, scheme: &Scheme) -> Option<Thing> {
    thing(&Service {
        kind: "GovernmentService",
        name: said(desk, &scheme.name),
        service_type: desk.pick("认定与公示", "recognition and public notice"),
        provider: authority(desk, scheme),
        url: url(desk, &address::scheme(&scheme.id)),
    })
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Organisation {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    alternate_name: Option<String>,
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<Named>,
}

/// A host.
pub(super) fn host(desk: &Desk<'_>, id: &HostId, host: &Host) -> Option<Thing> {
    let name = desk.survey.host_name(id);
    let place = |region: &Bilingual| Named { kind: "Place", name: said(desk, region), url: None };
    thing(&Organisation {
        kind: "Organization",
        name: said(desk, &name),
        alternate_name: desk.other(&name),
        url: url(desk, &address::host(id)),
        location: host.region.as_ref().map(place),
    })
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Site {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
    url: String,
    in_language: &'static str,
    publisher: Named,
}

/// The home page: the site and who publishes it.
pub(super) fn site(desk: &Desk<'_>) -> Option<Thing> {
    let site = &desk.survey.register.site;
    thing(&Site {
        kind: "WebSite",
        name: said(desk, &site.title),
        url: url(desk, address::HOME),
        in_language: desk.lang.tag(),
        publisher: organisation(desk, "Organization", &site.publisher, None),
    })
}

/// Data to download.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Dataset {
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
pub(super) fn catalogue(desk: &Desk<'_>, dataset: Vec<Dataset>) -> Option<Thing> {
    let name = said(desk, &desk.survey.register.site.title);
    thing(&Catalogue { kind: "DataCatalog", name, url: url(desk, address::DATA), dataset })
}

/// A data set of the files named, each from the root of the site with its media type.
pub(super) fn dataset(desk: &Desk<'_>, name: String, description: String, anchor: &str, files: &[(&str, &'static str)]) -> Dataset {
    let site = &desk.survey.register.site;
    let file = |(path, encoding_format): &(&str, &'static str)| {
        let about = desk.files.get(&crate::model::route::Route::new(path)?)?;
        let content_url = format!("{}{path}", site.base_url);
        Some(File { kind: "DataDownload", content_url, encoding_format, sha256: about.sha256.clone() })
    };
    Dataset {
        kind: "Dataset",
        name,
        description,
        url: format!("{}#{anchor}", url(desk, address::DATA)),
        is_accessible_for_free: true,
        date_modified: desk.survey.day.to_string(),
        in_language: ["zh-CN", "en"],
        creator: organisation(desk, "Organization", &site.publisher, None),
        license: None,
        distribution: files.iter().filter_map(file).collect(),
    }
}

fn organisation(desk: &Desk<'_>, kind: &'static str, name: &Bilingual, page: Option<&str>) -> Named {
    Named { kind, name: said(desk, name), url: page.map(|page| url(desk, page)) }
}

fn authority(desk: &Desk<'_>, scheme: &Scheme) -> Named {
    organisation(desk, "GovernmentOrganization", &scheme.authority, None)
}

fn said(desk: &Desk<'_>, words: &Bilingual) -> String {
    desk.say_or_zh(words).0
}

fn url(desk: &Desk<'_>, path: &str) -> String {
    format!("{}{}/{path}", desk.survey.register.site.base_url, desk.lang.code())
}

fn thing(about: &impl Serialize) -> Option<Thing> {
    serde_json::to_string(about).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_the_block_from_within() {
        let crumb = Crumb { title: "</script><!--".to_owned(), href: String::new(), path: "zh/index.html".to_owned() };
        let text = block("https://gongshi.example/", &[crumb], ("甲", "https://gongshi.example/zh/a.html"), None).unwrap();
        assert!(!text.contains('<'), "{text}");
        let back: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(back["@graph"][0]["itemListElement"][0]["name"], "</script><!--");
        assert_eq!(back["@graph"][0]["itemListElement"][0]["item"], "https://gongshi.example/zh/index.html");
        assert_eq!(block("https://gongshi.example/", &[], ("甲", ""), None), None);
    }
}
