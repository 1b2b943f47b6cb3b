//! The schemes side by side: every topic a row, every scheme a column, an article in every cell, silence told from none.

use std::collections::BTreeMap;

use gongshi::model::rule::TOPICS;

use crate::built_site;

/// Rows of the page by their anchors: the HTML of each cell.
pub fn rows(page: &str) -> BTreeMap<String, Vec<String>> {
    let body = page.split_once("<tbody>").unwrap().1;
    let rows = body.split("<tr id=").skip(1).map(|row| {
        let id = row.trim_start_matches('"').split(['"', '>']).next().unwrap().to_owned();
        let row = row.split("</tr>").next().unwrap();
        (id, row.split("<td").skip(1).map(str::to_owned).collect())
    });
    rows.collect()
}

#[test]
fn every_topic_has_an_article_or_its_silence_for_every_scheme() {
    let (register, _) = gongshi::resolve_content(&[crate::root().join("content")]);
    let schemes = register.unwrap().schemes;
    for lang in ["zh", "en"] {
        let rows = rows(&std::fs::read_to_string(built_site().join(lang).join("schemes/compare.html")).unwrap());
        assert_eq!(rows.len(), TOPICS.len());
        for topic in TOPICS {
            let cells = &rows[&topic.code.replace(':', "-")];
            assert_eq!(cells.len(), schemes.len(), "{}", topic.code);
            for (scheme, cell) in schemes.iter().zip(cells) {
                let edition = scheme.editions.last().unwrap();
                let silent = edition.silent.iter().any(|known| known == topic.code);
                let place = format!("{}/policies/{}.html", scheme.id, edition.version);
                let kind = if silent { "silent" } else { "ruled" };
                assert!(cell.contains(kind), "{}: {} is not {kind}: {cell}", topic.code, scheme.id);
                assert!(cell.contains(&if silent { place } else { format!("{place}#art-") }), "{}: {}: {cell}", topic.code, scheme.id);
            }
        }
    }
}

#[test]
fn what_differs_is_marked_and_what_is_alike_is_not() {
    let page = std::fs::read_to_string(built_site().join("zh/schemes/compare.html")).unwrap();
    let rows = rows(&page);
    let marked = |topic: &str, scheme: &str| {
        let place = format!("../{scheme}/policies/");
        let cell = rows[topic].iter().find(|cell| cell.contains(&place)).unwrap();
        cell.contains("与多数不同")
    };
    // Exactly five working days twice; at least five; no length.
    assert!(!marked("publicity-recognition", "qingdao") && !marked("publicity-recognition", "zhengzhou"));
    assert!(marked("publicity-recognition", "sichuan") && marked("publicity-recognition", "guangdong"));
    assert!(!marked("publicity-recognition", "national"), "silence is not a difference of rules");
}

#[test]
fn it_is_reached_from_every_page() {
    let page = std::fs::read_to_string(built_site().join("en/index.html")).unwrap();
    assert!(page.matches("schemes/compare.html").count() >= 2);
}

#[test]
fn what_nobody_entered_is_not_shown_as_silence() {
    let work = crate::work::Work::of(&crate::root().join("content"));
    work.change("schemes/qingdao/scheme.toml", "\"name\", \"plaque\",", "\"name\",");
    let out = tempfile::tempdir().unwrap();
    let day = gongshi::model::day::Day::new(2026, 11, 21).unwrap();
    gongshi::build(&crate::sources(vec![work.path()]), &out.path().join("dist"), day).unwrap();
    let rows = rows(&std::fs::read_to_string(out.path().join("dist/zh/schemes/compare.html")).unwrap());
    let cell = rows["plaque"].iter().find(|cell| cell.contains("../qingdao/policies/")).unwrap();
    assert!(cell.contains("尚未录入") && !cell.contains("办法未规定"), "{cell}");
}
