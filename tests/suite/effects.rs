//! What `gongshi effects` tells of a change to the small registry.

use std::path::PathBuf;

use gongshi::effects::{Change, Effects, PageKind, Site, compare, markdown, text};
use gongshi::model::day::Day;

use crate::program::gongshi;
use crate::work::Work;

/// The site of some content on a day, kept as long as the folder.
fn site(content: &Work, day: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    gongshi::build(&crate::sources(vec![content.path()]), &out, day.parse::<Day>().unwrap()).unwrap();
    (folder, out)
}

fn effects(before: &Work, after: &Work, days: [&str; 2]) -> Effects {
    let ((_a, before), (_b, after)) = (site(before, days[0]), site(after, days[1]));
    compare(&Site::open(&before).unwrap(), &Site::open(&after).unwrap()).unwrap()
}

fn addresses(effects: &Effects, change: Change, overview: bool) -> Vec<&str> {
    let pages = effects.pages.iter().filter(|page| page.change == change && (page.kind == PageKind::Overview) == overview);
    pages.map(|page| page.address.as_str()).collect()
}

#[test]
fn a_change_is_told_in_words() {
    // An exit on this ground would bar its host, which the third base has too.
    let unbarred = || {
        let work = Work::small();
        work.change("schemes/lake/scheme.toml", "years = 3, who = \"host\"", "years = 3, who = \"base\"");
        work
    };
    let changed = unbarred();
    changed.change("schemes/lake/bases/LK-2025-002.toml", "林二", "林*二*");
    changed.put(
        "schemes/lake/acts/2026/1120-exit/act.toml",
        "kind = \"decision\"\nunder = \"rules-2024\"\ntitle = { zh = \"关于同意退出的通知\", en = \"Exit agreed\" }\nbasis = [\"lake/rules-2024#2-2\"]\n",
    );
    changed.put("schemes/lake/acts/2026/1120-exit/exit.csv", "base,name,host,ground\nLK-2025-001,镜湖水实验室,镜湖大学,4-3#host-asks\n");
    let told = effects(&unbarred(), &changed, ["2026-11-21"; 2]);
    assert_eq!(addresses(&told, Change::Added, false), ["zh/lake/acts/2026/1120-exit.html"]);
    assert!(addresses(&told, Change::Words, false).contains(&"zh/lake/bases/LK-2025-002.html"));
    assert!(addresses(&told, Change::Words, true).contains(&"zh/lake/acts/index.html"));
    // The third base is the same as before, whatever the tables its page leads to say of others.
    assert!(!addresses(&told, Change::Words, false).contains(&"zh/lake/bases/LK-2026-001.html"));
    let report = text(&told);
    for says in [
        "lake/LK-2025-001 | 镜湖水实验室 | 状态 ",
        " → 已退出",
        "负责人 林二 → 林*二*",
        "leader (in Chinese alone) 林二 → 林*二*",
        "关于同意退出的通知 / Exit agreed | zh/lake/acts/2026/1120-exit.html",
        "新增 added | data/lake/acts/2026/1120-exit/exit.csv",
    ] {
        assert!(report.contains(says), "{says} is not in:\n{report}");
    }
    assert!(markdown(&told).contains("林\\*二\\*"), "what a record holds is shown, not carried out");
}

#[test]
fn an_address_that_vanishes_is_told_first() {
    let (with, without) = (Work::small(), Work::small());
    std::fs::remove_dir_all(without.path().join("schemes/lake/acts/2026/1119-recognition")).unwrap();
    let told = effects(&with, &without, ["2026-11-21"; 2]);
    assert!(told.vanished());
    assert!(addresses(&told, Change::Removed, false).contains(&"zh/lake/bases/LK-2026-001.html"));
    let report = text(&told);
    let alarm = report.find("published address(es) would vanish").unwrap();
    assert!(report.find("Pages changed").unwrap() > alarm);
    assert!(report.contains("zh/lake/acts/2026/1119-recognition.html | 关于拟认定2026年基地的公示 / Notice of bases proposed in 2026"));
}

#[test]
fn another_day_alone_is_counted_and_not_listed() {
    let told = effects(&Work::small(), &Work::small(), ["2026-10-13", "2026-10-14"]);
    assert!(told.any() && told.facts.is_empty());
    assert_eq!(addresses(&told, Change::Words, false), Vec::<&str>::new());
    assert!(told.files.iter().all(|file| file.change == Change::Stamp), "{:?}", told.files);
    let same = effects(&Work::small(), &Work::small(), ["2026-10-13"; 2]);
    assert!(!same.any());
    assert!(text(&same).contains("nothing the public sees is different"));
}

#[test]
fn the_command_ends_as_it_is_asked_to() {
    let changed = Work::small();
    changed.change("schemes/lake/bases/LK-2025-002.toml", "林二", "林四");
    let ((_a, before), (_b, after)) = (site(&Work::small(), "2026-11-21"), site(&changed, "2026-11-21"));
    let (before, after) = (before.to_str().unwrap(), after.to_str().unwrap());
    let code = |args: &[&str]| gongshi(&[&["effects", before], args].concat()).status.code();
    assert_eq!(code(&[after]), Some(0));
    assert_eq!(code(&[after, "--fail-on", "changed"]), Some(1));
    assert_eq!(code(&[after, "--fail-on", "vanished"]), Some(0));
    assert_eq!(code(&[before, "--fail-on", "changed"]), Some(0));
    assert_eq!(code(&["/nowhere"]), Some(2));
    std::fs::write(format!("{after}/manifest.json"), "{").unwrap();
    assert_eq!(code(&[after]), Some(2), "half a manifest is no site");
}

