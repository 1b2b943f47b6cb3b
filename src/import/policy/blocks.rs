//! Pieces of one article → the tree of its paragraphs and items.
//!
//! Marks nest by their order of appearance in the article, not by a fixed rank: in one text `1.` is the first level,
//! in another （一）.

use std::collections::BTreeMap;

use super::Report;
use super::punctuation::ends_sentence;
use super::run_on::{Piece, PieceMark};
use crate::model::policy_text::mark::MarkKind;
use crate::model::policy_text::numeral;
use crate::model::policy_text::{Block, Item, Paragraph, Table};

/// The last number of each kind of mark in the lists that have ended.
pub(super) type Ended = BTreeMap<MarkKind, u32>;

/// Builds the tree. Keys are given later, when all articles are known. `ended` holds the lists of the article before
/// where they may count on into this one, and then those of this one.
pub(super) fn build(pieces: Vec<Piece>, ended: &mut Ended, report: &mut Report) -> Vec<Block> {
    note_gaps(&pieces, report);
    let next_marks = next_marks(&pieces);
    let mut tree = Tree { ended: std::mem::take(ended), ..Tree::default() };
    for (piece, next) in pieces.into_iter().zip(next_marks) {
        if let Some(row) = piece.row {
            tree.add_row(piece.no, row, next.as_ref(), report);
            continue;
        }
        match piece.mark {
            Some(mark) => tree.add_item(piece.no, mark, piece.text, report),
            None => tree.add_paragraph(piece.no, piece.text, next.as_ref(), report),
        }
    }
    tree.close_to(0);
    *ended = tree.ended;
    tree.done
}

/// For each piece the mark that comes after it, if any does.
fn next_marks(pieces: &[Piece]) -> Vec<Option<(MarkKind, u32)>> {
    let mut next = None;
    let mut marks: Vec<_> = pieces
        .iter()
        .rev()
        .map(|piece| {
            let after = next;
            if let Some(mark) = &piece.mark {
                next = Some((mark.kind, mark.value));
            } else if opens_anew(&piece.text) {
                next = None;
            }
            after
        })
        .collect();
    marks.reverse();
    marks
}

/// Empty lines between some items and not others: a trace of layout, without meaning.
fn note_gaps(pieces: &[Piece], report: &mut Report) {
    let items = || pieces.iter().skip(1).filter(|piece| piece.mark.is_some());
    let Some(first) = items().next() else { return };
    if let Some(other) = items().find(|piece| piece.gap != first.gap && piece.no != first.no) {
        report.note(other.no, "有的项之间有空行，有的没有；空行不计", "empty lines between some items and not others; passed over");
    }
}

/// `前款…` always speaks of the paragraph before: it is a paragraph of the article, not of an item.
fn opens_anew(text: &str) -> bool {
    ["前款", "前两款", "前三款", "前列"].iter().any(|start| text.starts_with(start))
}

#[derive(Default)]
struct Tree {
    done: Vec<Block>,
    /// Open items, outer first; each of another kind of mark.
    open: Vec<(MarkKind, u32, Item)>,
    /// Lists that have ended; a later one may count on from them: 一、（一）（二）, 二、（三）.
    ended: Ended,
    /// Whether the words before ended with a mark that can lead to a list.
    led: Option<bool>,
    /// How a mark of each kind was first printed in the article: `（）` or `()`, `1.` or `1、`.
    forms: BTreeMap<MarkKind, (Option<char>, Option<char>)>,
}

/// Where a mark goes: the number of open items that stay open above it.
enum Level {
    /// Beside the items of its list; `restarts` where the count does not go up.
    Beside { depth: usize, restarts: bool },
    /// Opens a list of a new kind.
    Below { depth: usize },
}

impl Tree {
    fn level(&self, kind: MarkKind, value: u32) -> Level {
        if let Some((depth, (_, last, _))) = self.open.iter().enumerate().find(|(_, (open, _, _))| *open == kind) {
            return Level::Beside { depth, restarts: value <= *last };
        }
        if value == 1 {
            return Level::Below { depth: self.open.len() };
        }
        // A list whose beginning is missing: the usual rank of the marks is all there is to go by.
        Level::Below { depth: self.open.iter().take_while(|(open, _, _)| *open < kind).count() }
    }

