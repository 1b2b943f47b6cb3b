//! A list of many documents, cut at ranges of them so that a reader can pass over what cannot come among the first; ranges
//! in which it has few share a file.

use std::collections::BTreeMap;

use super::bytes::{Bytes, impact};
use super::spots::Spots;
use super::walk::List;
use super::{Shape, length};

/// Some ranges: the documents, how often the term stands in each, and where.
pub(super) struct Group {
    last: u32,
    /// By steps, from the beginning of the first range.
    pub docs: Bytes,
    pub times: Bytes,
    pub spots: Spots,
}

/// A long list: of each range how many documents it has and the greatest part of a score; and the files it is in, by how
/// many documents are before them.
pub(super) fn long(list: &List, lengths: &[u8], mean: f64, shape: Shape) -> (Vec<(usize, u8)>, BTreeMap<usize, Group>) {
    let (mut ranges, mut groups) = (Vec::new(), BTreeMap::new());
    let (mut at, mut place) = (0, 0);
    for start in (0..lengths.len()).step_by(shape.range) {
        let rest = list.docs.get(at..).unwrap_or_default();
        let count = rest.partition_point(|doc| usize::try_from(*doc).is_ok_and(|doc| doc < start + shape.range));
        let docs = list.docs.get(at..at + count).unwrap_or_default();
        let times = list.times.get(at..at + count).unwrap_or_default();
        let greatest = docs.iter().zip(times).map(|(doc, times)| impact(*times, length(lengths, *doc), mean)).max();
        ranges.push((count, greatest.unwrap_or_default()));
        if let Some(last) = docs.last() {
            let new = || Group {
                last: u32::try_from(start).unwrap_or_default(),
                docs: Bytes::default(),
                times: Bytes::default(),
                spots: Spots::new(shape.spots),
            };
            let group = groups.entry(at / shape.group.max(1)).or_insert_with(new);
            group.docs.steps(docs, group.last);
            group.last = *last;
            times.iter().for_each(|times| group.times.number32(*times));
            let steps: usize = times.iter().map(|times| usize::try_from(*times).unwrap_or_default()).sum();
            group.spots.add(times, list.positions.get(place..place + steps).unwrap_or_default());
            place += steps;
        }
        at += count;
    }
    (ranges, groups)
}
