//! Periods counted by the real papers.

use super::super::FirstDay::{NextDay, PostingDay};
use super::super::Unit::{CalendarDays, WorkingDays};
use super::super::{Calendar, Open, Reason, WindowFault};
use super::{day, ends, real};
use crate::model::day::Day;

#[test]
fn holidays_are_skipped_and_make_up_days_count() {
    let calendar = real();
    let now = calendar.latest();
    assert_eq!(ends(now, "2024-09-27", 5, PostingDay), "09-27 10-09");
    assert_eq!(ends(now, "2024-09-27", 5, NextDay), "09-29 10-10");
    assert_eq!(ends(now, "2026-02-12", 5, PostingDay), "02-12 02-25");
    assert_eq!(ends(now, "2026-02-12", 5, NextDay), "02-13 02-26");
    assert_eq!(ends(now, "2025-09-26", 5, PostingDay), "09-26 10-09");
    assert_eq!(ends(now, "2026-10-01", 1, PostingDay), "10-08 10-08");
    // Sunday 23 April 2023 was worked and is a day of posting like any other.
    assert_eq!(ends(now, "2023-04-23", 5, PostingDay), "04-23 04-27");
}

#[test]
fn printed_periods_of_five_working_days() {
    let calendar = real();
    let days = |first: &str, last: &str| {
        let (first, last) = (day(first), day(last));
        calendar.known_on(first).count(first, first, last, WorkingDays, PostingDay).unwrap().days
    };
    for (first, last) in
        [("2023-06-19", "2023-06-26"), ("2024-04-26", "2024-05-06"), ("2018-09-18", "2018-09-25"), ("2019-12-31", "2020-01-07")]
    {
        assert_eq!(days(first, last), 5, "{first}");
    }
    assert_eq!(days("2023-01-05", "2023-01-09"), 3);
    assert_eq!(days("2021-04-21", "2021-04-27"), 6);
    // Signed on Monday 6 May 2024, to run from the 13th: the days between are none of it.
    let late = calendar.latest().count(day("2024-05-06"), day("2024-05-13"), day("2024-05-19"), WorkingDays, NextDay).unwrap();
    assert_eq!((late.days, late.first_is_worked, late.last_is_worked, late.trail.len()), (5, true, false, 14));
    assert_eq!(
        late.trail.iter().map(|day| day.reason.code()).take(3).collect::<Vec<_>>(),
        ["posting-day", "before-period", "before-period"]
    );
}

#[test]
fn a_period_is_judged_by_the_papers_out_when_it_was_posted() {
    let calendar = real();
    assert_eq!(ends(calendar.known_on(day("2020-01-22")), "2020-01-22", 5, PostingDay), "01-22 02-03");
    assert_eq!(ends(calendar.known_on(day("2020-01-26")), "2020-01-22", 5, PostingDay), "01-22 02-03");
    assert_eq!(ends(calendar.known_on(day("2020-01-27")), "2020-01-22", 5, PostingDay), "01-22 02-05");
    assert_eq!(ends(calendar.latest(), "2020-01-22", 5, PostingDay), "01-22 02-05");
    // Labour Day 2019: 1 May alone, until 22 March.
    assert_eq!(ends(calendar.known_on(day("2019-03-21")), "2019-03-21", 30, PostingDay), "03-21 05-03");
    assert_eq!(ends(calendar.latest(), "2019-03-21", 30, PostingDay), "03-21 05-05");
    let [before, after] = ["2019-03-21", "2019-03-22"].map(|known| calendar.known_on(day(known)).day(day("2019-05-01")).reason.words().zh);
    assert_eq!((before.as_str(), after.as_str()), ("劳动节放假（国办发明电〔2018〕15号）", "劳动节放假（国办发明电〔2019〕3号）"));
    // 3 September 2015 was given off on 13 May of that year.
    assert!(calendar.known_on(day("2015-05-12")).is_worked(day("2015-09-03")));
    assert!(!calendar.known_on(day("2015-05-13")).is_worked(day("2015-09-03")));
    // The paper for 2020 was out on 21 November 2019.
    assert_eq!(calendar.known_on(day("2019-11-20")).last_known_day(), Some(day("2019-12-31")));
    assert_eq!(calendar.known_on(day("2019-11-21")).last_known_day(), Some(day("2020-12-31")));
}

