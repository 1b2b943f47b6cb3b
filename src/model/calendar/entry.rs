//! The entries of a calendar file, each looked at alone: its days, their order and year, and its paper.

use std::collections::BTreeSet;

use super::sound::{Entry, Found, SoundFile};
use super::year::{NoticeKind, WithdrawnKind};
use crate::model::text::Bilingual;

/// Looks at every entry and returns the keys of those to leave out.
pub(super) fn look_through(file: &SoundFile, found: &mut Found) -> BTreeSet<String> {
    let mut unsound = BTreeSet::new();
    list(file, &file.draft.off, &mut unsound, found);
    list(file, &file.draft.work, &mut unsound, found);
    list(file, &file.draft.withdrawn, &mut unsound, found);
    list(file, &file.draft.taken_back, &mut unsound, found);
    unsound
}

/// Looks at the lengths printed for the days off and at the names the make-up days refer to.
pub(super) fn holidays(file: &SoundFile, found: &mut Found) {
    for (place, off) in file.draft.off.iter().enumerate() {
        let length = off.first.days_until(off.last).saturating_add(1);
        if length > 0 && length != i64::from(off.days) {
            found.push((
                format!("off[{place}].days"),
                Bilingual::new(
                    format!("写的是 {} 天，{} 至 {} 是 {length} 天", off.days, off.first, off.last),
                    format!("says {}, but {} to {} is {length}", off.days, off.first, off.last),
                ),
            ));
        }
    }
    if file.is_national() {
        found.extend(unsaid(file));
    }
    // A region may move a working day for a national holiday, which then stands in another file.
    let known = |name: &str| !file.is_national() || file.draft.off.iter().any(|off| off.name == name);
    for (place, work) in file.draft.work.iter().enumerate().filter(|(_, work)| !known(&work.name)) {
        found.push((
            format!("work[{place}].for"),
            Bilingual::new(format!("本文件没有名为“{}”的放假", work.name), format!("no days off of this file are named “{}”", work.name)),
        ));
    }
}

/// The holidays that every annual paper gives days off for (Regulation on Public Holidays, State Council, article 2).
const HOLIDAYS: [&str; 7] = ["元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"];

/// A holiday that only a later paper speaks of: what the annual paper said of it was overwritten, and whatever was counted before
/// the later paper came out would be counted wrong.
fn unsaid(file: &SoundFile) -> Found {
    let kind = |paper: u32| file.notice(paper).map(|paper| paper.kind);
    let taken_back = |name: &str| file.draft.withdrawn.iter().any(|gone| gone.was == WithdrawnKind::Off && gone.name.contains(name));
    let of = |name: &str, wanted| file.draft.off.iter().position(|off| off.name.contains(name) && kind(off.notice) == Some(wanted));
    let lost = HOLIDAYS.iter().filter(|name| of(name, NoticeKind::Annual).is_none() && !taken_back(name));
    lost.filter_map(|name| {
        let place = of(name, NoticeKind::Change)?;
        let what = Bilingual::new(
            format!("只有调整的文件写了{name}：年度文件原定的日期用 [[withdrawn]]（was = \"off\"）写明"),
            format!(
                "only the paper that changes the year speaks of {name}: say in [[withdrawn]], with was = \"off\", what the annual paper had"
            ),
        );
        Some((format!("off[{place}].notice"), what))
    })
    .collect()
}

fn list<E: Entry>(file: &SoundFile, entries: &[E], unsound: &mut BTreeSet<String>, found: &mut Found) {
    for (place, entry) in entries.iter().enumerate() {
        let faults = look_at(file, entry);
        if !faults.is_empty() {
            unsound.insert(E::key(place));
        }
        found.extend(faults.into_iter().map(|(name, what)| (format!("{}.{name}", E::key(place)), what)));
    }
}

fn look_at<E: Entry>(file: &SoundFile, entry: &E) -> Vec<(&'static str, Bilingual)> {
    let mut faults = Vec::new();
    let (first, last, paper) = entry.facts();
    if last < first {
        faults.push((E::DAYS.1, Bilingual::new(format!("{last} 早于首日 {first}"), format!("{last} is before the first day, {first}"))));
    }
    let mut days = vec![(E::DAYS.0, first), (E::DAYS.1, last)];
    days.dedup();
    let year = file.draft.year;
    for (name, day) in days {
        let december_before = day.year().saturating_add(1) == year && day.month() == 12;
        if day.year() != year && !december_before {
            faults.push((
                name,
                Bilingual::new(
                    format!("{day} 不在 {year} 年，也不在上一年 12 月"),
                    format!("{day} is neither in {year} nor in the December before"),
                ),
            ));
        }
    }
    match file.notice(paper) {
        None => faults.push((E::PAPER, Bilingual::new(format!("没有 id 为 {paper} 的文件"), format!("no paper has the id {paper}")))),
        Some(by) if E::WITHDRAWS && file.notice_before(by).is_none() => {
            faults.push((
                E::PAPER,
                Bilingual::new("在它之前没有文件，无可收回", "no paper came before this one, so there is nothing to withdraw"),
            ));
        }
        Some(_) => {}
    }
    faults
}
