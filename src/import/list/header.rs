//! The header of a sheet: which row it is, and what each column means, in Chinese or in English.

use std::collections::BTreeMap;

use super::sheet::{Cell, Sheet};
use super::value::{half, rounded, tidied, trimmed};
use super::vocabulary::{KIND_OF_HOST, SERIAL, WORDS, taken, word_of};
use super::{Desk, Target};
use crate::model::near::nearest;
use crate::model::personal;
use crate::refused::Refused;

/// The header of a sheet.
pub(super) struct Columns {
    /// The place of the header among the rows.
    at: usize,
    /// What each column means; none for those left out.
    of: BTreeMap<usize, &'static str>,
    width: usize,
    /// Headers of columns that the target does not have.
    unknown: Vec<String>,
}

/// A row, by the meaning of its columns.
pub(super) struct Row {
    pub line: usize,
    cells: BTreeMap<&'static str, (usize, String)>,
}

impl Row {
    /// The text of a column; empty where the sheet has none.
    pub(super) fn cell(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", |(_, text)| text.as_str())
    }

    /// The number of a column, from 1; 0 where the sheet has none.
    pub(super) fn place(&self, column: &str) -> usize {
        self.cells.get(column).map_or(0, |(place, _)| place.saturating_add(1))
    }
}

/// A header cell in the form it is looked up by: without blanks, marks and remarks in brackets.
fn folded(text: &str) -> String {
    let text = trimmed(text);
    let text = text.trim_end_matches(['*', '＊', '：', ':']);
    let bare = text.strip_suffix("（必填）").or(text.strip_suffix("(必填)")).or(text.strip_suffix("（选填）")).unwrap_or(text);
    let low = bare.to_lowercase();
    if low.is_ascii() { low.trim().to_owned() } else { half(&low).replace('(', "（").replace(')', "）") }
}

