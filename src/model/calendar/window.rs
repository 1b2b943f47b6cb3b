//! A period counted forward from the day of posting: its first and last day, and what became of each day between.

use super::arrangement::{Arrangement, Open, Reason};
use super::fault::WindowFault;
use super::unit::{FirstDay, MAX_DAYS, Unit};
use crate::model::day::Day;

/// A period counted from the day of posting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// Day 1.
    pub first: Day,
    /// The last day, which belongs to the period until its end.
    pub last: Day,
    /// The length asked for, in the unit asked for.
    pub days: u32,
    /// Whether a paper still to come may change the count.
    pub provisional: bool,
    /// Every day from the day of posting to the last day; as many are counted as `days` says.
    pub trail: Vec<CountedDay>,
}

impl Window {
    /// Whether it counts a 1 January of which no paper says yet that it is off: its end will move.
    #[must_use]
    pub fn counts_new_year(&self) -> bool {
        self.trail.iter().any(|day| day.counted && day.reason == Reason::Unarranged(Open::NewYear))
    }
}

/// A day of a period's trail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountedDay {
    /// The day.
    pub date: Day,
    /// Whether it is one of the days of the period's length.
    pub counted: bool,
    /// Why it is, or is not.
    pub reason: Reason,
}

impl Arrangement<'_> {
    /// Counts a period of `days` from the day of posting.
    ///
    /// In working days the first day is the day of posting (or, with [`FirstDay::NextDay`], the day after it) if
    /// that is worked, else the next worked day, and the last is the `days`-th worked day. The period may run into
    /// the one year after the last known one, by the day of the week, and is then provisional.
    ///
    /// # Errors
    /// `days` is 0 or over [`MAX_DAYS`]; the day of posting is outside the known days; the period would end more
    /// than a year after them.
    pub fn window(&self, posted: Day, days: u32, unit: Unit, first_day: FirstDay) -> Result<Window, WindowFault> {
        if days == 0 || days > MAX_DAYS {
            return Err(WindowFault::Length { days });
        }
        let horizon = self.horizon(posted)?;
        let (mut trail, mut first, mut counted) = (Vec::new(), None, 0);
        for date in Day::range(posted, horizon) {
            if date == posted && first_day == FirstDay::NextDay {
                trail.push(CountedDay { date, counted: false, reason: Reason::PostingDay });
                continue;
            }
            let kind = self.day(date);
            let counts = counted < days && (unit == Unit::CalendarDays || kind.worked);
            let moved_end = !counts && unit == Unit::CalendarDays && kind.worked;
            if counts {
                counted += 1;
                first = first.or(Some(date));
            }
            trail.push(CountedDay { date, counted: counts, reason: if moved_end { Reason::MovedEnd } else { kind.reason } });
            if let (Some(first), true) = (first, counted == days && kind.worked) {
                return Ok(Window { first, last: date, days, provisional: !self.is_final(date), trail });
            }
        }
        Err(WindowFault::BeyondKnown { date: horizon, last: self.last_known_day() })
    }

    /// The last day a period posted on a day may reach: the end of the year after the last known one.
    pub(super) fn horizon(&self, posted: Day) -> Result<Day, WindowFault> {
        match (self.first_known_day(), self.last_known_day()) {
            (Some(first), Some(last)) if first <= posted && posted <= last => Ok(last.plus_years(1)),
            (Some(first), Some(last)) => Err(WindowFault::PostedOutside { posted, first, last }),
            _ => Err(WindowFault::NothingKnown { posted }),
        }
    }
}
