//! What vanished with a scheme: one that is no more, or that has another name.

use std::collections::{BTreeMap, BTreeSet};

use super::Published;
use crate::model::moved::{OF_SCHEME, ROOTS, without_language};
use crate::model::register::Register;

/// The most bytes of addresses that one entry to paste has, so that no finding cuts it short.
const BLOCK: usize = 1_200;

/// What vanished of a scheme that is no more and is told nowhere, taken out of the things: as few lists of paths as can be told.
pub(super) fn as_a_whole<'p>(id: &str, things: &mut BTreeMap<String, Vec<&'p str>>, untold: impl Fn(&str) -> bool) -> Vec<Vec<&'p str>> {
    let mine = things.iter().filter(|(name, paths)| lies_in(name, id) && paths.iter().all(|path| untold(path)));
    let mine: Vec<String> = mine.map(|(name, _)| name.clone()).collect();
    let mut paths: Vec<&str> = mine.iter().filter_map(|name| things.remove(name)).flatten().collect();
    // Both languages of a page beside each other.
    paths.sort_by_key(|path| without_language(path));
    let (mut blocks, mut bytes) = (Vec::<Vec<&str>>::new(), BLOCK);
    for same in paths.chunk_by(|a, b| without_language(a) == without_language(b)) {
        let more = same.first().map_or(0, |path| path.len() + "\"\", ".len());
        match blocks.last_mut().filter(|_| bytes + more <= BLOCK) {
            Some(block) => block.extend(same),
            None => {
                blocks.push(same.to_vec());
                bytes = 0;
            }
        }
        bytes += more;
    }
    blocks
}

/// The schemes of a published site that are no more.
pub(super) fn gone<'o>(register: &Register, old: &'o Published) -> BTreeSet<&'o str> {
    let was = old.paths.iter().filter_map(|path| of_scheme(path));
    was.filter(|id| register.scheme(id).is_none()).collect()
}

/// Whether an address is of a scheme.
fn lies_in(name: &str, scheme: &str) -> bool {
    name.split('/').any(|part| part == scheme || part.strip_prefix(scheme).is_some_and(|rest| rest.starts_with('.')))
}

/// Schemes that are no more while a single new one holds the same names: one entry answers for all of it.
///
/// What the new scheme has under the same names is taken out of the things that vanished.
pub(super) fn renamed<'r>(
    register: &'r Register,
    old: &Published,
    new: &BTreeSet<&str>,
    things: &mut BTreeMap<String, Vec<&str>>,
) -> Vec<(String, &'r str)> {
    let was: BTreeSet<&str> = old.paths.iter().filter_map(|path| of_scheme(path)).collect();
    let come = || register.schemes.iter().map(|one| one.id.as_str()).filter(|id| !was.contains(id));
    let mut pairs = Vec::new();
    for from in gone(register, old) {
        let follows = |path: &str, to: &str| moved_path(path, from, to).is_some_and(|path| new.contains(path.as_str()));
        let mine: Vec<String> = things.keys().filter(|name| lies_in(name, from)).cloned().collect();
        let paths = || mine.iter().filter_map(|name| things.get(name)).flatten();
        // Its acts and bases have the same names: what else went with it may have gone for another reason.
        let same: Vec<&str> = come().filter(|to| paths().filter(|path| follows(path, to)).count() * 2 > paths().count()).collect();
        let [to] = same.as_slice() else { continue };
        for name in &mine {
            if let Some(paths) = things.get_mut(name) {
                paths.retain(|path| !follows(path, to));
            }
        }
        things.retain(|_, paths| !paths.is_empty());
        pairs.push((from.to_owned(), *to));
    }
    pairs
}

/// The scheme whose acts, bases, evaluations or texts a page is about.
fn of_scheme(path: &str) -> Option<&str> {
    let (scheme, below) = path.strip_prefix("zh/")?.split_once('/')?;
    OF_SCHEME.contains(&below.split('/').next().unwrap_or_default()).then_some(scheme)
}

/// A path of one scheme as it is in another.
fn moved_path(path: &str, from: &str, to: &str) -> Option<String> {
    ROOTS.iter().find_map(|root| {
        let rest = path.strip_prefix(root)?.strip_prefix(from).filter(|rest| rest.starts_with(['/', '.']))?;
        Some(format!("{root}{to}{rest}"))
    })
}
