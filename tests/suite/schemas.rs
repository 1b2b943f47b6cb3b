//! The JSON Schemas in `schemas/` are those of the types; every file of the shipped content names its own in its first line.

use std::fs;

use gongshi::read::schema;
use serde_json::Value;

use crate::root;

#[test]
fn the_committed_schemas_are_those_of_the_types() {
    for (name, text) in schema::all() {
        let path = root().join("schemas").join(name);
        if std::env::var_os("BLESS").is_some() {
            fs::create_dir_all(root().join("schemas")).unwrap();
            fs::write(&path, &text).unwrap();
        }
        assert_eq!(fs::read_to_string(&path).unwrap(), text, "{name}; BLESS=1 cargo test writes it anew");
        let value: Value = serde_json::from_str(&text).unwrap();
        let title = value["title"].as_str().unwrap();
        let (zh, en) = title.split_once(" / ").unwrap();
        assert!(!zh.is_ascii() && en.is_ascii(), "{name}: a title in both languages: {title}");
    }
    let files = fs::read_dir(root().join("schemas")).unwrap().count();
    assert_eq!(files, schema::all().len(), "a schema nobody reads by");
}

/// `BLESS=1` writes the line into files that lack it.
#[test]
fn every_shipped_toml_file_names_its_schema() {
    let content = root().join("content");
    let mut seen = 0;
    for entry in walkdir::WalkDir::new(&content).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file()) {
        let path = entry.path().strip_prefix(&content).unwrap().to_string_lossy().replace('\\', "/");
        let line = schema::line(&path);
        if line.is_empty() {
            continue;
        }
        let text = fs::read_to_string(entry.path()).unwrap();
        if !text.starts_with("#:schema ") && std::env::var_os("BLESS").is_some() {
            fs::write(entry.path(), format!("{line}{text}")).unwrap();
        }
        let text = fs::read_to_string(entry.path()).unwrap();
        assert!(text.starts_with(&line), "content/{path} should begin with {line}BLESS=1 cargo test writes it");
        let named = line.trim_end().trim_start_matches("#:schema ");
        assert!(entry.path().parent().unwrap().join(named).exists(), "{path}: {named}");
        seen += 1;
    }
    assert!(seen > 150, "{seen}");
}
