//! A check's page, taken apart: the head comment of its file, by language.
//!
//! The comment has one form. `# code：标题 / title`; Chinese paragraphs; the same in English; `依据 / rests on:` with the
//! grounds in both languages; an example that both share.

use super::Check;
use crate::model::text::Bilingual;

/// What a check's page says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// What it catches, in a line.
    pub title: Bilingual,
    /// What and why, as Markdown: paragraphs with an empty line between.
    pub why: Bilingual,
    /// The articles, laws and customs it rests on, as Markdown.
    pub rests_on: Bilingual,
    /// A bad and a good example, as they stand in a file.
    pub example: String,
}

const RESTS_ON: &str = "依据 / rests on:";

impl Check {
    /// The page by its parts.
    #[must_use]
    pub fn parts(&self) -> Page {
        read(&self.page())
    }
}

fn read(page: &str) -> Page {
    let mut parts = Page::default();
    let (text, fenced) = page.split_once("\n```").unwrap_or((page, ""));
    // The rest of the fence's own line names the format.
    let example = fenced.split_once('\n').map_or("", |(_, example)| example);
    parts.example = example.split("\n```").next().unwrap_or_default().trim_end().to_owned();
    for paragraph in text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
        if let Some(title) = paragraph.strip_prefix("# ") {
            parts.title = pair(title.split_once('：').map_or(title, |(_, title)| title));
        } else if let Some(grounds) = paragraph.strip_prefix(RESTS_ON) {
            parts.rests_on = pair(&joined(grounds, " "));
        } else if is_chinese(paragraph) {
            add(&mut parts.why.zh, &joined(paragraph, ""));
        } else {
            add(&mut parts.why.en, &joined(paragraph, " "));
        }
    }
    parts
}

/// `中文 / English`.
fn pair(text: &str) -> Bilingual {
    let (zh, en) = text.split_once("/ ").unwrap_or((text, ""));
    Bilingual::new(zh.trim(), en.trim())
}

fn add(text: &mut String, paragraph: &str) {
    if !text.is_empty() {
        text.push_str("\n\n");
    }
    text.push_str(paragraph);
}

/// The lines as one, with `between` where a line ended.
fn joined(text: &str, between: &str) -> String {
    text.lines().map(str::trim).collect::<Vec<_>>().join(between)
}

/// Chinese paragraphs have Chinese full stops; an English one that quotes a Chinese word has not.
fn is_chinese(paragraph: &str) -> bool {
    paragraph.contains('。')
}

#[cfg(test)]
mod tests {
    use super::super::CHECKS;
    use super::*;

    #[test]
    fn a_page_comes_apart_by_language() {
        let page = "# some-code：错了 / it is wrong\n\n首行，\n次行 `a`。\n\nFirst line,\nsecond 公示.\n\n依据 / rests on: 办法（一）/ the text; the\n\
                    custom.\n\n```toml\n# 错 / bad\na = 1\n```\n";
        let want = Page {
            title: Bilingual::new("错了", "it is wrong"),
            why: Bilingual::new("首行，次行 `a`。", "First line, second 公示."),
            rests_on: Bilingual::new("办法（一）", "the text; the custom."),
            example: "# 错 / bad\na = 1".to_owned(),
        };
        assert_eq!(read(page), want);
    }

    #[test]
    fn every_page_has_every_part_in_both_languages() {
        for check in CHECKS {
            let Page { title, why, rests_on, .. } = check.parts();
            for part in [&title, &why, &rests_on] {
                assert!(!part.zh.is_empty() && !part.en.is_empty(), "{}: {part:?}", check.code);
                assert!(!part.en.chars().any(|c| matches!(c, '。' | '，' | '；')), "{}: {}", check.code, part.en);
            }
            assert_eq!(why.zh.matches("\n\n").count(), why.en.matches("\n\n").count(), "{}: as many paragraphs", check.code);
        }
    }
}
