//! Markdown to HTML for prose that people wrote: one pass, nothing of it can run.

use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, Tag, TagEnd};

use crate::model::markdown::{Checked, attachment};
use crate::model::route::relative;

/// How a text sits in its page.
#[derive(Clone, Copy, Debug)]
pub struct ProseOptions<'a> {
    /// Heading levels added: with 1 a `#` becomes `<h2>`. Nothing goes beyond `<h6>`.
    pub heading_base: u8,
    /// Name of a table's scrolling region for screen readers, in the page's language; the second
    /// table of a text is "… 2", since two regions of one name cannot be told apart.
    pub table_label: &'a str,
    /// The way from the page to the attachments that came with the text, with the `/` at its end; empty where it can have none.
    pub files: &'a str,
}

/// Renders a text: a refused link leaves its words, a picture and raw HTML leave nothing.
#[must_use]
pub fn render(markdown: &str, options: ProseOptions<'_>) -> String {
    let checked = Checked::new(markdown);
    let mut rendered = String::with_capacity(markdown.len() + markdown.len() / 4);
    let mut shape = Shape { options, tables: 0, columns: Vec::new(), column: 0, in_head: false, head_cell: None };
    pulldown_cmark::html::push_html(&mut rendered, checked.flat_map(|event| shape.apply(event)).flatten());
    rendered
}

/// Rewrites the events whose usual HTML lacks something: headings, and tables, which would come
/// without `scope`, without a way to scroll by keyboard, and with `style` attributes that the
/// content security policy forbids.
struct Shape<'o> {
    options: ProseOptions<'o>,
    tables: usize,
    columns: Vec<Alignment>,
    column: usize,
    in_head: bool,
    /// The start tag of a header cell, kept back until the cell is known not to be empty.
    head_cell: Option<&'static str>,
}

impl Shape<'_> {
    /// One or two events in place of one.
    fn apply<'a>(&mut self, event: Event<'a>) -> [Option<Event<'a>>; 2] {
        let kept = self.head_cell.take();
        if kept.is_some() && event == Event::End(TagEnd::TableCell) {
            // An empty header cell heads nothing; a screen reader would announce an empty name.
            return [html("<td></td>"), None];
        }
        let event = match event {
            Event::Start(Tag::Heading { level, .. }) => {
                Some(Event::Start(Tag::Heading { level: self.level(level), id: None, classes: Vec::new(), attrs: Vec::new() }))
            }
            Event::End(TagEnd::Heading(level)) => Some(Event::End(TagEnd::Heading(self.level(level)))),
            Event::Start(Tag::Link { link_type, dest_url, title, id }) if !self.options.files.is_empty() => {
                Some(Event::Start(Tag::Link { link_type, dest_url: self.address(dest_url), title, id }))
            }
            Event::Start(Tag::Table(columns)) => {
                self.columns = columns;
                self.tables += 1;
                Some(Event::Html(self.table_start().into()))
            }
            Event::End(TagEnd::Table) => html("</tbody></table></div>\n"),
            Event::Start(Tag::TableHead) => self.row(true, "<thead><tr>"),
            Event::End(TagEnd::TableHead) => html("</tr></thead><tbody>"),
            Event::Start(Tag::TableRow) => self.row(false, "<tr>"),
            Event::End(TagEnd::TableRow) => html("</tr>"),
            Event::Start(Tag::TableCell) => self.cell(),
            Event::End(TagEnd::TableCell) => html(if self.in_head { "</th>" } else { "</td>" }),
            other => Some(other),
        };
        [kept.and_then(html), event]
    }

    fn level(&self, level: HeadingLevel) -> HeadingLevel {
        HeadingLevel::try_from((level as usize).saturating_add(usize::from(self.options.heading_base))).unwrap_or(HeadingLevel::H6)
    }

    /// Where a link leads: to the attachments for one that names them, else where it says.
    fn address<'a>(&self, written: CowStr<'a>) -> CowStr<'a> {
        let file = attachment(&written).map(|(name, behind)| [self.options.files, &relative("", &name), behind].concat());
        file.map_or(written, CowStr::from)
    }

    fn table_start(&self) -> String {
        let mut start = String::from("<div class=\"table-region\" role=\"region\" tabindex=\"0\" aria-label=\"");
        for c in self.options.table_label.chars() {
            match c {
                '&' => start.push_str("&amp;"),
                '"' => start.push_str("&quot;"),
                '<' => start.push_str("&lt;"),
                '>' => start.push_str("&gt;"),
                _ => start.push(c),
            }
        }
        if self.tables > 1 {
            start.push(' ');
            start.push_str(&self.tables.to_string());
        }
        start + "\"><table>"
    }

    fn row<'a>(&mut self, in_head: bool, start: &'static str) -> Option<Event<'a>> {
        self.in_head = in_head;
        self.column = 0;
        html(start)
    }

    fn cell<'a>(&mut self) -> Option<Event<'a>> {
        let alignment = self.columns.get(self.column).copied().unwrap_or(Alignment::None);
        self.column += 1;
        if self.in_head {
            self.head_cell = Some(match alignment {
                Alignment::Right => "<th scope=\"col\" class=\"align-right\">",
                Alignment::Center => "<th scope=\"col\" class=\"align-center\">",
                Alignment::None | Alignment::Left => "<th scope=\"col\">",
            });
            return None;
        }
        html(match alignment {
            Alignment::Right => "<td class=\"align-right\">",
            Alignment::Center => "<td class=\"align-center\">",
            Alignment::None | Alignment::Left => "<td>",
        })
    }
}

