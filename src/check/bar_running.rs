//! # bar-running：限制期内再次申报或认定 / applied or recognised while a bar runs
//!
//! 被撤销（有的办法连同主动放弃）之后，办法规定几年内不得再来。是单位还是基地、是不得申报还是不得重新认定，各办法写法不同，
//! 按该版办法的条款判断：不得申报的看公示，不得重新认定的看认定决定。没有写明起算口径的不判断。
//!
//! 受限的是基地的，看同一编号，以及同一依托单位以同一名称另行编号的申报。上级已认定、原则上不再申报的，给警告。
//! 更正把受限的单位改成申报单位的，同样判断，指在更正的那一行。退出自公布之日起即不得再来，不论何日生效。
//! 公示已撤回的、决定不予认定的，不再判断。
//!
//! After a revocation (by some texts after giving a base up too) nobody comes back for some years. Whether the host or the base is
//! barred, and from applying or from being recognised, differs: it is judged as the edition has it. A bar on applying is looked for
//! in notices, one on recognition in decisions. Where no practice says from when a bar runs, nothing is judged.
//!
//! Where the base is barred, that is the same number, and the same name by the same host under a new number. One that a higher body
//! has recognised and that in principle does not apply again is a warning. Where a correction makes a barred host the applicant, that is
//! told at the row of the correction. Who has left comes back no more from the day that is posted, whenever it takes effect.
//! What was taken back from its notice, or was not recognised, is judged no more.
//!
//! 依据 / rests on: 各办法的限制期条款，`[[edition.consequence]]` 中 `then = { bar = … }` / the article of each text that bars, a
//! `[[edition.consequence]]` with `then = { bar = … }`.
//!
//! ```text
//! 错 / bad:  2026-01-08 撤销 revoked，三年 three years；2027-03-01 同一单位又列入公示 the same host is on a notice
//! 对 / good: 2029-01-09 起 from 2029-01-09
//! ```

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::Scene;
use super::course::Course;
use super::record::Record;
use super::step::{Step, What};
use crate::finding::{Finding, Findings, Level, MOST, Place};
use crate::model::day::Day;
use crate::model::id::{HostId, SchemeId};
use crate::model::rule::{Bar, BarStops, BarWho, Consequence, Effect, Event, Proposed};
use crate::model::standing::{Standing, Title, is_annulled};

/// A bar, with the step that brought it.
struct Running<'a> {
    bar: Bar,
    rule: &'a Consequence,
    step: Step<'a>,
    from: Day,
    until: Option<Day>,
}

type Bars<'a> = BTreeMap<(&'a SchemeId, Cow<'a, HostId>), Vec<Running<'a>>>;

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    let mut running = Bars::new();
    scene.each_course_under(bars, |course| {
        course.walk(|before, step| {
            for one in brought(before, step) {
                let host = scene.courses.host(scene.names, course.base, step.act.posted());
                running.entry((&course.scheme.id, host)).or_default().push(one);
            }
        });
    });
    scene.each_course_under(bars, |course| {
        course.walk(|before, step| {
            if !matches!(step.what, What::Recognition) || !step.stands() {
                return;
            }
            if !running.is_empty() {
                for applicant in applicants(scene, course, step) {
                    let known = running.get(&(&course.scheme.id, applicant.host)).into_iter().flatten();
                    let fallen = known.filter_map(|bar| Some((bar, falls(bar, course, step, applicant.applies)?)));
                    // No more of one row are kept.
                    findings.extend(fallen.take(MOST + 1).map(|(bar, level)| barred(course, applicant.place.clone(), bar, level)));
                }
            }
            if before.held.is_none() && step.shows(course.scheme) {
                above(scene, course, before, step, findings);
            }
        });
    });
}

fn bars(rule: &Consequence) -> bool {
    matches!(rule.then, Effect::Bar(_))
}

/// The bars that the end of a base brings, or that it came with when the register began.
fn brought<'a>(before: &Record<'a>, step: &Step<'a>) -> Vec<Running<'a>> {
    let edition = &step.act.under;
    let event = match step.what {
        What::Revocation(_) if step.settled() => Event::Revoked,
        What::Exit(left) if step.settled() => match edition.barred_by_exit(&left.ground) {
            Some(event) => event,
            None => return Vec::new(),
        },
        What::Opening(stood) if stood.standing == Standing::Revoked && stood.since.is_some() => Event::Revoked,
        _ => return Vec::new(),
    };
    let since = if let What::Opening(stood) = step.what { stood.since } else { None };
    let rules = edition.consequence.iter().filter(|rule| rule.on == event && before.holds(rule.condition));
    let running = rules.filter_map(|rule| {
        let Effect::Bar(bar) = rule.then else { return None };
        let from = edition.practice.barred_from(step.from, step.act.posted()).map(|from| since.unwrap_or(from))?;
        Some(Running { bar, rule, step: *step, from, until: bar.ends(from) })
    });
    running.collect()
}

