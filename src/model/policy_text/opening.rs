//! How articles (第十三条) and headings (第四章) open a line.

use super::numeral;

/// Levels of headings, outer first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// 编, 篇, 部分
    Part,
    /// 分编
    SubPart,
    /// 章
    Chapter,
    /// 节
    Section,
}

/// `第十三条` or `第一百二十条之一` at the start of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArticleOpening<'a> {
    /// As printed.
    pub number: &'a str,
    /// Its value.
    pub value: u32,
    /// The one of 之一; 0 where the article is no insertion.
    pub inserted: u32,
    /// What follows, its leading blanks kept: they tell an article from a reference.
    pub rest: &'a str,
}

/// `第四章`, `第一分编` at the start of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeadingOpening<'a> {
    /// As printed.
    pub number: &'a str,
    /// Its value.
    pub value: u32,
    /// Its level.
    pub level: Level,
    /// What follows, without blanks around it.
    pub rest: &'a str,
}

/// Reads an article number at the very start of `line`. Whether an article begins there is the reader's judgement.
pub fn article_opening(line: &str) -> Option<ArticleOpening<'_>> {
    let (value, after) = ordinal(line)?;
    let after = after.strip_prefix('条')?;
    let inserted = after.strip_prefix('之').and_then(|tail| numeral::take(tail, false)).filter(|(value, _)| *value > 0);
    let (inserted, rest) = inserted.unwrap_or((0, after));
    Some(ArticleOpening { number: before(line, rest)?, value, inserted, rest })
}

/// Reads the number of a heading at the very start of `line`.
pub fn heading_opening(line: &str) -> Option<HeadingOpening<'_>> {
    let (value, after) = ordinal(line)?;
    let words = [
        ("编", Level::Part),
        ("篇", Level::Part),
        ("部分", Level::Part),
        ("分编", Level::SubPart),
        ("章", Level::Chapter),
        ("节", Level::Section),
    ];
    let found = words.iter().find_map(|(word, level)| Some((*level, after.strip_prefix(word)?)));
    let (level, rest) = found?;
    Some(HeadingOpening { number: before(line, rest)?, value, level, rest: rest.trim() })
}

fn ordinal(line: &str) -> Option<(u32, &str)> {
    let (value, after) = numeral::take(line.strip_prefix('第')?, true)?;
    (value > 0).then_some((value, after))
}

fn before<'a>(line: &'a str, rest: &str) -> Option<&'a str> {
    line.get(..line.len().checked_sub(rest.len())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_kept_as_printed() {
        let opening = article_opening("第一百二十条之一　甲");
        assert_eq!(opening, Some(ArticleOpening { number: "第一百二十条之一", value: 120, inserted: 1, rest: "　甲" }));
        let opening = article_opening("第 13 条");
        assert_eq!(opening, Some(ArticleOpening { number: "第 13 条", value: 13, inserted: 0, rest: "" }));
        let opening = heading_opening("第二分编  乙 ");
        assert_eq!(opening, Some(HeadingOpening { number: "第二分编", value: 2, level: Level::SubPart, rest: "乙" }));
        assert_eq!(heading_opening("第一条 甲"), None);
        assert_eq!(article_opening("第XX条 甲"), None);
        assert_eq!(article_opening("第条"), None);
    }
}
