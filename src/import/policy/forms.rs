//! Parts forms and annexes from the articles before them.

use super::classify::{Entry, Kind, item};
use super::punctuation::{compact, ends_sentence, is_unpunctuated};
use super::signature::{drop_imprint, is_date, is_sign_off};
use super::{Form, Report};
use crate::import::source::Source;

/// The body up to its last line, and the forms after it. A form is dropped from the text as one piece.
pub(super) fn part(mut body: Vec<Entry>, source: &Source, report: &mut Report) -> (Vec<Entry>, Vec<Form>) {
    let Some(cut) = find_forms(&body) else {
        return (body, Vec::new());
    };
    let tail = drop_imprint(body.split_off(cut.min(body.len())), report);
    let forms = keep_apart(&tail, source, report);
    (body, forms)
}

/// The forms and annexes that the lines after the articles hold.
pub(super) fn keep_apart(tail: &[Entry], source: &Source, report: &mut Report) -> Vec<Form> {
    let starts = starts(tail);
    let mut forms = Vec::new();
    for (at, from) in starts.iter().enumerate() {
        let to = starts.get(at.saturating_add(1)).copied().unwrap_or(tail.len());
        let entries = tail.get(*from..to).unwrap_or_default();
        let Some(first) = entries.first().map(|entry| entry.line.no) else {
            continue;
        };
        let title = title(entries);
        let text: Vec<&str> = entries.iter().map(|entry| entry.line.text.as_str()).collect();
        report.drop_quietly(first, text.join("\n"), "正文之后的附件或表格", "a form or annex after the articles");
        report.note(
            first,
            format!("条文之后的附件“{title}”单独保存，不作为条文"),
            format!("the form or annex \"{title}\" after the articles is kept apart; it is no article"),
        );
        let from = entries.first().map_or(0, |entry| entry.line.at);
        let to = entries.last().map_or(from, |entry| entry.line.at);
        let span: Vec<&str> = source.lines.get(from..=to).unwrap_or_default().iter().map(|line| line.text.as_str()).collect();
        forms.push(Form { title, text: format!("{}\n", span.join("\n")) });
    }
    forms
}

/// Index of the first line of the forms: an annex mark with no later article of the same count, or after the last
/// article the title of a form or a table.
fn find_forms(body: &[Entry]) -> Option<usize> {
    let last = body.iter().rposition(|entry| matches!(entry.kind, Kind::Article { .. }))?;
    annex_before_restart(body).or_else(|| {
        let running = |entry: &Entry| !is_sign_off(&entry.line.text) && ends_sentence(&entry.line.text);
        let sentences = body.iter().enumerate().rev().filter(|(_, entry)| running(entry)).map(|(at, _)| at).nth(1).unwrap_or_default();
        let from = last.saturating_add(1);
        (from..body.len()).find(|at| {
            let settled = at.checked_sub(1).and_then(|above| body.get(above)).is_none_or(|above| ends_sentence(&above.line.text));
            is_annex_mark(body, *at)
                || (*at < sentences && is_after_signature(body, *at))
                || (settled && (is_form_title(body, *at) || is_table(body, *at)))
        })
    })
}

/// What follows the date of the signature is an annex where it holds sentences, with or without a mark.
fn is_after_signature(body: &[Entry], at: usize) -> bool {
    let above = at.checked_sub(1).and_then(|above| body.get(above)).is_some_and(|above| is_date(&above.line.text));
    let title = |entry: &Entry| !is_sign_off(&entry.line.text) && is_unpunctuated(&entry.line.text) && item(&entry.line.text).is_none();
    above && body.get(at).is_some_and(title)
}

/// An annex with articles of its own: after its mark the count starts again.
fn annex_before_restart(body: &[Entry]) -> Option<usize> {
    let mut next_article = None;
    let mut found = None;
    // Backwards, so that the article after each mark is known.
    for (at, entry) in body.iter().enumerate().rev() {
        match entry.kind {
            Kind::Article { value, .. } => next_article = Some(value),
            _ if next_article == Some(1) && is_annex_mark(body, at) => found = Some(at),
            _ => {}
        }
    }
    let first_article = body.iter().position(|entry| matches!(entry.kind, Kind::Article { .. }))?;
    found.filter(|at| *at > first_article)
}

fn starts(tail: &[Entry]) -> Vec<usize> {
    let mut starts = vec![0];
    // The title of a form may take three lines; its second line is no new form.
    let mut title_until = title_lines(tail, 0);
    for at in 1..tail.len() {
        if at < title_until {
            continue;
        }
        if is_annex_mark(tail, at) || is_form_title_alone(tail, at) {
            starts.push(at);
            title_until = at.saturating_add(title_lines(tail, at));
        }
    }
    starts
}

/// How many lines from `at` are the title of the form.
fn title_lines(entries: &[Entry], at: usize) -> usize {
    if is_annex_mark(entries, at) {
        let bare = entries.get(at).is_some_and(|entry| bare_mark(&entry.line.text));
        return if bare { 2 } else { 1 };
    }
    let mut name = String::new();
    for (lines, entry) in entries.iter().skip(at).take(3).enumerate() {
        name.push_str(&compact(&entry.line.text));
        if ends_like_form(&name) {
            return lines.saturating_add(1);
        }
    }
    1
}

