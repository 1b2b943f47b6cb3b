//! What is told leads on: the nearest name first, a command that works, a remedy that fits the case.

use std::fs;
use std::process::{Output, Stdio};

use gongshi::finding::{Finding, Level};

use crate::program::{command, err, fed, gongshi, out};
use crate::root;
use crate::work::Work;

/// Runs the program over some content.
fn over(work: &Work, args: &[&str]) -> Output {
    let content = work.path();
    gongshi(&[args, &["--content", content.to_str().unwrap()]].concat())
}

fn of(work: &Work, code: &str) -> Vec<Finding> {
    work.examine().1.sorted().into_iter().filter(|one| one.code == code).cloned().collect()
}

const NOTICE: &str = "schemes/lake/acts/2026/1119-recognition";

#[test]
fn a_number_in_other_case_offers_the_one_that_is_meant() {
    let work = Work::small();
    work.change(&format!("{NOTICE}/recognition.csv"), "LK-2026-001", "lk-2026-001");
    let told = of(&work, "unknown-name");
    assert!(told.iter().any(|one| one.remedy.en.starts_with("is LK-2026-001 meant?")), "{told:?}");
    let told = err(&gongshi(&["state", "qingdoa/QD-2026-001"]));
    assert!(told.contains("nearest: qingdao,"), "{told}");
    let told = err(&over(&work, &["conclude", "lake/2026/1119-recogntion"]));
    assert!(told.contains("nearest: 2026/1119-recognition"), "{told}");
}

#[test]
fn marks_of_a_chinese_keyboard_are_named() {
    let work = Work::small();
    work.change(&format!("{NOTICE}/recognition.csv"), "base,name,host", "base，name，host");
    let told = of(&work, "unknown-column");
    assert!(told.len() == 1 && told[0].says.zh.contains("全角逗号") && told[0].remedy.en.contains("half-width commas"), "{told:?}");
    assert_eq!(of(&work, "missing-column"), []);
    work.change(&format!("{NOTICE}/act.toml"), "kind = \"notice\"", "kind = “notice”");
    let told = of(&work, "toml-syntax");
    assert!(told.iter().any(|one| one.says.zh.contains("全角标点 “ ”") && one.remedy.en.contains("half width")), "{told:?}");
}

#[test]
fn a_slip_of_the_pen_is_told_by_its_name() {
    let work = Work::small();
    work.change(&format!("{NOTICE}/recognition.csv"), "LK-2026-001,湖岸观测实验室", "LK-2026-001，湖岸观测实验室");
    let told = of(&work, "row-width");
    assert!(told.len() == 1 && told[0].remedy.en.contains("full-width ，"), "{told:?}");
    let act = format!("{NOTICE}/act.toml");
    let work = Work::small();
    work.change(&act, "last = 2026-11-25", "last = 2026年11月25日");
    let told = of(&work, "toml-syntax");
    assert!(told.iter().any(|one| one.remedy.en.contains("write 2026-11-25, without quotes")), "{told:?}");
    work.change(&act, "last = 2026年11月25日", "last = 2026-11-25\nlast = 2026-11-25");
    let told = of(&work, "toml-syntax");
    assert!(told.iter().any(|one| one.remedy.en.contains("take one of the two out")), "{told:?}");
    let work = Work::small();
    work.change(&act, "lake/rules-2024#2-2", "lake/rules-2024#2-22");
    let told = of(&work, "unknown-name");
    assert!(told.len() == 1 && told[0].remedy.en.contains("is 2-2 meant"), "{told:?}");
}

#[test]
fn a_remedy_fits_what_was_written() {
    let act = format!("{NOTICE}/act.toml");
    for (good, bad, remedy) in [
        ("days = 5", "days = \"5\"", "write a whole number from 0 to 2147483647, without quotes"),
        ("under = \"rules-2024\"", "under = \"Rules 2024\"", "write a name of lower-case letters, digits and hyphens"),
    ] {
        let work = Work::small();
        work.change(&act, good, bad);
        let told = of(&work, "wrong-value");
        assert!(told.len() == 1 && told[0].remedy.en == remedy, "{told:?}");
    }
    let work = Work::small();
    work.change(&act, "last = 2026-11-25", "last = 2026-11-18");
    let told = of(&work, "window-off-calendar");
    assert!(told.len() == 1 && told[0].remedy.en == "check the first and the last day", "{told:?}");
}

