//! Where old addresses lead: from an old one to its end, and from what is there to every old one of it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Address, ROOTS};
use crate::model::day::Day;
use crate::model::draft::moved::{GoneDraft, MoveDraft, MovedDraft};

/// An entry of `moved.toml`, by its place among those of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Entry {
    Moved(usize),
    Gone(usize),
}

/// Where an address leads in the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// No entry is about it.
    Here,
    /// Another address.
    Moved(String),
    /// It, or the address it moved to, was withdrawn: the place among `gone`.
    Gone(usize),
}

/// The entries by their addresses. The longest address that fits a path is the one about it.
#[derive(Debug)]
pub struct Trails<'a> {
    draft: &'a MovedDraft,
    from: BTreeMap<&'a str, Entry>,
    to: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Trails<'a> {
    /// Sorts the entries; of two about the same address the first counts.
    #[must_use]
    pub fn new(draft: &'a MovedDraft) -> Self {
        Self::until(draft, Day::MAX)
    }

    /// The entries as they are on a day: what moves or goes later is not yet gone.
    #[must_use]
    pub fn until(draft: &'a MovedDraft, day: Day) -> Self {
        let mut trails = Self { draft, from: BTreeMap::new(), to: BTreeMap::new() };
        for (place, one) in draft.moved.iter().enumerate().filter(|(_, one)| one.on.is_none_or(|on| on <= day)) {
            trails.from.entry(one.from.as_str()).or_insert(Entry::Moved(place));
            trails.to.entry(one.to.as_str()).or_default().push(place);
        }
        for (place, one) in draft.gone.iter().enumerate().filter(|(_, one)| one.on <= day) {
            for address in &one.addresses {
                trails.from.entry(address.as_str()).or_insert(Entry::Gone(place));
            }
        }
        trails
    }

    /// What was written of a move.
    #[must_use]
    pub fn moved(&self, place: usize) -> Option<&'a MoveDraft> {
        self.draft.moved.get(place)
    }

    /// What was written of a withdrawal.
    #[must_use]
    pub fn gone(&self, place: usize) -> Option<&'a GoneDraft> {
        self.draft.gone.get(place)
    }

    /// The entry about a path from the root of the site, or about an address.
    #[must_use]
    pub fn about(&self, path: &str) -> Option<Entry> {
        self.step(path).map(|(entry, ..)| entry)
    }

    /// The end of an address, or of a path from the root of the site.
    ///
    /// Entries that go round in a circle, which a check forbids, are followed no further than there are entries.
    #[must_use]
    pub fn end(&self, path: &str) -> End {
        let mut at = path.to_owned();
        for _ in 0..=self.draft.moved.len() {
            match self.step(&at) {
                None if at == path => return End::Here,
                None => return End::Moved(at),
                Some((Entry::Gone(place), ..)) => return End::Gone(place),
                Some((Entry::Moved(place), root, rest)) => {
                    let Some(one) = self.moved(place) else { return End::Here };
                    at = format!("{root}{}{rest}", one.to);
                }
            }
        }
        End::Moved(at)
    }

    /// The end of each move, by its place.
    #[must_use]
    pub fn ends(&self) -> Vec<End> {
        // What a chain leads to is looked for once, however many begin in the middle of it.
        let mut known: BTreeMap<String, End> = BTreeMap::new();
        for one in &self.draft.moved {
            let (mut way, mut at) = (Vec::new(), one.from.to_string());
            let end = loop {
                if let Some(end) = known.get(&at) {
                    break end.clone();
                }
                match self.step(&at) {
                    Some((Entry::Gone(place), ..)) => break End::Gone(place),
                    Some((Entry::Moved(place), root, rest)) if way.len() <= self.draft.moved.len() => {
                        let Some(one) = self.moved(place) else { break End::Here };
                        let to = format!("{root}{}{rest}", one.to);
                        way.push(std::mem::replace(&mut at, to));
                    }
                    _ => break End::Moved(at),
                }
            };
            known.extend(way.into_iter().map(|passed| (passed, end.clone())));
        }
        self.draft.moved.iter().map(|one| known.get(one.from.as_str()).cloned().unwrap_or(End::Here)).collect()
    }

    /// Every old path that leads to a path of the site, with the entry about it; the entries go round in no circle.
    #[must_use]
    pub fn leading_to(&self, path: &str) -> Vec<(String, Entry)> {
        let mut all = Vec::new();
        let mut seen = BTreeSet::new();
        let mut next = vec![path.to_owned()];
        while let Some(at) = next.pop() {
            for (root, name, rest) in readings(&at) {
                for place in self.to.get(name).into_iter().flatten() {
                    let Some(one) = self.moved(*place) else { continue };
                    let old = format!("{root}{}{rest}", one.from);
                    // A longer address may say something else of this one page.
                    let entry = Entry::Moved(*place);
                    if self.about(&old) == Some(entry) && seen.insert(old.clone()) {
                        all.push((old.clone(), entry));
                        next.push(old);
                    }
                }
            }
        }
        all.sort();
        all
    }

    /// Entries that go round in a circle, or whose addresses lie within one another: for each circle the place of one
    /// entry and the addresses on the way.
    #[must_use]
    pub fn circles(&self) -> Vec<(usize, Vec<&'a Address>)> {
        #[derive(Clone, Copy, PartialEq)]
        enum Seen {
            Not,
            OnTheWay,
            Done,
        }
        let mut seen = vec![Seen::Not; self.draft.moved.len()];
        let mut circles = Vec::new();
        for start in 0..seen.len() {
            // The way to where we are: an entry, and those after it that are still to be looked at.
            let mut way: Vec<(usize, Vec<usize>)> = Vec::new();
            let mut enter = Some(start);
            loop {
                if let Some(place) = enter.take() {
                    match seen.get(place) {
                        Some(Seen::Not) => {
                            if let Some(mark) = seen.get_mut(place) {
                                *mark = Seen::OnTheWay;
                            }
                            way.push((place, self.after(place)));
                        }
                        Some(Seen::OnTheWay) => {
                            let round = way.iter().skip_while(|(one, _)| *one != place).map(|(one, _)| *one);
                            let first = round.clone().min().unwrap_or(place);
                            let names = round.chain([place]).filter_map(|one| Some(&self.moved(one)?.from));
                            circles.push((first, names.collect()));
                        }
                        _ => {}
                    }
                }
                let Some((place, rest)) = way.last_mut() else { break };
                match rest.pop() {
                    Some(after) => enter = Some(after),
                    None => {
                        if let Some(mark) = seen.get_mut(*place) {
                            *mark = Seen::Done;
                        }
                        way.pop();
                    }
                }
            }
        }
        circles
    }

    /// The moves that may come after one: those about its target, about a folder above it, or about something below.
    fn after(&self, place: usize) -> Vec<usize> {
        let Some(to) = self.moved(place).map(|one| one.to.as_str()) else { return Vec::new() };
        let above = boundaries(to).filter_map(|(name, _)| self.from.get(name).copied());
        let below = self.from.range(to..).take_while(|(from, _)| from.starts_with(to)).filter(|(from, _)| lies_in(from, to));
        let all: BTreeSet<usize> = above
            .chain(below.map(|(_, entry)| *entry))
            .filter_map(|entry| match entry {
                Entry::Moved(place) => Some(place),
                Entry::Gone(_) => None,
            })
            .collect();
        all.into_iter().collect()
    }

    /// The entry about a path, the root it is read under, and what follows the entry's address.
    fn step<'p>(&self, path: &'p str) -> Option<(Entry, &'p str, &'p str)> {
        let fits = readings(path).filter_map(|(root, name, rest)| Some((*self.from.get(name)?, root, name, rest)));
        fits.max_by_key(|(_, root, name, _)| root.len() + name.len()).map(|(entry, root, _, rest)| (entry, root, rest))
    }
}

