//! Joins paragraphs that a page break or a line wrap has cut.

use std::collections::BTreeMap;

use super::Report;
use super::classify::{Entry, Kind, item};
use super::punctuation::{Open, ends_sentence, is_han, is_running};
use crate::model::policy_text::numeral::is_arabic;

/// Appends to the paragraph before every line that goes on with its sentence.
pub(super) fn join(body: Vec<Entry>, report: &mut Report) -> Vec<Entry> {
    let wrap = Wrap::of(&body);
    let mut joined: Vec<Entry> = Vec::with_capacity(body.len());
    let mut state = State::default();
    for entry in body {
        let cut = joined.last().and_then(|last| state.reason(last, &entry, &wrap));
        match (cut, joined.last_mut()) {
            (Some((zh, en)), Some(last)) => {
                if state.is_worth_a_note(zh) {
                    report.note(entry.line.no, format!("与上一行接上：{zh}"), format!("joined to the line before: {en}"));
                }
                state.pass(&entry.line.text, entry.line.width);
                append(last, &entry.line.text);
            }
            _ => {
                state.restart(&entry);
                joined.push(entry);
            }
        }
    }
    joined
}

/// What is known of the paragraph being built.
#[derive(Default)]
struct State {
    open: Open,
    running: bool,
    ended: bool,
    /// Columns of its last physical line.
    width: usize,
    length: usize,
    last: Option<char>,
    /// Its last line ends with a word that no sentence, title or item ends with.
    hanging: bool,
    noted_wrap: bool,
}

impl State {
    fn restart(&mut self, entry: &Entry) {
        (self.open, self.running, self.length, self.ended, self.last) = (Open::default(), false, 0, false, None);
        match &entry.kind {
            Kind::Article { rest, .. } => self.pass(rest, entry.line.width),
            Kind::Heading { .. } | Kind::Row(_) => self.ended = true,
            Kind::Other => self.pass(item(&entry.line.text).map_or(entry.line.text.as_str(), |mark| mark.rest), entry.line.width),
        }
    }

    fn pass(&mut self, text: &str, width: usize) {
        self.open.pass(text);
        self.running |= is_running(text);
        self.ended = ends_sentence(text);
        self.width = width;
        self.length = self.length.saturating_add(text.chars().count());
        self.last = text.chars().next_back().or(self.last);
        self.hanging = HANGING.iter().any(|word| text.ends_with(word));
    }

    /// Why `next` goes on with the paragraph, if it does.
    fn reason(&self, last: &Entry, next: &Entry, wrap: &Wrap) -> Option<(&'static str, &'static str)> {
        let text = next.line.text.as_str();
        let can = matches!(next.kind, Kind::Other) && !matches!(last.kind, Kind::Heading { .. } | Kind::Row(_)) && self.length > 0;
        // In a wrapped text with indents a mark at the margin stands inside a sentence.
        let marked = item(text).is_some() && !wrap.indented;
        if !can || marked || next.line.tabbed || text.contains('□') {
            return None;
        }
        let may_end = self.ended && !matches!(self.last, Some('；' | ';'));
        if wrap.goes_on(self.width, may_end, next) {
            return Some(WRAPPED);
        }
        // Cells parted by tabs are a row of their own.
        if self.ended || item(text).is_some() || starts_paragraph(text) || text.contains('\t') {
            return None;
        }
        let last = self.last?;
        if self.open.is_closed_by(text) {
            return Some(("断在括号或书名号内", "cut inside brackets"));
        }
        if is_arabic(last) && text.starts_with(|c: char| is_han(c) || is_arabic(c)) {
            return Some(("断在数字或日期内", "cut inside a number or a date"));
        }
        // A few words and a comma may be a list printed line by line.
        let gap = next.line.gap && !wrap.spaced;
        let goes_on = matches!(last, '《' | '（' | '“' | '(') || (matches!(last, '、' | '，' | ',') && (self.length >= 12 || gap));
        let closes_item = text.ends_with(['；', ';']) && self.length >= 12;
        let continues = text.starts_with(['，', '。', '、', '；', '：', '）', '》', '”', '的', ',', ';', ')']);
        let words = last.is_ascii_alphabetic() && text.starts_with(|c: char| c.is_ascii_alphabetic());
        let short_list = matches!(last, '，' | ',' | '、') && self.length < 12 && !gap;
        let cited = matches!(last, '条' | '款') && starts_with_paragraph_of_article(text);
        if goes_on || continues || words || closes_item || cited || self.hanging || (self.running && !short_list) || self.length >= 40 {
            return Some(("断在句中（分页或空行）", "cut inside a sentence (page break or empty line)"));
        }
        None
    }

    /// A text wrapped throughout is noted once, other cuts each.
    fn is_worth_a_note(&mut self, zh: &str) -> bool {
        if zh != WRAPPED.0 {
            return true;
        }
        !std::mem::replace(&mut self.noted_wrap, true)
    }
}

const WRAPPED: (&str, &str) = ("全文按固定行宽折行", "the whole text is wrapped at a fixed width");

