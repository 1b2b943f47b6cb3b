//! The rows of a table as markup.
//!
//! Tables are most of what a register says, and the one shape that is the same on every page, so their rows are printed
//! here once and not cell by cell by a template. Every text goes through one escaper.

use super::{Cell, Row, Table};
use crate::model::text::Lang;

/// The rows between `<tbody>` and `</tbody>`; empty where there are none.
pub(super) fn body(table: &Table) -> String {
    let other = match table.lang {
        Lang::Zh => Lang::En.tag(),
        Lang::En => Lang::Zh.tag(),
    };
    let mut grid = Grid { html: String::with_capacity(table.rows.len() * 64 * (table.columns.len() + 2)), other };
    for row in &table.rows {
        grid.row(row, table.plain);
    }
    grid.html
}

struct Grid {
    html: String,
    /// The tag of the other language.
    other: &'static str,
}

impl Grid {
    fn row(&mut self, row: &Row, plain: bool) {
        self.tag("<tr", &[("id", row.id.as_deref())]);
        if !plain {
            self.element("<td class=\"n\">", &row.n, "</td>");
        }
        self.html.push_str("<th scope=\"row\">");
        self.text(&row.name.text, row.name.href.as_deref());
        self.aside(row.name.other.as_deref());
        self.html.push_str("</th>");
        for cell in &row.cells {
            self.cell(cell);
        }
        self.html.push_str("</tr>\n");
    }

    fn cell(&mut self, cell: &Cell) {
        self.tag("<td", &[("lang", cell.lang)]);
        match cell.chip {
            Some(kind) => {
                self.html.push_str("<span class=\"chip chip-");
                self.html.push_str(kind);
                self.element("\">", &cell.text, "</span>");
            }
            None => self.text(&cell.text, cell.href.as_deref()),
        }
        self.aside(cell.other.as_deref());
        if let Some(note) = &cell.note {
            self.element(" <span class=\"hint\">", note, "</span>");
        }
        if !cell.cites.is_empty() {
            let (label, between) = if self.other == Lang::Zh.tag() { ("Basis: ", ", ") } else { ("依据：", "、") };
            self.element(" <span class=\"cites\"><span class=\"vh\">", label, "</span>");
            for (n, cite) in cell.cites.iter().enumerate() {
                if n > 0 {
                    self.html.push_str(between);
                }
                self.text(&cite.label, Some(&cite.href));
            }
            self.html.push_str("</span>");
        }
        self.html.push_str("</td>");
    }

    /// A start tag with those of its attributes that have a value.
    fn tag(&mut self, open: &str, attributes: &[(&str, Option<&str>)]) {
        self.html.push_str(open);
        for (name, value) in attributes {
            if let Some(value) = value {
                self.html.extend([" ", name, "=\""]);
                self.escape(value);
                self.html.push('"');
            }
        }
        self.html.push('>');
    }

    /// Text, linked where there is an address.
    fn text(&mut self, text: &str, href: Option<&str>) {
        match href {
            Some(href) => {
                self.tag("<a", &[("href", Some(href))]);
                self.element("", text, "</a>");
            }
            None => self.escape(text),
        }
    }

    /// The same in the other language.
    fn aside(&mut self, other: Option<&str>) {
        if let Some(other) = other {
            self.html.extend([" <span class=\"other\" lang=\"", self.other]);
            self.element("\">", other, "</span>");
        }
    }

    fn element(&mut self, open: &str, text: &str, close: &str) {
        self.html.push_str(open);
        self.escape(text);
        self.html.push_str(close);
    }

    fn escape(&mut self, text: &str) {
        // Memory takes all text.
        let _ = pulldown_cmark_escape::escape_html(&mut self.html, text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::view::{Link, Named};

    #[test]
    fn every_text_is_escaped() {
        let nasty = "<b>&\"'";
        let name = Named { text: nasty.to_owned(), href: Some(nasty.to_owned()), other: Some(nasty.to_owned()) };
        let cell = Cell { note: Some(nasty.to_owned()), ..Cell::link(Link { text: nasty.to_owned(), href: nasty.to_owned(), lang: None }) };
        let row = Row { n: nasty.to_owned(), id: Some(nasty.to_owned()), name, cells: vec![cell] };
        let html = body(&Table { rows: vec![row], ..Table::new(Lang::Zh) });
        assert!(!html.contains("<b>") && !html.contains("&\"") && !html.contains("\"'"), "{html}");
        assert_eq!(html.matches("&lt;b&gt;&amp;").count(), 8, "{html}");
    }
}
