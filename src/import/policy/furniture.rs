//! Takes away what a page adds to a text: page numbers, rules, comments, Markdown marks, lines of a web page.

use super::Report;
use super::classify::item;
use super::lines::Line;
use super::punctuation::{compact, is_han};
use crate::import::source::Shape;
use crate::model::policy_text::numeral::is_arabic;
use crate::model::policy_text::opening::{article_opening, heading_opening};

/// Removes page furniture from every line. What a line looks like decides, not where it stands.
pub(super) fn strip(lines: Vec<Line>, report: &mut Report) -> Vec<Line> {
    let gaps: Vec<bool> = lines.iter().map(|line| line.gap).skip(1).chain([true]).collect();
    let (mut kept, mut gap) = (Vec::with_capacity(lines.len()), false);
    for (mut line, gap_after) in lines.into_iter().zip(gaps) {
        line.gap |= gap;
        if let Some((zh, en)) = reason(&line, gap_after) {
            report.drop(line.no, line.text, zh, en);
            gap = true;
            continue;
        }
        gap = false;
        strip_markdown(&mut line, report);
        strip_page_number(&mut line, report);
        kept.push(line);
    }
    kept
}

fn reason(line: &Line, gap_after: bool) -> Option<(&'static str, &'static str)> {
    // Furniture is short; a long line is never compared.
    if line.text.len() > 400 {
        return None;
    }
    let text = compact(&line.text);
    if text.starts_with("<!--") && text.ends_with("-->") {
        Some(("注释标记", "a comment of the mark-up"))
    } else if text.chars().count() >= 3 && text.chars().all(is_rule) {
        Some(("分隔线", "a rule between parts"))
    } else if is_page_number(&text, line.gap && gap_after) {
        Some(("页码", "a page number"))
    } else {
        None
    }
}

fn is_rule(c: char) -> bool {
    matches!(c, '-' | '_' | '=' | '*' | '—' | '─' | '－' | '━' | '~' | '～' | '·')
}

/// `- 3 -`, `第3页`, `3 / 10`; a bare number only where it stands alone between empty lines.
fn is_page_number(text: &str, alone: bool) -> bool {
    let inner = text.trim_matches(is_rule);
    let digits = !inner.is_empty() && inner.chars().count() <= 4 && inner.chars().all(is_arabic);
    if digits {
        return alone || (text.starts_with(is_rule) && text.ends_with(is_rule));
    }
    let of_pages = inner.chars().all(|c| is_arabic(c) || matches!(c, '第' | '页' | '共' | '/' | '／' | '，' | ','));
    of_pages
        && inner.starts_with(is_arabic_or_word)
        && inner.contains(is_arabic)
        && (inner.ends_with('页') || (alone && inner.contains(['/', '／'])))
}

/// `开展信—12—`: the number of the page, set between dashes at the end of its last line.
fn strip_page_number(line: &mut Line, report: &mut Report) {
    let dash = |c: char| matches!(c, '—' | '-' | '－' | '─');
    let text = line.text.trim_end_matches(dash);
    let inner = text.trim_end().trim_end_matches(is_arabic);
    let digits = text.trim_end().len().saturating_sub(inner.len());
    let words = inner.trim_end().trim_end_matches(dash);
    let closed = text.len() < line.text.len() && words.len() < inner.trim_end().len();
    // A half-width dash is a minus, a range or a code as well.
    let han = words.trim_end().ends_with(|c: char| is_han(c) || matches!(c, '，' | '、' | '。' | '；'));
    let taken = line.text.get(words.len()..).unwrap_or_default().to_owned();
    let dashes = |end: &str| end.trim().chars().filter(|c| dash(*c)).count();
    if closed && (1..=4).contains(&digits) && han && dashes(&taken) >= 2 && line.shape == Shape::Plain {
        line.text = words.trim_end().to_owned();
        report.drop(line.no, taken.trim(), "行末的页码", "a page number at the end of a line");
    }
}

fn is_arabic_or_word(c: char) -> bool {
    is_arabic(c) || matches!(c, '第' | '共')
}

/// `# `, `> `, `**…**` and `- ` before a number belong to Markdown, not to the text.
fn strip_markdown(line: &mut Line, report: &mut Report) {
    let mut taken = String::new();
    let heading = line.text.trim_start_matches('#');
    let hashes = line.text.len().saturating_sub(heading.len());
    if (1..=6).contains(&hashes) && heading.starts_with(char::is_whitespace) {
        taken.push_str(line.text.get(..hashes).unwrap_or_default());
        line.text = heading.trim_start().to_owned();
    }
    for bullet in ["- ", "* ", "+ ", "> "] {
        if let Some(rest) = line.text.strip_prefix(bullet).map(str::trim_start).filter(|rest| opens(rest)) {
            taken.push_str(bullet.trim_end());
            line.text = rest.to_owned();
            break;
        }
    }
    if let Some((bold, rest)) = line.text.strip_prefix("**").and_then(|rest| rest.split_once("**")).filter(|(bold, _)| opens(bold)) {
        taken.push_str("****");
        line.text = format!("{bold}{rest}");
    }
    if !taken.is_empty() {
        report.drop(line.no, taken, "Markdown 标记", "Markdown marks");
    }
}

fn opens(text: &str) -> bool {
    let text = text.trim_start_matches("**");
    item(text).is_some() || article_opening(text).is_some() || heading_opening(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::policy::lines::split;
    use crate::import::source::Source;

    #[test]
    fn a_page_number_at_the_end_of_a_line() {
        let mut report = Report::default();
        let source = "第一条 开展信—12—\n用评级业务\n见表 - 3 -\n代码为A-12-\n一九—\n温度为-5\n";
        let lines = strip(split(&Source::of_text(source), &mut report), &mut report);
        let found: Vec<_> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(found, ["第一条 开展信", "用评级业务", "见表", "代码为A-12-", "一九—", "温度为-5"]);
        let dropped: Vec<_> = report.dropped.iter().map(|dropped| dropped.text.as_str()).collect();
        assert_eq!(dropped, ["—12—", "- 3 -"]);
    }

    #[test]
    fn page_numbers_rules_and_marks() {
        let mut report = Report::default();
        let source = "# 甲办法\n- （一）乙\n- 3 -\n第 3 页 共 10 页\n-----\n* 丙\n\n12\n\n**第一条** 丁\n2 / 9\n30\n- 戊\n";
        let lines = strip(split(&Source::of_text(source), &mut report), &mut report);
        let found: Vec<_> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(found, ["甲办法", "（一）乙", "* 丙", "第一条 丁", "2 / 9", "30", "- 戊"]);
        let dropped: Vec<_> = report.dropped.iter().map(|dropped| dropped.text.as_str()).collect();
        assert_eq!(dropped, ["#", "-", "- 3 -", "第 3 页 共 10 页", "-----", "12", "****"]);
    }
}