#[test]
fn a_name_of_no_day_and_a_window_without_days_say_what_is_missing() {
    let work = Work::small();
    let from = work.path().join("schemes/lake/acts/2025/1110-evaluation");
    fs::rename(from, work.path().join("schemes/lake/acts/2025/1131-evaluation")).unwrap();
    let told = of(&work, "bad-name");
    assert!(told.iter().all(|one| one.says.zh.contains("没有11月31日") && one.remedy.zh.contains("月日")) && !told.is_empty(), "{told:?}");
    let work = Work::small();
    work.put(
        "schemes/lake/acts/2026/1120-correction/act.toml",
        "kind = \"correction\"\nunder = \"rules-2024\"\nabout = [\"2026/1119-recognition\"]\ntitle = { zh = \"更正\", en = \"Correction\" }\n",
    );
    let list = "base,list,column,was,is,window,first,last,days\nLK-2026-001,recognition,name,甲,乙,restarts,,,\n";
    work.put("schemes/lake/acts/2026/1120-correction/correction.csv", list);
    let told = of(&work, "wrong-cell");
    assert!(told.len() == 1 && told[0].says.en == "restarts needs first, last and days", "{told:?}");
    for (word, date) in [("", "2026-11-23,,"), ("continues", ",,5")] {
        let list = list.replace("restarts,,,", &format!("{word},{date}"));
        work.put("schemes/lake/acts/2026/1120-correction/correction.csv", list);
        let told = of(&work, "wrong-cell");
        assert!(told.len() == 1 && told[0].remedy.en.starts_with("write restarts as window"), "{told:?}");
    }
}

#[test]
fn what_means_nothing_here_is_refused() {
    let told = gongshi(&["new", "decision", "qingdao", "changes", "--bases", "QD-2022-001", "--what", "leader", "--days", "5", "--show"]);
    assert!(told.status.code() == Some(2) && err(&told).contains("a decision has no window"), "{}", err(&told));
    let told = gongshi(&["verify", crate::built_site().to_str().unwrap(), "--manifest", "/nonexist"]);
    assert!(told.status.code() == Some(2) && err(&told).contains("there is no such manifest"), "{}", err(&told));
    let told = fed(&["window", "--batch"], b"2026-11-23 5 posting-day twice\n");
    assert!(out(&told).contains("`twice` is one word too many"));
    let help = gongshi(&["help", "build"]);
    assert!(help.status.success() && out(&help) == out(&gongshi(&["build", "--help"])));
}

#[test]
fn a_host_takes_a_new_name() {
    let ask = ["new", "decision", "qingdao", "changes", "--bases", "host:haixing-university", "--what"];
    let told = gongshi(&[&ask[..], &["name", "--posted", "2026-11-23", "--show"]].concat());
    assert!(out(&told).contains("\nhost:haixing-university,海星大学,,name,海星大学,〔待填"), "{}{}", out(&told), err(&told));
    let told = gongshi(&[&ask[..], &["leader", "--show"]].concat());
    assert!(err(&told).contains("a host changes its name and no leader"), "{}", err(&told));
}

#[test]
fn another_draft_is_no_published_value() {
    let work = Work::small();
    work.put(
        "schemes/lake/acts/2026/1120-changes/act.toml",
        "kind = \"decision\"\nunder = \"rules-2024\"\ntitle = { zh = \"变更\", en = \"Changes\" }\nbasis = [\"lake/rules-2024#1\"]\n",
    );
    let list =
        "subject,name,host,what,from,to,to_en\nLK-2025-001,镜湖水实验室,镜湖大学,name,镜湖水实验室,〔待填：新值 to〕,〔待填 to fill: x〕\n";
    work.put("schemes/lake/acts/2026/1120-changes/changes.csv", list);
    let told = over(&work, &["new", "decision", "lake", "exit", "--bases", "LK-2025-001", "--posted", "2026-11-23", "--show"]);
    assert!(out(&told).contains("LK-2025-001,镜湖水实验室,镜湖大学,"), "{}{}", out(&told), err(&told));
    // The draft makes the content faulty, which whoever asks for a state is told.
    let told = over(&work, &["state", "lake/LK-2025-001", "--as-of", "2026-11-21"]);
    assert!(told.status.success() && err(&told).contains("the content has"), "{}", err(&told));
    let told = over(&Work::small(), &["state", "lake/LK-2025-001", "--as-of", "2026-11-21"]);
    assert!(told.status.success() && err(&told).is_empty(), "{}", err(&told));
}

