//! How a base leaves, and what that bars; and how it stood when the register began.

use std::sync::Arc;

use super::fold::{Moment, Term};
use super::{BarOn, Basis, Demand, Evaluation, Happened, Standing, Title};
use crate::model::day::Day;
use crate::model::list::{Grounded, Left, Outcome, Stood};
use crate::model::rule::{Again, Consequence, Effect, Event, Role};
use crate::model::text::Bilingual;

impl Moment<'_, '_> {
    pub(super) fn revoked(&mut self, row: &Grounded) {
        let basis = self.ground_basis(&row.ground);
        self.state.pending.clear();
        self.state.rectify = None;
        self.state.leaves = None;
        let words = self.scheme.words.revoke.clone();
        self.turn(Standing::Revoked, Happened::Revoked, words, basis);
        self.bar(|event| *event == Event::Revoked);
    }

    pub(super) fn exited(&mut self, row: &Left) {
        if self.act.posted() < self.date && self.state.leaves.is_none() {
            // It was revoked before its exit took effect.
            return;
        }
        let basis = self.ground_basis(&row.ground);
        let barred_by = self.act.under.barred_by_exit(&row.ground);
        self.state.pending.clear();
        self.state.rectify = None;
        self.state.leaves = None;
        let words = if row.became.is_empty() {
            Bilingual::new("退出", "Left the register")
        } else {
            Bilingual::new(format!("退出，转为{}", row.became), format!("Left; became {}", row.became))
        };
        self.turn(Standing::Exited, Happened::Exited, words, basis);
        if let Some(barred_by) = barred_by {
            self.bar(|event| *event == barred_by);
        }
    }

    /// An exit that takes effect on a later day.
    pub(super) fn leaves(&mut self, row: &Left, from: Day) {
        let basis = self.ground_basis(&row.ground);
        self.state.answered(Demand::Exit);
        self.state.leaves = Some((from, basis.clone()));
        let from = from.words();
        let words = Bilingual::new(format!("公布退出决定（{}生效）", from.zh), format!("Exit posted (effective {})", from.en));
        self.note(Happened::ExitPosted, words, basis);
    }

    pub(super) fn bar(&mut self, on: impl Fn(&Event) -> bool) {
        self.bar_from(on, None);
    }

    /// The bars that an event brings, from the day of the act or from an earlier one that the act tells.
    fn bar_from(&mut self, on: impl Fn(&Event) -> bool, since: Option<Day>) {
        let edition = Arc::clone(&self.act.under);
        let rules: Vec<&Consequence> = edition.on(on).filter(|rule| self.state.holds(rule.condition)).collect();
        for rule in rules {
            let Effect::Bar(bar) = rule.then else { continue };
            if bar.years.is_none() && matches!(self.names.title(self.base, &rule.of, self.today), Title::Lost) {
                // It runs as long as its cause holds.
                continue;
            }
            let from = edition.practice.barred_from(self.date, self.act.posted()).map(|from| since.unwrap_or(from));
            let host = self.names.particulars(self.base, self.act.posted(), self.date).host.id.clone();
            self.state.bars.push(BarOn {
                base: self.base.id.clone(),
                host,
                who: bar.who,
                stops: bar.stops,
                strength: rule.strength,
                years: bar.years,
                from,
                until: from.and_then(|from| bar.ends(from)),
                act: self.place,
                basis: Basis::of(&edition, &rule.article),
            });
        }
    }

    pub(super) fn opened(&mut self, stood: &Stood) {
        let since = stood.since.unwrap_or(self.date);
        let words = Bilingual::new("名录建立时的状态", "As it stood when this register began");
        // What the opening rests on is about the register; no article of it made the base what it is.
        let basis = Basis { edition: Arc::clone(&self.act.under), keys: Arc::new([]) };
        self.turn(stood.standing, Happened::Opening, words, basis.clone());
        self.state.since = since;
        self.state.undated = (stood.since.is_none() && stood.rectify_until.is_none()).then_some(self.state.turned);
        self.state.number.clone_from(&stood.number);
        if stood.standing.is_certified() {
            // Where the opening does not say since when, the day of recognition is not known.
            self.state.recognised = stood.since;
        }
        if stood.standing == Standing::Revoked && stood.since.is_some() {
            self.bar_from(|event| *event == Event::Revoked, stood.since);
        }
        if !stood.last_result.is_empty() {
            self.state.evaluations.push(Evaluation {
                round: stood.last_round.clone(),
                outcome: Outcome::read(&stood.last_result),
                act: self.place,
                date: None,
                counted_from: stood.counted_from(self.date),
                again: false,
            });
            let failed = self.act.under.grade_of(&stood.last_result).is_some_and(|grade| grade.role == Role::Fail);
            self.state.failed.extend(stood.last_round.parse::<i32>().ok().filter(|_| failed));
        }
        if stood.standing.rectifies() {
            let edition = Arc::clone(&self.act.under);
            let rule = edition.consequence.iter().find_map(|rule| match rule.then {
                Effect::Rectify(term) => Some((term, Basis::of(&edition, &rule.article))),
                _ => None,
            });
            // The opening tells when the term ends; the outcome that began it lies the rule's years before.
            let began = |until| rule.as_ref().map_or(until, |(term, _)| term.began(until));
            let outcome = stood.rectify_until.map_or(since, began);
            let (again, basis) = rule.map_or((Again::After, basis), |(term, basis)| (term.again, basis));
            if let Some(until) = stood.rectify_until {
                self.state.since = if stood.standing == Standing::InRectification { outcome } else { until.next() };
            }
            let round = stood.last_round.parse().unwrap_or(outcome.year());
            self.state.rectify = Some(Term { round, until: stood.rectify_until, again, basis, act: self.place });
        }
    }
}
