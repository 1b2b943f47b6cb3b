//! Markdown → lines: its marks are taken away and reported, its tables are tables.
//!
//! The marks at the start of a line (`#`, `- `) are left to the reader of regulations, which finds them in plain text too.

use super::report::Report;
use super::source::{Shape, Source, SourceLine};

/// Reads a text in Markdown.
pub(super) fn read(text: &str) -> Source {
    let mut source = Source::of_text(text);
    let mut report = std::mem::take(&mut source.report);
    let mut front = source.lines.first().is_some_and(|line| line.text.trim_end() == "---");
    let mut lines = Vec::with_capacity(source.lines.len());
    for (at, line) in source.lines.into_iter().enumerate() {
        if front {
            front = at == 0 || line.text.trim_end() != "---";
            report.drop(line.no, line.text, "文件头（YAML）", "front matter");
            continue;
        }
        lines.extend(read_line(line, &mut report));
    }
    Source { lines, report, ..source }
}

fn read_line(line: SourceLine, report: &mut Report) -> Vec<SourceLine> {
    let trimmed = line.text.trim();
    if trimmed.starts_with("```") || is_rule_of_table(trimmed) {
        report.drop(line.no, trimmed, "Markdown 标记", "Markdown marks");
        return vec![SourceLine { text: String::new(), ..line }];
    }
    let mut taken = String::new();
    let text = inline(&line.text, &mut taken);
    let inner = text.trim().strip_prefix('|').and_then(|inner| inner.strip_suffix('|'));
    let lines = match inner.filter(|_| trimmed.len() > 2) {
        Some(inner) => {
            let cells: Vec<&str> = inner.split('|').map(str::trim).collect();
            taken.extend(std::iter::repeat_n('|', cells.len().saturating_add(1)));
            vec![SourceLine { no: line.no, text: cells.join("\t").replace('\n', " "), shape: Shape::Row }]
        }
        None => {
            let shape = if trimmed.starts_with('#') { Shape::Heading } else { Shape::Plain };
            text.split('\n').map(|part| SourceLine { no: line.no, text: part.to_owned(), shape }).collect()
        }
    };
    if !taken.trim().is_empty() {
        report.drop(line.no, taken, "Markdown 标记", "Markdown marks");
    }
    lines
}

/// `|---|:--:|`.
fn is_rule_of_table(text: &str) -> bool {
    text.starts_with('|') && text.contains('-') && text.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

/// The words without marks inside the line; what is taken away goes to `taken`, a line break comes back as `\n`.
fn inline(text: &str, taken: &mut String) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let starred = text.matches("**").count() >= 2;
    while let Some(c) = rest.chars().next() {
        let found = match c {
            '*' if starred => rest.strip_prefix("**").map(|after| ("**", "", after)),
            // At the start of a line the strict form marks a plain paragraph by it.
            '\\' => escape(rest),
            '&' => entity(rest),
            '<' => element(rest),
            '[' | '!' => link(rest),
            _ => None,
        };
        match found {
            Some((mark, words, after)) => {
                taken.push_str(mark);
                out.push_str(words);
                rest = after;
                // What follows the words of a link is its address.
                if c == '[' || c == '!' {
                    let end = address_end(after).unwrap_or_default();
                    taken.push_str(after.get(..end).unwrap_or_default());
                    rest = after.get(end..).unwrap_or_default();
                }
            }
            None => {
                out.push(c);
                rest = rest.get(c.len_utf8()..).unwrap_or_default();
            }
        }
    }
    out
}

type Found<'a> = (&'a str, &'a str, &'a str);

fn escape(rest: &str) -> Option<Found<'_>> {
    let after = rest.strip_prefix('\\')?;
    let c = after.chars().next().filter(char::is_ascii_punctuation)?;
    Some(("\\", after.get(..c.len_utf8())?, after.get(c.len_utf8()..)?))
}

fn entity(rest: &str) -> Option<Found<'_>> {
    let blanks = [("&nbsp;", " "), ("&emsp;", "　"), ("&ensp;", " ")];
    let (name, blank) = blanks.into_iter().find(|(name, _)| rest.starts_with(name))?;
    Some((rest.get(..name.len())?, blank, rest.get(name.len()..)?))
}

/// `<br>` is a line break; other tags of formatting are taken away, comments are left to others.
fn element(rest: &str) -> Option<Found<'_>> {
    let inside = rest.strip_prefix('<')?;
    let letters = inside.strip_prefix('/').unwrap_or(inside).chars().take_while(char::is_ascii_alphanumeric);
    let name = letters.take(12).collect::<String>().to_ascii_lowercase();
    let known = ["br", "center", "div", "p", "span", "b", "strong", "u", "font", "sup", "sub", "i", "em"];
    if !known.contains(&name.as_str()) {
        return None;
    }
    let end = near(inside).find('>')?.checked_add(2)?;
    Some((rest.get(..end)?, if name == "br" { "\n" } else { "" }, rest.get(end..)?))
}

/// `[words](address)` and `![words](address)`: the words stay, those of a picture go.
fn link(rest: &str) -> Option<Found<'_>> {
    let picture = rest.starts_with("![");
    let start = if picture { 2_usize } else { 1 };
    let inside = rest.strip_prefix("![").or_else(|| rest.strip_prefix('['))?;
    let end = near(inside).find("](").filter(|end| !inside.get(..*end).unwrap_or_default().contains(['[', ']', '\n']))?;
    let after = inside.get(end..)?;
    address_end(after)?;
    if picture {
        return Some((rest.get(..start.checked_add(end)?)?, "", after));
    }
    Some(("[", inside.get(..end)?, after))
}

/// Marks that belong together stand near each other; a text of opening marks alone is not searched to its end each time.
fn near(text: &str) -> &str {
    text.get(..text.floor_char_boundary(1000)).unwrap_or(text)
}

/// Where `](address)` ends: an address holds no blank, and each of its brackets is closed.
fn address_end(after: &str) -> Option<usize> {
    let mut open = 0_usize;
    for (at, c) in near(after).char_indices().take_while(|(_, c)| *c != ' ') {
        match c {
            '(' => open = open.saturating_add(1),
            ')' => open = open.saturating_sub(1),
            _ => {}
        }
        if open == 0 && c == ')' {
            return Some(at.saturating_add(1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::source::Characters;

    #[test]
    fn marks_go_and_words_stay() {
        let text = "---\nhidden: true\n---\n# 甲法\n\n**第一条** 见[乙法](b(1).md)第二条。<br>丙\\-丁&emsp;戊\n![图](x.png)\n| 级 | 率 |\n|---|:--|\n| 1 | 3% |\n《a<b>》[1] 5*3\n";
        let source = read(text);
        let lines: Vec<_> = source.lines.iter().filter(|line| !line.text.is_empty()).map(|line| line.text.as_str()).collect();
        assert_eq!(lines, ["# 甲法", "第一条 见乙法第二条。", "丙-丁　戊", "级\t率", "1\t3%", "《a》[1] 5*3"]);
        let mut kept = Characters::default();
        source.lines.iter().for_each(|line| kept.add(&line.text, 1));
        source.report.dropped.iter().for_each(|dropped| kept.add(&dropped.text, 1));
        assert_eq!(kept.differing(&source.characters), []);
    }
}
