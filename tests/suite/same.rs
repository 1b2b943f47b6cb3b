//! The same bytes from the same sources: over days of the clock, threads, order of files, places of the folder.

use std::path::Path;
use std::process::Command;

use crate::work::{Work, files};
use crate::{built_site, root};

fn equal(a: &Path, b: &Path) {
    let (a, b) = (files(a), files(b));
    assert_eq!(a.keys().collect::<Vec<_>>(), b.keys().collect::<Vec<_>>());
    for (path, bytes) in &a {
        assert!(b[path] == *bytes, "{path} differs");
    }
}

#[test]
fn time_zone_locale_threads_path_and_order_of_files_do_not_matter() {
    // Copied in reverse order, so that a folder lists its files in another order than the original.
    let work = Work::of(&root().join("content"));
    for (n, (zone, locale, threads)) in
        [("Pacific/Kiritimati", "tr_TR.UTF-8", "1"), ("America/Anchorage", "C", "2"), ("Asia/Shanghai", "zh_CN.UTF-8", "7")]
            .into_iter()
            .enumerate()
    {
        let out = work.path().join(format!("../{}-{n}", work.path().file_name().unwrap().to_string_lossy()));
        let status = Command::new(env!("CARGO_BIN_EXE_gongshi"))
            .args(["build", "--as-of", "2026-11-21", "--content"])
            .arg(work.path())
            .arg("--templates")
            .arg(root().join("templates"))
            .arg("--static")
            .arg(root().join("site"))
            .arg("--out")
            .arg(&out)
            .current_dir(std::env::temp_dir())
            .env("TZ", zone)
            .env("LC_ALL", locale)
            .env("RAYON_NUM_THREADS", threads)
            .env("HOME", "/nonexistent")
            .output()
            .unwrap();
        assert!(status.status.success(), "{}", String::from_utf8_lossy(&status.stderr));
        equal(built_site(), &out);
        std::fs::remove_dir_all(out).unwrap();
    }
}

#[test]
fn a_second_build_over_the_first_changes_nothing() {
    let work = Work::small();
    // A folder of its own: another run of the tests may build at the same time.
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("again");
    let day = gongshi::model::day::Day::new(2026, 11, 21).unwrap();
    let sources = crate::sources(vec![work.path()]);
    let first = gongshi::build(&sources, &out, day).unwrap();
    let before = files(&out);
    let second = gongshi::build(&sources, &out, day).unwrap();
    assert_eq!(first.written.root, second.written.root);
    assert_eq!(second.written.reused, second.written.files, "every file is kept");
    assert!(files(&out) == before);
    std::fs::remove_dir_all(out).unwrap();
}

/// What git or an editor makes of the ends of lines, or puts before a text, is no part of it.
#[test]
fn the_ends_of_lines_and_a_mark_before_a_text_do_not_matter() {
    let work = Work::small();
    let site = work.built();
    let files = walkdir::WalkDir::new(work.path()).into_iter().map(Result::unwrap);
    let texts = files.filter(|entry| entry.file_type().is_file() && !entry.path().to_string_lossy().contains("/files/"));
    for text in texts {
        let plain = std::fs::read_to_string(text.path()).unwrap();
        std::fs::write(text.path(), format!("\u{FEFF}{}", plain.replace('\n', "\r\n"))).unwrap();
    }
    equal(&site.path().join("dist"), &work.built().path().join("dist"));
}
