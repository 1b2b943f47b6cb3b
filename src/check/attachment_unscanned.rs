//! # attachment-unscanned：附件的文字读不出来 / the text of an attachment cannot be read
//!
//! 扫描件、部分字体的 PDF 取不出文字，个人信息无从检查，读屏软件也读不了。发布前须由人逐页看过；最好改用可取出文字的文件。
//!
//! Of a scan, or a PDF with certain fonts, no text can be had: nothing in it is searched for personal data, and a screen
//! reader has nothing to read. Have a person look at every page before it is published; better, use a file that holds text.
//!
//! 依据 / rests on: 《政府信息公开条例》第十七条（公开前审查）；《无障碍环境建设法》/
//! Regulation on the Disclosure of Government Information, article 17 (review before disclosure); Barrier-free Environment Law.
//!
//! ```text
//! 错 / bad   files/notice.pdf   （扫描 / a scan）
//! 对 / good  files/notice.pdf   （由文字处理软件导出 / exported from the word processor）
//! ```

use super::{Scene, seen};
use crate::finding::{Findings, Level};
use crate::model::sighting::Concern;

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    let rule = (
        "《政府信息公开条例》第十七条：公开前先行审查",
        "Regulation on the Disclosure of Government Information, article 17: review before disclosure",
    );
    let remedy = (
        "由人逐页看过有无个人信息；或换成由文字处理软件导出的 PDF",
        "have a person look at every page for personal data, or put a PDF exported from the word processor in its place",
    );
    let seen = seen::of(scene, Concern::Unscanned, "attachment-unscanned", Level::Warning);
    findings.extend(seen.map(|finding| finding.rule(rule.0, rule.1).remedy(remedy.0, remedy.1)));
}
