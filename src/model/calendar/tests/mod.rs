//! The real papers, and what the tests share.

mod files;
mod windows;

use super::{Arrangement, Calendar, CalendarFault, FirstDay, Unit, YearDraft};
use crate::model::day::Day;

macro_rules! papers {
    ($($year:literal)*) => {
        [$((concat!("cn-", $year, ".toml"), include_str!(concat!("../../../../content/calendars/cn-", $year, ".toml")))),*]
    };
}

const PAPERS: [(&str, &str); 21] =
    papers!(2007 2008 2009 2010 2011 2012 2013 2014 2015 2016 2017 2018 2019 2020 2021 2022 2023 2024 2025 2026 2027);

fn compile(files: &[(&str, &str)]) -> (Calendar, Vec<CalendarFault>) {
    Calendar::new(files.iter().map(|(name, text)| ((*name).to_owned(), toml::from_str::<YearDraft>(text).unwrap())).collect())
}

/// The papers up to that of 2026, whatever has been added since.
fn real() -> Calendar {
    let (calendar, faults) = compile(&PAPERS[..20]);
    assert_eq!(faults, []);
    calendar
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn ends(arrangement: Arrangement, posted: &str, days: u32, first_day: FirstDay) -> String {
    let window = arrangement.window(day(posted), days, Unit::WorkingDays, first_day).unwrap();
    let counted = arrangement.count(day(posted), window.first, window.last, Unit::WorkingDays, first_day).unwrap();
    assert_eq!((counted.days, counted.provisional), (days, window.provisional));
    assert_eq!(window.trail.iter().filter(|day| day.counted).count(), days as usize);
    assert_eq!(window.trail.first().map(|counted| counted.date), Some(day(posted)));
    let short = |date: Day| format!("{:02}-{:02}", date.month(), date.day_of_month());
    format!("{} {}{}", short(window.first), short(window.last), if window.provisional { "?" } else { "" })
}
