//! What becomes of a base that leaves, on the day it does and after it.

use gongshi::model::day::Day;
use gongshi::model::standing::{Lives, Names, Standing};

use super::{act, bare, due, life, lives};
use crate::work::Work;

/// A rule of the small registry beside those it has.
fn rule(work: &Work, rule: &str) {
    work.change("schemes/lake/scheme.toml", "article = \"4-p2\"\n", &format!("article = \"4-p2\"\n[[edition.consequence]]\n{rule}\n"));
}

/// A decision that revokes the first base.
fn revoked(work: &Work, folder: &str) {
    let row = "base,name,host,ground\nLK-2025-001,镜湖水实验室,镜湖大学,4-3#host-asks\n";
    act(work, folder, "decision", "number = \"镜科〔2026〕9号\"", ("revocation", row));
}

/// A decision by which it leaves on a day.
fn exit(work: &Work, folder: &str, ground: &str, effective: &str) {
    let row = format!("base,name,host,ground,effective\nLK-2025-001,镜湖水实验室,镜湖大学,{ground},{effective}\n");
    act(work, folder, "decision", "number = \"镜科〔2026〕8号\"", ("exit", &row));
}

/// Whether a check tells something.
fn tells(work: &Work, code: &str) -> bool {
    work.found().iter().any(|found| found.starts_with(code))
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
        (base.standing, base.since.unwrap().to_string(), base.due.iter().map(|due| due.what.code()).collect::<Vec<_>>())
    };
    assert_eq!(told((2026, 5, 19)).0, Standing::InRectification);
    exit(&work, "2026/0520-exit", "1#recognised-above", "2026-04-16");
    for on in [(2026, 5, 20), (2027, 5, 7)] {
        assert_eq!(told(on), (Standing::Exited, "2026-04-16".to_owned(), Vec::new()));
    }
}

#[test]
fn a_base_is_on_the_register_until_its_exit_takes_effect() {
    let work = Work::small();
    exit(&work, "2026/0302-exit", "4-3#host-asks", "2026-06-30");
    let rows = "base,name,host,year,status\nLK-2025-002,芦苇材料实验室,芦苇制造,2025,on-time\n";
    act(&work, "2026/0310-reports", "report-roll", "", ("reports", rows));
    assert!(!tells(&work, "roll-incomplete"), "recognised in the year of the report, it may be in the roll or not");
    act(&work, "2026/0310-reports", "report-roll", "", ("reports", &rows.replace("2025,on-time", "2026,not-due")));
    assert!(tells(&work, "roll-incomplete") && due(&work, "LK-2025-001", (2026, 3, 10)).contains(&"report"));
    let rows = format!("{rows}LK-2025-001,镜湖水实验室,镜湖大学,2026,not-due\n").replace("2025,on-time", "2026,not-due");
    act(&work, "2026/0310-reports", "report-roll", "", ("reports", &rows));
    let row = "base,name,host,round,result\nLK-2025-001,镜湖水实验室,镜湖大学,2026,qualified\n";
    act(&work, "2026/0608-evaluation", "decision", "number = \"镜科〔2026〕7号\"", ("evaluation", row));
    assert!(!tells(&work, "roll-incomplete") && !tells(&work, "not-on-register"), "{:?}", work.found());
    act(&work, "2026/0701-evaluation", "decision", "number = \"镜科〔2026〕7号\"", ("evaluation", row));
    assert!(tells(&work, "not-on-register"));
}

#[test]
fn a_revocation_stands_when_an_exit_posted_before_would_take_effect() {
    let work = Work::small();
    exit(&work, "2026/0302-exit", "4-3#host-asks", "2026-06-30");
    revoked(&work, "2026/0408-revocation");
    let base = life(&work, "LK-2025-001", (2026, 6, 30));
    assert_eq!((base.standing, base.since), (Standing::Revoked, Day::new(2026, 4, 8)));
    assert_eq!(lives(&work, (2026, 6, 30)).bars.len(), 1);
    assert!(!tells(&work, "not-on-register"));
    exit(&work, "2026/0409-exit", "4-3#host-asks", "2026-05-29");
    assert!(tells(&work, "not-on-register"));
}

