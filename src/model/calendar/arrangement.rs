//! The arrangement as known on a day and for a region: whether a day is worked, and why.

use std::sync::Arc;

use super::Calendar;
use super::fault::WindowFault;
use super::marks::{Effect, Label, Marks};
use super::year::NATIONAL;
use crate::model::day::Day;
use crate::model::text::Bilingual;

/// Days among which one is worked, by any arrangement that was ever made.
const LONGEST_BREAK: i64 = 30;

/// What the papers known on some day say, for the whole country or for one region. Cheap to make and to copy.
#[derive(Clone, Copy, Debug)]
pub struct Arrangement<'a> {
    calendar: &'a Calendar,
    known: Option<Day>,
    region: Option<&'a Marks>,
    years: Option<(i32, i32)>,
}

impl<'a> Arrangement<'a> {
    pub(super) fn of(calendar: &'a Calendar, known: Option<Day>) -> Self {
        let out = |published: &Day| known.is_none_or(|day| *published <= day);
        let mut years = calendar.papers.iter().filter(|(_, published)| out(published)).map(|(year, _)| *year);
        let run = years.next().map(|first| {
            let unbroken = years.zip(first..).take_while(|(year, before)| *year == before.saturating_add(1));
            (first, unbroken.last().map_or(first, |(year, _)| year))
        });
        Self { calendar, known, region: None, years: run }
    }

    /// The same with a region's own papers laid over the national ones; `None` and `CN` leave them aside.
    ///
    /// A region's papers do not move [`Self::last_final_day`]: where a region's own paper for a year is not there,
    /// the national arrangement is taken to hold.
    ///
    /// # Errors
    /// No file is for that region.
    pub fn for_region(self, region: Option<&str>) -> Result<Self, WindowFault> {
        let Some(id) = region.filter(|id| *id != NATIONAL) else {
            return Ok(Self { region: None, ..self });
        };
        match self.calendar.regions.get(id) {
            Some(marks) => Ok(Self { region: Some(marks), ..self }),
            None => Err(WindowFault::UnknownRegion { region: id.to_owned() }),
        }
    }

    /// Whether a day is worked, and why. A day without an arrangement goes by the day of the week.
    pub fn day(&self, day: Day) -> DayKind {
        let mark =
            self.region.and_then(|marks| marks.standing(day, self.known)).or_else(|| self.calendar.national.standing(day, self.known));
        let by_week = !day.is_weekend();
        let (worked, reason) = match mark.map(|mark| (mark.effect, &mark.label)) {
            Some((Effect::Work, label)) => (true, Reason::MakeUp(Arc::clone(label))),
            Some((Effect::Off, label)) => (false, Reason::Off(Arc::clone(label))),
            Some((Effect::TakenBack, label)) => (by_week, Reason::TakenBack(Arc::clone(label))),
            None if !self.is_final(day) => (by_week, Reason::Unarranged(self.open(day))),
            None => (by_week, if by_week { Reason::Weekday } else { Reason::Weekend }),
        };
        DayKind { worked, reason }
    }

    fn open(&self, day: Day) -> Open {
        match (self.last_final_day(), self.last_known_day()) {
            (Some(settled), Some(last)) if settled < day && day <= last => Open::YearEnd,
            _ if (day.month(), day.day_of_month()) == (1, 1) => Open::NewYear,
            _ => Open::Year,
        }
    }

    /// Whether a day is worked.
    pub fn is_worked(&self, day: Day) -> bool {
        self.day(day).worked
    }

    /// The first day after another that is worked; the very next one, where none is within [`LONGEST_BREAK`].
    pub fn next_worked(&self, after: Day) -> Day {
        let next = after.next();
        Day::range(next, after.add_days(LONGEST_BREAK)).find(|day| self.is_worked(*day)).unwrap_or(next)
    }

    /// How many days after `after`, up to and including `to`, are worked: the working days left on day `after` of a
    /// period that ends on `to`. Days without an arrangement go by the day of the week.
    pub fn working_days_between(&self, after: Day, to: Day) -> u32 {
        let worked = Day::range(after, to).skip(1).filter(|day| self.is_worked(*day)).count();
        u32::try_from(worked).unwrap_or(u32::MAX)
    }

    /// The first day that can be counted: 29 December before the first year known.
    ///
    /// Of a December the next year's paper has never changed a day before the 29th, so this is the earliest day
    /// that needs no paper of the year before.
    pub fn first_known_day(&self) -> Option<Day> {
        self.years.and_then(|(first, _)| Day::new(first.saturating_sub(1), 12, 29))
    }

