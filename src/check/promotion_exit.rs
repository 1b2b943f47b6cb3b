//! # promotion-exit：升级后没有退出，或退出日不对 / promoted but not exited, or exited on another day
//!
//! 办法规定获上级认定即自动退出的，上级的认定一经公布（`outside.csv`，或 `also` 所指的另一类名录），就应发退出决定。
//! 自该认定文件之日退出的，`effective` 就是那份文件的日期，不是本机关发文的日期。
//!
//! Where the text makes a base leave once a higher body recognises it, an exit is to be recorded as soon as that is public: by
//! `outside.csv`, or in the other scheme that `also` names. Where it leaves on the day of that document, `effective` is the
//! date of the document, not that of the act that records it.
//!
//! 依据 / rests on: 各办法的自动退出条款 / the article of each text on leaving by itself, `then = { exit = … }` on `recognised-above`.
//!
//! ```csv
//! base,name,host,ground,document,effective,became
//! # 错 / bad:  SC-1,…,…,22,某科外〔2026〕4号,2026-05-20,…   （文件日期 the document is of 2026-04-16）
//! # 对 / good: SC-1,…,…,22,某科外〔2026〕4号,2026-04-16,…
//! ```

use super::Scene;
use super::course::Course;
use super::record::{Record, dated};
use super::step::{Step, What};
use crate::finding::{Finding, Findings, Place};
use crate::model::day::Day;
use crate::model::rule::{Above, Consequence, Effect, Event, ExitFrom, ExitRule};

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    let promotes = |rule: &Consequence| leaves(rule).is_some();
    scene.each_course_under(promotes, |course| {
        let after = course.walk(|before, step| {
            if let What::Exit(left) = step.what
                && step.stands()
                && let Some(rule) = step.act.under.named(&left.ground).find(|rule| promotes(rule))
            {
                findings.extend(exits(scene, course, before, step, rule));
            }
        });
        stays(scene, course, &after, findings);
    });
}

fn leaves(rule: &Consequence) -> Option<ExitRule> {
    match rule.then {
        Effect::Exit(exit) if rule.on == Event::RecognisedAbove => Some(exit),
        _ => None,
    }
}

/// The document by which a higher body recognised it.
struct Promoted {
    /// Its day: that of signing, where it is known.
    dated: Day,
    /// The day it was posted, where that is known.
    posted: Option<Day>,
    by: String,
}

/// When a higher body recognised it: by the fact recorded here, else by the other scheme.
fn promoted(scene: &Scene<'_>, course: Course<'_, '_>, record: &Record<'_>, rule: &Consequence, by: Day) -> Option<Promoted> {
    if let Some(step) = &record.above {
        return Some(Promoted { dated: dated(step), posted: None, by: step.act.id.to_string() });
    }
    let kept = rule.of.iter().filter_map(|above| if let Above::Scheme { scheme } = above { Some(scheme) } else { None });
    let mut also = kept.flat_map(|scheme| course.base.also.iter().filter(move |also| &also.scheme == scheme));
    also.find_map(|also| {
        let other = scene.courses.of(&also.scheme, &also.base)?;
        let since = other.on(by).held?;
        let recognised = |step: &&Step<'_>| matches!(step.what, What::Recognition) && step.settled() && step.from == since;
        let signed = other.steps().find(recognised).and_then(|step| step.act.signed);
        Some(Promoted { dated: signed.unwrap_or(since), posted: Some(since), by: format!("{}/{}", also.scheme, also.base) })
    })
}

/// What is wrong with the exit of a base that a higher body recognised.
fn exits(scene: &Scene<'_>, course: Course<'_, '_>, before: &Record<'_>, step: &Step<'_>, rule: &Consequence) -> Option<Finding> {
    let place = |column| Place::column(step.act.list_file("exit"), step.line, column);
    let cites = course.scheme.cite(&step.act.under, &rule.article);
    let Some(Promoted { dated: day, posted, by }) = promoted(scene, course, before, rule, step.act.posted()) else {
        let finding =
            Finding::warning("promotion-exit", place("ground"), "没有记录上级的认定", "no record says that a higher body recognised it");
        return Some(finding.value(&course.base.id).articles(cites).remedy(
            "先发 kind = \"outside\" 的记录，写明发文机关、文号和日期，事项写 recognised-above",
            "post an act of kind = \"outside\" first, with issuer, number and date, and the event recognised-above",
        ));
    };
    let by_document = leaves(rule).is_some_and(|exit| exit.from == ExitFrom::Document);
    if !by_document || step.from == day || posted == Some(step.from) {
        return None;
    }
    let finding = Finding::error(
        "promotion-exit",
        place("effective"),
        format!("自上级认定文件之日（{day}，{by}）退出，这里是{}", step.from),
        format!("it leaves on the day of the higher body's document ({day}, {by}), here it is {}", step.from),
    );
    Some(finding.value(step.from).articles(cites).remedy(format!("effective 写 {day}"), format!("write {day} as effective")))
}

fn stays(scene: &Scene<'_>, course: Course<'_, '_>, after: &Record<'_>, findings: &mut Findings) {
    let (Some(since), Some(last)) = (after.held, course.steps().next_back()) else { return };
    let edition = &last.act.under;
    let Some(rule) = edition.consequence.iter().find(|rule| leaves(rule).is_some()) else { return };
    let promoted = promoted(scene, course, after, rule, scene.newest).filter(|promoted| promoted.dated > since);
    let Some(Promoted { dated: day, by, .. }) = promoted else { return };
    let proposed = course.steps().rev().take_while(|step| step.act.posted() >= day).any(|step| matches!(step.what, What::Exit(_)));
    if proposed {
        return;
    }
    let place =
        after.above.map_or_else(|| Place::key(course.base.file(), "also"), |step| Place::cell(step.act.list_file("outside"), step.line, 1));
    findings.push(
        Finding::warning(
            "promotion-exit",
            place,
            format!("{} 已获上级认定（{day}，{by}），应退出而没有退出的记录", course.base.id),
            format!("{} was recognised by a higher body ({day}, {by}) and leaves by itself: no exit is recorded", course.base.id),
        )
        .value(&course.base.id)
        .articles(course.scheme.cite(edition, &rule.article))
        .remedy(
            "发退出决定，exit.csv 的 effective 写上级文件的日期",
            "post a decision with exit.csv, its effective the date of the higher body's document",
        ),
    );
}
