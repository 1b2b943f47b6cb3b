//! Days written in prose, in Chinese and in English: `2026年11月24日（星期二）`, `11月24日`, `2026-11-24`, `24 November 2026`,
//! `Tuesday, November 24, 2026`; and small numbers written in words.

use chrono::Weekday;

use crate::model::day::{Day, MONTHS};
use crate::model::policy_text::numeral;

/// A day as it stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dated {
    /// Its first byte.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// The day; one written without its year has the year of the day before it in the text, or the one given.
    pub day: Day,
    /// The day of the week that stands beside it.
    pub weekday: Option<Weekday>,
}

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const WEEKDAYS: [Weekday; 7] = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// Every day in a text, in its order.
pub(super) fn dates(text: &str, year: i32) -> Vec<Dated> {
    let mut found: Vec<Dated> = Vec::new();
    let bytes = text.as_bytes();
    // Most prose has no number at all; looking for one so is many bytes a step.
    if !bytes.iter().fold(false, |any, byte| any | byte.is_ascii_digit()) {
        return found;
    }
    let mut at = 0;
    // A day begins with a digit or with the first letter of a month, and not within a word or a number.
    let begins = |byte: &u8| matches!(byte, b'0'..=b'9' | b'J' | b'F' | b'M' | b'A' | b'S' | b'O' | b'N' | b'D');
    while let Some(next) = bytes.get(at..).and_then(|rest| rest.iter().position(begins)) {
        at += next;
        let year = found.last().map_or(year, |last| last.day.year());
        let within = at.checked_sub(1).and_then(|before| bytes.get(before)).is_some_and(u8::is_ascii_alphanumeric);
        let read = text.get(at..).filter(|_| !within).and_then(|rest| match rest.bytes().next() {
            Some(b'0'..=b'9') => chinese(rest, year).or_else(|| iso(rest)).or_else(|| day_month(rest, year)),
            _ => month_day(rest, year),
        });
        match read {
            Some((length, day)) => {
                let end = at + length;
                let after = text.get(end..).and_then(weekday_after);
                let before = || text.get(..at).and_then(weekday_before);
                found.push(Dated { start: at, end, day, weekday: after.or_else(before) });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// Leading digits: their number, and how many.
fn digits(text: &str) -> Option<(u32, usize)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    Some((text.get(..length)?.parse().ok()?, length))
}

/// What follows, with spaces before it left out, if it begins with a mark; and how many bytes that took.
fn mark(text: &str, mark: &str) -> Option<usize> {
    let bare = text.trim_start_matches(' ');
    bare.starts_with(mark).then(|| text.len() - bare.len() + mark.len())
}

/// A number and the mark after it.
fn numbered(text: &str, after: &str) -> Option<(u32, usize)> {
    let spaces = text.len() - text.trim_start_matches(' ').len();
    let (number, length) = digits(text.get(spaces..)?)?;
    let end = spaces + length;
    Some((number, end + mark(text.get(end..)?, after)?))
}

fn chinese(text: &str, year: i32) -> Option<(usize, Day)> {
    let (year, start) = match numbered(text, "年") {
        Some((year, length)) => (i32::try_from(year).ok()?, length),
        None => (year, 0),
    };
    let (month, in_month) = numbered(text.get(start..)?, "月")?;
    let (day, in_day) = numbered(text.get(start + in_month..)?, "日")?;
    Some((start + in_month + in_day, Day::new(year, month, day)?))
}

fn iso(text: &str) -> Option<(usize, Day)> {
    let (day, rest) = text.split_at_checked(10)?;
    let over = rest.starts_with(|c: char| c.is_ascii_digit() || c == '-');
    if over { None } else { Some((10, day.parse().ok()?)) }
}

fn day_month(text: &str, year: i32) -> Option<(usize, Day)> {
    let (day, length) = digits(text).filter(|(_, length)| *length <= 2)?;
    let (month, name) = month(text.get(length..)?.strip_prefix(' ')?)?;
    let end = length + 1 + name;
    let (year, rest) = year_after(text.get(end..)?).unwrap_or((year, 0));
    Some((end + rest, Day::new(year, month, day)?))
}

fn month_day(text: &str, year: i32) -> Option<(usize, Day)> {
    let (month, name) = month(text)?;
    let rest = text.get(name..)?.strip_prefix(' ')?;
    let (day, length) = digits(rest).filter(|(_, length)| *length <= 2)?;
    let end = name + 1 + length;
    let (year, rest) = year_after(text.get(end..)?).unwrap_or((year, 0));
    Some((end + rest, Day::new(year, month, day)?))
}

fn month(text: &str) -> Option<(u32, usize)> {
    let place = MONTHS.iter().position(|name| text.starts_with(name))?;
    let name = MONTHS.get(place)?;
    let ends = !text.get(name.len()..)?.starts_with(|c: char| c.is_ascii_alphabetic());
    ends.then_some((u32::try_from(place + 1).ok()?, name.len()))
}

/// ` 2026` or `, 2026`.
fn year_after(text: &str) -> Option<(i32, usize)> {
    let bare = text.strip_prefix(',').unwrap_or(text).strip_prefix(' ')?;
    let (year, length) = digits(bare).filter(|(_, length)| *length == 4)?;
    Some((i32::try_from(year).ok()?, text.len() - bare.len() + length))
}

/// `（星期二）`, `（周二）`, ` (Tuesday)`.
fn weekday_after(text: &str) -> Option<Weekday> {
    let inner = text.trim_start_matches(' ').strip_prefix(['（', '('])?;
    let word = inner.strip_prefix("星期").or_else(|| inner.strip_prefix("周"));
    match word {
        Some(word) => {
            let place = "一二三四五六日".chars().position(|c| word.starts_with(c)).or(word.starts_with('天').then_some(6))?;
            WEEKDAYS.get(place).copied()
        }
        None => WEEKDAYS.get(DAYS.iter().position(|name| inner.starts_with(name))?).copied(),
    }
}

/// `Tuesday `, `Tuesday, `.
fn weekday_before(text: &str) -> Option<Weekday> {
    let bare = text.strip_suffix(' ')?;
    let bare = bare.strip_suffix(',').unwrap_or(bare);
    WEEKDAYS.get(DAYS.iter().position(|name| bare.ends_with(name))?).copied()
}

/// The digits of small numbers in Chinese.
const HAN: &str = "一二三四五六七八九十两";

/// A text that is a number and nothing else, as [`number_before`] reads it; spaces around it pass.
pub(super) fn whole_number(text: &str) -> Option<u32> {
    let is_digit = |c: char| c.is_ascii_digit() || HAN.contains(c);
    if text.trim().is_empty() || !text.trim().chars().all(is_digit) { None } else { number_before(text) }
}

/// A number at the end of a text: digits, Chinese up to 九十九, English up to twelve.
pub(super) fn number_before(text: &str) -> Option<u32> {
    let text = text.trim_end_matches(' ');
    let from = text.char_indices().rev().take_while(|(_, c)| c.is_ascii_digit()).last();
    if let Some((from, _)) = from {
        // `3.5` and `1,200` are other numbers than their last digits.
        let joined = text.get(..from).is_some_and(|before| before.ends_with(['.', ',', '-', '—', '至', '~', '第']));
        return if joined { None } else { text.get(from..)?.parse().ok() };
    }
    if let Some((from, _)) = text.char_indices().rev().take_while(|(_, c)| HAN.contains(*c)).last() {
        // 第一个工作日 is one day, and not one of days.
        let ordinal = text.get(..from).is_some_and(|before| before.ends_with('第'));
        return if ordinal { None } else { chinese_number(text.get(from..)?) };
    }
    const WORDS: [&str; 12] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let word = text.rsplit(|c: char| !c.is_ascii_alphabetic()).next()?.to_ascii_lowercase();
    u32::try_from(WORDS.iter().position(|known| *known == word)? + 1).ok()
}

fn chinese_number(text: &str) -> Option<u32> {
    // 三五 is from three to five.
    let pair = text.chars().zip(text.chars().skip(1)).any(|(c, next)| c != '十' && next != '十');
    if pair { None } else { numeral::value(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> Vec<String> {
        let told = dates(text, 2026).into_iter();
        told.map(|one| format!("{}{}", one.day, one.weekday.map_or_else(String::new, |day| format!(" {day}")))).collect()
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        assert_eq!(days("公示期为2026年11月18日（星期三）至11月24日。"), ["2026-11-18 Wed", "2026-11-24"]);
        assert_eq!(days("自 2026 年 1 月 5 日起，2026-01-09止"), ["2026-01-05", "2026-01-09"]);
        assert_eq!(days("from Tuesday, November 24, 2026 to 1 December"), ["2026-11-24 Tue", "2026-12-01"]);
        assert_eq!(days("24 November 2026 (Tuesday)"), ["2026-11-24 Tue"]);
        assert!(days("13月40日，2026-13-01，12026-01-01x，Marchand 3").is_empty());
        assert!(days("月日年 3 日 5月").is_empty());
    }

    #[test]
    fn numbers_are_read_backwards() {
        let numbers = ["公示5", "公示 五", "公示十五", "二十", "十", "for five", "共两"].map(number_before);
        assert_eq!(numbers, [Some(5), Some(5), Some(15), Some(20), Some(10), Some(5), Some(2)]);
        assert_eq!(["3.5", "some", "", "第一"].map(number_before), [None, None, None, None]);
    }
}
