//! A folder of content that a test may break: a copy of a small registry, with files put in, changed or taken out.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use gongshi::check::Checked;
use gongshi::finding::Findings;

/// A copy of a content folder.
pub struct Work {
    folder: tempfile::TempDir,
}

impl Work {
    /// A copy of the small registry of `tests/small/content`.
    pub fn small() -> Self {
        Self::of(&crate::root().join("tests/small/content"))
    }

    /// A copy of any content folder.
    pub fn of(content: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(content, folder.path());
        Self { folder }
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().to_path_buf()
    }

    /// Lays another folder over this one.
    pub fn over(self, other: &Path) -> Self {
        copy(other, self.folder.path());
        self
    }

    /// Writes a file.
    pub fn put(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// Replaces text that must be there.
    pub fn change(&self, path: &str, from: &str, to: &str) {
        let file = self.folder.path().join(path);
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.contains(from), "{path} has no {from}");
        fs::write(file, text.replace(from, to)).unwrap();
    }

    pub fn examine(&self) -> (Option<Checked>, Findings) {
        gongshi::examine(&[self.path()])
    }

    /// The codes found, each with `file:line:column` and level.
    pub fn found(&self) -> Vec<String> {
        self.told(&self.examine().1)
    }

    /// The same, held against a published site.
    pub fn found_against(&self, published: &Path) -> Vec<String> {
        let day = "2026-11-21".parse().unwrap();
        self.told(&gongshi::published::examine(&[self.path()], &crate::root().join("site"), day, published))
    }

    /// Its site in a folder `dist`.
    pub fn built(&self) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let day = "2026-11-21".parse().unwrap();
        gongshi::build(&crate::sources(vec![self.path()]), &folder.path().join("dist"), day).unwrap();
        folder
    }

    fn told(&self, findings: &Findings) -> Vec<String> {
        let mut sources = gongshi::report::Sources::new(&[self.path()]);
        findings
            .sorted()
            .into_iter()
            .map(|finding| {
                let (_, spot) = sources.find(&finding.place);
                format!("{} {}:{}:{} {:?}", finding.code, finding.place.file, spot.line, spot.column, finding.level)
            })
            .collect()
    }
}

/// Every file of a folder, by its path in it.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    let path = |entry: &walkdir::DirEntry| entry.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned();
    files.map(|entry| (path(&entry), fs::read(entry.path()).unwrap())).collect()
}

/// Puts an act of the small registry with one list, if it has a name.
pub fn act(work: &Work, folder: &str, kind: &str, rest: &str, (list, rows): (&str, &str)) {
    let folder = format!("schemes/lake/acts/{folder}");
    let head = "title = { zh = \"文件\", en = \"Act\" }\nbasis = [\"lake/rules-2024#3\"]";
    work.put(&format!("{folder}/act.toml"), format!("kind = \"{kind}\"\nunder = \"rules-2024\"\n{head}\n{rest}\n"));
    if !list.is_empty() {
        work.put(&format!("{folder}/{list}.csv"), rows);
    }
}

/// Copies a folder into one that is there.
pub fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.unwrap();
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).unwrap();
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
