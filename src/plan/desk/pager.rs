//! Links between the pages of a list.

use super::Desk;
use crate::model::text::Lang;
use crate::plan::view::Markup;

impl Desk<'_> {
    /// The links; nothing for a single page. `path` tells where a page is, by its number from 1.
    #[must_use]
    pub fn pager(&self, page: usize, pages: usize, path: impl Fn(usize) -> String) -> Markup {
        let mut list = Markup::new(self.lang);
        if pages <= 1 {
            return list;
        }
        list.reserve(1024);
        list.element("<nav class=\"pager\" aria-label=\"", self.pick("翻页", "Pages"), "\"><p>");
        match self.lang {
            Lang::Zh => list.raw("第").number(page).raw("页，共").number(pages).raw("页"),
            Lang::En => list.raw("Page ").number(page).raw(" of ").number(pages),
        };
        list.raw("</p><ul>");
        let href = |page: usize| self.href(&path(page));
        if page > 1 {
            list.element("<li><a rel=\"prev\" href=\"", &href(page - 1), "\">").raw(self.pick("上一页", "Previous")).raw("</a></li>");
        }
        for one in (1..=pages).filter(|one| *one == 1 || *one == pages || one.abs_diff(page) <= 3) {
            list.element("<li><a href=\"", &href(one), if one == page { "\" aria-current=\"page\">" } else { "\">" });
            list.number(one).raw("</a></li>");
        }
        if page < pages {
            list.element("<li><a rel=\"next\" href=\"", &href(page + 1), "\">").raw(self.pick("下一页", "Next")).raw("</a></li>");
        }
        list.raw("</ul></nav>");
        list
    }
}