#[test]
fn a_round_is_counted_by_itself_and_one_long_past_is_told() {
    let work = Work::small();
    let folder = "schemes/lake/acts/2026/1120-evaluation";
    work.put(
        &format!("{folder}/act.toml"),
        "kind = \"decision\"\nunder = \"rules-2024\"\ntitle = { zh = \"评估\", en = \"Evaluation\" }\nbasis = [\"lake/rules-2024#1\"]\n",
    );
    work.put(
        &format!("{folder}/evaluation.csv"),
        "base,name,host,round,result\nLK-2025-002,芦洲水实验室,芦洲水务有限公司,1999,qualified\n",
    );
    let told = of(&work, "evaluation-round");
    assert!(told.iter().any(|one| one.says.en.contains("the round is before 2025")), "{told:?}");
}

#[test]
fn a_round_that_cannot_be_is_noted_where_it_is_prepared() {
    let ask = ["new", "evaluation", "qingdao", "--bases", "QD-2025-001", "--days", "5", "--posted", "2026-11-23", "--show", "--round"];
    let told = |round: &str| out(&gongshi(&[&ask[..], &[round]].concat()));
    assert!(told("2028").contains("the round of 2028 is still to come"), "{}", told("2028"));
    assert!(told("1999").contains("in 1999 these bases were not there yet, so check the round: QD-2025-001"), "{}", told("1999"));
    assert!(!told("2026").contains("check the round"), "{}", told("2026"));
}

#[test]
fn what_falls_due_has_a_command_that_works() {
    let told = out(&gongshi(&["deadlines", "--as-of", "2026-11-21", "--within", "3000d", "--lang", "en"]));
    let commands: Vec<&str> = told.lines().filter_map(|line| line.trim().strip_prefix("next: gongshi ")).collect();
    assert!(commands.iter().any(|line| line.starts_with("new ")), "{told}");
    for line in commands.iter().filter(|line| line.starts_with("new ")) {
        let asked: Vec<&str> = line.split('#').next().unwrap().split_whitespace().chain(["--show", "--posted", "2026-11-23"]).collect();
        let told = gongshi(&asked);
        assert!(told.status.success(), "{line}: {}", err(&told));
    }
}

#[test]
fn a_code_is_explained_whatever_its_case_and_kind() {
    for (code, says) in [("Window-Days", "# window-days"), ("ADDRESS-vanished", "# address-vanished"), ("toml-syntax", "schemas/")] {
        let told = gongshi(&["explain", code]);
        assert!(told.status.success() && out(&told).contains(says), "{code}: {}", out(&told));
    }
    let all = out(&gongshi(&["explain"]));
    assert!(all.lines().any(|line| line.starts_with("rebuild-differs ")) && all.lines().any(|line| line.starts_with("window-days ")));
}

