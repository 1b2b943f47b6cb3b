//! Finds the title among the lines before the first heading or article.

use std::collections::BTreeSet;

use super::document_number::{bare_order, whole_number};
use super::letterhead::{is_letterhead, is_order, is_urgency};
use super::lines::Line;
use super::punctuation::{Open, compact, ends_sentence, is_unpunctuated};
use super::signature::is_date;
use super::web_page::is_breadcrumb;
use crate::model::policy_text::mark::mark;

/// A title is printed now with 、 between two issuers, now with a blank; inner book-title marks vary too.
pub(super) fn letters(title: &str) -> String {
    title.chars().filter(|c| !c.is_whitespace() && !matches!(c, '、' | '《' | '》' | '〈' | '〉' | '<' | '>')).collect()
}

/// The longest title, in characters.
const LONGEST_TITLE: usize = 100;

/// Whether a line can be the title of a regulation (or end one printed over two lines).
pub(super) fn looks_like_title(text: &str) -> bool {
    let whole = compact(text);
    let name = strip_note(&whole);
    let words = [
        "法",
        "办法",
        "条例",
        "规定",
        "细则",
        "规则",
        "决定",
        "通则",
        "章程",
        "准则",
        "规程",
        "规范",
        "制度",
        "方案",
        "意见",
        "通知",
        "公约",
        "解释",
        "批复",
        "守则",
        "法典",
        "措施",
        "指引",
        "指南",
        "标准",
        "纲要",
        "计划",
        "协定",
        "议定书",
        "宪法",
        "决议",
        "要求",
        "程序",
        "约定",
        "修正案",
        "安排",
        "解答",
        "命令",
        "复函",
        "纪要",
        "须知",
        "说明",
        "要点",
        "通报",
        "通告",
        "公告",
        "的函",
        "预案",
        "规划",
        "清单",
        "政策",
        "的请示",
        "报告",
        "问答",
        "流程",
        "要则",
    ];
    let starts_aside = ["《", "（", "(", "根据", "依据", "经", "为", "自", "按", "附件", "附：", "【", "“"];
    whole.chars().count() <= LONGEST_TITLE
        && mark(text).is_none()
        && !Open::over(&whole).is_open()
        && is_unpunctuated(&whole)
        && !is_breadcrumb(text)
        && !starts_aside.iter().any(|start| whole.starts_with(start))
        && words.iter().any(|word| name.ends_with(word))
}

/// The title without a note in brackets after it: （试行）, （征求意见稿）.
fn strip_note(text: &str) -> &str {
    let inner = text.strip_suffix(['）', ')']).and_then(|inner| inner.rfind(['（', '(']));
    inner.and_then(|at| text.get(..at)).filter(|before| !before.is_empty()).unwrap_or(text)
}

/// First and last line of the title.
pub(super) fn title_span(lines: &[Line]) -> Option<(usize, usize)> {
    let Some(last) = title_line(lines) else {
        // What stands above a title is passed over; of an order without a title its name is taken.
        let furniture = |line: &Line| is_above_title(&line.text);
        let can_be = |line: &Line| can_be_title(&line.text) && !line.text.starts_with("根据");
        let at = lines.iter().position(|line| !furniture(line)).filter(|at| lines.get(*at).is_some_and(can_be));
        let numbered = |line: &Line| whole_number(&line.text).is_some_and(|number| number.contains("公告") || number.contains('令'));
        let at = at.or_else(|| lines.iter().position(|line| is_order(&compact(&line.text)) || numbered(line)))?;
        // The last characters of a wrapped title are no title by themselves.
        let next = lines.get(at.saturating_add(1)).filter(|next| !next.gap);
        let wrapped = lines.get(at).zip(next).is_some_and(|(line, next)| looks_like_title(&format!("{}{}", line.text, next.text)));
        return Some((at, at.saturating_add(usize::from(wrapped))));
    };
    let mut first = last;
    // A title runs over three lines at most. Where it is printed in one line too, that settles it.
    let printed: BTreeSet<String> = lines.iter().filter(|line| line.text.len() <= 400).map(|line| compact(&line.text)).collect();
    let mut whole = lines.get(last).map(|line| compact(&line.text)).unwrap_or_default();
    for above in (0..last).rev().take(3) {
        let Some(line) = lines.get(above).filter(|line| line.text.len() <= 400) else {
            break;
        };
        if line.text.starts_with('附') {
            break;
        }
        whole.insert_str(0, &compact(&line.text));
        if printed.contains(&whole) {
            return Some((above, last));
        }
    }
    for joined in 0..3 {
        let (Some(above), Some(line)) = (first.checked_sub(1).and_then(|at| lines.get(at)), lines.get(first)) else {
            break;
        };
        // The issuer may stand on a line of its own above a title of three lines.
        if !begins_title(&above.text, &line.text) || (joined == 2 && !line.text.starts_with("关于")) {
            break;
        }
        first = first.saturating_sub(1);
    }
    Some((first, last))
}

