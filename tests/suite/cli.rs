//! The command line as a person or a script meets it: output, exit codes, messages.

use std::process::Command;

use serde_json::Value;

use crate::program::gongshi;
use crate::root;
use crate::work::Work;

fn json(args: &[&str]) -> Value {
    let output = gongshi(args);
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn a_window_is_counted_day_by_day() {
    let window = json(&["window", "--posted", "2024-09-27", "--days", "5", "--first-day", "posting-day", "--json"]);
    assert_eq!(window["first"], "2024-09-27");
    assert_eq!(window["last"], "2024-10-09");
    assert_eq!(window["working_days"], 5);
    assert_eq!(window["provisional"], false);
    let days = window["days"].as_array().unwrap();
    assert_eq!(days.len(), 13);
    let counted: Vec<&str> = days.iter().filter(|day| day["counted"] == true).map(|day| day["date"].as_str().unwrap()).collect();
    assert_eq!(counted, ["2024-09-27", "2024-09-29", "2024-09-30", "2024-10-08", "2024-10-09"]);
    let next = json(&["window", "--posted", "2024-09-27", "--days", "5", "--first-day", "next-day", "--json"]);
    assert_eq!(next["last"], "2024-10-10");
    assert_eq!(json(&["window", "--posted", "2026-12-25", "--days", "5", "--first-day", "posting-day", "--json"])["provisional"], true);
}

#[test]
fn a_scheme_gives_its_own_length_and_reading() {
    let window = json(&["window", "--posted", "2026-11-18", "--scheme", "qingdao", "--effect", "recognition", "--json"]);
    assert_eq!((window["first"].as_str(), window["last"].as_str()), (Some("2026-11-18"), Some("2026-11-24")));
    let window = json(&["window", "--posted", "2026-11-20", "--scheme", "sichuan", "--effect", "recognition", "--json"]);
    assert_eq!((window["first"].as_str(), window["last"].as_str()), (Some("2026-11-23"), Some("2026-11-27")));
    for (scheme, effect, says) in [
        ("guangdong", "recognition", "states no length"),
        ("national", "recognition", "no publicity"),
        ("nowhere", "recognition", "no such scheme"),
    ] {
        let output = gongshi(&["window", "--posted", "2026-11-20", "--scheme", scheme, "--effect", effect]);
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains(says), "{scheme}");
    }
    let outside = gongshi(&["window", "--posted", "2005-01-04", "--days", "5", "--first-day", "posting-day"]);
    assert_eq!(outside.status.code(), Some(2));
}

#[test]
fn a_search_tells_the_day_of_the_states_it_shows() {
    for (query, opening) in [("国合基地", "截至 as of 2026-06-01："), ("国合基地 xyzzy", "截至 as of 2026-06-01：没有全部包含的")]
    {
        let told = gongshi(&["search", query, "--as-of", "2026-06-01"]).stdout;
        assert!(String::from_utf8_lossy(&told).starts_with(opening), "{}", String::from_utf8_lossy(&told));
    }
}

#[test]
fn a_state_tells_its_trail() {
    let state = json(&["state", "qingdao/QD-2022-003", "--as-of", "2026-11-21", "--json"]);
    assert_eq!(state["standing"], "exited");
    assert_eq!(state["bars"][0]["until"], "2028-06-18");
    assert_eq!(state["bars"][0]["article"], "15-p5");
    for key in ["since", "marks", "due", "trail"] {
        assert!(!state[key].is_null(), "{key}");
    }
    assert_eq!(gongshi(&["state", "qingdao/QD-1900-001"]).status.code(), Some(2));
    assert_eq!(gongshi(&["state", "qingdao"]).status.code(), Some(2));
}

#[test]
fn exit_codes_tell_whose_fault_it_is() {
    assert_eq!(gongshi(&["check"]).status.code(), Some(0));
    let faulty = Work::small().over(&root().join("tests/cases/window-days/bad"));
    assert_eq!(gongshi(&["check", "--content", &faulty.path().to_string_lossy()]).status.code(), Some(1));
    assert_eq!(gongshi(&["check", "--content", "/nowhere"]).status.code(), Some(2));
    assert_eq!(gongshi(&["chekc"]).status.code(), Some(2));
    assert_eq!(gongshi(&["build", "--as-of", "yesterday"]).status.code(), Some(2));
    let out = tempfile::tempdir().unwrap();
    std::fs::write(out.path().join("precious"), "x").unwrap();
    let refused = gongshi(&["build", "--as-of", "2026-11-21", "--content", "tests/small/content", "--out", &out.path().to_string_lossy()]);
    assert_eq!(refused.status.code(), Some(3), "a folder that is not ours is refused");
    assert!(out.path().join("precious").exists());
    assert_eq!(gongshi(&["build", "--content", "tests/small/content", "--out", "/proc/gongshi"]).status.code(), Some(3));
}

