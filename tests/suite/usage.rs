//! Wrong use of the command line: exit code 2, with what was given, and what was probably meant or what to do.

use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::Value;

use crate::program::{command, fed, gongshi};
use crate::root;
use crate::work::{Work, copy};

fn gongshi_in(folder: &Path, args: &[&str]) -> Output {
    command(args).current_dir(folder).output().unwrap()
}

/// What a refused command says; its exit code is 2 and it says nothing else.
fn refused(output: &Output) -> String {
    let told = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(output.status.code(), Some(2), "{told}");
    told
}

#[test]
fn a_folder_that_is_no_content_is_wrong_use() {
    let empty = tempfile::tempdir().unwrap();
    let site = tempfile::tempdir().unwrap();
    fs::write(site.path().join("manifest.json"), "{}").unwrap();
    let site = site.path().to_str().unwrap();
    let commands: [&[&str]; 12] = [
        &["build", "--out", "dist"],
        &["check"],
        &["check", "--against", site],
        &["serve", "--port", "0"],
        &["window", "--posted", "2026-11-23", "--days", "5", "--first-day", "posting-day"],
        &["state", "lake/LK-2026-001"],
        &["search", "x"],
        &["verify", site, "--rebuild"],
        &["deadlines"],
        &["new", "host", "some-host"],
        &["conclude", "lake/2026/1119-recognition"],
        &["new", "base", "lake", "--show"],
    ];
    for command in commands {
        let told = refused(&gongshi_in(empty.path(), command));
        assert!(told.contains("there is no such content folder: content") && told.contains("give --content"), "{command:?}: {told}");
        assert!(told.contains("run it from the project's root") && told.lines().count() == 3, "{command:?}: {told}");
        let other = [command, &["--content", "."]].concat();
        let told = refused(&gongshi_in(empty.path(), &other));
        assert!(told.contains("this is no content folder") && told.lines().count() == 3, "{command:?}: {told}");
    }
    assert_eq!(fs::read_dir(empty.path()).unwrap().count(), 0, "nothing was written");
}

#[test]
fn templates_and_static_files_are_looked_for_at_once() {
    let empty = tempfile::tempdir().unwrap();
    let content = root().join("tests/small/content");
    let args = ["build", "--content", content.to_str().unwrap()];
    let told = refused(&gongshi_in(empty.path(), &args));
    assert!(told.contains("there is no such templates folder: templates") && told.contains("give --templates"), "{told}");
    let templates = root().join("templates");
    let told = refused(&gongshi_in(empty.path(), &[&args[..], &["--templates", templates.to_str().unwrap()]].concat()));
    assert!(told.contains("there is no such static folder: site") && told.contains("give --static"), "{told}");
}

#[test]
fn a_published_site_that_is_not_there_is_wrong_use() {
    let empty = tempfile::tempdir().unwrap();
    for missing in [empty.path().join("dist"), empty.path().to_owned()] {
        for command in [&["check"][..], &["build", "--out", "target/none"]] {
            let told = refused(&gongshi(&[command, &["--against", missing.to_str().unwrap()]].concat()));
            assert!(told.contains("there is no such published site or manifest: ") && told.lines().count() == 3, "{told}");
        }
    }
}

#[test]
fn a_list_of_touched_files_that_is_not_there_is_wrong_use() {
    let told = refused(&gongshi(&["check", "--touched", "/nonexistent"]));
    assert!(told.contains("没有这个文件 / there is no such file: /nonexistent"), "{told}");
}

#[test]
fn the_same_folder_twice_is_told_once() {
    for again in ["content", "./content/", "tests/../content"] {
        let told = refused(&gongshi(&["check", "--content", "content", "--content", again]));
        assert!(told.contains("the same content folder is given twice") && told.lines().count() == 3, "{told}");
    }
}

#[test]
fn a_file_that_is_there_already_is_wrong_use() {
    let work = Work::small();
    let path = work.path();
    let content = path.to_str().unwrap();
    let list = work.path().join("schemes/lake/acts/2026/1119-recognition/recognition.csv");
    let into = list.to_str().unwrap();
    let before = fs::read_to_string(&list).unwrap();
    let told = refused(&gongshi(&["import", "list", into, "--into", into, "--content", content]));
    assert!(told.contains("is not written over") && told.contains("改法 fix"), "{told}");
    assert_eq!(fs::read_to_string(&list).unwrap(), before);

    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("text.txt");
    fs::write(&text, "镜湖市办法\n第一条　为了湖。\n第二条　自发布之日起施行。\n").unwrap();
    let out = folder.path().join("out");
    let import = ["import", "policy", text.to_str().unwrap(), "--out", out.to_str().unwrap()];
    assert!(gongshi(&import).status.success());
    fs::remove_file(out.join("keys.toml")).unwrap();
    let told = refused(&gongshi(&import));
    assert!(told.contains("is not written over"), "{told}");
    assert!(!out.join("keys.toml").exists(), "all or nothing");
}

