//! # attachment-name：附件的文件名不宜发布 / the name of an attachment is not fit to be published
//!
//! 附件按原名发布。名称须在各种电脑上都能保存：不含 `\ < > : " | ? *`，不以点或空格开头结尾，不是 con、nul 之类的设备名，不超过 80 个字；
//! 同一文件夹里只差大小写的两个名称会互相覆盖，看起来一样、只是字符组合方式（Unicode NFC、NFD）不同的也会；`~$` 开头的是文字处理软件的临时文件，里面有人名。
//!
//! Attachments are published under their own names, which every computer must be able to keep: without `\ < > : " | ? *`, without a
//! dot or space at either end, not a device such as con or nul, at most 80 characters; two names in one folder that differ in
//! case alone overwrite each other, and so do those that look the same and differ in how a character is composed (Unicode NFC, NFD);
//! a name with `~$` in front is a word processor's temporary file and holds someone's name.
//!
//! 依据 / rests on: 附件在各种系统上都能下载保存（本站约定）/ attachments can be saved on any system (this site's own rule).
//!
//! ```text
//! 错 / bad   files/名单?.xlsx、files/~$名单.xlsx
//! 对 / good  files/拟认定名单.xlsx
//! ```

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::Scene;
use crate::finding::{Finding, Findings, Place};
use crate::model::route::Route;

/// The longest name, in characters: with its folders it stays within what Windows takes.
const LONGEST: usize = 80;

const RENAME: (&str, &str) = ("改名", "rename it");
const CLOSE: (&str, &str) = ("关闭文档；文件还在的，删去", "close the document; if the file is still there, remove it");

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    let mut known: BTreeMap<String, &str> = BTreeMap::new();
    for path in scene.register.attachments.iter().map(|one| one.path.as_str()) {
        let name = path.rsplit('/').next().unwrap_or_default();
        let locked = name.starts_with("~$");
        let remedy = if locked { CLOSE } else { RENAME };
        let mut tell = |zh: &str, en: &str| {
            findings.push(
                Finding::error("attachment-name", Place::file(path), zh, en)
                    .value(name)
                    .rule("附件名称在各种电脑上都能保存", "every computer can keep the name of an attachment")
                    .remedy(remedy.0, remedy.1),
            );
        };
        if locked {
            tell("这是文字处理软件的临时文件", "this is a word processor's temporary file");
        } else if Route::new(name).is_none() || name.starts_with(' ') {
            tell("名称里有不能用的字符，或是系统保留的名称", "the name holds characters that cannot be used, or is reserved by the system");
        } else if name.chars().count() > LONGEST {
            tell("名称超过80个字", "the name has more than 80 characters");
        }
        if known.insert(path.nfc().collect::<String>().to_lowercase(), path).is_some() {
            tell(
                "与另一个附件只差大小写或字符的组合方式",
                "it differs from another attachment in case or the composition of characters alone",
            );
        }
    }
}
