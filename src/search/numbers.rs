//! Numbers in either script: 十五个工作日 and 15个工作日, 第十三条, 第13条 and art. 13.
//!
//! Only where a number is meant: after 第, or before a word that counts. 统一 is no number.

use crate::model::policy_text::numeral;

/// The words that stand for 第…条 in English.
pub(super) const ARTICLE: [&str; 3] = ["art", "article", "articles"];

/// What is counted or numbered, by its first character.
const COUNTED: &str = "条款项章节目个年月日天周次名人级届期号分小时家所门种类批轮元万亿%";

/// After these a number is an ordinal, and two is 二.
const NUMBERED: &str = "条款项章节目月日级届期号";

/// Other spellings of a folded run: its numbers in Arabic digits, its numbers in Chinese, an article in English. `art. 13`
/// is read as 第13条.
#[must_use]
pub(super) fn ways(run: &[char]) -> Vec<Vec<char>> {
    let article: Option<Vec<char>> = english(run).map(|number| format!("第{number}条").chars().collect());
    let run = article.as_deref().unwrap_or(run);
    let arabic = rewritten(run, false);
    let mut ways = vec![arabic.clone(), rewritten(run, true)];
    // 二 and 两 are one number; 05日 is 5日.
    let place = |at: usize| run.get(at).copied().unwrap_or_default();
    let is_filler = |at: usize| {
        let first = at.checked_sub(1).is_none_or(|before| !place(before).is_ascii_digit());
        first && place(at) == '0' && place(at + 1).is_ascii_digit() && matches!(place(at + 2), '月' | '日')
    };
    let kept = run.iter().enumerate().filter(|(at, _)| !is_filler(*at));
    ways.push(kept.map(|(_, c)| if *c == '两' { '二' } else { *c }).collect());
    if let (Some('第'), Some(digits)) = (arabic.first(), arabic.get(1..)) {
        let number: String = digits.iter().take_while(|c| c.is_ascii_digit()).collect();
        if !number.is_empty() && arabic.get(1 + number.len()) == Some(&'条') && arabic.len() == number.len() + 2 {
            ways.push(format!("article {number}").chars().collect());
        }
    }
    ways
}

/// The number of `art.13`.
fn english(run: &[char]) -> Option<String> {
    let text: String = run.iter().collect();
    let word: String = text.chars().take_while(char::is_ascii_alphabetic).collect();
    let rest = text.get(word.len()..)?.trim_matches(|c: char| !c.is_ascii_digit());
    let whole = ARTICLE.contains(&word.as_str()) && !rest.is_empty() && rest.len() <= 4 && rest.bytes().all(|b| b.is_ascii_digit());
    whole.then(|| rest.to_owned())
}

/// The number of the first article that a folded text asks for: 8 of 四川第八条 and of `article 8 of the measures`.
#[must_use]
pub(super) fn article(text: &[char]) -> Option<String> {
    let text: String = rewritten(text, false).into_iter().collect();
    text.char_indices().find_map(|(at, _)| {
        let (before, rest) = text.split_at_checked(at)?;
        let chinese = rest.strip_prefix('第').map(number).filter(|(_, after)| after.starts_with('条'));
        let word = |word: &&str| {
            let after = rest.strip_prefix(*word)?;
            let from = after.trim_start_matches([' ', '.']);
            (from.len() < after.len()).then(|| number(from))
        };
        let inside = before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
        let asked = chinese.or_else(|| ARTICLE.iter().filter(|_| !inside).find_map(word));
        asked.map(|(number, _)| number.to_owned()).filter(|number| !number.is_empty())
    })
}

/// The digits that a text begins with, and what stands behind them.
fn number(text: &str) -> (&str, &str) {
    text.split_at(text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len())
}

