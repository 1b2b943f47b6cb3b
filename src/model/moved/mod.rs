//! Addresses that are no more: how one is written, and where each leads.
//!
//! An [`Address`] carries no language, so one entry answers in both. With an ending it is one page or file; without
//! one it is a name, and stands for everything that has it: the page, the pages below it, the data files and feeds
//! about it. A base, an act, a text or a whole scheme is renamed with one entry.

mod exists;
mod trail;

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::id::{ActId, BadName};
use super::route::Route;
use super::text::Lang;

pub use exists::{OF_SCHEME, exists};
pub use trail::{End, Entry, Trails};

/// The file the entries are written in.
pub const FILE: &str = "moved.toml";

/// The most bytes of an address; the path of a file has to fit into 4,096 with everything before it.
const LONGEST: usize = 1024;

/// The folders of the site that a name has pages and files in; those of the languages come first.
pub const ROOTS: [&str; 5] = ["zh/", "en/", "data/", "api/v1/schemes/", "api/v1/"];

/// An address of the site without its language, such as `qingdao/bases/QD-2022-003` or `qingdao/acts/index.html`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Address(String);

/// Whether something can ever have been published at this address.
///
/// It is a [`Route`] without a language; its parts are letters, digits and hyphens, in lower case but for register
/// numbers; only its last part has an ending. An attachment, the file in a folder `files`, may have any name but for
/// `%`, which would make it unclear whether the name or its spelling in a link is meant.
#[must_use]
pub fn is_address(text: &str) -> bool {
    let parts: Vec<&str> = text.split('/').collect();
    let Some((last, folders)) = parts.split_last() else { return false };
    let plain = |part: &str, dots: bool| part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || (dots && b == b'.'));
    let lower = |place: usize, part: &str| {
        let register = place.checked_sub(1).and_then(|before| parts.get(before)).is_some_and(|before| *before == "bases");
        register || !part.bytes().any(|b| b.is_ascii_uppercase())
    };
    let attachment = folders.len() > 2 && folders.last() == Some(&"files");
    let file = if attachment { last.contains('.') && !last.contains('%') } else { plain(last, true) && !last.contains("..") };
    text.len() <= LONGEST
        && Route::new(text).is_some()
        && !["zh", "en"].contains(&parts.first().copied().unwrap_or_default())
        && folders.iter().all(|part| plain(part, false))
        && file
        && (attachment || parts.iter().enumerate().all(|(place, part)| lower(place, part)))
}

impl Address {
    /// The address as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The ending of one page or file; none for a name.
    #[must_use]
    pub fn ending(&self) -> Option<&str> {
        self.0.rsplit('/').next()?.rsplit_once('.').map(|(_, ending)| ending)
    }

    /// The act it is or belongs to.
    #[must_use]
    pub fn act(&self) -> Option<ActId> {
        act(&self.0)
    }

    /// Where a page or file of this address is, from the root of the site: pages and feeds in both languages.
    pub fn routes(&self) -> impl Iterator<Item = Route> {
        let page = self.ending() == Some("html");
        let both = self.0.starts_with("api/") || self.0.starts_with("data/") && !page;
        let paths = if both { vec![self.0.clone()] } else { Lang::ALL.map(|lang| format!("{}/{}", lang.code(), self.0)).to_vec() };
        paths.into_iter().filter_map(|path| Route::new(&path))
    }

    /// Whether it is a page of a list by its number, or a cut of a register: what it holds is another thing every day.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        self.0.contains("/bases/by/") || is_numbered(&self.0)
    }
}

/// The act that an address, or a path from the root of the site, is or belongs to.
#[must_use]
pub fn act(path: &str) -> Option<ActId> {
    let (_, below) = path.split_once("/acts/")?;
    let mut parts = below.split('/');
    let (year, leaf) = (parts.next()?, parts.next()?);
    let name = leaf.split_once('.').map_or(leaf, |(name, _)| name);
    ActId::try_from(format!("{year}/{name}")).ok()
}

