//! # moved-loop：旧地址绕了一圈 / old addresses go round in a circle
//!
//! 改过几次的地址可以一条接一条地写，网页直接指向最后一个。首尾相接的，或者新旧地址互相包含的，没有最后一个。
//!
//! An address that moved several times has an entry each, and its pages lead straight to the last. Entries that go round in
//! a circle, or whose old and new addresses lie within one another, have no last.
//!
//! 依据 / rests on: 每个旧地址须有一个能打开的去处（通行做法）/ every old address leads somewhere (practice).
//!
//! ```toml
//! # 错 / bad
//! [[moved]]
//! from = "qingdao/bases/QD-1"
//! to = "qingdao/bases/QD-2"
//! [[moved]]
//! from = "qingdao/bases/QD-2"
//! to = "qingdao/bases/QD-1"
//! ```

use super::Scene;
use crate::finding::{Finding, Findings, Place};
use crate::model::moved::{FILE, Trails};

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    for (place, way) in Trails::new(&scene.register.moved).circles() {
        let way: Vec<&str> = way.iter().map(|address| address.as_str()).collect();
        findings.push(
            Finding::error(
                "moved-loop",
                Place::key(FILE, format!("moved[{place}].to")),
                "旧地址绕了一圈，没有去处",
                "these old addresses go round in a circle and lead nowhere",
            )
            .value(way.join(" → "))
            .rule("每个旧地址最后都指向一个现有的地址", "every old address leads to one that is there")
            .remedy("改正其中一条，使最后一个地址是现有的", "mend one of them, so that the last address is one that is there"),
        );
    }
}
