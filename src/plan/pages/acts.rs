//! A scheme's acts, the newest first, a hundred to a page.

use serde::Serialize;

use super::{Subject, Written};
use crate::model::text::Lang;
use crate::plan::address;
use crate::plan::desk::Desk;
use crate::plan::survey::SchemeSurvey;
use crate::plan::view::{ActRow, Download, Head, Link, Markup};

/// Rows of a page.
pub(super) const PAGE: usize = 100;

#[derive(Serialize)]
struct ActsView {
    scheme: Link,
    rows: Vec<ActRow>,
    pager: Markup,
    downloads: Vec<Download>,
}

/// The pages of this kind.
#[must_use]
pub fn plan(one: &SchemeSurvey<'_>) -> Vec<Subject> {
    (1..=pages(one.posted)).map(|page| Subject::Acts { scheme: one.place, id: one.scheme.id.clone(), page }).collect()
}

/// Writes the page.
#[must_use]
pub fn write(desk: &Desk<'_>, one: &SchemeSurvey<'_>, page: usize) -> Written {
    let id = &one.scheme.id;
    let rows = one.acts().rev().skip(page.saturating_sub(1) * PAGE).take(PAGE);
    let rows = rows.map(|(place, act)| desk.act_row(one, place, act)).collect();
    let file = |format: &str| desk.download(desk.pick("公示与文件", "Notices and acts"), &format!("data/{id}/acts.{format}"));
    let view = ActsView {
        scheme: desk.scheme_link(one.scheme),
        rows,
        pager: desk.pager(page, pages(one.posted), |page| address::acts(id, page)),
        downloads: ["csv", "json"].into_iter().filter_map(file).collect(),
    };
    let name = desk.say(&one.scheme.name);
    let head = Head {
        title: numbered(desk, &format!("{name}{}{}", desk.pick("：", ": "), desk.pick("公示与文件", "notices and acts")), page),
        description: match desk.lang {
            Lang::Zh => format!("{name}的全部公示、决定、更正和其他文件，按发布日期排列。"),
            Lang::En => format!("All notices, decisions, corrections and other acts: {name}, by the day of posting."),
        },
        section: "notices".to_owned(),
        crumbs: desk.crumbs_of(one.scheme),
        feeds: desk.feeds(Some(one.scheme)),
        ..Head::default()
    };
    Written::new("acts", head, view)
}

/// How many pages so many rows fill; never none.
pub(super) fn pages(rows: usize) -> usize {
    rows.div_ceil(PAGE).max(1)
}

/// A title with the number of the page, from the second on.
pub(super) fn numbered(desk: &Desk<'_>, title: &str, page: usize) -> String {
    match (page, desk.lang) {
        (..=1, _) => title.to_owned(),
        (_, Lang::Zh) => format!("{title}（第{page}页）"),
        _ => format!("{title} (page {page})"),
    }
}
