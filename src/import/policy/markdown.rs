//! Writes the strict Markdown form (`zh.md`) and the table of keys (`keys.toml`).
//!
//! `# title`; preamble paragraphs; `## 第四章 …` for a heading of any level; `### 第十三条` for an article, then a line
//! for each paragraph and item. Items are indented by two blanks a level; an unnumbered paragraph of an item stands
//! where its sub-items stand; a row of a table is `| cell | cell |`. A line that would be read otherwise begins with `\`.

use crate::model::policy_text::mark::mark;
use crate::model::policy_text::{Block, Chapter, PolicyText};

/// The text in the form that `read_markdown` reads back to an equal text.
pub fn write_markdown(text: &PolicyText) -> String {
    let mut out = format!("# {}", text.title).trim_end().to_owned();
    out.push('\n');
    for paragraph in &text.preamble {
        add_apart(&mut out, &escaped(paragraph));
    }
    let mut headings = text.chapters.iter().enumerate().peekable();
    for article in &text.articles {
        while let Some((_, heading)) = headings.next_if(|(at, _)| article.chapter >= Some(*at)) {
            add_heading(&mut out, heading);
        }
        add_apart(&mut out, format!("### {} {}", article.number, article.caption).trim_end());
        out.push('\n');
        add_blocks(&mut out, &article.blocks, 0);
    }
    headings.for_each(|(_, heading)| add_heading(&mut out, heading));
    out
}

/// Every citable place: its key and printed number, without wording.
pub fn write_keys(text: &PolicyText) -> String {
    let mut out = String::new();
    for place in text.places() {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&format!("[[article]]\nkey = {}\nnumber = {}\n", quoted(place.key), quoted(place.number)));
        if let Some(chapter) = place.chapter {
            out.push_str(&format!("chapter = {}\n", quoted(&chapter)));
        }
    }
    out
}

/// A TOML basic string.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn add_heading(out: &mut String, heading: &Chapter) {
    add_apart(out, format!("## {} {}", heading.number, heading.title).replacen("##  ", "## ", 1).trim_end());
    for paragraph in &heading.lead {
        add_apart(out, &escaped(paragraph));
    }
}

fn add_apart(out: &mut String, line: &str) {
    out.push('\n');
    out.push_str(line);
    out.push('\n');
}

fn add_blocks(out: &mut String, blocks: &[Block], depth: usize) {
    for block in blocks {
        if let Block::Table(table) = block {
            for row in &table.rows {
                let indent = if depth == 0 { 0 } else { depth.saturating_add(1) };
                let cells: Vec<String> = row.iter().map(|cell| cell.replace('\\', "\\\\").replace('|', "\\|")).collect();
                out.push_str(&format!("{}| {} |\n", "  ".repeat(indent), cells.join(" | ")));
            }
            continue;
        }
        // The article's own paragraphs stand at the margin, its items one step in.
        let (line, indent) = match block {
            Block::Paragraph(paragraph) => (escaped(&paragraph.text), if depth == 0 { 0 } else { depth.saturating_add(1) }),
            Block::Item(item) => (numbered(&item.number, &item.text), depth.saturating_add(1)),
            Block::Table(_) => continue,
        };
        out.push_str(&"  ".repeat(indent));
        out.push_str(&line);
        out.push('\n');
        if let Block::Item(item) = block {
            add_blocks(out, &item.children, depth.saturating_add(1));
        }
    }
}

/// Number and text as printed; a blank between where they would be read as something else without it.
fn numbered(number: &str, text: &str) -> String {
    let close = format!("{number}{text}");
    let read_back = mark(&close).is_some_and(|mark| mark.number == number && mark.rest == text);
    let apart = !read_back || number.ends_with('.');
    if apart && !text.is_empty() { format!("{number} {text}") } else { close }
}

fn escaped(text: &str) -> String {
    let special = text.starts_with(['#', '\\', '|']) || mark(text).is_some();
    if special { format!("\\{text}") } else { text.to_owned() }
}
