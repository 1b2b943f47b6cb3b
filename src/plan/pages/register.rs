//! The register of a scheme: every base that a posted act names, whole and by facets that are pages of their own.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Subject, Written};
use crate::model::id::BaseId;
use crate::model::register::Base;
use crate::model::standing::{Life, Standing};
use crate::plan::desk::Desk;
use crate::plan::survey::SchemeSurvey;
use crate::plan::view::{Cell, Download, Facet, FacetLink, Head, Link, Pager, Row, Table};
use crate::plan::{address, words};

/// Rows on one page.
const PER_PAGE: usize = 100;

#[derive(Serialize)]
struct RegisterView {
    scheme: Link,
    summary: String,
    facets: Vec<Facet>,
    table: Table,
    pager: Option<Pager>,
    downloads: Vec<Download>,
}

/// A way to narrow the register: the group, and the value of each base in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Standing,
    Type,
    Year,
    Kind,
}

const GROUPS: [Group; 4] = [Group::Standing, Group::Type, Group::Year, Group::Kind];

impl Group {
    /// The value of a base, as it stands in the address; none where it has none.
    fn value(self, base: &Base, life: &Life) -> Option<String> {
        match self {
            Self::Standing => Some(life.standing.code().to_owned()),
            Self::Type => Some(life.now.kind.to_string()),
            Self::Year => life.recognised.map(|day| day.year().to_string()),
            Self::Kind => Some(base.host.kind.to_string()),
        }
    }

    fn prefix(self) -> &'static str {
        match self {
            Self::Standing => "standing",
            Self::Type => "type",
            Self::Year => "year",
            Self::Kind => "kind",
        }
    }

    fn title(self, desk: &Desk<'_>) -> String {
        let (zh, en) = match self {
            Self::Standing => ("状态", "Standing"),
            Self::Type => ("类型", "Type"),
            Self::Year => ("认定年份", "Year recognised"),
            Self::Kind => ("依托单位类别", "Kind of host"),
        };
        desk.pick(zh, en).to_owned()
    }

    fn words(self, desk: &Desk<'_>, one: &SchemeSurvey<'_>, value: &str) -> String {
        match self {
            Self::Standing => Standing::ALL.into_iter().find(|known| known.code() == value).map_or_else(|| value.to_owned(), |known| words::standing(desk.lang, known).text),
            Self::Type => type_name(desk, one, value),
            Self::Year => value.to_owned(),
            Self::Kind => {
                let named = desk.survey.register.kinds.iter().find(|(id, _)| id.as_str() == value);
                named.map_or_else(|| value.to_owned(), |(_, name)| desk.say(name))
            }
        }
    }
}

/// The name of a type, by the latest edition that has it.
pub(super) fn type_name(desk: &Desk<'_>, one: &SchemeSurvey<'_>, id: &str) -> String {
    let named = one.scheme.editions.iter().rev().flat_map(|edition| &edition.types).find(|rule| rule.id.as_str() == id);
    named.map_or_else(|| id.to_owned(), |rule| desk.say(&rule.name))
}

/// Every public base with its life, by number.
fn bases<'s>(one: &'s SchemeSurvey<'_>) -> impl Iterator<Item = (&'s BaseId, &'s Base, &'s Life)> {
    one.lives.of.iter().filter_map(|(id, life)| Some((id, one.scheme.bases.get(id)?.as_ref(), life)))
}

/// How many bases have each value of each group, by the word in the address.
fn counts(one: &SchemeSurvey<'_>) -> BTreeMap<(Group, String), usize> {
    let mut counts = BTreeMap::new();
    for (_, base, life) in bases(one) {
        for group in GROUPS {
            if let Some(value) = group.value(base, life) {
                *counts.entry((group, value)).or_insert(0) += 1;
            }
        }
    }
    counts
}

fn facet_key(group: Group, value: &str) -> String {
    format!("{}-{}", group.prefix(), address::fit(value))
}

/// The whole register and every facet of it, page by page.
#[must_use]
pub fn plan(one: &SchemeSurvey<'_>) -> Vec<Subject> {
    let mut all = Vec::new();
    let mut add = |facet: Option<String>, rows: usize| {
        for page in 1..=rows.div_ceil(PER_PAGE).max(1) {
            all.push(Subject::Register { scheme: one.place, id: one.scheme.id.clone(), facet: facet.clone(), page });
        }
    };
    add(None, one.lives.of.len());
    for ((group, value), count) in counts(one) {
        add(Some(facet_key(group, &value)), count);
    }
    all
}

