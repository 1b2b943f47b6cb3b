//! Bringing in what people have: regulations as plain text, Markdown, web pages and Word documents.

pub mod calendar;
mod decode;
mod docx;
mod grid;
mod html;
mod kind;
pub mod list;
mod markdown;
pub mod policy;
pub mod report;
pub mod source;
mod xml;

use self::kind::Kind;
use self::source::{Characters, Source, WordNumbers};
use crate::refused::Refused;

/// Reads a file of any kind that can be read, by its name and its bytes.
///
/// # Errors
/// Where the file is of another kind, damaged, too large or without words: what is wrong and what to do.
pub fn read(name: &str, bytes: &[u8], word_numbers: WordNumbers) -> Result<Source, Refused> {
    let source = match kind::kind(name, bytes)? {
        Kind::Docx => docx::read(bytes, word_numbers),
        Kind::Html => html::read(bytes),
        Kind::Markdown => decoded(bytes, markdown::read),
        Kind::Text => decoded(bytes, Source::of_text),
    }?;
    if source.characters == Characters::default() {
        return Err(Refused::new(
            ("文件里没有文字", "there are no words in the file"),
            ("重新取得文件；如果是扫描件，要有文字的版本", "get the file again; where it is a scan, get a copy with words"),
        ));
    }
    Ok(source)
}

fn decoded(bytes: &[u8], read: impl Fn(&str) -> Source) -> Result<Source, Refused> {
    let mut report = report::Report::default();
    let text = decode::decode(bytes, None, &mut report)?;
    let mut source = read(&text);
    report.dropped.append(&mut source.report.dropped);
    report.notes.append(&mut source.report.notes);
    source.report = report;
    Ok(source)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_words_is_refused() {
        for (name, bytes) in [("a.txt", ""), ("a.md", "\u{feff}\n\n"), ("a.html", "<html><script>x</script><img src=a.png></html>")] {
            assert!(
                read(name, bytes.as_bytes(), WordNumbers::LeftOut).is_err_and(|refused| refused.what.en.contains("no words")),
                "{name}"
            );
        }
    }
}
