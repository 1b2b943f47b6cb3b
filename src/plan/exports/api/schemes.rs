//! `schemes.json`: the schemes, their texts, their words and the way to their data.

use schemars::JsonSchema;
use serde::Serialize;

use super::parts::{Pages, Word};
use super::{acts_of, bases_of, policy_of};
use crate::model::draft::site::ContactDraft;
use crate::model::id::{SchemeId, Slug, VersionId};
use crate::model::policy::Policy;
use crate::model::register::Scheme;
use crate::model::rule::{Edition, Role};
use crate::model::standing::Standing;
use crate::model::text::Bilingual;
use crate::plan::address;
use crate::plan::survey::{SchemeSurvey, Survey};

/// The schemes.
#[derive(Serialize, JsonSchema)]
pub(super) struct Schemes<'a> {
    /// Every scheme, in the order of the site.
    schemes: Vec<Whole<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct Whole<'a> {
    /// Its id.
    id: &'a SchemeId,
    /// What its bases are called.
    name: &'a Bilingual,
    /// The authority.
    authority: &'a Bilingual,
    /// 1 state, 2 province, 3 city.
    rank: u8,
    /// Where objections go.
    #[serde(skip_serializing_if = "Option::is_none")]
    contact: Option<Contact<'a>>,
    /// How many bases have each standing on the day; a standing that none has is left out.
    standings: Vec<Count>,
    /// Its texts.
    policies: Vec<Text<'a>>,
    /// The words of its editions, the latest first.
    editions: Vec<Words<'a>>,
    /// Its bases.
    bases: String,
    /// Its acts.
    acts: String,
    /// Its rules as data, each with its article.
    rules: String,
    /// Its pages.
    pages: Pages,
}

#[derive(Serialize, JsonSchema)]
struct Contact<'a> {
    /// The office.
    office: &'a Bilingual,
    /// Street and room.
    address: &'a Bilingual,
    /// Postcode.
    postcode: &'a str,
    /// Office line.
    phone: &'a str,
    /// Office mail.
    email: &'a str,
    /// Office hours.
    hours: &'a Bilingual,
}

#[derive(Serialize, JsonSchema)]
struct Count {
    /// The standing.
    standing: Word<'static>,
    /// How many bases have it.
    count: usize,
}

#[derive(Serialize, JsonSchema)]
struct Text<'a> {
    /// The version.
    version: &'a VersionId,
    /// Its title.
    title: &'a Bilingual,
    /// Where it stands on the day.
    status: Word<'static>,
    /// The whole of it.
    path: String,
    /// Its pages.
    pages: Pages,
}

#[derive(Serialize, JsonSchema)]
struct Words<'a> {
    /// The version of the text it rests on.
    version: &'a VersionId,
    /// The types of base.
    types: Vec<Named<'a>>,
    /// The grades of an evaluation.
    grades: Vec<Grade<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct Named<'a> {
    /// The word used in data.
    code: &'a Slug,
    /// Its name.
    name: &'a Bilingual,
}

#[derive(Serialize, JsonSchema)]
struct Grade<'a> {
    /// The word used in data.
    code: &'a Slug,
    /// Its name.
    name: &'a Bilingual,
    /// What it does.
    role: Role,
}

/// The schemes.
pub(super) fn of<'a>(survey: &'a Survey<'_>) -> Schemes<'a> {
    Schemes { schemes: survey.schemes.iter().map(|one| whole(survey, one)).collect() }
}

fn whole<'a>(survey: &Survey<'_>, one: &'a SchemeSurvey<'_>) -> Whole<'a> {
    let scheme = one.scheme;
    let count = |standing: Standing| Count {
        standing: Word::standing(standing),
        count: one.lives.of.values().filter(|life| life.standing == standing).count(),
    };
    Whole {
        id: &scheme.id,
        name: &scheme.name,
        authority: &scheme.authority,
        rank: scheme.rank,
        contact: scheme.contact.as_ref().map(contact),
        standings: Standing::ALL.map(count).into_iter().filter(|count| count.count > 0).collect(),
        policies: scheme.policies.values().map(|policy| text(survey, scheme, policy)).collect(),
        editions: scheme.editions.iter().rev().map(|edition| vocabulary(edition)).collect(),
        bases: bases_of(&scheme.id),
        acts: acts_of(&scheme.id),
        rules: address::rules(&scheme.id),
        pages: Pages::of(&address::scheme(&scheme.id)),
    }
}

fn contact(contact: &ContactDraft) -> Contact<'_> {
    Contact {
        office: &contact.office,
        address: &contact.address,
        postcode: &contact.postcode,
        phone: &contact.phone,
        email: &contact.email,
        hours: &contact.hours,
    }
}

fn text<'a>(survey: &Survey<'_>, scheme: &'a Scheme, policy: &'a Policy) -> Text<'a> {
    Text {
        version: &policy.version,
        title: &policy.facts.title,
        status: Word::status(&policy.status(survey.day)),
        path: policy_of(&scheme.id, &policy.version),
        pages: Pages::of(&address::policy(&scheme.id, &policy.version)),
    }
}

fn vocabulary(edition: &Edition) -> Words<'_> {
    Words {
        version: &edition.version,
        types: edition.types.iter().map(|rule| Named { code: &rule.id, name: &rule.name }).collect(),
        grades: edition.grade.iter().map(|grade| Grade { code: &grade.id, name: &grade.name, role: grade.role }).collect(),
    }
}
