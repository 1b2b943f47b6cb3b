//! # attachment-active：附件里有会运行或取用外部内容的东西 / active or external content in an attachment
//!
//! 宏、脚本、嵌入的文件和对象、启动程序的动作、远程模板、引用别处的公式，会在读者的电脑上运行或连到别处；公示附件只应是读的。
//!
//! Macros, scripts, embedded files and objects, actions that start programs, remote templates and formulas that reach out run on
//! readers' machines or connect to others; an attachment of a notice is there to be read.
//!
//! 依据 / rests on: 附件只供阅读，不带代码（本站约定）/
//! attachments are for reading and carry no code (this site's own rule).
//!
//! ```text
//! 错 / bad   附件里有宏 / the attachment holds macros
//! 对 / good  另存为不带宏的 docx、xlsx，或导出 pdf / saved without macros, or exported as pdf
//! ```

use super::{Scene, seen};
use crate::finding::{Findings, Level};
use crate::model::sighting::Concern;

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    let rule = ("附件只供阅读，不带代码，不取用别处的内容", "attachments are for reading: they carry no code and fetch nothing");
    let remedy = (
        "另存为不带宏的 docx、xlsx，删去嵌入对象和外部链接；或导出为 PDF",
        "save it without macros, remove embedded objects and outside links, or export it as PDF",
    );
    let seen = seen::of(scene, Concern::Active, "attachment-active", Level::Error);
    findings.extend(seen.map(|finding| finding.rule(rule.0, rule.1).remedy(remedy.0, remedy.1)));
}
