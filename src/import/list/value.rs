//! Cells put into the words of the files: blanks and full-width forms, dates, grades, outcomes, states.

use crate::model::day::Day;
use crate::model::list::Answer;
use crate::model::markdown::is_cjk;
use crate::model::policy_text::numeral;
use crate::model::rule::Edition;
use crate::model::standing::Standing;
use crate::model::text::Bilingual;
use crate::model::unseen;

/// Without blanks at the ends and line breaks inside; Chinese blanks and unseen ones count as blanks.
pub(super) fn trimmed(text: &str) -> String {
    let inside: Vec<&str> = text.split(['\n', '\r']).map(|part| part.trim_matches(blank)).filter(|part| !part.is_empty()).collect();
    inside.join("")
}

/// The same without what only sets it on a page: unseen characters, wide gaps between Chinese characters (`张　三`); any other
/// gap is one blank. One plain blank between Chinese characters may part two words, and stays.
pub(super) fn tidied(text: &str) -> String {
    let unseen: Vec<usize> = unseen::find(text).map(|(at, _)| at).collect();
    let (mut tidy, mut gap) = (String::with_capacity(text.len()), String::new());
    for (_, c) in text.char_indices().filter(|(at, _)| !unseen.contains(at)) {
        if blank(c) {
            gap.push(c);
            continue;
        }
        let plain = gap.is_empty() || gap == " ";
        if plain {
            tidy.push_str(&gap);
        } else if !(tidy.ends_with(is_cjk) && is_cjk(c)) {
            tidy.push(' ');
        }
        gap.clear();
        tidy.push(c);
    }
    tidy
}

fn blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{a0}' | '\u{3000}' | '\u{feff}' | '\u{200b}')
}

/// Full-width letters, digits and signs as half-width ones, without blanks: for codes, never for names.
pub(super) fn half(text: &str) -> String {
    let fold = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c).saturating_sub(0xfee0)).unwrap_or(c),
        '—' | '–' | '―' | '‐' => '-',
        other => other,
    };
    text.chars().filter(|c| !blank(*c)).map(fold).collect()
}

/// Whether a spreadsheet spoiled a long number: `1.23E+17`, or more than fifteen digits of which those behind are all zero.
pub(super) fn rounded(text: &str) -> bool {
    let text = half(text);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some((number, power)) = text.split_once(['E', 'e']) {
        let whole = number.replacen('.', "", 1);
        let signed = power.trim_start_matches('+');
        return digits(&whole) && digits(signed) && (power.starts_with('+') || number.contains('.'));
    }
    digits(&text) && text.len() > 15 && text.bytes().skip(15).all(|byte| byte == b'0')
}

/// What people write where there is nothing.
pub(super) fn is_nothing(text: &str) -> bool {
    matches!(text, "" | "/" | "-" | "—" | "——" | "－" | "无" | "暂无" | "N/A" | "n/a" | "none")
}

/// A date: `2026-11-02`, `2026/11/2`, `2026.11.2`, `2026年11月2日`, `20261102`.
pub(super) fn date(text: &str) -> Option<Day> {
    let text = half(text);
    let text = text.split(['T', ' ']).next().unwrap_or_default();
    let parts: Vec<&str> = text.trim_end_matches('日').split(['-', '/', '.', '年', '月']).collect();
    let number = |part: &&str| numeral::value(part);
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => Day::new(year.parse().ok()?, number(month)?, number(day)?),
        [whole] if whole.len() == 8 => {
            let (year, rest) = whole.split_at_checked(4)?;
            let (month, day) = rest.split_at_checked(2)?;
            Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
        }
        _ => None,
    }
}

/// What there is to say of a date that names no day: only a month or a year is known, or a spreadsheet gave its running number.
pub(super) fn no_day(text: &str) -> Bilingual {
    let text = half(text);
    let digits = text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit());
    let counted = text.parse().ok().filter(|_| digits).and_then(|days| Some(Day::new(1899, 12, 30)?.add_days(days)));
    if let Some(day) = counted {
        return Bilingual::new(
            format!("；像是表格软件存的 {day}，把这一列的格式改为日期"),
            format!("; a spreadsheet seems to have kept {day} so: give the column the format of a date"),
        );
    }
    let parts: Vec<&str> = text.split(['-', '/', '.', '年', '月']).filter(|part| !part.is_empty()).collect();
    let is_year = |part: &&str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    match parts.as_slice() {
        [year] | [year, _] if is_year(year) => Bilingual::new("；不知道是哪一天的，留空", "; leave it empty where the day is not known"),
        _ => Bilingual::default(),
    }
}

/// A year: `2026`, `2026年`, `2026年度`.
pub(super) fn year(text: &str) -> Option<String> {
    let text = half(text);
    let digits = text.trim_end_matches("年度").trim_end_matches('年');
    (digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.to_owned())
}

