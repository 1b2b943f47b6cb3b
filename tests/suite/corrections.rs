//! Corrections, from the file to what holds: the last one that quotes a cell counts, an annulled one does not.

use gongshi::model::day::Day;
use gongshi::model::id::BaseId;
use gongshi::model::list::Outcome;
use gongshi::model::standing::{Lives, Names, Standing};

use crate::work::Work;

const CHANGE: &str = "schemes/lake/acts/2026/0202-change";

/// A leader changed with a misprint.
fn misprinted() -> Work {
    let work = Work::small();
    work.put(&format!("{CHANGE}/act.toml"), act("decision", "", "number = \"镜科〔2026〕1号\"\nbasis = [\"lake/rules-2024#2-3\"]"));
    work.put(
        &format!("{CHANGE}/changes.csv"),
        "subject,name,host,what,from,to,to_en\nLK-2025-001,镜湖水实验室,镜湖大学,leader,林一,林肆,Lin Si\n",
    );
    work
}

fn act(kind: &str, about: &str, rest: &str) -> String {
    let about = if about.is_empty() { String::new() } else { format!("about = [\"{about}\"]\n") };
    format!("kind = \"{kind}\"\nunder = \"rules-2024\"\n{about}title = {{ zh = \"文件\", en = \"Act\" }}\n{rest}\n")
}

fn correct(work: &Work, folder: &str, about: &str, row: &str) {
    let folder = format!("schemes/lake/acts/{folder}");
    work.put(&format!("{folder}/act.toml"), act("correction", about, "basis = [\"lake/rules-2024#1\"]"));
    work.put(&format!("{folder}/correction.csv"), format!("base,list,column,was,is,window\n{row}\n"));
}

/// The leader of the base and the words of its trail on a day.
fn leader(work: &Work, day: (i32, u32, u32)) -> (String, Vec<String>) {
    let (checked, findings) = work.examine();
    let checked = checked.unwrap_or_else(|| panic!("{findings:?}"));
    let register = checked.register();
    let day = Day::new(day.0, day.1, day.2).unwrap();
    let lives = Lives::on(&register.schemes[0], &Names::new(register), day);
    let life = &lives.of[&BaseId::try_from("LK-2025-001".to_owned()).unwrap()];
    let told = life.trail.iter().map(|step| step.words.zh.clone()).collect();
    (life.now.leader.as_ref().unwrap().zh.clone(), told)
}

#[test]
fn a_change_that_was_misprinted_is_put_right_from_the_day_of_its_correction() {
    let work = misprinted();
    correct(&work, "2026/0205-correction", "2026/0202-change", "LK-2025-001,changes,to,林肆,林四,continues");
    assert_eq!(leader(&work, (2026, 2, 4)).0, "林肆");
    let (now, trail) = leader(&work, (2026, 2, 5));
    assert_eq!(now, "林四");
    assert!(trail.contains(&"变更负责人：林一 → 林四".to_owned()), "{trail:?}");
}

#[test]
fn the_day_an_exit_holds_from_is_put_right() {
    let work = Work::small();
    let exit = "schemes/lake/acts/2026/0302-exit";
    work.put(&format!("{exit}/act.toml"), act("decision", "", "number = \"镜科〔2026〕2号\"\nbasis = [\"lake/rules-2024#4-3\"]"));
    work.put(
        &format!("{exit}/exit.csv"),
        "base,name,host,ground,document,effective,became\nLK-2025-002,芦苇材料实验室,芦苇制造,4-3#host-asks,,2026-03-20,\n",
    );
    correct(&work, "2026/0305-correction", "2026/0302-exit", "LK-2025-002,exit,effective,2026-03-20,2026-03-30,continues");
    let (checked, findings) = work.examine();
    let checked = checked.unwrap_or_else(|| panic!("{findings:?}"));
    let standing = |day| {
        let lives = Lives::on(&checked.register().schemes[0], &Names::new(checked.register()), Day::new(2026, 3, day).unwrap());
        lives.of[&BaseId::try_from("LK-2025-002".to_owned()).unwrap()].standing
    };
    assert_eq!((standing(20).is_certified(), standing(30)), (true, Standing::Exited));
}

