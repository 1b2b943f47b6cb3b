//! The register of a scheme, whole or one facet of it: every base that a posted act names, by number.

mod rows;

use serde::Serialize;

use super::Written;
use crate::model::text::Lang;
use crate::plan::address;
use crate::plan::banner;
use crate::plan::desk::Desk;
use crate::plan::facets::{By, Value};
use crate::plan::paging::shown;
use crate::plan::survey::SchemeSurvey;
use crate::plan::view::{Download, Facet, FacetLink, Head, Link, Markup, Table, facets};
use crate::plan::words;

#[derive(Serialize)]
struct RegisterView {
    summary: String,
    facets: Markup,
    table: Table,
    pager: Markup,
    downloads: Vec<Download>,
    subscribe: Vec<Link>,
}

/// Writes the page.
#[must_use]
pub fn write(desk: &Desk<'_>, one: &SchemeSurvey<'_>, facet: Option<&str>, page: usize) -> Written {
    let scheme = one.scheme;
    let value = facet.and_then(|key| one.facets.value(key));
    let of = value.map(|(_, value)| value);
    let bases = of.map_or(one.facets.all, |value| value.bases.len());
    let narrowed = value.map(|(by, value)| narrowed(desk, by, value)).unwrap_or_default();
    let nth = match (page, desk.lang) {
        (..=1, _) => String::new(),
        (_, Lang::Zh) => format!("（第{page}页）"),
        _ => format!(", page {page}"),
    };
    let name = desk.told(&scheme.name);
    let title = desk.pick(format!("{name}名录{narrowed}{nth}"), format!("{name}: register{narrowed}{nth}"));
    let mut crumbs = desk.crumbs_of(scheme);
    if facet.is_some() || page > 1 {
        crumbs.push(desk.crumb(desk.pick("名录", "Register"), &address::register(&scheme.id, None, 1)));
    }
    let summary = summary(desk, one, value.is_some(), bases);
    let asof = desk.dated_short(desk.survey.day).text;
    let feeds = desk.all_feeds(Some(scheme));
    let subscribe = desk.subscribe(&feeds);
    let head = Head {
        description: desk.pick(format!("{title}，截至{asof}{summary}。"), format!("{title}, as of {asof}: {summary}.")),
        title,
        section: "registers".to_owned(),
        crumbs,
        feeds,
        banners: banner::of_governing(desk, scheme).into_iter().collect(),
        ..Head::default()
    };
    let shown = shown(page);
    let place = |nth| of.map_or(Some(nth), |value| usize::try_from(*value.bases.get(nth)?).ok());
    let shown = (shown.start..shown.end.min(bases)).filter_map(|nth| one.lives.of.get_index(place(nth)?));
    let table = Table {
        id: "bases".to_owned(),
        title: format!("{}{narrowed}", desk.pick("基地", "Bases")),
        summary: desk.entries(bases),
        number: Some(desk.pick("编号", "Number").to_owned()),
        head: desk.pick("基地名称", "Base").to_owned(),
        columns: vec![
            desk.pick("状态", "Standing").to_owned(),
            desk.pick("待办事项", "Next due").to_owned(),
            desk.pick("最近评估", "Latest evaluation").to_owned(),
            words::particular(desk.lang, &scheme.words, "host"),
            desk.pick("类型", "Type").to_owned(),
        ],
        body: rows::print(desk, one, shown),
        ..Table::new(desk.lang)
    };
    let view = RegisterView {
        summary,
        facets: facets(desk.lang, "h2", &cuts(desk, one, facet, page)),
        table,
        pager: desk.pager(page, bases, |page| address::register(&scheme.id, facet, page)),
        downloads: ["csv", "json"]
            .into_iter()
            .filter_map(|format| {
                desk.download(desk.pick("全部名录", "The whole register"), &address::data(&scheme.id, &format!("bases.{format}")))
            })
            .collect(),
        subscribe,
    };
    Written::new("register", head, view)
}

/// What the page is narrowed to: `：状态为已认定`, `, standing: Certified`.
fn narrowed(desk: &Desk<'_>, by: By, value: &Value) -> String {
    let (facet, name) = (by.title(), desk.told(&value.name));
    desk.pick(format!("：{}为{name}", facet.zh), format!(", {}: {name}", facet.en.to_lowercase()))
}

fn summary(desk: &Desk<'_>, one: &SchemeSurvey<'_>, cut: bool, count: usize) -> String {
    if !cut {
        return one.facets.summary(desk.lang);
    }
    let plural = words::plural(count);
    desk.pick(format!("共{count}个"), format!("{count} base{plural}"))
}

/// The most values of a facet that every register page shows: a register with a region a base would grow with its square.
const MOST: usize = 200;

/// The facets with their values. Of a facet with more than [`MOST`] the first page of the whole register shows all, the other
/// pages their own one and the way to that page.
fn cuts(desk: &Desk<'_>, one: &SchemeSurvey<'_>, facet: Option<&str>, page: usize) -> Vec<Facet> {
    let whole = || FacetLink {
        text: desk.pick("全部", "All").to_owned(),
        href: desk.href(&address::register(&one.scheme.id, None, 1)),
        count: one.facets.all,
        current: facet.is_none(),
    };
    let link = |value: &Value| FacetLink {
        text: desk.told(&value.name).to_owned(),
        href: desk.href(&address::register(&one.scheme.id, Some(&value.key), 1)),
        count: value.bases.len(),
        current: facet == Some(value.key.as_str()),
    };
    let groups = one.facets.groups.iter().enumerate().map(|(nth, group)| {
        let cut = group.values.len() > MOST && (facet.is_some() || page > 1);
        // An empty cut keeps its address, but nobody is sent there.
        let shown = group.values.iter().filter(|value| facet == Some(value.key.as_str()) || (!cut && !value.bases.is_empty()));
        // The whole register is the first link of the first facet.
        let first = (nth == 0 || cut).then(whole);
        Facet { title: desk.say(&group.by.title()), links: first.into_iter().chain(shown.map(link)).collect() }
    });
    groups.filter(|group| !group.links.is_empty()).collect()
}
