//! A JSON Schema, generated from the type a file is read into, held against the file: every fault at once, each at
//! its own byte.
//!
//! Deserialising alone would stop at the first fault and lose its place inside enums; so the document is walked
//! first, and what passes the walk deserialises.

mod form;

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use serde_json::Value;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::finding::MOST;
use crate::model::text::Bilingual;
use form::Form;

/// The most characters in one text, as in a cell of a list; what is longer is prose and has a file of its own.
const LONGEST: usize = 10_000;

/// What a value must look like.
#[derive(Debug, Clone)]
pub(crate) enum Shape {
    /// Text, perhaps of a certain form.
    Text(Form),
    /// A whole number of these.
    Integer(RangeInclusive<i64>),
    /// Any number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// One of these words.
    Word(Vec<String>),
    /// A list.
    List(Box<Self>),
    /// A table of known keys, each required or not, or of any keys.
    Table(BTreeMap<String, (Self, bool)>, Option<Box<Self>>),
    /// One of several.
    Either(Vec<Self>),
}

/// A fault of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    pub code: &'static str,
    pub byte: usize,
    pub value: String,
    pub says: Bilingual,
    pub remedy: Bilingual,
}

impl Shape {
    /// The shape of a type.
    pub(crate) fn of<T: schemars::JsonSchema>() -> Self {
        let schema = schemars::generate::SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>();
        let root = schema.to_value();
        let defs = root.get("$defs").cloned().unwrap_or(Value::Null);
        compile(&root, &defs)
    }

    /// Every fault of a document.
    pub(crate) fn faults(&self, document: &Spanned<DeTable<'_>>) -> Vec<Fault> {
        let mut faults = Vec::new();
        if let Self::Table(keys, rest) = self {
            walk_table(keys, rest.as_deref(), document.get_ref(), document.span().start, &mut faults);
        }
        faults
    }

    fn words(&self) -> Bilingual {
        match self {
            Self::Text(form) => form.words(),
            Self::Integer(range) => {
                let (least, most) = (range.start(), range.end());
                Bilingual::new(format!("{least}至{most}的整数"), format!("a whole number from {least} to {most}"))
            }
            Self::Number => Bilingual::new("数", "a number"),
            Self::Boolean => Bilingual::new("true 或 false", "true or false"),
            Self::Word(words) => Bilingual::new(format!("“{}”之一", words.join("”“")), format!("one of {}", words.join(", "))),
            Self::List(_) => Bilingual::new("列表 […]", "a list […]"),
            Self::Table(keys, _) => {
                let names: Vec<&str> = keys.keys().map(String::as_str).collect();
                Bilingual::new(format!("表 {{ {} }}", names.join(", ")), format!("a table {{ {} }}", names.join(", ")))
            }
            Self::Either(shapes) => {
                let words: Vec<Bilingual> = shapes.iter().map(Self::words).collect();
                let join = |pick: fn(&Bilingual) -> &str, with: &str| words.iter().map(pick).collect::<Vec<_>>().join(with);
                Bilingual::new(join(|w| &w.zh, "，或"), join(|w| &w.en, ", or "))
            }
        }
    }
}

fn compile(schema: &Value, defs: &Value) -> Shape {
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        let target = name.strip_prefix("#/$defs/").and_then(|name| defs.get(name));
        return target.map_or(Shape::Text(Form::Any), |target| compile(target, defs));
    }
    if let Some(word) = schema.get("const").and_then(Value::as_str) {
        return Shape::Word(vec![word.to_owned()]);
    }
    if let Some(words) = schema.get("enum").and_then(Value::as_array) {
        return Shape::Word(words.iter().filter_map(Value::as_str).map(str::to_owned).collect());
    }
    for key in ["oneOf", "anyOf"] {
        if let Some(parts) = schema.get(key).and_then(Value::as_array) {
            return either(parts.iter().filter(|part| part.get("type") != Some(&Value::from("null"))).map(|part| compile(part, defs)));
        }
    }
    let kind = match schema.get("type") {
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).find(|kind| *kind != "null"),
        other => other.and_then(Value::as_str),
    };
    match kind {
        Some("integer") => {
            let end = |key, widest: i32| schema.get(key).and_then(Value::as_i64).unwrap_or(i64::from(widest));
            Shape::Integer(end("minimum", i32::MIN)..=end("maximum", i32::MAX))
        }
        Some("number") => Shape::Number,
        Some("boolean") => Shape::Boolean,
        Some("array") => Shape::List(Box::new(schema.get("items").map_or(Shape::Text(Form::Any), |items| compile(items, defs)))),
        Some("object") => table(schema, defs),
        _ => Shape::Text(Form::of(schema)),
    }
}

fn table(schema: &Value, defs: &Value) -> Shape {
    let required: Vec<&str> = schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
    let properties = schema.get("properties").and_then(Value::as_object);
    let keys = properties.into_iter().flatten().map(|(key, value)| (key.clone(), (compile(value, defs), required.contains(&key.as_str()))));
    let rest = schema.get("additionalProperties").filter(|rest| rest.is_object()).map(|rest| Box::new(compile(rest, defs)));
    Shape::Table(keys.collect(), rest)
}

/// Words of several branches become one list of words.
fn either(shapes: impl Iterator<Item = Shape>) -> Shape {
    let mut words = Vec::new();
    let mut others = Vec::new();
    for shape in shapes {
        match shape {
            Shape::Word(more) => words.extend(more),
            other => others.push(other),
        }
    }
    if !words.is_empty() {
        others.insert(0, Shape::Word(words));
    }
    if others.len() == 1 { others.remove(0) } else { Shape::Either(others) }
}

