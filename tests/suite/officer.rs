//! The shipped registry broken as an officer might break it: each slip is told with the article it breaks.

use std::fs;

use gongshi::finding::{Finding, Findings, Level, Rule};

use crate::root;
use crate::work::Work;

/// The shipped content, to be broken.
fn shipped() -> Work {
    Work::of(&root().join("content"))
}

/// What is told of a code: level, file, articles.
fn told(findings: &Findings, code: &str) -> Vec<(Level, String, String)> {
    let of = |finding: &&Finding| finding.code == code;
    let articles = |finding: &Finding| match &finding.rule {
        Some(Rule::Articles(cites)) => cites.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
        _ => String::new(),
    };
    findings.sorted().into_iter().filter(of).map(|one| (one.level, one.place.file.clone(), articles(one))).collect()
}

/// Holds that a broken registry tells a slip at a file, by an article.
fn expect(work: &Work, code: &str, level: Level, file: &str, article: &str) {
    let (_, findings) = work.examine();
    let all = told(&findings, code);
    let hit = all.iter().any(|(found, at, by)| *found == level && at.ends_with(file) && by.split(' ').any(|one| one == article));
    let errors: Vec<_> =
        findings.sorted().into_iter().filter(|one| one.level == Level::Error).map(|one| (one.code, &one.says.en)).collect();
    assert!(hit, "{code} {level:?} at {file} by {article}: {all:?}; errors {errors:?}");
}

/// A decision or notice in the shipped content: its folder, its keys, and one list.
fn act(work: &Work, folder: &str, kind: &str, under: &str, more: &str, list: (&str, &str)) {
    let head =
        format!("kind = \"{kind}\"\nunder = \"{under}\"\ntitle = {{ zh = \"试写的文件\", en = \"A document for this test\" }}\n{more}");
    work.put(&format!("schemes/{folder}/act.toml"), head);
    work.put(&format!("schemes/{folder}/{}.csv", list.0), list.1);
}

/// A base of a scheme made from another one's file.
fn base(work: &Work, scheme: &str, from: &str, id: &str, turn: &[(&str, &str)]) {
    let folder = work.path().join(format!("schemes/{scheme}/bases"));
    let mut text = fs::read_to_string(folder.join(format!("{from}.toml"))).unwrap();
    for (was, is) in turn {
        assert!(text.contains(was), "{from} has no {was}");
        text = text.replace(was, is);
    }
    fs::write(folder.join(format!("{id}.toml")), text).unwrap();
}

#[test]
fn the_shipped_registry_has_no_error_and_is_warned_where_it_should_be() {
    let (checked, findings) = shipped().examine();
    assert!(checked.is_some());
    let due = told(&findings, "consequence-due");
    assert_eq!(due.len(), 1, "{due:?}");
    assert_eq!(due[0].2, "qingdao/measures-2024#15-p2", "two late reports running");
    assert_eq!(told(&findings, "rectification-over").len(), 2);
}

#[test]
fn a_host_that_gave_its_base_up_is_barred_as_one_whose_base_was_revoked() {
    // QD-2022-003 was given up on 18 June 2025: its host may not apply for three years, with any base.
    let work = shipped();
    base(&work, "qingdao", "QD-2022-003", "QD-2026-090", &[("海上漂浮光伏国际示范基地", "海上风光互补国际示范基地")]);
    let host = fs::read_to_string(work.path().join("hosts/guanlan-energy.toml")).unwrap();
    assert!(host.contains("观澜逐光能源科技有限公司"));
    let row = "base,name,host\nQD-2026-090,海上风光互补国际示范基地,观澜逐光能源科技有限公司\n";
    let window = "[window]\nfirst = 2026-11-18\nlast = 2026-11-24\ndays = 5\n";
    act(&work, "qingdao/acts/2026/1118-again", "notice", "measures-2024", window, ("recognition", row));
    expect(&work, "bar-running", Level::Error, "1118-again/recognition.csv", "qingdao/measures-2024#15-p5");
}

