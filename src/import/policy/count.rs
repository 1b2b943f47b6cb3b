//! The running count of headings and articles; notes on what is missing, printed again or going back.

use std::collections::BTreeMap;

use super::Report;
use crate::model::policy_text::opening::Level;

/// What has been counted so far.
#[derive(Default)]
pub(super) struct Count {
    /// The open headings, outer first.
    headings: Vec<(Level, u32)>,
    /// The last number of each level, whatever stood between: chapters may count on through the parts.
    through: BTreeMap<Level, u32>,
    article: Option<(u32, u32)>,
}

impl Count {
    pub(super) fn heading(&mut self, no: usize, number: &str, value: u32, level: Level, report: &mut Report) {
        while self.headings.last().is_some_and(|(above, _)| *above > level) {
            self.headings.pop();
        }
        let last = self.headings.last().filter(|(above, _)| *above == level).map(|(_, last)| *last);
        if value == 0 {
            // A heading without a number takes its turn in the count.
            match self.headings.last_mut().filter(|(above, _)| *above == level) {
                Some((_, last)) => *last = last.saturating_add(1),
                None => self.headings.push((level, 1)),
            }
            return;
        }
        let through = self.through.insert(level, value);
        // The first of its list begins with 1, or goes on from the list before.
        let before = last.or(through.filter(|through| value == through.saturating_add(1))).unwrap_or(0);
        if value > before.saturating_add(1) {
            report.note(no, format!("{number}之前的编号有缺"), format!("numbers are missing before {number}"));
        } else if last == Some(value) {
            report.note(no, format!("{number}重复"), format!("{number} is printed again"));
        }
        match self.headings.last_mut().filter(|(above, _)| *above == level) {
            Some((_, last)) => *last = value,
            None => self.headings.push((level, value)),
        }
    }

    pub(super) fn article(&mut self, no: usize, number: &str, value: u32, inserted: u32, report: &mut Report) {
        let last = self.article.replace((value, inserted));
        let Some((last, last_inserted)) = last else {
            if value != 1 {
                report.note(no, format!("条文从{number}开始"), format!("the articles begin with {number}"));
            }
            return;
        };
        // An inserted article stands behind the one whose number it has.
        let before = if inserted > 0 { value } else { value.saturating_sub(1) };
        if before > last {
            let missing = missing(last.saturating_add(1), before);
            report.note(
                no,
                format!("缺第{missing}条，{number}编号照印保留"),
                format!("missing before {number}: article(s) {missing}; nothing is renumbered"),
            );
        } else if (value, inserted) == (last, last_inserted) {
            report.note(no, format!("{number}重复，键加后缀"), format!("{number} is printed again; its key gets a suffix"));
        } else if value < last || (value == last && inserted < last_inserted) {
            report.note(
                no,
                format!("{number}：条文编号倒退或重新开始"),
                format!("{number}: the count of articles goes back or starts again"),
            );
        } else if value == last && inserted > last_inserted.saturating_add(1) {
            let missing = missing(last_inserted.saturating_add(1), inserted.saturating_sub(1));
            report.note(
                no,
                format!("缺第{value}条之{missing}，{number}编号照印保留"),
                format!("missing before {number}: insertion(s) {missing} after article {value}; nothing is renumbered"),
            );
        }
    }
}

fn missing(first: u32, last: u32) -> String {
    if first == last { first.to_string() } else { format!("{first}–{last}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headings(counted: &[(Level, u32)]) -> Vec<usize> {
        let (mut count, mut report) = (Count::default(), Report::default());
        for (no, (level, value)) in counted.iter().enumerate() {
            count.heading(no, "甲", *value, *level, &mut report);
        }
        report.notes.into_iter().map(|note| note.line).collect()
    }

    fn articles(counted: &[(u32, u32)]) -> Vec<String> {
        let (mut count, mut report) = (Count::default(), Report::default());
        for (no, (value, inserted)) in counted.iter().enumerate() {
            count.article(no, "甲", *value, *inserted, &mut report);
        }
        report.notes.into_iter().map(|note| note.what.zh).collect()
    }

    #[test]
    fn a_list_of_headings_begins_with_one_or_counts_on() {
        use Level::{Chapter, Part, Section};
        assert_eq!(headings(&[(Chapter, 2), (Chapter, 3)]), [0]);
        assert_eq!(headings(&[(Chapter, 1), (Section, 2), (Section, 3), (Chapter, 2), (Section, 1), (Chapter, 4)]), [1, 5]);
        assert_eq!(headings(&[(Part, 1), (Chapter, 1), (Chapter, 2), (Part, 2), (Chapter, 3), (Part, 3), (Chapter, 1)]), [0; 0]);
        assert_eq!(headings(&[(Chapter, 0), (Chapter, 2), (Chapter, 2)]), [2]);
    }

    #[test]
    fn gaps_among_inserted_articles() {
        assert_eq!(articles(&[(1, 0), (2, 0), (2, 1), (2, 2), (3, 0)]), [""; 0]);
        assert_eq!(articles(&[(1, 0), (1, 2), (1, 5)]), ["缺第1条之1，甲编号照印保留", "缺第1条之3–4，甲编号照印保留"]);
        assert_eq!(articles(&[(1, 0), (2, 1)]), ["缺第2条，甲编号照印保留"]);
    }
}
