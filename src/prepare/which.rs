//! What a name given on the command line means, and what was probably meant where it means nothing.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Refused;
use crate::model::day::Day;
use crate::model::id::{BaseId, VersionId};
use crate::model::list::Subject;
use crate::model::near::nearest;
use crate::model::register::{Base, Register, Scheme};
use crate::model::rule::{Edition, Proposed};

/// A path that is given on the command line, from the scheme on: the path of a folder of the content is as good as its short
/// form, `qingdao/2026/1123-recognition`.
pub(crate) fn below_schemes(path: &str) -> String {
    let path = path.trim_start_matches("./").trim_end_matches('/');
    path.split_once("schemes/").map_or(path, |(_, below)| below).replacen("/acts/", "/", 1)
}

/// The scheme of a name.
///
/// # Errors
/// There is none of this name.
pub fn scheme<'a>(register: &'a Register, name: &str) -> Result<&'a Scheme, Refused> {
    register.scheme(name).map(AsRef::as_ref).ok_or_else(|| {
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
pub(super) fn bases<'a>(scheme: &'a Scheme, ids: &[impl AsRef<str>]) -> Result<Vec<&'a Arc<Base>>, Refused> {
    let mut seen = BTreeSet::new();
    let once = ids.iter().map(AsRef::as_ref).filter(|id| seen.insert(*id));
    let known = |id: &str| {
        base(scheme, id).map_err(|mut refused| {
            refused.remedy.zh.push_str(&format!("；新的基地先用 gongshi new base {} 登记", scheme.id));
            refused.remedy.en.push_str(&format!("; a new base is entered first, with gongshi new base {}", scheme.id));
            refused
        })
    };
    once.map(known).collect()
}

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
    let mut known = edition.particulars();
    known.push(Subject::HOST_NAME);
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
