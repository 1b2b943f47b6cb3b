//! A CSV list to rows of cells: strict headers, every fault with its line and cell.

use std::collections::BTreeMap;

use super::quotes::broken_quote;
use super::records::records;
use crate::finding::{At, Finding, Findings, MOST, Place};

/// The most columns, rows and characters in a cell of a list; no list of a register comes near.
const MOST_COLUMNS: usize = 100;
const MOST_ROWS: usize = 100_000;
const LONGEST_CELL: usize = 10_000;

/// A list with a known header.
#[derive(Debug)]
pub(crate) struct Table<'a> {
    file: &'a str,
    columns: BTreeMap<String, usize>,
    rows: Vec<(usize, csv::StringRecord)>,
}

/// One row of a list, asked for cells by the name of their column.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line<'a> {
    table: &'a Table<'a>,
    /// Line in the file, from 1.
    pub line: usize,
    record: &'a csv::StringRecord,
}

impl<'a> Table<'a> {
    /// Reads a list; the columns `needed` must be there, those `allowed` may be. None where anything was found wrong with its file.
    pub(crate) fn read(file: &'a str, text: &str, (needed, allowed): (&[&str], &[&str]), findings: &mut Findings) -> Option<Self> {
        if let Some(at) = broken_quote(text, b',') {
            findings.push(unpaired(file, text, at));
            return None;
        }
        let mut records = records(text).into_iter();
        let header = records.next().map(|(_, header)| header).unwrap_or_default();
        if header.len() > MOST_COLUMNS {
            findings.push(too_large(file, 1, format!("{MOST_COLUMNS}列"), format!("{MOST_COLUMNS} columns")));
            return None;
        }
        if let Some(mark) = other_comma(&header) {
            findings.push(wrong_comma(file, mark));
            return None;
        }
        let columns = columns(file, &header, (needed, allowed), findings);
        let mut table = Self { file, columns, rows: Vec::new() };
        table.fill(records, header.len(), findings);
        (!findings.has_errors()).then_some(table)
    }

    fn fill(&mut self, records: impl Iterator<Item = (usize, csv::StringRecord)>, width: usize, findings: &mut Findings) {
        let mut faults = 0;
        for (line, record) in records {
            // What is wrong with a hundred rows is told, and that there are more.
            if faults > MOST {
                return;
            }
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            if self.rows.len() >= MOST_ROWS {
                findings.push(too_large(self.file, line, format!("{MOST_ROWS}行"), format!("{MOST_ROWS} rows")));
                return;
            }
            if record.iter().any(|cell| cell.len() > LONGEST_CELL && cell.chars().count() > LONGEST_CELL) {
                faults += 1;
                findings.push(too_large(self.file, line, format!("每格{LONGEST_CELL}字"), format!("{LONGEST_CELL} characters in a cell")));
                continue;
            }
            if record.len() == width {
                self.rows.push((line, record));
            } else {
                faults += 1;
                findings.push(other_width(self.file, line, &record, width));
            }
        }
    }

    /// The rows, in order.
    pub(crate) fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        self.rows.iter().map(move |(line, record)| Line { table: self, line: *line, record })
    }
}

impl Line<'_> {
    /// The text of a cell; empty when the list has no such column.
    pub(crate) fn cell(&self, column: &str) -> &str {
        let place = self.table.columns.get(column);
        place.and_then(|place| self.record.get(*place)).map_or("", str::trim)
    }

    /// The spot of a cell.
    pub(crate) fn place(&self, column: &str) -> Place {
        Place::cell(self.table.file, self.line, self.table.columns.get(column).map_or(1, |place| place + 1))
    }

    /// A cell read by `read`; a finding that names what was expected when it cannot be.
    pub(crate) fn parse<T>(
        &self,
        column: &str,
        read: impl Fn(&str) -> Option<T>,
        expected: (&str, &str),
        findings: &mut Findings,
    ) -> Option<T> {
        let text = self.cell(column);
        let value = read(text);
        if value.is_none() {
            findings.push(
                Finding::error(
                    "wrong-cell",
                    self.place(column),
                    format!("{column} 的值不对"),
                    format!("the value of {column} is not right"),
                )
                .value(text)
                .rule("列表格式", "the format of lists")
                .remedy(format!("应为{}", expected.0), format!("write {}", expected.1)),
            );
        }
        value
    }
}

