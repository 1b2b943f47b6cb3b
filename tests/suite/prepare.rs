//! Prepared files: correct as soon as their places are filled in, for every scheme; nothing is written over.

use std::collections::BTreeSet;

use gongshi::model::blank;
use gongshi::model::register::Register;
use gongshi::model::rule::Proposed;
use gongshi::prepare::conclude::conclude;
use gongshi::prepare::notice::Asked;
use gongshi::prepare::{Prepared, Refused, Taken, base, conclude, notice, policy, reports};

use crate::program::gongshi;
use crate::work::Work;
use crate::{day, root};

fn shipped() -> Work {
    Work::of(&root().join("content"))
}

fn register(work: &Work) -> (Register, Taken) {
    let tree = gongshi::read::disk::read(&[work.path()]).0;
    let taken = tree.paths().cloned().collect();
    (gongshi::resolve_content(&[work.path()]).0.unwrap(), taken)
}

/// Makes files, fills in their places as an officer would, and writes them.
fn put(work: &Work, make: impl Fn(&Register, &Taken) -> Result<Prepared, Refused>) -> Prepared {
    let (register, taken) = register(work);
    let made = make(&register, &taken).unwrap();
    for file in &made.files {
        assert!(!taken.contains(&file.path), "{}", file.path);
        work.put(&file.path, filled(&file.path, &file.text));
    }
    made
}

fn filled(path: &str, text: &str) -> String {
    let mut text = text.to_owned();
    let next = |text: &str| blank::find(text).next().map(|(_, words)| words.to_owned());
    while let Some(words) = next(&text) {
        let value = match words.as_str() {
            w if w.contains("国家或地区代码") => "NO",
            w if w.contains("院系") => "mat",
            w if w.contains("key、main") => "key",
            w if w.contains("excellent") => "excellent",
            w if w.contains("on-time") => "late",
            w if w.contains("unqualified") => "unqualified",
            w if w.contains("类型") && path.contains("national") => "centre",
            w if w.contains("类型") && path.contains("qingdao") => "lab",
            w if w.contains("类型") && path.contains("guangdong") => "research",
            w if w.contains("事由") => w.rsplit('：').next().unwrap().split(['、', '〕']).next().unwrap(),
            w if w.contains("日期") => "2026-12-01",
            w if w.contains("to fill") => "Words",
            _ => "海上某某",
        }
        .to_owned();
        text = text.replace(&words, &value);
    }
    // A date stands without quotes.
    text.replace("\"2026-12-01\"", "2026-12-01")
}

fn errors(work: &Work) -> BTreeSet<String> {
    work.found().into_iter().filter(|found| found.ends_with("Error")).collect()
}

fn asks(scheme: &str, effect: Proposed, posted: &str, days: Option<u32>) -> notice::Question<'static> {
    let scheme = scheme.to_owned().leak();
    let asked = Asked { days, first_day: None };
    notice::Question { scheme, effect, posted: day(posted), under: None, bases: &[], round: None, what: None, name: None, asked }
}

fn about<'a>(notice: &'a str, posted: &str) -> conclude::Question<'a> {
    conclude::Question { notice, posted: day(posted), dropped: &[], withdrawn: &[], partly: false }
}

#[test]
fn from_a_new_base_to_its_recognition_in_every_scheme() {
    let work = shipped();
    assert_eq!(errors(&work), BTreeSet::new());
    for (scheme, kind, days) in [
        ("qingdao", "lab", None),
        ("sichuan", "transfer", None),
        ("zhengzhou", "base", None),
        ("guangdong", "transfer", Some(5)),
        ("national", "centre", Some(5)),
    ] {
        let question = base::Question {
            scheme,
            id: None,
            day: day("2026-11-23"),
            host: Some("haixing-university"),
            kind: Some(kind),
            name: None,
            name_en: None,
        };
        put(&work, |register, taken| base::base(register, taken, &question));
        let made = put(&work, |register, taken| notice::notice(register, taken, &asks(scheme, Proposed::Recognition, "2026-11-23", days)));
        let folder = made.files[0].path.split_once("/acts/").unwrap().1.trim_end_matches("/act.toml").to_owned();
        assert!(made.files[1].text.lines().count() == 2, "{}", made.files[1].text);
        let name = format!("{scheme}/{folder}");
        let (read, taken) = register(&work);
        assert!(conclude(&read, &taken, &about(&name, "2026-11-27")).unwrap_err().what.en.contains("runs to the end of"));
        put(&work, |register, taken| conclude(register, taken, &about(&name, "2026-12-02")));
        assert_eq!(errors(&work), BTreeSet::new(), "{scheme}");
    }
}

