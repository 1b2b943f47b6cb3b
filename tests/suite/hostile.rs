//! Content that is wrong, half-written, hostile or in the wrong encoding: located findings in both languages, nothing written.

mod files;
mod table;
mod texts;
mod unread;

use gongshi::Failure;
use gongshi::model::day::Day;
use proptest::prelude::*;

use crate::work::Work;

const ACT: &str = "schemes/lake/acts/2026/1119-recognition/act.toml";
const LIST: &str = "schemes/lake/acts/2026/1119-recognition/recognition.csv";

/// One broken thing each: the file, its new content, and the finding it must give.
fn broken() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let text = |text: &str| text.as_bytes().to_vec();
    vec![
        ("site.toml", text(""), "missing-key"),
        ("site.toml", text("title = 3"), "wrong-value"),
        ("site.toml", text("title = { zh = \"a\", en = \"b\" "), "toml-syntax"),
        ("site.toml", vec![0xB9, 0xAB, 0xCA, 0xBE], "not-utf8"),
        ("notes.txt", text("x"), "stray-file"),
        (".gitattributes", text("site.toml export-ignore"), "stray-file"),
        ("schemes/lake/acts/2026/1201-x/recognition.csv", text("base,name,host\nLK-2026-001,湖岸观测实验室,镜湖大学\n"), "missing-file"),
        ("schemes/lake/acts/2025/0312-recognition/files/run.exe", text("x"), "attachment-kind"),
        ("schemes/lake/acts/2025/0399-x/files/form.txt", text("x"), "attachment-owner"),
        (
            ACT,
            text(
                "kind = \"notice\"\nunder = \"rules-2024\"\ntitle = { zh = \"a\", en = \"b\" }\nwindow = { first = 2026-11-19, last = 2026-11-25, days = 5 }\noverride = [{ check = \"window-lenght\", reason = { zh = \"a\", en = \"b\" } }]",
            ),
            "unknown-name",
        ),
        ("schemes/lake/notes.md", text("x"), "stray-file"),
        ("schemes/Lake/scheme.toml", text("rank = 1"), "bad-name"),
        (
            "schemes/other/scheme.toml",
            std::fs::read(crate::root().join("tests/small/content/schemes/lake/scheme.toml")).unwrap(),
            "scheme-not-listed",
        ),
        (
            "hosts/kinds.toml",
            text(
                "[[kind]]\nid = \"university\"\nname = { zh = \"a\", en = \"b\" }\n[[kind]]\nid = \"university\"\nname = { zh = \"a\", en = \"b\" }\n",
            ),
            "same-id-twice",
        ),
        ("hosts/reed-works.toml", text("name = { zh = \"a\", en = \"b\" }\nkind = \"nothing\"\n"), "unknown-name"),
        ("calendars/cn-2026.toml", text("year = 2026\nregion = \"CN\"\nstate = \"published\"\n"), "calendar"),
        ("calendars/cn-2026.toml", text("year = \"2026\"\n"), "wrong-value"),
        (ACT, text("kind = \"notice\""), "missing-key"),
        (ACT, text("kind = \"notice\"\nunder = \"rules-2024\"\ntitle = { zh = \"\", en = \"b\" }"), "wrong-value"),
        (ACT, text("kind = \"notice\"\nunder = \"rules-2024\"\ntitle = { zh = \"\u{3000} \", en = \"b\" }"), "wrong-value"),
        (ACT, text("kind = \"notice\"\nunder = \"rules-2024\"\nnumber = \" \"\ntitle = { zh = \"a\", en = \"\" }"), "wrong-value"),
        (ACT, text("kind = \"notce\"\nunder = \"rules-2024\"\ntitle = { zh = \"a\", en = \"b\" }"), "wrong-value"),
        (ACT, text("kind = \"notice\"\nunder = \"rules-2024\"\ntitle = { zh = \"a\", en = \"b\" }"), "missing-key"),
        (ACT, text("kind = \"notice\"\nunder = \"rules-1999\"\ntitle = { zh = \"a\", en = \"b\" }"), "unknown-name"),
        (
            ACT,
            text(
                "kind = \"notice\"\nunder = \"rules-2024\"\ntitle = { zh = \"a\", en = \"b\" }\nwindow = { first = 2026-11-19, last = 2026-11-18, days = 5 }",
            ),
            "window-off-calendar",
        ),
        (
            ACT,
            text(
                "kind = \"notice\"\nunder = \"rules-2024\"\ntitle = { zh = \"a\", en = \"b\" }\nwindow = { first = 2026-11-19, last = 2029-11-18, days = 5 }",
            ),
            "window-off-calendar",
        ),
        (
            ACT,
            text("kind = \"notice\"\nunder = \"rules-2024\"\ntitle = { zh = \"a\", en = \"b\" }\nabout = [\"2027/0101-x\"]"),
            "unknown-name",
        ),
        (
            ACT,
            text(
                "kind = \"notice\"\nunder = \"rules-2024\"\ntitle = { zh = \"a\", en = \"b\" }\nbasis = [\"lake/rules-2024#99\"]\nwindow = { first = 2026-11-19, last = 2026-11-25, days = 5 }",
            ),
            "unknown-name",
        ),
        (ACT, text("kind = \"notice\"\nkind = \"notice\"\n"), "toml-syntax"),
        (ACT, text("\u{FEFF}kind = \"notice\"\nunkown = 1\n"), "unknown-key"),
        ("schemes/lake/acts/2026/1399-x/act.toml", text("kind = \"notice\""), "bad-name"),
        ("schemes/lake/acts/2026/1119-recognition/recognitions.csv", text("base\n"), "stray-file"),
        (LIST, text("base,name\nLK-2026-001,x\n"), "missing-column"),
        (LIST, text("base,name,host,extra\n"), "unknown-column"),
        (LIST, text("base,name,host\nLK-2026-001,\"湖岸\n"), "csv-syntax"),
        (LIST, text("base,name,host\nLK-2026-001\n"), "row-width"),
        (LIST, text("base,name,host\nLK 1,a,b\n"), "wrong-cell"),
        (LIST, text("base,name,host\nLK-9999,a,b\n"), "unknown-name"),
        (LIST, text("base,name,host\nLK-2026-001,湖岸观测实验室,镜湖大学\nLK-2026-001,湖岸观测实验室,镜湖大学\n"), "row-twice"),
        (LIST, text(""), "missing-column"),
        (LIST, text("base,name,host\n"), "no-list"),
        (
            "schemes/lake/acts/2025/1110-evaluation/reports.csv",
            text("base,name,host,year,status\nLK-2025-001,镜湖水实验室,镜湖大学,2025,late\n"),
            "list-not-fitting",
        ),
        ("schemes/lake/bases/LK-2025-001.toml", text("name = 1\nhost = 2\ntype = 3\n"), "wrong-value"),
        (
            "schemes/lake/bases/LK-2025-001.toml",
            text("name = { zh = \"镜湖水实验室\", en = \"x\" }\ntype = \"moon\"\nhost = \"mirror-university\"\n"),
            "unknown-name",
        ),
        (
            "schemes/lake/bases/LK-2025-001.toml",
            text("name = { zh = \"镜湖水实验室\", en = \"x\" }\ntype = \"lab\"\nhost = \"nobody\"\n"),
            "unknown-name",
        ),
        (
            "schemes/lake/bases/LK-2025-001.toml",
            text("name = { zh = \"镜湖水实验室\", en = \"x\", de = \"y\" }\ntype = \"lab\"\nhost = \"mirror-university\"\n"),
            "unknown-key",
        ),
        ("schemes/lake/bases/LK-2025-001/zh.md", text("<script>alert(1)</script>"), "markdown"),
        ("schemes/lake/bases/LK-2025-001/zh.md", text("[x](javascript:alert(1))"), "markdown"),
        ("schemes/lake/bases/LK-2025-001/zh.md", text("![x](x.png)"), "markdown"),
        ("schemes/lake/bases/LK-2025-001/zh.md", text(&"> ".repeat(200)), "markdown"),
        ("schemes/lake/bases/LK-2030-001/zh.md", text("x"), "missing-file"),
        ("schemes/lake/policies/rules-2024/guide.zh.md", text("# 指南\n\n## 99\n\nx\n"), "unknown-name"),
        ("schemes/lake/policies/rules-2024/guide.zh.md", text("## words\n"), "markdown"),
        ("schemes/lake/policies/rules-2024/zh.md", text("# t\n\n### 第九条\n\nx\n"), "keys-differ"),
        ("schemes/lake/policies/rules-2024/keys.toml", text("[[article]]\nkey = \"1\"\nnumber = \"第一条\"\n"), "unknown-name"),
        ("schemes/lake/scheme.toml", text("rank = 3"), "missing-key"),
    ]
}

