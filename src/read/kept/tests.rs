//! What is kept is what reading everything gives.
#![expect(clippy::disallowed_methods, reason = "the tests change files")]

use super::*;
use std::fs;

fn told(kept: &Kept) -> (String, Vec<String>) {
    let (drafts, findings) = kept.drafts(|_| false);
    (format!("{drafts:?}"), findings.sorted().iter().map(|finding| format!("{finding:?}")).collect())
}

/// What is kept after looking only at `changed` is what reading everything gives.
fn same(kept: &mut Kept, changed: &[PathBuf]) -> bool {
    let different = kept.look_at(&changed.iter().cloned().collect());
    let (tree, mut findings) = disk::read(&kept.roots);
    let (drafts, more) = super::super::read(tree);
    findings.append(more);
    let (kept_drafts, kept_findings) = told(kept);
    assert_eq!(kept_drafts, format!("{drafts:?}"));
    assert_eq!(kept_findings, findings.sorted().iter().map(|finding| format!("{finding:?}")).collect::<Vec<_>>());
    different
}

#[test]
fn what_is_kept_is_what_is_there() {
    let both = tempfile::tempdir().unwrap();
    let (one, two) = (both.path().join("one"), both.path().join("two"));
    let at = |path: &str| one.join(path);
    for folder in ["hosts", "schemes/lake/acts/2025/0303-a/files"] {
        fs::create_dir_all(at(folder)).unwrap();
    }
    fs::create_dir_all(two.join("hosts")).unwrap();
    fs::write(at("hosts/a.toml"), "name = { zh = \"甲\" }\nkind = \"x\"\n").unwrap();
    let mut kept = Kept::new(&[one.clone(), two.clone()]);
    assert!(!same(&mut kept, std::slice::from_ref(&one)));
    let edits: [(&str, &[u8]); 6] = [
        ("hosts/a.toml", b"name = { zh = \"\xE4\xB9\x99\" }\nkind = \"x\"\n"),
        ("hosts/a.toml", b"name = { zh = \"\xE4"),
        ("hosts/b.toml", b"name ="),
        ("schemes/lake/acts/2025/0303-a/recognition.csv", b"base,name,host\nL-1,a,b\n"),
        ("schemes/lake/acts/2025/0303-a/revocation.csv", b"base,name,host,ground\nL-1,a,b,1\n"),
        ("schemes/lake/acts/2025/0303-a/files/x.pdf", b"%PDF"),
    ];
    for (path, bytes) in edits {
        fs::write(at(path), bytes).unwrap();
        assert!(same(&mut kept, &[at(path)]), "{path}");
    }
    assert!(!same(&mut kept, &[at("hosts/a.toml"), at("hosts/none.toml")]), "nothing is different");
    fs::write(two.join("hosts/a.toml"), "x = 1").unwrap();
    assert!(same(&mut kept, &[two.join("hosts/a.toml")]), "the same path twice");
    fs::rename(at("hosts/b.toml"), at("hosts/c.toml")).unwrap();
    assert!(same(&mut kept, &[at("hosts/b.toml"), at("hosts/c.toml")]), "a new name");
    fs::rename(at("schemes/lake"), at("schemes/pond")).unwrap();
    assert!(same(&mut kept, &[at("schemes/lake"), at("schemes/pond")]), "a folder's new name");
    fs::remove_file(at("hosts/a.toml")).unwrap();
    fs::create_dir_all(at("hosts/a.toml")).unwrap();
    fs::write(at("hosts/a.toml/x.toml"), "").unwrap();
    assert!(same(&mut kept, &[at("hosts/a.toml")]), "a folder in place of a file");
    fs::remove_dir_all(at("hosts/a.toml")).unwrap();
    fs::write(at("hosts/a.toml"), "x = 1").unwrap();
    assert!(same(&mut kept, &[at("hosts/a.toml")]), "a file in place of a folder");
    fs::remove_dir_all(&one).unwrap();
    assert!(same(&mut kept, std::slice::from_ref(&one)), "the whole folder");
    assert!(!same(&mut kept, std::slice::from_ref(&one)));
    fs::write(&one, "a file").unwrap();
    assert!(!same(&mut kept, std::slice::from_ref(&one)), "a file in place of the whole folder");
}

#[test]
fn a_copy_of_an_attachment_is_another_file() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("content");
    let (files, copy) = (root.join("schemes/lake/acts/2025/0303-a/files"), folder.path().join("copy"));
    for folder in [&files, &copy] {
        fs::create_dir_all(folder).unwrap();
    }
    fs::write(files.join("x.txt"), "123456789012345678").unwrap();
    let mut kept = Kept::new(std::slice::from_ref(&root));
    fs::write(copy.join("x.txt"), "11010519491231002X").unwrap();
    let time = fs::metadata(files.join("x.txt")).unwrap().modified().unwrap();
    fs::File::options().write(true).open(copy.join("x.txt")).unwrap().set_modified(time).unwrap();
    fs::rename(&files, folder.path().join("away")).unwrap();
    fs::rename(&copy, &files).unwrap();
    assert!(same(&mut kept, std::slice::from_ref(&files)), "of the same length and time");
}

#[test]
fn a_content_folder_may_be_a_link() {
    let both = tempfile::tempdir().unwrap();
    let (real, link) = (both.path().join("real"), both.path().join("link"));
    fs::create_dir_all(real.join("hosts")).unwrap();
    fs::write(real.join("hosts/a.toml"), "name = { zh = \"甲\" }\nkind = \"x\"\n").unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    let mut kept = Kept::new(std::slice::from_ref(&link));
    assert!(!same(&mut kept, std::slice::from_ref(&link)));
    fs::write(link.join("hosts/b.toml"), "name =").unwrap();
    assert!(same(&mut kept, &[link.join("hosts/b.toml")]));
}
