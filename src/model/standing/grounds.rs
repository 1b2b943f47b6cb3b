//! The articles a step rests on.

use std::sync::Arc;

use super::Basis;
use super::fold::Moment;
use crate::model::list::Ground;
use crate::model::rule::{Event, Proposed, StepKind};

impl Moment<'_, '_> {
    /// The articles the act itself cites from its own edition.
    pub(super) fn act_basis(&self) -> Basis {
        let own = self.act.basis.iter().filter(|cite| cite.scheme == self.scheme.id && cite.version == self.act.under.version);
        Basis { edition: Arc::clone(&self.act.under), keys: own.filter_map(|cite| cite.key.clone()).collect() }
    }

    /// The articles a notice of a base rests on: those on the window, else the ground of its row, else what the act cites.
    pub(super) fn window_basis(&self, list: Proposed, ground: Option<&Ground>) -> Basis {
        let edition = &self.act.under;
        match (edition.publicity_of(list), ground) {
            (Some(rule), _) => Basis::of(edition, &rule.article),
            (None, Some(ground)) => self.ground_basis(ground),
            (None, None) => self.act_basis(),
        }
    }

    /// The article by which an effect is decided: the last step of the path, else what the act cites.
    pub(super) fn decided(&self, list: Proposed) -> Basis {
        let edition = &self.act.under;
        let kind = self.names.particulars(self.base, self.act.posted(), self.date).kind.clone();
        let step = edition.step.iter().rev().find(|step| {
            list == Proposed::Recognition && step.kind == StepKind::Act && (step.types.is_empty() || step.types.contains(&kind))
        });
        step.map_or_else(|| self.act_basis(), |step| Basis::of(edition, &step.article))
    }

    pub(super) fn ground_basis(&self, ground: &Ground) -> Basis {
        Basis { edition: Arc::clone(&self.act.under), keys: Arc::new([ground.key.clone()]) }
    }

    /// The article that a row gives as its own, else the one on what has happened, else what the act cites.
    pub(super) fn row_basis(&self, ground: Option<&Ground>, happened: Option<&Event>) -> Basis {
        let rule = || self.act.under.on(move |on| Some(on) == happened).next().map(|rule| Basis::of(&self.act.under, &rule.article));
        ground.map(|ground| self.ground_basis(ground)).or_else(rule).unwrap_or_else(|| self.act_basis())
    }

    pub(super) fn change_basis(&self, what: &str) -> Basis {
        let edition = &self.act.under;
        edition.change_of(what).map_or_else(|| self.act_basis(), |rule| Basis::of(edition, &rule.article))
    }
}
