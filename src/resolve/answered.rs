//! Only a decision answers: a notice proposes, and no row of it has an outcome yet.

use crate::finding::{Finding, Findings, Place};
use crate::model::draft::act::ActWord;
use crate::model::list::{Answer, Lists};

/// Tells every row of a notice with an outcome other than the one that says nothing.
pub(super) fn check(path: &str, kind: ActWord, lists: &Lists, findings: &mut Findings) {
    if kind != ActWord::Notice {
        return;
    }
    for entry in lists.entries() {
        let value = match entry.answer {
            Answer::Settled => continue,
            Answer::Dropped => "dropped / not-recognised",
            Answer::Withdrawn => "withdrawn",
            Answer::Pending => "pending",
        };
        findings.push(
            Finding::error(
                "outcome-in-notice",
                Place::column(format!("{path}/{}.csv", entry.list.code()), entry.line, "outcome"),
                "公示的列表没有结果",
                "a notice proposes, its rows have no outcome",
            )
            .value(value)
            .rule("outcome 只写在决定的列表里（内容格式）", "outcome stands in the lists of decisions only (the content format)")
            .remedy(
                "去掉 outcome；公示期间撤下的项，发布撤回 notice-withdrawal",
                "take the outcome out; an entry taken back within the period is a notice-withdrawal",
            ),
        );
    }
}
