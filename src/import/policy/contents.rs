//! Finds where the articles begin and takes away a table of contents before them.

use std::collections::BTreeSet;

use super::Report;
use super::classify::{Entry, Kind, without_page};
use super::lines::Line;
use super::punctuation::{compact, is_unpunctuated};
use crate::model::policy_text::mark::{MarkKind, mark};
use crate::model::policy_text::opening::Level;

/// Index of the first article, or of the headings right above it; none where the text has no article.
///
/// Headings above the first article go outward (节, 章, 编). A heading of the same level again is the last line of
/// a table of contents.
pub(super) fn find_start(entries: &[Entry]) -> Option<usize> {
    let listing = listed_articles(entries).unwrap_or(0);
    let first = entries.iter().skip(listing).position(|entry| matches!(entry.kind, Kind::Article { .. }))?.saturating_add(listing);
    let (mut start, mut inner): (usize, Option<Level>) = (first, None);
    for (at, entry) in entries.iter().enumerate().take(first).rev() {
        if let Kind::Heading { value, level, .. } = entry.kind {
            let outward = inner.is_none_or(|inner| level < inner);
            if !outward || (value > 1 && has_level(entries, at, level)) {
                break;
            }
            (start, inner) = (at, Some(level));
        } else if matches!(entry.kind, Kind::Article { .. }) {
            break;
        } else if inner.is_some() && !is_title_of(entries, at) {
            // A paragraph may stand between the innermost heading and the first article, none further out,
            // but a title on a line of its own.
            break;
        }
    }
    Some(start)
}

/// The end of a table of contents that lists articles too: the first of them comes a second time, and nothing before
/// it is a sentence.
fn listed_articles(entries: &[Entry]) -> Option<usize> {
    let value = |entry: &Entry| if let Kind::Article { value, .. } = entry.kind { Some(value) } else { None };
    let (first, wanted) = entries.iter().enumerate().find_map(|(at, entry)| Some((at, value(entry)?)))?;
    let label = entries.iter().take(first).position(|entry| is_label(&entry.line.text))?;
    let short = entries.iter().skip(label).take_while(|entry| is_short(&entry.line.text)).count().saturating_add(label);
    let again = entries.iter().enumerate().skip(first.saturating_add(1)).find(|(_, entry)| value(entry) == Some(wanted))?.0;
    // The sentence of the first article may stand on its own line.
    (again <= short).then_some(again)
}

fn has_level(entries: &[Entry], before: usize, wanted: Level) -> bool {
    entries.iter().take(before).any(|entry| matches!(entry.kind, Kind::Heading { level, .. } if level == wanted))
}

fn is_title_of(entries: &[Entry], at: usize) -> bool {
    let above = at.checked_sub(1).and_then(|above| entries.get(above));
    above.is_some_and(|above| matches!(&above.kind, Kind::Heading { title, .. } if title.is_empty()))
}

/// The lines before the articles without the table of contents.
pub(super) fn drop_contents(head: Vec<Entry>, body: &[Entry], report: &mut Report) -> Vec<Line> {
    let later: BTreeSet<String> = body.iter().filter(|entry| entry.line.text.len() < 240).map(|entry| compact(&entry.line.text)).collect();
    let repeated = numbers(body);
    let listed = |entry: &Entry| match &entry.kind {
        Kind::Heading { .. } | Kind::Article { .. } => true,
        _ => holds_headings(&entry.line.text) || (is_plain_heading(&entry.line.text) && later.contains(&compact(&entry.line.text))),
    };
    let again = |entry: &Entry| match &entry.kind {
        Kind::Heading { number, title, .. } => repeated.contains(number.as_str()) || later.contains(&compact(title)),
        _ => listed(entry),
    };
    let label = head.iter().position(|entry| is_label(&entry.line.text));
    let Some(first) = label.or_else(|| head.iter().any(again).then(|| head.iter().position(listed)).flatten()) else {
        return head.into_iter().map(|entry| entry.line).collect();
    };
    let last = head.iter().rposition(listed).unwrap_or(first);
    let (mut kept, mut listing) = (Vec::new(), true);
    for (at, entry) in head.into_iter().enumerate() {
        let line = entry.line;
        let within = at >= first && at <= last && is_short(&line.text);
        listing &= at <= last || is_listed(&line.text, &later);
        if within || (at > last && listing) {
            report.drop(line.no, line.text, "目录", "table of contents");
        } else {
            kept.push(line);
        }
    }
    kept
}

/// A whole table of contents on one line.
fn holds_headings(text: &str) -> bool {
    text.len() <= 1200 && text.starts_with('第') && text.matches("章").count() >= 2 && is_unpunctuated(text)
}

/// `二、回避`, as judicial interpretations number their headings.
fn is_plain_heading(text: &str) -> bool {
    text.len() <= 180 && is_unpunctuated(text) && mark(text).is_some_and(|mark| mark.kind == MarkKind::Chinese)
}

fn numbers(body: &[Entry]) -> BTreeSet<&str> {
    body.iter().filter_map(|entry| if let Kind::Heading { number, .. } = &entry.kind { Some(number.as_str()) } else { None }).collect()
}

fn is_label(text: &str) -> bool {
    text.len() < 60 && matches!(compact(text).trim_matches(['【', '】', '[', ']', '：', ':']), "目录" | "目次" | "目錄")
}

/// Short enough for a table of contents, and no sentence.
fn is_short(text: &str) -> bool {
    (text.chars().count() <= 80 && !text.contains(['。', '；'])) || holds_headings(text)
}

fn is_listed(text: &str, later: &BTreeSet<String>) -> bool {
    text.len() < 240 && later.contains(&compact(without_page(text)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::policy::{classify::classify, lines::split};
    use crate::import::source::Source;

    fn parts(source: &str) -> (Vec<String>, usize) {
        let mut report = Report::default();
        let mut entries = classify(split(&Source::of_text(source), &mut report));
        let start = find_start(&entries).unwrap_or(0);
        let body = entries.split_off(start);
        let head = drop_contents(entries, &body, &mut report);
        (head.into_iter().map(|line| line.text).collect(), report.dropped.len())
    }

    #[test]
    fn contents_are_no_chapters() {
        let toc =
            "甲法\n目　录\n第一章 总则……1\n第二章 分别\t12\n附　则\n序言\n乙丙丁，戊。\n第一章 总则\n第一条 甲。\n附　则\n第二条 乙。";
        assert_eq!(parts(toc), (vec!["甲法".into(), "序言".into(), "乙丙丁，戊。".into()], 4));
        let unlabelled = "甲法\n第一编 总则\n第一章 子\n第二编 分则\n第一编 总则\n第一章 子\n第一条 甲。";
        assert_eq!(parts(unlabelled), (vec!["甲法".into()], 3));
        let articles = "甲法\n目录\n第一章 子\n第一条 目的\n第二条 范围\n第一章 子\n第一条 目的\n甲乙。\n第二条 范围\n丙。";
        assert_eq!(parts(articles), (vec!["甲法".into()], 4));
        let unparted = "甲法\n目录\n第一条 目的\n第二条 范围\n第一条 甲。\n第二条 乙。";
        assert_eq!(parts(unparted), (vec!["甲法".into()], 3));
        let split_title = "甲法\n第一章\n总则\n第一条 甲。";
        assert_eq!(parts(split_title), (vec!["甲法".into()], 0));
        let only_listed = "甲法\n目录\n第一章 子\n第二章 丑\n第一条 甲。\n第二条 乙。";
        assert_eq!(parts(only_listed), (vec!["甲法".into()], 3));
    }
}
