//! Names that point at nothing, and what is told of them: once, with the name that was meant.

use gongshi::report::Sources;

use crate::work::Work;

const NOTICE: &str = "schemes/lake/acts/2026/1119-recognition";

/// The findings of a registry besides those of the small one: code, file, and what to do.
fn told(work: &Work) -> Vec<(String, String, String)> {
    let known = Work::small().found();
    let mut sources = Sources::new(&[work.path()]);
    let (_, findings) = work.examine();
    let all = findings.sorted().into_iter().map(|finding| {
        let (_, spot) = sources.find(&finding.place);
        let line = format!("{} {}:{}:{} {:?}", finding.code, finding.place.file, spot.line, spot.column, finding.level);
        (line, finding.code.to_owned(), finding.place.file.clone(), finding.remedy.en.clone())
    });
    all.filter(|(line, ..)| !known.contains(line)).map(|(_, code, file, remedy)| (code, file, remedy)).collect()
}

fn only(work: &Work, code: &str, remedy: &str) {
    let told = told(work);
    assert!(told.len() == 1 && told[0].0 == code && told[0].2.contains(remedy), "{told:?}");
}

#[test]
fn a_mistyped_name_is_told_with_the_one_that_was_meant() {
    let work = Work::small();
    work.change(&format!("{NOTICE}/recognition.csv"), "LK-2026-001", "LK-2026-0O1");
    only(&work, "unknown-name", "LK-2026-001");

    let work = Work::small();
    work.put("schemes/lake/acts/2026/1120-withdrawal/act.toml", act("notice-withdrawal", "2026/1119-recogniton", ""));
    only(&work, "unknown-name", "2026/1119-recognition");

    let work = Work::small();
    work.change("schemes/lake/bases/LK-2025-002.toml", "host = \"reed-works\"", "host = \"reed-work\"");
    assert!(told(&work).iter().any(|(code, _, remedy)| code == "unknown-name" && remedy.contains("reed-works")));

    let work = Work::small();
    let base = std::fs::read_to_string(work.path().join("schemes/lake/bases/LK-2025-002.toml")).unwrap();
    work.put("schemes/lake/bases/LK-2025-002.toml", format!("{base}also = [{{ scheme = \"laek\", base = \"LK-2025-001\" }}]\n"));
    only(&work, "unknown-name", "lake");
    work.put("schemes/lake/bases/LK-2025-002.toml", format!("{base}also = [{{ scheme = \"lake\", base = \"LK-2025-01\" }}]\n"));
    only(&work, "unknown-name", "LK-2025-001");
}

#[test]
fn a_mistyped_list_is_told_with_its_name() {
    let work = Work::small();
    work.put(&format!("{NOTICE}/recogniton.csv"), "base,name,host\n");
    only(&work, "stray-file", "recognition.csv");
}

#[test]
fn what_an_editor_left_in_the_content_is_told_as_such() {
    for name in ["act.toml~", "~$list.docx", "Thumbs.db"] {
        let work = Work::small();
        work.put(&format!("{NOTICE}/{name}"), "x");
        work.put(&format!("{NOTICE}/.act.toml.swp"), "x");
        only(&work, "stray-file", "close the program that edits it");
    }
}

#[test]
fn entries_that_an_act_names_stand_in_the_act_it_is_about() {
    let put = |result: &str| {
        let work = Work::small();
        let act = act("objection-result", "2026/1119-recognition", &format!("[result]\n{result}\n"));
        work.put("schemes/lake/acts/2026/1126-objection/act.toml", act);
        work
    };
    let known = "received = 1\nupheld = 1\nrejected = 0\nupheld-entries = [\"LK-2026-001\"]";
    assert_eq!(told(&put(known)), []);
    only(&put(&known.replace("LK-2026-001", "LK-2026-01")), "unknown-name", "LK-2026-001");
    // It is in the register, and not in that notice.
    only(&put(&known.replace("LK-2026-001", "LK-2025-002")), "unknown-name", "check the number");
    only(&put(&format!("{known}\nrejected-entries = [\"LK-2026-001\"]")), "written-twice", "keep one");
    only(&put("received = 1\nupheld = 0\nrejected = 1\nupheld-entries = [\"LK-2026-001\"]"), "wrong-value", "upheld");
    let work = Work::small();
    let longer = act(
        "extension",
        "2026/1119-recognition",
        "entries = [\"LK-2025-001\"]\n[window]\nfirst = 2026-11-19\nlast = 2026-11-27\ndays = 7\n",
    );
    work.put("schemes/lake/acts/2026/1120-extension/act.toml", longer);
    only(&work, "unknown-name", "check the number");
}

