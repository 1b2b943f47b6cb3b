//! Links that narrow a list, in groups.

use super::Markup;
use crate::model::text::Lang;

/// A group of links that narrow a list.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Facet {
    pub title: String,
    pub links: Vec<FacetLink>,
}

/// One of them.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct FacetLink {
    pub text: String,
    pub href: String,
    pub count: usize,
    pub current: bool,
}

/// The groups, each under a heading of that `level`, such as `h2`; nothing where there are none. A large register has a hundred such
/// links on each of its pages.
#[must_use]
pub fn facets(lang: Lang, level: &'static str, groups: &[Facet]) -> Markup {
    let mut list = Markup::with_room(lang, 80 * groups.iter().map(|group| group.links.len() + 1).sum::<usize>());
    for group in groups {
        list.raw("<div><").raw(level).raw(">").text(&group.title).raw("</").raw(level).raw("><ul>");
        for link in &group.links {
            list.element("<li><a href=\"", &link.href, if link.current { "\" aria-current=\"page\">" } else { "\">" });
            list.text(&link.text).raw(" <span class=\"count\">").number(link.count).raw("</span></a></li>");
        }
        list.raw("</ul></div>");
    }
    list
}
