//! Facts as a list of terms and what they are.

use super::{Fact, Markup};
use crate::model::text::Lang;

/// The list; nothing where there is no fact.
#[must_use]
pub fn definitions(lang: Lang, facts: &[Fact]) -> Markup {
    let mut list = Markup::with_room(lang, facts.len() * 160);
    if !facts.is_empty() {
        list.raw("<dl class=\"facts\">");
        for fact in facts {
            print(fact, &mut list);
        }
        list.raw("</dl>");
    }
    list
}

fn print(fact: &Fact, list: &mut Markup) {
    // Beside articles and a state, which are in the page's language, the text alone is in another.
    let alone = fact.cites.is_empty() && fact.chip.is_none();
    let own = fact.lang.filter(|_| !alone);
    list.element("<div><dt>", &fact.term, "</dt>").tag("<dd", &[("lang", fact.lang.filter(|_| alone))]);
    if own.is_some() {
        list.tag("<span", &[("lang", own)]);
    }
    match (&fact.href, &fact.iso, fact.code) {
        (Some(href), _, _) => list.link(&fact.text, href),
        (None, Some(iso), _) => list.tag("<time", &[("datetime", Some(iso))]).text(&fact.text).week(&fact.week).raw("</time>"),
        (None, None, true) => list.element("<code>", &fact.text, "</code>"),
        (None, None, false) if fact.lang.is_some() => list.text(&fact.text),
        (None, None, false) => list.sentence(&fact.text),
    };
    list.raw(own.map_or("", |_| "</span>"));
    list.aside(fact.other.as_deref());
    if let Some(chip) = &fact.chip {
        list.raw(" ").chip(chip);
    }
    match fact.text.is_empty() {
        // The term says already that these are the articles.
        true => list.bare_cites(&fact.cites),
        false => list.cites(&fact.cites),
    };
    list.raw("</dd></div>");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::view::Cite;

    #[test]
    fn articles_beside_chinese_words_are_in_the_language_of_the_page() {
        let fact = |cites| Fact { lang: Some("zh-CN"), ..Fact::text("Number", "甲").cites(cites) };
        let printed = |fact| definitions(Lang::En, &[fact]).as_str().to_owned();
        assert!(printed(fact(Vec::new())).contains("<dd lang=\"zh-CN\">甲</dd>"));
        let cite = Cite { label: "art. 1".to_owned(), href: "#art-1".to_owned() };
        assert!(printed(fact(vec![cite])).contains("<dd><span lang=\"zh-CN\">甲</span> <span class=\"cites\">"));
    }
}
