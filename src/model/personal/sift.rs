//! Where in a text a number of eleven digits could stand, without looking at every byte.
//!
//! Such a number covers at least eleven bytes without a break, so one look at every eleventh byte meets it. Most looks
//! fall on ordinary text and must cost next to nothing, for a site has a hundred million bytes.

use std::ops::Range;
use std::sync::LazyLock;

use super::figure::{Figure, figure};

/// The fewest digits of a number looked for here: those of a mobile number.
const FEWEST: usize = 11;

/// Every stretch of digits and gaps with enough digits in it, in the order of the text.
pub(super) fn runs(text: &str) -> Runs<'_> {
    Runs { text, pairs: &PAIRS, next: FEWEST - 1, done: 0 }
}

/// See [`runs`].
pub(super) struct Runs<'a> {
    text: &'a str,
    pairs: &'static [u64],
    /// The byte looked at next.
    next: usize,
    /// Where the last stretch ended.
    done: usize,
}

impl Iterator for Runs<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let bytes = self.text.as_bytes();
        loop {
            let byte = *bytes.get(self.next)?;
            let beside = |at: usize| bytes.get(at).copied().unwrap_or_default();
            let is_ordinary = if byte.is_ascii() {
                // A stretch of eleven bytes around this one has digits or gaps five before it or five after it too.
                !may_stand(byte) || !may_stand(beside(self.next.wrapping_sub(5))) && !may_stand(beside(self.next + 5))
            } else if byte < FIRST_OF_MANY {
                !self.may_count(beside(self.next - 1), byte)
            } else {
                // The first byte of a character tells less than the two it begins with.
                !self.may_count(byte, beside(self.next + 1))
            };
            if is_ordinary {
                self.next += FEWEST;
                continue;
            }
            if byte.is_ascii()
                && let Some(end) = self.too_short(self.next)
            {
                self.next = end + FEWEST - 1;
                continue;
            }
            let here = start_of_char(bytes, self.next);
            let (start, end, digits) = self.stretch(here)?;
            self.done = end;
            self.next = end.max(here) + FEWEST - 1;
            if digits >= FEWEST {
                return Some(start..end);
            }
        }
    }
}

impl Runs<'_> {
    /// Whether two bytes may be one behind the other in a digit or a gap beyond ASCII.
    fn may_count(&self, first: u8, second: u8) -> bool {
        let pair = usize::from(first) << 8 | usize::from(second);
        self.pairs.get(pair / 64).is_none_or(|bits| bits >> (pair % 64) & 1 == 1)
    }

    /// Where the digits and gaps around a byte end, when they are all of ASCII and too few: a day, an article, a space.
    fn too_short(&self, at: usize) -> Option<usize> {
        let (before, after) = self.text.as_bytes().split_at_checked(at)?;
        let before = before.get(self.done..)?;
        let stands = |byte: &&u8| byte.is_ascii() && may_stand(**byte);
        let (left, right) = (before.iter().rev().take_while(stands).count(), after.iter().take_while(stands).count());
        let beyond = |byte: Option<&u8>| byte.is_some_and(|byte| !byte.is_ascii());
        let ends = !beyond(after.get(right)) && !beyond(before.get(..before.len() - left).and_then(<[u8]>::last));
        (ends && self.digits(at - left..at + right) < FEWEST).then_some(at + right)
    }

    fn digits(&self, bytes: Range<usize>) -> usize {
        self.text.as_bytes().get(bytes).unwrap_or_default().iter().filter(|byte| byte.is_ascii_digit()).count()
    }

    /// The digits and gaps around a character, and how many digits they are.
    fn stretch(&self, here: usize) -> Option<(usize, usize, usize)> {
        let (before, after) = self.text.split_at_checked(here)?;
        let before = before.get(self.done..)?;
        let (mut start, mut end, mut digits) = (here, here, 0);
        let mut take = |c: char| match figure(c) {
            Figure::Other => false,
            Figure::Digit(..) => {
                digits += 1;
                true
            }
            Figure::Gap(_) | Figure::Unseen => true,
        };
        for c in after.chars().take_while(|c| take(*c)) {
            end += c.len_utf8();
        }
        for c in before.chars().rev().take_while(|c| take(*c)) {
            start -= c.len_utf8();
        }
        Some((start, end, digits))
    }
}

/// The first byte of a character of several bytes is at least this; those behind it are not.
const FIRST_OF_MANY: u8 = 0xC0;

/// The characters that may be a digit or a gap: all below U+10000, and the mathematical digits.
const LOOKED_THROUGH: [Range<u32>; 2] = [0..0x1_0000, 0x1_D7CE..0x1_D800];

/// A bit for each two bytes that stand side by side in a digit or a gap.
static PAIRS: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut pairs = vec![0_u64; 1 << 10];
    let mut mark = |first: u8, second: u8| {
        let pair = usize::from(first) << 8 | usize::from(second);
        if let Some(bits) = pairs.get_mut(pair / 64) {
            *bits |= 1 << (pair % 64);
        }
    };
    for c in LOOKED_THROUGH.into_iter().flatten().filter_map(char::from_u32).filter(|c| figure(*c) != Figure::Other) {
        let bytes = c.to_string().into_bytes();
        bytes.iter().zip(bytes.iter().skip(1)).for_each(|(first, second)| mark(*first, *second));
    }
    pairs
});

/// Whether a byte may be one of a digit or a gap: all but most of ASCII.
fn may_stand(byte: u8) -> bool {
    !byte.is_ascii() || matches!(byte, b'0'..=b'9' | b' ' | b'-' | b'.')
}

/// The first byte of the character a byte belongs to. No branch: where it lies is as good as random.
fn start_of_char(bytes: &[u8], at: usize) -> usize {
    let inside = |at: usize| bytes.get(at).is_some_and(|byte| byte & 0xC0 == 0x80);
    let one = usize::from(inside(at));
    let two = one & usize::from(inside(at.saturating_sub(1)));
    let three = two & usize::from(inside(at.saturating_sub(2)));
    at.saturating_sub(one + two + three)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_digit_and_no_gap_is_left_out() {
        let counts = |c: &char| figure(*c) != Figure::Other;
        let beyond = ('\0'..=char::MAX).filter(counts).find(|c| !LOOKED_THROUGH.iter().any(|range| range.contains(&u32::from(*c))));
        assert_eq!(beyond, None);
        let runs = runs("");
        for c in ('\0'..=char::MAX).filter(counts).filter(|c| !c.is_ascii()) {
            let bytes = c.to_string().into_bytes();
            assert!(bytes.windows(2).all(|pair| runs.may_count(pair[0], pair[1])), "{c:?}");
        }
    }
}
