//! What was so when an act was posted stays so on its page: the name of its authority, the days of its window.

use crate::root;
use crate::work::Work;

fn page(work: &Work, path: &str) -> String {
    let site = work.built();
    std::fs::read_to_string(site.path().join("dist").join(path)).unwrap()
}

#[test]
fn an_act_keeps_the_name_its_authority_had() {
    let work = Work::small();
    let was = "{ zh = \"镜湖市科学技术局\", en = \"Lake City Bureau of Science\" }";
    let key = format!("[[former-authority]]\nuntil = 2026-11-18\nname = {was}\n\n[words]");
    work.change("schemes/lake/scheme.toml", "[words]", &key);
    let (before, after) = ("zh/lake/acts/2025/0312-recognition.html", "zh/lake/acts/2026/1119-recognition.html");
    assert!(page(&work, before).contains("镜湖市科学技术局"));
    assert!(!page(&work, after).contains("镜湖市科学技术局"));
    assert!(page(&work, "en/lake/index.html").contains("Lake City Bureau of Science (until <span class=\"nobr\">18 November 2026</span>)"));
    work.change("schemes/lake/scheme.toml", "[words]", &key);
    let found = work.found();
    assert!(found.iter().any(|found| found.starts_with("same-id-twice schemes/lake/scheme.toml:")), "{found:?}");
}

#[test]
fn a_longer_window_has_the_days_its_extension_prints() {
    let later = root().join("tests/cases/window-shortened/good");
    let extended = page(&Work::small().over(&later), "zh/lake/acts/2026/1119-recognition.html");
    // 24 November, which a paper of the day of the extension gives off, is not counted.
    assert!(extended.contains("<dd>6个工作日"), "{extended}");
    // A paper of the day after the extension changes nothing in what was printed, and the page says what it would be.
    let work = Work::small().over(&later);
    work.change("calendars/cn-2026.toml", "published = 2026-11-20", "published = 2026-11-21");
    work.change("schemes/lake/acts/2026/1120-extension/act.toml", "days = 6", "days = 7");
    let extended = page(&work, "zh/lake/acts/2026/1119-recognition.html");
    assert!(extended.contains("<dd>7个工作日"), "{extended}");
    assert!(extended.contains("按截至<span class=\"nobr\">2026年11月21日</span>的安排，为6个工作日"), "{extended}");
}
