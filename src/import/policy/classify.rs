//! Tells what each line opens: an article, a heading, or neither.

use super::lines::Line;
use super::punctuation::{ends_sentence, is_unpunctuated};
use super::quoted::Quoted;
use crate::import::source::Shape;
use crate::model::policy_text::mark::{Mark, MarkKind, mark};
use crate::model::policy_text::numeral::is_arabic;
use crate::model::policy_text::opening::{Level, article_opening, heading_opening};

/// A line and what it opens.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub line: Line,
    pub kind: Kind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Article {
        number: String,
        value: u32,
        inserted: u32,
        rest: String,
    },
    Heading {
        number: String,
        title: String,
        value: u32,
        level: Level,
    },
    /// A row of a table.
    Row(Vec<String>),
    Other,
}

/// The longest title of a heading, in characters.
const LONGEST_HEADING: usize = 40;

/// Judges line by line; only the start of a line can open anything.
pub(super) fn classify(lines: Vec<Line>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::with_capacity(lines.len());
    let mut last_article = 0;
    let mut settled = true;
    let mut quoted = Quoted::default();
    for line in lines {
        if line.shape == Shape::Row {
            let cells = line.text.split('\t').map(|cell| cell.trim().to_owned()).collect();
            entries.push(Entry { line, kind: Kind::Row(cells) });
            continue;
        }
        let inside = quoted.pass(&line.text);
        let opens = || article(&line.text, last_article, settled).or_else(|| heading(&line.text));
        let kind = if inside { Kind::Other } else { opens().unwrap_or(Kind::Other) };
        settled = !matches!(kind, Kind::Other) || ends_sentence(&line.text) || line.text.chars().count() < 12;
        if let Kind::Article { value, .. } = &kind {
            last_article = *value;
            settled = ends_sentence(&line.text);
        }
        entries.push(Entry { line, kind });
    }
    number_plain_headings(&mut entries);
    entries
}

/// An item's mark; `（一）项规定` and `（一）至（三）` at the start of a line are references.
pub(super) fn item(text: &str) -> Option<Mark<'_>> {
    let follows = ["规定", "所", "、", "，", "至", "的", "和", "或", "中", "。", "）", "以"];
    let joins = ["至（", "至(", "、（", "、(", "和（", "和(", "或（", "或(", "或者（", "以及（"];
    mark(text)
        .filter(|mark| !joins.iter().any(|word| mark.rest.starts_with(word)))
        .filter(|mark| !mark.rest.strip_prefix('项').is_some_and(|rest| follows.iter().any(|word| rest.starts_with(word))))
}

/// `settled`: the line before ended its sentence, so a new article may begin out of sequence.
pub(super) fn article(text: &str, last: u32, settled: bool) -> Option<Kind> {
    let opening = article_opening(text)?;
    let rest = opening.rest.trim();
    let apart = opening.rest.starts_with(char::is_whitespace) || rest.is_empty();
    let follows = opening.value == last.saturating_add(1) || (opening.value == last && opening.inserted > 0);
    if refers(rest) && !(apart && (follows || settled)) {
        return None;
    }
    if !settled && !follows && !rest.is_empty() && !apart {
        return None;
    }
    let (number, rest) = (opening.number.to_owned(), rest.to_owned());
    Some(Kind::Article { number, value: opening.value, inserted: opening.inserted, rest })
}

/// Whether the words after 第X条 show a reference inside a sentence.
pub(super) fn refers(rest: &str) -> bool {
    let words = [
        "的",
        "、",
        "，",
        "。",
        "；",
        "：",
        "》",
        "）",
        "”",
        ",",
        ";",
        ")",
        "规定",
        "所列",
        "所称",
        "所规定",
        "至第",
        "和第",
        "或第",
        "或者第",
        "与第",
        "及第",
        "以及第",
        "到第",
        "修改为",
        "改为",
        "中的",
        "中“",
        "增加",
        "删去",
        "之规定",
        "情形",
        "第一款",
        "第二款",
        "第三款",
        "第四款",
        "第五款",
        "第六款",
        "第一项",
        "第二项",
        "第三项",
        "第（",
        "第(",
        "～第",
        "-第",
        "—第",
    ];
    words.iter().any(|word| rest.starts_with(word))
}

/// A heading, by its number and the words after it.
pub(super) fn heading(text: &str) -> Option<Kind> {
    let opening = heading_opening(text)?;
    let title = opening.rest;
    let words = without_page(title);
    let apart = text.strip_prefix(opening.number).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    let plausible = words.is_empty() || (words.chars().count() <= LONGEST_HEADING && reads_like_heading(words, apart));
    if !plausible {
        return None;
    }
    Some(Kind::Heading { number: opening.number.to_owned(), title: title.to_owned(), value: opening.value, level: opening.level })
}

/// A heading set apart from its number may hold a comma, and a stop by a slip; one set close may not.
fn reads_like_heading(words: &str, apart: bool) -> bool {
    if !apart {
        return is_unpunctuated(words) && !refers(words);
    }
    let short = words.chars().count() <= 24;
    let words = words.strip_suffix('。').filter(|_| short).unwrap_or(words);
    is_unpunctuated(&words.replace(['，', ','], ""))
}

