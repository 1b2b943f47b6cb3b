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
    list.element("<div><dt>", &fact.term, "</dt>").tag("<dd", &[("lang", fact.lang)]);
    match (&fact.href, &fact.iso, fact.code) {
        (Some(href), _, _) => list.link(&fact.text, href),
        (None, Some(iso), _) => list.tag("<time", &[("datetime", Some(iso))]).text(&fact.text).week(&fact.week).raw("</time>"),
        (None, None, true) => list.element("<code>", &fact.text, "</code>"),
        (None, None, false) => list.text(&fact.text),
    };
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
