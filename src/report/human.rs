//! Findings for a person: place, value, rule, remedy, Chinese and English.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;

use super::spot::Sources;
use super::text::Spot;
use crate::finding::{Finding, Findings, Level, spelled};

/// All findings as text, then their count.
#[must_use]
pub fn print(findings: &Findings, sources: &mut Sources) -> String {
    match count(findings) {
        none if none.is_empty() => none,
        count => format!("{}{count}\n", list(findings, sources)),
    }
}

/// All findings as text, without their count. What is told of several places word for word is told once, below all of them:
/// whoever looks for the one new finding need not read fifty others. What is in the files of a change stands apart, first.
#[must_use]
pub fn list(findings: &Findings, sources: &mut Sources) -> String {
    let mut order: BTreeMap<(bool, Level, &str, String), usize> = BTreeMap::new();
    let mut told: Vec<(String, String)> = Vec::new();
    let all = sources.in_order(findings);
    let first = all.iter().take_while(|(_, (path, _))| sources.touches(path)).count();
    for (n, (finding, (path, spot))) in all.iter().enumerate() {
        let what = what(finding);
        let nth = *order.entry((n < first, finding.level, finding.code, what.clone())).or_insert(told.len());
        if nth == told.len() {
            let heading = match n {
                0 if first > 0 && first < all.len() => "本次改动的文件 / in the files of this change\n\n",
                _ if n == first && first > 0 => "其他文件 / in other files\n\n",
                _ => "",
            };
            told.push((heading.to_owned(), what));
        }
        if let Some((places, _)) = told.get_mut(nth) {
            places.push_str(&place(finding, path, *spot));
        }
    }
    told.into_iter().map(|(places, what)| harmless(&[places.as_str(), &what, "\n"].concat()).into_owned()).collect()
}

/// A level in Chinese and in English.
#[must_use]
pub fn level(level: Level) -> (&'static str, &'static str) {
    match level {
        Level::Error => ("错误", "error"),
        Level::Warning => ("警告", "warning"),
        Level::Note => ("提示", "note"),
    }
}

/// How many findings there are of each level; nothing for none.
#[must_use]
pub fn count(findings: &Findings) -> String {
    let count = |level| findings.count(level);
    let (errors, warnings, notes) = (count(Level::Error), count(Level::Warning), count(Level::Note));
    if errors + warnings + notes == 0 {
        return String::new();
    }
    format!("{errors} 个错误，{warnings} 个警告，{notes} 条提示 / {errors} error(s), {warnings} warning(s), {notes} note(s)")
}

/// With what would move a cursor, ring a bell, break a line or turn the text around in a terminal spelled out; lines stay lines.
fn harmless(text: &str) -> Cow<'_, str> {
    let harms = |c: char| {
        c.is_control() && !matches!(c, '\n' | '\t')
            || matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    if !text.contains(harms) {
        return text.into();
    }
    text.split_inclusive(harms)
        .map(|piece| match piece.char_indices().next_back() {
            Some((at, last)) if harms(last) => {
                format!("{}{}", piece.get(..at).unwrap_or_default(), spelled(piece.get(at..).unwrap_or_default()))
            }
            _ => piece.to_owned(),
        })
        .collect::<String>()
        .into()
}

/// The line that leads to a finding.
fn place(finding: &Finding, path: &str, spot: Spot) -> String {
    let (zh, en) = level(finding.level);
    // A name with a line break in it could pass for a line of its own.
    let path = path.replace(['\n', '\r'], "\u{FFFD}");
    format!("{path}:{}:{}: {zh} {en}[{}]\n", spot.line, spot.column, finding.code)
}

/// What a finding says, wherever it stands.
fn what(finding: &Finding) -> String {
    let mut out = format!("  {}\n  {}\n", finding.says.zh, finding.says.en);
    if let Some(value) = &finding.value {
        let _ = writeln!(out, "  值 value:  {value}");
    }
    if let Some(rule) = &finding.rule {
        let _ = writeln!(out, "  依据 rule: {rule}");
    }
    if !finding.remedy.zh.is_empty() {
        let _ = writeln!(out, "  改法 fix:  {} / {}", finding.remedy.zh, finding.remedy.en);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Place;

    #[test]
    fn what_is_told_of_several_places_is_told_once() {
        let finding = |file: &str, value: &str| Finding::error("unknown-name", Place::file(file), "甲", "a").value(value);
        let findings = Findings::from_iter([finding("a.toml", "1"), finding("b.toml", "2"), finding("c.toml", "1")]);
        let told = list(&findings, &mut Sources::new(&[]));
        let line = |file: &str| format!("{file}.toml:1:1: 错误 error[unknown-name]\n");
        let what = |value: u8| format!("  甲\n  a\n  值 value:  {value}\n");
        assert_eq!(told, format!("{}{}{}\n{}{}\n", line("a"), line("c"), what(1), line("b"), what(2)));
    }

    #[test]
    fn what_a_change_touches_stands_apart_from_the_rest() {
        let finding = |file: &str| Finding::error("unknown-name", Place::file(file), "甲", "a");
        let findings = Findings::from_iter([finding("a.toml"), finding("b.toml"), finding("z.toml")]);
        let of = |touched: &[&str]| {
            let touched = touched.iter().map(|path| (*path).to_owned()).collect();
            let told = list(&findings, &mut Sources::new(&[]).touching(touched));
            let shown = |line: &&str| !line.is_empty() && !line.starts_with(' ');
            told.lines().filter(shown).map(|line| line.chars().take(2).collect::<String>()).collect::<Vec<_>>()
        };
        assert_eq!(of(&["z.toml"]), ["本次", "z.", "其他", "a.", "b."]);
        assert_eq!((of(&[]), of(&["a.toml", "b.toml", "z.toml"])), (vec!["a.".into(), "b.".into(), "z.".into()], of(&["none.toml"])));
    }

    #[test]
    fn a_name_can_neither_move_the_cursor_nor_pass_for_a_line() {
        let place = Place::file("hosts/\u{1b}[31ma\n::stop-commands::x\u{202E}\u{2028}.toml");
        let findings = Findings::from_iter([Finding::error("stray-file", place, "甲", "a").rule("乙", "b").remedy("丙", "c")]);
        let told = print(&findings, &mut Sources::new(&[]));
        assert!(
            !told.contains(['\u{1b}', '\u{202E}', '\u{2028}'])
                && told.contains("xU+202EU+2028.toml")
                && !told.lines().any(|line| line.starts_with("::")),
            "{told}"
        );
    }
}
