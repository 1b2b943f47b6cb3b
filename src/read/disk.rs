//! The content folders, as bytes in memory: the one place where content is read from the disk.

mod around;
mod file;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::stamp::Stamp;
use crate::finding::{Finding, Findings, Place};

pub use around::{CLEAR_AWAY, leftover, statics, texts};
use file::{decode, not_utf8, of_length};
pub use file::{file, plain_file, unreadable};
pub(crate) use file::{hidden, is_gone, shown, walk};

/// The largest text file read, in bytes; a policy text of 10,000 articles is about 4 MB.
const LARGEST: u64 = 16 * 1024 * 1024;

/// The largest TOML file, in bytes: the keys of 10,000 articles are about 1 MB.
const LARGEST_TOML: u64 = 4 * 1024 * 1024;

/// The most files of all content folders together; a register of 100,000 bases has about three each.
pub(crate) const MOST_FILES: usize = 1_000_000;

/// The longest path below a content folder, in bytes; Windows takes 260 characters, its own folders included.
const LONGEST_PATH: usize = 240;

/// The largest attachment published, in bytes.
const LARGEST_ATTACHMENT: u64 = 10 * 1024 * 1024;

/// Every file of the content folders, by its path below them, with forward slashes.
#[derive(Debug, Default)]
pub struct Tree {
    /// Texts: TOML, Markdown and CSV.
    pub texts: BTreeMap<String, Arc<str>>,
    /// Anything else, by path: read when it is published.
    pub others: BTreeMap<String, PathBuf>,
    /// Files that could not be taken, by path.
    pub refused: BTreeSet<String>,
}

impl Tree {
    /// Every path at which something stands.
    pub fn paths(&self) -> impl Iterator<Item = &String> {
        self.texts.keys().chain(self.others.keys()).chain(&self.refused)
    }

    fn has(&self, path: &str) -> bool {
        self.texts.contains_key(path) || self.others.contains_key(path) || self.refused.contains(path)
    }

    fn len(&self) -> usize {
        self.texts.len() + self.others.len() + self.refused.len()
    }
}

/// Reads one or more content folders as one tree; the same path in two of them is a finding.
#[must_use]
pub fn read(roots: &[PathBuf]) -> (Tree, Findings) {
    let mut tree = Tree::default();
    let mut findings = Findings::default();
    for root in roots {
        if !root.is_dir() {
            findings.push(no_content(root));
            continue;
        }
        // Prose is kept as it was read, and all else only until it is parsed: what is to go lies together, so that it leaves
        // no holes in the memory.
        let mut passing = Vec::new();
        for entry in walk(root) {
            if tree.len() + passing.len() > MOST_FILES {
                findings.push(too_many(&root.display().to_string()));
                break;
            }
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) if entry.path().extension().is_some_and(|kind| kind == "md") => {
                    take(&mut tree, &mut findings, root, entry.path())
                }
                Ok(entry) => passing.push(entry.into_path()),
                Err(error) if is_gone(&error) => {}
                Err(error) => {
                    let path = error.path().unwrap_or(root);
                    findings.push(unreadable(&shown(root, path), &error.to_string()));
                }
            }
        }
        passing.iter().for_each(|disk| take(&mut tree, &mut findings, root, disk));
    }
    (tree, findings)
}

fn take(tree: &mut Tree, findings: &mut Findings, root: &Path, disk: &Path) {
    let Some((path, found)) = look(root, disk) else { return };
    if let Found::Strange(finding) = found {
        findings.push(finding);
        return;
    }
    if tree.has(&path) {
        findings.push(twice(&path));
        return;
    }
    match found {
        Found::Text(text) => {
            tree.texts.insert(path, text);
        }
        Found::Other(_) => {
            tree.others.insert(path, disk.to_path_buf());
        }
        Found::Refused(finding) | Found::Strange(finding) => {
            tree.refused.insert(path);
            findings.push(finding);
        }
    }
}

/// What stands at a path of a content folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Found {
    /// TOML, Markdown or CSV.
    Text(Arc<str>),
    /// Anything else, which is read when it is published.
    Other(Stamp),
    /// A file that cannot be taken.
    Refused(Finding),
    /// Nothing that could be a file of the content.
    Strange(Finding),
}