#[test]
fn a_round_of_evaluation_in_every_scheme() {
    let work = shipped();
    for (scheme, days) in [("qingdao", Some(5)), ("sichuan", None), ("zhengzhou", None), ("guangdong", None), ("national", None)] {
        let question = notice::Question { round: Some(2028), ..asks(scheme, Proposed::Evaluation, "2026-12-02", days) };
        let made = put(&work, |register, taken| match days {
            Some(_) => notice::notice(register, taken, &question),
            None => notice::decision(register, taken, &question),
        });
        assert!(made.files[1].text.lines().count() > 2, "{}", made.files[1].text);
        let told = errors(&work);
        assert_eq!(told, BTreeSet::new(), "{scheme}");
    }
}

#[test]
fn a_roll_of_reports_has_every_base_that_owes_one() {
    let asks = |scheme, year| reports::Question { scheme, posted: day("2026-12-02"), year: Some(year), under: None, name: None };
    for scheme in ["qingdao", "sichuan", "zhengzhou", "guangdong", "national"] {
        let work = shipped();
        let made = put(&work, |register, taken| reports::roll(register, taken, &asks(scheme, 2026)));
        assert!(made.files[1].text.lines().count() > 1, "{}", made.files[1].text);
        assert_eq!(errors(&work), BTreeSet::new(), "{scheme}");
        let (read, taken) = register(&work);
        let again = reports::roll(&read, &taken, &asks(scheme, 2026)).unwrap_err();
        assert!(again.what.en.starts_with("no registered base is left"), "{again:?}");
    }
    let (read, taken) = register(&shipped());
    assert!(reports::roll(&read, &taken, &asks("qingdao", 2010)).is_err(), "no base is so old");
}

#[test]
fn revocations_exits_criticism_and_changes_pass_once_filled() {
    for (scheme, base, effects) in [
        ("qingdao", "QD-2019-002", [Proposed::Revocation, Proposed::Changes, Proposed::Exit].as_slice()),
        ("sichuan", "SC-2023-002", &[Proposed::Changes, Proposed::Exit]),
        ("guangdong", "GD-2023-001", &[Proposed::Changes, Proposed::Revocation]),
        ("zhengzhou", "ZZ-2024-001", &[Proposed::Changes]),
        ("national", "CN-2019-001", &[Proposed::Criticism]),
    ] {
        for effect in effects {
            let work = shipped();
            let bases = [base.to_owned()];
            let question = notice::Question { bases: &bases, what: Some("leader"), ..asks(scheme, *effect, "2026-12-02", None) };
            let made = put(&work, |register, taken| notice::decision(register, taken, &question));
            // Blanks are filled with the first word they offer; whether such a ground is proved is another check's business.
            let told: Vec<_> = errors(&work).into_iter().filter(|told| !told.starts_with("ground-unproved ")).collect();
            assert!(told.is_empty(), "{scheme} {effect:?}\n{}\n{told:?}", made.files[1].text);
        }
    }
}

#[test]
fn what_the_rules_make_due_is_put_forward_with_its_ground() {
    let work = shipped();
    let (register, taken) = register(&work);
    // Failed again after its rectification, and not revoked by then.
    let question = asks("qingdao", Proposed::Revocation, "2026-01-05", None);
    let made = notice::decision(&register, &taken, &question).unwrap();
    assert_eq!(made.files[1].text, "base,name,host,ground\nQD-2020-002,海藻生物制品国际示范基地,百帆映海生物科技有限公司,15-1\n");
    assert!(
        made.files[0].text.contains("basis = [\"qingdao/measures-2024#15-1\", \"qingdao/measures-2024#15-p5\"]"),
        "the ground, then what follows"
    );
    let question = notice::Question { round: Some(2026), ..asks("qingdao", Proposed::Evaluation, "2026-10-09", Some(5)) };
    let rows = notice::notice(&register, &taken, &question).unwrap().files[1].text.clone();
    assert!(rows.contains("QD-2023-001,深海作业装备国际联合实验室,蓝潮听澜海洋装备研究院,2026,exempt,14-p3,2026/0420-outside\n"), "{rows}");
    assert!(!rows.contains("QD-2025-001"), "not due by the end of the year: {rows}");
    // Each round has lists of its own, whatever was posted this year.
    put(&work, |register, taken| notice::notice(register, taken, &question));
    let (register, taken) = self::register(&work);
    let title = |round, posted| {
        let question = notice::Question { round: Some(round), ..asks("qingdao", Proposed::Evaluation, posted, Some(5)) };
        notice::notice(&register, &taken, &question).unwrap().files[0].text.clone()
    };
    let (other, same) = (title(2027, "2026-11-09"), title(2026, "2026-11-09"));
    assert!(!other.contains("批") && same.contains("2026年第三批"), "{other}{same}");
}

