//! # window-shortened：放假安排变了，公示期不够 / a later arrangement leaves a window too short
//!
//! 公示期的天数按印发时已公布的放假安排计算。此后国务院办公厅发文调整，或次年的安排公布，公示期内的工作日可能变少，
//! 少于办法要求的天数。起止日期已经印发，不会自己变；名单还没有作出决定的，应延长公示，补足天数。
//! 办法没有写期限的，与印出的天数比较。
//!
//! A window has its days by the arrangement known when it was printed. A paper of the State Council that comes later,
//! or that of the next year, can leave fewer working days in it than the text asks for. The printed dates do not move
//! by themselves: while the rows are not decided, the notice is to be extended. Where the text states no length, the
//! printed number of days is compared.
//!
//! 依据 / rests on: 各办法的公示条款 `[[edition.publicity]]`，国务院办公厅放假安排 / the publicity article of each text,
//! `[[edition.publicity]]`; the State Council's arrangement.
//!
//! ```toml
//! # 可疑 / doubtful: 9月26日发布，10月1日发文：10月9日放假 / posted on 26 September; a paper of 1 October gives 9 October off
//! [window]
//! first = 2025-09-26
//! last = 2025-10-09
//! days = 5
//! # 较好 / better: 另发延长公示 / post an extension
//! kind = "extension"
//! last = 2025-10-10
//! ```

use std::collections::BTreeSet;

use super::Scene;
use crate::finding::{Finding, Findings, Place};
use crate::model::calendar::{Arrangement, FirstDay};
use crate::model::day::Day;
use crate::model::register::{Act, ActKind, Scheme};
use crate::model::standing::{EntryState, notice_on};

/// How far ahead a last day is looked for that makes up for what was lost.
const AHEAD: i64 = 60;

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    for scheme in scene.schemes {
        for (place, act) in scheme.acts.iter().enumerate() {
            if as_printed(scene, scheme, act) {
                continue;
            }
            let Some(view) = notice_on(scheme, place, scene.newest) else { continue };
            let waits = |entry: &&EntryState| !entry.state.is_past();
            let periods: BTreeSet<Period> = view.entries.iter().filter(waits).map(Period::of).collect();
            findings.extend(periods.iter().filter_map(|period| judge(scene, scheme, act, period)));
        }
    }
}

/// Whether a notice has its own period alone, and no later paper made that shorter: most have, and are not worked out entry by entry.
fn as_printed(scene: &Scene<'_>, scheme: &Scheme, act: &Act) -> bool {
    let Some(window) = act.notice_window() else { return true };
    let mut followed = scheme.followed(act);
    let moved = followed.any(|later| matches!(later.kind, ActKind::Extension(..) | ActKind::Correction));
    let period = Period { first: window.first, last: window.last, counted_from: act.posted(), printed_on: act.posted() };
    !moved && judge(scene, scheme, act, &period).is_none()
}

/// The period of entries that wait for their outcome.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Period {
    first: Day,
    last: Day,
    counted_from: Day,
    printed_on: Day,
}

impl Period {
    fn of(entry: &EntryState) -> Self {
        let EntryState { first, last, counted_from, printed_on, .. } = *entry;
        Self { first, last, counted_from, printed_on }
    }

    /// Its days by an arrangement, with another last day.
    fn days(&self, act: &Act, arrangement: &Arrangement<'_>, last: Day) -> Option<u32> {
        let reading = act.under.practice.first_day.unwrap_or(FirstDay::PostingDay);
        arrangement.count(self.counted_from, self.first, last, act.counts(), reading).ok().map(|counted| counted.days)
    }
}

fn judge(scene: &Scene<'_>, scheme: &Scheme, act: &Act, period: &Period) -> Option<Finding> {
    let region = act.under.calendar_region.as_deref();
    let calendar = &scene.register.calendar;
    let (then, now) = (calendar.known_in(region, period.printed_on), calendar.latest_in(region));
    let (had, has) = (period.days(act, &then, period.last)?, period.days(act, &now, period.last)?);
    let rule = act.effects().into_iter().find_map(|effect| act.under.publicity_of(effect));
    let least = rule.and_then(|rule| rule.days.least()).unwrap_or(had);
    if has >= had || has >= least {
        return None;
    }
    let enough = |day: &Day| period.days(act, &now, *day).is_some_and(|days| days >= least);
    let until = Day::range(period.last, period.last.add_days(AHEAD)).find(enough)?;
    let finding = Finding::warning(
        "window-shortened",
        Place::key(act.file(), "window.last"),
        format!("按后来公布的放假安排，{}至{}只有{has}日，短于应有的{least}日", period.first, period.last),
        format!(
            "by the arrangement that came out later, {} to {} has {has} day(s), fewer than the {least} there must be",
            period.first, period.last
        ),
    )
    .value(period.last);
    let cites = rule.map(|rule| scheme.cite(&act.under, &rule.article)).unwrap_or_default();
    Some(finding.articles_or(cites, "放假安排", "the arrangement of days off").remedy(
        format!("另发延长公示（kind = \"extension\"），末日不早于{until}"),
        format!("post an extension (kind = \"extension\") with a last day of {until} or later"),
    ))
}
