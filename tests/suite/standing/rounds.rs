//! Re-evaluations: in which round they are, what puts them off and what does not.

use gongshi::model::day::Day;
use gongshi::model::standing::{Life, Mark, Standing};

use super::{act, due, life};
use crate::work::Work;

/// The small registry, where a re-evaluation is next year's evaluation and a grade from above exempts.
fn next_year() -> Work {
    let work = Work::small();
    let exempt = "[[edition.consequence]]\non = \"top-above\"\nthen = \"exempt\"\narticle = \"3\"\n";
    work.change("schemes/lake/scheme.toml", "article = \"4-p2\"\n", &format!("article = \"4-p2\"\n{exempt}"));
    work.change("schemes/lake/scheme.toml", "again = \"after\"", "again = \"next-year\"");
    work
}

/// The outcome of a round for the second base, which failed that of 2025 in November.
fn outcome(work: &Work, folder: &str, round: i32, result: &str) {
    let row = format!("base,name,host,round,result\nLK-2025-002,芦苇材料实验室,芦苇制造,{round},{result}\n");
    act(work, folder, "decision", "number = \"镜科〔2026〕7号\"", ("evaluation", &row));
}

/// How often a check tells something.
fn told(work: &Work, code: &str) -> usize {
    work.found().iter().filter(|found| found.starts_with(code)).count()
}

fn again_by(base: &Life) -> Option<Day> {
    base.due.iter().find(|due| due.what.code() == "re-evaluation").and_then(|due| due.by)
}

#[test]
fn a_re_evaluation_is_in_the_round_after_the_failed_one_whenever_that_is_posted() {
    let work = next_year();
    // The outcome of 2025 is posted in January.
    let row = "base,name,host,round,result\nLK-2025-001,镜湖水实验室,镜湖大学,2025,unqualified\n";
    act(&work, "2026/0112-evaluation", "decision", "number = \"镜科〔2026〕6号\"", ("evaluation", row));
    let base = life(&work, "LK-2025-001", (2026, 1, 12));
    assert_eq!(again_by(&base), Day::new(2026, 12, 31));
    assert!(base.re_evaluated_in("2026") && !base.re_evaluated_in("2025"));
    let row = row.replace("2025,unqualified", "2026,unqualified");
    act(&work, "2026/1221-evaluation", "decision", "number = \"镜科〔2026〕8号\"", ("evaluation", &row));
    assert!(due(&work, "LK-2025-001", (2026, 12, 21)).contains(&"revocation"));
    assert_eq!(told(&work, "rectification-over"), 0);
    // The same round once more is none.
    outcome(&work, "2026/0203-evaluation", 2025, "unqualified");
    assert_eq!((told(&work, "rectification-over"), due(&work, "LK-2025-002", (2026, 2, 3)).contains(&"revocation")), (1, false));
}

#[test]
fn a_re_evaluation_that_was_put_off_is_due_with_the_next_round() {
    let work = next_year();
    outcome(&work, "2026/1020-evaluation", 2026, "deferred");
    let base = life(&work, "LK-2025-002", (2027, 1, 2));
    assert_eq!((base.standing, again_by(&base)), (Standing::ReEvaluationDue, Day::new(2027, 12, 31)));
    assert!(base.due.iter().any(|due| due.words.en == "Re-evaluation in the evaluation of 2027 (put off in the round of 2026)"));
    for (newest, missing) in [(2027, 0), (2028, 1)] {
        super::reports(&work, &format!("{newest}/0310-reports"), newest - 1, "on-time", "on-time");
        assert_eq!(told(&work, "rectification-over"), missing, "{newest}");
    }
}

#[test]
fn an_exemption_does_not_cover_a_re_evaluation() {
    let work = next_year();
    let row = "base,name,host,event\nLK-2025-002,芦苇材料实验室,芦苇制造,top-above\n";
    let outside = "[outside]\nissuer = { zh = \"上级\", en = \"Higher body\" }\ndated = 2026-02-01";
    act(&work, "2026/0210-outside", "outside", outside, ("outside", row));
    let base = life(&work, "LK-2025-002", (2026, 2, 10));
    assert!(!base.marks.contains(&Mark::Exempt) && again_by(&base).is_some());
    outcome(&work, "2026/1019-evaluation", 2026, "exempt");
    let base = life(&work, "LK-2025-002", (2026, 10, 19));
    assert!(base.standing == Standing::InRectification && base.marks.is_empty() && again_by(&base).is_some());
    assert_eq!(told(&work, "exempt-graded"), 1);
    outcome(&work, "2026/1019-evaluation", 2026, "qualified");
    assert_eq!((life(&work, "LK-2025-002", (2026, 10, 19)).standing, told(&work, "exempt-graded")), (Standing::Certified, 0));
}
