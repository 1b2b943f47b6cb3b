//! The content in memory between two looks at it: only files that changed are read again.
//!
//! What a file holds depends on its path and its bytes alone, so a file whose bytes are the same is not parsed again;
//! everything after that is worked out anew by the same functions as a build.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::Drafts;
use super::disk::{self, Found};
use super::leaf::{self, Leaf, Reader};
use crate::finding::{Finding, Findings};
use crate::model::id::SchemeId;

/// Content folders as they were when last looked at.
pub struct Kept {
    roots: Vec<PathBuf>,
    reader: Reader,
    /// By path below its folder, then by the folder's place: the same path may be in two, which is told.
    files: BTreeMap<String, BTreeMap<usize, File>>,
    /// Folders that are not there or could not be walked, by path and place.
    astray: BTreeMap<(String, usize), Finding>,
    touched: Touched,
    /// The paths where something stands that is no single text without a fault or a sighting.
    notable: BTreeSet<String>,
}

/// What is different since [`Kept::settle`].
#[derive(Debug, Clone, Default)]
pub struct Touched {
    /// Schemes in whose folders something is.
    pub schemes: BTreeSet<SchemeId>,
    /// Something outside those folders is.
    pub beyond: bool,
}

impl Touched {
    fn note(&mut self, path: &str) {
        match scheme_of(path).and_then(|id| SchemeId::try_from(id.to_owned()).ok()) {
            Some(id) => {
                self.schemes.insert(id);
            }
            None => self.beyond = true,
        }
    }
}

/// The name of the folder of a scheme that a path lies in.
fn scheme_of(path: &str) -> Option<&str> {
    path.strip_prefix("schemes/")?.split_once('/').map(|(id, _)| id)
}

struct File {
    found: Found,
    leaf: Option<Leaf>,
}

impl Kept {
    /// Reads the folders.
    #[must_use]
    pub fn new(roots: &[PathBuf]) -> Self {
        let (files, astray, touched, notable) = Default::default();
        let mut kept = Self { roots: roots.to_vec(), reader: Reader::new(), files, astray, touched, notable };
        kept.look_at(&roots.iter().cloned().collect());
        kept
    }

    /// Looks again at files, or at folders with all that is below them, given as they are on the disk; whether anything
    /// is different. Paths outside the content folders are passed over.
    pub fn look_at(&mut self, paths: &BTreeSet<PathBuf>) -> bool {
        let mut changed = false;
        for disk in paths {
            let roots = self.roots.iter().enumerate().filter(|(_, root)| disk.starts_with(root));
            let looked: Vec<_> = roots.map(|(place, root)| (place, disk::shown(root, disk), disk::look(root, disk))).collect();
            for (place, path, found) in looked {
                changed |= match found {
                    // The folder itself may be a link, as it may for a build.
                    _ if path.is_empty() => self.look_below("", place, disk),
                    _ if disk::hidden(&path) => false,
                    Some((_, found)) => self.put(path, place, disk, found),
                    None if disk.is_dir() || self.below(&path, place).next().is_some() => self.look_below(&path, place, disk),
                    None => self.remove(&path, place),
                };
            }
        }
        changed
    }

    /// Looks at everything below a folder, which may be gone.
    fn look_below(&mut self, path: &str, place: usize, folder: &Path) -> bool {
        let Some(root) = self.roots.get(place) else { return false };
        let (there, astray) = walked(root, path, folder);
        let looked: BTreeMap<String, File> = there
            .into_par_iter()
            .filter_map(|disk| {
                let (path, found) = disk::look(root, &disk)?;
                let known = self.file(&path, place).is_some_and(|file| file.found == found);
                let leaf = if known { None } else { self.parse(&path, &disk, &found) };
                Some((path, File { found, leaf }))
            })
            .collect();
        let gone: Vec<String> = self.below(path, place).filter(|path| !looked.contains_key(*path)).cloned().collect();
        let mut changed = false;
        for path in &gone {
            changed |= self.remove(path, place);
        }
        for (path, file) in looked {
            if self.file(&path, place).is_none_or(|old| old.found != file.found) {
                self.files.entry(path.clone()).or_default().insert(place, file);
                self.note(&path);
                changed = true;
            }
        }
        let inside = |(one, at): &(String, usize)| *at == place && is_below(one, path);
        let before: Vec<_> = self.astray.extract_if(.., |key, _| inside(key)).collect();
        let after: Vec<_> = astray.into_iter().map(|(path, finding)| ((path, place), finding)).collect();
        let strayed = before != after;
        self.touched.beyond |= strayed;
        self.astray.extend(after);
        changed | strayed
    }

    fn file(&self, path: &str, place: usize) -> Option<&File> {
        self.files.get(path)?.get(&place)
    }

    /// The known files below a folder.
    fn below<'k>(&'k self, folder: &'k str, place: usize) -> impl Iterator<Item = &'k String> {
        let all = self.files.range(folder.to_owned()..).take_while(move |(path, _)| path.starts_with(folder));
        all.filter(move |(path, all)| all.contains_key(&place) && is_below(path, folder)).map(|(path, _)| path)
    }

    fn put(&mut self, path: String, place: usize, disk: &Path, found: Found) -> bool {
        // Where a folder was, nothing is below any more.
        let below: Vec<String> = self.below(&path, place).filter(|below| **below != path).cloned().collect();
        for below in &below {
            self.remove(below, place);
        }
        let same = self.file(&path, place).filter(|file| file.found == found);
        if same.is_some() && !matches!(found, Found::Other(_)) {
            return false;
        }
        let leaf = self.parse(&path, disk, &found);
        // An attachment is not kept, so that it was written is all that is known; one that cannot be read is as before.
        let fails = same.and_then(|file| file.leaf.as_ref()).zip(leaf.as_ref()).is_some_and(|(old, new)| new.fails_as(old));
        if fails {
            return false;
        }
        self.files.entry(path.clone()).or_default().insert(place, File { found, leaf });
        self.note(&path);
        true
    }

