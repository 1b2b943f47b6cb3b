//! The evaluation rounds of a scheme, the latest first, with a count for each outcome.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Written;
use crate::model::list::Outcome;
use crate::model::register::Scheme;
use crate::model::rule::{CycleOf, Grade};
use crate::plan::address;
use crate::plan::banner;
use crate::plan::desk::Desk;
use crate::plan::rounds::{Round, Stage};
use crate::plan::rule_words::recurs;
use crate::plan::survey::SchemeSurvey;
use crate::plan::view::{Cell, Cite, Head, Named, Row, RuleRow, Table};
use crate::plan::words;

#[derive(Serialize)]
struct EvaluationsView {
    rules: Vec<RuleRow>,
    table: Table,
}

/// Writes the page.
#[must_use]
pub fn write(desk: &Desk<'_>, one: &SchemeSurvey<'_>) -> Written {
    let scheme = one.scheme;
    let name = desk.told(&scheme.name);
    let count = one.rounds.len();
    let asof = desk.dated_short(desk.survey.day).text;
    let head = Head {
        title: desk.pick(format!("{name}评估"), format!("{name}: evaluations")),
        description: desk.pick(
            format!("{name}历次评估及各等次数量，截至{asof}共{count}轮。"),
            format!("{name}: the evaluation rounds with a count for each outcome, {count} as of {asof}."),
        ),
        section: "registers".to_owned(),
        crumbs: desk.crumbs_of(scheme),
        feeds: desk.all_feeds(Some(scheme)),
        banners: banner::of_governing(desk, scheme).into_iter().collect(),
        ..Head::default()
    };
    let view = EvaluationsView { rules: rules(desk, scheme), table: table(desk, one) };
    Written::new("evaluations", head, view)
}

/// How often the edition of the day has bases evaluated, and by which grades.
fn rules(desk: &Desk<'_>, scheme: &Scheme) -> Vec<RuleRow> {
    let Some(edition) = scheme.edition_on(desk.survey.day) else { return Vec::new() };
    let mut rules: Vec<RuleRow> =
        recurs(desk, scheme, edition, CycleOf::Evaluation).iter().map(|rule| rule.row(desk, scheme, edition)).collect();
    let names: Vec<&str> = edition.grade.iter().map(|grade| desk.told(&grade.name)).collect();
    if !names.is_empty() {
        let cites = edition.grade.iter().flat_map(|grade| desk.cites(scheme, edition, &grade.article));
        rules.push(RuleRow {
            term: desk.pick("等次", "Grades").to_owned(),
            text: names.join(desk.pick("、", ", ")),
            cites: Cite::once(cites),
            ..RuleRow::default()
        });
    }
    rules
}

fn table(desk: &Desk<'_>, one: &SchemeSurvey<'_>) -> Table {
    let counts: Vec<BTreeMap<Outcome, usize>> = one.rounds.values().rev().map(counts).collect();
    let given = |outcome: &Outcome| counts.iter().any(|round| round.contains_key(outcome));
    let grades = grades(one.scheme, given);
    let others = [Outcome::Exempt, Outcome::Absent, Outcome::Left, Outcome::Deferred];
    let mut columns: Vec<(String, Outcome)> =
        grades.iter().map(|grade| (desk.told(&grade.name).to_owned(), Outcome::Grade(grade.id.as_str().into()))).collect();
    if let Some(edition) = one.scheme.edition_on(desk.survey.day) {
        columns.extend(others.into_iter().filter(given).map(|outcome| (words::outcome(desk.lang, &outcome, edition).text, outcome)));
    }
    let rows = one.rounds.iter().rev().zip(&counts).map(|((name, round), counts)| {
        let path = address::round(&one.scheme.id, name);
        let state = Cell::chip(words::notice_state(desk.lang, round.state()));
        let count = |(_, outcome): &(String, Outcome)| Cell::text(counts.get(outcome).copied().unwrap_or_default().to_string());
        Row {
            n: String::new(),
            id: None,
            name: Named { text: words::round(desk.lang, name), href: Some(desk.href(&path)), ..Named::default() },
            cells: std::iter::once(state).chain(columns.iter().map(count)).collect(),
        }
    });
    let rows = rows.collect();
    Table {
        id: "rounds".to_owned(),
        title: desk.pick("评估轮次", "Rounds").to_owned(),
        summary: desk.pick(format!("{}轮", one.rounds.len()), format!("{}", one.rounds.len())),
        head: desk.pick("轮次", "Round").to_owned(),
        columns: std::iter::once(desk.pick("进度", "State").to_owned()).chain(columns.into_iter().map(|(name, _)| name)).collect(),
        rows,
        plain: true,
        empty: Some(desk.pick("尚无已发布的评估结果。", "No evaluation outcome has been posted.").to_owned()),
        ..Table::new(desk.lang)
    }
}

/// The outcomes of a round, proposed or settled; what was not carried out is none.
fn counts(round: &Round) -> BTreeMap<Outcome, usize> {
    let mut counts = BTreeMap::new();
    for verdict in round.verdicts.values().filter(|verdict| verdict.stage != Stage::Dropped) {
        *counts.entry(verdict.outcome.clone()).or_default() += 1;
    }
    counts
}

/// The grades of the latest edition, then those of earlier ones that some round gave, each once.
fn grades(scheme: &Scheme, given: impl Fn(&Outcome) -> bool) -> Vec<&Grade> {
    let mut grades: Vec<&Grade> = Vec::new();
    for (age, edition) in scheme.editions.iter().rev().enumerate() {
        let held = |grade: &&Grade| age == 0 || given(&Outcome::Grade(grade.id.as_str().into()));
        for grade in edition.grade.iter().filter(held) {
            if !grades.iter().any(|known| known.id == grade.id) {
                grades.push(grade);
            }
        }
    }
    grades
}
