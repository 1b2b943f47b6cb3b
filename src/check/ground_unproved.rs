//! # ground-unproved：事由没有记录支持 / a ground that the record does not bear out
//!
//! 撤销、通报、退出所引的条款，凡是记录能够证明的，就要有记录：复评不合格要有整改期和其后的不合格，连续几年不合格要有逐年的
//! 评估，报告连续未提交要有报告名单，先通报后撤销的要先有通报。办法只需文件陈述的事由（造假、失信、单位申请等）不必另证。
//! 依托单位终止没有记录的，以及建库以前的事无从查证的，给警告。
//!
//! A revocation, criticism or exit names an article, and what a record can show it shows: a failed re-evaluation after a term of
//! rectification, a fail in each of the years running, a roll for the reports, a criticism before the revocation that presumes
//! one. Grounds that the act only states (false material, integrity, the host asks) need none. A host that has ended without
//! a record, and what lies before the opening of the register, is a warning.
//!
//! 依据 / rests on: 各办法的后果条款，`[[edition.consequence]]` / the article of each text on consequences, `[[edition.consequence]]`.
//!
//! ```csv
//! base,name,host,ground
//! # 错 / bad:  QD-1,…,…,15-1   （从未不合格 it never failed）
//! # 对 / good: QD-1,…,…,15-3   （单位申请 the host asks）
//! ```

use super::Scene;
use super::course::Course;
use super::record::Record;
use super::step::{Step, What};
use crate::finding::{Finding, Findings, Level, Place};
use crate::model::list::{Ground, Outcome};
use crate::model::rule::{Condition, Consequence, Effect, Event, ReportState};

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    scene.each_course(|course| {
        course.walk(|before, step| findings.extend(judge(course, before, step)));
    });
}

fn judge(course: Course<'_, '_>, before: &Record<'_>, step: &Step<'_>) -> Option<Finding> {
    let ground = ground(step).filter(|_| step.stands())?;
    let edition = &step.act.under;
    let rules: Vec<&Consequence> = edition.named(ground).filter(|rule| brings(step, rule)).collect();
    // A ground the edition does not have is another check's.
    let rule = rules.first().filter(|_| !rules.iter().any(|rule| proved(before, rule)))?;
    let (zh, en) = lacks(before, rule);
    let place = Place::column(step.act.list_file(step.list()), step.line, "ground");
    let finding = Finding::new("ground-unproved", level(before, rule), place, zh, en).value(format!("{} {ground}", course.base.id));
    Some(finding.articles(course.scheme.cite(edition, &rule.article)).remedy(
        "改引有记录支持的条款；记录缺失的，先发布评估、报告名单或外部事实",
        "name the article that the record bears out; where the record lacks it, post the evaluation, roll or outside fact first",
    ))
}

fn ground<'a>(step: &Step<'a>) -> Option<&'a Ground> {
    match step.what {
        What::Revocation(ground) | What::Criticism(ground) => Some(ground),
        What::Exit(left) => Some(&left.ground),
        What::Evaluation(row) => row.ground.as_deref(),
        _ => None,
    }
}

/// Whether a rule brings what a row does.
fn brings(step: &Step<'_>, rule: &Consequence) -> bool {
    match (step.what, &rule.then) {
        (What::Revocation(_), Effect::Revoke) | (What::Criticism(_), Effect::Criticise) => true,
        (What::Exit(_), Effect::Exit(_)) => rule.on != Event::RecognisedAbove,
        (What::Exit(_), Effect::Revoke) => rule.on.gives_up(),
        (What::Evaluation(_), Effect::Grade(grade)) => {
            matches!(step.outcome(), Some(Outcome::Grade(id)) if id == grade.as_str())
        }
        _ => false,
    }
}

/// Whether the record shows the event, where a record can.
fn proved(record: &Record<'_>, rule: &Consequence) -> bool {
    let happened = match &rule.on {
        Event::FailedAgain => record.failed_again,
        Event::FailedYears(years) => record.failed.len() >= *years as usize,
        Event::Reports(reports) => reports.ran(&record.reports) || record.round.is_some_and(|due| due.rule.on == rule.on),
        Event::Absent => record.absent,
        Event::HostEnded => record.host_ended,
        _ => true,
    };
    happened && record.holds(rule.condition)
}

fn level(record: &Record<'_>, rule: &Consequence) -> Level {
    let earlier = record.opened && (matches!(rule.on, Event::FailedYears(_)) || rule.condition == Some(Condition::Criticised));
    if rule.on == Event::HostEnded || earlier { Level::Warning } else { Level::Error }
}

fn lacks(record: &Record<'_>, rule: &Consequence) -> (String, String) {
    let (zh, en) = match &rule.on {
        Event::FailedAgain => ("记录中没有整改后的复评不合格", "the record has no failed re-evaluation after rectification"),
        Event::FailedYears(years) => {
            let rounds: Vec<String> = record.failed.iter().map(ToString::to_string).collect();
            let (zh, en) = if rounds.is_empty() { ("无".to_owned(), "none".to_owned()) } else { (rounds.join("、"), rounds.join(", ")) };
            return (
                format!("须连续{years}年不合格，记录中逐年相接的只有：{zh}"),
                format!("it takes {years} years running; the record has, year after year: {en}"),
            );
        }
        Event::Reports(rule) => {
            let told = |state: ReportState| match state {
                ReportState::OnTime => ("按时", "on time"),
                ReportState::Late => ("逾期", "late"),
                ReportState::Missing => ("未提交", "missing"),
                ReportState::NotDue => ("无须", "not due"),
            };
            let zh: Vec<String> = record.reports.iter().map(|(year, state)| format!("{year}{}", told(*state).0)).collect();
            let en: Vec<String> = record.reports.iter().map(|(year, state)| format!("{year} {}", told(*state).1)).collect();
            let (zh, en) = if zh.is_empty() { ("无".to_owned(), "none".to_owned()) } else { (zh.join("、"), en.join(", ")) };
            return (
                format!("须连续{}年未按要求提交，记录是：{}", rule.running, zh),
                format!("it takes {} year(s) running; the record has: {}", rule.running, en),
            );
        }
        Event::Absent => ("最近一次评估记录不是缺席或中途退出", "its last evaluation on record was neither missed nor left midway"),
        Event::HostEnded => ("没有依托单位依法终止的记录", "no record says that its host has ended"),
        _ => match rule.condition {
            Some(Condition::Criticised) => ("办法要求先行通报，记录中没有通报", "the text presumes a criticism, and the record has none"),
            _ => ("办法所要求的前提没有记录", "what the text presumes is not on record"),
        },
    };
    (zh.to_owned(), en.to_owned())
}