#[test]
fn findings_are_printed_for_people_and_for_machines() {
    let work = Work::small().over(&root().join("tests/cases/window-days/bad"));
    let path = work.path().to_string_lossy().into_owned();
    let human = gongshi(&["check", "--content", &path]);
    assert_eq!(human.status.code(), Some(1));
    let text = String::from_utf8_lossy(&human.stdout).into_owned();
    assert!(text.contains("act.toml:8:8: 错误 error[window-days]") && text.contains("days = 5") && text.contains("印出7日"), "{text}");
    let machine = gongshi(&["check", "--content", &path, "--format", "json"]);
    let findings: Value = serde_json::from_slice(&machine.stdout).unwrap();
    let first = &findings.as_array().unwrap()[0];
    assert_eq!(
        (first["code"].as_str(), first["level"].as_str(), first["line"].as_u64(), first["column"].as_u64()),
        (Some("window-days"), Some("error"), Some(8), Some(8))
    );
    assert!(first["message"]["zh"].is_string() && first["remedy"]["en"].is_string());
}

#[test]
fn findings_go_to_a_forge_as_annotations_and_as_sarif() {
    let work = Work::small().over(&root().join("tests/cases/window-days/bad"));
    let path = work.path().to_string_lossy().into_owned();
    let folder = tempfile::tempdir().unwrap();
    let summary = folder.path().join("summary.md").to_string_lossy().into_owned();
    std::fs::write(&summary, "# before\n").unwrap();
    let github = gongshi(&["check", "--content", &path, "--format", "github", "--summary", &summary]);
    assert_eq!(github.status.code(), Some(1));
    let told = String::from_utf8_lossy(&github.stdout).into_owned();
    let first = told.lines().next().unwrap();
    assert!(first.starts_with("::error file=") && first.contains("act.toml,line=8,col=8,title=window-days::"), "{told}");
    let summary = std::fs::read_to_string(&summary).unwrap();
    assert!(summary.starts_with("# before\n") && summary.contains("act.toml:8:8 | `window-days` |"), "{summary}");
    let sarif = gongshi(&["check", "--content", &path, "--format", "sarif"]);
    let log: Value = serde_json::from_slice(&sarif.stdout).unwrap();
    let result = &log["runs"][0]["results"][0];
    assert_eq!((sarif.status.code(), result["ruleId"].as_str()), (Some(1), Some("window-days")));
    assert_eq!(result["locations"][0]["physicalLocation"]["region"]["startLine"], 8);
    let passes = gongshi(&["check", "--content", "tests/small/content", "--format", "github"]);
    let told = String::from_utf8_lossy(&passes.stdout).into_owned();
    assert!(passes.status.success() && told.starts_with("::warning file=tests/small/content/"), "{told}");
}

#[test]
fn an_address_of_a_site_gets_its_last_stroke_and_another_thing_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("dist").to_string_lossy().into_owned();
    let build =
        |url: &str| gongshi(&["build", "--content", "tests/small/content", "--out", &out, "--as-of", "2026-11-21", "--base-url", url]);
    assert_eq!(build("https://gongshi.example/lake").status.code(), Some(0));
    let manifest: Value = serde_json::from_slice(&std::fs::read(format!("{out}/manifest.json")).unwrap()).unwrap();
    assert_eq!(manifest["base-url"], "https://gongshi.example/lake/");
    let page = std::fs::read_to_string(format!("{out}/zh/index.html")).unwrap();
    assert!(page.contains("https://gongshi.example/lake/zh/"), "{page}");
    assert_eq!(build("javascript:alert(1)").status.code(), Some(2));
}

/// A command and all below it.
fn tree(command: &clap::Command) -> Vec<&clap::Command> {
    std::iter::once(command).chain(command.get_subcommands().flat_map(tree)).collect()
}

#[test]
fn every_command_and_option_is_explained_in_both_languages() {
    let mut line = gongshi::cli::command();
    line.build();
    let chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let both = |text: &str| {
        let (zh, en) = text.split_once(" / ").unwrap_or((text, ""));
        chinese(zh) && !chinese(en) && en.contains(|c: char| c.is_ascii_lowercase())
    };
    let commands = tree(&line);
    assert!(commands.len() >= 11);
    for command in commands {
        let name = command.get_name();
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        assert!(name == "gongshi" || both(&about), "{name}: {about}");
        for option in command.get_arguments() {
            let help = option.get_help().map(ToString::to_string).unwrap_or_default();
            assert!(both(&help), "{name} {}: {help}", option.get_id());
            // The names of shells and formats need no words; those of our own do.
            for value in option.get_possible_values().iter().filter(|_| option.get_id() != "shell" && option.get_action().takes_values()) {
                let help = value.get_help().map(ToString::to_string).unwrap_or_default();
                assert!(both(&help), "{name} {} {}: {help}", option.get_id(), value.get_name());
            }
        }
    }
}