/// Writes one page of the register or of a facet.
#[must_use]
pub fn write(desk: &Desk<'_>, one: &SchemeSurvey<'_>, facet: Option<&str>, page: usize) -> Written {
    let counts = counts(one);
    let chosen = counts.keys().find(|(group, value)| facet.is_some_and(|facet| facet == facet_key(*group, value)));
    let fits = |base: &Base, life: &Life| chosen.is_none_or(|(group, value)| group.value(base, life).as_ref() == Some(value));
    let rows: Vec<_> = bases(one).filter(|(_, base, life)| fits(base, life)).collect();
    let total = rows.len();
    let shown = rows.into_iter().skip((page - 1) * PER_PAGE).take(PER_PAGE);
    let certified = bases(one).filter(|(_, _, life)| life.standing.is_certified()).count();
    let id = &one.scheme.id;
    let narrowed = chosen.map(|(group, value)| group.words(desk, one, value));
    let name = desk.say(&one.scheme.name);
    let title = match (&narrowed, desk.pick("zh", "en")) {
        (None, "zh") => format!("{name}名录"),
        (None, _) => format!("Register: {name}"),
        (Some(words), "zh") => format!("{name}名录：{words}"),
        (Some(words), _) => format!("Register: {name}, {words}"),
    };
    let title = if page > 1 { format!("{title} ({page})") } else { title };
    let view = RegisterView {
        scheme: desk.scheme_link(one.scheme),
        summary: match desk.lang {
            crate::model::text::Lang::Zh => format!("共{}个，其中在册{certified}个", one.lives.of.len()),
            crate::model::text::Lang::En => format!("{} in all, {certified} on the register", one.lives.of.len()),
        },
        facets: facets(desk, one, &counts, facet),
        table: Table {
            id: "bases".to_owned(),
            title: narrowed.unwrap_or_else(|| desk.pick("全部", "All").to_owned()),
            summary: match desk.lang {
                crate::model::text::Lang::Zh => format!("{total}个"),
                crate::model::text::Lang::En => format!("{total} {}", if total == 1 { "entry" } else { "entries" }),
            },
            number: Some(desk.pick("编号", "Number").to_owned()),
            head: desk.say(&one.scheme.words.base),
            columns: [("类型", "Type"), ("依托单位", "Host"), ("状态", "Standing"), ("最近评估", "Latest evaluation"), ("下一事项", "Next due")].map(|(zh, en)| desk.pick(zh, en).to_owned()).into(),
            rows: shown.map(|(id, _, life)| row(desk, one, id, life)).collect(),
            ..Table::default()
        },
        pager: desk.pager(page, total.div_ceil(PER_PAGE), |page| address::register(id, facet, page)),
        downloads: ["csv", "json"].iter().filter_map(|format| desk.download(desk.pick("名录", "Register"), &format!("data/{id}/bases.{format}"))).collect(),
    };
    let mut crumbs = desk.crumbs_of(one.scheme);
    if facet.is_some() || page > 1 {
        crumbs.push(desk.crumb(desk.pick("名录", "Register"), &address::register(id, None, 1)));
    }
    let head = Head { description: view.summary.clone(), title, section: id.to_string(), crumbs, ..Head::default() };
    Written::new("register", head, view)
}

fn facets(desk: &Desk<'_>, one: &SchemeSurvey<'_>, counts: &BTreeMap<(Group, String), usize>, current: Option<&str>) -> Vec<Facet> {
    let id = &one.scheme.id;
    let link = |text: String, facet: Option<&str>, count: usize| FacetLink { text, href: desk.href(&address::register(id, facet, 1)), count, current: facet == current };
    let all = link(desk.pick("全部", "All").to_owned(), None, one.lives.of.len());
    GROUPS
        .into_iter()
        .map(|group| {
            let values = counts.iter().filter(|((known, _), _)| *known == group);
            let mut links: Vec<FacetLink> = values.map(|((_, value), count)| link(group.words(desk, one, value), Some(&facet_key(group, value)), *count)).collect();
            if group == Group::Year {
                links.reverse();
            }
            if group == Group::Standing {
                links.insert(0, all.clone());
            }
            Facet { title: group.title(desk), links }
        })
        .filter(|facet| !facet.links.is_empty())
        .collect()
}

fn row(desk: &Desk<'_>, one: &SchemeSurvey<'_>, id: &BaseId, life: &Life) -> Row {
    let evaluated = life.evaluations.last().map_or_else(Cell::default, |last| {
        let edition = one.scheme.acts.get(last.act).map(|act| &act.under);
        let text = edition.map_or_else(String::new, |edition| words::outcome(desk.lang, &last.outcome, edition).text);
        Cell::text(if last.round.is_empty() { text } else { format!("{}{}{text}", last.round, desk.pick("：", ": ")) })
    });
    let due = life.due.iter().find(|due| due.by.is_some()).or(life.due.first());
    let due = due.map_or_else(Cell::default, |due| {
        let by = due.by.map(|by| desk.dated_short(by).text);
        Cell { text: desk.say(&due.words), note: by, ..Cell::default() }
    });
    Row {
        n: id.to_string(),
        id: None,
        name: desk.named(&life.now.name, Some(&address::base(&one.scheme.id, id))),
        cells: vec![
            Cell::text(type_name(desk, one, life.now.kind.as_str())),
            Cell::link(desk.host_link(&life.now.host.id)),
            Cell::chip(words::standing(desk.lang, life.standing)),
            evaluated,
            due,
        ],
    }
}
