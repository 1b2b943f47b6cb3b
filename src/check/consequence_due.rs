//! # consequence-due：办法规定的后果到了而没有下文 / a required consequence without a follow-up act
//!
//! 复评仍不合格、连续几年考核不合格、年度报告连续未按时提交、无故不参加评估、依托单位依法终止等，办法规定应予撤销或通报的，
//! 记录一到就给警告，直到有公示或决定（包括决定不予撤销）。警告落在引起后果的那一行。
//!
//! Failing again after rectification, failing years running, annual reports late or missing years running, taking no part in an
//! evaluation, a host that has ended: where the text makes revocation or criticism follow, this is a warning from the
//! day it is on record until a notice or a decision takes it up, one not to revoke included. It stands at the row that
//! brought it.
//!
//! 依据 / rests on: 各办法的后果条款，`[[edition.consequence]]` 中 `then = "revoke"`、`then = "criticise"` / the article of each text on
//! consequences, `[[edition.consequence]]` with `then = "revoke"` or `then = "criticise"`.
//!
//! ```text
//! 不好 / bad:  2024、2025 年度报告都逾期 both late，没有下文 and nothing more
//! 好 / good: 2026-04-10 拟撤销公示 notice of proposed revocation
//! ```

use super::Scene;
use super::step::What;
use crate::finding::{Finding, Findings, Place};
use crate::model::rule::{Consequence, Effect, Event};

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    let follows = |rule: &Consequence| matches!(rule.then, Effect::Revoke | Effect::Criticise);
    scene.each_course_under(follows, |course| {
        let after = course.walk(|_, _| ());
        for due in &after.due {
            let (then_zh, then_en) = match due.rule.then {
                Effect::Revoke => ("应予撤销", "revocation is to follow"),
                Effect::Criticise => ("应予通报", "criticism is to follow"),
                _ => continue,
            };
            let (why_zh, why_en) = why(&due.rule.on);
            // What was decided is corrected; a roll and what another body did are no decision.
            let (mend_zh, mend_en) = match due.step.what {
                What::Report(_) | What::Outside(_) => ("废止那份文件，重新发布整份", "annul that act and post the whole of it again"),
                _ => ("更正", "correct it"),
            };
            let edition = &due.step.act.under;
            findings.push(
                Finding::warning(
                    "consequence-due",
                    Place::cell(due.step.act.list_file(due.step.list()), due.step.line, 1),
                    format!("{}：{why_zh}，{then_zh}，还没有公示或决定", course.base.id),
                    format!("{}: {why_en}, so {then_en}, and no notice or decision has taken it up", course.base.id),
                )
                .value(&course.base.id)
                .articles(course.scheme.cite(edition, &due.rule.article))
                .remedy(
                    format!("发公示或决定；决定不予处理的，在决定中写 dropped；记录有误的，先{mend_zh}"),
                    format!("post a notice or a decision; where it is decided not to, answer with dropped; where the record is wrong, {mend_en} first"),
                ),
            );
        }
    });
}

fn why(event: &Event) -> (String, String) {
    let (zh, en) = match event {
        Event::FailedAgain => ("整改后复评仍不合格", "it failed again after rectification"),
        Event::FailedYears(years) => return (format!("连续{years}年不合格"), format!("it failed {years} years running")),
        Event::Reports(rule) => {
            return (
                format!("年度报告连续{}年未按要求提交", rule.running),
                format!("its annual reports were late or missing {} year(s) running", rule.running),
            );
        }
        Event::Absent => ("没有参加评估或中途退出", "it took no part in the evaluation or left midway"),
        Event::HostEnded => ("依托单位已终止", "its host has ended"),
        _ => ("出现办法规定的情形", "what the text names has happened"),
    };
    (zh.to_owned(), en.to_owned())
}
