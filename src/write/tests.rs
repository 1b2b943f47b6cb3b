//! The promises of this stage, on a real file system.
#![expect(clippy::disallowed_methods, reason = "the tests look at folders from outside")]

// They ask /proc.
#[cfg(target_os = "linux")]
mod disk;

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use super::exchange::Exchange;
use super::{Digest, Manifest, ManifestHead, Staging, What, WriteError, Written};
use crate::model::route::Route;

type Outcome = Result<(), Box<dyn std::error::Error>>;

const PAGES: [(&str, &str); 3] = [("index.html", "公示"), ("zh/index.html", "首页"), ("zh/qingdao/a-b.html", "一")];

fn put(staging: &Staging, path: &str, text: &str) -> Result<(), WriteError> {
    let route = Route::new(path).ok_or_else(|| WriteError::new(path, What::Reserved))?;
    staging.put(&route, text.as_bytes()).map(drop)
}

pub(super) fn head() -> ManifestHead {
    ManifestHead {
        version: "0.1.0".into(),
        as_of: "2026-11-02".into(),
        base_url: "https://example.org/".into(),
        minify: true,
        content: Digest::of(b"content"),
    }
}

fn build(out: &Path, pages: &[(&str, &str)]) -> Result<Written, WriteError> {
    let staging = Staging::begin(out, &[])?;
    pages.iter().try_for_each(|(path, text)| put(&staging, path, text))?;
    staging.finish(&head())
}

/// Every path below a folder with its bytes, and nothing beside the folder.
fn snapshot(out: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![out.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            match entry.path() {
                path if path.is_dir() => folders.push(path),
                path => found.push((path.clone(), fs::read(path).unwrap_or_default())),
            }
        }
    }
    found.sort();
    found
}

fn beside(out: &Path) -> usize {
    out.parent().and_then(|parent| fs::read_dir(parent).ok()).map_or(0, |entries| entries.count() - 1)
}

fn inode(path: PathBuf) -> Option<u64> {
    fs::symlink_metadata(path).ok().map(|meta| meta.ino())
}

fn refusal(out: &Path, keep_off: &[PathBuf]) -> Option<What> {
    Staging::begin(out, keep_off).err().map(|error| error.what)
}

#[test]
fn a_site_is_what_was_put_and_a_manifest_of_it() -> Outcome {
    let dir = TempDir::new()?;
    let out = dir.path().join("deep/dist");
    let written = build(&out, &PAGES)?;
    assert_eq!((written.files, written.reused, written.leftover), (3, 0, None));
    assert_eq!(fs::read_to_string(out.join("zh/qingdao/a-b.html"))?, "一");
    let manifest: Manifest = serde_json::from_slice(&fs::read(out.join("manifest.json"))?)?;
    assert_eq!(manifest.root, written.root);
    let paths: Vec<_> = manifest.files.iter().map(|file| (file.path.as_str(), file.sha256)).collect();
    assert_eq!(paths, PAGES.map(|(path, text)| (path, Digest::of(text.as_bytes()))));
    assert_eq!((snapshot(&out).len(), beside(&out)), (5, 0));
    for by_hand in [
        "find . -type f ! -path ./manifest.json ! -path ./sha256sums.txt -printf '%P\\0' | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum",
        "sha256sum sha256sums.txt && sha256sum -c --quiet --strict sha256sums.txt",
    ] {
        let redone = Command::new("sh").current_dir(&out).args(["-c", by_hand]).output()?;
        assert!(redone.status.success() && String::from_utf8(redone.stdout)?.starts_with(&written.root.to_string()), "{by_hand}");
    }
    Ok(())
}

#[test]
fn a_build_given_up_leaves_the_old_site_and_no_trace() -> Outcome {
    let dir = TempDir::new()?;
    let out = dir.path().join("dist");
    build(&out, &PAGES)?;
    let before = snapshot(&out);
    let staging = Staging::begin(&out, &[])?;
    put(&staging, "index.html", "新")?;
    put(&staging, "zh/index.html", "首页")?;
    drop(staging);
    assert_eq!((snapshot(&out), beside(&out)), (before, 0));
    Ok(())
}

