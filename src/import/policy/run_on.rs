//! Parts items that run on in one paragraph: `…：①…。②…。`

use super::Report;
use super::classify::item;
use super::punctuation::is_stop;
use crate::model::policy_text::mark::{Mark, MarkKind};

/// One paragraph or one item of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Piece {
    pub no: usize,
    pub mark: Option<PieceMark>,
    pub text: String,
    /// Whether an empty line stood before it.
    pub gap: bool,
    /// The cells, where it is a row of a table.
    pub row: Option<Vec<String>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PieceMark {
    pub kind: MarkKind,
    pub value: u32,
    pub number: String,
}

/// The line that follows, as far as it matters: the mark it opens with.
pub(super) type Next = Option<(MarkKind, u32)>;

/// Splits a paragraph at the marks of a list inside it: the first after a colon, each next one after a stop, counting
/// up from 1 to at least 2, where the line that follows may go on counting; and an item at those that go on after it.
/// `at` is the line, and whether an empty one stood before it.
pub(super) fn spread(at: (usize, bool), text: &str, next: Next, pieces: &mut Vec<Piece>, report: &mut Report) {
    Spread { at, pieces, report }.within(text, next, 0);
}

/// The deepest list in a list that is looked for; real ones go four deep.
const DEEPEST: usize = 8;

/// What a line is spread into, and what is told of it.
struct Spread<'r> {
    at: (usize, bool),
    pieces: &'r mut Vec<Piece>,
    report: &'r mut Report,
}

impl Spread<'_> {
    /// `depth`: how many lists hold this text.
    fn within(&mut self, text: &str, next: Next, depth: usize) {
        let (mark, rest) = match item(text) {
            Some(mark) => (Some(PieceMark { kind: mark.kind, value: mark.value, number: mark.number.to_owned() }), mark.rest),
            None => (None, text.trim()),
        };
        let siblings = mark.as_ref().and_then(|mark| find_siblings(rest, mark.kind, mark.value));
        let below = if siblings.is_some() { depth } else { depth.saturating_add(1) };
        let inner = || find_list(rest, next).or_else(|| find_first(rest, next, mark.is_some())).filter(|_| depth < DEEPEST);
        let Some(list) = siblings.or_else(inner) else { return self.put(mark, rest.trim_end()) };
        self.report.note(self.at.0, "段内连排的各项已分开", "items that ran on in one paragraph were set apart");
        let mut starts = list.into_iter().peekable();
        let lead = starts.peek().and_then(|first| rest.get(..*first)).unwrap_or_default().trim_end();
        // The lead may hold an inner list of its own.
        match (&mark, find_list(lead, None).filter(|_| depth < DEEPEST)) {
            (Some(mark), Some(_)) => self.within(&format!("{} {lead}", mark.number), None, depth),
            _ => self.put(mark, lead),
        }
        while let Some(from) = starts.next() {
            let to = starts.peek().copied().unwrap_or(rest.len());
            if let Some(part) = rest.get(from..to) {
                self.within(part, next.filter(|_| to == rest.len()), below);
            }
        }
    }

    fn put(&mut self, mark: Option<PieceMark>, text: &str) {
        let (no, gap) = self.at;
        self.pieces.push(Piece { no, mark, text: text.to_owned(), gap, row: None });
    }
}

/// Byte offsets of the marks of the outermost list inside the text.
fn find_list(text: &str, next: Next) -> Option<Vec<usize>> {
    let mut found: Option<(MarkKind, Vec<usize>)> = None;
    for (at, before, mark) in marks(text) {
        match &mut found {
            None if mark.value == 1 && matches!(before, '：' | ':') => found = Some((mark.kind, vec![at])),
            Some((kind, starts)) if *kind == mark.kind && counts(starts.len(), mark.value) => starts.push(at),
            _ => {}
        }
    }
    let goes_on = |kind: MarkKind, length: usize| next.is_some_and(|(next, value)| next == kind && counts(length, value));
    found.filter(|(kind, starts)| starts.len() > 1 || goes_on(*kind, starts.len())).map(|(_, starts)| starts)
}

/// A first item that ran on in the words above a line that begins with the second: `…服务（一）…`, then `（二）…`.
fn find_first(text: &str, next: Next, item_itself: bool) -> Option<Vec<usize>> {
    let (kind, _) = next.filter(|(kind, value)| *value == 2 && *kind == MarkKind::ChineseBracketed && !item_itself)?;
    let refers = ["第", "本条", "前款", "本款", "上述", "条", "款", "和", "及", "、", "或"];
    let firsts = text
        .match_indices(['（', '('])
        .filter(|(at, _)| text.get(*at..).and_then(item).is_some_and(|mark| mark.kind == kind && mark.value == 1));
    let mut starts = firsts
        .map(|(at, _)| at)
        .filter(|at| text.get(..*at).is_some_and(|before| !before.is_empty() && !refers.iter().any(|word| before.ends_with(word))));
    let only = starts.next().filter(|_| starts.next().is_none())?;
    Some(vec![only])
}

