//! Acts that were undone.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::day::Day;
use crate::model::register::{Act, ActKind, Scheme};

/// The acts undone by a day: place of the act → place of the annulment.
pub(super) fn annulled(scheme: &Scheme, day: Day) -> BTreeMap<usize, usize> {
    let posted = scheme.acts.iter().enumerate().take_while(|(_, act)| act.posted() <= day);
    posted
        .filter(|(_, act)| matches!(act.kind, ActKind::Annulment))
        .flat_map(|(place, act)| act.about.iter().map(move |undone| (*undone, place)))
        .collect()
}

/// The acts that were ever undone, by their places, and the day each was.
#[must_use]
pub fn undone(scheme: &Scheme) -> BTreeMap<usize, Day> {
    // The first annulment of an act counts.
    let annulments = scheme.acts.iter().rev().filter(|act| matches!(act.kind, ActKind::Annulment));
    annulments.flat_map(|act| act.about.iter().map(|undone| (*undone, act.posted()))).collect()
}

/// The acts undone by one of the first `posted` acts, by their places.
#[must_use]
pub fn annulled_among(scheme: &Scheme, posted: usize) -> BTreeSet<usize> {
    let annulments = scheme.acts.iter().take(posted).filter(|act| matches!(act.kind, ActKind::Annulment));
    annulments.flat_map(|act| act.about.iter().copied()).collect()
}

/// Whether an act was undone by a day.
#[must_use]
pub fn is_annulled(scheme: &Scheme, act: &Act, day: Day) -> bool {
    let mut later = scheme.followed(act);
    later.any(|later| matches!(later.kind, ActKind::Annulment) && later.posted() <= day)
}
