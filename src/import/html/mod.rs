//! A web page → the lines of the regulation on it. What is around the text is dropped and reported.

mod lines;
mod main_text;
mod tokens;
mod tree;

use self::lines::ancestors;
use self::tokens::Token;
use super::decode::decode;
use super::report::Report;
use super::source::{Characters, Source, numbered};
use crate::refused::Refused;

/// Reads a page.
///
/// # Errors
/// Where it is no text.
pub(super) fn read(bytes: &[u8]) -> Result<Source, Refused> {
    let mut report = Report::default();
    let text = decode(bytes, tokens::declared(bytes).as_deref(), &mut report)?;
    Ok(of_text(text.trim_start_matches('\u{feff}'), report))
}

fn of_text(text: &str, mut report: Report) -> Source {
    let (tokens, unread) = tokens::tokens(text);
    let mut characters = Characters::default();
    for token in &tokens {
        if let Token::Words { text, .. } = token {
            characters.add(text, 1);
        }
    }
    let last = numbered(text).count().max(1);
    if unread.scripts > 0 {
        let n = unread.scripts;
        report.note(last, format!("{n}段脚本或样式表未读"), format!("{n} scripts or style sheets were not read"));
    }
    if unread.comments > 0 {
        let n = unread.comments;
        report.note(last, format!("{n}处网页注释未读"), format!("{n} comments in the mark-up were not read"));
    }
    let nodes = tree::tree(tokens);
    note_lists(&nodes, &mut report);
    let placed = lines::lines(&nodes);
    let main = main_text::main_element(&nodes, &placed);
    let title = main_text::title_above(&nodes, &placed, main);
    let end = main_text::end(&nodes, &placed, main);
    note_pictures(&nodes, main, end, &mut report);
    let mut source = Source { characters, ..Source::default() };
    for (n, placed) in placed.into_iter().enumerate() {
        let inside = placed.at >= main && placed.at < end;
        let why = match placed.aside {
            Some(why) => Some(why),
            None if inside || title == Some(n) => None,
            None => Some(("正文以外的网页内容", "of the page around the text")),
        };
        match why {
            Some((zh, en)) => report.drop(placed.line.no, placed.line.text, zh, en),
            None => source.lines.push(placed.line),
        }
    }
    source.report = report;
    source
}

/// A formula or a seal may be a picture.
fn note_pictures(nodes: &[tree::Node], main: usize, end: usize, report: &mut Report) {
    for node in nodes.iter().take(end).skip(main).filter(|node| matches!(node.name.as_str(), "img" | "object" | "svg")) {
        report.note(node.line, "此处有图片或对象，其中若有文字，未能读出", "a picture or an object; words in it, if any, are not read");
    }
}

/// A browser numbers the items of a list by itself.
fn note_lists(nodes: &[tree::Node], report: &mut Report) {
    let mut counts: std::collections::BTreeMap<usize, u32> = std::collections::BTreeMap::new();
    for (at, node) in nodes.iter().enumerate().filter(|(_, node)| node.name == "li") {
        let list = ancestors(nodes, at).find(|above| nodes.get(*above).is_some_and(|node| matches!(node.name.as_str(), "ol" | "ul")));
        let Some(start) = list.and_then(|list| nodes.get(list)).filter(|list| list.name == "ol").map(|list| list.about.start.unwrap_or(1))
        else {
            continue;
        };
        let count = counts.entry(list.unwrap_or(0)).or_insert(start);
        report.note(
            node.line,
            format!("浏览器自动加的编号“{count}.”不在文字中，没有写入"),
            format!("the number \"{count}.\" that a browser adds is not in the words and was left out"),
        );
        *count = count.saturating_add(1);
    }
}

#[cfg(test)]
mod tests;
