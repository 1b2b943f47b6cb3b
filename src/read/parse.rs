//! A TOML file to its type: all faults of syntax, then all faults of shape, then the value.

use serde::de::DeserializeOwned;
use toml::de::DeTable;

use super::shape::Shape;
use super::syntax;
use crate::finding::{At, Finding, Findings, MOST, Place};
use crate::model::day::Day;
use crate::model::text::Bilingual;

/// Reads files of one type; made once, used for every file of that type.
pub(crate) struct Parser<T> {
    shape: Shape,
    of: std::marker::PhantomData<fn() -> T>,
}

impl<T: DeserializeOwned + schemars::JsonSchema> Parser<T> {
    /// A parser for a type.
    pub(crate) fn new() -> Self {
        Self { shape: Shape::of::<T>(), of: std::marker::PhantomData }
    }

    /// The value of a file, or what is wrong with it.
    pub(crate) fn parse(&self, file: &str, text: &str, findings: &mut Findings) -> Option<T> {
        let (document, errors) = DeTable::parse_recoverable(text);
        if !errors.is_empty() {
            // One more than is told, so that it is told that there are more.
            for error in errors.into_iter().take(MOST + 1) {
                let at = error.span().map_or(0, |span| span.start);
                findings.push(malformed(file, text, at, error.message()));
            }
            return None;
        }
        let faults = self.shape.faults(&document);
        let sound = faults.is_empty();
        for fault in faults {
            let Bilingual { zh, en } = fault.says;
            findings.push(
                Finding::error(fault.code, place(file, fault.byte), zh, en)
                    .value(fault.value)
                    .rule("内容格式（schemas/）", "the content format (schemas/)")
                    .remedy(fault.remedy.zh, fault.remedy.en),
            );
        }
        if !sound {
            return None;
        }
        match T::deserialize(toml::de::Deserializer::from(document)) {
            Ok(value) => Some(value),
            Err(error) => {
                let at = error.span().map_or(0, |span| span.start);
                findings.push(
                    Finding::error(
                        "wrong-value",
                        place(file, at),
                        format!("读不懂此处：{}", error.message()),
                        format!("cannot be read: {}", error.message()),
                    )
                    .rule("内容格式（schemas/）", "the content format (schemas/)")
                    .remedy("对照 schemas/ 中的说明改正", "see the description in schemas/"),
                );
                None
            }
        }
    }
}

/// That something is no TOML; marks typed with a Chinese keyboard look right and are not, so they are named.
fn malformed(file: &str, text: &str, at: usize, message: &str) -> Finding {
    let line = line_at(text, at);
    let wide = syntax::wide(&line);
    let (wide_zh, wide_en) = match wide.is_empty() {
        true => (String::new(), String::new()),
        false => (format!("；这一行有全角标点 {wide}"), format!("; the line has full-width marks: {wide}")),
    };
    let value = line.split_once('=').map(|(_, value)| value.trim().to_owned()).unwrap_or_default();
    let told = syntax::zh(message).map(|told| format!("：{told}")).unwrap_or_default();
    let finding = Finding::error(
        "toml-syntax",
        place(file, at),
        format!("不是合格的 TOML{told}{wide_zh}"),
        format!("not well-formed TOML: {message}{wide_en}"),
    )
    .value(line)
    .rule("TOML 1.0 格式", "the TOML 1.0 format");
    if message.starts_with("duplicate key") {
        return finding.remedy("同一个键只能写一次，去掉其中一处", "a key is written once: take one of the two out");
    }
    if let Some(day) = day_otherwise(&value) {
        return finding.remedy(format!("这是日期，写作 {day}，不加引号"), format!("this is a date: write {day}, without quotes"));
    }
    match wide.is_empty() {
        true => finding.remedy("按 TOML 写法改正此处；文字要加引号，日期不加引号", "mend the spot; text goes in quotes, dates without"),
        false => finding.remedy(
            "引号、括号、等号、逗号用半角：\" { } [ ] = ,",
            "write quotes, brackets, equal signs and commas in half width: \" { } [ ] = ,",
        ),
    }
}

/// A day as people write it elsewhere: `2026/11/27`, `2026.11.27`, `2026年11月27日`.
fn day_otherwise(value: &str) -> Option<Day> {
    let value = value.split('#').next().unwrap_or_default().trim().trim_end_matches('日');
    let mut parts = value.split(['/', '.', '年', '月', '-']).map(|part| part.trim().parse::<u32>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    Day::new(i32::try_from(year).ok()?, month, day).filter(|_| parts.next().is_none())
}

fn place(file: &str, byte: usize) -> Place {
    Place { file: file.to_owned(), at: At::Byte(byte) }
}

fn line_at(text: &str, byte: usize) -> String {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    let (before, after) = text.split_at(byte);
    let start = before.rsplit('\n').next().unwrap_or_default();
    let end = after.split('\n').next().unwrap_or_default();
    format!("{start}{end}").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::day_otherwise;

    #[test]
    fn a_day_written_otherwise_is_one() {
        let read = |text: &str| day_otherwise(text).map(|day| day.to_string());
        for text in ["2026/11/27", "2026年11月27日", "2026.11.7 # 末日", "2026-1-5"] {
            assert!(read(text).is_some(), "{text}");
        }
        assert_eq!(read("2026年11月27日").as_deref(), Some("2026-11-27"));
        assert_eq!(["2026/13/01", "1.5", "", "2026-01-01-01", "x/y/z"].map(read), [None, None, None, None, None]);
    }
}