#[test]
fn a_manual_goes_into_a_folder() {
    let told = refused(&gongshi(&["man", "tests/small/content/site.toml"]));
    assert!(told.contains("this is no folder: tests/small/content/site.toml"), "{told}");
}

#[test]
fn an_unknown_name_is_told_with_the_nearest() {
    let window = ["window", "--posted", "2026-11-23", "--effect", "recognition", "--scheme"];
    let told = refused(&gongshi(&[&window[..], &["nope"]].concat()));
    assert!(told.contains("there is no such scheme: nope") && told.contains("nearest: "), "{told}");
    let told = refused(&gongshi(&["state", "nope/QD-2026-004"]));
    assert!(told.contains("there is no such scheme: nope") && told.contains("nearest: "), "{told}");
    for number in ["XX-1", "qd-2026-001", "QD-2026-0O1"] {
        let told = refused(&gongshi(&["state", &format!("qingdao/{number}")]));
        assert!(told.contains(&format!("there is no such base: {number}")), "{told}");
        assert!(number == "XX-1" || told.contains("QD-2026-001"), "{told}");
    }
    let told = refused(&gongshi(&["state", "qingdao"]));
    assert!(told.contains("give SCHEME/BASE, such as national/"), "{told}");
    let told = refused(&gongshi(&["state", "qingdao/QD-2026-001", "--as-of", "2020-01-01"]));
    assert!(told.contains("no act posted by 2020-01-01 names QD-2026-001"), "{told}");
    let told = refused(&gongshi(&["explain", "window-day"]));
    assert!(told.contains("nearest: window-days") && told.contains("gongshi explain lists them all"), "{told}");
}

#[test]
fn a_line_that_cannot_be_counted_says_why_in_both_languages() {
    let lines = "2026-11-23 N posting-day\nsoon 5 posting-day\n2026-11-23 5\n2026-11-23 0 next-day\n2026-11-23 5 posting-day\n";
    let told = String::from_utf8(fed(&["window", "--batch"], lines.as_bytes()).stdout).unwrap();
    let told: Vec<Value> = told.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for (answer, says) in told.iter().zip(["`N` is no number of days", "`soon` is no date", "`` is no first day", "a period of 0 days"]) {
        assert!(answer["error"]["en"].as_str().unwrap().starts_with(says), "{answer}");
        assert!(!answer["error"]["zh"].as_str().unwrap().is_empty());
    }
    assert_eq!(told[4]["last"], "2026-11-27");
}

#[test]
fn a_window_against_the_text_says_what_the_text_asks_for() {
    let rule = ["window", "--posted", "2026-11-23", "--scheme", "qingdao", "--effect", "recognition", "--json"];
    let asked = |more: &[&str]| {
        let output = gongshi(&[&rule[..], more].concat());
        assert!(output.status.success());
        let window: Value = serde_json::from_slice(&output.stdout).unwrap();
        (window, String::from_utf8(output.stderr).unwrap())
    };
    let (window, told) = asked(&[]);
    assert_eq!((&window["rule"]["differs"], told.as_str()), (&Value::Bool(false), ""));
    assert_eq!(window["rule"]["articles"][0], "qingdao/measures-2024#13-3");
    assert_eq!((&window["days_counted"], &window["unit"], &window["working_days"]), (&5.into(), &"working-days".into(), &5.into()));
    let (window, told) = asked(&["--days", "3"]);
    assert_eq!((&window["rule"]["differs"], &window["rule"]["days"]), (&Value::Bool(true), &5.into()));
    assert!(
        told.contains("the text asks for 5 working day(s) (qingdao/measures-2024#13-3), what is counted here is 3 working day(s)"),
        "{told}"
    );
    let (window, told) = asked(&["--unit", "calendar-days", "--days", "7"]);
    assert!(window["rule"]["differs"] == true && told.contains("办法要求公示 5 个工作日"), "{told}");
    // From Monday to Sunday and on to the next working day, six of them worked.
    assert_eq!((&window["last"], &window["working_days"]), (&"2026-11-30".into(), &6.into()));
    assert_eq!((&window["days_counted"], &window["unit"]), (&7.into(), &"calendar-days".into()));
}

