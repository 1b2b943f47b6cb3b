//! One evaluation round: who got which outcome, and what follows from it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::register::type_name;
use super::{Subject, Written};
use crate::model::id::BaseId;
use crate::model::list::{Answer, Evaluated, Outcome, Row as ListRow};
use crate::model::register::{Act, ActKind};
use crate::model::rule::{Consequence, Effect, Event};
use crate::plan::desk::Desk;
use crate::plan::survey::SchemeSurvey;
use crate::plan::view::{ActRow, Cell, Chip, Cite, Download, Head, Link, Row, Table};
use crate::plan::{address, words};

#[derive(Serialize)]
struct RoundView {
    scheme: Link,
    state: Option<Chip>,
    tally: Vec<Tally>,
    groups: Vec<Group>,
    acts: Vec<ActRow>,
    downloads: Vec<Download>,
}

#[derive(Serialize)]
struct Tally {
    chip: Chip,
    count: usize,
}

#[derive(Serialize)]
struct Group {
    chip: Chip,
    follows: Option<String>,
    cites: Vec<Cite>,
    table: Table,
}

/// One base's outcome in a round.
pub(super) struct InRound<'a> {
    base: &'a BaseId,
    pub(super) outcome: Outcome,
    act: &'a Act,
    settled: bool,
}

/// The acts with rows of a round, each with its place.
fn acts<'a>(one: &SchemeSurvey<'a>, round: &str) -> Vec<(usize, &'a Act)> {
    one.acts().filter(|(_, act)| act.lists.evaluation.iter().any(|row| row.what.round == round)).collect()
}

/// The names of the rounds that posted acts speak of, in order.
pub(super) fn rounds(one: &SchemeSurvey<'_>) -> BTreeSet<String> {
    one.acts().flat_map(|(_, act)| act.lists.evaluation.iter().map(|row| row.what.round.clone())).collect()
}

/// The latest outcome of each base in a round: decided where it is, else proposed.
pub(super) fn outcomes<'a>(one: &SchemeSurvey<'a>, round: &str) -> Vec<InRound<'a>> {
    let mut latest: BTreeMap<&BaseId, InRound<'a>> = BTreeMap::new();
    for (place, act) in acts(one, round) {
        let settled = matches!(act.kind, ActKind::Decision(_));
        for row in act.lists.evaluation.iter().filter(|row| row.what.round == round && (!settled || row.answer == Answer::Settled)) {
            let outcome = corrected(one, place, row);
            latest.insert(&row.base, InRound { base: &row.base, outcome, act, settled });
        }
    }
    latest.into_values().collect()
}

/// The outcome with the corrections that are posted: what the life of the base says of the same act.
fn corrected(one: &SchemeSurvey<'_>, place: usize, row: &ListRow<Evaluated>) -> Outcome {
    let life = one.lives.of.get(&row.base);
    let lived = life.and_then(|life| life.evaluations.iter().find(|evaluation| evaluation.act == place && evaluation.round == row.what.round));
    lived.map_or_else(|| row.what.result.clone(), |evaluation| evaluation.outcome.clone())
}

/// How far a round is: the state of its notice, or concluded once everything is decided.
pub(super) fn state(desk: &Desk<'_>, one: &SchemeSurvey<'_>, round: &str) -> Option<Chip> {
    let notices: Vec<_> = acts(one, round).into_iter().filter_map(|(place, _)| one.notices.get(&place)).collect();
    match notices.last() {
        Some(view) => Some(words::notice_state(desk.lang, view.state)),
        None => Some(words::notice_state(desk.lang, crate::model::standing::NoticeState::Concluded)).filter(|_| outcomes(one, round).iter().all(|row| row.settled)),
    }
}

/// A page for each round.
#[must_use]
pub fn plan(one: &SchemeSurvey<'_>) -> Vec<Subject> {
    rounds(one).into_iter().map(|round| Subject::Round { scheme: one.place, id: one.scheme.id.clone(), round }).collect()
}