#[test]
fn a_decision_takes_corrections_withdrawals_and_objections_into_account() {
    let work = shipped();
    let (register, taken) = register(&work);
    let early = conclude(&register, &taken, &about("guangdong/2026/1113-recognition", "2026-11-23")).unwrap_err();
    assert!(early.what.zh.contains("GD-2026-002") && early.remedy.zh.contains("最早 2026-11-25"), "one entry runs anew: {early:?}");
    let partly = conclude::Question { partly: true, ..about("guangdong/2026/1113-recognition", "2026-11-23") };
    let rows = conclude(&register, &taken, &partly).unwrap().files[1].text.clone();
    assert!(rows.contains("GD-2026-001,湿地候鸟监测国际合作特色基地,白鹭信风环境研究所,recognised\n"), "{rows}");
    assert!(rows.contains("GD-2026-002,潮间带碳汇国际联合研究基地,屿风海洋工程研究所,pending\n"), "the corrected name: {rows}");
    put(&work, |register, taken| conclude(register, taken, &partly));
    let (register, taken) = self::register(&work);
    let rest = conclude(&register, &taken, &about("guangdong/2026/1113-recognition", "2026-11-25")).unwrap().files[0].text.clone();
    assert!(rest.contains("的通知（之二）\"") && rest.contains(", 2026, Part 2\""), "a title of its own: {rest}");
    let answered = conclude(&register, &taken, &about("qingdao/2025/0926-recognition", "2026-11-23")).unwrap_err();
    assert!(answered.what.en.contains("2025/1128-recognition"));
    let withdrawn = conclude(&register, &taken, &about("zhengzhou/2024/0304-recognition", "2026-11-23")).unwrap_err();
    assert!(withdrawn.what.en.contains("withdrawn") || withdrawn.what.en.contains("answered"), "{withdrawn:?}");

    // One objection open, then upheld, then upheld of an entry that is named.
    let result = |open: &str, upheld: u32| {
        format!(
            "kind = \"objection-result\"\nunder = \"measures-2024\"\nabout = [\"2026/1118-recognition\"]\n\
             title = {{ zh = \"异议处理结果\", en = \"Outcome\" }}\n[result]\nreceived = 1\nupheld = {upheld}\nrejected = 0\nopen = [{open}]\n"
        )
    };
    let file = "schemes/qingdao/acts/2026/1125-objection/act.toml";
    work.put(file, result("\"QD-2026-002\"", 0));
    let (register_now, taken) = self::register(&work);
    let open = conclude(&register_now, &taken, &about("qingdao/2026/1118-recognition", "2026-11-26")).unwrap_err();
    assert!(open.what.en.contains("QD-2026-002 is still open") && open.remedy.en.contains("--partly"), "{open:?}");
    let all = work.path().join("schemes/qingdao/acts/2026/1118-recognition/recognition.csv");
    let list = std::fs::read_to_string(&all).unwrap();
    let one: String =
        list.lines().filter(|line| line.starts_with("base,") || line.contains("QD-2026-002")).map(|line| format!("{line}\n")).collect();
    std::fs::write(&all, one).unwrap();
    let (register_now, taken) = self::register(&work);
    let open = conclude(&register_now, &taken, &about("qingdao/2026/1118-recognition", "2026-11-26")).unwrap_err();
    assert!(!open.remedy.en.contains("--partly"), "nothing else could be decided: {open:?}");
    std::fs::write(&all, list).unwrap();
    work.put(file, result("", 1));
    let (register_now, taken) = self::register(&work);
    let made = conclude(&register_now, &taken, &about("qingdao/2026/1118-recognition", "2026-11-26")).unwrap();
    assert!(made.files[0].text.contains("objections = 1\n") && made.files[1].blanks().len() == 3, "each row is for the officer to decide");
    work.put(file, result("", 1) + "upheld-entries = [\"QD-2026-002\"]\n");
    let (register_now, taken) = self::register(&work);
    let made = conclude(&register_now, &taken, &about("qingdao/2026/1118-recognition", "2026-11-26")).unwrap();
    let dropped: Vec<&str> = made.files[1].text.lines().filter(|line| line.ends_with(",not-recognised")).collect();
    assert!(dropped.len() == 1 && dropped[0].starts_with("QD-2026-002,"), "the entry named, and no other: {dropped:?}");
    assert!(made.files[1].blanks().is_empty() && made.notes.iter().any(|note| note.en.contains("upheld: QD-2026-002. ")));
    let dropped = ["QD-2026-002".to_owned()];
    let question = conclude::Question { dropped: &dropped, ..about("qingdao/2026/1118-recognition", "2026-11-26") };
    put(&work, |register, taken| conclude(register, taken, &question));
    assert_eq!(errors(&work), BTreeSet::new());
}

