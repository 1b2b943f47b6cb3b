//! The site published last: a notice dated before it, that it did not have, was on show for nobody.

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
