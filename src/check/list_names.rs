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
            let lists = &act.lists;
            let facts = lists.reports.iter().map(|row| ("reports", row.line, &row.base, &row.name, &row.host));
            let facts = facts.chain(lists.outside.iter().map(|row| ("outside", row.line, &row.base, &row.name, &row.host)));
            let facts = facts.chain(lists.opening.iter().map(|row| ("opening", row.line, &row.base, &row.name, &row.host)));
            for (list, line, id, name, host) in facts {
                base(scene, scheme, id, &Printed { act, list, line, name, host }, findings);
            }
            for row in lists.entries() {
                let (name, host) = &row.printed;
                let printed = Printed { act, list: row.list.code(), line: row.line, name, host };
                match &row.subject {
                    Subject::Base(id) => base(scene, scheme, id, &printed, findings),
                    Subject::Host(id) => {
                        let Some(host) = scene.register.hosts.get(id) else { continue };
                        let right = [act.posted(), act.posted().pred()].map(|day| scene.names.host(host, day, day).zh.clone());
                        findings.extend(printed.differs("name", &right));
                    }
                }
            }
        }
    }
}

/// What a row of a list prints of whom it is about.
struct Printed<'a> {
    act: &'a Act,
    list: &'static str,
    line: usize,
    name: &'a str,
    host: &'a str,
}

fn base(scene: &Scene<'_>, scheme: &Scheme, id: &BaseId, printed: &Printed<'_>, findings: &mut Findings) {
    let Some(base) = scheme.bases.get(id) else { return };
    // A change in the same act, or in one of the same day, may be in the list already or not yet.
    let on = |day: Day| scene.names.printed(base, day, day);
    let (before, after) = (on(printed.act.posted().pred()), on(printed.act.posted()));
    findings.extend(printed.differs("name", &[after.0, before.0]));
    findings.extend(printed.differs("host", &[after.1, before.1]));
}

impl Printed<'_> {
    /// Tells that `name` or `host` is none of the names published up to the act's day, of which the first is told.
    fn differs(&self, column: &'static str, [right, before]: &[impl AsRef<str>; 2]) -> Option<Finding> {
        let (printed, zh, en) = if column == "name" { (self.name, "名称", "name") } else { (self.host, "依托单位", "host") };
        let right = right.as_ref();
        if printed == right || printed == before.as_ref() {
            return None;
        }
        let finding = Finding::error(
            "list-names",
            Place::column(self.act.list_file(self.list), self.line, column),
            format!("{zh}应为“{right}”（截至{}已公布的）", self.act.posted()),
            format!("the {en} published up to {} is `{right}`", self.act.posted()),
        );
        let rule = ("列表所印名称须与发布当日已公布的一致", "a list prints the names as published up to its own day");
        Some(finding.value(printed).rule(rule.0, rule.1).remedy(
            format!("写成 {right}；名称确有变化的，先发变更或更正"),
            format!("write {right}; if the name did change, post the change or a correction first"),
        ))
    }
}
