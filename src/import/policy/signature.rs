//! Takes away what follows the last article without being part of it: signature, date, imprint, the foot of a page.

use super::Report;
use super::classify::{Entry, Kind, item};
use super::punctuation::{compact, ends_sentence, is_unpunctuated};
use super::web_page::is_page_tail;
use crate::model::policy_text::numeral;

/// Cuts what follows the last article from the first line that is a date, an imprint or the foot of a page. Answers the
/// body and, where one follows all that, an annex.
pub(super) fn drop_signature(mut body: Vec<Entry>, report: &mut Report) -> (Vec<Entry>, Vec<Entry>) {
    let last = body.iter().rposition(|entry| matches!(entry.kind, Kind::Article { .. })).unwrap_or(0);
    let after = last.saturating_add(1);
    let above = body.iter().skip(last).map(|entry| ends_sentence(&entry.line.text));
    let Some(mut cut) = body.iter().skip(after).zip(above).position(|(entry, settled)| signs_off(&entry.line.text, settled)) else {
        return (body, Vec::new());
    };
    cut = cut.saturating_add(after);
    // The names above the date: at most three short lines.
    for _ in 0..3 {
        match cut.checked_sub(1).filter(|above| *above >= after).and_then(|above| body.get(above)) {
            Some(above) if is_name(&above.line.text) => cut = cut.saturating_sub(1),
            _ => break,
        }
    }
    let mut tail = body.split_off(cut.min(body.len()));
    let annex = tail.split_off(annex(&tail).unwrap_or(tail.len()));
    for entry in tail {
        let (zh, en) = if is_page_tail(&entry.line.text) {
            ("网页或文件的尾部信息", "foot of the page")
        } else if is_imprint(&entry.line.text) {
            IMPRINT
        } else if is_contact(&entry.line.text) {
            ("联系方式", "whom to ask")
        } else {
            ("落款", "signature and date")
        };
        report.drop(entry.line.no, entry.line.text, zh, en);
    }
    (body, annex)
}

/// Cuts the imprint of a paper, which stands below its last annex, from the lines of the annexes.
pub(super) fn drop_imprint(mut annexes: Vec<Entry>, report: &mut Report) -> Vec<Entry> {
    if annexes.last().is_some_and(|entry| is_imprint(&entry.line.text)) {
        // A form may end with who is in charge of it, as the foot of a page does.
        let labels = ["此件", "抄送", "抄报", "分送", "内部发送", "主题词", "信息公开"];
        let labelled = |text: &str| labels.iter().any(|label| text.trim_start_matches(['（', '(']).starts_with(label));
        let of_paper = |text: &str| is_imprint(text) || labelled(&compact(text));
        let from = annexes.iter().rposition(|entry| !of_paper(&entry.line.text)).map_or(0, |at| at.saturating_add(1));
        for entry in annexes.split_off(from) {
            report.drop(entry.line.no, entry.line.text, IMPRINT.0, IMPRINT.1);
        }
    }
    annexes
}

const IMPRINT: (&str, &str) = ("印发机关和印发日期", "imprint: who printed it and when");

/// Where behind the signature an annex begins: below the last line that is no text, if sentences follow it.
fn annex(tail: &[Entry]) -> Option<usize> {
    let signs = |entry: &Entry| is_sign_off(&entry.line.text) || is_signed_and_dated(&entry.line.text) || is_contact(&entry.line.text);
    let running = |entry: &Entry| !signs(entry) && ends_sentence(&entry.line.text) && !entry.line.text.starts_with(['（', '(']);
    let first = tail.iter().position(running)?;
    let from = tail.iter().take(first).rposition(signs).map_or(0, |at| at.saturating_add(1));
    (from > 0 && tail.iter().skip(from).filter(|entry| running(entry)).count() >= 2).then_some(from)
}

/// `settled`: the line above ends its sentence, so that this one need not go on with it.
fn signs_off(text: &str, settled: bool) -> bool {
    is_sign_off(text) || (settled && (is_signed_and_dated(text) || is_contact(text)))
}

/// Whether a line by itself ends a paper: a date, an imprint, the foot of a page.
pub(super) fn is_sign_off(text: &str) -> bool {
    is_date(text) || is_imprint(text) || is_page_tail(text)
}

fn is_name(text: &str) -> bool {
    text.chars().count() <= 30 && is_unpunctuated(text) && item(text).is_none()
}

/// A line that is a date and nothing else: `2024年12月27日`, `二〇二四年十二月`.
pub(super) fn is_date(text: &str) -> bool {
    if text.len() > 120 {
        return false;
    }
    let text = compact(text);
    is_whole_date(text.trim_matches(['（', '）', '(', ')']))
}

fn is_whole_date(text: &str) -> bool {
    text.chars().all(is_of_date) && text.contains('年') && text.ends_with(['月', '日'])
}

fn is_of_date(c: char) -> bool {
    numeral::digit(c).is_some() || matches!(c, '年' | '月' | '日' | '十')
}

