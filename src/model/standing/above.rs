//! Whether a base is on the register of another scheme that it says it is in too, by that scheme's own acts.

use std::collections::{BTreeMap, BTreeSet};

use super::annulled::undone;
use crate::model::day::Day;
use crate::model::draft::base::Also;
use crate::model::id::{BaseId, SchemeId};
use crate::model::list::Answer;
use crate::model::register::{Act, ActKind, Register};

/// The bases that others say they are too, and when each came on its register and left it.
#[derive(Debug, Default)]
pub(super) struct Above<'a>(BTreeMap<(&'a SchemeId, &'a BaseId), Vec<Turn>>);

#[derive(Debug, Clone, Copy)]
struct Turn {
    posted: Day,
    /// When its act was undone.
    undone: Option<Day>,
    /// On the register from then on, or off it.
    held: bool,
}

impl<'a> Above<'a> {
    /// Gathers what the acts of a register say of such bases; in most registers there are none.
    pub(super) fn new(register: &'a Register) -> Self {
        let bases = || register.schemes.iter().flat_map(|scheme| scheme.bases.values());
        let named: BTreeSet<(&SchemeId, &BaseId)> = bases().flat_map(|base| &base.also).map(|also| (&also.scheme, &also.base)).collect();
        let mut of: BTreeMap<(&SchemeId, &BaseId), Vec<Turn>> = BTreeMap::new();
        for scheme in register.schemes.iter().filter(|scheme| named.iter().any(|(id, _)| **id == scheme.id)) {
            let undone = undone(scheme);
            for (place, act) in scheme.acts.iter().enumerate() {
                let undone = undone.get(&place).copied();
                for (base, held) in turns(act).filter(|(base, _)| named.contains(&(&scheme.id, *base))) {
                    of.entry((&scheme.id, base)).or_default().push(Turn { posted: act.posted(), undone, held });
                }
            }
        }
        Self(of)
    }

    /// Whether the other scheme has the base on its register on a day.
    pub(super) fn holds(&self, also: &Also, day: Day) -> bool {
        let turns = self.0.get(&(&also.scheme, &also.base)).into_iter().flatten();
        let mut counts = turns.filter(|turn| turn.posted <= day && turn.undone.is_none_or(|undone| undone > day));
        counts.next_back().is_some_and(|turn| turn.held)
    }
}

/// The bases an act takes on the register or off it.
fn turns(act: &Act) -> impl Iterator<Item = (&BaseId, bool)> {
    let decides = matches!(act.kind, ActKind::Decision(_));
    let settled = move |answer: Answer| decides && answer == Answer::Settled;
    let lists = &act.lists;
    let recognised = lists.recognition.iter().filter(move |row| settled(row.answer)).map(|row| (&row.base, true));
    let revoked = lists.revocation.iter().filter(move |row| settled(row.answer)).map(|row| (&row.base, false));
    let left = lists.exit.iter().filter(move |row| settled(row.answer)).map(|row| (&row.base, false));
    let opened = lists.opening.iter().map(|row| (&row.base, row.what.standing.is_certified()));
    recognised.chain(revoked).chain(left).chain(opened)
}
