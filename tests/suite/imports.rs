//! Lists and papers on days off come in whole: whatever the encoding, the language and the order, and nothing without a word.

use std::fs;

use gongshi::finding::Findings;
use gongshi::import::source::WordNumbers;
use gongshi::import::{self, calendar, list};
use gongshi::model::calendar::{NoticeKind, YearDraft, YearState};
use gongshi::model::register::Register;
use gongshi::plan::words::weekday;

use crate::program::{command, err, gongshi, out};
use crate::root;
use crate::work::Work;

fn shipped() -> Register {
    gongshi::resolve_content(&[root().join("content")]).0.unwrap()
}

fn bring(register: &Register, into: &str, sheet: &str) -> list::Imported {
    let target = list::Target::read(register, into).unwrap();
    list::import(register, &target, &list::read("a.csv", sheet.as_bytes(), None).unwrap(), &[]).unwrap()
}

fn told(made: &[list::Told]) -> Vec<String> {
    made.iter().map(|told| format!("{}:{} {}", told.line, told.column, told.what.en)).collect()
}

const GRADES: &str = "content/schemes/qingdao/acts/2026/1201-evaluation/evaluation.csv";

#[test]
fn a_list_in_any_order_language_and_encoding_gives_the_same_rows() {
    let register = shipped();
    let expected = "base,name,host,round,result,ground,evidence\n\
                    QD-2019-001,海洋防腐材料国际联合实验室,海星大学,2026,excellent,,\n\
                    QD-2023-001,深海作业装备国际联合实验室,蓝潮听澜海洋装备研究院,2026,exempt,14-p3,\n";
    let zh = "2026年评估结果汇总表,,,,,\n序号,等级,基地名称,依托单位,评估年度,依据条款\n\
              1,优秀,海洋防腐材料国际联合实验室,海星大学,2026年,/\n2,免评,　深海作业装备国际联合实验室,蓝潮听澜海洋装备研究院,２０２６,１４-p3\n";
    let made = bring(&register, GRADES, zh);
    assert_eq!(told(&made.errors), Vec::<String>::new());
    assert_eq!(made.files[0].text, expected);
    assert_eq!(made.files[0].path, "schemes/qingdao/acts/2026/1201-evaluation/evaluation.csv");
    let notes = told(&made.notes);
    assert!(
        notes.iter().any(|note| note.contains("above the header")) && notes.iter().any(|note| note.contains("running number")),
        "{notes:?}"
    );
    let en = "base,result,round,ground\nQD-2019-001,Excellent,2026,\nqd,,,\n".replace("qd,,,\n", "QD-2023-001,exempt,2026,14-p3\n");
    assert_eq!(bring(&register, "qingdao/2026/1201-evaluation/evaluation", &en).files[0].text, expected);
    for bytes in [encoding_rs::GB18030.encode(zh).0.into_owned(), format!("\u{feff}{zh}").into_bytes(), zh.replace(',', "\t").into_bytes()]
    {
        let target = list::Target::read(&register, GRADES).unwrap();
        let made = list::import(&register, &target, &list::read("a.csv", &bytes, None).unwrap(), &[]).unwrap();
        assert_eq!(made.files[0].text, expected);
    }
}

#[test]
fn every_column_of_a_list_can_be_brought_in() {
    let register = shipped();
    let text = |into: &str, sheet: &str| {
        let made = bring(&register, into, sheet);
        assert_eq!(told(&made.errors), Vec::<String>::new());
        made.files[0].text.clone()
    };
    let correction = "base,list,column,was,is,is_en,window\nQD-2019-001,recognition,name,甲,乙,B,continues\n";
    assert_eq!(text("qingdao/2026/1201-correction/correction", correction), correction);
    let exit = "base,ground,outcome\nQD-2019-001,15-1,按公示\n";
    assert!(text("qingdao/2026/1201-exit/exit", exit).ends_with(",15-1,,,,settled\n"));
    assert!(!bring(&register, "qingdao/2026/1201-exit/exit", &exit.replace("按公示", "认定")).errors.is_empty());
}

