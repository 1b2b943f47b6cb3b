//! Sentences as markup: no line parts a day, and what is Chinese in an English one is marked so.

use super::Markup;
use crate::model::day::MONTHS;
use crate::model::markdown::is_cjk;
use crate::model::text::Lang;

impl Markup {
    /// A sentence in the language of the page.
    pub fn sentence(&mut self, text: &str) -> &mut Self {
        let mut rest = text;
        while let Some((before, open, (own, after))) = self.first_of(rest) {
            self.text(before).element(open, own, "</span>");
            rest = after;
        }
        self.text(rest)
    }

    /// What stands before the first day or Chinese words, how these open, and they with what comes after.
    fn first_of<'t>(&self, text: &'t str) -> Option<(&'t str, &'static str, (&'t str, &'t str))> {
        text.char_indices().find_map(|(at, _)| {
            let (before, here) = text.split_at_checked(at)?;
            let (open, after) = match self.lang {
                Lang::Zh => ("<span class=\"nobr\">", after_day_zh(here)?),
                Lang::En => match after_chinese(here) {
                    Some(after) => ("<span lang=\"zh-CN\">", after),
                    None => ("<span class=\"nobr\">", after_day_en(here)?),
                },
            };
            Some((before, open, here.split_at_checked(here.len() - after.len())?))
        })
    }
}

/// English prose as markup, with what is Chinese in it marked so.
#[must_use]
pub fn english(html: String) -> String {
    // Most has none: no Chinese character in use begins with another byte.
    if !html.bytes().any(|byte| matches!(byte, 0xe3..=0xf0)) {
        return html;
    }
    let mut marked = String::with_capacity(html.len() + html.len() / 4);
    let mut rest = html.as_str();
    while let Some((before, here)) = rest.find(|c| c == '<' || is_cjk(c)).and_then(|at| rest.split_at_checked(at)) {
        marked.push_str(before);
        let after = after_chinese(here);
        rest = after.or_else(|| here.split_once('>').map(|(_, after)| after)).unwrap_or_default();
        let own = here.strip_suffix(rest).unwrap_or_default();
        marked.extend(if after.is_some() { ["<span lang=\"zh-CN\">", own, "</span>"] } else { ["", own, ""] });
    }
    marked + rest
}

/// What comes after a number.
fn after_number(text: &str) -> Option<&str> {
    let after = text.trim_start_matches(|c: char| c.is_ascii_digit());
    (after.len() < text.len()).then_some(after)
}

/// What comes after a day, `2026年11月25日`.
fn after_day_zh(text: &str) -> Option<&str> {
    let month = after_number(text)?.strip_prefix('年')?;
    after_number(after_number(month)?.strip_prefix('月')?)?.strip_prefix('日')
}

/// What comes after a day, `25 November 2026`.
fn after_day_en(text: &str) -> Option<&str> {
    let month = after_number(text)?.strip_prefix(' ')?;
    let year = MONTHS.iter().find_map(|name| month.strip_prefix(name))?;
    after_number(year.strip_prefix(' ')?)
}

/// What comes after Chinese words, with the signs and numbers in them.
fn after_chinese(text: &str) -> Option<&str> {
    text.starts_with(is_cjk).then(|| text.trim_start_matches(|c: char| is_cjk(c) || c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(lang: Lang, text: &str) -> String {
        let all = Markup::new(lang).sentence(text).as_str().to_owned();
        all.replace("<span class=\"nobr\">", "[").replace("<span lang=\"zh-CN\">", "{").replace("</span>", "]")
    }

    #[test]
    fn days_stay_whole() {
        assert_eq!(
            printed(Lang::Zh, "截至2026年11月23日<，自2024年12月10日起，2026年的11月"),
            "截至[2026年11月23日]&lt;，自[2024年12月10日]起，2026年的11月"
        );
        assert_eq!(
            printed(Lang::En, "As of 23 November 2026, since 1 May 2024; 5 bases in 2026"),
            "As of [23 November 2026], since [1 May 2024]; 5 bases in 2026"
        );
    }

    #[test]
    fn chinese_in_english_prose_is_marked_but_for_what_tags_say() {
        let is = |html: &str, want: &str| {
            assert_eq!(english(html.to_owned()).replace("<span lang=\"zh-CN\">", "{").replace("</span>", "}"), want);
        };
        is("<p>the “base” – <em>it</em></p>", "<p>the “base” – <em>it</em></p>");
        is(
            "<p>fund (600万元), <a href=\"x\" title=\"资金\">公示 of 2024</a>资",
            "<p>fund (600{万元}), <a href=\"x\" title=\"资金\">{公示} of 2024</a>{资}",
        );
    }

    #[test]
    fn chinese_in_english_is_marked() {
        assert_eq!(printed(Lang::En, "replaced by 国科发外〔2024〕151号."), "replaced by {国科发外〔2024〕151号].");
        assert_eq!(printed(Lang::Zh, "被国科发外〔2024〕151号替代"), "被国科发外〔2024〕151号替代");
    }
}
