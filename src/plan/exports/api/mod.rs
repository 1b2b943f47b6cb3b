//! The data for programs: `api/v1/`, documents of JSON that link to each other, each with its JSON Schema.
//!
//! A document's types are its schema: what stands in a file is described in `api/v1/schema/`, made from the same types.
//! Version 1 only grows: a key may be added, none is renamed, removed or given another meaning; that would be `api/v2/`.
//! Every `path` is relative to the root of the site: behind `root` it leads there from the file itself, behind `site` it
//! is an absolute address. A key that is absent was not given.

mod act;
mod acts;
mod base;
mod bases;
mod calendar;
mod hosts;
mod index;
mod parts;
mod policy;
mod rows;
pub mod schema;
mod schemes;

use schemars::JsonSchema;
use serde::Serialize;

use super::json::by_line;
use super::links::Links;
use crate::model::day::Day;
use crate::model::id::{ActId, BaseId, SchemeId, VersionId};
use crate::plan::survey::Survey;
use schema::Kind;

/// A document. `scheme` and `act` are places, as in the survey.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Doc {
    Index,
    Schemes,
    Bases { scheme: usize },
    Base { scheme: usize, base: BaseId },
    Acts { scheme: usize },
    Act { scheme: usize, act: usize },
    Policy { scheme: usize, version: VersionId },
    Hosts,
    Calendar,
    Year(i32),
    Schema(Kind),
}

/// Every document of a survey.
pub(super) fn all(survey: &Survey<'_>) -> Vec<Doc> {
    let mut all = vec![Doc::Index, Doc::Schemes, Doc::Hosts, Doc::Calendar];
    all.extend(super::year::known(survey).map(Doc::Year));
    all.extend(Kind::ALL.map(Doc::Schema));
    for one in &survey.schemes {
        let scheme = one.place;
        all.extend([Doc::Bases { scheme }, Doc::Acts { scheme }]);
        all.extend(one.lives.of.keys().map(|base| Doc::Base { scheme, base: base.clone() }));
        all.extend(one.acts().map(|(act, _)| Doc::Act { scheme, act }));
        all.extend(one.scheme.policies.keys().map(|version| Doc::Policy { scheme, version: version.clone() }));
    }
    all
}

impl Doc {
    /// Where the document is, from the root of the site.
    pub(super) fn address(&self, survey: &Survey<'_>) -> Option<String> {
        let scheme = |place: &usize| survey.schemes.get(*place).map(|one| one.scheme);
        Some(match self {
            Self::Index => Kind::Index.pattern().to_owned(),
            Self::Schemes => Kind::Schemes.pattern().to_owned(),
            Self::Bases { scheme: of } => bases_of(&scheme(of)?.id),
            Self::Base { scheme: of, base } => base_of(&scheme(of)?.id, base),
            Self::Acts { scheme: of } => acts_of(&scheme(of)?.id),
            Self::Act { scheme: of, act } => act_of(&scheme(of)?.id, &scheme(of)?.acts.get(*act)?.id),
            Self::Policy { scheme: of, version } => policy_of(&scheme(of)?.id, version),
            Self::Hosts => Kind::Hosts.pattern().to_owned(),
            Self::Calendar => Kind::Calendar.pattern().to_owned(),
            Self::Year(year) => year_of(*year),
            Self::Schema(kind) => kind.address(),
        })
    }

    /// The document's bytes; a pure function of the survey.
    pub(super) fn write(&self, survey: &Survey<'_>) -> Vec<u8> {
        self.written(survey).unwrap_or_default()
    }

    fn written(&self, survey: &Survey<'_>) -> Option<Vec<u8>> {
        let one = |place: &usize| survey.schemes.get(*place);
        let at = At { survey, address: self.address(survey)? };
        Some(match self {
            Self::Index => at.document(Kind::Index, index::of(survey)),
            Self::Schemes => at.document(Kind::Schemes, schemes::of(survey)),
            Self::Bases { scheme } => at.document(Kind::Bases, bases::of(one(scheme)?)),
            Self::Base { scheme, base } => at.document(Kind::Base, base::of(survey, one(scheme)?, base)?),
            Self::Acts { scheme } => at.document(Kind::Acts, acts::of(one(scheme)?)),
            Self::Act { scheme, act } => at.document(Kind::Act, act::of(survey, one(scheme)?, *act)?),
            Self::Policy { scheme, version } => at.document(Kind::Policy, policy::of(survey, one(scheme)?, version)?),
            Self::Hosts => at.document(Kind::Hosts, hosts::of(survey)),
            Self::Calendar => at.document(Kind::Calendar, calendar::of(survey)),
            Self::Year(year) => at.document(Kind::Year, calendar::year(survey, *year)?),
            Self::Schema(kind) => kind.schema(&Links::new(&survey.register.site.base_url)),
        })
    }
}

/// What stands at the head of every document.
#[derive(Serialize, JsonSchema)]
struct Document<'a, T> {
    /// The schema of this document, relative to it.
    #[serde(rename = "$schema")]
    schema: String,
    /// The address of this document.
    url: String,
    /// The absolute address of the root of the site; a `path` stands behind it.
    site: &'a str,
    /// The way from this document to the root of the site; a `path` stands behind it.
    root: String,
    /// The day everything here is told as of, in China; what is posted later is not in it.
    as_of: Day,
    /// Whether the data is a fictional sample.
    sample: bool,
    #[serde(flatten)]
    body: T,
}

/// Where a document is written.
struct At<'s, 'a> {
    survey: &'s Survey<'a>,
    address: String,
}

impl At<'_, '_> {
    fn document<T: Serialize>(&self, kind: Kind, body: T) -> Vec<u8> {
        let site = &self.survey.register.site;
        let links = Links::new(&site.base_url);
        let root = "../".repeat(self.address.matches('/').count());
        by_line(&Document {
            schema: format!("{root}{}", kind.address()),
            url: links.to(&self.address),
            site: links.base(),
            root,
            as_of: self.survey.day,
            sample: site.sample,
            body,
        })
    }
}

fn bases_of(scheme: &SchemeId) -> String {
    format!("api/v1/schemes/{scheme}/bases.json")
}

/// Where a base is.
#[must_use]
pub fn base_of(scheme: &SchemeId, base: &BaseId) -> String {
    format!("api/v1/schemes/{scheme}/bases/{base}.json")
}

fn acts_of(scheme: &SchemeId) -> String {
    format!("api/v1/schemes/{scheme}/acts.json")
}

/// Where an act is.
#[must_use]
pub fn act_of(scheme: &SchemeId, act: &ActId) -> String {
    format!("api/v1/schemes/{scheme}/acts/{act}.json")
}

fn policy_of(scheme: &SchemeId, version: &VersionId) -> String {
    format!("api/v1/schemes/{scheme}/policies/{version}.json")
}

fn year_of(year: i32) -> String {
    format!("api/v1/calendar/{year}.json")
}