#[test]
fn what_acts_of_one_day_rest_on_comes_before_them_whatever_they_are_called() {
    for (facts, follows) in [("a", "b"), ("b", "a")] {
        let work = Work::small();
        rule(&work, "on = { failed-years = 2 }\nthen = \"criticise\"\narticle = \"1\"");
        rule(&work, "on = { reports = { state = [\"missing\"], running = 1 } }\nthen = { grade = \"unqualified\" }\narticle = \"2\"");
        let rows = "base,name,host,year,status\nLK-2025-001,镜湖水实验室,镜湖大学,2025,on-time\nLK-2025-002,芦苇材料实验室,芦苇制造,2025,missing\n";
        act(&work, &format!("2026/1123-{follows}r"), "report-roll", "", ("reports", rows));
        let row = format!(
            "base,name,host,round,result,ground,evidence\nLK-2025-002,芦苇材料实验室,芦苇制造,2026,unqualified,2,2026/1123-{follows}r\n"
        );
        act(&work, &format!("2026/1123-{facts}e"), "decision", "number = \"镜科〔2026〕7号\"", ("evaluation", &row));
        let row = "base,name,host,ground\nLK-2025-002,芦苇材料实验室,芦苇制造,1\n";
        act(&work, &format!("2026/1123-{facts}c"), "decision", "number = \"镜科〔2026〕8号\"", ("criticism", row));
        let due = due(&work, "LK-2025-002", (2026, 11, 23));
        assert!(!due.contains(&"criticism") && !due.contains(&"grade"), "{facts}: {due:?}");
        assert!(!tells(&work, "ground-unproved"), "{:?}", work.found());
    }
}

#[test]
fn a_later_application_that_is_taken_back_leaves_a_revocation_as_it_was() {
    let work = Work::small();
    revoked(&work, "2026/0202-revocation");
    let row = "base,name,host\nLK-2025-001,镜湖水实验室,镜湖大学\n";
    act(&work, "2026/1102-notice", "notice", "[window]\nfirst = 2026-11-02\nlast = 2026-11-06\ndays = 5", ("recognition", row));
    assert_eq!(life(&work, "LK-2025-001", (2026, 11, 2)).standing, Standing::Proposed);
    let told = || {
        let base = life(&work, "LK-2025-001", (2026, 11, 9));
        (base.standing, base.since.unwrap().to_string(), base.turning().unwrap().what.code())
    };
    let as_before = (Standing::Revoked, "2026-02-02".to_owned(), "revoked");
    let row = row.replace("host\n", "host,outcome\n").replace("大学\n", "大学,withdrawn\n");
    act(&work, "2026/1109-decision", "decision", "about = [\"2026/1102-notice\"]", ("recognition", &row));
    assert_eq!(told(), as_before);
    std::fs::remove_dir_all(work.path().join("schemes/lake/acts/2026/1109-decision")).unwrap();
    bare(&work, "2026/1104-withdrawal", "notice-withdrawal", "2026/1102-notice");
    assert_eq!(told(), as_before);
}

#[test]
fn a_bar_for_a_higher_title_ends_when_that_title_is_lost() {
    let work = Work::of(&crate::root().join("content"));
    let bars = |on: &str| {
        let (register, _) = gongshi::resolve_content(&[work.path()]);
        let register = register.unwrap();
        let scheme = register.schemes.iter().find(|scheme| scheme.id.as_str() == "sichuan").unwrap();
        let lives = Lives::on(scheme, &Names::new(&register), on.parse().unwrap());
        lives.bars.iter().filter(|bar| bar.base.as_str() == "SC-2023-001").count()
    };
    assert_eq!(bars("2026-11-03"), 1);
    let folder = "schemes/national/acts/2026/1103-revocation";
    let head = "kind = \"decision\"\nunder = \"measures-2011\"\ntitle = { zh = \"文件\", en = \"Act\" }\nbasis = [\"national/measures-2011#13\"]\n";
    work.put(&format!("{folder}/act.toml"), head);
    work.put(&format!("{folder}/revocation.csv"), "base,name,host,ground\nCN-2026-001,高原生态国际联合研究中心,青羽高原生态研究所,13\n");
    assert_eq!((bars("2026-11-02"), bars("2026-11-03")), (1, 0));
}

#[test]
fn an_extension_that_was_annulled_is_told_of_the_bases_it_was_for() {
    let work = Work::small();
    bare(&work, "2026/1123-extension", "extension", "2026/1119-recognition");
    let file = "schemes/lake/acts/2026/1123-extension/act.toml";
    work.change(file, "basis =", "window = { first = 2026-11-19, last = 2026-11-27, days = 7 }\nbasis =");
    bare(&work, "2026/1124-annulment", "annulment", "2026/1123-extension");
    let last = |on| life(&work, "LK-2026-001", on).trail.last().map(|step| step.what.code());
    assert_eq!((last((2026, 11, 23)), last((2026, 11, 24))), (Some("extended"), Some("annulled")));
}
