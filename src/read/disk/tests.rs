//! What is read from the disk, and what is passed over.
#![expect(clippy::disallowed_methods, reason = "the tests write files")]

use std::fs;

use super::*;

#[test]
fn a_byte_order_mark_is_no_part_of_a_text_and_what_is_hidden_none_of_the_content() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.md"), "\u{FEFF}\u{FEFF}## 一\u{FEFF}").unwrap();
    fs::create_dir(folder.path().join(".git")).unwrap();
    fs::write(folder.path().join(".git/b.md"), "").unwrap();
    let (tree, findings) = read(&[folder.path().to_path_buf()]);
    assert_eq!(tree.texts, BTreeMap::from([("a.md".to_owned(), Arc::from("## 一\u{FEFF}"))]));
    assert_eq!(findings, Findings::default());
    assert_eq!(walk(folder.path()).count(), 2, "nothing below a hidden folder is looked at");
}

#[test]
fn the_way_lines_end_makes_no_difference() {
    let read = |text: &str| decode(text.as_bytes().to_vec()).unwrap();
    assert_eq!(&*read("\u{FEFF}一\r\n\r\n二\r三\r\n"), "一\n\n二\r三\n");
}

#[test]
fn what_settles_which_files_git_takes_is_no_hidden_part_of_the_content() {
    let folder = tempfile::tempdir().unwrap();
    for name in [".gitkeep", ".gitattributes", "hosts/.gitignore"] {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "").unwrap();
    }
    let (tree, _) = read(&[folder.path().to_path_buf()]);
    assert_eq!(tree.others.keys().collect::<Vec<_>>(), [".gitattributes", "hosts/.gitignore"]);
}
