//! The papers of a calendar file: one annual paper a year, changes after it, days that fit.

use super::sound::{Found, SoundFile};
use super::year::{NoticeKind, YearDraft, YearState};
use crate::model::day::Day;
use crate::model::text::Bilingual;

/// Looks at the papers of a file and at what its state says of them.
pub(super) fn look_through(file: &SoundFile, found: &mut Found) {
    let YearDraft { year, state, notice, .. } = &file.draft;
    let mut say = |key: String, zh: &str, en: &str| found.push((key, Bilingual::new(zh, en)));
    if Day::new(*year, 1, 1).is_none() {
        say("year".into(), "年份应在 1 至 9999 之间", "a year is 1 to 9999");
    }
    let entries = file.draft.off.len() + file.draft.work.len() + file.draft.taken_back.len();
    match state {
        YearState::Unpublished if entries + notice.len() + file.draft.withdrawn.len() > 0 => {
            say("state".into(), "标为未公布的年份不能有文件或放假安排", "a year marked unpublished has no papers and no days");
        }
        YearState::Published if file.annual().is_none() => {
            say(
                "notice".into(),
                "已公布的年份须写明年度放假安排文件（kind = \"annual\"）",
                "a published year names its annual paper (kind = \"annual\")",
            );
        }
        YearState::Published if entries == 0 => {
            say("off".into(), "已公布的年份没有任何放假或上班安排", "a published year arranges at least one day");
        }
        _ => {}
    }
    if file.is_national() && !file.draft.taken_back.is_empty() {
        say("taken-back".into(), "只有地方文件可以收回全国安排", "only a region takes back a national arrangement");
    }
    for (place, paper) in notice.iter().enumerate() {
        let earlier = || notice.iter().take(place);
        if earlier().any(|other| other.id == paper.id) {
            say(format!("notice[{place}].id"), "文件编号 id 重复", "this id is another paper's");
        }
        if paper.kind == NoticeKind::Annual && earlier().any(|other| other.kind == NoticeKind::Annual) {
            say(
                format!("notice[{place}].kind"),
                "一年只有一个年度安排文件；后来的调整用 change",
                "a year has one annual paper; a later one is a change",
            );
        }
        if paper.published < paper.signed {
            say(format!("notice[{place}].published"), "公布日期早于成文日期", "published before it was signed");
        }
        if paper.published.year() != *year && paper.published.year().saturating_add(1) != *year {
            say(format!("notice[{place}].published"), "公布日期应在当年或上一年", "published neither in the year nor in the one before");
        }
        if paper.kind == NoticeKind::Change && file.annual().is_some_and(|annual| paper.published < annual) {
            say(format!("notice[{place}].published"), "调整文件早于年度安排文件", "a change comes after the annual paper");
        }
    }
}
