//! Every page of a site.

use std::collections::BTreeSet;

use super::Subject;
use crate::check::CHECKS;
use crate::model::id::HostId;
use crate::model::policy::Policy;
use crate::model::work;
use crate::plan::paging::pages;
use crate::plan::survey::{SchemeSurvey, Survey};

/// Every page of the site, each once; those at old addresses are no part of it, nor of any list or map.
#[must_use]
pub fn all(survey: &Survey<'_>) -> Vec<Subject> {
    let mut all = vec![
        Subject::Entry,
        Subject::Missing,
        Subject::Home,
        Subject::Latest,
        Subject::Registers,
        Subject::Policies,
        Subject::Compare,
        Subject::Calendar,
        Subject::Data,
        Subject::Columns,
        Subject::Objection,
        Subject::Verify,
        Subject::Checks,
        Subject::Accessibility,
    ];
    all.extend(CHECKS.iter().map(|check| Subject::Check { code: check.code }));
    all.extend(survey.searched.then_some(Subject::Search));
    all.extend(notices(survey));
    all.extend(hosts(survey));
    all.extend(years(survey));
    for one in &survey.schemes {
        let (scheme, id) = (one.place, one.scheme.id.clone());
        all.push(Subject::Scheme { scheme, id: id.clone() });
        all.push(Subject::Evaluations { scheme, id: id.clone() });
        all.extend((1..=pages(one.posted)).map(|page| Subject::Acts { scheme, id: id.clone(), page }));
        all.extend(one.acts().map(|(place, act)| Subject::Act { scheme, id: id.clone(), place, act: act.id.clone() }));
        all.extend(register(one));
        all.extend(one.lives.of.keys().map(|base| Subject::Base { scheme, id: id.clone(), base: base.clone() }));
        all.extend(one.rounds.keys().map(|round| Subject::Round { scheme, id: id.clone(), round: round.clone() }));
        all.extend(one.scheme.policies.keys().map(|version| Subject::Policy { scheme, id: id.clone(), version: version.clone() }));
        all.extend(comparisons(one));
    }
    all
}

/// The lists of the notices of the past; what is open stands on the first of them.
fn notices(survey: &Survey<'_>) -> impl Iterator<Item = Subject> {
    let notices = survey.schemes.iter().flat_map(|one| one.notices.values());
    let past = notices.filter(|notice| notice.state.is_past()).count();
    (1..=pages(past)).map(|page| Subject::Notices { page })
}

/// The lists of hosts, one even when there is none, since the navigation leads to it; and each host that has a public base or had
/// one before.
fn hosts(survey: &Survey<'_>) -> impl Iterator<Item = Subject> {
    let lists = (1..=pages(survey.of_host.len())).map(|page| Subject::Hosts { page });
    let before = survey.schemes.iter().flat_map(|one| &one.facets.past_hosts);
    let all: BTreeSet<&HostId> = survey.of_host.keys().copied().chain(before).collect();
    lists.chain(all.into_iter().map(|host| Subject::Host { host: host.clone() }))
}

/// Every year whose papers are known on the day.
fn years(survey: &Survey<'_>) -> impl Iterator<Item = Subject> {
    let known = survey.register.calendar.years().iter().filter(|draft| !draft.papers_on(survey.day).is_empty());
    known.map(|draft| Subject::Year { year: draft.year, region: draft.region.clone() })
}

/// The pages of the whole register, then those of each value of each facet.
fn register(one: &SchemeSurvey<'_>) -> impl Iterator<Item = Subject> {
    let subject = |facet: Option<&str>, page: usize| Subject::Register {
        scheme: one.place,
        id: one.scheme.id.clone(),
        facet: facet.map(str::to_owned),
        page,
    };
    let whole = (1..=pages(one.facets.all)).map(move |page| subject(None, page));
    let values = one.facets.groups.iter().flat_map(|group| &group.values);
    let cut = values.flat_map(move |value| (1..=pages(value.bases.len())).map(move |page| subject(Some(&value.key), page)));
    whole.chain(cut)
}

/// The pairs of versions of every work of a scheme.
fn comparisons(one: &SchemeSurvey<'_>) -> impl Iterator<Item = Subject> {
    let subject = |(old, new): (&Policy, &Policy)| Subject::Comparison {
        scheme: one.place,
        id: one.scheme.id.clone(),
        old: old.version.clone(),
        new: new.version.clone(),
    };
    work::pairs(one.scheme).into_iter().map(subject)
}