fn title(entries: &[Entry]) -> String {
    let lines = title_lines(entries, 0);
    let mut title = String::new();
    for entry in entries.iter().take(lines) {
        let plain = title.is_empty() || (is_unpunctuated(&entry.line.text) && entry.line.text.chars().count() <= 40);
        if plain {
            title.push_str(&compact(&entry.line.text));
        }
    }
    title.chars().take(60).collect()
}

/// `附件`, `附件1：…`, `附表二`, `附：…` at the start of a short line.
pub(super) fn is_annex_mark(entries: &[Entry], at: usize) -> bool {
    let Some(entry) = entries.get(at).filter(|entry| entry.line.text.len() <= 180) else {
        return false;
    };
    let text = compact(&entry.line.text);
    let words = ["附件", "附表", "附录", "附图", "附：", "附:"];
    words.iter().any(|word| text.starts_with(word)) && !text.ends_with('。') && !text.contains('，') && !entry.line.tabbed
}

/// The mark and its number alone.
fn bare_mark(text: &str) -> bool {
    compact(text).trim_end_matches(['：', ':']).chars().count() <= 5
}

fn is_form_title(entries: &[Entry], at: usize) -> bool {
    let mut name = String::new();
    for (joined, entry) in entries.iter().skip(at).take(3).enumerate() {
        let text = &entry.line.text;
        let first_gap = joined > 0 && entry.line.gap;
        if first_gap || entry.line.tabbed || text.len() > 150 || !is_unpunctuated(text) || item(text).is_some() {
            return false;
        }
        name.push_str(&compact(text));
        if name.chars().count() >= 6 && ends_like_form(&name) {
            return true;
        }
    }
    false
}

fn is_form_title_alone(entries: &[Entry], at: usize) -> bool {
    entries.get(at).is_some_and(|entry| {
        let line = &entry.line;
        let name = if line.text.len() > 150 { String::new() } else { compact(&line.text) };
        line.indent == 0 && name.chars().count() >= 8 && is_unpunctuated(&line.text) && item(&line.text).is_none() && ends_like_form(&name)
    })
}

fn ends_like_form(name: &str) -> bool {
    let words = [
        "申请书",
        "申报书",
        "任务书",
        "承诺书",
        "推荐书",
        "意见书",
        "报告书",
        "决定书",
        "通知书",
        "委托书",
        "责任书",
        "合同书",
        "协议书",
        "证书",
        "表",
        "清单",
        "目录",
        "样式",
        "式样",
        "格式",
        "样表",
        "台账",
        "文书",
        "模板",
        "范本",
        "提纲",
    ];
    words.iter().any(|word| name.ends_with(word))
}

/// A line of table cells or of boxes to tick, with nothing of a sentence around it; a table that the line above leads to
/// belongs to the article.
fn is_table(entries: &[Entry], at: usize) -> bool {
    let above = at.checked_sub(1).and_then(|above| entries.get(above));
    let led = |entry: &Entry| matches!(entry.kind, Kind::Row(_)) || entry.line.text.ends_with(['：', ':']);
    if entries.get(at).is_some_and(|entry| matches!(entry.kind, Kind::Row(_))) {
        return !above.is_some_and(led);
    }
    entries.get(at).is_some_and(|entry| entry.line.text.contains('□') || (entry.line.tabbed && entry.line.text.chars().count() <= 12))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::policy::{classify::classify, lines::split};

    fn titles(source: &str) -> (usize, Vec<String>) {
        let mut report = Report::default();
        let source = &Source::of_text(source);
        let (body, forms) = part(classify(split(source, &mut report)), source, &mut report);
        (body.len(), forms.into_iter().map(|form| form.title).collect())
    }

    #[test]
    fn forms_without_and_with_marks() {
        let (lines, forms) = titles("第一条 甲见附件1。\n第二条 乙。\n\n某市基地\n申 请 书\n单位\t\n某市基地变更申请登记表\n\t名称\n");
        assert_eq!((lines, forms), (2, vec!["某市基地申请书".to_owned(), "某市基地变更申请登记表".to_owned()]));
        let (lines, forms) = titles("第一条 甲。\n附件1\n乙细则\n第一条 丙。\n附件2：丁清单\n戊\n");
        assert_eq!((lines, forms), (1, vec!["附件1乙细则".to_owned(), "附件2：丁清单".to_owned()]));
        assert_eq!(titles("第一条 甲：\n附件\n第二条 乙。\n").0, 3);
    }

    #[test]
    fn what_follows_the_date_is_an_annex_where_it_holds_sentences() {
        let text = |below: &str| format!("第一条 甲。\n某市科技局\n2024年1月1日\n工作细则\n{below}");
        assert_eq!(titles(&text("一是乙。\n二是丙。\n")), (3, vec!["工作细则".to_owned()]));
        assert_eq!(titles(&text("一是乙。\n")).0, 5);
    }

    #[test]
    fn a_text_of_very_many_lines_is_read_once() {
        // Where each line looked at all below it, this would take minutes.
        assert_eq!(titles(&format!("第一条 甲。\n{}", "为了规范管理，制定本办法。\n".repeat(20_000))).1, Vec::<String>::new());
        assert_eq!(titles(&format!("第一条 甲。\n{}", "2024年1月1日\n甲乙\n".repeat(10_000))).1, Vec::<String>::new());
    }
}
