//! The order of the acts of a scheme: by the day posted; what an act of one day rests on comes before it, whatever the folders are
//! called.

use std::collections::BTreeMap;

use crate::model::id::ActId;
use crate::model::list::Lists;
use crate::read::ActFolder;

/// The folders in the order of their acts.
pub(super) fn sorted(folders: BTreeMap<ActId, ActFolder>) -> Vec<(ActId, ActFolder)> {
    let mut sorted: Vec<(ActId, ActFolder)> = folders.into_iter().collect();
    let depths = depths(&sorted);
    sorted.sort_by_cached_key(|(id, folder)| (id.posted(), depths.get(id).copied(), abouts(folder).len(), id.clone()));
    sorted
}

fn abouts(folder: &ActFolder) -> &[ActId] {
    folder.act.as_ref().map_or(&[], |act| &act.about)
}

/// What an act can be by its lists, in the order in which those of one day rest on each other: the opening, facts, what is
/// proposed and decided, and last what follows from an evaluation.
fn rank(lists: &Lists) -> usize {
    let follows = !(lists.revocation.is_empty() && lists.criticism.is_empty() && lists.exit.is_empty());
    match lists {
        _ if !lists.opening.is_empty() => 0,
        _ if !(lists.reports.is_empty() && lists.outside.is_empty()) => 1,
        _ if follows && lists.evaluation.is_empty() => 3,
        _ => 2,
    }
}

/// How late among the acts of its own day an act comes: by what it is, and after those it is about or names as evidence.
fn depths(folders: &[(ActId, ActFolder)]) -> BTreeMap<ActId, usize> {
    let mut depths: BTreeMap<ActId, usize> = folders.iter().map(|(id, folder)| (id.clone(), rank(&folder.lists))).collect();
    let same_day = |id: &ActId, about: &ActId| about.posted() == id.posted() && about != id;
    let evidence = |folder: &ActFolder| -> Vec<ActId> {
        folder.lists.evaluation.iter().filter_map(|row| ActId::try_from(row.what.evidence.clone()).ok()).collect()
    };
    let chained: Vec<(&ActId, Vec<ActId>)> = folders
        .iter()
        .map(|(id, folder)| {
            let rests_on = abouts(folder).iter().cloned().chain(evidence(folder));
            (id, rests_on.filter(|about| same_day(id, about)).collect::<Vec<_>>())
        })
        .filter(|(_, abouts)| !abouts.is_empty())
        .collect();
    // No chain is longer than the acts that stand in one; more rounds than that, and it is a ring.
    for _ in 0..chained.len() {
        let mut deeper = false;
        for (id, abouts) in &chained {
            let depth = abouts.iter().filter_map(|about| depths.get(about)).max().map_or(0, |depth| depth + 1);
            if let Some(known) = depths.get_mut(*id).filter(|known| **known < depth) {
                *known = depth;
                deeper = true;
            }
        }
        if !deeper {
            break;
        }
    }
    depths
}
