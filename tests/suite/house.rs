//! The rules of the house: direction of imports, size of files, names that must not appear, rows and files that agree.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use crate::root;

fn sources() -> Vec<(String, String)> {
    let files = walkdir::WalkDir::new(root().join("src")).sort_by_file_name().into_iter().map(Result::unwrap);
    let rust = files.filter(|entry| entry.path().extension().is_some_and(|ending| ending == "rs"));
    rust.map(|entry| {
        let path = entry.path().strip_prefix(root().join("src")).unwrap().to_string_lossy().into_owned();
        (path, fs::read_to_string(entry.path()).unwrap())
    })
    .collect()
}

/// The stages in order; one may use those before it, never those after it.
const ORDER: [&str; 10] = ["model", "finding", "read", "resolve", "check", "plan", "render", "search", "write", "cli"];

/// What stands beside the stages; none of them may use it but the command line.
const BESIDE: [&str; 11] =
    ["build", "cli", "deadline", "effects", "examine", "import", "prepare", "published", "report", "serve", "verify"];

/// Every module at the top of the crate that a file names: after `crate::`, in a `use` or within code, alone or in braces,
/// and after as many `super::` as lead out of all modules.
fn named_in(path: &str, text: &str) -> BTreeSet<String> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect::<String>();
    let deep = path.trim_end_matches(".rs").trim_end_matches("/mod").split('/').count();
    let roots = ["crate::".to_owned(), "super::".repeat(deep)];
    let mut named = BTreeSet::new();
    for root in roots {
        for (at, _) in code.match_indices(&root) {
            let (before, found) = code.split_at(at);
            // Within a longer path the root is none: `other_crate::`, or one `super::` more.
            if before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':') {
                continue;
            }
            let rest = found.strip_prefix(&root).unwrap();
            match rest.strip_prefix('{') {
                Some(list) => named.extend(firsts(list)),
                None => named.extend(ident(rest)),
            }
        }
    }
    named
}

/// The first name of each path of a list in braces, up to the brace that closes it.
fn firsts(list: &str) -> Vec<String> {
    let (mut depth, mut first, mut found) = (0, true, Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => first = true,
            c if first && !c.is_whitespace() => {
                found.extend(ident(list.split_at(at).1));
                first = false;
            }
            _ => {}
        }
    }
    found
}

fn ident(text: &str) -> Option<String> {
    let name: String = text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    Some(name).filter(|name| !name.is_empty())
}

#[test]
fn every_way_to_name_a_module_is_seen() {
    let named = |path: &str, text: &str| named_in(path, text).into_iter().collect::<Vec<_>>();
    assert_eq!(named("plan/desk.rs", "use crate::{cli, model::{day::Day, id}, report::Sources};"), ["cli", "model", "report"]);
    assert_eq!(named("plan/desk.rs", "fn a() -> crate::write::Digest { crate::serve::b() }"), ["serve", "write"]);
    assert_eq!(named("plan/desk.rs", "use super::super::write::Digest; use super::view;"), ["write"]);
    assert_eq!(named("plan/mod.rs", "use super::cli; pub(crate) use crate::{\n    verify,\n};"), ["cli", "verify"]);
    assert_eq!(named("finding.rs", "// use crate::cli;\nuse other_crate::cli; use super::read;"), ["read"]);
}

#[test]
fn stages_import_leftwards_only() {
    let mut seen = 0;
    for (path, text) in sources() {
        let Some(stage) = path.split('/').next().map(|first| first.trim_end_matches(".rs")) else { continue };
        let Some(own) = ORDER.iter().position(|known| *known == stage) else { continue };
        // What only a test uses does not bind the stage.
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        for target in named_in(&path, code) {
            seen += 1;
            if let Some(other) = ORDER.iter().position(|known| *known == target) {
                assert!(other <= own, "{path} is in `{stage}` and names `{target}`");
            }
            assert!(own == ORDER.len() - 1 || !BESIDE.contains(&target.as_str()), "{path} names `{target}`");
        }
    }
    assert!(seen > 400, "the names are found: {seen}");
}

