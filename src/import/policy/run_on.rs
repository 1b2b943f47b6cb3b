//! Parts items that run on in one paragraph: `…：①…。②…。`

use super::Report;
use super::classify::item;
use super::punctuation::is_stop;
use crate::model::policy_text::mark::MarkKind;

/// One paragraph or one item of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Piece {
    pub no: usize,
    pub mark: Option<PieceMark>,
    pub text: String,
    /// Whether an empty line stood before it.
    pub gap: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PieceMark {
    pub kind: MarkKind,
    pub value: u32,
    pub number: String,
}

/// Splits a paragraph at the marks of a list inside it: the first after a colon (or at the start), each next one
/// after a stop, counting up from 1 to at least 2.
pub(super) fn spread(no: usize, gap: bool, text: &str, pieces: &mut Vec<Piece>, report: &mut Report) {
    let (mark, rest) = match item(text) {
        Some(mark) => (Some(PieceMark { kind: mark.kind, value: mark.value, number: mark.number.to_owned() }), mark.rest),
        None => (None, text.trim()),
    };
    let Some(list) = find_list(rest) else {
        pieces.push(Piece { no, mark, text: rest.trim_end().to_owned(), gap });
        return;
    };
    report.note(no, "段内连排的各项已分开", "items that ran on in one paragraph were set apart");
    let mut starts = list.into_iter().peekable();
    let lead = starts.peek().and_then(|first| rest.get(..*first)).unwrap_or_default();
    pieces.push(Piece { no, mark, text: lead.trim_end().to_owned(), gap });
    while let Some(from) = starts.next() {
        let to = starts.peek().copied().unwrap_or(rest.len());
        // A piece may hold an inner list of another kind; the kinds are few, so the depth is too.
        if let Some(part) = rest.get(from..to) {
            spread(no, gap, part, pieces, report);
        }
    }
}

/// Byte offsets of the marks of the outermost list inside the text.
fn find_list(text: &str) -> Option<Vec<usize>> {
    let mut found: Option<(MarkKind, Vec<usize>)> = None;
    let mut before = None;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            continue;
        }
        let possible = before.is_some_and(|b| is_stop(b) || matches!(b, '，' | ',' | '、'));
        let here = if possible && starts_mark(c) { text.get(at..).and_then(item) } else { None };
        if let Some(mark) = here {
            match &mut found {
                None if mark.value == 1 && matches!(before, Some('：' | ':')) => found = Some((mark.kind, vec![at])),
                Some((kind, starts)) if *kind == mark.kind && Some(mark.value) == u32::try_from(starts.len()).ok().and_then(|n| n.checked_add(1)) => {
                    starts.push(at);
                }
                _ => {}
            }
        }
        before = Some(c);
    }
    found.map(|(_, starts)| starts).filter(|starts| starts.len() > 1)
}

/// Bare numerals (`1.`, `一、`) are too common inside sentences to part a paragraph by.
fn starts_mark(c: char) -> bool {
    matches!(c, '（' | '(' | '①'..='⒛' | '㉑'..='㉟' | '㈠'..='㈩') || c.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spread_text(text: &str) -> Vec<String> {
        let mut pieces = Vec::new();
        spread(1, false, text, &mut pieces, &mut Report::default());
        pieces.into_iter().map(|piece| format!("{}|{}", piece.mark.map(|mark| mark.number).unwrap_or_default(), piece.text)).collect()
    }

    #[test]
    fn lists_inside_a_paragraph() {
        assert_eq!(spread_text("1.甲：①乙。②丙，丁。戊。③己。"), ["1.|甲：", "①|乙。", "②|丙，丁。戊。", "③|己。"]);
        assert_eq!(spread_text("甲：（一）乙：1.子；2.丑；（二）丙。"), ["|甲：", "（一）|乙：", "1.|子；", "2.|丑；", "（二）|丙。"]);
        assert_eq!(spread_text("按照①和②办理，见（一）。"), ["|按照①和②办理，见（一）。"]);
        assert_eq!(spread_text("比例为：1.5倍；2.5倍。"), ["|比例为：1.5倍；2.5倍。"]);
    }
}
