//! The entries that an extension, a withdrawal or the result of objections names must stand in the acts it is about.

use std::collections::BTreeSet;

use super::named::question;
use crate::finding::{Finding, Findings, Place};
use crate::model::draft::act::ActDraft;
use crate::model::id::BaseId;
use crate::model::register::Act;

/// The keys under which an act names entries, and those it names.
type Named<'a> = [(&'static str, &'a [BaseId]); 4];

/// Tells every entry that is named twice, or that no act it is about has.
pub(super) fn check(file: &str, draft: &ActDraft, about: &[&Act], findings: &mut Findings) {
    let result = draft.result.as_ref();
    let named: Named<'_> = [
        ("entries", draft.entries.as_slice()),
        ("result.open", result.map_or(&[][..], |result| &result.open)),
        ("result.upheld-entries", result.map_or(&[][..], |result| &result.upheld_entries)),
        ("result.rejected-entries", result.map_or(&[][..], |result| &result.rejected_entries)),
    ];
    if about.is_empty() || named.iter().all(|(_, ids)| ids.is_empty()) {
        return;
    }
    twice(file, named, findings);
    // Of an act that is known in part nobody can tell what it does not have.
    if !about.iter().any(|act| act.known_in_part) {
        unknown(file, named, about, findings);
    }
    if result.is_some_and(|result| result.upheld == 0 && !result.upheld_entries.is_empty()) {
        findings.push(
            Finding::error(
                "wrong-value",
                Place::key(file, "result.upheld-entries"),
                "没有异议成立，却写了异议成立的对象",
                "no objection was upheld, yet entries of upheld objections are named",
            )
            .rule("upheld 是成立的件数", "upheld is the number upheld")
            .remedy("改正 upheld，或删去 upheld-entries", "mend upheld, or take upheld-entries out"),
        );
    }
}

fn twice(file: &str, named: Named<'_>, findings: &mut Findings) {
    let mut told: BTreeSet<&BaseId> = BTreeSet::new();
    for (key, ids) in named {
        for (n, id) in ids.iter().enumerate().filter(|(_, id)| !told.insert(id)) {
            findings.push(
                Finding::error("written-twice", Place::key(file, format!("{key}[{n}]")), "这一项写了两次", "this entry is named twice")
                    .value(id)
                    .rule("一项异议结果只写一处", "an entry is named once")
                    .remedy(
                        "留一处：有未决异议的写 open，否则有成立的写 upheld-entries",
                        "keep one: open while an objection is, else upheld-entries where one was upheld",
                    ),
            );
        }
    }
}

fn unknown(file: &str, named: Named<'_>, about: &[&Act], findings: &mut Findings) {
    let known: BTreeSet<BaseId> = about.iter().flat_map(|act| act.named()).collect();
    let acts: Vec<&str> = about.iter().map(|act| act.id.as_str()).collect();
    for (key, ids) in named {
        for (n, id) in ids.iter().enumerate().filter(|(_, id)| !known.contains(*id)) {
            let (zh, en) = question(id.as_str(), known.iter().map(BaseId::as_str)).unwrap_or_default();
            findings.push(
                Finding::error(
                    "unknown-name",
                    Place::key(file, format!("{key}[{n}]")),
                    format!("{} 中没有这一项", acts.join("、")),
                    format!("{} has no such entry", acts.join(", ")),
                )
                .value(id)
                .rule("指明的各项须在所针对的文件里", "the entries named stand in the act it is about")
                .remedy(format!("{zh}核对编号，或核对 about"), format!("{en}check the number, or about")),
            );
        }
    }
}
