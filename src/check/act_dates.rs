//! # act-dates：文件的日期次序不对 / dates of an act in the wrong order
//!
//! 签发日不晚于发布日；延长公示在原末日之前发布，且末日更晚；针对公示的更正、撤回在有结果之前发布。
//!
//! An act is signed no later than it is posted. An extension is posted before the notice's last day is over, and ends later. A
//! correction or a withdrawal of a notice is posted before its outcome.
//!
//! 依据 / rests on: 通行做法 / common practice.
//!
//! ```toml
//! # 错 / bad: acts/2026/1102-…
//! signed = 2026-11-05
//! # 对 / good
//! signed = 2026-11-02
//! ```

use super::Scene;
use crate::finding::{Finding, Findings, Place};
use crate::model::register::ActKind;

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    for scheme in &scene.register.schemes {
        for act in &scheme.acts {
            if let Some(signed) = act.signed.filter(|signed| *signed > act.posted()) {
                findings.push(
                    Finding::error(
                        "act-dates",
                        Place::key(act.file(), "signed"),
                        format!("签发日晚于发布日{}", act.posted()),
                        format!("signed after it was posted on {}", act.posted()),
                    )
                    .value(signed)
                    .rule("先签发后发布", "an act is signed, then posted")
                    .remedy("检查 signed 与文件夹的日期", "check signed and the date of the folder"),
                );
            }
            let ActKind::Extension(longer, _) = &act.kind else { continue };
            let notices = act.about.iter().filter_map(|about| scheme.acts.get(*about)).filter_map(|about| about.notice_window());
            for window in notices.filter(|window| longer.last <= window.last || act.posted() > window.last) {
                findings.push(
                    Finding::error(
                        "act-dates",
                        Place::key(act.file(), "window.last"),
                        format!("原公示期至{}：延长须在此前发布，且末日更晚", window.last),
                        format!("the notice ran to {}: an extension is posted by then and ends later", window.last),
                    )
                    .value(longer.last)
                    .rule("延长在期满前发布", "an extension is posted before the window is over")
                    .remedy("期已满的，重新公示", "where the window is over, post a new notice"),
                );
            }
        }
    }
}
