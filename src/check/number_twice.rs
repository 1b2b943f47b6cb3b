//! # number-twice：两份文件同一个文号 / two documents of one number
//!
//! 一个文号只属于一份文件。同一制度的两份文件写了同一个文号（不论空格）的，给警告；没有文号的、其中一份已经废止的，不算。
//!
//! A number belongs to one document. Two acts of a scheme with the same number, whatever its spaces, are a warning; not those
//! without a number, nor where one of the two was annulled.
//!
//! 依据 / rests on: 党政机关公文处理工作条例第九条：发文字号由机关代字、年份、顺序号组成 / Regulations on the Handling of Official Documents, art. 9: a
//! number is made of the body's sign, the year and a serial number.
//!
//! ```toml
//! # 可疑 / doubtful: acts/2026/0312-recognition 与 and acts/2026/0318-changes
//! number = "示科外〔2026〕3号"
//! ```

use std::collections::BTreeMap;

use super::Scene;
use crate::finding::{Finding, Findings, Place};
use crate::model::blank;
use crate::model::day::Day;
use crate::model::register::Act;
use crate::model::standing::is_annulled;

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    for scheme in scene.schemes {
        let mut first: BTreeMap<String, &Act> = BTreeMap::new();
        for act in scheme.acts.iter().filter(|act| !is_annulled(scheme, act, Day::MAX)) {
            // A place still to be filled in is no number.
            let Some(number) = act.number.as_deref().filter(|number| !number.contains(blank::MARK)) else { continue };
            let known = *first.entry(number.split_whitespace().collect()).or_insert(act);
            if known.id != act.id {
                findings.push(
                    Finding::warning(
                        "number-twice",
                        Place::key(act.file(), "number"),
                        format!("{} 也是这个文号", known.id),
                        format!("{} has this number too", known.id),
                    )
                    .value(number)
                    .rule("一个文号一份文件", "a number belongs to one document")
                    .remedy("核对文号；没有文号的，删去这一行", "check the number; take the line out where there is none"),
                );
            }
        }
    }
}
