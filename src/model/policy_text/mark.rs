//! The marks that open an item: 一、 （一） 1. （1） 1） ①.

use super::numeral;

/// Kinds of mark in the order they usually nest, outer first. The order within an article decides, this one only
/// where a list begins in its middle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkKind {
    /// 一、
    Chinese,
    /// （一） (一) ㈠
    ChineseBracketed,
    /// 1. 1． 1、 ⒈
    Digit,
    /// （1） (1) ⑴
    DigitBracketed,
    /// 1） 1)
    DigitClosed,
    /// ①
    Circled,
}

/// A mark found at the start of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark<'a> {
    /// Of what kind.
    pub kind: MarkKind,
    /// Its value.
    pub value: u32,
    /// As printed.
    pub number: &'a str,
    /// What follows, without the blanks between.
    pub rest: &'a str,
}

/// Reads the mark at the very start of `line`.
pub fn mark(line: &str) -> Option<Mark<'_>> {
    let first = line.chars().next()?;
    let (kind, value, after) = match single(first) {
        Some((kind, value)) => (kind, value, line.strip_prefix(first)?),
        None if matches!(first, '(' | '（') => bracketed(line.strip_prefix(first)?)?,
        None => plain(line)?,
    };
    if value == 0 || value > 999 {
        return None;
    }
    let number = line.get(..line.len().checked_sub(after.len())?)?;
    Some(Mark { kind, value, number, rest: after.trim_start() })
}

/// Marks that are one character, from the enclosed blocks of Unicode.
fn single(c: char) -> Option<(MarkKind, u32)> {
    let (kind, first, offset) = match c {
        '①'..='⑳' => (MarkKind::Circled, '①', 1),
        '㉑'..='㉟' => (MarkKind::Circled, '㉑', 21),
        '⑴'..='⒇' => (MarkKind::DigitBracketed, '⑴', 1),
        '⒈'..='⒛' => (MarkKind::Digit, '⒈', 1),
        '㈠'..='㈩' => (MarkKind::ChineseBracketed, '㈠', 1),
        _ => return None,
    };
    Some((kind, u32::from(c).checked_sub(u32::from(first))?.checked_add(offset)?))
}

fn bracketed(inside: &str) -> Option<(MarkKind, u32, &str)> {
    let kind = match inside.trim_start().chars().next()? {
        c if numeral::is_arabic(c) => MarkKind::DigitBracketed,
        _ => MarkKind::ChineseBracketed,
    };
    let (value, rest) = numeral::take(inside, true)?;
    Some((kind, value, rest.strip_prefix([')', '）'])?))
}

fn plain(line: &str) -> Option<(MarkKind, u32, &str)> {
    let arabic = numeral::is_arabic(line.chars().next()?);
    let (value, rest) = numeral::take(line, false)?;
    let mut chars = rest.chars();
    let separator = chars.next()?;
    let after = chars.as_str();
    let kind = match (arabic, separator) {
        (true, '.' | '．' | '、') if !goes_on_counting(after) => MarkKind::Digit,
        (true, ')' | '）') => MarkKind::DigitClosed,
        (false, '、' | '.' | '．') if !lists_numbers(value, after) => MarkKind::Chinese,
        _ => return None,
    };
    Some((kind, value, after))
}

/// `1.5倍` and `1、2号` are numbers in a sentence; `1.2024年` is item 1 that begins with a year.
fn goes_on_counting(after: &str) -> bool {
    if !after.starts_with(numeral::is_arabic) {
        return false;
    }
    let tail = after.trim_start_matches(numeral::is_arabic);
    let digits = after.chars().take_while(|c| numeral::is_arabic(*c)).count();
    !(digits == 4 && tail.starts_with('年'))
}

/// `一、二级` names two grades; `一、一般规定` is a first heading, and so are `一、二〇二六年度` and `五、六部委`.
fn lists_numbers(value: u32, after: &str) -> bool {
    let Some(both) = after.chars().next().filter(|_| after.chars().nth(1) == Some('两')) else {
        return counts_things(value, after);
    };
    numeral::digit(both) == value.checked_add(1)
}

/// Whether the next number begins `after` with a word that such pairs are counted by.
fn counts_things(value: u32, after: &str) -> bool {
    let Some((next, rest)) = numeral::take(after, false) else { return false };
    let counted = [
        "级", "等", "类", "款", "项", "条", "章", "节", "目", "编", "档", "期", "批", "审", "线", "号", "楼", "层", "次", "组", "轮", "步",
        "季", "学期", "年级", "月份", "产业", "把手", "者", "种", "、", "和", "或", "及",
    ];
    Some(next) == value.checked_add(1) && counted.iter().any(|word| rest.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_every_kind() {
        for (line, kind, value, number, rest) in [
            ("（三）甲", MarkKind::ChineseBracketed, 3, "（三）", "甲"),
            ("(五）甲", MarkKind::ChineseBracketed, 5, "(五）", "甲"),
            ("( 十二 ) 甲", MarkKind::ChineseBracketed, 12, "( 十二 )", "甲"),
            ("1. 甲", MarkKind::Digit, 1, "1.", "甲"),
            ("12．甲", MarkKind::Digit, 12, "12．", "甲"),
            ("3、甲", MarkKind::Digit, 3, "3、", "甲"),
            ("1.2024年甲", MarkKind::Digit, 1, "1.", "2024年甲"),
            ("(4)甲", MarkKind::DigitBracketed, 4, "(4)", "甲"),
            ("⑷甲", MarkKind::DigitBracketed, 4, "⑷", "甲"),
            ("2）甲", MarkKind::DigitClosed, 2, "2）", "甲"),
            ("④甲", MarkKind::Circled, 4, "④", "甲"),
            ("一、一般规定", MarkKind::Chinese, 1, "一、", "一般规定"),
            ("五、六部委负责。", MarkKind::Chinese, 5, "五、", "六部委负责。"),
            ("一、二〇二六年度", MarkKind::Chinese, 1, "一、", "二〇二六年度"),
            ("二、三年内", MarkKind::Chinese, 2, "二、", "三年内"),
        ] {
            assert_eq!(mark(line), Some(Mark { kind, value, number, rest }), "{line}");
        }
        for line in [
            "",
            "甲",
            "1.5倍",
            "1、2号线",
            "2024年",
            "（2024）甲",
            "（试行）",
            "一、二级",
            "二、三年级",
            "一、二两款",
            "3万元",
            "（",
            "0.甲",
        ] {
            assert_eq!(mark(line), None, "{line}");
        }
    }
}