#[test]
fn the_name_of_a_host_is_changed_for_the_host() {
    let (register, taken) = register(&shipped());
    let made = |subject: &str, what| {
        let bases = [subject.to_owned()];
        let question = notice::Question { bases: &bases, what, ..asks("qingdao", Proposed::Changes, "2026-12-02", None) };
        notice::decision(&register, &taken, &question).unwrap().files
    };
    let files = made("host:yunqiao-transfer", Some("name"));
    assert!(files[1].text.contains("\nhost:yunqiao-transfer,云桥技术转移中心,,name,"), "{}", files[1].text);
    assert!(files[0].text.contains("#16-2-5\"") && !files[0].text.contains("#16-2b-1"), "{}", files[0].text);
    assert!(made("host:yunqiao-transfer", None) == files && made("QD-2019-002", Some("host-name")) == files);
    let question = notice::Question { what: Some("host-name"), ..asks("qingdao", Proposed::Changes, "2026-12-02", None) };
    assert!(notice::decision(&register, &taken, &question).unwrap().files[1].text.contains("\nhost:〔待填：依托单位代号 id〕,"));
}

#[test]
fn a_decision_is_under_the_edition_of_its_notice() {
    let work = Work::small();
    let lake = work.path().join("schemes/lake");
    crate::work::copy(&lake.join("policies/rules-2024"), &lake.join("policies/rules-2026"));
    work.change("schemes/lake/policies/rules-2026/policy.toml", "2025-01-01", "2026-11-26");
    let scheme = std::fs::read_to_string(lake.join("scheme.toml")).unwrap();
    let (_, edition) = scheme.split_once("[[edition]]").unwrap();
    work.put("schemes/lake/scheme.toml", format!("{scheme}\n[[edition]]{}", edition.replace("\"rules-2024\"", "\"rules-2026\"")));
    let (register, taken) = register(&work);
    let made = conclude(&register, &taken, &about("lake/2026/1119-recognition", "2026-11-26")).unwrap();
    let act = &made.files[0].text;
    assert!(act.contains("under = \"rules-2024\"") && act.contains("basis = [\"lake/rules-2024#2-3\"]"), "{act}");
    assert!(made.notes.iter().any(|note| note.en.contains("on 2026-11-26 rules-2026 governs")), "{:?}", made.notes);
}

#[test]
fn a_decision_is_asked_for_after_the_window_as_it_is_written_and_titled_by_what_it_does() {
    let work = shipped();
    let notice = "qingdao/2026/1118-recognition";
    let (register_now, taken) = register(&work);
    let all: Vec<String> = register_now
        .schemes
        .iter()
        .find(|one| one.id.as_str() == "qingdao")
        .unwrap()
        .acts
        .last()
        .unwrap()
        .named()
        .iter()
        .map(ToString::to_string)
        .collect();
    let question = conclude::Question { dropped: &all, ..about(notice, "2026-12-21") };
    let made = conclude(&register_now, &taken, &question).unwrap();
    assert!(made.files[0].text.contains("zh = \"关于《") && made.files[0].text.contains("》结果的通知\""), "{}", made.files[0].text);
    work.put(
        "schemes/qingdao/acts/2026/1123-extension/act.toml",
        "kind = \"extension\"\nunder = \"measures-2024\"\nabout = [\"2026/1118-recognition\"]\n\
         title = { zh = \"延长\", en = \"Longer\" }\nbasis = [\"qingdao/measures-2024#13-3\"]\n\
         [window]\nfirst = 2026-11-18\nlast = 2026-12-01\ndays = 10\n",
    );
    let (register_now, taken) = register(&work);
    let refused = conclude(&register_now, &taken, &about(notice, "2026-11-20")).unwrap_err();
    assert!(refused.remedy.en.contains("post it on 2026-12-02 at the earliest"), "{refused:?}");
}

