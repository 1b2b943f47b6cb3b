//! One scheme's folder: its editions, texts, bases and acts.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::known::Known;
use super::named::{twice, unknown};
use super::unread::Unread;
use super::{acts, articles, bases};
use crate::finding::{Finding, Findings, Place};
use crate::model::draft::site::ContactDraft;
use crate::model::id::{BaseId, ByName, SchemeId, Slug, VersionId};
use crate::model::policy::{Key, Policy};
use crate::model::register::Scheme;
use crate::model::rule::{Edition, Effect, Event, YearDay};
use crate::read::{PolicyFolder, SchemeFolder};

/// Resolves one folder; none when it has no readable `scheme.toml`.
pub(super) fn resolve(
    id: &SchemeId,
    folder: SchemeFolder,
    contact: Option<ContactDraft>,
    known: &Known<'_>,
    findings: &mut Findings,
) -> Option<Scheme> {
    let file = format!("schemes/{id}/scheme.toml");
    let Some(draft) = folder.scheme else {
        if !known.unread.file(&file) {
            findings.push(
                Finding::error("missing-file", Place::file(&file), "缺少 scheme.toml", "scheme.toml is missing")
                    .rule("每个制度有一个 scheme.toml", "every scheme has a scheme.toml")
                    .remedy("补上，或移走文件夹", "add it, or take the folder away"),
            );
        }
        return None;
    };
    let texts = folder.policies.into_iter().map(|(version, folder)| {
        let policy = policy(id, &version, folder, known.unread, findings);
        (version, policy)
    });
    let texts: Texts = texts.collect();
    let editions = editions(&file, draft.edition, &texts, known, findings);
    for policy in texts.values().flatten() {
        if let Some(before) = policy.facts.follows.as_ref().filter(|before| !texts.contains_key(before)) {
            findings.push(unknown(
                Place::key(format!("{}/policy.toml", policy.folder), "follows"),
                before.as_str(),
                ("policies/ 中没有这个版本", "policies/ has no such version"),
            ));
        }
    }
    let mut former_authority = BTreeMap::new();
    for (place, former) in draft.former_authority.into_iter().enumerate() {
        if former_authority.insert(former.until, former.name).is_some() {
            findings.push(twice(Place::key(&file, format!("former-authority[{place}].until")), &former.until.to_string()));
        }
    }
    let mut scheme = Scheme {
        id: id.clone(),
        rank: draft.rank,
        name: draft.name,
        authority: draft.authority,
        former_authority,
        words: draft.words,
        editions,
        policies: texts.into_iter().filter_map(|(version, policy)| Some((version, policy?))).collect(),
        bases: ByName::default(),
        acts: Vec::new(),
        contact,
        file,
    };
    let written: BTreeSet<BaseId> = folder.bases.keys().cloned().collect();
    scheme.bases = bases::resolve(&scheme, folder.bases, known, findings);
    scheme.acts = acts::resolve(&scheme, &written, folder.acts, known, findings);
    Some(scheme)
}

/// The texts there are folders of; none where one lacks what it is known by, which is told.
type Texts = BTreeMap<VersionId, Option<Policy>>;

/// The editions, each of a version once, with every name in them looked up.
fn editions(file: &str, written: Vec<Edition>, texts: &Texts, known: &Known<'_>, findings: &mut Findings) -> Vec<Arc<Edition>> {
    let mut editions: Vec<Arc<Edition>> = Vec::new();
    for (place, edition) in written.into_iter().enumerate() {
        edition_names(file, place, &edition, known, findings);
        let at = || Place::key(file, format!("edition[{place}].version"));
        if editions.iter().any(|before| before.version == edition.version) {
            findings.push(twice(at(), edition.version.as_str()));
            continue;
        }
        match texts.get(&edition.version) {
            Some(Some(policy)) => articles::of_edition(file, place, &edition, policy, findings),
            Some(None) => {}
            None => findings.push(unknown(
                at(),
                edition.version.as_str(),
                ("policies/ 中没有这个版本的 policy.toml", "policies/ has no policy.toml of this version"),
            )),
        }
        editions.push(Arc::new(edition));
    }
    editions
}

