//! Golden cases: each check has a folder with a bad and a good layer over the small registry.
//!
//! `bad/` must give exactly what `expected.txt` says; `good/` must give nothing that the small registry alone does not
//! give. All checks run over all cases, so a check that fires where it should not is seen in another's case.
//! A case with a folder `was/` is held against the site of that layer, as published before.
//! `BLESS=1 cargo test` writes the expected files anew.

use std::fs;
use std::path::Path;

use crate::root;
use crate::work::Work;

fn new_in(work: &Work, was: Option<&Path>, known: &[String]) -> Vec<String> {
    let found = was.map_or_else(|| work.found(), |was| work.found_against(was));
    found.into_iter().filter(|found| !known.contains(found)).collect()
}

#[test]
fn every_case_gives_what_it_should() {
    let known = Work::small().found();
    let mut folders: Vec<_> = fs::read_dir(root().join("tests/cases")).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    assert!(folders.len() >= 12);
    for folder in folders {
        let code = folder.file_name().unwrap().to_string_lossy().into_owned();
        let published = folder.join("was").is_dir().then(|| Work::small().over(&folder.join("was")).built());
        let was = published.as_ref().map(|out| out.path().join("dist"));
        let bad = new_in(&Work::small().over(&folder.join("bad")), was.as_deref(), &known);
        assert!(bad.iter().any(|found| found.starts_with(&format!("{code} "))), "{code} does not fire on its bad case: {bad:?}");
        let good = new_in(&Work::small().over(&folder.join("good")), was.as_deref(), &known);
        assert!(good.is_empty(), "the good case of {code} gives {good:?}");
        let told = bad.iter().map(|found| format!("{found}\n")).collect::<String>();
        let expected = folder.join("expected.txt");
        if std::env::var_os("BLESS").is_some() {
            fs::write(&expected, &told).unwrap();
        }
        assert_eq!(fs::read_to_string(&expected).unwrap(), told, "{code}");
    }
}

#[test]
fn a_finding_says_all_it_should_in_both_languages() {
    for folder in fs::read_dir(root().join("tests/cases")).unwrap() {
        let work = Work::small().over(&folder.unwrap().path().join("bad"));
        let (_, findings) = work.examine();
        for finding in findings.sorted() {
            assert!(!finding.says.zh.is_empty() && !finding.says.en.is_empty(), "{finding:?}");
            assert!(!finding.remedy.zh.is_empty() && !finding.remedy.en.is_empty(), "{finding:?}");
            assert!(finding.rule.is_some(), "{finding:?}");
        }
    }
}

#[test]
fn an_override_with_a_reason_lets_the_act_be_published() {
    let work = Work::small();
    let act = "schemes/lake/acts/2026/1119-recognition/act.toml";
    work.change(act, "last = 2026-11-25\ndays = 5", "last = 2026-11-23\ndays = 3");
    assert!(work.examine().0.is_none());
    work.change(act, "[window]", "[[override]]\ncheck = \"window-length\"\nreason = { zh = \"补正程序\", en = \"made good\" }\n[window]");
    assert!(work.examine().0.is_some());
}
