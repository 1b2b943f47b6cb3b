//! A name that is no id, and why: a folder of an act may have the form of one and name a day that does not exist.

use crate::finding::{Finding, Place};
use crate::model::day::Day;

/// The finding on the name of a file or folder.
pub(super) fn bad_name(file: &str, name: String) -> Finding {
    let finding = match no_such_day(&name) {
        Some((year, month, day)) => Finding::error(
            "bad-name",
            Place::file(file),
            format!("文件夹名称里的日期不存在：{year}年没有{month}月{day}日"),
            format!("the folder names a day that does not exist: {year} has no day {day} in month {month}"),
        )
        .remedy("改为实际发布的月日", "name it by the month and day it is posted"),
        None => {
            Finding::error("bad-name", Place::file(file), "文件或文件夹的名称不合规定", "the name of this file or folder is not allowed")
                .remedy("改名", "rename it")
        }
    };
    finding.value(name).rule(
        "代号用小写字母、数字和连字符；文件夹名为 年/月日-代号",
        "ids are lower-case letters, digits and hyphens; acts are year/monthday-id",
    )
}

/// Year, month and day of `2026/1131-correction`, where the calendar has no such day.
fn no_such_day(name: &str) -> Option<(i32, u32, u32)> {
    let (year, rest) = name.split_once('/')?;
    let (month, day) = rest.split_once('-').map(|(digits, _)| digits).filter(|digits| digits.len() == 4)?.split_at_checked(2)?;
    let (year, month, day) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    Day::new(year, month, day).is_none().then_some((year, month, day))
}

#[cfg(test)]
mod tests {
    use super::no_such_day;

    #[test]
    fn a_day_that_does_not_exist_is_named() {
        assert_eq!(no_such_day("2026/1131-correction"), Some((2026, 11, 31)));
        assert_eq!(no_such_day("2026/0229-x"), Some((2026, 2, 29)));
        assert_eq!([no_such_day("2026/1130-Correction"), no_such_day("2026/x-y"), no_such_day("1131-x")], [None, None, None]);
    }
}
