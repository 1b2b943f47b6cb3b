//! The page of a host: all its bases over all schemes on the day, the bars that run, its former names.

use serde::Serialize;

use super::Written;
use super::base::bars::{self, Where};
use super::base::former;
use crate::model::id::{BaseId, HostId};
use crate::model::register::Host;
use crate::model::rule::BarWho;
use crate::model::standing::Duty;
use crate::plan::address;
use crate::plan::desk::Desk;
use crate::plan::linked;
use crate::plan::view::{Cell, Fact, Head, Markup, Row, Table, definitions};
use crate::plan::words;

#[derive(Serialize)]
struct HostView {
    #[serde(skip_serializing_if = "Option::is_none")]
    other: Option<String>,
    facts: Markup,
    names: Markup,
    bars: Markup,
    table: Table,
}

/// Writes the page.
#[must_use]
pub fn write(desk: &Desk<'_>, host: &HostId) -> Option<Written> {
    let survey = desk.survey;
    let bases = survey.of_host.get(host).map(Vec::as_slice).unwrap_or_default();
    let name = desk.named(&survey.host_name(host), None);
    let asof = desk.dated_short(survey.day).text;
    let count = bases.len();
    let plural = words::plural(count);
    let head = Head {
        description: desk.pick(
            format!("截至{asof}，{}依托的基地共{count}个，列出各自的状态。", name.text),
            format!("{}: {count} base{plural} over all schemes with their standing as of {asof}.", name.text),
        ),
        title: name.text,
        title_lang: name.lang,
        section: "hosts".to_owned(),
        crumbs: vec![desk.home_crumb(), desk.crumb(desk.pick("依托单位", "Hosts"), &address::hosts(1))],
        about: linked::host(desk, host, survey.register.hosts.get(host)?),
        ..Head::default()
    };
    let view = HostView {
        other: name.other,
        facts: definitions(desk.lang, &facts(desk, survey.register.hosts.get(host)?)),
        names: former::list(desk, &survey.former_names_of_host(host)),
        bars: bars(desk, host, bases),
        table: table(desk, bases),
    };
    Some(Written::new("host", head, view))
}

fn facts(desk: &Desk<'_>, host: &Host) -> Vec<Fact> {
    let term = |zh: &str, en: &str| desk.pick(zh, en).to_owned();
    let kind = desk.survey.register.kinds.get(&host.kind).map(|kind| desk.fact(term("类型", "Kind"), kind));
    let mut facts: Vec<Fact> = kind.into_iter().collect();
    facts.extend(host.region.as_ref().map(|region| desk.fact(term("所在地", "Region"), region)));
    facts.extend(host.registered.map(|day| Fact::day(term("注册日期", "Registered"), desk.dated_short(day))));
    facts.extend(
        host.credit_code
            .as_ref()
            .map(|code| Fact { code: true, ..Fact::text(term("统一社会信用代码", "Unified social credit code"), code.clone()) }),
    );
    if !host.schools.is_empty() {
        let schools: Vec<&str> = host.schools.iter().map(|school| desk.told(&school.name)).collect();
        facts.push(Fact::text(term("学院（系）", "Schools"), schools.join(desk.pick("、", "; "))));
    }
    facts
}

/// The bars that fall on the host, then those that fall on one of its bases alone.
fn bars(desk: &Desk<'_>, host: &HostId, bases: &[(usize, &BaseId)]) -> Markup {
    let survey = desk.survey;
    let brought = survey.barred.get(host).into_iter().flatten();
    let on_host = brought.filter_map(|(place, bar)| {
        let one = survey.schemes.get(*place)?;
        Some((one, one.lives.bars.get(*bar)?))
    });
    let on_host = on_host.filter(|(_, bar)| bar.who == BarWho::Host);
    let on_base = bases.iter().filter_map(|(place, base)| {
        let one = survey.schemes.get(*place)?;
        Some((one, one.lives.of.get(*base)?))
    });
    let on_base = on_base.flat_map(|(one, life)| life.bars.iter().filter(|bar| bar.who == BarWho::Base).map(move |bar| (one, bar)));
    let mut list = Markup::new(desk.lang);
    for (one, bar) in on_host.chain(on_base) {
        bars::print(desk, one, bar, Where::Host, &mut list);
    }
    list
}

fn table(desk: &Desk<'_>, bases: &[(usize, &BaseId)]) -> Table {
    let rows = bases.iter().filter_map(|(place, id)| {
        let one = desk.survey.schemes.get(*place)?;
        let life = one.lives.of.get(*id)?;
        let leaves = life.owes(Duty::ExitEffective).and_then(|due| due.by).map(|day| {
            let day = day.words_in(desk.lang);
            desk.pick(format!("{day}退出"), format!("leaves on {day}"))
        });
        let standing = desk.standing(one.scheme, life, leaves);
        Some(Row {
            n: id.to_string(),
            id: None,
            name: desk.named(&life.now.name, Some(&address::base(&one.scheme.id, id))),
            cells: vec![standing, Cell::link(desk.scheme_link(one.scheme)), desk.cell(&words::base_type(one.scheme, &life.now.kind))],
        })
    });
    Table {
        id: "bases".to_owned(),
        title: desk.pick("基地", "Bases").to_owned(),
        summary: desk.entries(bases.len()),
        number: Some(desk.pick("编号", "Number").to_owned()),
        head: desk.pick("基地名称", "Base").to_owned(),
        columns: desk.columns(&[("状态", "Standing"), ("项目", "Scheme"), ("类型", "Type")]),
        rows: rows.collect(),
        ..Table::new(desk.lang)
    }
}