#[test]
fn a_file_that_cannot_be_read_is_not_told_as_missing_too() {
    // 湖 in GB18030.
    let bytes = [b"base,name,host\nLK-2026-001,".as_slice(), &[0xBA, 0xFE], b",x\n"].concat();
    for file in ["recognition.csv", "act.toml"] {
        let work = Work::small();
        work.put(&format!("{NOTICE}/{file}"), &bytes);
        let told = told(&work);
        assert!(told.len() == 1 && told[0].0 == "not-utf8", "{file}: {told:?}");
    }
    let work = Work::small();
    work.put("schemes/lake/bases/LK-2026-009.toml", &bytes);
    only(&work, "not-utf8", "UTF-8");
}

#[test]
fn every_list_that_an_act_may_not_have_is_told() {
    let work = Work::small();
    let folder = "schemes/lake/acts/2026/1120-withdrawal";
    work.put(&format!("{folder}/act.toml"), act("notice-withdrawal", "2026/1119-recognition", ""));
    let row = "LK-2025-001,镜湖水实验室,镜湖大学";
    work.put(&format!("{folder}/recognition.csv"), format!("base,name,host\n{row}\n"));
    work.put(&format!("{folder}/revocation.csv"), format!("base,name,host,ground\n{row},4-1\n"));
    let misplaced: Vec<_> = told(&work).into_iter().filter(|(code, ..)| code == "list-not-fitting").collect();
    assert_eq!(misplaced.len(), 2, "{misplaced:?}");
}

#[test]
fn a_base_stands_once_a_year_in_a_roll() {
    let work = Work::small();
    let row = |year: i32, status: &str| {
        format!("LK-2025-001,镜湖水实验室,镜湖大学,{year},{status}\nLK-2025-002,芦苇材料实验室,芦苇制造,{year},{status}\n")
    };
    let roll = |rows: &str| {
        let act = "kind = \"report-roll\"\nunder = \"rules-2024\"\ntitle = { zh = \"年度报告\", en = \"Annual reports\" }\n";
        work.put("schemes/lake/acts/2026/1120-reports/act.toml", act);
        work.put("schemes/lake/acts/2026/1120-reports/reports.csv", format!("base,name,host,year,status\n{rows}"));
    };
    roll(&format!("{}{}", row(2025, "on-time"), row(2026, "on-time")));
    assert_eq!(told(&work), []);
    roll(&format!("{}{}", row(2026, "on-time"), row(2026, "late")));
    let told = told(&work);
    assert!(told.len() == 2 && told.iter().all(|(code, ..)| code == "row-twice"), "{told:?}");
}

#[test]
fn a_particular_changes_once_in_a_list_and_partners_as_often_as_there_are() {
    let told = |rows: &[&str]| {
        let work = Work::small();
        let header = "subject,name,host,what,from,to,to_en\n";
        let rows: String = rows.iter().map(|row| format!("LK-2025-001,镜湖水实验室,镜湖大学,{row},X\n")).collect();
        work.put("schemes/lake/acts/2026/0202-change/act.toml", act("decision", "", "").replace("about = [\"\"]\n", ""));
        work.put("schemes/lake/acts/2026/0202-change/changes.csv", format!("{header}{rows}"));
        told(&work).into_iter().map(|(code, ..)| code).filter(|code| code == "row-twice").count()
    };
    assert_eq!(told(&["leader,林一,林二", "leader,林一,林三"]), 1);
    assert_eq!(told(&["leader,林一,林二", "field,水,气"]), 0);
    assert_eq!(told(&["recommender,甲厅,乙厅", "sponsor,甲厅,丙厅"]), 1);
    assert_eq!(told(&["partner,甲所,乙所", "partner,,丙所", "partner,,丁所", "other,一,二", "other,三,四"]), 0);
    assert_eq!(told(&["partner,甲所,乙所", "partner,甲所,丙所"]), 1);
    assert_eq!(told(&["partner,,乙所", "partner,,乙所"]), 1);
}

