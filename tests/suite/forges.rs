//! The workflows and the examples for other forges: they call steps that exist, pin what they use, and ask for little.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::root;
use crate::work::copy;

fn files(folder: &str) -> Vec<(PathBuf, String)> {
    let entries = walkdir::WalkDir::new(root().join(folder)).sort_by_file_name().into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file() && is_text(entry.path()));
    files.map(|entry| (entry.path().to_path_buf(), fs::read_to_string(entry.path()).unwrap())).collect()
}

fn script(args: &[&str]) -> std::process::Output {
    Command::new("sh").arg(root().join(".github/publish.sh")).args(args).output().unwrap()
}

#[test]
fn every_step_that_is_called_exists() {
    let help = script(&["help"]);
    assert!(help.status.success());
    let help = String::from_utf8(help.stdout).unwrap();
    let known: BTreeSet<&str> = help.lines().filter_map(|line| line.strip_prefix(".github/publish.sh ")?.split(' ').next()).collect();
    assert_eq!(known, BTreeSet::from(["build-twice", "check", "place", "preview", "program", "rust"]));
    let mut called = BTreeSet::new();
    for (path, text) in [".github/workflows", "docs"].into_iter().flat_map(files) {
        for call in text.split(".github/publish.sh ").skip(1) {
            let step: String = call.chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect();
            assert!(known.contains(step.as_str()), "{} calls {step:?}", path.display());
            called.insert(step);
        }
    }
    assert_eq!(called.len(), known.len(), "every step is used somewhere");
    assert_eq!(script(&["no-such-step"]).status.code(), Some(2));
}

fn is_text(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ["yml", "md", "sh"].iter().any(|known| ending == *known))
}

#[test]
fn workflows_ask_for_little_and_pin_what_they_use() {
    let workflows = files(".github/workflows");
    assert_eq!(workflows.len(), 4);
    for (path, text) in workflows {
        let name = path.display();
        assert!(text.contains("\npermissions: {}\n"), "{name} grants nothing by itself");
        assert!(!text.contains("pull_request_target") && !text.contains("secrets."), "{name} keeps secrets out of reach");
        for used in text.lines().filter_map(|line| line.trim_start_matches([' ', '-']).strip_prefix("uses: ")) {
            let pinned = used.split_once('@').is_some_and(|(_, at)| {
                let (commit, version) = at.split_once(" # v").unwrap_or((at, ""));
                commit.len() == 40 && commit.chars().all(|c| c.is_ascii_hexdigit()) && !version.is_empty()
            });
            assert!(pinned || used.starts_with("./.github/workflows/"), "{name} uses {used}");
        }
    }
}

/// The small registry with all that a forge's clone has to publish it.
fn project() -> tempfile::TempDir {
    let project = tempfile::tempdir().unwrap();
    copy(&root().join("tests/small/content"), &project.path().join("content"));
    for folder in [".github", "templates", "site"] {
        copy(&root().join(folder), &project.path().join(folder));
    }
    project
}

/// A step of the script of a project, on a day.
fn step(project: &Path, day: &str, args: &[&str]) -> std::process::Output {
    let mut command = Command::new("sh");
    command.arg(project.join(".github/publish.sh")).args(args);
    command.env("GONGSHI", env!("CARGO_BIN_EXE_gongshi")).env("GONGSHI_AS_OF", day).env_remove("GONGSHI_OUT");
    command.env_remove("GITHUB_STEP_SUMMARY").output().unwrap()
}

/// What was only looked at beforehand, or verified for a day that has not come, is never what visitors get.
#[test]
fn a_preview_and_a_day_to_come_stay_off_the_site() {
    let project = project();
    for args in [&["init", "--quiet"][..], &["add", "content", "templates", "site"], &["commit", "--quiet", "-m", "as it is"]] {
        let mut git = Command::new("git");
        git.args(["-c", "user.name=officer", "-c", "user.email=officer@example.org"]).args(args).current_dir(project.path());
        assert!(git.status().unwrap().success());
    }
    let place = |why: &str| {
        let live = project.path().join("live");
        let refused = step(project.path(), "2026-07-01", &["place", live.to_str().unwrap()]);
        assert!(!refused.status.success() && !live.exists());
        let told = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(told.contains(why), "{told}");
    };
    let preview = step(project.path(), "2026-07-01", &["preview", "HEAD"]);
    assert!(preview.status.success(), "{}", String::from_utf8_lossy(&preview.stderr));
    assert!(project.path().join("target/publish/preview/manifest.json").exists());
    place("run build-twice first");
    assert!(step(project.path(), "2999-01-01", &["build-twice"]).status.success());
    place("the as-of day 2999-01-01 has not come yet");
}

/// What is not what was verified never goes up: `place` compares before it exchanges the folder.
#[test]
fn content_changed_after_it_was_verified_leaves_the_site_up() {
    let project = project();
    let run = |args: &[&str]| step(project.path(), "2026-07-01", args);
    let live = project.path().join("live");
    let manifest = || fs::read_to_string(live.join("manifest.json")).unwrap();
    let place = ["place", live.to_str().unwrap()];
    assert!(!run(&place).status.success() && !live.exists(), "nothing was verified yet");
    let built = run(&["build-twice"]);
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let placed = run(&place);
    assert!(placed.status.success(), "{}", String::from_utf8_lossy(&placed.stderr));
    let verified = manifest();

    let site = project.path().join("content/site.toml");
    let text = fs::read_to_string(&site).unwrap();
    fs::write(&site, text.replacen("title = { zh = \"", "title = { zh = \"又", 1)).unwrap();
    let refused = run(&place);
    assert!(!refused.status.success());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("the site stays as it was"));
    assert_eq!(manifest(), verified);
    fs::write(&site, text).unwrap();
    assert!(run(&place).status.success(), "the same bytes as verified");
}
