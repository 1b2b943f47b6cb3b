//! What is kept of unchanged schemes never shows: after each edit, all is as if it were read anew.
#![expect(clippy::disallowed_methods, reason = "the tests change files")]

use std::fs;
use std::path::Path;

use walkdir::WalkDir;

use super::*;

const DAY: &str = "2026-11-20";

/// A row more, which gives another name to a host that has bases in two schemes.
const RENAMED: &str =
    "2026-05-20\nhost:mumian-electronics,木棉听风电子有限公司,,name,木棉听风电子有限公司,木棉听风电子有限公司新,New Institute,2026-05-20\n";

/// What is found, and what each scheme is on the day.
fn told(stock: &mut Stock) -> (Vec<String>, Option<String>) {
    let (good, findings) = stock.examine(DAY.parse().unwrap());
    let told = findings.sorted().iter().map(|finding| format!("{finding:?}")).collect();
    (told, good.map(|good| format!("{:?}{:?}", good.checked.register(), good.days)))
}

fn copy(from: &Path, to: &Path) {
    for entry in WalkDir::new(from).into_iter().map(Result::unwrap) {
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).unwrap();
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn templates_print_again_when_nothing_around_them_is_wrong_any_more() {
    let folder = tempfile::tempdir().unwrap();
    let statics = folder.path().join("site");
    fs::create_dir(&statics).unwrap();
    fs::write(statics.join("b:c.css"), "").unwrap();
    let sources = Sources {
        content: Vec::new(),
        templates: Path::new(env!("CARGO_MANIFEST_DIR")).join("templates"),
        statics: statics.clone(),
        base_url: None,
        search: false,
        minify: false,
    };
    let mut stock = Stock::new(&sources);
    assert!(stock.faults.has_errors() && stock.presses.is_none());
    fs::rename(statics.join("b:c.css"), statics.join("b.css")).unwrap();
    let changed = stock.look_at(&BTreeSet::from([statics.join("b.css")]));
    assert!(changed.templates && !stock.faults.has_errors() && stock.presses.is_some());
}

#[test]
fn an_edit_leaves_what_a_first_look_would_find() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), root);
    let at = |path: &str| root.join(path);
    let sources = Sources {
        content: vec![root.to_path_buf()],
        templates: at("no-templates"),
        statics: at("no-statics"),
        base_url: None,
        search: false,
        minify: false,
    };
    let mut stock = Stock::new(&sources);
    let first = told(&mut stock);
    assert!(first.1.is_some(), "{:?}", first.0);
    let base = "schemes/qingdao/bases/QD-2019-001.toml";
    let changes = "schemes/qingdao/acts/2026/0615-changes/changes.csv";
    // The file, what stands in it, what comes in its place, whether it can be published.
    let edits = [
        ("a name", base, "en = \"", "en = \"New ", true),
        ("a base of two schemes", "schemes/national/bases/CN-2012-001.toml", "QD-2019-001", "QD-2020-001", true),
        ("a base that is in no scheme", "schemes/national/bases/CN-2022-001.toml", "QD-2023-001", "QD-2023-999", false),
        ("another edit meanwhile", base, "New ", "Newer ", false),
        ("mended", "schemes/national/bases/CN-2022-001.toml", "QD-2023-999", "QD-2023-001", true),
        ("a host's own name", changes, "Tingtao Shiyue Intelligent Equipment Corporation", "Tingtao Corporation", true),
        ("a name of a host of two schemes", changes, "2026-05-20\n", RENAMED, true),
        (
            "not noted here what a higher body did",
            "schemes/sichuan/acts/2026/0508-outside/outside.csv",
            "recognised-above",
            "top-above",
            true,
        ),
        ("it did not", "schemes/national/acts/2026/0416-recognition/recognition.csv", ",recognised", ",not-recognised", true),
        ("a host", "hosts/tingtao-equipment.toml", "en = \"", "en = \"Old ", true),
        ("no TOML", base, "name", "name name", false),
        ("mended again", base, "name name", "name", true),
    ];
    for (what, path, was, is, sound) in edits {
        let text = fs::read_to_string(at(path)).unwrap();
        assert!(text.contains(was), "{what}: {path}");
        fs::write(at(path), text.replace(was, is)).unwrap();
        assert!(stock.look_at(&BTreeSet::from([at(path)])).content, "{what}");
        let now = told(&mut stock);
        assert_eq!(now.1.is_some(), sound, "{what}: {:?}", now.0);
        assert_eq!(now, told(&mut Stock::new(&sources)), "{what}");
    }
    // The act of the newest day goes, so that "today" is another day for every scheme.
    let acts = WalkDir::new(at("schemes")).min_depth(4).max_depth(4).into_iter().map(Result::unwrap);
    let acts = acts.filter(|entry| entry.path().parent().and_then(Path::parent).is_some_and(|up| up.ends_with("acts")));
    let day = |path: &Path| path.strip_prefix(root).unwrap().components().skip(3).collect::<std::path::PathBuf>();
    let newest = acts.map(walkdir::DirEntry::into_path).max_by_key(|path| day(path)).unwrap();
    fs::remove_dir_all(&newest).unwrap();
    assert!(stock.look_at(&BTreeSet::from([newest.clone()])).content);
    assert_eq!(told(&mut stock), told(&mut Stock::new(&sources)), "without {}", newest.display());
}
