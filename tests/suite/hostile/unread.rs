//! What is wrong with a file is told of that file: not that what it holds is missing wherever it is named.

use crate::root;
use crate::work::Work;

/// A file that is no text, and one that is text without its form.
const BROKEN: [&[u8]; 2] = [&[0xB9, 0xAB, 0xCA, 0xBE], b"\xE5\x85\xAC = = \xE7\xA4\xBA\n"];

/// What else is told once a file is broken, but for what is told of the file itself.
fn told_elsewhere(work: &Work, file: &str, bytes: &[u8]) -> Vec<String> {
    let known = work.found();
    let was = std::fs::read(work.path().join(file)).unwrap();
    work.put(file, bytes);
    let found = work.found();
    work.put(file, was);
    let of_it = format!(" {file}:");
    assert!(found.iter().any(|one| one.contains(&of_it) && one.ends_with("Error")), "{file}: {found:?}");
    found.into_iter().filter(|one| !known.contains(one) && !one.contains(&of_it)).collect()
}

#[test]
fn a_shared_file_that_cannot_be_read_is_told_once() {
    let work = Work::of(&root().join("content"));
    let files = [
        "site.toml",
        "countries.toml",
        "hosts/kinds.toml",
        "hosts/haixing-university.toml",
        "schemes/qingdao/scheme.toml",
        "schemes/qingdao/policies/measures-2024/policy.toml",
        "schemes/qingdao/policies/measures-2024/keys.toml",
        "schemes/qingdao/acts/2026/1118-recognition/act.toml",
        "calendars/cn-2026.toml",
    ];
    for file in files {
        for bytes in BROKEN {
            assert_eq!(told_elsewhere(&work, file, bytes), [""; 0], "{file}");
        }
    }
}

#[test]
fn a_list_that_cannot_be_read_says_nothing_of_the_acts_about_it() {
    let work = Work::of(&root().join("content"));
    let bytes = [BROKEN[0], b"base,name,host\nQD-2025-001,x\n"];
    for list in ["2025/0926-recognition/recognition.csv", "2026/1118-recognition/recognition.csv"] {
        for bytes in bytes {
            let told = told_elsewhere(&work, &format!("schemes/qingdao/acts/{list}"), bytes);
            assert_eq!(told, [""; 0], "{list}");
        }
    }
    let told = told_elsewhere(&work, "schemes/qingdao/acts/2025/0929-correction/correction.csv", bytes[0]);
    assert!(!told.iter().any(|one| one.starts_with("decision-rows")), "{told:?}");
}

#[test]
fn what_belongs_to_an_act_that_is_told_wrong_is_not_told_as_nobodys() {
    let work = Work::of(&root().join("content"));
    let file = "schemes/qingdao/acts/2026/1118-recognition/act.toml";
    let was = std::fs::read_to_string(work.path().join(file)).unwrap();
    for (good, bad) in [("last = 2026-11-24", "last = 9999-12-31"), ("under = \"measures-2024\"", "under = \"measures-1924\"")] {
        assert!(was.contains(good), "{was}");
        let told = told_elsewhere(&work, file, was.replace(good, bad).as_bytes());
        assert_eq!(told, [""; 0], "{bad}");
    }
}
