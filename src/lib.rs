//! gongshi 公示: base records and policy texts kept in git, compiled into a bilingual public disclosure site.
//!
//! A build is a pure function of the content, the templates, the static files and the as-of day. Six stages named
//! after their verbs turn one type into the next; reading and writing happen only at the two ends:
//!
//! ```text
//! content ─► read ─► resolve ─► check ─► plan ─► render ─► write ─► dist/
//!             Drafts  Register   Checked  Plan    pages
//! ```
//!
//! [`examine`] is the first half, [`build`] the whole.

pub mod check;
pub mod cli;
pub mod deadline;
pub mod effects;
pub mod finding;
pub mod import;
pub mod model;
pub mod plan;
pub mod prepare;
pub mod progress;
mod publish;
pub mod published;
pub mod read;
pub mod render;
pub mod report;
pub mod resolve;
pub mod search;
#[cfg(feature = "serve")]
pub mod serve;
pub mod verify;
pub mod write;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use check::Checked;
use check::output::Watch;
use finding::Findings;
use model::calendar::Calendar;
use model::day::Day;
use model::register::Register;
use model::route::Route;
use model::text::Lang;
use plan::exports::{About, Shelf};
use plan::{Plan, Survey};
use progress::Progress;
use read::disk::Tree;
use render::Press;
use write::{Digest, ManifestHead, Site, WriteError, Written};

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

/// Reads and resolves the content, without its checks: for questions about a register that is still being written.
#[must_use]
pub fn resolve_content(content: &[PathBuf]) -> (Option<Register>, Findings) {
    let (tree, mut findings) = read::disk::read(content);
    let (register, more) = resolve_tree(tree);
    findings.append(more);
    (register, findings)
}

pub(crate) fn resolve_tree(tree: Tree) -> (Option<Register>, Findings) {
    let (drafts, mut findings) = read::read(tree);
    let (register, more) = resolve::resolve(drafts);
    findings.append(more);
    (register, findings)
}

/// The calendar alone; nothing else in the content needs to be right.
#[must_use]
pub fn calendar_only(content: &[PathBuf]) -> (Calendar, Findings) {
    let (mut tree, mut findings) = read::disk::read(content);
    tree.texts.retain(|path, _| path.starts_with("calendars/"));
    let (years, more) = read::calendars(&tree);
    findings.append(more);
    let (calendar, more) = resolve::calendar(years);
    findings.append(more);
    (calendar, findings)
}

/// Reads, resolves and checks the content: everything that is wrong with it, and the register when it can be published.
#[must_use]
pub fn examine(content: &[PathBuf]) -> (Option<Checked>, Findings) {
    let (register, findings) = resolve_content(content);
    check_all(register, findings)
}

fn check_all(register: Option<Register>, mut findings: Findings) -> (Option<Checked>, Findings) {
    let Some(register) = register else { return (None, findings) };
    let (checked, more) = check::check(register, &findings);
    findings.append(more);
    (checked, findings)
}

/// Makes the site of a day and puts it in place of the one in `out`, whole or not at all.
///
/// # Errors
/// Findings that forbid publishing, or a folder that cannot be written; the old site stays as it was.
pub fn build(sources: &Sources, out: &Path, day: Day, minify: bool) -> Result<Built, Failure> {
    build_watched(sources, out, day, minify, &Progress::default())
}

/// [`build`], for somebody who waits.
///
/// # Errors
/// As [`build`].
pub fn build_watched(sources: &Sources, out: &Path, day: Day, minify: bool, progress: &Progress) -> Result<Built, Failure> {
    build_against(sources, out, day, minify, None, progress)
}

/// [`build_watched`], refused when the site would not answer each address of a published one, given
/// by its folder or its manifest. Without one, what the site in `out` has and the new one lacks is told and refuses nothing.
///
/// # Errors
/// As [`build`].
pub fn build_against(
    sources: &Sources,
    out: &Path,
    day: Day,
    minify: bool,
    against: Option<&Path>,
    progress: &Progress,
) -> Result<Built, Failure> {
    let (tree, mut findings) = read::disk::read(&sources.content);
    let (templates, more) = read::disk::texts(&sources.templates);
    findings.append(more);
    let (statics, more) = read::disk::statics(&sources.statics);
    findings.append(more);
    let inputs = inputs_hash(&tree, &templates, &statics);
    let (press, more) = Press::new(&templates, minify);
    findings.append(more);
    let (register, more) = resolve_tree(tree);
    findings.append(more);
    let (checked, mut findings) = check_all(register, findings);
    let (Some(mut checked), Some(mut press), false) = (checked, press, findings.has_errors()) else {
        return Err(Failure::Findings(findings));
    };
    if let Some(base_url) = &sources.base_url {
        checked.publish_at(base_url);
    }
    let plan = Plan::new(Survey { searched: sources.search, ..Survey::new(&checked, day) });
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
    let staging = Site::begin(out, &keep_off)?;
    staging.expect(statics.len() + plan.files.len() + plan.attachments.len() + plan.pages.len());
    let watch = Watch::default();
    for (path, bytes) in &statics {
        if let Some(route) = Route::new(path) {
            watch.see_bytes(&route, bytes);
            staging.put(&route, bytes)?;
        }
    }
    let mut about = publish::files(&plan, (&staging, &watch), progress)?;
    for (route, disk) in &plan.attachments {
        match read::disk::file(disk) {
            Ok(bytes) => {
                watch.see_bytes(route, &bytes);
                let sha256 = staging.put(route, &bytes)?.0;
                about.insert(route.clone(), About { size: publish::size_of(&bytes), rows: None, sha256 });
            }
            Err(error) => findings.push(read::disk::unreadable(&disk.display().to_string(), &error.to_string())),
        }
    }
    about.retain(|route, _| !plan.old.contains(route));
    publish::pages(&plan, &press, &Shelf::from(about), (&staging, &watch), progress, &mut findings)?;
    if sources.search {
        publish::search_index(&plan.survey, (&staging, &watch))?;
    }
    findings.append(watch.findings());
    if findings.has_errors() {
        return Err(Failure::Findings(findings));
    }
    let head = ManifestHead {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        as_of: day.to_string(),
        base_url: checked.register().site.base_url.clone(),
        minify,
        content: inputs,
    };
    let pages = plan.pages.len();
    // What is left to do needs none of it.
    drop(plan);
    drop(checked);
    let written = staging.finish(&head)?;
    Ok(Built { written, pages, findings, vanished: gone })
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
