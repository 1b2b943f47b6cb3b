//! # roll-incomplete：年度报告名单缺了应报的基地 / a roll of reports that lacks a base due
//!
//! 办法规定每年提交年度报告的，名单要列出每个应报的基地，否则公众分不清是交了还是漏了。应报的是报告年度开始以前已认定、名单发布时
//! 仍在册的基地；办法只要求认定后若干年的，按其年数。当年新认定的，列不列都可以。不在册的基地列入名单给警告。
//! 年度晚于发布当年的是错误。后一份名单把同一年度写得与前一份不同的，给警告：以后一份为准，由此产生或取消的后果也随之改变。
//!
//! Where the text asks for an annual report, the roll has a row for every base due, or nobody can tell what was handed in from what was
//! forgotten. Due are those recognised before the year of the report and still on the register when the roll is posted, for as
//! many years as the text says. One recognised in that year may be in it or not. A base that is not on the register is a warning. A year
//! later than that of posting is an error. A later roll that says otherwise of a year than an earlier one is a warning: the later one
//! counts, and what follows from reports changes with it.
//!
//! 依据 / rests on: 各办法的年度报告条款，`[[edition.cycle]]` 中 `of = "report"` / the article of each text on annual reports, the
//! `[[edition.cycle]]` with `of = "report"`.
//!
//! ```csv
//! # 在册 on the register: QD-1, QD-2
//! base,name,host,year,status
//! # 错 / bad: 只有 only
//! QD-1,…,…,2025,on-time
//! # 对 / good: 还有 also
//! QD-2,…,…,2025,missing
//! ```

use std::collections::BTreeMap;

use super::Scene;
use super::course::{Course, abridged};
use super::record::Record;
use super::step::{Step, What};
use crate::finding::{Finding, Findings, Place};
use crate::model::id::BaseId;
use crate::model::register::{Act, Scheme};
use crate::model::rule::{Cycle, CycleOf, Every, ReportState};

/// The rows of one year in one act.
struct Roll<'a> {
    act: &'a Act,
    year: i32,
    cycle: &'a Cycle,
    /// Due, and not in it.
    lacks: Vec<&'a BaseId>,
}

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    for scheme in scene.schemes {
        let mut rolls: Vec<Roll<'_>> = scheme.acts.iter().flat_map(rolls).collect();
        if rolls.is_empty() {
            continue;
        }
        scene.courses.each(&scheme.id, |course| {
            rolls.iter_mut().filter(|roll| lacks(course, roll)).for_each(|roll| roll.lacks.push(&course.base.id));
            strangers(course, findings);
            overruled(course, findings);
        });
        for roll in &rolls {
            // Nothing is due yet of a year to come.
            if roll.year > roll.act.posted().year() {
                findings.push(to_come(scheme, roll));
            } else if !roll.lacks.is_empty() {
                findings.push(incomplete(scheme, roll));
            }
        }
    }
}

/// The years an act has reports of.
fn rolls(act: &Act) -> Vec<Roll<'_>> {
    let yearly = |cycle: &&Cycle| cycle.of == CycleOf::Report && cycle.every == Every::Years(1);
    let Some(cycle) = act.under.cycle.iter().find(yearly) else { return Vec::new() };
    let mut years: Vec<i32> = act.lists.reports.iter().map(|row| row.what.year).collect();
    years.sort_unstable();
    years.dedup();
    years.into_iter().map(|year| Roll { act, year, cycle, lacks: Vec::new() }).collect()
}

/// Whether a base is due in a roll and not in it.
fn lacks(course: Course<'_, '_>, roll: &Roll<'_>) -> bool {
    let told = |step: &Step<'_>| std::ptr::eq(step.act, roll.act) && matches!(step.what, What::Report(row) if row.year == roll.year);
    if course.steps().any(told) {
        return false;
    }
    let known = course.on(roll.act.posted());
    known.held.is_some_and(|held| roll.cycle.owes(held, roll.year)) && !enough(&known, roll)
}