#[test]
fn the_end_of_the_last_year_is_provisional() {
    let calendar = real();
    let now = calendar.latest();
    assert_eq!((now.first_known_day(), now.last_final_day()), (Some(day("2006-12-29")), Some(day("2026-12-28"))));
    assert_eq!(ends(now, "2026-12-25", 2, PostingDay), "12-25 12-28");
    assert_eq!(ends(now, "2026-12-25", 3, PostingDay), "12-25 12-29?");
    assert_eq!(ends(now, "2026-12-25", 5, PostingDay), "12-25 12-31?");
    assert_eq!(ends(now, "2026-12-25", 5, NextDay), "12-28 01-01?");
    let open = |date: &str| now.day(day(date)).reason;
    assert_eq!(open("2026-12-31"), Reason::Unarranged(Open::YearEnd));
    assert_eq!(open("2027-01-01"), Reason::Unarranged(Open::NewYear));
    assert_eq!(open("2027-01-04"), Reason::Unarranged(Open::Year));
    let window = |days| now.window(day("2026-12-30"), days, WorkingDays, PostingDay).unwrap();
    assert!(!window(2).counts_new_year() && window(3).counts_new_year());
    assert!(now.window(day("2026-12-31"), 261, WorkingDays, PostingDay).is_ok());
    let too_far = now.window(day("2026-12-31"), 263, WorkingDays, PostingDay);
    assert_eq!(too_far, Err(WindowFault::BeyondKnown { date: day("2027-12-31"), last: Some(day("2026-12-31")) }));
    let (first, last) = (day("2006-12-29"), day("2026-12-31"));
    for posted in ["2006-12-28", "2027-01-01"].map(day) {
        assert_eq!(now.window(posted, 5, WorkingDays, PostingDay), Err(WindowFault::PostedOutside { posted, first, last }));
    }
    for days in [0, 367, u32::MAX] {
        assert_eq!(now.window(first, days, WorkingDays, PostingDay), Err(WindowFault::Length { days }));
    }
    let empty = Calendar::default();
    assert!(matches!(empty.latest().window(Day::MAX, 5, WorkingDays, PostingDay), Err(WindowFault::NothingKnown { .. })));
}

#[test]
fn calendar_days_end_on_a_worked_day() {
    let calendar = real();
    let now = calendar.latest();
    let seven = |posted: &str, first_day| now.window(day(posted), 7, CalendarDays, first_day).unwrap();
    assert_eq!(seven("2026-09-26", PostingDay).last, day("2026-10-08"));
    assert_eq!(seven("2026-11-02", NextDay).last, day("2026-11-09"));
    let moved = seven("2026-11-02", PostingDay);
    assert_eq!((moved.first, moved.last, moved.days), (day("2026-11-02"), day("2026-11-09"), 7));
    assert_eq!(moved.trail.last().map(|day| (day.counted, day.reason.code())), Some((false, "moved-end")));
    let printed = now.count(moved.first, moved.first, moved.last, CalendarDays, PostingDay).unwrap();
    assert_eq!((printed.days, printed.moved), (8, 2));
    // The 6th and the 7th day were Saturday and Sunday: either length ends on that Monday, and so does one of 8 days.
    assert_eq!([5, 6, 7, 8, 9].map(|days| printed.is_exactly(days)), [false, true, true, true, false]);
    assert_eq!((printed.clone().printed_as(7).days, printed.clone().printed_as(7).trail), (7, moved.trail));
    assert_eq!([5, 8].map(|days| printed.clone().printed_as(days) == printed), [true, true]);
}

#[test]
fn working_days_left_leave_out_today() {
    let calendar = real();
    let left = |after: &str, to: &str| calendar.latest().working_days_between(day(after), day(to));
    assert_eq!(left("2024-09-27", "2024-10-09"), 4);
    assert_eq!(left("2024-10-09", "2024-10-09"), 0);
    assert_eq!(left("2024-10-10", "2024-10-09"), 0);
}
