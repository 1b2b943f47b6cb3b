//! # unseen-character：看不见的字符 / invisible characters
//!
//! 改变文字方向的字符（U+202E 等）能让名称读起来是另一个样子；零宽字符、控制字符、自造字、乱码残留在网页上看不出来，
//! 却使检索、核对和校验对不上。文件内容、名称以及 TOML 的 \u、Markdown 的 &# 写法都查。制表符、换行、文件开头的 BOM、
//! 全角空格和汉字异体选择符是正常文字。
//!
//! Marks that turn the text around (U+202E and the like) make a name read as another; characters without width, control
//! characters, private characters and what is left of lost ones show nothing on the page, and then searches, comparisons
//! and checksums fail for no visible reason. Contents and names of files are looked at, and what `\u` in TOML and `&#` in
//! Markdown stand for. Tabs, line ends, a byte order mark at the beginning, the ideographic space and variation selectors of
//! Chinese characters are text.
//!
//! 依据 / rests on: 内容是数据，读到什么就是什么（通行做法，参见 Unicode 技术报告第36号、CVE-2021-42574）/
//! content is data and is what it looks like (practice; Unicode Technical Report 36, CVE-2021-42574).
//!
//! ```toml
//! # 错 / bad
//! name = { zh = "海星\u202E联合实验室", en = "…" }
//! # 对 / good
//! name = { zh = "海星联合实验室", en = "…" }
//! ```

use super::{Scene, seen};
use crate::finding::{Findings, Level};
use crate::model::sighting::Concern;

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    let rule = ("内容读到什么就是什么，不带看不见的字符", "content is what it looks like, without unseen characters");
    let remedy = (
        "删去这个字符；多半随复制粘贴带来，重新输入此处的文字即可",
        "remove the character; it mostly comes with copy and paste, and typing the words anew is enough",
    );
    let seen = seen::of(scene, Concern::Unseen, "unseen-character", Level::Error);
    findings.extend(seen.map(|finding| finding.rule(rule.0, rule.1).remedy(remedy.0, remedy.1)));
}
