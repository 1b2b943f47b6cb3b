//! Finds headings that have lost their number.

use std::collections::BTreeSet;

use super::Report;
use super::classify::{Entry, Kind, item};
use super::punctuation::{compact, ends_sentence, is_unpunctuated};
use crate::model::policy_text::opening::Level;

/// A short line without punctuation right above an article is a heading where the numbers of the chapters leave a
/// gap for it, or where no chapter of the whole text is numbered.
pub(super) fn recover(mut entries: Vec<Entry>, report: &mut Report) -> Vec<Entry> {
    let chapters: Vec<(usize, u32)> = entries.iter().enumerate().filter_map(numbered_chapter).collect();
    let candidates = candidates(&entries);
    let mut found: Vec<usize> = Vec::new();
    if chapters.is_empty() {
        if candidates.len() > 1 {
            found = candidates;
        }
    } else {
        let ends = chapters.iter().skip(1);
        for (&(from, before), &(to, after)) in chapters.iter().zip(ends) {
            let missing = usize::try_from(after.saturating_sub(before).saturating_sub(1)).unwrap_or(0);
            let first = candidates.partition_point(|at| *at <= from);
            found.extend(candidates.iter().skip(first).take_while(|at| **at < to).take(missing));
        }
        // A table of contents may still have the numbers that the headings below have lost.
        let titles: BTreeSet<String> = entries.iter().filter_map(title).collect();
        found.extend(candidates.iter().filter(|at| entries.get(**at).is_some_and(|entry| titles.contains(&compact(&entry.line.text)))));
        found.sort_unstable();
        found.dedup();
    }
    for at in found {
        if let Some(entry) = entries.get_mut(at) {
            let title = entry.line.text.clone();
            report.note(
                entry.line.no,
                format!("章标题“{title}”没有编号，按无编号的章保留"),
                format!("the chapter heading \"{title}\" has lost its number; kept as a chapter with an empty number"),
            );
            entry.kind = Kind::Heading { number: String::new(), title, value: 0, level: Level::Chapter };
        }
    }
    entries
}

fn numbered_chapter((at, entry): (usize, &Entry)) -> Option<(usize, u32)> {
    match entry.kind {
        Kind::Heading { value, level: Level::Chapter, .. } if value > 0 => Some((at, value)),
        _ => None,
    }
}

fn title(entry: &Entry) -> Option<String> {
    match &entry.kind {
        Kind::Heading { title, .. } if !title.is_empty() => Some(compact(title)),
        _ => None,
    }
}

/// Lines after the first article that could be such a heading.
fn candidates(entries: &[Entry]) -> Vec<usize> {
    let next = entries.iter().skip(2);
    let trios = entries.iter().zip(entries.iter().skip(1)).zip(next).enumerate();
    let mut begun = false;
    let mut found = Vec::new();
    for (at, ((before, entry), after)) in trios {
        begun |= matches!(before.kind, Kind::Article { .. });
        let text = entry.line.text.as_str();
        let short = text.chars().count() <= 24 && is_unpunctuated(text) && item(text).is_none();
        let between = ends_sentence(&before.line.text) && matches!(after.kind, Kind::Article { .. });
        if begun && short && between && matches!(entry.kind, Kind::Other) {
            found.push(at.saturating_add(1));
        }
    }
    found
}
