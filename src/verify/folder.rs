//! The files of a folder against a list: each there, each the same, none beside them.

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::finding::{Finding, Findings, Place, spelled};
use crate::model::route::Route;
use crate::read::disk;
use crate::write::Digest;
use crate::write::manifest::{FileEntry, Manifest, NAME, SUMS};

/// What lies in the folder under a path.
enum Lies {
    /// A plain file, with its bytes' number.
    File(u64),
    /// A folder.
    Folder,
    /// A link, a pipe, a device.
    Odd,
}

/// Everything in which the folder differs from the manifest, but for the folder's own one.
pub(super) fn compare(folder: &Path, manifest: &Manifest) -> Findings {
    let (found, mut findings) = list(folder);
    let listed: BTreeMap<&str, &FileEntry> = manifest.files.iter().map(|file| (file.path.as_str(), file)).collect();
    let wrong: Vec<Finding> = manifest.files.par_iter().filter_map(|file| one(folder, file, &found)).collect();
    findings.append(wrong.into_iter().collect());
    for (path, lies) in &found {
        match lies {
            Lies::Odd => findings.push(odd(shown(folder, path))),
            Lies::File(_) if !listed.contains_key(path.as_str()) && path != NAME && path != SUMS => {
                findings.push(extra(shown(folder, path)));
            }
            Lies::File(_) | Lies::Folder => {}
        }
    }
    findings.append(sums(folder, manifest, &found));
    findings
}

/// What a site lacks of what its manifest lists, or has otherwise, for whoever goes by the hashes. What lies beside the
/// listed files is left to a whole verification.
#[must_use]
pub fn held<'a>(folder: &Path, listed: impl ParallelIterator<Item = (&'a Route, Digest)>) -> Findings {
    let wrong: Vec<Finding> = listed.filter_map(|(route, sha256)| unlike(folder, route, sha256)).collect();
    wrong.into_iter().collect()
}

/// That a file has not the listed hash, or cannot be read.
fn unlike(folder: &Path, route: &Route, listed: Digest) -> Option<Finding> {
    let shown = shown(folder, route.as_str());
    match disk::file(&folder.join(route.as_str())).map(|bytes| Digest::of(&bytes)) {
        Ok(now) if now == listed => None,
        Ok(now) => Some(changed(shown, now, format!("SHA-256 应为 {listed}"), format!("its SHA-256 is listed as {listed}"))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Some(missing(shown)),
        Err(error) => Some(disk::unreadable(&shown, &error.to_string())),
    }
}

/// A path below the folder as it is told.
fn shown(folder: &Path, path: &str) -> String {
    spelled(&folder.join(path).display().to_string())
}

fn list(folder: &Path) -> (BTreeMap<String, Lies>, Findings) {
    let (mut found, mut findings) = (BTreeMap::new(), Findings::default());
    for entry in WalkDir::new(folder).min_depth(1).follow_links(false).follow_root_links(true) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(folder).display().to_string();
                findings.push(disk::unreadable(&spelled(&path), &error.to_string()));
                continue;
            }
        };
        let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let path: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        let lies = match (entry.file_type(), entry.metadata()) {
            (kind, _) if kind.is_dir() => Lies::Folder,
            (kind, Ok(about)) if kind.is_file() => Lies::File(about.len()),
            _ => Lies::Odd,
        };
        found.insert(path.join("/"), lies);
    }
    (found, findings)
}

fn one(folder: &Path, file: &FileEntry, found: &BTreeMap<String, Lies>) -> Option<Finding> {
    let (path, shown) = (file.path.as_str(), || shown(folder, file.path.as_str()));
    match found.get(path) {
        None => Some(missing(shown())),
        Some(Lies::Folder) => Some(odd(shown())),
        // Told once, with everything else that is no file.
        Some(Lies::Odd) => None,
        Some(Lies::File(size)) if *size != file.size => Some(changed(
            shown(),
            size,
            format!("大小应为{}字节，现为{size}字节", file.size),
            format!("{} bytes are listed, {size} are here", file.size),
        )),
        Some(Lies::File(_)) => unlike(folder, &file.path, file.sha256),
    }
}

/// The list for standard tools says what the manifest says: its own hash is the root.
fn sums(folder: &Path, manifest: &Manifest, found: &BTreeMap<String, Lies>) -> Findings {
    let size = manifest.files.iter().map(|file| 64 + 2 + file.path.as_str().len() + 1).sum::<usize>();
    let file = Route::new(SUMS).map(|path| FileEntry { path, size: u64::try_from(size).unwrap_or(u64::MAX), sha256: manifest.root });
    file.and_then(|file| one(folder, &file, found)).into_iter().collect()
}

const LISTED: (&str, &str) = ("网站的文件与清单一一对应", "the files of a site are those of its manifest, each once");

fn missing(file: String) -> Finding {
    Finding::error("file-missing", Place::file(file), "清单里有，文件夹里没有", "listed, but not here")
        .rule(LISTED.0, LISTED.1)
        .remedy("重新下载；仍然没有的，告诉主办单位", "download again; if it stays so, tell the publisher")
}

fn extra(file: String) -> Finding {
    Finding::error("file-extra", Place::file(file), "文件夹里有，清单里没有", "here, but not listed")
        .rule(LISTED.0, LISTED.1)
        .remedy("不是网站的文件，移出后再核对", "it is no file of the site: take it out and verify again")
}

fn changed(file: String, value: impl std::fmt::Display, zh: String, en: String) -> Finding {
    Finding::error(
        "file-changed",
        Place::file(file),
        format!("文件已不是发布时的内容：{zh}"),
        format!("not the file that was published: {en}"),
    )
    .value(value)
    .rule("每个文件的大小和 SHA-256 与清单一致", "size and SHA-256 of each file are those of the manifest")
    .remedy("重新下载；仍然如此的，告诉主办单位", "download again; if it stays so, tell the publisher")
}

fn odd(file: String) -> Finding {
    Finding::error(
        "odd-entry",
        Place::file(file),
        "应为普通文件，这里是链接、文件夹或设备",
        "a link, a folder or a device where only a file belongs",
    )
    .rule("网站只含普通文件和文件夹", "a site holds plain files and folders only")
    .remedy("删去后重新下载", "remove it and download again")
}
