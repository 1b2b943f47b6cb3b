//! The Markdown a record may hold: one pass that checks it and hands on what may be shown.
//!
//! Content is data: raw HTML, pictures and links that run or load something are located faults and
//! never pass. Reading uses [`faults`], rendering the same [`Checked`] events, so both always agree.

mod fault;
mod link;

use std::collections::VecDeque;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, OffsetIter, Options, Parser, Tag, TagEnd};

use super::personal::masked;
pub use fault::{ProseFault, ProseFaultKind};
pub use link::{attachment, may_link};

/// Elements inside one another; what lies deeper is a fault and is not shown.
pub const MAX_NESTING: usize = 64;

/// The most faults kept of a text, and one more to tell that there are more.
const MOST_FAULTS: usize = 1_000;

/// All faults of a text, in its order.
pub fn faults(markdown: &str) -> Vec<ProseFault> {
    let mut checked = Checked::new(markdown);
    while let Some((event, range)) = checked.events.next() {
        checked.check(event, &range);
    }
    checked.into_faults()
}

/// The links of a text to attachments, see [`attachment`]: the byte at which each begins, and the name.
pub fn attachments(markdown: &str) -> Vec<(usize, String)> {
    // Most texts have none, and are read once less.
    if !markdown.contains("files/") {
        return Vec::new();
    }
    let links = Parser::new_ext(markdown, Options::ENABLE_TABLES).into_offset_iter().filter_map(|(event, range)| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some((range.start, attachment(&dest_url)?.0.into_owned())),
        _ => None,
    });
    links.collect()
}

/// The text alone, for descriptions and search: blocks and cells are parted by one space.
pub fn plain(markdown: &str) -> String {
    let mut text = String::new();
    for event in Checked::new(markdown) {
        match event {
            Event::Text(t) | Event::Code(t) => text.push_str(&t),
            Event::SoftBreak | Event::HardBreak | Event::Rule => text.push(' '),
            Event::End(end) if is_block(end) => text.push(' '),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The events of a text that may be shown; the rest is in [`Checked::into_faults`] once they are through.
///
/// A line break between two Chinese characters is dropped, since a browser would show it as a space.
pub struct Checked<'a> {
    source: &'a str,
    events: OffsetIter<'a>,
    faults: Vec<ProseFault>,
    depth: usize,
    too_deep: bool,
    /// Open pictures; nothing inside one is shown.
    images: usize,
    /// Whether the end tag of each open link is wanted.
    links: Vec<bool>,
    /// The last character of text handed on in this block.
    last: Option<char>,
    /// A soft break and the inline tags after it, until the next character decides about the break.
    held: Vec<Event<'a>>,
    /// Decided events that wait to be taken.
    ready: VecDeque<Event<'a>>,
}

impl<'a> Checked<'a> {
    /// Tables are read; footnotes, strike-through and heading attributes are plain text.
    pub fn new(markdown: &'a str) -> Checked<'a> {
        Checked {
            source: markdown,
            events: Parser::new_ext(markdown, Options::ENABLE_TABLES).into_offset_iter(),
            faults: Vec::new(),
            depth: 0,
            too_deep: false,
            images: 0,
            links: Vec::new(),
            last: None,
            held: Vec::new(),
            ready: VecDeque::new(),
        }
    }

    /// The faults met so far.
    pub fn into_faults(self) -> Vec<ProseFault> {
        self.faults
    }

    /// The event if it may be shown.
    fn check(&mut self, event: Event<'a>, range: &Range<usize>) -> Option<Event<'a>> {
        match &event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        // The start tag of level 65 and its end tag, which is met at level 64 again, both go.
        let level = self.depth + usize::from(matches!(event, Event::End(_)));
        if level > MAX_NESTING {
            if !self.too_deep {
                self.too_deep = true;
                self.fault(range, ProseFaultKind::Nesting, &level.to_string());
            }
            return None;
        }
        let shown = match &event {
            Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) => {
                let html = self.source.get(range.clone()).unwrap_or_default();
                self.fault(range, ProseFaultKind::RawHtml, html);
                false
            }
            Event::Html(_) | Event::End(TagEnd::HtmlBlock) => false,
            Event::Start(Tag::Image { dest_url, .. }) => {
                self.images += 1;
                self.fault(range, ProseFaultKind::Image, dest_url);
                false
            }
            Event::End(TagEnd::Image) => {
                self.images = self.images.saturating_sub(1);
                false
            }
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                let good = *link_type == LinkType::Email || may_link(dest_url);
                if !good {
                    self.fault(range, ProseFaultKind::of_link(dest_url), dest_url);
                }
                self.links.push(good);
                good
            }
            Event::End(TagEnd::Link) => self.links.pop().unwrap_or(false),
            _ => true,
        };
        (shown && self.images == 0).then_some(event)
    }

    fn fault(&mut self, range: &Range<usize>, kind: ProseFaultKind, value: &str) {
        if self.faults.len() > MOST_FAULTS {
            return;
        }
        // Blacked out before it is cut: half a number is told by nobody either.
        let value = masked(value.trim_start().lines().next().unwrap_or_default()).chars().take(120).collect();
        self.faults.push(ProseFault { offset: range.start, kind, value });
    }

    /// Queues an event, after what it decides about a soft break that waits.
    fn hand_on(&mut self, event: Event<'a>) {
        let waiting = !self.held.is_empty();
        match &event {
            Event::SoftBreak => {
                self.release(false);
                self.held.push(event);
                return;
            }
            Event::Text(text) | Event::Code(text) => {
                if let (Some(last), Some(next)) = (self.last, text.chars().next()) {
                    self.release(waiting && joins(last, next));
                }
                self.last = text.chars().next_back().or(self.last);
            }
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. }) | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link)
                if waiting =>
            {
                self.held.push(event);
                return;
            }
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. }) | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link) => {
            }
            _ => self.last = None,
        }
        self.release(false);
        self.ready.push_back(event);
    }

    /// Lets go of what waited, with or without the break in front.
    fn release(&mut self, joined: bool) {
        let held = std::mem::take(&mut self.held);
        self.ready.extend(held.into_iter().skip(usize::from(joined)));
    }
}

