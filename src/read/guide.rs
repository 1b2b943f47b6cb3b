//! A guide: an edition explained in our own words, one entry an article.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::model::id::ArticleKey;
use crate::model::markdown::{self, ProseFault, ProseFaultKind};
use crate::model::policy::{Guide, GuideEntry};

/// Reads a guide: `# Title`, a preface, `## <key>` entries with `### <key>` entries in them.
///
/// Whether the keys exist in the edition is for a later stage; here they only have to look like keys, and an entry whose heading
/// does not is left out. The faults are those of the file as Markdown and those of its headings, by offset.
pub(super) fn guide(text: &str) -> (Guide, Vec<ProseFault>) {
    let mut faults = markdown::faults(text);
    let mut guide = Guide::default();
    let mut seen = BTreeSet::new();
    let headings = headings(text);
    let first = headings.first();
    let starts_with_title = first.is_some_and(|h| h.level == HeadingLevel::H1 && text.get(..h.start).is_some_and(|t| t.trim().is_empty()));
    if !starts_with_title {
        faults.push(ProseFault { offset: 0, kind: ProseFaultKind::GuideTitle, value: first.map(|h| h.words.clone()).unwrap_or_default() });
        guide.preface = slice(text, 0, first.map_or(text.len(), |h| h.start));
    }
    // The entry under `##` that those under `###` are in.
    let mut article: Option<&str> = None;
    let (mut line, mut counted) = (1, 0);
    for (i, heading) in headings.iter().enumerate() {
        let body = slice(text, heading.end, headings.get(i + 1).map_or(text.len(), |next| next.start));
        let mut fault = |kind| faults.push(ProseFault { offset: heading.start, kind, value: heading.words.clone() });
        line += text.get(counted..heading.start).unwrap_or_default().matches('\n').count();
        counted = heading.start;
        if heading.level == HeadingLevel::H1 {
            if i > 0 || !starts_with_title {
                fault(ProseFaultKind::GuideTitle);
            } else {
                guide.title.clone_from(&heading.words);
                guide.preface = body;
            }
            continue;
        }
        let key = ArticleKey::try_from(heading.words.clone()).ok();
        if key.is_none() {
            fault(ProseFaultKind::GuideKey);
        } else if !seen.insert(heading.words.as_str()) {
            fault(ProseFaultKind::GuideKeyTwice);
        }
        if heading.level == HeadingLevel::H2 {
            article = Some(&heading.words);
        } else {
            let below = article.map(|article| heading.words.strip_prefix(article).is_some_and(|rest| rest.starts_with('-')));
            if below.is_none_or(|below| !below && key.is_some()) {
                fault(ProseFaultKind::GuideKey);
            }
        }
        // An item with no article above it is left out too.
        if let Some(key) = key.filter(|_| article.is_some()) {
            guide.entries.push(GuideEntry { key, markdown: body.trim().to_owned(), line });
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

fn slice(text: &str, from: usize, to: usize) -> String {
    text.get(from..to).unwrap_or_default().trim_matches(['\n', '\r']).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guide_falls_into_title_preface_and_entries() {
        let text = "# 说明 **甲**\n\n以正式文本为准。\n\n## 1\n\n一。\n\n```\n## 9\n```\n\n## 13\r\n\r\n公示。\r\n\r\n### 13-3\n\n五日。\n\n#### 例\n\n> ## 7\n";
        let (guide, faults) = guide(text);
        assert_eq!(faults, []);
        assert_eq!(guide.title, "说明 甲");
        assert_eq!(guide.preface, "以正式文本为准。");
        let entries: Vec<_> = guide.entries.iter().map(|e| (e.key.as_str(), e.markdown.as_str(), e.line)).collect();
        let wanted = [("1", "一。\n\n```\n## 9\n```", 5), ("13", "公示。", 13), ("13-3", "五日。\n\n#### 例\n\n> ## 7", 17)];
        assert_eq!(entries, wanted);
    }

    #[test]
    fn every_bad_heading_is_named() {
        use ProseFaultKind::{GuideKey, GuideKeyTwice, GuideTitle, RawHtml};
        let (_, faults) = guide("前言\n\n### 1-1\n\n## 第一条\n\n## 2\n\n### 3-1\n\n<br>\n\n## 2\n\n# 又\n");
        let kinds: Vec<_> = faults.iter().map(|f| f.kind).collect();
        assert_eq!(kinds, [GuideTitle, GuideKey, GuideKey, GuideKey, RawHtml, GuideKeyTwice, GuideTitle]);
        assert_eq!(guide("").1.len(), 1);
    }
}
