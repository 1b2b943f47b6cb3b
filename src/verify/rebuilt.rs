//! The site built again from the content, on the manifest's day and with its options, against the manifest.

use std::collections::BTreeMap;

use crate::finding::{Finding, Findings, Place};
use crate::model::day::Day;
use crate::write::manifest::{FileEntry, Manifest};

/// What a manifest says of the build, so that it can be repeated.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Recipe {
    pub day: Day,
    pub base_url: String,
    pub minify: bool,
    /// Whether it has a search index.
    pub search: bool,
}

/// How to repeat the build of the manifest at `shown`.
///
/// # Errors
/// The manifest names no day.
pub fn recipe(old: &Manifest, shown: &str) -> Result<Recipe, Findings> {
    let day = old.as_of.parse::<Day>().map_err(|_| [no_day(shown, &old.as_of)].into_iter().collect::<Findings>())?;
    let search = old.files.iter().any(|file| file.path.as_str().starts_with("search/"));
    Ok(Recipe { day, base_url: old.base_url.clone(), minify: old.minify, search })
}

/// What kept the two builds from being alike, which is to be known before any difference is read.
#[must_use]
pub fn circumstances(old: &Manifest, shown: &str, new: &Manifest) -> Findings {
    let program = (new.version != old.version).then(|| program(shown, old));
    let inputs = (new.content != old.content).then(|| inputs(shown, old));
    program.into_iter().chain(inputs).collect()
}

/// Every file in which a site and its rebuild differ.
#[must_use]
pub fn differences(old: &Manifest, new: &Manifest) -> Findings {
    let mut findings = Findings::default();
    let then: BTreeMap<&str, &FileEntry> = old.files.iter().map(|file| (file.path.as_str(), file)).collect();
    let now: BTreeMap<&str, &FileEntry> = new.files.iter().map(|file| (file.path.as_str(), file)).collect();
    for (path, file) in &then {
        match now.get(path) {
            None => findings.push(differs(path, "重新生成时没有这个文件", "the rebuilt site does not have this file")),
            Some(again) if again.sha256 != file.sha256 => {
                findings.push(differs(path, "重新生成的内容与此不同", "the rebuilt file differs").value(again.sha256));
            }
            Some(_) => {}
        }
    }
    for path in now.keys().filter(|path| !then.contains_key(*path)) {
        findings.push(differs(path, "重新生成时多出这个文件", "only the rebuilt site has this file"));
    }
    findings
}

fn differs(path: &str, zh: &str, en: &str) -> Finding {
    Finding::error("rebuild-differs", Place::file(path), zh, en)
        .rule("同样的来源、同一截至日、同一版本，逐字节相同", "the same sources, day and version give the same bytes")
        .remedy(
            "确认用的是发布时的那次提交和同样的 --content；仍不同的，网站不是由这些内容生成的",
            "use the commit that was published and the same --content; if it still differs, the site was not made from this content",
        )
}

fn program(file: &str, old: &Manifest) -> Finding {
    let own = env!("CARGO_PKG_VERSION");
    Finding::warning(
        "program-differs",
        Place::file(file),
        format!("网站由另一版本生成，本程序为{own}；下面的不同可能由此而来"),
        format!("another version made the site, this is {own}; what differs below may come from that"),
    )
    .value(&old.version)
    .rule("重新生成应当用同一版本", "a rebuild uses the same version")
    .remedy("换用清单所写的版本", "use the version the manifest names")
}

fn inputs(file: &str, old: &Manifest) -> Finding {
    Finding::warning(
        "inputs-differ",
        Place::file(file),
        "现在的内容、模板或静态文件与生成网站时的不同；下面的不同可能由此而来",
        "content, templates or static files are not those the site was made from; what differs below may come from that",
    )
    .value(old.content)
    .rule("重新生成应当用同样的来源", "a rebuild uses the same sources")
    .remedy("检出发布时的那次提交，用同样的文件夹选项", "check out the commit that was published, with the same folder options")
}

fn no_day(file: &str, day: &str) -> Finding {
    Finding::error("rebuild-unknown", Place::file(file), "清单里的截至日不是日期", "the as-of day of the manifest is no date")
        .value(day)
        .rule("清单写明截至日，如 2026-11-02", "a manifest names its as-of day, such as 2026-11-02")
        .remedy("清单被改动过，重新下载", "the manifest was changed: download it again")
}
