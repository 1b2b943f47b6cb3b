//! A period whose two dates are printed: how many days it holds.

use super::arrangement::{Arrangement, Reason};
use super::fault::WindowFault;
use super::unit::{FirstDay, MAX_DAYS, Unit};
use super::window::CountedDay;
use crate::model::day::Day;

/// What a printed period holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Its length in the unit asked for: with [`FirstDay::PostingDay`] from its first day to its last, with
    /// [`FirstDay::NextDay`] only the days of these that come after the day of posting.
    pub days: u32,
    /// In calendar days, how many days off lie right before the last day where that is worked: the last day may have
    /// been moved past them (Civil Code, art. 203). 0 in working days.
    pub moved: u32,
    /// Whether a paper still to come may change the count.
    pub provisional: bool,
    /// Every day from the day of posting (or the first day, where that is earlier) to the last day.
    pub trail: Vec<CountedDay>,
    /// Whether the first printed day is worked.
    pub first_is_worked: bool,
    /// Whether the last printed day is worked.
    pub last_is_worked: bool,
}

impl Counted {
    /// Whether the period is one of exactly `days`. A period of calendar days whose last day was moved past days off
    /// is of every length that ends on one of them.
    pub fn is_exactly(&self, days: u32) -> bool {
        (self.days.saturating_sub(self.moved)..=self.days).contains(&days)
    }

    /// As a period that is printed with a length: where it is exactly as long and its last day was moved, the days past that
    /// length are not counted, and the last is what the period runs on to.
    #[must_use]
    pub fn printed_as(mut self, days: u32) -> Self {
        if days < self.days && self.is_exactly(days) {
            self.trail.iter_mut().filter(|day| day.counted).skip(days as usize).for_each(|day| day.counted = false);
            if let Some(last) = self.trail.last_mut() {
                last.reason = Reason::MovedEnd;
            }
            (self.days, self.moved) = (days, 0);
        }
        self
    }
}

impl Arrangement<'_> {
    /// Counts a printed period, both days included.
    ///
    /// # Errors
    /// The last day is before the first; the span from posting to last is over twice [`MAX_DAYS`]; the day of posting
    /// is outside the known days; a day of the period is before them or more than a year after them.
    pub fn count(&self, posted: Day, first: Day, last: Day, unit: Unit, first_day: FirstDay) -> Result<Counted, WindowFault> {
        if last < first {
            return Err(WindowFault::LastBeforeFirst { first, last });
        }
        let horizon = self.horizon(posted)?;
        let start = posted.min(first);
        if self.first_known_day().is_some_and(|known| start < known) {
            return Err(WindowFault::BeforeKnown { date: start, first: self.first_known_day() });
        }
        if horizon < last {
            return Err(WindowFault::BeyondKnown { date: last, last: self.last_known_day() });
        }
        if start.days_until(last) > 2 * i64::from(MAX_DAYS) {
            return Err(WindowFault::TooLong { first: start, last });
        }
        let (mut trail, mut days, mut days_off) = (Vec::new(), 0, 0);
        for date in Day::range(start, last) {
            let kind = self.day(date);
            let left_out = first_day == FirstDay::NextDay && date <= posted;
            let counted = first <= date && !left_out && (unit == Unit::CalendarDays || kind.worked);
            days += u32::from(counted);
            if date < last {
                days_off = if counted && !kind.worked { days_off + 1 } else { 0 };
            }
            let reason = match kind.reason {
                _ if left_out && date == posted => Reason::PostingDay,
                _ if date < first => Reason::BeforePeriod,
                reason => reason,
            };
            trail.push(CountedDay { date, counted, reason });
        }
        let last_is_worked = self.is_worked(last);
        Ok(Counted {
            days,
            moved: if unit == Unit::CalendarDays && last_is_worked { days_off } else { 0 },
            provisional: !self.is_final(last),
            trail,
            first_is_worked: self.is_worked(first),
            last_is_worked,
        })
    }
}
