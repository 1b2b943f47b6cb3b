//! Takes away the mark that some texts print between a number and what it opens: `第一条：甲`, `第二章、附则`, `第7条. 乙`.

use super::Report;
use super::classify::refers;
use super::lines::Line;
use super::punctuation::{ends_sentence, is_unpunctuated};
use crate::import::source::Shape;
use crate::model::policy_text::opening::{article_opening, heading_opening};

const MARKS: [char; 5] = ['：', ':', '、', '.', '．'];

/// Puts a blank in place of the mark, which is told. A reference at the start of a line (`第三条、第四条规定的`) stays.
pub(super) fn part(mut lines: Vec<Line>, report: &mut Report) -> Vec<Line> {
    let (mut last, mut settled) = (0_u32, true);
    for line in lines.iter_mut().filter(|line| line.shape != Shape::Row) {
        let (text, article) = (line.text.as_str(), article_opening(&line.text));
        let follows = article.is_none_or(|opening| {
            let next = opening.value == 1 || opening.value == last.saturating_add(1) || (opening.inserted > 0 && opening.value == last);
            next && settled
        });
        let number = article.map(|opening| opening.number).or(heading_opening(text).map(|opening| opening.number));
        let is_heading = article.is_none() && number.is_some();
        let found = number.filter(|_| follows).and_then(|number| Some((number, marked(text.strip_prefix(number)?)?)));
        let found = found.filter(|(_, (_, rest))| article.is_some() || is_title(rest));
        // The title of an article has no stop, nor have a few words on a line of their own.
        let is_short = if article.is_some() { found.is_some() } else { text.chars().count() < 12 };
        if let Some((number, (mark, rest))) = found {
            let parted = format!("{number} {rest}");
            report.drop(line.no, mark, "编号后的标点", "the mark after a number");
            line.text = parted;
        }
        if let Some(opening) = article_opening(&line.text).filter(|opening| !refers(opening.rest)) {
            last = opening.value;
        }
        settled = last == 0 || is_heading || is_short || ends_sentence(&line.text);
    }
    lines
}

/// The mark that what follows a number begins with, and the words behind it.
fn marked(after: &str) -> Option<(char, &str)> {
    let after = after.trim_start();
    let rest = after.strip_prefix(MARKS)?.trim_start();
    let opens = !rest.is_empty() && !rest.starts_with('第') && !rest.starts_with(MARKS);
    opens.then_some((after.chars().next()?, rest))
}

fn is_title(words: &str) -> bool {
    words.chars().count() <= 40 && is_unpunctuated(words)
}

#[cfg(test)]
mod tests {
    use crate::import::policy::{disproof, import};
    use crate::import::source::Source;

    fn read(text: &str) -> (Vec<String>, usize) {
        let source = Source::of_text(text);
        let imported = import(&source);
        assert_eq!(disproof(&source, &imported), None);
        let chapters = imported.text.chapters.iter().map(|chapter| format!("{}|{}", chapter.number, chapter.title));
        let articles = imported.text.articles.iter().map(|article| format!("{}|{}", article.number, article.text()));
        (chapters.chain(articles).collect(), imported.dropped.len())
    }

    #[test]
    fn marks_after_numbers() {
        let (found, dropped) = read(
            "甲章程\n第一章：总则\n第一条：甲。\n第一条之一：乙。\n第二章、附 则\n第二条、丙：\n（一）丁。\n第3条. 戊。\n第四条 己。\n",
        );
        assert_eq!(
            found,
            ["第一章|总则", "第二章|附 则", "第一条|甲。", "第一条之一|乙。", "第二条|丙：\n（一）丁。", "第3条|戊。", "第四条|己。"]
        );
        assert_eq!(dropped, 6);
    }

    #[test]
    fn references_are_none() {
        let text = "甲办法\n第一条 有下列情形的，依照第\n二条、第三条办。\n第二条、第三条所列的除外。\n第二条 乙。\n第五条：丙。\n第三条 按乙，及其\n第四条：丁。\n第四条 依照\n第一条、本条第二款办。\n";
        let (found, dropped) = read(text);
        assert_eq!((found.len(), dropped), (4, 0), "{found:?}");
    }
}
