//! One good site: planned in a thread of its own, which then makes each page when it is asked for.
//!
//! The thread owns the register and the plan that borrows it, and ends when nobody can ask any more; so the last good
//! site answers while the next one is examined, and is taken down beside it.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use tokio::sync::oneshot;

use super::Message;
use super::attachments::Attachments;
use super::stock::{Good, Presses};
use crate::build::publish;
use crate::check::output::Watch;
use crate::finding::Findings;
use crate::model::day::Day;
use crate::model::route::Route;
use crate::model::text::Lang;
use crate::plan::exports::{About, Shelf};
use crate::plan::{Item, Plan, Survey};
use crate::render::{self, Printed};
use crate::search;

/// A question: the path of an address, without its first `/`.
#[derive(Debug)]
pub(super) struct Ask {
    pub path: String,
    pub reply: oneshot::Sender<Answer>,
}

/// What stands at an address.
#[derive(Debug)]
pub(super) enum Answer {
    /// A file of the site, with its name.
    File(Route, Vec<u8>),
    /// A folder, whose page is at the address with a `/`.
    Folder,
    /// Nothing: the page that says so, made to be shown at any address.
    Missing(Vec<u8>),
    /// The template could not make it, and there are none that could before.
    Misprinted,
}

/// What a site is made of.
pub(super) struct Parts {
    pub good: Good,
    pub day: Day,
    /// Counts the sites that were put up.
    pub number: usize,
    pub presses: Presses,
    pub statics: Arc<BTreeMap<Route, Vec<u8>>>,
    /// The folder they lie in.
    pub folder: PathBuf,
    pub keeper: Sender<Message>,
}

/// Makes the site; it can be asked as soon as this returns. Else what a build refuses once it has its plan. None when the
/// machine has no thread left.
pub(super) fn put_up(parts: Parts) -> Option<Result<Sender<Ask>, Findings>> {
    let (asks, inbox) = channel();
    let (planned, ready) = channel();
    let run = move || answer_all(parts, &inbox, &planned);
    std::thread::Builder::new().name("site".to_owned()).spawn(run).ok()?;
    Some(ready.recv().ok()?.map(|()| asks))
}

fn answer_all(mut parts: Parts, inbox: &Receiver<Ask>, planned: &Sender<Result<(), Findings>>) {
    let Good { checked, days } = parts.good.clone();
    let plan = Plan::new(Survey::of(&checked, parts.day, days));
    let taken = publish::taken(&plan, parts.statics.keys().map(Route::as_str), &parts.folder);
    if taken.has_errors() {
        let _ = planned.send(Err(taken));
        return;
    }
    for lang in Lang::ALL {
        parts.presses.set_site(lang, || render::frame::site(&plan.survey, lang));
    }
    let files = Attachments::new(&plan.attachments);
    let measure = |route: &Route| match plan.files.get(route) {
        Some(export) => {
            let file = export.write(&plan.survey);
            Some(About::of(&file.bytes, file.rows))
        }
        None => files.about(route).cloned(),
    };
    let shown = plan.files.keys().chain(plan.attachments.keys()).filter(|route| !plan.old.contains(*route));
    let shelf = Shelf::new(shown.cloned(), &measure);
    if planned.send(Ok(())).is_err() {
        return;
    }
    let site = Site { parts: &parts, plan: &plan, files: &files, shelf: &shelf, index: OnceCell::new() };
    if !parts.presses.sound {
        site.prove();
    }
    for Ask { path, reply } in inbox {
        if !reply.is_closed() {
            // A browser that went away in the meantime is no matter.
            let _ = reply.send(site.answer(&path));
        }
    }
}

struct Site<'a> {
    parts: &'a Parts,
    plan: &'a Plan<'a>,
    files: &'a Attachments<'a>,
    shelf: &'a Shelf<'a>,
    /// The files of the search index, made when the first of them is asked for.
    index: OnceCell<BTreeMap<Route, Vec<u8>>>,
}

impl Site<'_> {
    /// What stands at an address; the last look that a build takes at each file is taken here when it is asked for.
    fn answer(&self, path: &str) -> Answer {
        let answer = self.find(path);
        if let Answer::File(route, bytes) = &answer {
            let watch = Watch::default();
            watch.see_bytes(route, bytes);
            let refused = watch.findings();
            if refused.has_errors() {
                let _ = self.parts.keeper.send(Message::Refused(self.parts.number, refused));
            }
        }
        answer
    }

    fn find(&self, path: &str) -> Answer {
        let file = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        let Some(route) = Route::new(&file) else { return self.missing() };
        if let Some(item) = self.plan.pages.get(&route) {
            return self.page(&route, item).map_or(Answer::Misprinted, |bytes| Answer::File(route, bytes));
        }
        if let Some(export) = self.plan.files.get(&route) {
            return Answer::File(route, export.write(&self.plan.survey).bytes);
        }
        if let Some(bytes) = self.files.read(&route) {
            return Answer::File(route, bytes);
        }
        if let Some(bytes) = self.parts.statics.get(&route) {
            return Answer::File(route, bytes.clone());
        }
        if file.starts_with("search/")
            && let Some(bytes) = self.index().get(&route)
        {
            return Answer::File(route, bytes.clone());
        }
        match Route::new(&format!("{file}/index.html")) {
            Some(inner) if self.plan.pages.contains_key(&inner) => Answer::Folder,
            _ => self.missing(),
        }
    }

    /// The index of this site; it is made anew with every site, which for some thousand records takes less than a second.
    fn index(&self) -> &BTreeMap<Route, Vec<u8>> {
        self.index.get_or_init(|| {
            let files = |lang| search::files::all(&self.plan.survey, lang).unwrap_or_default();
            Lang::ALL.into_iter().flat_map(files).collect()
        })
    }

    /// A page, by the templates that are there, else by those that were before.
    fn page(&self, route: &Route, item: &Item) -> Option<Vec<u8>> {
        let before = || publish::page(self.plan, self.parts.presses.proven.as_ref()?, self.shelf, route, item)?.ok();
        let page = self.try_page(route, item, self.shelf).or_else(before)?;
        Some(page.html.into())
    }

    /// A page by the templates that are there; the misprint is told.
    fn try_page(&self, route: &Route, item: &Item, shelf: &Shelf<'_>) -> Option<Printed> {
        let Presses { current, number, .. } = &self.parts.presses;
        let told = |misprint| drop(self.parts.keeper.send(Message::Misprinted(*number, misprint)));
        publish::page(self.plan, current, shelf, route, item)?.map_err(told).ok()
    }

    /// 404.html. Its links begin where the published site lies on its host, since it may be shown at any address; this site
    /// lies at the root.
    fn missing(&self) -> Answer {
        let page = Route::new("404.html").and_then(|route| self.page(&route, self.plan.pages.get(&route)?));
        let site = &self.plan.survey.register.site;
        let here = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).replace(&site.base_url, "/").replace(site.root(), "/").into_bytes();
        Answer::Missing(page.map_or_else(Vec::new, here))
    }

    /// Makes one page of each kind and language, to see whether the templates can: data files need not be measured.
    fn prove(&self) {
        let shelf = Shelf::new(std::iter::empty(), &|_| None);
        let mut tried = Vec::new();
        let mut sound = true;
        for (route, item) in &self.plan.pages {
            let kind = (std::mem::discriminant(&item.subject), item.lang);
            if !tried.contains(&kind) {
                tried.push(kind);
                sound &= self.try_page(route, item, &shelf).is_some();
            }
        }
        if sound {
            let _ = self.parts.keeper.send(Message::Proven(self.parts.presses.number));
        }
    }
}
