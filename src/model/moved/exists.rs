//! Whether something of the register has an address, on whatever day it is shown.

use super::{Address, is_numbered};
use crate::model::calendar::NATIONAL;
use crate::model::id::BaseId;
use crate::model::register::{Register, Scheme};
use crate::model::route::fit;

/// The folders of a scheme.
pub const OF_SCHEME: [&str; 4] = ["acts", "bases", "evaluations", "policies"];

/// Whether the register has what an address is about; none where only the finished site can tell.
///
/// The day plays no part: an act that is still to be posted exists.
#[must_use]
pub fn exists(register: &Register, address: &Address) -> Option<bool> {
    let text = address.as_str();
    let page = address.ending().is_none_or(|ending| ending == "html");
    // `data/index.html` is a page, `data/qingdao/…` holds the files of what is at `qingdao/…`.
    let data = ["data/", "api/v1/schemes/", "api/v1/"].iter().find_map(|root| text.strip_prefix(root));
    let below = data.filter(|_| !page || address.ending().is_none()).unwrap_or(text);
    let named = match address.ending() {
        Some(ending) if !below.contains("/files/") => below.strip_suffix(ending).and_then(|rest| rest.strip_suffix('.')).unwrap_or(below),
        _ => below,
    };
    let parts: Vec<&str> = named.split('/').collect();
    match parts.as_slice() {
        ["index" | "hosts" | "notices" | "policies" | "calendar" | "data"] => Some(true),
        ["hosts", leaf] if is_list(leaf) => Some(true),
        ["hosts", leaf] => has_host(register, leaf),
        ["notices" | "policies" | "data", leaf] => Some(is_list(leaf)),
        ["calendar", leaf] => Some(is_list(leaf) || has_year(register, leaf)),
        // A page or file at the root of a language: how to object, a feed of all schemes.
        [_] if address.ending().is_some() => None,
        [id, rest @ ..] => match register.scheme(id) {
            Some(scheme) => in_scheme(register, scheme, rest),
            // Where there is such a folder in no scheme, it may be one of the site's own pages.
            None => (rest.is_empty() || rest.first().is_some_and(|folder| OF_SCHEME.contains(folder))).then_some(false),
        },
        [] => Some(false),
    }
}

fn in_scheme(register: &Register, scheme: &Scheme, rest: &[&str]) -> Option<bool> {
    match rest {
        [] | ["index" | "acts" | "bases" | "evaluations" | "policies"] => Some(true),
        ["acts" | "bases" | "evaluations", leaf] if is_list(leaf) => Some(true),
        ["acts", year] => Some(scheme.acts.iter().any(|act| act.id.as_str().starts_with(&format!("{year}/")))),
        ["acts", year, act, below @ ..] => {
            let known = scheme.acts.iter().any(|one| one.id.as_str().split('/').eq([*year, *act]));
            if known { in_folder(register, &[scheme.id.as_str(), "acts", year, act], below) } else { Some(false) }
        }
        ["bases", "by", ..] => None,
        ["bases", base] => Some(scheme.bases.keys().any(|id| id.as_str() == *base && is_named(scheme, id))),
        ["evaluations", round] => {
            let rows = scheme.acts.iter().flat_map(|act| &act.lists.evaluation);
            Some(rows.into_iter().any(|row| fit(&row.what.round) == *round))
        }
        ["policies", version, below @ ..] => {
            let known = scheme.policies.keys().any(|id| id.as_str() == *version);
            if known { in_folder(register, &[scheme.id.as_str(), "policies", version], below) } else { Some(false) }
        }
        _ => None,
    }
}

/// A base that no act names has no page.
fn is_named(scheme: &Scheme, base: &BaseId) -> bool {
    scheme.acts.iter().any(|act| act.named().contains(base))
}

/// A host without any base has no page; one that a base may have gone to is known by the finished site.
fn has_host(register: &Register, leaf: &str) -> Option<bool> {
    let Some(host) = register.hosts.keys().find(|id| id.as_str() == leaf) else { return Some(false) };
    let schemes = || register.schemes.iter();
    if schemes().any(|scheme| scheme.bases.values().any(|base| base.host.id == *host && is_named(scheme, &base.id))) {
        return Some(true);
    }
    let lists = || schemes().flat_map(|scheme| &scheme.acts).map(|act| &act.lists);
    let changed = lists().flat_map(|lists| &lists.changes).any(|row| row.what == "host");
    let corrected = || lists().flat_map(|lists| &lists.correction).any(|row| row.column == "host");
    if changed || corrected() { None } else { Some(false) }
}

/// What belongs to an act or a text that is there: its attachments, and whatever else there may be.
fn in_folder(register: &Register, folder: &[&str], below: &[&str]) -> Option<bool> {
    match below {
        [] => Some(true),
        ["files", file] => {
            let path = format!("schemes/{}/files/{file}", folder.join("/"));
            Some(register.attachments.iter().any(|one| one.path == path))
        }
        _ => None,
    }
}

fn is_list(leaf: &str) -> bool {
    leaf == "index" || is_numbered(leaf)
}

fn has_year(register: &Register, leaf: &str) -> bool {
    register.calendar.years().iter().any(|draft| match draft.region.as_str() {
        NATIONAL => draft.year.to_string() == leaf,
        region => format!("{}-{}", draft.year, fit(region)) == leaf,
    })
}
