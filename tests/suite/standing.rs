//! What falls due and what does not any more, from files to the standing of a base on a day.

use gongshi::model::day::Day;
use gongshi::model::id::BaseId;
use gongshi::model::standing::{Lives, Names};

use crate::work::Work;

/// Puts an act with one list.
fn act(work: &Work, folder: &str, kind: &str, rest: &str, (list, rows): (&str, &str)) {
    let folder = format!("schemes/lake/acts/{folder}");
    let head = format!(
        "kind = \"{kind}\"\nunder = \"rules-2024\"\ntitle = {{ zh = \"文件\", en = \"Act\" }}\nbasis = [\"lake/rules-2024#3\"]\n{rest}\n"
    );
    work.put(&format!("{folder}/act.toml"), head);
    work.put(&format!("{folder}/{list}.csv"), rows);
}

fn reports(work: &Work, folder: &str, year: i32, one: &str, two: &str) {
    let rows = format!(
        "base,name,host,year,status\nLK-2025-001,镜湖水实验室,镜湖大学,{year},{one}\nLK-2025-002,芦苇材料实验室,芦苇制造,{year},{two}\n"
    );
    act(work, folder, "report-roll", "", ("reports", &rows));
}

/// What is due of a base on a day.
fn due(work: &Work, base: &str, on: (i32, u32, u32)) -> Vec<&'static str> {
    let (register, findings) = gongshi::resolve_content(&[work.path()]);
    let register = register.unwrap_or_else(|| panic!("{findings:?}"));
    let lives = Lives::on(&register.schemes[0], &Names::new(&register), Day::new(on.0, on.1, on.2).unwrap());
    lives.of[&BaseId::try_from(base.to_owned()).unwrap()].due.iter().map(|due| due.what).collect()
}

#[test]
fn reports_are_late_two_years_running_only_in_years_side_by_side() {
    let work = Work::small();
    reports(&work, "2026/0310-reports", 2025, "late", "late");
    reports(&work, "2027/0310-reports", 2026, "on-time", "missing");
    reports(&work, "2028/0310-reports", 2027, "late", "on-time");
    assert!(!due(&work, "LK-2025-001", (2028, 3, 10)).contains(&"revocation"));
    // The ground arose in 2026; a report on time after it does not undo it, and a decision may name it.
    assert!(due(&work, "LK-2025-002", (2028, 3, 10)).contains(&"revocation"));
    let row = "base,name,host,ground\nLK-2025-002,芦苇材料实验室,芦苇制造,4-2\n";
    act(&work, "2028/0403-revocation", "decision", "number = \"镜科〔2028〕1号\"", ("revocation", row));
    assert!(!work.found().iter().any(|found| found.starts_with("ground-unproved")), "{:?}", work.found());
}

#[test]
fn a_roll_that_is_put_right_takes_the_ground_away() {
    let work = Work::small();
    reports(&work, "2026/0310-reports", 2025, "late", "on-time");
    reports(&work, "2027/0310-reports", 2026, "late", "on-time");
    assert!(due(&work, "LK-2025-001", (2027, 3, 10)).contains(&"revocation"));
    reports(&work, "2027/0402-reports", 2026, "on-time", "on-time");
    assert!(!due(&work, "LK-2025-001", (2027, 4, 2)).contains(&"revocation"));
}

#[test]
fn a_re_evaluation_that_was_failed_is_due_no_more_and_one_not_carried_out_neither() {
    let work = Work::small();
    assert!(due(&work, "LK-2025-002", (2026, 11, 20)).contains(&"re-evaluation"));
    let row = "base,name,host,round,result\nLK-2025-002,芦苇材料实验室,芦苇制造,2026,unqualified\n";
    act(&work, "2026/1123-evaluation", "decision", "number = \"镜科〔2026〕8号\"", ("evaluation", row));
    let after = due(&work, "LK-2025-002", (2026, 11, 23));
    assert!(after.contains(&"revocation") && !after.contains(&"re-evaluation"), "{after:?}");
    let row = "base,name,host,ground,outcome\nLK-2025-002,芦苇材料实验室,芦苇制造,4-1,dropped\n";
    act(&work, "2026/1201-revocation", "decision", "number = \"镜科〔2026〕9号\"", ("revocation", row));
    assert!(!due(&work, "LK-2025-002", (2026, 12, 1)).contains(&"revocation"));
}

#[test]
fn a_host_that_ended_is_no_ground_once_there_is_another() {
    let work = Work::small();
    let row = "base,name,host,event\nLK-2025-001,镜湖水实验室,镜湖大学,host-ended\n";
    let outside = "[outside]\nissuer = { zh = \"登记机关\", en = \"Registrar\" }\ndated = 2026-01-10";
    act(&work, "2026/0112-outside", "outside", outside, ("outside", row));
    assert!(due(&work, "LK-2025-001", (2026, 1, 12)).contains(&"revocation"));
    let row = "subject,name,host,what,from,to,to_en\nLK-2025-001,镜湖水实验室,镜湖大学,host,镜湖大学,芦苇制造,Reed Works\n";
    act(&work, "2026/0202-change", "decision", "number = \"镜科〔2026〕1号\"", ("changes", row));
    assert!(!due(&work, "LK-2025-001", (2026, 2, 2)).contains(&"revocation"));
}