#[test]
fn every_broken_thing_is_told_at_its_place_and_nothing_is_written() {
    let out = tempfile::tempdir().unwrap();
    let day = Day::new(2026, 11, 21).unwrap();
    let live = out.path().join("dist");
    gongshi::build(&crate::sources_unminified(vec![Work::small().path()]), &live, day).unwrap();
    let before = std::fs::read(live.join("manifest.json")).unwrap();
    for (file, content, code) in broken() {
        let work = Work::small();
        work.put(file, &content);
        let Err(Failure::Findings(findings)) = gongshi::build(&crate::sources_unminified(vec![work.path()]), &live, day) else {
            panic!("{file} with {} is published", String::from_utf8_lossy(&content));
        };
        let found = findings.sorted();
        assert!(
            found.iter().any(|one| one.code == code),
            "{file} ({}) gives {:?}, not {code}",
            String::from_utf8_lossy(&content),
            found.iter().map(|one| one.code).collect::<Vec<_>>()
        );
        for one in found {
            assert!(!one.says.zh.is_empty() && !one.says.en.is_empty() && !one.remedy.zh.is_empty(), "{one:?}");
        }
        assert_eq!(before, std::fs::read(live.join("manifest.json")).unwrap(), "the site is as it was");
    }
}

/// Runs every case, and says at the end which of them failed.
fn run_all(cases: Vec<table::Case>) {
    let failed: Vec<String> = cases
        .into_iter()
        .filter_map(|case| std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| table::run(case))).err())
        .map(|why| why.downcast::<String>().map_or_else(|_| "?".to_owned(), |why| *why))
        .collect();
    assert!(failed.is_empty(), "{} failed:\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn there_are_cases_enough_of_every_sort() {
    let sorts = [texts::unseen(), texts::personal(), texts::code(), files::names(), files::links(), files::sizes(), files::notations()];
    let all: Vec<&str> = sorts.iter().flatten().map(|case| case.what.as_str()).collect();
    let different: std::collections::BTreeSet<&str> = all.iter().copied().collect();
    assert_eq!(all.len(), different.len());
    assert!(all.len() >= 200 && sorts.iter().all(|sort| sort.len() >= 12), "{}", all.len());
}

