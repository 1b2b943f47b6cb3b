//! Finds articles that run on in the line before: `…办理。第十四条 …`, `第二章 条件第十四条 …`.

use super::Report;
use super::classify::{Entry, Kind, refers};
use crate::model::policy_text::opening::{article_opening, heading_opening};

/// Sets apart each article that the count misses and that stands after a full stop or a heading in the lines before, and
/// those that run on behind the last.
pub(super) fn part(entries: Vec<Entry>, report: &mut Report) -> Vec<Entry> {
    let mut parted: Vec<Entry> = Vec::with_capacity(entries.len());
    let (mut last, mut from) = (0_u32, 0_usize);
    for entry in entries {
        if let Kind::Article { value, .. } = entry.kind {
            while value > last.saturating_add(1) {
                let Some(at) = set_apart(&mut parted, from, (last.saturating_add(1), false), report) else { break };
                (last, from) = (last.saturating_add(1), at);
            }
            (last, from) = (value, parted.len());
        }
        parted.push(entry);
    }
    while last > 0
        && let Some(at) = set_apart(&mut parted, from, (last.saturating_add(1), true), report)
    {
        (last, from) = (last.saturating_add(1), at);
    }
    parted
}

/// The place of the wanted article, once it is set apart from the first line from `from` that holds it. Where no later article
/// shows that one is missing, a blank has to stand behind its number.
fn set_apart(parted: &mut Vec<Entry>, from: usize, (wanted, spaced): (u32, bool), report: &mut Report) -> Option<usize> {
    let (at, byte) = (from..parted.len()).find_map(|at| Some((at, inside(parted.get(at)?, wanted, spaced)?)))?;
    let (head, tail) = cut(parted.get(at)?, wanted, byte)?;
    report.note(
        tail.line.no,
        format!("第{wanted}条接排在上一行里，已分开"),
        format!("article {wanted} ran on in the line before; set apart"),
    );
    parted.splice(at..=at, [head, tail]);
    Some(at.saturating_add(1))
}

/// Byte offset of the wanted article inside the words of a line.
fn inside(entry: &Entry, wanted: u32, spaced: bool) -> Option<usize> {
    let text = match &entry.kind {
        Kind::Article { rest, .. } => rest,
        Kind::Other | Kind::Heading { .. } => &entry.line.text,
        Kind::Row(_) => return None,
    };
    let heading = heading_opening(text).is_some() && !matches!(entry.kind, Kind::Article { .. });
    text.match_indices('第').find_map(|(at, _)| {
        let opening = article_opening(text.get(at..)?).filter(|opening| opening.value == wanted && opening.inserted == 0)?;
        let settled = heading || text.get(..at)?.trim_end().ends_with('。');
        let rest = opening.rest.trim_start();
        (settled && !rest.is_empty() && !refers(rest) && (!(heading || spaced) || rest.len() < opening.rest.len())).then_some(at)
    })
}

fn cut(entry: &Entry, wanted: u32, at: usize) -> Option<(Entry, Entry)> {
    let (mut head, mut tail) = (entry.clone(), entry.clone());
    let text = match &mut head.kind {
        Kind::Article { rest, .. } => rest,
        _ => &mut head.line.text,
    };
    let after = text.split_off(at);
    if let Some(opening) = heading_opening(&head.line.text).filter(|_| !matches!(head.kind, Kind::Article { .. })) {
        let (number, title) = (opening.number.to_owned(), opening.rest.to_owned());
        head.kind = Kind::Heading { number, title, value: opening.value, level: opening.level };
    }
    let opening = article_opening(&after)?;
    tail.line.text.clone_from(&after);
    tail.kind = Kind::Article { number: opening.number.to_owned(), value: wanted, inserted: 0, rest: opening.rest.trim().to_owned() };
    Some((head, tail))
}

#[cfg(test)]
mod tests {
    use crate::import::policy::import;
    use crate::import::source::Source;

    #[test]
    fn an_article_inside_a_paragraph() {
        let imported = import(&Source::of_text("第一条 甲。依照第二条办。第二条 乙。\n第四条 丙见。第三条的规定。\n"));
        let articles: Vec<_> = imported.text.articles.iter().map(|article| format!("{}|{}", article.key, article.text())).collect();
        assert_eq!(articles, ["1|甲。依照第二条办。", "2|乙。", "4|丙见。第三条的规定。"]);
        let imported = import(&Source::of_text("第一条 甲。依照第二条办。第二条 乙。\n丙。\n第三条 丁。\n"));
        let articles: Vec<_> = imported.text.articles.iter().map(|article| format!("{}|{}", article.key, article.text())).collect();
        assert_eq!(articles, ["1|甲。依照第二条办。", "2|乙。\n丙。", "3|丁。"]);
        let imported = import(&Source::of_text("第一条 甲。\n第二章 船、桥，及其他第二条 乙。\n第三条 丁。\n"));
        assert_eq!(imported.text.chapters.iter().map(|chapter| chapter.title.as_str()).collect::<Vec<_>>(), ["船、桥，及其他"]);
        assert_eq!(imported.text.articles.len(), 3);
    }

    #[test]
    fn articles_that_run_on_behind_the_last() {
        let imported = import(&Source::of_text("甲办法\n第一条 甲。\n第二条 乙。第三条 丙：（一）一；（二）二。第四条 丁。\n"));
        let articles: Vec<_> = imported.text.articles.iter().map(|article| format!("{}|{}", article.key, article.text())).collect();
        assert_eq!(articles, ["1|甲。", "2|乙。", "3|丙：\n（一）一；\n（二）二。", "4|丁。"]);
        let imported = import(&Source::of_text("甲办法\n第一条 甲。\n第二条 乙。第三条的规定除外。第三条但书不适用。\n"));
        assert_eq!(imported.text.articles.len(), 2);
    }
}