#[test]
fn where_the_base_is_barred_its_host_may_come_with_another() {
    // SC-2021-002 was revoked on 10 June 2026: the base may not be recognised again, its host may with another.
    let work = shipped();
    let row = |id: &str, name: &str| format!("base,name,host\n{id},{name},山月译桥技术转移中心\n");
    let same = "四川省科学技术厅山月译桥国际科技合作基地（技术转移）";
    let other = "四川省科学技术厅川江译路国际科技合作基地（技术转移）";
    base(&work, "sichuan", "SC-2021-002", "SC-2026-090", &[]);
    base(&work, "sichuan", "SC-2021-002", "SC-2026-091", &[(same, other), ("柳译桥", "柳江路"), ("技术经济", "运输经济")]);
    let decision = |id: &str, name: &str| row(id, name).replace("host\n", "host,outcome\n").replace("中心\n", "中心,recognised\n");
    act(&work, "sichuan/acts/2026/1118-again", "decision", "draft", "", ("recognition", &decision("SC-2026-090", same)));
    expect(&work, "bar-running", Level::Error, "1118-again/recognition.csv", "sichuan/draft#21-p1");
    act(&work, "sichuan/acts/2026/1118-again", "decision", "draft", "", ("recognition", &decision("SC-2026-091", other)));
    assert!(told(&work.examine().1, "bar-running").is_empty());
}

#[test]
fn limits_weigh_as_the_text_has_them() {
    // One an enterprise: must. One a school: in principle. One a field: within what is not said.
    let work = shipped();
    base(
        &work,
        "sichuan",
        "SC-2023-003",
        "SC-2026-090",
        &[("药用植物资源", "药用菌物资源"), ("蓝听竹", "蓝新竹"), ("中药资源学", "微生物学")],
    );
    base(&work, "sichuan", "SC-2023-002", "SC-2026-091", &[("环境催化", "环境监测"), ("孟浣云", "孟新云")]);
    let rows = "base,name,host,outcome\n\
        SC-2026-090,四川省科学技术厅药用菌物资源国际科技合作基地（特色）,岚雨听竹生物医药有限公司,recognised\n\
        SC-2026-091,四川省科学技术厅环境监测国际科技合作基地（联合研究）,浣云大学,recognised\n";
    act(&work, "sichuan/acts/2026/1118-more", "decision", "draft", "", ("recognition", rows));
    let (_, findings) = work.examine();
    let levels: Vec<Level> = told(&findings, "limit-exceeded").into_iter().map(|(level, ..)| level).collect();
    assert_eq!(levels, [Level::Error, Level::Warning, Level::Note]);
    expect(&work, "limit-exceeded", Level::Error, "1118-more/recognition.csv", "sichuan/draft#8-4");
}

#[test]
fn a_leader_has_one_base_in_principle_and_a_namesake_elsewhere_is_a_question() {
    let work = shipped();
    base(&work, "sichuan", "SC-2023-002", "SC-2026-091", &[("环境催化", "环境监测"), ("\"env\"", "\"inf\""), ("环境工程", "环境科学")]);
    let rows = "base,name,host,outcome\nSC-2026-091,四川省科学技术厅环境监测国际科技合作基地（联合研究）,浣云大学,recognised\n";
    act(&work, "sichuan/acts/2026/1118-more", "decision", "draft", "", ("recognition", rows));
    expect(&work, "limit-exceeded", Level::Warning, "1118-more/recognition.csv", "sichuan/draft#9-3");
}

#[test]
fn three_years_running_are_three_years_running() {
    // The criticism of 2024 rests on the rounds of 2021, 2022 and 2023; a year moved breaks the chain.
    let work = shipped();
    work.change("schemes/national/acts/2022/1121-evaluation/evaluation.csv", ",2022,", ",2020,");
    expect(&work, "ground-unproved", Level::Warning, "0118-criticism/criticism.csv", "national/measures-2011#13");
    // And a revocation presumes the criticism.
    let work = shipped();
    fs::remove_dir_all(work.path().join("schemes/national/acts/2024/0118-criticism")).unwrap();
    expect(&work, "ground-unproved", Level::Warning, "0512-revocation/revocation.csv", "national/measures-2011#13");
    expect(&work, "consequence-due", Level::Warning, "1120-evaluation/evaluation.csv", "national/measures-2011#13");
}

