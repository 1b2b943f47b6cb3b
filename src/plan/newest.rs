//! The bases recognised most recently, over all schemes, seen once for every page that names them; the acts posted last.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::survey::SchemeSurvey;
use crate::model::day::Day;
use crate::model::id::BaseId;
use crate::model::register::Act;

/// How many are kept.
pub const NEWEST: usize = 50;

/// The place of a base's scheme in the register, its number, and the day of its recognition.
pub type Recognised<'a> = (usize, &'a BaseId, Day);

/// The newest [`NEWEST`] of all bases that an act or the opening recognised, whatever became of them since; those of one
/// day by scheme and number. One pass that never holds more than it gives.
#[must_use]
pub fn newest<'a>(schemes: &[SchemeSurvey<'a>]) -> Vec<Recognised<'a>> {
    let recognised = schemes.iter().flat_map(|one| one.public().filter_map(|(id, life)| Some((Reverse(life.recognised?), one.place, id))));
    let mut kept = BinaryHeap::with_capacity(NEWEST + 1);
    for one in recognised {
        kept.push(one);
        if kept.len() > NEWEST {
            kept.pop();
        }
    }
    kept.into_sorted_vec().into_iter().map(|(Reverse(day), scheme, id)| (scheme, id, day)).collect()
}

/// The acts of some schemes that were posted last, at most so many, each with its scheme and its place there.
#[must_use]
pub fn posted_last<'s>(schemes: impl Iterator<Item = &'s SchemeSurvey<'s>>, most: usize) -> Vec<(&'s SchemeSurvey<'s>, usize, &'s Act)> {
    let mut acts: Vec<_> = schemes.flat_map(|one| one.acts().rev().take(most).map(move |(place, act)| (one, place, act))).collect();
    acts.sort_by_key(|(one, place, act)| (Reverse(act.posted()), one.place, Reverse(*place)));
    acts.truncate(most);
    acts
}
