//! What the acts say of each base, in the order they were posted, for the checks that judge a row by what went before it.
//!
//! A standing is folded by the day each step is effective; a row is judged by what was public when it was posted, so this is
//! another order and another fold. What an annulment undoes was there for the acts posted before it, and is gone from its
//! day on; what an annulled act says is judged no more, and neither is what a notice proposed in vain.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::record::Record;
use super::step::{Step, What};
use crate::model::day::Day;
use crate::model::id::{BaseId, HostId, SchemeId};
use crate::model::list::Answer;
use crate::model::register::{ActKind, Base, Scheme};
use crate::model::standing::{Corrections, Names, lapsed, undone};

/// All steps of one base.
#[derive(Clone, Copy)]
pub(super) struct Course<'a, 's> {
    pub scheme: &'a Scheme,
    pub base: &'a Base,
    /// In the order of their acts, those of annulled acts too.
    all: &'s [Step<'a>],
}

impl<'a, 's> Course<'a, 's> {
    /// The steps of acts that were not annulled.
    pub(super) fn steps(&self) -> impl DoubleEndedIterator<Item = &'s Step<'a>> + use<'a, 's> {
        self.all.iter().filter(|step| step.undone.is_none())
    }

    /// Shows each step that counts still with the record before it; gives the record after the last.
    pub(super) fn walk(&self, mut see: impl FnMut(&Record<'a>, &Step<'a>)) -> Record<'a> {
        let all_stand = self.all.iter().all(|step| step.undone.is_none());
        let mut record = Record::default();
        for (place, step) in self.all.iter().enumerate() {
            if !all_stand {
                record = Record::of(self.all.iter().take(place), step.act.posted());
            }
            record.come(step.act.posted());
            if step.undone.is_none() && !step.lapsed {
                see(&record, step);
            }
            record.take(step);
        }
        record.come(Day::MAX);
        if all_stand { record } else { self.on(Day::MAX) }
    }

    /// The record of the acts posted up to a day.
    pub(super) fn on(&self, day: Day) -> Record<'a> {
        Record::of(self.all.iter().take_while(|step| step.act.posted() <= day), day)
    }
}

/// The courses of all bases that an act names.
pub(super) struct Courses<'a> {
    schemes: BTreeMap<&'a SchemeId, (&'a Scheme, Vec<Step<'a>>)>,
    /// Bases that were given another host or had theirs put right, for which the file does not tell the host of a day.
    moved: BTreeSet<&'a BaseId>,
}

impl<'a> Courses<'a> {
    /// Gathers those of some schemes, each with all its corrections.
    pub(super) fn new(schemes: &[(&'a Scheme, &'a Corrections<'a>)]) -> Self {
        let lists = || schemes.iter().flat_map(|(scheme, _)| &scheme.acts).map(|act| &act.lists);
        let changes = lists().flat_map(|lists| &lists.changes).filter(|row| row.what == "host");
        let changed = changes.filter_map(|row| row.subject.base());
        let corrected = lists().flat_map(|lists| &lists.correction).filter(|row| row.column == "host").map(|row| &row.base);
        let moved = changed.chain(corrected).collect();
        let schemes = schemes.par_iter().map(|(scheme, corrections)| (&scheme.id, (*scheme, gather(scheme, corrections)))).collect();
        Self { schemes, moved }
    }

    /// Every course of a scheme.
    pub(super) fn each(&self, scheme: &SchemeId, mut with: impl FnMut(Course<'a, '_>)) {
        let Some((scheme, steps)) = self.schemes.get(scheme) else { return };
        for steps in steps.chunk_by(|a, b| std::ptr::eq(a.base, b.base)) {
            let Some(first) = steps.first() else { continue };
            with(Course { scheme, base: first.base, all: steps });
        }
    }

    /// The course of one base.
    pub(super) fn of(&self, scheme: &SchemeId, base: &BaseId) -> Option<Course<'a, '_>> {
        let (scheme, steps) = self.schemes.get(scheme)?;
        let from = steps.partition_point(|step| step.base.id < *base);
        let rest = steps.get(from..)?;
        let all = rest.get(..rest.partition_point(|step| step.base.id == *base))?;
        Some(Course { scheme, base: all.first()?.base, all })
    }

    /// The host of a base by the acts posted up to a day.
    pub(super) fn host(&self, names: &Names<'a>, base: &'a Base, day: Day) -> Cow<'a, HostId> {
        if self.moved.contains(&base.id) {
            Cow::Owned(names.particulars(base, day, day).host.id.clone())
        } else {
            Cow::Borrowed(&base.host.id)
        }
    }
}

/// All steps of a scheme: base by base, and each base's in the order of the acts.
fn gather<'a>(scheme: &'a Scheme, corrections: &'a Corrections<'a>) -> Vec<Step<'a>> {
    let undone = undone(scheme);
    let mut steps = Vec::new();
    for (place, act) in scheme.acts.iter().enumerate() {
        let undone = undone.get(&place).copied();
        let proposes = matches!(act.kind, ActKind::Notice(_));
        let Some(lists) = corrections.lists(place) else { continue };
        let lapsed = if proposes { lapsed(scheme, place) } else { BTreeSet::new() };
        let mut push = |id: &BaseId, line: usize, answer: Option<Answer>, from: Option<Day>, what| {
            if let Some(base) = scheme.bases.get(id) {
                let mut step = Step { base, act, undone, lapsed: false, line, from: from.unwrap_or(act.posted()), answer, what };
                step.lapsed = lapsed.contains(&(step.list(), line));
                steps.push(step);
            }
        };
        let told = |answer: Answer| if proposes { None } else { Some(answer) };
        for row in &lists.opening {
            push(&row.base, row.line, Some(Answer::Settled), None, What::Opening(&row.what));
        }
        for row in &lists.recognition {
            push(&row.base, row.line, told(row.answer), None, What::Recognition);
        }
        for row in &lists.evaluation {
            push(&row.base, row.line, told(row.answer), None, What::Evaluation(&row.what));
        }
        for row in &lists.revocation {
            push(&row.base, row.line, told(row.answer), None, What::Revocation(&row.what.ground));
        }
        for row in &lists.criticism {
            push(&row.base, row.line, told(row.answer), None, What::Criticism(&row.what.ground));
        }
        for row in &lists.exit {
            push(&row.base, row.line, told(row.answer), row.what.effective, What::Exit(&row.what));
        }
        for row in &lists.changes {
            if let Some(id) = row.subject.base() {
                push(id, row.line, told(row.answer), row.effective, What::Change(row));
            }
        }
        for row in &lists.reports {
            push(&row.base, row.line, Some(Answer::Settled), None, What::Report(&row.what));
        }
        for row in &lists.outside {
            push(&row.base, row.line, Some(Answer::Settled), None, What::Outside(&row.what));
        }
    }
    // Stable, and most lists are in this order already.
    steps.sort_by(|a, b| a.base.id.cmp(&b.base.id));
    steps
}

/// The first of many bases, and how many more.
pub(super) fn abridged(ids: &[&BaseId]) -> String {
    const SHOWN: usize = 10;
    let first: Vec<&str> = ids.iter().take(SHOWN).map(|id| id.as_str()).collect();
    let more = if ids.len() > SHOWN { format!(" +{}", ids.len() - SHOWN) } else { String::new() };
    format!("{}{more}", first.join(", "))
}
