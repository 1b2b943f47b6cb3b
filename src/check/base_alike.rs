//! # base-alike：两个编号像是同一个基地 / two numbers that look like one base
//!
//! 一个基地只有一个编号，历程、数量限制、限制期才算得准。同一制度、同一依托单位有两个在册或者正在公示的基地，名称相同
//! （不论空格、括号、全角半角和大小写）的，给警告。已经退出、撤销、没有认定的，不算。
//!
//! A base has one number, or its trail, limits and bars count wrong. Two bases of one scheme and one host that are on the register or
//! proposed, and have the same name but for spaces, brackets, width and case, are a warning. Those that left, were revoked or were
//! not recognised do not count.
//!
//! 依据 / rests on: 通行做法：一个基地一个编号 / common practice: a base has one number.
//!
//! ```toml
//! # 可疑 / doubtful: bases/QD-2026-001.toml 与 and bases/QD-2026-007.toml
//! name = { zh = "海星联合实验室", en = "Haixing Joint Laboratory" }
//! host = "haixing"
//! ```

use std::collections::BTreeMap;

use super::Scene;
use super::course::Course;
use super::likeness::folded;
use crate::finding::{Finding, Findings, Place};
use crate::model::day::Day;
use crate::model::id::HostId;
use crate::model::register::{Base, Scheme};
use crate::model::rule::Proposed;
use crate::model::standing::notice_on;

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    for scheme in scene.schemes {
        let mut named: BTreeMap<(HostId, String), Vec<&Base>> = BTreeMap::new();
        scene.courses.each(&scheme.id, |course| {
            let (name, _) = scene.names.printed(course.base, Day::MAX, Day::MAX);
            let host = scene.courses.host(scene.names, course.base, Day::MAX).into_owned();
            named.entry((host, folded(&name))).or_default().push(course.base);
        });
        for alike in named.into_values().filter(|alike| alike.len() > 1) {
            let lives = |base: &&Base| scene.courses.of(&scheme.id, &base.id).is_some_and(|course| is_live(scheme, &course));
            let mut alike = alike.into_iter().filter(lives);
            let Some(first) = alike.next() else { continue };
            findings.extend(alike.map(|base| told(base, first)));
        }
    }
}

/// Whether a base is on the register, or a notice proposes it that was neither answered nor taken back.
fn is_live(scheme: &Scheme, course: &Course<'_, '_>) -> bool {
    let proposed = |place| {
        let entries = notice_on(scheme, place, Day::MAX).into_iter().flat_map(|view| view.entries);
        let mut own =
            entries.filter(|entry| entry.entry.list == Proposed::Recognition && entry.entry.subject.base() == Some(&course.base.id));
        own.any(|entry| !entry.state.is_past())
    };
    course.on(Day::MAX).held.is_some() || (0..scheme.acts.len()).any(proposed)
}

fn told(base: &Base, first: &Base) -> Finding {
    Finding::warning(
        "base-alike",
        Place::key(base.file(), "name.zh"),
        format!("与 {} 同名，依托单位也相同，像是同一个基地", first.id),
        format!("it has the name and the host of {}: they look like one base", first.id),
    )
    .value(&base.id)
    .rule("一个基地一个编号", "a base has one number")
    .remedy(
        format!("是同一个的，用 {} 的编号，撤回或废止另一份；不是的，把名称写全", first.id),
        format!(
            "where it is one base, keep the number {} and take the other entry back or annul it; where not, write the names in full",
            first.id
        ),
    )
}
