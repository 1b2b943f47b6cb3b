//! # reserved-name：代号已有别的用处 / a name that is taken
//!
//! 代号就是网页的地址。与本站自己的网页同名（如基地编号 index、page-2，制度代号 hosts、data），或是 Windows 的设备名（con、nul、aux 等），
//! 网页就写不出来，或互相覆盖；两个基地编号只差大小写的，在不分大小写的磁盘上也会互相覆盖。
//!
//! A name is the address of a page. One that the site itself uses (a base numbered index or page-2, a scheme called hosts
//! or data) or that Windows keeps for a device (con, nul, aux and so on) leaves a page that cannot be written or overwrites
//! another; two numbers of bases that differ in case alone overwrite each other on a disk that does not tell them apart.
//!
//! 依据 / rests on: 每个地址只有一页，在各种系统上都能保存（本站约定）/ every address is one page, on any system (this site's own rule).
//!
//! ```text
//! 错 / bad   hosts/con.toml、bases/index.toml、bases/qd-1.toml 与 bases/QD-1.toml
//! 对 / good  hosts/haixing-university.toml、bases/QD-1.toml
//! ```

use std::collections::BTreeMap;

use super::Scene;
use crate::finding::{Finding, Findings, Place};
use crate::model::moved::is_numbered;
use crate::model::route::Route;

/// Folders of the site itself, beside those of the schemes.
const FOLDERS: [&str; 16] = [
    "acts",
    "api",
    "bases",
    "calendar",
    "checks",
    "compare",
    "css",
    "data",
    "hosts",
    "icons",
    "js",
    "notices",
    "policies",
    "registers",
    "schemes",
    "search",
];

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    let register = scene.register;
    for host in register.hosts.values() {
        leaf(host.id.as_str(), &host.file, findings);
    }
    for scheme in &register.schemes {
        if FOLDERS.contains(&scheme.id.as_str()) || Route::new(scheme.id.as_str()).is_none() {
            tell(
                &scheme.file,
                scheme.id.as_str(),
                "制度代号与本站自己的文件夹或系统保留的名称相同",
                "the scheme has the name of a folder of the site or of a device",
                findings,
            );
        }
        for policy in scheme.policies.values() {
            leaf(policy.version.as_str(), &format!("{}/policy.toml", policy.folder), findings);
        }
        let mut known: BTreeMap<String, &str> = BTreeMap::new();
        for base in scheme.bases.values() {
            leaf(base.id.as_str(), &base.file(), findings);
            if known.insert(base.id.as_str().to_lowercase(), base.id.as_str()).is_some() {
                tell(
                    &base.file(),
                    base.id.as_str(),
                    "与另一个基地的编号只差大小写",
                    "it differs from the number of another base in case alone",
                    findings,
                );
            }
        }
    }
}

/// A name that becomes a file beside an `index.html`.
fn leaf(name: &str, file: &str, findings: &mut Findings) {
    let lower = name.to_lowercase();
    if lower == "index" || is_numbered(&lower) || Route::new(&lower).is_none() {
        tell(file, name, "与本站自己的网页或系统保留的名称相同", "it is the name of a page of the site or of a device", findings);
    }
}

fn tell(file: &str, name: &str, zh: &str, en: &str, findings: &mut Findings) {
    findings.push(
        Finding::error("reserved-name", Place::file(file), zh, en)
            .value(name)
            .rule("代号就是网页的地址，每个地址只有一页", "a name is the address of a page, and every address is one page")
            .remedy("换一个代号", "use another name"),
    );
}
