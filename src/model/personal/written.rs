//! Numbers parted by brackets, slashes, tabs and the ends of lines: `(138)12345678`, `138/1234/5678`.
//!
//! These signs part the numbers of every table and address too, so they are read as gaps only in what a person wrote.

use std::collections::BTreeSet;

use super::{Hit, run, sift};

/// Finds what only such a reading shows. Nothing is copied where no such sign stands.
pub(super) fn find(text: &str, hits: &mut Vec<Hit>) {
    if !text.contains(['\t', '\n', '(', ')', '/', '~', '、', '～', '／', '（', '）']) {
        return;
    }
    let read = with_gaps(text);
    let Ok(read) = simdutf8::basic::from_utf8(&read) else { return };
    let mut found = Vec::new();
    for range in sift::runs(read) {
        run::judge(text, read, range, &mut found);
    }
    let known: BTreeSet<_> = hits.iter().map(|hit| (hit.range.start, hit.range.end)).collect();
    found.retain(|hit: &Hit| !known.contains(&(hit.range.start, hit.range.end)));
    hits.append(&mut found);
}

/// The text with a gap in place of each such sign. As many bytes in, as many out: a place in one is the same place in the other.
fn with_gaps(text: &str) -> Vec<u8> {
    const WIDE: &[u8] = "\u{3000}".as_bytes();
    let mut bytes = text.as_bytes().to_vec();
    for byte in &mut bytes {
        // Without a branch, so that the machine takes many bytes at once.
        *byte = if matches!(byte, b'\t' | b'\n' | b'\r' | b'(' | b')' | b'/' | b'~') { b' ' } else { *byte };
    }
    // The first bytes of the wide signs.
    for at in memchr::memchr2_iter(0xE3, 0xEF, text.as_bytes()) {
        if let Some(sign) = bytes.get_mut(at..at + WIDE.len())
            && ["、", "～", "／", "（", "）"].iter().any(|wide| wide.as_bytes() == sign)
        {
            sign.copy_from_slice(WIDE);
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_such_sign_becomes_a_gap_as_long_as_it_is() {
        assert_eq!(
            with_gaps("(1)\t2\r\n3/4~5甲、乙～丙／丁（戊）～"),
            " 1  2  3 4 5甲\u{3000}乙\u{3000}丙\u{3000}丁\u{3000}戊\u{3000}\u{3000}".as_bytes()
        );
    }
}
