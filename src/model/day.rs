//! A day of the civil calendar in China (UTC+8), without a clock time.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, MapAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::text::{Bilingual, Lang};

/// The months in English.
pub const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// A day from 0001-01-01 to 9999-12-31, written `YYYY-MM-DD`.
///
/// Arithmetic never fails: a result outside that range is the nearest day inside it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

impl Day {
    /// 0001-01-01.
    pub const MIN: Self = match NaiveDate::from_ymd_opt(1, 1, 1) {
        Some(date) => Self(date),
        None => Self(NaiveDate::MIN),
    };
    /// 9999-12-31.
    pub const MAX: Self = match NaiveDate::from_ymd_opt(9999, 12, 31) {
        Some(date) => Self(date),
        None => Self(NaiveDate::MAX),
    };

    /// The day of a year (1 to 9999), month and day of the month; `None` when there is no such day.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).and_then(Self::from_date)
    }

    /// The same day from `chrono`; `None` outside the years 1 to 9999.
    pub fn from_date(date: NaiveDate) -> Option<Self> {
        (1..=9999).contains(&date.year()).then_some(Self(date))
    }

    /// The same day for `chrono`.
    pub fn date(self) -> NaiveDate {
        self.0
    }

    /// The year, 1 to 9999.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    pub fn day_of_month(self) -> u32 {
        self.0.day()
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        self.0.weekday()
    }

    /// Whether the day is a Saturday or a Sunday.
    pub fn is_weekend(self) -> bool {
        matches!(self.weekday(), Weekday::Sat | Weekday::Sun)
    }

    /// The day `days` later, or earlier when negative.
    pub fn add_days(self, days: i64) -> Self {
        let step = Days::new(days.unsigned_abs());
        if days < 0 { Self::at_least(self.0.checked_sub_days(step)) } else { Self::at_most(self.0.checked_add_days(step)) }
    }

    /// The day after; the last day of all is its own next day, so loop over [`Day::range`] instead of this.
    #[must_use]
    pub fn next(self) -> Self {
        self.add_days(1)
    }

    /// The day before; the first day of all is its own.
    #[must_use]
    pub fn pred(self) -> Self {
        self.add_days(-1)
    }

    /// The corresponding day `months` later (earlier when negative); where that month has no such day, its last.
    pub fn plus_months(self, months: i32) -> Self {
        let step = Months::new(months.unsigned_abs());
        if months < 0 { Self::at_least(self.0.checked_sub_months(step)) } else { Self::at_most(self.0.checked_add_months(step)) }
    }

    /// The corresponding day `years` later (earlier when negative): 29 February meets 28 February in a common year.
    pub fn plus_years(self, years: i32) -> Self {
        self.plus_months(years.saturating_mul(12))
    }

    /// Whole days from this day to another; negative when the other is earlier.
    pub fn days_until(self, other: Self) -> i64 {
        other.0.signed_duration_since(self.0).num_days()
    }

    /// Every day from `first` to `last`, both included; none when `last` is earlier.
    pub fn range(first: Self, last: Self) -> impl Iterator<Item = Self> {
        first.0.iter_days().map(Self).take_while(move |day| *day <= last)
    }

    /// The day in words: `2026年11月2日`, `2 November 2026`.
    pub fn words(self) -> Bilingual {
        Bilingual::new(self.words_in(Lang::Zh), self.words_in(Lang::En))
    }

    /// The same in one language.
    #[must_use]
    pub fn words_in(self, lang: Lang) -> String {
        let mut words = String::with_capacity(20);
        self.say(lang, &mut words);
        words
    }

    /// Adds the day in the words of a language.
    pub fn say(self, lang: Lang, words: &mut String) {
        let (month, day) = (self.month(), self.day_of_month());
        match lang {
            Lang::Zh => {
                push_number(self.year().unsigned_abs(), words);
                words.push('年');
                push_number(month, words);
                words.push('月');
                push_number(day, words);
                words.push('日');
            }
            Lang::En => {
                let month = usize::try_from(month).ok().and_then(|month| MONTHS.get(month.checked_sub(1)?));
                push_number(day, words);
                words.extend([" ", month.copied().unwrap_or_default(), " "]);
                push_number(self.year().unsigned_abs(), words);
            }
        }
    }

    /// Adds the day as `2026-11-02`.
    pub fn write_iso(self, text: &mut String) {
        let digit = |number: u32, unit: u32| b'0' + (number / unit % 10) as u8;
        let (y, m, d) = (self.year().unsigned_abs(), self.month(), self.day_of_month());
        let iso =
            [digit(y, 1000), digit(y, 100), digit(y, 10), digit(y, 1), b'-', digit(m, 10), digit(m, 1), b'-', digit(d, 10), digit(d, 1)];
        text.push_str(str::from_utf8(&iso).unwrap_or_default());
    }

    /// The day as `2026-11-02`.
    #[must_use]
    pub fn iso(self) -> String {
        let mut text = String::with_capacity(10);
        self.write_iso(&mut text);
        text
    }

    fn at_most(date: Option<NaiveDate>) -> Self {
        date.map_or(Self::MAX, |date| Self(date).min(Self::MAX))
    }

    fn at_least(date: Option<NaiveDate>) -> Self {
        date.map_or(Self::MIN, |date| Self(date).max(Self::MIN))
    }
}

