//! # override-reason：越过检查没有说明理由 / a check overridden without its reason
//!
//! 文件可以用 `[[override]]` 越过一项检查，但要用中文和英文写明理由，理由随文件公开；没有写全的、英文里写的是中文的，不算数，被越过的问题照旧是错误。
//! 涉及个人信息的检查不能越过。
//!
//! An act may override a check with `[[override]]`, but says why in Chinese and in English, and the reason is shown with the act. Without
//! both, or with Chinese in place of the English, it does not count, and what it would have overridden stays an error. The check of personal data cannot be overridden.
//!
//! 依据 / rests on: 例外须公开说明理由（本站的做法）；个人信息保护法第十条 / an exception is explained in public (this site's practice); Personal
//! Information Protection Law art. 10.
//!
//! ```toml
//! # 错 / bad
//! [[override]]
//! check = "window-length"
//! reason = { zh = "补正程序", en = "" }
//! # 对 / good
//! reason = { zh = "补正程序，原公示已满五日。", en = "Made good: the first notice had its five days." }
//! ```

use super::{NEVER_OVERRIDDEN, Scene};
use crate::finding::{Finding, Findings, Place};
use crate::model::draft::act::Override;

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    for act in scene.schemes.iter().flat_map(|scheme| &scheme.acts) {
        for (n, one) in act.overrides.iter().enumerate() {
            let place = |key: &str| Place::key(act.file(), format!("override[{n}].{key}"));
            let rule = ("越过检查要公开说明理由，两种文字都写", "an override gives its reason in public, in both languages");
            if !reasoned(one) {
                findings.push(
                    Finding::error(
                        "override-reason",
                        place("reason"),
                        "理由没有写全中文和英文",
                        "the reason is not given in both languages",
                    )
                    .value(&one.check)
                    .rule(rule.0, rule.1)
                    .remedy("在 zh 和 en 里写明为什么可以例外", "say under zh and en why this may be an exception"),
                );
            }
            if one.check.as_str() == NEVER_OVERRIDDEN {
                findings.push(
                    Finding::error("override-reason", place("check"), "这项检查不能越过", "this check cannot be overridden")
                        .value(&one.check)
                        .rule("公开的文件不含个人信息", "what is published holds no personal data")
                        .remedy("去掉个人信息和这一项 override", "take out the personal data, and this override"),
                );
            }
        }
    }
}

/// Whether both languages say why: with Chinese characters, and with Latin letters.
pub(super) fn reasoned(one: &Override) -> bool {
    let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    one.reason.zh.chars().any(chinese) && one.reason.en.chars().any(|c| c.is_ascii_alphabetic()) && !one.reason.en.chars().any(chinese)
}
