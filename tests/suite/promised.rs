//! What others rely on: the names in what the program prints for programs, and how much a reader fetches before the first answer.

use std::fs;
use std::io::Write;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;
use gongshi::model::text::Lang;
use gongshi::plan::Survey;
use gongshi::search::documents::Collection;
use gongshi::search::files::{Shape, files};
use serde_json::Value;

use crate::program::{err, gongshi};
use crate::work::Work;
use crate::{day, root};

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

/// As a server sends it.
fn sent(bytes: &[u8]) -> usize {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap().len().min(bytes.len())
}

#[test]
fn a_search_of_the_five_regulations_fetches_little() {
    const MOST: usize = 24 * 1024;
    let work = Work::of(&root().join("content"));
    for scheme in fs::read_dir(work.path().join("schemes")).unwrap() {
        for folder in ["acts", "bases"] {
            fs::remove_dir_all(scheme.as_ref().unwrap().path().join(folder)).unwrap();
        }
    }
    let checked = work.examine().0.unwrap();
    let reader = sent(&fs::read(root().join("site/js/search.js")).unwrap());
    for lang in Lang::ALL {
        let all = files(&Collection::new(&Survey::new(&checked, day("2026-11-21")), lang), Shape::default()).unwrap();
        let fetched: Vec<usize> =
            all.iter().filter(|(path, _)| path.ends_with(".json") || path.ends_with(".bin")).map(|(_, bytes)| sent(bytes)).collect();
        assert!(fetched.len() <= 3, "with the reader, four requests: {:?}", all.keys());
        let total = reader + fetched.iter().sum::<usize>();
        assert!(total <= MOST, "{lang:?}: {total} bytes, at most {MOST}: the reader {reader}, the index {fetched:?}");
    }
}
