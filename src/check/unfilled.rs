//! # unfilled：还有待填之处 / a place still to be filled in
//!
//! 程序代写的文件里，只有经办人才知道的内容写成“〔待填：……〕”。全部填好之前不能发布。确实不公布的内容，按文件里的说明
//! 删去整行。TOML、Markdown 和列表都查。代写文件的命令是 `gongshi new`、`gongshi conclude` 和 `gongshi import`。
//!
//! Files that the program prepares have a place marked with these brackets where only an officer knows the words. Nothing
//! is published before all are filled in. What is not made public is taken out with its line, as the file says. TOML,
//! Markdown and lists are looked at. The commands that prepare files are `gongshi new`, `gongshi conclude` and `gongshi import`.
//!
//! 依据 / rests on: 公示的内容须完整（通行做法）/ what is made public is complete (practice).
//!
//! ```toml
//! # 错 / bad
//! number = "〔待填：文号〕"
//! # 对 / good
//! number = "示科外〔2026〕3号"
//! ```

use super::{Scene, seen};
use crate::finding::{Findings, Level};
use crate::model::sighting::Concern;

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    let rule = ("公示的内容须完整", "what is made public is complete");
    let remedy = (
        "填写实际内容，括号一并替换；不公布的，删去整行",
        "write the real words in place of the brackets; what is not made public goes, line and all",
    );
    let seen = seen::of(scene, Concern::Blank, "unfilled", Level::Error);
    findings.extend(seen.map(|finding| finding.rule(rule.0, rule.1).remedy(remedy.0, remedy.1)));
}
