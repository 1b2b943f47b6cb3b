//! One row of one act about one base, as the checks read it.

use crate::model::day::Day;
use crate::model::list::{Answer, Change, Evaluated, Fact, Ground, Left, Outcome, Reported, Stood};
use crate::model::register::{Act, Base, Scheme};
use crate::model::rule::{Proposed, Role};

/// One row of one act about one base.
#[derive(Clone, Copy)]
pub(super) struct Step<'a> {
    pub base: &'a Base,
    pub act: &'a Act,
    /// The day the act was annulled.
    pub undone: Option<Day>,
    /// It proposes nothing any more: it was taken back, or decided and not carried out.
    pub lapsed: bool,
    /// Line of the row in its list, from 1.
    pub line: usize,
    /// The day it is effective; the day of posting where the row has no other.
    pub from: Day,
    /// How a decision answers; none in a notice, which only proposes.
    pub answer: Option<Answer>,
    pub what: What<'a>,
}

/// What a row says.
#[derive(Clone, Copy)]
pub(super) enum What<'a> {
    Recognition,
    Evaluation(&'a Evaluated),
    Revocation(&'a Ground),
    Criticism(&'a Ground),
    Exit(&'a Left),
    Change(&'a Change),
    Report(&'a Reported),
    Outside(&'a Fact),
    Opening(&'a Stood),
}

impl<'a> Step<'a> {
    /// It took effect: a decision that carries it out, or a fact.
    pub(super) fn settled(&self) -> bool {
        self.answer == Some(Answer::Settled)
    }

    /// It is proposed or carried out: no decision left it pending or came to nothing.
    pub(super) fn stands(&self) -> bool {
        self.answer.is_none_or(|answer| answer == Answer::Settled)
    }

    /// It is the first that shows the matter: a notice, or a decision that answers none.
    pub(super) fn shows(&self, scheme: &Scheme) -> bool {
        self.answer.is_none() || self.settled() && !scheme.answers_notice(self.act)
    }

    /// The result of an evaluation, corrections included.
    pub(super) fn outcome(&self) -> Option<&'a Outcome> {
        match self.what {
            What::Evaluation(row) => Some(&row.result),
            _ => None,
        }
    }

    /// The round of an evaluation, or the last one before the register began, where it is a year.
    pub(super) fn round(&self) -> Option<i32> {
        match self.what {
            What::Evaluation(row) => row.round.parse().ok(),
            What::Opening(stood) => stood.last_round.parse().ok(),
            _ => None,
        }
    }

    /// The role of the grade it gives, by its own edition.
    pub(super) fn role(&self) -> Option<Role> {
        match self.outcome()? {
            Outcome::Grade(id) => self.act.under.grade_of(id).map(|grade| grade.role),
            _ => None,
        }
    }

    /// The list the row stands in.
    pub(super) fn list(&self) -> &'static str {
        match self.what {
            What::Recognition => Proposed::Recognition.code(),
            What::Evaluation(_) => Proposed::Evaluation.code(),
            What::Revocation(_) => Proposed::Revocation.code(),
            What::Criticism(_) => Proposed::Criticism.code(),
            What::Exit(_) => Proposed::Exit.code(),
            What::Change(_) => Proposed::Changes.code(),
            What::Report(_) => "reports",
            What::Outside(_) => "outside",
            What::Opening(_) => "opening",
        }
    }
}
