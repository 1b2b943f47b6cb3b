//! # objections-stated：决定没有交代异议 / a decision that does not tell of objections
//!
//! 答复公示的决定要写明收到几项异议（`objections = 0` 也要写）。有异议的，先发布异议处理结果，且没有未决的，才能决定。决定写的数目与处理结果
//! 的合计一致，处理结果收到过异议的，不能写 0。处理结果自己的数目也要相合：收到的，或成立，或不成立，或未决。
//! 办法要求公开处理过程的，有了结论的处理结果要有正文：数目之外，过程只有正文能写。
//! 办法规定无异议的方可进入下一程序的，逐项看：异议成立的那一项不能照公示办；异议不成立的，办法没有写，决定没有正文说明的，提示一下；没有异议的照常。
//!
//! A decision that answers a notice says how many objections there were (`objections = 0` too). Where there were some, their
//! result is posted first, with none left open, before anything is decided. The number is that of
//! the results together: not 0 where a result says some were received. A result adds up itself: what was received is upheld, rejected
//! or open. Where the text has the process made public, a result that has settled something has a text, for no number tells that.
//! Where the text lets only what met no objection go on, that is judged entry by entry: an entry with an objection upheld is not
//! settled as proposed; of one whose objections were rejected the text is silent, a note unless the decision
//! has a text that explains it; the others go on.
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
use super::leads_on::{self, rule};
use crate::finding::{Finding, Findings, Place};
use crate::model::draft::act::ResultDraft;
use crate::model::id::{BaseId, Citation};
use crate::model::list::Answer;
use crate::model::register::{Act, ActKind, Scheme};
use crate::model::rule::{Publicity, Published};
use crate::model::standing::{Objections, Ruling};
use crate::model::text::Lang;

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    for scheme in scene.schemes {
        for act in &scheme.acts {
            if let ActKind::ObjectionResult(result) = &act.kind {
                sums(scheme, act, result, findings);
                process(scheme, act, result, findings);
            }
            let ActKind::Decision(objections) = &act.kind else { continue };
            let notices: Vec<&Act> = scheme.about(act).filter(|about| about.notice_window().is_some()).collect();
            if notices.is_empty() {
                continue;
            }
            let cites = cites(scheme, &notices);
            match objections {
                None => findings.push(rule(unstated(act), &cites)),
                Some(count) => results(scheme, act, *count, &cites, findings),
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

fn results(scheme: &Scheme, act: &Act, count: u32, cites: &[Citation], findings: &mut Findings) {
    let objections = Objections::on(scheme, &act.about, act.posted());
    if objections.results.is_empty() {
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
        findings.push(rule(finding, cites));
        return;
    }
    let received = objections.received();
    if received != count {
        let finding = Finding::error(
            "objections-stated",
            Place::key(act.file(), "objections"),
            format!("决定写{count}项异议，处理结果写{received}项"),
            format!("the decision says {count} objection(s), the results {received}"),
        )
        .value(count)
        .remedy("改为一致", "make them agree");
        findings.push(rule(finding, cites));
    }
    let settled = act.lists.entries();
    let is_settled = |id: &BaseId| settled.iter().any(|row| row.subject.base() == Some(id) && row.answer == Answer::Settled);
    for (id, last) in objections.ruled(Ruling::Open).filter(|(id, _)| is_settled(id)) {
        let finding = Finding::error(
            "objections-stated",
            Place::key(act.file(), "objections"),
            format!("{id} 的异议在 {} 中仍未处理完", last.id),
            format!("the objection to {id} is still open in {}", last.id),
        )
        .value(id)
        .remedy("该项写 pending，处理完再决定", "answer it with pending, and decide when it is closed");
        findings.push(rule(finding, cites));
    }
    leads_on::judge(scheme, act, &objections, cites, findings);
}

/// Of the objections received, all are upheld, rejected or open: with the results before it on the same notice together.
fn sums(scheme: &Scheme, act: &Act, last: &ResultDraft, findings: &mut Findings) {
    let objections = Objections::on(scheme, &act.about, act.posted());
    // Of several posted on one day the last adds them up.
    if objections.results.last().is_none_or(|(one, _)| one.id != act.id) {
        return;
    }
    let (received, settled) = (objections.received(), objections.settled());
    let (zh, en) = if settled > received || settled < received && last.open.is_empty() {
        (
            format!("收到{received}项异议，成立、不成立的合计{settled}项，没有未决的：数目不合"),
            format!("{received} objection(s) received, {settled} upheld or rejected, none open: the numbers do not agree"),
        )
    } else if settled == received && !last.open.is_empty() {
        (
            format!("收到{received}项异议都已处理，又写有未决的"),
            format!("all {received} objection(s) are dealt with, and some are named as open"),
        )
    } else {
        return;
    };
    let finding = Finding::error("objections-stated", Place::key(act.file(), "result.received"), zh, en).value(received).remedy(
        "核对 received、upheld、rejected；未决的基地写在 open；分几次处理的，received 只写这一次新收到的",
        "check received, upheld and rejected; name the bases whose objections are open; with several results, received counts what is new in each",
    );
    let notices: Vec<&Act> = scheme.about(act).collect();
    findings.push(rule(finding, &cites(scheme, &notices)));
}

/// How objections were handled, where the text has that made public: only prose tells it.
fn process(scheme: &Scheme, act: &Act, result: &ResultDraft, findings: &mut Findings) {
    let settled = result.upheld > 0 || result.rejected > 0;
    if act.prose.get(Lang::Zh).is_some() || !settled {
        return;
    }
    let notices: Vec<&Act> = scheme.about(act).collect();
    if rules(&notices).any(|rule| rule.objection.as_ref().is_some_and(|objection| objection.publish.contains(&Published::Process))) {
        let (zh, en) =
            ("办法要求公开异议的处理过程，处理结果没有正文", "the text has the process made public, and this result has no text");
        let finding = Finding::error("objections-stated", Place::key(act.file(), "result"), zh, en)
            .remedy("在 zh.md 和 en.md 里写明怎样处理、结论如何", "say in zh.md and en.md how they were handled, and with what outcome");
        findings.push(rule(finding, &cites(scheme, &notices)));
    }
}

/// The rules of publicity that notices rest on.
fn rules<'a>(notices: &'a [&Act]) -> impl Iterator<Item = &'a Publicity> {
    notices.iter().flat_map(|notice| notice.effects().into_iter().filter_map(|effect| notice.under.publicity_of(effect)))
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
