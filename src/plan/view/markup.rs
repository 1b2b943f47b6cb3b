//! The small pieces that recur on every page (a day, a state, a link, a citation, a row) as markup.
//!
//! Templates arrange pages; what stands in them hundreds of times is printed here, by one escaper, as small as it gets.

use std::fmt::Write;

use serde::{Serialize, Serializer};

use super::{Chip, Cite};
use crate::model::day::Day;
use crate::model::text::Lang;
use crate::plan::joints;

/// The name under which markup is serialized: it goes into the page as it stands, where every other text is escaped.
pub const MARKUP: &str = "markup";

/// Pieces of markup, one after the other, in a language. A template puts them in as they stand; empty when nothing was printed.
#[derive(Debug, Clone)]
pub struct Markup {
    html: String,
    /// The language of the page.
    pub lang: Lang,
}

impl Markup {
    /// Nothing yet.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        Self { html: String::new(), lang }
    }

    /// Nothing yet, with room for so many bytes.
    #[must_use]
    pub fn with_room(lang: Lang, bytes: usize) -> Self {
        Self { html: String::with_capacity(bytes), lang }
    }

    /// Markup of the program's own, as it stands.
    pub fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.html.push_str(markup);
        self
    }

    /// What was printed elsewhere.
    pub fn markup(&mut self, other: &Self) -> &mut Self {
        self.html.push_str(&other.html);
        self
    }

    /// Text, escaped; also for an attribute's value between double quotes.
    pub fn text(&mut self, text: &str) -> &mut Self {
        escape(text, &mut self.html);
        self
    }

    /// Text, marked with its language where that is not the page's.
    pub fn spoken(&mut self, text: &str, lang: Option<&str>) -> &mut Self {
        match lang {
            Some(_) => self.tag("<span", &[("lang", lang)]).text(text).raw("</span>"),
            None => self.text(text),
        }
    }

    /// A number in digits.
    pub fn number(&mut self, number: usize) -> &mut Self {
        // Memory takes all text.
        let _ = write!(self.html, "{number}");
        self
    }

    /// Makes room for so many more bytes.
    pub fn reserve(&mut self, bytes: usize) {
        self.html.reserve(bytes);
    }

    /// Text between two pieces of markup.
    pub fn element(&mut self, open: &'static str, text: &str, close: &'static str) -> &mut Self {
        self.raw(open).text(text).raw(close)
    }

    /// A start tag, from its `<`, with those of its attributes that have a value.
    pub fn tag(&mut self, open: &'static str, attributes: &[(&'static str, Option<&str>)]) -> &mut Self {
        self.raw(open);
        for (name, value) in attributes {
            if let Some(value) = value {
                self.raw(" ").raw(name).element("=\"", value, "\"");
            }
        }
        self.raw(">")
    }

    /// Text with an address.
    pub fn link(&mut self, text: &str, href: &str) -> &mut Self {
        self.element("<a href=\"", href, "\">").text(text).raw("</a>")
    }

    /// Text with the address of a page, by the way to its folder and its name, which needs no escaping there: an id.
    pub fn page(&mut self, text: &str, folder: &str, id: &str) -> &mut Self {
        self.to_page(folder, id).text(text).raw("</a>")
    }

    /// The start of such a link.
    pub fn to_page(&mut self, folder: &str, id: &str) -> &mut Self {
        self.element("<a href=\"", folder, "").element("", id, ".html\">")
    }

    /// Text, with an address where it has one.
    pub fn linked(&mut self, text: &str, href: Option<&str>) -> &mut Self {
        match href {
            Some(href) => self.link(text, href),
            None => self.text(text),
        }
    }

    /// A state or a grade.
    pub fn chip(&mut self, chip: &Chip) -> &mut Self {
        self.raw("<span class=\"chip chip-").raw(chip.kind).element("\">", &chip.text, "</span>")
    }

    /// Hours in a sentence (`9:00-11:30`), none of which a line may part.
    pub fn hours(&mut self, text: &str) -> &mut Self {
        const AFTER: [char; 5] = [' ', ',', '，', '、', '；'];
        for piece in text.split_inclusive(AFTER) {
            let hours = piece.trim_end_matches(AFTER);
            match hours.contains('-') && hours.ends_with(|last: char| last.is_ascii_digit()) {
                true => self.element("<span class=\"nobr\">", hours, "</span>").text(piece.get(hours.len()..).unwrap_or_default()),
                false => self.text(piece),
            };
        }
        self
    }

    /// A day: `2026年11月2日`.
    pub fn day(&mut self, day: Day) -> &mut Self {
        self.iso(day);
        day.say(self.lang, &mut self.html);
        self.raw("</time>")
    }

    /// A day with its weekday: `2026年11月2日（周一）`.
    pub fn weekday(&mut self, day: Day) -> &mut Self {
        self.iso(day);
        day.say(self.lang, &mut self.html);
        self.week(&joints::weekday_after(day, self.lang)).raw("</time>")
    }

    /// A weekday after its day; a line may end before it.
    pub fn week(&mut self, week: &str) -> &mut Self {
        match week {
            "" => self,
            week => self.element("<wbr>", week, ""),
        }
    }

    /// A first and a last day: `2026年11月18日至2026年11月24日`.
    pub fn span(&mut self, first: Day, last: Day) -> &mut Self {
        let to = self.lang.pick("至", " to ");
        self.day(first).raw(to).day(last)
    }

    fn iso(&mut self, day: Day) {
        self.raw("<time datetime=\"");
        day.write_iso(&mut self.html);
        self.raw("\">");
    }

    /// The name in the other language, after a space; nothing where there is none.
    pub fn aside(&mut self, other: Option<&str>) -> &mut Self {
        let tag = self.lang.other().tag();
        match other.filter(|other| !other.is_empty()) {
            Some(other) => self.raw(" <span class=\"other\" lang=\"").raw(tag).element("\">", other, "</span>"),
            None => self,
        }
    }

    /// A side remark, after a space.
    pub fn hint(&mut self, text: &str) -> &mut Self {
        self.element(" <span class=\"hint\">", text, "</span>")
    }

    /// The articles something rests on, after a space; nothing where there are none.
    pub fn cites(&mut self, cites: &[Cite]) -> &mut Self {
        if cites.is_empty() {
            return self;
        }
        let lang = self.lang;
        self.raw(" <span class=\"cites\"><span class=\"vh\">").raw(joints::basis_of(lang)).raw("</span>").cited(cites)
    }

    /// Articles where the word before them says already what they are.
    pub fn bare_cites(&mut self, cites: &[Cite]) -> &mut Self {
        match cites {
            [] => self,
            cites => self.raw("<span class=\"cites\">").cited(cites),
        }
    }

    fn cited(&mut self, cites: &[Cite]) -> &mut Self {
        for (place, cite) in cites.iter().enumerate() {
            self.raw(if place == 0 { "" } else { joints::between(self.lang) }).link(&cite.label, &cite.href);
        }
        self.raw("</span>")
    }

    /// What is printed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.html
    }
}

