//! Printed numbers of articles and headings in English: `第十三条` is Article 13.

use crate::model::policy_text::numeral;

/// The English of a printed number; none where it is not of the kind 第…条, 章, 节, 编.
pub(super) fn english(printed: &str) -> Option<String> {
    let (number, rest) = numeral::take(printed.trim().strip_prefix('第')?, true)?;
    let rest = rest.trim_start();
    let kinds = [("分编", "Subpart"), ("编", "Part"), ("章", "Chapter"), ("节", "Section"), ("条", "Article")];
    let (rest, kind) = kinds.iter().find_map(|(zh, en)| Some((rest.strip_prefix(zh)?, en)))?;
    // 第一百二十条之一, an article put in between, is Article 120-1.
    let inserted = rest.strip_prefix('之').and_then(|rest| numeral::take(rest, false)).map(|(number, _)| format!("-{number}"));
    Some(format!("{kind} {number}{}", inserted.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_in_english() {
        let told = |printed: &str| english(printed).unwrap_or_default();
        assert_eq!(told("第十三条"), "Article 13");
        assert_eq!(told("第一百二十条之一"), "Article 120-1");
        assert_eq!(told("第 二 章"), "Chapter 2");
        assert_eq!(told("第三分编"), "Subpart 3");
        assert_eq!(told("（一）"), "");
        assert_eq!(told("第XX条"), "");
    }
}
