//! The tables of the page and the files that hold the same rows.

use std::collections::BTreeSet;

use super::Sheet;
use crate::plan::address;
use crate::plan::exports::{List, api};
use crate::plan::view::{Download, Row, Table};
use crate::plan::words;

impl Sheet<'_, '_> {
    /// Every list of the act, each with its own anchor; an entry that stands in two lists is anchored in the first.
    pub(super) fn tables(&self) -> Vec<Table> {
        let mut tables = self.entries();
        tables.extend(self.records());
        let mut anchors: BTreeSet<String> = BTreeSet::new();
        for row in tables.iter_mut().flat_map(|table| &mut table.rows) {
            row.id = row.id.take().filter(|id| anchors.insert(id.clone()));
        }
        tables
    }

    /// A table of bases, without the columns that no row fills.
    pub(super) fn list(&self, id: &str, title: String, columns: Vec<String>, rows: Vec<Row>) -> Table {
        let filled = |n: usize| rows.iter().any(|row| row.cells.get(n).is_some_and(|cell| !cell.is_empty()));
        let kept: Vec<bool> = (0..columns.len()).map(filled).collect();
        let summary = self.counted(rows.len());
        let columns = keep(columns, &kept);
        let rows = match kept.contains(&false) {
            true => rows.into_iter().map(|row| Row { cells: keep(row.cells, &kept), ..row }).collect(),
            false => rows,
        };
        let head = match id {
            "changes" => self.desk.pick("基地或单位", "Base or body"),
            _ => self.desk.pick("基地名称", "Base"),
        };
        Table { id: id.to_owned(), title, summary, head: head.to_owned(), columns, rows, ..Table::new(self.desk.lang) }
    }

    /// `3项`, `3 entries`.
    pub(super) fn counted(&self, rows: usize) -> String {
        self.both(format!("{rows}项"), if rows == 1 { "1 entry".to_owned() } else { format!("{rows} entries") })
    }

    /// The data files of the lists, and the act as a document for programs.
    pub(super) fn downloads(&self) -> Vec<Download> {
        let folder = self.folder();
        let name = |list: List| words::list_of(self.desk.lang, &self.one.scheme.words, self.act, list);
        let lists = List::of(&self.act.lists).map(|list| self.desk.download(name(list), &format!("{folder}/{}.csv", list.code())));
        let whole = api::act_of(&self.one.scheme.id, &self.act.id);
        lists.chain([self.desk.download(self.desk.pick("本文件及其名单", "This act with its lists"), &whole)]).flatten().collect()
    }

    /// The files that came with the act.
    pub(super) fn attachments(&self) -> Vec<Download> {
        let folder = format!("{}/files", self.folder());
        let files = self.desk.files.paths_from(&folder).take_while(|path| path.starts_with(&folder));
        let named = files.filter_map(|path| Some((path.strip_prefix(&folder)?.strip_prefix('/')?, path)));
        named.filter_map(|(name, path)| self.desk.download(name, path)).collect()
    }

    fn folder(&self) -> String {
        address::data(&self.one.scheme.id, &format!("acts/{}", self.act.id))
    }
}

fn keep<T>(all: Vec<T>, kept: &[bool]) -> Vec<T> {
    all.into_iter().zip(kept).filter(|(_, kept)| **kept).map(|(one, _)| one).collect()
}
