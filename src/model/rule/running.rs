//! Years running: what a text asks to happen year after year.

use std::collections::BTreeMap;

use super::{ReportState, ReportsEvent};

impl ReportsEvent {
    /// Whether the report of a year is one of enough years, each the one after the other, in the states that count.
    #[must_use]
    pub fn ran_through(&self, reports: &BTreeMap<i32, ReportState>, year: i32) -> bool {
        let counts = |year: &i32| reports.get(year).is_some_and(|state| self.state.contains(state));
        let (before, after) = ((i32::MIN..=year).rev().take_while(counts).count(), (year.saturating_add(1)..).take_while(counts).count());
        before > 0 && before + after >= self.running as usize
    }

    /// Whether there ever were so many years; a later report does not undo them.
    #[must_use]
    pub fn ran(&self, reports: &BTreeMap<i32, ReportState>) -> bool {
        reports.keys().any(|year| self.ran_through(reports, *year))
    }
}

/// Adds a round that was failed to those failed year after year before it.
pub fn failed(years: &mut Vec<i32>, round: i32) {
    match years.last() {
        Some(last) if *last == round => return,
        Some(last) if last.checked_add(1) != Some(round) => years.clear(),
        _ => {}
    }
    years.push(round);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_years_side_by_side_run() {
        use ReportState::{Late, Missing, NotDue, OnTime};
        let rule = ReportsEvent { state: vec![Late, Missing], running: 2 };
        let ran = |reports: &[(i32, ReportState)]| rule.ran(&reports.iter().copied().collect());
        assert!(ran(&[(2025, Late), (2026, Missing)]));
        assert!(ran(&[(2025, Late), (2026, Missing), (2027, OnTime)]));
        assert!(!ran(&[(2025, Late), (2027, Late)]));
        assert!(!ran(&[(2025, Late), (2026, NotDue), (2027, Late)]));
        assert!(!ran(&[(2025, Late), (2026, OnTime), (2027, Late)]));
        let reports = [(2025, Late), (2026, Missing), (2027, OnTime)].into_iter().collect();
        assert!(rule.ran_through(&reports, 2025) && rule.ran_through(&reports, 2026) && !rule.ran_through(&reports, 2027));
    }

    #[test]
    fn a_year_between_ends_the_run() {
        let mut years = Vec::new();
        [2020, 2022, 2023, 2023, 2024].into_iter().for_each(|year| failed(&mut years, year));
        assert_eq!(years, [2022, 2023, 2024]);
    }
}