/// The word of a grade or of another outcome of an evaluation.
pub(super) fn result(text: &str, edition: &Edition) -> Option<String> {
    let low = text.to_lowercase();
    let grade = edition.grade.iter().find(|grade| grade.id.as_str() == low || grade.name.zh == text || grade.name.en.to_lowercase() == low);
    let other = match low.as_str() {
        "exempt" | "免评" | "免予评估" | "免于评估" | "免评估" => "exempt",
        "absent" | "未参加" | "不参加" | "未参评" => "absent",
        "deferred" | "暂缓" | "延期" | "暂缓评估" => "deferred",
        "left" | "中途退出" => "left",
        _ => return grade.map(|grade| grade.id.to_string()),
    };
    Some(other.to_owned())
}

/// The word of an outcome in a decision, on recognition or on anything else.
pub(super) fn outcome(text: &str, recognition: bool) -> Option<&'static str> {
    let answer = match text.to_lowercase().as_str() {
        "" => return Some(""),
        "recognised" | "recognized" | "认定" | "予以认定" | "通过" if recognition => Answer::Settled,
        "not-recognised" | "not recognised" | "not recognized" | "不予认定" | "未认定" | "未予认定" | "不认定" if recognition => {
            Answer::Dropped
        }
        "settled" | "按公示" | "按公示决定" => Answer::Settled,
        "dropped" | "不予执行" | "未按公示作出决定" => Answer::Dropped,
        "withdrawn" | "撤回" | "申报单位撤回" | "放弃" => Answer::Withdrawn,
        "pending" | "待定" | "暂缓" => Answer::Pending,
        "暂缓认定" if recognition => Answer::Pending,
        _ => return None,
    };
    Some(answer.code(recognition))
}

/// The word of the standing of a base.
pub(super) fn standing(text: &str) -> Option<Standing> {
    let known = Standing::ALL.into_iter().find(|standing| standing.code() == text.to_lowercase());
    known.or(match text {
        "在册" | "已认定" | "正常" => Some(Standing::Certified),
        "整改" | "整改中" | "限期整改" => Some(Standing::InRectification),
        "待复评" => Some(Standing::ReEvaluationDue),
        "撤销" | "已撤销" | "取消" | "已取消" => Some(Standing::Revoked),
        "退出" | "已退出" => Some(Standing::Exited),
        _ => None,
    })
}

/// The word of the state of a report.
pub(super) fn report(text: &str) -> Option<&'static str> {
    Some(match text.to_lowercase().as_str() {
        "on-time" | "on time" | "按时" | "按时提交" | "已提交" | "已交" | "是" => "on-time",
        "late" | "逾期" | "迟交" | "逾期提交" => "late",
        "missing" | "未提交" | "未交" | "缺交" | "否" => "missing",
        "not-due" | "not due" | "无需提交" | "不需提交" | "免交" => "not-due",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_dates_and_blanks() {
        assert_eq!(half("ＱＤ－２０２６－００１　"), "QD-2026-001");
        assert_eq!(trimmed("　海星\n大学 "), "海星大学");
        for text in ["2026-11-02", "2026/11/2", "2026.11.02", "2026年11月2日", "２０２６年１１月２日", "20261102"] {
            assert_eq!(date(text), Day::new(2026, 11, 2), "{text}");
        }
        for (text, tidy) in [
            ("张  三大学", "张三大学"),
            ("张\u{3000}三", "张三"),
            ("基\u{200b}地", "基地"),
            ("海洋 环境", "海洋 环境"),
            ("A  B\u{a0}Centre 中心", "A B Centre 中心"),
        ] {
            assert_eq!(tidied(text), tidy, "{text}");
        }
        assert_eq!(date("11月2日"), None);
        assert!(no_day("43287").zh.contains("2018-07-06"));
        assert!(["2018年7月", "2018.7", "2018"].iter().all(|text| no_day(text).zh.contains("留空")));
        assert_eq!(no_day("明天"), Bilingual::default());
        assert_eq!(year("2026年度").as_deref(), Some("2026"));
        assert_eq!((standing("在册"), standing("revoked"), standing("册")), (Some(Standing::Certified), Some(Standing::Revoked), None));
    }

    #[test]
    fn numbers_a_spreadsheet_rounded_are_told() {
        for text in ["1.23E+17", "9.1370212345679E+17", "123456789012345000", "1E+17", "１．２３Ｅ＋１７"] {
            assert!(rounded(text), "{text}");
        }
        for text in ["QD-2026-001", "91370200MA3C0000", "123456789012345678", "2026", "100000", "3E", "E10", "SC-2E-1"] {
            assert!(!rounded(text), "{text}");
        }
    }
}
