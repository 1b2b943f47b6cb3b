//! The data dictionary: what every column of every table means.

use serde::Serialize;

use super::Written;
use crate::plan::address;
use crate::plan::desk::Desk;
use crate::plan::exports::dictionary::{self, ColumnOf, Described};
use crate::plan::view::{Cell, Head, Named, Row, Table};

#[derive(Serialize)]
struct ColumnsView {
    tables: Vec<Table>,
}

/// Writes the page.
#[must_use]
pub fn write(desk: &Desk<'_>) -> Written {
    let view = ColumnsView { tables: dictionary::all().iter().map(|table| self::table(desk, table)).collect() };
    let head = Head {
        title: desk.pick("各栏的含义", "What every column means").to_owned(),
        description: desk
            .pick("数据表格每一栏的名称、内容和含义。", "Every column of the data tables: its name, what it holds and what it means.")
            .to_owned(),
        section: "data".to_owned(),
        crumbs: vec![desk.home_crumb(), desk.crumb(desk.pick("数据", "Data"), address::DATA)],
        ..Head::default()
    };
    Written::new("columns", head, view)
}

fn table(desk: &Desk<'_>, table: &Described) -> Table {
    Table {
        id: table.kind.clone(),
        title: desk.say(&table.title),
        head: desk.pick("栏名", "Column").to_owned(),
        columns: desk.columns(&[("内容", "Holds"), ("含义", "Means")]),
        rows: table.columns.iter().map(|column| row(desk, column)).collect(),
        plain: true,
        ..Table::new(desk.lang)
    }
}

fn row(desk: &Desk<'_>, column: &ColumnOf) -> Row {
    let names: Vec<String> = column.names().into_iter().map(|(name, _)| name).collect();
    let name = Named { text: names.join(desk.pick("、", ", ")), ..Named::default() };
    let cells = vec![Cell::text(column.meaning.holds.words(desk.lang)), Cell::text(column.meaning.get(desk.lang))];
    Row { name, cells, ..Row::default() }
}
