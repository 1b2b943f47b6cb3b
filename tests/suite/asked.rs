//! What a search of the five regulations finds, by their guides, and what it fetches. `bench/search.py` measures it beside others, in a
//! browser.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use gongshi::model::text::Lang;
use gongshi::plan::Survey;
use gongshi::search::ask::ask;
use gongshi::search::documents::Collection;
use gongshi::search::files::{Shape, files};
use gongshi::search::index::{Indexed, index};
use gongshi::search::query::Query;
use serde::Deserialize;

use crate::work::Work;
use crate::{day, root};

/// The regulations without any act or base.
fn regulations() -> [Collection; 2] {
    let work = Work::of(&root().join("content"));
    for scheme in fs::read_dir(work.path().join("schemes")).unwrap() {
        for folder in ["acts", "bases"] {
            fs::remove_dir_all(scheme.as_ref().unwrap().path().join(folder)).unwrap();
        }
    }
    let checked = work.examine().0.unwrap();
    Lang::ALL.map(|lang| Collection::new(&Survey::new(&checked, day("2026-11-21")), lang))
}

/// The addresses of what is found, best first.
fn found<'a>(collection: &'a Collection, indexed: &Indexed, query: &str, most: usize) -> Vec<&'a str> {
    let found = ask(indexed, &Query::read(query, collection.lang), most).unwrap();
    found.best.iter().map(|(at, _)| collection.documents[usize::try_from(*at).unwrap()].url.as_str()).collect()
}

/// As a server sends it.
fn sent(bytes: &[u8]) -> usize {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap().len().min(bytes.len())
}

#[test]
fn little_is_fetched() {
    const MOST: usize = 24 * 1024;
    let reader = sent(&fs::read(root().join("site/js/search.js")).unwrap());
    assert!(reader <= 6 * 1024, "the reader has {reader} bytes");
    for collection in regulations() {
        let all = files(&collection, Shape::default()).unwrap();
        let fetched = all.iter().filter(|(path, _)| path.ends_with(".json") || path.ends_with(".bin"));
        let fetched: Vec<usize> = fetched.map(|(_, bytes)| sent(bytes)).collect();
        assert!(fetched.len() <= 3, "with the reader, four requests: {:?}", all.keys());
        let total = reader + fetched.iter().sum::<usize>();
        assert!(total <= MOST, "{:?}: {total} bytes, at most {MOST}: the reader {reader}, the index {fetched:?}", collection.lang);
    }
}

#[derive(Deserialize)]
struct Questions {
    question: Vec<Question>,
}

#[derive(Deserialize)]
struct Question {
    lang: String,
    ask: String,
    right: Vec<String>,
}

/// `qingdao/measures-2024#13` of the address of that article or of a part of it.
fn article(url: &str) -> String {
    let (page, part) = url.split_once(".html#art-").unwrap_or((url, ""));
    let number: String = part.chars().take_while(char::is_ascii_digit).collect();
    let page = page.split_once('/').map_or(page, |(_, page)| page).replace("/policies/", "/");
    format!("{page}#{number}")
}

#[test]
fn typed_questions_are_answered_as_well_as_they_were() {
    let both = regulations().map(|collection| (index(&collection).unwrap(), collection));
    // The mean of 1 over the rank of the first right article, and of the share of right ones among the first five.
    for (set, questions, rank, share) in
        [("questions", 92, 0.92, 0.97), ("questions-held-out", 46, 0.81, 0.91), ("questions-third", 100, 0.77, 0.73)]
    {
        let text = fs::read_to_string(root().join(format!("tests/search/{set}.toml"))).unwrap();
        let asked: Questions = toml::from_str(&text).unwrap();
        assert!(asked.question.len() >= questions, "{set}");
        let (mut ranks, mut shares) = (0.0, 0.0);
        for one in &asked.question {
            let (indexed, collection) = both.iter().find(|(_, collection)| collection.lang.code() == one.lang).unwrap();
            let mut ranked: Vec<String> = found(collection, indexed, &one.ask, 20).into_iter().map(article).collect();
            ranked.dedup();
            ranks += ranked.iter().zip(1_u32..).find(|(url, _)| one.right.contains(url)).map_or(0.0, |(_, rank)| 1.0 / f64::from(rank));
            let right = ranked.iter().take(5).filter(|url| one.right.contains(url)).count();
            shares += right as f64 / one.right.len().min(5) as f64;
        }
        let count = asked.question.len() as f64;
        let (ranks, shares) = (ranks / count, shares / count);
        assert!(ranks >= rank && shares >= share, "{set}: {ranks:.3}, at least {rank}; {shares:.3}, at least {share}");
    }
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Numbers written in either way are one.
fn folded(text: &str) -> String {
    const DIGITS: [(char, char); 12] = [
        ('〇', '0'),
        ('零', '0'),
        ('一', '1'),
        ('二', '2'),
        ('两', '2'),
        ('三', '3'),
        ('四', '4'),
        ('五', '5'),
        ('六', '6'),
        ('七', '7'),
        ('八', '8'),
        ('九', '9'),
    ];
    text.chars().map(|c| DIGITS.iter().find(|(han, _)| *han == c).map_or(c, |(_, digit)| *digit)).collect()
}

#[test]
fn what_stands_in_a_text_is_found_and_nothing_else() {
    let [collection, _] = regulations();
    let indexed = index(&collection).unwrap();
    let texts: Vec<(String, &str)> =
        collection.documents.iter().map(|one| (format!("{}\n{}", one.title, one.body), one.url.as_str())).collect();
    let mut asked = BTreeSet::new();
    for (place, (text, _)) in texts.iter().enumerate() {
        let runs: Vec<Vec<char>> =
            text.split(|c| !is_han(c)).map(|run| run.chars().collect()).filter(|run: &Vec<char>| run.len() >= 2).collect();
        for (step, run) in runs.iter().enumerate().skip(place % 3).step_by(3) {
            let length = (2 + (place + step) % 7).min(run.len());
            asked.insert(run[(place * 7 + step) % (run.len() - length + 1)..][..length].iter().collect::<String>());
        }
    }
    assert!(asked.len() >= 200, "{}", asked.len());
    for query in &asked {
        let best = found(&collection, &indexed, query, texts.len());
        let may = |url: &str| texts.iter().any(|(text, known)| *known == url && folded(text).contains(&folded(query)));
        let missed: Vec<_> = texts.iter().filter(|(text, url)| text.contains(query.as_str()) && !best.contains(url)).collect();
        let wrong: Vec<_> = best.iter().take(10).filter(|url| !may(url)).collect();
        assert!(missed.is_empty() && wrong.is_empty(), "{query}: {missed:?} is not found, {wrong:?} does not hold it");
    }
}
