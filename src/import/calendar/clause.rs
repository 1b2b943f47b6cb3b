//! What one holiday's paragraph says, clause by clause: days off, make-up days, a count, or an explanation.

use super::dates::{self, Span};
use super::{Reading, quoted};
use crate::model::blank;
use crate::model::calendar::{OffDraft, WorkDraft};
use crate::model::day::Day;

/// Words of a sentence that advises and arranges nothing.
const ADVICE: [&str; 4] = ["鼓励", "建议", "提倡", "带薪"];

/// Words of a clause that explains and arranges nothing.
const EXPLANATION: [&str; 3] = ["为法定节假日", "公休日", "调至"];

/// Words for a day off.
const OFF: [&str; 6] = ["放假", "补休", "调休", "公休", "连休", "休息"];

/// Reads the paragraph of a holiday: its line, its name, its words.
pub(super) fn item(reading: &mut Reading, item: Option<(usize, String, String)>) {
    let Some((no, name, body)) = item else { return };
    for sentence in body.split(['。', '；']).filter(|sentence| !sentence.is_empty()) {
        if ADVICE.iter().any(|word| sentence.contains(word)) {
            let sentence = quoted(sentence);
            reading.note(
                no,
                format!("是倡导，不是放假安排，没有导入：{sentence}"),
                format!("advice and no day off, not taken over: {sentence}"),
            );
            continue;
        }
        let mut last_off: Option<usize> = None;
        for clause in clauses(sentence) {
            read(reading, no, &name, clause, &mut last_off);
        }
    }
}

/// The parts of a sentence between commas; a comma inside brackets parts nothing, as in 2月5日（周五，除夕）.
fn clauses(sentence: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    let parts = sentence.split(|c: char| {
        match c {
            '（' => depth = depth.saturating_add(1),
            '）' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == '，' && depth == 0
    });
    parts.filter(|clause| !clause.is_empty()).collect()
}

fn read(reading: &mut Reading, no: usize, name: &str, clause: &str, last_off: &mut Option<usize>) {
    let told = quoted(clause);
    let Some((spans, words)) = dates::read(clause, reading.year) else {
        reading.error(no, format!("{name}：日期不对：{told}"), format!("{name}: a date that cannot be: {told}"));
        return;
    };
    if spans.is_empty() {
        counted(reading, no, name, clause, *last_off);
        return;
    }
    weekdays(reading, no, name, &spans);
    let works = words.contains("上班");
    let off = OFF.iter().any(|word| words.contains(word));
    if EXPLANATION.iter().any(|word| words.contains(word)) {
        reading.note(no, format!("是说明，没有导入：{told}"), format!("an explanation, not taken over: {told}"));
    } else if works && !off {
        for span in &spans {
            for day in Day::range(span.first, span.last) {
                work(reading, no, name, day);
            }
        }
    } else if off && !works {
        for span in &spans {
            let days = u32::try_from(span.first.days_until(span.last).saturating_add(1)).unwrap_or_default();
            if days == 0 {
                reading.error(no, format!("{name}：末日早于首日：{told}"), format!("{name}: the last day is before the first: {told}"));
                continue;
            }
            reading.off.push(OffDraft {
                name: name.to_owned(),
                name_en: english(name),
                first: span.first,
                last: span.last,
                days,
                notice: 1,
            });
            *last_off = reading.off.len().checked_sub(1);
        }
        counted(reading, no, name, &words, *last_off);
    } else {
        reading.error(no, format!("{name}：不懂这一句是放假还是上班：{told}"), format!("{name}: is this off or worked? {told}"));
    }
}

/// A make-up day is a day of rest otherwise.
fn work(reading: &mut Reading, no: usize, name: &str, day: Day) {
    if !day.is_weekend() {
        reading.error(no, format!("{name}：{day} 不是周末，本来就上班"), format!("{name}: {day} is no weekend and worked anyway"));
    }
    if reading.work.iter().any(|work| work.date == day) {
        reading.error(no, format!("{name}：{day} 上班写了两次"), format!("{name}: {day} is named twice as worked"));
        return;
    }
    reading.work.push(WorkDraft { date: day, name: name.to_owned(), notice: 1 });
}

/// Each day of the week the paper gives is that of its date.
fn weekdays(reading: &mut Reading, no: usize, name: &str, spans: &[Span]) {
    for (day, weekday) in spans.iter().flat_map(|span| &span.weekdays).filter(|(day, weekday)| day.weekday() != *weekday) {
        let real = crate::plan::words::weekday(day.weekday());
        let said = crate::plan::words::weekday(*weekday);
        reading.error(
            no,
            format!("{name}：{day} 是{}，写的是{}", real.zh, said.zh),
            format!("{name}: {day} is a {}, the paper says {}", real.en, said.en),
        );
    }
}

/// `共3天`, `放假1天`: held against the days off before it. Other words without a date are told.
fn counted(reading: &mut Reading, no: usize, name: &str, words: &str, last_off: Option<usize>) {
    if let Some(days) = number_of_days(words) {
        match last_off.and_then(|place| reading.off.get(place)).map(|off| off.days) {
            Some(real) if real == days => {}
            Some(real) => reading.error(
                no,
                format!("{name}：写共{days}天，日期是{real}天"),
                format!("{name}: {days} days are named, the dates are {real}"),
            ),
            None => {
                let told = quoted(words);
                reading.error(no, format!("{name}：有天数而没有日期：{told}"), format!("{name}: a number of days without dates: {told}"));
            }
        }
        return;
    }
    let bare = OFF.iter().fold(words.to_owned(), |words, known| words.replace(known, ""));
    let bare: String = ["其中", "与周末", "周末", "不", "和", "及", "、", "并"].iter().fold(bare, |words, known| words.replace(known, ""));
    if !bare.is_empty() {
        let told = quoted(words);
        reading.note(no, format!("没有导入：{told}"), format!("not taken over: {told}"));
    }
}

fn number_of_days(words: &str) -> Option<u32> {
    let (before, _) = words.split_once('天')?;
    let digits: Vec<char> = before.chars().rev().take_while(char::is_ascii_digit).collect();
    let digits: String = digits.into_iter().rev().collect();
    digits.parse().ok()
}

/// The English of a name, each holiday in it; a place to fill in where one is not known.
fn english(name: &str) -> String {
    let one = |name: &str| match name {
        "元旦" | "新年" => Some("New Year's Day"),
        "春节" => Some("Spring Festival"),
        "除夕" => Some("New Year's Eve"),
        "清明节" => Some("Qingming Festival"),
        "劳动节" | "国际劳动节" | "“五一”国际劳动节" => Some("Labour Day"),
        "端午节" => Some("Dragon Boat Festival"),
        "中秋节" => Some("Mid-Autumn Festival"),
        "国庆节" => Some("National Day"),
        _ => None,
    };
    let all: Option<Vec<&str>> = name.split(['、', '和']).map(one).collect();
    all.map_or_else(|| blank::en(name), |all| all.join(" and "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_in_brackets_parts_nothing() {
        assert_eq!(clauses("2月5日（周五，除夕）至11日（周四）放假，共7天"), ["2月5日（周五，除夕）至11日（周四）放假", "共7天"]);
        assert_eq!(clauses("）1月1日，共1天"), ["）1月1日", "共1天"]);
    }
}
