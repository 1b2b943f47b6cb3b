//! # list-names：列表里的名称与已公布的不符 / a name in a list is not the one published
//!
//! 列表的 `name` 和 `host` 是核对栏：必须是该文件发布当日已公布的基地名称和依托单位名称。这样既防写错，
//! 也把当时公布的样子固定下来。同名的基地（如统一命名的）靠依托单位区分。
//!
//! The columns `name` and `host` are checks: they are the names of base and host as published up to the act's own day.
//! This catches slips, and freezes what was published. Where all bases have one name, the host tells them apart.
//!
//! 依据 / rests on: 已发布的文件（更名、更正）/ the acts posted before: renames and corrections.
//!
//! ```csv
//! base,name,host
//! # 错 / bad
//! QD-1,海星联合试验室,海星大学
//! # 对 / good
//! QD-1,海星联合实验室,海星大学
//! ```

use super::Scene;
use crate::finding::{Finding, Findings, Place};
use crate::model::day::Day;
use crate::model::id::BaseId;
use crate::model::list::Subject;
use crate::model::register::{Act, Scheme};

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    for scheme in scene.schemes {
        for act in &scheme.acts {
            for row in act.lists.entries() {
                let list = row.list.code();
                match &row.subject {
                    Subject::Base(id) => base(scene, scheme, act, list, row.line, id, (&row.printed.0, &row.printed.1), findings),
                    Subject::Host(id) => {
                        let Some(host) = scene.register.hosts.get(id) else { continue };
                        let right = [act.posted(), act.posted().pred()].map(|day| scene.names.host(host, day, day).zh.clone());
                        compare(act, list, row.line, "name", &row.printed.0, &right, findings);
                    }
                }
            }
            let lists = &act.lists;
            let facts = lists.reports.iter().map(|row| ("reports", row.line, &row.base, &row.name, &row.host));
            let facts = facts.chain(lists.outside.iter().map(|row| ("outside", row.line, &row.base, &row.name, &row.host)));
            let facts = facts.chain(lists.opening.iter().map(|row| ("opening", row.line, &row.base, &row.name, &row.host)));
            for (list, line, id, name, host) in facts {
                base(scene, scheme, act, list, line, id, (name, host), findings);
            }
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "a row and its place, taken apart")]
fn base(
    scene: &Scene<'_>,
    scheme: &Scheme,
    act: &Act,
    list: &str,
    line: usize,
    id: &BaseId,
    (name, host): (&str, &str),
    findings: &mut Findings,
) {
    let Some(base) = scheme.bases.get(id) else { return };
    // A change in the same act, or in one of the same day, may be in the list already or not yet.
    let on = |day: Day| scene.names.printed(base, day, day);
    let (before, after) = (on(act.posted().pred()), on(act.posted()));
    compare(act, list, line, "name", name, &[after.0, before.0], findings);
    compare(act, list, line, "host", host, &[after.1, before.1], findings);
}

fn compare(act: &Act, list: &str, line: usize, column: &'static str, printed: &str, right: &[impl AsRef<str>; 2], findings: &mut Findings) {
    if right.iter().any(|right| right.as_ref() == printed) {
        return;
    }
    let (zh, en) = if column == "name" { ("名称", "name") } else { ("依托单位", "host") };
    let [right, _] = right;
    let right = right.as_ref();
    findings.push(
        Finding::error(
            "list-names",
            Place::column(act.list_file(list), line, column),
            format!("{zh}应为“{right}”（截至{}已公布的）", act.posted()),
            format!("the {en} published up to {} is `{right}`", act.posted()),
        )
        .value(printed)
        .rule("列表所印名称须与发布当日已公布的一致", "a list prints the names as published up to its own day")
        .remedy(
            format!("写成 {right}；名称确有变化的，先发变更或更正"),
            format!("write {right}; if the name did change, post the change or a correction first"),
        ),
    );
}
