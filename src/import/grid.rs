//! A table on its way into the text: rows of cells, or, where it only laid out a page, the lines in it.

use super::source::{Shape, SourceLine};
use crate::model::policy_text::opening::{article_opening, heading_opening};

/// Rows of cells.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    pub rows: Vec<Vec<Cell>>,
}

/// A cell: its lines, and how many columns and rows it covers.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub lines: Vec<SourceLine>,
    pub across: usize,
    pub down: usize,
}

/// More columns than this no table of a regulation has.
const WIDEST: usize = 64;

impl Grid {
    /// A line for each row; of a table that lays out a page, its own lines.
    pub(super) fn lines(self) -> Vec<SourceLine> {
        if self.lays_out() {
            return self.rows.into_iter().flatten().flat_map(|cell| cell.lines).collect();
        }
        let filled = |row: &Vec<Vec<SourceLine>>| row.iter().flatten().any(|line| !line.text.trim().is_empty());
        let mut covered = Vec::new();
        self.rows.into_iter().map(|row| spread(row, &mut covered)).filter(filled).map(row_line).collect()
    }

    /// Whether it has no more than one column, or lays out a page: a cell of it holds articles and headings, or, in a
    /// table of hardly any rows, the paragraphs of a text.
    pub(super) fn lays_out(&self) -> bool {
        let has_words = |line: &&SourceLine| !line.text.trim().is_empty();
        let columns = |row: &Vec<Cell>| row.iter().filter(|cell| cell.lines.iter().any(|line| has_words(&line))).count();
        let wide = self.rows.iter().filter(|row| columns(row) > 1).count();
        let opens = |line: &&SourceLine| {
            let text = line.text.trim_start();
            article_opening(text).is_some() || heading_opening(text).is_some()
        };
        let cells = || self.rows.iter().flatten().map(|cell| &cell.lines);
        let text = |cell: &Vec<SourceLine>| {
            let characters: usize = cell.iter().map(|line| line.text.chars().count()).sum();
            cell.iter().filter(has_words).count() >= 3 && characters >= 150
        };
        wide == 0 || (wide <= 2 && cells().any(text)) || cells().any(|cell| cell.iter().filter(opens).count() >= 2)
    }
}

/// The cells of a row, empty ones where a cell of it or of a row above covers more than its own place, so that each word stands
/// in its column. `covered` holds for each column how many rows are still covered from above.
fn spread(row: Vec<Cell>, covered: &mut Vec<usize>) -> Vec<Vec<SourceLine>> {
    let above = covered.clone();
    let is_covered = |made: &Vec<_>| above.get(made.len()).is_some_and(|rows| *rows > 0);
    covered.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
    let mut made = Vec::new();
    for cell in row {
        while is_covered(&made) {
            made.push(Vec::new());
        }
        let (first, after) = (made.len(), made.len().saturating_add(cell.across).min(WIDEST).max(made.len().saturating_add(1)));
        made.push(cell.lines);
        made.resize(after, Vec::new());
        if cell.down > 1 {
            covered.resize(covered.len().max(after), 0);
            covered.iter_mut().take(after).skip(first).for_each(|rows| *rows = cell.down.saturating_sub(1));
        }
    }
    while is_covered(&made) {
        made.push(Vec::new());
    }
    made
}

fn row_line(row: Vec<Vec<SourceLine>>) -> SourceLine {
    let no = row.iter().flatten().map(|line| line.no).next().unwrap_or(1);
    let cells: Vec<String> = row.into_iter().map(cell_text).collect();
    SourceLine { no, text: cells.join("\t"), shape: Shape::Row }
}

/// The lines of a cell in one; the blanks of a table inside are its own.
fn cell_text(cell: Vec<SourceLine>) -> String {
    let lines: Vec<String> = cell.iter().map(|line| line.text.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    lines.iter().filter(|line| !line.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str, across: usize, down: usize) -> Cell {
        let lines = text.split('\n').map(|text| SourceLine { no: 1, text: text.into(), shape: Shape::Plain }).collect();
        Cell { lines, across, down }
    }

    fn lines(rows: &[&[&str]]) -> Vec<(String, Shape)> {
        let cell = |text: &&str| cell(text, 1, 1);
        let grid = Grid { rows: rows.iter().map(|row| row.iter().map(cell).collect()).collect() };
        grid.lines().into_iter().map(|line| (line.text, line.shape)).collect()
    }

    #[test]
    fn tables_and_layouts() {
        let rows = lines(&[&["级", "税\n率"], &["", ""], &["1", "3%"]]);
        assert_eq!(rows, [("级\t税 率".into(), Shape::Row), ("1\t3%".into(), Shape::Row)]);
        let page = lines(&[&["栏目", "第一条 甲。\n第二条 乙。"]]);
        assert_eq!(page.len(), 3);
        assert!(page.iter().all(|(_, shape)| *shape == Shape::Plain));
    }

    #[test]
    fn words_stay_in_their_column() {
        let rows = vec![
            vec![cell("级", 1, 2), cell("额", 2, 1)],
            vec![cell("低", 1, 1), cell("高", 1, 1)],
            vec![cell("甲", 1, 1), cell("1", 1, 1), cell("2", 0, 0)],
            vec![cell("乙", 1, 1), cell("另定", 9_000, 9_000)],
            vec![cell("丙", 1, 1)],
        ];
        let lines: Vec<String> = Grid { rows }.lines().into_iter().map(|line| line.text).collect();
        assert_eq!(lines.iter().map(|line| line.trim_end()).collect::<Vec<_>>(), ["级\t额", "\t低\t高", "甲\t1\t2", "乙\t另定", "丙"]);
        assert!(lines.iter().all(|line| line.matches('\t').count() < WIDEST));
    }
}
