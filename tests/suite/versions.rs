//! Two versions of a text: the page that compares them, in both languages, with and without their wording.

use gongshi::import::policy::{files, import};
use gongshi::import::source::Source;
use gongshi::model::day::Day;

use crate::work::Work;

const OLD: &str = "镜湖市合作基地规则\n第一章 总则\n第一条 基地由镜湖市科技局统一认定，每年认定一次。\n第二条 申请单位应当具备下列条件：\n（一）设在镜湖市；\n（二）有合作伙伴。\n第三条 公示期为五个工作日。\n第四条 年报依照第三条的规定公示，逾期不报的予以通报。\n";
const NEW: &str = "镜湖市合作基地规则\n第一章 总则\n第一条 基地由镜湖市科技局统一认定，每两年认定一次。\n第二条 依托单位对基地给予人员和场地的保障，并指定联系人。\n第三条 申请单位应当具备下列条件：\n（一）设在镜湖市；\n（二）有合作伙伴。\n第四条 公示期为五个工作日。\n第五条 年报依照第四条的规定公示，逾期不报的予以通报。\n";

/// Puts a version of the text into the small registry; without its wording where `carried` is false.
fn put(work: &Work, version: &str, text: &str, from: &str, carried: bool) {
    let imported = import(&Source::of_text(text));
    for (name, content) in files(&imported) {
        let facts = name == "policy.toml";
        if carried || name == "keys.toml" {
            work.put(&format!("schemes/lake/policies/{version}/{name}"), if facts { String::new() } else { content });
        }
    }
    let facts = format!(
        "title = {{ zh = \"镜湖市合作基地规则\", en = \"Rules of Lake City for Cooperation Bases\" }}\nkind = \"issued\"\nin-force = {{ on = {from}, article = \"1\" }}\n"
    );
    work.put(&format!("schemes/lake/policies/{version}/policy.toml"), facts);
}

#[test]
fn versions_are_compared_article_by_article() {
    let work = Work::small();
    put(&work, "rules-2015", OLD, "2015-01-01", true);
    put(&work, "rules-2019", NEW, "2019-01-01", true);
    let out = tempfile::tempdir().unwrap();
    gongshi::build(&crate::sources_unminified(vec![work.path()]), &out.path().join("dist"), Day::new(2026, 11, 21).unwrap()).unwrap();
    let page = |path: &str| std::fs::read_to_string(out.path().join("dist").join(path)).unwrap_or_else(|_| panic!("{path}"));
    let zh = page("zh/lake/policies/compare/rules-2015..rules-2019.html");
    for words in ["+ 新增", "文字修改", "仅条号变化", "仅引用条号变化"].map(|words| words.trim_start_matches("+ ")) {
        assert!(zh.contains(words), "{words}");
    }
    assert!(zh.contains("<ins><span class=\"vh\">［增加：</span>两<span class=\"vh\">］</span></ins>"), "{zh}");
    assert!(zh.contains("href=\"../rules-2019.html#art-4\">第四条</a>"));
    let en = page("en/lake/policies/compare/rules-2015..rules-2019.html");
    assert!(en.contains("Only numbers it cites") && en.contains("<span class=\"vh\" lang=\"en\">[put in: </span>"));
    // The version without its wording is compared by the numbers of its articles.
    let keys = page("zh/lake/policies/compare/rules-2019..rules-2024.html");
    assert!(keys.contains("只比较条款号") && !keys.contains("<ins>"));
    assert!(page("zh/lake/policies/rules-2019.html").contains("compare/rules-2015..rules-2019.html"));
}

#[test]
fn a_page_lists_the_versions_of_its_own_work_alone() {
    let work = Work::small();
    put(&work, "rules-2019", NEW, "2019-01-01", false);
    put(&work, "plan-2020", NEW, "2020-01-01", false);
    work.change("schemes/lake/policies/plan-2020/policy.toml", "合作基地规则", "合作基地规划");
    let site = work.built();
    let page = |version: &str| std::fs::read_to_string(site.path().join(format!("dist/zh/lake/policies/{version}.html"))).unwrap();
    let rules = page("rules-2019");
    assert!(rules.contains("id=versions") && rules.contains("（rules-2024）") && !rules.contains("（plan-2020）"), "{rules}");
    assert!(!page("plan-2020").contains("id=versions"));
    assert!(page("rules-2024").find("（rules-2024）") < page("rules-2024").find("（rules-2019）"));
}

