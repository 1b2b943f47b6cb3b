//! Bases, hosts, schemes and the site itself.

use serde::Serialize;

use super::{Named, Thing, authority, organisation, said, thing, url};
use crate::model::id::{BaseId, HostId};
use crate::model::register::{Host, Scheme};
use crate::model::standing::{Life, Standing};
use crate::model::text::Bilingual;
use crate::plan::address;
use crate::plan::desk::Desk;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Base<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    alternate_name: Option<&'a str>,
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
pub(crate) fn base(desk: &Desk<'_>, scheme: &Scheme, id: &BaseId, life: &Life) -> Option<Thing> {
    let now = &life.now;
    let held = match life.standing {
        Standing::Certified | Standing::InRectification | Standing::ReEvaluationDue => Some("CertificationActive"),
        Standing::Revoked | Standing::Exited => Some("CertificationInactive"),
        Standing::Candidate | Standing::Proposed | Standing::NotRecognised => None,
    };
    thing(
        desk,
        &Base {
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
                issued_by: authority(desk, life.recognised.map_or(&scheme.authority, |day| scheme.authority_on(day))),
                valid_from: life.recognised.map(|day| day.to_string()),
            }),
        },
    )
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
pub(crate) fn scheme(desk: &Desk<'_>, scheme: &Scheme) -> Option<Thing> {
    thing(
        desk,
        &Service {
            kind: "GovernmentService",
            name: said(desk, &scheme.name),
            service_type: desk.pick("认定与公示", "recognition and public notice"),
            provider: authority(desk, &scheme.authority),
            url: url(desk, &address::scheme(&scheme.id)),
        },
    )
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Organisation<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    alternate_name: Option<&'a str>,
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<Named>,
}

/// A host.
pub(crate) fn host(desk: &Desk<'_>, id: &HostId, host: &Host) -> Option<Thing> {
    let name = desk.survey.host_name(id);
    let place = |region: &Bilingual| Named { kind: "Place", name: said(desk, region), url: None };
    thing(
        desk,
        &Organisation {
            kind: "Organization",
            name: said(desk, &name),
            alternate_name: desk.other(&name),
            url: url(desk, &address::host(id)),
            location: host.region.as_ref().map(place),
        },
    )
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
pub(crate) fn site(desk: &Desk<'_>) -> Option<Thing> {
    let site = &desk.survey.register.site;
    thing(
        desk,
        &Site {
            kind: "WebSite",
            name: said(desk, &site.title),
            url: url(desk, address::HOME),
            in_language: desk.lang.tag(),
            publisher: organisation(desk, "Organization", &site.publisher, None),
        },
    )
}
