//! Findings for a person: place, value, rule, remedy, Chinese and English.

use std::borrow::Cow;
use std::fmt::Write;

use super::spot::{Sources, Spot};
use crate::finding::{Finding, Findings, Level, Rule, spelled};

/// All findings as text, then their count.
#[must_use]
pub fn print(findings: &Findings, sources: &mut Sources) -> String {
    let mut out = list(findings, sources);
    let count = count(findings);
    if !count.is_empty() {
        let _ = writeln!(out, "{count}");
    }
    out
}

/// All findings as text, without their count.
#[must_use]
pub fn list(findings: &Findings, sources: &mut Sources) -> String {
    let mut out = String::new();
    for (finding, (path, spot)) in sources.in_order(findings) {
        let mut told = String::new();
        one(&mut told, finding, &path, &spot);
        out.push_str(&harmless(&told));
    }
    out
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

fn one(out: &mut String, finding: &Finding, path: &str, spot: &Spot) {
    let (zh, en) = match finding.level {
        Level::Error => ("错误", "error"),
        Level::Warning => ("警告", "warning"),
        Level::Note => ("提示", "note"),
    };
    let code = finding.code;
    // A name with a line break in it could pass for a line of its own.
    let path = path.replace(['\n', '\r'], "\u{FFFD}");
    let _ = writeln!(out, "{path}:{}:{}: {zh} {en}[{code}]", spot.line, spot.column);
    let _ = writeln!(out, "  {}", finding.says.zh);
    let _ = writeln!(out, "  {}", finding.says.en);
    if let Some(value) = &finding.value {
        let _ = writeln!(out, "  值 value:  {value}");
    }
    match &finding.rule {
        Some(Rule::Articles(cites)) => {
            let cites: Vec<String> = cites.iter().map(ToString::to_string).collect();
            let _ = writeln!(out, "  依据 rule: {}", cites.join(", "));
        }
        Some(Rule::Words(words)) => {
            let _ = writeln!(out, "  依据 rule: {} / {}", words.zh, words.en);
        }
        None => {}
    }
    if !finding.remedy.zh.is_empty() {
        let _ = writeln!(out, "  改法 fix:  {} / {}", finding.remedy.zh, finding.remedy.en);
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Place;

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