#[test]
fn no_module_uses_one_that_uses_it() {
    // What the crate's root hands on belongs to the module it comes from.
    let lib = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let handed = lib.lines().filter_map(|line| line.split_once("use ")?.1.strip_suffix("};")?.split_once("::{"));
    let home: BTreeMap<&str, &str> =
        handed.flat_map(|(module, names)| names.split(", ").filter(move |name| *name != module).map(move |name| (name, module))).collect();
    assert!(home.len() > 5, "{home:?}");
    let mut uses: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, text) in sources() {
        let module = path.split('/').next().unwrap().trim_end_matches(".rs").to_owned();
        if ["lib", "main"].contains(&module.as_str()) || path.contains("tests") {
            continue;
        }
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        let named = named_in(&path, code).into_iter().map(|name| home.get(name.as_str()).map_or(name, |module| (*module).to_owned()));
        uses.entry(module.clone()).or_default().extend(named.filter(|name| *name != module));
    }
    let modules: BTreeSet<String> = uses.keys().cloned().collect();
    uses.values_mut().for_each(|named| named.retain(|name| modules.contains(name)));
    // Whoever uses nothing that is left is taken out, until nobody is.
    while let Some(module) = uses.iter().find(|(_, named)| named.is_empty()).map(|(module, _)| module.clone()) {
        uses.remove(&module);
        uses.values_mut().for_each(|named| named.retain(|name| *name != module));
    }
    assert!(uses.is_empty(), "these use each other: {uses:?}");
}

#[test]
fn files_are_short_and_say_what_they_are() {
    let mut sizes = Vec::new();
    for (path, text) in sources() {
        let lines = text.lines().count();
        assert!(lines <= 330, "{path} has {lines} lines");
        assert!(text.starts_with("//!"), "{path} does not say what it is");
        sizes.push(lines);
    }
    sizes.sort_unstable();
    let median = sizes[sizes.len() / 2];
    assert!(median <= 140, "the median file has {median} lines");
}

#[test]
fn no_scheme_is_named_in_the_code() {
    let schemes: Vec<String> = ["content/schemes", "tests/sixth/content/schemes"]
        .iter()
        .flat_map(|folder| fs::read_dir(root().join(folder)).unwrap())
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    assert!(schemes.len() >= 6);
    for (path, text) in sources() {
        let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect();
        let code = code.split("#[cfg(test)]").next().unwrap();
        for scheme in &schemes {
            assert!(
                !code.contains(&format!("\"{scheme}\"")) && !code.contains(&format!("\"{scheme}/")),
                "{path} names the scheme {scheme}"
            );
        }
    }
}

#[test]
fn nothing_is_left_for_later() {
    for (path, text) in sources() {
        for mark in ["todo!", "unimplemented!", "TODO", "FIXME", "#[ignore"] {
            assert!(!text.contains(mark), "{path} has {mark}");
        }
    }
}

