//! The words of a page as a reader meets them, clause by clause, with the addresses its links lead off the site to, and where two
//! pages differ.

use std::collections::BTreeSet;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::tag;
use crate::model::day::Day;
use crate::render::tag::{split, unescaped};

/// What stands where two pages differ: in the old one, and in the new one.
pub(super) type Differs = Vec<(String, String)>;

/// Clauses of two pages that are held against each other one by one; of more, the whole stretch that differs is told as one.
const MOST: usize = 10_000;

/// What a clause ends with.
const STOPS: [char; 11] = ['，', '。', '；', '：', '、', '！', '？', ',', ';', '.', ':'];

/// A boundary that a reader sees, such as that of a paragraph, an item or a cell.
const BOUNDARY: &str = "\u{1F}";

/// The words of a page.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    runs: Vec<Run>,
}

/// A clause, or the address a link leads to, without white space at its ends.
#[derive(Debug, PartialEq, Eq)]
struct Run {
    /// What stands between it and the one before: nothing, a space or a boundary.
    gap: &'static str,
    text: String,
    /// It tells the size or the hash of a file to download.
    stamp: bool,
}

/// What is known of the place in a page while it is read.
#[derive(Default)]
struct At<'a> {
    gap: &'static str,
    /// The tags since the last text.
    tags: Vec<&'a str>,
    /// Where the clauses of the last text begin, if it is a file's size.
    size: Option<usize>,
}

impl Words {
    /// Of a page as it is served; scripts and styles have none.
    pub(super) fn of(page: &str) -> Self {
        let mut words = Self::default();
        let mut at = At::default();
        // Of each `span` that is open, whether it is within a line of words.
        let mut spans = Vec::new();
        let mut rest = page;
        while let Some((text, tag)) = rest.split_once('<') {
            words.add(text, &mut at);
            let (inside, after) = split(tag);
            rest = after;
            if !tag::is_inline(inside, &mut spans) {
                at.gap = BOUNDARY;
            }
            at.tags.push(inside);
            if let Some(address) = tag::leads_off(inside) {
                words.runs.push(Run { gap: BOUNDARY, text: unescaped(address), stamp: false });
            }
            if let Some(name) = ["script", "style"].into_iter().find(|name| inside.starts_with(name)) {
                rest = rest.split_once(&format!("</{name}")).map_or("", |(_, after)| split(after).1);
            }
        }
        words.add(rest, &mut at);
        words
    }

    fn add(&mut self, text: &str, at: &mut At<'_>) {
        if at.gap.is_empty() && text.starts_with(char::is_whitespace) {
            at.gap = " ";
        }
        let plain = unescaped(&text.split_whitespace().collect::<Vec<_>>().join(" "));
        if plain.is_empty() {
            return;
        }
        // As `templates/parts/lists.html` prints a file to download; no prose has such a `span`.
        let stamp = at.size.filter(|_| at.tags == ["/span", "code"] && is_hash(&plain));
        if let Some(size) = stamp {
            self.runs.iter_mut().skip(size).for_each(|run| run.stamp = true);
        }
        at.size = at.tags.last().is_some_and(|tag| matches!(*tag, "span class=hint" | "span class=\"hint\"")).then_some(self.runs.len());
        for clause in plain.split_inclusive(STOPS) {
            let gap = if clause.starts_with(' ') { " " } else { at.gap };
            self.runs.push(Run { gap, text: clause.trim().to_owned(), stamp: stamp.is_some() });
            at.gap = "";
        }
        at.gap = if text.ends_with(char::is_whitespace) { " " } else { "" };
        at.tags.clear();
    }

    /// All of them, with the boundaries a reader sees.
    pub(super) fn whole(&self) -> String {
        self.runs.iter().flat_map(|run| [run.gap, &run.text]).collect()
    }

    /// Whether the other says the same, but for the day it is made for and the size and hash of files.
    pub(super) fn lasts(&self, other: &Self, days: &Days) -> bool {
        let (old, new) = (self.lasting(), other.lasting());
        old.len() == new.len() && old.iter().zip(&new).all(|(old, new)| old.gap == new.gap && days.same(&old.text, &new.text))
    }

    /// What stood at each place where the other differs, and what stands there now; the same change is told once.
    pub(super) fn differ(&self, other: &Self, days: &Days) -> Differs {
        let (old, new) = (self.lasting(), other.lasting());
        let same = |(old, new): &(&&Run, &&Run)| days.same(&old.text, &new.text);
        let begin = old.iter().zip(&new).take_while(same).count();
        let (old, new) = (old.get(begin..).unwrap_or_default(), new.get(begin..).unwrap_or_default());
        let end = old.iter().rev().zip(new.iter().rev()).take_while(same).count();
        let (old, new) = (old.get(..old.len() - end).unwrap_or_default(), new.get(..new.len() - end).unwrap_or_default());
        let texts = |runs: &[&Run]| runs.iter().map(|run| run.text.clone()).collect::<Vec<_>>();
        let ops = if old.len() + new.len() > MOST {
            vec![DiffOp::Replace { old_index: 0, old_len: old.len(), new_index: 0, new_len: new.len() }]
        } else {
            capture_diff_slices(Algorithm::Myers, &texts(old), &texts(new))
        };
        let mut differs = Differs::new();
        for op in ops.iter().filter(|op| !matches!(op, DiffOp::Equal { .. })) {
            let (was, is) = (old.get(op.old_range()).unwrap_or_default(), new.get(op.new_range()).unwrap_or_default());
            if was.len() == is.len() {
                // Each clause has become the one in its place.
                let pairs = was.iter().zip(is).filter(|pair| !same(pair));
                differs.extend(pairs.map(|(was, is)| (shown(&[was]), shown(&[is]))));
            } else {
                differs.push((shown(was), shown(is)));
            }
        }
        let mut known = BTreeSet::new();
        differs.retain(|one| known.insert(one.clone()));
        differs
    }

