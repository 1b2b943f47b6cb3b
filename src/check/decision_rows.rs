//! # decision-rows：决定没有逐项答复公示 / a decision that does not answer its notice row by row
//!
//! 决定要答复所针对公示的每一行：照办、不予执行、撤回或待定。漏掉的行、公示里没有的行、与公示写法不同而无更正也无异议的行，都要指出。
//!
//! A decision answers every row of every notice it is about: settled, dropped, withdrawn or pending. A row left out, a row no
//! notice had, and a row decided otherwise than proposed without a correction or an upheld objection are told.
//!
//! 依据 / rests on: 各办法的公示条款：公示的就是拟决定的 / the publicity article of each text: what is decided is what was shown.
//!
//! ```csv
//! # 公示 notice: QD-1, QD-2      决定 decision:
//! base,name,host,outcome
//! QD-1,…,…,recognised
//! # 对 / good: QD-2,…,…,not-recognised
//! ```

use std::collections::{BTreeMap, BTreeSet};

use super::Scene;
use crate::finding::{Finding, Findings, Level, Place};
use crate::model::list::{Answer, Entry, Subject};
use crate::model::register::{Act, ActKind, Scheme};
use crate::model::standing::{NoticeState, notice_on};

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    for scheme in &scene.register.schemes {
        for act in scheme.acts.iter().filter(|act| matches!(act.kind, ActKind::Decision(_))) {
            answers(scheme, act, findings);
        }
    }
}

fn answers(scheme: &Scheme, act: &Act, findings: &mut Findings) {
    let settled = act.lists.entries();
    let answered: BTreeSet<_> = settled.iter().map(Entry::key).collect();
    let mut proposed: Vec<Entry> = Vec::new();
    let mut upheld = false;
    let mut corrected: BTreeSet<Subject> = BTreeSet::new();
    for notice in &act.about {
        let Some(view) = notice_on(scheme, *notice, act.posted()) else { continue };
        let followers = view.followed.iter().filter_map(|place| scheme.acts.get(*place));
        for act in followers {
            upheld |= matches!(&act.kind, ActKind::ObjectionResult(result) if result.upheld > 0);
            corrected.extend(act.lists.correction.iter().map(|row| Subject::Base(row.base.clone())));
        }
        for entry in &view.entries {
            let earlier =
                entry.answer.is_some_and(|(by, answer)| answer != Answer::Pending && scheme.acts.get(by).is_some_and(|by| by.id != act.id));
            if entry.state != NoticeState::Withdrawn && !earlier && !answered.contains(&entry.entry.key()) {
                findings.push(unanswered(scheme, act, *notice, &entry.entry));
            }
            proposed.push(entry.entry.clone());
        }
    }
    let mut first: BTreeMap<_, &Entry> = BTreeMap::new();
    for entry in &proposed {
        first.entry(entry.key()).or_insert(entry);
    }
    for row in &settled {
        let cell = |column| Place::cell(act.list_file(row.list.code()), row.line, column);
        let asked = act.under.publicity_of(row.list);
        match first.get(&row.key()) {
            Some(entry) if entry.says != row.says && row.answer == Answer::Settled => {
                let level = if upheld || corrected.contains(&row.subject) { Level::Note } else { Level::Error };
                let finding = Finding::new(
                    "decision-rows",
                    level,
                    cell(1),
                    format!("公示写“{}”，决定写“{}”", entry.says, row.says),
                    format!("the notice says `{}`, the decision `{}`", entry.says, row.says),
                );
                findings.push(with_rule(finding, scheme, act, row).value(&row.says).remedy(
                    "发更正，或按公示决定；异议成立的，先发异议处理结果",
                    "post a correction, or decide as proposed; where an objection was upheld, post its result first",
                ));
            }
            Some(_) => {}
            None if asked.is_some() && row.answer == Answer::Settled => {
                let finding = Finding::error(
                    "decision-rows",
                    cell(1),
                    "办法要求公示，而所针对的公示里没有这一项",
                    "the text asks for a window, and no notice this answers has this entry",
                );
                findings.push(
                    with_rule(finding, scheme, act, row)
                        .value(&row.subject)
                        .remedy("先公示，或在 about 中写明那次公示", "post a notice first, or name it in about"),
                );
            }
            None => {}
        }
    }
}

fn unanswered(scheme: &Scheme, act: &Act, notice: usize, entry: &Entry) -> Finding {
    let about = scheme.acts.get(notice).map(|act| act.id.to_string()).unwrap_or_default();
    let finding = Finding::error(
        "decision-rows",
        Place::key(act.file(), "about"),
        format!("公示 {about} 的 {}（第{}行）没有答复", entry.subject, entry.line),
        format!("{} in {about} (line {}) is not answered", entry.subject, entry.line),
    );
    with_rule(finding, scheme, act, entry).value(&entry.subject).remedy(
        format!("在 {}.csv 加上这一行，outcome 写明结果；未定的写 pending", entry.list.code()),
        format!("add the row to {}.csv and say the outcome; write pending where there is none yet", entry.list.code()),
    )
}

fn with_rule(finding: Finding, scheme: &Scheme, act: &Act, row: &Entry) -> Finding {
    match act.under.publicity_of(row.list) {
        Some(rule) => finding.articles(scheme.cite(&act.under, &rule.article)),
        None => finding.rule("决定逐项答复公示", "a decision answers its notice row by row"),
    }
}