#[test]
fn a_new_policy_version_and_host_pass_once_filled() {
    let work = shipped();
    put(&work, |register, taken| {
        policy::policy(register, taken, &policy::Question { scheme: "qingdao", version: "measures-2026", articles: 23, draft: false })
    });
    put(&work, |register, taken| {
        policy::policy(register, taken, &policy::Question { scheme: "sichuan", version: "draft-2", articles: 12, draft: true })
    });
    put(&work, |register, taken| base::host(register, taken, "new-host", Some("institute"), (None, None)));
    assert_eq!(errors(&work), BTreeSet::new());
}

#[test]
fn a_text_that_asks_for_no_notice_or_no_length_is_not_guessed_at() {
    let (register, taken) = register(&shipped());
    let refused = |scheme, effect, days| notice::notice(&register, &taken, &asks(scheme, effect, "2026-11-23", days)).unwrap_err();
    assert!(refused("guangdong", Proposed::Recognition, None).what.en.contains("states no length (guangdong/measures-revised#9"));
    assert!(refused("national", Proposed::Recognition, None).remedy.en.contains("gongshi new decision national recognition"));
    assert!(refused("qingdao", Proposed::Recognition, Some(4)).what.zh.contains("短于办法要求的 5 日（qingdao/measures-2024#13-3）"));
    let first = notice::decision(&register, &taken, &asks("sichuan", Proposed::Recognition, "2026-11-23", None)).unwrap_err();
    assert!(first.what.en.contains("a notice first (sichuan/draft#16-3)"));
    let question = notice::Question { what: Some("leeder"), ..asks("qingdao", Proposed::Changes, "2026-11-23", None) };
    let wrong = notice::decision(&register, &taken, &question).unwrap_err();
    assert!(wrong.what.en == "there is no such particular to change: leeder" && wrong.remedy.en.contains("nearest: leader"), "{wrong:?}");
    let bases = ["QD-2026-01".to_owned()];
    let question = notice::Question { bases: &bases, ..asks("qingdao", Proposed::Recognition, "2026-11-23", None) };
    assert!(notice::notice(&register, &taken, &question).unwrap_err().remedy.en.contains("nearest: QD-2026-001"));
}

#[test]
fn the_commands_write_tell_and_never_write_over() {
    let work = Work::small();
    let content = work.path().to_string_lossy().into_owned();
    let new = |extra: &[&str]| gongshi(&[extra, &["--content", &content]].concat());
    let first = new(&["new", "base", "lake", "--id", "LK-2026-009", "--as-of", "2026-11-23"]);
    assert_eq!(first.status.code(), Some(0), "{}", String::from_utf8_lossy(&first.stderr));
    let told = String::from_utf8_lossy(&first.stdout).into_owned();
    assert!(told.contains("schemes/lake/bases/LK-2026-009.toml:2: 〔待填：基地名称〕"), "{told}");
    assert_eq!(new(&["check"]).status.code(), Some(1), "what is not filled in is not published");
    let again = new(&["new", "base", "lake", "--id", "LK-2026-009", "--as-of", "2026-11-23"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&again.stderr).contains("there already"));
    for posted in ["2026-11-23", "2026-11-23"] {
        assert_eq!(new(&["new", "notice", "lake", "recognition", "--posted", posted]).status.code(), Some(0));
    }
    assert!(work.path().join("schemes/lake/acts/2026/1123-recognition-2/act.toml").exists(), "a second of one day has its own folder");
}

#[test]
fn a_number_that_was_published_goes_to_no_other_base() {
    let work = Work::small();
    let gone = "[[gone]]\naddresses = [\"lake/bases/LK-2026-006.html\"]\nwas = { zh = \"甲\", en = \"A\" }\non = 2026-11-20\nreason = { zh = \"乙\", en = \"B\" }\n";
    work.put("moved.toml", format!("[[moved]]\nfrom = \"lake/bases/LK-2026-008\"\nto = \"lake/bases/LK-2026-001\"\n{gone}"));
    let (register, taken) = register(&work);
    let new = |id| {
        let (host, kind, name, name_en) = (None, None, None, None);
        base::base(&register, &taken, &base::Question { scheme: "lake", id, day: day("2026-11-23"), host, kind, name, name_en })
    };
    assert_eq!(new(None).unwrap().files[0].path, "schemes/lake/bases/LK-2026-009.toml");
    for id in ["LK-2026-008", "LK-2026-006"] {
        assert!(new(Some(id)).unwrap_err().what.en.contains("moved.toml says where it went"), "{id}");
    }
}
