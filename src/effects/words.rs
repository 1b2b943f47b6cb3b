//! The words of a page as a reader meets them, run by run between tags, and where two pages first differ.

use crate::model::day::Day;

/// The words of a page. Runs are without white space at their ends.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    runs: Vec<Run>,
}

#[derive(Debug, PartialEq, Eq)]
struct Run {
    text: String,
    /// It tells the size or the hash of a file to download.
    stamp: bool,
}

impl Words {
    /// Of a page as it is served; scripts and styles have none.
    pub(super) fn of(page: &str) -> Self {
        let mut words = Self::default();
        let mut rest = page;
        while let Some((text, tag)) = rest.split_once('<') {
            words.add(text);
            let close = ["script", "style"].into_iter().find(|name| tag.starts_with(name));
            rest = past_tag(tag);
            if let Some(name) = close {
                rest = rest.split_once(&format!("</{name}")).map_or("", |(_, after)| past_tag(after));
            }
        }
        words.add(rest);
        words
    }

    fn add(&mut self, text: &str) {
        let text = super::page::plain(&text.split_whitespace().collect::<Vec<_>>().join(" "));
        if text.is_empty() {
            return;
        }
        // A file's size stands in the run before its hash.
        let stamp = text.strip_prefix("sha256 ").is_some_and(|hash| hash.len() == 64);
        if let (true, Some(size)) = (stamp, self.runs.last_mut()) {
            size.stamp = true;
        }
        self.runs.push(Run { text, stamp });
    }

    /// All of them, without white space.
    pub(super) fn whole(&self) -> String {
        self.runs.iter().flat_map(|run| run.text.split(' ')).collect()
    }

    /// Whether the other says the same, but for the day it is made for and the size and hash of files.
    pub(super) fn lasts(&self, other: &Self, days: &Days) -> bool {
        let (old, new) = (self.lines(), other.lines());
        old.len() == new.len() && old.iter().zip(&new).all(|(old, new)| days.same(old, new))
    }

    /// What stood where the other differs, and what stands there now: from the first run that differs to the last.
    pub(super) fn differ(&self, other: &Self, days: &Days) -> (String, String) {
        let (old, new) = (self.lines(), other.lines());
        let same = old.iter().zip(&new).take_while(|(old, new)| days.same(old, new)).count();
        let (old, new) = (old.get(same..).unwrap_or_default(), new.get(same..).unwrap_or_default());
        let same = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| days.same(old, new)).count();
        let middle = |runs: &[&str]| runs.get(..runs.len() - same).unwrap_or_default().join(" ");
        (middle(old), middle(new))
    }

    fn lines(&self) -> Vec<&str> {
        self.runs.iter().filter(|run| !run.stamp).map(|run| run.text.as_str()).collect()
    }
}

/// The spellings of the day each site is made for, where the days differ.
#[derive(Debug, Default)]
pub(super) struct Days(Vec<(String, String)>);

impl Days {
    /// From the days as manifests write them.
    pub(super) fn of(was: &str, is: &str) -> Self {
        let spell = |day: &str| {
            let words = day.parse::<Day>().map(Day::words).unwrap_or_default();
            [day.to_owned(), words.zh, words.en]
        };
        let pairs = spell(was).into_iter().zip(spell(is));
        Self(pairs.filter(|(was, is)| !was.is_empty() && was != is).collect())
    }

    /// Whether both sites are made for the same day.
    pub(super) fn agree(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether two texts are the same, or would be if the first were written for the day of the second.
    pub(super) fn same(&self, old: &str, new: &str) -> bool {
        old == new || self.0.iter().any(|(was, is)| rewritten(old, new, was, is).is_some())
    }
}

/// Whether the new text is the old one with some of its days changed; a calendar names both days and keeps them.
fn rewritten(old: &str, new: &str, was: &str, is: &str) -> Option<()> {
    let mut parts = old.split(was);
    let mut rest = new.strip_prefix(parts.next()?)?;
    for part in parts {
        let after = |day: &str| rest.strip_prefix(day)?.strip_prefix(part);
        rest = after(is).or_else(|| after(was))?;
    }
    rest.is_empty().then_some(())
}

/// What follows a tag's `>`; one inside a quoted value does not count.
fn past_tag(tag: &str) -> &str {
    let mut quote = None;
    for (at, c) in tag.char_indices() {
        match (quote, c) {
            (None, '>') => return tag.get(at + 1..).unwrap_or_default(),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_what_a_reader_meets() {
        let words = |page| Words::of(page).whole();
        assert_eq!(words("<p title='a>b'>公 示<script>if(a<b)c()</script><b>期</b></p>\n"), "公示期");
        assert_eq!(words("a < b<"), "a");
        assert_eq!(words("<style>x"), "");
    }

    #[test]
    fn a_hash_takes_the_size_before_it_along() {
        let page = |size: &str, digit: &str| {
            Words::of(&format!("<a>All</a> <i>{size}</i> <code>sha256 {}</code><p>as of 2 May 2026</p>", digit.repeat(64)))
        };
        let (old, new) = (page("1 KB", "a"), page("2 KB", "b"));
        assert_ne!(old.whole(), new.whole());
        assert!(old.lasts(&new, &Days::default()));
        assert_eq!(old.differ(&new, &Days::default()), (String::new(), String::new()));
    }

    #[test]
    fn a_day_is_known_in_every_spelling() {
        let days = Days::of("2026-11-02", "2026-11-03");
        assert!(days.same("截至2026年11月2日", "截至2026年11月3日"));
        assert!(days.same("as of 2 November 2026", "as of 3 November 2026"));
        assert!(days.same("2026-11-02", "2026-11-03"));
        assert!(days.same("checked on 2026-11-02", "checked on 2026-11-02"));
        assert!(!days.same("还有5天，截至2026年11月2日", "还有4天，截至2026年11月3日"));
        assert!(!Days::of("2026-11-02", "2026-11-02").same("2026-11-02", "2026-11-03"));
    }

    #[test]
    fn the_first_difference_is_shown() {
        let none = Days::default();
        let (old, new) = (Words::of("<p>a<b>负责人</b><i>甲</i><p>z"), Words::of("<p>a<b>负责人</b><i>乙</i><i>丙</i><p>z"));
        assert_eq!(old.differ(&new, &none), ("甲".to_owned(), "乙 丙".to_owned()));
        assert_eq!(new.differ(&new, &none), (String::new(), String::new()));
        assert_eq!(Words::default().differ(&old, &none).1, "a 负责人 甲 z");
    }
}
