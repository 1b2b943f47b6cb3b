//! The workflows and the examples for other forges: they call steps that exist, pin what they use, and ask for little.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt;
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
    command(project, day, args).output().unwrap()
}

fn command(project: &Path, day: &str, args: &[&str]) -> Command {
    let mut command = Command::new("sh");
    command.arg(project.join(".github/publish.sh")).args(args);
    command.env("GONGSHI", env!("CARGO_BIN_EXE_gongshi")).env("GONGSHI_AS_OF", day);
    for unset in ["GONGSHI_OUT", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"] {
        command.env_remove(unset);
    }
    command
}

/// The same as a job on GitHub: whether it passed, what it printed, and the summary.
fn job(project: &Path, day: &str, args: &[&str]) -> (bool, String, String) {
    let summary = project.join("target/summary.md");
    fs::create_dir_all(project.join("target")).unwrap();
    fs::write(&summary, "").unwrap();
    let ended = command(project, day, args).env("GITHUB_ACTIONS", "true").env("GITHUB_STEP_SUMMARY", &summary).output().unwrap();
    (ended.status.success(), String::from_utf8(ended.stdout).unwrap(), fs::read_to_string(summary).unwrap())
}

fn git(project: &Path, args: &[&str]) {
    let mut git = Command::new("git");
    git.args(["-c", "user.name=officer", "-c", "user.email=officer@example.org"]).args(args).current_dir(project);
    assert!(git.status().unwrap().success());
}

/// Makes the content, templates and static files of a project a commit.
fn commit(project: &Path) {
    if !project.join(".git").exists() {
        git(project, &["init", "--quiet"]);
    }
    git(project, &["add", "--force", "content", "templates", "site"]);
    git(project, &["commit", "--quiet", "-m", "as it is"]);
}

const ACT: &str = "content/schemes/lake/acts/2026/1119-recognition";

/// Whoever writes content cannot settle what a change is compared with.
#[test]
fn what_is_compared_with_is_taken_whole() {
    let project = project();
    let attributes = project.path().join("content/.gitattributes");
    fs::write(&attributes, "site.toml export-ignore\n*.csv text eol=crlf export-ignore\n").unwrap();
    commit(project.path());
    fs::remove_file(attributes).unwrap();
    fs::remove_dir_all(project.path().join(ACT)).unwrap();
    let (passed, told, _) = job(project.path(), "2026-11-21", &["check", "HEAD"]);
    assert!(!passed && told.contains("title=address-vanished::"), "{told}");
    assert!(!told.contains("not-compared"), "{told}");
}

/// A change may mend what cannot be built, but then it passes with a warning that it was compared with nothing.
#[test]
fn what_could_not_be_compared_is_told() {
    let project = project();
    let site = project.path().join("content/site.toml");
    let sound = fs::read_to_string(&site).unwrap();
    fs::write(&site, "::add-mask::x").unwrap();
    commit(project.path());
    fs::write(site, sound).unwrap();
    for step in ["check", "preview"] {
        let (passed, told, summary) = job(project.path(), "2026-11-21", &[step, "HEAD"]);
        assert!(passed && told.contains("\n::warning title=not-compared::"), "{told}");
        assert!(summary.contains("> [!CAUTION]\n"), "{summary}");
    }
}

/// What a title says is printed where GitHub takes no commands.
#[test]
fn a_title_commands_no_runner() {
    let project = project();
    commit(project.path());
    let act = project.path().join(ACT).join("act.toml");
    let text = fs::read_to_string(&act).unwrap();
    let title = text.lines().find(|line| line.starts_with("title")).unwrap();
    fs::write(&act, text.replace(title, "title = { zh = \"::error::甲\", en = \"##[error]a\" }")).unwrap();
    let (_, told, _) = job(project.path(), "2026-11-21", &["preview", "HEAD"]);
    let mut stopped: Option<String> = None;
    let mut seen = 0;
    for line in told.lines().map(str::trim_start) {
        match &stopped {
            Some(token) if *line == **token => stopped = None,
            Some(_) => seen += usize::from(line.contains("##[error]a")),
            None if line.starts_with("::stop-commands::") => {
                stopped = line.strip_prefix("::stop-commands").map(|token| format!("{token}::"))
            }
            None => assert!(!line.starts_with("::") && !line.contains("##["), "{line}"),
        }
    }
    assert!(seen > 0 && stopped.is_none(), "{told}");
}

