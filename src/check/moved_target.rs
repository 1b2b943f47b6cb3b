//! # moved-target：新地址不存在 / a new address that is not there
//!
//! `to` 须是现有的网页、文件或名称，或者是另一条里的旧地址（接着往下找）。名录的分类页和列表的第几页每天不同，不能作为去处，
//! 请写列表本身。
//!
//! `to` is a page, file or name that is there, or the old address of another entry, which is then followed. A cut of a register
//! and a page of a list by its number hold something else every day and are no place to lead to: name the list itself.
//!
//! 依据 / rests on: 地址一经公布，长期有效（通行做法）/ an address once published answers for ever (practice).
//!
//! ```toml
//! # 错：没有这个基地 / bad: there is no such base
//! [[moved]]
//! from = "qingdao/bases/QD-2022-003"
//! to = "qingdao/bases/QD-2O22-030"
//! # 对 / good
//! [[moved]]
//! from = "qingdao/bases/QD-2022-003"
//! to = "qingdao/bases/QD-2022-030"
//! ```

use super::Scene;
use crate::finding::{Finding, Findings, Place};
use crate::model::moved::{Address, FILE, Trails, exists};

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    let draft = &scene.register.moved;
    let trails = Trails::new(draft);
    for (place, one) in draft.moved.iter().enumerate() {
        let (zh, en) = if one.to.is_passing() {
            ("分类页和列表的第几页不能作为去处", "a cut or a numbered page of a list is no place to lead to")
        } else if trails.about(one.to.as_str()).is_none() && exists(scene.register, &one.to) == Some(false) {
            ("新地址不存在", "the new address is not there")
        } else {
            // It is there, or is followed further by another entry; what is wrong there is told there.
            continue;
        };
        findings.push(fault(place, &one.to, zh, en));
    }
}

fn fault(place: usize, to: &Address, zh: &str, en: &str) -> Finding {
    Finding::error("moved-target", Place::key(FILE, format!("moved[{place}].to")), zh, en)
        .value(to)
        .rule("新地址是现有的网页、文件或名称", "a new address is a page, file or name that is there")
        .remedy(
            "改正新地址；没有对应内容的，改用 [[gone]] 写明何时、为何撤下",
            "mend it; where nothing took its place, use [[gone]] and say when and why it was withdrawn",
        )
}
