//! Numbers that a line end or a missing blank has spoilt: `第十七条` above `之一`, and item 1 as `1.300吨`.

use super::Report;
use super::classify::item;
use super::lines::Line;
use crate::import::source::Shape;
use crate::model::policy_text::mark::MarkKind;
use crate::model::policy_text::numeral::{self, is_arabic};
use crate::model::policy_text::opening::{article_opening, heading_opening};

/// Puts such numbers in order before anything is read from them. No character but a blank is added.
pub(super) fn mend(lines: Vec<Line>, report: &mut Report) -> Vec<Line> {
    part_items(join_insertions(lines, report), report)
}

/// `之一` on the line below the number of its article.
fn join_insertions(lines: Vec<Line>, report: &mut Report) -> Vec<Line> {
    let mut joined: Vec<Line> = Vec::with_capacity(lines.len());
    for line in lines {
        match joined.last_mut().filter(|above| is_bare_article(&above.text) && begins_insertion(&line.text)) {
            Some(above) => {
                report.note(line.no, "条号断成两行，已接上", "the number of an article runs over two lines; joined");
                above.text.push_str(&line.text);
                above.width = line.width;
            }
            None => joined.push(line),
        }
    }
    joined
}

fn is_bare_article(text: &str) -> bool {
    article_opening(text).is_some_and(|opening| opening.rest.is_empty() && opening.inserted == 0)
}

/// `之一`, alone or set apart from what follows.
fn begins_insertion(text: &str) -> bool {
    let found = text.strip_prefix('之').and_then(|tail| numeral::take(tail, false)).filter(|(value, _)| *value > 0);
    found.is_some_and(|(_, rest)| rest.is_empty() || rest.starts_with(char::is_whitespace))
}

/// `1.300吨以下的…` is item 1 and no decimal where the line below begins with `2.`, and likewise in the middle of a list.
fn part_items(mut lines: Vec<Line>, report: &mut Report) -> Vec<Line> {
    let next: Vec<Option<u32>> = lines.iter().skip(1).map(|line| digit_item(&line.text)).chain([None]).collect();
    let mut last = 0_u32;
    for (line, next) in lines.iter_mut().zip(next) {
        if let Some(value) = digit_item(&line.text) {
            last = value;
        } else if let Some((value, at)) = close_item(&line.text).filter(|_| line.shape == Shape::Plain) {
            if value == last.saturating_add(1) && (next == Some(value.saturating_add(1)) || (value > 1 && next.is_none())) {
                report.note(line.no, "编号与后面的数字之间缺空格，已分开", "no blank between a number and the figures after it; set apart");
                line.text.insert(at, ' ');
                last = value;
            }
        } else if item(&line.text).is_some() || article_opening(&line.text).is_some() || heading_opening(&line.text).is_some() {
            last = 0;
        }
    }
    lines
}

fn digit_item(text: &str) -> Option<u32> {
    item(text).filter(|mark| mark.kind == MarkKind::Digit).map(|mark| mark.value)
}

/// The number before a point that figures follow, and the offset of the figures; `1.1.2` and `2.5%` are none.
fn close_item(text: &str) -> Option<(u32, usize)> {
    let (value, rest) = numeral::take(text, false).filter(|_| text.starts_with(is_arabic))?;
    let figures = rest.strip_prefix(['.', '．'])?;
    let after = figures.trim_start_matches(is_arabic);
    let parted = after.len() < figures.len() && !after.is_empty() && !after.starts_with(['.', '．', '%', '％', '倍']);
    (parted && value > 0).then(|| (value, text.len().saturating_sub(figures.len())))
}

#[cfg(test)]
mod tests {
    use crate::import::policy::import;
    use crate::import::source::Source;

    fn keys(text: &str) -> (String, String) {
        let found = import(&Source::of_text(text)).text;
        let keys: Vec<_> = found.places().iter().map(|place| place.key.to_owned()).collect();
        (keys.join(" "), found.text())
    }

    #[test]
    fn an_inserted_number_over_two_lines() {
        let (found, text) = keys("灯塔法\n第一条\n甲。\n第一条\n之一\n乙。\n第二条\n丙。\n");
        assert_eq!(found, "1 1-z1 2");
        assert!(text.contains("第一条之一 乙。"), "{text}");
    }

    #[test]
    fn an_item_that_begins_with_figures() {
        let list = "1.300吨以下的，五元；\n2.超过的，加算。\n";
        let (found, _) = keys(&format!("灯塔法\n第一条 限额：\n（一）人身\n{list}（二）其他\n{list}第二条 完。\n"));
        assert_eq!(found, "1 1-p1 1-1 1-1-1 1-1-2 1-2 1-2-1 1-2-2 2");
        assert_eq!(keys("灯塔法\n第一条 分为：\n1.甲；\n2.300吨的；\n3.丙。\n").0, "1 1-p1 1-1 1-2 1-3");
        assert_eq!(keys("灯塔法\n第一条 甲。\n1.5米以下的归县管。\n2.5米以上的归市管。\n").0, "1 1-p1 1-p2 1-p3");
        assert_eq!(keys("灯塔法\n第一条 甲：\n1.乙\n1.1丙。\n2.丁\n2.1戊。\n").0.matches("1-1b").count(), 0);
    }
}
