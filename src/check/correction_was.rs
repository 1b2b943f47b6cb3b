//! # correction-was：更正所引的原文与印出的不同 / a correction that does not quote what was printed
//!
//! 更正写明哪张列表、哪一栏、原来印的是什么、应当是什么。`was` 必须与当时印出的一字不差，否则读者不知道改了哪里。
//!
//! A correction names the list, the column, what was printed and what is right. `was` is exactly what was printed, or a reader
//! cannot tell what was put right.
//!
//! 依据 / rests on: 通行做法：更正引用原公示 / common practice: a correction cites the first notice.
//!
//! ```csv
//! base,list,column,was,is,window
//! # 错 / bad:  QD-1,recognition,name,海星实验室,海星联合实验室,continues   （印的是 printed: 海星联和实验室）
//! # 对 / good: QD-1,recognition,name,海星联和实验室,海星联合实验室,continues
//! ```

use super::Scene;
use crate::finding::{Finding, Findings, Place};
use crate::model::list::{Corrected, Entry, Subject};
use crate::model::register::{Act, Scheme};

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    for scheme in &scene.register.schemes {
        for act in &scheme.acts {
            for row in &act.lists.correction {
                judge(scheme, act, row, findings);
            }
        }
    }
}

fn judge(scheme: &Scheme, act: &Act, row: &Corrected, findings: &mut Findings) {
    let about = act.about.iter().filter_map(|about| scheme.acts.get(*about));
    let printed: Vec<String> = about
        .flat_map(|about| about.lists.entries())
        .filter(|entry| entry.list == row.list && entry.subject == Subject::Base(row.base.clone()))
        .filter_map(|entry| cell(&entry, &row.column))
        .collect();
    if printed.contains(&row.was) {
        return;
    }
    let file = act.list_file("correction");
    let finding = match printed.first() {
        Some(printed) => Finding::error(
            "correction-was",
            Place::cell(file, row.line, 4),
            format!("当时印的是“{printed}”"),
            format!("what was printed is `{printed}`"),
        )
        .remedy(format!("was 写 {printed}"), format!("write {printed} as was")),
        None => Finding::error(
            "correction-was",
            Place::cell(file, row.line, 1),
            "所更正的文件里没有这一项",
            "the act it corrects has no such entry",
        )
        .remedy("检查 base、list、column 与 about", "check base, list, column and about"),
    };
    findings.push(finding.value(&row.was).rule("更正引用印出的原文", "a correction quotes what was printed"));
}

/// The printed cell of a column, where corrections can reach it.
fn cell(entry: &Entry, column: &str) -> Option<String> {
    match column {
        "name" => Some(entry.printed.0.to_string()),
        "host" => Some(entry.printed.1.to_string()),
        "result" | "ground" | "to" => Some(entry.says.clone()),
        _ => None,
    }
}