#[test]
fn what_a_spreadsheet_spoiled_or_nobody_may_read_is_refused_with_its_place() {
    let register = shipped();
    let into = "content/hosts";
    let sheet = |code: &str| format!("代号,单位名称,单位性质,统一社会信用代码\nnew-host,新单位,企业,{code}\n");
    for spoiled in ["9.13702E+17", "913702000000000000"] {
        let made = bring(&register, into, &sheet(spoiled));
        assert!(made.files.is_empty() && told(&made.errors)[0].starts_with("2:4 a spreadsheet rewrote"), "{:?}", made.errors);
    }
    let made = bring(&register, into, &sheet("91370200MA3CTEST0X"));
    assert!(made.files[0].text.contains("credit-code = \"91370200MA3CTEST0X\""), "{:?}", made);
    let mobile = ["138", "0013", "8000"].concat();
    let made = bring(&register, "qingdao/2026/1201-recognition/recognition", &format!("编号,基地名称,依托单位\nQD-2026-001,{mobile},甲\n"));
    assert!(made.files.is_empty());
    assert!(told(&made.errors)[0].starts_with("2:2 here stands a mobile number") && !format!("{made:?}").contains(&mobile));
    let made = bring(&register, "qingdao/2026/1201-recognition/recognition", "编号,基地名称\n2026年1月,甲\n");
    assert!(told(&made.errors)[0].contains("a spreadsheet seems to have made a date of it"), "{:?}", made.errors);
}

#[test]
fn nothing_is_dropped_without_a_word() {
    let register = shipped();
    let made = bring(&register, GRADES, "编号,评估结过,备注\nQD-2019-001,优秀,好\n");
    let errors = told(&made.errors);
    assert!(errors.iter().any(|error| error.contains("there is no column 评估结过 here; nearest: 评估结果")), "{errors:?}");
    assert!(errors.iter().any(|error| error.starts_with("1:3 there is no column 备注 here.")), "{errors:?}");
    assert!(errors.iter().any(|error| error.ends_with("--ignore 评估结过,备注")), "{errors:?}");
    let ignored = |sheet: &str, ignore: &[&str]| {
        let target = list::Target::read(&register, GRADES).unwrap();
        let ignore: Vec<String> = ignore.iter().map(ToString::to_string).collect();
        list::import(&register, &target, &list::read("a.csv", sheet.as_bytes(), None).unwrap(), &ignore).unwrap()
    };
    let made = ignored("编号,等级,备注\nQD-2019-001,优秀,好\n", &["备注"]);
    assert!(made.errors.is_empty() && told(&made.notes).iter().any(|note| note.contains("left out on request")));
    let errors = told(&bring(&register, GRADES, "编号,等级,\nQD-2019-001,良好,\nQD-1,优秀,多\n合计,2,\n").errors);
    assert!(errors.iter().any(|error| error.contains("holds something and has no header")), "{errors:?}");
    let errors = told(&bring(&register, GRADES, "编号,等级\nQD-2019-001,良好\nQD-2019-01,优秀\n合计,2\n").errors);
    assert!(errors.iter().any(|error| error.starts_with("2:2 result of evaluation cannot be read: 良好")), "{errors:?}");
    assert!(
        errors.iter().any(|error| error.starts_with("3:1 there is no base of the number QD-2019-01; nearest: QD-2019-001")),
        "{errors:?}"
    );
    assert!(errors.iter().any(|error| error.starts_with("4:1")), "a line of totals is no row: {errors:?}");
}

#[test]
fn a_padded_name_is_the_name_and_that_is_told() {
    let register = shipped();
    let sheet =
        "编号,基地名称,类型,依托单位,领域\nQD-2026-011,海冰\u{200b}观测国际  联合实验室,国际联合实验室,松声\u{3000}理工大学,海冰 观测\n";
    let made = bring(&register, "content/schemes/qingdao/bases", sheet);
    assert_eq!(told(&made.errors), Vec::<String>::new());
    assert!(made.files[0].text.contains("zh = \"海冰观测国际联合实验室\"") && made.files[0].text.contains("zh = \"海冰 观测\""));
    let notes = told(&made.notes);
    assert!(notes.iter().any(|note| note.starts_with("2:2 ") && note.contains("were taken out")), "{notes:?}");
    assert!(notes.iter().any(|note| note.starts_with("2:4 ")) && !notes.iter().any(|note| note.starts_with("2:5 ")), "{notes:?}");
}

#[test]
fn a_sheet_of_bases_becomes_records_that_pass_once_filled() {
    let work = Work::of(&root().join("content"));
    let register = gongshi::resolve_content(&[work.path()]).0.unwrap();
    let sheet = "编号,基地名称,类型,依托单位,领域,负责人,推荐单位,外方合作单位,国别\n\
                 QD-2026-011,海冰观测国际联合实验室,国际联合实验室,松声理工大学,海冰,秦问潮,星屿区科学技术局,北岬大学；长湾研究所,挪威；CA\n\
                 QD-2026-012,海水淡化国际示范基地,国际示范基地,百帆映海生物科技有限公司,—,,,,\n";
    let made = bring(&register, "content/schemes/qingdao/bases", sheet);
    assert_eq!(told(&made.errors), Vec::<String>::new());
    assert!(made.files[0].text.contains("country = \"NO\"") && made.files[0].text.contains("country = \"CA\""), "{}", made.files[0].text);
    assert!(!made.files[1].text.contains("field"), "{}", made.files[1].text);
    for file in &made.files {
        let words: String =
            gongshi::model::blank::find(&file.text).fold(file.text.clone(), |text, (_, blank)| text.replace(blank, "Words"));
        work.put(&file.path, words);
    }
    assert!(!errors(&work.examine().1));
    let made = bring(&register, "content/schemes/qingdao/bases", &sheet.replace("松声理工大学", "松声理工学院").replace("挪威", "娜威"));
    let errors = told(&made.errors);
    assert!(errors.iter().any(|error| error.contains("no such host: 松声理工学院; nearest: 松声理工大学")), "{errors:?}");
}

