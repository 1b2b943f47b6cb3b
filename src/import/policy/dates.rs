//! Days as texts write them: `2014年9月29日`, `二〇二六年三月一日`.

use crate::model::day::Day;
use crate::model::policy_text::numeral;

/// The full date that a text begins with; none where there is no such day, or none of a text that can be in force.
pub(super) fn date(text: &str) -> Option<Day> {
    let (year, rest) = numeral::take(text, false)?;
    let (month, rest) = numeral::take(rest.strip_prefix('年')?, false)?;
    let (day, rest) = numeral::take(rest.strip_prefix('月')?, false)?;
    let year = i32::try_from(year).ok().filter(|year| (1949..=2999).contains(year) && rest.starts_with('日'))?;
    Day::new(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_there_is_none_of_is_no_date() {
        assert_eq!(date("二〇二六年三月一日起"), Day::new(2026, 3, 1));
        assert_eq!(date("2026年2月30日"), None);
        assert_eq!(date("1026年2月3日"), None);
        assert_eq!(date("2026年2月"), None);
    }
}
