//! The latest in the register: the bases recognised most recently over all schemes, the newest first.

use serde::Serialize;

use super::Written;
use crate::model::text::Lang;
use crate::plan::address;
use crate::plan::desk::Desk;
use crate::plan::newest::Recognised;
use crate::plan::view::{Cell, Head, Row, Table};

#[derive(Serialize)]
struct LatestView {
    summary: String,
    table: Table,
}

/// Writes the page.
#[must_use]
pub fn write(desk: &Desk<'_>) -> Written {
    let newest = desk.survey.newest.as_slice();
    let summary = summary(desk, newest);
    let head = Head {
        title: title(desk),
        description: match desk.lang {
            Lang::Zh => format!("截至{}{summary}", desk.dated_short(desk.survey.day).text),
            Lang::En => format!("As of {}: {summary}", desk.dated_short(desk.survey.day).text),
        },
        crumbs: vec![desk.home_crumb()],
        feeds: desk.all_feeds(None),
        ..Head::default()
    };
    let view = LatestView { summary, table: table(desk, newest.len()) };
    Written::new("latest", head, view)
}

/// The first `rows` of them as a table.
#[must_use]
pub fn table(desk: &Desk<'_>, rows: usize) -> Table {
    let newest = desk.survey.newest.iter().take(rows);
    Table {
        id: "recognised".to_owned(),
        title: title(desk),
        number: Some(desk.pick("编号", "Number").to_owned()),
        head: desk.pick("基地名称", "Base").to_owned(),
        columns: desk.columns(&[("认定日期", "Recognised"), ("状态", "Standing"), ("项目", "Scheme"), ("依托单位", "Host")]),
        rows: newest.filter_map(|one| row(desk, one)).collect(),
        ..Table::new(desk.lang)
    }
}

fn title(desk: &Desk<'_>) -> String {
    desk.pick("最新认定的基地", "Most recently recognised").to_owned()
}

/// How many, and from when: a reader sees whether the one sought can be among them.
fn summary(desk: &Desk<'_>, newest: &[Recognised<'_>]) -> String {
    let count = newest.len();
    let Some((_, _, oldest)) = newest.last() else {
        return desk.pick("尚无认定的基地。", "No base has been recognised yet.").to_owned();
    };
    let since = desk.dated_short(*oldest).text;
    match (desk.lang, count) {
        (Lang::Zh, _) => format!("各项目最近认定的{count}个基地，最早的认定于{since}，按认定日期由近及远排列。"),
        (Lang::En, 1) => format!("The one base recognised over all schemes, on {since}."),
        (Lang::En, _) => format!("The {count} bases recognised most recently over all schemes, back to {since}, the newest first."),
    }
}

fn row(desk: &Desk<'_>, (scheme, id, day): &Recognised<'_>) -> Option<Row> {
    let one = desk.survey.schemes.get(*scheme)?;
    let life = one.lives.of.get(*id)?;
    Some(Row {
        n: id.to_string(),
        id: None,
        name: desk.named(&life.now.name, Some(&address::base(&one.scheme.id, id))),
        cells: vec![
            Cell::day(*day),
            desk.standing(one.scheme, life, None),
            Cell::link(desk.scheme_link(one.scheme)),
            Cell::link(desk.host_link(&life.now.host.id)),
        ],
    })
}
