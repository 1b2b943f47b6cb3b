//! What a new site would say otherwise of an act that is published already.

use std::collections::{BTreeMap, BTreeSet};

use super::Published;
use crate::check::posted_changed as check;
use crate::finding::Findings;
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
    let mut findings = Findings::default();
    if old.as_of > plan.survey.day {
        return findings;
    }
    let known: BTreeSet<&str> = old.paths.iter().map(String::as_str).collect();
    let trails = Trails::until(&plan.survey.register.moved, plan.survey.day);
    // Where a path of the new site was on the old one.
    let was_at = |path: &str| {
        let own = known.contains(path).then(|| path.to_owned());
        own.or_else(|| trails.leading_to(path).into_iter().map(|(old, _)| old).find(|old| known.contains(old.as_str())))
    };
    let page = |scheme: &str, act: &Act| format!("zh/{scheme}/acts/{}.html", act.id);
    for one in &plan.survey.schemes {
        let id = one.scheme.id.as_str();
        let table = |name: &str| {
            let path = format!("data/{id}/{name}.csv");
            let is = written(plan, &path)?;
            Some((old.text(&was_at(&path)?)?, String::from_utf8_lossy(&is).into_owned()))
        };
        if let Some((was, is)) = table("acts") {
            let former = |act: &Act| was_at(&page(id, act)).and_then(|old| moved::act(&old)).unwrap_or_else(|| act.id.clone()).to_string();
            check::heads(one.scheme, &was, &is, former).into_iter().for_each(|finding| findings.push(finding));
        }
        if let Some((was, is)) = table("bases") {
            let former = |host: &str| was_at(&format!("zh/hosts/{host}.html")).as_deref().and_then(named);
            check::particulars(one.scheme, &was, &is, former).into_iter().for_each(|finding| findings.push(finding));
        }
    }
    let acts: BTreeMap<(&str, &str), &Act> = plan
        .survey
        .schemes
        .iter()
        .flat_map(|one| one.scheme.acts.iter().map(|act| ((one.scheme.id.as_str(), act.id.as_str()), act)))
        .collect();
    for ((scheme, _), act) in acts.iter().filter(|(_, act)| act.posted() <= old.as_of) {
        match (was_at(&page(scheme, act)), act.notice_window()) {
            (Some(was), _) => {
                let day = moved::act(&was).map(|was| was.posted());
                if let Some(day) = day.filter(|day| *day != act.posted()) {
                    findings.push(check::other_day(act, day));
                }
                let is = act.prose.get(Lang::Zh).map(plain).unwrap_or_default();
                let said = old.text(&was).and_then(|page| check::text(act, &prose(&page), &is));
                said.into_iter().for_each(|finding| findings.push(finding));
            }
            (None, Some(window)) if act.posted() < old.as_of => findings.push(check::back_dated(act, window, old.as_of)),
            (None, _) => {}
        }
    }
    for file in &plan.survey.register.attachments {
        let act = file.act.as_ref().and_then(|id| acts.get(&(file.scheme.as_str(), id.as_str())));
        let Some(act) = act.filter(|act| act.posted() <= old.as_of) else { continue };
        let was = was_at(&address::attachment(&file.path)).and_then(|old_path| old.sums.get(&old_path));
        // One that cannot be read any more is told when it is published.
        if let (Some(was), Ok(is)) = (was, disk::file(&file.disk))
            && *was != Digest::of(&is)
        {
            findings.push(check::attachment(act, &file.path));
        }
    }
    for route in plan.files.keys() {
        let Some((scheme, id, list)) = parts(route.as_str()) else { continue };
        let Some(act) = acts.get(&(scheme, id)).filter(|act| act.posted() <= old.as_of) else { continue };
        let Some(path) = was_at(route.as_str()) else {
            if was_at(&page(scheme, act)).is_some() {
                findings.push(check::added(act, list));
            }
            continue;
        };
        let Some(is) = written(plan, route.as_str()) else { continue };
        if old.sums.get(&path).is_some_and(|sum| *sum == Digest::of(&is)) {
            continue;
        }
        if let Some(was) = old.text(&path) {
            if let Some(finding) = check::list(act, list, &was, &String::from_utf8_lossy(&is)) {
                findings.push(finding);
            }
        } else if old.sums.get(&path).is_some_and(|sum| *sum != Digest::of(&called_then(&is, scheme, was_at))) {
            findings.push(check::by_hash(act, list));
        }
    }
    findings
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
