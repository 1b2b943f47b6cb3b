//! # type-unknown：该版办法没有的类型或依托单位 / a type or a kind of host the edition does not have
//!
//! 拟认定、认定的基地，类型须是该版办法列出的，依托单位的性质须是该版办法接纳的；办法把某类型限于某几种单位的，也要相符。
//! 办法以“等”字留有余地的，不判断。
//!
//! A base proposed or recognised is of a type the edition lists, and its host of a kind the edition admits; where a type is kept
//! for some kinds of host, the host is one of them. Where the text leaves its list open, nothing is judged.
//!
//! 依据 / rests on: 各办法的类型和依托单位条款，`[[edition.type]]`、`[[edition.host]]` / the articles on types and hosts,
//! `[[edition.type]]` and `[[edition.host]]`.
//!
//! ```toml
//! # 错 / bad: 国际创新园限科技园区 a park is kept for science parks
//! type = "park"
//! host = "haixing-university"
//! # 对 / good
//! type = "lab"
//! host = "haixing-university"
//! ```

use super::Scene;
use super::step::What;
use crate::finding::{Finding, Findings, Place};
use crate::model::id::{Citation, Slug};
use crate::model::rule::TypeRule;
use crate::model::text::Bilingual;

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    scene.each_course(|course| {
        // The first row that proposes or recognises it; what changes later has a row of its own.
        let Some(step) = course.steps().find(|step| matches!(step.what, What::Recognition)) else { return };
        let (edition, base) = (&step.act.under, course.base);
        let place = |key| Place::key(base.file(), key);
        let cite = |articles| course.scheme.cite(edition, articles);
        // A type that no edition has was told when the base was read.
        let somewhere = course.scheme.editions.iter().flat_map(|edition| &edition.types).any(|rule| rule.id == base.first.kind);
        let known = edition.types.is_empty() || edition.types.iter().any(|rule| rule.id == base.first.kind || rule.open);
        if !known && somewhere {
            let (zh, en) = ("该版办法没有这个类型", "the edition has no such type");
            let known: Vec<&str> = edition.types.iter().map(|rule| rule.id.as_str()).collect();
            findings.push(
                finding(place("type"), zh, en, &base.first.kind, edition.types.iter().flat_map(|rule| cite(&rule.article)).collect())
                    .remedy(format!("可用的类型：{}", known.join("、")), format!("types of this edition: {}", known.join(", "))),
            );
        }
        let host = &base.host;
        let open = edition.host.is_empty() || edition.host.iter().any(|rule| rule.open || rule.id == host.kind);
        if !open {
            let known: Vec<&str> = edition.host.iter().map(|rule| rule.id.as_str()).collect();
            let cites = edition.host.iter().flat_map(|rule| cite(&rule.article)).collect();
            findings.push(
                finding(place("host"), "该版办法不接纳这类依托单位", "the edition does not admit this kind of host", &host.kind, cites)
                    .remedy(
                        format!("接纳的有：{}；核对 {}", known.join("、"), host.file),
                        format!("it admits: {}; check {}", known.join(", "), host.file),
                    ),
            );
        }
        let rule = edition.types.iter().find(|rule| rule.id == base.first.kind);
        if let Some((rule, tied)) = rule.and_then(|rule| Some((rule, rule.kept_from(&host.kind)?))) {
            let remedy = kept_for(rule, tied);
            findings.push(finding(place("type"), KEPT.0, KEPT.1, &host.kind, cite(&rule.article)).remedy(remedy.zh, remedy.en));
        }
    });
}

/// That a host is of a kind that a type is not for.
pub(super) const KEPT: (&str, &str) = ("办法把这一类型限于别的单位", "the text keeps this type for other kinds of host");

/// What is to be done there: the kinds of host that a type is for.
pub(super) fn kept_for(rule: &TypeRule, tied: &[Slug]) -> Bilingual {
    let known: Vec<&str> = tied.iter().map(Slug::as_str).collect();
    Bilingual::new(
        format!("{}限于：{}；核对类型和依托单位", rule.name.zh, known.join("、")),
        format!("{} is for: {}; check the type and the host", rule.name.en, known.join(", ")),
    )
}

fn finding(place: Place, zh: &str, en: &str, value: &Slug, mut cites: Vec<Citation>) -> Finding {
    cites.sort();
    cites.dedup();
    Finding::error("type-unknown", place, zh, en).value(value).articles(cites)
}
