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
use super::course::Course;
use super::step::{Step, What};
use crate::finding::{Finding, Findings, Place};
use crate::model::day::Day;
use crate::model::id::ActId;
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
            if let Some(year) = round.parse::<i32>().ok().filter(|_| step.shows(course.scheme)) {
                if year > step.act.posted().year() {
                    let (zh, en) = ("轮次晚于发布当年", "the round is later than the year it is posted in");
                    findings.push(finding(course, step, round, (zh, en)).remedy("核对 round", "check round"));
                }
                if let Some(since) = recognised.filter(|since| year < *since) {
                    let zh = format!("轮次早于{}认定的{since}年", course.base.id);
                    let en = format!("the round is before {since}, when {} was recognised", course.base.id);
                    findings.push(finding(course, step, round, (&zh, &en)).remedy("核对 round", "check round"));
                }
            }
            let judged = matches!(step.outcome(), Some(Outcome::Grade(_) | Outcome::Exempt));
            let before = settled.get(round).filter(|before| judged && step.stands() && before.act.id != step.act.id);
            findings.extend(before.map(|before| again(course, step, round, &before.act.id)));
            if judged && step.settled() {
                settled.entry(round).or_insert(step);
            }
        }
    });
}

/// A second outcome of a round.
fn again(course: Course<'_, '_>, step: &Step<'_>, round: &str, by: &ActId) -> Finding {
    let zh = format!("{} 在 {round} 年这一轮已有结果（{by}）", course.base.id);
    let en = format!("{} has an outcome of the round of {round} already ({by})", course.base.id);
    finding(course, step, round, (&zh, &en)).remedy(
        format!("结果有误的，发更正，about 写 {by}；是复评的，round 写复评的年份"),
        format!("where the outcome was wrong, post a correction about {by}; where it is a re-evaluation, write its own year as round"),
    )
}

fn finding(course: Course<'_, '_>, step: &Step<'_>, round: &str, (zh, en): (&str, &str)) -> Finding {
    let cycle = step.act.under.cycle.iter().filter(|cycle| cycle.of == CycleOf::Evaluation);
    let cites = cycle.flat_map(|cycle| course.scheme.cite(&step.act.under, &cycle.article)).collect();
    Finding::warning("evaluation-round", Place::column(step.act.list_file("evaluation"), step.line, "round"), zh, en)
        .articles_or(cites, "一个基地一轮只有一个结果", "a base has one outcome a round")
        .value(round)
}

/// The year a base is on the register from, where a step puts it there.
fn since(step: &Step<'_>) -> Option<i32> {
    match step.what {
        What::Recognition if step.settled() => Some(step.from.year()),
        What::Opening(stood) => stood.since.map(Day::year),
        _ => None,
    }
}
