//! # not-on-register：针对不在册基地的事项，或重复认定 / a row about a base that is not on the register, or is already
//!
//! 评估、撤销、通报、退出只针对在册基地；已在册的不再认定。按文件发布时已公布的情况判断，一份文件里的各张列表按先后
//! 相接。被撤销、退出以后重新认定的，不算重复；退出已公布而尚未生效的仍在册，可以评估、撤销，不得再行拟认定，也不再退出一次。
//!
//! Evaluation, revocation, criticism and exit are of bases on the register, and a base on it is not recognised again. What was
//! public when the act was posted decides; the lists of one act follow one another. Recognised anew after it left is not twice; until its
//! exit takes effect it is on the register: it can be evaluated or revoked, and is neither proposed anew nor exits once more.
//!
//! 依据 / rests on: 各办法的评估、撤销、认定条款都以在册为前提 / the articles on evaluation, revocation and recognition presume it.
//!
//! ```csv
//! # 2025-06-18 已退出 has left: QD-3
//! base,name,host,round,result
//! # 错 / bad:  QD-3,…,…,2025,qualified
//! ```

use super::Scene;
use super::course::Course;
use super::record::Record;
use super::step::{Step, What};
use crate::finding::{Finding, Findings, Place};

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    scene.each_course(|course| {
        course.walk(|before, step| {
            if step.stands() {
                judge(course, before, step, findings);
            }
        });
    });
}

fn judge(course: Course<'_, '_>, before: &Record<'_>, step: &Step<'_>, findings: &mut Findings) {
    let (zh, en) = match (step.what, before.held.is_some()) {
        (What::Evaluation(_) | What::Revocation(_) | What::Criticism(_) | What::Exit(_), false) => {
            ("该基地此时不在册", "the base is not on the register at that time")
        }
        (What::Exit(_), true) if before.leaves.is_some() => ("该基地的退出已经公布", "its exit is posted already"),
        (What::Recognition, true) if before.leaves.is_some() => {
            ("该基地的退出尚未生效，此时仍在册", "its exit has not taken effect: the base is on the register still")
        }
        (What::Recognition, true) => ("该基地此时已在册", "the base is on the register already"),
        _ => return,
    };
    let (zh, en) = match before.leaves.or(before.ended) {
        Some(ended) => (format!("{zh}（{}，{}）", ended.from, ended.act.id), format!("{en} ({}, {})", ended.from, ended.act.id)),
        None => (zh.to_owned(), en.to_owned()),
    };
    let edition = &step.act.under;
    let finding =
        Finding::error("not-on-register", Place::cell(step.act.list_file(step.list()), step.line, 1), zh, en).value(&course.base.id);
    let grounds = match step.what {
        What::Revocation(ground) | What::Criticism(ground) => Some(course.scheme.cite_key(edition, &ground.key)),
        What::Exit(left) => Some(course.scheme.cite_key(edition, &left.ground.key)),
        _ => None,
    };
    let finding = match grounds {
        Some(cite) => finding.articles(vec![cite]),
        None => finding.rule(
            "评估只针对在册基地，在册的不再认定",
            "evaluations are of bases on the register, and those on it are not recognised again",
        ),
    };
    let (zh, en) = match step.what {
        What::Recognition => (
            "核对编号；公示过两次、已按另一次决定的，撤回这一次公示；先后有误的，核对文件夹的日期",
            "check the number; where it was on two notices and is decided on the other one, take this notice back; check the days of the folders",
        ),
        _ => (
            "核对编号；建站以前认定的，先发 kind = \"opening\" 的文件；先后有误的，核对文件夹的日期；不应公示的，撤回公示",
            "check the number; where it was recognised before this site, post an act of kind = \"opening\" first; check the days of the folders; take back from its notice what should not be on it",
        ),
    };
    findings.push(finding.remedy(zh, en));
}
