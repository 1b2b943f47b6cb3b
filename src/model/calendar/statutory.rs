//! Holidays that are off on the same days of every year, before that year's paper is out.

use crate::model::day::Day;
use crate::model::text::Bilingual;

/// A holiday with fixed days 日期固定的法定节假日: those that every version of 全国年节及纪念日放假办法 since 2008 has
/// put on the same days. The others follow the moon, or have had more days in some years than in others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Statutory {
    /// 1 January 元旦.
    NewYear,
    /// 1 May 劳动节.
    Labour,
    /// 1 to 3 October 国庆节.
    National,
}

impl Statutory {
    /// The holiday a day is, in any year.
    #[must_use]
    pub fn of(day: Day) -> Option<Self> {
        match (day.month(), day.day_of_month()) {
            (1, 1) => Some(Self::NewYear),
            (5, 1) => Some(Self::Labour),
            (10, 1..=3) => Some(Self::National),
            _ => None,
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> Bilingual {
        match self {
            Self::NewYear => Bilingual::new("元旦", "New Year's Day"),
            Self::Labour => Bilingual::new("劳动节", "Labour Day"),
            Self::National => Bilingual::new("国庆节", "National Day"),
        }
    }
}
