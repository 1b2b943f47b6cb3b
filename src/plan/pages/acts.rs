//! A scheme's acts, the newest first.

use serde::Serialize;

use super::Written;
use crate::model::text::Lang;
use crate::plan::address;
use crate::plan::desk::Desk;
use crate::plan::paging::shown;
use crate::plan::survey::SchemeSurvey;
use crate::plan::view::{ActRow, Download, Head, Markup};

#[derive(Serialize)]
struct ActsView {
    rows: Vec<ActRow>,
    pager: Markup,
    downloads: Vec<Download>,
}

/// Writes the page.
#[must_use]
pub fn write(desk: &Desk<'_>, one: &SchemeSurvey<'_>, page: usize) -> Written {
    let id = &one.scheme.id;
    let shown = shown(page);
    let rows = one.acts().rev().skip(shown.start).take(shown.len());
    let rows = rows.map(|(place, act)| desk.own_act_row(one, place, act)).collect();
    let file = |format: &str| desk.download(desk.pick("公示与文件", "Notices and acts"), &address::data(id, &format!("acts.{format}")));
    let view = ActsView {
        rows,
        pager: desk.pager(page, one.posted, |page| address::acts(id, page)),
        downloads: ["csv", "json"].into_iter().filter_map(file).collect(),
    };
    let name = desk.say(&one.scheme.name);
    let head = Head {
        title: desk.numbered(&format!("{name}{}{}", desk.pick("：", ": "), desk.pick("公示与文件", "notices and acts")), page),
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