#[test]
fn a_late_report_makes_the_round() {
    let work = shipped();
    let list = "schemes/sichuan/acts/2026/1102-evaluation/evaluation.csv";
    work.change(list, "2026,unqualified,20,2026/0330-reports", "2026,qualified,,");
    expect(&work, "report-grade", Level::Error, "1102-evaluation/evaluation.csv", "sichuan/draft#20");
}

#[test]
fn an_exempt_base_is_not_graded() {
    let work = shipped();
    work.change("schemes/qingdao/acts/2026/1012-evaluation/evaluation.csv", "2026,exempt,14-p3,2026/0420-outside", "2026,qualified,,");
    expect(&work, "exempt-graded", Level::Error, "1012-evaluation/evaluation.csv", "qingdao/measures-2024#14-p3");
}

#[test]
fn a_promoted_base_leaves_on_the_day_of_the_document() {
    let work = shipped();
    work.change("schemes/sichuan/acts/2026/0520-exit/exit.csv", "2026-04-16", "2026-05-20");
    expect(&work, "promotion-exit", Level::Error, "0520-exit/exit.csv", "sichuan/draft#22");
    fs::remove_dir_all(work.path().join("schemes/sichuan/acts/2026/0520-exit")).unwrap();
    expect(&work, "promotion-exit", Level::Warning, "0508-outside/outside.csv", "sichuan/draft#22");
}

#[test]
fn a_name_that_stays_and_a_name_that_fits() {
    let work = shipped();
    let row = "subject,name,host,what,from,to,to_en,effective\n\
        QD-2022-001,星屿国际创新园,星屿逐浪科技园,name,星屿国际创新园,星屿海洋国际创新园,Xingyu Marine International Innovation Park,2026-11-18\n";
    act(&work, "qingdao/acts/2026/1118-name", "decision", "measures-2024", "", ("changes", row));
    expect(&work, "change-forbidden", Level::Warning, "1118-name/changes.csv", "qingdao/measures-2024#16-2b-1");
    let work = shipped();
    let row = "subject,name,host,what,from,to,to_en,effective\nSC-2023-002,四川省科学技术厅环境催化国际科技合作基地（联合研究）,浣云大学,\
        name,四川省科学技术厅环境催化国际科技合作基地（联合研究）,四川省环境催化国际科技合作基地,Environmental Catalysis Base,2026-11-18\n";
    act(&work, "sichuan/acts/2026/1118-name", "decision", "draft", "", ("changes", row));
    expect(&work, "name-formula", Level::Error, "1118-name/changes.csv", "sichuan/draft#25");
}

#[test]
fn what_needs_an_approval_does_not_hold_before_it() {
    let work = shipped();
    work.change("schemes/qingdao/acts/2026/0908-changes/changes.csv", "2026-09-08", "2026-07-01");
    expect(&work, "effective-early", Level::Error, "0908-changes/changes.csv", "qingdao/measures-2024#16-2-3");
    // Guangdong has changes reported afterwards: they were made before.
    let work = shipped();
    work.change("schemes/guangdong/acts/2026/0403-changes/changes.csv", "2026-04-03", "2026-01-01");
    assert!(told(&work.examine().1, "effective-early").is_empty());
}

#[test]
fn a_roll_names_every_base_due() {
    let work = shipped();
    let roll = "schemes/qingdao/acts/2026/0318-reports/reports.csv";
    work.change(roll, "QD-2023-002,近海生态监测国际联合实验室,海星大学,2025,on-time\n", "");
    expect(&work, "roll-incomplete", Level::Error, "0318-reports/reports.csv", "qingdao/measures-2024#7-3");
}

