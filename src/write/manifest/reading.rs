//! A manifest read back: from another build, another version or another hand, so nothing in it is taken on trust.

use serde::Deserialize;

use super::{Digest, Manifest, OPENING, is_own, root_of};
use crate::finding::{At, Finding, Place};
use crate::model::text::Bilingual;

/// Why some bytes are no manifest to go by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misread {
    /// It does not begin as a manifest of this program does.
    Foreign,
    /// It ends in the middle.
    Cut,
    /// Another version of the program wrote it, and differently.
    OtherVersion(String),
    /// It is not what this program writes: line, column, and what stands there.
    Malformed(usize, usize, String),
    /// A path that a site has for itself, or that is listed twice or out of order.
    Listed(String),
    /// The root it states, and the one that follows from its list.
    Root(Digest, Digest),
}

/// The opening lines, which no version may change.
#[derive(Deserialize)]
struct Opening {
    generator: String,
    version: String,
}

/// Reads a manifest: well formed, every path one of a site and listed once, and the root the one of the list.
///
/// # Errors
/// Why it is not to be gone by. What is read is consistent in itself; whether it is the manifest that was published is
/// told only by a root noted elsewhere.
pub fn read(bytes: &[u8]) -> Result<Manifest, Misread> {
    let opening = OPENING.as_bytes();
    if bytes.len() < opening.len() && opening.starts_with(bytes) {
        return Err(Misread::Cut);
    }
    if !bytes.starts_with(opening) {
        return Err(Misread::Foreign);
    }
    let manifest: Manifest = match serde_json::from_slice(bytes) {
        Ok(manifest) => manifest,
        Err(error) if error.is_eof() => return Err(Misread::Cut),
        Err(error) => return Err(misread(bytes, &error)),
    };
    let mut last = None;
    for file in &manifest.files {
        let path = file.path.as_str();
        if last.is_some_and(|last| last >= path) || is_own(path) {
            return Err(Misread::Listed(path.to_owned()));
        }
        last = Some(path);
    }
    let counted = root_of(&manifest.files);
    if counted != manifest.root {
        return Err(Misread::Root(manifest.root, counted));
    }
    Ok(manifest)
}

fn misread(bytes: &[u8], error: &serde_json::Error) -> Misread {
    match serde_json::from_slice::<Opening>(bytes) {
        Ok(opening) if opening.generator != "gongshi" => Misread::Foreign,
        Ok(opening) if opening.version != env!("CARGO_PKG_VERSION") => Misread::OtherVersion(opening.version),
        _ => {
            let text = error.to_string();
            let place = format!(" at line {} column {}", error.line(), error.column());
            Misread::Malformed(error.line(), error.column(), text.strip_suffix(&place).unwrap_or(&text).to_owned())
        }
    }
}

