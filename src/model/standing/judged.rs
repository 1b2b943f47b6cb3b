//! What an evaluation, a report or another body's act brings, by the rules of the edition.

use std::sync::Arc;

use super::fold::{Exemption, Moment, Term};
use super::{Basis, Demand, Due, Duty, Evaluation, Happened, Life, Standing, Step};
use crate::model::day::Day;
use crate::model::list::{Fact, Ground, Outcome, OutsideEvent};
use crate::model::rule::{self, Consequence, Effect, Event, Rectify, ReportState, Role};
use crate::model::text::Bilingual;

impl Life {
    /// The step that brought the standing it has.
    #[must_use]
    pub fn turning(&self) -> Option<&Step> {
        self.trail.get(self.turned)
    }

    /// What is due of a sort.
    #[must_use]
    pub fn owes(&self, what: Duty) -> Option<&Due> {
        self.due.iter().find(|due| due.what == what)
    }

    /// Whether the outcome of a round decides on rectification: as it was settled, else as it would be now.
    #[must_use]
    pub fn re_evaluated_in(&self, round: &str) -> bool {
        if let Some(settled) = self.evaluations.iter().rev().find(|one| one.round == round) {
            return settled.again;
        }
        let since = self.since.map_or(i32::MIN, Day::year);
        let year = round.parse::<i32>().unwrap_or(since);
        self.owes(Duty::ReEvaluation).is_some_and(|due| match due.by {
            Some(by) => year >= by.year(),
            None => self.standing == Standing::ReEvaluationDue && year >= since,
        })
    }
}

impl Moment<'_, '_> {
    pub(super) fn evaluated(&mut self, round: &str, outcome: &Outcome, ground: Option<&Ground>) {
        let year = round.parse().unwrap_or(self.date.year());
        let reached = |term: &Term| term.again.is_reached((term.round, term.until), (year, self.date));
        let again = self.state.standing.rectifies() && self.state.rectify.as_ref().is_none_or(reached);
        self.state.evaluations.push(Evaluation {
            round: round.to_owned(),
            outcome: outcome.clone(),
            act: self.place,
            date: Some(self.date),
            counted_from: self.date,
            again,
        });
        match outcome {
            Outcome::Grade(id) => self.graded(id, year, again, ground),
            Outcome::Exempt => {
                let basis = self.row_basis(ground, Some(&Event::TopAbove));
                self.state.exempt = Some(Exemption::Used);
                self.note(Happened::Exempt, Bilingual::new("免于本轮评估", "Exempt from this round"), basis);
            }
            Outcome::Absent | Outcome::Left => {
                self.note(
                    Happened::Absent,
                    Bilingual::new("未参加评估或中途退出", "Took no part in the evaluation, or left midway"),
                    self.row_basis(ground, Some(&Event::Absent)),
                );
                // One that need not take part is not missed, but in a re-evaluation.
                if self.state.exempt != Some(Exemption::Coming) || self.state.standing.rectifies() {
                    self.follow(|event| *event == Event::Absent, "无故不参加评估", "Took no part in an evaluation");
                }
            }
            Outcome::Deferred => {
                self.note(Happened::Deferred, Bilingual::new("暂缓评估", "Evaluation deferred"), self.row_basis(ground, None))
            }
        }
    }

    fn graded(&mut self, id: &str, round: i32, again: bool, ground: Option<&Ground>) {
        self.state.answered(Demand::Grade);
        let rectifies = self.state.standing.rectifies();
        let edition = Arc::clone(&self.act.under);
        let grade = edition.grade_of(id);
        let name = grade.map_or_else(|| Bilingual::new(id, id), |grade| grade.name.clone());
        let basis = match ground {
            Some(ground) => self.ground_basis(ground),
            None => grade.map_or_else(|| self.act_basis(), |grade| Basis::of(&edition, &grade.article)),
        };
        let words = Bilingual::new(
            format!("{}：{}", if again { "复评" } else { "评估" }, name.zh),
            format!("{}: {}", if again { "Re-evaluation" } else { "Evaluation" }, name.en),
        );
        self.state.exempt = None;
        if grade.is_none_or(|grade| grade.role != Role::Fail) {
            self.state.failed.clear();
            self.state.rectify = None;
            self.state.answered(Demand::Criticism);
            if rectifies {
                return self.turn(Standing::Certified, Happened::Graded, words, basis);
            }
            return self.note(Happened::Graded, words, basis);
        }
        rule::failed(&mut self.state.failed, round);
        self.note(Happened::Graded, words, basis);
        if again {
            // It was held: what the text has for it follows, and no other.
            self.state.rectify = None;
            self.follow(|event| *event == Event::FailedAgain, "复评仍不合格", "Failed again after rectification");
        } else if self.state.standing == Standing::Certified {
            self.failed(id, round);
        }
        let running = self.state.failed.len();
        self.follow(|event| matches!(event, Event::FailedYears(years) if running >= *years as usize), "连续不合格", "Failed years running");
    }