/// Writes the page.
#[must_use]
pub fn write(desk: &Desk<'_>, one: &SchemeSurvey<'_>, round: &str) -> Written {
    let rows = outcomes(one, round);
    let mut groups: BTreeMap<(usize, String), Vec<&InRound<'_>>> = BTreeMap::new();
    for row in &rows {
        groups.entry((order(row), row.outcome.code().to_owned())).or_default().push(row);
    }
    let groups: Vec<Group> = groups.into_values().enumerate().map(|(n, rows)| group(desk, one, n, &rows)).collect();
    let acts = acts(one, round);
    let title = match desk.lang {
        crate::model::text::Lang::Zh => format!("{}：{round}评估", desk.say(&one.scheme.name)),
        crate::model::text::Lang::En => format!("{}: evaluation {round}", desk.say(&one.scheme.name)),
    };
    let view = RoundView {
        scheme: desk.scheme_link(one.scheme),
        state: state(desk, one, round),
        tally: groups.iter().map(|group| Tally { chip: group.chip.clone(), count: group.table.rows.len() }).collect(),
        groups,
        acts: acts.iter().rev().map(|(place, act)| desk.act_row(one, *place, act)).collect(),
        downloads: acts.iter().flat_map(|(_, act)| ["csv", "json"].map(|format| (act, format))).filter_map(|(act, format)| {
            desk.download(format!("{} {}", words::act_kind(desk.lang, &act.kind), act.id), &format!("data/{}/acts/{}/evaluation.{format}", one.scheme.id, act.id))
        }).collect(),
    };
    let mut crumbs = desk.crumbs_of(one.scheme);
    crumbs.push(desk.crumb(desk.pick("评估", "Evaluations"), &address::evaluations(&one.scheme.id)));
    let head = Head { description: title.clone(), title, section: one.scheme.id.to_string(), crumbs, ..Head::default() };
    Written::new("round", head, view)
}

/// Grades first, in the order of the edition, then the other outcomes.
fn order(row: &InRound<'_>) -> usize {
    let grade = row.act.under.grade.iter().position(|grade| grade.id.as_str() == row.outcome.code());
    grade.unwrap_or(usize::MAX)
}

fn group(desk: &Desk<'_>, one: &SchemeSurvey<'_>, n: usize, rows: &[&InRound<'_>]) -> Group {
    let Some(first) = rows.first() else { return Group { chip: desk.chip("unknown", "", ""), follows: None, cites: Vec::new(), table: Table::default() } };
    let edition = &first.act.under;
    let chip = words::outcome(desk.lang, &first.outcome, edition);
    let rules: Vec<&Consequence> = edition.on(|event| happened(event, &first.outcome)).filter(|rule| rule.condition.is_none()).collect();
    let follows: Vec<String> = rules.iter().filter_map(|rule| follows(desk, rule)).collect();
    let table = Table {
        id: format!("outcome-{}", n + 1),
        title: chip.text.clone(),
        summary: match desk.lang {
            crate::model::text::Lang::Zh => format!("{}个", rows.len()),
            crate::model::text::Lang::En => format!("{}", rows.len()),
        },
        number: Some(desk.pick("编号", "Number").to_owned()),
        head: desk.say(&one.scheme.words.base),
        columns: [("依托单位", "Host"), ("类型", "Type"), ("结论", "Decided"), ("现状", "Standing now")].map(|(zh, en)| desk.pick(zh, en).to_owned()).into(),
        rows: rows.iter().filter_map(|row| line(desk, one, row)).collect(),
        ..Table::default()
    };
    Group {
        chip,
        follows: (!follows.is_empty()).then(|| follows.join(desk.pick("；", "; "))),
        cites: rules.iter().flat_map(|rule| desk.cites(one.scheme, edition, &rule.article)).collect(),
        table,
    }
}

fn happened(event: &Event, outcome: &Outcome) -> bool {
    match (event, outcome) {
        (Event::Graded(ids), Outcome::Grade(id)) => ids.iter().any(|known| known.as_str() == id),
        (Event::Absent, Outcome::Absent | Outcome::Left) | (Event::TopAbove, Outcome::Exempt) => true,
        _ => false,
    }
}

fn follows(desk: &Desk<'_>, rule: &Consequence) -> Option<String> {
    let own = rule.text.as_ref().map(|text| desk.say(text));
    let (zh, en) = match &rule.then {
        Effect::Keep => ("保留资格".to_owned(), "keeps the title".to_owned()),
        Effect::Rectify(term) => (format!("整改{}年，再复评", term.years), format!("{} year(s) to rectify, then re-evaluated", term.years)),
        Effect::Revoke => ("撤销".to_owned(), "revoked".to_owned()),
        Effect::Criticise => ("通报".to_owned(), "criticised".to_owned()),
        _ => return own,
    };
    Some(own.unwrap_or_else(|| desk.pick(&zh, &en).to_owned()))
}

fn line(desk: &Desk<'_>, one: &SchemeSurvey<'_>, row: &InRound<'_>) -> Option<Row> {
    let life = one.lives.of.get(row.base)?;
    let act = desk.link(desk.dated_short(row.act.posted()).text, &address::act(&one.scheme.id, &row.act.id));
    let decided = if row.settled { Cell::link(act) } else { Cell { note: Some(desk.pick("公示中的拟定结果", "as proposed in the notice").to_owned()), ..Cell::link(act) } };
    Some(Row {
        n: row.base.to_string(),
        id: None,
        name: desk.named(&life.now.name, Some(&address::base(&one.scheme.id, row.base))),
        cells: vec![
            Cell::link(desk.host_link(&life.now.host.id)),
            Cell::text(type_name(desk, one, life.now.kind.as_str())),
            decided,
            Cell::chip(words::standing(desk.lang, life.standing)),
        ],
    })
}
