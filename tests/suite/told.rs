//! What pages of the sample say of a base or an entry: what its acts say, and no more.

use std::path::Path;

use crate::built_site;
use crate::work::Work;

/// The words of a page, without its tags.
fn words(page: &str) -> String {
    let html = std::fs::read_to_string(built_site().join(page)).unwrap();
    let main = html.split_once("<main").unwrap().1;
    main.split('<').map(|piece| piece.split_once('>').map_or("", |(_, text)| text)).collect()
}

fn says(page: &str, parts: &[&str]) {
    let words = words(page);
    for part in parts {
        assert!(words.contains(part), "{page} does not say {part}: {words}");
    }
}

fn never_says(page: &str, parts: &[&str]) {
    let words = words(page);
    for part in parts {
        assert!(!words.contains(part), "{page} says {part}");
    }
}

#[test]
fn a_base_from_before_the_register_rests_on_the_list_it_opened_with() {
    says("zh/national/bases/CN-2012-001.html", &["自2012年5月18日起。据初始名录，认定文号：示国科外〔2012〕11号。"]);
    says(
        "en/national/bases/CN-2012-001.html",
        &["since 18 May 2012. As listed in the opening of the register, document 示国科外〔2012〕11号."],
    );
    never_says("zh/national/bases/CN-2012-001.html", &["第十九条"]);
}

#[test]
fn a_base_that_came_back_was_recognised_before() {
    says("zh/qingdao/bases/QD-2020-001.html", &["“已认定”：2020年12月4日认定，2025年12月19日恢复（复评：合格）。"]);
    let back = "recognised on 4 December 2020, restored on 19 December 2025 (Re-evaluation: Qualified).";
    says("en/qingdao/bases/QD-2020-001.html", &[back]);
}

#[test]
fn a_withdrawn_application_makes_no_candidate() {
    says("zh/qingdao/bases/QD-2025-005.html", &["“候选”，申报单位已于2025年10月24日撤回申报"]);
    says("en/qingdao/bases/QD-2025-005.html", &["a candidate whose application was withdrawn on 24 October 2025"]);
    says("zh/qingdao/bases/by/standing-candidate/index.html", &["QD-2025-005", "已撤回申报"]);
}

#[test]
fn a_base_that_left_for_a_higher_list_is_linked_to_it() {
    says("zh/sichuan/bases/SC-2023-001.html", &["退出，转为国家国际科技合作基地（CN-2026-001）"]);
    says("en/sichuan/bases/SC-2023-001.html", &["Left; became International Joint Research Center for Plateau Ecology"]);
    let html = std::fs::read_to_string(built_site().join("zh/sichuan/bases/SC-2023-001.html")).unwrap();
    assert!(html.split_once("转为").unwrap().1.split("</a>").next().unwrap().contains("national/bases/CN-2026-001"));
}

#[test]
fn a_re_evaluation_is_marked_and_has_its_own_consequence() {
    says("zh/sichuan/acts/2026/0713-evaluation.html", &["合格 复评"]);
    says("en/qingdao/acts/2025/1208-evaluation.html", &["Unqualified re-evaluation"]);
    let round = words("zh/qingdao/evaluations/2025.html");
    let (first, again) = round.split_once("不合格（复评） 1个").unwrap();
    let first = first.split_once("不合格 1个").unwrap().1;
    assert!(first.contains("整改") && !first.contains("复评仍不合格"), "{first}");
    assert!(again.contains("复评仍不合格") && !again.contains("评估为不合格"), "{again}");
}

#[test]
fn a_notice_is_shown_with_the_ground_of_its_own_row() {
    says("zh/guangdong/bases/GD-2021-003.html", &["第十四条1."]);
    never_says("zh/guangdong/bases/GD-2021-003.html", &["第九条4.", "第十四条2."]);
}

#[test]
fn a_day_that_passed_is_marked_in_the_register_too() {
    says("zh/qingdao/bases/index.html", &["已过期限 2026年9月15日"]);
    says("en/qingdao/bases/index.html", &["Past due 15 September 2026"]);
}

#[test]
fn hosts_and_recommenders_are_called_what_the_scheme_calls_them() {
    says("zh/guangdong/bases/index.html", &["依托建设单位"]);
    says("zh/qingdao/acts/2025/0926-recognition.html", &["组织推荐部门"]);
    never_says("zh/qingdao/acts/2025/0926-recognition.html", &["推荐单位"]);
    says("zh/objection.html", &["由组织推荐部门"]);
}

#[test]
fn a_list_to_download_has_the_name_it_has_on_its_page() {
    says("zh/data/index.html", &["：拟认定名单", "：取消国合基地资格名单", "：其他机关的决定"]);
    never_says("zh/data/index.html", &["其他机关的事实"]);
}