fn append(entry: &mut Entry, text: &str) {
    let target = match &mut entry.kind {
        Kind::Article { rest, .. } => rest,
        _ => &mut entry.line.text,
    };
    let words = target.ends_with(|c: char| c.is_ascii_alphabetic()) && text.starts_with(|c: char| c.is_ascii_alphabetic());
    if words {
        target.push(' ');
    }
    target.push_str(text);
}

/// Words after which a sentence goes on: what ends with one is no title of an article either.
const HANGING: [&str; 16] =
    ["应当", "必须", "不得", "可以", "能够", "以及", "或者", "并且", "按照", "根据", "依照", "对于", "和", "与", "及", "或"];

/// `第二款规定的`, `第三项`: part of a citation whose article stands on the line before.
fn starts_with_paragraph_of_article(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('第') else { return false };
    let number = rest.trim_start_matches(|c: char| "一二三四五六七八九十百（）".contains(c) || c.is_ascii_digit());
    number.len() < rest.len() && number.starts_with(['款', '项', '目'])
}

/// Words that begin a paragraph of law even where the one before lacks its stop.
fn starts_paragraph(text: &str) -> bool {
    ["前款", "前两款", "前三款", "前列", "本条所", "本法所称", "本条例所称", "本办法所称", "注："]
        .iter()
        .any(|start| text.starts_with(start))
}

/// A text whose lines all break at one width.
struct Wrap {
    /// Columns from which a line counts as full; none where the text is not wrapped.
    full: Option<usize>,
    /// Whether paragraphs begin with an indent.
    indented: bool,
    /// Whether an empty line stands between most lines, so that one says nothing.
    spaced: bool,
}

impl Wrap {
    fn of(body: &[Entry]) -> Self {
        let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
        for entry in body {
            widths.entry(entry.line.width).and_modify(|lines| *lines = lines.saturating_add(1)).or_insert(1);
        }
        // The margin is where most lines end, give or take a character that may not begin a line.
        let ending_at = |width: usize| widths.range(width.saturating_sub(4)..=width).map(|(_, lines)| *lines).sum::<usize>();
        let margin = widths.keys().filter(|width| (40..=140).contains(*width)).max_by_key(|width| (ending_at(**width), **width)).copied();
        let margin = margin.filter(|margin| {
            let beyond = widths.range(margin.saturating_add(3)..).map(|(_, lines)| *lines).sum::<usize>();
            body.len() >= 12 && ending_at(*margin).saturating_mul(5) >= body.len() && beyond.saturating_mul(50) <= body.len()
        });
        let openings = body.iter().filter(|entry| matches!(entry.kind, Kind::Article { .. }));
        let indented = openings.clone().count() > 0 && openings.clone().all(|entry| entry.line.indent >= 2);
        let gaps = body.iter().filter(|entry| entry.line.gap).count();
        let spaced = body.len() >= 12 && gaps.saturating_mul(3) >= body.len().saturating_mul(2);
        Self { spaced, full: margin.map(|margin| margin.saturating_sub(4)), indented }
    }

    fn goes_on(&self, width: usize, ended: bool, next: &Entry) -> bool {
        let full = self.full.is_some_and(|full| width >= full);
        full && next.line.indent == 0 && (self.indented || (!ended && !next.line.gap))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::policy::{classify::classify, lines::split};
    use crate::import::source::Source;

    fn joined(source: &str) -> Vec<String> {
        let mut report = Report::default();
        let entries = join(classify(split(&Source::of_text(source), &mut report)), &mut report);
        entries
            .into_iter()
            .map(|entry| match entry.kind {
                Kind::Article { number, rest, .. } => format!("{number}|{rest}"),
                _ => entry.line.text,
            })
            .collect()
    }

    #[test]
    fn cuts_are_joined() {
        assert_eq!(joined("第一条 参加者，应当组\n\n织活动。\n乙。"), ["第一条|参加者，应当组织活动。", "乙。"]);
        assert_eq!(joined("第一条 至2030年12\n\n月 1 日。"), ["第一条|至2030年12月 1 日。"]);
        assert_eq!(joined("第一条 按《某某市对\n\n外规程》办。"), ["第一条|按《某某市对外规程》办。"]);
        assert_eq!(joined("第一条 甲、\n\n乙。"), ["第一条|甲、乙。"]);
        assert_eq!(joined("第一条 see Joint\nResearch Co."), ["第一条|see Joint Research Co."]);
    }

    #[test]
    fn titles_and_items_are_not() {
        assert_eq!(joined("第一条 甲：\n1.申请变更目标\n因故需要调整。\n2.其他\n（一）乙").len(), 5);
        assert_eq!(joined("第一条\n甲。").len(), 2);
        assert_eq!(joined("第一条 有甲，无乙\n前款所称甲，是丙。").len(), 2);
        assert_eq!(joined("第一条 如下：\n级\t额\t注\n一级\t10\t\n二级\t20\t无").len(), 4);
    }

    #[test]
    fn wrapped_text_is_unwrapped() {
        let line = "甲".repeat(20);
        let paragraph = |n: usize| format!("　　第{n}条　{}\n{line}甲甲。\n{line}甲甲甲\n乙。\n　　新款。\n", "甲".repeat(17));
        let source: String = (1..5).map(paragraph).collect();
        let found = joined(&source);
        assert_eq!(found.len(), 8, "{found:?}");
    }
}