    /// The last day of the last year known, without a gap since the first.
    pub fn last_known_day(&self) -> Option<Day> {
        self.years.and_then(|(_, last)| Day::new(last, 12, 31))
    }

    /// 28 December of the last year known: the paper for the next year may still change the days after it.
    pub fn last_final_day(&self) -> Option<Day> {
        self.years.and_then(|(_, last)| Day::new(last, 12, 28))
    }

    /// Whether no paper to come can change the day, as far as such papers have gone until now.
    pub fn is_final(&self, day: Day) -> bool {
        self.first_known_day().is_some_and(|first| first <= day) && self.last_final_day().is_some_and(|last| day <= last)
    }
}

/// What of a day without an arrangement may still change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Open {
    /// All: the paper for its year is not out.
    Year,
    /// It is at the end of the last year with a paper, where the next one may change days.
    YearEnd,
    /// That it is worked: 1 January of a year whose paper is not out is off by the regulation on days off
    /// (全国年节及纪念日放假办法, art. 2), whatever the paper adds to it.
    NewYear,
}

/// Whether a day is worked, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayKind {
    /// Whether it is a working day.
    pub worked: bool,
    /// Why it is, or is not.
    pub reason: Reason,
}

/// Why a day is a working day or not, or why a period counts it or not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Monday to Friday, with nothing arranged.
    Weekday,
    /// A day of rest that is worked for a holiday.
    MakeUp(Arc<Label>),
    /// Saturday or Sunday, with nothing arranged.
    Weekend,
    /// A day off.
    Off(Arc<Label>),
    /// The region does not follow the national arrangement; the day of the week decides.
    TakenBack(Arc<Label>),
    /// The day of posting, where the period begins after it.
    PostingDay,
    /// After the day of posting and before the period.
    BeforePeriod,
    /// Worked, but only the end of a period of calendar days whose own last day was a day off (Civil Code, art. 203).
    MovedEnd,
    /// No paper covers the day for good; the day of the week decides for the time being.
    Unarranged(Open),
}

impl Reason {
    /// The holiday and the paper, where one arranged the day.
    pub fn label(&self) -> Option<&Label> {
        match self {
            Self::MakeUp(label) | Self::Off(label) | Self::TakenBack(label) => Some(label),
            Self::Weekday | Self::Weekend | Self::PostingDay | Self::BeforePeriod | Self::MovedEnd | Self::Unarranged(_) => None,
        }
    }

    /// A short name for machines.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Weekday => "weekday",
            Self::MakeUp(_) => "make-up",
            Self::Weekend => "weekend",
            Self::Off(_) => "off",
            Self::TakenBack(_) => "taken-back",
            Self::PostingDay => "posting-day",
            Self::BeforePeriod => "before-period",
            Self::MovedEnd => "moved-end",
            Self::Unarranged(_) => "unarranged",
        }
    }

    /// The reason in words, with the holiday and the number of the paper where there is one.
    pub fn words(&self) -> Bilingual {
        match self {
            Self::Weekday => Bilingual::new("工作日", "Working day"),
            Self::Weekend => Bilingual::new("周末", "Weekend"),
            Self::MakeUp(label) => {
                let Label { name, number } = label.as_ref();
                Bilingual::new(format!("{}调休上班（{number}）", name.zh), format!("Working day made up for {} ({number})", name.en))
            }
            Self::Off(label) => {
                let Label { name, number } = label.as_ref();
                Bilingual::new(format!("{}放假（{number}）", name.zh), format!("{}, day off ({number})", name.en))
            }
            Self::TakenBack(label) => Bilingual::new(
                format!("当地不执行全国放假安排，按星期计（{}）", label.number),
                format!("National arrangement not followed here; day of the week decides ({})", label.number),
            ),
            Self::PostingDay => Bilingual::new("发布当日，不计入", "Day of posting, not counted"),
            Self::BeforePeriod => Bilingual::new("公示期开始之前", "Before the period begins"),
            Self::MovedEnd => Bilingual::new("末日遇休息日，顺延至此日", "The last day was a day off; the period runs on to this day"),
            Self::Unarranged(Open::Year) => {
                Bilingual::new("放假安排尚未公布，暂按星期计", "Days off not yet published; day of the week decides for now")
            }
            Self::Unarranged(Open::YearEnd) => Bilingual::new(
                "下一年的放假安排还可能调整这一天，暂按星期计",
                "Next year's days off may still change this day; day of the week decides for now",
            ),
            Self::Unarranged(Open::NewYear) => Bilingual::new(
                "元旦每年放假；安排尚未公布，暂按星期计",
                "New Year's Day, off every year; not yet published, day of the week decides for now",
            ),
        }
    }
}
