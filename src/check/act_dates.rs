//! # act-dates：文件的日期次序不对 / dates of an act in the wrong order
//!
//! 签发日不晚于发布日；延长公示在公示期满之前发布（已延长过的，按延长后的末日），写的是从首日起的完整公示期，且末日更晚；更正后重新计算的
//! 公示期，末日不早于原来的。针对公示的撤回、废止、更正、异议处理结果在有结果之前发布：那一项已有决定的，撤回和废止是错误（连同决定一并废止的不算），
//! 更正（应当更正的是决定）和异议处理结果给警告。已经撤回或废止的，再延长、撤回是错误，再更正、再发异议处理结果给警告。
//!
//! An act is signed no later than it is posted. An extension is posted before the period is over, as earlier extensions have it, tells the
//! whole period from its first day, and ends later; a period that a correction starts again ends no earlier than it did. A withdrawal,
//! an annulment or a correction of a notice, and the result of objections to it, are posted before its outcome: once an entry is decided, a
//! withdrawal or an annulment is an error (not where the decision is annulled with it), a correction (it is the decision that wants
//! correcting) and a result naming it a warning. Of what was taken back or annulled before, an extension or another withdrawal is an error,
//! a correction or a result a warning.
//!
//! 依据 / rests on: 通行做法 / common practice.
//!
//! ```toml
//! # 错 / bad: acts/2026/1102-…
//! signed = 2026-11-05
//! # 对 / good
//! signed = 2026-11-02
//! ```

use super::Scene;
use crate::finding::{Finding, Findings, Level, Place};
use crate::model::day::Day;
use crate::model::id::BaseId;
use crate::model::list::{Answer, Entry, Running};
use crate::model::register::{Act, ActKind, Scheme, Window};
use crate::model::standing::{EntryState, NoticeState, NoticeView, is_annulled, notice_before};

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    for scheme in scene.schemes {
        for (place, act) in scheme.acts.iter().enumerate() {
            if let Some(signed) = act.signed.filter(|signed| *signed > act.posted()) {
                findings.push(
                    Finding::error(
                        "act-dates",
                        Place::key(act.file(), "signed"),
                        format!("签发日晚于发布日{}", act.posted()),
                        format!("signed after it was posted on {}", act.posted()),
                    )
                    .value(signed)
                    .rule("先签发后发布", "an act is signed, then posted")
                    .remedy("检查 signed 与文件夹的日期", "check signed and the date of the folder"),
                );
            }
            let level = match &act.kind {
                ActKind::Extension(..) | ActKind::NoticeWithdrawal(_) | ActKind::Annulment => Level::Error,
                ActKind::Correction | ActKind::ObjectionResult(_) => Level::Warning,
                _ => continue,
            };
            if is_annulled(scheme, act, Day::MAX) {
                continue;
            }
            for (about, notice) in act.about.iter().filter_map(|about| Some((*about, scheme.acts.get(*about)?))) {
                let Some(view) = notice_before(scheme, about, place) else { continue };
                match gone(act, notice, &view, level).or_else(|| late(scheme, act, &view, level)) {
                    Some(finding) => findings.push(finding),
                    None => match &act.kind {
                        ActKind::Extension(longer, _) => extended(act, notice, &view, longer, findings),
                        _ => shorter(act, &view, findings),
                    },
                }
            }
        }
    }
}

/// Whether an act about a notice is about one of its entries.
fn meant(act: &Act, entry: &Entry) -> bool {
    let id = entry.subject.base();
    let among = |only: &[BaseId]| id.is_some_and(|id| only.contains(id));
    match &act.kind {
        ActKind::Extension(_, only) | ActKind::NoticeWithdrawal(only) => only.is_empty() || among(only),
        ActKind::Correction => act.lists.correction.iter().any(|row| row.list == entry.list && id == Some(&row.base)),
        ActKind::ObjectionResult(result) => {
            [&result.upheld_entries, &result.rejected_entries, &result.open].into_iter().any(|only| among(only))
        }
        ActKind::Annulment => true,
        _ => false,
    }
}

/// An act about what was taken back before: some entry it names, or all where it names none.
fn gone(act: &Act, notice: &Act, view: &NoticeView, level: Level) -> Option<Finding> {
    let withdrawn = |entry: &&EntryState| entry.state == NoticeState::Withdrawn;
    let whole = match &act.kind {
        ActKind::Annulment => return None,
        ActKind::Extension(_, only) | ActKind::NoticeWithdrawal(only) => only.is_empty(),
        _ => false,
    };
    let named = view.entries.iter().filter(|entry| !whole && meant(act, &entry.entry)).find(withdrawn);
    if named.is_none() && view.state != NoticeState::Withdrawn {
        return None;
    }
    let (zh, en, value) = match named {
        Some(EntryState { entry, .. }) => (
            format!("{} 的 {}", notice.id, entry.subject),
            format!("{} of the notice {}", entry.subject, notice.id),
            entry.subject.to_string(),
        ),
        None => (notice.id.to_string(), format!("the notice {}", notice.id), notice.id.to_string()),
    };
    Some(
        Finding::new(
            "act-dates",
            level,
            Place::key(act.file(), "about"),
            format!("公示 {zh} 此前已经撤回或废止"),
            format!("{en} was taken back or annulled before"),
        )
        .value(value)
        .rule("撤回或废止的公示不再有下文", "nothing more comes of a notice that was taken back or annulled")
        .remedy("去掉这一项；仍要办理的，重新公示", "take it out; where it is still meant, post a new notice"),
    )
}

