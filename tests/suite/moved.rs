//! Addresses never die: they end by no passing of time, and by no renaming that `moved.toml` tells of.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use gongshi::finding::Level;
use gongshi::model::moved::{is_address, is_kept, is_numbered, without_language};
use gongshi::plan::{Plan, Survey};
use gongshi::{Failure, progress::Progress, published::CODE};

use crate::work::{Work, files};
use crate::{day, root};

fn build(content: &Path, out: &Path, on: &str, against: Option<&Path>) -> Result<gongshi::Built, Failure> {
    gongshi::build_against(&crate::sources(vec![content.to_path_buf()]), out, day(on), against, &Progress::default())
}

/// What the refusal of a build names, each with both wordings.
fn refused(built: Result<gongshi::Built, Failure>) -> Vec<String> {
    let Err(Failure::Findings(findings)) = built else { panic!("it is built, or the disk is at fault") };
    let found = findings.sorted().into_iter().filter(|one| one.level == Level::Error);
    found.map(|one| format!("{}: {}\n{}\n{}", one.code, one.says.zh, one.says.en, one.remedy.en)).collect()
}

fn addresses(folder: &Path) -> BTreeSet<String> {
    // The parts of a search index have other names when they say something else; its root finds them.
    files(folder).into_keys().filter(|path| !path.starts_with("search/")).collect()
}

/// The shipped content with a base and an act under other names, as an officer would rename them.
fn renamed() -> Work {
    let work = Work::of(&root().join("content"));
    let scheme = work.path().join("schemes/qingdao");
    fs::rename(scheme.join("bases/QD-2022-003.toml"), scheme.join("bases/QD-2022-030.toml")).unwrap();
    fs::rename(scheme.join("acts/2025/0926-recognition"), scheme.join("acts/2025/0926-second-batch")).unwrap();
    for entry in walkdir::WalkDir::new(work.path()).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file()) {
        let Ok(text) = fs::read_to_string(entry.path()) else { continue };
        let new = text.replace("QD-2022-003", "QD-2022-030").replace("2025/0926-recognition", "2025/0926-second-batch");
        if new != text {
            fs::write(entry.path(), new).unwrap();
        }
    }
    work
}

const MOVED: &str = r#"
[[moved]]
from = "qingdao/acts/2025/0926-recognition"
to = "qingdao/acts/2025/0926-second-batch"

[[moved]]
from = "qingdao/bases/QD-2022-003"
to = "qingdao/bases/QD-2022-030"
on = 2026-11-20
reason = { zh = "编号曾与另一基地<重复>。", en = "Its number was that of another base." }
"#;

