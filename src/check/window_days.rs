//! # window-days：印出的天数与日历不符 / the printed number of days is not what the calendar counts
//!
//! 公示印出首日、末日和天数。天数按发布当日已公布的放假安排数：`posting-day` 数首日至末日的工作日，
//! `next-day` 只数发布次日以后的。两者不符，读者就不知道信哪一个。
//!
//! A notice prints its first day, its last day and a number of days. The number is held against the arrangement of
//! days off known on the posting day: `posting-day` counts the worked days from first to last, `next-day` those
//! after the posting day. Where they differ, a reader cannot tell which to believe.
//!
//! 依据 / rests on: 国务院办公厅放假安排；申报的起算口径 `practice.first-day` / the State Council's arrangement; the
//! declared practice.
//!
//! ```toml
//! # 错 / bad: 2026-11-21, 22 是周末 / is a weekend
//! [window]
//! first = 2026-11-18
//! last = 2026-11-24
//! days = 7
//! # 对 / good
//! days = 5
//! ```

use super::Scene;
use super::windows::{self, Printed};
use crate::finding::{Finding, Findings};

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    windows::each(scene, |printed| {
        // Of a list that cannot be read yet nobody knows what its days count.
        if printed.effects.is_empty() {
            return;
        }
        let Some(counted) = printed.count(scene, printed.unit()) else { return };
        if !counted.is_exactly(printed.window.days) {
            findings.push(finding(printed, counted.days));
        }
    });
}

fn finding(printed: &Printed<'_>, counted: u32) -> Finding {
    let days = printed.window.days;
    Finding::error(
        "window-days",
        printed.place("days"),
        format!("印出{days}日，日历上是{counted}日（{}至{}）", printed.window.first, printed.window.last),
        format!("{days} day(s) are printed, the calendar counts {counted} ({} to {})", printed.window.first, printed.window.last),
    )
    .value(days)
    .rule("发布当日已公布的放假安排，按申报的起算口径", "the arrangement known on the posting day, by the declared first day")
    .remedy(format!("改为 days = {counted}，或改首日、末日"), format!("write days = {counted}, or change the first or last day"))
}