/// The last line that reads like a title; of a notice of issue rather the title it names, where that stands above.
fn title_line(lines: &[Line]) -> Option<usize> {
    let named = |line: &Line| looks_like_title(&line.text) && !is_order(&compact(&line.text));
    let plain = lines.iter().rposition(|line| named(line) && !is_answer(&line.text)).or_else(|| lines.iter().rposition(named));
    let marked = lines.iter().rposition(|line| is_marked_title(&line.text)).filter(|at| is_last(lines, *at));
    let last = marked.max(plain)?;
    let Some(notice) = lines.get(last).map(|line| letters(&line.text)).filter(|text| text.ends_with("通知")) else {
        return Some(last);
    };
    let named = lines.iter().rposition(|line| {
        let name = letters(&line.text);
        looks_like_title(&line.text) && name.chars().count() >= 5 && name != notice && notice.contains(&name)
    });
    named.or(Some(last))
}

/// A report, a request or a letter: beside a title of another kind it is what that paper passes on.
fn is_answer(text: &str) -> bool {
    let whole = compact(text);
    let name = strip_note(&whole);
    ["报告", "请示", "函"].iter().any(|word| name.ends_with(word)) && !name.ends_with("复函")
}

/// `《灯塔办法》` on a line of its own.
fn is_marked_title(text: &str) -> bool {
    let whole = compact(text);
    let inner = strip_note(&whole).strip_prefix('《').and_then(|inner| inner.strip_suffix('》'));
    inner.is_some_and(|inner| !inner.contains(['《', '》']) && looks_like_title(inner))
}

/// Whether nothing but notes in brackets stands below, and above nothing that goes on with it (`根据`).
fn is_last(lines: &[Line], at: usize) -> bool {
    let above = at.checked_sub(1).and_then(|above| lines.get(above)).map_or("", |line| line.text.as_str());
    let settled = above.is_empty() || ends_sentence(above) || is_date(above) || is_above_title(above) || bare_order(above).is_some();
    settled && lines.iter().skip(at.saturating_add(1)).all(|line| line.text.starts_with(['（', '(']))
}

/// Letterhead, urgency, number or name of an order.
pub(super) fn is_above_title(text: &str) -> bool {
    let name = compact(text);
    is_letterhead(&name) || is_urgency(&name) || is_order(&name) || whole_number(text).is_some() || bare_order(text).is_some()
}

/// Whether a line without any of the usual words could still be a title.
pub(super) fn can_be_title(text: &str) -> bool {
    is_unpunctuated(text) && text.chars().count() <= LONGEST_TITLE && mark(text).is_none() && !text.contains("---")
}

