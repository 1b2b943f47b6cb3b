//! "CSV on the Web" (W3C): `csv-metadata.json` beside the tables says what every column of them is.
//!
//! A program finds the file by its name; people read the same on the page of columns.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::Content;
use super::dictionary::{self, Described, Holds};
use crate::plan::address;
use crate::plan::survey::Survey;

/// Which tables a file describes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Group {
    /// Those of a scheme.
    Scheme(usize),
    /// The hosts.
    Hosts,
    /// The years of the calendar.
    Calendar,
}

#[derive(Serialize)]
struct Tables {
    #[serde(rename = "@context")]
    context: &'static str,
    dialect: Value,
    tables: Vec<Table>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Table {
    url: String,
    table_schema: Schema,
}

#[derive(Serialize, Clone)]
struct Schema {
    columns: Vec<Value>,
}

fn schema(table: &Described) -> Schema {
    let mut columns = Vec::new();
    for column in &table.columns {
        for (name, language) in column.names() {
            let mut said = Map::new();
            said.insert("name".to_owned(), json!(name));
            said.insert("titles".to_owned(), json!(name));
            let about = [("zh", column.meaning.zh), ("en", column.meaning.en)];
            let about = about.map(|(lang, words)| json!({ "@value": words, "@language": lang }));
            said.insert("dc:description".to_owned(), about.into_iter().collect());
            said.insert("datatype".to_owned(), json!(column.meaning.holds.datatype()));
            said.extend(language.map(|language| ("lang".to_owned(), json!(language.tag()))));
            if column.meaning.holds == Holds::Codes {
                said.insert("separator".to_owned(), json!("; "));
            }
            columns.push(Value::Object(said));
        }
    }
    Schema { columns }
}

const CONTEXT: &str = "http://www.w3.org/ns/csvw";

impl Group {
    /// Where the file is.
    pub(super) fn address(&self, survey: &Survey<'_>) -> Option<String> {
        Some(match self {
            Self::Scheme(place) => address::data(&survey.schemes.get(*place)?.scheme.id, "csv-metadata.json"),
            Self::Hosts => "data/csv-metadata.json".to_owned(),
            Self::Calendar => "data/calendar/csv-metadata.json".to_owned(),
        })
    }

    /// The file's bytes.
    pub(super) fn write(&self, survey: &Survey<'_>) -> Vec<u8> {
        let known: BTreeMap<String, Schema> = dictionary::all().iter().map(|table| (table.kind.clone(), schema(table))).collect();
        let folder = self.address(survey).unwrap_or_default().replace("data/", "").replace("csv-metadata.json", "");
        let tables = self.tables(survey).into_iter().filter_map(|content| {
            let whole = content.address(survey)?;
            let url = format!("{}.csv", whole.strip_prefix(folder.as_str())?);
            Some(Table { url, table_schema: known.get(&content.kind(survey))?.clone() })
        });
        let dialect = json!({ "encoding": "utf-8", "lineTerminators": ["\r\n"], "header": true });
        // Keys are strings and memory takes every byte, so there is nothing here that can fail.
        let mut bytes = serde_json::to_vec(&Tables { context: CONTEXT, dialect, tables: tables.collect() }).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    fn tables(&self, survey: &Survey<'_>) -> Vec<Content> {
        match self {
            Self::Hosts => vec![Content::Hosts],
            Self::Calendar => super::year::known(survey).map(Content::Year).collect(),
            Self::Scheme(place) => survey.schemes.get(*place).into_iter().flat_map(Content::of_scheme).collect(),
        }
    }
}
