//! The small shapes that views are made of: every text in the page's language, every address relative to the page.
//!
//! Templates see these and nothing else. They hold lists, never maps, so that nothing can be shown in a random order.

mod definitions;
mod facets;
mod grid;
mod list;
mod markup;
mod sentence;

use serde::Serialize;

pub use definitions::definitions;
pub use facets::{Facet, FacetLink, facets};
pub use list::{ActRow, Cell, Row, Table, WindowCard};
pub use markup::{MARKUP, Markup, as_markup, escape};
pub use sentence::english;

/// A link.
#[derive(Debug, Clone, Default, Serialize)]
#[allow(missing_docs)]
pub struct Link {
    pub text: String,
    pub href: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<&'static str>,
}

/// A day: ISO for machines, words for people.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct Dated {
    pub iso: String,
    pub text: String,
}

/// A day with its weekday.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct FullDay {
    pub iso: String,
    pub text: String,
    /// The weekday, with what parts it from the day; a line may end before it, and nowhere else.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub week: String,
}

impl From<Dated> for FullDay {
    fn from(day: Dated) -> Self {
        Self { iso: day.iso, text: day.text, week: String::new() }
    }
}

impl FullDay {
    /// The day with its weekday, for a sentence.
    #[must_use]
    pub fn whole(&self) -> String {
        [self.text.as_str(), &self.week].concat()
    }
}

/// A citation of an article.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct Cite {
    pub label: String,
    pub href: String,
}

impl Cite {
    /// Citations, those of one place once.
    #[must_use]
    pub fn once(cites: impl IntoIterator<Item = Self>) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for cite in cites {
            if !all.iter().any(|known| known.href == cite.href) {
                all.push(cite);
            }
        }
        all
    }
}

/// A state or a grade, drawn as a chip; `kind` is its class and its mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Chip {
    pub kind: &'static str,
    pub text: String,
}

/// A name, with the name in the other language.
#[derive(Debug, Clone, Default, Serialize)]
#[allow(missing_docs)]
pub struct Named {
    pub text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
    /// The language of the text, where it is not that of the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<&'static str>,
}

/// A term and what it is.
#[derive(Debug, Clone, Default, Serialize)]
#[allow(missing_docs)]
pub struct Fact {
    pub term: String,
    pub text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iso: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub week: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chip: Option<Chip>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Cite>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub code: bool,
}

impl Fact {
    /// A fact of plain text.
    #[must_use]
    pub fn text(term: impl Into<String>, text: impl Into<String>) -> Self {
        Self { term: term.into(), text: text.into(), ..Self::default() }
    }

    /// A fact that is a day.
    #[must_use]
    pub fn day(term: impl Into<String>, day: impl Into<FullDay>) -> Self {
        let day = day.into();
        Self { term: term.into(), text: day.text, iso: Some(day.iso), week: day.week, ..Self::default() }
    }

    /// A fact that is a link.
    #[must_use]
    pub fn link(term: impl Into<String>, link: Link) -> Self {
        Self { term: term.into(), text: link.text, href: Some(link.href), lang: link.lang, ..Self::default() }
    }

    /// With its articles.
    #[must_use]
    pub fn cites(mut self, cites: Vec<Cite>) -> Self {
        self.cites = cites;
        self
    }
}

/// A rule in words with its articles.
#[derive(Debug, Clone, Default, Serialize)]
#[allow(missing_docs)]
pub struct RuleRow {
    pub term: String,
    pub text: String,
    pub cites: Vec<Cite>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strength: Option<String>,
}

/// Rendered prose; `html` is made by the program from checked Markdown.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct ProseView {
    #[serde(serialize_with = "as_markup")]
    pub html: String,
    pub lang: &'static str,
}

/// The office that receives objections.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct Contact {
    pub office: String,
    pub address: String,
    pub postcode: String,
    pub phone: String,
    pub email: String,
    pub hours: Markup,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supervision: Option<SupervisionView>,
}

/// The office that watches over it.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct SupervisionView {
    pub office: String,
    pub phone: String,
}

/// A file to download.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct Download {
    pub text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<&'static str>,
    pub href: String,
    pub format: String,
    pub size: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rows: Option<String>,
    pub sha256: String,
}

/// A window, as shown.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct WindowView {
    pub first: FullDay,
    pub last: FullDay,
    pub days: String,
    /// Every worked day from the posting day to the last day, ISO, one space between.
    pub worked: String,
    pub left: Option<String>,
    /// Said where entries have windows of their own.
    pub split: Option<String>,
}

/// A line above the page: a draft, a text that has lapsed.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct Banner {
    pub kind: &'static str,
    pub text: Markup,
    pub link: Option<Link>,
}

/// A step on the way to a page.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct Crumb {
    pub title: String,
    pub href: String,
    /// From the root of the site.
    #[serde(skip)]
    pub path: String,
}

/// A feed of a page.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct FeedLink {
    pub title: String,
    pub href: String,
    pub r#type: &'static str,
}

/// What a page says of itself, beside its view.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs)]
pub struct Head {
    pub title: String,
    /// The language of the title, where it is not that of the page.
    pub title_lang: Option<&'static str>,
    pub description: String,
    /// The entry of the main navigation or the scheme it belongs to; empty for none.
    pub section: String,
    pub crumbs: Vec<Crumb>,
    pub feeds: Vec<FeedLink>,
    pub banners: Vec<Banner>,
    /// An English page whose body is Chinese.
    pub untranslated: bool,
    /// What it is about, for search engines.
    pub about: Option<super::linked::Thing>,
}
