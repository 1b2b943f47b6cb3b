//! [`Checked`] → [`Plan`]: every address once, in both languages, with what its page is made from.
//!
//! A plan holds no pages. Each item knows its address and its subject; its view is made when it is rendered, from
//! the survey alone, so pages can be made in any order, in parallel, and one at a time.

pub mod address;
pub mod banner;
pub mod desk;
pub mod exports;
pub mod facets;
pub mod former;
mod joints;
pub mod linked;
mod moved;
pub mod newest;
pub mod pages;
pub mod paging;
pub mod rounds;
pub mod rule_words;
pub mod subject;
pub mod survey;
pub mod view;
pub mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use crate::model::route::Route;
use crate::model::text::Lang;

pub use desk::Desk;
pub use pages::Written;
pub use subject::Subject;
pub use survey::Survey;

/// Every page and file of the site.
#[derive(Debug)]
pub struct Plan<'a> {
    /// What the pages are made from.
    pub survey: Survey<'a>,
    /// The pages, by address from the root of the site.
    pub pages: BTreeMap<Route, Item>,
    /// Data files, by address from the root of the site.
    pub files: BTreeMap<Route, exports::Export>,
    /// Files published as they are, by address from the root of the site: where their bytes are.
    pub attachments: BTreeMap<Route, PathBuf>,
    /// The pages, files and attachments that stand at old addresses: no list names them.
    pub old: BTreeSet<Route>,
}

/// A page to be written.
#[derive(Debug, Clone)]
pub struct Item {
    /// Its language.
    pub lang: Lang,
    /// What it is about.
    pub subject: Subject,
}

/// Every page, by its address.
fn pages(subjects: &[Subject]) -> BTreeMap<Route, Item> {
    // One language after the other, `en` before `zh`: most addresses come in their order, and there is little left to sort.
    let items = Lang::ALL.into_iter().rev().flat_map(|lang| {
        let item = move |subject: &Subject| Some((Route::new(&subject.address(lang)?)?, Item { lang, subject: subject.clone() }));
        subjects.iter().filter_map(item)
    });
    once(items)
}

/// A map of addresses, each of which is given once: names that would share one do not pass `check::reserved_name`.
fn once<T>(all: impl Iterator<Item = (Route, T)>) -> BTreeMap<Route, T> {
    let all: Vec<(Route, T)> = all.collect();
    let given = all.len();
    // Made of all at once, the map has no room left over.
    let map: BTreeMap<Route, T> = all.into_iter().collect();
    debug_assert_eq!(map.len(), given, "an address is given twice");
    map
}

impl<'a> Plan<'a> {
    /// Plans the site of a survey.
    #[must_use]
    pub fn new(survey: Survey<'a>) -> Self {
        let subjects = subject::all(&survey);
        let (pages, files) = rayon::join(|| pages(&subjects), || exports::all(&survey, &subjects));
        let day = survey.day;
        let posted = survey.register.attachments.iter().filter(|one| one.act.as_ref().is_none_or(|act| act.posted() <= day));
        let attachments = once(posted.filter_map(|one| Some((Route::new(&address::attachment(&one.path))?, one.disk.clone()))));
        let mut plan = Self { survey, pages, files, attachments, old: BTreeSet::new() };
        moved::add(&mut plan);
        plan
    }

    /// Whether something stands at an address, given from the root of the site.
    #[must_use]
    pub fn has(&self, route: &str) -> bool {
        self.pages.contains_key(route) || self.files.contains_key(route) || self.attachments.contains_key(route)
    }
}
