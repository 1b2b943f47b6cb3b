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
    Runs { text, parts: &PARTS, next: FEWEST - 1, done: 0 }
}

/// See [`runs`].
pub(super) struct Runs<'a> {
    text: &'a str,
    parts: &'static [u64; PLANE / 64],
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
            // Most looks end here.
            while !may_stand(*bytes.get(self.next)?) {
                self.next += FEWEST;
            }
            let mut here = self.next;
            if bytes.get(here).is_some_and(u8::is_ascii) {
                // A stretch of eleven bytes around this one has digits or gaps five before it or five after it too.
                let beside = |at: usize| bytes.get(at).is_some_and(|byte| may_stand(*byte));
                if !beside(here.wrapping_sub(5)) && !beside(here + 5) {
                    self.next += FEWEST;
                    continue;
                }
                if let Some(end) = self.too_short(self.next) {
                    self.next = end + FEWEST - 1;
                    continue;
                }
            } else {
                here = start_of_char(bytes, here);
                if !self.counts(here) {
                    self.next += FEWEST;
                    continue;
                }
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
    /// Whether the character that begins at a byte is a digit or a gap; one beyond the basic plane may be.
    fn counts(&self, at: usize) -> bool {
        let six = |byte: u8| usize::from(byte & 0x3F);
        let code = match self.text.as_bytes().get(at..) {
            Some([lead @ 0xE0..0xF0, second, third, ..]) => usize::from(lead & 0xF) << 12 | six(*second) << 6 | six(*third),
            Some([lead @ 0xC0..0xE0, second, ..]) => usize::from(lead & 0x1F) << 6 | six(*second),
            _ => return true,
        };
        self.parts.get(code / 64).is_none_or(|bits| bits >> (code % 64) & 1 == 1)
    }

    /// Where the digits and gaps around a byte end, when they are all of ASCII and too few: a day, an article, a space.
    fn too_short(&self, at: usize) -> Option<usize> {
        let (before, after) = self.text.as_bytes().split_at_checked(at)?;
        let before = before.get(self.done..)?;
        let stands = |byte: &&u8| byte.is_ascii() && may_stand(**byte);
        let (left, right) = (before.iter().rev().take_while(stands).count(), after.iter().take_while(stands).count());
        let beyond = |byte: Option<&u8>| byte.is_some_and(|byte| !byte.is_ascii());
        let ends = !beyond(after.get(right)) && !beyond(before.get(..before.len() - left).and_then(<[u8]>::last));
        (ends && (left + right < FEWEST || self.digits(at - left..at + right) < FEWEST)).then_some(at + right)
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

/// The characters of the basic plane of Unicode.
const PLANE: usize = 0x1_0000;

/// A bit for each of them: whether it is a digit or a gap.
static PARTS: LazyLock<Box<[u64; PLANE / 64]>> = LazyLock::new(|| {
    let mut parts = Box::new([0; PLANE / 64]);
    for c in ('\0'..'\u{1_0000}').filter(|c| figure(*c) != Figure::Other) {
        let code = c as usize;
        if let Some(bits) = parts.get_mut(code / 64) {
            *bits |= 1 << (code % 64);
        }
    }
    parts
});

/// Whether a byte may be one of a digit or a gap: all but most of ASCII.
fn may_stand(byte: u8) -> bool {
    MAY_STAND.get(usize::from(byte)).is_none_or(|may| *may)
}

const MAY_STAND: [bool; 256] = {
    let mut all = [true; 256];
    let (mut ascii, _) = all.split_at_mut(128);
    let mut byte = 0;
    while let [may, rest @ ..] = ascii {
        *may = matches!(byte, b'0'..=b'9' | b' ' | b'-' | b'.');
        (ascii, byte) = (rest, byte + 1);
    }
    all
};

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
        for c in '\0'..=char::MAX {
            let text = c.to_string();
            let is_part = figure(c) != Figure::Other;
            match c {
                '\0'..='\u{7F}' => assert_eq!(may_stand(c as u8), is_part, "{c:?}"),
                '\u{80}'..='\u{FFFF}' => assert_eq!(runs(&text).counts(0), is_part, "{c:?}"),
                _ => assert!(runs(&text).counts(0), "{c:?}"),
            }
        }
    }
}
