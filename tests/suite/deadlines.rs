//! What falls due, over the shipped content on fixed days: each with its day, its article and its page.

use std::collections::BTreeSet;

use gongshi::deadline::{Deadline, Outlook, Tongue, gather, ics, markdown, text};
use gongshi::model::day::Day;
use gongshi::model::register::Register;
use gongshi::model::text::Lang;
use gongshi::prepare::{Taken, reports};

use crate::program::{gongshi, out};
use crate::{day, root};

fn register() -> Register {
    gongshi::resolve_content(&[root().join("content")]).0.unwrap()
}

fn line(due: &Deadline) -> String {
    let by = due.day.map_or_else(|| "—".to_owned(), |by| by.to_string());
    let ids: Vec<&str> = due.subjects.iter().map(|subject| subject.id.as_str()).collect();
    format!("{by} {} {} {}", due.kind.code(), ids.join(","), due.cites.iter().map(ToString::to_string).collect::<Vec<_>>().join(","))
}

#[test]
fn each_sort_has_its_day_and_its_article() {
    let due = gather(&register(), day("2026-11-21"), day("2031-12-31"));
    let lines: Vec<String> = due.iter().map(line).collect();
    for expected in [
        "2024-12-31 text-lapses zhengzhou/measures-2021 zhengzhou/measures-2021#16",
        "2026-09-15 evaluation-proposed qingdao/QD-2023-002 qingdao/measures-2024#14-p1,qingdao/measures-2024#14-1,qingdao/measures-2024#14-2,qingdao/measures-2024#14-3",
        "2026-10-19 outcome qingdao/2026/1012-evaluation qingdao/measures-2024#14-p2",
        "2026-11-23 window-opens sichuan/2026/1120-recognition sichuan/draft#16-3",
        "2026-11-24 window-closes qingdao/2026/1118-recognition qingdao/measures-2024#13-3",
        "2026-12-19 rectification qingdao/QD-2022-001 qingdao/measures-2024#14-p2,qingdao/measures-2024#6-3",
        "2026-12-29 calendar  ",
        "— revocation qingdao/QD-2022-002 qingdao/measures-2024#15-p2",
    ] {
        assert!(lines.iter().any(|line| line == expected), "{expected}\n{}", lines.join("\n"));
    }
    for kind in ["evaluation", "re-evaluation", "bar-ends", "report"] {
        assert!(due.iter().any(|one| one.kind.code() == kind), "{kind}");
    }
    let bar = due.iter().find(|one| one.kind.code() == "bar-ends" && line(one).starts_with("2028-06-18")).unwrap();
    assert_eq!(bar.subjects[0].page.split('/').next(), Some("hosts"), "the bar of an exit falls on the host: {bar:?}");
    let days: Vec<Day> = due.iter().map(|one| one.day.unwrap_or(Day::MAX)).collect();
    assert!(days.is_sorted(), "by day, what has none last");
}

#[test]
fn a_roll_that_is_missing_is_begun_by_the_command_it_names() {
    let register = register();
    let due = gather(&register, day("2026-11-21"), day("2026-12-31"));
    let rolls: Vec<(&str, &str)> = due
        .iter()
        .filter_map(|one| Some((one.what.en.as_str(), one.next.as_deref()?)))
        .filter(|(_, next)| next.contains("reports"))
        .collect();
    let of = |scheme: &str, year: i32| rolls.iter().any(|(_, next)| *next == format!("gongshi new reports {scheme} --year {year}"));
    assert!(of("guangdong", 2025) && of("national", 2021) && of("national", 2023), "of several years the first: {rolls:?}");
    assert!(rolls.iter().all(|(what, _)| what.starts_with("Roll of annual reports")), "not what bases hand in: {rolls:?}");
    for (_, next) in rolls {
        let [_, _, _, scheme, _, year] = next.split(' ').collect::<Vec<_>>()[..] else { panic!("{next}") };
        let question = reports::Question { scheme, posted: day("2026-11-21"), year: year.parse().ok(), under: None, name: None };
        reports::roll(&register, &Taken::default(), &question).unwrap();
    }
}

#[test]
fn nothing_beyond_the_span_and_nothing_not_yet_posted() {
    let due = gather(&register(), day("2026-11-17"), day("2026-11-30"));
    assert!(due.iter().all(|one| one.day.is_none_or(|by| by <= day("2026-11-30"))));
    assert!(!due.iter().any(|one| line(one).contains("1118-recognition")), "posted the day after");
}

