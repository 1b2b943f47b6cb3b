//! # window-length：公示期与办法要求的长度不符 / the window is not as long as the text asks
//!
//! 办法写“5个工作日”是正好五日：短了是错误，长了是警告。写“不少于5个工作日”是至少五日：短了是错误，长了没有问题。
//! 只写“公示”而不写期限的，不作判断。按申报的起算口径数；按另一种口径（民法典第二百零一条：当日不计）不足的，
//! 正好几日的办法给提示，至少几日的办法给警告。延长以后的、更正后重新计算的公示期，同样判断；延长的
//! 本来就更长，不因长而警告。期满前延长或重新计算的，只判断后来的公示期；撤回的、没有照办的不再判断。
//!
//! "5 working days" is exactly five: shorter is an error, longer a warning. "Not fewer than 5" is five or more: shorter is
//! an error, longer is right. A text that asks for publicity and states no length is not judged. Days are counted by the
//! declared reading; where the other one (Civil Code art. 201: the day itself is not counted) falls short, that is a note
//! for an exact length and a warning for a least one. A window made longer, and one that starts again after a correction, is
//! judged in the same way; that an extension is longer is no warning. Of a window made longer or begun anew before it was over
//! only the later one is judged, and none of what was taken back or not carried out.
//!
//! 依据 / rests on: 各办法的公示条款 / the publicity article of each text, `[[edition.publicity]]`.
//!
//! ```toml
//! # 错 / bad: 办法要求5个工作日 / the text asks for 5
//! [window]
//! first = 2026-11-18
//! last = 2026-11-20
//! days = 3
//! # 对 / good
//! last = 2026-11-24
//! days = 5
//! ```

use super::Scene;
use super::windows::{self, Printed};
use crate::finding::{Finding, Findings, Level};
use crate::model::calendar::FirstDay;
use crate::model::register::ActKind;
use crate::model::rule::{Length, Publicity};

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    windows::each(scene, |printed| {
        for effect in printed.effects.iter().copied() {
            if let Some(rule) = printed.act.under.publicity_of(effect) {
                judge(scene, printed, rule, findings);
            }
        }
    });
}

fn judge(scene: &Scene<'_>, printed: &Printed<'_>, rule: &Publicity, findings: &mut Findings) {
    let Some(least) = rule.days.least() else { return };
    let exact = matches!(rule.days, Length::Exact(_));
    let unit = rule.unit.counted();
    let mut tell = |level, counted: u32, (zh, than_zh): (&str, &str), (en, than_en): (&str, &str)| {
        let zh = format!("{zh}{counted}日，{than_zh}办法要求的{least}日");
        let en = format!("{en} {counted} day(s), {than_en} the {least} the text asks for");
        findings.push(finding(printed, rule, level, zh, en));
    };
    if printed.over() {
        let (zh, en) = (("发布时公示期已过，只有", "短于"), ("it is over when posted and has", "shorter than"));
        return tell(Level::Error, 0, zh, en);
    }
    let Some(counted) = printed.shown_by(scene, unit, printed.first_day()) else { return };
    if counted.days < least {
        if printed.holds() {
            tell(Level::Error, counted.days, ("公示期", "短于"), ("the window has", "shorter than"));
        }
        return;
    }
    // An extension is longer by its nature.
    let extends = matches!(printed.act.kind, ActKind::Extension(..));
    if exact && !extends && !counted.is_exactly(least) {
        tell(Level::Warning, counted.days, ("公示期", "长于"), ("the window has", "longer than"));
    }
    let other = match printed.first_day() {
        FirstDay::PostingDay => FirstDay::NextDay,
        FirstDay::NextDay => FirstDay::PostingDay,
    };
    if let Some(counted) = printed.shown_by(scene, unit, other).filter(|counted| counted.days < least && printed.holds()) {
        let level = if exact { Level::Note } else { Level::Warning };
        let zh = ("按另一种起算口径，公示期只有", "短于");
        tell(level, counted.days, zh, ("by the other reading of the first day the window has only", "shorter than"));
    }
}

fn finding(printed: &Printed<'_>, rule: &Publicity, level: Level, zh: String, en: String) -> Finding {
    let (remedy_zh, remedy_en) = match level {
        Level::Error => (
            "延后末日；已发布的，期满前发延长公示，期满后撤回并重新公示",
            "set a later last day; if it is posted already, post an extension before it is over, or withdraw it and post it anew after",
        ),
        Level::Warning => ("核对末日；确需如此的，说明理由", "check the last day; if it is meant, give the reason"),
        Level::Note => ("可按次日起算多公示一日，两种口径都满足", "one more day would satisfy both readings"),
    };
    Finding::new("window-length", level, printed.place("last"), zh, en)
        .value(format!("{} – {}", printed.window.first, printed.window.last))
        .articles(printed.scheme.cite(&printed.act.under, &rule.article))
        .remedy(remedy_zh, remedy_en)
}
