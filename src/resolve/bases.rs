//! Bases: their host, type, school, partners' countries.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::known::Known;
use super::named::unknown;
use crate::finding::{Finding, Findings, Place};
use crate::model::id::{BaseId, ByName};
use crate::model::near;
use crate::model::register::{Base, HostRef, Particulars, Prose, Scheme};
use crate::read::BaseFolder;

/// Resolves every base of a scheme.
pub(super) fn resolve(
    scheme: &Scheme,
    folders: BTreeMap<BaseId, BaseFolder>,
    known: &Known<'_>,
    findings: &mut Findings,
) -> ByName<BaseId, Arc<Base>> {
    let bases = folders.into_iter().filter_map(|(id, folder)| Some((id.clone(), Arc::new(base(scheme, id, folder, known, findings)?))));
    bases.collect()
}

fn base(scheme: &Scheme, id: BaseId, folder: BaseFolder, known: &Known<'_>, findings: &mut Findings) -> Option<Base> {
    let file = &Base::file_of(&scheme.id, &id);
    let Some(draft) = folder.base.map(Arc::unwrap_or_clone) else {
        if !known.unread.file(file) {
            findings.push(
                Finding::error("missing-file", Place::file(file), "有正文而没有基地文件", "there is prose of a base that has no file")
                    .rule("每个基地有一个 .toml 文件", "every base has a .toml file")
                    .remedy("补上基地文件", "add the file of the base"),
            );
        }
        return None;
    };
    for (n, partner) in draft.partners.iter().enumerate() {
        if !known.countries.contains_key(&partner.country) && !known.unread.file("countries.toml") {
            findings.push(unknown(
                Place::key(file, format!("partners[{n}].country")),
                &partner.country,
                ("countries.toml 中没有这个国家或地区", "countries.toml has no such country or region"),
            ));
        }
    }
    let types = scheme.editions.iter().flat_map(|edition| &edition.types);
    if !types.clone().any(|rule| rule.id == draft.r#type) {
        let all: Vec<&str> = types.map(|rule| rule.id.as_str()).collect();
        let all = near::ranked(draft.r#type.as_str(), &all);
        findings.push(
            unknown(Place::key(file, "type"), draft.r#type.as_str(), ("本制度没有这个类型", "this scheme has no such type"))
                .remedy(format!("可用的类型：{}", all.join("、")), format!("types of this scheme: {}", all.join(", "))),
        );
    }
    let Some(host) = known.hosts.get(&draft.host) else {
        known.no_host(Place::key(file, "host"), &draft.host, findings);
        return None;
    };
    if let Some(school) = draft.school.as_ref().filter(|school| !host.schools.iter().any(|known| &known.id == *school)) {
        let all: Vec<&str> = host.schools.iter().map(|school| school.id.as_str()).collect();
        let all = near::ranked(school.as_str(), &all);
        let finding = unknown(Place::key(file, "school"), school.as_str(), ("依托单位没有这个学院", "the host has no such school"));
        findings.push(finding.remedy(
            format!("{} 的 schools 有：{}；没有的先补上", host.file, all.join("、")),
            format!("schools of {}: {}; add it there first where it is missing", host.file, all.join(", ")),
        ));
    }
    Some(Base {
        id,
        scheme: scheme.id.clone(),
        first: Arc::new(Particulars {
            name: draft.name,
            host: HostRef { id: host.id.clone(), name: host.name.clone() },
            kind: draft.r#type,
            field: draft.field.map(Box::new),
            leader: draft.leader.map(Box::new),
            recommender: draft.recommender.map(Box::new),
        }),
        host: Arc::clone(host),
        school: draft.school,
        partners: draft.partners,
        also: draft.also,
        prose: Prose { translates: draft.translates, ..folder.prose },
    })
}
