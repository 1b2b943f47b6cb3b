//! Every outcome of an evaluation that counts on the day: `data/<scheme>/evaluations.csv`.
//!
//! Corrections are worked in; a base recognised anew begins a new series. What each decision printed stands in the
//! lists of its act.

use std::borrow::Cow;

use super::table::{Column, Table, Value};
use crate::model::id::BaseId;
use crate::model::register::Act;
use crate::model::standing::{Evaluation, Life};
use crate::model::text::{Bilingual, Lang};
use crate::plan::survey::SchemeSurvey;
use crate::plan::{address, words};

/// Its columns.
pub(super) const COLUMNS: [Column; 11] = [
    Column::One("round"),
    Column::One("base"),
    Column::Both("name"),
    Column::One("host"),
    Column::Both("host_name"),
    Column::One("result"),
    Column::Both("result_words"),
    Column::One("date"),
    Column::One("re_evaluation"),
    Column::One("act"),
    Column::Both("page"),
];

/// The outcomes, base by base, the earliest first.
pub(super) fn table<'a>(one: &'a SchemeSurvey<'a>) -> Table<'a> {
    let of = move |(id, life): (&'a BaseId, &'a Life)| {
        let told = move |told: &'a Evaluation| Some(row(one, id, life, told, one.scheme.acts.get(told.act)?));
        life.evaluations.iter().filter_map(told)
    };
    let rows = one.lives.of.iter().flat_map(of);
    Table { scheme: Some(one.scheme.id.as_str()), columns: COLUMNS.to_vec(), rows: Box::new(rows) }
}

fn row<'a>(one: &'a SchemeSurvey<'a>, id: &'a BaseId, life: &'a Life, told: &'a Evaluation, act: &'a Act) -> Vec<Value<'a>> {
    let [zh, en] = Lang::ALL.map(|lang| words::outcome(lang, &told.outcome, &act.under).text);
    vec![
        Value::text(&told.round),
        Value::text(id.as_str()),
        Value::both(&life.now.name),
        Value::text(life.now.host.id.as_str()),
        Value::both(&life.now.host.name),
        Value::text(told.outcome.code()),
        Value::Both(Cow::Owned(Bilingual::new(zh, en))),
        Value::day(told.date),
        Value::Flag(told.again),
        Value::text(act.id.as_str()),
        Value::page(&address::act(&one.scheme.id, &act.id)),
    ]
}