fn meaning(desk: &Desk<'_>, text: &str) -> Option<&'static str> {
    let text = folded(text);
    let (needed, allowed) = taken(desk.target);
    let fits = |column: &&'static str| needed.contains(column) || allowed.contains(column);
    if let Some(scheme) = desk.target.scheme(desk.register) {
        let own = [(&scheme.words.host, "host"), (&scheme.words.sponsor, "recommender")];
        if let Some((_, column)) = own.into_iter().find(|(words, _)| words.zh == text || words.en.to_lowercase() == text) {
            return Some(column);
        }
    }
    if *desk.target == Target::Hosts && KIND_OF_HOST.contains(&text.as_str()) {
        return Some("type");
    }
    let known = |word: &&str| **word == text;
    let found: Vec<&'static str> =
        WORDS.iter().filter(|(column, words)| *column == text || words.iter().any(known)).map(|(column, _)| *column).collect();
    // The name of a host in a list of hosts; the kind of a host, which files call so.
    found.iter().copied().find(|column| fits(column)).or(found.first().copied())
}

impl Columns {
    /// Finds the header: the first of the upper rows in which two cells are columns.
    pub(super) fn find(desk: &mut Desk<'_>, sheet: &Sheet, ignore: &[String]) -> Result<Self, Refused> {
        let known = |row: &[Cell]| row.iter().filter(|cell| meaning(desk, &cell.text).is_some()).count();
        let Some(at) = sheet.rows.iter().take(15).position(|(_, row)| known(row) >= 2) else { return Err(no_header(desk, sheet)) };
        for (line, row) in sheet.rows.iter().take(at).filter(|(_, row)| row.iter().any(|cell| !cell.text.trim().is_empty())) {
            let words: String = row.iter().map(|cell| trimmed(&cell.text)).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
            desk.note(*line, 0, format!("表头之上的一行没有导入：{words}"), format!("a row above the header was left out: {words}"));
        }
        let Some((line, header)) = sheet.rows.get(at) else { return Err(no_header(desk, sheet)) };
        let mut columns = Self { at, of: BTreeMap::new(), width: header.len(), unknown: Vec::new() };
        let (needed, _) = taken(desk.target);
        for (place, cell) in header.iter().enumerate() {
            columns.column(desk, (*line, place), &cell.text, ignore);
        }
        if columns.unknown.len() > 1 {
            let names = columns.unknown.join(",");
            desk.error(
                *line,
                0,
                format!("这些列都不需要的，一起略去：--ignore {names}"),
                format!("to leave out all of these columns: --ignore {names}"),
            );
        }
        for need in needed.iter().filter(|need| !columns.has(need)) {
            let words = word_of(desk.target, need);
            desk.error(*line, 0, format!("缺少“{words}”列（{need}）"), format!("the column {need} is missing"));
        }
        let names = columns.has("base") || (columns.has("name") && columns.has("host")) || columns.has("subject");
        if matches!(desk.target, Target::List { .. }) && !names {
            desk.error(
                *line,
                0,
                "缺少“基地编号”列（base），或“基地名称”和“依托单位”两列",
                "the column base is missing, or name together with host",
            );
        }
        Ok(columns)
    }

    fn has(&self, column: &str) -> bool {
        self.of.values().any(|known| *known == column)
    }

    fn column(&mut self, desk: &mut Desk<'_>, (line, place): (usize, usize), text: &str, ignore: &[String]) {
        let column = place.saturating_add(1);
        let shown = trimmed(text);
        if shown.is_empty() {
            // A column without a header is told when it holds anything.
            return;
        }
        if ignore.iter().any(|name| folded(name) == folded(text)) {
            desk.note(line, column, format!("按要求略去“{shown}”列"), format!("the column {shown} was left out on request"));
            return;
        }
        if SERIAL.contains(&folded(text).as_str()) {
            desk.note(
                line,
                column,
                format!("“{shown}”列是流水号，文件里不保留"),
                format!("{shown} is a running number, which files do not keep"),
            );
            return;
        }
        let (needed, allowed) = taken(desk.target);
        match meaning(desk, text).filter(|meaning| needed.contains(meaning) || allowed.contains(meaning)) {
            Some(meaning) if self.has(meaning) => {
                desk.error(
                    line,
                    column,
                    format!("“{shown}”列与前面的一列意思相同（{meaning}）"),
                    format!("{shown} means the same as a column before it ({meaning})"),
                );
            }
            Some(meaning) => {
                self.of.insert(place, meaning);
            }
            None => {
                let words: Vec<&str> = needed.iter().chain(&allowed).flat_map(|name| [*name, word_of(desk.target, name)]).collect();
                let shares = |word: &&str| word.chars().any(|c| shown.contains(c));
                let near: Vec<&str> = nearest(&shown, &words).into_iter().filter(shares).collect();
                let (zh, en) = match near.as_slice() {
                    [] => (String::new(), String::new()),
                    near => (format!("；最接近的：{}", near.join("、")), format!("; nearest: {}", near.join(", "))),
                };
                desk.error(
                    line,
                    column,
                    format!("这里没有“{shown}”这一列{zh}。不需要的列用 --ignore {shown} 略去"),
                    format!("there is no column {shown} here{en}. Leave it out with --ignore {shown}"),
                );
                self.unknown.push(shown);
            }
        }
    }

    /// The rows below the header; what must not be public or was spoiled is told.
    pub(super) fn rows(&self, desk: &mut Desk<'_>, sheet: &Sheet) -> Vec<Row> {
        let mut rows = Vec::new();
        for (line, cells) in sheet.rows.iter().skip(self.at.saturating_add(1)) {
            if cells.iter().all(|cell| trimmed(&cell.text).is_empty()) {
                continue;
            }
            let mut row = Row { line: *line, cells: BTreeMap::new() };
            for (place, cell) in cells.iter().enumerate() {
                let column = place.saturating_add(1);
                let text = tidied(&trimmed(&cell.text));
                let Some(meaning) = self.of.get(&place) else {
                    if place >= self.width && !text.is_empty() {
                        desk.error(*line, column, "这一格超出了表头", "this cell lies beyond the header");
                    }
                    continue;
                };
                if let Some(hit) = personal::scan(&text).first() {
                    let words = hit.kind.words();
                    desk.error(
                        *line,
                        column,
                        format!("此处有{}，不得公开", words.zh),
                        format!("here stands a {}, which must not be made public", words.en),
                    );
                    continue;
                }
                if cell.rounded || rounded(&text) {
                    desk.error(
                        *line,
                        column,
                        "长数字已被表格软件改写，末尾几位丢失；把这一列设为文本，重新填写后再导入",
                        "a spreadsheet rewrote this long number and its last digits are lost; set the column to text, type it anew and import again",
                    );
                    continue;
                }
                if text != trimmed(&cell.text) {
                    desk.note(
                        *line,
                        column,
                        format!("去掉了“{text}”里多余的空格或看不见的字符"),
                        format!("blanks or unseen characters within `{text}` were taken out"),
                    );
                }
                row.cells.insert(*meaning, (place, text));
            }
            rows.push(row);
        }
        self.unnamed(desk, sheet);
        rows
    }

    /// Columns without a header that hold something.
    fn unnamed(&self, desk: &mut Desk<'_>, sheet: &Sheet) {
        let Some((line, header)) = sheet.rows.get(self.at) else { return };
        for (place, _) in header.iter().enumerate().filter(|(_, cell)| trimmed(&cell.text).is_empty()) {
            let below = sheet.rows.iter().skip(self.at.saturating_add(1));
            let filled = below.filter_map(|(_, row)| row.get(place)).any(|cell| !trimmed(&cell.text).is_empty());
            if filled {
                desk.error(*line, place.saturating_add(1), "这一列有内容而没有表头", "this column holds something and has no header");
            }
        }
    }
}

fn no_header(desk: &Desk<'_>, sheet: &Sheet) -> Refused {
    let (needed, allowed) = taken(desk.target);
    let words: Vec<String> = needed.iter().chain(&allowed).map(|name| format!("{}({name})", word_of(desk.target, name))).collect();
    let first =
        sheet.rows.first().map(|(_, row)| row.iter().map(|cell| trimmed(&cell.text)).collect::<Vec<_>>().join("、")).unwrap_or_default();
    let first = personal::masked(&first).into_owned();
    Refused::new(
        (format!("找不到表头；第一行是：{first}"), format!("there is no header; the first row is: {first}")),
        (format!("表头用这些列名：{}", words.join("、")), format!("name the columns so: {}", words.join(", "))),
    )
}
