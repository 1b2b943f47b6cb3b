//! One host with all its bases in all schemes, and the bars that run against it.

use serde::Serialize;

use super::base::{BarView, FormerName, bar_view, former_names};
use super::register::type_name;
use super::{Subject, Written};
use crate::model::id::HostId;
use crate::model::list::Subject as About;
use crate::model::rule::BarWho;
use crate::plan::desk::Desk;
use crate::plan::survey::Survey;
use crate::plan::view::{Cell, Fact, Head, Row, Table};
use crate::plan::{address, words};

#[derive(Serialize)]
struct HostView {
    other: String,
    facts: Vec<Fact>,
    names: Vec<FormerName>,
    bars: Vec<BarView>,
    table: Table,
}

/// A page for each host with a public base.
#[must_use]
pub fn plan(survey: &Survey<'_>) -> Vec<Subject> {
    survey.of_host.keys().map(|host| Subject::Host { host: (*host).clone() }).collect()
}

/// Writes the page.
#[must_use]
pub fn write(desk: &Desk<'_>, id: &HostId) -> Option<Written> {
    let survey = desk.survey;
    let host = survey.register.hosts.get(id)?;
    let name = survey.host_name(id);
    let bases = survey.of_host.get(id)?;
    let mut facts = Vec::new();
    if let Some(kind) = survey.register.kinds.get(&host.kind) {
        facts.push(Fact::text(desk.pick("类别", "Kind"), desk.say(kind)));
    }
    if let Some(region) = &host.region {
        facts.push(Fact::text(desk.pick("地区", "Region"), desk.say(region)));
    }
    if let Some(day) = host.registered {
        facts.push(Fact::day(desk.pick("注册日期", "Registered"), desk.dated_short(day)));
    }
    if let Some(code) = &host.credit_code {
        facts.push(Fact { code: true, ..Fact::text(desk.pick("统一社会信用代码", "Unified social credit code"), code) });
    }
    let bars = survey.schemes.iter().flat_map(|one| one.lives.bars.iter().map(move |bar| (one, bar)));
    let bars: Vec<BarView> = bars.filter(|(_, bar)| bar.who == BarWho::Host && bar.host == *id).map(|(one, bar)| bar_view(desk, one, bar)).collect();
    let rows: Vec<Row> = bases
        .iter()
        .filter_map(|(place, base)| {
            let one = survey.schemes.get(*place)?;
            let life = one.lives.of.get(base)?;
            Some(Row {
                n: base.to_string(),
                id: None,
                name: desk.named(&life.now.name, Some(&address::base(&one.scheme.id, base))),
                cells: vec![
                    Cell::link(desk.scheme_link(one.scheme)),
                    Cell::text(type_name(desk, one, life.now.kind.as_str())),
                    Cell::chip(words::standing(desk.lang, life.standing)),
                ],
            })
        })
        .collect();
    let table = Table {
        id: "bases".to_owned(),
        title: desk.pick("所依托的基地", "Bases it runs").to_owned(),
        summary: match desk.lang {
            crate::model::text::Lang::Zh => format!("{}个", rows.len()),
            crate::model::text::Lang::En => format!("{}", rows.len()),
        },
        number: Some(desk.pick("编号", "Number").to_owned()),
        head: desk.pick("基地", "Base").to_owned(),
        columns: [("制度", "Scheme"), ("类型", "Type"), ("状态", "Standing")].map(|(zh, en)| desk.pick(zh, en).to_owned()).into(),
        rows,
        ..Table::default()
    };
    let names = former_names(desk, &About::Host(id.clone()), &host.name);
    let title = desk.say_or_zh(&name).0;
    let head = Head {
        description: format!("{title}{}{}", desk.pick("：", ": "), table.title),
        title,
        section: "hosts".to_owned(),
        crumbs: vec![desk.home_crumb(), desk.crumb(desk.pick("依托单位", "Hosts"), address::HOSTS)],
        ..Head::default()
    };
    Some(Written::new("host", head, HostView { other: desk.other(&name).unwrap_or_default(), facts, names, bars, table }))
}