/// A heading in a table of contents may end in leader dots and a page number.
pub(super) fn without_page(text: &str) -> &str {
    let words =
        text.trim_end_matches(is_arabic).trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '…' | '·' | '．' | '-' | '—'));
    if text.contains(['…', '·', '\t']) || text.contains("..") || text.contains("．．") { words } else { text }
}

/// `一、一般规定` right above an article is a heading, as judicial interpretations have it, and （一） below it one of the
/// next level; so is a bare `附则`.
fn number_plain_headings(entries: &mut [Entry]) {
    let mut opens = false;
    let mut found: Vec<(usize, Kind)> = Vec::new();
    for at in (0..entries.len()).rev() {
        let Some(entry) = entries.get(at) else {
            continue;
        };
        let above = at.checked_sub(1).and_then(|above| entries.get(above));
        let heading =
            Some(entry).filter(|entry| opens && entry.kind == Kind::Other).and_then(|entry| plain_heading(&entry.line.text, above));
        opens = heading.is_some() || entry.kind != Kind::Other;
        found.extend(heading.map(|heading| (at, heading)));
    }
    let (mut chapters, mut sections) = (0_u32, 0_u32);
    for (at, kind) in found.into_iter().rev() {
        let Kind::Heading { value, level, .. } = kind else {
            continue;
        };
        let last = if level == Level::Section { &mut sections } else { &mut chapters };
        // Only a count that goes up by one makes such a line a heading.
        if value != 0 && value != 1 && value != last.saturating_add(1) {
            continue;
        }
        *last = value;
        if let Some(entry) = entries.get_mut(at) {
            entry.kind = kind;
        }
    }
}

fn plain_heading(text: &str, above: Option<&Entry>) -> Option<Kind> {
    let short = text.chars().count() <= LONGEST_HEADING;
    let title_of_above = above.is_some_and(|above| matches!(&above.kind, Kind::Heading { title, .. } if title.is_empty()));
    if !short || title_of_above {
        return None;
    }
    if is_known_title(text) {
        return Some(Kind::Heading { number: String::new(), title: text.to_owned(), value: 0, level: Level::Chapter });
    }
    let found = mark(text).filter(|found| is_unpunctuated(found.rest))?;
    let level = match found.kind {
        MarkKind::Chinese => Level::Chapter,
        // Else it is the last item of the article above, without its stop.
        MarkKind::ChineseBracketed if above.is_some_and(|above| ends_outside_list(above) || is_plain_chapter(above)) => Level::Section,
        _ => return None,
    };
    let (number, title) = (found.number.to_owned(), found.rest.to_owned());
    Some(Kind::Heading { number, title, value: found.value, level })
}

fn ends_outside_list(entry: &Entry) -> bool {
    let text = entry.line.text.as_str();
    text.ends_with('。') && mark(text).is_none()
}

fn is_plain_chapter(entry: &Entry) -> bool {
    entry.kind == Kind::Other && mark(&entry.line.text).is_some_and(|mark| mark.kind == MarkKind::Chinese && is_unpunctuated(mark.rest))
}

/// Titles that are headings even without a number.
pub(super) fn is_known_title(text: &str) -> bool {
    let text = super::punctuation::compact(text);
    matches!(text.as_str(), "总则" | "分则" | "罚则" | "附则" | "法律责任")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::policy::{Report, lines::split};
    use crate::import::source::Source;

    fn kinds(source: &str) -> String {
        let kinds = classify(split(&Source::of_text(source), &mut Report::default()));
        kinds
            .iter()
            .map(|entry| match entry.kind {
                Kind::Article { .. } => 'A',
                Kind::Heading { .. } => 'H',
                Kind::Row(_) | Kind::Other => '.',
            })
            .collect()
    }

    #[test]
    fn only_true_starts_open() {
        assert_eq!(kinds("第一条　甲。\n第二条\n乙。\n第3条 丙。\n第四条丁。"), "AA.AA");
        assert_eq!(kinds("第一条 依照\n第十三条的规定办理。\n第十三条第一款的甲。\n第二条所有权人甲。"), "A..A");
        assert_eq!(kinds("第一条 甲。\n第九条、第十条规定的乙。\n第三条之一 丙。"), "A.A");
        assert_eq!(kinds("第一条 应当依照\n第九条办理登记。\n第二条 乙。"), "A.A");
        assert_eq!(kinds("第一编　总则\n第一分编 通则\n第 一 章  甲\n第一节\n第四章的规定适用。\n第二节课上完之后，回家。"), "HHHH..");
        assert_eq!(kinds("一、子\n（一）丑\n第一条 甲。\n（二）寅\n第二条 乙：\n（一）卯；\n（二）辰\n第三条 丙。"), "HHAHA..A");
        assert_eq!(kinds("一、一般规定\n第一条 甲。\n二、别的\n第二条 乙。\n附　则\n第三条 丙。"), "HAHAHA");
    }
}
