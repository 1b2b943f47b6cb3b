//! How much two articles have in common.

use crate::model::policy_text::mark::mark;
use crate::model::policy_text::numeral;

/// The characters that carry meaning: no blanks, no punctuation, full-width forms read as half-width.
pub(super) fn letters(text: &str) -> String {
    text.chars().map(narrow).filter(|c| c.is_alphanumeric() || matches!(c, '%' | '+' | '=' | '№')).collect()
}

fn narrow(c: char) -> char {
    match c {
        '！'..='～' => u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(c),
        '〇' | '○' => '〇',
        _ => c,
    }
}

/// The letters without the numbers of articles, paragraphs and items: of `第十二条第（三）项` and of the marks of items.
pub(super) fn without_counts(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let mut rest = mark(line).map_or(line, |mark| mark.rest);
        while let Some(at) = rest.find('第') {
            let (before, after) = rest.split_at(at);
            out.push_str(before);
            out.push('第');
            let after = after.strip_prefix('第').unwrap_or(after);
            rest = counted(after).unwrap_or(after);
        }
        out.push_str(rest);
    }
    letters(&out)
}

/// What follows `十二` of `十二条`, `（三）` of `（三）项`.
fn counted(text: &str) -> Option<&str> {
    let (open, inner) = text.strip_prefix(['（', '(']).map_or((false, text), |inner| (true, inner));
    let (_, after) = numeral::take(inner, true)?;
    let after = if open { after.strip_prefix(['）', ')'])? } else { after };
    ["条", "款", "项", "目", "章", "节"].iter().any(|unit| after.starts_with(unit)).then_some(after)
}

/// Pairs of neighbouring letters, sorted: what two texts share of these tells how alike they are.
#[derive(Debug, Default)]
pub(super) struct Likeness(Vec<u64>);

/// Of a very long article (an annex) only so much is weighed.
const MOST: usize = 3000;

impl Likeness {
    pub(super) fn of(text: &str) -> Self {
        let letters: Vec<char> = without_counts(text).chars().take(MOST).collect();
        let pairs = letters.iter().zip(letters.iter().skip(1));
        let mut pairs: Vec<u64> = pairs.map(|(a, b)| (u64::from(u32::from(*a)) << 32) | u64::from(u32::from(*b))).collect();
        pairs.sort_unstable();
        Self(pairs)
    }

    /// From 0, nothing in common, to 1000, the same pairs.
    pub(super) fn with(&self, other: &Self) -> u32 {
        let both = self.0.len().saturating_add(other.0.len());
        let (mut ours, mut theirs) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut shared = 0_usize;
        while let (Some(a), Some(b)) = (ours.peek(), theirs.peek()) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => _ = ours.next(),
                std::cmp::Ordering::Greater => _ = theirs.next(),
                std::cmp::Ordering::Equal => {
                    shared = shared.saturating_add(1);
                    (_, _) = (ours.next(), theirs.next());
                }
            }
        }
        let thousandths = shared.saturating_mul(2000).checked_div(both).unwrap_or(0);
        u32::try_from(thousandths).unwrap_or(1000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_counts() {
        assert_eq!(letters("甲，（乙） １2％。\n"), "甲乙12%");
        assert_eq!(
            without_counts("（一）依照第十二条第（三）项和第3款；\n第一名"),
            without_counts("（二）依照第十三条第(四)项和第四款，第一名")
        );
        assert_ne!(without_counts("第一名"), without_counts("第二名"));
        let like = |a: &str, b: &str| Likeness::of(a).with(&Likeness::of(b));
        assert_eq!((like("灯塔归某局管", "灯塔归某局管。"), like("甲乙", "丙丁"), like("", "")), (1000, 0, 0));
        assert!(like("灯塔的登记由某局负责办理", "灯塔的登记由某厅负责办理") > 700);
    }
}
