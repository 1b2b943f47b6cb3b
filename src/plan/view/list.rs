//! Tables, and acts and notices in lists.

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::{Chip, Cite, Dated, Link, Markup, Named, WindowView, grid};
use crate::model::day::Day;
use crate::model::text::Lang;

/// A cell of a table.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs)]
pub struct Cell {
    pub text: String,
    pub href: Option<String>,
    pub other: Option<String>,
    pub lang: Option<&'static str>,
    /// A chip's kind; the cell's text is then the chip's.
    pub chip: Option<&'static str>,
    /// A day, after the text.
    pub day: Option<Day>,
    pub note: Option<String>,
    /// A note that is printed already, since there are days in it.
    pub remark: Option<Markup>,
    pub cites: Vec<Cite>,
}

impl Cell {
    /// A cell of plain text.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A cell that is a link.
    #[must_use]
    pub fn link(link: Link) -> Self {
        Self { text: link.text, href: Some(link.href), lang: link.lang, ..Self::default() }
    }

    /// A cell that is a day.
    #[must_use]
    pub fn day(day: Day) -> Self {
        Self { day: Some(day), ..Self::default() }
    }

    /// Whether nothing stands in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.day.is_none() && self.remark.is_none() && self.cites.is_empty()
    }

    /// A cell that is a chip.
    #[must_use]
    pub fn chip(chip: Chip) -> Self {
        Self { text: chip.text, chip: Some(chip.kind), ..Self::default() }
    }
}

/// A row of a table.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs)]
pub struct Row {
    pub n: String,
    pub id: Option<String>,
    pub name: Named,
    pub cells: Vec<Cell>,
}

/// A table; as many cells in a row as columns.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Table {
    pub id: String,
    pub title: String,
    pub summary: String,
    pub number: Option<String>,
    pub head: String,
    pub columns: Vec<String>,
    /// Rows that are printed already; `rows` stand below them.
    pub body: Markup,
    pub rows: Vec<Row>,
    /// No column of numbers.
    pub plain: bool,
    pub empty: Option<String>,
}

impl Table {
    /// A table without rows.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        let (id, title, summary, head) = Default::default();
        let (body, columns, rows) = (Markup::new(lang), Vec::new(), Vec::new());
        Self { id, title, summary, number: None, head, columns, body, rows, plain: false, empty: None }
    }
}

/// A template sees a table's captions, and its rows as the markup of `<tbody>`.
impl Serialize for Table {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut view = to.serialize_struct("Table", 9)?;
        view.serialize_field("id", &self.id)?;
        view.serialize_field("title", &self.title)?;
        view.serialize_field("summary", &self.summary)?;
        view.serialize_field("number", &self.number)?;
        view.serialize_field("head", &self.head)?;
        view.serialize_field("columns", &self.columns)?;
        match self.rows.is_empty() {
            true => view.serialize_field("body", &self.body)?,
            false => view.serialize_field("body", &grid::body(self))?,
        }
        view.serialize_field("plain", &self.plain)?;
        view.serialize_field("empty", &self.empty)?;
        view.end()
    }
}

/// A notice with its window, as a card.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct WindowCard {
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<&'static str>,
    pub href: String,
    pub scheme: Link,
    pub state: Chip,
    pub window: WindowView,
    pub what: String,
}

/// An act in a list.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct ActRow {
    pub date: Dated,
    pub title: String,
    pub href: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheme: Option<Link>,
    /// Empty in a list of one kind.
    pub kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<Chip>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<&'static str>,
}