#[test]
fn a_cell_is_put_right_once_in_a_correction() {
    let told = |second: &str| {
        let work = Work::small();
        work.put("schemes/lake/acts/2026/1120-correction/act.toml", act("correction", "2026/1119-recognition", ""));
        let rows = format!("LK-2026-001,recognition,name,湖岸观测实验室,湖岸实验室,continues\n{second}\n");
        work.put("schemes/lake/acts/2026/1120-correction/correction.csv", format!("base,list,column,was,is,window\n{rows}"));
        told(&work).into_iter().map(|(code, ..)| code).filter(|code| code == "row-twice").count()
    };
    assert_eq!(told("LK-2026-001,recognition,name,湖岸观测实验室,湖畔实验室,continues"), 1);
    assert_eq!(told("LK-2026-001,recognition,name,湖岸观测实验室,湖岸实验室,continues"), 1);
    assert_eq!(told("LK-2026-001,recognition,host,镜湖大学,芦苇制造,continues"), 0);
}

#[test]
fn an_outcome_is_in_the_words_of_its_list() {
    for (list, columns, cells, word, words) in [
        ("recognition", "", "", "settled", "recognised, not-recognised, withdrawn, pending"),
        ("revocation", ",ground", ",4-1", "recognised", "settled, dropped, withdrawn, pending"),
    ] {
        let work = Work::small();
        let folder = "schemes/lake/acts/2026/0202-decision";
        work.put(&format!("{folder}/act.toml"), act("decision", "", "").replace("about = [\"\"]\n", ""));
        let rows = format!("base,name,host{columns},outcome\nLK-2025-001,镜湖水实验室,镜湖大学{cells},{word}\n");
        work.put(&format!("{folder}/{list}.csv"), rows);
        let told = told(&work);
        assert!(told.iter().any(|(code, _, remedy)| code == "wrong-cell" && remedy.contains(words)), "{told:?}");
    }
}

#[test]
fn a_notice_has_no_outcome_and_a_round_is_a_year() {
    let work = Work::small();
    work.change(&format!("{NOTICE}/recognition.csv"), "host\n", "host,outcome\n");
    work.change(&format!("{NOTICE}/recognition.csv"), "镜湖大学\n", "镜湖大学,withdrawn\n");
    only(&work, "outcome-in-notice", "notice-withdrawal");
    work.change(&format!("{NOTICE}/recognition.csv"), "withdrawn", "");
    assert_eq!(told(&work), []);

    let work = Work::small();
    let header = "base,name,host,since,standing,last_result,last_round\n";
    work.put("schemes/lake/acts/2024/1220-opening/act.toml", act("opening", "", "").replace("about = [\"\"]\n", ""));
    let row = "LK-2026-001,湖岸观测实验室,镜湖大学,2020-01-01,certified,qualified,23-24\n";
    work.put("schemes/lake/acts/2024/1220-opening/opening.csv", format!("{header}{row}"));
    assert!(told(&work).iter().any(|(code, _, remedy)| code == "wrong-cell" && remedy.contains("a year such as 2026")));
}

fn act(kind: &str, about: &str, rest: &str) -> String {
    format!("kind = \"{kind}\"\nunder = \"rules-2024\"\nabout = [\"{about}\"]\ntitle = {{ zh = \"其后\", en = \"Afterwards\" }}\n{rest}")
}

#[test]
fn a_link_to_an_attachment_leads_to_where_it_is_published() {
    let work = Work::small();
    work.put("schemes/lake/acts/2025/0312-recognition/files/名单 1.txt", "一\n");
    work.put("schemes/lake/acts/2025/0312-recognition/zh.md", "见[名单](<files/名单 1.txt>)。\n");
    work.put("schemes/lake/policies/rules-2024/files/form.txt", "x\n");
    work.change("schemes/lake/policies/rules-2024/guide.zh.md", "以正式文本为准。", "以正式文本为准，见[附表](files/form.txt)。");
    let site = work.built();
    let dist = site.path().join("dist");
    for (page, file) in [
        ("zh/lake/acts/2025/0312-recognition.html", "data/lake/acts/2025/0312-recognition/files/名单 1.txt"),
        ("en/lake/acts/2025/0312-recognition.html", "data/lake/acts/2025/0312-recognition/files/名单 1.txt"),
        ("zh/lake/policies/rules-2024.html", "data/lake/policies/rules-2024/files/form.txt"),
    ] {
        let html = std::fs::read_to_string(dist.join(page)).unwrap();
        let href = gongshi::model::route::relative(page, file);
        assert!(dist.join(file).exists() && html.contains(&format!("<a href=\"{href}\">")), "{page} does not link {href}");
    }
}
