//! The files and pages of a plan on their way into the new tree, each looked at once more.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::path::Path;
use std::sync::Mutex;

use rayon::prelude::*;

use super::Failure;
use crate::check::output::Watch;
use crate::finding::{Finding, Findings, Place};
use crate::model::route::Route;
use crate::model::text::Lang;
use crate::plan::exports::api::Doc;
use crate::plan::exports::{About, Export, Shelf};
use crate::plan::{Desk, Item, Plan, Survey};
use crate::progress::Progress;
use crate::read;
use crate::render::{self, Misprint, Press, Printed};
use crate::search;
use crate::write::manifest::{NAME, is_own};
use crate::write::{Digest, Staging, WriteError};

/// Where everything goes: into the new tree, past the last look, counted for whoever waits.
#[derive(Clone, Copy)]
pub(super) struct Outlet<'o> {
    pub staging: &'o Staging,
    pub watch: &'o Watch,
    pub progress: &'o Progress,
}

impl Outlet<'_> {
    fn put(self, route: &Route, bytes: &[u8]) -> Result<Digest, WriteError> {
        self.watch.see_bytes(route, bytes);
        self.staging.put(route, bytes)
    }

    /// The files that are served as they are.
    pub(super) fn statics(self, statics: &BTreeMap<String, Vec<u8>>) -> Result<(), WriteError> {
        for (path, bytes) in statics {
            if let Some(route) = Route::new(path) {
                self.put(&route, bytes)?;
            }
        }
        Ok(())
    }

    /// What acts and texts bring with them; one that can no longer be read is told.
    pub(super) fn attachments(self, plan: &Plan<'_>, findings: &mut Findings) -> Result<BTreeMap<Route, About>, WriteError> {
        let mut about = BTreeMap::new();
        for (route, disk) in &plan.attachments {
            match read::disk::file(disk) {
                Ok(bytes) => {
                    let sha256 = self.put(route, &bytes)?.0;
                    about.insert(route.clone(), About { size: size_of(&bytes), rows: None, sha256 });
                }
                Err(error) => findings.push(read::disk::unreadable(&disk.display().to_string(), &error.to_string())),
            }
        }
        Ok(about)
    }

    /// Data files come first, since pages show their size and hash. The documents of single bases, of which none does, are most.
    pub(super) fn files(self, plan: &Plan<'_>) -> Result<BTreeMap<Route, About>, WriteError> {
        plan.files
            .par_iter()
            .map(|(route, export)| {
                let mut file = self.staging.grow(route, self.watch.pieces(route));
                let rows = export.write_to(&plan.survey, &mut file);
                let (sha256, size) = file.finish()?;
                self.progress.step();
                let shown = !matches!(export, Export::Api(Doc::Base { .. }));
                Ok(shown.then(|| (route.clone(), About { size, rows, sha256: sha256.0 })))
            })
            .filter_map(Result::transpose)
            .collect()
    }

    /// Pages are made and written one by one in parallel; none is kept.
    pub(super) fn pages(self, plan: &Plan<'_>, press: &Press, files: &Shelf<'_>, findings: &mut Findings) -> Result<(), WriteError> {
        let misprints: Mutex<BTreeMap<&'static str, Misprint>> = Mutex::new(BTreeMap::new());
        plan.pages.par_iter().try_for_each(|(route, item)| {
            self.progress.step();
            match page(plan, press, files, route, item) {
                None => Ok(()),
                Some(Ok(page)) => {
                    self.watch.see_own(route, &page.html, page.own());
                    self.staging.put(route, page.html.as_bytes()).map(drop)
                }
                Some(Err(misprint)) => {
                    if let Ok(mut all) = misprints.lock() {
                        // One misprint of a kind is told, always the same one.
                        let first = all.entry(misprint.kind).or_insert_with(|| misprint.clone());
                        if misprint < *first {
                            *first = misprint;
                        }
                    }
                    Ok(())
                }
            }
        })?;
        let misprints = misprints.into_inner().unwrap_or_default();
        findings.append(misprints.values().map(Finding::from).collect());
        Ok(())
    }

    /// The files by which pages find things.
    pub(super) fn search_index(self, survey: &Survey<'_>) -> Result<(), Failure> {
        // One language after the other: both at once would need twice the memory.
        Lang::ALL.into_iter().try_for_each(|lang| {
            search::files::all(survey, lang)?.into_par_iter().try_for_each(|(route, bytes)| {
                self.put(&route, &bytes)?;
                Ok(())
            })
        })
    }
}

/// Static files, by their paths below their folder, at an address that the site has for itself, or below or above one.
pub(crate) fn taken<'s>(plan: &Plan<'_>, statics: impl Iterator<Item = &'s str>, root: &Path) -> Findings {
    let below = |path: &str| {
        let (from, to) = (format!("{path}/"), format!("{path}0"));
        fn any<T>(all: &BTreeMap<Route, T>, from: &str, to: &str) -> bool {
            all.range::<str, _>((Bound::Included(from), Bound::Excluded(to))).next().is_some()
        }
        any(&plan.pages, &from, &to) || any(&plan.files, &from, &to) || any(&plan.attachments, &from, &to)
    };
    let own = |path: &str| is_own(path) || (plan.survey.searched && (path == "search" || path.starts_with("search/")));
    let above = |path: &str| {
        path.match_indices('/').any(|(end, _)| path.get(..end).is_some_and(|folder| plan.has(folder) || folder.eq_ignore_ascii_case(NAME)))
    };
    let taken = statics.filter(|path| own(path) || plan.has(path) || below(path) || above(path));
    taken
        .map(|path| {
            let place = Place::file(root.join(path).display().to_string());
            Finding::error("address-taken", place, "静态文件占了网站自己的地址", "a static file stands at an address of the site itself")
                .value(path)
                .rule("一个地址只有一个文件", "an address has one file")
                .remedy("改名，或移出静态文件夹", "rename it, or move it out of the folder of static files")
        })
        .collect()
}

fn size_of(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

/// One page as it is published; none when its subject is not in the survey, which planning rules out.
pub(crate) fn page(plan: &Plan<'_>, press: &Press, files: &Shelf<'_>, route: &Route, item: &Item) -> Option<Result<Printed, Misprint>> {
    let typeset = |markdown: &str, label: &str, files: &str| {
        render::prose::render(markdown, render::prose::ProseOptions { heading_base: 2, table_label: label, files })
    };
    let desk = Desk { survey: &plan.survey, lang: item.lang, here: route.clone(), typeset: &typeset, files };
    let written = item.subject.write(&desk)?;
    let frame = render::frame::page(&plan.survey, item, route, &written);
    Some(press.print(item.lang, &written, &frame))
}
