//! Texts without 第X条: decisions, amendments, notices. Their 一、二、三、 are what is cited, so they are the articles.

use super::Report;
use super::classify::{Entry, Kind, item};
use super::forms::is_annex_mark;
use super::punctuation::is_unpunctuated;
use super::signature::is_date;
use crate::model::policy_text::mark::MarkKind;

/// Makes articles of the outermost marks where the text has no article of its own.
pub(super) fn promote(mut entries: Vec<Entry>, report: &mut Report) -> Vec<Entry> {
    if entries.iter().any(|entry| matches!(entry.kind, Kind::Article { .. })) {
        return entries;
    }
    let Some(kind) = outermost(&entries) else { return entries };
    let end = annex(&entries, kind).unwrap_or(entries.len());
    let mut last = 0_u32;
    for entry in entries.iter_mut().take(end) {
        if entry.kind != Kind::Other && !is_plain_heading(&entry.kind) {
            continue;
        }
        let Some(mark) = item(&entry.line.text).filter(|mark| mark.kind == kind && follows(mark.value, last)) else { continue };
        if last == 0 {
            let number = mark.number.to_owned();
            report.note(
                entry.line.no,
                format!("全文没有“第×条”，以“{number}”一级的编号作为条"),
                format!("no 第…条 in the text; the numbers of the kind of {number} are taken as its articles"),
            );
        }
        last = mark.value;
        entry.kind = Kind::Article { number: mark.number.to_owned(), value: mark.value, inserted: 0, rest: mark.rest.to_owned() };
    }
    entries
}

/// Index of the line, an annex mark or the date of the signature, after which the count starts again: what follows is
/// an annex with numbers of its own.
fn annex(entries: &[Entry], kind: MarkKind) -> Option<usize> {
    let own = |entry: &Entry| item(&entry.line.text).filter(|mark| mark.kind == kind).map(|mark| mark.value);
    let first = entries.iter().position(|entry| own(entry) == Some(1))?;
    let (mut next, mut found) = (None, None);
    // Backwards, so that the number after each line is known.
    for (at, entry) in entries.iter().enumerate().skip(first.saturating_add(1)).rev() {
        if entry.kind == Kind::Other && next == Some(1) && (is_annex_mark(entries, at) || is_date(&entry.line.text)) {
            found = Some(at);
        }
        next = own(entry).or(next);
    }
    found
}

/// A number may be missing, but a count that goes back is that of a list inside.
fn follows(value: u32, last: u32) -> bool {
    value > last && value <= last.saturating_add(3) && (last > 0 || value == 1)
}

/// `一、总则` right above another mark is read as a heading where there are articles below it.
fn is_plain_heading(kind: &Kind) -> bool {
    matches!(kind, Kind::Heading { number, .. } if item(number).is_some())
}

/// The kind of the first mark that counts to two.
fn outermost(entries: &[Entry]) -> Option<MarkKind> {
    let marks = || entries.iter().filter(|entry| !matches!(entry.kind, Kind::Row(_))).filter_map(|entry| item(&entry.line.text));
    let kinds = [MarkKind::Chinese, MarkKind::ChineseBracketed, MarkKind::Digit];
    let counts = |kind: MarkKind| {
        let mut values = marks().filter(|mark| mark.kind == kind).map(|mark| mark.value);
        values.any(|value| value == 1) && values.any(|value| value == 2)
    };
    // The first in the text, so that a list inside a paragraph does not decide.
    marks().filter(|mark| mark.value == 1 && kinds.contains(&mark.kind)).map(|mark| mark.kind).find(|kind| counts(*kind))
}

/// The caption of an article that is numbered 一、: its words where they are a heading of what follows.
pub(super) fn caption<'a>(number: &str, text: &'a str, more: bool) -> Option<&'a str> {
    let numbered = item(number).is_some();
    (numbered && more && text.chars().count() <= 40 && is_unpunctuated(text)).then_some(text)
}

#[cfg(test)]
mod tests {
    use crate::import::policy::import;
    use crate::import::source::Source;

    fn articles(text: &str) -> Vec<String> {
        let imported = import(&Source::of_text(text));
        imported
            .text
            .articles
            .iter()
            .map(|article| format!("{} {}|{}|{}", article.key, article.number, article.caption, article.text().replace('\n', "/")))
            .collect()
    }

    #[test]
    fn an_annex_with_numbers_of_its_own_does_not_go_on_with_the_notice() {
        let annex = "灯塔指引\n一、目的。\n二、范围。\n三、解释。\n";
        for mark in ["附件\n", ""] {
            let text = format!("关于灯塔的通知\n各县：\n一、甲。\n二、乙。\n某局\n2030年1月2日\n{mark}{annex}");
            let imported = import(&Source::of_text(&text));
            let articles: Vec<_> = imported.text.articles.iter().map(|article| article.text()).collect();
            assert_eq!(articles, ["甲。", "乙。"]);
            assert!(imported.forms.iter().any(|form| form.title.ends_with("灯塔指引") && form.text.contains("三、解释。")), "{imported:?}");
            assert!(imported.dropped.iter().any(|dropped| dropped.text == "某局"));
        }
    }

    #[test]
    fn a_notice_and_an_amendment() {
        let notice = "关于渡口的通知\n各县：\n现通知如下：\n一、总体要求\n渡口要稳。\n二、任务\n（一）修船。\n（二）修桥：\n1.木桥；\n2.石桥。\n三、执行。\n某局\n2030年1月2日\n";
        assert_eq!(
            articles(notice),
            ["1 一、|总体要求|总体要求/渡口要稳。", "2 二、|任务|任务/（一）修船。/（二）修桥：/1.木桥；/2.石桥。", "3 三、||执行。"]
        );
        let through = import(&Source::of_text("一、甲\n（一）子。\n（二）丑。\n二、乙\n（三）寅。\n三、丙\n（五）卯。\n"));
        let notes: Vec<_> = through.notes.iter().filter(|note| note.what.en.contains("no first item")).map(|note| note.line).collect();
        assert_eq!(notes, [7]);
        let amendment = "渡口法修正案\n（2030年1月2日通过）\n一、将渡口法第三条修改为：“渡口归县管。\n“有下列情形的除外：\n（一）甲；\n（二）乙。”\n二、在第五条后增加一条，作为第五条之一：\n“第五条之一　船要修。\n第五条之二　桥要修。”\n三、本修正案自公布之日起施行。\n";
        let found = articles(amendment);
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found.iter().any(|article| article.contains("第五条之二")));
    }
}
