//! Whether what is decided could go on after its window, judged entry by entry: part of `objections-stated`.

use std::collections::BTreeSet;

use crate::finding::{Finding, Findings, Level, Place};
use crate::model::id::Citation;
use crate::model::list::{Answer, Entry, Lists};
use crate::model::register::{Act, Scheme};
use crate::model::rule::Publicity;
use crate::model::standing::{Corrections, Objections, Ruling};
use crate::model::text::Lang;

/// Judges each entry that a decision settles against what became of the objections to it.
pub(super) fn judge(scheme: &Scheme, act: &Act, objections: &Objections<'_>, cites: &[Citation], findings: &mut Findings) {
    let rows = act.lists.entries();
    let strict = |row: &Entry| {
        let notices = scheme.about(act);
        let rules = notices.filter_map(|notice| notice.under.publicity_of(row.list));
        rules.into_iter().any(Publicity::stops_at_objection)
    };
    let corrections = Corrections::of(scheme, &act.about, act.posted());
    let shown: Vec<Entry> = act.about.iter().filter_map(|about| corrections.lists(*about)).flat_map(Lists::entries).collect();
    let proposed: BTreeSet<_> = shown.iter().map(|entry| (entry.key(), entry.says.as_str())).collect();
    let settled: Vec<&Entry> = rows.iter().filter(|row| row.answer == Answer::Settled).collect();
    for row in &settled {
        let Some((ruling, result)) = objections.ruling(&row.subject) else { continue };
        let as_proposed = || proposed.contains(&(row.key(), row.says.as_str()));
        let (level, zh, en, remedy) = match ruling {
            Ruling::Upheld if as_proposed() => (
                if strict(row) { Level::Error } else { Level::Warning },
                format!("{} 的异议在 {} 中成立，决定仍照公示办理", row.subject, result.id),
                format!("an objection to {} was upheld in {}, and the decision carries it out as proposed", row.subject, result.id),
                (
                    "该项写 not-recognised 或 dropped；处理结果写错的，先更正处理结果",
                    "answer it with not-recognised or dropped; where the result is wrong, mend the result first",
                ),
            ),
            Ruling::Rejected if strict(row) && act.prose.get(Lang::Zh).is_none() => (
                Level::Note,
                format!("{} 收到过异议，{} 认为不成立；办法只写无异议的进入下一程序", row.subject, result.id),
                format!("{} met an objection, rejected in {}; the text lets only what met none go on", row.subject, result.id),
                (
                    "办法没有写异议不成立的怎样办，在决定正文（zh.md、en.md）里说明",
                    "what becomes of a rejected objection the text does not say: explain it in zh.md and en.md of the decision",
                ),
            ),
            Ruling::Upheld | Ruling::Rejected | Ruling::Open => continue,
        };
        let place = Place::cell(act.list_file(row.list.code()), row.line, 1);
        let finding = Finding::new("objections-stated", level, place, zh, en).value(&row.subject).remedy(remedy.0, remedy.1);
        findings.push(rule(finding, cites));
    }
    if let Some(result) = objections.unnamed().filter(|_| settled.iter().any(|row| strict(row))) {
        let level = if rows.len() == settled.len() { Level::Error } else { Level::Warning };
        findings.push(rule(which(act, result, level), cites));
    }
}

/// An objection was upheld, and nobody can see to which entry: an error, where every entry is carried out.
fn which(act: &Act, result: &Act, level: Level) -> Finding {
    let (zh, en) = match level {
        Level::Error => (
            format!("{} 有异议成立，决定却把各项都照办了", result.id),
            format!("an objection was upheld in {}, and the decision carries out every entry", result.id),
        ),
        Level::Warning | Level::Note => (
            format!("{} 有异议成立，没有写明是哪一项，无法逐项核对", result.id),
            format!("an objection was upheld in {}, which does not say to which entry: they cannot be judged one by one", result.id),
        ),
    };
    Finding::new("objections-stated", level, Place::key(act.file(), "objections"), zh, en).value(&result.id).remedy(
        format!("在 {} 的 [result] 写 upheld-entries = [\"基地编号\"]", result.id),
        format!("write upheld-entries = [\"number of the base\"] in [result] of {}", result.id),
    )
}

/// A finding with the articles on objections, or the practice where the text has none.
pub(super) fn rule(finding: Finding, cites: &[Citation]) -> Finding {
    finding.articles_or(cites.to_vec(), "公示的异议处理完方可决定", "objections are dealt with before the decision")
}
