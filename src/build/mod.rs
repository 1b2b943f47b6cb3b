//! The whole: a site is made from its sources and put in place of the one before.

pub(crate) mod publish;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::check::Checked;
use crate::check::output::Watch;
use crate::examine::{check_all, resolve_tree};
use crate::finding::Findings;
use crate::model::day::Day;
use crate::model::text::Lang;
use crate::plan::exports::Shelf;
use crate::plan::{Plan, Survey};
use crate::progress::Progress;
use crate::published;
use crate::read;
use crate::read::disk::Tree;
use crate::render::{self, Press};
use crate::write::{Digest, ManifestHead, Staging, WriteError, Written};
use publish::Outlet;

/// Where a site is made from, and how.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Sources {
    /// Content folders, read as one.
    pub content: Vec<PathBuf>,
    pub templates: PathBuf,
    /// Files served as they are.
    pub statics: PathBuf,
    /// Instead of the address in `site.toml`.
    pub base_url: Option<String>,
    /// Whether the site can be searched.
    pub search: bool,
    /// Whether pages lose the white space nobody sees.
    pub minify: bool,
}

/// A site as it was written.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Built {
    pub written: Written,
    pub pages: usize,
    pub findings: Findings,
    /// What the site that was replaced had and this one lacks.
    pub vanished: Findings,
}

/// Why there is no site.
#[derive(Debug)]
pub enum Failure {
    /// Something is wrong with the content or the templates.
    Findings(Findings),
    /// The site could not be written.
    Write(WriteError),
    /// The search index could not be made.
    Search(tantivy::TantivyError),
}

impl From<tantivy::TantivyError> for Failure {
    fn from(error: tantivy::TantivyError) -> Self {
        Self::Search(error)
    }
}

impl From<WriteError> for Failure {
    fn from(error: WriteError) -> Self {
        Self::Write(error)
    }
}

/// Makes the site of a day and puts it in place of the one in `out`, whole or not at all.
///
/// # Errors
/// Findings that forbid publishing, or a folder that cannot be written; the old site stays as it was.
pub fn build(sources: &Sources, out: &Path, day: Day) -> Result<Built, Failure> {
    build_watched(sources, out, day, &Progress::default())
}

/// [`build`], for somebody who waits.
///
/// # Errors
/// As [`build`].
pub fn build_watched(sources: &Sources, out: &Path, day: Day, progress: &Progress) -> Result<Built, Failure> {
    build_against(sources, out, day, None, progress)
}

/// [`build_watched`], refused when the site would not answer each address of a published one, given
/// by its folder or its manifest. Without one, what the site in `out` has and the new one lacks is told and refuses nothing.
///
/// # Errors
/// As [`build`].
pub fn build_against(sources: &Sources, out: &Path, day: Day, against: Option<&Path>, progress: &Progress) -> Result<Built, Failure> {
    let Sound { checked, mut press, statics, inputs, mut findings } = sound(sources)?;
    let plan = Plan::new(Survey { searched: sources.search, ..Survey::new(&checked, day) });
    findings.append(publish::taken(&plan, statics.keys().map(String::as_str), &sources.statics));
    if findings.has_errors() {
        return Err(Failure::Findings(findings));
    }
    let gone = published::compare(against, out, &plan, &statics);
    if gone.has_errors() {
        findings.append(gone);
        return Err(Failure::Findings(findings));
    }
    for lang in Lang::ALL {
        press.set_site(lang, &render::frame::site(&plan.survey, lang));
    }
    progress.expect(plan.files.len() + plan.pages.len());
    let keep_off: Vec<PathBuf> = sources.content.iter().chain([&sources.templates, &sources.statics]).cloned().collect();
    let staging = Staging::begin(out, &keep_off)?;
    staging.expect(statics.len() + plan.files.len() + plan.attachments.len() + plan.pages.len());
    let watch = Watch::default();
    let outlet = Outlet { staging: &staging, watch: &watch, progress };
    outlet.statics(&statics)?;
    let mut about = outlet.files(&plan)?;
    about.extend(outlet.attachments(&plan, &mut findings)?);
    about.retain(|route, _| !plan.old.contains(route));
    outlet.pages(&plan, &press, &Shelf::from(about), &mut findings)?;
    if sources.search {
        outlet.search_index(&plan.survey)?;
    }
    findings.append(watch.findings());
    if findings.has_errors() {
        return Err(Failure::Findings(findings));
    }
    let head = ManifestHead {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        as_of: day.to_string(),
        base_url: checked.register().site.base_url.clone(),
        minify: sources.minify,
        content: inputs,
    };
    let pages = plan.pages.len();
    // What is left to do needs none of it.
    drop(plan);
    drop(checked);
    let written = staging.finish(&head)?;
    Ok(Built { written, pages, findings, vanished: gone })
}

/// What a site can be made from: nothing in it forbids publishing.
struct Sound {
    checked: Checked,
    press: Press,
    statics: BTreeMap<String, Vec<u8>>,
    /// The hash of all of it.
    inputs: Digest,
    findings: Findings,
}

/// Reads everything a site is made from and looks whether it is sound.
fn sound(sources: &Sources) -> Result<Sound, Failure> {
    let (tree, mut findings) = read::disk::read(&sources.content);
    let (templates, more) = read::disk::texts(&sources.templates);
    findings.append(more);
    let (statics, more) = read::disk::statics(&sources.statics);
    findings.append(more);
    let inputs = inputs_hash(&tree, &templates, &statics);
    let (press, more) = Press::new(&templates, sources.minify);
    findings.append(more);
    let (register, more) = resolve_tree(tree);
    findings.append(more);
    let (checked, findings) = check_all(register, findings);
    let (Some(mut checked), Some(press), false) = (checked, press, findings.has_errors()) else {
        return Err(Failure::Findings(findings));
    };
    if let Some(base_url) = &sources.base_url {
        checked.publish_at(base_url);
    }
    Ok(Sound { checked, press, statics, inputs, findings })
}

/// One hash over everything a site is made from: paths and bytes, in the order of the paths.
fn inputs_hash(tree: &Tree, templates: &BTreeMap<String, String>, statics: &BTreeMap<String, Vec<u8>>) -> Digest {
    let mut lines = String::new();
    let mut add = |kind: &str, path: &str, bytes: &[u8]| {
        Digest::of(bytes).write_hex(&mut lines);
        lines.extend(["  ", kind, "/", path, "\n"]);
    };
    for (path, text) in &tree.texts {
        add("content", path, text.as_bytes());
    }
    for (path, disk) in &tree.others {
        add("content", path, &read::disk::file(disk).unwrap_or_default());
    }
    for (path, text) in templates {
        add("templates", path, text.as_bytes());
    }
    for (path, bytes) in statics {
        add("site", path, bytes);
    }
    Digest::of(lines.as_bytes())
}