#[test]
fn what_a_page_offers_leads_there() {
    let html = |page: &str| std::fs::read_to_string(built_site().join(page)).unwrap().replace('"', "");
    for page in ["zh/notices/index.html", "zh/qingdao/index.html", "zh/qingdao/bases/index.html"] {
        says(page, &["订阅：公示订阅（Atom）", "公示期日历（iCalendar）"]);
    }
    assert!(html("en/qingdao/index.html").contains("href=changes.atom>Changes of the register (Atom)"));
    assert!(html("zh/index.html").contains("href=qingdao/bases/index.html>在册"));
    for anchor in ["qingdao", "qingdao-lists", "feeds", "searched", "api"] {
        assert!(html("zh/data/index.html").contains(&format!("href=#{anchor}>")), "{anchor}");
    }
    says("en/schemes/compare.html", &["text: Measures of Qingdao"]);
}

#[test]
fn a_notice_is_told_to_programs_with_the_window_that_runs() {
    let page = std::fs::read_to_string(built_site().join("en/guangdong/acts/2026/1113-recognition.html")).unwrap();
    assert!(page.contains(r#""temporalCoverage":"2026-11-18/2026-11-24""#), "{page}");
}

#[test]
fn partners_that_an_act_changed_are_told_to_be_those_first_published() {
    let (work, change) = (Work::small(), "schemes/lake/acts/2026/0302-change");
    work.put(
        &format!("{change}/act.toml"),
        "kind = \"decision\"\nunder = \"rules-2024\"\ntitle = { zh = \"文件\", en = \"Act\" }\nnumber = \"镜科〔2026〕8号\"\nbasis = [\"lake/rules-2024#3\"]\n",
    );
    let row = "LK-2025-001,镜湖水实验室,镜湖大学,partner,,丙,C";
    work.put(&format!("{change}/changes.csv"), format!("subject,name,host,what,from,to,to_en\n{row}\n"));
    let says = |site: &Path| {
        let page = std::fs::read_to_string(site.join("dist/en/lake/bases/LK-2025-001.html")).unwrap();
        page.contains("Sample Institute")
            && page.replace('"', "").contains("as first published; later changes are told in the <a href=#trail>")
    };
    assert!(says(work.built().path()) && !says(Work::small().built().path()));
}

#[test]
fn chinese_that_stands_in_for_english_is_marked_so() {
    let (work, notice) = (Work::small(), "lake/acts/2026/1119-recognition");
    work.change(&format!("schemes/{notice}/act.toml"), "\"Notice of bases proposed in 2026\"", "\"\"");
    work.change("schemes/lake/bases/LK-2025-001.toml", "\"Mirror Lake Water Laboratory\"", "\"\"");
    let site = work.built();
    let read = |path: &str| std::fs::read_to_string(site.path().join("dist/en").join(path)).unwrap().replace('"', "");
    let (act, title) = (read(&format!("{notice}.html")), "关于拟认定2026年基地的公示");
    assert!(act.contains(&format!("<title lang=zh-CN>{title}")) && act.contains(&format!("<h1 lang=zh-CN>{title}")), "{act}");
    let card = format!("acts/2026/1119-recognition.html lang=zh-CN>{title}");
    assert!(read("notices/index.html").contains(&card) && read("lake/index.html").contains(&card));
    assert!(read("lake/windows.ics").contains(&format!("SUMMARY;LANGUAGE=zh-CN:{title}")));
    let base = read("lake/bases/LK-2025-001.html");
    assert!(base.contains("<h1 lang=zh-CN>镜湖水实验室") && !base.contains("lang=zh-CN></span>"), "{base}");
    assert!(read("lake/bases/index.html").contains("<th scope=row lang=zh-CN><a href=LK-2025-001.html>镜湖水实验室"));
}

#[test]
fn the_error_page_is_dressed_on_whatever_host_it_is_shown() {
    let html = std::fs::read_to_string(built_site().join("404.html")).unwrap().replace('"', "");
    let (_, body) = html.split_once("rel=canonical>").unwrap();
    assert!(body.contains("href=/css/") && body.contains("href=/zh/index.html") && !body.contains("https://gongshi.example"), "{html}");
}

#[test]
fn what_a_whole_list_has_in_common_is_not_said_in_its_rows() {
    says("zh/notices/index.html", &["已办结 广东省国际科技合作基地"]);
    says("zh/guangdong/acts/index.html", &["已办结公示", "决定 示粤科合"]);
    says("en/zhengzhou/index.html", &["Terms it usesrevocation: &quot;revocation of the qualification&quot;"]);
}

#[test]
fn a_register_its_bases_and_its_rounds_stand_among_the_registers() {
    for page in ["bases/index.html", "bases/QD-2022-003.html", "evaluations/index.html", "evaluations/2025.html"] {
        let html = std::fs::read_to_string(built_site().join("zh/qingdao").join(page)).unwrap();
        assert!(html.contains("<a aria-current=true href=../../../zh/registers/index.html>名录</a>"), "{page}");
    }
}
