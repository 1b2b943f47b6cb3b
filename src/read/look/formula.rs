//! Cells that a spreadsheet takes for a formula: the officer's own, before anything is made of it.

use crate::model::sighting::{At, Concern, MOST, Sighting, Sightings};
use crate::model::text::Bilingual;
use crate::read::records;

/// Looks at every cell of a list.
pub(super) fn cells(file: &str, text: &str, sightings: &mut Sightings) {
    if !may_hold(text) {
        return;
    }
    let mut told = 0;
    for (line, record) in records(text) {
        if told >= MOST {
            return;
        }
        for (place, cell) in record.iter().enumerate().filter(|(_, cell)| is_formula(cell)) {
            told += 1;
            let c = cell.trim_start_matches(' ').chars().next().unwrap_or_default();
            let what = Bilingual::new(format!("以“{}”开头的单元格", name(c)), format!("a cell that begins with {}", name(c)));
            sightings.push(Sighting { concern: Concern::Formula, file: file.to_owned(), at: At::Cell(line, place + 1), what });
        }
    }
}

/// Whether a cell can begin with one of the signs: most lists are not taken apart a second time.
fn may_hold(text: &str) -> bool {
    let begins = |pair: &[u8]| matches!(pair, [b',' | b'"' | b' ' | b'\n' | b'\r', b'=' | b'+' | b'-' | b'@']);
    text.starts_with(['=', '+', '-', '@']) || text.as_bytes().windows(2).any(begins) || text.contains(['＝', '＋', '－', '＠', '\t'])
}

/// `=…`, `@…`; `+…` and `-…` unless a number or a dash by itself; and the same in full width, which Chinese versions
/// of spreadsheets take alike.
fn is_formula(cell: &str) -> bool {
    let cell = cell.trim_start_matches(' ');
    let mut rest = cell.chars();
    match rest.next() {
        Some('=' | '@' | '＝' | '＠') => true,
        Some('\t' | '\r') => true,
        Some('+' | '-' | '＋' | '－') => {
            let rest = rest.as_str().trim();
            !rest.is_empty() && rest.chars().any(|c| c != '-' && c != '－') && rest.parse::<f64>().is_err()
        }
        _ => false,
    }
}

fn name(c: char) -> String {
    if c.is_control() { format!("U+{:04X}", u32::from(c)) } else { c.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_told_from_numbers_and_dashes() {
        for bad in ["=1+1", "=cmd|'/c calc'!A0", "@SUM(A1)", "+1+1", "-1+1", "＝1＋1", "\t=1", " =1", "+86 532", "-x"] {
            assert!(is_formula(bad), "{bad}");
        }
        for good in ["", "-", "--", "-5", "+0.5", "－", "QD-1", "一=二", "2026-11-21", "——"] {
            assert!(!is_formula(good), "{good}");
        }
    }

    #[test]
    fn a_formula_below_empty_lines_is_told_where_it_stands() {
        let mut sightings = Sightings::default();
        cells("a.csv", "base,name\n\n\nA,=1+1\n", &mut sightings);
        assert_eq!(sightings.of(Concern::Formula).map(|seen| seen.at).collect::<Vec<_>>(), [At::Cell(4, 2)]);
    }
}
