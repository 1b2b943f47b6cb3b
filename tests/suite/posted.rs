//! What was public when an act was posted decides whether it was right: what comes later takes nothing from it.

use crate::work::{Work, act};

const WATER: &str = "LK-2025-001,镜湖水实验室,镜湖大学";
const REED: &str = "LK-2025-002,芦苇材料实验室,芦苇制造";

fn decision(work: &Work, folder: &str, list: &str, head: &str, row: &str) {
    act(work, folder, "decision", "number = \"镜科〔2026〕9号\"", (list, &format!("{head}\n{row}\n")));
}

fn annulment(work: &Work, folder: &str, about: &[&str]) {
    act(work, folder, "annulment", &format!("about = {about:?}"), ("", ""));
}

/// What is found beyond what the small registry gives, of some codes.
fn found(work: &Work, codes: &[&str]) -> Vec<String> {
    work.found().into_iter().filter(|found| codes.iter().any(|code| found.starts_with(&format!("{code} ")))).collect()
}

/// A base that failed again and was revoked for it, and a roll without it.
fn revoked() -> Work {
    let work = Work::small();
    decision(&work, "2026/1123-evaluation", "evaluation", "base,name,host,round,result", &format!("{REED},2026,unqualified"));
    decision(&work, "2026/1201-revocation", "revocation", "base,name,host,ground", &format!("{REED},4-1"));
    act(&work, "2026/1210-reports", "report-roll", "", ("reports", &format!("base,name,host,year,status\n{WATER},2026,on-time\n")));
    work
}

const RECORD: [&str; 3] = ["ground-unproved", "not-on-register", "roll-incomplete"];

#[test]
fn an_annulment_takes_no_ground_from_the_acts_before_it() {
    let work = revoked();
    annulment(&work, "2027/0104-annulment", &["2025/1110-evaluation"]);
    assert_eq!(found(&work, &RECORD), Vec::<String>::new());
    annulment(&work, "2027/0104-annulment", &["2025/1110-evaluation", "2026/1201-revocation"]);
    assert_eq!(found(&work, &RECORD), Vec::<String>::new());
    annulment(&work, "2027/0104-annulment", &["2025/0312-recognition"]);
    assert_eq!(found(&work, &RECORD), Vec::<String>::new());
}

#[test]
fn what_was_annulled_is_no_ground_any_more() {
    let work = revoked();
    annulment(&work, "2026/1130-annulment", &["2026/1123-evaluation"]);
    let revocation = "schemes/lake/acts/2026/1201-revocation/revocation.csv";
    assert_eq!(found(&work, &RECORD), [format!("ground-unproved {revocation}:2:26 Error")]);
    let work = revoked();
    annulment(&work, "2026/1209-annulment", &["2026/1201-revocation"]);
    assert_eq!(found(&work, &RECORD), ["roll-incomplete schemes/lake/acts/2026/1210-reports/reports.csv:1:1 Error"]);
}

#[test]
fn a_host_had_room_for_a_base_until_the_end_of_its_other_one_was_annulled() {
    let work = Work::small();
    let limit = "\n[[edition.limit]]\nmax = 1\nper = \"host\"\narticle = \"1\"\n";
    work.change("schemes/lake/scheme.toml", "silent = [\"limit\"]", "silent = []");
    work.change("schemes/lake/scheme.toml", "article = \"4-p2\"\n", &format!("article = \"4-p2\"\n{limit}"));
    decision(&work, "2026/0105-revocation", "revocation", "base,name,host,ground", &format!("{WATER},4-3#host-asks"));
    annulment(&work, "2026/1120-annulment", &["2026/0105-revocation"]);
    assert_eq!(found(&work, &["limit-exceeded"]), Vec::<String>::new());
    annulment(&work, "2026/1118-annulment", &["2026/0105-revocation"]);
    assert_eq!(found(&work, &["limit-exceeded"]).len(), 1);
}

#[test]
fn a_correction_makes_no_applicant_of_a_host_that_is_barred() {
    let work = Work::small();
    decision(&work, "2026/0105-revocation", "revocation", "base,name,host,ground", &format!("{REED},4-3#host-asks"));
    let about = "about = [\"2026/1119-recognition\"]";
    let row = "base,list,column,was,is,window,first,last,days\nLK-2026-001,recognition,host,镜湖大学,芦苇制造,continues,,,\n";
    act(&work, "2026/1120-correction", "correction", about, ("correction", row));
    let told = ["bar-running schemes/lake/acts/2026/1120-correction/correction.csv:2:35 Error"];
    assert_eq!(found(&work, &["bar-running"]), told);
    let rest = "number = \"镜科〔2026〕9号\"\nabout = [\"2026/1119-recognition\"]\nobjections = 0";
    let row = "base,name,host,outcome\nLK-2026-001,湖岸观测实验室,芦苇制造,recognised\n";
    act(&work, "2026/1127-recognition", "decision", rest, ("recognition", row));
    assert_eq!(found(&work, &["bar-running"]), told);
}

#[test]
fn who_has_posted_its_exit_is_not_proposed_anew() {
    let work = Work::small();
    let head = "base,name,host,ground,effective";
    decision(&work, "2026/1102-exit", "exit", head, &format!("{WATER},4-3#host-asks,2026-12-01"));
    let notice = "schemes/lake/acts/2026/1119-recognition/recognition.csv";
    // Another base of its host is proposed after the posting and before the day of effect.
    assert_eq!(found(&work, &["bar-running"]), [format!("bar-running {notice}:2:1 Error")]);
    assert_eq!(found(&work, &["not-on-register"]), Vec::<String>::new());
    work.put(notice, format!("base,name,host\n{WATER}\n"));
    assert_eq!(found(&work, &["not-on-register"]), [format!("not-on-register {notice}:2:1 Error")]);
    decision(&work, "2026/1102-exit", "exit", head, &format!("{WATER},4-3#host-asks,2026-11-19"));
    assert_eq!(found(&work, &["not-on-register"]), Vec::<String>::new());
}
