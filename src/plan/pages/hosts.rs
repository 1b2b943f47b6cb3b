//! All hosts that have at least one public base, by their ids.

use serde::Serialize;

use super::Written;
use crate::model::id::HostId;
use crate::model::text::Bilingual;
use crate::plan::address;
use crate::plan::desk::Desk;
use crate::plan::paging::shown;
use crate::plan::view::{Cell, Head, Markup, Row, Table};
use crate::plan::words;

#[derive(Serialize)]
struct HostsView {
    summary: String,
    table: Table,
    pager: Markup,
}

/// Writes the page.
#[must_use]
pub fn write(desk: &Desk<'_>, page: usize) -> Written {
    let survey = desk.survey;
    let count = survey.of_host.len();
    let asof = desk.dated_short(survey.day).text;
    let plural = words::plural(count);
    let summary = desk.pick(
        format!("截至{asof}，共{count}个依托单位，各有一个以上列入公示或名录的基地。"),
        format!("As of {asof}, {count} host{plural} with at least one base in a notice or register."),
    );
    let mut crumbs = vec![desk.home_crumb()];
    let mut title = desk.pick("依托单位", "Hosts").to_owned();
    if page > 1 {
        crumbs.push(desk.crumb(desk.pick("依托单位", "Hosts"), &address::hosts(1)));
        title.push_str(desk.pick(&format!("（第{page}页）"), &format!(", page {page}")));
    }
    let head = Head { title, description: summary.clone(), section: "hosts".to_owned(), crumbs, ..Head::default() };
    let shown = shown(page);
    let rows = survey.of_host.keys().skip(shown.start).take(shown.len());
    let table = Table {
        id: "hosts".to_owned(),
        title: desk.pick("依托单位", "Hosts").to_owned(),
        summary: desk.entries(count),
        head: desk.pick("名称", "Name").to_owned(),
        columns: desk.columns(&[("类型", "Kind"), ("所在地", "Region"), ("基地", "Bases")]),
        rows: rows.map(|id| row(desk, id)).collect(),
        plain: true,
        ..Table::new(desk.lang)
    };
    let view = HostsView { summary, table, pager: desk.pager(page, count, address::hosts) };
    Written::new("hosts", head, view)
}

fn row(desk: &Desk<'_>, id: &HostId) -> Row {
    let survey = desk.survey;
    let host = survey.register.hosts.get(id);
    let words = |words: Option<&Bilingual>| words.map(|words| desk.cell(words)).unwrap_or_default();
    let bases = survey.of_host.get(id).map_or(0, Vec::len);
    Row {
        n: String::new(),
        id: None,
        name: desk.named(&survey.host_name(id), Some(&address::host(id))),
        cells: vec![
            words(host.and_then(|host| survey.register.kinds.get(&host.kind))),
            words(host.and_then(|host| host.region.as_ref())),
            Cell::text(bases.to_string()),
        ],
    }
}
