//! The site published last: what of it a new one would lack or say otherwise, and what it would need.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use gongshi::finding::{Finding, Level};

use crate::root;
use crate::work::Work;

fn act(first: &str, last: &str) -> String {
    format!(
        "kind = \"notice\"\nunder = \"rules-2024\"\ntitle = {{ zh = \"公示\", en = \"Notice\" }}\nbasis = [\"lake/rules-2024#1\"]\n[window]\nfirst = {first}\nlast = {last}\ndays = 5\n"
    )
}

#[test]
fn a_notice_dated_before_the_published_site_is_told() {
    let published = Work::small().built();
    let work = Work::small();
    let changes = "subject,name,host,what,from,to,to_en\nLK-2025-001,镜湖水实验室,镜湖大学,leader,林一,林四,Lin Si\n";
    let add = |folder: &str, first: &str, last: &str| {
        work.put(&format!("schemes/lake/acts/{folder}/act.toml"), act(first, last));
        work.put(&format!("schemes/lake/acts/{folder}/changes.csv"), changes);
    };
    add("2026/1109-changes", "2026-11-09", "2026-11-13");
    add("2025/0407-changes", "2025-04-07", "2025-04-11");
    let told = work.found_against(&published.path().join("dist"));
    let told: Vec<&String> = told.iter().filter(|one| one.starts_with("posted-changed")).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told.iter().any(|one| one.contains("2026/1109-changes") && one.ends_with("Warning")), "{told:?}");
    assert!(told.iter().any(|one| one.contains("2025/0407-changes") && one.ends_with("Note")), "{told:?}");
}

fn examined(work: &Work, published: &Path) -> Vec<Finding> {
    let findings = gongshi::published::examine(&[work.path()], &root().join("site"), "2026-11-21".parse().unwrap(), published);
    findings.sorted().into_iter().cloned().collect()
}

fn renamed(work: &Work, from: &str, to: &str) {
    fs::rename(work.path().join("schemes").join(from), work.path().join("schemes").join(to)).unwrap();
}

#[test]
fn what_goes_on_a_day_to_come_is_not_gone_yet() {
    let published = Work::small().built();
    let work = Work::small();
    fs::remove_dir_all(work.path().join("schemes/lake/acts/2025/1110-evaluation")).unwrap();
    let gone = |on: &str| {
        format!(
            "[[gone]]\naddresses = [\"lake/acts/2025/1110-evaluation.html\", \"data/lake/acts/2025/1110-evaluation/evaluation.csv\", \
             \"api/v1/schemes/lake/acts/2025/1110-evaluation.json\", \"lake/evaluations/2025.html\"]\n\
             was = {{ zh = \"评估公示\", en = \"Notice\" }}\non = {on}\nreason = {{ zh = \"重复\", en = \"twice\" }}\n"
        )
    };
    work.put("moved.toml", gone("2026-12-22"));
    let told = examined(&work, &published.path().join("dist"));
    let told: Vec<&Finding> = told.iter().filter(|one| one.code == "address-vanished").collect();
    assert!(!told.is_empty() && told.iter().all(|one| one.level == Level::Error), "{told:?}");
    assert!(told.iter().all(|one| one.value.as_deref() == Some("2026-12-22") && one.remedy.en.contains("holds from 2026-12-22")));
    let page = "zh/lake/acts/2025/1110-evaluation.html";
    let site = work.built();
    assert!(!site.path().join("dist").join(page).exists(), "a site of 21 November cannot say that");
    assert!(!fs::read_to_string(site.path().join("dist/data/moved.json")).unwrap().contains("2026-12-22"));
    work.put("moved.toml", gone("2026-11-20"));
    assert!(work.built().path().join("dist").join(page).exists());
    work.put("moved.toml", gone("2025-11-09"));
    assert!(work.found().contains(&"moved-form moved.toml:4:6 Error".to_owned()), "{:?}", work.found());
}

