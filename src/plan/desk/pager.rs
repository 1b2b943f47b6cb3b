//! The links between the pages of a list.

use super::Desk;
use crate::model::text::Lang;
use crate::plan::paging::pages;
use crate::plan::view::Markup;

impl Desk<'_> {
    /// The links between the pages of so many rows; nothing for a single page. `path` tells where a page is.
    #[must_use]
    pub fn pager(&self, page: usize, rows: usize, path: impl Fn(usize) -> String) -> Markup {
        print(self.lang, page, pages(rows), |page| self.href(&path(page)))
    }

    /// A title with the number of the page, from the second on.
    #[must_use]
    pub fn numbered(&self, title: &str, page: usize) -> String {
        match (page, self.lang) {
            (..=1, _) => title.to_owned(),
            (_, Lang::Zh) => format!("{title}（第{page}页）"),
            (_, Lang::En) => format!("{title} (page {page})"),
        }
    }
}

/// The page before and after, the first and the last, and those near this one.
fn print(lang: Lang, page: usize, pages: usize, href: impl Fn(usize) -> String) -> Markup {
    let mut list = Markup::new(lang);
    if pages <= 1 {
        return list;
    }
    let (name, before, after) = match lang {
        Lang::Zh => ("翻页", "上一页", "下一页"),
        Lang::En => ("Pages", "Previous", "Next"),
    };
    list.reserve(1024);
    list.element("<nav class=\"pager\" aria-label=\"", name, "\"><p>");
    match lang {
        Lang::Zh => list.raw("第").number(page).raw("页，共").number(pages).raw("页"),
        Lang::En => list.raw("Page ").number(page).raw(" of ").number(pages),
    };
    list.raw("</p><ul>");
    if page > 1 {
        list.element("<li><a rel=\"prev\" href=\"", &href(page - 1), "\">").raw(before).raw("</a></li>");
    }
    let mut before_it = 0;
    for one in (1..=pages).filter(|one| *one == 1 || *one == pages || one.abs_diff(page) <= 3) {
        // Numbers left out leave a sign, which says nothing to those who hear the list.
        list.raw(if one > before_it + 1 { "<li aria-hidden=\"true\">…</li>" } else { "" });
        before_it = one;
        list.element("<li><a href=\"", &href(one), if one == page { "\" aria-current=\"page\">" } else { "\">" });
        list.number(one).raw("</a></li>");
    }
    if page < pages {
        list.element("<li><a rel=\"next\" href=\"", &href(page + 1), "\">").raw(after).raw("</a></li>");
    }
    list.raw("</ul></nav>");
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(lang: Lang, page: usize, pages: usize) -> String {
        print(lang, page, pages, |page| format!("page-{page}.html")).as_str().to_owned()
    }

    /// The numbers of the pages that are linked by them.
    fn linked(page: usize, pages: usize) -> Vec<usize> {
        printed(Lang::En, page, pages).split("</a>").filter_map(|link| link.rsplit('>').next()?.parse().ok()).collect()
    }

    #[test]
    fn a_single_page_has_no_links() {
        assert_eq!([0, 1].map(|pages| printed(Lang::Zh, 1, pages)), ["", ""]);
    }

    #[test]
    fn first_last_and_near_pages_are_linked() {
        assert_eq!(linked(6, 20), [1, 3, 4, 5, 6, 7, 8, 9, 20]);
        assert_eq!(linked(1, 2), [1, 2]);
        assert_eq!(linked(20, 20), [1, 17, 18, 19, 20]);
    }

    #[test]
    fn numbers_left_out_leave_a_sign() {
        let gaps = |page, pages| printed(Lang::Zh, page, pages).matches("<li aria-hidden=\"true\">…</li><li>").count();
        assert_eq!([(1, 4), (1, 10), (6, 20), (20, 20), (3, 6)].map(|(page, pages)| gaps(page, pages)), [0, 1, 2, 1, 0]);
    }

    #[test]
    fn this_page_is_marked_and_its_neighbours_are_named() {
        let html = printed(Lang::Zh, 2, 3);
        assert!(html.contains("<p>第2页，共3页</p>") && html.contains("rel=\"prev\" href=\"page-1.html\">上一页"), "{html}");
        assert!(html.contains("rel=\"next\" href=\"page-3.html\">下一页") && html.matches("aria-current").count() == 1, "{html}");
        assert!(html.contains("href=\"page-2.html\" aria-current=\"page\">2</a>"), "{html}");
        assert!(!printed(Lang::Zh, 1, 3).contains("prev") && !printed(Lang::Zh, 3, 3).contains("next"));
    }
}
