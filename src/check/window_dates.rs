//! # window-dates：公示期的首日、末日可疑 / a first or last day that looks wrong
//!
//! 首日早于发布日或晚于发布后的第一个工作日、首日或末日不是工作日、末日落在尚未公布放假安排的年末，都提醒一次。公示照常发布；
//! 首日有意定在以后的，用 `override` 说明理由。
//!
//! A first day before the posting day or after the first working day that follows it, a first or last day that is not worked, and an
//! end after the last day that published arrangements settle are each told once. The notice is published all the same; where it is
//! meant to begin later, an `override` says why.
//!
//! 依据 / rests on: 国务院办公厅放假安排与通行做法 / the State Council's arrangement and common practice.
//!
//! ```toml
//! # 可疑 / doubtful: 2026-11-22 是周日 / is a Sunday
//! [window]
//! first = 2026-11-16
//! last = 2026-11-22
//! days = 5
//! # 较好 / better
//! last = 2026-11-20
//! ```

use super::Scene;
use super::windows::{self, Printed};
use crate::finding::{Finding, Findings, Level};
use crate::model::calendar::Unit;
use crate::model::register::ActKind;

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    windows::each(scene, |printed| {
        let Some(counted) = printed.count(scene, Unit::WorkingDays) else { return };
        let window = printed.window;
        let mut tell = |level, key, (zh, en): (&str, &str), remedy: (&str, &str)| {
            let day = if key == "first" { window.first } else { window.last };
            let finding = Finding::new("window-dates", level, printed.place(key), zh, en).value(day);
            let rule = ("放假安排与通行做法", "the arrangement of days off and common practice");
            findings.push(finding.rule(rule.0, rule.1).remedy(remedy.0, remedy.1));
        };
        if window.first < printed.posted {
            tell(
                Level::Warning,
                "first",
                ("首日早于发布日", "the first day is before the posting day"),
                ("首日写发布当日或以后", "begin on the posting day or later"),
            );
        }
        // An extension is held to the first day of its notice.
        let begins = printed.latest_first(scene).filter(|_| !matches!(printed.act.kind, ActKind::Extension(..)));
        if let Some(begins) = begins.filter(|begins| window.first > *begins) {
            tell(
                Level::Warning,
                "first",
                (
                    &format!("首日晚于发布（{}）后的第一个工作日{begins}", printed.posted),
                    &format!("the first day is after {begins}, the first working day after it is posted ({})", printed.posted),
                ),
                (
                    "核对首日和文件夹的日期；确需以后开始的，用 override 说明理由",
                    "check the first day and the date of the folder; where it is meant to begin later, say why with an override",
                ),
            );
        }
        if printed.unit() == Unit::WorkingDays && !counted.first_is_worked {
            tell(
                Level::Warning,
                "first",
                ("首日不是工作日", "the first day is not a working day"),
                ("从工作日起", "begin on a working day"),
            );
        }
        if !counted.last_is_worked {
            tell(Level::Warning, "last", ("末日不是工作日", "the last day is not a working day"), ("到工作日止", "end on a working day"));
        }
        if counted.provisional && !settled(scene, printed) {
            tell(
                Level::Note,
                "last",
                ("末日落在放假安排尚未公布的日子，暂定", "the end lies where next year's arrangement may still change days: provisional"),
                ("安排公布后核对；有变则延长公示", "check it when the arrangement is out; extend the notice if it changed"),
            );
        }
    });
}

/// Whether the arrangement of its last day has come out since.
fn settled(scene: &Scene<'_>, printed: &Printed<'_>) -> bool {
    scene.register.calendar.latest_in(printed.act.under.calendar_region.as_deref()).is_final(printed.window.last)
}
