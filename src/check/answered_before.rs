//! Rows of a decision about entries that an earlier one settled: see [`super::decision_rows`].

use std::collections::BTreeMap;

use crate::finding::{Finding, Findings, Place};
use crate::model::day::Day;
use crate::model::list::{Answer, Entry};
use crate::model::register::{Act, ActKind, Scheme};
use crate::model::standing::is_annulled;

/// Tells of each row that an earlier decision on the same notice answered, and not with `pending`.
pub(super) fn run(scheme: &Scheme, act: &Act, findings: &mut Findings) {
    if is_annulled(scheme, act, Day::MAX) {
        return;
    }
    let notices = scheme.about(act).filter(|about| about.notice_window().is_some());
    let before = notices.flat_map(|notice| scheme.followed(notice).take_while(|later| later.id != act.id));
    let decisions = before.filter(|later| matches!(later.kind, ActKind::Decision(_)) && !is_annulled(scheme, later, Day::MAX));
    let answered: Vec<(Entry, &Act)> = decisions.flat_map(|by| by.lists.entries().into_iter().map(move |row| (row, by))).collect();
    let settled: BTreeMap<_, &Act> =
        answered.iter().filter(|(row, _)| row.answer != Answer::Pending).map(|(row, by)| (row.key(), *by)).collect();
    if settled.is_empty() {
        return;
    }
    for row in act.lists.entries() {
        let Some(by) = settled.get(&row.key()) else { continue };
        findings.push(
            Finding::error(
                "decision-rows",
                Place::cell(act.list_file(row.list.code()), row.line, 1),
                format!("{} 这一项已由 {} 答复", row.subject, by.id),
                format!("{} answered this entry of {} already", by.id, row.subject),
            )
            .value(&row.subject)
            .rule("一项只答复一次，待定的除外", "an entry is answered once, save one that was pending")
            .remedy(
                format!("去掉这一行；{} 有误的，先发 kind = \"annulment\" 的文件废止它", by.id),
                format!("take the row out; where {} is wrong, annul it first (kind = \"annulment\")", by.id),
            ),
        );
    }
}
