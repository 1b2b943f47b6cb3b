//! # report-grade：应因年度报告定等级，实际另定 / graded otherwise than the annual report makes it
//!
//! 办法规定没有按要求交年度报告的，当次评估直接定为某一等级的，报告之后的第一次评估必须是这个等级。逾期提交算不算“没有按要求”，
//! 依该版办法所列的情形（`[[edition.consequence]]` 的 `state`）。
//!
//! Where the text makes the grade of a round follow from an annual report that was not handed in as required, the first evaluation
//! after that report has that grade. Whether a late one counts is what the edition lists, the `state` of its
//! `[[edition.consequence]]`.
//!
//! 依据 / rests on: 各办法对年度报告的后果条款 / the article of each text on what follows from an annual report, `then = { grade = … }`.
//!
//! ```csv
//! # 年度报告 roll: SC-1,…,2025,missing     评估 evaluation:
//! base,name,host,round,result,ground,evidence
//! # 错 / bad:  SC-1,…,…,2026,qualified,,
//! # 对 / good: SC-1,…,…,2026,unqualified,20,2026/0330-reports
//! ```

use super::Scene;
use super::course::Course;
use super::record::Due;
use super::step::Step;
use crate::finding::{Finding, Findings, Level, Place};
use crate::model::list::Outcome;
use crate::model::rule::{Consequence, Effect, Event};

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    let graded = |rule: &Consequence| matches!((&rule.on, &rule.then), (Event::Reports(_), Effect::Grade(_)));
    scene.each_course_under(graded, |course| {
        course.walk(|before, step| findings.extend(before.round.as_ref().and_then(|due| judge(course, due, step))));
    });
}

/// An evaluation that gives another grade than the one that is due.
fn judge(course: Course<'_, '_>, due: &Due<'_>, step: &Step<'_>) -> Option<Finding> {
    let Effect::Grade(grade) = &due.rule.then else { return None };
    let Outcome::Grade(id) = step.outcome()? else { return None };
    if id == grade.as_str() || !step.stands() {
        return None;
    }
    let (by, line) = (&due.step.act.id, due.step.line);
    let finding = Finding::new(
        "report-grade",
        Level::of_breach(due.rule.strength),
        Place::column(step.act.list_file("evaluation"), step.line, "result"),
        format!("年度报告没有按要求提交（{by} 第{line}行），当次评估应为 {grade}"),
        format!("an annual report was not handed in as required ({by}, line {line}): this round's grade is {grade}"),
    );
    Some(finding.value(id).articles(course.scheme.cite(&due.step.act.under, &due.rule.article)).remedy(
        format!("result 写 {grade}，ground 写条款，evidence 写 {by}；报告情况有误的，先废止 {by}，重新发布整份"),
        format!("write {grade} as result, the article as ground and {by} as evidence; where the roll is wrong, annul {by} and post the whole of it again first"),
    ))
}
