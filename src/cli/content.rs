//! Where a command reads from: the folders of the content, the templates and the static files, looked at before anything
//! is read. A folder that is not there is wrong use, not a fault of the content.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;

use super::Stopped;
use crate::Sources;
use crate::write::manifest::NAME;

/// Where the content is.
#[derive(Debug, Clone, Args)]
pub(super) struct Content {
    /// 内容文件夹，可给出多个 / content folders, read as one
    #[arg(long = "content", value_name = "DIR", default_value = "content")]
    content: Vec<PathBuf>,
}

/// What stands at the top of the content; a folder with nothing of it is another.
const TOP: [&str; 6] = ["site.toml", "schemes", "calendars", "hosts", "countries.toml", "moved.toml"];

impl Content {
    /// The folders, each there and each given once.
    ///
    /// # Errors
    /// One is not there or is given twice, or none of them holds anything that content begins with.
    pub(super) fn folders(&self) -> Result<&[PathBuf], Stopped> {
        let mut known: BTreeMap<PathBuf, &PathBuf> = BTreeMap::new();
        for root in &self.content {
            if !root.is_dir() {
                return Err(missing("content", ("内容", "content"), root));
            }
            // Two ways to write one path.
            let real = root.canonicalize()?;
            if let Some(first) = known.insert(real, root) {
                return Err(twice(first, root));
            }
        }
        let holds = |root: &PathBuf| TOP.iter().any(|name| root.join(name).exists());
        match self.content.first() {
            Some(first) if !self.content.iter().any(holds) => Err(strange(first)),
            _ => Ok(&self.content),
        }
    }

    /// The folders as they are named, looked at or not.
    pub(super) fn named(&self) -> &[PathBuf] {
        &self.content
    }

    /// The folder that new files go into: the first.
    ///
    /// # Errors
    /// As [`Self::folders`].
    pub(super) fn first(&self) -> Result<&Path, Stopped> {
        Ok(self.folders()?.first().map_or_else(|| Path::new("content"), PathBuf::as_path))
    }
}

/// What a site is made with beside its content.
#[derive(Debug, Args)]
pub(super) struct Around {
    /// 模板文件夹 / the templates
    #[arg(long, value_name = "DIR", default_value = "templates")]
    pub templates: PathBuf,
    /// 静态文件夹 / files served as they are
    #[arg(long = "static", value_name = "DIR", default_value = "site")]
    pub statics: PathBuf,
}

impl Around {
    /// Looks whether both folders are there.
    ///
    /// # Errors
    /// One is not.
    pub(super) fn look(&self) -> Result<(), Stopped> {
        there("templates", ("模板", "templates"), &self.templates)?;
        statics(&self.statics)
    }

    /// What a site is made from, with some content: it can be searched, and its pages are made small.
    pub(super) fn sources(&self, content: &[PathBuf]) -> Sources {
        let (templates, statics) = (self.templates.clone(), self.statics.clone());
        Sources { content: content.to_vec(), templates, statics, base_url: None, search: true, minify: true }
    }
}

/// Looks whether the static files are there.
///
/// # Errors
/// They are not.
pub(super) fn statics(folder: &Path) -> Result<(), Stopped> {
    there("static", ("静态", "static"), folder)
}

/// Looks whether there is a published site, or its manifest, to compare with.
///
/// # Errors
/// Nothing is there, or a folder without a manifest.
pub(super) fn published(path: Option<&Path>) -> Result<(), Stopped> {
    let missing = |path: &&Path| if path.is_dir() { !path.join(NAME).exists() } else { !path.exists() };
    let Some(path) = path.filter(missing) else { return Ok(()) };
    let shown = path.display();
    Err(Stopped::Usage(format!(
        "没有这个已发布的网站或清单：{shown}\nthere is no such published site or manifest: {shown}\n  \
         改法 fix: --against 写已发布网站的文件夹或它的 manifest.json；从未发布过的，不加 / \
         give --against the folder of a published site or its manifest.json; leave it out where nothing was published yet"
    )))
}

fn there(option: &str, what: (&str, &str), folder: &Path) -> Result<(), Stopped> {
    if folder.is_dir() { Ok(()) } else { Err(missing(option, what, folder)) }
}

fn missing(option: &str, what: (&str, &str), folder: &Path) -> Stopped {
    let (zh, en) = what;
    let shown = folder.display();
    Stopped::Usage(format!("没有这个{zh}文件夹：{shown}\nthere is no such {en} folder: {shown}\n{}", from_root(option)))
}

fn strange(folder: &Path) -> Stopped {
    let shown = folder.display();
    Stopped::Usage(format!(
        "这不是内容文件夹，没有 site.toml，也没有 schemes、calendars、hosts：{shown}\n\
         this is no content folder, it has no site.toml and no schemes, calendars or hosts: {shown}\n{}",
        from_root("content")
    ))
}

fn twice(first: &Path, again: &Path) -> Stopped {
    let both = if first == again { again.display().to_string() } else { format!("{}, {}", first.display(), again.display()) };
    Stopped::Usage(format!(
        "同一内容文件夹写了两次：{both}\nthe same content folder is given twice: {both}\n  \
         改法 fix: 每个文件夹只写一次 --content / give --content once for each folder"
    ))
}

fn from_root(option: &str) -> String {
    format!("  改法 fix: 在项目根目录运行，或用 --{option} 指明 / run it from the project's root or give --{option}")
}