fn html<'a>(markup: &'static str) -> Option<Event<'a>> {
    Some(Event::Html(markup.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html_of(markdown: &str) -> String {
        render(markdown, ProseOptions { heading_base: 2, table_label: "表 \"1\"", files: "../data/x/files/" })
    }

    #[test]
    fn a_paragraph_of_chinese_lines_has_no_gaps() {
        assert_eq!(
            html_of("公示期为\n五个工作日，\n**自**发布。\nBase\n二"),
            "<p>公示期为五个工作日，<strong>自</strong>发布。\nBase\n二</p>\n"
        );
        assert_eq!(html_of("一  \n二"), "<p>一<br />\n二</p>\n");
    }

    #[test]
    fn headings_sink_and_stop_at_six() {
        assert_eq!(html_of("# a\n\n##### b {#id}"), "<h3>a</h3>\n<h6>b {#id}</h6>\n");
    }

    #[test]
    fn tables_can_be_scrolled_and_their_headers_have_a_scope() {
        assert_eq!(
            html_of("| |数|\n|-|-:|\n|一|1|\n"),
            "<div class=\"table-region\" role=\"region\" tabindex=\"0\" aria-label=\"表 &quot;1&quot;\"><table><thead><tr><td></td>\
             <th scope=\"col\" class=\"align-right\">数</th></tr></thead><tbody><tr><td>一</td><td class=\"align-right\">1</td></tr></tbody></table></div>\n"
        );
        assert!(html_of("|a|\n|-|\n\nx\n\n|a|\n|-|").contains("表 &quot;1&quot; 2\""));
    }

    #[test]
    fn what_is_refused_is_not_shown() {
        let refused = "a <script>x</script> [b](javascript:c) ![d](e) ~~f~~[^1]\n\n<p onclick=x>\n";
        assert_eq!(html_of(refused), "<p>a x b  ~~f~~[^1]</p>\n");
        assert!(html_of("[x](<files/附 1.pdf#page=2>)").contains("href=\"../data/x/files/%E9%99%84%201.pdf#page=2\""));
        assert!(html_of("[x](https://a.example/?q=1&r=\"2\")").contains("href=\"https://a.example/?q=1&amp;r=%222%22\""));
    }
}