    fn remove(&mut self, path: &str, place: usize) -> bool {
        let Some(all) = self.files.get_mut(path) else { return false };
        let was = all.remove(&place).is_some();
        if all.is_empty() {
            self.files.remove(path);
        }
        if was {
            self.note(path);
        }
        was
    }

    /// Takes down that something else stands at a path.
    fn note(&mut self, path: &str) {
        self.touched.note(path);
        let mut all = self.files.get(path).into_iter().flat_map(BTreeMap::values);
        let plain = |file: &File| matches!(file.found, Found::Text(_)) && file.leaf.as_ref().is_some_and(Leaf::is_plain);
        if all.by_ref().take(1).all(plain) && all.next().is_none() {
            self.notable.remove(path);
        } else {
            self.notable.insert(path.to_owned());
        }
    }

    /// Every path, but of the folders of known schemes only the notable ones; in order.
    fn worth_looking_at<'k>(
        &'k self,
        known: &'k impl Fn(&SchemeId) -> bool,
    ) -> impl Iterator<Item = (&'k String, &'k BTreeMap<usize, File>)> {
        let mut files = self.files.range::<str, _>(..);
        // The folder of a scheme, and whether it is known.
        let mut folder = (String::new(), false);
        std::iter::from_fn(move || {
            loop {
                let (path, all) = files.next()?;
                if folder.0.is_empty() || !path.starts_with(&folder.0) {
                    let is_known = |id: &str| SchemeId::try_from(id.to_owned()).is_ok_and(|id| known(&id));
                    folder = scheme_of(path).map_or_else(Default::default, |id| (format!("schemes/{id}/"), is_known(id)));
                }
                if !folder.1 || self.notable.contains(path) {
                    return Some((path, all));
                }
                // On to the next notable one in the folder, or to what comes after it: `0` follows `/`.
                let end = format!("{}0", folder.0.trim_end_matches('/'));
                let rest = (Bound::Excluded(path.as_str()), Bound::Excluded(end.as_str()));
                let next = self.notable.range::<str, _>(rest).next().unwrap_or(&end);
                files = self.files.range::<str, _>((Bound::Included(next.as_str()), Bound::Unbounded));
            }
        })
    }

    fn parse(&self, path: &str, disk: &Path, found: &Found) -> Option<Leaf> {
        match found {
            Found::Text(text) => Some(self.reader.read(path, text)),
            Found::Other(_) => Some(leaf::other(path.to_owned(), disk.to_path_buf())),
            Found::Refused(_) | Found::Strange(_) => None,
        }
    }

    /// What is different since it was last settled.
    #[must_use]
    pub fn touched(&self) -> &Touched {
        &self.touched
    }

    /// What there is now is known.
    pub fn settle(&mut self) {
        self.touched = Touched::default();
    }

    /// What the files hold, as [`super::disk::read`] and [`super::read`] give it for the same folders; of the schemes that
    /// are known, only what is wrong with their files and was seen in them.
    #[must_use]
    pub fn drafts(&self, known: impl Fn(&SchemeId) -> bool) -> (Drafts, Findings) {
        let mut drafts = Drafts::default();
        let mut findings = Findings::default();
        let mut others: Vec<&Leaf> = Vec::new();
        let mut of_disk: Findings = self.astray.values().cloned().collect();
        for (path, all) in self.worth_looking_at(&known) {
            let mut taken = false;
            for file in all.values() {
                match &file.found {
                    Found::Strange(finding) => of_disk.push(finding.clone()),
                    _ if taken => of_disk.push(disk::twice(path)),
                    Found::Refused(finding) => {
                        of_disk.push(finding.clone());
                        drafts.refused(path);
                    }
                    Found::Text(_) => file.leaf.iter().for_each(|leaf| match leaf.scheme() {
                        Some(id) if known(id) => drafts.note(leaf, &mut findings),
                        _ => drafts.put(leaf.clone(), &mut findings),
                    }),
                    Found::Other(_) => others.extend(&file.leaf),
                }
                taken |= !matches!(file.found, Found::Strange(_));
            }
        }
        for leaf in others {
            drafts.put(leaf.clone(), &mut findings);
        }
        drafts.need_site(&mut findings);
        of_disk.append(findings);
        (drafts, of_disk)
    }
}

/// The files below a folder, which may be gone, and what cannot be walked of it, by path; `path` is that of the folder below `root`.
fn walked(root: &Path, path: &str, folder: &Path) -> (Vec<PathBuf>, BTreeMap<String, Finding>) {
    let (mut there, mut astray) = (Vec::new(), BTreeMap::new());
    if !folder.is_dir() {
        if path.is_empty() {
            astray.insert(String::new(), disk::no_content(root));
        }
        return (there, astray);
    }
    for entry in disk::walk(folder) {
        if there.len() > disk::MOST_FILES {
            astray.insert(path.to_owned(), disk::too_many(&root.display().to_string()));
            break;
        }
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) => there.push(entry.into_path()),
            Err(error) if disk::is_gone(&error) => {}
            Err(error) => {
                let path = disk::shown(root, error.path().unwrap_or(folder));
                let finding = disk::unreadable(&path, &error.to_string());
                astray.insert(path, finding);
            }
        }
    }
    (there, astray)
}

/// Whether a path is that of a folder or below it; everything is below the empty one.
fn is_below(path: &str, folder: &str) -> bool {
    folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests;
