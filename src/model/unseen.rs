//! Characters a reader cannot see, or that make the text look other than it is: control characters, marks of direction
//! (bidirectional overrides let `exe.fdp` read as `pdf.exe`), characters without width, private and broken ones.

/// Every such character in a text and its byte, in order.
///
/// Line ends, tabs, the ideographic space and variation selectors behind the character they vary are text like any other; the
/// byte order mark of a file is no part of its text.
pub fn find(text: &str) -> impl Iterator<Item = (usize, char)> {
    let bytes = text.as_bytes();
    let may_begin = |byte: u8| MAY_BEGIN.get(usize::from(byte)).is_none_or(|may| *may);
    let suspects = bytes.iter().enumerate().filter(move |(_, byte)| may_begin(**byte)).map(|(at, _)| at);
    suspects.filter_map(move |at| {
        let c = text.get(at..)?.chars().next()?;
        (is_unseen(c) && !(is_selector(c) && follows_its_base(text, at))).then_some((at, c))
    })
}

/// Whether a byte can be the first of such a character: asked of every byte there is.
#[expect(clippy::indexing_slicing, reason = "while compiling; out of bounds would not compile")]
const MAY_BEGIN: [bool; 256] = {
    let mut may = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        may[byte] = matches!(byte, 0..=0x08 | 0x0B | 0x0C | 0x0E..=0x1F | 0x7F | 0xC2 | 0xCD | 0xD8 | 0xE1..=0xE3 | 0xEE..=0xF4);
        byte += 1;
    }
    may
};

fn is_unseen(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r')
        || is_selector(c)
        || matches!(c,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{2800}' | '\u{3164}'
            | '\u{E000}'..='\u{F8FF}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFF}'
            | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{10FFFF}')
        || u32::from(c) & 0xFFFE == 0xFFFE
}

fn is_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

fn follows_its_base(text: &str, at: usize) -> bool {
    text.get(..at).and_then(|before| before.chars().next_back()).is_some_and(|base| !base.is_whitespace() && !is_unseen(base))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hides_is_found_and_what_is_text_passes() {
        for bad in [
            '\0',
            '\u{8}',
            '\u{C}',
            '\u{1B}',
            '\u{7F}',
            '\u{85}',
            '\u{AD}',
            '\u{61C}',
            '\u{115F}',
            '\u{180E}',
            '\u{200B}',
            '\u{200D}',
            '\u{200E}',
            '\u{202E}',
            '\u{2028}',
            '\u{2060}',
            '\u{2066}',
            '\u{2069}',
            '\u{2800}',
            '\u{3164}',
            '\u{E000}',
            '\u{FEFF}',
            '\u{FFA0}',
            '\u{FFFD}',
            '\u{FFFE}',
            '\u{1FFFF}',
            '\u{E0041}',
            '\u{F0000}',
            '\u{10FFFD}',
        ] {
            assert_eq!(find(&format!("公示{bad}期")).collect::<Vec<_>>(), [(6, bad)], "U+{:04X}", u32::from(bad));
        }
        let good = "公示\t期\u{3000}为\r\n“五个”—…·①〔2024〕12号 é ñ 葛\u{E0100} ☎\u{FE0F}\u{A0}\u{202F}😀𠮷";
        assert_eq!(find(good).collect::<Vec<_>>(), []);
        assert_eq!(find("\u{FE0F}x").count(), 1, "a selector of nothing");
    }

    #[test]
    fn no_such_character_is_passed_over() {
        for c in ('\0'..=char::MAX).filter(|c| is_unseen(*c) && !is_selector(*c)) {
            assert_eq!(find(&format!("a{c}")).count(), 1, "U+{:04X}", u32::from(c));
        }
    }
}