/// Whether its reports of other years are as many as the text asks for.
fn enough(known: &Record<'_>, roll: &Roll<'_>) -> bool {
    roll.cycle.has_enough(known.reports.iter().filter(|(year, _)| **year != roll.year).map(|(_, state)| *state))
}

fn strangers(course: Course<'_, '_>, findings: &mut Findings) {
    course.walk(|before, step| {
        if matches!(step.what, What::Report(_)) && before.held.is_none() {
            findings.push(
                Finding::warning(
                    "roll-incomplete",
                    Place::cell(step.act.list_file("reports"), step.line, 1),
                    "名单发布时该基地不在册",
                    "the base was not on the register when the roll was posted",
                )
                .value(&course.base.id)
                .rule("年度报告名单列在册基地", "a roll of reports is of bases on the register")
                .remedy("核对编号；已退出的，从名单中去掉", "check the number; take out a base that has left"),
            );
        }
    });
}

/// A roll that says otherwise of a year than the one before it, which then counts no more.
fn overruled(course: Course<'_, '_>, findings: &mut Findings) {
    let mut told: BTreeMap<i32, (&Act, ReportState)> = BTreeMap::new();
    for step in course.steps() {
        let What::Report(row) = step.what else { continue };
        let before = told.insert(row.year, (step.act, row.status));
        // A year that stands twice in one roll is told when it is read.
        let before = before.filter(|(act, status)| *status != row.status && !std::ptr::eq(*act, step.act));
        let Some((act, status)) = before else { continue };
        let (id, year, was, is) = (&act.id, row.year, status.code(), row.status.code());
        findings.push(
            Finding::warning(
                "roll-incomplete",
                Place::column(step.act.list_file("reports"), step.line, "status"),
                format!("{} 的{year}年度报告，{id} 写 {was}，这份写 {is}，以这份为准", course.base.id),
                format!("of the report {year} of {} the roll {id} says {was}, this one {is}, which now counts", course.base.id),
            )
            .value(is)
            .rule("一个基地一个年度只有一种情况", "a base has one state of its report a year")
            .remedy(
                format!("{id} 有误的，废止它，重新发布整份名单；没有误的，去掉这一行"),
                format!("where {id} was wrong, annul it and post the whole roll again; where it was not, take this row out"),
            ),
        );
    }
}

fn to_come(scheme: &Scheme, roll: &Roll<'_>) -> Finding {
    let row = roll.act.lists.reports.iter().find(|row| row.what.year == roll.year);
    Finding::error(
        "roll-incomplete",
        Place::column(roll.act.list_file("reports"), row.map_or(1, |row| row.line), "year"),
        format!("名单发布于{}，{}年度还没有到", roll.act.posted(), roll.year),
        format!("the roll is posted on {}: the year {} is still to come", roll.act.posted(), roll.year),
    )
    .value(roll.year)
    .articles(scheme.cite(&roll.act.under, &roll.cycle.article))
    .remedy("核对 year，写报告所属的年度", "check year: it is the year the report is of")
}

fn incomplete(scheme: &Scheme, roll: &Roll<'_>) -> Finding {
    let (count, year) = (roll.lacks.len(), roll.year);
    Finding::error(
        "roll-incomplete",
        Place::file(roll.act.list_file("reports")),
        format!("{year}年度报告名单缺{count}个应报的在册基地：{}", abridged(&roll.lacks)),
        format!("the roll of {year} lacks {count} base(s) due: {}", abridged(&roll.lacks)),
    )
    .value(count)
    .articles(scheme.cite(&roll.act.under, &roll.cycle.article))
    .remedy(
        format!(
            "补上各行（gongshi new reports {} --year {year} --show 列出应报的基地）；按时提交、逾期提交、未提交分别写 on-time、late、missing，当年不需提交的写 not-due",
            scheme.id
        ),
        format!(
            "add their rows (gongshi new reports {} --year {year} --show lists the bases due): on-time, late or missing, and not-due where none was due",
            scheme.id
        ),
    )
}