/// Adds a number. Days are most of what a page says, so they go around the formatter.
fn push_number(number: u32, text: &mut String) {
    let (mut written, mut rest, mut unused) = ([b'0'; 10], number, 10);
    for place in written.iter_mut().rev() {
        *place += (rest % 10) as u8;
        rest /= 10;
        unused -= 1;
        if rest == 0 {
            break;
        }
    }
    text.push_str(written.get(unused..).and_then(|digits| str::from_utf8(digits).ok()).unwrap_or_default());
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iso())
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text that names no day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoSuchDay(String);

impl fmt::Display for NoSuchDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is no day; a day is written YYYY-MM-DD", self.0)
    }
}

impl std::error::Error for NoSuchDay {}

impl FromStr for Day {
    type Err = NoSuchDay;

    /// Reads exactly `YYYY-MM-DD`: two digits for month and day, no spaces, no sign.
    fn from_str(text: &str) -> Result<Self, NoSuchDay> {
        let shape = |(place, byte): (usize, u8)| {
            if matches!(place, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() }
        };
        let shaped = text.len() == 10 && text.bytes().enumerate().all(shape);
        let part = |from, to| text.get(from..to).and_then(|digits| digits.parse::<u32>().ok());
        let day = || Self::new(i32::try_from(part(0, 4)?).ok()?, part(5, 7)?, part(8, 10)?);
        shaped.then(day).flatten().ok_or_else(|| NoSuchDay(text.to_owned()))
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.iso())
    }
}

impl<'de> Deserialize<'de> for Day {
    /// A TOML local date, or a string.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(DayVisitor)
    }
}

struct DayVisitor;

impl<'de> Visitor<'de> for DayVisitor {
    type Value = Day;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a day, YYYY-MM-DD")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Day, E> {
        text.parse().map_err(E::custom)
    }

    // TOML hands its dates over as a map with one private key.
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Day, A::Error> {
        let value = toml::value::Datetime::deserialize(MapAccessDeserializer::new(map))?;
        value.to_string().parse().map_err(de::Error::custom)
    }
}

impl JsonSchema for Day {
    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date" })
    }

    fn inline_schema() -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::Day;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn reads_and_writes_one_form_only() {
        assert_eq!(day("2026-11-02").to_string(), "2026-11-02");
        assert_eq!(day("0001-01-01"), Day::MIN);
        let wrong = "2026-11-2 2026-02-30 0000-01-01 +026-11-02 2026/11/02 ２０２６ 2026-11-02T";
        assert!(wrong.split(' ').all(|text| text.parse::<Day>().is_err()));
        assert!("".parse::<Day>().is_err() && " 2026-11-2".parse::<Day>().is_err());
        assert_eq!(day("2026-11-02").words().zh, "2026年11月2日");
        assert_eq!(day("2026-11-02").words().en, "2 November 2026");
    }

    #[test]
    fn reads_toml_dates_and_strings() {
        #[derive(Debug, serde::Deserialize, serde::Serialize)]
        struct Signed {
            day: Day,
        }
        for text in ["day = 2026-11-02", "day = \"2026-11-02\""] {
            assert_eq!(toml::from_str::<Signed>(text).unwrap().day, day("2026-11-02"));
        }
        for wrong in ["2026-11-02T08:00:00", "08:00:00", "20261102", "{}", "{ a = 1 }"] {
            assert!(toml::from_str::<Signed>(&format!("day = {wrong}")).is_err(), "{wrong}");
        }
        assert_eq!(toml::to_string(&Signed { day: day("2026-11-02") }).unwrap(), "day = \"2026-11-02\"\n");
    }

    #[test]
    fn a_term_ends_on_the_corresponding_day_else_the_last_of_the_month() {
        assert_eq!(day("2024-02-29").plus_years(1), day("2025-02-28"));
        assert_eq!(day("2024-02-29").plus_years(4), day("2028-02-29"));
        assert_eq!(day("2025-02-28").plus_years(3), day("2028-02-28"));
        assert_eq!(day("2026-01-31").plus_months(1), day("2026-02-28"));
        assert_eq!(day("2026-03-31").plus_months(-1), day("2026-02-28"));
    }

    #[test]
    fn arithmetic_stops_at_the_ends() {
        assert_eq!(Day::MAX.next(), Day::MAX);
        assert_eq!(Day::MIN.pred(), Day::MIN);
        assert_eq!(Day::MAX.plus_years(i32::MAX), Day::MAX);
        assert_eq!(Day::MIN.plus_months(i32::MIN), Day::MIN);
        assert_eq!(Day::MIN.add_days(i64::MIN), Day::MIN);
        assert_eq!(Day::MIN.add_days(i64::MAX), Day::MAX);
        assert_eq!(Day::range(Day::MAX.pred(), Day::MAX).count(), 2);
        assert_eq!(Day::range(Day::MAX, Day::MIN).count(), 0);
        assert_eq!(day("2024-02-28").days_until(day("2024-03-01")), 2);
    }
}
