//! What a period is counted in, from which day, and how long it may be.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The longest period that is counted, in its own unit: the days of a leap year. A longer one is a slip of the pen.
pub const MAX_DAYS: u32 = 366;

/// Which day of a period is day 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FirstDay {
    /// The day of posting, as most offices count.
    PostingDay,
    /// The day after it (Civil Code, art. 201).
    NextDay,
}

/// What a period is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Working days (工作日).
    WorkingDays,
    /// Every day; where the last is a day off, the period ends on the next working day (Civil Code, art. 203).
    CalendarDays,
}
