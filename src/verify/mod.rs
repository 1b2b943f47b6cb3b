//! Is this the site that was published? Every file against the manifest, the manifest against itself and against a
//! root noted elsewhere, and the whole against what the content gives when it is built again.
//!
//! Nothing in the folder is trusted: links are not followed, pipes are not opened, and a file of another size than
//! the manifest's is not read.

mod folder;
mod rebuilt;

use std::path::{Path, PathBuf};

pub use folder::held;
pub use rebuilt::{Recipe, circumstances, differences, recipe};

use crate::finding::{Finding, Findings, Level, Place};
use crate::read::disk;
use crate::write::Digest;
use crate::write::manifest::{self, Manifest, NAME};

/// The page for programs that says what its site is.
const SAYS: &str = "api/v1/index.json";

/// What to hold a folder against, beside its own manifest.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs)]
pub struct Against {
    /// A root hash noted elsewhere.
    pub root: Option<Digest>,
    /// A manifest kept elsewhere, which then decides; the folder's own must be of the same root.
    pub manifest: Option<PathBuf>,
}

/// What was found.
#[derive(Debug)]
pub struct Verified {
    /// The manifest that was gone by; none when it cannot be read.
    pub manifest: Option<Manifest>,
    /// What is wrong with the folder.
    pub findings: Findings,
}

/// Holds a folder against its manifest.
#[must_use]
pub fn folder(folder: &Path, against: &Against) -> Verified {
    let mut findings = Findings::default();
    let own = folder.join(NAME);
    let gone_by = against.manifest.as_ref().unwrap_or(&own);
    let shown = gone_by.display().to_string();
    let manifest = match read(gone_by) {
        Ok(manifest) => manifest,
        Err(finding) => {
            findings.push(*finding);
            return Verified { manifest: None, findings };
        }
    };
    if manifest.version != env!("CARGO_PKG_VERSION") {
        findings.push(other_version(&shown, &manifest));
    }
    if let Some(root) = against.root.filter(|root| *root != manifest.root) {
        findings.push(other_root(&shown, root, &manifest));
    }
    // Other programs go by the folder's own, whichever is gone by here.
    if *gone_by != own {
        match read(&own) {
            Ok(own_one) if own_one.root == manifest.root => {}
            Ok(own_one) => findings.push(other_root(&own.display().to_string(), manifest.root, &own_one)),
            Err(finding) => findings.push(*finding),
        }
    }
    findings.append(folder::compare(folder, &manifest));
    Verified { manifest: Some(manifest), findings }
}

