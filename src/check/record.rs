//! What was public of a base before a step: whether it is on the register, what it failed, and what the rules made due.

use std::collections::BTreeMap;

use super::step::{Step, What};
use crate::model::day::Day;
use crate::model::list::{Answer, Outcome, OutsideEvent, Stood};
use crate::model::register::ActKind;
use crate::model::rule::{self, Again, Condition, Consequence, Effect, Event, ReportState, Role};

/// The public record of a base, step by step.
#[derive(Default)]
pub(super) struct Record<'a> {
    /// On the register since this day.
    pub held: Option<Day>,
    /// Its record begins with the opening of the register: what was before is not known here.
    pub opened: bool,
    /// The step by which it left the register last.
    pub ended: Option<Step<'a>>,
    /// Its exit that is posted and takes effect on a later day.
    pub leaves: Option<Step<'a>>,
    /// The last evaluation that counts for the cycle: a grade or an exemption, and its day.
    pub judged: Option<Day>,
    /// The last day of an evaluation that was put off, where its last outcome says so.
    pub put_off: Option<Day>,
    /// The term of rectification it is in.
    pub term: Option<Term<'a>>,
    /// It failed its re-evaluation.
    pub failed_again: bool,
    /// It took no part in its last evaluation.
    pub absent: bool,
    /// The rounds it failed, year after year.
    pub failed: Vec<i32>,
    /// It was criticised.
    pub criticised: bool,
    /// A higher body graded it excellent, and no round has used that yet.
    pub top_above: Option<Step<'a>>,
    /// A higher body recognised it.
    pub above: Option<Step<'a>>,
    /// Its host has ended.
    pub host_ended: bool,
    /// Its annual reports by year, in the order of the years.
    pub reports: BTreeMap<i32, ReportState>,
    /// The grade of the round to come, settled by the rules already.
    pub round: Option<Due<'a>>,
    /// What the rules made due and no act has answered.
    pub due: Vec<Due<'a>>,
}

/// A term of rectification.
#[derive(Clone, Copy)]
pub(super) struct Term<'a> {
    pub rule: &'a Consequence,
    pub step: Step<'a>,
    /// Its last day; none where the practice does not say from when it runs.
    pub until: Option<Day>,
    pub again: Again,
}

/// A consequence and the step that brought it.
#[derive(Clone, Copy)]
pub(super) struct Due<'a> {
    pub rule: &'a Consequence,
    pub step: Step<'a>,
}

impl Term<'_> {
    /// The round it failed; for a base opened in rectification without one, the year its term leads back to.
    pub(super) fn round(&self) -> i32 {
        let began = |until| if let Effect::Rectify(term) = self.rule.then { term.began(until) } else { until };
        self.step.round().unwrap_or_else(|| self.until.map_or(self.step.from, began).year())
    }

    /// Whether an evaluation is its re-evaluation.
    pub(super) fn is_reached(&self, step: &Step<'_>) -> bool {
        self.again.is_reached((self.round(), self.until), (step.round().unwrap_or(step.from.year()), step.from))
    }
}

impl<'a> Record<'a> {
    /// What some steps add up to on a day, without what was annulled by then.
    pub(super) fn of<'s>(steps: impl Iterator<Item = &'s Step<'a>>, day: Day) -> Self
    where
        'a: 's,
    {
        let mut record = Self::default();
        steps.filter(|step| step.undone.is_none_or(|undone| undone > day)).for_each(|step| record.take(step));
        record.come(day);
        record
    }

    /// Lets a day come: an exit that was posted before takes effect on it.
    pub(super) fn come(&mut self, day: Day) {
        if let Some(step) = self.leaves.filter(|step| step.from <= day) {
            self.end(&step);
        }
    }

    fn end(&mut self, step: &Step<'a>) {
        *self = Self { ended: Some(*step), above: self.above, opened: self.opened, ..Self::default() };
    }

    /// Takes a step in.
    pub(super) fn take(&mut self, step: &Step<'a>) {
        self.come(step.act.posted());
        match (step.what, step.answer) {
            (_, Some(Answer::Pending)) => {}
            (What::Revocation(_), None | Some(Answer::Dropped | Answer::Withdrawn)) => self.answered(&Effect::Revoke),
            (What::Criticism(_), None | Some(Answer::Dropped | Answer::Withdrawn)) => self.answered(&Effect::Criticise),
            (What::Exit(_), None | Some(Answer::Dropped | Answer::Withdrawn)) => self.due.retain(|due| !is_exit(&due.rule.then)),
            (_, None | Some(Answer::Dropped | Answer::Withdrawn)) => {}
            (What::Recognition, _) => {
                let (above, ended) = (self.above, self.ended);
                *self = Self { held: Some(step.from), above, ended, ..Self::default() };
            }
            (What::Evaluation(_), _) => self.evaluated(step),
            (What::Exit(_), _) if step.act.posted() < step.from => {
                self.leaves = Some(*step);
                self.due.retain(|due| !is_exit(&due.rule.then));
            }
            (What::Revocation(_) | What::Exit(_), _) => self.end(step),
            (What::Criticism(_), _) => {
                self.criticised = true;
                self.answered(&Effect::Criticise);
            }
            (What::Change(row), _) => {
                if row.what == "host" {
                    // It could be given another one after all.
                    self.host_ended = false;
                    self.due.retain(|due| due.rule.on != Event::HostEnded);
                }
            }
            (What::Report(row), _) => {
                self.reports.insert(row.year, row.status);
                // A later roll may put right what an earlier one said of a year.
                let reports = &self.reports;
                let undone = |due: &Due<'_>| matches!(&due.rule.on, Event::Reports(rule) if !rule.ran(reports));
                self.due.retain(|due| !undone(due));
                self.round = self.round.filter(|due| !undone(due));
                self.follow(step, |record, event| matches!(event, Event::Reports(rule) if rule.ran_through(&record.reports, row.year)));
            }
            (What::Outside(fact), _) => {
                match fact.event {
                    OutsideEvent::TopAbove => self.top_above = Some(*step),
                    OutsideEvent::RecognisedAbove => self.above = Some(*step),
                    OutsideEvent::HostEnded => self.host_ended = true,
                }
                let event = fact.event.event();
                self.follow(step, |_, known| *known == event);
            }
            (What::Opening(stood), _) => self.open(step, stood),
        }
    }

