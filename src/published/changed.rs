//! What a new site would say otherwise of an act that is published already.

use std::collections::{BTreeMap, BTreeSet};

use super::Published;
use crate::check::posted_changed as check;
use crate::finding::{Finding, Findings};
use crate::model::markdown::plain;
use crate::model::moved::{self, Trails};
use crate::model::register::Act;
use crate::model::route::Route;
use crate::model::text::Lang;
use crate::plan::{Plan, address};
use crate::read::disk;
use crate::render::tag::unescaped;
use crate::write::Digest;

/// Every posted act whose lists, window or Chinese text are not as they were published.
///
/// Compared are the words of its page, and the tables the site gives away: with the folder of the published site cell by cell, with its manifest alone
/// by their hashes, and those only of the same version of this program, for another may write a table otherwise.
#[must_use]
pub(super) fn changed(old: &Published, plan: &Plan<'_>) -> Findings {
    if old.as_of > plan.survey.day {
        return Findings::default();
    }
    let known = old.paths.iter().map(String::as_str).collect();
    let trails = Trails::until(&plan.survey.register.moved, plan.survey.day);
    let acts =
        plan.survey.schemes.iter().flat_map(|one| one.scheme.acts.iter().map(move |act| ((one.scheme.id.as_str(), act.id.as_str()), act)));
    let both = Both { old, plan, known, trails, acts: acts.collect() };
    both.tables().chain(both.pages()).chain(both.attachments()).chain(both.lists()).collect()
}

/// The published site and the new one.
struct Both<'a> {
    old: &'a Published,
    plan: &'a Plan<'a>,
    /// The paths of the published one.
    known: BTreeSet<&'a str>,
    trails: Trails<'a>,
    /// The acts of the new one, by scheme and folder.
    acts: BTreeMap<(&'a str, &'a str), &'a Act>,
}

impl Both<'_> {
    /// Where a path of the new site was on the old one.
    fn was_at(&self, path: &str) -> Option<String> {
        let own = self.known.contains(path).then(|| path.to_owned());
        own.or_else(|| self.trails.leading_to(path).into_iter().map(|(old, _)| old).find(|old| self.known.contains(old.as_str())))
    }

    /// An act of the new site that was posted by the day of the old one.
    fn act(&self, scheme: &str, id: &str) -> Option<&Act> {
        self.acts.get(&(scheme, id)).copied().filter(|act| act.posted() <= self.old.as_of)
    }

    /// The heads of the acts and the particulars of the bases, scheme by scheme.
    fn tables(&self) -> impl Iterator<Item = Finding> {
        self.plan.survey.schemes.iter().flat_map(|one| {
            let id = one.scheme.id.as_str();
            let table = |name: &str| {
                let path = format!("data/{id}/{name}.csv");
                let is = written(self.plan, &path)?;
                Some((self.old.text(&self.was_at(&path)?)?, String::from_utf8_lossy(&is).into_owned()))
            };
            let heads = table("acts").map(|(was, is)| {
                let former = |act: &Act| self.was_at(&page(id, act)).and_then(|old| moved::act(&old)).unwrap_or_else(|| act.id.clone());
                check::heads(one.scheme, &was, &is, |act| former(act).to_string())
            });
            let particulars = table("bases").map(|(was, is)| {
                let former = |host: &str| self.was_at(&format!("zh/hosts/{host}.html")).as_deref().and_then(named);
                check::particulars(one.scheme, &was, &is, former)
            });
            heads.into_iter().flatten().chain(particulars.into_iter().flatten()).collect::<Vec<_>>()
        })
    }

    /// The day and the Chinese text of each act, and the window of one that was not there.
    fn pages(&self) -> impl Iterator<Item = Finding> {
        let posted = self.acts.iter().filter(|(_, act)| act.posted() <= self.old.as_of);
        posted.flat_map(|((scheme, _), act)| match (self.was_at(&page(scheme, act)), act.notice_window()) {
            (Some(was), _) => {
                let day = moved::act(&was).map(|was| was.posted()).filter(|day| *day != act.posted());
                let is = act.prose.get(Lang::Zh).map(plain).unwrap_or_default();
                let said = self.old.text(&was).and_then(|page| check::text(act, &prose(&page), &is));
                day.map(|day| check::other_day(act, day)).into_iter().chain(said).collect()
            }
            (None, Some(window)) if act.posted() < self.old.as_of => vec![check::back_dated(act, window, self.old.as_of)],
            (None, _) => Vec::new(),
        })
    }

    fn attachments(&self) -> impl Iterator<Item = Finding> {
        self.plan.survey.register.attachments.iter().filter_map(|file| {
            let act = self.act(file.scheme.as_str(), file.act.as_ref()?.as_str())?;
            let was = self.old.sums.get(&self.was_at(&address::attachment(&file.path))?)?;
            // One that cannot be read any more is told when it is published.
            let is = disk::file(&file.disk).ok()?;
            (*was != Digest::of(&is)).then(|| check::attachment(act, &file.path))
        })
    }

    fn lists(&self) -> impl Iterator<Item = Finding> {
        self.plan.files.keys().filter_map(|route| {
            let (scheme, id, list) = parts(route.as_str())?;
            let act = self.act(scheme, id)?;
            let Some(path) = self.was_at(route.as_str()) else {
                return self.was_at(&page(scheme, act)).map(|_| check::added(act, list));
            };
            let is = written(self.plan, route.as_str())?;
            let sum = self.old.sums.get(&path);
            if sum.is_some_and(|sum| *sum == Digest::of(&is)) {
                return None;
            }
            match self.old.text(&path) {
                Some(was) => check::list(act, list, &was, &String::from_utf8_lossy(&is)),
                None => sum
                    .filter(|sum| **sum != Digest::of(&called_then(&is, scheme, |path| self.was_at(path))))
                    .map(|_| check::by_hash(act, list)),
            }
        })
    }
}