/// Adds a text escaped for HTML, and for an attribute's value between quotes.
pub fn escape(text: &str, html: &mut String) {
    // Most texts are short and have nothing to escape. Without a way out, the machine looks at many bytes at once.
    if text.bytes().fold(true, |plain, byte| plain & !matches!(byte, b'"' | b'&' | b'\'' | b'<' | b'>')) {
        return html.push_str(text);
    }
    // Memory takes all text.
    let _ = pulldown_cmark_escape::escape_html(html, text);
}

impl Serialize for Markup {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        as_markup(&self.html, to)
    }
}

/// Markup printed elsewhere.
///
/// # Errors
/// Those of the serializer.
pub fn as_markup<S: Serializer>(html: &str, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_newtype_struct(MARKUP, html)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_escaped() {
        let nasty = "<b>&\"'";
        let mut all = Markup::new(Lang::Zh);
        all.text(nasty).link(nasty, nasty).aside(Some(nasty)).hint(nasty).chip(&Chip { kind: "x", text: nasty.to_owned() });
        all.cites(&[Cite { label: nasty.to_owned(), href: nasty.to_owned() }]).tag("<p", &[("id", Some(nasty)), ("lang", None)]);
        assert!(!all.as_str().contains("<b>") && !all.as_str().contains("&\"") && !all.as_str().contains("\"'"), "{}", all.as_str());
        assert_eq!(all.as_str().matches("&lt;b&gt;&amp;&quot;").count(), 9, "{}", all.as_str());
    }

    #[test]
    fn hours_stay_whole() {
        let printed = |text| Markup::new(Lang::Zh).hours(text).as_str().replace("<span class=\"nobr\">", "[").replace("</span>", "]");
        assert_eq!(printed("工作日 9:00-11:30、14:00-17:00"), "工作日 [9:00-11:30]、[14:00-17:00]");
        assert_eq!(printed("working days, 9:00-11:30 and <by> well-known"), "working days, [9:00-11:30] and &lt;by&gt; well-known");
    }

    #[test]
    fn days_are_read_by_people_and_machines() {
        let day: Day = "2026-11-02".parse().unwrap();
        let printed = |lang| Markup::new(lang).day(day).weekday(day).as_str().to_owned();
        let time = |text: &str| format!("<time datetime=\"2026-11-02\">{text}</time>");
        assert_eq!(printed(Lang::Zh), time("2026年11月2日") + &time("2026年11月2日<wbr>（周一）"));
        assert_eq!(printed(Lang::En), time("2 November 2026") + &time("2 November 2026<wbr> (Mon)"));
    }
}
