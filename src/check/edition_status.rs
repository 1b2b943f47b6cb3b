//! # edition-status：所依据的办法当日的效力 / the standing of the text an act is judged by, on its day
//!
//! 依据征求意见稿、效力未能确定、有效期已满或尚未施行的文本发文，给警告，并在网页上写明；依据已废止或已被替代的文本是错误。
//! 施行期间已经公示的事项，此后的更正、延长、异议处理和决定仍依据公示所依据的文本，不算（实体从旧）。
//!
//! An act under a draft, a text whose status is not known, a lapsed one or one not yet in force is a warning and a line on the page;
//! under a repealed or replaced one it is an error. What a notice began while its text was in force is corrected, extended, answered
//! and decided under that text, and is not told.
//!
//! 依据 / rests on: 各文本自己的施行、有效期条款 / each text's own articles on entry into force and term, `policy.toml`.

use super::Scene;
use crate::finding::{Finding, Findings, Level, Place};
use crate::model::policy::Status;

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    for scheme in scene.schemes {
        for act in &scheme.acts {
            let Some(policy) = scheme.policies.get(&act.under.version) else { continue };
            let status = policy.status(act.posted());
            let over = matches!(status, Status::Lapsed(_) | Status::Repealed(..) | Status::Replaced(..));
            let Some(says) = status.objection().filter(|_| !(over && scheme.carries_on(act))) else { continue };
            let level = if policy.has_ended(act.posted()) { Level::Error } else { Level::Warning };
            let mut keys = policy.facts.in_force.article.keys().to_vec();
            if matches!(status, Status::Lapsed(_)) {
                keys = policy.facts.ends.as_ref().map_or(keys, |ends| ends.article.keys().to_vec());
            }
            let cites = keys.iter().map(|key| scheme.cite_key(&act.under, key)).collect();
            findings.push(
                Finding::new("edition-status", level, Place::key(act.file(), "under"), says.zh, says.en)
                    .value(&act.under.version)
                    .articles(cites)
                    .remedy(
                        "核对文本效力，补充 policy.toml；或依据现行文本",
                        "check the status and complete policy.toml, or act under a text in force",
                    ),
            );
        }
    }
}
