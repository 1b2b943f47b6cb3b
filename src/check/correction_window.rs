//! # correction-window：更正了公示的内容，公示期没有重新计算 / what is proposed was corrected, and the period did not start again
//!
//! 公示期间更正依托单位、等级、事由、生效日期或变更后的值，公众原先看到的就不是拟决定的，该项的公示期重新计算：`window` 写 `restarts`，并写新的
//! 首日、末日、天数。只改名称中的印刷错误的，公示期照常。针对决定的更正不涉及公示期。
//!
//! Where a correction of a notice puts another host, grade, ground, day or new value, what the public saw is not what will be decided: the
//! period of that entry starts again, with `restarts` and the new first day, last day and number of days. A misprint in a
//! name leaves the period as it is, and so does a correction of a decision.
//!
//! 依据 / rests on: 各办法的公示条款：公示的就是拟决定的；通行做法 / the publicity article of each text: what is decided is what was shown; common
//! practice.
//!
//! ```csv
//! base,list,column,was,is,window,first,last,days
//! # 不好 / bad:  QD-1,evaluation,result,unqualified,qualified,continues,,,
//! # 好 / good: QD-1,evaluation,result,unqualified,qualified,restarts,2026-11-20,2026-11-26,5
//! ```

use super::Scene;
use crate::finding::{Finding, Findings, Place};
use crate::model::list::Running;
use crate::model::register::ActKind;

/// The columns that say what is proposed.
const PROPOSED: [&str; 5] = ["host", "result", "ground", "to", "effective"];

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    for scheme in scene.schemes {
        for act in scheme.acts.iter().filter(|act| matches!(act.kind, ActKind::Correction)) {
            let mut about = scheme.about(act);
            let Some(notice) = about.find(|about| about.notice_window().is_some()) else { continue };
            let rows = act.lists.correction.iter().filter(|row| row.window == Running::Continues);
            for row in rows.filter(|row| PROPOSED.contains(&row.column.as_str())) {
                let Some(rule) = notice.under.publicity_of(row.list) else { continue };
                findings.push(
                    Finding::warning(
                        "correction-window",
                        Place::column(act.list_file("correction"), row.line, "window"),
                        format!("{} 公示的内容变了（{}），公示期没有重新计算", row.base, row.column),
                        format!("what is proposed of {} changed ({}), and its period goes on", row.base, row.column),
                    )
                    .value(&row.is)
                    .articles(scheme.cite(&notice.under, &rule.article))
                    .remedy(
                        "window 写 restarts，并写新的首日、末日、天数",
                        "write restarts as window, with the new first day, last day and days",
                    ),
                );
            }
        }
    }
}
