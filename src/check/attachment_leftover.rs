//! # attachment-leftover：附件里留有批注、修订或隐藏内容 / comments, tracked changes or hidden parts in an attachment
//!
//! 批注、修订痕迹、隐藏的文字、图层、工作表、行和列，多是起草时留下的，常含姓名和未定的意见；打开文件的人一点就能看到。
//!
//! Comments, tracked changes, hidden text, layers, sheets, rows and columns are mostly left from drafting and hold names and
//! opinions that were not meant to be published; whoever opens the file can show them with a click.
//!
//! 依据 / rests on: 《政府信息公开条例》第十五条（个人隐私）、第十六条（讨论记录、过程稿可以不予公开）/
//! Regulation on the Disclosure of Government Information, articles 15 (privacy) and 16 (records of discussion and drafts).
//!
//! ```text
//! 错 / bad   工作表“Sheet2”是隐藏的 / the sheet `Sheet2` is hidden
//! 对 / good  只有公布的那张表 / only the sheet that is published
//! ```

use super::{Scene, seen};
use crate::finding::{Findings, Level};
use crate::model::sighting::Concern;

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    let rule = (
        "《政府信息公开条例》第十五条、第十六条：个人隐私与过程稿",
        "Regulation on the Disclosure of Government Information, articles 15 and 16: privacy and drafts",
    );
    let remedy = (
        "用“检查文档”删除批注和隐藏内容，接受全部修订后另存",
        "accept all changes, remove comments and hidden parts with Inspect Document, and save",
    );
    let seen = seen::of(scene, Concern::Leftover, "attachment-leftover", Level::Error);
    findings.extend(seen.map(|finding| finding.rule(rule.0, rule.1).remedy(remedy.0, remedy.1)));
}