impl Misread {
    fn code(&self) -> &'static str {
        match self {
            Self::Foreign => "manifest-foreign",
            Self::Cut => "manifest-cut",
            Self::OtherVersion(_) => "manifest-version",
            Self::Malformed(..) | Self::Listed(_) => "manifest-malformed",
            Self::Root(..) => "manifest-root",
        }
    }

    /// What is wrong.
    #[must_use]
    pub fn words(&self) -> Bilingual {
        let own = env!("CARGO_PKG_VERSION");
        match self {
            Self::Foreign => Bilingual::new("不是本程序写的清单", "this is no manifest written by gongshi"),
            Self::Cut => Bilingual::new("清单不完整，在中途断掉", "the manifest breaks off in the middle"),
            Self::OtherVersion(_) => Bilingual::new(
                format!("清单由另一版本写成，格式不同；本程序为{own}"),
                format!("another version wrote this manifest, in another form; this is {own}"),
            ),
            Self::Malformed(..) => Bilingual::new("清单被改动过或已损坏", "the manifest was changed or is damaged"),
            Self::Listed(_) => Bilingual::new(
                "清单被改动过：这个路径重复、次序不对，或者是网站自留的",
                "the manifest was changed: this path is listed twice, out of order, or is the site's own",
            ),
            Self::Root(_, counted) => Bilingual::new(
                format!("清单被改动过：按所列文件算出的全站校验值是 {counted}"),
                format!("the manifest was changed: its list gives the root {counted}"),
            ),
        }
    }

    fn remedy(&self) -> Bilingual {
        match self {
            Self::Foreign => Bilingual::new("检查给出的是不是网站的顶层文件夹", "see that this is the top folder of a site"),
            Self::OtherVersion(version) => Bilingual::new(
                format!("用 gongshi {version} 核对，或者只核对 sha256sums.txt"),
                format!("verify with gongshi {version}, or check sha256sums.txt alone"),
            ),
            _ => Bilingual::new(
                "从网站重新下载；仍然如此的，告诉主办单位，并与另存的全站校验值比较",
                "download the site again; if it stays so, tell the publisher and compare with a root noted elsewhere",
            ),
        }
    }

    /// As a finding about the manifest at `file`.
    #[must_use]
    pub fn finding(&self, file: &str) -> Finding {
        let at = match self {
            Self::Malformed(line, column, _) => At::Line((*line).max(1), (*column).max(1)),
            _ => At::File,
        };
        let (says, remedy) = (self.words(), self.remedy());
        let finding = Finding::error(self.code(), Place { file: file.to_owned(), at }, says.zh, says.en)
            .rule(
                "清单以程序写出的样子为准，列出每个文件一次，并写明全站校验值",
                "a manifest stays as the program wrote it: each file once, and the root of them all",
            )
            .remedy(remedy.zh, remedy.en);
        match self {
            Self::OtherVersion(value) | Self::Listed(value) | Self::Malformed(_, _, value) => finding.value(value),
            Self::Root(printed, _) => finding.value(printed),
            _ => finding,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{FileEntry, ManifestHead, write};
    use super::*;
    use crate::model::route::Route;
    use crate::write::tests::head;

    fn written() -> String {
        let head = ManifestHead { version: env!("CARGO_PKG_VERSION").into(), ..head() };
        let entry = |path| FileEntry { path, size: 1, sha256: Digest::of(b"y") };
        let files: Vec<_> = ["a.txt", "b/c.txt"].into_iter().filter_map(Route::new).map(entry).collect();
        let mut out = Vec::new();
        assert!(write(&mut out, &head, root_of(&files), &files).is_ok());
        String::from_utf8(out).unwrap_or_default()
    }

    fn code(text: &str) -> &'static str {
        read(text.as_bytes()).map_or_else(|why| why.code(), |_| "read")
    }

    #[test]
    fn each_way_to_be_wrong_has_its_name() {
        let good = written();
        assert_eq!(code(&good), "read");
        assert_eq!(code("{\"name\": \"an app\"}"), "manifest-foreign");
        for end in (0..good.len() - 1).filter(|end| good.is_char_boundary(*end)) {
            assert_eq!(code(good.get(..end).unwrap_or_default()), "manifest-cut", "cut at {end}");
        }
        let newer = good.replace(concat!("\"", env!("CARGO_PKG_VERSION"), "\""), "\"9.0.0\"").replace("\"minify\"", "\"shrink\"");
        assert_eq!(read(newer.as_bytes()), Err(Misread::OtherVersion("9.0.0".into())));
        assert_eq!(code(&good.replace("\"minify\"", "\"shrink\"")), "manifest-malformed");
        assert_eq!(code(&good.replace("\"size\":1", "\"size\":-1")), "manifest-malformed");
        for bad in ["../a.txt", "/etc/passwd", "c:/a.txt", "b/../c.txt", "a\\\\b"] {
            assert_eq!(code(&good.replace("b/c.txt", bad)), "manifest-malformed", "{bad}");
        }
        for listed in ["a.txt", "0.txt", "manifest.json", "Sha256Sums.txt"] {
            assert_eq!(code(&good.replace("b/c.txt", listed)), "manifest-malformed", "{listed}");
        }
        assert_eq!(code(&good.replace("b/c.txt", "b/d.txt")), "manifest-root");
    }

    #[test]
    fn a_manifest_without_its_options_is_none_of_ours() {
        let without = written().replace("\"base-url\":\"https://example.org/\",\n\"minify\":true,\n", "");
        assert_eq!(code(&without), "manifest-malformed");
    }
}