fn errors(findings: &Findings) -> bool {
    findings.has_errors()
}

/// A paper in the pattern of the real ones, from the facts of a shipped year.
fn paper(year: &YearDraft) -> String {
    const NUMERALS: [&str; 8] = ["一", "二", "三", "四", "五", "六", "七", "八"];
    let notice = &year.notice[0];
    let mut text = format!("国务院办公厅关于{}年\n部分节假日安排的通知\n{}\n\n各地区、各部门：\n", year.year, notice.number)
        .replace("年\n部分", "年部分");
    let mut names: Vec<&str> = Vec::new();
    for off in &year.off {
        if !names.contains(&off.name.as_str()) {
            names.push(&off.name);
        }
    }
    let date = |day: gongshi::model::day::Day| {
        let of = if day.year() == year.year { String::new() } else { format!("{}年", day.year()) };
        format!("{of}{}月{}日（{}）", day.month(), day.day_of_month(), weekday(day.weekday()).zh)
    };
    for (no, name) in names.iter().enumerate() {
        text.push_str(&format!("  {}、{name}：", NUMERALS[no]));
        let runs = year.off.iter().filter(|off| off.name == *name).map(|off| {
            if off.first == off.last {
                format!("{}放假1天", date(off.first))
            } else {
                format!("{}至{}放假，共{}天", date(off.first), date(off.last), off.days)
            }
        });
        text.push_str(&runs.collect::<Vec<_>>().join("，"));
        text.push('。');
        let worked: Vec<String> = year.work.iter().filter(|work| work.name == *name).map(|work| date(work.date)).collect();
        if !worked.is_empty() {
            text.push_str(&format!("{}上班。", worked.join("、")));
        }
        text.push('\n');
    }
    let signed = notice.signed;
    text + &format!("节假日期间请妥善安排。\n国务院办公厅\n{}年{}月{}日\n", signed.year(), signed.month(), signed.day_of_month())
}

fn read(name: &str, bytes: &[u8]) -> calendar::Imported {
    calendar::import(&import::read(name, bytes, WordNumbers::LeftOut).unwrap(), None).unwrap()
}

#[test]
fn every_known_year_comes_back_from_a_paper_in_its_pattern() {
    let mut years = 0;
    for year in 2007..=2026 {
        let text = fs::read_to_string(root().join(format!("content/calendars/cn-{year}.toml"))).unwrap();
        let mut known: YearDraft = toml::from_str(&text).unwrap();
        // What a later paper changed is in no annual paper.
        if known.state == YearState::Unpublished || known.notice.iter().any(|notice| notice.kind == NoticeKind::Change) {
            continue;
        }
        years += 1;
        let paper = paper(&known);
        let made = read("paper.txt", paper.as_bytes());
        assert_eq!(made.errors, [], "{year}\n{paper}");
        known.work.sort_by_key(|work| work.date);
        known.notice[0].published = known.notice[0].signed;
        known.notice[0].note = None;
        assert_eq!(made.year.off, known.off, "{year}");
        assert_eq!(made.year.work, known.work, "{year}");
        assert_eq!(made.year.notice, known.notice, "{year}");
        let back: YearDraft = toml::from_str(&calendar::toml(&made.year)).unwrap();
        assert_eq!(back, made.year);
        let (gb, ..) = encoding_rs::GB18030.encode(&paper);
        assert_eq!(read("paper.txt", &gb).year, made.year);
        let html: String = paper.lines().map(|line| format!("<p>{line}</p>")).collect();
        assert_eq!(read("paper.html", format!("<!DOCTYPE html><html><body>{html}</body></html>").as_bytes()).year, made.year, "{year}");
    }
    assert!(years >= 16, "{years}");
}

const PAPER: &str = "国务院办公厅关于2027年部分节假日安排的通知\n国办发明电（2026）９号\n\
    一、元旦：1月1日（周五）至3日（周日）放假，共3天。\n\
    二、春节：2月5日（农历除夕前一日、周五）至11日（周四）放假调休，共7天。1月31日（周日）、2月13日\n（周六）上班。鼓励在2月4日休息。\n\
    三、清明节：4月5日（周一）放假1天，与周末连休。\n四、校庆：5月4日另行通知。\n\
    五、劳动节、端午节：5月1日至4日放假调休，共4天，5月8日（星期六）上班。\n2026年11月20日\n";