#[test]
fn a_renamed_base_and_act_go_on_answering() {
    let (old, work, out) = (crate::built_site(), renamed(), tempfile::tempdir().unwrap());
    let new = out.path().join("dist");
    let told = refused(build(&work.path(), &new, "2026-11-21", Some(old)));
    assert_eq!(told.len(), 2, "{told:?}");
    let parts = [
        "0926-recognition.html",
        "data/qingdao/acts/2025/0926-recognition/recognition.csv",
        "to = \"qingdao/acts/2025/0926-second-batch\"",
    ];
    assert!(told[0].starts_with(CODE) && parts.iter().all(|part| told[0].contains(part)), "{}", told[0]);
    let parts = ["海上漂浮光伏国际示范基地", "from = \"qingdao/bases/QD-2022-003\"\nto = \"qingdao/bases/QD-2022-030\"", "[[gone]]"];
    assert!(parts.iter().all(|part| told[1].contains(part)), "{}", told[1]);
    assert!(!new.exists(), "nothing is written");

    work.put("moved.toml", MOVED);
    build(&work.path(), &new, "2026-11-21", Some(&old.join("manifest.json"))).unwrap();
    let (before, after) = (addresses(old), addresses(&new));
    assert!(before.is_subset(&after), "{:?} do not answer", before.difference(&after).collect::<Vec<_>>());
    for lang in ["zh", "en"] {
        let page = |name: &str| fs::read_to_string(new.join(lang).join("qingdao/bases").join(name)).unwrap();
        let moved = page("QD-2022-003.html");
        for part in [
            "content=\"0; url=QD-2022-030.html\" http-equiv=refresh",
            "href=\"QD-2022-030.html\"",
            &format!("href=\"https://gongshi.example/{lang}/qingdao/bases/QD-2022-030.html\" rel=canonical"),
            "datetime=\"2026-11-20\"",
        ] {
            assert!(moved.contains(part), "{lang}: no {part} in {moved}");
        }
        assert!(!moved.contains("<重复>") && !page("QD-2022-030.html").contains("http-equiv=refresh"));
        let act = fs::read_to_string(new.join(lang).join("qingdao/acts/2025/0926-recognition.html")).unwrap();
        assert!(act.contains("href=\"0926-second-batch.html\""));
    }
    let list = |act: &str| fs::read(new.join("data/qingdao/acts/2025").join(act).join("recognition.csv")).unwrap();
    assert_eq!(list("0926-recognition"), list("0926-second-batch"));
    // Nothing else speaks of the old addresses.
    for path in after.iter().filter(|path| !path.contains("QD-2022-003") && !path.contains("0926-recognition")) {
        // The pages of the checks have examples.
        let lists = ["manifest.json", "sha256sums.txt", "data/moved.json"].contains(&path.as_str()) || path.contains("/checks/");
        let text = String::from_utf8_lossy(&fs::read(new.join(path)).unwrap()).into_owned();
        assert!(lists || !text.contains("QD-2022-003") && !text.contains("0926-recognition"), "{path} names an old address");
    }
    // The comparison does not depend on what it is compared with.
    let again = out.path().join("again");
    let root_of = |built: gongshi::Built| built.written.root;
    assert_eq!(
        root_of(build(&work.path(), &again, "2026-11-21", None).unwrap()),
        root_of(build(&work.path(), &new, "2026-11-21", Some(&new)).unwrap())
    );
}

#[test]
fn a_whole_scheme_moves_with_one_entry_and_withdrawn_pages_say_what_they_were() {
    let (work, out) = (Work::small(), tempfile::tempdir().unwrap());
    work.put("schemes/lake/acts/2025/0303-recognition/files/form 1.txt", "x");
    let old = out.path().join("old");
    build(&work.path(), &old, "2026-11-21", None).unwrap();
    fs::rename(work.path().join("schemes/lake"), work.path().join("schemes/pond")).unwrap();
    for entry in walkdir::WalkDir::new(work.path()).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file()) {
        let text = fs::read_to_string(entry.path()).unwrap().replace("\"lake\"", "\"pond\"").replace("\"lake/", "\"pond/");
        fs::write(entry.path(), text).unwrap();
    }
    fs::remove_dir_all(work.path().join("schemes/pond/acts/2025/1110-evaluation")).unwrap();
    let entry = "[[moved]]\nfrom = \"lake\"\nto = \"pond\"\n";
    work.put("moved.toml", entry);
    let new = out.path().join("new");
    let told = refused(build(&work.path(), &new, "2026-11-21", Some(&old)));
    assert_eq!(told.len(), 2, "the act and its round: {told:?}");
    assert!(told.iter().all(|one| one.contains("moved.toml has an entry, but the new site has no")), "{told:?}");
    let gone = r#"
[[gone]]
addresses = ["lake/acts/2025/1110-evaluation.html", "data/lake/acts/2025/1110-evaluation/evaluation.csv",
  "api/v1/schemes/lake/acts/2025/1110-evaluation.json", "pond/evaluations/2025.html"]
