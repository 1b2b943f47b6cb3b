//! # attachment-metadata：附件属性里有人名、单位等 / an attachment's properties hold names and the like
//!
//! 文字处理软件会把作者、最后保存者、单位、备注等写进文件属性，页面上看不到，下载的人都能看到；增量保存的 PDF 还留着修改以前的版本；
//! 图片里有相机、手机写入的作者、设备、时间和拍摄地点（Exif、XMP、IPTC）。
//! 报告不重复其内容。确属要公开的（如发文机关名称），可用 override 说明。
//!
//! Word processors write author, last editor, company and comments into a file's properties: nothing on the page shows them, and
//! everyone who downloads it can read them. A PDF saved incrementally still holds what it said before; a picture, what a camera or
//! telephone noted of author, device, time and place (Exif, XMP, IPTC). The report does not repeat the values.
//! Where they are meant to be public, such as the issuing body's name, an override says so.
//!
//! 依据 / rests on: 《个人信息保护法》第六条（限于最小范围）/ Personal Information Protection Law, article 6.
//!
//! ```text
//! 错 / bad   属性：作者“某某”，最后保存者“某某”
//! 对 / good  属性为空 / no properties
//! ```

use super::{Scene, seen};
use crate::finding::{Findings, Level};
use crate::model::sighting::Concern;

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    let rule = (
        "《个人信息保护法》第六条：限于实现目的的最小范围",
        "Personal Information Protection Law, article 6: no more than the purpose needs",
    );
    let remedy = (
        "在 Word、Excel、WPS 里用“文件－信息－检查文档”删除属性后另存；图片另存为不带信息的再插入；PDF 由清理过的文件重新导出",
        "remove it with File, Info, Inspect Document in Word, Excel or WPS and save; insert pictures saved without it; export a PDF anew from the cleaned file",
    );
    let seen = seen::of(scene, Concern::Metadata, "attachment-metadata", Level::Warning);
    findings.extend(seen.map(|finding| finding.rule(rule.0, rule.1).remedy(remedy.0, remedy.1)));
}