/// Offsets of the marks that go on counting after the item's own, each after a stop.
fn find_siblings(text: &str, kind: MarkKind, value: u32) -> Option<Vec<usize>> {
    let mut last = value;
    let mut starts = Vec::new();
    for (at, before, mark) in marks(text) {
        if mark.kind == kind && mark.value == last.saturating_add(1) && matches!(before, '；' | ';' | '。') {
            last = mark.value;
            starts.push(at);
        }
    }
    Some(starts).filter(|starts| !starts.is_empty())
}

/// Whether `value` follows a list of so many items that began with 1.
fn counts(length: usize, value: u32) -> bool {
    usize::try_from(value).is_ok_and(|value| value == length.saturating_add(1))
}

/// Marks inside the text that stand after punctuation, with their offset and that character.
fn marks(text: &str) -> impl Iterator<Item = (usize, char, Mark<'_>)> {
    let mut before = None;
    text.char_indices().filter_map(move |(at, c)| {
        if c.is_whitespace() {
            return None;
        }
        let after = before.replace(c).filter(|b| is_stop(*b) || matches!(b, '，' | ',' | '、'))?;
        let found = if starts_mark(c) { text.get(at..).and_then(item) } else { None };
        found.map(|mark| (at, after, mark))
    })
}

/// Bare numerals (`1.`, `一、`) are too common inside sentences to part a paragraph by.
fn starts_mark(c: char) -> bool {
    matches!(c, '（' | '(' | '①'..='⒛' | '㉑'..='㉟' | '㈠'..='㈩') || c.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spread_before(text: &str, next: Next) -> Vec<String> {
        let mut pieces = Vec::new();
        spread((1, false), text, next, &mut pieces, &mut Report::default());
        pieces.into_iter().map(|piece| format!("{}|{}", piece.mark.map(|mark| mark.number).unwrap_or_default(), piece.text)).collect()
    }

    fn spread_text(text: &str) -> Vec<String> {
        spread_before(text, None)
    }

    #[test]
    fn lists_over_lines() {
        let next = Some((MarkKind::ChineseBracketed, 2));
        assert_eq!(spread_before("甲：（一）乙；", next), ["|甲：", "（一）|乙；"]);
        assert_eq!(spread_text("甲：（一）乙；"), ["|甲：（一）乙；"]);
        assert_eq!(spread_before("甲服务（一）乙；", next), ["|甲服务", "（一）|乙；"]);
        assert_eq!(spread_before("甲按本条（一）办：", next), ["|甲按本条（一）办："]);
        assert_eq!(
            spread_text("（一）甲；（二）乙：1.子；2.丑；（三）丙，见（四）。"),
            ["（一）|甲；", "（二）|乙：", "1.|子；", "2.|丑；", "（三）|丙，见（四）。"]
        );
        assert_eq!(spread_text("（一）甲：①子；②丑；（二）乙。"), ["（一）|甲：", "①|子；", "②|丑；", "（二）|乙。"]);
    }

    #[test]
    fn lists_in_lists_have_an_end() {
        assert_eq!(spread_text("（一）甲：1.子；2.丑：（一）寅；（二）卯。").len(), 4);
        // Would take minutes, and a deep stack, if each list were searched for the next.
        let long = "（一千）甲：1.子；2.丑；".repeat(20_000);
        assert!(spread_text(&format!("乙：{long}")).len() < 20);
    }

    #[test]
    fn lists_inside_a_paragraph() {
        assert_eq!(spread_text("1.甲：①乙。②丙，丁。戊。③己。"), ["1.|甲：", "①|乙。", "②|丙，丁。戊。", "③|己。"]);
        assert_eq!(spread_text("甲：（一）乙：1.子；2.丑；（二）丙。"), ["|甲：", "（一）|乙：", "1.|子；", "2.|丑；", "（二）|丙。"]);
        assert_eq!(spread_text("按照①和②办理，见（一）。"), ["|按照①和②办理，见（一）。"]);
        assert_eq!(spread_text("比例为：1.5倍；2.5倍。"), ["|比例为：1.5倍；2.5倍。"]);
    }
}
