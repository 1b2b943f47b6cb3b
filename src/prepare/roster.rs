//! Which bases a new list is about, where nobody named them: those the rules put forward.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Prepared;
use crate::model::day::Day;
use crate::model::id::BaseId;
use crate::model::register::{Act, ActKind, Base, Scheme};
use crate::model::rule::{CycleOf, Edition, Every, Proposed};
use crate::model::standing::{Demand, Due, Duty, Happened, Life, Lives, Mark, Standing};

/// The bases a list of an effect is about.
pub(super) fn bases<'a>(
    scheme: &'a Scheme,
    edition: &Edition,
    lives: &Lives,
    (effect, round): (Proposed, i32),
    prepared: &mut Prepared,
) -> Vec<&'a Arc<Base>> {
    match effect {
        Proposed::Recognition => unnamed(scheme, prepared),
        Proposed::Evaluation => evaluated(scheme, edition, lives, round, prepared),
        Proposed::Revocation | Proposed::Criticism | Proposed::Exit => pending(scheme, lives, effect, prepared),
        Proposed::Changes => Vec::new(),
    }
}

/// Bases that have a file and that no act names yet, later ones included.
fn unnamed<'a>(scheme: &'a Scheme, prepared: &mut Prepared) -> Vec<&'a Arc<Base>> {
    let named: BTreeSet<BaseId> = scheme.acts.iter().flat_map(Act::named).collect();
    let new: Vec<_> = scheme.bases.values().filter(|base| !named.contains(&base.id)).collect();
    if !new.is_empty() {
        let n = new.len();
        prepared.note(
            format!("列入了 {n} 个已登记而还没有任何文件提到的基地；不在此列的请删行"),
            format!("the {n} base(s) that have a file and that no act names yet are in the list; take out the rows that are not meant"),
        );
    }
    new
}

fn evaluated<'a>(scheme: &'a Scheme, edition: &Edition, lives: &Lives, round: i32, prepared: &mut Prepared) -> Vec<&'a Arc<Base>> {
    let end = Day::new(round, 12, 31).unwrap_or(Day::MAX);
    let timed = edition.practice.cycle_from.is_some()
        && edition.cycle.iter().any(|cycle| cycle.of == CycleOf::Evaluation && matches!(cycle.every, Every::Years(_)));
    let done = answered(scheme, lives.on, round);
    let asked = |life: &Life| !timed || is_exempt(life) || life.due.iter().any(|due| falls(due, end));
    let of = lives.of.iter().filter(|(id, life)| life.standing.is_certified() && !done.contains(*id) && asked(life));
    let found: Vec<_> = of.filter_map(|(id, _)| scheme.bases.get(id)).collect();
    let n = found.len();
    if timed {
        prepared.note(
            format!("列入了 {round} 年底前应评估、应复评的，和免予评估的在册基地，共 {n} 个"),
            format!(
                "in the list: the {n} registered base(s) that are due for an evaluation or re-evaluation by the end of {round}, or exempt"
            ),
        );
    } else {
        prepared.note(
            format!("办法没有规定评估周期，列入了全部 {n} 个在册基地；本轮不评的请删行"),
            format!("the text states no cycle: all {n} registered base(s) are in the list; take out those not evaluated this time"),
        );
    }
    found
}

/// Whether the round to come asks no evaluation of a base: an exemption that a round has used is no reason for the next.
pub(super) fn is_exempt(life: &Life) -> bool {
    let mut steps = life.trail.iter().rev();
    let last = steps.find(|step| matches!(step.what, Happened::Exempt | Happened::Outside));
    life.marks.contains(&Mark::Exempt) && last.is_none_or(|step| step.what != Happened::Exempt)
}

/// Whether something is an evaluation that falls into the round; of one that nobody can date it is not known.
fn falls(due: &Due, end: Day) -> bool {
    match due.what {
        Duty::Evaluation => due.by.is_some_and(|by| by <= end),
        Duty::ReEvaluation | Duty::Demand(Demand::Grade) => due.by.is_none_or(|by| by <= end),
        _ => false,
    }
}

/// The bases whose outcome of the round is posted already, as proposed or as decided.
fn answered(scheme: &Scheme, day: Day, round: i32) -> BTreeSet<BaseId> {
    let round = round.to_string();
    let acts = scheme.acts.iter().filter(|act| act.posted() <= day && matches!(act.kind, ActKind::Notice(_) | ActKind::Decision(_)));
    let rows = acts.flat_map(|act| &act.lists.evaluation).filter(|row| row.what.round == round);
    rows.map(|row| row.base.clone()).collect()
}

/// Bases for which the rules make the effect due.
fn pending<'a>(scheme: &'a Scheme, lives: &Lives, effect: Proposed, prepared: &mut Prepared) -> Vec<&'a Arc<Base>> {
    let named = |life: &Life| life.standing != Standing::Proposed && life.due.iter().any(|due| due.what.demands(effect));
    let found: Vec<_> = lives.of.iter().filter(|(_, life)| named(life)).filter_map(|(id, _)| scheme.bases.get(id)).collect();
    if !found.is_empty() {
        let n = found.len();
        prepared.note(
            format!("列入了按规则应当如此处理的 {n} 个基地"),
            format!("in the list: the {n} base(s) for which the rules make this due"),
        );
    }
    found
}
