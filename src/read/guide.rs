//! A guide: an edition explained in our own words, one entry an article.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::model::markdown::{self, ProseFault, ProseFaultKind};

/// One guide file in its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Guide {
    pub title: String,
    /// What stands before the first entry.
    pub preface_markdown: String,
    /// In the order of the file.
    pub entries: Vec<GuideEntry>,
}

/// What a guide says about one article or, inside it, about one of its places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct GuideEntry {
    /// As the heading gives it: `13`, or `13-3` for an entry inside `13`.
    pub key: String,
    /// Byte offset of the heading in the file.
    pub offset: usize,
    /// The text up to the next key heading, without the heading.
    pub markdown: String,
    /// Entries under `###`; those of an entry under `###` itself are always none.
    pub entries: Vec<GuideEntry>,
}

/// Splits a guide (`# Title`, preface, `## <key>` entries with `### <key>` entries in them).
///
/// Whether the keys exist in the edition is for a later stage; here they only have to look like keys.
/// The faults are those of the file as Markdown and those of its headings, by offset.
pub(super) fn guide_entries(text: &str) -> (Guide, Vec<ProseFault>) {
    let mut faults = markdown::faults(text);
    let mut guide = Guide::default();
    let mut seen = BTreeSet::new();
    let headings = headings(text);
    let first = headings.first();
    let starts_with_title = first.is_some_and(|h| h.level == HeadingLevel::H1 && text.get(..h.start).is_some_and(|t| t.trim().is_empty()));
    if !starts_with_title {
        faults.push(ProseFault { offset: 0, kind: ProseFaultKind::GuideTitle, value: first.map(|h| h.words.clone()).unwrap_or_default() });
        guide.preface_markdown = slice(text, 0, first.map_or(text.len(), |h| h.start));
    }
    for (i, heading) in headings.iter().enumerate() {
        let body = slice(text, heading.end, headings.get(i + 1).map_or(text.len(), |next| next.start));
        let mut fault = |kind| faults.push(ProseFault { offset: heading.start, kind, value: heading.words.clone() });
        if heading.level == HeadingLevel::H1 {
            if i > 0 || !starts_with_title {
                fault(ProseFaultKind::GuideTitle);
            } else {
                guide.title.clone_from(&heading.words);
                guide.preface_markdown = body;
            }
            continue;
        }
        let entry = GuideEntry { key: heading.words.clone(), offset: heading.start, markdown: body, entries: Vec::new() };
        if !is_key(&entry.key) {
            fault(ProseFaultKind::GuideKey);
        } else if !seen.insert(entry.key.clone()) {
            fault(ProseFaultKind::GuideKeyTwice);
        }
        match guide.entries.last_mut() {
            _ if heading.level == HeadingLevel::H2 => guide.entries.push(entry),
            Some(article) => {
                let below = entry.key.strip_prefix(article.key.as_str()).is_some_and(|rest| rest.starts_with('-'));
                if is_key(&entry.key) && !below {
                    fault(ProseFaultKind::GuideKey);
                }
                article.entries.push(entry);
            }
            // An item with no article above it.
            None => fault(ProseFaultKind::GuideKey),
        }
    }
    faults.sort_by_key(|fault| (fault.offset, fault.kind));
    (guide, faults)
}

struct Heading {
    level: HeadingLevel,
    words: String,
    start: usize,
    end: usize,
}

/// Headings of levels 1 to 3 that stand in no list or quotation.
fn headings(text: &str) -> Vec<Heading> {
    let mut found: Vec<Heading> = Vec::new();
    let (mut depth, mut inside) = (0_usize, false);
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level, .. }) if depth == 0 && level <= HeadingLevel::H3 => {
                inside = true;
                depth += 1;
                found.push(Heading { level, words: String::new(), start: range.start, end: range.end });
            }
            Event::End(TagEnd::Heading(_)) => {
                inside = false;
                depth = depth.saturating_sub(1);
            }
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Text(words) | Event::Code(words) if inside => {
                if let Some(heading) = found.last_mut() {
                    heading.words.push_str(&words);
                }
            }
            _ => {}
        }
    }
    found
}

/// `13`, `13-3`, `14-5b`, `16-2b-1`, `13-p2`.
fn is_key(key: &str) -> bool {
    key.len() <= 40
        && key.starts_with(|c: char| c.is_ascii_digit())
        && key.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_lowercase()))
}

fn slice(text: &str, from: usize, to: usize) -> String {
    text.get(from..to).unwrap_or_default().trim_matches(['\n', '\r']).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guide_falls_into_title_preface_and_entries() {
        let text = "# 说明 **甲**\n\n以正式文本为准。\n\n## 1\n\n一。\n\n```\n## 9\n```\n\n## 13\r\n\r\n公示。\r\n\r\n### 13-3\n\n五日。\n\n#### 例\n\n> ## 7\n";
        let (guide, faults) = guide_entries(text);
        assert_eq!(faults, []);
        assert_eq!(guide.title, "说明 甲");
        assert_eq!(guide.preface_markdown, "以正式文本为准。");
        let shape: Vec<_> = guide.entries.iter().map(|e| (e.key.as_str(), e.markdown.as_str(), e.entries.len())).collect();
        assert_eq!(shape, [("1", "一。\n\n```\n## 9\n```", 0), ("13", "公示。", 1)]);
        let item = guide.entries.last().and_then(|e| e.entries.first());
        assert_eq!(item.map(|e| (e.key.as_str(), e.markdown.as_str())), Some(("13-3", "五日。\n\n#### 例\n\n> ## 7")));
        assert!(item.is_some_and(|e| text.get(e.offset..).is_some_and(|rest| rest.starts_with("### 13-3"))));
    }

    #[test]
    fn every_bad_heading_is_named() {
        use ProseFaultKind::{GuideKey, GuideKeyTwice, GuideTitle, RawHtml};
        let (_, faults) = guide_entries("前言\n\n### 1-1\n\n## 第一条\n\n## 2\n\n### 3-1\n\n<br>\n\n## 2\n\n# 又\n");
        let kinds: Vec<_> = faults.iter().map(|f| f.kind).collect();
        assert_eq!(kinds, [GuideTitle, GuideKey, GuideKey, GuideKey, RawHtml, GuideKeyTwice, GuideTitle]);
        assert_eq!(guide_entries("").1.len(), 1);
    }
}