#[test]
fn shells_and_manuals_know_every_command() {
    let line = gongshi::cli::command();
    let names: Vec<&str> = line.get_subcommands().map(clap::Command::get_name).collect();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = String::from_utf8(gongshi(&["completions", shell]).stdout).unwrap();
        assert!(names.iter().all(|name| script.contains(name)), "{shell}");
    }
    assert_eq!(gongshi(&["completions", "tcl"]).status.code(), Some(2));
    let bash = gongshi(&["completions", "bash"]).stdout;
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("gongshi.bash"), bash).unwrap();
    // What the script offers after `gongshi ver`.
    let ask = "source gongshi.bash && COMP_WORDS=(gongshi ver) COMP_CWORD=1 && _gongshi gongshi ver gongshi && echo \"${COMPREPLY[@]}\"";
    let offered = Command::new("bash").current_dir(folder.path()).args(["-c", ask]).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&offered.stdout).trim(), "verify", "{}", String::from_utf8_lossy(&offered.stderr));
    assert!(String::from_utf8(gongshi(&["man"]).stdout).unwrap().starts_with(".ie"));
    assert!(gongshi(&["man", &folder.path().join("man1").to_string_lossy()]).status.success());
    for name in names {
        let page = std::fs::read_to_string(folder.path().join(format!("man1/gongshi-{name}.1"))).unwrap();
        assert!(page.contains(".SH NAME") || page.contains(".SH DESCRIPTION"), "{name}");
    }
}

#[test]
fn a_build_counts_what_it_writes_and_says_nothing_outside_a_terminal() {
    let (work, out, progress) = (Work::small(), tempfile::tempdir().unwrap(), gongshi::progress::Progress::default());
    let day = gongshi::model::day::Day::new(2026, 11, 21).unwrap();
    gongshi::build_watched(&crate::sources_unminified(vec![work.path()]), &out.path().join("dist"), day, &progress).unwrap();
    assert!(progress.done() > 50 && progress.done() == progress.all());
    let (content, dist) = (work.path().to_string_lossy().into_owned(), out.path().join("dist").to_string_lossy().into_owned());
    let built = gongshi(&["build", "--content", &content, "--as-of", "2026-11-21", "--out", &dist]);
    let told = String::from_utf8_lossy(&built.stderr).into_owned();
    assert!(built.status.success() && !told.contains(['\r', '\u{1b}']) && told.lines().count() <= 1, "{told}");
}

#[test]
fn a_broken_template_is_named_and_the_site_stays() {
    let work = Work::small();
    let templates = tempfile::tempdir().unwrap();
    for entry in walkdir::WalkDir::new(root().join("templates")) {
        let entry = entry.unwrap();
        let target = templates.path().join(entry.path().strip_prefix(root().join("templates")).unwrap());
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(target).unwrap()
        } else {
            std::fs::copy(entry.path(), target).map(|_| ()).unwrap()
        }
    }
    let build = |out: &str| {
        gongshi(&[
            "build",
            "--as-of",
            "2026-11-21",
            "--content",
            &work.path().to_string_lossy(),
            "--templates",
            &templates.path().to_string_lossy(),
            "--out",
            out,
        ])
    };
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("dist").to_string_lossy().into_owned();
    assert!(build(&out).status.success());
    let home = templates.path().join("pages/home.html");
    let text = std::fs::read_to_string(&home).unwrap();
    for (broken, says) in [("{{ view.nothing_like_this }}", "nothing_like_this"), ("{% if %}", "home.html"), ("{{ <nosuch /> }}", "nosuch")]
    {
        std::fs::write(
            &home,
            text.replacen("{% block content", &format!("{{% block over %}}{broken}{{% endblock over %}}{{% block content"), 1),
        )
        .unwrap();
        let output = build(&out);
        assert_eq!(output.status.code(), Some(1), "{broken}");
        assert!(String::from_utf8_lossy(&output.stderr).contains(says), "{}", String::from_utf8_lossy(&output.stderr));
    }
    std::fs::remove_file(&home).unwrap();
    let output = build(&out);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("home"));
    assert!(folder.path().join("dist/zh/index.html").exists(), "the old site stays");
}

#[test]
fn a_regulation_comes_in_and_goes_out_as_files() {
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("text.txt");
    std::fs::write(&source, "镜湖市合作规则\n\n第一章 总则\n第一条 为了合作，制定本规则。\n第二条 条件如下：\n（一）有团队；\n（二）有场地。\n第三条 本规则自2025年1月1日起施行。").unwrap();
    let text = source.to_string_lossy().into_owned();
    let read = json(&["import", "policy", &text, "--json"]);
    assert_eq!(read["title"], "镜湖市合作规则");
    assert_eq!(read["articles"].as_array().unwrap().len(), 3);
    assert_eq!(read["articles"][1]["items"][0]["key"], "2-1");
    let out = folder.path().join("out").to_string_lossy().into_owned();
    assert!(gongshi(&["import", "policy", &text, "--out", &out]).status.success());
    assert!(std::fs::read_to_string(folder.path().join("out/keys.toml")).unwrap().contains("key = \"2-2\""));
    assert_eq!(gongshi(&["import", "policy", &text, "--out", &out]).status.code(), Some(2), "nothing is written over");
}
