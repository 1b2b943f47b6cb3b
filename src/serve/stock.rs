//! What a site is made from, in memory: the content, the templates, the static files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::Sources;
use crate::check::{self, Checked, Told};
use crate::finding::{Finding, Findings};
use crate::model::day::Day;
use crate::model::route::Route;
use crate::model::text::Lang;
use crate::plan::survey::Days;
use crate::read::{Kept, disk};
use crate::render::Press;
use crate::render::frame::SiteFrame;
use crate::resolve::{self, Resolved};

/// The inputs as they were when last looked at.
pub(super) struct Stock {
    sources: Sources,
    content: Kept,
    templates: BTreeMap<String, String>,
    /// What is wrong with the templates and the static files.
    pub faults: Findings,
    /// None while the templates were never right.
    pub presses: Option<Presses>,
    pub statics: Arc<BTreeMap<Route, Vec<u8>>>,
    /// The last content that was good.
    last: Option<Last>,
}

/// Content that was good, and what was worked out of it scheme by scheme.
struct Last {
    good: Good,
    resolved: Resolved,
    told: Told,
}

/// Content that is good, and what each scheme is on the day.
#[derive(Clone)]
pub(super) struct Good {
    pub checked: Arc<Checked>,
    pub days: Days,
}

/// The templates that make the pages.
#[derive(Clone)]
pub(super) struct Presses {
    pub current: Press,
    /// Whether they printed a page of each kind, and all they were asked for since.
    pub sound: bool,
    /// The last templates before them that did.
    pub proven: Option<Press>,
    /// Counts the templates that came.
    pub number: usize,
}

impl Presses {
    /// Puts in what every page of a language shows.
    pub(super) fn set_site(&mut self, lang: Lang, site: impl Fn() -> SiteFrame) {
        self.current.set_site(lang, &site());
        if let Some(press) = &mut self.proven {
            press.set_site(lang, &site());
        }
    }
}

/// What is different after a look.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Changed {
    pub content: bool,
    pub templates: bool,
    pub statics: bool,
}

impl Stock {
    pub(super) fn new(sources: &Sources) -> Self {
        let mut stock = Self {
            sources: sources.clone(),
            content: Kept::new(&sources.content),
            templates: BTreeMap::new(),
            faults: Findings::default(),
            presses: None,
            statics: Arc::default(),
            last: None,
        };
        stock.look_around();
        stock
    }

    /// Looks again at what stands at some paths.
    pub(super) fn look_at(&mut self, paths: &BTreeSet<PathBuf>) -> Changed {
        let content = self.content.look_at(paths);
        let around = paths.iter().any(|path| path.starts_with(&self.sources.templates) || path.starts_with(&self.sources.statics));
        let (templates, statics) = if around { self.look_around() } else { (false, false) };
        Changed { content, templates, statics }
    }

    /// Looks at the templates and the static files, which are few.
    fn look_around(&mut self) -> (bool, bool) {
        let (templates, mut faults) = disk::texts(&self.sources.templates);
        let (files, more) = disk::statics(&self.sources.statics);
        let sound = !more.has_errors();
        faults.append(more);
        let statics: BTreeMap<Route, Vec<u8>> = files.into_iter().filter_map(|(path, bytes)| Some((Route::new(&path)?, bytes))).collect();
        let (press, more) = Press::new(&templates, self.sources.minify);
        let press = press.filter(|_| !faults.has_errors());
        faults.append(more);
        let new = (templates != self.templates || faults != self.faults, sound && statics != *self.statics);
        // A press was thrown away where the last look found an error: then the same templates make one that is new.
        if let Some(press) = press.filter(|_| templates != self.templates || self.faults.has_errors()) {
            let before = self.presses.take();
            let number = before.as_ref().map_or(0, |before| before.number + 1);
            let proven = before.and_then(|before| if before.sound { Some(before.current) } else { before.proven });
            self.presses = Some(Presses { current: press, sound: false, proven, number });
        }
        // A folder that cannot be read whole leaves its files as they were.
        if sound {
            self.statics = Arc::new(statics);
        }
        self.templates = templates;
        self.faults = faults;
        new
    }

    /// Examines the whole content as a build does, but for schemes that were good and that nothing changed since.
    pub(super) fn examine(&mut self, day: Day) -> (Option<Good>, Findings) {
        let touched = self.content.touched();
        let last = self.last.as_ref().filter(|_| !touched.beyond);
        let untouched = last.iter().flat_map(|last| &last.resolved).filter(|(id, _)| !touched.schemes.contains(*id));
        let untouched: Resolved = untouched.map(|(id, known)| (id.clone(), known.clone())).collect();
        let (drafts, mut findings) = self.content.drafts(|id| untouched.contains_key(id));
        let (register, more, resolved) = resolve::again(drafts, untouched);
        findings.append(more);
        let Some(register) = register else { return (None, findings) };
        let same = last.filter(|last| check::same_around(last.good.checked.register(), &register));
        let (told, days) = same.map(|last| (last.told.clone(), last.good.days.clone())).unwrap_or_default();
        let (checked, more, told) = check::again(register, &findings, &told);
        findings.append(more);
        let Some(mut checked) = checked else { return (None, findings) };
        if let Some(base_url) = &self.sources.base_url {
            checked.publish_at(base_url);
        }
        let days = Days::new(&checked, day, &days);
        let good = Good { checked: Arc::new(checked), days };
        self.last = Some(Last { good: good.clone(), resolved, told });
        self.content.settle();
        (Some(good), findings)
    }

    /// Where something stands that could not be read, by what was found in the content and around it.
    pub(super) fn unreadable(&self, findings: &Findings) -> BTreeSet<PathBuf> {
        let found = [findings, &self.faults].into_iter().flat_map(Findings::sorted).filter(|finding| finding.code == "unreadable");
        // The path is one below a content folder, or that of a template or a static file itself.
        let paths = |finding: &Finding| {
            let file = PathBuf::from(&finding.place.file);
            self.roots().iter().map(|root| root.join(&file)).chain([file.clone()]).collect::<Vec<_>>()
        };
        found.flat_map(paths).collect()
    }

    /// The folder of the static files.
    pub(super) fn statics_folder(&self) -> &Path {
        &self.sources.statics
    }

    /// The content folders.
    pub(super) fn roots(&self) -> &[PathBuf] {
        &self.sources.content
    }
}

#[cfg(test)]
mod tests;
