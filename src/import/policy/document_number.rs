//! Document numbers: `某科规〔2021〕3号`, `某局令第5号`.

use super::lines::Line;
use super::punctuation::{compact, is_unpunctuated};
use crate::model::policy_text::numeral;

/// The longest number, in characters: an order of several bodies names them all.
const LONGEST: usize = 80;

/// The first document number in the lines above the articles; empty where there is none. A line that is nothing else
/// comes before one in the brackets of a title. A year and a number alone belong to the name of the order above them.
pub(super) fn number_of(lines: &[Line]) -> String {
    let whole = lines.iter().enumerate().find_map(|(at, line)| {
        let order = || order_above(lines.get(..at).unwrap_or_default());
        match whole_number(&line.text) {
            Some(number) if number.starts_with(['〔', '[', '［', '（', '(']) => Some(order().unwrap_or_default() + &number),
            Some(number) => Some(number),
            None => bare_order(&line.text).and_then(|number| Some(order()? + &number)),
        }
    });
    whole.or_else(|| lines.iter().find_map(|line| bracketed_number(&line.text))).unwrap_or_default()
}

/// `某银行令`, `某委公告` on the line above; the bodies may stand on lines of their own over the bare word.
fn order_above(lines: &[Line]) -> Option<String> {
    let named = lines.last().map(|line| compact(&line.text)).filter(|name| is_name(name) && name.ends_with(['令', '告']))?;
    if !matches!(named.as_str(), "令" | "公告" | "通告") {
        return Some(named);
    }
    let above = lines.iter().rev().skip(1).take(4).map(|line| compact(&line.text));
    let bodies = above.take_while(|name| is_name(name) && !name.ends_with(['令', '告', '）', ')', '号', '件', '急']));
    Some(bodies.fold(named, |name, body| body + &name))
}

fn is_name(name: &str) -> bool {
    name.chars().count() <= LONGEST && is_unpunctuated(name) && !name.contains(|c: char| c.is_ascii_digit())
}

/// `第3号`, `2026年第3号`: the number of the order named above it.
pub(super) fn bare_order(text: &str) -> Option<String> {
    let line = short(text, 60)?;
    let inner = in_brackets(&line).unwrap_or(&line);
    let counted = numeral::take(inner, false).and_then(|(_, rest)| rest.strip_prefix('年')).unwrap_or(inner);
    let number = numeral::take(counted.strip_prefix('第')?, false).filter(|(_, rest)| *rest == "号");
    number.map(|_| inner.to_owned())
}

/// `某条例（某院令第768号）`: the number in the brackets at the end.
fn bracketed_number(text: &str) -> Option<String> {
    let text = short(text, 600)?;
    let (_, number) = text.strip_suffix(['）', ')'])?.rsplit_once(['（', '('])?;
    is_number(number).then(|| number.to_owned())
}

/// `某科规〔2021〕3号` where the line holds nothing else but its label or who signed.
pub(super) fn whole_number(text: &str) -> Option<String> {
    let text = short(text, 600)?;
    let labels = ["发文字号", "发文号", "文号"];
    // A line of details on a web page holds it among others.
    let labelled = labels.iter().find_map(|label| text.split_once(label)?.1.strip_prefix(['：', ':']));
    let labelled = labelled.map(|rest| rest.split_inclusive('号').next().unwrap_or(rest));
    let line = labelled.unwrap_or(&text);
    let line = line.split_once("签发人").map_or(line, |(number, _)| number);
    let number = in_brackets(line).filter(|inner| is_number(inner)).unwrap_or(line);
    is_number(number).then(|| number.to_owned())
}

/// A line without its blanks; none where it is too long for a number, which spares looking at it.
fn short(text: &str, most: usize) -> Option<String> {
    (text.len() <= most).then(|| compact(text))
}

/// The words of a line that stands in brackets as a whole.
fn in_brackets(line: &str) -> Option<&str> {
    line.strip_prefix(['（', '('])?.strip_suffix(['）', ')'])
}

/// Whether a text is a document number and nothing else.
pub(super) fn is_number(text: &str) -> bool {
    let year = text.split_once(['〔', '[', '［', '（', '(']).is_some_and(|(_, tail)| {
        let digits = tail.chars().take_while(|c| c.is_ascii_digit() || matches!(c, '０'..='９')).count();
        let closed = tail.chars().nth(digits).is_some_and(|c| matches!(c, '〕' | ']' | '］' | '）' | ')'));
        (2..=4).contains(&digits) && closed
    });
    let order = text.contains("令第") || text.contains("公告第");
    let plain = text.chars().count() <= LONGEST && text.ends_with('号') && !text.contains(['，', '《', '。', '；', '：']);
    plain && (year || order)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::policy::{Report, lines::split};
    use crate::import::source::Source;

    fn number(source: &str) -> String {
        number_of(&split(&Source::of_text(source), &mut Report::default()))
    }

    #[test]
    fn numbers_of_every_print() {
        assert_eq!(number("灯塔办法\n（某科规〔2026〕3号）"), "某科规〔2026〕3号");
        assert_eq!(number("某政办发〔2026〕3 号"), "某政办发〔2026〕3号");
        assert_eq!(number("某银行令\n（2019）第4号"), "某银行令（2019）第4号");
        assert_eq!(number("某银行令\n〔2019〕第4号"), "某银行令〔2019〕第4号");
        assert_eq!(number("某某局令\n第3号\n现予公布。"), "某某局令第3号");
        assert_eq!(number("某某局公告\n2026年第3号\n现予公布。"), "某某局公告2026年第3号");
        assert_eq!(number("某某渡口管理局\n某某航标委员会\n公告\n（2026）第6号"), "某某渡口管理局某某航标委员会公告（2026）第6号");
        assert_eq!(number("某局公告（修订灯塔细则）（公告〔2026〕3号）\n某局公告〔2026〕第3号"), "某局公告〔2026〕第3号");
        assert_eq!(number("灯塔条例（某院令第768号）"), "某院令第768号");
        assert_eq!(number("灯塔条例(某院令 第768号)\n灯塔条例"), "某院令第768号");
        assert_eq!(number("发文字号：某科规〔2026〕3号"), "某科规〔2026〕3号");
        assert_eq!(number("索引号：000-1 发文字号：某科规〔2026〕3号 发布日期：2026年1月2日"), "某科规〔2026〕3号");
        assert_eq!(number("某科规〔2026〕3号    签发人：某某"), "某科规〔2026〕3号");
        let joint = "某某灯塔管理委员会、某某航标监督管理委员会、某某渡口管理局、某某船坞总署令";
        assert_eq!(number(&format!("{joint}〔2026〕第1号")), format!("{joint}〔2026〕第1号"));
        assert_eq!(number("根据某科规〔2026〕3号，制定本办法。\n（2026年）"), "");
    }
}
