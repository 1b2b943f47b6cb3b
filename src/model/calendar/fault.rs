//! Why a period cannot be counted.

use super::unit::MAX_DAYS;
use crate::model::day::Day;
use crate::model::text::Bilingual;

/// Why a period cannot be counted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WindowFault {
    /// A length of 0, or one over [`MAX_DAYS`].
    Length {
        /// The length asked for.
        days: u32,
    },
    /// No arrangement at all is known.
    NothingKnown {
        /// The day of posting.
        posted: Day,
    },
    /// The day of posting is outside the known days.
    PostedOutside {
        /// The day of posting.
        posted: Day,
        /// The first known day.
        first: Day,
        /// The last known day.
        last: Day,
    },
    /// A day of the period is before the first known day.
    BeforeKnown {
        /// The earliest day of the period.
        date: Day,
        /// The first known day.
        first: Option<Day>,
    },
    /// The period ends more than a year after the last known day.
    BeyondKnown {
        /// A day the period reaches or goes beyond.
        date: Day,
        /// The last known day.
        last: Option<Day>,
    },
    /// The last printed day is before the first.
    LastBeforeFirst {
        /// The first printed day.
        first: Day,
        /// The last printed day.
        last: Day,
    },
    /// The printed dates are too far apart to be meant.
    TooLong {
        /// The earlier of posting and first day.
        first: Day,
        /// The last printed day.
        last: Day,
    },
    /// No calendar file is for the region.
    UnknownRegion {
        /// Its id.
        region: String,
    },
}

impl WindowFault {
    /// What is wrong, with the days concerned, and what to do about it.
    pub fn words(&self) -> Bilingual {
        match self {
            Self::Length { days } => Bilingual::new(
                format!("期限 {days} 天无法计算；应在 1 至 {MAX_DAYS} 天之间"),
                format!("a period of {days} days cannot be counted; give 1 to {MAX_DAYS}"),
            ),
            Self::NothingKnown { posted } => Bilingual::new(
                format!("没有可用于 {posted} 的放假安排；请在 calendars 中加入已公布的年份"),
                format!("no arrangement of days off is known for {posted}; add the published years to the calendars"),
            ),
            Self::PostedOutside { posted, first, last } => Bilingual::new(
                format!("发布日期 {posted} 不在已知放假安排的范围内（{first} 至 {last}）；请加入该年的放假安排，或核对日期"),
                format!(
                    "posted on {posted}, outside the known arrangement of days off ({first} to {last}); add that year's calendar or check the date"
                ),
            ),
            Self::BeforeKnown { date, first } => Bilingual::new(
                format!("{date} 早于已知放假安排的首日（{}）；请加入该年的放假安排，或核对日期", or_none(*first, "无")),
                format!("{date} is before the first known day ({}); add that year's calendar or check the date", or_none(*first, "none")),
            ),
            Self::BeyondKnown { date, last } => Bilingual::new(
                format!(
                    "期限到达或超过 {date}，已知放假安排止于 {}，最多只能暂算到下一年；请加入以后年份的放假安排，或核对日期",
                    or_none(*last, "无")
                ),
                format!(
                    "the period reaches {date} or later; days off are known up to {}, and only the year after that can be counted for the time being; add the later years' calendars or check the dates",
                    or_none(*last, "none")
                ),
            ),
            Self::LastBeforeFirst { first, last } => Bilingual::new(
                format!("末日 {last} 早于首日 {first}；请核对日期"),
                format!("the last day, {last}, is before the first, {first}; check the dates"),
            ),
            Self::TooLong { first, last } => Bilingual::new(
                format!("{first} 至 {last} 超过两年；请核对日期"),
                format!("{first} to {last} is more than two years; check the dates"),
            ),
            Self::UnknownRegion { region } => Bilingual::new(
                format!("没有地区“{region}”的放假安排；请加入该地区的文件，或核对 calendar-region"),
                format!("no calendar is for the region “{region}”; add its file or check calendar-region"),
            ),
        }
    }
}

fn or_none(day: Option<Day>, none: &str) -> String {
    day.map_or_else(|| none.to_owned(), |day| day.to_string())
}
