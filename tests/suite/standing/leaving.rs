//! What becomes of a base that leaves, on the day it does and after it.

use gongshi::model::standing::Standing;

use super::{act, life};
use crate::work::Work;

/// A rule of the small registry beside those it has.
fn rule(work: &Work, rule: &str) {
    work.change("schemes/lake/scheme.toml", "article = \"4-p2\"\n", &format!("article = \"4-p2\"\n[[edition.consequence]]\n{rule}\n"));
}

/// A decision by which it leaves on a day.
fn exit(work: &Work, folder: &str, ground: &str, effective: &str) {
    let row = format!("base,name,host,ground,effective\nLK-2025-001,镜湖水实验室,镜湖大学,{ground},{effective}\n");
    act(work, folder, "decision", "number = \"镜科〔2026〕8号\"", ("exit", &row));
}
#[test]
fn what_was_posted_after_the_day_a_base_left_changes_nothing() {
    let work = Work::small();
    rule(&work, "on = \"recognised-above\"\nthen = { exit = { from = \"document\" } }\narticle = \"1\"");
    let row = "base,name,host,round,result\nLK-2025-001,镜湖水实验室,镜湖大学,2026,unqualified\n";
    act(&work, "2026/0506-evaluation", "decision", "number = \"镜科〔2026〕7号\"", ("evaluation", row));
    let outside = "[outside]\nissuer = { zh = \"上级\", en = \"Higher body\" }\ndated = 2026-04-16";
    let row = "base,name,host,event\nLK-2025-001,镜湖水实验室,镜湖大学,recognised-above\n";
    act(&work, "2026/0518-outside", "outside", outside, ("outside", row));
    let told = |on| {
        let base = life(&work, "LK-2025-001", on);
        (base.standing, base.since.to_string(), base.due.iter().map(|due| due.what).collect::<Vec<_>>())
    };
    assert_eq!(told((2026, 5, 19)).0, Standing::InRectification);
    exit(&work, "2026/0520-exit", "1#recognised-above", "2026-04-16");
    for on in [(2026, 5, 20), (2027, 5, 7)] {
        assert_eq!(told(on), (Standing::Exited, "2026-04-16".to_owned(), Vec::new()));
    }
}
