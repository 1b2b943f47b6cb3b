//! Notes on oddities of print that are kept as they are.

use super::Report;
use super::classify::{Entry, Kind};
use super::punctuation::is_han;
use crate::model::policy_text::opening::{article_opening, heading_opening};

/// A text with half-width punctuation throughout is not listed line by line.
const MOST_HALF_WIDTH: usize = 40;

/// Notes half-width punctuation, mixed brackets, placeholders and odd blanks. Nothing is changed.
pub(super) fn remark(body: &[Entry], report: &mut Report) {
    let usual = usual_blank(body);
    let mut usual_heading = None;
    let mut half_width = 0_usize;
    for entry in body {
        let (no, text) = (entry.line.no, entry.line.text.as_str());
        note_placeholder(no, text, report);
        note_digits(no, text, report);
        let noted = report.notes.len();
        if half_width < MOST_HALF_WIDTH {
            note_half_width(no, text, report);
        }
        half_width = half_width.saturating_add(usize::from(report.notes.len() > noted));
        if half_width == MOST_HALF_WIDTH {
            half_width = half_width.saturating_add(1);
            report.note(
                no,
                "半角标点很多，以下各行不再逐行提示",
                "half-width punctuation throughout; the lines after this one are not listed",
            );
        }
        if let Kind::Heading { title, .. } = &entry.kind {
            note_heading(no, text, title, &mut usual_heading, report);
        }
        if matches!(entry.kind, Kind::Article { .. }) {
            note_blank(no, text, &usual, report);
        }
    }
}

/// Notes what can be seen from one line alone.
pub(super) fn remark_line(no: usize, text: &str, report: &mut Report) {
    note_half_width(no, text, report);
    note_placeholder(no, text, report);
    note_digits(no, text, report);
}

/// Blanks inside a title, and a gap after the number unlike the first heading's.
fn note_heading(no: usize, text: &str, title: &str, usual: &mut Option<usize>, report: &mut Report) {
    if title.contains(char::is_whitespace) {
        report.note(no, "章标题中有空格，照印保留", "blanks inside the heading; kept as printed");
    }
    let Some(opening) = heading_opening(text).filter(|_| !title.is_empty()) else {
        return;
    };
    let number_and_gap = text.trim_end().strip_suffix(opening.rest).unwrap_or_default();
    let gap = number_and_gap.chars().count().saturating_sub(opening.number.chars().count());
    if *usual.get_or_insert(gap) != gap {
        report.note(no, "章编号与标题之间的空格与第一个章标题不同", "the blanks between number and title differ from the first heading");
    }
}

/// Blanks between Chinese characters and digits, as scans and recognition leave them.
fn note_digits(no: usize, text: &str, report: &mut Report) {
    let mut last: [char; 2] = ['\0', '\0'];
    for c in text.chars() {
        let [before, between] = last;
        if between == ' ' && ((is_han(before) && c.is_ascii_digit()) || (before.is_ascii_digit() && is_han(c))) {
            report.note(no, "数字前后有空格，照印保留", "blanks around digits; kept as printed");
            return;
        }
        last = [between, c];
    }
}

fn note_half_width(no: usize, text: &str, report: &mut Report) {
    let mut found: Vec<char> = Vec::new();
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    let (mut half, mut full) = (0_i64, 0_i64);
    while let Some(c) = chars.next() {
        match c {
            '(' => half = half.saturating_add(1),
            ')' => half = half.saturating_sub(1),
            '（' => full = full.saturating_add(1),
            '）' => full = full.saturating_sub(1),
            _ => {}
        }
        let beside = is_han(before) || chars.peek().is_some_and(|next| is_han(*next));
        if matches!(c, ',' | ';' | ':' | '(' | ')' | '?' | '!' | '<' | '>') && beside && !found.contains(&c) {
            found.push(c);
        }
        before = c;
    }
    if half != 0 && half == full.saturating_neg() {
        report.note(no, "括号一半半角一半全角，照印保留", "a pair of brackets is half half-width, half full-width; kept as printed");
    }
    if !found.is_empty() {
        let shown: String = found.iter().flat_map(|c| [' ', *c]).collect();
        report.note(no, format!("半角标点{shown}，照印保留"), format!("half-width punctuation{shown}; kept as printed"));
    }
}

fn note_placeholder(no: usize, text: &str, report: &mut Report) {
    let inside = text.contains("第XX条") || text.contains("第×条") || text.contains("第××条") || text.contains("第X条");
    if inside {
        report.note(no, "残留的占位条号，照印保留", "a leftover placeholder for an article number; kept as printed");
    }
    let rest = text.replace("第XX条", "").replace("第××条", "");
    if ["XX", "××", "ＸＸ", "xx", "某某年"].iter().any(|mark| rest.contains(mark)) {
        report.note(no, "有未填写的占位符，照印保留", "a placeholder not filled in; kept as printed");
    }
}

/// The blanks that a text has after the numbers of its articles.
struct UsualBlank {
    /// Most have an ideographic space.
    ideographic: bool,
    /// Four in five have more than one blank: that is how the text is set, and no oddity.
    several: bool,
}

fn usual_blank(body: &[Entry]) -> UsualBlank {
    let (mut wide, mut several, mut all) = (0_usize, 0_usize, 0_usize);
    for entry in body.iter().filter(|entry| matches!(entry.kind, Kind::Article { .. })) {
        let Some(blank) = blank_after(&entry.line.text) else { continue };
        all = all.saturating_add(1);
        wide = wide.saturating_add(usize::from(blank == '　'));
        several = several.saturating_add(usize::from(blanks_after(&entry.line.text) > 1));
    }
    UsualBlank { ideographic: wide.saturating_mul(2) > all, several: all >= 3 && several.saturating_mul(5) >= all.saturating_mul(4) }
}

fn blank_after(text: &str) -> Option<char> {
    article_opening(text).and_then(|opening| opening.rest.chars().next()).filter(|c| c.is_whitespace())
}

fn blanks_after(text: &str) -> usize {
    article_opening(text).map_or(0, |opening| opening.rest.chars().take_while(|c| c.is_whitespace()).count())
}

fn note_blank(no: usize, text: &str, usual: &UsualBlank, report: &mut Report) {
    if blank_after(text).is_some_and(|blank| (blank == '　') != usual.ideographic) {
        report.note(no, "条号后的空格与其他条不同", "the blank after the article number differs from the other articles");
    } else if !usual.ideographic && !usual.several && blanks_after(text) > 1 {
        report.note(no, "条号后有多个空格", "more than one blank after the article number");
    }
}

#[cfg(test)]
mod tests {
    use crate::import::policy::import;
    use crate::import::source::Source;

    fn notes(text: &str, words: &str) -> usize {
        import(&Source::of_text(text)).notes.iter().filter(|note| note.what.en.contains(words)).count()
    }

    #[test]
    fn blanks_that_nearly_every_article_has_are_its_style() {
        let words = "more than one blank after";
        assert_eq!(notes("灯塔条例\n第一条  甲。\n第二条  乙。\n第三条  丙。\n第四条  丁。\n第五条 戊。\n", words), 0);
        assert_eq!(notes("灯塔条例\n第一条 甲。\n第二条  乙。\n第三条 丙。\n第四条 丁。\n", words), 1);
    }
}
