//! A year of the working-day calendar, day by day: `data/calendar/<year>.csv`.

use std::borrow::Cow;

use super::table::{Column, Table, Value};
use crate::model::day::Day;
use crate::plan::survey::Survey;
use crate::plan::words;

/// Its columns.
pub(super) const COLUMNS: [Column; 6] = [
    Column::One("date"),
    Column::Both("weekday"),
    Column::One("worked"),
    Column::One("reason"),
    Column::Both("reason_words"),
    Column::One("paper"),
];

/// The years whose arrangement is known.
pub(super) fn known(survey: &Survey<'_>) -> impl Iterator<Item = i32> + use<> {
    let days = survey.register.calendar.known_on(survey.day);
    // The first day that can be counted is in the last days of the December before.
    let years = days.first_known_day().zip(days.last_known_day()).map(|(first, last)| first.year() + 1..=last.year());
    years.into_iter().flatten()
}

/// Every day of a year, for the whole country.
pub(super) fn table<'a>(survey: &'a Survey<'a>, year: i32) -> Option<Table<'a>> {
    let days = survey.register.calendar.known_on(survey.day);
    let (first, last) = Day::new(year, 1, 1).zip(Day::new(year, 12, 31))?;
    let rows = Day::range(first, last).map(move |date| {
        let kind = days.day(date);
        let paper = kind.reason.label().map_or(Value::None, |label| Value::owned(&label.number));
        vec![
            Value::Day(date),
            Value::Both(Cow::Owned(words::weekday(date.weekday()))),
            Value::Flag(kind.worked),
            Value::text(kind.reason.code()),
            Value::Both(Cow::Owned(kind.reason.words())),
            paper,
        ]
    });
    Some(Table { scheme: None, columns: COLUMNS.to_vec(), rows: Box::new(rows) })
}
