//! What kind of file it is, by its own bytes first and by its name where those do not tell.

use crate::refused::Refused;

/// A kind of file that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Markdown,
    Html,
    Docx,
}

/// The largest file that is read, in bytes: a code of 1,260 articles with tables and pictures stays far below.
const LARGEST: usize = 64 << 20;

/// Tells the kind.
///
/// # Errors
/// Where the file is of a kind that cannot be read, with what to do instead.
pub(super) fn kind(name: &str, bytes: &[u8]) -> Result<Kind, Refused> {
    if bytes.len() > LARGEST {
        return Err(Refused::new(
            ("文件超过 64 MB", "the file is larger than 64 MB"),
            ("删去图片或另存为纯文本", "take out the pictures or save it as plain text"),
        ));
    }
    if let Some(refusal) = foreign(bytes) {
        return Err(refusal);
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    if bytes.starts_with(b"PK") {
        return Ok(Kind::Docx);
    }
    if bytes.is_empty() && ending == "docx" {
        return Err(Refused::new(("文件是空的", "the file is empty"), ("重新取得文件", "get the file again")));
    }
    let start = String::from_utf8_lossy(bytes.get(..bytes.len().min(1024)).unwrap_or_default())
        .trim_start_matches('\u{feff}')
        .trim_start()
        .to_ascii_lowercase();
    if start.starts_with("mime-version:") || start.starts_with("from: ") {
        return Err(Refused::new(
            ("这是单个文件网页（mht）", "this is a web archive (mht)"),
            ("在 Word 或浏览器中打开，另存为 docx 或 html", "open it in Word or a browser and save it as docx or html"),
        ));
    }
    let page = ["<!doctype html", "<html", "<?xml", "<head", "<body"].iter().any(|tag| start.starts_with(tag));
    match ending.as_str() {
        "html" | "htm" | "shtml" | "xhtml" => Ok(Kind::Html),
        _ if page => Ok(Kind::Html),
        "md" | "markdown" => Ok(Kind::Markdown),
        "docx" => Err(Refused::new(
            ("扩展名是 docx，内容却不是", "named docx, but it is none inside"),
            ("用 Word 或 WPS 打开，另存为 docx", "open it in Word or WPS and save it as docx"),
        )),
        _ => Ok(Kind::Text),
    }
}

/// Files of other programs, known by their first bytes.
fn foreign(bytes: &[u8]) -> Option<Refused> {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    if starts(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Some(Refused::new(
            (
                "这是旧格式的 Word 或 WPS 文件（doc、wps），或加了密码的 docx",
                "this is an old Word or WPS file (doc, wps), or a docx with a password",
            ),
            ("用 Word 或 WPS 打开，去掉密码，另存为 docx", "open it in Word or WPS, take off the password, and save it as docx"),
        ));
    }
    if starts(b"%PDF") {
        return Some(Refused::new(
            ("这是 PDF，其中没有段落", "this is a PDF, which has no paragraphs"),
            (
                "请向印发单位索取 docx；或用 Word 打开后另存为 docx，再逐条核对",
                "ask the issuer for a docx; or open it in Word, save it as docx, and proofread it article by article",
            ),
        ));
    }
    if starts(b"{\\rtf") {
        return Some(Refused::new(
            ("这是 RTF 文件", "this is an RTF file"),
            ("用 Word 或 WPS 打开，另存为 docx", "open it in Word or WPS and save it as docx"),
        ));
    }
    let pictures: [&[u8]; 6] = [&[0x89, b'P', b'N', b'G'], &[0xff, 0xd8, 0xff], b"GIF8", b"BM", b"II*\0", b"MM\0*"];
    pictures.iter().any(|magic| starts(magic)).then(|| {
        Refused::new(
            ("这是图片，其中没有文字", "this is a picture; there are no words in it"),
            ("取得有文字的版本；识别出来的文字须逐条核对", "get a copy with words; recognised text must be proofread article by article"),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_before_names() {
        assert_eq!(kind("a.txt", b"PK\x03\x04"), Ok(Kind::Docx));
        assert_eq!(kind("a.txt", "\u{feff}\n<!DOCTYPE html>".as_bytes()), Ok(Kind::Html));
        assert_eq!(kind("a.HTM", "第一条".as_bytes()), Ok(Kind::Html));
        assert_eq!(kind("a.md", b"# x"), Ok(Kind::Markdown));
        assert_eq!(kind("a", b""), Ok(Kind::Text));
        let refused: [(&str, &[u8]); 7] = [
            ("a.docx", b"x"),
            ("a.docx", b""),
            ("a.doc", &[0xd0, 0xcf, 0x11, 0xe0]),
            ("a.txt", b"%PDF-1.7"),
            ("a.rtf", b"{\\rtf1"),
            ("a.jpg", &[0xff, 0xd8, 0xff, 0xe0]),
            ("a.mht", b"MIME-Version: 1.0"),
        ];
        for (name, bytes) in refused {
            assert!(kind(name, bytes).is_err(), "{name}");
        }
    }
}
