//! Validated names: what a folder, a file or a citation may be called.
//!
//! A name is checked once, where it enters, and carries its own type from then on, so a host can never stand
//! where a base is meant. The text of most lies in the name itself: a name stands in many
//! places, and a copy of it costs nothing.

use std::borrow::Cow;
use std::fmt;

use compact_str::CompactString;
use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;
use serde::{Deserialize, Serialize};

/// Things by their names, in the order they were put in, which is that of the names. One is found by its hash: a page looks up dozens,
/// and names that differ at their ends alone are slow to compare.
pub type ByName<K, V> = IndexMap<K, V, FxBuildHasher>;

/// Lower-case words joined by hyphens: the form of scheme, host, type, grade and version names.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    text.len() <= 64 && text.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

/// Letters, digits and hyphens, such as `QD-2022-003`.
#[must_use]
pub fn is_register_number(text: &str) -> bool {
    text.len() <= 64 && text.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// `13`, `13-3`, `14-p2`, `16-2b-1`: an article, then items by their own numbers.
#[must_use]
pub fn is_article_key(text: &str) -> bool {
    is_slug(text) && text.starts_with(|c: char| c.is_ascii_digit())
}

/// `2025/0926-recognition`: year, then month, day and a slug.
#[must_use]
pub fn is_act_path(text: &str) -> bool {
    ActId::try_from(text.to_owned()).is_ok()
}

/// A name that does not have the form its place asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadName(pub String);

impl fmt::Display for BadName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a valid name here", self.0)
    }
}

macro_rules! name {
    ($(#[$doc:meta])* $type:ident, $test:path, $format:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $type(CompactString);

        impl $type {
            /// The name as written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $type {
            type Error = BadName;
            fn try_from(text: String) -> Result<Self, BadName> {
                if $test(&text) { Ok(Self(text.into())) } else { Err(BadName(text)) }
            }
        }

        impl From<$type> for String {
            fn from(name: $type) -> String {
                name.as_str().to_owned()
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl schemars::JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                stringify!($type).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "format": $format })
            }
        }
    };
}

name!(
    /// A scheme: the regime of one authority; the name of its folder.
    SchemeId, is_slug, "slug"
);
name!(
    /// A version of a policy text, and the edition of the rules that rests on it.
    VersionId, is_slug, "slug"
);
name!(
    /// A host 依托单位, one body for all schemes.
    HostId, is_slug, "slug"
);
name!(
    /// A base 基地, unique within its scheme.
    BaseId, is_register_number, "register-number"
);
name!(
    /// The id of a type, grade, host kind or school within its list.
    Slug, is_slug, "slug"
);
name!(
    /// An article or item of one text, by the lawyer's way of counting.
    ArticleKey, is_article_key, "article-key"
);

/// An act: the day it was posted and a slug, `2025/0926-recognition`; the path of its folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ActId {
    path: CompactString,
    posted: super::day::Day,
}

impl ActId {
    /// The path below `acts/`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.path
    }

    /// The day the act was posted, which the folder carries.
    #[must_use]
    pub fn posted(&self) -> super::day::Day {
        self.posted
    }
}

impl TryFrom<String> for ActId {
    type Error = BadName;
    fn try_from(path: String) -> Result<Self, BadName> {
        let parts = || {
            let (year, rest) = path.split_once('/')?;
            let (month_day, slug) = rest.split_once('-')?;
            let (month, day) = month_day.split_at_checked(2)?;
            let whole = year.len() == 4 && month_day.len() == 4 && is_slug(slug);
            if whole { format!("{year}-{month}-{day}").parse().ok() } else { None }
        };
        match parts() {
            Some(posted) => Ok(Self { posted, path: path.into() }),
            None => Err(BadName(path)),
        }
    }
}

impl From<ActId> for String {
    fn from(id: ActId) -> String {
        id.path.into()
    }
}

impl fmt::Display for ActId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)
    }
}

impl schemars::JsonSchema for ActId {
    fn schema_name() -> Cow<'static, str> {
        "ActId".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "act-path" })
    }
}

/// A checked reference to a place in a text: `qingdao/measures-2024#13-3`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Citation {
    /// The scheme whose text is cited.
    pub scheme: SchemeId,
    /// The version of the text.
    pub version: VersionId,
    /// The article or item; none for the text as a whole.
    pub key: Option<ArticleKey>,
}

/// `scheme/version` or `scheme/version#key`.
#[must_use]
pub fn is_citation(text: &str) -> bool {
    Citation::try_from(text.to_owned()).is_ok()
}

impl TryFrom<String> for Citation {
    type Error = BadName;
    fn try_from(text: String) -> Result<Self, BadName> {
        let parts = || {
            let (work, key) = match text.split_once('#') {
                Some((work, key)) => (work, Some(key.strip_prefix("art-").unwrap_or(key))),
                None => (text.as_str(), None),
            };
            let (scheme, version) = work.split_once('/')?;
            Some(Self {
                scheme: SchemeId::try_from(scheme.to_owned()).ok()?,
                version: VersionId::try_from(version.to_owned()).ok()?,
                key: match key {
                    Some(key) => Some(ArticleKey::try_from(key.to_owned()).ok()?),
                    None => None,
                },
            })
        };
        parts().ok_or(BadName(text))
    }
}

impl From<Citation> for String {
    fn from(cite: Citation) -> String {
        cite.to_string()
    }
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.scheme, self.version)?;
        match &self.key {
            Some(key) => write!(f, "#{key}"),
            None => Ok(()),
        }
    }
}

impl schemars::JsonSchema for Citation {
    fn schema_name() -> Cow<'static, str> {
        "Citation".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "citation" })
    }
}

impl ArticleKey {
    /// The article it belongs to: `13` of `13-3`; an inserted article such as `120-z1` is one of its own.
    #[must_use]
    pub fn article(&self) -> &str {
        let (first, rest) = self.0.split_once('-').unwrap_or((&self.0, ""));
        let part = rest.split('-').next().unwrap_or_default();
        let is_inserted = part.strip_prefix('z').is_some_and(|n| !n.is_empty() && n.bytes().all(|byte| byte.is_ascii_digit()));
        let end = if is_inserted { first.len() + 1 + part.len() } else { first.len() };
        self.0.get(..end).unwrap_or(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_belongs_to_its_article() {
        let article = |key: &str| ArticleKey::try_from(key.to_owned()).unwrap().article().to_owned();
        assert_eq!(article("13-3"), "13");
        assert_eq!(article("14-p2"), "14");
        assert_eq!(article("13b"), "13b");
        assert_eq!(article("120-z1"), "120-z1");
        assert_eq!(article("120-z1-2"), "120-z1");
    }

    #[test]
    fn an_act_carries_its_day() {
        let id = ActId::try_from("2025/0926-recognition".to_owned()).unwrap();
        assert_eq!(id.posted().to_string(), "2025-09-26");
        for bad in ["2025/0231-x", "2025/926-x", "2025/0926", "25/0926-x", "2025/0926-X", "../0926-x", "2025/09中-x"] {
            assert!(ActId::try_from(bad.to_owned()).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_citation_reads_with_and_without_the_anchor_form() {
        let plain = Citation::try_from("qd/m-1#13-3".to_owned()).unwrap();
        let anchor = Citation::try_from("qd/m-1#art-13-3".to_owned()).unwrap();
        assert_eq!(plain, anchor);
        assert!(Citation::try_from("qd#13".to_owned()).is_err());
    }
}
