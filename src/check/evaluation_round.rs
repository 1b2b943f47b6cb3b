//! # evaluation-round：同一轮评了两次，或轮次还没有到、早已过去 / the same round twice, a round to come, or one long past
//!
//! 一个基地一轮只有一个结果。同一轮已有结果又评等级的，给警告：改的是结果，应当发更正；是复评的，写复评那一年的轮次。轮次晚于
//! 发布当年的，早于该基地认定那一年的，也给警告。缺席、暂缓以后补评同一轮的不算。
//!
//! A base has one outcome a round. A second grade for a round that has one is a warning: where the outcome was wrong, a correction
//! puts it right; a re-evaluation is of the round of its own year. A round later than the year of posting is a warning too, and
//! so is one before the year the base was recognised in. One held later in the same round, after it was missed or deferred, is not.
//!
//! 依据 / rests on: 各办法的评估条款，`[[edition.cycle]]` / the article of each text on evaluation, `[[edition.cycle]]`.
//!
//! ```csv
//! # 2026-06-01 已定 settled: QD-1,…,…,2026,qualified
//! # 不好 / bad:  2026-11-01  QD-1,…,…,2026,excellent
//! # 好 / good: 更正 correction.csv: QD-1,evaluation,result,qualified,excellent,continues,,,
//! ```

use std::collections::BTreeMap;

use super::Scene;
use super::step::{Step, What};
use crate::finding::{Finding, Findings, Place};
use crate::model::day::Day;
use crate::model::id::Citation;
use crate::model::list::Outcome;
use crate::model::rule::CycleOf;

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    scene.each_course(|course| {
            let mut settled: BTreeMap<&str, &Step<'_>> = BTreeMap::new();
            // The year from which it is on the register; none while that is not known.
            let mut recognised: Option<i32> = None;
            for step in course.steps() {
                let What::Evaluation(row) = step.what else {
                    recognised = recognised.or_else(|| since(step));
                    continue;
                };
                let round = row.round.as_str();
                let judged = matches!(step.outcome(), Some(Outcome::Grade(_) | Outcome::Exempt));
                let stands = step.stands();
                let cycle = step.act.under.cycle.iter().filter(|cycle| cycle.of == CycleOf::Evaluation);
                let cites: Vec<Citation> = cycle.flat_map(|cycle| course.scheme.cite(&step.act.under, &cycle.article)).collect();
                let rest =
                    |finding: Finding| finding.articles_or(cites.clone(), "一个基地一轮只有一个结果", "a base has one outcome a round");
                let place = || Place::column(step.act.list_file("evaluation"), step.line, "round");
                if stands && step.shows(course.scheme) && round.parse().is_ok_and(|year: i32| year > step.act.posted().year()) {
                    let (zh, en) = ("轮次晚于发布当年", "the round is later than the year it is posted in");
                    let finding = Finding::warning("evaluation-round", place(), zh, en).value(round);
                    findings.push(rest(finding).remedy("核对 round", "check round"));
                }
                let early = recognised.filter(|since| round.parse().is_ok_and(|year: i32| year < *since));
                if let Some(since) = early.filter(|_| stands && step.shows(course.scheme)) {
                    let finding = Finding::warning(
                        "evaluation-round",
                        place(),
                        format!("轮次早于{}认定的{since}年", course.base.id),
                        format!("the round is before {since}, when {} was recognised", course.base.id),
                    );
                    findings.push(rest(finding.value(round)).remedy("核对 round", "check round"));
                }
                if stands && judged && let Some(before) = settled.get(round).filter(|before| before.act.id != step.act.id) {
                    let by = &before.act.id;
                    let finding = Finding::warning(
                        "evaluation-round",
                        place(),
                        format!("{} 在 {round} 年这一轮已有结果（{by}）", course.base.id),
                        format!("{} has an outcome of the round of {round} already ({by})", course.base.id),
                    );
                    findings.push(rest(finding.value(round)).remedy(
                        format!("结果有误的，发更正，about 写 {by}；是复评的，round 写复评的年份"),
                        format!("where the outcome was wrong, post a correction about {by}; where it is a re-evaluation, write its own year as round"),
                    ));
                }
                if judged && step.settled() {
                    settled.entry(round).or_insert(step);
                }
            }
    });
}

/// The year a base is on the register from, where a step puts it there.
fn since(step: &Step<'_>) -> Option<i32> {
    match step.what {
        What::Recognition if step.settled() => Some(step.from.year()),
        What::Opening(stood) => stood.since.map(Day::year),
        _ => None,
    }
}
