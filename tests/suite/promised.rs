//! What others rely on: the names in what the program prints for programs, and that it answers at once.

use std::fs;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::program::{err, gongshi};

fn json(args: &[&str]) -> Value {
    let output = gongshi(args);
    assert!(output.status.success(), "{args:?}: {}", err(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Each of these names is there, of an object or of the first in a list; more may be.
fn named(value: &Value, names: &[&str]) {
    let object = value.as_array().map_or(value, |all| &all[0]).as_object().unwrap();
    let missing: Vec<&&str> = names.iter().filter(|name| !object.contains_key(**name)).collect();
    assert!(missing.is_empty(), "{missing:?} of {:?}", object.keys().collect::<Vec<_>>());
}

#[test]
fn what_is_printed_for_programs_keeps_its_names() {
    let window = json(&["window", "--posted", "2026-11-23", "--days", "5", "--first-day", "next-day", "--json"]);
    named(&window, &["first", "last", "working_days", "provisional", "days"]);
    named(&window["days"], &["date", "counted", "reason"]);
    let state = json(&["state", "qingdao/QD-2020-002", "--as-of", "2026-11-21", "--json"]);
    named(&state, &["standing", "since", "marks", "due", "bars", "trail"]);
    named(&state["bars"], &["who", "stops", "until", "article"]);
    named(&state["trail"], &["date", "posted", "act", "what", "article"]);
    named(&json(&["state", "qingdao/QD-2019-001", "--as-of", "2026-11-21", "--json"])["due"], &["what", "by", "article"]);
    let work = tempfile::tempdir().unwrap();
    let file = work.path().join("a.txt");
    fs::write(&file, "附件\n甲办法\n第一章 总则\n第一条 如下：\n（一）甲；\n（二）乙。\n").unwrap();
    let policy = json(&["import", "policy", &file.to_string_lossy(), "--json"]);
    named(&policy, &["title", "chapters", "articles", "text", "dropped", "notes"]);
    named(&policy["chapters"], &["number", "title"]);
    named(&policy["articles"], &["number", "key", "chapter", "text", "items"]);
    named(&policy["notes"], &["line", "what"]);
}

#[test]
fn thousands_of_articles_are_read_at_once() {
    let work = tempfile::tempdir().unwrap();
    let file = work.path().join("a.txt");
    let articles: String = (1..=5_000).map(|n| format!("第{n}条　甲：\n（一）依照第一条；\n（二）乙。\n")).collect();
    fs::write(&file, format!("甲法\n{articles}")).unwrap();
    let begun = Instant::now();
    let policy = json(&["import", "policy", &file.to_string_lossy(), "--json"]);
    assert_eq!(policy["articles"].as_array().unwrap().len(), 5_000);
    // Half a second where nothing else runs; what grows with the square of the articles takes minutes.
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
}
