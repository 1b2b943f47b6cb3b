//! What the public will see of a change: two sites that are already built, compared.
//!
//! Lies beside the pipeline and reads what it wrote: manifests, pages and data files. It tells, and judges nothing.
//!
//! ```text
//! Site (before) ─┐
//!                ├─ compare ─► Effects ─ report ─► blocks ─► text | markdown
//! Site (after)  ─┘
//! ```

mod fact;
mod kind;
mod markdown;
mod moves;
mod page;
mod report;
mod site;
mod tag;
mod text;
mod words;

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::model::route::Route;
use crate::model::text::{Bilingual, Lang};
use moves::Moves;

pub use fact::Fact;
pub use kind::{FileKind, PageKind};
pub use markdown::markdown;
pub use site::{NoSite, Site};
pub use text::text;

/// What happened to an address, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// It is there no more.
    Removed,
    /// It is new.
    Added,
    /// A page is at another address, as `moved.toml` tells; its words may differ too.
    Moved,
    /// Its words differ, or where its links lead off the site (of a file: its bytes).
    Words,
    /// Its words differ only by the day it is made for, or by the size and hash of a file to download.
    Stamp,
    /// It says the same; layout, links within the site or code differ.
    Looks,
}

/// A page in both languages, which count as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// What it is about.
    pub kind: PageKind,
    /// The gravest change of the two languages.
    pub change: Change,
    /// Its title, without the site's; empty in a language whose page has not got this change.
    pub title: Bilingual,
    /// The address of the first language that has this change.
    pub address: Route,
    /// Of a page that moved: its address before.
    pub from: Option<Route>,
    /// Of a page whose words differ: what stood at each place, and what stands there now.
    pub differs: Vec<(String, String)>,
}

/// A file that is no page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// What it is for.
    pub kind: FileKind,
    /// Any change but of looks.
    pub change: Change,
    /// Its address.
    pub address: Route,
}

/// All that differs between two sites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effects {
    /// The day each site is made for.
    pub days: [String; 2],
    /// The version of the program that made each.
    pub versions: [String; 2],
    /// What became of bases, acts and hosts, the weightiest first.
    pub facts: Vec<Fact>,
    /// By change, kind and address.
    pub pages: Vec<Page>,
    /// By change, kind and address.
    pub files: Vec<File>,
}

impl Effects {
    /// Whether anything the public can fetch differs.
    #[must_use]
    pub fn any(&self) -> bool {
        !self.pages.is_empty() || !self.files.is_empty()
    }

    /// Whether an address is there no more.
    #[must_use]
    pub fn vanished(&self) -> bool {
        self.pages.iter().any(|page| page.change == Change::Removed) || self.files.iter().any(|file| file.change == Change::Removed)
    }
}

/// Compares the site as it is with the site as it would be.
///
/// # Errors
/// A page or data file that the manifest names cannot be read.
pub fn compare(before: &Site, after: &Site) -> Result<Effects, NoSite> {
    let judge = page::Judge::new(before, after);
    let moves = Moves::between(before, after)?;
    // By the address below the language's folder, or the whole address above those folders.
    let mut pages: BTreeMap<(bool, String), Page> = BTreeMap::new();
    let mut files = Vec::new();
    for address in before.routes().chain(after.routes().filter(|route| before.digest(route).is_none())) {
        let from = moves.from(address);
        let change = match (before.digest(address), after.digest(address)) {
            (was, is) if was == is => continue,
            (Some(_), None) => Change::Removed,
            (None, _) if from.is_some() => Change::Moved,
            (None, _) => Change::Added,
            (Some(_), Some(_)) => Change::Words,
        };
        if !address.as_str().ends_with(".html") {
            // A file that moved stands at its old address too, and is told there.
            if change != Change::Moved {
                files.push(File { kind: FileKind::of(address), change: judge.file(address, change)?, address: address.clone() });
            }
            continue;
        }
        if moves.to(address).is_some() {
            continue;
        }
        let within = kind::split(address);
        let (lang, below) = within.unwrap_or((Lang::Zh, address.as_str()));
        let page = Page { from: from.cloned(), ..one(lang, below, judge.page(from.unwrap_or(address), address, lang, change)?, address) };
        match pages.entry((within.is_some(), below.to_owned())) {
            Entry::Vacant(free) => {
                free.insert(page);
            }
            Entry::Occupied(mut known) => match page.change.cmp(&known.get().change) {
                Ordering::Less => {
                    known.insert(page);
                }
                Ordering::Equal => join(known.get_mut(), page),
                Ordering::Greater => {}
            },
        }
    }
    let mut pages: Vec<Page> = pages.into_values().collect();
    pages.sort_by(|a, b| (a.change, a.kind, &a.address).cmp(&(b.change, b.kind, &b.address)));
    files.sort_by(|a, b| (a.change, a.kind, &a.address).cmp(&(b.change, b.kind, &b.address)));
    Ok(Effects {
        days: [before.day().to_owned(), after.day().to_owned()],
        versions: [before.version().to_owned(), after.version().to_owned()],
        facts: fact::all(before, after, &moves)?,
        pages,
        files,
    })
}

fn one(lang: Lang, below: &str, told: page::Told, address: &Route) -> Page {
    let mut title = Bilingual::default();
    match lang {
        Lang::Zh => title.zh = told.title,
        Lang::En => title.en = told.title,
    }
    Page { kind: PageKind::of(below), change: told.change, title, address: address.clone(), from: None, differs: told.differs }
}

/// The other language of the same page, with the same change; Chinese gives the address and comes first in what differs.
fn join(known: &mut Page, mut other: Page) {
    if known.title.zh.is_empty() {
        std::mem::swap(known, &mut other);
    }
    known.title.en = other.title.en;
    other.differs.retain(|one| !known.differs.contains(one));
    known.differs.append(&mut other.differs);
}