/// One version of a text; none where it lacks what it is known by, which is told.
fn policy(scheme: &SchemeId, version: &VersionId, folder: PolicyFolder, unread: &Unread, findings: &mut Findings) -> Option<Policy> {
    let path = format!("schemes/{scheme}/policies/{version}");
    let mut missing = |name: &str, rule: (&str, &str), remedy: (&str, &str)| {
        let file = format!("{path}/{name}");
        if !unread.file(&file) {
            let finding = Finding::error("missing-file", Place::file(file), format!("缺少 {name}"), format!("{name} is missing"));
            findings.push(finding.rule(rule.0, rule.1).remedy(remedy.0, remedy.1));
        }
    };
    if folder.facts.is_none() {
        let rule = ("每个版本有一个 policy.toml", "every version has a policy.toml");
        missing("policy.toml", rule, ("补上，或移走文件夹", "add it, or take the folder away"));
    }
    if folder.keys.is_none() {
        let rule = ("每个版本有一个 keys.toml，引文据此核对", "every version has a keys.toml, by which citations are checked");
        missing("keys.toml", rule, ("用 gongshi import policy --out 生成", "make it with gongshi import policy --out"));
    }
    let keys = folder.keys?.article.into_iter().map(|key| Key { key: key.key, number: key.number, chapter: key.chapter }).collect();
    let policy = Policy::new(version.clone(), folder.facts?, keys, folder.text, folder.guides, path);
    articles::of_policy(&policy, findings);
    Some(policy)
}

fn edition_names(file: &str, place: usize, edition: &Edition, known: &Known<'_>, findings: &mut Findings) {
    let at = |key: String| Place::key(file, format!("edition[{place}].{key}"));
    let kind_words = ("hosts/kinds.toml 中没有这一类", "hosts/kinds.toml has no such kind");
    let mut kind = |at: Place, id: &Slug| {
        if !known.kinds.contains_key(id) && !known.unread.kinds() {
            findings.push(unknown(at, id.as_str(), kind_words));
        }
    };
    for (n, host) in edition.host.iter().enumerate() {
        kind(at(format!("host[{n}].id")), &host.id);
    }
    for (n, limit) in edition.limit.iter().enumerate() {
        limit.hosts.iter().for_each(|id| kind(at(format!("limit[{n}].hosts")), id));
    }
    for (n, statement) in edition.statement.iter().enumerate() {
        statement.hosts.iter().for_each(|id| kind(at(format!("statement[{n}].hosts")), id));
    }
    for (n, rule) in edition.types.iter().enumerate() {
        rule.hosts.iter().flat_map(|hosts| &hosts.ids).for_each(|id| kind(at(format!("type[{n}].hosts")), id));
    }
    let has_type = |id: &Slug| edition.types.iter().any(|rule| &rule.id == id);
    let steps = edition.step.iter().enumerate().map(|(n, step)| (format!("step[{n}].types"), &step.types));
    let statements = edition.statement.iter().enumerate().map(|(n, statement)| (format!("statement[{n}].types"), &statement.types));
    for (key, types) in steps.chain(statements) {
        for id in types.iter().filter(|id| !has_type(id)) {
            findings.push(unknown(at(key.clone()), id.as_str(), ("本版没有这个类型", "this edition has no such type")));
        }
    }
    for (n, cycle) in edition.cycle.iter().enumerate() {
        // 29 February is a day, though not of every year.
        if let Some(due) = cycle.due.filter(|due| YearDay { next_year: false, ..*due }.of(2024).is_none()) {
            findings.push(
                Finding::error("wrong-value", at(format!("cycle[{n}].due")), "没有这一天", "there is no such day")
                    .value(format!("{}-{}", due.month, due.day))
                    .rule("一年中的一天", "a day of the year")
                    .remedy("核对月、日", "check month and day"),
            );
        }
    }
    for (n, rule) in edition.consequence.iter().enumerate() {
        let on = if let Event::Graded(ids) = &rule.on { ids.as_slice() } else { &[] };
        let then = if let Effect::Grade(id) = &rule.then { Some(id) } else { None };
        for id in on.iter().chain(then).filter(|id| edition.grade_of(id.as_str()).is_none()) {
            findings.push(unknown(at(format!("consequence[{n}]")), id.as_str(), ("本版没有这个等级", "this edition has no such grade")));
        }
        if let Effect::Rectify(term) = &rule.then
            && term.years.is_some() == term.months.is_some()
        {
            findings.push(
                Finding::error(
                    "missing-key",
                    at(format!("consequence[{n}].then")),
                    "整改没有写明一个期限",
                    "a rectification states no one length",
                )
                .rule("整改期按办法写明的年或月计", "a term is as many years, or as many months, as the text says")
                .remedy("写 years 或 months 之一", "write one of years and months"),
            );
        }
    }
    if let Some(region) = &edition.calendar_region
        && !known.calendar.regions().any(|known| known == region)
        && !known.unread.calendar()
    {
        findings.push(unknown(at("calendar-region".to_owned()), region, ("calendars/ 中没有这个地区", "calendars/ has no such region")));
    }
}
