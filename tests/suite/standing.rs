//! What falls due and what does not any more, from files to the standing of a base on a day.

use gongshi::model::day::Day;
use gongshi::model::id::BaseId;
use gongshi::model::standing::{Life, Lives, Mark, Names, Standing};

use crate::work::{Work, act};

mod leaving;
mod rounds;

fn reports(work: &Work, folder: &str, year: i32, one: &str, two: &str) {
    let rows = format!(
        "base,name,host,year,status\nLK-2025-001,镜湖水实验室,镜湖大学,{year},{one}\nLK-2025-002,芦苇材料实验室,芦苇制造,{year},{two}\n"
    );
    act(work, folder, "report-roll", "", ("reports", &rows));
}

/// All bases on a day.
fn lives(work: &Work, on: (i32, u32, u32)) -> Lives {
    let (register, findings) = gongshi::resolve_content(&[work.path()]);
    let register = register.unwrap_or_else(|| panic!("{findings:?}"));
    Lives::on(&register.schemes[0], &Names::new(&register), Day::new(on.0, on.1, on.2).unwrap())
}

/// A base on a day.
fn life(work: &Work, base: &str, on: (i32, u32, u32)) -> Life {
    lives(work, on).of[&BaseId::try_from(base.to_owned()).unwrap()].clone()
}

/// What is due of a base on a day.
fn due(work: &Work, base: &str, on: (i32, u32, u32)) -> Vec<&'static str> {
    life(work, base, on).due.iter().map(|due| due.what.code()).collect()
}

/// A second notice of the base that one proposes already, and a decision on either.
fn proposed_twice(work: &Work) {
    let row = "base,name,host\nLK-2026-001,湖岸观测实验室,镜湖大学\n";
    let window = "[window]\nfirst = 2026-11-20\nlast = 2026-11-26\ndays = 5";
    act(work, "2026/1120-recognition", "notice", window, ("recognition", row));
}

fn decided(work: &Work, folder: &str, about: &str, outcome: &str) {
    let row = format!("base,name,host,outcome\nLK-2026-001,湖岸观测实验室,镜湖大学,{outcome}\n");
    let rest = format!("about = [\"{about}\"]\nobjections = 0\nnumber = \"镜科〔2026〕9号\"");
    act(work, folder, "decision", &rest, ("recognition", &row));
}

