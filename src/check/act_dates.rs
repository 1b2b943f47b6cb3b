//! # act-dates：文件的日期次序不对 / dates of an act in the wrong order
//!
//! 签发日不晚于发布日；延长公示在公示期满之前发布（已延长过的，按延长后的末日），写的是从首日起的完整公示期，且末日更晚；针对公示的撤回、更正、异议处理
//! 结果在有结果之前发布：那一项已有决定的，撤回是错误，更正（应当更正的是决定）和异议处理结果给警告。
//!
//! An act is signed no later than it is posted. An extension is posted before the period is over, as earlier extensions have it, tells the
//! whole period from its first day, and ends later. A withdrawal or a correction of a notice, and the result of objections to it, are posted before
//! its outcome: once an entry is decided, a withdrawal is an error, a correction (it is the decision that wants correcting) and a
//! result naming it a warning.
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
use crate::model::id::BaseId;
use crate::model::list::{Answer, Entry, Subject};
use crate::model::register::{Act, ActKind, Scheme, Window};
use crate::model::standing::{EntryState, notice_on};

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    for scheme in scene.schemes {
        for act in &scheme.acts {
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
            for about in &act.about {
                match &act.kind {
                    ActKind::Extension(longer, only) => extended(scheme, act, *about, longer, only, findings),
                    ActKind::NoticeWithdrawal(only) => {
                        let meant = |entry: &Entry| only.is_empty() || matches!(&entry.subject, Subject::Base(id) if only.contains(id));
                        late(scheme, act, *about, Level::Error, meant, findings);
                    }
                    ActKind::Correction => {
                        let rows = &act.lists.correction;
                        let meant = |entry: &Entry| {
                            rows.iter().any(|row| row.list == entry.list && matches!(&entry.subject, Subject::Base(id) if *id == row.base))
                        };
                        late(scheme, act, *about, Level::Warning, meant, findings);
                    }
                    ActKind::ObjectionResult(result) => {
                        let named: Vec<&BaseId> =
                            result.upheld_entries.iter().chain(&result.rejected_entries).chain(&result.open).collect();
                        let meant = |entry: &Entry| matches!(&entry.subject, Subject::Base(id) if named.contains(&id));
                        late(scheme, act, *about, Level::Warning, meant, findings);
                    }
                    _ => {}
                }
            }
        }
    }
}

fn extended(scheme: &Scheme, act: &Act, about: usize, longer: &Window, only: &[BaseId], findings: &mut Findings) {
    let Some(printed) = scheme.acts.get(about).and_then(Act::notice_window) else { return };
    let entries = running(scheme, act, about, only);
    let first = entries.iter().map(|entry| entry.first).min().unwrap_or(printed.first);
    let window = Window { first, last: entries.iter().map(|entry| entry.last).max().unwrap_or(printed.last), ..printed };
    if longer.last <= window.last || act.posted() > window.last {
        let runs = |entry: &&EntryState| act.posted() <= entry.last && entry.last < longer.last;
        let ids: Vec<String> = entries.iter().filter(runs).map(|entry| format!("\"{}\"", entry.entry.subject)).collect();
        let (zh, en) = match ids.join(", ") {
            // Some entries run longer than the extension, since they began anew.
            ids if !ids.is_empty() => (
                format!("有的项重新公示过，末日更晚：只延长其余各项，写 entries = [{ids}]"),
                format!("some entries began anew and end later: make the others longer alone, with entries = [{ids}]"),
            ),
            _ => ("期已满的，重新公示".to_owned(), "where the window is over, post a new notice".to_owned()),
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

/// The entries an extension is for, with what earlier extensions and corrections made of their windows.
fn running(scheme: &Scheme, act: &Act, about: usize, only: &[BaseId]) -> Vec<EntryState> {
    let meant = |entry: &EntryState| only.is_empty() || matches!(&entry.entry.subject, Subject::Base(id) if only.contains(id));
    notice_on(scheme, about, act.posted().pred()).into_iter().flat_map(|view| view.entries).filter(meant).collect()
}

/// Taken back or corrected when its entries were decided already.
fn late(scheme: &Scheme, act: &Act, about: usize, level: Level, meant: impl Fn(&Entry) -> bool, findings: &mut Findings) {
    let Some(view) = notice_on(scheme, about, act.posted()) else { return };
    let place = scheme.acts.iter().position(|known| std::ptr::eq(known, act)).unwrap_or_default();
    let decided = view.entries.iter().filter(|entry| meant(&entry.entry)).find_map(|entry| {
        let (by, _) = entry.answer.filter(|(by, answer)| *answer != Answer::Pending && *by < place)?;
        Some((&entry.entry.subject, scheme.acts.get(by)?))
    });
    let Some((subject, by)) = decided else { return };
    let annul = (
        "要收回的是决定的，发 kind = \"annulment\" 的文件，about 写那个决定",
        "to take the decision back, post an act of kind = \"annulment\" about it",
    );
    let ((what_zh, what_en), (remedy_zh, remedy_en)) = match act.kind {
        ActKind::NoticeWithdrawal(_) => (("撤回", "withdrawal"), annul),
        ActKind::ObjectionResult(_) => (("异议处理结果", "result of objections"), annul),
        _ => (("更正", "correction"), ("决定里也要更正的，about 写那个决定", "where the decision is to be corrected, name it in about")),
    };
    findings.push(
        Finding::new(
            "act-dates",
            level,
            Place::key(act.file(), "about"),
            format!("{subject} 已由 {} 决定，此后才发布{what_zh}", by.id),
            format!("{} decided on {subject} already: this {what_en} comes after it", by.id),
        )
        .value(&by.id)
        .rule(
            "对公示的撤回、更正和异议处理在有结果之前",
            "a notice is taken back or corrected, and objections are answered, before its outcome",
        )
        .remedy(remedy_zh, remedy_en),
    );
}