/// Whether `above` is the first part of a title whose second part is `line`.
fn begins_title(above: &str, line: &str) -> bool {
    let (above_text, line) = (compact(above), compact(line));
    let goes_on = ["若干", "的", "和", "与", "及"].iter().any(|start| line.starts_with(start));
    let furniture = ["令", "号", "日", "文件", "公告", "附件", "公报", "公开"];
    if !is_unpunctuated(&above_text)
        || above_text.chars().count() > 40
        || (looks_like_title(&above_text) && !goes_on)
        || is_breadcrumb(above)
        || above_text.starts_with(['（', '(', '附', '《', '【', '第'])
        || mark(above).is_some()
        || above_text.contains(|c: char| c.is_ascii_digit())
        || furniture.iter().any(|word| above_text.ends_with(word))
    {
        return false;
    }
    let bodies =
        ["政府", "厅", "局", "委员会", "部", "国务院", "中心", "法院", "检察院", "大学", "学院", "公司", "常委会", "大会", "会议", "委"];
    let begun = above_text.starts_with("关于");
    if goes_on || begun || line.starts_with("关于") || above_text.ends_with(['的', '和', '与', '及']) || above_text.ends_with("关于")
    {
        return true;
    }
    if bodies.iter().any(|word| above_text.ends_with(word)) && !above_text.contains("关于") {
        return false;
    }
    let places = ['省', '市', '县', '区', '州', '国', '旗'];
    let complete = line.chars().take(12).any(|c| places.contains(&c));
    !complete && (above_text.ends_with(places) || above_text.chars().count() >= 7)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::policy::{Report, lines::split};
    use crate::import::source::Source;

    fn title(source: &str) -> String {
        let lines = split(&Source::of_text(source), &mut Report::default());
        let (first, last) = title_span(&lines).unwrap_or((0, 0));
        lines.get(first..=last).unwrap_or_default().iter().map(|line| line.text.as_str()).collect()
    }

    #[test]
    fn letterhead_and_urgency_are_no_title() {
        let kinds = ["通报", "通告", "公告", "函", "预案", "规划", "清单", "政策", "请示", "报告", "问答", "流程", "要则", "专题"];
        for kind in kinds {
            let wanted = format!("某某局关于灯塔工作的{kind}");
            for above in ["某某局文件", "特急\n某某局文件", "某某局令"] {
                assert_eq!(title(&format!("{above}\n某局〔2026〕3号\n{wanted}\n各单位：\n请执行。")), wanted);
            }
        }
        assert_eq!(title("某某局公告\n2026年第3号\n现予公布。"), "某某局公告");
        assert_eq!(title("某某局公告〔2026〕第3号\n现予公布。"), "某某局公告〔2026〕第3号");
        assert_eq!(title("灯塔条例\n2026年1月2日 某会议主席团公告\n"), "灯塔条例");
        assert_eq!(title("灯塔条例\n根据\n《灯塔法》\n，制定本条例。\n"), "灯塔条例");
        assert_eq!(title("灯塔条例\n根据\n《灯塔法》"), "灯塔条例");
        assert_eq!(title("某令〔2026〕第3号\n根据\n《灯塔法》\n等"), "某令〔2026〕第3号");
        assert_eq!(title("灯塔通知\n附件：灯塔条例\n附件：\n灯塔条例"), "灯塔条例");
    }

    #[test]
    fn titles_of_every_print() {
        assert_eq!(title("中华人民共和国\n灯塔法\n（某日通过）"), "中华人民共和国灯塔法");
        assert_eq!(title("某某法院\n关于审理灯塔案件适用制度\n若干问题的解释\n"), "某某法院关于审理灯塔案件适用制度若干问题的解释");
        assert_eq!(title("某省某某某某某某某某灯塔的规\n定\n（某日通过）"), "某省某某某某某某某某灯塔的规定");
        assert_eq!(title("某省人民政府\n某省灯塔条例（试行）"), "某省灯塔条例（试行）");
        assert_eq!(title("某局转发灯塔工作意见报告的通知\n各单位：\n关于灯塔工作意见的报告"), "某局转发灯塔工作意见报告的通知");
        assert_eq!(title("某省灯塔办法\n关于印发《某省灯塔办法》的通知\n各单位："), "某省灯塔办法");
        assert_eq!(
            title("某部\n关于某省在灯塔考察\n工作时所提问题办理情况的函\n某函〔2026〕3号"),
            "某部关于某省在灯塔考察工作时所提问题办理情况的函"
        );
        assert_eq!(title("某某局令\n第3号\n现予公布。\n《灯塔管理办法》\n（某日通过）"), "《灯塔管理办法》");
        assert_eq!(title("某省灯塔保护\n管理办法\n某省灯塔保护管理办法\n2030年1月2日"), "某省灯塔保护管理办法");
    }
}
