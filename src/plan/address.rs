//! Where every page and file is: paths below a language's folder, the same in both languages.
//!
//! Joined, not formatted: a site asks for an address a hundred times a page.

use std::borrow::Cow;

use crate::model::calendar::NATIONAL;
use crate::model::id::{ActId, ArticleKey, BaseId, HostId, SchemeId, VersionId};

pub use crate::model::route::fit;

/// The home page.
pub const HOME: &str = "index.html";
/// The latest in the register.
pub const LATEST: &str = "latest.html";
/// The registers of all schemes.
pub const REGISTERS: &str = "registers/index.html";
/// All notices.
pub const NOTICES: &str = "notices/index.html";
/// All hosts.
pub const HOSTS: &str = "hosts/index.html";
/// The folder of the pages of hosts.
pub const HOST_PAGES: &str = "hosts";
/// All policy texts.
pub const POLICIES: &str = "policies/index.html";
/// The schemes side by side.
pub const COMPARE: &str = "schemes/compare.html";
/// The working-day calendar.
pub const CALENDAR: &str = "calendar/index.html";
/// What there is to download.
pub const DATA: &str = "data/index.html";
/// What the columns of the tables mean.
pub const COLUMNS: &str = "data/columns.html";
/// How to object.
pub const OBJECTION: &str = "objection.html";
/// The search page.
pub const SEARCH: &str = "search/index.html";
/// How to verify the site.
pub const VERIFY: &str = "verify.html";
/// What is checked before publishing.
pub const CHECKS: &str = "checks/index.html";
/// The statement on accessibility.
pub const ACCESSIBILITY: &str = "accessibility.html";

/// A scheme's home.
#[must_use]
pub fn scheme(id: &SchemeId) -> String {
    [id.as_str(), "/index.html"].concat()
}

/// A scheme's acts; `page` from 1.
#[must_use]
pub fn acts(id: &SchemeId, page: usize) -> String {
    [id.as_str(), "/acts/", &leaf(page)].concat()
}

/// An act.
#[must_use]
pub fn act(scheme: &SchemeId, act: &ActId) -> String {
    [scheme.as_str(), "/acts/", act.as_str(), ".html"].concat()
}

/// A file that came with an act or a text, from the root of the site, by its path in the content.
#[must_use]
pub fn attachment(path: &str) -> String {
    format!("data/{}", path.strip_prefix("schemes/").unwrap_or(path))
}

/// A data file of a scheme, from the root of the site, by its name below the scheme's folder.
#[must_use]
pub fn data(scheme: &SchemeId, file: &str) -> String {
    ["data/", scheme.as_str(), "/", file].concat()
}

/// The rules of a scheme as data, from the root of the site.
#[must_use]
pub fn rules(scheme: &SchemeId) -> String {
    data(scheme, "rules.json")
}

/// A scheme's register, whole or one facet of it (`standing-certified`); `page` from 1.
#[must_use]
pub fn register(id: &SchemeId, facet: Option<&str>, page: usize) -> String {
    match facet {
        None => [id.as_str(), "/bases/", &leaf(page)].concat(),
        Some(facet) => [id.as_str(), "/bases/by/", facet, "/", &leaf(page)].concat(),
    }
}

/// The folder of a scheme's bases.
#[must_use]
pub fn bases(id: &SchemeId) -> String {
    [id.as_str(), "/bases"].concat()
}

/// A base.
#[must_use]
pub fn base(scheme: &SchemeId, base: &BaseId) -> String {
    [scheme.as_str(), "/bases/", base.as_str(), ".html"].concat()
}

/// A host.
#[must_use]
pub fn host(id: &HostId) -> String {
    ["hosts/", id.as_str(), ".html"].concat()
}

/// All hosts; `page` from 1.
#[must_use]
pub fn hosts(page: usize) -> String {
    format!("hosts/{}", leaf(page))
}

/// All notices of the past; `page` from 1.
#[must_use]
pub fn notices(page: usize) -> String {
    format!("notices/{}", leaf(page))
}

/// A scheme's evaluation rounds.
#[must_use]
pub fn evaluations(id: &SchemeId) -> String {
    format!("{id}/evaluations/index.html")
}

/// One evaluation round; its name is made fit for an address.
#[must_use]
pub fn round(id: &SchemeId, round: &str) -> String {
    [id.as_str(), "/evaluations/", &fit(round), ".html"].concat()
}

/// One version of a policy text.
#[must_use]
pub fn policy(scheme: &SchemeId, version: &VersionId) -> String {
    [scheme.as_str(), "/policies/", version.as_str(), ".html"].concat()
}

/// A place in a text; the whole text for none.
#[must_use]
pub fn place(scheme: &SchemeId, version: &VersionId, key: Option<&ArticleKey>) -> String {
    match key {
        None => policy(scheme, version),
        Some(key) => [scheme.as_str(), "/policies/", version.as_str(), ".html#art-", key.as_str()].concat(),
    }
}

/// A check, by its code.
#[must_use]
pub fn check(code: &str) -> String {
    format!("checks/{code}.html")
}

/// Two versions of a text compared, the older first.
#[must_use]
pub fn comparison(scheme: &SchemeId, old: &VersionId, new: &VersionId) -> String {
    format!("{scheme}/policies/compare/{old}..{new}.html")
}

/// The anchor of an article or item on its page, by its key.
#[must_use]
pub fn anchor(key: &str) -> String {
    ["art-", key].concat()
}

/// A year of the calendar; `region` is `CN` for the whole country.
#[must_use]
pub fn year(year: i32, region: &str) -> String {
    if region == NATIONAL { format!("calendar/{year}.html") } else { format!("calendar/{year}-{}.html", fit(region)) }
}

fn leaf(page: usize) -> Cow<'static, str> {
    if page <= 1 { Cow::Borrowed("index.html") } else { Cow::Owned(format!("page-{page}.html")) }
}