fn walk(shape: &Shape, value: &Spanned<DeValue<'_>>, faults: &mut Vec<Fault>) {
    if faults.len() > MOST {
        return;
    }
    let at = value.span().start;
    let wrong = |faults: &mut Vec<Fault>| {
        let words = shape.words();
        // `"5"` looks right but for its quotes; a date is taken with them or without.
        let is_bare = matches!(shape, Shape::Integer(_) | Shape::Number | Shape::Boolean);
        let quotes = if is_bare && value.get_ref().is_str() { ("，不加引号", ", without quotes") } else { ("", "") };
        faults.push(Fault {
            code: "wrong-value",
            byte: at,
            value: written(value.get_ref()),
            says: Bilingual::new("此处的值形式不对", "this value does not have the form its key asks for"),
            remedy: Bilingual::new(format!("应为{}{}", words.zh, quotes.0), format!("write {}{}", words.en, quotes.1)),
        });
    };
    match (shape, value.get_ref()) {
        (Shape::Either(shapes), got) => match shapes.iter().filter(|shape| suits(shape, got)).collect::<Vec<_>>().as_slice() {
            [one] => walk(one, value, faults),
            [] => wrong(faults),
            several => {
                let tried = several.iter().map(|shape| {
                    let mut faults = Vec::new();
                    walk(shape, value, &mut faults);
                    faults
                });
                faults.extend(tried.min_by_key(Vec::len).unwrap_or_default());
            }
        },
        (Shape::Text(Form::Date), DeValue::Datetime(date)) if date.date.is_some() && date.time.is_none() => {}
        (Shape::Text(_), DeValue::String(text)) if text.len() > LONGEST && text.chars().count() > LONGEST => faults.push(Fault {
            code: "too-large",
            byte: at,
            value: written(value.get_ref()),
            says: Bilingual::new(format!("此处的文字超过{LONGEST}字"), format!("this text has more than {LONGEST} characters")),
            remedy: Bilingual::new("写短些；长文另存正文文件", "make it shorter; long texts go into a file of prose"),
        }),
        (Shape::Text(form), DeValue::String(text)) if form.holds(text) => {}
        (Shape::Word(words), DeValue::String(text)) if words.iter().any(|word| word == text) => {}
        (Shape::Boolean, DeValue::Boolean(_)) | (Shape::Number, DeValue::Integer(_) | DeValue::Float(_)) => {}
        (Shape::Integer(range), DeValue::Integer(number)) => {
            let read = i64::from_str_radix(&number.as_str().replace('_', ""), number.radix());
            if !read.is_ok_and(|number| range.contains(&number)) {
                wrong(faults);
            }
        }
        (Shape::List(each), DeValue::Array(items)) => items.iter().for_each(|item| walk(each, item, faults)),
        (Shape::Table(keys, rest), DeValue::Table(table)) => walk_table(keys, rest.as_deref(), table, at, faults),
        _ => wrong(faults),
    }
}

fn walk_table(keys: &BTreeMap<String, (Shape, bool)>, rest: Option<&Shape>, table: &DeTable<'_>, at: usize, faults: &mut Vec<Fault>) {
    for (key, value) in table.iter() {
        if faults.len() > MOST {
            return;
        }
        match (keys.get(key.get_ref().as_ref()), rest) {
            (Some((shape, _)), _) | (None, Some(shape)) => walk(shape, value, faults),
            (None, None) => {
                let known: Vec<&str> = keys.keys().map(String::as_str).collect();
                faults.push(Fault {
                    code: "unknown-key",
                    byte: key.span().start,
                    value: key.get_ref().to_string(),
                    says: Bilingual::new("此处没有这个键", "there is no such key here"),
                    remedy: Bilingual::new(format!("可用的键：{}", known.join("、")), format!("keys known here: {}", known.join(", "))),
                });
            }
        }
    }
    for (key, (shape, required)) in keys {
        if *required && !table.contains_key(key.as_str()) {
            let words = shape.words();
            faults.push(Fault {
                code: "missing-key",
                byte: at,
                value: key.clone(),
                says: Bilingual::new(format!("缺少键 {key}"), format!("the key {key} is missing")),
                remedy: Bilingual::new(format!("补上 {key}，应为{}", words.zh), format!("add {key}: {}", words.en)),
            });
        }
    }
}

/// Whether a value is at least of the shape's own kind, so that its faults are worth telling.
fn suits(shape: &Shape, value: &DeValue<'_>) -> bool {
    match (shape, value) {
        (Shape::Table(keys, rest), DeValue::Table(table)) => {
            rest.is_some() || table.iter().any(|(key, _)| keys.contains_key(key.get_ref().as_ref()))
        }
        (Shape::Text(Form::Date), DeValue::Datetime(_))
        | (Shape::Text(_) | Shape::Word(_), DeValue::String(_))
        | (Shape::Integer(_), DeValue::Integer(_))
        | (Shape::Number, DeValue::Integer(_) | DeValue::Float(_))
        | (Shape::Boolean, DeValue::Boolean(_))
        | (Shape::List(_), DeValue::Array(_)) => true,
        (Shape::Either(shapes), value) => shapes.iter().any(|shape| suits(shape, value)),
        _ => false,
    }
}

fn written(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(number) => number.as_str().to_owned(),
        DeValue::Float(number) => number.as_str().to_owned(),
        DeValue::Boolean(yes) => yes.to_string(),
        DeValue::Datetime(date) => date.to_string(),
        DeValue::Array(_) => "[…]".to_owned(),
        DeValue::Table(table) => format!("{{ {} }}", table.iter().map(|(key, _)| key.get_ref().to_string()).collect::<Vec<_>>().join(", ")),
    }
}
