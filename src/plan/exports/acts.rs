//! The acts of a scheme: `data/<scheme>/acts.csv`.
//!
//! `first`, `last` and `days` are the window as printed; `closes` is the last day of the latest window in a notice, with
//! the extensions and new windows posted since.

use super::table::{Column, Table, Value};
use crate::model::register::{Act, ActKind};
use crate::plan::survey::SchemeSurvey;
use crate::plan::{address, words};

/// Its columns.
pub(super) const COLUMNS: [Column; 15] = [
    Column::One("id"),
    Column::One("posted"),
    Column::One("kind"),
    Column::Both("title"),
    Column::One("number"),
    Column::One("signed"),
    Column::One("under"),
    Column::One("state"),
    Column::One("first"),
    Column::One("last"),
    Column::One("days"),
    Column::One("closes"),
    Column::One("about"),
    Column::One("objections"),
    Column::Both("page"),
];

/// Every posted act, the earliest first.
pub(super) fn table<'a>(one: &'a SchemeSurvey<'a>) -> Table<'a> {
    let rows = one.acts().map(|(place, act)| row(one, place, act));
    Table { scheme: Some(one.scheme.id.as_str()), columns: COLUMNS.to_vec(), rows: Box::new(rows) }
}

fn row<'a>(one: &'a SchemeSurvey<'a>, place: usize, act: &'a Act) -> Vec<Value<'a>> {
    let notice = one.notices.get(&place);
    let window = match &act.kind {
        ActKind::Notice(window) | ActKind::Extension(window, _) => Some(window),
        _ => None,
    };
    let objections = match &act.kind {
        ActKind::Decision(raised) => *raised,
        ActKind::ObjectionResult(result) => Some(result.received),
        _ => None,
    };
    let about = one.scheme.about(act).map(|act| act.id.as_str());
    vec![
        Value::text(act.id.as_str()),
        Value::Day(act.posted()),
        Value::text(words::act_code(&act.kind)),
        Value::both(&act.title),
        Value::maybe(act.number.as_deref()),
        Value::day(act.signed),
        Value::text(act.under.version.as_str()),
        Value::maybe(notice.map(|view| view.state.code())),
        Value::day(window.map(|window| window.first)),
        Value::day(window.map(|window| window.last)),
        Value::number(window.map(|window| window.days)),
        Value::day(notice.map(|view| view.last)),
        Value::codes(about),
        Value::number(objections),
        Value::page(&address::act(&one.scheme.id, &act.id)),
    ]
}