    /// What says more than the size and hash of a file.
    fn lasting(&self) -> Vec<&Run> {
        self.runs.iter().filter(|run| !run.stamp).collect()
    }
}

/// Whether a text is a file's hash as the site prints it.
fn is_hash(text: &str) -> bool {
    let hash = text.strip_prefix("sha256 ").unwrap_or_default();
    hash.len() == 64 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Clauses on one line.
fn shown(runs: &[&Run]) -> String {
    let words: String = runs.iter().flat_map(|run| [if run.gap == BOUNDARY { " " } else { run.gap }, &run.text]).collect();
    words.trim_start().to_owned()
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

#[cfg(test)]
mod tests {
    use super::*;

    fn differ(old: &str, new: &str) -> Vec<(String, String)> {
        Words::of(old).differ(&Words::of(new), &Days::default())
    }

    fn pair(was: &str, is: &str) -> (String, String) {
        (was.to_owned(), is.to_owned())
    }

    #[test]
    fn words_are_what_a_reader_meets() {
        let words = |page| Words::of(page).whole().replace(BOUNDARY, "|");
        assert_eq!(words("<p title='a>b'>公 示<script>if(a<b)c()</script><b>期</b></p>\n"), "|公 示|期");
        assert_eq!(words("a <b>b</b>, <i>c</i>\n<td>1<td>23"), "a b, c|1|23");
        assert_eq!(words("a < b<"), "a");
        assert_eq!(words("<style>x"), "");
        assert_eq!(words("<a href=../x.html>a</a><a class=b href='https://a.example/?a&amp;b'>b</a>"), "a|https://a.example/?a&bb");
    }

    #[test]
    fn words_of_another_language_stand_in_their_line() {
        let words = |page| Words::of(page).whole().replace(BOUNDARY, "|");
        assert_eq!(words("<p>“<span lang=zh-CN>公示</span>” (<span class=hint lang=zh-CN>期</span>)"), "|“公示” (|期|)");
        assert_eq!(words("<span>a<span lang=\"en\">b</span></span></span>c"), "|ab|c");
    }

    #[test]
    fn a_value_in_another_cell_is_another_value() {
        let (old, new) = ("<tr><td>1</td><td>23</td></tr>", "<tr><td>12</td><td>3</td></tr>");
        assert_ne!(Words::of(old).whole(), Words::of(new).whole());
        assert_eq!(differ(old, new), [pair("1", "12"), pair("23", "3")]);
    }

    #[test]
    fn a_hash_takes_the_size_before_it_along_and_nothing_else_does() {
        let page = |size: &str, code: &str| {
            format!("<a>All</a> <span class=hint>CSV，{size}</span> <code>sha256 {code}</code><p>as of 2 May 2026</p>")
        };
        let (old, new) = (page("1 KB", &"a".repeat(64)), page("2 KB", &"b".repeat(64)));
        assert_ne!(Words::of(&old).whole(), Words::of(&new).whole());
        assert!(Words::of(&old).lasts(&Words::of(&new), &Days::default()));
        assert_eq!(differ(&old, &new), []);
        let prose = |name: &str| format!("<p>{name} <code>sha256 {}</code></p>", "a".repeat(64));
        assert_eq!(differ(&prose("甲"), &prose("乙")), [pair("甲", "乙")]);
        assert_eq!(differ(&page("甲", &"x".repeat(64)), &page("乙", &"x".repeat(64))), [pair("甲", "乙")]);
    }

    #[test]
    fn where_a_link_leads_is_told() {
        let page = |to: &str| format!("<p>见<a href={to}>市科技局</a>。");
        let (old, new) = (page("https://kjj.example/"), page("https://kjj.evil.example/"));
        assert_eq!(differ(&old, &new), [pair("https://kjj.example/", "https://kjj.evil.example/")]);
        assert_eq!(differ(&page("mailto:a@b.example"), &page("a.html")), [pair("mailto:a@b.example", "")]);
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
    fn each_difference_is_shown_once() {
        let (old, new) = ("<p>a<b>负责人</b><i>甲</i><p>z", "<p>a<b>负责人</b><i>乙</i> <i>丙</i><p>z");
        assert_eq!(differ(old, new), [pair("甲", "乙 丙")]);
        assert_eq!(differ(new, new), []);
        assert_eq!(differ("", old), [pair("", "a负责人甲 z")]);
        let (old, new) =
            ("<title>旧题</title><h1>旧题</h1><p>公示五日，自次日起。", "<title>新题</title><h1>新题</h1><p>公示三日，自次日起。");
        assert_eq!(differ(old, new), [pair("旧题", "新题"), pair("公示五日，", "公示三日，")]);
        let (old, new) = ("<h1>旧</h1><p>一<h2>旧</h2>二，三。四。", "<h1>新</h1><p>一<h2>新</h2>二，五。四。");
        assert_eq!(differ(old, new), [pair("旧", "新"), pair("三。", "五。")]);
    }
}
