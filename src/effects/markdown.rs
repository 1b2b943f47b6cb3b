//! Effects as the summary of a job on a forge: GitHub's Markdown, at most some hundred kilobytes.

use std::fmt::Write;

use super::Effects;
use super::report::{Block, blocks};
use crate::model::text::Bilingual;

/// The report as Markdown.
#[must_use]
pub fn markdown(effects: &Effects) -> String {
    let mut out = String::new();
    for block in blocks(effects) {
        let _ = match block {
            Block::Title(words) => writeln!(out, "## {} / {}\n", words.zh, words.en),
            Block::Heading(words) => writeln!(out, "### {} / {}\n", words.zh, words.en),
            Block::Line(words) => writeln!(out, "{}<br>{}\n", words.zh, words.en),
            Block::Alarm(words) => writeln!(out, "> [!CAUTION]\n> {}<br>{}\n", words.zh, words.en),
            Block::Rows { heads, rows, more, folded } => table(&mut out, &heads, &rows, more, folded),
        };
    }
    out
}

fn table(out: &mut String, heads: &[Bilingual], rows: &[Vec<String>], more: usize, folded: bool) -> std::fmt::Result {
    if folded {
        writeln!(out, "<details><summary>清单 / list</summary>\n")?;
    }
    let heads: Vec<String> = heads.iter().map(|head| format!("{} {}", head.zh, head.en)).collect();
    writeln!(out, "| {} |\n|{}", heads.join(" | "), " --- |".repeat(heads.len()))?;
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| plain(cell)).collect();
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    if more > 0 {
        writeln!(out, "\n另有 {more} 个 / and {more} more")?;
    }
    writeln!(out)?;
    if folded {
        writeln!(out, "</details>\n")?;
    }
    Ok(())
}

/// Words that mean nothing to Markdown: what a title holds is shown, never carried out.
fn plain(words: &str) -> String {
    let mut plain = String::new();
    for c in words.chars() {
        match c {
            '<' => plain.push_str("&lt;"),
            '>' => plain.push_str("&gt;"),
            '&' => plain.push_str("&amp;"),
            // A backslash before every mark that could begin something; `/`, `-` and digits in addresses stay readable.
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '#' | '+' | '!' | '|' | '~' | ':' | '@' | '$' => {
                plain.push('\\');
                plain.push(c);
            }
            _ => plain.push(c),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::effects::report::ROWS;
    use crate::effects::{Change, Fact, File, FileKind, Page, PageKind};
    use crate::model::route::Route;

    #[test]
    fn a_title_is_shown_and_not_carried_out() {
        assert_eq!(plain("<img src=x>![a](b) |@all|"), "&lt;img src=x&gt;\\!\\[a\\]\\(b\\) \\|\\@all\\|");
    }

    #[test]
    fn the_longest_report_fits_a_job_summary() {
        let long = "|".repeat(4000);
        let words = Bilingual::new(long.as_str(), long.as_str());
        let address = Route::new(&["x"; 400].join("/")).unwrap();
        let page = |change| Page {
            kind: PageKind::Act,
            change,
            title: words.clone(),
            address: address.clone(),
            from: Some(address.clone()),
            differs: vec![(long.clone(), long.clone()); 5],
        };
        let file = |change| File { kind: FileKind::Data, change, address: address.clone() };
        let fact = Fact { weight: crate::effects::fact::Weight::New, id: long.clone(), name: words.clone(), says: words.clone() };
        let changes = [Change::Removed, Change::Added, Change::Words, Change::Looks];
        let effects = Effects {
            days: ["2026-11-02".into(), "2026-11-03".into()],
            versions: ["0".into(), "1".into()],
            facts: vec![fact; 1000],
            pages: changes.iter().flat_map(|change| vec![page(*change); 1000]).collect(),
            files: changes.iter().flat_map(|change| vec![file(*change); 1000]).collect(),
        };
        let report = markdown(&effects);
        assert!(report.len() < 500_000, "{} bytes", report.len());
        assert!(report.contains(&format!("另有 {} 个 / and {} more", 1000 - ROWS, 1000 - ROWS)));
    }
}