/// Looks at one path of a content folder, which is given as it is below `root`; none where there is nothing, a folder,
/// or a hidden file. The path comes back with forward slashes, from the folder.
pub(crate) fn look(root: &Path, at: &Path) -> Option<(String, Found)> {
    let path = shown(root, at);
    if hidden(&path) {
        return None;
    }
    let about = match std::fs::symlink_metadata(at) {
        Ok(about) if about.is_dir() => return None,
        Ok(about) => about,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return None,
        Err(error) => {
            let finding = unreadable(&path, &error.to_string());
            return Some((path, Found::Refused(finding)));
        }
    };
    let found = if !about.is_file() {
        Found::Strange(not_a_file(&path))
    } else if path.len() > LONGEST_PATH {
        Found::Strange(too_long(&path))
    } else if !is_text(&path) {
        match about.len() > LARGEST_ATTACHMENT {
            true => Found::Refused(large_attachment(&path)),
            false => Found::Other(Stamp::of(&about)),
        }
    } else if let Some(finding) = too_large(&path, about.len()) {
        Found::Refused(finding)
    } else {
        match of_length(at, about.len()) {
            Ok(bytes) => match decode(bytes) {
                Ok(text) => Found::Text(text),
                Err(error) => Found::Refused(not_utf8(&path, &error)),
            },
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return None,
            Err(error) => Found::Refused(unreadable(&path, &error.to_string())),
        }
    };
    Some((path, found))
}

fn is_text(path: &str) -> bool {
    [".toml", ".md", ".csv"].iter().any(|ending| path.ends_with(ending)) && !path.contains("/files/")
}

fn not_a_file(path: &str) -> Finding {
    let (zh, en) = ("内容文件夹里只能有普通文件，不能有链接", "content holds plain files only, no links");
    Finding::error("not-a-file", Place::file(path), zh, en)
        .rule("内容不得引向文件夹之外", "content never points out of its folder")
        .remedy("换成文件本身", "put the file itself here")
}

fn too_long(path: &str) -> Finding {
    Finding::error("bad-name", Place::file(path), "路径太长", "the path is too long")
        .rule(format!("路径不超过{LONGEST_PATH}字节（约{}个汉字）", LONGEST_PATH / 3), format!("a path has at most {LONGEST_PATH} bytes"))
        .remedy("缩短文件或文件夹的名称", "shorten the name of the file or its folder")
}

fn large_attachment(path: &str) -> Finding {
    Finding::error("too-large", Place::file(path), "附件超过 10 MB", "the attachment is larger than 10 MB")
        .rule("附件不超过 10 MB", "an attachment has at most 10 MB")
        .remedy("压缩或拆分", "make it smaller or split it")
}

fn too_large(path: &str, bytes: u64) -> Option<Finding> {
    let (largest, shown) = if path.ends_with(".toml") { (LARGEST_TOML, 4) } else { (LARGEST, 16) };
    (bytes > largest).then(|| {
        let (zh, en) = (format!("文件超过 {shown} MB"), format!("the file is larger than {shown} MB"));
        Finding::error("too-large", Place::file(path), zh, en)
            .rule("TOML 文件不超过 4 MB，其他文本文件不超过 16 MB", "a TOML file has at most 4 MB, any other text file 16 MB")
            .remedy("拆分文件", "split the file")
    })
}

/// The same path in two content folders.
pub(crate) fn twice(path: &str) -> Finding {
    Finding::error("same-path-twice", Place::file(path), "两个内容文件夹里有同一路径", "the same path is in two content folders")
        .rule("多个 --content 合为一体，路径不得重复", "several --content folders are one union, each path once")
        .remedy("删去其中一个", "remove one of them")
}

/// A content folder that is not there.
pub(crate) fn no_content(root: &Path) -> Finding {
    Finding::error("no-content", Place::file(root.display().to_string()), "没有这个内容文件夹", "there is no such content folder")
        .rule("--content 指向内容文件夹", "--content names a content folder")
        .remedy("检查路径", "check the path")
}

pub(crate) fn too_many(root: &str) -> Finding {
    Finding::error("too-large", Place::file(root), "文件太多", "there are too many files")
        .rule(format!("内容文件夹不超过{MOST_FILES}个文件"), format!("content has at most {MOST_FILES} files"))
        .remedy("检查 --content 是否指错了文件夹", "check that --content names the right folder")
}

#[cfg(test)]
mod tests;
