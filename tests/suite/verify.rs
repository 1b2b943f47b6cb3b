//! `gongshi verify`: a good site passes, each way to be wrong is named, and a rebuild tells where it differs.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use gongshi::model::day::Day;

use crate::program::{err, gongshi, out};
use crate::work::Work;

/// A small site and the content it was made from.
struct Site {
    work: Work,
    out: tempfile::TempDir,
}

impl Site {
    /// Built once, copied for each test.
    fn new() -> Self {
        static BUILT: OnceLock<tempfile::TempDir> = OnceLock::new();
        let built = BUILT.get_or_init(|| {
            let folder = tempfile::tempdir().unwrap();
            let day = Day::new(2026, 11, 21).unwrap();
            gongshi::build(&crate::sources(vec![Work::small().path()]), &folder.path().join("dist"), day).unwrap();
            folder
        });
        let out = tempfile::tempdir().unwrap();
        crate::work::copy(built.path(), out.path());
        Self { work: Work::small(), out }
    }

    fn at(&self, path: &str) -> PathBuf {
        self.out.path().join("dist").join(path)
    }

    fn verify(&self, more: &[&str]) -> (Option<i32>, String) {
        verify(&self.at(""), more)
    }

    fn rebuild(&self) -> (Option<i32>, String) {
        self.verify(&["--rebuild", "--content", &self.work.path().to_string_lossy()])
    }

    fn manifest(&self, from: &str, to: &str) {
        let text = fs::read_to_string(self.at("manifest.json")).unwrap();
        assert!(text.contains(from), "{from}");
        fs::write(self.at("manifest.json"), text.replacen(from, to, 1)).unwrap();
    }

    fn root(&self) -> String {
        let manifest: serde_json::Value = serde_json::from_slice(&fs::read(self.at("manifest.json")).unwrap()).unwrap();
        manifest["root"].as_str().unwrap().to_owned()
    }
}

fn verify(folder: &Path, more: &[&str]) -> (Option<i32>, String) {
    let output = gongshi(&[&["verify", folder.to_str().unwrap()], more].concat());
    (output.status.code(), out(&output) + &err(&output))
}

#[test]
fn a_site_as_it_was_published_passes_and_a_rebuild_is_equal() {
    let site = Site::new();
    let (code, told) = site.rebuild();
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains("every byte is the same") && told.contains(&site.root()), "{told}");
    assert_eq!(site.verify(&["--root", &site.root().to_uppercase()]).0, Some(0));
}

#[test]
fn each_way_a_folder_can_be_wrong_is_named() {
    type Harm = fn(&Site);
    let harms: [(Harm, &[&str]); 12] = [
        (
            |site| {
                let mut bytes = fs::read(site.at("zh/index.html")).unwrap();
                *bytes.last_mut().unwrap() ^= 1;
                fs::write(site.at("zh/index.html"), bytes).unwrap();
            },
            &["error[file-changed]", "zh/index.html"],
        ),
        (|site| fs::write(site.at("css/base.css"), "").unwrap(), &["error[file-changed]", "css/base.css", "值 value:  0"]),
        (|site| fs::remove_file(site.at("en/index.html")).unwrap(), &["error[file-missing]", "en/index.html"]),
        (|site| fs::write(site.at("zh/.extra\u{1b}"), "").unwrap(), &["error[file-extra]", "zh/.extraU+001B"]),
        (
            |site| {
                fs::rename(site.at("zh/index.html"), site.at("../index.html")).unwrap();
                symlink("../../index.html", site.at("zh/index.html")).unwrap();
            },
            &["error[odd-entry]", "zh/index.html"],
        ),
        (
            |site| {
                fs::rename(site.at("css"), site.at("../css")).unwrap();
                symlink("../css", site.at("css")).unwrap();
            },
            &["error[odd-entry]", "error[file-missing]", "dist/css:"],
        ),
        (|site| symlink("/dev/zero", site.at("zero")).unwrap(), &["error[odd-entry]", "zero"]),
        (
            |site| {
                let text = fs::read_to_string(site.at("sha256sums.txt")).unwrap();
                fs::write(site.at("sha256sums.txt"), text.replacen(['0'], "1", 1)).unwrap();
            },
            &["error[file-changed]", "sha256sums.txt"],
        ),
        (
            |site| {
                let bytes = fs::read(site.at("manifest.json")).unwrap();
                fs::write(site.at("manifest.json"), &bytes[..bytes.len() / 2]).unwrap();
            },
            &["error[manifest-cut]"],
        ),
        (
            |site| {
                site.manifest(concat!("\"", env!("CARGO_PKG_VERSION"), "\""), "\"9.9.9\"");
                site.manifest("\"as-of\"", "\"day\"");
            },
            &["error[manifest-version]", "gongshi 9.9.9"],
        ),
        (|site| site.manifest("\"404.html\"", "\"../404.html\""), &["error[manifest-malformed]", "../404.html", "manifest.json:10:"]),
        (|site| site.manifest("\"size\":", "\"size\":1"), &["error[file-changed]", "404.html"]),
    ];
    for (harm, says) in harms {
        let site = Site::new();
        harm(&site);
        let (code, told) = site.verify(&[]);
        assert_eq!(code, Some(1), "{says:?}: {told}");
        assert!(says.iter().all(|word| told.contains(word)), "{says:?}: {told}");
    }
}