was = { zh = "评估公示", en = "Notice of an evaluation" }
on = 2026-11-20
reason = { zh = "“重复”发布。", en = "It was published \"twice\"." }
"#;
    work.put("moved.toml", format!("{entry}{gone}"));
    build(&work.path(), &new, "2026-11-21", Some(&old)).unwrap();
    assert!(addresses(&old).is_subset(&addresses(&new)), "{:?}", addresses(&old).difference(&addresses(&new)).collect::<Vec<_>>());
    let read = |path: &str| fs::read_to_string(new.join(path)).unwrap();
    let page = read("zh/lake/acts/2025/1110-evaluation.html");
    assert!(
        page.contains("评估公示") && page.contains("2026年11月20日") && page.contains("重复") && page.contains("content=noindex"),
        "{page}"
    );
    assert!(!page.contains("http-equiv=refresh"));
    // It had moved with its scheme before it was withdrawn.
    assert!(read("en/lake/evaluations/2025.html").contains("Notice of an evaluation"));
    let list = read("data/lake/acts/2025/1110-evaluation/evaluation.csv");
    assert_eq!(
        list,
        "gone_on,was,was_en,reason,reason_en\r\n2026-11-20,\"评估公示\",\"Notice of an evaluation\",\"“重复”发布。\",\"It was published \"\"twice\"\".\"\r\n"
    );
    for path in ["data/lake/bases.csv", "data/lake/acts/2025/0303-recognition/files/form 1.txt", "zh/lake/notices.atom"] {
        assert_eq!(read(path), read(&path.replace("lake", "pond")), "{path}");
    }
    assert!(!read("sitemap.xml").contains("/lake/") && !read("zh/data/index.html").contains("/lake/"));
}

/// What is written from one day to a later one with the same content: the longer a site stands, the more it has.
#[test]
fn no_address_ends_by_itself() {
    let mut seen = 0;
    for (content, first, last, step) in
        [("content", "2020-06-01", "2027-06-01", 13), ("tests/small/content", "2025-03-01", "2027-03-01", 5)]
    {
        let (checked, _) = gongshi::examine(&[root().join(content)]);
        let checked = checked.unwrap();
        let (mut on, mut before) = (day(first), BTreeSet::new());
        while on <= day(last) {
            let plan = Plan::new(Survey::new(&checked, on));
            let now: BTreeSet<String> = plan.pages.keys().chain(plan.files.keys()).map(ToString::to_string).collect();
            let ended: Vec<&String> = before.difference(&now).filter(|path| !is_numbered(path) && is_kept(path)).collect();
            assert!(ended.is_empty(), "{content}, {on}: {ended:?}");
            seen += now.len() - before.len();
            (on, before) = (on.add_days(step), now);
        }
        for path in before.iter().filter(|path| is_kept(path)) {
            assert!(is_address(without_language(path)), "moved.toml could not name {path}");
        }
    }
    assert!(seen > 500, "the sites grow with time");
}

#[test]
fn bad_addresses_are_told_at_their_places() {
    let work = Work::small();
    let bad = [
        "../etc/passwd",
        "/lake/index.html",
        "lake\\\\bases",
        "lake/bases/LK%2D1.html",
        "Lake/index.html",
        "lake/\\u0000",
        "lake/\\u202Ex",
        "zh/lake/index.html",
        "https://gongshi.example/zh/",
        "lake/bases/",
        "",
        "nul",
    ];
    let long = "a/".repeat(600);
    let entry = |from: &str| format!("[[moved]]\nfrom = \"{from}\"\nto = \"lake\"\n");
    work.put("moved.toml", bad.iter().copied().chain([long.as_str()]).map(entry).collect::<String>());
    let found = work.found();
    for line in (0..=bad.len()).map(|place| place * 3 + 2) {
        assert!(found.contains(&format!("wrong-value moved.toml:{line}:8 Error")), "line {line}: {found:?}");
    }
    work.put("moved.toml", "[[moved]]\nfrom = \"pond\"\nto = \"lake\"\nwhen = 2026-01-01\n[[gone]]\naddresses = []\n");
    let found = work.found();
    for told in ["unknown-key moved.toml:4:1", "missing-key moved.toml:5:1"] {
        assert!(found.iter().any(|one| one.starts_with(told)), "{told}: {found:?}");
    }
}

