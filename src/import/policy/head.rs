//! What stands before the first heading or article: title, preamble, and the wrapper of a page or a notice.

use super::Report;
use super::document_number::{number_of, whole_number};
use super::letterhead::{is_letterhead, is_urgency};
use super::lines::Line;
use super::punctuation::{Open, compact, ends_sentence, is_unpunctuated};
use super::remark::remark_line;
use super::structure::row_words;
use super::title::{letters, title_span};
use super::web_page::{is_breadcrumb, is_web_line};
use crate::import::source::Shape;

#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    pub title: String,
    pub preamble: Vec<String>,
    /// Document number, empty where none was found.
    pub number: String,
}

/// Finds the title: the last line that reads like one. What stands before it is a wrapper, what follows the preamble.
pub(super) fn read(lines: Vec<Line>, report: &mut Report) -> Head {
    let lines = join_brackets(lines.into_iter().map(without_cells).collect(), report);
    let number = number_of(&lines);
    let Some((first, last)) = title_span(&lines) else {
        let line = lines.first().map_or(1, |line| line.no);
        report.note(line, "没有认出标题", "no title was recognised");
        return Head { preamble: lines.into_iter().map(|line| line.text).collect(), number, title: String::new() };
    };
    let mut head = Head { number, ..Head::default() };
    for line in lines.iter().take(last.saturating_add(1)).skip(first) {
        if line.no != lines.get(first).map_or(0, |line| line.no) {
            report.note(line.no, "标题分成几行，已接上", "the title runs over several lines; joined");
        }
        head.title.push_str(&line.text);
    }
    let title = compact(&head.title);
    // What stands between a first print of the title and the one taken belongs to the text, not to a wrapper.
    let begun = lines.iter().position(|line| line.text.len() <= 400 && letters(&line.text) == letters(&head.title)).unwrap_or(first);
    let page = lines.iter().take(first).any(|line| is_breadcrumb(&line.text));
    for (at, line) in lines.into_iter().enumerate() {
        if (first..=last).contains(&at) {
            continue;
        }
        let same = compact(&line.text) == title || (at == begun && at < first);
        let why = if at < begun || (at == begun && at < first) {
            Some(before_title(&line.text, page, same))
        } else {
            after_title(&line.text, same)
        };
        match why {
            Some((zh, en)) => report.drop(line.no, line.text, zh, en),
            None => {
                remark_line(line.no, &line.text, report);
                head.preamble.push(line.text);
            }
        }
    }
    head
}

/// A row of a table before the articles is kept as words.
fn without_cells(mut line: Line) -> Line {
    if line.shape == Shape::Row {
        line.text = row_words(&line.text.split('\t').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>());
    }
    line
}

/// Joins a line cut inside brackets (《…, （…) with the one that closes them.
fn join_brackets(lines: Vec<Line>, report: &mut Report) -> Vec<Line> {
    let mut joined: Vec<Line> = Vec::with_capacity(lines.len());
    let mut open = Open::default();
    let after: Vec<String> = lines.iter().skip(1).map(|line| line.text.chars().take(200).collect()).chain([String::new()]).collect();
    for (line, after) in lines.into_iter().zip(after) {
        let closes = open.is_closed_by(&line.text) || (open.is_open() && !line.gap && open.is_closed_by(&format!("{}{after}", line.text)));
        match joined.last_mut() {
            Some(last) if closes && !ends_sentence(&last.text) => {
                report.note(line.no, "括号或书名号内断行，已与上一行接上", "cut inside brackets; joined to the line before");
                last.text.push_str(&line.text);
            }
            _ => {
                open = Open::default();
                joined.push(line.clone());
            }
        }
        open.pass(&line.text);
    }
    joined
}

fn before_title(text: &str, page: bool, same: bool) -> (&'static str, &'static str) {
    let short = text.chars().count() <= 8 && is_unpunctuated(text);
    let name = compact(text);
    if same {
        ("重复的标题", "the title printed again")
    } else if is_breadcrumb(text) {
        ("网页路径", "breadcrumb of a web page")
    } else if is_web_line(&name) {
        ("网页信息（日期、来源等）", "details of a web page (date, source)")
    } else if name.starts_with('附') && short {
        ("附件标记", "attachment mark")
    } else if whole_number(text).is_some() {
        ("印发通知的文号", "document number of the notice of issue")
    } else if is_letterhead(&name) {
        ("红头", "letterhead")
    } else if is_urgency(&name) {
        ("紧急程度", "mark of urgency")
    } else if page && short {
        ("网页菜单", "menu of a web page")
    } else {
        ("印发通知", "notice of issue")
    }
}

fn after_title(text: &str, same: bool) -> Option<(&'static str, &'static str)> {
    if same {
        return Some(("重复的标题", "the title printed again"));
    }
    if is_breadcrumb(text) {
        return Some(("网页路径", "breadcrumb of a web page"));
    }
    is_web_line(&compact(text)).then_some(("网页信息（日期、来源等）", "details of a web page (date, source)"))
}
