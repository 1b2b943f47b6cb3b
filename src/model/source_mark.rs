//! The mark of a Chinese text that a translation was made from: as many of the first hexadecimal digits of its SHA-256 as a
//! person copies without a slip. `sha256sum zh.md | cut -c1-12` prints the same.

use sha2::{Digest as _, Sha256};

/// The mark of a text as it was read, which is without a byte order mark and with lines that end in one way.
#[must_use]
pub fn mark(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a Chinese text is no more the one that its translation noted; a mark left empty notes none.
#[must_use]
pub fn has_changed(noted: &str, now: &str) -> bool {
    !noted.is_empty() && noted != now
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_of_the_words_alone() {
        assert_eq!(mark("abc"), "ba7816bf8f01");
        assert_ne!(mark("一"), mark("二"));
    }
}
