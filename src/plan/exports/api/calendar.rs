//! `calendar.json` and `calendar/<year>.json`: the working days, as the papers out on the day say.

use schemars::JsonSchema;
use serde::Serialize;

use super::super::year;
use super::parts::{Each, Pages};
use super::year_of;
use crate::model::calendar::{NATIONAL, YearDraft};
use crate::model::day::Day;
use crate::model::text::Bilingual;
use crate::plan::address;
use crate::plan::survey::Survey;

/// The years that are known.
#[derive(Serialize, JsonSchema)]
pub(super) struct Calendar<'a> {
    /// The first day that can be counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    first_known: Option<Day>,
    /// The last day that no paper to come can change.
    #[serde(skip_serializing_if = "Option::is_none")]
    last_final: Option<Day>,
    /// The years, the earliest first.
    years: Vec<Year<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct Year<'a> {
    /// The year.
    year: i32,
    /// The papers on its days off, in the order of their issue.
    papers: Vec<Paper<'a>>,
    /// Where its days are.
    path: String,
    /// Its pages.
    pages: Pages,
}

#[derive(Serialize, JsonSchema)]
struct Paper<'a> {
    /// The number of the document.
    number: &'a str,
    /// Who issued it, in Chinese.
    issuer: &'a str,
    /// The day in its signature block.
    signed: Day,
    /// The day it was made public.
    published: Day,
}

/// The days of a year.
#[derive(Serialize, JsonSchema)]
pub(super) struct Days<'a> {
    /// The year.
    year: i32,
    /// Every day of the year, for the whole country.
    days: Each<'a, Dated>,
    /// Its pages.
    pages: Pages,
}

/// A day.
#[derive(Serialize, JsonSchema)]
pub(super) struct Dated {
    /// The day.
    date: Day,
    /// Whether it is a working day.
    worked: bool,
    /// Why, one word.
    reason: &'static str,
    /// Why, in words.
    words: Bilingual,
    /// The number of the paper that arranged it.
    #[serde(skip_serializing_if = "Option::is_none")]
    paper: Option<String>,
}

/// The years that are known.
pub(super) fn of<'a>(survey: &'a Survey<'_>) -> Calendar<'a> {
    let days = survey.register.calendar.known_on(survey.day);
    let years = year::known(survey).map(|year| Year {
        year,
        papers: papers(survey, year),
        path: year_of(year),
        pages: Pages::of(&address::year(year, NATIONAL)),
    });
    Calendar { first_known: days.first_known_day(), last_final: days.last_final_day(), years: years.collect() }
}

/// The papers that are out on the day.
fn papers<'a>(survey: &'a Survey<'_>, year: i32) -> Vec<Paper<'a>> {
    let national = |file: &&'a YearDraft| file.region == NATIONAL && file.year == year;
    let papers = survey.register.calendar.years().iter().filter(national).flat_map(|file| file.papers_on(survey.day));
    papers.map(|paper| Paper { number: &paper.number, issuer: &paper.issuer, signed: paper.signed, published: paper.published }).collect()
}

/// The days of a year.
pub(super) fn year<'a>(survey: &'a Survey<'_>, year: i32) -> Option<Days<'a>> {
    let known = survey.register.calendar.known_on(survey.day);
    let (first, last) = Day::new(year, 1, 1).zip(Day::new(year, 12, 31))?;
    let days = Day::range(first, last).map(move |date| {
        let kind = known.day(date);
        let paper = kind.reason.label().map(|label| label.number.clone());
        Dated { date, worked: kind.worked, reason: kind.reason.code(), words: kind.reason.words(), paper }
    });
    Some(Days { year, days: Each::of(days), pages: Pages::of(&address::year(year, NATIONAL)) })
}