fn extended(act: &Act, notice: &Act, view: &NoticeView, longer: &Window, findings: &mut Findings) {
    let Some(printed) = notice.notice_window() else { return };
    let live = |entry: &&EntryState| entry.state != NoticeState::Withdrawn && meant(act, &entry.entry);
    let entries: Vec<&EntryState> = view.entries.iter().filter(live).collect();
    let first = entries.iter().map(|entry| entry.first).min().unwrap_or(printed.first);
    let window = Window { first, last: entries.iter().map(|entry| entry.last).max().unwrap_or(printed.last), ..printed };
    if longer.last <= window.last || act.posted() > window.last {
        let runs = |entry: &&&EntryState| act.posted() <= entry.last && entry.last < longer.last;
        let ids: Vec<String> = entries.iter().filter(runs).map(|entry| format!("\"{}\"", entry.entry.subject)).collect();
        let (zh, en) = match ids.join(", ") {
            // Some entries run longer than the extension, since they began anew.
            ids if !ids.is_empty() => (
                format!("有的项重新公示过，末日更晚：只延长其余各项，写 entries = [{ids}]"),
                format!("some entries began anew and end later: make the others longer alone, with entries = [{ids}]"),
            ),
            _ if act.posted() > window.last => ("期已满，重新公示".to_owned(), "the period is over: post a new notice".to_owned()),
            _ => (format!("末日写{}之后的一天", window.last), format!("write a last day after {}", window.last)),
        };
        findings.push(
            Finding::error(
                "act-dates",
                Place::key(act.file(), "window.last"),
                format!("公示期至{}：延长须在此前发布，且末日更晚", window.last),
                format!("the period runs to {}: an extension is posted by then and ends later", window.last),
            )
            .value(longer.last)
            .rule("延长在期满前发布", "an extension is posted before the window is over")
            .remedy(zh, en),
        );
    }
    if longer.first != window.first {
        findings.push(
            Finding::error(
                "act-dates",
                Place::key(act.file(), "window.first"),
                format!("公示期自{}起，延长后的首日不变", window.first),
                format!("the period began on {}, and a longer one begins there too", window.first),
            )
            .value(longer.first)
            .rule("延长写从原首日起的完整公示期", "an extension tells the whole period from its first day")
            .remedy(
                format!("first 写 {}，days 写整个公示期的天数；要重新起算的，发更正并写 restarts", window.first),
                format!("write first = {} and the days of the whole period; to begin anew, post a correction with restarts", window.first),
            ),
        );
    }
}

/// A correction that starts the period of an entry again, and ends it before the day it ran to.
fn shorter(act: &Act, view: &NoticeView, findings: &mut Findings) {
    for row in &act.lists.correction {
        let Running::Restarts(_, last, _) = row.window else { continue };
        let of_row = |entry: &&EntryState| entry.entry.list == row.list && entry.entry.subject.base() == Some(&row.base);
        let Some(entry) = view.entries.iter().find(of_row).filter(|entry| last < entry.last) else { continue };
        findings.push(
            Finding::error(
                "act-dates",
                Place::column(act.list_file("correction"), row.line, "last"),
                format!("{} 的公示期已定到{}：重新计算的，末日不早于它", row.base, entry.last),
                format!("the period of {} runs to {} already: one that starts again ends no earlier", row.base, entry.last),
            )
            .value(last)
            .rule("公布过的公示期不缩短", "a period that was made public is not made shorter")
            .remedy(format!("末日写{}或更晚", entry.last), format!("write {} or later as last", entry.last)),
        );
    }
}

/// Taken back or corrected when its entries were decided already, by a decision that stands.
fn late(scheme: &Scheme, act: &Act, view: &NoticeView, level: Level) -> Option<Finding> {
    let decided = view.entries.iter().filter(|entry| meant(act, &entry.entry)).find_map(|entry| {
        let (by, _) = entry.answer.filter(|(_, answer)| *answer != Answer::Pending)?;
        let by = scheme.acts.get(by).filter(|by| !is_annulled(scheme, by, Day::MAX))?;
        Some((&entry.entry.subject, by))
    });
    let (subject, by) = decided?;
    let annul = (
        "要收回的是决定的，发 kind = \"annulment\" 的文件，about 写那个决定",
        "to take the decision back, post an act of kind = \"annulment\" about it",
    );
    let ((what_zh, what_en), (remedy_zh, remedy_en)) = match act.kind {
        // Some of its entries may wait still, and it is for those.
        ActKind::Extension(..) => return None,
        ActKind::NoticeWithdrawal(_) => (("撤回", "withdrawal"), annul),
        ActKind::Annulment => (
            ("废止", "annulment"),
            (
                "决定随之废止的，about 同时写那个决定；已发布的，另发一份废止决定",
                "where the decision goes with it, name it in about too; where this is posted, annul the decision by another act",
            ),
        ),
        ActKind::ObjectionResult(_) => (("异议处理结果", "result of objections"), annul),
        _ => (("更正", "correction"), ("决定里也要更正的，about 写那个决定", "where the decision is to be corrected, name it in about")),
    };
    Some(
        Finding::new(
            "act-dates",
            level,
            Place::key(act.file(), "about"),
            format!("{subject} 已由 {} 决定，此后才发布{what_zh}", by.id),
            format!("{} decided on {subject} already: this {what_en} comes after it", by.id),
        )
        .value(&by.id)
        .rule(
            "对公示的撤回、废止、更正和异议处理在有结果之前",
            "a notice is taken back, annulled or corrected, and objections are answered, before its outcome",
        )
        .remedy(remedy_zh, remedy_en),
    )
}
