//! Personal data: no report repeats it, no override frees it, and the finished output is looked at once more.

use gongshi::Failure;
use gongshi::model::day::Day;
use gongshi::report::{self, Sources};

use crate::work::Work;

/// The standard's own example, a bank's test card, a number that only counts upwards.
const VALUES: [&str; 4] = ["11010519491231002X", "4111111111111111", "13812345678", "someone@qq.com"];
const ACT: &str = "schemes/lake/acts/2026/1119-recognition/act.toml";
const BASE: &str = "schemes/lake/bases/LK-2025-001.toml";

#[test]
fn no_report_repeats_a_value_whatever_else_is_wrong_there() {
    for value in VALUES {
        let work = Work::small();
        let long = "长".repeat(115);
        work.put(ACT, format!("kind = \"{value}\"\nunder = \"{value}\"\n\"{value}\" = 1\ntitle = {{ zh = \"a\", en = \"b\" }}\n"));
        work.put(BASE, format!("name = {{ zh = \"{value}\", en = \"b\" }}\nhost = \"{value}\"\ntype = \"{value}\"\nleader = {value}\n"));
        work.put(
            "schemes/lake/bases/LK-2025-002.toml",
            format!("name = {{ zh = \"{value}\", en = \"b\" }}\nhost = \"{value}\"\ntype = \"{value}\"\n"),
        );
        work.put("hosts/reed-works.toml", format!("name = \"{value}\n"));
        work.put("schemes/lake/bases/LK-2025-001/zh.md", format!("[x](javascript:{value}) <b title='{long}{value}'> ![{value}]({value})"));
        work.put(
            "schemes/lake/acts/2026/1119-recognition/recognition.csv",
            format!("base,name,host,{value}\n{value},{value},{value}\n{value}\n"),
        );
        work.put(
            "schemes/lake/acts/2025/0312-recognition/recognition.csv",
            format!("base,name,host\nLK-2025-001,{value},{value}\n{value},a,b\n"),
        );
        work.put(
            "schemes/lake/acts/2025/1110-evaluation/evaluation.csv",
            format!("base,name,host,round,result\nLK-2025-001,镜湖水实验室,镜湖大学,2025,{value}\n"),
        );
        work.put(&format!("schemes/lake/acts/2025/0312-recognition/files/{value}.exe"), "x");
        work.put(&format!("schemes/lake/{value}/{value}.md"), "x");
        work.put(&format!("hosts/{value}.toml"), "x = 1\n");
        work.put(&format!("calendars/{value}.toml"), format!("year = \"{value}\"\n"));
        let (_, findings) = work.examine();
        let codes: Vec<&str> = findings.sorted().iter().map(|one| one.code).collect();
        for code in ["personal-data", "toml-syntax", "row-width", "markdown", "stray-file", "unknown-column", "unknown-key"] {
            assert!(codes.contains(&code), "{code} is not in {codes:?}");
        }
        let told = report::human::print(&findings, &mut Sources::new(&[work.path()]));
        let told = told + &report::json::print(&findings, &mut Sources::new(&[work.path()]));
        assert!(!told.contains(value), "{}", told.lines().find(|line| line.contains(value)).unwrap_or_default());
        let digits: String = value.chars().filter(char::is_ascii_digit).collect();
        assert!(digits.len() < 8 || !told.contains(digits.get(..8).unwrap_or_default()), "half of {value} is told");
    }
}

#[test]
fn no_override_frees_personal_data() {
    let work = Work::small();
    let prose = "schemes/lake/acts/2026/1119-recognition/zh.md";
    work.put(prose, "联系人手机：13812345678\n");
    work.change(ACT, "[window]", "[[override]]\ncheck = \"personal-data\"\nreason = { zh = \"本人同意\", en = \"consent\" }\n[window]");
    assert!(work.found().contains(&format!("personal-data {prose}:1:7 Error")), "{:?}", work.found());
}

/// Builds with the shipped templates and static files, one file of which is changed.
fn build_with(folder: &str, file: &str, from: &str, to: &str) -> (Result<gongshi::Built, Failure>, bool) {
    let (content, other, out) = (Work::small(), Work::of(&crate::root().join(folder)), tempfile::tempdir().unwrap());
    other.change(file, from, to);
    let mut sources = crate::sources(vec![content.path()]);
    if folder == "templates" {
        sources.templates = other.path();
    } else {
        sources.statics = other.path();
    }
    let live = out.path().join("dist");
    let built = gongshi::build(&sources, &live, Day::new(2026, 11, 21).unwrap());
    (built, live.exists())
}

#[test]
fn a_number_in_the_finished_output_forbids_publishing() {
    for (folder, file, from, to) in [
        ("templates", "parts/footer.html", "</footer>", "<a href=\"tel:+8613812345678\">138-1234-5678</a></footer>"),
        ("templates", "words.toml", "zh = \"数据下载\"", "zh = \"数据下载 13812345678\""),
        ("site", "css/base.css", "body", "/* someone@qq.com */ body"),
    ] {
        let (built, exists) = build_with(folder, file, from, to);
        let Err(Failure::Findings(findings)) = built else { panic!("{file} is published") };
        let found = findings.sorted();
        assert!(found.iter().any(|one| one.code == "personal-data" && !one.place.file.is_empty()), "{found:?}");
        assert!(!exists, "something was written");
    }
}

#[test]
fn the_shipped_content_and_its_site_hold_no_personal_data() {
    let mut files = 0;
    for folder in
        [crate::root().join("content"), crate::root().join("templates"), crate::root().join("site"), crate::built_site().to_path_buf()]
    {
        for entry in walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file()) {
            let text = String::from_utf8_lossy(&std::fs::read(entry.path()).unwrap()).into_owned();
            assert_eq!(gongshi::model::personal::scan(&text), [], "{}", entry.path().display());
            files += 1;
        }
    }
    assert!(files > 500);
}
