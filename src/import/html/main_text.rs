//! Which element of a page holds the text.

use std::collections::BTreeMap;

use super::lines::{Placed, ancestors};
use super::tree::Node;
use crate::import::source::Shape;
use crate::model::policy_text::mark::mark;
use crate::model::policy_text::numeral::digit;
use crate::model::policy_text::opening::article_opening;

/// The innermost element that holds nine tenths of the articles, else of the items, else of the words of the page.
pub(super) fn main_element(nodes: &[Node], lines: &[Placed]) -> usize {
    let shown = || lines.iter().filter(|placed| placed.aside.is_none());
    let article = |placed: &Placed| usize::from(article_opening(placed.line.text.trim_start()).is_some());
    let item = |placed: &Placed| usize::from(mark(placed.line.text.trim_start()).is_some());
    let words = |placed: &Placed| {
        // Short lines are menus and links.
        let count = placed.line.text.chars().filter(|c| !c.is_whitespace()).count();
        if count >= 15 { count } else { 0 }
    };
    let weights: [&dyn Fn(&Placed) -> usize; 3] = [&article, &item, &words];
    let weight = weights.into_iter().find(|weight| shown().map(weight).sum::<usize>() >= 3).unwrap_or(&words);
    innermost(nodes, shown().map(|placed| (placed.at, weight(placed))))
}

fn innermost(nodes: &[Node], weighed: impl Iterator<Item = (usize, usize)>) -> usize {
    let mut held: BTreeMap<usize, usize> = BTreeMap::new();
    let mut whole = 0_usize;
    for (at, weight) in weighed.filter(|(_, weight)| *weight > 0) {
        whole = whole.saturating_add(weight);
        for above in ancestors(nodes, at) {
            let sum = held.entry(above).or_insert(0);
            *sum = sum.saturating_add(weight);
        }
    }
    // Elements stand in the order of the page, so the last that holds enough is the innermost.
    let enough = |sum: usize| sum > 0 && sum.saturating_mul(10) >= whole.saturating_mul(9);
    held.into_iter().rev().find(|(_, sum)| enough(*sum)).map_or(0, |(at, _)| at)
}

/// The first node behind the text: that of the main element, or of a block after it in which the articles count on
/// or an annex stands.
pub(super) fn end(nodes: &[Node], lines: &[Placed], main: usize) -> usize {
    let mut end = nodes.get(main).map_or(0, |node| node.end);
    let number = |placed: &Placed| article_opening(placed.line.text.trim_start()).map(|opening| opening.value);
    let own = lines.iter().filter(|placed| placed.aside.is_none() && placed.at >= main && placed.at < end);
    let Some(mut last) = own.filter_map(number).max() else { return end };
    // Whether the line before stood in the text, so that this one follows it.
    let mut follows = true;
    for (at, placed) in lines.iter().enumerate().filter(|(_, placed)| placed.aside.is_none() && placed.at >= main) {
        if placed.at < end {
            follows = true;
            continue;
        }
        let goes_on = number(placed) == Some(last.saturating_add(1));
        if goes_on || (follows && begins_annex(lines, at)) {
            // The whole block beside the text that the line stands in.
            let beside = ancestors(nodes, placed.at).take_while(|above| *above >= end).last();
            end = beside.and_then(|beside| nodes.get(beside)).map_or(end, |node| node.end.max(end));
        }
        last = if goes_on { last.saturating_add(1) } else { last };
        follows = placed.at < end;
    }
    end
}

/// `附件` alone on its line with an annex below it, and no link to a file.
fn begins_annex(lines: &[Placed], at: usize) -> bool {
    let mark = lines.get(at).map(|placed| compact(&placed.line.text)).unwrap_or_default();
    let words = ["附件", "附表", "附录"];
    let rest = words.iter().find_map(|word| mark.strip_prefix(word)).map(|rest| rest.trim_end_matches(['：', ':']));
    let below = lines.iter().skip(at.saturating_add(1)).filter(|placed| placed.aside.is_none()).count();
    rest.is_some_and(|rest| rest.chars().all(|c| digit(c).is_some() || c == '十')) && below >= 2
}

/// The line above the text that is its title on the page: a heading, or one named so, nearest first.
pub(super) fn title_above(nodes: &[Node], lines: &[Placed], main: usize) -> Option<usize> {
    let end = nodes.get(main).map_or(0, |node| node.end);
    let inside = |placed: &Placed| placed.at >= main && placed.at < end;
    let first = lines.iter().position(inside)?;
    let own = lines.iter().skip(first).filter(|placed| inside(placed));
    let bar = nodes.iter().position(|node| node.name == "title").map(|title| {
        let words = lines.iter().filter(|placed| placed.at == title).map(|placed| compact(&placed.line.text));
        words.collect::<String>()
    });
    let bar = bar.filter(|bar| !bar.is_empty());
    let is_bar = |text: &str| {
        let text = compact(text);
        bar.as_ref().is_some_and(|bar| text.chars().count() >= 4 && bar.starts_with(&text))
    };
    // The title is printed in the text itself.
    let before_articles = own.take_while(|placed| article_opening(placed.line.text.trim_start()).is_none()).take(12);
    if before_articles.into_iter().any(|placed| placed.line.shape == Shape::Heading || is_bar(&placed.line.text)) {
        return None;
    }
    let titled = |placed: &Placed| {
        let named = ancestors(nodes, placed.at).take(3).filter_map(|at| nodes.get(at)).any(|node| {
            node.about.named.split([' ', '-', '_']).any(|word| matches!(word, "title" | "tit" | "bt" | "biaoti") || word.ends_with("title"))
        });
        named || placed.line.shape == Shape::Heading || is_bar(&placed.line.text)
    };
    lines.iter().take(first).rposition(|placed| placed.aside.is_none() && titled(placed) && compact(&placed.line.text).chars().count() >= 4)
}

fn compact(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