#[test]
fn a_renamed_scheme_needs_one_entry_which_is_given() {
    let published = Work::small().built();
    let work = Work::small();
    renamed(&work, "lake", "pond");
    for entry in walkdir::WalkDir::new(work.path()).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file()) {
        let text = fs::read_to_string(entry.path()).unwrap().replace("\"lake\"", "\"pond\"").replace("\"lake/", "\"pond/");
        fs::write(entry.path(), text).unwrap();
    }
    let told = examined(&work, &published.path().join("dist"));
    let told: Vec<&Finding> = told.iter().filter(|one| one.code == "address-vanished").collect();
    assert_eq!(told.len(), 1, "{told:?}");
    let (_, entry) = told[0].remedy.en.split_once("\n\n").unwrap();
    assert!(entry.contains("from = \"lake\"\nto = \"pond\""), "{entry}");
    work.put("moved.toml", entry);
    let told = examined(&work, &published.path().join("dist"));
    assert!(told.iter().all(|one| one.level != Level::Error), "{told:?}");
    // What else is offered to copy is TOML too.
    let other = Work::small();
    renamed(&other, "lake/acts/2025/1110-evaluation", "lake/acts/2025/1110-outcome");
    let told = examined(&other, &published.path().join("dist"));
    let entries = told.iter().filter(|one| one.code == "address-vanished").filter_map(|one| one.remedy.en.split_once("\n\n"));
    for (_, entry) in entries {
        assert!(entry.parse::<toml::Table>().is_ok(), "{entry}");
    }
}

#[test]
fn a_posted_act_keeps_its_day_and_its_lists_under_another_name() {
    let published = Work::small().built();
    let work = Work::small();
    renamed(&work, "lake/acts/2025/1110-evaluation", "lake/acts/2025/1111-evaluation");
    work.put("moved.toml", "[[moved]]\nfrom = \"lake/acts/2025/1110-evaluation\"\nto = \"lake/acts/2025/1111-evaluation\"\n");
    let day = |work: &Work| {
        let told = examined(work, &published.path().join("dist"));
        told.into_iter().filter(|one| one.code == "posted-changed" && one.level == Level::Error).collect::<Vec<_>>()
    };
    let told = day(&work);
    assert!(told.iter().any(|one| one.says.en.contains("posted on 2025-11-10, now it says 2025-11-11")), "{told:?}");
    let other = Work::small();
    renamed(&other, "lake/acts/2025/1110-evaluation", "lake/acts/2025/1110-outcome");
    other.put("moved.toml", "[[moved]]\nfrom = \"lake/acts/2025/1110-evaluation\"\nto = \"lake/acts/2025/1110-outcome\"\n");
    assert_eq!(day(&other), []);
    let list = "schemes/lake/acts/2025/1110-outcome/evaluation.csv";
    let first = fs::read_to_string(other.path().join(list)).unwrap().lines().take(2).map(|line| format!("{line}\n")).collect::<String>();
    other.put(list, first);
    assert!(day(&other).iter().any(|one| one.place.file == list), "{:?}", day(&other));
}

/// A host and a base under other names: nothing else about them is new, whether the old site or its manifest alone is at hand.
#[test]
fn what_moved_toml_tells_of_is_no_change() {
    let published = Work::small().built();
    let work = Work::small();
    let rename = |folder: &str, from: &str, to: &str| {
        let path = |id: &str| work.path().join(folder).join(format!("{id}.toml"));
        fs::rename(path(from), path(to)).unwrap();
        for entry in walkdir::WalkDir::new(work.path()).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file()) {
            let text = fs::read_to_string(entry.path()).unwrap().replace(from, to);
            fs::write(entry.path(), text).unwrap();
        }
    };
    let dist = published.path().join("dist");
    let changed = |moved: &str| {
        work.put("moved.toml", moved);
        let told = [&dist, &dist.join("manifest.json")].map(|against| examined(&work, against));
        told.map(|told| told.into_iter().filter(|one| one.code == "posted-changed").count())
    };
    rename("hosts", "reed-works", "reed-factory");
    let host = "[[moved]]\nfrom = \"hosts/reed-works\"\nto = \"hosts/reed-factory\"\n";
    assert_eq!((changed(""), changed(host)), ([1, 0], [0, 0]), "the file of a base names its host");
    rename("schemes/lake/bases", "LK-2025-002", "LK-2025-020");
    let base = "[[moved]]\nfrom = \"lake/bases/LK-2025-002\"\nto = \"lake/bases/LK-2025-020\"\n";
    assert_eq!((changed(host), changed(&[host, base].concat())), ([0, 3], [0, 0]), "of a list the hash alone may be known");
}