fn page(scheme: &str, act: &Act) -> String {
    format!("zh/{scheme}/acts/{}.html", act.id)
}

/// The text of an act on its page, as [`plain`] has it but for blanks; empty where it has none.
fn prose(page: &str) -> String {
    let text = ["id=text>", "id=\"text\">"].iter().find_map(|id| page.split_once(id)).and_then(|(_, rest)| rest.split_once("</h2>"));
    let text = text.and_then(|(_, rest)| rest.split_once("</section>")).map(|(text, _)| text).unwrap_or_default();
    unescaped(&text.split('<').map(|part| part.split_once('>').map_or(part, |(_, words)| words)).collect::<String>())
}

/// `data/<scheme>/acts/<year>/<act>/<list>.csv`, taken apart: the scheme, the act, the list.
pub(super) fn parts(path: &str) -> Option<(&str, &str, &str)> {
    let (scheme, rest) = path.strip_prefix("data/")?.split_once("/acts/")?;
    let (id, list) = rest.strip_suffix(".csv")?.rsplit_once('/')?;
    Some((scheme, id, list))
}

/// The name of what a page is about: a base, a host.
fn named(page: &str) -> Option<String> {
    page.rsplit('/').next()?.strip_suffix(".html").map(str::to_owned)
}

/// A list of a scheme with the numbers and the ids its rows begin with as they were on the old site.
fn called_then(list: &[u8], scheme: &str, was_at: impl Fn(&str) -> Option<String>) -> Vec<u8> {
    let then = |subject: &str| match subject.strip_prefix("host:") {
        Some(host) => named(&was_at(&format!("zh/hosts/{host}.html"))?).map(|host| format!("host:{host}")),
        None => named(&was_at(&format!("zh/{scheme}/bases/{subject}.html"))?),
    };
    let text = String::from_utf8_lossy(list);
    let rows = text.split_inclusive('\n').map(|row| match row.split_once(',') {
        Some((subject, rest)) => format!("{},{rest}", then(subject).unwrap_or_else(|| subject.to_owned())),
        None => row.to_owned(),
    });
    rows.collect::<String>().into_bytes()
}

fn written(plan: &Plan<'_>, path: &str) -> Option<Vec<u8>> {
    let export = plan.files.get(&Route::new(path)?)?;
    Some(export.write(&plan.survey).bytes)
}

impl Published {
    /// One of its files, where the folder is at hand.
    fn text(&self, path: &str) -> Option<String> {
        let route = Route::new(path)?;
        let bytes = disk::file(&self.folder.as_ref()?.join(route.as_str())).ok()?;
        Some(String::from_utf8_lossy(&bytes).into_owned())
    }
}