#[test]
fn every_form_has_every_deadline_and_every_link_a_page() {
    let register = register();
    let (from, until) = (day("2026-11-21"), day("2027-12-31"));
    let due = gather(&register, from, until);
    let outlook = Outlook { due: &due, day: from, until, base_url: &register.site.base_url };
    let md = markdown(&outlook, Tongue::One(Lang::En));
    assert_eq!(md.lines().filter(|line| line.starts_with("| 20") || line.starts_with("| —")).count(), due.len());
    let site = crate::built_site();
    for link in md.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()) {
        let path = link.strip_prefix(&register.site.base_url).unwrap().split('#').next().unwrap();
        assert!(site.join(path).exists(), "{path}");
    }
    assert!(
        !text(&outlook, Tongue::One(Lang::Zh)).contains("in 3 days")
            && text(&outlook, Tongue::Both).contains("gongshi conclude qingdao/2026/1012-evaluation")
    );
    let calendar = ics(&outlook, Tongue::Both);
    assert_eq!(calendar.matches("BEGIN:VEVENT\r\n").count(), due.iter().filter(|one| one.day.is_some()).count());
    let unfolded = calendar.replace("\r\n ", "");
    let uids: BTreeSet<&str> = unfolded.lines().filter(|line| line.starts_with("UID:")).collect();
    assert_eq!(uids.len(), calendar.matches("BEGIN:VEVENT\r\n").count(), "every event has an id of its own");
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75));
}

#[test]
fn the_days_of_a_window_are_those_of_the_entries_it_is_told_of() {
    let work = crate::work::Work::small();
    let notice = "schemes/lake/acts/2026/1119-recognition";
    let row = "name = { zh = \"湖心观测实验室\", en = \"Midlake Observation Laboratory\" }\ntype = \"lab\"\nhost = \"reed-works\"\n";
    work.put("schemes/lake/bases/LK-2026-002.toml", row);
    let rows = std::fs::read_to_string(work.path().join(notice).join("recognition.csv")).unwrap();
    work.put(&format!("{notice}/recognition.csv"), format!("{rows}LK-2026-002,湖心观测实验室,芦苇制造\n"));
    let head = "under = \"rules-2024\"\nabout = [\"2026/1119-recognition\"]\ntitle = { zh = \"文件\", en = \"Act\" }\nbasis = [\"lake/rules-2024#2-2\"]\n";
    work.put("schemes/lake/acts/2026/1125-correction/act.toml", format!("kind = \"correction\"\n{head}"));
    let rows =
        "base,list,column,was,is,window,first,last,days\nLK-2026-002,recognition,host,芦苇制造,镜湖大学,restarts,2026-11-30,2026-12-04,5\n";
    work.put("schemes/lake/acts/2026/1125-correction/correction.csv", rows);
    let told = |on| {
        let register = gongshi::resolve_content(&[work.path()]).0.unwrap();
        let due = gather(&register, day(on), day("2027-12-31"));
        due.iter()
            .find(|due| due.kind.code().starts_with("window") || due.kind.code() == "outcome")
            .map(|due| (due.kind.code(), due.day.unwrap().to_string()))
    };
    assert_eq!(told("2026-11-28"), Some(("window-opens", "2026-11-30".to_owned())));
    let entries = "entries = [\"LK-2026-002\"]\n";
    work.put("schemes/lake/acts/2026/1201-withdrawal/act.toml", format!("kind = \"notice-withdrawal\"\n{entries}{head}"));
    assert_eq!(told("2026-12-01"), Some(("outcome", "2026-11-26".to_owned())));
}

#[test]
fn the_command_ends_with_0_and_knows_its_spans() {
    let run = |args: &[&str]| {
        let output = gongshi(&[&["deadlines"], args].concat());
        (output.status.code(), out(&output))
    };
    let (code, told) = run(&["--as-of", "2026-11-21", "--within", "3d", "--scheme", "qingdao", "--lang", "en"]);
    assert_eq!(code, Some(0));
    assert!(told.contains("2026-11-24 Tue, in 3 days") && !told.contains("guangdong"), "{told}");
    assert_eq!(run(&["--within", "soon"]).0, Some(2));
    assert_eq!(run(&["--scheme", "qingdoa"]).0, Some(2));
}
