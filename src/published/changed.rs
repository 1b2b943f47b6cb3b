//! What a new site would say otherwise of an act that is published already.

use std::collections::{BTreeMap, BTreeSet};

use super::Published;
use crate::check::posted_changed as check;
use crate::finding::Findings;
use crate::model::moved::Trails;
use crate::model::register::Act;
use crate::model::route::Route;
use crate::plan::Plan;
use crate::read::disk;
use crate::write::Digest;

/// Every posted act whose lists or window are not as they were published.
///
/// Compared are the tables the site gives away: with the folder of the published site cell by cell, with its manifest alone
/// by their hashes, and those only of the same version of this program, for another may write a table otherwise.
#[must_use]
pub(super) fn changed(old: &Published, plan: &Plan<'_>) -> Findings {
    let mut findings = Findings::default();
    if old.as_of > plan.survey.day {
        return findings;
    }
    for one in &plan.survey.schemes {
        let id = one.scheme.id.as_str();
        let heads = format!("data/{id}/acts.csv");
        if let (Some(was), Some(is)) = (old.text(&heads), written(plan, &heads)) {
            check::heads(one.scheme, &was, &String::from_utf8_lossy(&is)).into_iter().for_each(|finding| findings.push(finding));
        }
        let bases = format!("data/{id}/bases.csv");
        if let (Some(was), Some(is)) = (old.text(&bases), written(plan, &bases)) {
            check::particulars(one.scheme, &was, &String::from_utf8_lossy(&is)).into_iter().for_each(|finding| findings.push(finding));
        }
    }
    let acts: BTreeMap<(&str, &str), &Act> = plan
        .survey
        .schemes
        .iter()
        .flat_map(|one| one.scheme.acts.iter().map(|act| ((one.scheme.id.as_str(), act.id.as_str()), act)))
        .collect();
    let known: BTreeSet<&str> = old.paths.iter().map(String::as_str).collect();
    let trails = Trails::new(&plan.survey.register.moved);
    for ((scheme, id), act) in acts.iter().filter(|(_, act)| act.posted() < old.as_of) {
        let page = format!("zh/{scheme}/acts/{id}.html");
        let was_there = known.contains(page.as_str()) || !trails.leading_to(&page).is_empty();
        if let Some(window) = act.notice_window().filter(|_| !was_there) {
            findings.push(check::back_dated(act, window, old.as_of));
        }
    }
    for route in plan.files.keys() {
        let Some((scheme, id, list)) = parts(route.as_str()) else { continue };
        let Some(act) = acts.get(&(scheme, id)).filter(|act| act.posted() <= old.as_of) else { continue };
        let path = route.as_str();
        if !known.contains(path) {
            if known.contains(format!("zh/{scheme}/acts/{id}.html").as_str()) {
                findings.push(check::added(act, list));
            }
            continue;
        }
        let Some(is) = written(plan, path) else { continue };
        if old.sums.get(path).is_some_and(|sum| *sum == Digest::of(&is)) {
            continue;
        }
        if let Some(was) = old.text(path) {
            if let Some(finding) = check::list(act, list, &was, &String::from_utf8_lossy(&is)) {
                findings.push(finding);
            }
        } else if old.sums.contains_key(path) {
            findings.push(check::by_hash(act, list));
        }
    }
    findings
}

/// `data/<scheme>/acts/<year>/<act>/<list>.csv`, taken apart: the scheme, the act, the list.
pub(super) fn parts(path: &str) -> Option<(&str, &str, &str)> {
    let (scheme, rest) = path.strip_prefix("data/")?.split_once("/acts/")?;
    let (id, list) = rest.strip_suffix(".csv")?.rsplit_once('/')?;
    Some((scheme, id, list))
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
