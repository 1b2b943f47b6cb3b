//! What can be found, by the program and by the reader on the pages, in a pack and in shards: the same, in the same order.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::process::Command;

use gongshi::model::day::Day;
use gongshi::model::text::Lang;
use gongshi::plan::Survey;
use gongshi::search::ask::ask;
use gongshi::search::document::Kind;
use gongshi::search::documents::Collection;
use gongshi::search::files::{Shape, files};
use gongshi::search::index::index;
use gongshi::search::query::Query;

use crate::root;

/// As many queries are made up for each language and form of the index.
const QUERIES: usize = 400;

pub fn collection(lang: Lang, day: &str) -> Collection {
    let (checked, _) = gongshi::examine(&[root().join("content")]);
    Collection::new(&Survey::new(&checked.unwrap(), day.parse::<Day>().unwrap()), lang)
}

pub fn put(collection: &Collection, shape: Shape, folder: &Path) {
    let all = files(collection, shape).unwrap();
    for (path, bytes) in all {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// Shards and ranges so small that the shipped content has many of each.
pub fn small() -> Shape {
    Shape { pack: 0, long: 12, range: 50, group: 30, shard: 1024, branch: 5, heads: 7, texts: 700, spots: 40 }
}

#[test]
fn the_reader_finds_what_the_program_finds() {
    for lang in Lang::ALL {
        let collection = collection(lang, "2026-11-21");
        let indexed = index(&collection).unwrap();
        for shape in [Shape::default(), small()] {
            let folder = tempfile::tempdir().unwrap();
            put(&collection, shape, folder.path());
            let script = root().join("tests/search/parity.mjs");
            let node = |what: &str, more: &[&std::ffi::OsStr]| {
                Command::new("node").arg(&script).arg(what).arg(folder.path()).arg(lang.code()).args(more).output()
            };
            let made = match node("queries", &[QUERIES.to_string().as_ref()]) {
                Err(error) if error.kind() == ErrorKind::NotFound => {
                    assert!(std::env::var_os("CI").is_none_or(|value| value != "true"), "node is not there");
                    return;
                }
                made => String::from_utf8(made.unwrap().stdout).unwrap(),
            };
            let mut answers = String::new();
            for query in made.lines() {
                let found = ask(&indexed, &Query::read(query, lang), 10).unwrap();
                let hits: Vec<_> = found
                    .best
                    .iter()
                    .map(
                        |(at, score)| serde_json::json!({ "url": collection.documents[usize::try_from(*at).unwrap()].url, "score": score }),
                    )
                    .collect();
                let answer = serde_json::json!({ "total": found.total, "exact": found.exact, "hits": hits });
                writeln!(answers, "{answer}").unwrap();
            }
            let (asked, answered) = (folder.path().join("queries.txt"), folder.path().join("answers.jsonl"));
            fs::write(&asked, &made).unwrap();
            fs::write(&answered, answers).unwrap();
            let compared = node("compare", &[asked.as_os_str(), answered.as_os_str()]).unwrap();
            assert!(
                compared.status.success(),
                "{lang:?} {shape:?}\n{}{}",
                String::from_utf8_lossy(&compared.stdout),
                String::from_utf8_lossy(&compared.stderr)
            );
            let broken = node("broken", &[]).unwrap();
            assert!(
                broken.status.success(),
                "{lang:?}\n{}{}",
                String::from_utf8_lossy(&broken.stdout),
                String::from_utf8_lossy(&broken.stderr)
            );
        }
    }
}

#[test]
fn an_index_is_the_same_every_time() {
    for shape in [Shape::default(), small()] {
        let made = || files(&collection(Lang::Zh, "2026-11-21"), shape).unwrap();
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        assert!(made() == pool.install(made), "{shape:?}");
    }
}

#[test]
fn what_is_posted_later_is_not_found() {
    let (checked, _) = gongshi::examine(&[root().join("content")]);
    let checked = checked.unwrap();
    let acts = || checked.register().schemes.iter().flat_map(|scheme| scheme.acts.iter().map(move |act| (scheme, act)));
    let latest = acts().map(|(_, act)| act.posted()).max().unwrap();
    let before = latest.pred();
    let told = |day: Day| Collection::new(&Survey::new(&checked, day), Lang::Zh);
    for (scheme, act) in acts().filter(|(_, act)| act.posted() == latest) {
        let address = format!("zh/{}/acts/{}.html", scheme.id, act.id);
        assert!(told(latest).documents.iter().any(|one| one.url == address), "{address}");
        assert!(!told(before).documents.iter().any(|one| one.url == address || one.body.contains(&act.title.zh)), "{address}");
    }
}

#[test]
fn a_hit_says_what_its_text_is_worth() {
    let collection = collection(Lang::Zh, "2026-11-21");
    let drafts = collection.documents.iter().filter(|one| one.url.contains("sichuan/policies/draft"));
    assert!(drafts.clone().count() > 10);
    assert!(drafts.clone().all(|one| one.status == "draft"), "a draft never looks like law");
    assert!(collection.statuses.iter().any(|(word, _)| word == "draft"));
    let article = collection.documents.iter().find(|one| one.url.ends_with("qingdao/policies/measures-2024.html#art-22")).unwrap();
    assert_eq!(article.title, "青岛市国际科技合作基地管理办法 第六章 第二十二条");
}

#[test]
fn a_year_whose_paper_is_not_out_is_not_found() {
    let years = |day| {
        let found = collection(Lang::En, day).documents;
        found.into_iter().map(|one| one.url).filter(|url| url.starts_with("en/calendar/2")).collect::<Vec<_>>()
    };
    assert_eq!(years("2026-11-21"), ["en/calendar/2026.html", "en/calendar/2025.html"]);
    assert_eq!(years("2025-11-03"), ["en/calendar/2025.html", "en/calendar/2024.html"]);
}

#[test]
fn an_article_that_is_asked_for_by_scheme_and_number_comes_first() {
    let names = [("national", "国家"), ("guangdong", "广东"), ("sichuan", "四川"), ("zhengzhou", "郑州"), ("qingdao", "青岛")];
    for lang in Lang::ALL {
        let collection = collection(lang, "2026-11-23");
        let indexed = index(&collection).unwrap();
        let articles = || collection.documents.iter().filter(|one| one.kind == Kind::Article);
        assert_eq!(articles().count(), 104);
        for article in articles() {
            let (scheme, number) = (article.scheme.as_str(), article.url.rsplit('-').next().unwrap());
            let (_, zh) = names.iter().find(|(id, _)| *id == scheme).unwrap();
            let wording = article.title.rsplit(' ').next().unwrap();
            let forms = match lang {
                Lang::Zh => {
                    vec![format!("{zh} {wording}"), format!("{zh}{wording}"), format!("{zh}第{number}条"), format!("{zh}办法{wording}")]
                }
                Lang::En => vec![
                    format!("{scheme} article {number}"),
                    format!("{scheme} art. {number}"),
                    format!("article {number} of the {scheme} measures"),
                ],
            };
            for asked in forms {
                let found = ask(&indexed, &Query::read(&asked, lang), 1).unwrap();
                let first = found.best.first().map(|(at, _)| &collection.documents[usize::try_from(*at).unwrap()].url);
                assert_eq!(first, Some(&article.url), "{asked}");
            }
        }
    }
}

#[test]
fn an_article_comes_before_those_that_name_it() {
    let collection = collection(Lang::Zh, "2026-11-23");
    let indexed = index(&collection).unwrap();
    let first = |asked: &str, limit| {
        let found = ask(&indexed, &Query::read(asked, Lang::Zh), limit).unwrap();
        found.best.into_iter().map(|(at, _)| collection.documents[usize::try_from(at).unwrap()].url.as_str()).collect::<Vec<_>>()
    };
    assert!(first("第八条", 5).iter().all(|url| url.ends_with("#art-8")));
    assert!(first("见第七条", 5).iter().all(|url| !url.ends_with("#art-7")), "what is quoted is found where it stands");
}

#[test]
fn what_an_act_changes_or_corrects_is_found() {
    let asked = [
        (Lang::Zh, "秦语礁", ["zh/qingdao/acts/2026/0615-changes.html", "zh/qingdao/bases/QD-2025-001.html"].as_slice()),
        (Lang::En, "Qin Yujiao", &["en/qingdao/acts/2026/0615-changes.html", "en/qingdao/bases/QD-2025-001.html"]),
        (Lang::Zh, "江照晚", &["zh/qingdao/acts/2026/0908-changes.html"]),
        (Lang::Zh, "潮间带碳汇国际技术转移基地", &["zh/guangdong/acts/2026/1118-correction.html"]),
    ];
    for lang in Lang::ALL {
        let collection = collection(lang, "2026-11-23");
        let indexed = index(&collection).unwrap();
        for (_, words, pages) in asked.iter().filter(|(of, ..)| *of == lang) {
            let found = ask(&indexed, &Query::read(words, lang), 10).unwrap();
            let found = found.best.iter().map(|(at, _)| &collection.documents[usize::try_from(*at).unwrap()].url).collect::<Vec<_>>();
            assert!(pages.iter().all(|page| found.iter().any(|url| url == page)), "{words}: {found:?}");
        }
    }
}

#[test]
fn the_pages_of_the_site_are_found_by_what_they_are_about() {
    let asked = [
        (Lang::Zh, "如何提出异议", "zh/objection.html"),
        (Lang::Zh, "联系电话", "zh/objection.html"),
        (Lang::Zh, "正在公示", "zh/notices/index.html"),
        (Lang::Zh, "2026年国庆放假", "zh/calendar/2026.html"),
        (Lang::Zh, "怎么核验", "zh/verify.html"),
        (Lang::Zh, "SHA-256", "zh/verify.html"),
        (Lang::Zh, "CSV", "zh/data/index.html"),
        (Lang::Zh, "excel", "zh/data/index.html"),
        (Lang::Zh, "屏幕阅读器", "zh/accessibility.html"),
        (Lang::Zh, "纪检", "zh/objection.html"),
        (Lang::En, "objection@qingdao.example", "en/objection.html"),
        (Lang::En, "RSS", "en/data/index.html"),
        (Lang::En, "how to object", "en/objection.html"),
        (Lang::En, "phone number", "en/objection.html"),
        (Lang::En, "open notices", "en/notices/index.html"),
        (Lang::En, "calendar", "en/calendar/index.html"),
        (Lang::En, "compare schemes", "en/schemes/compare.html"),
    ];
    for lang in Lang::ALL {
        let collection = collection(lang, "2026-11-20");
        let indexed = index(&collection).unwrap();
        for (_, words, page) in asked.iter().filter(|(of, ..)| *of == lang) {
            let found = ask(&indexed, &Query::read(words, lang), 1).unwrap();
            let first = found.best.first().map(|(at, _)| collection.documents[usize::try_from(*at).unwrap()].url.as_str());
            assert_eq!(first, Some(*page), "{words}");
        }
    }
}

#[test]
fn a_word_is_found_in_its_other_spelling_and_by_what_stands_for_it() {
    let collection = collection(Lang::En, "2026-11-23");
    let indexed = index(&collection).unwrap();
    let found = |asked: &str| {
        let found = ask(&indexed, &Query::read(asked, Lang::En), usize::MAX).unwrap();
        assert!(found.exact, "{asked}");
        found.best.into_iter().map(|(at, _)| at).collect::<BTreeSet<_>>()
    };
    for (one, other) in [
        ("organization of", "organisation of"),
        ("license of", "licence of"),
        ("certification of", "certified of"),
        ("revocation of", "revoked of"),
        ("recognized in", "recognised in"),
        ("programs of", "programmes of"),
    ] {
        assert!(found(one).intersection(&found(other)).count() > 0, "{one}, {other}");
    }
}

#[test]
fn an_act_is_found_by_its_day_and_a_notice_by_those_of_its_window() {
    let posted =
        ["2026-06-15", "2026/6/15", "2026.06.15", "2026年6月15日", "2026年06月15日", "二〇二六年六月十五日", "15 Jun 2026", "15 June 2026"];
    for lang in Lang::ALL {
        let collection = collection(lang, "2026-11-23");
        let indexed = index(&collection).unwrap();
        let found = |asked: &str| {
            let found = ask(&indexed, &Query::read(asked, lang), usize::MAX).unwrap();
            let urls = found.best.iter().map(|(at, _)| collection.documents[usize::try_from(*at).unwrap()].url.clone());
            urls.filter(|_| found.exact).collect::<Vec<_>>()
        };
        let act = format!("{}/qingdao/acts/2026/0615-changes.html", lang.code());
        for asked in posted {
            let foreign = asked.contains(|c: char| if lang == Lang::Zh { c.is_ascii_alphabetic() } else { c > '\u{7f}' });
            assert!(foreign || found(asked).contains(&act), "{asked}");
        }
        assert!(found(lang.pick("2026年6月", "Jun 2026")).contains(&act) && found("2026-06").contains(&act));
    }
}
