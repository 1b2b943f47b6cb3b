//! The rows of an act's lists as printed, by the columns of the list.

use std::borrow::Cow;
use std::cell::Cell;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use super::super::dictionary::{self, Holds};
use super::super::json::Record;
use super::super::list::{self, List};
use super::super::table::Table;
use crate::plan::survey::{SchemeSurvey, Survey};

/// A list of an act as printed.
#[derive(Serialize, JsonSchema)]
pub(super) struct Printed<'a> {
    /// Which list: `recognition`, `evaluation`, `changes`, …
    list: &'static str,
    /// Its rows in the order printed; a key whose value is null was not given.
    rows: Rows<'a>,
}

/// The lists of an act that have rows.
pub(super) fn of<'a>(survey: &'a Survey<'a>, one: &'a SchemeSurvey<'a>, place: usize) -> Vec<Printed<'a>> {
    let lists = one.scheme.acts.get(place).into_iter().flat_map(|act| List::of(&act.lists));
    let printed = lists.filter_map(|list| {
        let table = list::table(survey, one, place, list)?;
        Some(Printed { list: list.code(), rows: Rows(Cell::new(Some(table))) })
    });
    printed.collect()
}

/// Rows that are made while they are written, once.
struct Rows<'a>(Cell<Option<Table<'a>>>);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Some(table) = self.0.take() else { return serializer.collect_seq(std::iter::empty::<()>()) };
        let columns = table.columns.as_slice();
        serializer.collect_seq(table.rows.map(|row| Record { columns, row }))
    }
}

impl JsonSchema for Rows<'_> {
    fn schema_name() -> Cow<'static, str> {
        "Rows".into()
    }

    /// A row by the columns of all lists; which of them it has depends on its list.
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let mut properties = Map::new();
        for list in List::ALL {
            for column in list.decided_columns() {
                let Some(meaning) = dictionary::meaning(list.code(), column.name()) else { continue };
                let mut schema = match meaning.holds {
                    Holds::Number => json!({ "type": ["integer", "null"], "minimum": 0 }),
                    Holds::Day => json!({ "type": ["string", "null"], "format": "date" }),
                    _ => json!({ "type": ["string", "null"] }),
                };
                if let Some(schema) = schema.as_object_mut() {
                    schema.insert("description".to_owned(), Value::from(meaning.en));
                }
                properties.entry(column.name()).or_insert(schema);
            }
        }
        json_schema!({ "type": "array", "items": { "type": "object", "properties": properties } })
    }
}
