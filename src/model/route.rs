//! The address of one file of the site, below the site's root.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A relative path of the site, such as `zh/qingdao/bases/QD-2022-003.html`.
///
/// A value of this type can be joined to any folder without leaving it, and the file it names can be
/// carried on a USB stick to any desktop system: no absolute path, no empty or dot-leading segment
/// (so no `..`), nothing a Windows file system refuses, at most 255 bytes a segment. Routes order by
/// their bytes, as `LC_ALL=C sort` does.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Route(Arc<str>);

impl Route {
    /// The route, or `None` where the text is no such path.
    pub fn new(path: &str) -> Option<Route> {
        path.split('/').all(is_segment).then(|| Route(path.into()))
    }

    /// The path with `/` between its segments.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Folders first, the file's own name last; never empty.
    pub fn segments(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.0.split('/')
    }

    /// How many folders the file lies below the root: 0 for `index.html`.
    pub fn depth(&self) -> usize {
        self.segments().count() - 1
    }

    /// The relative link to this file for a page at `from`, ready for an `href`.
    ///
    /// It always names the file, so it works from a sub-folder and on `file:`. Every byte outside
    /// RFC 3986 "unreserved" is percent-encoded, so no escaping for HTML or XML changes it again.
    pub fn relative_to(&self, from: &Route) -> String {
        relative(from.as_str(), self.as_str())
    }
}

/// The relative link from one path of the site to another; see [`Route::relative_to`].
pub fn relative(from: &str, to: &str) -> String {
    relative_with(from, to, "")
}

/// The same with an anchor behind it, such as `#art-3`; nothing for none.
pub fn relative_with(from: &str, to: &str, anchor: &str) -> String {
    // Whole folders that both paths begin with.
    let same = from.bytes().zip(to.bytes()).take_while(|(a, b)| a == b).count();
    let shared = to.as_bytes().get(..same).and_then(|both| both.iter().rposition(|byte| *byte == b'/')).map_or(0, |slash| slash + 1);
    let up = memchr::memchr_iter(b'/', from.as_bytes().get(shared..).unwrap_or_default()).count();
    let mut link = String::with_capacity(3 * up + to.len() - shared + anchor.len());
    for _ in 0..up {
        link.push_str("../");
    }
    percent_encode(to.get(shared..).unwrap_or(to), &mut link);
    link.push_str(anchor);
    link
}

fn is_segment(segment: &str) -> bool {
    !segment.is_empty()
        && segment.len() <= 255
        && !segment.starts_with('.')
        // Windows drops a trailing dot or space, and two routes would become one file.
        && !segment.ends_with(['.', ' '])
        && segment.bytes().all(|byte| !byte.is_ascii_control() && !b"\\<>:\"|?*".contains(&byte))
        && (segment.is_ascii() || !segment.chars().any(char::is_control))
        && !is_device(segment)
}

/// Windows opens a device, not a file, for these names, whatever stands after the first dot.
fn is_device(segment: &str) -> bool {
    if !segment.starts_with(['c', 'p', 'a', 'n', 'l', 'C', 'P', 'A', 'N', 'L']) {
        return false;
    }
    let stem = segment.split('.').next().unwrap_or(segment).trim_end().to_ascii_lowercase();
    let numbered = |prefix: &str| {
        stem.strip_prefix(prefix).is_some_and(|n| {
            let mut digits = n.chars();
            matches!((digits.next(), digits.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
        })
    };
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul" | "conin$" | "conout$") || numbered("com") || numbered("lpt")
}

/// The bytes a link shows as they are.
#[expect(clippy::indexing_slicing, reason = "while compiling; out of bounds would not compile")]
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        plain[byte] = (byte as u8).is_ascii_alphanumeric() || matches!(byte as u8, b'-' | b'.' | b'_' | b'~' | b'/');
        byte += 1;
    }
    plain
};

fn percent_encode(path: &str, link: &mut String) {
    const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    let plain = |byte: u8| PLAIN.get(usize::from(byte)).copied().unwrap_or(false);
    if path.bytes().all(plain) {
        return link.push_str(path);
    }
    for byte in path.bytes() {
        if plain(byte) {
            link.push(char::from(byte));
        } else {
            link.push('%');
            link.extend([byte >> 4, byte & 15].iter().filter_map(|half| HEX.get(usize::from(*half))));
        }
    }
}

/// A free word as a part of an address: letters, digits and hyphens stay, anything else is spelled by its number.
#[must_use]
pub fn fit(word: &str) -> String {
    let mut fit = String::new();
    for c in word.chars() {
        match c {
            'a'..='z' | '0'..='9' | '-' => fit.push(c),
            'A'..='Z' => fit.push(c.to_ascii_lowercase()),
            other => fit.push_str(&format!("u{:x}", u32::from(other))),
        }
    }
    fit
}

impl Borrow<str> for Route {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Route({})", self.0)
    }
}

impl TryFrom<String> for Route {
    type Error = String;

    fn try_from(path: String) -> Result<Route, String> {
        Route::new(&path).ok_or_else(|| format!("not a path of a site: {path:?}"))
    }
}

impl From<Route> for String {
    fn from(route: Route) -> String {
        route.as_str().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_portable_relative_paths_are_routes() {
        for good in ["index.html", "zh/qingdao/bases/QD-2022-003.html", "zh/文件/附件 1.pdf", "a/com10.html", "console"] {
            assert!(Route::new(good).is_some(), "{good}");
        }
        let long = "长".repeat(86);
        for bad in [
            "",
            "/",
            "/a",
            "a/",
            "a//b",
            ".",
            "..",
            "a/../b",
            ".git/config",
            "a/.b",
            "a\\b",
            "a\nb",
            "a\u{7f}",
            "c:/x",
            "nul",
            "a/CON.html",
            "com1",
            "LPT9.txt",
            "com¹",
            "a.",
            "a ",
            "what?",
            long.as_str(),
        ] {
            assert!(Route::new(bad).is_none(), "{bad:?}");
        }
    }

    #[test]
    fn links_are_relative_and_name_the_file() {
        let link = |to: &str, from: &str| Route::new(to).zip(Route::new(from)).map(|(to, from)| to.relative_to(&from));
        let is = |to, from, want: &str| assert_eq!(link(to, from).as_deref(), Some(want));
        is("zh/a/b.html", "zh/a/c.html", "b.html");
        is("zh/a/b.html", "zh/a/b.html", "b.html");
        is("css/site.css", "zh/a/b.html", "../../css/site.css");
        is("en/a/b.html", "zh/a/b.html", "../../en/a/b.html");
        is("zh/index.html", "index.html", "zh/index.html");
        is("index.html", "zh/index.html", "../index.html");
        is("zh/a", "zh/a/b", "../a");
        is("f/附 #1%.pdf", "index.html", "f/%E9%99%84%20%231%25.pdf");
    }

    #[test]
    fn depth_counts_folders() {
        assert_eq!(Route::new("index.html").map(|r| r.depth()), Some(0));
        assert_eq!(Route::new("zh/a/b.html").map(|r| r.depth()), Some(2));
    }
}