/// A program that somebody put into the repository is not what its sources make.
#[test]
fn a_program_in_the_repository_is_not_run() {
    let project = project();
    let kept = project.path().join("target/program/x/gongshi");
    fs::create_dir_all(kept.parent().unwrap()).unwrap();
    fs::write(kept, "").unwrap();
    commit(project.path());
    git(project.path(), &["add", "--force", "target"]);
    let refused = command(project.path(), "2026-11-21", &["program"]).env_remove("GONGSHI").output().unwrap();
    assert!(!refused.status.success());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("must not hold the folder target"));
}

/// cron knows the folders of the system alone, and where rustup keeps cargo is found all the same.
#[test]
fn cargo_is_found_where_rustup_keeps_it() {
    let project = project();
    let cargo = project.path().join("home/.cargo/bin/cargo");
    fs::create_dir_all(cargo.parent().unwrap()).unwrap();
    fs::write(&cargo, "#!/bin/sh\nmkdir -p \"$CARGO_TARGET_DIR/release\" && echo > \"$CARGO_TARGET_DIR/release/gongshi\"\n").unwrap();
    fs::set_permissions(&cargo, fs::Permissions::from_mode(0o755)).unwrap();
    let mut program = command(project.path(), "2026-11-21", &["program"]);
    program.env("PATH", "/usr/bin:/bin").env("HOME", project.path().join("home")).env_remove("CARGO_HOME").env_remove("GONGSHI");
    let made = program.output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    assert!(Path::new(String::from_utf8(made.stdout).unwrap().trim()).exists());
}

/// Where git itself refuses, the depth of the clone is not what is wrong.
#[test]
fn git_that_cannot_be_used_is_told_as_such() {
    let project = project();
    fs::write(project.path().join(".git"), "gitdir: /nowhere\n").unwrap();
    let refused = step(project.path(), "2026-11-21", &["check", "HEAD"]);
    let told = String::from_utf8_lossy(&refused.stderr);
    assert!(!refused.status.success() && told.contains("git cannot be used here") && !told.contains("too shallow"), "{told}");
}

/// A web server of one's own: a day that was missed is made up for, and a forge that is away does not stop it.
#[test]
fn a_server_publishes_what_it_has() {
    let project = project();
    copy(&root().join("docs/forges"), &project.path().join("docs/forges"));
    commit(project.path());
    let live = project.path().join("live");
    let published = project.path().join("target/server.published");
    let run = || {
        let mut command = Command::new("sh");
        command.arg(project.path().join("docs/forges/server.sh")).env("GONGSHI", env!("CARGO_BIN_EXE_gongshi"));
        command.env("GONGSHI_SITE", &live).env("GONGSHI_AS_OF", "2026-07-01").env_remove("GONGSHI_OUT").output().unwrap()
    };
    let ended = run();
    let told = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert!(!ended.status.success() && told.contains("main could not be fetched"), "{told}");
    assert!(live.join("manifest.json").exists(), "{told}");
    let known = fs::read_to_string(&published).unwrap();
    fs::write(&published, known.split(' ').next().unwrap()).unwrap();
    run();
    assert_eq!(fs::read_to_string(&published).unwrap(), known, "the day counts too");
}

/// What was only looked at beforehand, or verified for a day that has not come, is never what visitors get.
#[test]
fn a_preview_and_a_day_to_come_stay_off_the_site() {
    let project = project();
    commit(project.path());
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
