//! The trail of a base, the newest step first, and its evaluations.

use serde::Serialize;

use super::Record;
use crate::model::list::Outcome;
use crate::model::standing::{Evaluation, Standing, Step};
use crate::plan::address;
use crate::plan::view::{Chip, Cite, Dated, Link};
use crate::plan::words;

#[derive(Serialize)]
pub(super) struct StepView {
    date: Dated,
    text: String,
    /// The standing after it, where it is another one than before.
    standing: Option<Chip>,
    act: Option<Link>,
    cites: Vec<Cite>,
    note: Option<String>,
}

#[derive(Serialize)]
pub(super) struct EvaluationView {
    round: Link,
    chip: Chip,
    date: Dated,
    ground: Option<String>,
}

impl Record<'_, '_> {
    /// Every step, the newest first.
    pub(super) fn trail(&self) -> Vec<StepView> {
        let mut before: Option<Standing> = None;
        let mut trail: Vec<StepView> = Vec::with_capacity(self.life.trail.len());
        for step in &self.life.trail {
            trail.push(self.step(step, before));
            before = Some(step.standing);
        }
        trail.reverse();
        trail
    }

    fn step(&self, step: &Step, before: Option<Standing>) -> StepView {
        let desk = self.desk;
        let turned = before != Some(step.standing);
        // A step that a term brought was posted with the act that set the term, and needs no word on it.
        let apart = step.posted != step.date && step.what != "rectification-over";
        let posted = apart.then(|| {
            let day = desk.dated_short(step.posted).text;
            desk.pick(&format!("{day}发布"), &format!("posted on {day}")).to_owned()
        });
        StepView {
            date: desk.dated(step.date),
            text: desk.say_or_zh(&step.words).0,
            standing: turned.then(|| words::standing(desk.lang, step.standing)),
            act: self.act_link(step.act),
            cites: desk.cites_basis(self.one.scheme, &step.basis),
            note: posted,
        }
    }

    fn act_link(&self, act: usize) -> Option<Link> {
        let act = self.one.scheme.acts.get(act)?;
        Some(self.desk.link_named(&act.title, &address::act(&self.one.scheme.id, &act.id)))
    }

    /// Its evaluations since it was recognised, the newest first.
    pub(super) fn evaluations(&self) -> Vec<EvaluationView> {
        self.life.evaluations.iter().rev().filter_map(|one| self.evaluation(one)).collect()
    }

    fn evaluation(&self, one: &Evaluation) -> Option<EvaluationView> {
        let desk = self.desk;
        let act = self.one.scheme.acts.get(one.act)?;
        let mut text = words::round(desk.lang, &one.round);
        if one.again {
            text.push_str(desk.pick("（复评）", " (re-evaluation)"));
        }
        // A round from before the register began has no page; the act that tells of it has.
        let path = if self.one.rounds.contains_key(&one.round) {
            address::round(&self.one.scheme.id, &one.round)
        } else {
            address::act(&self.one.scheme.id, &act.id)
        };
        Some(EvaluationView {
            round: desk.link(text, &path),
            chip: words::outcome(desk.lang, &one.outcome, &act.under),
            date: desk.dated_short(one.date),
            ground: self.ground(one),
        })
    }

    /// The article an outcome follows from directly, where the list gives one.
    fn ground(&self, one: &Evaluation) -> Option<String> {
        let step = self.life.trail.iter().find(|step| step.act == one.act && step.date == one.date && step.what == "graded")?;
        let Outcome::Grade(id) = &one.outcome else { return None };
        let usual = step.basis.edition.grade_of(id).map(|grade| grade.article.keys()).unwrap_or_default();
        if step.basis.keys.is_empty() || step.basis.keys.as_slice() == usual {
            return None;
        }
        let labels: Vec<String> = self.desk.cites_basis(self.one.scheme, &step.basis).into_iter().map(|cite| cite.label).collect();
        Some(labels.join(self.desk.pick("、", ", ")))
    }
}
