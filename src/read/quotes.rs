//! Quotes of a list that do not come in pairs. A reader of CSV takes a cell that is never closed to the end of the file, and the rows
//! below it with it: nobody would see that they are gone.

/// The byte of the quote that opens the first cell which is not closed, or behind whose closing quote the cell goes on.
pub(crate) fn broken_quote(text: &str, delimiter: u8) -> Option<usize> {
    let bytes = text.strip_prefix('\u{feff}').unwrap_or(text).as_bytes();
    let skipped = text.len() - bytes.len();
    let ends = |byte: Option<&u8>| byte.is_none_or(|byte| matches!(byte, b'\n' | b'\r') || *byte == delimiter);
    // Most lists have none.
    memchr::memchr(b'"', bytes)?;
    let mut at = 0;
    loop {
        // At the beginning of a cell.
        let mut next = at;
        if bytes.get(at) == Some(&b'"') {
            next += 1;
            loop {
                next += memchr::memchr(b'"', bytes.get(next..)?).map_or(bytes.len(), |quote| quote + 1);
                match bytes.get(next) {
                    Some(b'"') => next += 1,
                    // Past the end there was no other quote.
                    byte if next <= bytes.len() && ends(byte) => break,
                    _ => return Some(at + skipped),
                }
            }
        }
        at = next + memchr::memchr3(b'\n', b'\r', delimiter, bytes.get(next..)?)? + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::broken_quote;

    #[test]
    fn quotes_in_pairs() {
        let good = [
            "",
            "a,b\n1,2\n",
            "\"a\",\"b\"\n\"1\n,\"\"\",\"\"\r\n",
            "5\" pipe,\"6\"\n",
            "\u{feff}\"a\"\n\"b\"",
            "\"\"",
            "a,\"\"\n\"\"\"\"",
            "a,",
        ];
        for text in good {
            assert_eq!(broken_quote(text, b','), None, "{text}");
        }
        for (text, at) in [
            ("\"", 0),
            ("a,\"b\nc,d\n", 2),
            ("a,\"b\nc,\"d\"\n", 2),
            ("\"a\" ,b", 0),
            ("\u{feff}\"a", 3),
            ("\"\"\"", 0),
            ("a\n\"b\"c\"", 2),
        ] {
            assert_eq!(broken_quote(text, b','), Some(at), "{text}");
        }
        assert_eq!(broken_quote("a;\"b,\"\n", b';'), None);
        assert_eq!(broken_quote("a;\"b", b','), None, "a cell of its own only where it is parted so");
    }
}