/// A host that a row is of.
struct Applicant<'a> {
    host: Cow<'a, HostId>,
    /// Whether the row is its application.
    applies: bool,
    place: Place,
}

/// The host of a row on the day it was posted, and those that corrections of the row put in its place.
fn applicants<'a>(scene: &Scene<'a>, course: Course<'a, '_>, step: &Step<'a>) -> Vec<Applicant<'a>> {
    let host = |day| scene.courses.host(scene.names, course.base, day);
    let place = Place::cell(step.act.list_file(step.list()), step.line, 1);
    let mut all = vec![Applicant { host: host(step.act.posted()), applies: step.shows(course.scheme), place }];
    let later = course.scheme.followed(step.act);
    for act in later.filter(|act| !is_annulled(course.scheme, act, Day::MAX)) {
        let rows = act.lists.correction.iter().filter(|row| row.base == course.base.id);
        for row in rows.filter(|row| row.list == Proposed::Recognition && row.column == "host") {
            let host = host(act.posted());
            if all.iter().all(|known| known.host != host) {
                all.push(Applicant { host, applies: true, place: Place::column(act.list_file("correction"), row.line, "is") });
            }
        }
    }
    all
}

/// How much it weighs that a bar falls on a row, which is an application or not; none where it does not fall on it.
fn falls(running: &Running<'_>, course: Course<'_, '_>, step: &Step<'_>, applies: bool) -> Option<Level> {
    let day = step.act.posted();
    let over = |day: Day| running.until.is_some_and(|until| until < day);
    if running.step.act.posted() > day || running.step.act.id == step.act.id || over(day) {
        return None;
    }
    let other = running.step.base;
    if running.bar.who == BarWho::Base && other.id != course.base.id && other.first.name.zh != course.base.first.name.zh {
        return None;
    }
    let level = Level::of_breach(running.rule.strength);
    match running.bar.stops {
        BarStops::Apply => applies.then_some(level),
        BarStops::Recognise if step.answer.is_some() => Some(level),
        // Proposed, so that it could be decided only within the bar.
        BarStops::Recognise => step.act.notice_window().is_some_and(|window| !over(window.last.next())).then_some(Level::Warning),
    }
}

fn barred(course: Course<'_, '_>, place: Place, running: &Running<'_>, level: Level) -> Finding {
    let (who_zh, who_en) = match running.bar.who {
        BarWho::Host => ("依托单位", "the host"),
        BarWho::Base => ("该基地", "the base"),
    };
    let (stop_zh, stop_en) = match running.bar.stops {
        BarStops::Apply => ("不得再次申报", "may not apply again"),
        BarStops::Recognise => ("不得重新认定", "may not be recognised again"),
    };
    let (until_zh, until_en) = match running.until {
        Some(until) => (format!("{until}以前"), format!("until {until} it")),
        None => (String::new(), "it".to_owned()),
    };
    let (from, by, lost) = (running.from, &running.step.act.id, &running.step.base.id);
    Finding::new(
        "bar-running",
        level,
        place,
        format!("{who_zh}自{from}起受限（{lost}，{by}），{until_zh}{stop_zh}"),
        format!("{who_en} is barred from {from} on ({lost}, {by}): {until_en} {stop_en}"),
    )
    .value(&course.base.id)
    .articles(course.scheme.cite(&running.step.act.under, &running.rule.article))
    .remedy(
        "期满后再受理；已公示的，撤回公示或在决定中写 not-recognised",
        "take it up again when the term is over; withdraw it from a notice already posted, or answer it with not-recognised",
    )
}

/// Recognised by a higher body, and in principle not to apply again while that holds.
fn above(scene: &Scene<'_>, course: Course<'_, '_>, before: &Record<'_>, step: &Step<'_>, findings: &mut Findings) {
    let rules = step.act.under.consequence.iter().filter(|rule| rule.on == Event::RecognisedAbove && before.holds(rule.condition));
    for rule in rules.filter(|rule| matches!(rule.then, Effect::Bar(_))) {
        // Where the register of the higher body is here too, it tells whether the base holds that title still.
        let other = match scene.names.title(course.base, &rule.of, step.act.posted()) {
            Title::Held(also) => format!("{}/{}", also.scheme, also.base),
            Title::Untold if let Some(outside) = before.above => outside.act.id.to_string(),
            Title::Lost | Title::Untold => continue,
        };
        let level = Level::of_breach(rule.strength);
        findings.push(
            Finding::new(
                "bar-running",
                level,
                Place::cell(step.act.list_file(step.list()), step.line, 1),
                format!("该基地已由上级认定（{other}），不再申报"),
                format!("a higher body has recognised this base ({other}): it does not apply again"),
            )
            .value(&course.base.id)
            .articles(course.scheme.cite(&step.act.under, &rule.article))
            .remedy(
                "核对上级资格是否仍在；仍在的，不列入公示",
                "check whether it still holds that title; if it does, leave it out of the notice",
            ),
        );
    }
}
