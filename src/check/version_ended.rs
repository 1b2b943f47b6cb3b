//! # version-ended：旧版本何时失效 / when an older version ended
//!
//! 同一份办法有两个版本，新版本已经施行，旧版本却没有写明被替代、废止或到期，网页上两个版本都会显示“现行有效”，给警告。
//! 新版本写明废止旧版本的，在旧版本的 policy.toml 写 `ended`；没有写明的，核对后写入，或在 `doubt` 中说明。
//!
//! Two versions of one text where the newer is in force and the older says neither that it was replaced or repealed nor
//! that its term has run: the site would show both as in force. A warning. Write `ended` into the older version's
//! policy.toml where the newer text says so, or say under `doubt` what is not known.
//!
//! 依据 / rests on: 《中华人民共和国立法法》第一百零三条（同一机关制定的，适用新的规定） / Legislation Law, art. 103: of two by the
//! same body the newer applies.
//!
//! ```toml
//! # 不好 / bad：旧版本 / the older version
//! in-force = { on = 2019-01-01, article = "20" }
//! # 好 / good
//! in-force = { on = 2019-01-01, article = "20" }
//! ended = { status = "replaced", on = 2025-01-01, by = "某科〔2024〕1号" }
//! ```

use super::Scene;
use crate::finding::{Finding, Findings, Place};
use crate::model::day::Day;
use crate::model::draft::policy::Replaces;
use crate::model::policy::{Policy, Status};
use crate::model::register::Scheme;
use crate::model::work;

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    for scheme in scene.schemes {
        for older in scheme.policies.values().filter(|older| older.facts.doubt.is_empty()) {
            if let Some(newer) = in_force_beside(scheme, older) {
                findings.push(told(older, newer, scene.newest));
            }
        }
    }
}

/// A newer version on whose first day the older one is still in force.
fn in_force_beside<'a>(scheme: &'a Scheme, older: &Policy) -> Option<&'a Policy> {
    let versions = work::versions(scheme, older);
    let after = versions.into_iter().skip_while(|version| version.version != older.version).skip(1);
    after
        .into_iter()
        .find(|newer| newer.starts().is_some_and(|day| matches!(older.status(day), Status::InForce(_)) && older.starts() < Some(day)))
}

/// Whether a text that is replaced is this one, by its number or else its title.
fn names(replaced: &Replaces, older: &Policy) -> bool {
    let number = older.facts.number.as_ref().map(|number| number.text.as_str());
    match (replaced.number.as_deref(), number) {
        (Some(replaced), Some(number)) => replaced == number,
        _ => replaced.title.as_deref().is_some_and(|title| title == older.facts.title.zh),
    }
}

fn told(older: &Policy, newer: &Policy, newest: Day) -> Finding {
    let version = &newer.version;
    let replaced = newer.facts.replaces.iter().any(|one| names(one, older));
    // Content knows no other today than the day of its newest act.
    let (zh, en) = match newer.starts().filter(|starts| *starts > newest) {
        _ if replaced => (
            format!("新版本{version}写明替代它，这个版本没有写 ended，网页仍显示现行有效"),
            format!("the newer version {version} says that it replaces this one, which has no `ended` and is still shown as in force"),
        ),
        Some(starts) => (
            format!("新版本{version}将于{starts}起施行，这个版本没有写明届时失效"),
            format!("the newer version {version} will be in force on {starts}, and nothing says that this one ends then"),
        ),
        None => (
            format!("新版本{version}施行后，这个版本没有写明失效"),
            format!("the newer version {version} is in force, and nothing says that this one ended"),
        ),
    };
    Finding::warning("version-ended", Place::key(format!("{}/policy.toml", older.folder), "in-force"), zh, en)
        .value(&older.version)
        .rule(
            "《立法法》第一百零三条：同一机关制定的规定，新的与旧的不一致的，适用新的",
            "Legislation Law, art. 103: of two texts by one body the newer applies where they differ",
        )
        .remedy(
            "核对新版本的附则，写入 ended（status、on、by）；没有写明的，写入 doubt",
            "check the closing articles of the newer version and write ended (status, on, by), or doubt where no text says it",
        )
}