/// An act without a list.
fn bare(work: &Work, folder: &str, kind: &str, about: &str) {
    let head = "title = { zh = \"文件\", en = \"Act\" }\nbasis = [\"lake/rules-2024#2-2\"]";
    let act = format!("kind = \"{kind}\"\nunder = \"rules-2024\"\nabout = [\"{about}\"]\n{head}\n");
    work.put(&format!("schemes/lake/acts/{folder}/act.toml"), act);
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
fn a_report_is_due_from_the_year_after_recognition_until_a_roll_speaks_of_it() {
    let work = Work::small();
    let reports_due = |on| {
        let life = life(&work, "LK-2025-001", on);
        life.due.iter().filter(|due| due.what.code() == "report").map(|due| due.words.en.clone()).collect::<Vec<_>>()
    };
    assert_eq!(reports_due((2025, 12, 31)), Vec::<String>::new());
    assert_eq!(reports_due((2026, 12, 31)), ["Annual report 2026 (the text names no day)"]);
    let over = "Roll of annual reports 2026, 2027 (the year is over, and no roll is posted)";
    assert_eq!(reports_due((2028, 1, 1)), [over, "Annual report 2028 (the text names no day)"]);
    reports(&work, "2027/0310-reports", 2026, "late", "late");
    reports(&work, "2028/0310-reports", 2027, "on-time", "on-time");
    assert_eq!(reports_due((2028, 3, 10)), ["Annual report 2028 (the text names no day)"]);
}

#[test]
fn an_evaluation_that_was_put_off_is_due_by_the_end_of_the_next_year() {
    let work = Work::small();
    let row = "base,name,host,round,result\nLK-2025-001,镜湖水实验室,镜湖大学,2027,deferred\n";
    act(&work, "2027/1108-evaluation", "decision", "number = \"镜科〔2027〕8号\"", ("evaluation", row));
    let life = life(&work, "LK-2025-001", (2027, 11, 8));
    assert_eq!(life.due.iter().find(|due| due.what.code() == "evaluation").and_then(|due| due.by), Day::new(2028, 12, 31));
    let overdue = || work.found().iter().any(|found| found.starts_with("evaluation-overdue"));
    reports(&work, "2028/0310-reports", 2027, "on-time", "on-time");
    assert!(!overdue());
    reports(&work, "2029/0312-reports", 2028, "on-time", "on-time");
    assert!(overdue());
}

#[test]
fn a_step_rests_on_the_article_of_its_row_or_of_what_happened() {
    let work = Work::small();
    let rule = "\n[[edition.consequence]]\non = \"absent\"\nthen = \"revoke\"\narticle = \"4-1\"\n";
    work.change("schemes/lake/scheme.toml", "article = \"4-p2\"\n", &format!("article = \"4-p2\"\n{rule}"));
    let cites = |on| life(&work, "LK-2025-001", on).trail.last().map(|step| (step.what.code(), step.basis.article()));
    let row = "base,name,host,round,result\nLK-2025-001,镜湖水实验室,镜湖大学,2027,absent\n";
    act(&work, "2027/1108-evaluation", "decision", "number = \"镜科〔2027〕8号\"", ("evaluation", row));
    assert_eq!(cites((2027, 11, 8)), Some(("absent", "4-1".to_owned())));
    let row = "base,name,host,ground,outcome\nLK-2025-001,镜湖水实验室,镜湖大学,4-3#host-ended,dropped\n";
    act(&work, "2027/1206-revocation", "decision", "number = \"镜科〔2027〕9号\"", ("revocation", row));
    assert_eq!(cites((2027, 12, 6)), Some(("not-carried-out", "4-3".to_owned())));
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
    let base = life(&work, "LK-2025-002", (2026, 11, 23));
    assert!(base.standing.is_certified() && base.marks.contains(&Mark::FailedAgain), "{base:?}");
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
    let row = row.replace(",Reed Works", ",");
    act(&work, "2026/0202-change", "decision", "number = \"镜科〔2026〕1号\"", ("changes", &row));
    let told = life(&work, "LK-2025-001", (2026, 2, 2)).trail.last().map(|step| step.words.en.clone());
    assert_eq!(told.as_deref(), Some("Change of host: now Reed Works"));
    assert!(!due(&work, "LK-2025-001", (2026, 2, 2)).contains(&"revocation"));
}

#[test]
fn a_second_decision_that_drops_a_base_leaves_it_certified() {
    let work = Work::small();
    proposed_twice(&work);
    decided(&work, "2026/1130-recognition", "2026/1119-recognition", "recognised");
    decided(&work, "2026/1201-recognition", "2026/1120-recognition", "not-recognised");
    let base = life(&work, "LK-2026-001", (2026, 12, 1));
    assert_eq!((base.standing, base.trail.last().map(|step| step.what.code())), (Standing::Certified, Some("not-recognised")));
    decided(&work, "2026/1201-recognition", "2026/1120-recognition", "withdrawn");
    assert_eq!(life(&work, "LK-2026-001", (2026, 12, 1)).standing, Standing::Certified);
}

#[test]
fn a_notice_taken_back_leaves_what_another_notice_proposes() {
    let work = Work::small();
    proposed_twice(&work);
    bare(&work, "2026/1123-withdrawal", "notice-withdrawal", "2026/1119-recognition");
    assert_eq!(life(&work, "LK-2026-001", (2026, 11, 23)).standing, Standing::Proposed);
    bare(&work, "2026/1124-withdrawal", "notice-withdrawal", "2026/1120-recognition");
    assert_eq!(life(&work, "LK-2026-001", (2026, 11, 24)).standing, Standing::Candidate);
}

#[test]
fn an_annulled_notice_has_nothing_open() {
    let work = Work::small();
    assert!(life(&work, "LK-2026-001", (2026, 11, 23)).marks.contains(&Mark::OpenNotice));
    bare(&work, "2026/1123-annulment", "annulment", "2026/1119-recognition");
    let base = life(&work, "LK-2026-001", (2026, 11, 23));
    assert_eq!((base.standing, base.marks.len()), (Standing::Candidate, 0));
}

#[test]
fn a_fail_before_the_end_of_the_term_is_no_failed_re_evaluation() {
    let work = Work::small();
    let row = "base,name,host,round,result\nLK-2025-002,芦苇材料实验室,芦苇制造,2026,unqualified\n";
    act(&work, "2026/0302-evaluation", "decision", "number = \"镜科〔2026〕8号\"", ("evaluation", row));
    let after = due(&work, "LK-2025-002", (2026, 3, 2));
    assert!(after.contains(&"rectification") && !after.contains(&"revocation"), "{after:?}");
    assert!(!work.found().iter().any(|found| found.starts_with("consequence-due")), "{:?}", work.found());
    let row = "base,name,host,ground\nLK-2025-002,芦苇材料实验室,芦苇制造,4-1\n";
    act(&work, "2026/0316-revocation", "decision", "number = \"镜科〔2026〕9号\"", ("revocation", row));
    assert!(work.found().iter().any(|found| found.starts_with("ground-unproved")), "{:?}", work.found());
}

#[test]
fn an_exemption_is_of_one_round() {
    let work = Work::small();
    let rule = "\n[[edition.consequence]]\non = \"top-above\"\nthen = \"exempt\"\narticle = \"3\"\n";
    work.change("schemes/lake/scheme.toml", "article = \"4-p2\"\n", &format!("article = \"4-p2\"\n{rule}"));
    let row = "base,name,host,event\nLK-2025-001,镜湖水实验室,镜湖大学,top-above\n";
    let outside = "[outside]\nissuer = { zh = \"上级\", en = \"Higher body\" }\ndated = 2026-12-01";
    act(&work, "2026/1201-outside", "outside", outside, ("outside", row));
    assert!(!due(&work, "LK-2025-001", (2027, 12, 1)).contains(&"evaluation"));
    let row = "base,name,host,round,result,ground,evidence\nLK-2025-001,镜湖水实验室,镜湖大学,2027,exempt,3,2026/1201-outside\n";
    act(&work, "2027/1101-evaluation", "decision", "number = \"镜科〔2027〕8号\"", ("evaluation", row));
    let (then, next) = (life(&work, "LK-2025-001", (2027, 12, 1)), life(&work, "LK-2025-001", (2029, 1, 2)));
    assert!(then.marks.contains(&Mark::Exempt) && !next.marks.contains(&Mark::Exempt));
    let by = next.due.iter().find(|due| due.what.code() == "evaluation").and_then(|due| due.by);
    assert_eq!(by, Day::new(2029, 11, 1));
}

#[test]
fn a_base_that_was_revoked_before_the_register_began_bars_its_host() {
    let work = Work::small();
    work.put(
        "schemes/lake/bases/LK-2020-001.toml",
        "name = { zh = \"旧实验室\", en = \"Old Laboratory\" }\ntype = \"lab\"\nhost = \"mirror-university\"\n",
    );
    let row = "base,name,host,standing,since\nLK-2020-001,旧实验室,镜湖大学,revoked,2024-06-03\n";
    act(&work, "2025/0106-opening", "opening", "", ("opening", row));
    let until = |on| lives(&work, on).bars.iter().map(|bar| bar.until).collect::<Vec<_>>();
    assert_eq!(until((2027, 6, 3)), [Day::new(2027, 6, 3)]);
    assert!(until((2027, 6, 4)).is_empty());
    assert!(work.found().iter().any(|found| found.starts_with("bar-running")), "{:?}", work.found());
}

#[test]
fn an_exit_on_a_ground_of_revocation_bars_as_a_revocation_does() {
    let work = Work::small();
    let row = "base,name,host,ground\nLK-2025-001,镜湖水实验室,镜湖大学,4-3#host-asks\n";
    act(&work, "2026/0302-exit", "decision", "number = \"镜科〔2026〕8号\"", ("exit", row));
    assert_eq!(lives(&work, (2026, 3, 2)).bars.len(), 1);
}

#[test]
fn what_nobody_says_from_when_it_runs_is_open_and_not_computed() {
    let work = Work::small();
    let row = "base,name,host,ground\nLK-2025-001,镜湖水实验室,镜湖大学,4-3#host-asks\n";
    act(&work, "2026/0302-exit", "decision", "number = \"镜科〔2026〕8号\"", ("exit", row));
    let scheme = "schemes/lake/scheme.toml";
    work.change(scheme, "bar-from = \"effective\"\n", "");
    work.change(scheme, "cycle-from = \"recognition-or-last-evaluation\"\n", "");
    let evaluation = life(&work, "LK-2025-001", (2026, 2, 1)).due.into_iter().find(|due| due.what.code() == "evaluation").unwrap();
    assert!(evaluation.by.is_none() && evaluation.words.en.ends_with("so it is not computed)"), "{evaluation:?}");
    let bars = lives(&work, (2036, 3, 2)).bars;
    assert!(matches!(bars.as_slice(), [bar] if bar.from.is_none() && bar.until.is_none() && bar.years == Some(3)), "{bars:?}");
    let out = tempfile::tempdir().unwrap();
    gongshi::build(&crate::sources(vec![work.path()]), &out.path().join("dist"), Day::new(2026, 3, 2).unwrap()).unwrap();
    let page = std::fs::read_to_string(out.path().join("dist/en/lake/bases/LK-2025-001.html")).unwrap();
    assert!(page.contains("for 3 years; neither the text nor the authority says from when"), "{page}");
}

/// A later edition with a longer cycle, and what its text says of when it holds.
fn later_edition(work: &Work, kind: &str, in_force: &str) {
    let scheme = std::fs::read_to_string(work.path().join("schemes/lake/scheme.toml")).unwrap();
    let (head, edition) = scheme.split_once("[[edition]]").unwrap();
    let later = edition.replace("rules-2024", "rules-2030").replace("every = { years = 2 }", "every = { years = 4 }");
    work.put("schemes/lake/scheme.toml", format!("{head}[[edition]]{edition}\n[[edition]]{later}"));
    let of = |name: &str| work.path().join(format!("schemes/lake/policies/{name}"));
    std::fs::create_dir(of("rules-2030")).unwrap();
    for file in std::fs::read_dir(of("rules-2024")).unwrap().map(|file| file.unwrap()) {
        std::fs::copy(file.path(), of("rules-2030").join(file.file_name())).unwrap();
    }
    let policy = std::fs::read_to_string(of("rules-2030").join("policy.toml")).unwrap();
    assert!(policy.contains("on = 2025-01-01"));
    let policy = policy.replace("on = 2025-01-01", in_force).replace("\"issued\"", kind);
    work.put("schemes/lake/policies/rules-2030/policy.toml", policy);
}

/// By when the first base is to be evaluated, as the edition of a day has it.
fn evaluated_by(work: &Work, on: (i32, u32, u32)) -> Option<Day> {
    life(work, "LK-2025-001", on).due.iter().find(|due| due.what.code() == "evaluation").and_then(|due| due.by)
}

#[test]
fn a_text_that_is_not_in_force_yet_governs_nothing() {
    let work = Work::small();
    later_edition(&work, "\"issued\"", "on = 2030-01-01");
    let by = |on| evaluated_by(&work, on);
    assert_eq!((by((2029, 12, 31)), by((2030, 1, 1))), (Day::new(2027, 11, 10), Day::new(2029, 11, 10)));
}

#[test]
fn a_draft_governs_nothing_while_a_text_is_in_force() {
    for kind in ["\"draft\"", "\"issued\""] {
        let work = Work::small();
        later_edition(&work, kind, "on = \"placeholder\"");
        assert_eq!(evaluated_by(&work, (2026, 11, 21)), Day::new(2027, 11, 10), "{kind}");
        // A text that is over gives way to one whose first day is not known, and never to a draft.
        let ends = "in-force = { on = 2025-01-01, article = \"5\" }";
        work.change(
            "schemes/lake/policies/rules-2024/policy.toml",
            ends,
            &format!("{ends}\nends = {{ on = 2026-06-30, article = \"5\" }}"),
        );
        let by = if kind.contains("draft") { 2027 } else { 2029 };
        assert_eq!(evaluated_by(&work, (2026, 11, 21)), Day::new(by, 11, 10), "{kind}");
    }
}

#[test]
fn a_base_that_another_scheme_recognised_is_due_to_leave() {
    let (register, _) = gongshi::resolve_content(&[crate::root().join("content")]);
    let register = register.unwrap();
    let scheme = register.schemes.iter().find(|scheme| scheme.id.as_str() == "sichuan").unwrap();
    let leaves = |day| {
        let lives = Lives::on(scheme, &Names::new(&register), day);
        lives
            .of
            .iter()
            .filter(|(_, life)| life.due.iter().any(|due| due.what.code() == "exit"))
            .map(|(id, _)| id.to_string())
            .collect::<Vec<_>>()
    };
    // Recognised on 16 April, recorded here on 8 May, carried out on 20 May.
    assert!(leaves(Day::new(2026, 4, 15).unwrap()).is_empty());
    assert_eq!(leaves(Day::new(2026, 4, 16).unwrap()), ["SC-2023-001"]);
    assert_eq!(leaves(Day::new(2026, 5, 8).unwrap()), ["SC-2023-001"]);
    assert!(leaves(Day::new(2026, 5, 20).unwrap()).is_empty());
}

#[test]
fn a_host_renamed_without_its_english_keeps_the_english_it_had() {
    let work = Work::small();
    let renamed = "subject,name,host,what,from,to,to_en\nhost:reed-works,芦苇制造,,name,芦苇制造,芦岸制造,\n";
    act(&work, "2026/0202-renamed", "decision", "number = \"镜科〔2026〕1号\"", ("changes", renamed));
    let (register, findings) = gongshi::resolve_content(&[work.path()]);
    let register = register.unwrap_or_else(|| panic!("{findings:?}"));
    let host = register.hosts.values().find(|host| host.id.as_str() == "reed-works").unwrap();
    let day = Day::new(2026, 3, 2).unwrap();
    let name = Names::new(&register).host(host, day, day);
    assert!(name.zh == "芦岸制造" && !name.en.is_empty() && name.en == host.name.en, "{name:?}");
}

#[test]
fn a_rename_of_a_host_that_was_annulled_is_told_of_its_bases() {
    let work = Work::small();
    let row = "subject,name,host,what,from,to,to_en\nhost:mirror-university,镜湖大学,,name,镜湖大学,镜湖学院,Mirror College\n";
    act(&work, "2026/0202-renamed", "decision", "number = \"镜科〔2026〕1号\"", ("changes", row));
    bare(&work, "2026/0209-annulment", "annulment", "2026/0202-renamed");
    let last = |on| life(&work, "LK-2025-001", on).trail.last().map(|step| step.what.code());
    assert_eq!((last((2026, 2, 2)), last((2026, 2, 9))), (Some("changed"), Some("annulled")));
}

/// A host that was given another name, and a base that goes to it under some name on a later day.
fn moves_to(name: &str) -> (Vec<String>, String) {
    let work = Work::small();
    let head = "subject,name,host,what,from,to,to_en\n";
    let number = "number = \"镜科〔2026〕1号\"";
    let renamed = format!("{head}host:reed-works,芦苇制造,,name,芦苇制造,芦岸制造,Reedbank Works\n");
    act(&work, "2026/0202-renamed", "decision", number, ("changes", &renamed));
    let moved = format!("{head}LK-2025-001,镜湖水实验室,镜湖大学,host,镜湖大学,{name},\n");
    act(&work, "2026/0302-moved", "decision", number, ("changes", &moved));
    let (register, findings) = gongshi::resolve_content(&[work.path()]);
    let register = register.unwrap_or_else(|| panic!("{findings:?}"));
    let day = Day::new(2026, 3, 2).unwrap();
    let base = &register.schemes[0].bases[&BaseId::try_from("LK-2025-001".to_owned()).unwrap()];
    let host = Names::new(&register).particulars(base, day, day).host.name.zh.clone();
    let found = work.found().into_iter().filter(|found| found.starts_with("change-from"));
    (found.collect(), host)
}

#[test]
fn a_base_goes_to_a_host_by_any_name_it_had() {
    for name in ["芦苇制造", "芦岸制造"] {
        assert_eq!(moves_to(name), (Vec::new(), "芦岸制造".to_owned()), "{name}");
    }
    // An id would be published as it stands.
    assert_eq!(["芦堤制造", "reed-works"].map(|name| moves_to(name).0.len()), [1, 1]);
}

#[test]
fn each_of_several_partners_has_its_own_answer() {
    let work = Work::small();
    let rows = |rows: &[&str]| {
        let rows: String = rows.iter().map(|row| format!("LK-2025-001,镜湖水实验室,镜湖大学,partner,{row}\n")).collect();
        format!("subject,name,host,what,from,to,to_en,outcome\n{rows}")
    };
    let window = "[window]\nfirst = 2026-11-02\nlast = 2026-11-06\ndays = 5";
    act(&work, "2026/1102-changes", "notice", window, ("changes", &rows(&[",甲所,,", ",乙所,,"])));
    let about = "number = \"镜科〔2026〕9号\"\nabout = [\"2026/1102-changes\"]\nobjections = 0";
    act(&work, "2026/1109-changes", "decision", about, ("changes", &rows(&[",甲所,,pending", ",乙所,,"])));
    let site = work.built();
    let page = std::fs::read_to_string(site.path().join("dist/en/lake/acts/2026/1102-changes.html")).unwrap();
    let row = |partner: &str| page.split("<tr").find(|row| row.contains(partner)).unwrap();
    assert!(row("甲所").contains("chip-closed") && row("乙所").contains("chip-concluded"), "{}\n{}", row("甲所"), row("乙所"));
}

#[test]
fn a_base_with_very_many_changes_is_looked_at_in_no_time() {
    let work = Work::small();
    let row = |n: usize| format!("LK-2025-001,镜湖水实验室,镜湖大学,partner,甲{n},乙{n},\n");
    let rows: String = (0..20_000).map(row).collect();
    let rows = format!("subject,name,host,what,from,to,to_en\n{rows}");
    act(&work, "2026/0202-changes", "decision", "number = \"镜科〔2026〕1号\"", ("changes", &rows));
    let began = std::time::Instant::now();
    let known = Work::small().found();
    assert_eq!(work.found().into_iter().filter(|found| !known.contains(found)).collect::<Vec<_>>(), Vec::<String>::new());
    assert!(began.elapsed().as_secs() < 30, "{:?}", began.elapsed());
}

#[test]
fn a_re_evaluation_in_next_years_round_names_the_year() {
    let work = Work::small();
    work.change("schemes/lake/scheme.toml", "again = \"after\"", "again = \"next-year\"");
    let failed = life(&work, "LK-2025-002", (2026, 1, 2));
    let words = |life: &Life| life.due.iter().find(|due| due.what.code() == "re-evaluation").map(|due| due.words.en.clone());
    assert_eq!(words(&failed).as_deref(), Some("Re-evaluation in the evaluation of 2026"));
}

#[test]
fn an_exit_that_takes_effect_later_is_told_from_the_day_it_is_posted() {
    let work = Work::small();
    let row = "base,name,host,ground,effective\nLK-2025-001,镜湖水实验室,镜湖大学,4-3#host-asks,2026-03-16\n";
    act(&work, "2026/0302-exit", "decision", "number = \"镜科〔2026〕8号\"", ("exit", row));
    let told = |on| {
        let base = life(&work, "LK-2025-001", on);
        let by = base.due.iter().find(|due| due.what.code() == "exit-effective").and_then(|due| due.by);
        (base.standing, by, base.trail.iter().rev().take_while(|step| step.what.code().starts_with("exit")).count())
    };
    assert_eq!(told((2026, 3, 1)), (Standing::Certified, None, 0));
    assert_eq!(told((2026, 3, 2)), (Standing::Certified, Day::new(2026, 3, 16), 1));
    assert_eq!(due(&work, "LK-2025-001", (2026, 3, 2)), ["exit-effective", "report"]);
    assert_eq!(told((2026, 3, 16)), (Standing::Exited, None, 2));
}

#[test]
fn a_change_is_told_in_words() {
    let work = Work::small();
    let park = "\n[[edition.type]]\nid = \"park\"\nname = { zh = \"创新园\", en = \"Park\" }\narticle = \"1\"\n\n[[edition.grade]]\nid = \"excellent\"";
    work.change("schemes/lake/scheme.toml", "\n[[edition.grade]]\nid = \"excellent\"", park);
    let of = |what: &str, from: &str, to: &str, en: &str| format!("LK-2025-001,镜湖水实验室,镜湖大学,{what},{from},{to},{en}\n");
    let rows =
        of("type", "lab", "park", "") + &of("other", "甲", "乙", "B") + &of("partner", "", "丙", "C") + &of("key-people", "丁", "戊", "");
    let rows = format!("subject,name,host,what,from,to,to_en\n{rows}");
    act(&work, "2026/0302-change", "decision", "number = \"镜科〔2026〕8号\"", ("changes", &rows));
    let trail = life(&work, "LK-2025-001", (2026, 3, 2)).trail;
    let told: Vec<(&str, &str)> =
        trail.iter().filter(|step| step.what.code() == "changed").map(|step| (step.words.zh.as_str(), step.words.en.as_str())).collect();
    let wanted = [
        ("变更类型：实验室 → 创新园", "Change of type: now Park"),
        ("变更其他事项：甲 → 乙", "Change of other matters: now B"),
        ("新增合作单位：丙", "One more partner: C"),
        ("变更技术骨干：丁 → 戊", "Change of key people: now 戊"),
    ];
    assert_eq!(told, wanted);
}

#[test]
fn what_was_decided_before_the_register_began_has_a_round_and_no_day() {
    let work = Work::small();
    let row = "base,name,host,standing,since,number,last_result,last_round,rectify_until\nLK-2025-001,镜湖水实验室,镜湖大学,certified,2020-01-01,,excellent,2023,\n";
    act(&work, "2024/1220-opening", "opening", "", ("opening", row));
    let base = life(&work, "LK-2025-001", (2025, 1, 2));
    assert_eq!((base.evaluations[0].round.as_str(), base.evaluations[0].date), ("2023", None));
    // The next one is counted from the end of that year all the same.
    assert_eq!(base.due.iter().find(|due| due.what.code() == "evaluation").and_then(|due| due.by), Day::new(2025, 12, 31));
}
