//! # outcome-missing：公示期满很久没有结果 / a notice long over and without an outcome
//!
//! 公示期满六十日，公示的事项还没有决定，也没有撤回，给警告：公众看到的是“期满待定”。办法没有规定期限，这是本站的做法；
//! 以全站最新一份文件的日期为“今天”。决定写了待定（pending）的，自决定之日起另计六十日。
//!
//! Sixty days after the end of a window there is neither a decision on its entries nor a withdrawal: a warning, for the public sees it
//! as awaiting its outcome. No text sets a time for this, it is this site's practice. The newest act of the site stands
//! for today. Where a decision answers with pending, the sixty days are counted from it.
//!
//! 依据 / rests on: 本站的做法：公示都有下文 / this site's practice: every notice has an outcome.
//!
//! ```text
//! 不好 / bad:  公示至 window to 2026-05-08，到 by 2026-09-01 没有下文 nothing more
//! 好 / good: 2026-05-20 决定 decision，或 or 撤回 withdrawal
//! ```

use super::Scene;
use crate::finding::{Finding, Findings, Place};
use crate::model::day::Day;
use crate::model::list::Answer;
use crate::model::register::{Act, ActKind, Scheme};
use crate::model::standing::{EntryState, NoticeState, is_annulled, notice_on};

/// Days after the end of a window.
const PATIENCE: i64 = 60;

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    let today = scene.newest;
    for scheme in scene.schemes {
        for (place, act) in scheme.acts.iter().enumerate() {
            let Some(window) = act.notice_window() else { continue };
            if window.last.add_days(PATIENCE) >= today || answered(scheme, act, today) {
                continue;
            }
            let Some(view) = notice_on(scheme, place, today) else { continue };
            let put_off = |entry: &EntryState| entry.answer.and_then(|(by, _)| scheme.acts.get(by)).map(Act::posted);
            let long_over = |entry: &&EntryState| put_off(entry).is_none_or(|day| day.add_days(PATIENCE) < today);
            let open = view.entries.iter().filter(|entry| entry.state == NoticeState::Closed).filter(long_over).count();
            if view.state != NoticeState::Closed || open == 0 || view.last.add_days(PATIENCE) >= today {
                continue;
            }
            findings.push(
                Finding::warning(
                    "outcome-missing",
                    Place::key(act.file(), "window.last"),
                    format!("公示{}期满，到{today}还有{open}项没有结果", view.last),
                    format!("the window ended on {}, and by {today} {open} of its entries have no outcome", view.last),
                )
                .value(view.last)
                .rule("公示期满应有决定或撤回（本站做法）", "a notice ends in a decision or a withdrawal (this site's practice)")
                .remedy(
                    "发决定；暂不决定的，在决定中写 pending，并在其正文（zh.md、en.md）说明；不再进行的，撤回公示",
                    "post the decision; where it waits, answer with pending and say why in zh.md and en.md; where it is given up, withdraw the notice",
                ),
            );
        }
    }
}

/// Whether a decision about it leaves nothing pending, which another check holds to every row.
fn answered(scheme: &Scheme, act: &Act, today: Day) -> bool {
    let followed = scheme.followed(act);
    let decisions = followed.filter(|later| matches!(later.kind, ActKind::Decision(_)));
    let mut decisions = decisions.filter(|decision| !is_annulled(scheme, decision, today)).peekable();
    let any = decisions.peek().is_some();
    any && !decisions.any(|decision| decision.lists.entries().iter().any(|row| row.answer == Answer::Pending))
}
