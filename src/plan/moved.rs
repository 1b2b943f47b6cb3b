//! Old addresses that still answer: a page saying where it went or why it is gone, a copy of a data file that moved.
//!
//! A rule keeps most addresses alive without any entry: what a posted act names has its page for ever, a host that ever
//! had a public base has its page, and every value that a register was cut by keeps its cut, be it empty. Only two kinds
//! of address end by themselves: a page of a list by its number (`page-3.html`), which is a position and not a thing,
//! and what pages are made with (style sheets, scripts, icons, parts of the site map).
//!
//! A server that only hands out files cannot redirect a data file, so one that moved is written twice, and one that was
//! withdrawn becomes a file of the same format that says so where the format has room for words (CSV, JSON). Another
//! kind of file that was withdrawn is no longer there; `data/moved.json` tells when and why.
//!
//! An entry counts from its day: a site of an earlier day cannot say that something was withdrawn on a day to come.

use std::collections::BTreeMap;

use super::exports::Export;
use super::{Item, Plan, Subject};
use crate::model::moved::{Entry, Trails, is_kept, without_language};
use crate::model::route::Route;
use crate::model::text::Lang;

/// Adds to a plan what stands at its old addresses. What is there now is never covered by what was there before.
pub(super) fn add(plan: &mut Plan<'_>) {
    let draft = &plan.survey.register.moved;
    if draft.moved.is_empty() && draft.gone.is_empty() {
        return;
    }
    let day = plan.survey.day;
    let trails = Trails::until(draft, day);
    let mut pages = BTreeMap::new();
    for (route, item) in &plan.pages {
        for (old, entry) in old(&trails, route) {
            if let Entry::Moved(entry) = entry {
                let from = without_language(old.as_str()).to_owned();
                let subject = Subject::Moved { from, to: Box::new(item.subject.clone()), entry };
                pages.insert(old, Item { lang: item.lang, subject });
            }
        }
    }
    let mut files = BTreeMap::new();
    for (route, export) in &plan.files {
        files.extend(old(&trails, route).map(|(old, _)| (old, export.clone())));
    }
    let mut attachments = BTreeMap::new();
    for (route, disk) in &plan.attachments {
        attachments.extend(old(&trails, route).map(|(old, _)| (old, disk.clone())));
    }
    let gone = draft.gone.iter().enumerate().filter(|(_, one)| one.on <= day);
    let withdrawn =
        gone.flat_map(|(entry, one)| one.addresses.iter().flat_map(|address| address.routes()).map(move |route| (entry, route)));
    for (entry, route) in withdrawn {
        for old in old(&trails, &route).map(|(old, _)| old).chain([route]) {
            let lang = Lang::ALL.into_iter().find(|lang| old.segments().next() == Some(lang.code()));
            if let Some(lang) = lang.filter(|_| old.as_str().ends_with(".html")) {
                let from = without_language(old.as_str()).to_owned();
                pages.insert(old, Item { lang, subject: Subject::Gone { from, entry } });
            } else if let Some(export) = Export::gone(entry, &old) {
                files.insert(old, export);
            }
        }
    }
    pages.retain(|route, _| !plan.has(route.as_str()));
    files.retain(|route, _| !plan.has(route.as_str()));
    attachments.retain(|route, _| !plan.has(route.as_str()));
    plan.old = pages.keys().chain(files.keys()).chain(attachments.keys()).cloned().collect();
    plan.pages.append(&mut pages);
    plan.files.append(&mut files);
    plan.attachments.append(&mut attachments);
}

/// The old addresses of what is at a route, in the folders where pages and data are.
fn old<'t>(trails: &'t Trails<'_>, route: &Route) -> impl Iterator<Item = (Route, Entry)> + use<'t> {
    let old = trails.leading_to(route.as_str()).into_iter();
    old.filter_map(|(old, entry)| Some((Route::new(&old)?, entry))).filter(|(old, _)| is_kept(old.as_str()))
}
