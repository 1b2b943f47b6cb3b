//! # rectification-over：整改与复评对不上 / rectification and re-evaluation that do not meet
//!
//! 办法规定整改期满后复评的，期未满就作复评给警告；规定参加下一年度评估的，下一年度指不合格那一轮的下一轮，不论何时公布，同一轮
//! 又评给警告。期满（或下一轮的年度过完）仍没有复评的公示或结果，给警告；复评暂缓的，顺延到次年年底。整改起算口径没有申报的，不判断
//! 期满。以全站最新一份文件的日期为“今天”。
//!
//! Where the text has the re-evaluation after the term, one before its end is a warning; where it has it in next year's evaluation, that
//! is the round after the failed one, whenever it is posted, and one of the same round is a warning. A term that is over, or the year of
//! that next round, without a notice or an outcome of the re-evaluation is a warning too; where it was put off, the end of the year after
//! counts. Where the practice does not say from when a term runs, its end is not judged. The newest act of the site stands for today.
//!
//! 依据 / rests on: 各办法的整改复评条款，`then = { rectify = … }` / the article of each text on rectification, `then = { rectify = … }`.
//!
//! ```text
//! 2025-06-06 不合格 unqualified，整改一年 one year
//! 不好 / bad:  2026-03-02 复评 re-evaluated；或一直没有复评 or never
//! 好 / good: 2026-07-13 复评 re-evaluated
//! ```

use super::Scene;
use super::course::Course;
use super::record::Term;
use super::step::Step;
use crate::finding::{Finding, Findings, Place};
use crate::model::day::Day;
use crate::model::list::Outcome;
use crate::model::rule::{self, Again, Consequence, Effect};

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    let rectifies = |rule: &Consequence| matches!(rule.then, Effect::Rectify(_));
    scene.each_course_under(rectifies, |course| {
        let after = course.walk(|before, step| {
            let Some(term) = &before.term else { return };
            let graded = matches!(step.outcome(), Some(Outcome::Grade(_)));
            if graded && step.shows(course.scheme) && !term.is_reached(step) {
                findings.push(early(course, term, Place::column(step.act.list_file("evaluation"), step.line, "result")));
            }
        });
        let held = |term: &Term<'_>, step: &Step<'_>| {
            let held = matches!(step.outcome(), Some(Outcome::Grade(_) | Outcome::Absent | Outcome::Left));
            held && step.act.posted() > term.step.act.posted() && term.is_reached(step)
        };
        if let Some(term) = &after.term
            && !after.failed_again
            && let Some(by) = again_by(term).max(after.put_off).filter(|by| *by < scene.newest)
            && !course.steps().any(|step| held(term, step))
        {
            findings.push(missing(course, term, by));
        }
    });
}

/// The last day before it is missing.
fn again_by(term: &Term<'_>) -> Option<Day> {
    match term.again {
        Again::After => term.until,
        Again::NextYear => rule::put_off(term.round()),
    }
}

fn early(course: Course<'_, '_>, term: &Term<'_>, place: Place) -> Finding {
    let (zh, en) = match (term.again, term.until) {
        (Again::After, Some(until)) => (format!("复评在{}以后", until.next()), format!("from {} on", until.next())),
        _ => {
            (format!("{}年一轮不合格，复评在下一轮", term.round()), format!("in the round after that of {}, which it failed", term.round()))
        }
    };
    let by = &term.step.act.id;
    let (zh, en) = (format!("整改中（{by}），{zh}"), format!("it is in rectification ({by}): its re-evaluation is {en}"));
    Finding::warning("rectification-over", place, zh, en)
        .value(&course.base.id)
        .articles(course.scheme.cite(&term.step.act.under, &term.rule.article))
        .remedy("期满后再复评；不是复评的，核对轮次", "re-evaluate when the term is over; where it is no re-evaluation, check the round")
}

fn missing(course: Course<'_, '_>, term: &Term<'_>, by: Day) -> Finding {
    let id = &course.base.id;
    let (zh, en) = match term.again {
        Again::After => (
            format!("{id} 的整改已于{by}到期，没有复评的公示或结果"),
            format!("the rectification of {id} was over on {by}, and there is no notice or outcome of its re-evaluation"),
        ),
        Again::NextYear => (
            format!("{id} 应在{}年度复评，已过{by}，没有复评的公示或结果", by.year()),
            format!("{id} was to be re-evaluated in {}; {by} is past, and there is no notice or outcome of it", by.year()),
        ),
    };
    Finding::warning("rectification-over", Place::cell(term.step.act.list_file(term.step.list()), term.step.line, 1), zh, en)
        .value(&course.base.id)
        .articles(course.scheme.cite(&term.step.act.under, &term.rule.article))
        .remedy("组织复评并发布结果", "hold the re-evaluation and post its outcome")
}
