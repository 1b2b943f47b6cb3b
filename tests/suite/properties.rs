//! Properties that hold for any input: of windows, of terms, of standings.

use std::sync::OnceLock;

use gongshi::model::calendar::{Calendar, FirstDay, Unit};
use gongshi::model::day::Day;
use gongshi::model::register::Register;
use gongshi::model::standing::{Lives, Names};
use proptest::prelude::*;

use crate::root;

fn calendar() -> &'static Calendar {
    static CALENDAR: OnceLock<Calendar> = OnceLock::new();
    CALENDAR.get_or_init(|| {
        let (calendar, findings) = gongshi::calendar_only(&[root().join("content")]);
        assert!(!findings.has_errors());
        calendar
    })
}

fn register() -> &'static Register {
    static REGISTER: OnceLock<Register> = OnceLock::new();
    REGISTER.get_or_init(|| gongshi::resolve_content(&[root().join("content")]).0.unwrap())
}

/// Days the calendar knows, as days after 2007-01-01.
fn known_day() -> impl Strategy<Value = Day> {
    (0i64..7304).prop_map(|after| Day::new(2007, 1, 1).unwrap().add_days(after))
}

fn first_day() -> impl Strategy<Value = FirstDay> {
    prop_oneof![Just(FirstDay::PostingDay), Just(FirstDay::NextDay)]
}

proptest! {
    #[test]
    fn a_window_holds_exactly_its_days(posted in known_day(), days in 1u32..60, first in first_day()) {
        let all = calendar().latest();
        let window = all.window(posted, days, Unit::WorkingDays, first).unwrap();
        let counted: Vec<Day> = window.trail.iter().filter(|day| day.counted).map(|day| day.date).collect();
        prop_assert_eq!(counted.len(), days as usize);
        prop_assert_eq!(counted.first().copied(), Some(window.first));
        prop_assert_eq!(counted.last().copied(), Some(window.last));
        prop_assert!(counted.iter().all(|day| all.is_worked(*day)));
        prop_assert!(window.first >= posted && (first == FirstDay::PostingDay || window.first > posted));
        // Read back from its printed dates, it has the same length.
        let read = all.count(posted, window.first, window.last, Unit::WorkingDays, first).unwrap();
        prop_assert_eq!(read.days, days);
        prop_assert_eq!(read.provisional, window.provisional);
    }

    #[test]
    fn a_longer_window_never_ends_earlier(posted in known_day(), days in 1u32..40, first in first_day()) {
        let all = calendar().latest();
        let short = all.window(posted, days, Unit::WorkingDays, first).unwrap();
        let long = all.window(posted, days + 1, Unit::WorkingDays, first).unwrap();
        prop_assert!(short.last < long.last && short.first == long.first);
        let next = all.window(posted, days, Unit::WorkingDays, FirstDay::NextDay).unwrap();
        let same = all.window(posted, days, Unit::WorkingDays, FirstDay::PostingDay).unwrap();
        prop_assert!(same.last <= next.last);
    }

    #[test]
    fn a_term_of_years_ends_on_the_corresponding_day_or_the_months_last(day in known_day(), years in 1i32..6) {
        let end = day.plus_years(years);
        prop_assert_eq!(end.year(), day.year() + years);
        prop_assert_eq!(end.month(), day.month());
        let leap = day.month() == 2 && day.day_of_month() == 29 && Day::new(end.year(), 2, 29).is_none();
        prop_assert_eq!(end.day_of_month(), if leap { 28 } else { day.day_of_month() });
    }

    #[test]
    fn every_standing_has_a_trail_that_ends_in_it(after in 0i64..2150) {
        let day = Day::new(2021, 1, 1).unwrap().add_days(after);
        let names = Names::new(register());
        for scheme in &register().schemes {
            for (id, life) in Lives::on(scheme, &names, day).of {
                prop_assert_eq!(life.trail.last().map(|step| step.standing), Some(life.standing), "{}", id);
                prop_assert_eq!(life.turning().map(|step| step.standing), Some(life.standing), "{}", id);
                prop_assert!(life.since <= Some(day), "{}", id);
                prop_assert!(life.trail.iter().all(|step| step.posted <= day && step.date <= day), "{}", id);
                prop_assert!(life.trail.windows(2).all(|pair| pair[0].date <= pair[1].date), "{}", id);
                prop_assert!(life.bars.iter().all(|bar| bar.from.is_some_and(|from| from <= day) && bar.until.is_none_or(|until| until >= day)), "{}", id);
            }
        }
    }
}

#[test]
fn the_papers_of_2020_and_2019_moved_windows_that_were_already_printed() {
    let posted = Day::new(2020, 1, 22).unwrap();
    let then = calendar().known_on(posted).window(posted, 5, Unit::WorkingDays, FirstDay::PostingDay).unwrap();
    let now = calendar().latest().window(posted, 5, Unit::WorkingDays, FirstDay::PostingDay).unwrap();
    assert!(then.last < now.last, "{} {}", then.last, now.last);
}

#[test]
fn an_act_of_another_base_changes_nothing() {
    let work = crate::work::Work::small();
    let life = |work: &crate::work::Work| {
        let register = gongshi::resolve_content(&[work.path()]).0.unwrap();
        let names = Names::new(&register);
        let lives = Lives::on(&register.schemes[0], &names, Day::new(2026, 11, 21).unwrap());
        let told: Vec<String> = lives
            .of
            .iter()
            .filter(|(id, _)| id.as_str() != "LK-2025-001")
            .map(|(id, life)| format!("{id} {:?} {:?} {:?} {}", life.standing, life.since, life.marks, life.trail.len()))
            .collect();
        told
    };
    let before = life(&work);
    work.put(
        "schemes/lake/acts/2026/0701-change/act.toml",
        "kind = \"decision\"\nunder = \"rules-2024\"\ntitle = { zh = \"变更\", en = \"Change\" }\n",
    );
    work.put(
        "schemes/lake/acts/2026/0701-change/changes.csv",
        "subject,name,host,what,from,to,to_en\nLK-2025-001,镜湖水实验室,镜湖大学,leader,林一,林五,Lin Wu\n",
    );
    assert_eq!(before, life(&work));
}
