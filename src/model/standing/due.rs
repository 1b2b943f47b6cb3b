//! What the rules make due for a base on a day.

use std::sync::Arc;

use super::fold::{Exemption, Folded, Pending};
use super::{Basis, Demand, Due, Duty, Names, Standing, Title};
use crate::model::day::Day;
use crate::model::list::Outcome;
use crate::model::register::{Base, Scheme};
use crate::model::rule::{self, Above, Again, CycleFrom, CycleOf, Edition, Effect, Event, Every};
use crate::model::text::Bilingual;

/// Everything due, the earliest day first, then what has no day.
pub(super) fn list(scheme: &Scheme, names: &Names<'_>, base: &Base, folded: &Folded, day: Day) -> Vec<Due> {
    let mut due = Vec::new();
    for Pending { what, words, basis, .. } in &folded.pending {
        due.push(Due { what: Duty::Demand(*what), words: pending_words(scheme, *what, words), by: None, basis: basis.clone() });
    }
    due.extend(rectification(folded));
    if let Some(edition) = scheme.edition_asking(day).filter(|_| folded.standing.is_certified()) {
        due.extend(evaluation(folded, edition));
        due.extend(reports(folded, edition, day));
        if due.iter().all(|due| due.what != Duty::Demand(Demand::Exit)) && folded.leaves.is_none() {
            due.extend(promoted(scheme, edition, folded, |of| matches!(names.title(base, of, day), Title::Held(_))));
        }
    }
    if let Some((from, basis)) = folded.leaves.as_ref().filter(|(from, _)| day < *from && folded.standing.is_certified()) {
        // What falls due later is no matter of it any more.
        due.retain(|due| due.by.is_none_or(|by| by < *from));
        let words = Bilingual::new("退出生效", "Exit takes effect");
        due.push(Due { what: Duty::ExitEffective, words, by: Some(*from), basis: basis.clone() });
    }
    due.sort_by_key(|due| (due.by.is_none(), due.by, due.what.code()));
    due
}

/// The exit of a base that another scheme of this register has recognised, where the text has it leave for that.
fn promoted(scheme: &Scheme, edition: &Arc<Edition>, folded: &Folded, holds: impl Fn(&[Above]) -> bool) -> Option<Due> {
    let mut rules = edition.on(|event| *event == Event::RecognisedAbove).filter(|rule| folded.holds(rule.condition));
    let rule = rules.find(|rule| matches!(rule.then, Effect::Exit(_)) && holds(&rule.of))?;
    let cause = rule.text.clone().unwrap_or_else(|| Bilingual::new("获上级认定", "Recognised by a higher body"));
    let words = pending_words(scheme, Demand::Exit, &cause);
    Some(Due { what: Duty::Demand(Demand::Exit), words, by: None, basis: Basis::of(edition, &rule.article) })
}

fn pending_words(scheme: &Scheme, what: Demand, cause: &Bilingual) -> Bilingual {
    let revoke = format!("应予{}", scheme.words.revoke.zh);
    let (zh, en) = match what {
        Demand::Revocation => (revoke.as_str(), "Revocation to be decided"),
        Demand::Criticism => ("应予通报", "Criticism to be decided"),
        Demand::Exit => ("应退出", "Exit to be recorded"),
        Demand::Grade => ("当次评估应为不合格", "This round's evaluation is to be a fail"),
    };
    Bilingual::new(format!("{zh}：{}", cause.zh), format!("{en}: {}", cause.en))
}

fn rectification(folded: &Folded) -> Vec<Due> {
    let Some(term) = &folded.rectify else { return Vec::new() };
    let mut due = Vec::new();
    if folded.standing == Standing::InRectification {
        let words = Bilingual::new("整改到期", "Rectification ends");
        let words = if term.until.is_some() { words } else { not_computed(words) };
        due.push(Due { what: Duty::Rectification, words, by: term.until, basis: term.basis.clone() });
    }
    if folded.standing.rectifies() {
        let (by, words) = match term.again {
            Again::NextYear => {
                let put_off = put_off(folded).filter(|round| *round > term.round);
                let year = put_off.unwrap_or(term.round).saturating_add(1);
                let words = Bilingual::new(format!("参加{year}年度评估，进行复评"), format!("Re-evaluation in the evaluation of {year}"));
                (Day::new(year, 12, 31), after_put_off(words, put_off))
            }
            Again::After => (None, Bilingual::new("整改期满后复评", "Re-evaluation after the term")),
        };
        due.push(Due { what: Duty::ReEvaluation, words, by, basis: term.basis.clone() });
    }
    due
}

