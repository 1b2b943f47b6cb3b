//! What lies around the content: the templates and the static files, as bytes in memory.

use std::collections::BTreeMap;
use std::path::Path;

use super::file::{decode, file, is_gone, not_utf8, shown, unreadable, walk};
use crate::finding::{Finding, Findings, Place};
use crate::model::route::Route;

/// Every text below a folder, by path.
#[must_use]
pub fn texts(root: &Path) -> (BTreeMap<String, String>, Findings) {
    let (files, mut findings) = bytes(root);
    let mut texts = BTreeMap::new();
    for (path, bytes) in files {
        match decode(bytes) {
            Ok(text) => {
                texts.insert(path, text.as_ref().to_owned());
            }
            Err(error) => findings.push(not_utf8(&root.join(&path).display().to_string(), &error)),
        }
    }
    (texts, findings)
}

/// Every file below a folder that can be served as it is, by path; one whose name no address can have is a finding.
#[must_use]
pub fn statics(root: &Path) -> (BTreeMap<String, Vec<u8>>, Findings) {
    let (mut files, mut findings) = bytes(root);
    files.retain(|path, _| {
        let left = path.rsplit('/').next().is_some_and(leftover);
        let served = Route::new(path).is_some();
        if left {
            findings.push(left_behind(&root.join(path)));
        } else if !served {
            findings.push(no_address(&root.join(path)));
        }
        served && !left
    });
    (files, findings)
}

/// What to do where a file was left.
pub const CLEAR_AWAY: (&str, &str) =
    ("关闭正在编辑它的软件；还在的，删去", "close the program that edits it; if it is still there, remove it");

/// Whether a program or the system left a file of this name for itself: a copy of what was edited, a lock that names who has
/// a document open, the look of a folder.
#[must_use]
pub fn leftover(name: &str) -> bool {
    let own = ["Thumbs.db", "desktop.ini", ".DS_Store"].iter().any(|own| name.eq_ignore_ascii_case(own));
    own || name.starts_with("~$") || name.ends_with('~')
}

/// Every file below a folder, by path; hidden ones are left out, and what goes while it is being read.
fn bytes(root: &Path) -> (BTreeMap<String, Vec<u8>>, Findings) {
    let mut files = BTreeMap::new();
    let mut findings = Findings::default();
    for entry in walk(root) {
        match entry {
            Ok(entry) if entry.file_type().is_dir() || entry.file_name().as_encoded_bytes().starts_with(b".") => {}
            Ok(entry) if entry.file_type().is_file() => match file(entry.path()) {
                Ok(bytes) => {
                    files.insert(shown(root, entry.path()), bytes);
                }
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => findings.push(unreadable(&entry.path().display().to_string(), &error.to_string())),
            },
            Ok(entry) => findings.push(no_plain_file(entry.path())),
            Err(error) if is_gone(&error) => {}
            Err(error) => findings.push(unreadable(&root.display().to_string(), &error.to_string())),
        }
    }
    (files, findings)
}

fn no_plain_file(path: &Path) -> Finding {
    let (zh, en) = ("模板和静态文件夹里只能有普通文件，不能有链接", "templates and static files are plain files, no links");
    Finding::error("not-a-file", Place::file(path.display().to_string()), zh, en)
        .rule("网站只由这些文件夹里的文件生成", "a site is made from the files of these folders alone")
        .remedy("换成文件本身", "put the file itself here")
}

fn left_behind(path: &Path) -> Finding {
    let (zh, en) =
        ("这是编辑软件或系统自己留下的文件，不能公布", "an editor or the system left this file for itself; it is not to be published");
    Finding::error("stray-file", Place::file(path.display().to_string()), zh, en)
        .value(path.file_name().unwrap_or_default().to_string_lossy())
        .rule("静态文件原样公布", "static files are published as they are")
        .remedy(CLEAR_AWAY.0, CLEAR_AWAY.1)
}

fn no_address(path: &Path) -> Finding {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let (zh, en) = ("静态文件的名称不能用作网址", "the name of a static file cannot be an address");
    Finding::error("bad-name", Place::file(path.display().to_string()), zh, en)
        .value(name)
        .rule(
            "名称不以点或空格结尾，不含 \\ < > : \" | ? * 和控制字符，不是 Windows 的设备名",
            "a name does not end in a dot or a space, has none of \\ < > : \" | ? * and no control character, and is no device of Windows",
        )
        .remedy("改名，或移出静态文件夹", "rename it, or move it out of the folder")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_in_another_encoding_is_told_as_such() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("words.toml");
        std::io::Write::write_all(&mut std::fs::File::create(&file)?, b"\xFF\xFEa\0")?;
        let (texts, findings) = texts(folder.path());
        assert!(texts.is_empty());
        let told: Vec<_> = findings.sorted().into_iter().map(|finding| (finding.code, finding.place.file.clone())).collect();
        assert_eq!(told, [("not-utf8", file.display().to_string())]);
        Ok(())
    }

    #[test]
    fn what_goes_while_a_folder_is_read_was_not_there() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        for name in ["a", "b"] {
            std::fs::create_dir(folder.path().join(name))?;
        }
        let mut entries = walk(folder.path());
        assert!(entries.by_ref().take(2).all(|entry| entry.is_ok()));
        std::fs::remove_dir(folder.path().join("b"))?;
        assert!(entries.find_map(Result::err).is_some_and(|error| is_gone(&error)));
        let (none, findings) = bytes(&folder.path().join("b"));
        assert!(none.is_empty() && findings.has_errors(), "the folder itself has to be there");
        Ok(())
    }

    #[test]
    fn what_cannot_be_served_is_told() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        let root = folder.path();
        for name in ["a.css", "a.css~", "b:c.css", ".hidden", ".gitignore", "aux.js", "thumbs.db", "~$a.docx"] {
            std::fs::File::create(root.join(name))?;
        }
        std::os::unix::fs::symlink(root.join("a.css"), root.join("link.css"))?;
        std::os::unix::fs::symlink("/etc", root.join("folder"))?;
        std::os::unix::fs::symlink("/etc", root.join(".hidden-link"))?;
        let (files, findings) = statics(root);
        assert_eq!(files.keys().collect::<Vec<_>>(), ["a.css"]);
        let told = findings.sorted().into_iter().map(|finding| (finding.code, finding.place.file.clone()));
        let at = |name: &str| root.join(name).display().to_string();
        let wanted = [
            ("stray-file", "a.css~"),
            ("bad-name", "aux.js"),
            ("bad-name", "b:c.css"),
            ("not-a-file", "folder"),
            ("not-a-file", "link.css"),
            ("stray-file", "thumbs.db"),
            ("stray-file", "~$a.docx"),
        ];
        assert_eq!(told.collect::<Vec<_>>(), wanted.map(|(code, name)| (code, at(name))));
        Ok(())
    }
}
