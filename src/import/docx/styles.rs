//! What the styles of a document say of a paragraph: heading, line of a table of contents, number.

use std::collections::BTreeMap;

use crate::import::xml::{Step, walk};
use crate::refused::Refused;

/// The list a paragraph is numbered by, and its level where one is given.
pub(super) type Numbered = (String, Option<u8>);

#[derive(Default)]
pub(super) struct Styles {
    of: BTreeMap<String, Style>,
    /// The style of paragraphs that name none.
    usual: Option<String>,
}

#[derive(Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    numbered: Option<Numbered>,
    outline: Option<u8>,
}

/// Styles may rest on each other; a longer chain is a circle.
const LONGEST_CHAIN: usize = 20;

impl Styles {
    pub(super) fn read(xml: &str) -> Result<Self, Refused> {
        let (mut styles, mut open, mut id) = (Self::default(), Style::default(), None);
        let (mut list, mut level) = (None, None);
        walk(xml, |step| match step {
            Step::Open("style", tag) => {
                (open, id, list, level) = (Style::default(), tag.get("styleId"), None, None);
                let usual = tag.get("default").is_some_and(|value| value == "1" || value == "true");
                if usual && tag.get("type").as_deref() == Some("paragraph") {
                    styles.usual.clone_from(&id);
                }
            }
            Step::Open("name", tag) => open.name = tag.get("val").unwrap_or_default().to_lowercase(),
            Step::Open("basedOn", tag) => open.based_on = tag.get("val"),
            Step::Open("numId", tag) => list = tag.get("val"),
            Step::Open("ilvl", tag) => level = tag.number("val"),
            Step::Open("outlineLvl", tag) => open.outline = tag.number("val"),
            Step::Close("style") => {
                open.numbered = list.take().map(|list| (list, level.take()));
                if let Some(id) = id.take() {
                    styles.of.insert(id, std::mem::take(&mut open));
                }
            }
            _ => {}
        })?;
        Ok(styles)
    }

    /// The style and those it rests on, nearest first.
    fn chain<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let mut next = id.or(self.usual.as_deref());
        std::iter::from_fn(move || {
            let (id, style) = self.of.get_key_value(next?)?;
            next = style.based_on.as_deref();
            Some((id.as_str(), style))
        })
        .take(LONGEST_CHAIN)
    }

    pub(super) fn is_heading(&self, id: Option<&str>) -> bool {
        let named = |name: &str| ["heading", "标题", "title"].iter().any(|word| name.starts_with(word));
        self.chain(id).any(|(_, style)| named(&style.name) || style.outline.is_some_and(|level| level < 9))
    }

    pub(super) fn is_contents(&self, id: Option<&str>) -> bool {
        self.chain(id).any(|(_, style)| style.name.starts_with("toc ") || style.name.starts_with("目录"))
    }

    /// The list of the nearest style that has one, and that style.
    pub(super) fn numbered<'a>(&'a self, id: Option<&'a str>) -> Option<(&'a str, &'a Numbered)> {
        self.chain(id).find_map(|(id, style)| Some((id, style.numbered.as_ref()?)))
    }
}
