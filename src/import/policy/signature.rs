//! Takes away what follows the last article without being part of it: signature, date, the foot of a page.

use super::Report;
use super::classify::{Entry, Kind, item};
use super::punctuation::{compact, is_unpunctuated};
use super::web_page::is_page_tail;
use crate::model::policy_text::numeral;

/// Cuts the signature after the last article, where it ends with a date or is the foot of a page.
pub(super) fn drop_signature(mut body: Vec<Entry>, report: &mut Report) -> Vec<Entry> {
    let last = body.iter().rposition(|entry| matches!(entry.kind, Kind::Article { .. })).unwrap_or(0);
    let after = last.saturating_add(1);
    let Some(mut cut) = body.iter().skip(after).position(|entry| is_date(&entry.line.text) || is_page_tail(&entry.line.text)) else {
        return body;
    };
    cut = cut.saturating_add(after);
    // The names above the date: at most three short lines.
    for _ in 0..3 {
        match cut.checked_sub(1).filter(|above| *above >= after).and_then(|above| body.get(above)) {
            Some(above) if is_name(&above.line.text) => cut = cut.saturating_sub(1),
            _ => break,
        }
    }
    for entry in body.split_off(cut.min(body.len())) {
        let (zh, en) = if is_page_tail(&entry.line.text) {
            ("网页或文件的尾部信息", "foot of the page")
        } else {
            ("落款", "signature and date")
        };
        report.drop(entry.line.no, entry.line.text, zh, en);
    }
    body
}

fn is_name(text: &str) -> bool {
    text.chars().count() <= 30 && is_unpunctuated(text) && item(text).is_none()
}

/// A line that is a date and nothing else: `2024年12月27日`, `二〇二四年十二月`.
fn is_date(text: &str) -> bool {
    if text.len() > 120 {
        return false;
    }
    let text = compact(text);
    let inner = text.trim_matches(['（', '）', '(', ')']);
    let is_part = |c: char| numeral::digit(c).is_some() || matches!(c, '年' | '月' | '日' | '十');
    inner.chars().all(is_part) && inner.contains('年') && inner.ends_with(['月', '日'])
}
