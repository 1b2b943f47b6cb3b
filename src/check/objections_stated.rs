//! # objections-stated：决定没有交代异议 / a decision that does not tell of objections
//!
//! 答复公示的决定要写明收到几项异议（`objections = 0` 也要写）。有异议的，先发布异议处理结果，且没有未决的，才能决定。决定写的数目与处理结果
//! 的合计一致，处理结果收到过异议的，不能写 0。
//! 办法规定无异议的才往下办理的，逐项看：异议成立的那一项不能照公示办；异议不成立的，办法没有写，提示一下；没有异议的照常。
//!
//! A decision that answers a notice says how many objections there were (`objections = 0` too). Where there were some, their
//! result is posted first, with none left open, before anything is decided. The number is that of
//! the results together: not 0 where a result says some were received.
//! Where the text lets only what met no objection go on, that is judged entry by entry: an entry with an objection upheld is not
//! settled as proposed; of one whose objections were rejected the text is silent, a note; the others go on.
//!
//! 依据 / rests on: 各办法对异议的规定：无异议方可认定，或复议后再定 / what each text says of objections: recognised only without
//! one, or after reconsideration.
//!
//! ```toml
//! # 错 / bad
//! kind = "decision"
//! about = ["2026/1102-recognition"]
//! # 对 / good
//! objections = 0
//! ```

use super::Scene;
use super::leads_on;
use super::objections::Objections;
use crate::finding::{Finding, Findings, Place};
use crate::model::id::Citation;
use crate::model::list::{Answer, Subject};
use crate::model::register::{Act, ActKind, Scheme};

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    for scheme in &scene.register.schemes {
        for act in &scheme.acts {
            let ActKind::Decision(objections) = &act.kind else { continue };
            let notices: Vec<&Act> =
                act.about.iter().filter_map(|about| scheme.acts.get(*about)).filter(|about| about.notice_window().is_some()).collect();
            if notices.is_empty() {
                continue;
            }
            let cites = cites(scheme, &notices);
            match objections {
                None => findings.push(rule(unstated(act), cites)),
                Some(count) => results(scheme, act, &notices, *count, &cites, findings),
            }
        }
    }
}

fn unstated(act: &Act) -> Finding {
    Finding::error(
        "objections-stated",
        Place::key(act.file(), "objections"),
        "没有写明收到几项异议",
        "the number of objections is not stated",
    )
    .remedy(
        "写 objections = 0；有异议的写数目，并先发布异议处理结果",
        "write objections = 0; where there were some, their number, and post their result first",
    )
}

fn results(scheme: &Scheme, act: &Act, notices: &[&Act], count: u32, cites: &[Citation], findings: &mut Findings) {
    let objections = Objections::before(scheme, act);
    let results = &objections.results;
    let Some((last, result)) = results.last() else {
        if count == 0 {
            return;
        }
        let finding = Finding::error(
            "objections-stated",
            Place::key(act.file(), "objections"),
            format!("收到{count}项异议，没有发布处理结果"),
            format!("{count} objection(s), and no result of them is posted"),
        )
        .value(count)
        .remedy(
            "先发布 kind = \"objection-result\" 的文件，about 指向公示",
            "post an act of kind = \"objection-result\" about the notice first",
        );
        findings.push(rule(finding, cites.to_vec()));
        return;
    };
    let received: u32 = results.iter().map(|(_, result)| result.received).sum();
    if received != count {
        let finding = Finding::error(
            "objections-stated",
            Place::key(act.file(), "objections"),
            format!("决定写{count}项异议，处理结果写{received}项"),
            format!("the decision says {count} objection(s), the results {received}"),
        )
        .value(count)
        .remedy("改为一致", "make them agree");
        findings.push(rule(finding, cites.to_vec()));
    }
    let settled = act.lists.entries();
    let open = result
        .open
        .iter()
        .filter(|id| settled.iter().any(|row| row.subject == Subject::Base((*id).clone()) && row.answer == Answer::Settled));
    for id in open {
        let finding = Finding::error(
            "objections-stated",
            Place::key(act.file(), "objections"),
            format!("{id} 的异议在 {} 中仍未处理完", last.id),
            format!("the objection to {id} is still open in {}", last.id),
        )
        .value(id)
        .remedy("该项写 pending，处理完再决定", "answer it with pending, and decide when it is closed");
        findings.push(rule(finding, cites.to_vec()));
    }
    leads_on::judge(act, notices, &objections, cites, findings);
}

/// A finding with the articles on objections, or the practice where the text has none.
pub(super) fn rule(finding: Finding, cites: Vec<Citation>) -> Finding {
    if cites.is_empty() {
        finding.rule("公示的异议处理完方可决定", "objections are dealt with before the decision")
    } else {
        finding.articles(cites)
    }
}

fn cites(scheme: &Scheme, notices: &[&Act]) -> Vec<Citation> {
    let mut cites: Vec<Citation> = Vec::new();
    for notice in notices {
        for rule in notice.effects().into_iter().filter_map(|effect| notice.under.publicity_of(effect)) {
            let articles = rule.objection.as_ref().map_or(&rule.article, |objection| &objection.article);
            cites.extend(scheme.cite(&notice.under, articles));
        }
    }
    cites.sort();
    cites.dedup();
    cites
}
