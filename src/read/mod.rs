//! Content folders → [`Drafts`]: every file well formed by itself, every fault told at once.

pub(crate) mod attachment;
mod bad_name;
mod columns;
pub mod disk;
mod guide;
mod kept;
mod leaf;
mod list;
mod look;
mod parse;
pub(crate) mod policy_markdown;
mod prose;
mod quotes;
mod records;
pub mod schema;
mod shape;
mod sort;
mod stamp;
mod syntax;
mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;

use crate::finding::{Finding, Findings, Place};
use crate::model::calendar::YearDraft;
use crate::model::draft::act::ActDraft;
use crate::model::draft::base::BaseDraft;
use crate::model::draft::host::HostDraft;
use crate::model::draft::moved::MovedDraft;
use crate::model::draft::policy::{KeysDraft, PolicyDraft};
use crate::model::draft::scheme::SchemeDraft;
use crate::model::draft::site::{CountriesDraft, KindsDraft, SiteDraft};
use crate::model::id::{ActId, BaseId, HostId, SchemeId, VersionId};
use crate::model::list::{List, Lists, Printed};
use crate::model::near::nearest;
use crate::model::policy::Guides;
use crate::model::policy_text::PolicyText;
use crate::model::register::Prose;
use crate::model::sighting::Sightings;

pub use kept::{Kept, Touched};
use leaf::{Leaf, Reader};
pub(crate) use quotes::broken_quote;
pub(crate) use records::{records, records_parted};
use sort::Kind;
#[cfg(feature = "serve")]
pub(crate) use stamp::Stamp;

/// Everything written, each file well formed by itself; what it refers to is not yet known to exist.
#[derive(Debug, Default)]
#[allow(missing_docs)]
pub struct Drafts {
    pub site: Option<SiteDraft>,
    pub calendars: Vec<(String, YearDraft)>,
    pub kinds: KindsDraft,
    pub countries: CountriesDraft,
    pub moved: MovedDraft,
    pub hosts: BTreeMap<HostId, HostDraft>,
    pub schemes: BTreeMap<SchemeId, SchemeFolder>,
    /// Attachments: path in the content → path on the disk.
    pub attachments: BTreeMap<String, PathBuf>,
    /// Files that are there and could not be read whole, by path: what is wrong with them is told, what follows from it is not.
    pub unread: BTreeSet<String>,
    /// What was seen in the bytes of the files.
    pub sightings: Sightings,
}

/// The folder of one scheme.
#[derive(Debug, Default)]
#[allow(missing_docs)]
pub struct SchemeFolder {
    pub scheme: Option<SchemeDraft>,
    pub policies: BTreeMap<VersionId, PolicyFolder>,
    pub bases: BTreeMap<BaseId, BaseFolder>,
    pub acts: BTreeMap<ActId, ActFolder>,
}

/// The files of one base.
#[derive(Debug, Default)]
#[allow(missing_docs)]
pub struct BaseFolder {
    pub base: Option<Arc<BaseDraft>>,
    pub prose: Prose,
}

/// The folder of one version of a text.
#[derive(Debug, Default)]
#[allow(missing_docs)]
pub struct PolicyFolder {
    pub facts: Option<PolicyDraft>,
    pub keys: Option<KeysDraft>,
    pub text: Option<PolicyText>,
    pub guides: Guides,
}

/// The folder of one act.
#[derive(Debug, Default)]
#[allow(missing_docs)]
pub struct ActFolder {
    pub act: Option<ActDraft>,
    pub lists: Arc<Lists>,
    pub prose: Prose,
}

/// Whether a file of the content can lie at this path, below its folder.
#[must_use]
pub(crate) fn belongs(path: &str) -> bool {
    sort::sort(path).is_ok()
}

/// Texts read at once.
const AT_ONCE: usize = 1_024;

/// Reads every file of a tree.
#[must_use]
pub fn read(tree: disk::Tree) -> (Drafts, Findings) {
    let reader = Reader::new();
    let mut drafts = Drafts::default();
    let mut findings = Findings::default();
    let mut printed = Printed::default();
    let mut texts = tree.texts.into_iter();
    // Some at a time, so that no more than those lie in memory both as they were written and as they were read.
    while texts.len() > 0 {
        let some: Vec<(String, Arc<str>)> = texts.by_ref().take(AT_ONCE).collect();
        let leaves: Vec<Leaf> = some.into_par_iter().map(|(file, text)| reader.read(&file, &text)).collect();
        for mut leaf in leaves {
            leaf.share(&mut printed);
            drafts.put(leaf, &mut findings);
        }
    }
    let others: Vec<Leaf> = tree.others.into_par_iter().map(|(file, disk)| leaf::other(file, disk)).collect();
    others.into_iter().for_each(|leaf| drafts.put(leaf, &mut findings));
    tree.refused.iter().for_each(|file| drafts.refused(file));
    drafts.need_site(&mut findings);
    (drafts, findings)
}

/// The calendar files of a tree alone.
#[must_use]
pub fn calendars(tree: &disk::Tree) -> (Vec<(String, YearDraft)>, Findings) {
    let reader = Reader::new();
    let mut drafts = Drafts::default();
    let mut findings = Findings::default();
    for (file, text) in tree.texts.iter().filter(|(file, _)| sort::sort(file) == Ok(Kind::Calendar)) {
        drafts.put(reader.read(file, text), &mut findings);
    }
    (drafts.calendars, findings)
}

impl Drafts {
    /// Tells that there is no `site.toml`, where no other fault explains it.
    fn need_site(&self, findings: &mut Findings) {
        if self.site.is_none() && !self.unread.contains("site.toml") && !findings.has_errors() {
            findings.push(
                Finding::error("missing-file", Place::file("site.toml"), "缺少 site.toml", "site.toml is missing")
                    .rule("内容文件夹必有 site.toml", "content has a site.toml")
                    .remedy("补上 site.toml，或检查 --content", "add site.toml, or check --content"),
            );
        }
    }
}

impl ActFolder {
    /// Adds the list of one file; most acts have one.
    fn add(&mut self, list: Arc<Lists>) {
        if *self.lists == Lists::default() {
            self.lists = list;
        } else {
            Arc::make_mut(&mut self.lists).append(Arc::unwrap_or_clone(list));
        }
    }
}

fn stray(file: &str) -> Finding {
    let finding = Finding::error("stray-file", Place::file(file), "此处不应有这个文件", "no file of this name belongs here")
        .value(file)
        .rule("内容文件夹的布局（README）", "the layout of the content folder (README)");
    let meant = match file.split('/').collect::<Vec<_>>().as_slice() {
        ["schemes", _, "acts", _, _, list] => {
            list.strip_suffix(".csv").and_then(|list| nearest(list, &List::ALL.map(List::code)).first().copied())
        }
        _ => None,
    };
    match meant {
        _ if file.rsplit('/').next().is_some_and(disk::leftover) => finding.remedy(disk::CLEAR_AWAY.0, disk::CLEAR_AWAY.1),
        Some(list) => finding.remedy(
            format!("名单文件名写错的，改为 {list}.csv；附件放在 files/ 里"),
            format!("where the name of the list is mistyped, call it {list}.csv; attachments go into files/"),
        ),
        None => {
            finding.remedy("移到应在之处，或删去；附件放在 files/ 里", "move it where it belongs or remove it; attachments go into files/")
        }
    }
}