    fn open(&mut self, step: &Step<'a>, stood: &Stood) {
        self.opened = true;
        self.held = stood.standing.is_certified().then_some(stood.since.unwrap_or(step.from));
        let round = step.round();
        if !stood.last_result.is_empty() {
            self.judged = Some(stood.counted_from(step.from));
            let grade = step.act.under.grade_of(&stood.last_result);
            if grade.is_some_and(|grade| grade.role == Role::Fail) {
                self.failed.extend(round);
            }
        }
        let rectifies = |rule: &&Consequence| matches!(rule.then, Effect::Rectify(_));
        if stood.standing.rectifies()
            && let Some(rule) = step.act.under.consequence.iter().find(rectifies)
            && let Effect::Rectify(term) = rule.then
        {
            self.term = Some(Term { rule, step: *step, until: stood.rectify_until, again: term.again });
        }
    }

    fn evaluated(&mut self, step: &Step<'a>) {
        let (round, outcome) = (step.round(), step.outcome());
        self.put_off = round.filter(|_| outcome == Some(&Outcome::Deferred)).and_then(rule::put_off);
        // One that need not take part is not missed, but in a re-evaluation.
        self.absent = matches!(outcome, Some(Outcome::Absent | Outcome::Left)) && (self.top_above.is_none() || self.term.is_some());
        if self.absent {
            return self.follow(step, |_, event| *event == Event::Absent);
        }
        match outcome {
            Some(Outcome::Exempt) => {
                self.judged = Some(step.from);
                self.top_above = None;
                return;
            }
            Some(Outcome::Grade(_)) => {}
            _ => return,
        }
        self.judged = Some(step.from);
        self.top_above = None;
        self.round = None;
        if step.role() != Some(Role::Fail) {
            self.failed.clear();
            self.term = None;
            self.failed_again = false;
            self.answered(&Effect::Criticise);
            return;
        }
        rule::failed(&mut self.failed, round.unwrap_or(step.from.year()));
        match &self.term {
            None => self.rectify(step),
            Some(term) if !term.is_reached(step) => {}
            Some(_) => {
                self.failed_again = true;
                self.follow(step, |_, event| *event == Event::FailedAgain);
            }
        }
        self.follow(step, |record, event| matches!(event, Event::FailedYears(years) if record.failed.len() >= *years as usize));
    }

    fn rectify(&mut self, step: &Step<'a>) {
        let Some(Outcome::Grade(id)) = step.outcome() else { return };
        let edition = &step.act.under;
        let mut rules = edition.on(|event| event.is_grade(id)).filter(|rule| self.holds(rule.condition));
        let term = rules.find_map(|rule| if let Effect::Rectify(term) = rule.then { Some((rule, term)) } else { None });
        let Some((rule, term)) = term else { return };
        self.term = Some(Term { rule, step: *step, until: edition.practice.rectified_by(term, step.from), again: term.again });
    }

    /// What its edition makes follow of an event becomes due.
    fn follow(&mut self, step: &Step<'a>, happened: impl Fn(&Self, &Event) -> bool) {
        if self.held.is_none() {
            return;
        }
        for rule in &step.act.under.consequence {
            if !happened(self, &rule.on) || !self.holds(rule.condition) {
                continue;
            }
            match &rule.then {
                Effect::Grade(_) => self.round = Some(Due { rule, step: *step }),
                Effect::Revoke | Effect::Criticise | Effect::Exit(_) => {
                    let known = self.due.iter().any(|due| due.rule.then == rule.then);
                    if !known {
                        self.due.push(Due { rule, step: *step });
                    }
                }
                _ => {}
            }
        }
    }

    fn answered(&mut self, effect: &Effect) {
        self.due.retain(|due| due.rule.then != *effect);
    }

    /// Whether it is of the standing or mark a rule asks for.
    pub(super) fn holds(&self, condition: Option<Condition>) -> bool {
        match condition {
            None => true,
            Some(Condition::Candidate) => self.held.is_none(),
            Some(Condition::Certified) => self.held.is_some(),
            Some(Condition::InRectification) => self.term.is_some(),
            Some(Condition::Criticised) => self.criticised,
        }
    }
}

fn is_exit(effect: &Effect) -> bool {
    matches!(effect, Effect::Exit(_))
}

/// The document of another body that a step rests on: its day.
pub(super) fn dated(step: &Step<'_>) -> Day {
    match &step.act.kind {
        ActKind::Outside(outside) => outside.dated,
        _ => step.from,
    }
}
