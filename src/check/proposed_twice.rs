//! # proposed-twice：还没有结果的事项又列入公示 / proposed again while an earlier notice of it is open
//!
//! 同一事项（同一列表的同一基地，评估连同轮次，变更连同变更的内容）已经公示，既没有答复也没有撤回，又列入另一份公示的，给警告：
//! 按前一份作出决定以后，后一份就无从决定。撤回其中一份的这一项，或者由一份决定同时答复两份的，不再提醒。
//!
//! A matter (a base in a list; of an evaluation with its round, of a change with what changes) that was proposed, and neither
//! answered nor taken back, and that another notice proposes again: a warning. Once it is decided on the first notice, nothing is
//! left to decide on the second. Told no more once either notice of it is taken back, or one decision answers both.
//!
//! 依据 / rests on: 各办法的公示条款：公示的就是拟决定的 / the publicity article of each text: what is decided is what was shown.
//!
//! ```csv
//! # 2026-11-18 公示 notice: QD-1        2026-11-23 公示 notice:
//! base,name,host
//! # 可疑 / doubtful: QD-1,…,…
//! ```

use std::collections::BTreeMap;

use super::Scene;
use crate::finding::{Finding, Findings, Place};
use crate::model::day::Day;
use crate::model::list::{Answer, Entry, Subject};
use crate::model::register::{Act, Scheme};
use crate::model::rule::Proposed;
use crate::model::standing::{EntryState, NoticeState, NoticeView, notice_on};

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    for scheme in scene.schemes {
        let notices = || scheme.acts.iter().enumerate().filter(|(_, act)| act.notice_window().is_some());
        let entries: Vec<(usize, Vec<Entry>)> = notices().map(|(place, act)| (place, act.lists.entries())).collect();
        let mut rows: Vec<(usize, &Entry)> = entries.iter().flat_map(|(place, rows)| rows.iter().map(|row| (*place, row))).collect();
        rows.sort_by(|(_, a), (_, b)| a.key().cmp(&b.key()));
        // By the two notices, so that each of them is worked out once for all the rows they share.
        let mut shared: BTreeMap<(usize, usize), Vec<&Entry>> = BTreeMap::new();
        for same in rows.chunk_by(|(_, a), (_, b)| a.key() == b.key()) {
            for (n, (later, row)) in same.iter().enumerate() {
                let before = same.iter().take(n).filter(|(earlier, _)| earlier < later);
                before.for_each(|(earlier, _)| shared.entry((*earlier, *later)).or_default().push(row));
            }
        }
        for ((earlier, later), rows) in shared {
            judge(scheme, earlier, later, &rows, findings);
        }
    }
}

fn judge(scheme: &Scheme, earlier: usize, later: usize, rows: &[&Entry], findings: &mut Findings) {
    let (Some(first), Some(second)) = (scheme.acts.get(earlier), scheme.acts.get(later)) else { return };
    let on = |place, day| notice_on(scheme, place, day);
    let (Some(then), Some(ended), Some(again)) = (on(earlier, second.posted()), on(earlier, Day::MAX), on(later, Day::MAX)) else { return };
    let [then, ended, again] = [&then, &ended, &again].map(by_key);
    for row in rows {
        let (Some(then), Some(ended), Some(again)) = (then.get(&row.key()), ended.get(&row.key()), again.get(&row.key())) else { continue };
        let open = !then.state.is_past();
        let taken_back = [ended, again].iter().any(|entry| entry.state == NoticeState::Withdrawn);
        if open && !taken_back && !together(ended.answer, again.answer) {
            findings.push(told(scheme, first, second, row));
        }
    }
}

fn by_key(view: &NoticeView) -> BTreeMap<(Proposed, &Subject, &str), &EntryState> {
    view.entries.iter().map(|entry| (entry.entry.key(), entry)).collect()
}

/// One decision answers both.
fn together(first: Option<(usize, Answer)>, second: Option<(usize, Answer)>) -> bool {
    matches!((first, second), (Some((one, _)), Some((other, _))) if one == other)
}

fn told(scheme: &Scheme, first: &Act, second: &Act, row: &Entry) -> Finding {
    let finding = Finding::warning(
        "proposed-twice",
        Place::cell(second.list_file(row.list.code()), row.line, 1),
        format!("{} 已公示过这一项，还没有答复也没有撤回", first.id),
        format!("{} proposes this already, and it was neither answered nor taken back", first.id),
    );
    let cites = scheme.cite_publicity(&second.under, row.list);
    finding.articles_or(cites, "公示的就是拟决定的", "what is decided is what was shown").value(&row.subject).remedy(
        format!("去掉这一行；要重新公示的，先撤回 {} 的这一项；两份都已发布的，撤回一份，或由一份决定的 about 同时写明两份", first.id),
        format!(
            "take the row out; to propose it anew, take it back from {} first; where both are posted, take one back, or name both in about of one decision",
            first.id
        ),
    )
}