/// Whether an address is another one or below it.
fn lies_in(address: &str, folder: &str) -> bool {
    address.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '.']))
}

/// The ways to read a path: a root, an address, and the rest, which is empty or begins with `/` or `.`.
fn readings(path: &str) -> impl Iterator<Item = (&str, &str, &str)> {
    let roots = ROOTS.iter().filter_map(move |root| path.split_at_checked(root.len()).filter(|(start, _)| start == root));
    std::iter::once(("", path)).chain(roots).flat_map(|(root, below)| boundaries(below).map(move |(name, rest)| (root, name, rest)))
}

/// Every address that a path has or lies in, with what follows it.
fn boundaries(path: &str) -> impl Iterator<Item = (&str, &str)> {
    let ends = path.char_indices().filter(|(_, c)| matches!(c, '/' | '.')).map(|(end, _)| end);
    ends.chain([path.len()]).filter_map(move |end| path.split_at_checked(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(moves: &[(&str, &str)], gone: &[&str]) -> MovedDraft {
        let address = |text: &str| Address(text.to_owned());
        let moved = moves.iter().map(|(from, to)| MoveDraft { from: address(from), to: address(to), on: None, reason: None });
        let gone = gone.iter().map(|one| GoneDraft {
            addresses: vec![address(one)],
            was: Default::default(),
            on: Day::MIN,
            reason: Default::default(),
        });
        MovedDraft { moved: moved.collect(), gone: gone.collect() }
    }

    fn old(draft: &MovedDraft, path: &str) -> Vec<String> {
        Trails::new(draft).leading_to(path).into_iter().map(|(old, _)| old).collect()
    }

    #[test]
    fn a_name_covers_everything_that_has_it() {
        let draft = draft(&[("qd", "qingdao")], &[]);
        assert_eq!(old(&draft, "zh/qingdao/bases/QD-1.html"), ["zh/qd/bases/QD-1.html"]);
        assert_eq!(old(&draft, "data/qingdao/bases.csv"), ["data/qd/bases.csv"]);
        assert_eq!(old(&draft, "en/qingdao/notices.atom"), ["en/qd/notices.atom"]);
        assert!(old(&draft, "zh/qingdao-west/index.html").is_empty() && old(&draft, "css/qingdao.css").is_empty());
        let trails = Trails::new(&draft);
        assert_eq!(trails.end("zh/qd/index.html"), End::Moved("zh/qingdao/index.html".to_owned()));
        assert_eq!(trails.end("zh/qda/index.html"), End::Here);
    }

    #[test]
    fn chains_lead_to_the_last_and_the_longest_address_counts() {
        let draft = draft(
            &[("q/bases/A", "q/bases/B"), ("q", "d"), ("d/bases/B", "d/bases/C"), ("d/bases/D.html", "d/bases/E.html")],
            &["d/bases/E.html"],
        );
        let trails = Trails::new(&draft);
        assert_eq!(trails.end("zh/q/bases/A.html"), End::Moved("zh/d/bases/C.html".to_owned()));
        assert_eq!(trails.end("q/bases/D.html"), End::Gone(0));
        assert_eq!(old(&draft, "zh/d/bases/C.html"), ["zh/d/bases/B.html", "zh/q/bases/A.html", "zh/q/bases/B.html", "zh/q/bases/C.html"]);
        assert!(trails.circles().is_empty());
        let each: Vec<End> = draft.moved.iter().map(|one| trails.end(one.from.as_str())).collect();
        assert_eq!(trails.ends(), each);
    }

    #[test]
    fn circles_are_found_and_followed_no_further() {
        for moves in
            [&[("a", "a")][..], &[("a", "b"), ("b", "a")], &[("a", "a/b")], &[("a/b", "a")], &[("x", "a"), ("a", "b/c"), ("b", "a")]]
        {
            let draft = draft(moves, &[]);
            let trails = Trails::new(&draft);
            assert_eq!(trails.circles().len(), 1, "{moves:?}");
            let _ = (trails.end("zh/a/b/c.html"), trails.ends());
        }
    }

    #[test]
    fn ten_thousand_in_a_row_are_one_walk() {
        let names: Vec<String> = (0..10_001).map(|n| format!("q/bases/B{n}")).collect();
        let moves: Vec<(&str, &str)> = names.iter().zip(names.iter().skip(1)).map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let draft = draft(&moves, &[]);
        let trails = Trails::new(&draft);
        assert!(trails.circles().is_empty());
        assert_eq!(trails.end("zh/q/bases/B0.html"), End::Moved("zh/q/bases/B10000.html".to_owned()));
        assert_eq!(trails.leading_to("zh/q/bases/B10000.html").len(), 10_000);
    }
}
