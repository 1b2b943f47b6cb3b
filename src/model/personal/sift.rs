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
    Runs { text, counts: &COUNTS, next: FEWEST - 1, done: 0 }
}

/// See [`runs`].
pub(super) struct Runs<'a> {
    text: &'a str,
    counts: &'static [u64],
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
            // A stretch of eleven bytes around this one has digits or gaps five before it or five after it too.
            let beside = |at: usize| bytes.get(at).is_some_and(|byte| may_stand(*byte));
            if !may_stand(byte) || byte.is_ascii() && !(beside(self.next.wrapping_sub(5)) || beside(self.next + 5)) {
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
            if !byte.is_ascii() && !self.may_count(code_point(bytes, here)) {
                self.next += FEWEST;
                continue;
            }
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
    /// Whether a character may be a digit or a gap.
    fn may_count(&self, code: u32) -> bool {
        let bits = usize::try_from(code / 64).ok().and_then(|word| self.counts.get(word)).copied().unwrap_or(u64::MAX);
        bits >> (code % 64) & 1 == 1
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

/// A bit for each character up to U+FFFF: whether it is a digit or a gap. Beyond, everything may be.
static COUNTS: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let counts = |code: u32| char::from_u32(code).is_some_and(|c| figure(c) != Figure::Other);
    (0..0x1_0000 / 64).map(|word| (0..64).fold(0, |bits, bit| bits | u64::from(counts(word * 64 + bit)) << bit)).collect()
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

/// The character that begins at a byte, one beyond U+FFFF as a number above it.
fn code_point(bytes: &[u8], at: usize) -> u32 {
    let bits = |place: usize| bytes.get(at + place).map_or(0, |byte| u32::from(byte & 0x3F));
    match bytes.get(at) {
        Some(lead @ 0xE0..=0xEF) => u32::from(lead & 0x0F) << 12 | bits(1) << 6 | bits(2),
        Some(lead @ 0xC0..=0xDF) => u32::from(lead & 0x1F) << 6 | bits(1),
        Some(lead @ ..=0x7F) => u32::from(*lead),
        _ => u32::MAX,
    }
}