#[test]
fn ten_thousand_entries_are_followed_and_told() {
    let work = Work::small();
    let chain = |last: &str| {
        let name = |n: usize| if n == 10_000 { last.to_owned() } else { format!("lake/bases/OLD-{n}") };
        (0..10_000).map(|n| format!("[[moved]]\nfrom = \"{}\"\nto = \"{}\"\n", name(n), name(n + 1))).collect::<String>()
    };
    work.put("moved.toml", chain("lake/bases/LK-2025-001"));
    let checked = work.examine().0.unwrap();
    let plan = Plan::new(Survey::new(&checked, day("2026-11-21")));
    assert_eq!(plan.old.len(), 30_000, "each in both languages and as data");
    let list = plan.files.iter().find(|(route, _)| route.as_str() == "data/moved.json").unwrap().1.write(&plan.survey);
    assert_eq!(String::from_utf8(list.bytes).unwrap().matches("\"to\": \"lake/bases/LK-2025-001\"").count(), 10_000);
    work.put("moved.toml", chain("lake/bases/OLD-0"));
    assert_eq!(work.found().iter().filter(|one| one.starts_with("moved-loop")).count(), 1);
}

#[test]
fn a_published_site_is_read_with_care() {
    let (work, out) = (Work::small(), tempfile::tempdir().unwrap());
    let dist = out.path().join("dist");
    build(&work.path(), &dist, "2026-11-21", None).unwrap();
    let manifest = fs::read_to_string(dist.join("manifest.json")).unwrap();
    let other = out.path().join("manifest.json");
    let against = |text: &str| {
        fs::write(&other, text).unwrap();
        build(&work.path(), &out.path().join("new"), "2026-11-21", Some(&other))
    };
    let version = format!("\"version\":\"{}\"", env!("CARGO_PKG_VERSION"));
    let older = manifest.replacen(&version, "\"version\":\"0.0.1\",\"lost\":1", 1);
    assert!(against(&older).is_ok(), "one of another version will do");
    let told = refused(against(&older.replacen("LK-2025-001.html", "LK-2024-001.html", 1)));
    assert!(told.len() == 1 && told[0].contains("lake/bases/LK-2024-001.html"), "{told:?}");
    for (text, code) in [
        (manifest.replacen("LK-2025-001.html", "LK-2024-001.html", 1), "manifest-"),
        (manifest.chars().take(manifest.len() / 2).collect(), "manifest-cut"),
        (String::new(), "manifest-"),
        ("{}".to_owned(), "manifest-foreign"),
    ] {
        assert!(refused(against(&text)).iter().any(|one| one.starts_with(code)), "{code}");
    }
    fs::remove_file(&other).unwrap();
    let missing = refused(build(&work.path(), &out.path().join("new"), "2026-11-21", Some(&other)));
    assert!(missing[0].starts_with("no-manifest"), "{missing:?}");
    // A site of an earlier day rightly has less.
    let earlier = build(&work.path(), &out.path().join("new"), "2026-11-01", Some(&dist)).unwrap();
    assert_eq!(earlier.vanished.sorted().iter().map(|one| one.level).collect::<Vec<_>>(), [Level::Note]);
    // Without --against the site that is replaced is compared, and that refuses nothing.
    fs::remove_dir_all(work.path().join("schemes/lake/acts/2026")).unwrap();
    let built = build(&work.path(), &dist, "2026-11-21", None).unwrap();
    let told: Vec<_> = built.vanished.sorted().into_iter().map(|one| (one.level, one.says.en.clone())).collect();
    assert!(told.iter().all(|(level, _)| *level == Level::Warning), "{told:?}");
    assert!(told.iter().any(|(_, says)| says.contains("lake/acts/2026/1119-recognition.html")), "{told:?}");
}
