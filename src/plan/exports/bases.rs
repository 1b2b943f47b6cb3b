//! The bases of a scheme as they are on the day: `data/<scheme>/bases.csv`.

use super::table::{Column, Table, Value};
use crate::model::draft::base::Partner;
use crate::model::id::BaseId;
use crate::model::register::{Base, Scheme};
use crate::model::standing::Life;
use crate::plan::address;
use crate::plan::survey::{SchemeSurvey, Survey};

/// Its columns.
pub(super) const COLUMNS: [Column; 22] = [
    Column::One("number"),
    Column::Both("name"),
    Column::One("standing"),
    Column::One("since"),
    Column::One("marks"),
    Column::One("type"),
    Column::Both("type_name"),
    Column::One("host"),
    Column::Both("host_name"),
    Column::Both("region"),
    Column::Both("field"),
    Column::Both("leader"),
    Column::Both("recommender"),
    Column::One("partners"),
    Column::One("recognised"),
    Column::One("document"),
    Column::One("evaluation_round"),
    Column::One("evaluation_result"),
    Column::One("due"),
    Column::Both("due_words"),
    Column::One("due_by"),
    Column::Both("page"),
];

/// Every base that a posted act names, by number.
pub(super) fn table<'a>(survey: &'a Survey<'a>, one: &'a SchemeSurvey<'a>) -> Table<'a> {
    let rows = one.lives.of.iter().filter_map(|(id, life)| Some(row(survey, one.scheme, id, one.scheme.bases.get(id)?, life)));
    Table { scheme: Some(one.scheme.id.as_str()), columns: COLUMNS.to_vec(), rows: Box::new(rows) }
}

fn row<'a>(survey: &'a Survey<'a>, scheme: &'a Scheme, id: &'a BaseId, base: &'a Base, life: &'a Life) -> Vec<Value<'a>> {
    let now = &life.now;
    let host = survey.register.hosts.get(&now.host.id);
    let evaluated = life.evaluations.last();
    let due = life.due.first();
    vec![
        Value::text(id.as_str()),
        Value::both(&now.name),
        Value::text(life.standing.code()),
        Value::day(life.since),
        Value::codes(life.marks.iter().map(|mark| mark.code())),
        Value::text(now.kind.as_str()),
        Value::maybe_both(scheme.type_name(&now.kind)),
        Value::text(now.host.id.as_str()),
        Value::both(&now.host.name),
        Value::maybe_both(host.and_then(|host| host.region.as_ref())),
        Value::maybe_both(now.field.as_deref()),
        Value::maybe_both(now.leader.as_deref()),
        Value::maybe_both(now.recommender.as_deref()),
        Value::codes(Partner::countries(&base.partners)),
        Value::day(life.recognised),
        Value::text(&life.number),
        Value::maybe(evaluated.map(|last| last.round.as_str())),
        Value::maybe(evaluated.map(|last| last.outcome.code())),
        Value::maybe(due.map(|due| due.what.code())),
        Value::maybe_both(due.map(|due| &due.words)),
        Value::day(due.and_then(|due| due.by)),
        Value::page(&address::base(&scheme.id, id)),
    ]
}