fn evaluation(folded: &Folded, edition: &Arc<Edition>) -> Option<Due> {
    if folded.standing != Standing::Certified || folded.exempt == Some(Exemption::Coming) {
        return None;
    }
    let cycle = edition.cycle.iter().find(|cycle| cycle.of == CycleOf::Evaluation)?;
    let Every::Years(years) = cycle.every else { return None };
    let words = Bilingual::new(format!("每{years}年一次的评估"), format!("Evaluation, every {years} years"));
    let due = |words, by| Due { what: Duty::Evaluation, words, by, basis: Basis::of(edition, &cycle.article) };
    let Some(CycleFrom::RecognitionOrLastEvaluation) = edition.practice.cycle_from else { return Some(due(not_computed(words), None)) };
    let counted = folded.evaluations.iter().rev().find(|one| matches!(one.outcome, Outcome::Grade(_) | Outcome::Exempt));
    let from = counted.map(|one| one.counted_from).or(folded.recognised)?;
    let by = from.plus_years(i32::try_from(years).ok()?);
    let later = put_off(folded).and_then(|round| Some((round, rule::put_off(round).filter(|later| *later > by)?)));
    let (put_off, by) = later.map_or((None, by), |(round, later)| (Some(round), later));
    Some(due(after_put_off(words, put_off), Some(by)))
}

/// The round of its last evaluation, where that was put off.
fn put_off(folded: &Folded) -> Option<i32> {
    folded.evaluations.last().filter(|one| one.outcome == Outcome::Deferred)?.round.parse().ok()
}

/// The words of a term of which neither the text nor the bureau says from when it runs.
fn not_computed(mut words: Bilingual) -> Bilingual {
    words.zh.push_str("（起算日未写明，不作计算）");
    words.en.push_str(" (its start is not stated, so it is not computed)");
    words
}

/// The words of an evaluation, with the round in which it was put off.
fn after_put_off(mut words: Bilingual, round: Option<i32>) -> Bilingual {
    if let Some(round) = round {
        words.zh.push_str(&format!("（{round}年一轮暂缓）"));
        words.en.push_str(&format!(" (put off in the round of {round})"));
    }
    words
}

/// The report of the year, and those whose day or, where the text names none, whose year is over, where no roll speaks of them
/// yet. Of what was before its first act nothing is known.
fn reports(folded: &Folded, edition: &Arc<Edition>, day: Day) -> Vec<Due> {
    let Some(cycle) = edition.cycle.iter().find(|cycle| cycle.of == CycleOf::Report && matches!(cycle.every, Every::Years(_))) else {
        return Vec::new();
    };
    let Some(known) = folded.trail.first().map(|step| step.posted) else { return Vec::new() };
    let (recognised, this) = (folded.recognised.unwrap_or(known), day.year());
    let owed = |year: &i32| cycle.owes(recognised, *year) && !folded.reports.contains_key(year);
    if cycle.has_enough(folded.reports.values().copied()) {
        return Vec::new();
    }
    let due = |what, words, by| Due { what, words, by, basis: Basis::of(edition, &cycle.article) };
    let is_over = |year: &i32| cycle.due_of(*year).map_or(*year < this, |by| by < day);
    let (over, now): (Vec<i32>, Vec<i32>) = (known.year()..=this).filter(owed).partition(is_over);
    let late = over.first().map(|first| {
        let years: Vec<String> = over.iter().map(i32::to_string).collect();
        let (zh, en) = if cycle.due.is_some() { ("期限已过", "its day is over") } else { ("该年度已过", "the year is over") };
        let (zh, en) = (
            format!("公布{}年度报告情况（{zh}，还没有名单）", years.join("、")),
            format!("Roll of annual reports {} ({en}, and no roll is posted)", years.join(", ")),
        );
        due(Duty::Roll(*first), Bilingual::new(zh, en), None)
    });
    let now = now.into_iter().map(|year| {
        let by = cycle.due_of(year);
        let (zh, en) = if cycle.due.is_some() { ("", "") } else { ("（办法未写明日期）", " (the text names no day)") };
        due(Duty::Report, Bilingual::new(format!("提交{year}年度报告{zh}"), format!("Annual report {year}{en}")), by)
    });
    late.into_iter().chain(now).collect()
}
