//! The last published site, for two questions: which of its addresses would a new one no longer answer, and what would it
//! say otherwise of an act that is posted?
//!
//! It lies beside the pipeline. No byte of a new site depends on the old one.

mod beside;
mod changed;
mod schemes;
mod vanished;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::finding::{Finding, Findings, Level, Place};
use crate::model::day::Day;
use crate::model::moved::FILE;
use crate::model::route::Route;
use crate::plan::{Plan, Survey};
use crate::read::disk;
use crate::render::tag::unescaped;
use crate::write::Digest;
use crate::write::manifest::{self, Misread};

pub use vanished::CODE;
use vanished::vanished;

/// The page of [`CODE`], at the head of its file.
pub const PAGE: &str = include_str!("vanished.rs");

/// A published site, by its manifest.
#[derive(Debug)]
pub struct Published {
    /// The day it shows.
    pub as_of: Day,
    /// Every file of it, from its root.
    pub paths: Vec<String>,
    /// The hashes of its attachments, and of the lists of its acts where the same version of this program wrote them.
    sums: BTreeMap<String, Digest>,
    /// Where it lies, when it is there as a whole and not by its manifest alone.
    folder: Option<PathBuf>,
}

/// What every version of a manifest has said.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Listed {
    generator: String,
    as_of: String,
    files: Vec<ListedFile>,
}

#[derive(Deserialize)]
struct ListedFile {
    path: String,
}

/// The findings of the content, and each address of a published site that its site of a day would not answer.
#[must_use]
pub fn examine(content: &[PathBuf], statics: &Path, day: Day, against: &Path) -> Findings {
    let (checked, mut findings) = crate::examine(content);
    match (Published::read(against), checked) {
        (Ok(old), Some(checked)) => {
            let (statics, more) = disk::statics(statics);
            findings.append(more);
            let plan = Plan::new(Survey::new(&checked, day));
            findings.append(of_plan(&old, &plan, &statics, Level::Error));
            findings.append(changed::changed(&old, &plan));
        }
        (Ok(_), None) => findings.push(not_compared()),
        (Err(misread), _) => findings.push(*misread),
    }
    findings
}

/// What a planned site lacks of the published one it is held against, as errors; else of the one in `out`, as warnings.
#[must_use]
pub fn compare(against: Option<&Path>, out: &Path, plan: &Plan<'_>, statics: &BTreeMap<String, Vec<u8>>) -> Findings {
    match against.map(Published::read) {
        Some(Ok(old)) => {
            let mut findings = of_plan(&old, plan, statics, Level::Error);
            findings.append(changed::changed(&old, plan));
            findings
        }
        Some(Err(misread)) => Findings::from_iter([*misread]),
        // Without a site there, or with one that cannot be read, there is nothing to compare.
        None => Published::read(out).map(|old| replaced(&old, plan, statics)).unwrap_or_default(),
    }
}

/// What goes with a site that is replaced.
fn replaced(old: &Published, plan: &Plan<'_>, statics: &BTreeMap<String, Vec<u8>>) -> Findings {
    let mut findings = of_plan(old, plan, statics, Level::Warning);
    findings.append(beside::beside(old));
    findings
}

/// Content with errors has no site that could be compared; whoever mends the errors expects no more after them.
fn not_compared() -> Finding {
    Finding::note(
        CODE,
        Place::file(FILE),
        "内容有错误，没有与已发布的网站比较：可能还有打不开的旧地址和被改动的文件",
        "the content has errors, so it was not compared with the published site: addresses may vanish and acts be changed",
    )
    .rule("先要没有错误，才有可以比较的网站", "only content without errors makes a site that can be compared")
    .remedy("改好错误，再检查一次", "mend the errors and check again")
}

fn of_plan(old: &Published, plan: &Plan<'_>, statics: &BTreeMap<String, Vec<u8>>, level: Level) -> Findings {
    let planned = plan.pages.keys().chain(plan.files.keys()).chain(plan.attachments.keys()).map(Route::as_str);
    let new: BTreeSet<&str> = planned.chain(statics.keys().map(String::as_str)).collect();
    vanished(old, plan.survey.register, &new, plan.survey.day, level)
}

impl Published {
    /// Reads the manifest of a site: its folder, or the manifest alone. One written by another version will do.
    ///
    /// # Errors
    /// It cannot be read, or it is no manifest to go by.
    pub fn read(path: &Path) -> Result<Self, Box<Finding>> {
        let folder = path.is_dir().then(|| path.to_owned());
        let file = folder.as_ref().map_or_else(|| path.to_owned(), |folder| folder.join(manifest::NAME));
        let shown = file.display().to_string();
        let bytes = disk::file(&file).map_err(|error| {
            let finding = Finding::error(
                "no-manifest",
                Place::file(&shown),
                format!("读不了上次发布的清单：{error}"),
                format!("the manifest of the published site cannot be read: {error}"),
            )
            .rule("--against 指向已发布的网站或它的 manifest.json", "--against names a published site or its manifest.json")
            .remedy("检查路径；从未发布过的，不加 --against", "check the path; leave --against out where nothing was published yet");
            Box::new(finding)
        })?;
        let read = match manifest::read(&bytes) {
            Ok(read) => {
                let own = read.version == env!("CARGO_PKG_VERSION");
                let compared = |path: &str| path.contains("/files/") || own && changed::parts(path).is_some();
                let sums = read
                    .files
                    .iter()
                    .filter(|file| compared(file.path.as_str()))
                    .map(|file| (file.path.as_str().to_owned(), file.sha256))
                    .collect();
                let old = Self::of(&read.as_of, read.files.into_iter().map(|file| file.path.into()).collect(), folder);
                old.map(|old| Self { sums, ..old })
            }
            Err(Misread::OtherVersion(version)) => match serde_json::from_slice::<Listed>(&bytes) {
                Ok(read) if read.generator == "gongshi" => {
                    let paths = read.files.into_iter().map(|file| file.path).filter(|path| Route::new(path).is_some());
                    Self::of(&read.as_of, paths.collect(), folder)
                }
                _ => return Err(Misread::OtherVersion(version).finding(&shown).into()),
            },
            Err(misread) => return Err(misread.finding(&shown).into()),
        };
        read.ok_or_else(|| Misread::Malformed(3, 1, "as-of".to_owned()).finding(&shown).into())
    }

    fn of(as_of: &str, paths: Vec<String>, folder: Option<PathBuf>) -> Option<Self> {
        // A search index is found through its roots, which every site has or none: no link leads to it.
        let paths = paths.into_iter().filter(|path| !path.starts_with("search/")).collect();
        Some(Self { as_of: as_of.parse().ok()?, paths, sums: BTreeMap::new(), folder })
    }

    /// The title of one of its pages, where the page is at hand.
    fn title(&self, path: &str) -> Option<String> {
        let route = Route::new(path)?;
        let bytes = disk::file(&self.folder.as_ref()?.join(route.as_str())).ok()?;
        let text = String::from_utf8_lossy(&bytes);
        let (_, rest) = text.split_once("<title>")?;
        let (title, _) = rest.split_once("</title>")?;
        Some(unescaped(&title.trim().chars().filter(|c| !c.is_control()).collect::<String>()))
    }
}
