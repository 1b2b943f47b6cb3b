//! Findings as Markdown, for the page a forge shows of a run.

use std::fmt::Write;

use super::spot::Sources;
use super::{human, path};
use crate::finding::Findings;

/// The most rows; a forge takes at most a megabyte.
const MOST: usize = 200;

/// A heading with the counts, and a table.
#[must_use]
pub fn print(findings: &Findings, sources: &mut Sources) -> String {
    let all = sources.in_order(findings);
    let mut out = String::from("## 内容检查 Content check\n\n");
    if all.is_empty() {
        out.push_str("没有问题 / nothing found\n");
        return out;
    }
    let first = all.iter().take_while(|(_, (file, _))| sources.touches(file)).count();
    let _ = writeln!(out, "{}\n", human::count(findings));
    if first > 0 && first < all.len() {
        let _ = writeln!(out, "前 {first} 项在本次改动的文件里 / the first {first} are in the files of this change\n");
    }
    out.push_str("| | 位置 where | 检查 check | 问题 what | 改法 fix |\n|---|---|---|---|---|\n");
    for (finding, (file, spot)) in all.iter().take(MOST) {
        let (zh, en) = human::level(finding.level);
        let value = finding.value.as_ref().map(|value| format!("<br>{}", cell(value))).unwrap_or_default();
        let _ = writeln!(
            out,
            "| {zh} {en} | {}:{}:{} | `{}` | {}<br>{}{value} | {}<br>{} |",
            cell(path::from_here(file)),
            spot.line,
            spot.column,
            finding.code,
            cell(&finding.says.zh),
            cell(&finding.says.en),
            cell(&finding.remedy.zh),
            cell(&finding.remedy.en)
        );
    }
    if all.len() > MOST {
        let left = all.len() - MOST;
        let _ = writeln!(
            out,
            "\n另有 {left} 项未列出，运行 `gongshi check` 可列出全部 / {left} more are not here: `gongshi check` lists them all"
        );
    }
    out
}

/// A text that stays in its cell and is nothing but text there: each mark of Markdown and HTML is spelled as what it is.
fn cell(text: &str) -> String {
    let mut cell = String::new();
    for c in text.chars() {
        match c {
            '&' => cell.push_str("&amp;"),
            '<' => cell.push_str("&lt;"),
            '\n' | '\r' => cell.push(' '),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '!' | '~' | '#' | '@' | '$' => cell.push_str(&format!("&#{};", u32::from(c))),
            c => cell.push(c),
        }
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Finding, Place};

    #[test]
    fn a_value_stays_in_its_cell() {
        let finding = Finding::error("x", Place::file("a.toml"), "甲", "a").value("a|b <img src=x> @all `c` [d](e)");
        let told = print(&[finding].into_iter().collect(), &mut Sources::new(&[]));
        let row = told.lines().last().unwrap_or_default();
        assert_eq!(row.matches('|').count(), 6, "{row}");
        assert!(!row.contains("<img") && !row.contains("@all") && !row.contains("[d]"), "{row}");
    }
}
