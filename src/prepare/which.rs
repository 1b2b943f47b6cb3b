//! What a name given on the command line means, and what was probably meant where it means nothing.

use crate::model::near::nearest;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::Refused;
use super::notice::Question;
use crate::model::day::Day;
use crate::model::id::{BaseId, HostId, VersionId};
use crate::model::register::{Base, Host, Register, Scheme};
use crate::model::rule::{Edition, Proposed};

/// The scheme of a name.
///
/// # Errors
/// There is none of this name.
pub fn scheme<'a>(register: &'a Register, name: &str) -> Result<&'a Scheme, Refused> {
    register.schemes.iter().find(|scheme| scheme.id.as_str() == name).map(AsRef::as_ref).ok_or_else(|| {
        let known: Vec<&str> = register.schemes.iter().map(|scheme| scheme.id.as_str()).collect();
        unknown(name, ("制度", "scheme"), &known)
    })
}

/// The edition of a version, or the one that governs on a day.
pub(super) fn edition<'a>(scheme: &'a Scheme, version: Option<&str>, day: Day) -> Result<&'a Arc<Edition>, Refused> {
    let known: Vec<&str> = scheme.editions.iter().map(|edition| edition.version.as_str()).collect();
    let Some(version) = version else {
        return scheme.edition_on(day).ok_or_else(|| unknown("", ("规则版本", "edition"), &known));
    };
    let id = VersionId::try_from(version.to_owned()).ok();
    id.and_then(|id| scheme.edition(&id)).ok_or_else(|| unknown(version, ("规则版本", "edition"), &known))
}

/// The bases of some numbers, in the order given, each once.
pub(super) fn bases<'a>(scheme: &'a Scheme, ids: &[String]) -> Result<Vec<&'a Arc<Base>>, Refused> {
    let mut seen = BTreeSet::new();
    let once = ids.iter().filter(|id| seen.insert(id.as_str()));
    let known = |id: &String| {
        base(scheme, id).map_err(|mut refused| {
            refused.remedy.zh.push_str(&format!("；新的基地先用 gongshi new base {} 登记", scheme.id));
            refused.remedy.en.push_str(&format!("; a new base is entered first, with gongshi new base {}", scheme.id));
            refused
        })
    };
    once.map(known).collect()
}

/// The bases and the hosts of a list of changes, where `host:ID` names a host.
pub(super) fn subjects<'a>(register: &'a Register, scheme: &'a Scheme, question: &Question<'_>) -> Result<Subjects<'a>, Refused> {
    let of_host = |id: &&String| question.effect == Proposed::Changes && id.starts_with(HOST);
    let ids: Vec<String> = question.bases.iter().filter(|id| !of_host(id)).cloned().collect();
    let mut hosts: Vec<&Arc<Host>> = Vec::new();
    for id in question.bases.iter().filter(of_host).filter_map(|id| id.strip_prefix(HOST)) {
        let found = HostId::try_from(id.to_owned()).ok().and_then(|id| register.hosts.get(&id));
        let known: Vec<&str> = register.hosts.keys().map(HostId::as_str).collect();
        let host = found.ok_or_else(|| unknown(id, ("依托单位", "host"), &known))?;
        if !hosts.iter().any(|known| known.id == host.id) {
            hosts.push(host);
        }
    }
    if let Some(what) = question.what.filter(|what| *what != "name" && !hosts.is_empty()) {
        return Err(Refused::new(
            (format!("依托单位只变更名称，不变更 {what}"), format!("a host changes its name and no {what}")),
            ("写 --what name；属于基地的事项写基地编号", "write --what name; what belongs to a base is named by its number"),
        ));
    }
    Ok((bases(scheme, &ids)?, hosts))
}

/// How a list of changes begins the name of a host.
const HOST: &str = "host:";

/// What a list is about.
pub(super) type Subjects<'a> = (Vec<&'a Arc<Base>>, Vec<&'a Arc<Host>>);

/// The base of a number.
///
/// # Errors
/// There is none of this number.
pub fn base<'a>(scheme: &'a Scheme, id: &str) -> Result<&'a Arc<Base>, Refused> {
    let found = BaseId::try_from(id.to_owned()).ok().and_then(|id| scheme.bases.get(&id));
    found.ok_or_else(|| {
        let known: Vec<&str> = scheme.bases.keys().map(BaseId::as_str).collect();
        unknown(id, ("基地", "base"), &known)
    })
}

/// Whether a particular that changes is one a list of changes can name.
pub(super) fn particular(edition: &Edition, effect: Proposed, what: Option<&str>) -> Result<(), Refused> {
    let Some(what) = what.filter(|_| effect == Proposed::Changes) else { return Ok(()) };
    let known = edition.particulars();
    if known.contains(&what) {
        return Ok(());
    }
    let mut refused = unknown(what, ("变更事项", "particular to change"), &known);
    refused.remedy.zh.push_str("；都不是的写 other");
    refused.remedy.en.push_str("; other where none of them is meant");
    Err(refused)
}

/// That a name means nothing, with the names that come nearest.
#[must_use]
pub fn unknown(name: &str, (zh, en): (&str, &str), known: &[&str]) -> Refused {
    let near = nearest(name, known);
    let (near_zh, near_en) = (near.join("、"), near.join(", "));
    let remedy = if near.is_empty() {
        ("检查写法".to_owned(), "check its spelling".to_owned())
    } else {
        (format!("最接近的：{near_zh}"), format!("nearest: {near_en}"))
    };
    Refused::new((format!("没有这个{zh}：{name}"), format!("there is no such {en}: {name}")), remedy)
}
