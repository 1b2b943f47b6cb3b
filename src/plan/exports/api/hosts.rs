//! `hosts.json`: the hosts of all public bases, each with its bases in every scheme.

use schemars::JsonSchema;
use serde::Serialize;

use super::base_of;
use super::parts::{Each, Pages};
use crate::model::day::Day;
use crate::model::id::{BaseId, HostId, SchemeId, Slug};
use crate::model::text::Bilingual;
use crate::plan::address;
use crate::plan::survey::Survey;

/// All hosts.
#[derive(Serialize, JsonSchema)]
pub(super) struct Hosts<'a> {
    /// How many there are.
    count: usize,
    /// Every host that has a public base on the day, by id.
    hosts: Each<'a, Host<'a>>,
}

/// A host.
#[derive(Serialize, JsonSchema)]
pub(super) struct Host<'a> {
    /// Its id.
    id: &'a HostId,
    /// Its name on the day.
    name: Bilingual,
    /// What kind of body it is.
    kind: Kind<'a>,
    /// Where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<&'a Bilingual>,
    /// When it was registered.
    #[serde(skip_serializing_if = "Option::is_none")]
    registered: Option<Day>,
    /// Its bases.
    bases: Vec<Run<'a>>,
    /// Its pages.
    pages: Pages,
}

#[derive(Serialize, JsonSchema)]
struct Kind<'a> {
    /// The kind, one word.
    code: &'a Slug,
    /// The kind in words, where there are some.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a Bilingual>,
}

#[derive(Serialize, JsonSchema)]
struct Run<'a> {
    /// The scheme.
    scheme: &'a SchemeId,
    /// The number of the base.
    number: &'a BaseId,
    /// Where the base is.
    path: String,
}

/// All hosts.
pub(super) fn of<'a>(survey: &'a Survey<'_>) -> Hosts<'a> {
    let hosts = survey.of_host.iter().filter_map(move |(id, bases)| {
        let host = survey.register.hosts.get(*id)?;
        let run = |(scheme, number): &(usize, &'a BaseId)| {
            let scheme = &survey.schemes.get(*scheme)?.scheme.id;
            Some(Run { scheme, number, path: base_of(scheme, number) })
        };
        Some(Host {
            id: &host.id,
            name: survey.host_name(id).as_ref().clone(),
            kind: Kind { code: &host.kind, name: survey.register.kinds.get(&host.kind) },
            region: host.region.as_ref(),
            registered: host.registered,
            bases: bases.iter().filter_map(run).collect(),
            pages: Pages::of(&address::host(id)),
        })
    });
    Hosts { count: survey.of_host.len(), hosts: Each::of(hosts) }
}