/// Whether this is `page-2.html`: a page of a list by its number.
#[must_use]
pub fn is_numbered(path: &str) -> bool {
    let leaf = path.rsplit('/').next().unwrap_or_default();
    let number = leaf.strip_prefix("page-").map(|rest| rest.strip_suffix(".html").unwrap_or(rest));
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether a path from the root of the site is an address that people and programs keep: a page, a feed, a data file.
/// The rest is what pages are made with, and `robots.txt` and the site map, which are read anew each time.
#[must_use]
pub fn is_kept(path: &str) -> bool {
    ["zh/", "en/", "data/", "api/"].iter().any(|folder| path.starts_with(folder))
}

/// A path from the root of the site without its language: what an entry of `moved.toml` would call it.
#[must_use]
pub fn without_language(path: &str) -> &str {
    path.strip_prefix("zh/").or_else(|| path.strip_prefix("en/")).unwrap_or(path)
}

impl TryFrom<String> for Address {
    type Error = BadName;
    fn try_from(text: String) -> Result<Self, BadName> {
        if is_address(&text) { Ok(Self(text)) } else { Err(BadName(text)) }
    }
}

impl From<Address> for String {
    fn from(address: Address) -> String {
        address.0
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl schemars::JsonSchema for Address {
    fn schema_name() -> Cow<'static, str> {
        "Address".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "site-address" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_can_have_been_published_is_an_address() {
        for good in [
            "qingdao",
            "qingdao/bases/QD-2022-003",
            "qingdao/bases/QD-2022-003.html",
            "qingdao/acts/2025/0926-recognition",
            "qingdao/bases/by/standing-certified/page-2.html",
            "data/qingdao/acts/2025/0926-recognition/files/附件 1.pdf",
            "qingdao/notices.atom",
            "data/hosts.csv",
            "index.html",
        ] {
            assert!(is_address(good), "{good}");
        }
        let long = format!("qingdao/bases/{}", "a".repeat(256));
        let longer = format!("qingdao/{}x.html", "a/".repeat(600));
        for bad in [
            "",
            "/qingdao",
            "qingdao/",
            "qingdao//bases",
            "../etc/passwd",
            "qingdao/../x",
            "qingdao/./x",
            "qingdao\\bases",
            "c:/x",
            "https://gongshi.example/qingdao",
            "qingdao/bases/QD%2D1.html",
            "qingdao/x.html?a=1",
            "qingdao/x.html#art-1",
            "qingdao/bases/QD\0",
            "Qingdao/index.html",
            "qingdao/Acts/index.html",
            "qingdao/基地.html",
            "zh/qingdao/index.html",
            "en",
            "qingdao/x.html/y.html",
            "qingdao/a..b",
            "data/qingdao/acts/2025/0926-x/files/a%20b.pdf",
            "data/qingdao/acts/2025/0926-x/files/none",
            long.as_str(),
            longer.as_str(),
        ] {
            assert!(!is_address(bad), "{bad:?}");
        }
    }

    #[test]
    fn an_address_tells_the_act_it_belongs_to() {
        let of = |path: &str| act(path).map(|act| act.to_string());
        for path in ["lake/acts/2025/0303-x", "zh/lake/acts/2025/0303-x.html", "data/lake/acts/2025/0303-x/files/a b.pdf"] {
            assert_eq!(of(path).as_deref(), Some("2025/0303-x"), "{path}");
        }
        assert_eq!([of("lake/acts/index.html"), of("lake/bases/LK-1"), of("lake/acts/2025/0231-x")], [None, None, None]);
    }

    #[test]
    fn a_numbered_page_is_known_by_its_name() {
        assert!(is_numbered("zh/notices/page-12.html") && is_numbered("hosts/page-2"));
        assert!(!is_numbered("zh/notices/page-.html") && !is_numbered("zh/hosts/page-two.html"));
    }
}
