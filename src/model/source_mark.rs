//! The mark of a Chinese text that a translation was made from: as many of the first hexadecimal digits of its SHA-256 as a
//! person copies without a slip. `sha256sum zh.md | cut -c1-12` prints the same.

use sha2::{Digest as _, Sha256};

/// The mark of a text, without a byte order mark. The way lines end makes no difference.
#[must_use]
pub fn mark(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    Sha256::digest(text.as_bytes()).iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_of_the_words_alone() {
        assert_eq!(mark("abc"), "ba7816bf8f01");
        assert_eq!(mark("一\r\n二\r\n"), mark("一\n二\n"));
        assert_ne!(mark("一"), mark("二"));
    }
}
