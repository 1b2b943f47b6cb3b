//! A table on its way into the text: rows of cells, or, where it only laid out a page, the lines in it.

use super::source::{Shape, SourceLine};
use crate::model::policy_text::opening::{article_opening, heading_opening};

/// Rows of cells; a cell holds its lines.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    pub rows: Vec<Vec<Vec<SourceLine>>>,
}

impl Grid {
    /// A line for each row; of a table that lays out a page, its own lines.
    pub(super) fn lines(self) -> Vec<SourceLine> {
        if self.lays_out() {
            return self.rows.into_iter().flatten().flatten().collect();
        }
        let filled = |row: &Vec<Vec<SourceLine>>| row.iter().flatten().any(|line| !line.text.trim().is_empty());
        self.rows.into_iter().filter(filled).map(row_line).collect()
    }

    /// Whether it has no more than one column, or lays out a page: a cell of it holds articles and headings, or, in a
    /// table of hardly any rows, the paragraphs of a text.
    pub(super) fn lays_out(&self) -> bool {
        let has_words = |line: &&SourceLine| !line.text.trim().is_empty();
        let columns = |row: &Vec<Vec<SourceLine>>| row.iter().filter(|cell| cell.iter().any(|line| has_words(&line))).count();
        let wide = self.rows.iter().filter(|row| columns(row) > 1).count();
        let opens = |line: &&SourceLine| {
            let text = line.text.trim_start();
            article_opening(text).is_some() || heading_opening(text).is_some()
        };
        let cells = || self.rows.iter().flatten();
        let text = |cell: &Vec<SourceLine>| {
            let characters: usize = cell.iter().map(|line| line.text.chars().count()).sum();
            cell.iter().filter(has_words).count() >= 3 && characters >= 150
        };
        wide == 0 || (wide <= 2 && cells().any(text)) || cells().any(|cell| cell.iter().filter(opens).count() >= 2)
    }
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

    fn lines(rows: &[&[&str]]) -> Vec<(String, Shape)> {
        let cell = |text: &&str| text.split('\n').map(|text| SourceLine { no: 1, text: text.into(), shape: Shape::Plain }).collect();
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
}
