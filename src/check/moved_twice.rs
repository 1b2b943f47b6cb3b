//! # moved-twice：同一旧地址写了两次 / an old address stands twice
//!
//! 一个旧地址只有一个去处。又改了一次的，另写一条，从上一个新地址写起；原来的一条不动。
//!
//! An old address leads to one place. Where it moved again, another entry goes on from the last new address, and the first
//! entry stays as it is.
//!
//! 依据 / rests on: 每个旧地址须有一个确定的去处（通行做法）/ every old address leads to one place (practice).
//!
//! ```toml
//! # 错 / bad
//! [[moved]]
//! from = "qingdao/bases/QD-1"
//! to = "qingdao/bases/QD-2"
//! [[moved]]
//! from = "qingdao/bases/QD-1"
//! to = "qingdao/bases/QD-3"
//! # 对：第二条从 QD-2 写起 / good: the second goes on from QD-2
//! ```

use std::collections::BTreeSet;

use super::Scene;
use crate::finding::{Finding, Findings, Place};
use crate::model::moved::FILE;

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    let mut seen = BTreeSet::new();
    for (key, address) in scene.register.moved.old() {
        if !seen.insert(address) {
            findings.push(
                Finding::error("moved-twice", Place::key(FILE, key), "同一旧地址写了两次", "this old address stands twice")
                    .value(address)
                    .rule("一个旧地址只有一个去处", "an old address leads to one place")
                    .remedy(
                        "删去其中一条；又改了一次的，第二条从上一个新地址写起",
                        "remove one of them; where it moved again, let the second go on from the last new address",
                    ),
            );
        }
    }
}