#[test]
fn a_killed_build_is_cleared_up_by_the_next() -> Outcome {
    let dir = TempDir::new()?;
    let out = dir.path().join("dist");
    let spare = dir.path().join(".dist.gongshi-new");
    build(&out, &PAGES)?;
    let before = snapshot(&out);
    let kept = fs::read(out.join("manifest.json"))?;
    // Killed after the folder, while writing, before the exchange, while removing the old tree.
    for left in [&[][..], &[".gongshi-new", "zh/x"], &["manifest.json", "zh/x"], &["manifest.json"]] {
        fs::create_dir_all(spare.join("zh"))?;
        left.iter().try_for_each(|name| fs::write(spare.join(name), if *name == "zh/x" { b"" } else { kept.as_slice() }))?;
        if left.is_empty() {
            fs::remove_dir(spare.join("zh"))?;
        }
        assert_eq!(snapshot(&out), before);
        build(&out, &PAGES)?;
        assert_eq!((snapshot(&out), beside(&out)), (before.clone(), 0), "{left:?}");
    }
    // Not ours, whatever its name.
    fs::create_dir(&spare)?;
    fs::write(spare.join("diary"), "")?;
    assert_eq!(refusal(&out, &[]), Some(What::Foreign));
    assert!(spare.join("diary").exists());
    Ok(())
}

#[test]
fn equal_files_keep_their_inode_and_nothing_else_does() -> Outcome {
    let dir = TempDir::new()?;
    let out = dir.path().join("dist");
    let names = ["same", "changed", "tampered", "linked-out", "symlink", "mode", "folder/inside"];
    let pages = |changed| names.map(|name| (name, if name == "changed" { changed } else { "12345678" }));
    build(&out, &pages("old"))?;
    // Same size and time stamp, other bytes: the old manifest still vouches for it.
    let time = fs::metadata(out.join("tampered"))?.modified()?;
    fs::write(out.join("tampered"), "1234567X")?;
    fs::File::options().write(true).open(out.join("tampered"))?.set_modified(time)?;
    fs::hard_link(out.join("linked-out"), dir.path().join("elsewhere"))?;
    fs::write(dir.path().join("target"), "12345678")?;
    fs::remove_file(out.join("symlink"))?;
    symlink(dir.path().join("target"), out.join("symlink"))?;
    fs::set_permissions(out.join("mode"), fs::Permissions::from_mode(0o666))?;
    fs::rename(out.join("folder"), dir.path().join("moved"))?;
    symlink(dir.path().join("moved"), out.join("folder"))?;
    let before = names.map(|name| inode(out.join(name)));
    let written = build(&out, &pages("new"))?;
    let after = names.map(|name| inode(out.join(name)));
    assert_eq!(written.reused, 1);
    assert_eq!(before.first(), after.first());
    assert!(before.iter().zip(&after).skip(1).all(|(a, b)| a != b));
    for (name, text) in pages("new") {
        assert_eq!(fs::read_to_string(out.join(name))?, text, "{name}");
        assert_eq!(fs::symlink_metadata(out.join(name))?.mode(), 0o100_644, "{name}");
    }
    assert_eq!(fs::read_to_string(dir.path().join("moved/inside"))?, "12345678");
    Ok(())
}

#[test]
fn many_threads_give_the_same_bytes_as_one() -> Outcome {
    let dir = TempDir::new()?;
    let names: Vec<String> = (0..800).map(|i| format!("{}/{}/p{i}.html", i % 7, i % 3)).collect();
    let mut roots = Vec::new();
    for threads in [1, 8] {
        let staging = Staging::begin(&dir.path().join("dist"), &[])?;
        std::thread::scope(|scope| {
            for share in names.chunks(names.len() / threads) {
                scope.spawn(|| share.iter().rev().for_each(|name| assert_eq!(put(&staging, name, name), Ok(()))));
            }
        });
        roots.push((staging.finish(&head())?.root, fs::read(dir.path().join("dist/manifest.json"))?));
    }
    assert_eq!(roots.first(), roots.last());
    Ok(())
}