    fn add_item(&mut self, no: usize, mark: PieceMark, text: String, report: &mut Report) {
        let form = form(&mark.number);
        if *self.forms.entry(mark.kind).or_insert(form) != form {
            report.note(
                no,
                format!("{}：同类编号写法不一（全角、半角），照印保留", mark.number),
                format!("{}: marks of one kind are printed in different ways; kept as printed", mark.number),
            );
            self.forms.insert(mark.kind, form);
        }
        let depth = match self.level(mark.kind, mark.value) {
            Level::Beside { depth, restarts } => {
                let last = self.open.get(depth).map_or(0, |(_, last, _)| *last);
                note_sequence(no, &mark, last, restarts, report);
                depth
            }
            Level::Below { depth } => {
                let counts_on = self.ended.get(&mark.kind).is_some_and(|last| mark.value == last.saturating_add(1));
                if mark.value != 1 && !counts_on {
                    let number = &mark.number;
                    report.note(
                        no,
                        format!("{number}之前没有第一项，编号照印保留"),
                        format!("{number} has no first item before it; kept as printed"),
                    );
                }
                if self.led == Some(false) {
                    report.note(no, "引出各项的文字末尾没有标点", "the lead before the items has no mark at its end");
                }
                depth
            }
        };
        self.close_to(depth);
        self.led = Some(ends_sentence(&text)).filter(|_| !text.is_empty());
        let item = Item { number: mark.number, text, ..Item::default() };
        self.open.push((mark.kind, mark.value, item));
    }

    /// An unnumbered paragraph belongs to the item before it if a further item of the list follows; after the last
    /// item it is a paragraph of its own.
    fn add_paragraph(&mut self, no: usize, text: String, next: Option<&(MarkKind, u32)>, report: &mut Report) {
        self.led = Some(ends_sentence(&text));
        if let Some((_, _, item)) = self.open.last_mut().filter(|(_, _, item)| item.text.is_empty() && item.children.is_empty()) {
            // The number stood alone on its line.
            item.text = text;
            return;
        }
        let keep = self.kept_open(next.filter(|_| !opens_anew(&text)));
        let goes_on = self.open.last().is_some_and(|(_, _, item)| item.text.ends_with(['；', ';']));
        self.close_to(keep);
        if let Some((_, _, item)) = self.open.last() {
            let number = &item.number;
            report.note(no, format!("无编号的段落归入{number}项"), format!("a paragraph without a number; taken as part of item {number}"));
        } else if goes_on {
            report.note(no, "列举之后的段落没有编号，按款编键", "the list goes on without numbers; the paragraphs get keys of their own");
        }
        self.add(Block::Paragraph(Paragraph { text, key: String::new() }));
    }

    /// A table belongs where a paragraph in its place would.
    fn add_row(&mut self, no: usize, row: Vec<String>, next: Option<&(MarkKind, u32)>, report: &mut Report) {
        let keep = self.kept_open(next);
        self.close_to(keep);
        let blocks = self.open.last_mut().map_or(&mut self.done, |(_, _, item)| &mut item.children);
        match blocks.last_mut() {
            Some(Block::Table(table)) => table.rows.push(row),
            _ => {
                report.note(no, "表格，按表格保留在条文内", "a table; kept as a table in its article");
                blocks.push(Block::Table(Table { rows: vec![row] }));
            }
        }
    }

    /// How many open items stay open over what has no number, by the mark that comes next.
    fn kept_open(&self, next: Option<&(MarkKind, u32)>) -> usize {
        match next {
            None => 0,
            Some((kind, value)) => match self.level(*kind, *value) {
                Level::Beside { depth, restarts: false } => depth.saturating_add(1),
                Level::Beside { depth, restarts: true } => depth,
                // A list that begins in its middle stands beside the items it closes.
                Level::Below { depth } => depth.saturating_add(1).min(self.open.len()),
            },
        }
    }

    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            if let Some((kind, value, item)) = self.open.pop() {
                self.ended.insert(kind, value);
                self.add(Block::Item(item));
            }
        }
    }

    fn add(&mut self, block: Block) {
        match self.open.last_mut() {
            Some((_, _, parent)) => parent.children.push(block),
            None => self.done.push(block),
        }
    }
}

