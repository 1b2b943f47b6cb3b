//! # evaluation-overdue：评估超过周期 / an evaluation later than its cycle
//!
//! 办法写明几年一评的，从认定或上次评估起算，到期那一年的年底还没有评估结果，就是逾期。起算口径要在 `practice` 中申报，没有申报的
//! 不判断；正在整改的、本轮免评的不计，写 `deferred` 暂缓的到下一年年底为止。网站的内容没有“今天”，以全站最新一份文件的日期为准。办法写“原则上”的只作提示。
//!
//! 一个办法只报一项，列出逾期的基地。
//!
//! Where the text says every how many years, they run from recognition or the last evaluation; with no outcome by the end of the year in
//! which they are over, it is overdue. From when they run is declared under `practice`, and without that nothing is judged.
//! Bases in rectification or exempt are left out, and one that was put off with `deferred` has until the end of the next year.
//! Content knows no today: the day of the newest act of the site stands for it. "In principle" makes it a note.
//!
//! One finding a scheme names the bases.
//!
//! 依据 / rests on: 各办法的评估周期条款，`[[edition.cycle]]`；起算按 `practice.cycle-from` / the article of each text on the cycle,
//! `[[edition.cycle]]`; from when, by `practice.cycle-from`.
//!
//! ```text
//! 三年一评 every three years，2022 年评估 evaluated in 2022
//! 不好 / bad:  到 2026 年没有结果 no outcome in 2026
//! 好 / good: 2025 年评估 evaluated in 2025
//! ```

use std::sync::Arc;

use super::Scene;
use super::course::abridged;
use crate::finding::{Finding, Findings, Level, Place};
use crate::model::day::Day;
use crate::model::id::BaseId;
use crate::model::register::Scheme;
use crate::model::rule::{Cycle, CycleOf, Every, Strength};

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    for scheme in scene.schemes {
        let Some((place, cycle, years)) = cycle(scheme, scene.newest) else { continue };
        let mut late: Vec<&BaseId> = Vec::new();
        scene.courses.each(&scheme.id, |course| {
            let after = course.walk(|_, _| ());
            let (Some(held), None, None) = (after.held, after.term, after.top_above) else { return };
            let due = after.judged.unwrap_or(held).plus_years(years).max(after.put_off.unwrap_or(Day::MIN));
            if scene.newest.year() > due.year() && after.due.is_empty() {
                late.push(&course.base.id);
            }
        });
        if late.is_empty() {
            continue;
        }
        let Some(edition) = scheme.edition_on(scene.newest) else { continue };
        let (level, newest) = (if cycle.strength == Strength::Must { Level::Warning } else { Level::Note }, scene.newest);
        findings.push(
            Finding::new(
                "evaluation-overdue",
                level,
                Place::key(scheme.file.clone(), place),
                format!("到{newest}，有{}个在册基地超过{years}年没有评估：{}", late.len(), abridged(&late)),
                format!(
                    "by {newest} there are {} base(s) on the register without an evaluation for more than {years} years: {}",
                    late.len(),
                    abridged(&late)
                ),
            )
            .value(late.len())
            .articles(scheme.cite(edition, &cycle.article))
            .remedy(
                "安排评估；已评估的，发布结果；建库以前评估的，在 opening.csv 写 last_result、last_round；暂缓的，在评估结果中写 deferred 并说明",
                "hold the evaluation; where it was held, post its outcome; where that was before the opening, write last_result and last_round in opening.csv; where it was put off, say so with deferred",
            ),
        );
    }
}

/// The evaluation cycle of the edition of a day, where it has a number and a declared start; and its place in the file.
fn cycle(scheme: &Scheme, day: Day) -> Option<(String, &Cycle, i32)> {
    let edition = scheme.edition_asking(day)?;
    edition.practice.cycle_from?;
    let (place, cycle) = edition.cycle.iter().enumerate().find(|(_, cycle)| cycle.of == CycleOf::Evaluation)?;
    let Every::Years(years) = cycle.every else { return None };
    let at = scheme.editions.iter().position(|known| Arc::ptr_eq(known, edition))?;
    Some((format!("edition[{at}].cycle[{place}].every"), cycle, i32::try_from(years).ok()?))
}