/// The columns of a header by their names; tells those that are not known, stand twice or are missing.
fn columns(
    file: &str,
    header: &csv::StringRecord,
    (needed, allowed): (&[&str], &[&str]),
    findings: &mut Findings,
) -> BTreeMap<String, usize> {
    let mut columns = BTreeMap::new();
    for (place, name) in header.iter().enumerate() {
        let name = name.trim();
        let known = needed.contains(&name) || allowed.contains(&name);
        if !known || columns.insert(name.to_owned(), place).is_some() {
            let all = needed.iter().chain(allowed).copied().collect::<Vec<_>>();
            let (zh, en) = if known {
                ("表头重复", "this column stands twice")
            } else {
                ("此列表没有这一列", "this list has no such column")
            };
            findings.push(
                Finding::error("unknown-column", Place::cell(file, 1, place + 1), zh, en)
                    .value(name)
                    .rule("列表格式", "the format of lists")
                    .remedy(format!("可用的列：{}", all.join("、")), format!("columns: {}", all.join(", "))),
            );
        }
    }
    for name in needed.iter().filter(|name| !columns.contains_key(**name)) {
        findings.push(
            Finding::error("missing-column", Place::cell(file, 1, 1), format!("缺少 {name} 列"), format!("the column {name} is missing"))
                .rule("列表格式", "the format of lists")
                .remedy(format!("在表头加上 {name}"), format!("add {name} to the header")),
        );
    }
    columns
}

/// A quote without its partner, with what follows it on its line.
fn unpaired(file: &str, text: &str, at: usize) -> Finding {
    let line = text.get(at..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    Finding::error(
        "csv-syntax",
        Place { file: file.to_owned(), at: At::of_byte(text, at) },
        "这个引号没有成对，此格以下的内容会被当作同一格",
        "this quote has no partner, and all below it would be taken into its cell",
    )
    .value(line)
    .rule("引号成对，格内的引号写两个（RFC 4180）", "quotes come in pairs, and one inside a cell is doubled (RFC 4180)")
    .remedy("补上或去掉引号", "put in the missing quote, or take this one out")
}

/// A row that has more or fewer cells than the header.
fn other_width(file: &str, line: usize, record: &csv::StringRecord, width: usize) -> Finding {
    let (count, wide) = (record.len(), record.len() < width && record.iter().any(|cell| cell.contains('，')));
    let (zh, en) = match wide {
        true => ("逗号用半角（,），这一行有全角的“，”", "part the cells with half-width commas (,): this row has the full-width ，"),
        false => ("检查漏掉或多出的逗号；含逗号的文字要加引号", "look for a missing or extra comma; text with a comma goes in quotes"),
    };
    Finding::error(
        "row-width",
        Place::cell(file, line, count.min(width)),
        format!("此行有{count}格，表头有{width}格"),
        format!("this row has {count} cells, the header {width}"),
    )
    .value(record.iter().collect::<Vec<_>>().join(","))
    .rule("每行格数与表头一致", "every row has as many cells as the header")
    .remedy(zh, en)
}

fn too_large(file: &str, line: usize, zh: String, en: String) -> Finding {
    Finding::error("too-large", Place::cell(file, line, 1), format!("列表超过{zh}"), format!("the list has more than {en}"))
        .rule(format!("列表不超过{zh}"), format!("a list has at most {en}"))
        .remedy(
            "检查引号是否成对、是否误存了别的文件；确有这么多的，分成几份文件",
            "look for a missing quote or a wrong file; a list that is really so long goes into several acts",
        )
}

/// What parts the columns of a header instead of a comma; no name of a column has such a mark.
fn other_comma(header: &csv::StringRecord) -> Option<char> {
    header.iter().flat_map(str::chars).find(|c| matches!(c, '，' | '、' | ';' | '；' | '\t'))
}

fn wrong_comma(file: &str, mark: char) -> Finding {
    let (zh, en) = match mark {
        '，' => ("全角逗号".to_owned(), "full-width commas".to_owned()),
        '\t' => ("制表符".to_owned(), "tabs".to_owned()),
        other => (format!("“{other}”"), format!("`{other}`")),
    };
    Finding::error(
        "unknown-column",
        Place::cell(file, 1, 1),
        format!("表头用{zh}分隔各列"),
        format!("the columns of the header are parted by {en}"),
    )
    .value(mark)
    .rule("CSV 的各列用半角逗号分隔", "the columns of CSV are parted by half-width commas")
    .remedy("表头和各行都改用半角逗号（,）", "write half-width commas (,) in the header and in every row")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_below_empty_lines_stands_where_it_stands() {
        for text in ["base,name\n\n\n\nA,甲\n\nB,乙\n", "base,name\r\n\r\n\r\n\r\nA,甲\r\n\r\nB,乙\r\n"] {
            let mut findings = Findings::default();
            let table = Table::read("a.csv", text, (&["base", "name"], &[]), &mut findings).unwrap();
            let told: Vec<(usize, String)> = table.lines().map(|line| (line.line, line.cell("base").to_owned())).collect();
            assert_eq!(told, [(5, "A".to_owned()), (7, "B".to_owned())]);
        }
    }

    #[test]
    fn a_quote_without_a_partner_takes_no_rows() {
        let text = "base,note\nA,甲\nB,\"乙\nC,丙\n";
        let mut findings = Findings::default();
        assert!(Table::read("a.csv", text, (&["base", "note"], &[]), &mut findings).is_none());
        let told: Vec<_> = findings.sorted().into_iter().map(|finding| (finding.code, finding.place.at.clone())).collect();
        assert_eq!(told, [("csv-syntax", At::Line(3, 3))]);
    }
}
