//! Which of the known names a mistyped one was meant to be.

/// At most three of the known names, the nearest first; all of them where there are no more than six.
#[must_use]
pub fn nearest<'a>(name: &str, known: &[&'a str]) -> Vec<&'a str> {
    let most = if known.len() <= 6 { known.len() } else { 3 };
    ranked(name, known).into_iter().take(most).collect()
}

/// All of the known names, the nearest first.
#[must_use]
pub fn ranked<'a>(name: &str, known: &[&'a str]) -> Vec<&'a str> {
    let name = name.to_lowercase();
    let mut ranked: Vec<(usize, &str)> = known.iter().map(|one| (distance(&name, &one.to_lowercase()), *one)).collect();
    ranked.sort();
    ranked.into_iter().map(|(_, one)| one).collect()
}

/// How many characters must be put in, taken out, changed, or exchanged with the one beside it.
#[must_use]
pub fn distance(from: &str, to: &str) -> usize {
    let (from, to) = apart(from, to);
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    // The row before that, and the character it was for.
    let mut before: (Vec<usize>, Option<char>) = (Vec::new(), None);
    for (i, one) in from.chars().enumerate() {
        let mut next = vec![i.saturating_add(1)];
        for (j, (other, pair)) in to.iter().zip(row.windows(2)).enumerate() {
            let (Some(above_left), Some(above)) = (pair.first(), pair.last()) else { continue };
            let left = next.last().copied().unwrap_or_default();
            let changed = above_left.saturating_add(usize::from(one != *other));
            let left_of = j.checked_sub(1);
            let crossed = before.1 == Some(*other) && left_of.and_then(|left| to.get(left)) == Some(&one);
            let exchanged = left_of.and_then(|left| before.0.get(left)).filter(|_| crossed).map_or(usize::MAX, |far| far.saturating_add(1));
            next.push(changed.min(above.saturating_add(1)).min(left.saturating_add(1)).min(exchanged));
        }
        before = (std::mem::replace(&mut row, next), Some(one));
    }
    row.last().copied().unwrap_or_default()
}

/// Two texts without what both begin and what both end with, which is most of two paths or two numbers of a register.
fn apart<'t>(one: &'t str, other: &'t str) -> (&'t str, &'t str) {
    let begins = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum::<usize>();
    let [one, other] = [one, other].map(|text| text.get(begins..).unwrap_or_default());
    let ends = one.chars().rev().zip(other.chars().rev()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum::<usize>();
    let [one, other] = [one, other].map(|text| text.get(..text.len().saturating_sub(ends)).unwrap_or_default());
    (one, other)
}

/// The known names a mistyped one may stand for, at most three: those it begins or is begun by, and those of which the fewest
/// characters would have to change, no more than a third.
#[must_use]
pub fn meant<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let most = name.chars().count().div_ceil(3);
    let name = name.to_lowercase();
    let far = |one: &str| {
        let one = one.to_lowercase();
        let begins = name.len() > 3 && one.len() > 3 && (one.starts_with(&name) || name.starts_with(&one));
        let alike = begins || one.len().abs_diff(name.len()) <= most.saturating_mul(4);
        // What differs in case alone is nearer than what it only begins.
        alike
            .then(|| {
                if name == one {
                    0
                } else if begins {
                    1
                } else {
                    distance(&name, &one)
                }
            })
            .filter(|far| *far <= most)
    };
    let mut ranked: Vec<(usize, &str)> = known.filter_map(|one| Some((far(one)?, one))).collect();
    ranked.sort_unstable();
    let nearest = ranked.first().map_or(0, |(far, _)| *far);
    ranked.into_iter().take_while(|(far, _)| *far == nearest).take(3).map(|(_, one)| one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_come_first() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "ab"), 2);
        assert_eq!((distance("ab", "ba"), distance("QD-2026-040", "QD-2026-004"), distance("abc", "cab")), (1, 1, 2));
        assert_eq!(
            (distance("lake/abc/x", "lake/acb/x"), distance("aa", "aaa"), distance("镜湖院", "镜院"), distance("a", "a")),
            (1, 1, 1, 0)
        );
        let known = ["QD-2026-001", "QD-2026-002", "QD-2025-001", "QD-2024-001", "QD-2023-001", "QD-2022-001", "QD-2021-001"];
        assert_eq!(nearest("QD-2026-02", &known).first(), Some(&"QD-2026-002"));
        assert_eq!(nearest("qingdoa", &["national", "sichuan", "guangdong", "qingdao"]).first(), Some(&"qingdao"));
        assert_eq!(meant("qd-2026-002", known.into_iter()), ["QD-2026-002"]);
        assert_eq!(meant("QD-2026-0O2", known.into_iter()), ["QD-2026-002"]);
        assert_eq!(meant("lake-univ", ["lake-university", "reed-works"].into_iter()), ["lake-university"]);
        assert_eq!(meant("XX-1", known.into_iter()), Vec::<&str>::new());
    }
}
