//! Which article of the older version an article of the newer one is.
//!
//! Articles with the same letters come first; between those that keep their order, the most alike are paired in order;
//! what is left over and still alike has moved.

use std::collections::BTreeMap;

use super::likeness::{Likeness, letters};
use crate::model::policy_text::Article;

/// Articles less alike than this, in thousandths, are no versions of each other.
const ALIKE: u32 = 450;
/// Out of order only clear likeness counts.
const MOVED: u32 = 600;
/// More pairs than this are not weighed one by one; the articles between are then paired by their numbers.
const MOST_PAIRS: usize = 4_000_000;

/// For each article of the newer version the place of the older one and whether it moved.
pub(super) fn align(old: &[Article], new: &[Article]) -> Vec<Option<(usize, bool)>> {
    let mut found: Vec<Option<(usize, bool)>> = vec![None; new.len()];
    let anchors = in_order(&same_letters(old, new));
    for (from, to) in &anchors {
        set(&mut found, *to, *from, false);
    }
    let (before, after): (Vec<Likeness>, Vec<Likeness>) = (likenesses(old), likenesses(new));
    let ends = anchors.iter().copied().chain([(old.len(), new.len())]);
    let (mut from, mut to) = (0, 0);
    for (old_end, new_end) in ends {
        for (a, b) in gap(old, new, (&before, &after), (from..old_end, to..new_end)) {
            set(&mut found, b, a, false);
        }
        (from, to) = (old_end.saturating_add(1), new_end.saturating_add(1));
    }
    left_over(&mut found, &before, &after);
    found
}

fn set(found: &mut [Option<(usize, bool)>], at: usize, from: usize, moved: bool) {
    if let Some(place) = found.get_mut(at) {
        *place = Some((from, moved));
    }
}

fn likenesses(articles: &[Article]) -> Vec<Likeness> {
    articles.iter().map(|article| Likeness::of(&article.text())).collect()
}

/// Pairs with the same letters that stand once in each version, by their place in the newer.
fn same_letters(old: &[Article], new: &[Article]) -> Vec<(usize, usize)> {
    let once = |articles: &[Article]| {
        let mut places: BTreeMap<String, Option<usize>> = BTreeMap::new();
        for (at, article) in articles.iter().enumerate() {
            let letters = letters(&article.text());
            places.entry(letters).and_modify(|place| *place = None).or_insert(Some(at));
        }
        places
    };
    let (before, after) = (once(old), once(new));
    let mut pairs: Vec<(usize, usize)> = after
        .iter()
        .filter(|(letters, _)| letters.chars().count() > 1)
        .filter_map(|(letters, to)| Some((before.get(letters).copied().flatten()?, (*to)?)))
        .collect();
    pairs.sort_by_key(|(_, to)| *to);
    pairs
}

/// The most pairs that stand in the same order in both versions (patience).
fn in_order(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For each pair the one before it on its longest chain; `ends` holds the last pair of the best chain of each length.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let from = |at: usize| pairs.get(at).map_or(0, |(from, _)| *from);
    for (at, (own, _)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| from(*end) < *own);
        before.push(length.checked_sub(1).and_then(|last| ends.get(last)).copied());
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut chain = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(at) = next {
        chain.extend(pairs.get(at).copied());
        next = before.get(at).copied().flatten();
    }
    chain.reverse();
    chain
}

type Ranges = (std::ops::Range<usize>, std::ops::Range<usize>);

/// The pairs of two ranges that keep their order and have the most in common.
fn gap(old: &[Article], new: &[Article], likeness: (&[Likeness], &[Likeness]), (olds, news): Ranges) -> Vec<(usize, usize)> {
    let (height, width) = (olds.len(), news.len());
    if height == 0 || width == 0 {
        return Vec::new();
    }
    let number = |articles: &[Article], at: usize| articles.get(at).map(|article| article.key.clone());
    if height.saturating_mul(width) > MOST_PAIRS {
        let by_key: BTreeMap<_, _> = olds.map(|at| (number(old, at), at)).collect();
        return in_order(&news.filter_map(|at| Some((*by_key.get(&number(new, at))?, at))).collect::<Vec<_>>());
    }
    let score = |a: usize, b: usize| {
        let like = likeness.0.get(a).zip(likeness.1.get(b)).map_or(0, |(a, b)| a.with(b));
        // Of two that are as alike the one with the same number.
        if like < ALIKE { 0 } else { like.saturating_mul(10).saturating_add(u32::from(number(old, a) == number(new, b))) }
    };
    // best[i][j]: the most that can be had of the first i and the first j.
    let stride = width.saturating_add(1);
    let mut best = vec![0_u32; stride.saturating_mul(height.saturating_add(1))];
    let mut paired = vec![false; best.len()];
    let cell = |i: usize, j: usize| i.saturating_mul(stride).saturating_add(j);
    let at = |best: &[u32], i: usize, j: usize| best.get(cell(i, j)).copied().unwrap_or(0);
    for (i, a) in olds.clone().enumerate() {
        for (j, b) in news.clone().enumerate() {
            let own = score(a, b);
            let with = if own > 0 { at(&best, i, j).saturating_add(own) } else { 0 };
            let without = at(&best, i, j.saturating_add(1)).max(at(&best, i.saturating_add(1), j));
            let here = cell(i.saturating_add(1), j.saturating_add(1));
            if let (Some(best), Some(paired)) = (best.get_mut(here), paired.get_mut(here)) {
                (*best, *paired) = (with.max(without), with > without);
            }
        }
    }
    let (mut i, mut j, mut pairs) = (height, width, Vec::new());
    while i > 0 && j > 0 {
        if paired.get(cell(i, j)).copied().unwrap_or(false) {
            (i, j) = (i.saturating_sub(1), j.saturating_sub(1));
            pairs.push((olds.start.saturating_add(i), news.start.saturating_add(j)));
        } else if at(&best, i.saturating_sub(1), j) >= at(&best, i, j.saturating_sub(1)) {
            i = i.saturating_sub(1);
        } else {
            j = j.saturating_sub(1);
        }
    }
    pairs
}

/// What is in neither order nor gap but alike has moved; the most alike first.
fn left_over(found: &mut [Option<(usize, bool)>], before: &[Likeness], after: &[Likeness]) {
    let taken: std::collections::BTreeSet<usize> = found.iter().flatten().map(|(from, _)| *from).collect();
    let olds: Vec<(usize, &Likeness)> = before.iter().enumerate().filter(|(at, _)| !taken.contains(at)).collect();
    let news: Vec<usize> = found.iter().enumerate().filter(|(_, place)| place.is_none()).map(|(at, _)| at).collect();
    if olds.len().saturating_mul(news.len()) > MOST_PAIRS {
        return;
    }
    let mut candidates: Vec<(u32, usize, usize)> = Vec::new();
    for to in news {
        let Some(own) = after.get(to) else { continue };
        candidates.extend(olds.iter().map(|(from, like)| (like.with(own), *from, to)).filter(|(like, ..)| *like >= MOVED));
    }
    candidates.sort_by(|a, b| b.0.cmp(&a.0).then((a.2, a.1).cmp(&(b.2, b.1))));
    let mut used = std::collections::BTreeSet::new();
    for (_, from, to) in candidates {
        let free = found.get(to).is_some_and(Option::is_none);
        if free && used.insert(from) {
            set(found, to, from, true);
        }
    }
}