    fn failed(&mut self, id: &str, round: i32) {
        let edition = Arc::clone(&self.act.under);
        let on_grade = |event: &Event| event.is_grade(id);
        let rules: Vec<&Consequence> = edition.on(on_grade).filter(|rule| self.state.holds(rule.condition)).collect();
        for rule in rules {
            if let Effect::Rectify(term) = rule.then {
                self.rectify(term, round, Basis::of(&edition, &rule.article));
            }
        }
        self.follow(on_grade, "评估不合格", "Failed the evaluation");
    }

    fn rectify(&mut self, term: Rectify, round: i32, basis: Basis) {
        let until = self.act.under.practice.rectified_by(term, self.date);
        self.state.rectify = Some(Term { round, until, again: term.again, basis: basis.clone(), act: self.place });
        let length = term.words();
        let words = Bilingual::new(format!("整改{}", length.zh), format!("Rectification, {}", length.en));
        self.turn(Standing::InRectification, Happened::Rectification, words, basis);
    }

    pub(super) fn reported(&mut self, year: i32, status: ReportState) {
        self.state.reports.insert(year, status);
        let words = match status {
            ReportState::OnTime => Bilingual::new(format!("{year}年度报告按时提交"), format!("Annual report {year} on time")),
            ReportState::Late => Bilingual::new(format!("{year}年度报告逾期提交"), format!("Annual report {year} late")),
            ReportState::Missing => Bilingual::new(format!("{year}年度报告未提交"), format!("Annual report {year} missing")),
            ReportState::NotDue => Bilingual::new(format!("{year}年度无须提交报告"), format!("Annual report {year} not due")),
        };
        self.note(Happened::Report, words, self.act_basis());
        let reports = self.state.reports.clone();
        // A later roll may put right what an earlier one said of a year.
        self.state.pending.retain(|pending| !matches!(&pending.event, Event::Reports(rule) if !rule.ran(&reports)));
        self.follow(
            |event| matches!(event, Event::Reports(rule) if rule.ran_through(&reports, year)),
            "年度报告未按规定提交",
            "Annual reports not handed in as required",
        );
    }

    pub(super) fn outside(&mut self, fact: &Fact) {
        let event = fact.event.event();
        let (zh, en) = match fact.event {
            OutsideEvent::RecognisedAbove => ("获上级认定", "Recognised by a higher body"),
            OutsideEvent::TopAbove => ("上级评估优秀", "Graded excellent by a higher body"),
            OutsideEvent::HostEnded => ("依托单位终止", "The host has ceased to exist"),
        };
        let words = |word: &str| if fact.note.is_empty() { word.to_owned() } else { format!("{word}（{}）", fact.note) };
        self.note(Happened::Outside, Bilingual::new(words(zh), en), self.act_basis());
        let edition = Arc::clone(&self.act.under);
        let exempt = edition.on(|known| *known == event).find(|rule| rule.then == Effect::Exempt && self.state.holds(rule.condition));
        if exempt.is_some() {
            self.state.exempt = Some(Exemption::Coming);
        }
        self.follow(|known| *known == event, zh, en);
        self.bar(|known| *known == event);
    }

    /// What a rule makes of an event without an act: it becomes due.
    pub(super) fn follow(&mut self, on: impl Fn(&Event) -> bool, zh: &str, en: &str) {
        if !self.state.standing.is_certified() {
            return;
        }
        let edition = Arc::clone(&self.act.under);
        let rules: Vec<&Consequence> = edition.on(on).filter(|rule| self.state.holds(rule.condition)).collect();
        for rule in rules {
            self.state.await_effect(&rule.then, rule, &edition, Bilingual::new(zh, en));
        }
    }
}