impl<'a> Iterator for Checked<'a> {
    type Item = Event<'a>;

    fn next(&mut self) -> Option<Event<'a>> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Some(event);
            }
            match self.events.next() {
                Some((event, range)) => {
                    if let Some(event) = self.check(event, &range) {
                        self.hand_on(event);
                    }
                }
                None if self.held.is_empty() => return None,
                None => self.release(false),
            }
        }
    }
}

/// Whether a line break between the two characters is none to a reader of Chinese or Japanese.
fn joins(before: char, after: char) -> bool {
    // These marks are Chinese beside Chinese, and not where both neighbours are marks.
    let mark = |c: char| matches!(c, '\u{b7}' | '\u{2014}' | '\u{2018}' | '\u{2019}' | '\u{201c}' | '\u{201d}' | '\u{2026}');
    (is_cjk(before) && (is_cjk(after) || mark(after))) || (mark(before) && is_cjk(after))
}

/// Chinese characters, kana, bopomofo and full-width punctuation; not Hangul, which is written with spaces.
#[must_use]
pub fn is_cjk(c: char) -> bool {
    matches!(c,
        '\u{2e80}'..='\u{312f}' | '\u{31a0}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

fn is_block(end: TagEnd) -> bool {
    !matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(markdown: &str) -> Vec<(usize, ProseFaultKind)> {
        faults(markdown).into_iter().map(|f| (f.offset, f.kind)).collect()
    }

    #[test]
    fn raw_html_and_pictures_are_located() {
        use ProseFaultKind::{Image, RawHtml};
        assert_eq!(kinds("公示<b>x</b>"), [(6, RawHtml), (10, RawHtml)]);
        assert_eq!(kinds("a\n\n<div>\n<p>x\n</div>\n\nb"), [(3, RawHtml)]);
        assert_eq!(kinds("<!-- x -->"), [(0, RawHtml)]);
        assert_eq!(kinds("![<i>](https://a.example/x.png)"), [(0, Image), (2, RawHtml)]);
        assert_eq!(kinds("`<b>` 3 < 4 &lt;b&gt;"), []);
    }

    #[test]
    fn only_four_sorts_of_link_pass() {
        for good in [
            "https://a.example/x?y#z",
            "HTTPS://a.example",
            "mailto:a@b.example",
            "tel:+86-532",
            "../x.html#art-1",
            "#a",
            "?q=1:2",
            "a/b:c",
            "../../../../zh/index.html",
            "../a/../../b/../../../x",
        ] {
            assert!(may_link(good), "{good}");
        }
        for bad in [
            "",
            "/x",
            "//a.example",
            "\\\\a",
            "/\\a",
            "javascript:alert(1)",
            "JavaScript:x",
            "java\tscript:x",
            " javascript:x",
            "\u{1}javascript:x",
            "data:text/html,x",
            "http://a.example",
            "https:a",
            "https:///a",
            "https://gov.cn@evil.example/",
            "https://user:pw@a.example",
            "https://[::1/",
            "https://a.example:80a/",
            "https://g\u{43E}v.example/",
            "vbscript:x",
            "file:///x",
            "mailto:",
            "x:y",
            "../../../../../etc/passwd",
            "a/../../../../../../x",
            "%2e%2E/../.%2e/../../x",
        ] {
            assert!(!may_link(bad), "{bad:?}");
        }
        let text = "[a](javascript:x) [b](&#106;avascript:x) <javascript:x> [c][r] <a@b.example>\n\n[r]: //h\n";
        assert_eq!(faults(text).len(), 4);
        assert_eq!(kinds("[a](<https://a.example/x y>)"), [(0, ProseFaultKind::Blank)]);
        assert_eq!(kinds("[a](https://gov.cn@evil.example/)"), [(0, ProseFaultKind::Host)]);
        assert_eq!(plain(text), "a b javascript:x c a@b.example");
    }

    #[test]
    fn attachments_are_named_as_their_files_are() {
        let text = "[a](files/a.txt)、[b](<files/附件 1.txt>)、[c](./files/%E9%99%84%E4%BB%B6.pdf#page=2) [d](https://a.example/files/x)";
        assert_eq!(kinds(text), []);
        let names: Vec<String> = attachments(text).into_iter().map(|(_, name)| name).collect();
        assert_eq!(names, ["a.txt", "附件 1.txt", "附件.pdf"]);
        assert_eq!(attachments(text).first().map(|(at, _)| *at), Some(0));
        assert_eq!(attachment("files/附件.pdf#page=2").map(|(_, behind)| behind), Some("#page=2"));
    }

    #[test]
    fn nesting_ends_at_64() {
        let quote = |n: usize| format!("{}x", "> ".repeat(n));
        assert_eq!(kinds(&quote(MAX_NESTING - 1)), []);
        let deep = faults(&quote(5000));
        assert_eq!(deep.len(), 1);
        assert_eq!(deep.first().map(|f| f.kind), Some(ProseFaultKind::Nesting));
    }

    #[test]
    fn plain_text_has_no_space_inside_a_chinese_sentence() {
        assert_eq!(plain("公示期\n为五个**工作日**\n**自**发布，\n起"), "公示期为五个工作日自发布，起");
        assert_eq!(plain("called\n“公示”\nin law\n公示"), "called “公示” in law 公示");
        assert_eq!(plain("中文\nword\n中文\n\n# 题\n\n- 一\n- 二\n\n|a|b|\n|-|-|\n|1|2|"), "中文 word 中文 题 一 二 a b 1 2");
    }
}