#[test]
fn a_site_that_is_not_what_its_manifest_lists_is_not_compared() {
    let ((_a, before), (_b, after)) = (site(&Work::small(), "2026-11-21"), site(&Work::small(), "2026-11-21"));
    let run = || {
        let output = gongshi(&["effects", before.to_str().unwrap(), after.to_str().unwrap()]);
        (output.status.code(), String::from_utf8(output.stderr).unwrap(), output.stdout.is_empty())
    };
    assert_eq!(run(), (Some(0), String::new(), false));
    std::fs::write(after.join("zh/index.html"), "x").unwrap();
    std::fs::remove_file(after.join("en/lake/bases/LK-2025-001.html")).unwrap();
    let (code, told, silent) = run();
    assert!(code == Some(1) && silent && told.contains("error[file-changed]") && told.contains("error[file-missing]"), "{told}");
}

#[test]
fn a_new_notice_is_told_with_the_period_that_holds() {
    let without = Work::small();
    std::fs::remove_dir_all(without.path().join("schemes/lake/acts/2026/1119-recognition")).unwrap();
    let extended = Work::small();
    extended.put(
        "schemes/lake/acts/2026/1120-extension/act.toml",
        "kind = \"extension\"\nunder = \"rules-2024\"\nabout = [\"2026/1119-recognition\"]\ntitle = { zh = \"延长\", en = \"Longer\" }\n\
         basis = [\"lake/rules-2024#1\"]\n[window]\nfirst = 2026-11-19\nlast = 2026-12-01\ndays = 9\n",
    );
    let report = text(&effects(&without, &extended, ["2026-11-21"; 2]));
    assert!(report.contains("2026-11-19 至 2026-12-01"), "{report}");
}

#[test]
fn a_link_that_leads_elsewhere_is_told_with_its_page() {
    let linked = |host: &str| {
        let work = Work::small();
        work.put("schemes/lake/acts/2026/1119-recognition/zh.md", format!("详见[市科技局](https://{host}/a)。\n"));
        work
    };
    let told = effects(&linked("kjj.example"), &linked("kjj.evil.example"), ["2026-11-21"; 2]);
    let [page] = told.pages.as_slice() else { panic!("{:?}", told.pages) };
    assert_eq!((page.change, page.address.as_str()), (Change::Words, "zh/lake/acts/2026/1119-recognition.html"));
    let report = text(&told);
    assert!(report.contains("https://kjj.example/a | https://kjj.evil.example/a"), "{report}");
}

#[test]
fn what_differs_is_told_or_counted() {
    let work = |title: &str, prose: &str| {
        let work = Work::small();
        work.change("schemes/lake/acts/2026/1119-recognition/act.toml", "拟认定2026年", title);
        work.put("schemes/lake/acts/2026/1119-recognition/zh.md", prose);
        work
    };
    let (old, new) = (work("拟认定2026年", "甲可以，乙可以，丙可以，丁可以。"), work("拟认定今年", "甲可以，乙不可，丙可以，丁不可。"));
    let told = effects(&old, &new, ["2026-11-21"; 2]);
    let page = told.pages.iter().find(|page| page.address.as_str() == "zh/lake/acts/2026/1119-recognition.html").unwrap();
    for (was, is) in [("乙可以，", "乙不可，"), ("丁可以。", "丁不可。")] {
        assert!(page.differs.contains(&(was.to_owned(), is.to_owned())), "{:?}", page.differs);
    }
    assert!(text(&told).contains("(2) ") && text(&told).contains("more"), "{}", text(&told));
}

#[test]
fn what_moved_is_told_as_moved_with_what_else_is_different() {
    let moved = Work::small();
    let lake = moved.path().join("schemes/lake");
    std::fs::rename(lake.join("bases/LK-2025-002.toml"), lake.join("bases/LK-2025-020.toml")).unwrap();
    for entry in walkdir::WalkDir::new(moved.path()).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file()) {
        let text = std::fs::read_to_string(entry.path()).unwrap().replace("LK-2025-002", "LK-2025-020");
        std::fs::write(entry.path(), text).unwrap();
    }
    moved.change("schemes/lake/bases/LK-2025-020.toml", "林二", "林四");
    moved.put("moved.toml", "[[moved]]\nfrom = \"lake/bases/LK-2025-002\"\nto = \"lake/bases/LK-2025-020\"\n");
    let told = effects(&Work::small(), &moved, ["2026-11-21"; 2]);
    assert_eq!(addresses(&told, Change::Moved, false), ["zh/lake/bases/LK-2025-020.html"]);
    assert_eq!(addresses(&told, Change::Added, false), Vec::<&str>::new());
    assert!(!told.vanished() && told.pages.iter().all(|page| !page.address.as_str().contains("LK-2025-002")));
    let report = text(&told);
    for says in [
        "lake/LK-2025-020 | ",
        " | 原编号 LK-2025-002；负责人 林二 → 林四 | was LK-2025-002; ",
        "zh/lake/bases/LK-2025-002.html → zh/lake/bases/LK-2025-020.html",
    ] {
        assert!(report.contains(says), "{says} is not in:\n{report}");
    }
    assert!(!report.contains("不再列出"), "{report}");
    // Seen from a site that has moved it already, it has not.
    assert!(addresses(&effects(&moved, &moved, ["2026-11-20", "2026-11-21"]), Change::Moved, false).is_empty());
}