#[test]
fn a_place_in_the_content_is_named_with_its_folder() {
    let folder = tempfile::tempdir().unwrap();
    copy(&root().join("tests/small/content"), &folder.path().join("content"));
    let files = "schemes/lake/acts/2026/1119-recognition/files";
    fs::create_dir(folder.path().join("content").join(files)).unwrap();
    std::os::unix::fs::symlink("/etc/hostname", folder.path().join("content").join(files).join("list.txt")).unwrap();
    let told = gongshi_in(folder.path(), &["check", "--format", "github"]);
    let told = String::from_utf8(told.stdout).unwrap();
    assert!(told.contains(&format!("::error file=content/{files}/list.txt,line=1,col=1,title=not-a-file")), "{told}");

    fs::remove_dir_all(folder.path().join("content").join(files)).unwrap();
    let (site, statics) = (crate::built_site().to_str().unwrap(), root().join("site"));
    let against = ["check", "--against", site, "--as-of", "2026-11-21", "--static", statics.to_str().unwrap()];
    let told = String::from_utf8(gongshi_in(folder.path(), &against).stdout).unwrap();
    assert!(told.contains("content/moved.toml:1:1: 错误 error[address-vanished]"), "{told}");
    let told = gongshi_in(folder.path(), &[&against[..], &["--format", "github"]].concat());
    let told = String::from_utf8(told.stdout).unwrap();
    assert!(told.contains("::error file=content/moved.toml,line=1,col=1,title=address-vanished"), "{told}");

    fs::remove_file(folder.path().join("content/site.toml")).unwrap();
    let told = gongshi_in(folder.path(), &["check"]);
    let told = String::from_utf8(told.stdout).unwrap();
    assert!(told.contains("content/site.toml:1:1: 错误 error[missing-file]"), "{told}");
}

#[test]
fn what_cannot_be_published_of_the_static_files_is_told_where_a_site_is_compared() {
    let statics = tempfile::tempdir().unwrap();
    fs::write(statics.path().join("~$list.docx"), "x").unwrap();
    let site = crate::built_site().to_str().unwrap();
    let told = gongshi(&["check", "--against", site, "--as-of", "2026-11-21", "--static", statics.path().to_str().unwrap()]);
    let told = String::from_utf8(told.stdout).unwrap();
    assert!(told.contains("~$list.docx:1:1: 错误 error[stray-file]"), "{told}");
}

#[test]
fn a_line_that_is_no_text_is_told_in_both_languages() {
    let content = "tests/small/content";
    let told = refused(&fed(&["search", "-", "--content", content], b"x\n\xB9\xAB\n"));
    assert!(told.contains("第2行不是 UTF-8") && told.contains("line 2 of the standard input is not UTF-8"), "{told}");
    let output = fed(&["window", "--batch", "--content", content], b"\xB9\n2026-11-02 5 posting-day\n");
    let lines: Vec<Value> = String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(lines[0]["error"]["zh"].as_str().unwrap().contains("第1行"), "{lines:?}");
    assert_eq!(lines[1]["days_counted"], 5);
}

#[test]
fn a_device_is_no_file_to_read() {
    let content = "tests/small/content";
    let commands: [&[&str]; 3] = [
        &["import", "policy", "/dev/zero"],
        &["import", "list", "/dev/zero", "--into", "content/hosts", "--content", content],
        &["check", "--content", content, "--format", "github", "--touched", "/dev/zero"],
    ];
    for command in commands {
        let told = refused(&gongshi(command));
        assert!(told.contains("不是普通文件 / not a regular file"), "{command:?}: {told}");
    }
}

#[test]
fn a_static_file_at_an_address_of_the_site_is_told_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let statics = folder.path().join("site");
    copy(&root().join("site"), &{
        fs::create_dir(&statics).unwrap();
        statics.clone()
    });
    let out = folder.path().join("dist");
    let args = ["build", "--content", "tests/small/content", "--static", statics.to_str().unwrap(), "--out", out.to_str().unwrap()];
    for name in ["manifest.json", "SHA256SUMS.txt", "zh/index.html", "en", "zh/index.html/a.txt", "search/zh.json"] {
        let file = statics.join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, "{}").unwrap();
        let output = gongshi(&args);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{name}: {told}");
        assert!(told.contains("error[address-taken]") && told.contains(&format!("{}:1:1", file.display())), "{name}: {told}");
        fs::remove_file(&file).unwrap();
        for folder in ["zh/index.html", "zh", "search"] {
            let _ = fs::remove_dir(statics.join(folder));
        }
    }
    assert_eq!(gongshi(&args).status.code(), Some(0));
}