/// The manifest in a file, or why there is none to go by.
fn read(file: &Path) -> Result<Manifest, Box<Finding>> {
    let shown = file.display().to_string();
    match disk::file(file) {
        Ok(bytes) => manifest::read(&bytes).map_err(|why| why.finding(&shown).into()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(absent(&shown).into()),
        Err(error) => Err(disk::unreadable(&shown, &error.to_string()).into()),
    }
}

/// Where the site itself tells programs another day or another address than its manifest says: the root covers the files, and
/// neither of these. `kept`: the manifest was kept elsewhere, so that it may well be of another day.
#[must_use]
pub fn at_odds(folder: &Path, manifest: &Manifest, shown: &str, kept: bool) -> Findings {
    // Only what the manifest answers for is asked.
    let listed = manifest.files.iter().any(|file| file.path.as_str() == SAYS);
    let bytes = if listed { disk::file(&folder.join(SAYS)).unwrap_or_default() } else { Vec::new() };
    let index: serde_json::Value = serde_json::from_slice(&bytes).unwrap_or_default();
    let said = |key: &str| index.get(key).and_then(serde_json::Value::as_str);
    let day = said("as_of").filter(|said| *said != manifest.as_of).map(|said| other_day(manifest, shown, said, kept));
    let address = said("site").filter(|said| said.trim_end_matches('/') != manifest.base_url.trim_end_matches('/'));
    day.into_iter().chain(address.map(|said| other_address(manifest, shown, said, kept))).collect()
}

fn other_address(manifest: &Manifest, shown: &str, said: &str, kept: bool) -> Finding {
    Finding::new(
        "base-url-differs",
        if kept { Level::Note } else { Level::Error },
        Place::file(shown),
        format!("清单写的网站地址与网站自己（{SAYS}）写的不同：{said}"),
        format!("the manifest names another address of the site than the site itself ({SAYS}): {said}"),
    )
    .value(&manifest.base_url)
    .rule("清单的网站地址就是网站的地址", "the address in a manifest is that of its site")
    .remedy(
        "清单被改动过，或者另存的清单是换地址以前的：重新下载；仍然如此的，告诉主办单位",
        "the manifest was changed, or was kept from before the site moved: download it again; if it stays so, tell the publisher",
    )
}

fn other_day(manifest: &Manifest, shown: &str, said: &str, kept: bool) -> Finding {
    if kept {
        return kept_of_another_day(manifest, shown, said);
    }
    Finding::error(
        "day-differs",
        Place::file(shown),
        format!("清单写的截至日是{}，网站自己（{SAYS}）写的是{said}；按清单重新生成的，不同之处多半由此而来", manifest.as_of),
        format!("the manifest says as of {}, the site itself ({SAYS}) {said}; what a rebuild by the manifest differs in most likely comes from that", manifest.as_of),
    )
    .value(&manifest.as_of)
    .rule("清单的截至日就是网站的截至日", "the as-of day of a manifest is that of its site")
    .remedy("清单被改动过：重新下载；仍然如此的，告诉主办单位", "the manifest was changed: download it again; if it stays so, tell the publisher")
}

fn kept_of_another_day(manifest: &Manifest, shown: &str, said: &str) -> Finding {
    Finding::note(
        "day-differs",
        Place::file(shown),
        format!("另存的清单截至{}，这个网站截至{said}：列出的是两天之间的不同", manifest.as_of),
        format!("the manifest that was kept is as of {}, this site as of {said}: what is listed changed between the two", manifest.as_of),
    )
    .value(&manifest.as_of)
    .rule("网站每天更新，清单是它那一天的清单", "a site is updated every day, and a manifest is that of its own day")
    .remedy(
        "要知道网站有没有被改动，换用同一天的清单，或者去掉 --manifest",
        "to know whether the site was tampered with, take a manifest of its own day, or leave --manifest out",
    )
}

fn absent(file: &str) -> Finding {
    Finding::error("manifest-missing", Place::file(file), "没有清单 manifest.json", "there is no manifest.json")
        .rule("gongshi 生成的网站，顶层有 manifest.json", "a site made by gongshi has a manifest.json at its top")
        .remedy(
            "给出网站的顶层文件夹；如果就是这个文件夹，说明下载不完整，或者不是 gongshi 生成的",
            "give the top folder of the site; if this is it, the download is not complete or gongshi did not make it",
        )
}

fn other_version(file: &str, manifest: &Manifest) -> Finding {
    let own = env!("CARGO_PKG_VERSION");
    Finding::note(
        "manifest-version",
        Place::file(file),
        format!("网站由另一版本的 gongshi 生成；本程序为{own}，照样逐个核对文件"),
        format!("another version of gongshi made this site; this is {own}, and the files are verified all the same"),
    )
    .value(&manifest.version)
    .remedy("重新生成比较时，用清单所写的版本", "to rebuild and compare, use the version the manifest names")
}

fn other_root(file: &str, noted: Digest, manifest: &Manifest) -> Finding {
    Finding::error(
        "root-differs",
        Place::file(file),
        format!("与另存的全站校验值不同：本网站是 {}，截至{}", manifest.root, manifest.as_of),
        format!("not the root that was noted: this site has {}, as of {}", manifest.root, manifest.as_of),
    )
    .value(noted)
    .rule("全站校验值相同，才是同一个网站", "only the same root is the same site")
    .remedy(
        "网站每次更新校验值都会变：先看是不是同一天的网站；是同一天而不同的，请向主办单位询问",
        "each update changes the root: see first whether it is the site of the same day; if it is, ask the publisher",
    )
}