#[test]
fn every_check_has_its_file_its_row_and_its_cases() {
    let codes: Vec<&str> = gongshi::check::CHECKS.iter().map(|check| check.code).collect();
    let mut sorted = codes.clone();
    sorted.sort_unstable();
    assert_eq!(codes, sorted, "rows in order");
    let files: BTreeSet<String> = fs::read_dir(root().join("src/check"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().replace(".rs", "").replace('_', "-"))
        .collect();
    for check in gongshi::check::CHECKS {
        assert!(files.contains(check.code), "{} has no file", check.code);
        let page = check.page();
        assert!(page.starts_with(&format!("# {}：", check.code)), "the page of {} begins with its code", check.code);
        assert!(page.contains("依据 / rests on"), "the page of {} names what it rests on", check.code);
        let case = root().join("tests/cases").join(check.code);
        assert!(case.join("bad").is_dir() && case.join("good").is_dir(), "{} has no cases", check.code);
    }
    // Codes are known to the world: overrides and readers' notes name them. Add to the end of a life, never rename.
    let frozen = [
        "act-dates",
        "attachment-active",
        "attachment-content",
        "attachment-leftover",
        "attachment-link",
        "attachment-metadata",
        "attachment-name",
        "attachment-unscanned",
        "bar-running",
        "base-alike",
        "change-forbidden",
        "change-from",
        "change-unknown",
        "consequence-due",
        "correction-was",
        "correction-window",
        "decision-early",
        "decision-rows",
        "edition-status",
        "effective-early",
        "evaluation-overdue",
        "evaluation-round",
        "exempt-graded",
        "ground-unproved",
        "guide-preface",
        "host-alike",
        "limit-exceeded",
        "list-formula",
        "list-names",
        "moved-exists",
        "moved-form",
        "moved-loop",
        "moved-target",
        "moved-twice",
        "name-formula",
        "not-on-register",
        "number-twice",
        "objections-stated",
        "outcome-missing",
        "override-reason",
        "personal-data",
        "posted-changed",
        "promotion-exit",
        "proposed-twice",
        "prose-differs",
        "rectification-over",
        "report-grade",
        "reserved-name",
        "result-unknown",
        "roll-incomplete",
        "site-address",
        "topic-silent",
        "translation-behind",
        "type-unknown",
        "unfilled",
        "unseen-character",
        "version-ended",
        "window-dates",
        "window-days",
        "window-length",
        "window-shortened",
    ];
    let gone: Vec<_> = frozen.iter().filter(|code| !codes.contains(code)).collect();
    assert!(gone.is_empty(), "a published code is gone: {gone:?}");
    let unfrozen: Vec<_> = codes.iter().filter(|code| !frozen.contains(code)).collect();
    assert!(unfrozen.is_empty(), "a code joins the list: {unfrozen:?}");
}

#[test]
fn every_test_file_is_listed() {
    let main = fs::read_to_string(root().join("tests/suite/main.rs")).unwrap();
    for entry in fs::read_dir(root().join("tests/suite")).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().replace(".rs", "");
        assert!(name == "main" || main.contains(&format!("mod {name};")), "{name} is not listed");
    }
}

#[test]
fn the_architecture_names_folders_that_exist() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let named: Vec<PathBuf> = text
        .split('`')
        .filter(|word| word.starts_with("src/") || word.starts_with("content/") || word.starts_with("tests/"))
        .map(PathBuf::from)
        .collect();
    assert!(named.len() >= 12);
    for path in named.iter().filter(|path| !path.to_string_lossy().contains(['<', '*', '…'])) {
        assert!(root().join(path).exists(), "ARCHITECTURE.md names {}", path.display());
    }
}

#[test]
fn every_interface_word_is_used() {
    let words: toml::Table = toml::from_str(&fs::read_to_string(root().join("templates/words.toml")).unwrap()).unwrap();
    let mut templates = String::new();
    for entry in walkdir::WalkDir::new(root().join("templates")).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file())
    {
        if entry.path().extension().is_some_and(|ending| ending == "html") {
            templates.push_str(&fs::read_to_string(entry.path()).unwrap());
        }
    }
    for word in words.keys() {
        let name = format!("w.{word}");
        let mut after = templates.split(&name).skip(1);
        assert!(after.any(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_')), "no template uses the word {word}");
    }
}

#[test]
fn the_project_speaks_of_itself_alone() {
    for folder in ["src", "content", "templates", "site", "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"] {
        for entry in walkdir::WalkDir::new(root().join(folder)).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file())
        {
            let Ok(text) = fs::read_to_string(entry.path()) else { continue };
            assert!(!text.contains("../shared"), "{} points out of the project", entry.path().display());
        }
    }
}