#[test]
fn what_is_not_compared_is_said() {
    let published = Work::small().built();
    let work = Work::small();
    work.put("schemes/lake/stray.txt", "x");
    let told = examined(&work, &published.path().join("dist"));
    assert!(told.iter().any(|one| one.code == "address-vanished" && one.level == Level::Note), "{told:?}");
}

/// Small with a second scheme, whose bases have a host of their own.
fn with_pond() -> Work {
    let work = Work::small();
    let pond = |text: String| {
        let names = [("\"lake", "\"pond"), ("LK-", "PD-"), ("mirror-university", "pond-university"), ("镜湖大学", "池畔大学")];
        names.iter().fold(text, |text, (lake, pond)| text.replace(lake, pond))
    };
    let put = |path: &str| {
        let to = pond(path.replace("schemes/lake", "schemes/pond"));
        work.put(&to, pond(fs::read_to_string(work.path().join(path)).unwrap()));
    };
    for entry in walkdir::WalkDir::new(work.path().join("schemes/lake")).into_iter().map(Result::unwrap) {
        if entry.file_type().is_file() {
            put(&entry.path().strip_prefix(work.path()).unwrap().to_string_lossy());
        }
    }
    put("hosts/mirror-university.toml");
    work.change("site.toml", "schemes = [\"lake\"]", "schemes = [\"lake\", \"pond\"]");
    work
}

/// What is offered to copy for a scheme that is gone: few blocks for all of it, in which only the officer's words are missing.
#[test]
fn a_scheme_that_is_gone_needs_few_entries_and_its_host_is_an_old_address() {
    let work = with_pond();
    let published = work.built();
    fs::remove_dir_all(work.path().join("schemes/pond")).unwrap();
    work.change("site.toml", ", \"pond\"", "");
    let told = || examined(&work, &published.path().join("dist"));
    let vanished: Vec<Finding> = told().into_iter().filter(|one| one.code == "address-vanished").collect();
    assert!((2..6).contains(&vanished.len()), "a few blocks of the scheme, and its host: {vanished:?}");
    assert!(vanished.iter().all(|one| one.remedy.en.starts_with("put back what was deleted by mistake")), "{vanished:?}");
    let entries = vanished.iter().map(|one| format!("[[gone]]{}", one.remedy.en.split_once("[[gone]]").unwrap().1));
    let entries = entries.collect::<Vec<_>>().join("\n");
    work.put("moved.toml", &entries);
    let codes: BTreeSet<&str> = told().iter().filter(|one| one.level == Level::Error).map(|one| one.code).collect();
    assert_eq!(codes, BTreeSet::from(["unfilled"]), "{entries}");
    work.put("moved.toml", entries.replace("〔待填：为何撤下〕", "停办").replace("〔待填 to fill: why it was withdrawn〕", "closed"));
    assert!(told().iter().all(|one| one.level != Level::Error), "{:?}", told());
}

#[test]
fn an_act_that_was_deleted_is_put_back() {
    let published = Work::small().built();
    let work = Work::small();
    fs::remove_dir_all(work.path().join("schemes/lake/acts/2025/1110-evaluation")).unwrap();
    let told = examined(&work, &published.path().join("dist"));
    let act = told.iter().find(|one| one.says.en.contains("1110-evaluation")).unwrap();
    assert!(act.remedy.en.starts_with("put back what was deleted by mistake; an act that is posted"), "{}", act.remedy.en);
}

#[test]
fn what_was_put_beside_the_pages_is_told_when_it_goes() {
    let work = Work::small();
    let site = work.built();
    let dist = site.path().join("dist");
    for name in [".htaccess", ".DS_Store", "notes~"] {
        fs::write(dist.join(name), "").unwrap();
    }
    fs::create_dir(dist.join(".well-known")).unwrap();
    let again = || {
        let built = gongshi::build(&crate::sources(vec![work.path()]), &dist, "2026-11-21".parse().unwrap()).unwrap();
        built.vanished.sorted().into_iter().map(|one| (one.code, one.says.en.clone())).collect::<Vec<_>>()
    };
    let told = again();
    assert!(matches!(told.as_slice(), [("file-extra", says)] if says.ends_with(": .htaccess, .well-known")), "{told:?}");
    assert_eq!(again(), []);
}
