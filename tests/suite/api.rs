//! Every document of `api/v1` has the shape its published schema describes, and no key that it does not.

use std::collections::BTreeSet;
use std::fs;

use gongshi::model::day::Day;
use serde_json::{Map, Value};

use crate::root;

#[test]
fn documents_are_as_their_schemas_say() {
    let out = tempfile::tempdir().unwrap();
    let site = out.path().join("dist");
    let sources = crate::sources_unminified(vec![root().join("tests/small/content")]);
    gongshi::build(&sources, &site, Day::new(2026, 11, 21).unwrap()).unwrap();
    let mut used = BTreeSet::new();
    for entry in walkdir::WalkDir::new(site.join("api/v1")).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file()) {
        if entry.path().starts_with(site.join("api/v1/schema")) {
            continue;
        }
        let document: Value = serde_json::from_slice(&fs::read(entry.path()).unwrap()).unwrap();
        let schema = entry.path().parent().unwrap().join(document["$schema"].as_str().unwrap()).canonicalize().unwrap();
        let root: Value = serde_json::from_slice(&fs::read(&schema).unwrap()).unwrap();
        used.insert(schema);
        let mut faults = Vec::new();
        Shape { root: &root }.hold(&document, &root, "", &mut faults);
        assert!(faults.is_empty(), "{}:\n{}", entry.path().display(), faults.join("\n"));
    }
    assert_eq!(used.len(), fs::read_dir(site.join("api/v1/schema")).unwrap().count(), "a schema that no document has");
}

#[test]
fn a_document_that_breaks_its_schema_is_found() {
    let root = serde_json::json!({
        "properties": { "n": { "type": "integer" }, "l": { "type": "array", "items": { "$ref": "#/$defs/W" } } },
        "required": ["n"],
        "$defs": { "W": { "type": "string", "enum": ["a"] } },
    });
    for (document, fault) in [
        (serde_json::json!({}), " lacks n"),
        (serde_json::json!({ "n": "1" }), "/n is no integer"),
        (serde_json::json!({ "n": 1, "l": ["b"] }), "/l/0 is none of the words"),
        (serde_json::json!({ "n": 1, "more": 1 }), "/more is not described"),
    ] {
        let mut faults = Vec::new();
        Shape { root: &root }.hold(&document, &root, "", &mut faults);
        assert_eq!(faults, [fault]);
    }
}

/// The part of JSON Schema that the types of the documents need.
struct Shape<'r> {
    root: &'r Value,
}

impl Shape<'_> {
    fn hold(&self, value: &Value, schema: &Value, at: &str, faults: &mut Vec<String>) {
        let schema = match schema["$ref"].as_str() {
            Some(name) => self.root.pointer(name.trim_start_matches('#')).unwrap_or_else(|| panic!("{name} is nowhere")),
            None => schema,
        };
        if let Some(ways) = schema["anyOf"].as_array().or(schema["oneOf"].as_array()) {
            let held = |way: &Value| {
                let mut inner = Vec::new();
                self.hold(value, way, at, &mut inner);
                inner.is_empty()
            };
            if !ways.iter().any(held) {
                faults.push(format!("{at} is none of the ways"));
            }
        }
        let types: Vec<&str> = match &schema["type"] {
            Value::String(one) => vec![one],
            Value::Array(all) => all.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        };
        if !types.is_empty() && !types.iter().any(|name| is(value, name)) {
            faults.push(format!("{at} is no {}", types.join(" or ")));
        }
        if schema["enum"].as_array().is_some_and(|words| !words.contains(value)) || schema.get("const").is_some_and(|one| one != value) {
            faults.push(format!("{at} is none of the words"));
        }
        for (place, item) in value.as_array().into_iter().flatten().enumerate() {
            self.hold(item, &schema["items"], &format!("{at}/{place}"), faults);
        }
        if let (Some(object), Some(properties)) = (value.as_object(), schema["properties"].as_object()) {
            self.keys(object, properties, at, faults);
        }
        for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if value.get(name).is_none() {
                faults.push(format!("{at} lacks {name}"));
            }
        }
    }

    fn keys(&self, object: &Map<String, Value>, properties: &Map<String, Value>, at: &str, faults: &mut Vec<String>) {
        for (name, inner) in object {
            match properties.get(name) {
                Some(schema) => self.hold(inner, schema, &format!("{at}/{name}"), faults),
                None => faults.push(format!("{at}/{name} is not described")),
            }
        }
    }
}

fn is(value: &Value, name: &str) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("the type {other} is not known here"),
    }
}
