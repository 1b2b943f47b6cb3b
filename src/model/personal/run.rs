//! A stretch of digits and gaps, taken apart into groups and judged: which neighbouring groups make one number?

use std::ops::Range;

use compact_str::CompactString;

use super::figure::{Figure, Script, figure, narrow};
use super::reading::Reading;
use super::{Hit, Kind, card, mobile, resident};

/// The most digits of any number looked for.
const LONGEST: usize = 19;

/// Digits that stand together.
#[derive(Debug)]
struct Group {
    digits: CompactString,
    range: Range<usize>,
    /// What parts it from the group before, folded to ASCII.
    gap: CompactString,
}

/// Finds the numbers in a stretch.
///
/// `read` is the text itself, or the text with more signs read as gaps, byte for byte as long; what stands around a number
/// is always looked up in the text.
pub(super) fn judge(text: &str, read: &str, range: Range<usize>, hits: &mut Vec<Hit>) {
    let groups = groups(read, range);
    let is_loose = !std::ptr::eq(text, read);
    let mut from = 0;
    while from < groups.len() {
        if is_inside_a_row(&groups, from) {
            from += 1;
            continue;
        }
        // A number has at most so many groups as digits; a longer look would only cost time on hostile text.
        let found = (from..groups.len().min(from + LONGEST)).rev().find_map(|to| {
            let joined = groups.get(from..=to)?;
            let goes_on = is_inside_a_row(&groups, to + 1);
            Some((to, hit(text, joined, goes_on, is_loose)?))
        });
        match found {
            Some((to, hit)) => {
                hits.push(hit);
                from = to + 1;
            }
            None => from += 1,
        }
    }
}

fn groups(text: &str, range: Range<usize>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut gap = CompactString::default();
    let mut last: Option<Script> = None;
    let mut at = range.start;
    for c in text.get(range).unwrap_or_default().chars() {
        let end = at + c.len_utf8();
        match figure(c) {
            Figure::Digit(value, script) => {
                let digit = char::from(b'0' + value);
                match groups.last_mut() {
                    Some(group) if last == Some(script) => {
                        group.digits.push(digit);
                        group.range.end = end;
                    }
                    _ => groups.push(Group { digits: [digit].into_iter().collect(), range: at..end, gap: std::mem::take(&mut gap) }),
                }
                last = Some(script);
            }
            Figure::Gap(sign) => {
                gap.push(sign);
                last = None;
            }
            Figure::Unseen | Figure::Other => {}
        }
        at = end;
    }
    groups
}

/// Whether a single digit follows another, parted as the ones before are: `1 2 3 …` is one row of figures.
fn is_inside_a_row(groups: &[Group], at: usize) -> bool {
    let single = |group: Option<&Group>| group.is_some_and(|group| group.digits.len() == 1);
    single(groups.get(at)) && at.checked_sub(1).is_some_and(|before| single(groups.get(before)))
}

fn hit(text: &str, groups: &[Group], goes_on: bool, is_loose: bool) -> Option<Hit> {
    let (first, last) = (groups.first()?, groups.last()?);
    let total: usize = groups.iter().map(|group| group.digits.len()).sum();
    if !(11..=LONGEST).contains(&total) {
        return None;
    }
    let gaps = || groups.iter().skip(1).map(|group| group.gap.as_str());
    let gap = gaps().next().unwrap_or_default();
    if gaps().any(|gap| gap.len() > if is_loose { 4 } else { 3 }) {
        return None;
    }
    let is_mixed = is_loose || gaps().any(|other| other != gap);
    let shape: Vec<usize> = groups.iter().map(|group| group.digits.len()).collect();
    if shape.len() > 1 && goes_on && shape.iter().all(|len| *len == 1) {
        return None;
    }
    let reading = Reading {
        digits: groups.iter().map(|group| group.digits.as_str()).collect(),
        shape,
        before: text.get(..first.range.start).unwrap_or_default(),
        after: text.get(last.range.end..).unwrap_or_default(),
    };
    if total == 17
        && (!is_mixed || resident::is_parted(&reading.shape))
        && let Some(end) = closing_x(reading.after, gap).map(|more| last.range.end + more)
        && resident::with_check(&format!("{}X", reading.digits))
    {
        return Some(Hit { kind: Kind::Resident, range: first.range.start..end, length: 18 });
    }
    // Gaps of several kinds in one number, or of kinds that part any two numbers, are believed only where it is parted as such numbers are.
    let kind = if (!is_mixed || resident::is_parted(&reading.shape)) && resident::is_one(&reading) {
        Kind::Resident
    } else if (!is_mixed || mobile::is_parted(&reading, is_loose)) && mobile::is_one(&reading) {
        Kind::Mobile
    } else if (!is_mixed || card::is_in_fours(&reading.shape)) && card::is_one(&reading) {
        Kind::Card
    } else {
        return None;
    };
    Some(Hit { kind, range: first.range.start..last.range.end, length: total })
}

/// The bytes up to the end of an `X` that closes a number, perhaps after the gap its groups have.
fn closing_x(after: &str, gap: &str) -> Option<usize> {
    let mut taken = 0;
    let mut rest = after.chars();
    for c in rest.by_ref() {
        taken += c.len_utf8();
        match figure(c) {
            Figure::Unseen => {}
            Figure::Gap(sign) if taken == c.len_utf8() && (gap.is_empty() || gap.contains(sign)) => {}
            _ if matches!(narrow(c), 'X' | 'x') => {
                // It checks itself: what is written on after it hides nothing, and a digit makes it another number.
                return rest.next().is_none_or(|next| !narrow(next).is_ascii_digit()).then_some(taken);
            }
            _ => return None,
        }
    }
    None
}
