//! The rows of a table as markup.
//!
//! Tables are most of what a register says, and the one shape that is the same on every page.

use super::{Cell, Markup, Row, Table};

/// The rows between `<tbody>` and `</tbody>`; empty where there are none.
pub(super) fn body(table: &Table) -> Markup {
    let mut body = table.body.clone();
    body.reserve(table.rows.len() * 64 * (table.columns.len() + 2));
    for row in &table.rows {
        print_row(row, table.plain, &mut body);
    }
    body
}

fn print_row(row: &Row, plain: bool, body: &mut Markup) {
    body.tag("<tr", &[("id", row.id.as_deref())]);
    if !plain {
        body.element("<td class=\"n\">", &row.n, "</td>");
    }
    body.tag("<th scope=\"row\"", &[("lang", row.name.lang)])
        .linked(&row.name.text, row.name.href.as_deref())
        .aside(row.name.other.as_deref())
        .raw("</th>");
    for cell in &row.cells {
        print_cell(cell, body);
    }
    body.raw("</tr>\n");
}

fn print_cell(cell: &Cell, body: &mut Markup) {
    // Beside what is in the page's language, the text alone is in another.
    let alone = cell.day.is_none() && cell.note.is_none() && cell.remark.is_none() && cell.cites.is_empty();
    let own = cell.lang.filter(|_| !alone);
    body.tag("<td", &[("lang", cell.lang.filter(|_| alone))]);
    if own.is_some() {
        body.tag("<span", &[("lang", own)]);
    }
    match cell.chip {
        Some(kind) => body.raw("<span class=\"chip chip-").raw(kind).element("\">", &cell.text, "</span>"),
        None => body.linked(&cell.text, cell.href.as_deref()),
    };
    body.raw(own.map_or("", |_| "</span>"));
    if let Some(day) = cell.day {
        body.day(day);
    }
    body.aside(cell.other.as_deref());
    if let Some(note) = &cell.note {
        body.hint(note);
    }
    if let Some(remark) = &cell.remark {
        body.raw(" <span class=\"hint\">").markup(remark).raw("</span>");
    }
    body.cites(&cell.cites).raw("</td>");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::text::Lang;
    use crate::plan::view::{Link, Named};

    #[test]
    fn what_stands_beside_chinese_words_is_in_the_language_of_the_page() {
        let printed = |note| {
            let mut body = Markup::new(Lang::En);
            print_cell(&Cell { lang: Some("zh-CN"), note, ..Cell::text("甲") }, &mut body);
            body.as_str().to_owned()
        };
        assert_eq!(printed(None), "<td lang=\"zh-CN\">甲</td>");
        let note = printed(Some("Name".to_owned()));
        assert_eq!(note, "<td><span lang=\"zh-CN\">甲</span> <span class=\"hint\">Name</span></td>");
    }

    #[test]
    fn every_text_is_escaped() {
        let nasty = "<b>&\"'";
        let name = Named { text: nasty.to_owned(), href: Some(nasty.to_owned()), other: Some(nasty.to_owned()), lang: None };
        let cell = Cell { note: Some(nasty.to_owned()), ..Cell::link(Link { text: nasty.to_owned(), href: nasty.to_owned(), lang: None }) };
        let row = Row { n: nasty.to_owned(), id: Some(nasty.to_owned()), name, cells: vec![cell] };
        let html = body(&Table { rows: vec![row], ..Table::new(Lang::Zh) }).as_str().to_owned();
        assert!(!html.contains("<b>") && !html.contains("&\"") && !html.contains("\"'"), "{html}");
        assert_eq!(html.matches("&lt;b&gt;&amp;").count(), 8, "{html}");
    }
}