#[test]
fn findings_that_nobody_reads_still_give_their_code() {
    let work = Work::small();
    work.put("schemes/lake/stray.txt", "x");
    let content = work.path();
    let mut child = command(&["check", "--content", content.to_str().unwrap()]).stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

#[test]
fn a_guide_begins_with_what_it_is() {
    let told = out(&gongshi(&["new", "policy", "qingdao", "measures-2030", "--articles", "2", "--show"]));
    assert!(told.contains("一律以官方公布的文本为准") && told.contains("the official text decides"), "{told}");
}

const WITHDRAWAL: &str = "kind = \"notice-withdrawal\"\nabout = [\"2026/1119-recognition\"]";

/// Small, with the layer of a case whose finding is at the notice of 2026.
fn with_case(code: &str) -> Work {
    let work = Work::small().over(&root().join("tests/cases").join(code).join("bad"));
    assert!(errors(&work, code), "{code}");
    work
}

fn errors(work: &Work, code: &str) -> bool {
    of(work, code).iter().any(|one| one.level == Level::Error)
}

/// Puts an act in, with a list where it has one.
fn post(work: &Work, id: &str, facts: &str, list: Option<(&str, &str)>) {
    let folder = format!("schemes/lake/acts/{id}");
    let (facts, window) =
        facts.split_once("[window]").map_or((facts, String::new()), |(facts, window)| (facts, format!("[window]{window}")));
    let common = "under = \"rules-2024\"\ntitle = { zh = \"文件\", en = \"An act\" }\nbasis = [\"lake/rules-2024#2\"]";
    work.put(&format!("{folder}/act.toml"), format!("{facts}\n{common}\n{window}"));
    if let Some((name, rows)) = list {
        work.put(&format!("{folder}/{name}.csv"), rows);
    }
}

#[test]
fn what_was_taken_back_or_not_recognised_breaks_no_rule_any_more() {
    for code in ["bar-running", "limit-exceeded"] {
        let work = with_case(code);
        post(&work, "2026/1120-withdrawal", WITHDRAWAL, None);
        assert!(!errors(&work, code), "{code}: {:?}", of(&work, code));
        let work = with_case(code);
        let decision = "kind = \"decision\"\nobjections = 0\nabout = [\"2026/1119-recognition\"]";
        let rows = "base,name,host,outcome\nLK-2026-001,湖岸观测实验室,镜湖大学,not-recognised\n";
        post(&work, "2026/1127-decision", decision, Some(("recognition", rows)));
        assert!(!errors(&work, code), "{code}: {:?}", of(&work, code));
    }
    let work = Work::small();
    work.change(&format!("{NOTICE}/recognition.csv"), "LK-2026-001,湖岸观测实验室,镜湖大学", "LK-2025-001,镜湖水实验室,镜湖大学");
    assert!(errors(&work, "not-on-register"));
    post(&work, "2026/1120-withdrawal", WITHDRAWAL, None);
    assert!(!errors(&work, "not-on-register"));
}

#[test]
fn a_window_too_short_is_made_good_while_it_runs() {
    let short = || {
        let work = Work::small();
        work.change(&format!("{NOTICE}/act.toml"), "last = 2026-11-25\ndays = 5", "last = 2026-11-23\ndays = 3");
        assert!(errors(&work, "window-length"));
        work
    };
    let longer = "kind = \"extension\"\nabout = [\"2026/1119-recognition\"]\n[window]\nfirst = 2026-11-19\nlast = 2026-11-25\ndays = 5\n";
    for (posted, still) in [("2026/1123-extension", false), ("2026/1124-extension", true)] {
        let work = short();
        post(&work, posted, longer, None);
        assert_eq!(errors(&work, "window-length"), still, "{posted}");
    }
    let work = short();
    post(&work, "2026/1123-extension", longer, None);
    post(&work, "2026/1124-annulment", "kind = \"annulment\"\nabout = [\"2026/1123-extension\"]", None);
    assert!(errors(&work, "window-length"));
    let work = short();
    post(&work, "2026/1123-withdrawal", WITHDRAWAL, None);
    assert!(!errors(&work, "window-length"));
}

#[test]
fn a_pending_answer_with_its_reason_is_an_answer_for_sixty_days() {
    let work = Work::small();
    let notice = "kind = \"notice\"\n[window]\nfirst = 2026-08-03\nlast = 2026-08-07\ndays = 5\n";
    work.put("schemes/lake/bases/LK-2026-002.toml", fs::read(work.path().join("schemes/lake/bases/LK-2026-001.toml")).unwrap());
    post(&work, "2026/0803-recognition", notice, Some(("recognition", "base,name,host\nLK-2026-002,湖岸观测实验室,镜湖大学\n")));
    assert_eq!(of(&work, "outcome-missing").len(), 1);
    let decision = "kind = \"decision\"\nobjections = 0\nabout = [\"2026/0803-recognition\"]";
    let rows = "base,name,host,outcome\nLK-2026-002,湖岸观测实验室,镜湖大学,pending\n";
    post(&work, "2026/1012-pending", decision, Some(("recognition", rows)));
    assert_eq!((of(&work, "outcome-missing").len(), of(&work, "decision-rows").len()), (0, 1));
    work.put("schemes/lake/acts/2026/1012-pending/zh.md", "另行核查。\n");
    work.put("schemes/lake/acts/2026/1012-pending/en.md", "It is looked into.\n");
    assert_eq!(of(&work, "decision-rows"), []);
    fs::rename(work.path().join("schemes/lake/acts/2026/1012-pending"), work.path().join("schemes/lake/acts/2026/0902-pending")).unwrap();
    assert_eq!(of(&work, "outcome-missing").len(), 1);
}
