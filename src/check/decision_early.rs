//! # decision-early：公示期未满即作决定 / decided before the window was over
//!
//! 决定只能在公示期末日之后发布。末日当天直到24时仍可提出异议。公示期内签署、期满后发布的，给警告。
//!
//! A decision is posted after the last day of the window. On the last day objections can be raised until 24:00. One that was
//! signed within the window and posted after it is a warning.
//!
//! 依据 / rests on: 各办法的公示条款；民法典第二百零三条 / the publicity article of each text; Civil Code art. 203.
//!
//! ```text
//! 错 / bad:  公示至 window to 2026-11-24，决定发布于 decision posted 2026-11-24
//! 对 / good: 决定发布于 decision posted 2026-11-25
//! ```

use std::collections::BTreeSet;

use super::Scene;
use crate::finding::{Finding, Findings, Place};
use crate::model::list::{Answer, Entry};
use crate::model::register::{Act, ActKind, Scheme};
use crate::model::standing::notice_on;

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    for scheme in scene.schemes {
        for act in scheme.acts.iter().filter(|act| matches!(act.kind, ActKind::Decision(_))) {
            for notice in &act.about {
                judge(scheme, act, *notice, findings);
            }
        }
    }
}

fn judge(scheme: &Scheme, act: &Act, notice: usize, findings: &mut Findings) {
    let Some(view) = notice_on(scheme, notice, act.posted()) else { return };
    let rows = act.lists.entries();
    let settled: BTreeSet<_> = rows.iter().filter(|row| row.answer == Answer::Settled).map(Entry::key).collect();
    let mut answered = view.entries.iter().filter(|entry| settled.contains(&entry.entry.key()));
    let signed = act.signed.unwrap_or(act.posted());
    let early = answered.find(|entry| act.posted() <= entry.last || signed <= entry.last);
    let Some(entry) = early else { return };
    let Some(notice) = scheme.acts.get(notice) else { return };
    let about = &notice.id;
    let (last, subject) = (entry.last, &entry.entry.subject);
    let finding = if act.posted() <= last {
        Finding::error(
            "decision-early",
            Place::key(act.file(), "about"),
            format!("公示 {about} 到{last}才满（{subject}），决定发布于{}", act.posted()),
            format!("the window of {about} runs to {last} ({subject}), the decision is posted on {}", act.posted()),
        )
        .value(act.posted())
        .remedy(format!("在{last}以后发布决定"), format!("post the decision after {last}"))
    } else {
        Finding::warning(
            "decision-early",
            Place::key(act.file(), "signed"),
            format!("公示 {about} 到{last}才满（{subject}），决定签署于{signed}"),
            format!("the window of {about} runs to {last} ({subject}), the decision was signed on {signed}"),
        )
        .value(signed)
        .remedy("核对成文日期；决定应在期满后作出", "check the day of signing: a decision is made when the window is over")
    };
    let cites = scheme.cite_publicity(&notice.under, entry.entry.list);
    findings.push(finding.articles_or(cites, "公示期满方可决定", "a decision follows the end of the window"));
}
