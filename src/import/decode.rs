//! Bytes → text: by the byte-order mark, as UTF-8 where it is that, as declared, else as GB18030, which holds GBK and GB2312.

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::report::Report;
use crate::refused::Refused;

/// A text with more unreadable places than one in so many characters is in some other encoding, or no text.
const READABLE: usize = 200;

/// The text, with the encoding told in the report.
///
/// # Errors
/// Where the bytes are no text, or in an encoding that cannot be told.
pub(super) fn decode(bytes: &[u8], declared: Option<&str>, report: &mut Report) -> Result<String, Refused> {
    let read = read(bytes, declared, report);
    let lost = unreadable(&read.text);
    let controls = read.text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
    let length = read.text.chars().count();
    if read.text.contains('\0')
        || controls.saturating_mul(READABLE) > length.saturating_add(READABLE)
        || (read.bad && lost.saturating_mul(READABLE) > length)
    {
        return Err(Refused::new(
            ("不是文本，或者编码无法识别", "this is no text, or in an encoding that cannot be told"),
            (
                "用原来的程序打开，另存为 UTF-8 的纯文本或 docx",
                "open it in the program it came from and save it as plain text in UTF-8 or as docx",
            ),
        ));
    }
    if let Some((zh, en)) = read.why {
        let name = read.encoding.name();
        report.note(1, format!("按{name}编码读取（{zh}）"), format!("read as {name} ({en})"));
    }
    if read.bad {
        for (no, _) in super::source::numbered(&read.text).filter(|(_, line)| line.contains('\u{fffd}')) {
            report.note(
                no,
                "有字节无法解码，显示为“\u{fffd}”，请对照原文补正",
                "bytes that cannot be decoded show as \u{fffd}; mend them by the original",
            );
        }
    }
    Ok(read.text)
}

/// A text as it was read.
struct Read {
    text: String,
    encoding: &'static Encoding,
    /// Whether some bytes could not be read.
    bad: bool,
    /// By what the encoding was told; none for UTF-8, which is usual.
    why: Option<(&'static str, &'static str)>,
}

/// Reads the bytes in the encoding that they most likely have.
fn read(bytes: &[u8], declared: Option<&str>, report: &mut Report) -> Read {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        let (text, bad) = encoding.decode_with_bom_removal(bytes);
        let why = Some(("文件开头有字节顺序标记", "by its byte-order mark")).filter(|_| encoding != UTF_8);
        return Read { text: text.into_owned(), encoding, bad, why };
    }
    if let Some(encoding) = utf_16_without_mark(bytes) {
        let (text, bad) = encoding.decode_without_bom_handling(bytes);
        return Read { text: text.into_owned(), encoding, bad, why: Some(("每两个字节一个字符", "by its pairs of bytes")) };
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let other = declared.filter(|label| Encoding::for_label(label.as_bytes()) != Some(UTF_8));
        if let Some(label) = other.filter(|_| !text.is_ascii()) {
            report.note(1, format!("文件自称{label}，实为UTF-8"), format!("declared as {label}, but UTF-8 in fact"));
        }
        return Read { text: text.to_owned(), encoding: UTF_8, bad: false, why: None };
    }
    let declared = declared.and_then(|label| Encoding::for_label(label.as_bytes())).filter(|encoding| *encoding != UTF_8);
    // The encodings of the GB family are read by their largest member.
    let encoding = declared.filter(|encoding| *encoding != encoding_rs::GBK).unwrap_or(GB18030);
    let (text, bad) = encoding.decode_without_bom_handling(bytes);
    let (as_utf_8, _) = UTF_8.decode_without_bom_handling(bytes);
    // Text in another encoding hardly ever reads as UTF-8: one with few faults is UTF-8 that was torn.
    let (torn, wide) = (unreadable(&as_utf_8), as_utf_8.chars().filter(|c| !c.is_ascii()).count());
    if torn.saturating_mul(20) < wide {
        return Read { text: as_utf_8.into_owned(), encoding: UTF_8, bad: true, why: None };
    }
    let why = if declared.is_some() { ("文件自称", "as declared") } else { ("不是UTF-8", "it is not UTF-8") };
    Read { text: text.into_owned(), encoding, bad, why: Some(why) }
}

fn unreadable(text: &str) -> usize {
    text.chars().filter(|c| *c == '\u{fffd}').count()
}

/// Texts in two-byte characters have a zero in about every other byte where they hold digits, blanks and line ends.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let zeros = |odd: usize| start.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let some = start.len() / 100;
    match (even, odd) {
        (0, odd) if odd > some => Some(UTF_16LE),
        (even, 0) if even > some => Some(UTF_16BE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(bytes: &[u8], declared: Option<&str>) -> (String, Vec<String>) {
        let mut report = Report::default();
        let text = decode(bytes, declared, &mut report).unwrap_or_else(|refusal| refusal.what.en);
        (text, report.notes.into_iter().map(|note| note.what.en).collect())
    }

    #[test]
    fn encodings_are_told() {
        let text = "第一条　灯塔㐂，12。\n";
        let (gb, ..) = GB18030.encode(text);
        assert_eq!(told(text.as_bytes(), None), (text.to_owned(), vec![]));
        assert_eq!(told(&gb, None), (text.to_owned(), vec!["read as gb18030 (it is not UTF-8)".to_owned()]));
        assert_eq!(told(&gb, Some("gb2312")).1, ["read as gb18030 (as declared)"]);
        assert_eq!(told(text.as_bytes(), Some("gb2312")).1, ["declared as gb2312, but UTF-8 in fact"]);
        let wide: Vec<u8> = "\u{feff}甲 1\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(told(&wide, None), ("甲 1\n".to_owned(), vec!["read as UTF-16LE (by its byte-order mark)".to_owned()]));
        assert_eq!(told(wide.get(2..).unwrap_or_default(), None).0, "甲 1\n");
        let (big, ..) = encoding_rs::BIG5.encode("燈塔");
        assert_eq!(told(&big, Some("big5")).0, "燈塔");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert!(told(&[0x80, 0xff, 0xff, 0, 1, 2, 0, 0, 9], None).0.contains("no text"));
        let mut torn = "甲乙丙".repeat(300).into_bytes();
        torn.extend([0xe7, 0x94]);
        let (text, notes) = told(&torn, None);
        assert!(text.ends_with("丙\u{fffd}") && notes.iter().any(|note| note.contains("cannot be decoded")));
        assert!(!notes.iter().any(|note| note.contains("read as")), "{notes:?}");
    }
}
