//! The shipped site in a real browser: every page opened, axe, validity, links, the clock, print; see `tests/browser`.

use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::Command;

use gongshi::model::text::Lang;

use crate::search::{collection, put, small};
use crate::work::copy;
use crate::{built_site, root};

/// What has to be there; the tests install nothing themselves.
const INSTALL: &str = "to run them: node 20.19 or later, chromium (or a browser named in CHROMIUM), and `npm ci --prefix tests/browser`";

#[test]
fn every_page_holds_in_a_browser() {
    run(built_site(), &[]);
}

/// The index of the shipped site is one pack: here it is cut into shards, as that of a large site is.
#[test]
fn an_index_in_shards_is_read_in_a_browser() {
    let folder = tempfile::tempdir().unwrap();
    copy(built_site(), folder.path());
    for lang in Lang::ALL {
        put(&collection(lang, "2026-11-21"), small(), folder.path());
    }
    run(folder.path(), &["--search"]);
}

fn run(site: &Path, more: &[&str]) {
    let browser = root().join("tests/browser");
    if !browser.join("node_modules/playwright-core").is_dir() {
        return skip("tests/browser/node_modules is not there");
    }
    let run = match Command::new("node").arg(browser.join("run.mjs")).arg(site).args(more).output() {
        Err(error) if error.kind() == ErrorKind::NotFound => return skip("node is not there"),
        run => run.unwrap(),
    };
    let told = format!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    match run.status.code() {
        Some(0) => say(&format!("browser tests: {}", told.lines().last().unwrap_or_default())),
        Some(3) => skip(told.trim()),
        _ => panic!("{told}"),
    }
}

/// Leaves the tests out with a line that is seen, except where everything has to be there.
fn skip(why: &str) {
    let groups = include_str!("../browser/run.mjs").matches("await report.group(").count();
    assert!(std::env::var_os("CI").is_none_or(|value| value != "true"), "browser tests cannot be skipped with CI=true: {why}; {INSTALL}");
    say(&format!("SKIPPED browser tests: {groups} ({why}; {INSTALL})"));
}

/// Past the test runner, which shows nothing of what a passing test prints.
#[expect(clippy::explicit_write, reason = "eprintln would be caught by the test runner")]
fn say(line: &str) {
    writeln!(std::io::stderr(), "{line}").unwrap();
}
