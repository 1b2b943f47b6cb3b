//! A site that an office begins: rules of its own, a register older than the site, the first notice.

use crate::work::Work;

const SCHEME: &str = "schemes/lake/scheme.toml";
const NOTICE: &str = "schemes/lake/acts/2026/1119-recognition";

fn page(work: &Work, path: &str) -> String {
    let site = work.built();
    std::fs::read_to_string(site.path().join("dist").join(path)).unwrap()
}

/// The small registry with a notice of four calendar days from a Thursday, which run on from Sunday to Monday.
fn by_calendar_days() -> Work {
    let work = Work::small();
    work.change(SCHEME, "days = { exact = 5 }\nunit = \"working-days\"", "days = { exact = 4 }\nunit = \"calendar-days\"");
    work.change(&format!("{NOTICE}/act.toml"), "last = 2026-11-25\ndays = 5", "last = 2026-11-23\ndays = 4");
    work
}

#[test]
fn the_day_a_period_runs_on_to_is_not_counted() {
    let work = by_calendar_days();
    let found = work.found();
    assert!(!found.iter().any(|found| found.contains("1119-recognition") && !found.ends_with("Note")), "{found:?}");
    let zh = page(&work, "zh/lake/acts/2026/1119-recognition.html");
    assert!(zh.contains("公示期怎么算：共4日；等于办法规定的4日"), "{zh}");
    assert!(zh.contains("末日遇休息日，顺延至此日"), "{zh}");
}

#[test]
fn of_a_list_that_is_not_filled_in_nobody_knows_what_its_days_count() {
    let work = by_calendar_days();
    work.put(
        &format!("{NOTICE}/recognition.csv"),
        "base,name,host\n〔待填：基地编号 number〕,〔待填：名称 name〕,〔待填：依托单位 host〕\n",
    );
    let found = work.found();
    assert!(found.iter().any(|found| found.starts_with("unfilled ")), "{found:?}");
    assert!(!found.iter().any(|found| found.starts_with("window-days ")), "{found:?}");
}

#[test]
fn a_base_of_an_opening_without_a_day_stands_since_none() {
    let work = Work::small();
    let folder = "schemes/lake/acts/2025/0102-opening";
    work.put(
        "schemes/lake/bases/LK-2018-007.toml",
        "name = { zh = \"旧站\", en = \"Old Station\" }\ntype = \"lab\"\nhost = \"mirror-university\"\n",
    );
    work.put(
        &format!("{folder}/act.toml"),
        "kind = \"opening\"\nunder = \"rules-2024\"\ntitle = { zh = \"初始名录\", en = \"Opening\" }\n",
    );
    work.put(&format!("{folder}/opening.csv"), "base,name,host,standing\nLK-2018-007,旧站,镜湖大学,certified\n");
    let en = page(&work, "en/lake/bases/LK-2018-007.html");
    assert!(en.contains("this base has the status &quot;Certified&quot;; since when is not on record."), "{en}");
    assert!(!en.contains("since <span class=\"nobr\">2 January 2025"), "{en}");
    assert!(page(&work, "zh/lake/bases/LK-2018-007.html").contains("自何日起没有登记"));
}

#[test]
fn the_words_of_a_rule_are_told_whole() {
    let work = Work::small();
    let rule = "then = { rectify = { years = 1, again = \"after\" } }\n";
    let text =
        "text = { zh = \"暂停资格并限期整改一年，期满复查\", en = \"is suspended and rectifies for one year; then it is checked\" }\n";
    work.change(SCHEME, rule, &format!("{rule}{text}"));
    assert!(page(&work, "zh/lake/index.html").contains("暂停资格并限期整改一年，期满复查"));
    assert!(page(&work, "en/lake/index.html").contains("is suspended and rectifies for one year; then it is checked"));
}

#[test]
fn a_term_in_months_and_the_day_of_a_report_are_as_the_text_has_them() {
    let work = Work::small();
    work.change(SCHEME, "rectify = { years = 1, ", "rectify = { months = 6, ");
    work.change(SCHEME, "of = \"report\"\n", "of = \"report\"\ndue = { month = 1, day = 31, next-year = true }\n");
    let (zh, en) = (page(&work, "zh/lake/index.html"), page(&work, "en/lake/index.html"));
    assert!(zh.contains("整改6个月，期满复评") && zh.contains("不迟于次年1月31日"), "{zh}");
    assert!(en.contains("ectification for 6 months, then re-evaluation") && en.contains("by 31 January of the next year"), "{en}");
    let en = page(&work, "en/lake/bases/LK-2025-002.html");
    assert!(
        en.contains("Rectification, 6 months") && en.contains("has been due for re-evaluation since <span class=\"nobr\">11 May 2026"),
        "{en}"
    );
    let en = page(&work, "en/lake/bases/LK-2025-001.html");
    assert!(en.contains("31 January 2027") && !en.contains("the text names no day"), "{en}");

    work.change(SCHEME, "months = 6, ", "");
    work.change(SCHEME, "month = 1, day = 31", "month = 2, day = 30");
    let found = work.found();
    assert!(["missing-key", "wrong-value"].iter().all(|code| found.iter().any(|found| found.starts_with(code))), "{found:?}");
}

#[test]
fn a_text_without_its_english_title_is_told() {
    let work = Work::small();
    let untold = |work: &Work| work.found().contains(&"translation-behind schemes/lake/scheme.toml:1:1 Note".to_owned());
    assert!(!untold(&work));
    work.change("schemes/lake/policies/rules-2024/policy.toml", "en = \"Rules of Lake City for Cooperation Bases\"", "en = \"\"");
    assert!(untold(&work));
}
