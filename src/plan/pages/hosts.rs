//! All hosts that run a public base in any scheme.

use serde::Serialize;

use super::{Subject, Written};
use crate::model::id::HostId;
use crate::plan::address;
use crate::plan::desk::Desk;
use crate::plan::survey::Survey;
use crate::plan::view::{Cell, Facet, Head, Pager, Row, Table};

/// Rows on one page.
const PER_PAGE: usize = 100;

#[derive(Serialize)]
struct HostsView {
    summary: String,
    facets: Vec<Facet>,
    table: Table,
    pager: Option<Pager>,
}

/// The pages of the list.
#[must_use]
pub fn plan(survey: &Survey<'_>) -> Vec<Subject> {
    (1..=survey.of_host.len().div_ceil(PER_PAGE).max(1)).map(|page| Subject::Hosts { page }).collect()
}

/// Writes one page of the list.
#[must_use]
pub fn write(desk: &Desk<'_>, page: usize) -> Written {
    let total = desk.survey.of_host.len();
    let shown = desk.survey.of_host.iter().skip((page - 1) * PER_PAGE).take(PER_PAGE);
    let title = desk.pick("依托单位", "Hosts").to_owned();
    let summary = match desk.lang {
        crate::model::text::Lang::Zh => format!("共{total}家"),
        crate::model::text::Lang::En => format!("{total} in all"),
    };
    let table = Table {
        id: "hosts".to_owned(),
        title: title.clone(),
        summary: summary.clone(),
        head: desk.pick("名称", "Name").to_owned(),
        columns: [("类别", "Kind"), ("地区", "Region"), ("基地数", "Bases")].map(|(zh, en)| desk.pick(zh, en).to_owned()).into(),
        rows: shown.map(|(id, bases)| row(desk, id, bases.len())).collect(),
        plain: true,
        ..Table::default()
    };
    let pager = desk.pager(page, total.div_ceil(PER_PAGE), address::hosts);
    let title = if page > 1 { format!("{title} ({page})") } else { title };
    let head = Head { description: summary.clone(), title, section: "hosts".to_owned(), crumbs: vec![desk.home_crumb()], ..Head::default() };
    Written::new("hosts", head, HostsView { summary, facets: Vec::new(), table, pager })
}

fn row(desk: &Desk<'_>, id: &HostId, bases: usize) -> Row {
    let host = desk.survey.register.hosts.get(id);
    let kind = host.and_then(|host| desk.survey.register.kinds.get(&host.kind)).map(|name| desk.say(name)).unwrap_or_default();
    let region = host.and_then(|host| host.region.as_ref()).map(|region| desk.say(region)).unwrap_or_default();
    Row {
        n: String::new(),
        id: None,
        name: desk.named(&desk.survey.host_name(id), Some(&address::host(id))),
        cells: vec![Cell::text(kind), Cell::text(region), Cell::text(bases.to_string())],
    }
}