#[test]
fn every_count_and_weekday_is_held_against_the_dates_and_the_rest_is_told() {
    let made = read("a.txt", PAPER.as_bytes());
    let notes: Vec<&str> = made.notes.iter().map(|note| note.what.en.as_str()).collect();
    let errors: Vec<&str> = made.errors.iter().map(|note| note.what.en.as_str()).collect();
    assert_eq!(errors, ["校庆: is this off or worked? 5月4日另行通知"]);
    assert!(notes.iter().any(|note| note.starts_with("advice and no day off")), "{notes:?}");
    assert!(notes.contains(&"nothing is arranged for 国庆节"));
    assert_eq!(made.year.notice[0].number, "国办发明电〔2026〕9号");
    let work: Vec<String> = made.year.work.iter().map(|work| work.date.to_string()).collect();
    assert_eq!(work, ["2027-01-31", "2027-02-13", "2027-05-08"], "a sentence broken by a line end is whole");
    assert_eq!(made.year.off[3].name_en, "Labour Day and Dragon Boat Festival");
    for (from, to, says) in [
        ("共3天", "共4天", "4 days are named, the dates are 3"),
        ("1日（周五）至3日", "1日（周四）至3日", "2027-01-01 is a Fri, the paper says Thu"),
        ("1月31日（周日）", "1月29日", "2027-01-29 is no weekend"),
        ("5月8日", "5月2日", "both off"),
        ("4月5日（周一）", "4月31日", "a date that cannot be"),
        ("国办发明电（2026）９号\n", "", "no document number"),
        ("2026年11月20日\n", "", "no date of signature"),
    ] {
        let made = read("a.txt", PAPER.replace(from, to).as_bytes());
        assert!(made.errors.iter().any(|error| error.what.en.contains(says)), "{says}: {:?}", made.errors);
    }
    assert_eq!(read("a.txt", PAPER.replace("2027年部分", "2027年\n部分").as_bytes()).year, made.year, "a title in two lines");
    let change = "国务院办公厅关于延长2020年春节假期的通知\n一、延长至2月2日。\n";
    assert!(
        calendar::import(&import::read("a.txt", change.as_bytes(), WordNumbers::LeftOut).unwrap(), None)
            .unwrap_err()
            .what
            .en
            .contains("changes an arrangement")
    );
}

#[test]
fn a_new_year_and_a_filled_list_take_the_place_of_the_empty_ones() {
    let work = Work::small();
    let content = work.path().to_string_lossy().into_owned();
    let files = tempfile::tempdir().unwrap();
    let paper = files.path().join("paper.txt");
    fs::write(&paper, PAPER.replace("四、校庆：5月4日另行通知。\n", "")).unwrap();
    work.put("calendars/cn-2027.toml", "year = 2027\nregion = \"CN\"\nstate = \"unpublished\"\nchecked = 2026-11-01\n");
    let run = |args: &[&str]| gongshi(&[args, &["--content", &content]].concat());
    // Nobody reads what it says: the year is written all the same.
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let unread = ["import", "calendar", &paper.to_string_lossy(), "--content", &content];
    let made = command(&unread).stdout(writer).output().unwrap();
    assert_eq!(made.status.code(), Some(0), "{}", err(&made));
    assert_eq!(run(&["import", "calendar", &paper.to_string_lossy()]).status.code(), Some(2), "nothing is written over");
    assert!(!work.path().join("calendars/cn-2027.toml.old").exists());
    let window = run(&["window", "--posted", "2027-02-03", "--days", "5", "--first-day", "posting-day"]);
    assert!(out(&window).contains("2027-02-15"), "the new year counts");

    assert_eq!(run(&["new", "notice", "lake", "recognition", "--posted", "2026-11-23"]).status.code(), Some(0));
    let sheet = files.path().join("list.csv");
    fs::write(&sheet, "基地名称,依托单位\n湖岸观测实验室,镜湖大学\n").unwrap();
    let into = work.path().join("schemes/lake/acts/2026/1123-recognition/recognition.csv");
    let args = ["import", "list", &sheet.to_string_lossy(), "--into", &into.to_string_lossy()];
    let made = run(&args);
    assert_eq!(made.status.code(), Some(0), "{}", err(&made));
    assert_eq!(fs::read_to_string(&into).unwrap(), "base,name,host\nLK-2026-001,湖岸观测实验室,镜湖大学\n");
    assert_eq!(run(&args).status.code(), Some(2), "a list with rows stays");
}
