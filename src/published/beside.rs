//! What lies in the folder of a site and is no file of it: the next build exchanges the folder as a whole, and it goes.

use std::collections::BTreeSet;

use walkdir::WalkDir;

use super::Published;
use crate::finding::{Finding, Findings, Place, spelled};
use crate::read::disk;
use crate::write::manifest::{NAME, SUMS};

/// How many names are told one by one.
const SHOWN: usize = 10;

/// The names at the top of the folder of a published site that are none of the site's, in one warning.
#[must_use]
pub(super) fn beside(old: &Published) -> Findings {
    let Some(folder) = &old.folder else { return Findings::default() };
    // The files of a search index are not among the paths.
    let known: BTreeSet<&str> = old.paths.iter().filter_map(|path| path.split('/').next()).chain([NAME, SUMS, "search"]).collect();
    let there = WalkDir::new(folder).min_depth(1).max_depth(1).sort_by_file_name().into_iter().flatten();
    let names = there.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let others: Vec<String> = names.filter(|name| !known.contains(name.as_str()) && !disk::leftover(name)).collect();
    (!others.is_empty()).then(|| lost(&folder.display().to_string(), &others)).into_iter().collect()
}

fn lost(folder: &str, others: &[String]) -> Finding {
    let named: Vec<String> = others.iter().take(SHOWN).map(|name| spelled(name)).collect();
    let more = if others.len() > SHOWN { "……" } else { "" };
    Finding::warning(
        "file-extra",
        Place::file(folder),
        format!("网站文件夹里不属于网站的东西，随旧网站一并移除：{}{more}", named.join("、")),
        format!("what lay in the folder of the site and is none of it went with the old site: {}{more}", named.join(", ")),
    )
    .rule("网站文件夹整体替换，只放网站", "the folder of a site is exchanged as a whole and holds the site alone")
    .remedy("放在别处；要公布的放进静态文件夹", "keep it elsewhere; what is to be published goes into the folder of static files")
}
