//! # exempt-graded：免评的评了等级，或免评没有依据 / graded although exempt, or exempt without ground
//!
//! 办法规定上级评为优秀的不再参加本级评估的，上级评优之后的第一轮应写 `exempt`，不再评定等级。反过来，写 `exempt` 的要有
//! 上级评优的记录；办法没有免评规定的，不能写 `exempt`。免评不及于复评：整改中的基地照常复评，写 `exempt` 给警告。
//!
//! Where the text exempts a base that a higher body graded excellent, the first round after that says `exempt` and gives no grade.
//! The other way round, `exempt` wants the record of that grade; and where the text exempts nobody, it cannot be written. A
//! re-evaluation is not covered: a base in rectification is graded all the same, and `exempt` is a warning.
//!
//! 依据 / rests on: 各办法的免评条款，`then = "exempt"` / the article of each text on exemption, `then = "exempt"`.
//!
//! ```csv
//! base,name,host,round,result,ground,evidence
//! # 错 / bad:  QD-1,…,…,2026,qualified,,
//! # 对 / good: QD-1,…,…,2026,exempt,14-p3,2026/0420-outside
//! ```

use super::Scene;
use super::course::Course;
use super::record::Record;
use super::step::{Step, What};
use crate::finding::{Finding, Findings, Level, Place};
use crate::model::list::Outcome;
use crate::model::rule::{Consequence, Effect};

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    scene.each_course(|course| {
        course.walk(|before, step| {
            if matches!(step.what, What::Evaluation(_)) && step.stands() {
                findings.extend(judge(course, before, step));
            }
        });
    });
}

fn judge(course: Course<'_, '_>, before: &Record<'_>, step: &Step<'_>) -> Option<Finding> {
    let edition = &step.act.under;
    let rule = edition.consequence.iter().find(|rule| rule.then == Effect::Exempt);
    let place = Place::column(step.act.list_file("evaluation"), step.line, "result");
    let cites = |rule: &Consequence| course.scheme.cite(edition, &rule.article);
    match (step.outcome()?, rule, &before.top_above) {
        (Outcome::Exempt, Some(_), _) if let Some(term) = &before.term => {
            let (zh, en) = ("整改中，应复评，免评不及于复评", "it is in rectification, and an exemption does not cover its re-evaluation");
            let cites = course.scheme.cite(&term.step.act.under, &term.rule.article);
            let finding = Finding::warning("exempt-graded", place, zh, en).value(&course.base.id).articles(cites);
            Some(
                finding.remedy(
                    "写复评的等级；没有复评的写 deferred",
                    "write the grade of its re-evaluation; where that was not held, deferred",
                ),
            )
        }
        (outcome @ (Outcome::Grade(_) | Outcome::Absent | Outcome::Left), Some(rule), Some(above)) if before.term.is_none() => {
            let id = outcome.code();
            let level = Level::of_breach(rule.strength);
            let by = &above.act.id;
            let (zh, en) = (
                format!("上级已评为优秀（{by}），不再参加本级评估"),
                format!("a higher body graded it excellent ({by}): it takes no part in this evaluation"),
            );
            let finding = Finding::new("exempt-graded", level, place, zh, en).value(id).articles(cites(rule));
            Some(finding.remedy(
                format!("result 写 exempt，ground 写条款，evidence 写 {by}"),
                format!("write exempt as result, the article as ground and {by} as evidence"),
            ))
        }
        (Outcome::Exempt, Some(rule), None) => {
            let (zh, en) = ("没有上级评为优秀的记录", "no record says that a higher body graded it excellent");
            let finding = Finding::warning("exempt-graded", place, zh, en).value(&course.base.id).articles(cites(rule));
            Some(finding.remedy(
                "先发 kind = \"outside\" 的记录，事项写 top-above",
                "post an act of kind = \"outside\" first, with the event top-above",
            ))
        }
        (Outcome::Exempt, None, _) => {
            let (zh, en) = ("该版办法没有免评的规定", "the edition exempts nobody from evaluation");
            let finding = Finding::error("exempt-graded", place, zh, en).value(&course.base.id);
            let finding = finding.rule("免评须有条款", "an exemption rests on an article");
            Some(finding.remedy("写评定的等级；没有评的写 deferred", "write the grade; where it was not evaluated, deferred"))
        }
        _ => None,
    }
}