#[test]
fn a_result_with_objections_is_not_counted_as_none() {
    let work = shipped();
    let act = "schemes/qingdao/acts/2025/1024-recognition/act.toml";
    let text = fs::read_to_string(work.path().join(act)).unwrap();
    let count = text.lines().find(|line| line.starts_with("objections")).unwrap().to_owned();
    work.change(act, &count, "objections = 0");
    expect(&work, "objections-stated", Level::Error, "1024-recognition/act.toml", "qingdao/measures-2024#13-3");
}

#[test]
fn a_ground_wants_its_record() {
    let work = shipped();
    work.change("schemes/guangdong/acts/2025/1212-adjustments/revocation.csv", ",14-3", ",14-2");
    expect(&work, "ground-unproved", Level::Error, "1212-adjustments/revocation.csv", "guangdong/measures-revised#14-2");
    // A host that has ended is a fact of another body.
    let work = shipped();
    work.change("schemes/sichuan/acts/2026/0610-revocation/revocation.csv", "21-7#host-asks", "21-7#host-ended");
    expect(&work, "ground-unproved", Level::Warning, "0610-revocation/revocation.csv", "sichuan/draft#21-7");
}

#[test]
fn an_override_is_honoured_and_shown_in_both_languages_and_not_without_its_reason() {
    let work = shipped();
    let act = "schemes/qingdao/acts/2026/0908-changes/act.toml";
    work.change("schemes/qingdao/acts/2026/0908-changes/changes.csv", "2026-09-08", "2026-07-01");
    let text = fs::read_to_string(work.path().join(act)).unwrap();
    let reason =
        |en: &str| format!("{text}\n[[override]]\ncheck = \"effective-early\"\nreason = {{ zh = \"批复在前，补登。\", en = \"{en}\" }}\n");
    work.put(act, reason(""));
    assert!(work.examine().0.is_none(), "a reason in one language is none");
    work.put(act, reason("Approved before, recorded later."));
    let (checked, findings) = work.examine();
    assert!(checked.is_some(), "{:?}", findings.sorted());
    assert_eq!(told(&findings, "effective-early").first().map(|one| one.0), Some(Level::Note));
    let site = work.built();
    let page = |path: &str| fs::read_to_string(site.path().join("dist").join(path)).unwrap();
    assert!(page("zh/qingdao/acts/2026/0908-changes.html").contains("批复在前，补登。"));
    assert!(page("en/qingdao/acts/2026/0908-changes.html").contains("Approved before, recorded later."));
    assert!(page("en/checks/effective-early.html").contains("Approved before, recorded later."));
    assert!(page("api/v1/schemes/qingdao/acts/2026/0908-changes.json").contains("effective-early"));
}

#[test]
fn a_decision_may_tell_the_period_as_an_extension_made_it() {
    let prose = "schemes/sichuan/acts/2023/0428-recognition/zh.md";
    let differs = |day: &str| {
        let work = shipped();
        work.put(prose, format!("公示期为2023年4月11日至4月{day}日。\n\n公示期至4月{day}日。\n"));
        told(&work.examine().1, "prose-differs").len()
    };
    // SC-2023-004 was shown until 21 April, the others until 17 April.
    assert_eq!((differs("17"), differs("21"), differs("20")), (0, 0, 2));
}

#[test]
fn an_english_page_tells_that_the_chinese_has_changed_since() {
    let work = shipped();
    let guide = "schemes/qingdao/policies/measures-2024/guide.zh.md";
    let text = fs::read_to_string(work.path().join(guide)).unwrap();
    work.put(guide, text.replace("免评。", "不再评估。"));
    let out = work.built();
    let tells = |path: &str| fs::read_to_string(out.path().join("dist").join(path)).unwrap().contains("The Chinese has changed since");
    assert!(tells("en/qingdao/policies/measures-2024.html"));
    assert!(!tells("zh/qingdao/policies/measures-2024.html") && !tells("en/zhengzhou/policies/measures-2021.html"));
}