#[test]
fn a_manifest_that_vouches_for_a_changed_file_is_caught_by_a_noted_root() {
    let site = Site::new();
    let noted = site.root();
    let digest = |bytes: &[u8]| gongshi::write::Digest::of(bytes).to_string();
    let page = fs::read(site.at("zh/index.html")).unwrap();
    let changed = [page.as_slice(), b" "].concat();
    fs::write(site.at("zh/index.html"), &changed).unwrap();
    let size_and_sum = |bytes: &[u8]| format!("\"size\":{},\"sha256\":\"{}\"", bytes.len(), digest(bytes));
    site.manifest(&size_and_sum(&page), &size_and_sum(&changed));
    assert!(site.verify(&[]).1.contains("error[manifest-root]"));
    let sums = fs::read_to_string(site.at("sha256sums.txt")).unwrap().replace(&digest(&page), &digest(&changed));
    fs::write(site.at("sha256sums.txt"), &sums).unwrap();
    site.manifest(&noted, &digest(sums.as_bytes()));
    assert_eq!(site.verify(&[]).0, Some(0), "nothing in the folder itself tells any more");
    let (code, told) = site.verify(&["--root", &noted]);
    assert!(code == Some(1) && told.contains("error[root-differs]") && told.contains(&noted), "{told}");
    let (code, told) = site.rebuild();
    assert!(code == Some(1) && told.contains("zh/index.html") && told.contains("error[rebuild-differs]"), "{told}");
}

#[test]
fn no_site_is_told_from_a_wrong_folder() {
    let empty = tempfile::tempdir().unwrap();
    let (code, told) = verify(empty.path(), &[]);
    assert!(code == Some(1) && told.contains("error[manifest-missing]"), "{told}");
    fs::write(empty.path().join("manifest.json"), "{\"name\": \"an app\"}").unwrap();
    assert!(verify(empty.path(), &[]).1.contains("error[manifest-foreign]"));
    assert_eq!(verify(&empty.path().join("nowhere"), &[]).0, Some(2));
    assert_eq!(verify(empty.path(), &["--root", "12ab"]).0, Some(2));
}

#[test]
fn a_manifest_of_another_version_is_used_as_far_as_it_goes() {
    let site = Site::new();
    site.manifest(concat!("\"", env!("CARGO_PKG_VERSION"), "\""), "\"0.0.9\"");
    let (code, told) = site.verify(&[]);
    assert!(code == Some(0) && told.contains("note[manifest-version]"), "{told}");
    let (code, told) = site.rebuild();
    assert!(code == Some(0) && told.contains("warning[program-differs]"), "{told}");
}

/// What a manifest cannot do without is not left out together with the list that would tell.
#[test]
fn a_manifest_and_its_list_of_checksums_are_whole() {
    let site = Site::new();
    fs::remove_file(site.at("sha256sums.txt")).unwrap();
    let (code, told) = site.verify(&[]);
    assert!(code == Some(1) && told.contains("error[file-missing]"), "{told}");
    site.manifest("\"minify\":true,\n", "");
    let (code, told) = site.verify(&[]);
    assert!(code == Some(1) && told.contains("error[manifest-malformed]"), "{told}");
}