#[test]
fn the_last_correction_of_a_cell_counts_until_it_is_annulled() {
    let work = misprinted();
    correct(&work, "2026/0205-correction", "2026/0202-change", "LK-2025-001,changes,to,林肆,林似,continues");
    correct(&work, "2026/0206-correction", "2026/0202-change", "LK-2025-001,changes,to,林肆,林四,continues");
    work.put("schemes/lake/acts/2026/0210-annulment/act.toml", act("annulment", "2026/0206-correction", "basis = [\"lake/rules-2024#1\"]"));
    assert_eq!(leader(&work, (2026, 2, 6)).0, "林四");
    assert_eq!(leader(&work, (2026, 2, 10)).0, "林似");
}

#[test]
fn a_result_corrected_twice_is_decided_as_last_corrected() {
    let work = Work::small();
    let notice = "schemes/lake/acts/2026/0302-evaluation";
    work.put(
        &format!("{notice}/act.toml"),
        act("notice", "", "basis = [\"lake/rules-2024#1\"]\n[window]\nfirst = 2026-03-02\nlast = 2026-03-06\ndays = 5"),
    );
    let row = |result: &str| format!("base,name,host,round,result\nLK-2025-001,镜湖水实验室,镜湖大学,2026,{result}\n");
    work.put(&format!("{notice}/evaluation.csv"), row("unqualified"));
    correct(&work, "2026/0303-correction", "2026/0302-evaluation", "LK-2025-001,evaluation,result,unqualified,excellent,continues");
    correct(&work, "2026/0304-correction", "2026/0302-evaluation", "LK-2025-001,evaluation,result,unqualified,qualified,continues");
    let decision = "schemes/lake/acts/2026/0310-evaluation";
    let rest = "number = \"镜科〔2026〕2号\"\nbasis = [\"lake/rules-2024#1\"]\nobjections = 0";
    work.put(&format!("{decision}/act.toml"), act("decision", "2026/0302-evaluation", rest));
    work.put(&format!("{decision}/evaluation.csv"), row("qualified"));
    assert!(!work.found().iter().any(|found| found.starts_with("decision-rows")), "{:?}", work.found());
    work.put(&format!("{decision}/evaluation.csv"), row("excellent"));
    assert!(work.found().iter().any(|found| found.starts_with("decision-rows")));
    work.put(&format!("{decision}/evaluation.csv"), row("qualified"));
    let (checked, findings) = work.examine();
    let checked = checked.unwrap_or_else(|| panic!("{findings:?}"));
    let register = checked.register();
    let lives = Lives::on(&register.schemes[0], &Names::new(register), Day::new(2026, 3, 10).unwrap());
    let life = &lives.of[&BaseId::try_from("LK-2025-001".to_owned()).unwrap()];
    assert_eq!(life.evaluations.last().unwrap().outcome, Outcome::Grade("qualified".into()));
}

#[test]
fn a_misprint_that_a_posted_change_quotes_is_put_right_in_the_file_and_by_a_correction() {
    let work = misprinted();
    work.change("schemes/lake/bases/LK-2025-001.toml", "林一", "林壹");
    let told = |work: &Work| {
        let found = work.examine().1;
        found.sorted().into_iter().filter(|one| one.code == "change-from").map(|one| one.remedy.en.clone()).collect::<Vec<_>>()
    };
    assert!(matches!(told(&work).as_slice(), [one] if one.contains("post a correction, with changes as list and from as column")));
    correct(&work, "2026/0205-correction", "2026/0202-change", "LK-2025-001,changes,from,林一,林壹,continues");
    let (now, trail) = leader(&work, (2026, 2, 5));
    assert_eq!(now, "林肆");
    assert!(trail.contains(&"变更负责人：林壹 → 林肆".to_owned()), "{trail:?}");
}
