//! Whether a base is on the register of another scheme that it says it is in too, by that scheme's own acts.

use std::collections::{BTreeMap, BTreeSet};

use super::annulled::undone;
use crate::model::day::Day;
use crate::model::draft::base::Also;
use crate::model::id::{BaseId, SchemeId};
use crate::model::list::Answer;
use crate::model::register::{Act, ActKind, Base, Register};
use crate::model::rule;

/// The bases that others say they are too, and when each came on its register and left it.
#[derive(Debug, Default)]
pub(super) struct Above<'a>(BTreeMap<(&'a SchemeId, &'a BaseId), Vec<Turn>>);

/// What the acts of other schemes tell of a title that a base has from a higher body.
#[derive(Debug, Clone, Copy)]
pub enum Title<'b> {
    /// It is on that register.
    Held(&'b Also),
    /// It is on it no more.
    Lost,
    /// They tell nothing.
    Untold,
}

#[derive(Debug, Clone, Copy)]
struct Turn {
    /// The day it is public and holds.
    from: Day,
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
                for (base, held, from) in turns(act).filter(|(base, ..)| named.contains(&(&scheme.id, *base))) {
                    of.entry((&scheme.id, base)).or_default().push(Turn { from: act.posted().max(from), undone, held });
                }
            }
        }
        Self(of)
    }

    /// What is known on a day of the title that other schemes, of those a rule names, give a base.
    pub(super) fn title<'b>(&self, base: &'b Base, of: &[rule::Above], day: Day) -> Title<'b> {
        let named = |also: &&Also| of.iter().any(|above| matches!(above, rule::Above::Scheme { scheme } if *scheme == also.scheme));
        let mut known = Title::Untold;
        for also in base.also.iter().filter(named) {
            match self.holds(also, day) {
                Some(true) => return Title::Held(also),
                Some(false) => known = Title::Lost,
                None => {}
            }
        }
        known
    }

    /// Whether the other scheme has the base on its register on a day, where its acts tell.
    fn holds(&self, also: &Also, day: Day) -> Option<bool> {
        let turns = self.0.get(&(&also.scheme, &also.base)).into_iter().flatten();
        let mut counts = turns.filter(|turn| turn.from <= day && turn.undone.is_none_or(|undone| undone > day));
        counts.next_back().map(|turn| turn.held)
    }
}

/// The bases an act takes on the register or off it, and from when.
fn turns(act: &Act) -> impl Iterator<Item = (&BaseId, bool, Day)> {
    let decides = matches!(act.kind, ActKind::Decision(_));
    let settled = move |answer: Answer| decides && answer == Answer::Settled;
    let lists = &act.lists;
    let recognised = lists.recognition.iter().filter(move |row| settled(row.answer)).map(|row| (&row.base, true, Day::MIN));
    let revoked = lists.revocation.iter().filter(move |row| settled(row.answer)).map(|row| (&row.base, false, Day::MIN));
    let left = lists.exit.iter().filter(move |row| settled(row.answer));
    let left = left.map(|row| (&row.base, false, row.what.effective.unwrap_or(Day::MIN)));
    let opened = lists.opening.iter().map(|row| (&row.base, row.what.standing.is_certified(), Day::MIN));
    recognised.chain(revoked).chain(left).chain(opened)
}