#[test]
fn a_rebuild_from_other_content_says_so_before_it_names_the_files() {
    let site = Site::new();
    site.work.change("schemes/lake/bases/LK-2025-001.toml", "field = ", "# \nfield = ");
    let (code, told) = site.rebuild();
    assert!(code == Some(0) && told.contains("warning[inputs-differ]"), "a comment reaches no page: {told}");
    site.work.change("schemes/lake/bases/LK-2025-001.toml", "Water\"", "Waters\"");
    let (code, told) = site.rebuild();
    assert_eq!(code, Some(1), "{told}");
    let (before, after) = (told.find("warning[inputs-differ]").unwrap(), told.find("error[rebuild-differs]").unwrap());
    assert!(before < after && told.contains("en/lake/bases/LK-2025-001.html"), "{told}");
    let json = site.verify(&["--rebuild", "--json", "--content", &site.work.path().to_string_lossy()]).1;
    let all: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap();
    assert!(all.len() > 2 && all.iter().all(|one| one["message"]["en"].is_string()));
    // Content that cannot be published is told as `check` tells it.
    site.work.put("hosts/mirror-university.toml", "name = 3\n");
    let (code, told) = site.rebuild();
    assert!(code == Some(1) && told.contains("mirror-university.toml:1"), "{told}");
}

#[test]
fn a_kept_manifest_tells_what_changed_since() {
    let site = Site::new();
    let kept = site.at("../kept.json");
    fs::copy(site.at("manifest.json"), &kept).unwrap();
    let kept = kept.to_string_lossy().into_owned();
    assert_eq!(site.verify(&["--manifest", &kept]).0, Some(0));
    gongshi::build(&crate::sources(vec![site.work.path()]), &site.at(""), Day::new(2026, 11, 22).unwrap()).unwrap();
    let (code, told) = site.verify(&["--manifest", &kept, "--json"]);
    assert!(code == Some(1) && told.contains("zh/index.html") && !told.contains("recognition.csv"), "lists stay as they were: {told}");
    let (_, told) = site.verify(&["--manifest", &kept]);
    assert!(told.contains("note[day-differs]") && told.contains("as of 2026-11-21, this site as of 2026-11-22"), "{told}");
    assert!(!told.contains("the manifest was changed"), "{told}");
}

#[test]
fn beside_a_kept_manifest_what_the_folder_says_of_itself_is_looked_at_too() {
    let site = Site::new();
    let kept = site.out.path().join("kept.json").to_string_lossy().into_owned();
    fs::copy(site.at("manifest.json"), &kept).unwrap();
    fs::write(site.at("sha256sums.txt"), "0  a\n").unwrap();
    fs::write(site.at("manifest.json"), "{}").unwrap();
    let (code, told) = site.verify(&["--manifest", &kept]);
    assert!(code == Some(1) && told.contains("error[file-changed]") && told.contains("error[manifest-foreign]"), "{told}");
    let other = Site::new();
    other.work.change("schemes/lake/bases/LK-2025-001.toml", "Mirror Lake Water Laboratory", "Another Laboratory");
    gongshi::build(&crate::sources(vec![other.work.path()]), &other.at(""), Day::new(2026, 11, 21).unwrap()).unwrap();
    assert!(other.verify(&["--manifest", &kept]).1.contains("error[root-differs]"));
}

/// The root covers the files and not the day that the manifest names.
#[test]
fn a_manifest_of_another_day_than_its_site_is_caught() {
    let site = Site::new();
    site.manifest("\"as-of\":\"2026-11-21\"", "\"as-of\":\"2026-11-22\"");
    let (code, told) = site.verify(&[]);
    assert!(code == Some(1) && told.contains("error[day-differs]") && !told.contains("are as listed"), "{told}");
    let (code, told) = site.rebuild();
    let [day, differs] = ["day-differs", "rebuild-differs"].map(|code| told.find(code).unwrap());
    assert!(code == Some(1) && day < differs, "the cause comes first: {told}");
}

/// Nor does it cover the address.
#[test]
fn a_manifest_of_another_address_than_its_site_is_caught() {
    let site = Site::new();
    site.manifest("\"base-url\":\"https://", "\"base-url\":\"https://evil.");
    let (code, told) = site.verify(&[]);
    assert!(code == Some(1) && told.contains("error[base-url-differs]") && !told.contains("are as listed"), "{told}");
}
