//! Dates as the papers write them: `1月1日（周四）至3日（周六）`, `2月14日（周六）、2月28日（周六）`.

use chrono::Weekday;

use crate::model::day::Day;

/// A day or a run of days, with what the paper says of their weekdays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    /// The first day.
    pub first: Day,
    /// The last day, which is the first where it is one day.
    pub last: Day,
    /// Days of the week given in brackets, for the day each stands behind.
    pub weekdays: Vec<(Day, Weekday)>,
}

/// The dates of a clause and the words around them; none where a date cannot be one.
pub(super) fn read(clause: &str, year: i32) -> Option<(Vec<Span>, String)> {
    let (mut spans, mut words) = (Vec::<Span>::new(), String::new());
    let (mut of, mut month): (i32, Option<u32>) = (year, None);
    let mut rest = clause;
    let mut joins = false;
    while !rest.is_empty() {
        if let Some((date, after)) = take(rest) {
            // A year that is named holds for its month; another month is of the paper's year again.
            let goes_on = date.month.is_none() || date.month == month;
            of = date.year.unwrap_or(if goes_on { of } else { year });
            month = date.month.or(month);
            let day = Day::new(of, month?, date.day)?;
            let (weekday, after) = bracket(after);
            let given = weekday.map(|weekday| (day, weekday));
            match spans.last_mut().filter(|_| joins) {
                Some(span) => {
                    span.last = day;
                    span.weekdays.extend(given);
                }
                None => spans.push(Span { first: day, last: day, weekdays: given.into_iter().collect() }),
            }
            joins = false;
            rest = after;
            for join in ["至", "到", "—", "－", "~", "～", "-"] {
                if let Some(after) = rest.strip_prefix(join).filter(|after| take(after).is_some()) {
                    joins = true;
                    rest = after;
                    break;
                }
            }
        } else {
            let mut chars = rest.chars();
            words.extend(chars.next());
            rest = chars.as_str();
        }
    }
    Some((spans, words))
}

/// A line that is nothing but a date with its year: the signature.
pub(super) fn alone(text: &str) -> Option<Day> {
    let (date, rest) = take(text)?;
    let whole = rest.is_empty() || rest.starts_with('（') && rest.ends_with('）');
    Day::new(date.year?, date.month?, date.day).filter(|_| whole)
}

struct Date {
    year: Option<i32>,
    month: Option<u32>,
    day: u32,
}

/// `2025年12月31日`, `1月3日`, `3日` at the beginning of a text.
fn take(text: &str) -> Option<(Date, &str)> {
    let (first, rest) = figure(text)?;
    if let Some(rest) = rest.strip_prefix('年') {
        let (month, rest) = figure(rest)?;
        let (day, rest) = figure(rest.strip_prefix('月')?)?;
        let year = i32::try_from(first).ok().filter(|year| (2000..=2200).contains(year))?;
        return Some((Date { year: Some(year), month: Some(month), day }, rest.strip_prefix('日')?));
    }
    if let Some(rest) = rest.strip_prefix('月') {
        let (day, rest) = figure(rest)?;
        return Some((Date { year: None, month: Some(first), day }, rest.strip_prefix('日')?));
    }
    Some((Date { year: None, month: None, day: first }, rest.strip_prefix('日')?))
}

fn figure(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    Some((digits.parse().ok()?, rest))
}

/// The bracket behind a date, and the day of the week in it.
fn bracket(text: &str) -> (Option<Weekday>, &str) {
    let Some((inside, after)) = text.strip_prefix('（').and_then(|rest| rest.split_once('）')) else { return (None, text) };
    let behind = inside.rsplit_once("星期").or(inside.rsplit_once('周')).map_or("", |(_, behind)| behind);
    let weekday = match behind.chars().next() {
        Some('一') => Some(Weekday::Mon),
        Some('二') => Some(Weekday::Tue),
        Some('三') => Some(Weekday::Wed),
        Some('四') => Some(Weekday::Thu),
        Some('五') => Some(Weekday::Fri),
        Some('六') => Some(Weekday::Sat),
        Some('日' | '天') => Some(Weekday::Sun),
        _ => None,
    };
    (weekday, after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_lists_and_years() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let (spans, words) = read("2022年12月31日（星期六）至2023年1月2日放假调休", 2023).unwrap();
        assert_eq!((spans[0].first, spans[0].last, words.as_str()), (day("2022-12-31"), day("2023-01-02"), "放假调休"));
        let (spans, words) = read("2月14日（周六）、28日（农历正月十二、周六）上班", 2026).unwrap();
        assert_eq!((spans.len(), spans[1].first, words.as_str()), (2, day("2026-02-28"), "、上班"));
        assert_eq!(spans[1].weekdays, [(day("2026-02-28"), Weekday::Sat)]);
        assert_eq!(read("2月30日放假", 2026), None);
        assert_eq!(alone("2025年11月4日"), Some(day("2025-11-04")));
        assert_eq!(alone("2025年11月4日起"), None);
    }
}