#[test]
fn a_bad_put_is_told_and_never_published() -> Outcome {
    let dir = TempDir::new()?;
    let out = dir.path().join("dist");
    build(&out, &PAGES)?;
    let before = snapshot(&out);
    for (path, what) in [
        ("zh/index.html", What::Twice),
        ("manifest.json", What::Reserved),
        ("SHA256SUMS.txt", What::Reserved),
        ("zh/index.html/x", What::Clash),
    ] {
        let staging = Staging::begin(&out, &[])?;
        put(&staging, "zh/index.html", "首页")?;
        assert_eq!(put(&staging, path, "首页").err().map(|e| e.what), Some(what));
        assert_eq!(staging.finish(&head()).err().map(|e| e.what), Some(What::Incomplete));
        assert_eq!((snapshot(&out), beside(&out)), (before.clone(), 0));
    }
    Ok(())
}

#[test]
fn what_is_not_ours_is_refused() -> Outcome {
    let dir = TempDir::new()?;
    let at = |name: &str| dir.path().join(name);
    fs::create_dir(at("foreign"))?;
    fs::write(at("foreign/manifest.json"), "{\"name\": \"an app\"}")?;
    fs::write(at("file"), "")?;
    fs::create_dir_all(at("empty"))?;
    symlink(at("empty"), at("link"))?;
    fs::create_dir_all(at("work/content"))?;
    build(&at("repository"), &PAGES)?;
    fs::write(at("repository/.git"), "gitdir: x")?;
    assert_eq!(refusal(&at("foreign"), &[]), Some(What::Foreign));
    for out in ["file", "file/dist", "file/sites/dist"] {
        assert_eq!(refusal(&at(out), &[]), Some(What::NotFolder));
    }
    assert_eq!(refusal(&at("link"), &[]), Some(What::Symlink));
    assert_eq!(refusal(&at("repository"), &[]), Some(What::Repository));
    for out in ["/", "..", ".", ""] {
        assert_eq!(refusal(Path::new(out), &[]), Some(What::NoName));
    }
    let kept = fs::canonicalize(at("work/content"))?;
    for out in ["work/content", "work", "work/content/../../work"] {
        assert_eq!(refusal(&at(out), &[at("work/content")]), Some(What::KeepOff(kept.clone())));
    }
    symlink(at("work/content"), at("by-link"))?;
    for out in ["work/content/new/dist", "by-link/new/dist"] {
        assert_eq!(refusal(&at(out), &[at("work/content")]), Some(What::KeepOff(kept.clone())));
    }
    assert!(!at("work/content/new").exists(), "no folder is made in what is kept off");
    assert_eq!(refusal(Path::new("/proc"), &[]), Some(What::MountPoint));
    assert!(at("foreign/manifest.json").exists() && at("repository/index.html").exists() && kept.exists());
    build(&at("empty"), &PAGES)?;
    build(&at("work/dist"), &PAGES)?;
    Ok(())
}

#[test]
fn two_builds_of_one_site_do_not_meet() -> Outcome {
    let dir = TempDir::new()?;
    let out = dir.path().join("dist");
    for _ in 0..2 {
        let first = Staging::begin(&out, &[])?;
        put(&first, "index.html", "公示")?;
        assert_eq!(refusal(&out, &[]), Some(What::Busy));
        first.finish(&head())?;
    }
    let staging = Staging::begin(&out, &[])?;
    fs::rename(&out, dir.path().join("taken"))?;
    assert_eq!(staging.finish(&head()).err().map(|e| e.what), Some(What::Changed));
    assert!(dir.path().join("taken/index.html").exists() && !out.exists());
    Ok(())
}

#[test]
fn two_renames_do_where_there_is_no_exchange() -> Outcome {
    let dir = TempDir::new()?;
    let out = dir.path().join("dist");
    for text in ["一", "二"] {
        let staging = Staging::begin_with(&out, &[], Exchange::TwoRenames)?;
        put(&staging, "index.html", text)?;
        staging.finish(&head())?;
        assert_eq!((fs::read_to_string(out.join("index.html"))?.as_str(), beside(&out)), (text, 0));
    }
    // Killed between the renames: the next build, even one given up, puts the old site back.
    let before = snapshot(&out);
    fs::rename(&out, dir.path().join(".dist.gongshi-old"))?;
    fs::create_dir(dir.path().join(".dist.gongshi-new"))?;
    drop(Staging::begin(&out, &[])?);
    assert_eq!((snapshot(&out), beside(&out)), (before, 0));
    // Killed after them: the new site is live, the old one goes.
    build(&dir.path().join(".dist.gongshi-old"), &PAGES)?;
    build(&out, &PAGES)?;
    assert_eq!(beside(&out), 0);
    Ok(())
}
