//! # attachment-content：附件不是名称所说的那类文件，或打不开 / an attachment is not what its name says, or cannot be opened
//!
//! 附件按内容认，不只看扩展名：pdf 以 %PDF- 开头且有页；docx、xlsx 是含有正文部件的压缩包；txt、md 是 UTF-8 文字。
//! 加了密码的、损坏或截断的、展开后过大的（128 MB，防“压缩炸弹”）、部件路径指向文件之外的，读者打不开或不该打开，不予发布；
//! 结束之后或部件之间还有别的内容的，谁也看不到那是什么，也不予发布。
//!
//! An attachment is known by its content and not by its ending alone: a pdf begins with %PDF- and has pages; a docx or xlsx is
//! an archive with its main part; txt and md are UTF-8. One with a password, damaged or cut off, inflating to more than 128 MB or
//! with parts whose paths lead out of the file cannot or should not be opened by readers and is not published; nor is one with
//! something after its end or between its parts, which nobody sees.
//!
//! 依据 / rests on: 附件须能打开、能核对（本站约定）/ an attachment can be opened and verified (this site's own rule).
//!
//! ```text
//! 错 / bad   files/list.docx   （其实是改了名的 .doc / a renamed .doc）
//! 对 / good  files/list.docx   （另存为 docx / saved as docx）
//! ```

use super::{Scene, seen};
use crate::finding::{Findings, Level};
use crate::model::sighting::Concern;

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    let rule = ("附件的内容与名称相符，能打开，不加密码", "an attachment is what its name says, can be opened and has no password");
    let remedy = (
        "在文字处理软件里打开原件，去掉密码，另存为该格式；文字用 UTF-8 编码",
        "open the original in a word processor, remove its password and save it in that format; text as UTF-8",
    );
    let seen = seen::of(scene, Concern::Content, "attachment-content", Level::Error);
    findings.extend(seen.map(|finding| finding.rule(rule.0, rule.1).remedy(remedy.0, remedy.1)));
}
