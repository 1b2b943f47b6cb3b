//! The headings of a text on its page: how deep each stands, and its anchor.
//!
//! An anchor follows the printed numbers (`part-2-chapter-3`), so a chapter put in between moves no other.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::policy_text::opening::{Level, heading_opening};
use crate::model::policy_text::{Chapter, mark};

/// The level of the page's headings that the outermost heading of a text has.
pub(super) const OUTERMOST: u8 = 3;

/// Where a heading stands.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Standing {
    /// 3 for the outermost, as `h3`.
    pub level: u8,
    pub anchor: String,
}

/// Of every heading, in their order.
pub(super) fn standings(headings: &[Chapter]) -> Vec<Standing> {
    let present: BTreeSet<Level> = headings.iter().map(Chapter::level).collect();
    let rank = |level: Level| u8::try_from(present.iter().filter(|other| **other < level).count()).unwrap_or(0);
    let mut path: Vec<(u8, String)> = Vec::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut unnumbered = 0_usize;
    let mut all = Vec::with_capacity(headings.len());
    for heading in headings {
        let value = number(heading);
        // Without a number, as 附则 after the last book: it closes the whole text, not the book before it.
        let rank = if value.is_some() || !closes(heading) { rank(heading.level()) } else { 0 };
        path.retain(|(above, _)| *above < rank);
        let own = match value {
            Some(value) => format!("{}-{value}", word(heading.level())),
            None => {
                unnumbered = unnumbered.saturating_add(1);
                format!("heading-{unnumbered}")
            }
        };
        path.push((rank, own));
        let whole = path.iter().map(|(_, own)| own.as_str()).collect::<Vec<_>>().join("-");
        let times = seen.entry(whole.clone()).and_modify(|times| *times = times.saturating_add(1)).or_insert(1);
        let anchor = if *times > 1 { format!("{whole}-again-{times}") } else { whole };
        all.push(Standing { level: OUTERMOST.saturating_add(rank), anchor });
    }
    all
}

fn number(heading: &Chapter) -> Option<u32> {
    let opened = heading_opening(&heading.number).map(|opening| opening.value);
    opened.or_else(|| mark::mark(&heading.number).map(|mark| mark.value))
}

fn closes(heading: &Chapter) -> bool {
    heading.title.chars().filter(|c| !c.is_whitespace()).eq("附则".chars())
}

fn word(level: Level) -> &'static str {
    match level {
        Level::Part => "part",
        Level::SubPart => "subpart",
        Level::Chapter => "chapter",
        Level::Section => "section",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_follow_printed_numbers() {
        let heading = |number: &str, title: &str| Chapter { number: number.into(), title: title.into(), lead: Vec::new() };
        let headings = [
            heading("第一编", "甲"),
            heading("第一章", "乙"),
            heading("第一节", "丙"),
            heading("第二编", "丁"),
            heading("第一章", "戊"),
            heading("第一章", "己"),
            heading("", "附  则"),
        ];
        let found: Vec<_> = standings(&headings).into_iter().map(|one| format!("{} {}", one.level, one.anchor)).collect();
        assert_eq!(
            found,
            [
                "3 part-1",
                "4 part-1-chapter-1",
                "5 part-1-chapter-1-section-1",
                "3 part-2",
                "4 part-2-chapter-1",
                "4 part-2-chapter-1-again-2",
                "3 heading-1"
            ]
        );
        let single = standings(&[heading("第一章", "甲"), heading("一、", "乙")]);
        assert_eq!(
            single.iter().map(|one| (one.level, one.anchor.as_str())).collect::<Vec<_>>(),
            [(3, "chapter-1"), (3, "chapter-1-again-2")]
        );
    }
}
