//! A small whole site, byte for byte. `BLESS=1 cargo test` writes it anew; the difference is then read like code.

use std::fs;

use gongshi::model::day::Day;

use crate::root;
use crate::work::files;

#[test]
fn the_small_registry_gives_the_expected_site() {
    let out = tempfile::tempdir().unwrap();
    let sources = crate::sources_unminified(vec![root().join("tests/small/content")]);
    gongshi::build(&sources, &out.path().join("dist"), Day::new(2026, 11, 21).unwrap()).unwrap();
    let mut built = files(&out.path().join("dist"));
    // Static files are compared by the manifest, which holds their hashes; the manifest itself is here.
    built.retain(|path, _| !path.starts_with("css/") && !path.starts_with("js/") && !path.starts_with("icons/"));
    let expected = root().join("tests/small/expected");
    if std::env::var_os("BLESS").is_some() {
        let _ = fs::remove_dir_all(&expected);
        for (path, bytes) in &built {
            let path = expected.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }
    let wanted = files(&expected);
    assert_eq!(wanted.keys().collect::<Vec<_>>(), built.keys().collect::<Vec<_>>(), "the same addresses");
    for (path, bytes) in &built {
        assert!(wanted[path] == *bytes, "{path} differs; BLESS=1 cargo test writes it anew");
    }
}

#[test]
fn what_is_not_yet_posted_is_in_no_output() {
    let out = tempfile::tempdir().unwrap();
    let sources = crate::sources_unminified(vec![root().join("tests/small/content")]);
    gongshi::build(&sources, &out.path().join("dist"), Day::new(2026, 11, 18).unwrap()).unwrap();
    for (path, bytes) in files(&out.path().join("dist")) {
        let text = String::from_utf8_lossy(&bytes);
        for later in ["LK-2026-001", "湖岸观测", "Shore Observation", "1119-recognition"] {
            assert!(!text.contains(later) && !path.contains(later), "{path} tells of {later} before it is posted");
        }
    }
}