#[test]
fn a_text_that_follows_none_is_found() {
    let work = Work::small();
    put(&work, "rules-2019", NEW, "2019-01-01", true);
    work.change("schemes/lake/policies/rules-2019/policy.toml", "kind = ", "follows = \"rules-1999\"\nkind = ");
    let (checked, findings) = work.examine();
    assert!(checked.is_none());
    assert!(findings.sorted().iter().any(|finding| finding.place.file.ends_with("rules-2019/policy.toml")));
}

#[test]
fn an_unofficial_translation_stands_under_its_article_on_the_english_page_alone() {
    let work = crate::work::Work::of(&crate::root().join("content"));
    let text = "# A translation\n\nUnofficial.\n\n## 13\n\nRecognition goes by three steps.\n\n### 13-3\n\nThe meeting decides.\n";
    work.put("schemes/qingdao/policies/measures-2024/en.md", text);
    let out = tempfile::tempdir().unwrap();
    let day = gongshi::model::day::Day::new(2026, 11, 21).unwrap();
    gongshi::build(&crate::sources(vec![work.path()]), &out.path().join("dist"), day).unwrap();
    let page = |lang: &str| std::fs::read_to_string(out.path().join(format!("dist/{lang}/qingdao/policies/measures-2024.html"))).unwrap();
    let (en, zh) = (page("en"), page("zh"));
    let article = en.split("<article ").find(|article| article.contains("art-13-h")).unwrap();
    assert!(article.contains("Article 13 <small") && article.contains("The meeting decides."));
    assert!(en.contains("An unofficial translation") && !zh.contains("The meeting decides."));
    // A key that the text does not have is told, as in a guide.
    work.put("schemes/qingdao/policies/measures-2024/en.md", text.replace("## 13", "## 99"));
    assert!(work.examine().1.has_errors());
}

#[test]
fn a_version_to_come_is_told_as_one_to_come() {
    let work = Work::small();
    put(&work, "rules-2027", NEW, "2027-01-01", true);
    let told = work.examine().1;
    let told = told.sorted().into_iter().find(|finding| finding.code == "version-ended").unwrap();
    assert!(
        told.says.en.contains("rules-2027 will be in force on 2027-01-01") && told.says.zh.contains("将于2027-01-01起施行"),
        "{told:?}"
    );
}

#[test]
fn a_repealed_text_asks_for_nothing_and_tells_how_long_it_would_have_held() {
    let work = Work::small();
    let policy = "schemes/lake/policies/rules-2024/policy.toml";
    let ends = "in-force = { on = 2025-01-01, article = \"5\" }\nends = { after-years = 5, article = \"5\" }";
    work.change(policy, "in-force = { on = 2025-01-01, article = \"5\" }", ends);
    let facts = |work: &Work| {
        let site = work.built();
        ["policies/rules-2024.html", "index.html"].map(|page| {
            ["zh", "en"].map(|lang| std::fs::read_to_string(site.path().join(format!("dist/{lang}/lake/{page}"))).unwrap()).concat()
        })
    };
    let facts = |work: &Work| facts(work).map(|page| page.replace("<span class=\"nobr\">", ""));
    assert!(facts(&work).iter().all(|page| page.contains("5年，至2030年") && page.contains("after 5 years, on")));
    let day = Day::new(2026, 11, 21).unwrap();
    let due = |work: &Work| {
        let register = gongshi::resolve_content(&[work.path()]).0.unwrap();
        let due = gongshi::deadline::gather(&register, day, day.add_days(3000));
        due.iter().filter(|due| ["evaluation", "report"].contains(&due.kind.code())).count()
    };
    assert!(due(&work) > 0);
    work.change(policy, ends, &format!("{ends}\nended = {{ status = \"repealed\", on = 2026-11-20, by = \"镜科〔2026〕9号\" }}"));
    assert!(facts(&work).iter().all(|page| page.contains("5年，本应至2030年") && page.contains("which would have been on")));
    assert_eq!(due(&work), 0);
    let register = gongshi::resolve_content(&[work.path()]).0.unwrap();
    let (scheme, effect, posted) = ("lake", gongshi::model::rule::Proposed::Recognition, day);
    let asked = gongshi::prepare::notice::Asked::default();
    let asks =
        gongshi::prepare::notice::Question { scheme, effect, posted, under: None, bases: &[], round: None, what: None, name: None, asked };
    let made = gongshi::prepare::notice::notice(&register, &gongshi::prepare::Taken::new(), &asks).unwrap();
    assert!(made.notes.iter().any(|note| note.en.contains("the text was repealed from 2026-11-20")), "{:?}", made.notes);
}