#[test]
fn unseen_characters_are_told() {
    run_all(texts::unseen());
}

#[test]
fn personal_data_is_told() {
    run_all(texts::personal());
}

#[test]
fn code_is_told_or_inert() {
    run_all(texts::code());
}

#[test]
fn names_that_cannot_be_published_are_told() {
    run_all(files::names());
}

#[test]
fn links_out_of_the_content_are_told() {
    run_all(files::links());
}

#[test]
fn sizes_and_depths_have_an_end() {
    run_all(files::sizes());
}

#[test]
fn broken_notations_are_told() {
    run_all(files::notations());
}

#[test]
fn all_findings_of_a_run_come_at_once() {
    let work = Work::small();
    work.put("notes.txt", "x");
    work.put(ACT, "kind = \"notice\"\nunkown = 1\n");
    work.put(LIST, "base,name\n");
    work.put("schemes/lake/bases/LK-2025-001/zh.md", "<b>x</b>");
    let found = work.found();
    for code in ["stray-file", "unknown-key", "missing-key", "missing-column", "markdown"] {
        assert!(found.iter().any(|one| one.starts_with(code)), "{code} is not in {found:?}");
    }
    assert!(found.contains(&format!("unknown-key {ACT}:2:1 Error")), "{found:?}");
}

#[test]
fn a_link_out_of_the_content_is_refused() {
    let work = Work::small();
    std::os::unix::fs::symlink("/etc/hostname", work.path().join("schemes/lake/bases/LK-2025-009.toml")).unwrap();
    assert!(work.found().iter().any(|one| one.starts_with("not-a-file")));
}

#[test]
fn template_syntax_in_content_is_text() {
    let work = Work::small();
    work.change("schemes/lake/bases/LK-2025-001.toml", "Mirror Lake Water Laboratory", "{{ 7 * 6 }}<b>&</b>{% raw %}");
    let out = tempfile::tempdir().unwrap();
    gongshi::build(&crate::sources_unminified(vec![work.path()]), &out.path().join("dist"), Day::new(2026, 11, 21).unwrap()).unwrap();
    let page = std::fs::read_to_string(out.path().join("dist/en/lake/bases/LK-2025-001.html")).unwrap();
    assert!(page.contains("{{ 7 * 6 }}&lt;b&gt;&amp;"), "{page}");
}

#[test]
fn the_same_path_in_two_folders_is_told() {
    let (one, two) = (Work::small(), Work::small());
    let (_, findings) = gongshi::examine(&[one.path(), two.path()]);
    assert!(findings.sorted().iter().any(|finding| finding.code == "same-path-twice"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_of_any_file_panic(which in 0usize..12, bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let files = ["site.toml", "countries.toml", "hosts/kinds.toml", "hosts/reed-works.toml", "calendars/cn-2026.toml", ACT, LIST, "schemes/lake/scheme.toml", "schemes/lake/policies/rules-2024/policy.toml", "schemes/lake/policies/rules-2024/zh.md", "schemes/lake/policies/rules-2024/guide.en.md", "schemes/lake/bases/LK-2025-001/zh.md"];
        let work = Work::small();
        work.put(files[which], &bytes);
        let _ = work.found();
    }

    #[test]
    fn no_cut_or_doubled_file_panics(which in 0usize..8, cut in 0usize..2000) {
        let files = ["site.toml", "hosts/reed-works.toml", "calendars/cn-2026.toml", ACT, LIST, "schemes/lake/scheme.toml", "schemes/lake/policies/rules-2024/keys.toml", "schemes/lake/bases/LK-2025-001.toml"];
        let work = Work::small();
        let mut bytes = std::fs::read(work.path().join(files[which])).unwrap();
        bytes.truncate(cut % (bytes.len() + 1));
        work.put(files[which], &bytes);
        let _ = work.found();
        let mut twice = bytes.clone();
        twice.extend(bytes);
        work.put(files[which], &twice);
        let _ = work.found();
    }
}