/// The words before a full date at the end.
fn before_date(text: &str) -> Option<&str> {
    let before = text.trim_end_matches(is_of_date);
    let date = text.get(before.len()..)?;
    (is_whole_date(date) && date.contains('月') && date.ends_with('日')).then_some(before)
}

/// The day on a line that has nothing else but who signed.
pub(super) fn signed_on(text: &str) -> Option<String> {
    let compact = compact(text);
    let day = if is_date(text) {
        compact.as_str()
    } else {
        compact.strip_prefix(before_date(&compact).filter(|_| is_signed_and_dated(text))?)?
    };
    Some(day.trim_matches(['（', '）', '(', ')']).to_owned())
}

/// `某局办公室2026年3月1日印发`, the last line of a printed paper.
fn is_imprint(text: &str) -> bool {
    if text.len() > 240 {
        return false;
    }
    let text = compact(text);
    let before = text.strip_suffix('发').and_then(|text| text.strip_suffix(['印', '制', '校'])).and_then(before_date);
    before.is_some_and(|before| before.chars().all(|c| !matches!(c, '。' | '；' | '，' | '《')) && !before.ends_with(['自', '于', '至']))
}

/// `某市科学技术局 2026年3月1日`: who signed, and the day, on one line.
fn is_signed_and_dated(text: &str) -> bool {
    if text.len() > 240 || !is_unpunctuated(text) || item(text).is_some() {
        return false;
    }
    let bodies = ["局", "部", "厅", "委", "委员会", "政府", "办公室", "办公厅", "院", "署", "会", "中心", "银行", "集团", "公司", "大学"];
    let text = compact(text);
    before_date(&text).is_some_and(|before| before.chars().count() <= 60 && bodies.iter().any(|body| before.ends_with(body)))
}

/// `联系人：某某，电话：…` below the text.
fn is_contact(text: &str) -> bool {
    let starts = ["联系人", "联系电话", "联系方式", "咨询电话", "（联系人", "(联系人"];
    text.len() <= 400 && starts.iter().any(|start| text.strip_prefix(start).is_some_and(|rest| rest.trim_start().starts_with(['：', ':'])))
}

#[cfg(test)]
mod tests {
    use crate::import::policy::import;
    use crate::import::source::Source;

    fn kept(tail: &str) -> String {
        import(&Source::of_text(&format!("灯塔办法\n第一条 甲。\n第二条 乙。\n{tail}\n"))).text.text()
    }

    #[test]
    fn what_ends_a_printed_paper_is_no_paragraph() {
        let long = "某某单位、".repeat(20);
        for tail in [
            "某局办公室2026年3月1日印发",
            "某局办公室　　　2026年3月1日印发",
            "某市科学技术局 2026年3月1日",
            "主题词：灯塔 管理 办法",
            "（信息公开形式：主动公开）",
            "内部发送：办公厅，某司。",
            "联系人：某某，电话：见网站",
            &format!("抄送：{long}某局。\n内部发送：办公厅。\n某局办公室 2026年3月1日印发"),
            &format!("信息公开选项：主动公开　抄送：{long}某局。"),
        ] {
            assert_eq!(kept(tail), "灯塔办法\n第一条 甲。\n第二条 乙。", "{tail}");
        }
    }

    #[test]
    fn an_annex_behind_the_imprint_is_kept() {
        let text = "灯塔办法\n第一条 甲。\n主题词：灯塔\n某局办公室2026年3月1日印发\n灯塔用语\n灯塔，指甲。\n航标，指乙。\n";
        let found = import(&Source::of_text(text));
        let forms: Vec<_> = found.forms.iter().map(|form| (form.title.as_str(), form.text.as_str())).collect();
        assert_eq!(forms, [("灯塔用语", "灯塔用语\n灯塔，指甲。\n航标，指乙。\n")]);
        assert_eq!(found.dropped.len(), 3);
    }

    #[test]
    fn an_imprint_below_the_last_annex_is_none_of_it() {
        let text = "灯塔办法\n第一条 甲。\n附件1\n申请表\n单位名称：\n附件2\n登记表\n主办单位：\n\n（此件公开发布）\n抄送：某局。\n某局办公室　2026年3月1日印发\n";
        let found = import(&Source::of_text(text));
        let forms: Vec<_> = found.forms.iter().map(|form| form.text.as_str()).collect();
        assert_eq!(forms, ["附件1\n申请表\n单位名称：\n", "附件2\n登记表\n主办单位：\n"]);
        assert!(found.notes.iter().any(|note| note.line == 12 && note.what.en.contains("imprint")));
    }

    #[test]
    fn a_paragraph_that_only_looks_so_stays() {
        for tail in ["本办法于2026年3月1日印发。", "信息公开应当及时，不得拖延。", "主办单位应当到场。", "有效期自本日至2026年3月1日"]
        {
            assert!(kept(tail).ends_with(tail), "{tail}");
        }
    }
}