/// The shape of a mark without its numeral.
fn form(number: &str) -> (Option<char>, Option<char>) {
    let outside = |c: &char| !c.is_whitespace() && numeral::digit(*c).is_none() && *c != '十' && *c != '百';
    let single = number.chars().count() == 1;
    let first = number.chars().next().filter(outside).filter(|_| !single);
    (first, number.chars().next_back().filter(|_| !single))
}

fn note_sequence(no: usize, mark: &PieceMark, last: u32, restarts: bool, report: &mut Report) {
    let number = &mark.number;
    if mark.value == last {
        report.note(
            no,
            format!("编号{number}重复，键加后缀，编号照印保留"),
            format!("{number} is printed again; its key gets a suffix, the number stays"),
        );
    } else if restarts {
        report.note(no, format!("{number}：编号在同一层重新开始"), format!("{number}: the count starts again on the same level"));
    } else if mark.value > last.saturating_add(1) {
        report.note(no, format!("{number}之前的编号有缺"), format!("numbers are missing before {number}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::policy::run_on::spread;
    use crate::model::policy_text::{Article, PolicyText, key};

    /// Keys of an article whose lines are given, without the article's own.
    fn keys(lines: &[&str]) -> (String, usize) {
        let (mut pieces, mut report) = (Vec::new(), Report::default());
        for line in lines {
            spread((1, false), line, None, &mut pieces, &mut report);
        }
        let mut text = PolicyText {
            articles: vec![Article {
                number: "第九条".into(),
                blocks: build(pieces, &mut Ended::new(), &mut report),
                ..Article::default()
            }],
            ..PolicyText::default()
        };
        key::assign(&mut text.articles);
        let keys: Vec<_> = text.places().iter().skip(1).map(|place| place.key.trim_start_matches("9-").to_owned()).collect();
        (keys.join(" "), report.notes.len())
    }

    #[test]
    fn marks_nest_by_appearance() {
        assert_eq!(keys(&["甲：", "1. 子", "(1) 丑", "（2）寅", "2. 卯", "丙。", "丁。"]).0, "p1 1 1-1 1-2 2 p2 p3");
        assert_eq!(keys(&["甲：", "（一）子：", "1.丑；", "2.寅；", "（二）卯：", "1.辰；"]).0, "p1 1 1-1 1-2 2 2-1");
        assert_eq!(keys(&["1.甲：①乙。②丙。", "2.丁。"]).0, "1 1-1 1-2 2");
    }

    #[test]
    fn paragraphs_among_items() {
        let found = keys(&[
            "甲。",
            "乙：",
            "1.子",
            "丑。",
            "2.寅",
            "（1）卯；",
            "3.辰",
            "巳：",
            "（1）午；",
            "4.未",
            "申。",
            "（二）酉：",
            "1.戌；",
            "2.亥。",
        ]);
        assert_eq!(found.0, "p1 p2 1 1-p2 2 2-1 3 3-p2 3-1 4 4-p2 2b 2b-1 2b-2");
        assert_eq!(keys(&["甲：", "（一）子；", "（二）丑。", "乙：", "（一）寅；", "（二）卯。", "丙。"]).0, "p1 1 2 p2 1b 2b p3");
        assert_eq!(keys(&["甲：", "（一）", "子；", "（二）丑。"]).0, "p1 1 2");
    }

    #[test]
    fn odd_counts_are_noted() {
        assert_eq!(keys(&["甲：", "（五）子。", "（五）丑。"]), ("p1 5 5b".into(), 2));
        assert_eq!(keys(&["甲：", "（一）子；", "（三）丑。"]), ("p1 1 3".into(), 1));
        assert_eq!(keys(&["甲条件", "（一）子；"]), ("p1 1".into(), 1));
        assert_eq!(keys(&["一、甲：", "（一）子；", "（二）丑。", "二、乙：", "（三）寅。"]), ("1 1-1 1-2 2 2-3".into(), 0));
    }
}