/// A run with its numbers in Chinese, or in Arabic digits.
fn rewritten(run: &[char], chinese: bool) -> Vec<char> {
    let mut out: Vec<char> = Vec::with_capacity(run.len());
    let mut at = 0;
    while let Some(c) = run.get(at) {
        let part = |c: &char| if chinese { c.is_ascii_digit() } else { is_chinese(*c) };
        let end = run.get(at..).unwrap_or_default().iter().position(|c| !part(c)).map_or(run.len(), |length| at + length);
        let number: String = run.get(at..end).unwrap_or_default().iter().collect();
        let before = at.checked_sub(1).and_then(|before| run.get(before)).copied();
        match written(&number, before, run.get(end).copied(), chinese) {
            Some(other) => out.extend(other.chars()),
            None if number.is_empty() => out.push(*c),
            None => out.extend(number.chars()),
        }
        at = end.max(at + 1);
    }
    out
}

fn written(number: &str, before: Option<char>, after: Option<char>, chinese: bool) -> Option<String> {
    let counts = after.is_some_and(|c| COUNTED.contains(c));
    if number.is_empty() || number.chars().count() > 8 || !(before == Some('第') || counts) {
        return None;
    }
    let value = numeral::value(number)?;
    if !chinese {
        return Some(value.to_string());
    }
    if number.starts_with('0') || number.len() > 4 {
        return None;
    }
    if number.len() == 4 && after == Some('年') {
        return number.chars().map(|c| c.to_digit(10).and_then(|digit| DIGITS.get(usize::try_from(digit).ok()?))).collect();
    }
    let two = before != Some('第') && !after.is_some_and(|c| NUMBERED.contains(c));
    if value == 2 && two { Some("两".to_owned()) } else { in_chinese(value) }
}

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

fn is_chinese(c: char) -> bool {
    matches!(c, '零' | '两' | '十' | '百' | '千') || DIGITS.contains(&c)
}

/// 1 to 9999 as it is spoken: 15 → 十五, 105 → 一百零五.
pub(super) fn in_chinese(value: u32) -> Option<String> {
    let mut out = String::new();
    let (mut rest, mut gap) = (value, false);
    for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = rest / unit;
        rest %= unit;
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push('零');
        }
        gap = false;
        // 十五, not 一十五.
        if !(unit == 10 && digit == 1 && out.is_empty()) {
            out.push(*DIGITS.get(usize::try_from(digit).ok()?)?);
        }
        out.push_str(name);
    }
    (!out.is_empty()).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_chinese() {
        for (value, want) in
            [(5, "五"), (10, "十"), (15, "十五"), (20, "二十"), (105, "一百零五"), (110, "一百一十"), (2024, "二千零二十四")]
        {
            assert_eq!(in_chinese(value).as_deref(), Some(want));
            assert_eq!(numeral::value(want), Some(value));
        }
        assert_eq!(in_chinese(0), None);
    }

    #[test]
    fn an_article_is_asked_for_by_its_number() {
        let is = |text: &str, want: Option<&str>| assert_eq!(article(&text.chars().collect::<Vec<_>>()).as_deref(), want, "{text}");
        is("四川第八条", Some("8"));
        is("第13条 第十五条", Some("13"));
        is("art. 21 of the measures", Some("21"));
        is("measures, articles 3", Some("3"));
        is("第八 条", None);
        is("part 8 article8 article", None);
    }

    #[test]
    fn only_where_a_number_is_meant() {
        let is = |run: &str, chinese, want: &str| {
            assert_eq!(rewritten(&run.chars().collect::<Vec<_>>(), chinese).into_iter().collect::<String>(), want, "{run}");
        };
        is("统一标准", false, "统一标准");
        is("满十五日", false, "满15日");
        is("2024年3月", true, "二〇二四年三月");
        is("二〇二四年", false, "2024年");
        is("2个工作日", true, "两个工作日");
        is("qd-2022-003", true, "qd-2022-003");
        is("一一一一一一一一一年", false, "一一一一一一一一一年");
    }
}
