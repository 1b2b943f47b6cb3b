//! The files themselves: faults, and a region's own.

use super::super::FirstDay::PostingDay;
use super::super::{Calendar, CalendarFault, WindowFault, YearDraft};
use super::{PAPERS, compile, day, ends};

#[test]
fn the_files_in_use_are_sound() {
    assert_eq!(compile(&PAPERS).1, []);
}

#[test]
fn what_the_annual_paper_said_is_not_overwritten() {
    for paper in [PAPERS[12], PAPERS[13]] {
        let overwritten = paper.1.split("[[withdrawn]]").next().unwrap();
        let keys: Vec<String> = compile(&[(paper.0, overwritten)]).1.into_iter().map(|fault| fault.key).collect();
        assert!(matches!(&keys[..], [key] if key.ends_with("].notice")), "{} {keys:?}", paper.0);
    }
}

/// The prefecture of Liangshan for 2011: its own festivals, and another shift at National Day.
const LIANGSHAN: &str = r#"
year = 2011
region = "liangshan"
state = "published"
notice = [{ id = 1, kind = "annual", number = "凉府办发〔2010〕31号", issuer = "凉山彝族自治州人民政府办公室", signed = 2010-12-20, published = 2010-12-20 }]
off = [
  { name = "火把节", name_en = "Torch Festival", first = 2011-07-24, last = 2011-07-30, days = 7, notice = 1 },
  { name = "国庆节", name_en = "National Day", first = 2011-10-01, last = 2011-10-08, days = 8, notice = 1 },
  { name = "彝族年", name_en = "Yi New Year", first = 2011-11-20, last = 2011-11-26, days = 7, notice = 1 },
]
work = [
  { date = 2011-07-31, for = "火把节", notice = 1 },
  { date = 2011-10-09, for = "国庆节", notice = 1 },
  { date = 2011-11-27, for = "彝族年", notice = 1 },
]
"#;

fn with_liangshan(extra: &str) -> (Calendar, Vec<CalendarFault>) {
    let overlay = format!("{LIANGSHAN}{extra}");
    let mut files = PAPERS[..20].to_vec();
    files.push(("liangshan-2011.toml", &overlay));
    compile(&files)
}

#[test]
fn a_region_has_its_own_days() {
    let (calendar, faults) = with_liangshan("taken-back = [{ first = 2011-04-02, last = 2011-04-05, notice = 1 }]");
    assert_eq!(faults, []);
    let here = calendar.latest().for_region(Some("liangshan")).unwrap();
    assert_eq!(ends(here, "2011-07-22", 3, PostingDay), "07-22 08-01");
    assert_eq!(ends(calendar.latest(), "2011-07-22", 3, PostingDay), "07-22 07-26");
    assert_eq!(ends(here, "2011-11-18", 2, PostingDay), "11-18 11-27");
    // Saturday 8 October was worked elsewhere.
    assert_eq!(here.day(day("2011-10-08")).reason.words().en, "National Day, day off (凉府办发〔2010〕31号)");
    assert!(!here.is_worked(day("2011-10-08")) && calendar.latest().is_worked(day("2011-10-08")));
    // With Qingming taken back the day of the week decides, and the Saturday made up for it is free again.
    assert_eq!(["2011-04-02", "2011-04-04", "2011-04-05"].map(|text| here.is_worked(day(text))), [false, true, true]);
    assert_eq!(here.day(day("2011-04-04")).reason.code(), "taken-back");
    // The region's paper was not out yet.
    assert!(calendar.known_on(day("2010-12-19")).for_region(Some("liangshan")).unwrap().is_worked(day("2011-07-25")));
    assert!(calendar.latest().for_region(Some("CN")).is_ok());
    assert!(matches!(calendar.latest().for_region(Some("nowhere")), Err(WindowFault::UnknownRegion { .. })));
}

#[test]
fn every_fault_is_reported_at_once() {
    let wrong = r#"
year = 2026
region = "CN"
state = "published"
notice = [
  { id = 1, kind = "annual", number = "甲", issuer = "国务院办公厅", signed = 2025-11-04, published = 2025-11-03 },
  { id = 1, kind = "change", number = "乙", issuer = "国务院办公厅", signed = 2026-11-04, published = 2036-11-04 },
]
off = [
  { name = "元旦", name_en = "New Year's Day", first = 2026-01-01, last = 2026-01-03, days = 4, notice = 1 },
  { name = "春节", name_en = "Spring Festival", first = 2026-02-23, last = 2026-02-15, days = 9, notice = 1 },
  { name = "清明节", name_en = "Qingming", first = 2026-04-04, last = 9999-12-31, days = 3, notice = 7 },
  { name = "元旦", name_en = "New Year's Day", first = 2026-01-03, last = 2026-01-05, days = 3, notice = 1 },
]
work = [
  { date = 2026-01-06, for = "元旦", notice = 1 },
  { date = 2026-01-03, for = "元旦", notice = 1 },
  { date = 2025-11-30, for = "中秋节", notice = 1 },
]
withdrawn = [{ was = "off", name = "元旦", first = 2026-01-01, last = 2026-01-01, by_notice = 1 }]
taken-back = [{ first = 2026-01-01, last = 2026-01-01, notice = 1 }]
"#;
    let (calendar, faults) = compile(&[("a.toml", wrong), ("b.toml", wrong), PAPERS[17], PAPERS[20]]);
    let keys = |file: &str| faults.iter().filter(|fault| fault.file == file).map(|fault| fault.key.clone()).collect::<Vec<_>>();
    assert_eq!(
        keys("a.toml"),
        [
            "notice[0].published",
            "notice[1].id",
            "notice[1].published",
            "off[0].days",
            "off[1].last",
            "off[2].days",
            "off[2].last",
            "off[2].notice",
            "off[3].first",
            "taken-back",
            "withdrawn[0].by_notice",
            "work[0].date",
            "work[1].date",
            "work[2].date",
            "work[2].for",
            "year"
        ]
    );
    assert!(keys("b.toml").contains(&"year".to_owned()));
    assert_eq!(calendar.latest().last_known_day(), Some(day("2024-12-31")));
    assert!(!calendar.latest().is_worked(day("2026-01-02")));
    let (_, faults) = with_liangshan("taken-back = [{ first = 2011-03-02, last = 2011-03-05, notice = 1 }]");
    assert_eq!(faults.iter().map(|fault| fault.key.as_str()).collect::<Vec<_>>(), ["taken-back[0].first"]);
    let bare = [
        ("c.toml", "year = 2025\nregion = \"CN\"\nstate = \"published\""),
        ("d.toml", "year = 0\nregion = \"CN\"\nstate = \"unpublished\""),
    ];
    assert_eq!(compile(&bare).1.iter().map(|fault| fault.key.as_str()).collect::<Vec<_>>(), ["notice", "year"]);
    assert!(toml::from_str::<YearDraft>("year = 2025\nregion = \"CN\"\nstate = \"published\"\nholiday = []").is_err());
}
