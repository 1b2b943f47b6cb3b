//! Acts and policy texts.

use serde::Serialize;

use super::{Named, Thing, authority, thing, url};
use crate::model::policy::{Policy, Status};
use crate::model::register::{Act, Scheme};
use crate::model::standing::NoticeView;
use crate::plan::address;
use crate::plan::desk::Desk;

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
    /// The window of a notice as it runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    temporal_coverage: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    creative_work_status: Option<&'static str>,
    publisher: Named,
}

/// A notice, with what it is on the day, or another act: a document of the authority.
pub(crate) fn act(desk: &Desk<'_>, scheme: &Scheme, act: &Act, notice: Option<&NoticeView>) -> Option<Thing> {
    let (name, chinese) = desk.say_or_zh(&act.title);
    thing(
        desk,
        &Document {
            kind: "DigitalDocument",
            name,
            identifier: act.number.as_deref(),
            url: url(desk, &address::act(&scheme.id, &act.id)),
            in_language: chinese.unwrap_or(desk.lang.tag()),
            date_published: Some(act.posted().to_string()),
            temporal_coverage: notice.map(|view| desk.running(act, view)).map(|period| format!("{}/{}", period.first, period.last)),
            creative_work_status: None,
            publisher: authority(desk, scheme.authority_on(act.posted())),
        },
    )
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
pub(crate) fn policy(desk: &Desk<'_>, scheme: &Scheme, policy: &Policy) -> Option<Thing> {
    let (name, chinese) = desk.say_or_zh(&policy.facts.title);
    let url = url(desk, &address::policy(&scheme.id, &policy.version));
    let number = policy.facts.number.as_ref().map(|number| number.text.as_str());
    let issuer = policy.facts.dated.map_or(&scheme.authority, |day| scheme.authority_on(day));
    let force = match policy.status(desk.survey.day) {
        Status::Draft => {
            return thing(
                desk,
                &Document {
                    kind: "DigitalDocument",
                    name,
                    identifier: number,
                    url,
                    in_language: chinese.unwrap_or(desk.lang.tag()),
                    date_published: None,
                    temporal_coverage: None,
                    creative_work_status: Some("Draft"),
                    publisher: authority(desk, issuer),
                },
            );
        }
        Status::InForce(_) => Some("InForce"),
        Status::NotYet(_) | Status::Lapsed(_) | Status::Repealed(..) | Status::Replaced(..) => Some("NotInForce"),
        Status::Unknown => None,
    };
    thing(
        desk,
        &Legislation {
            kind: "Legislation",
            name,
            legislation_identifier: number,
            legislation_date: policy.facts.dated.map(|day| day.to_string()),
            legislation_passed_by: authority(desk, issuer),
            legislation_legal_force: force,
            url,
        },
    )
}
