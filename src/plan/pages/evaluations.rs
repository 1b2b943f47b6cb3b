//! The evaluation rounds of a scheme, with how many bases got which outcome.

use serde::Serialize;

use super::Written;
use super::round::{outcomes, rounds, state};
use crate::model::rule::{CycleOf, Every};
use crate::plan::desk::Desk;
use crate::plan::survey::SchemeSurvey;
use crate::plan::view::{Cell, Head, Link, Named, Row, RuleRow, Table};
use crate::plan::{address, words};

#[derive(Serialize)]
struct EvaluationsView {
    scheme: Link,
    rules: Vec<RuleRow>,
    table: Table,
}

/// Writes the page.
#[must_use]
pub fn write(desk: &Desk<'_>, one: &SchemeSurvey<'_>) -> Written {
    let edition = one.scheme.latest();
    let grades: Vec<_> = edition.iter().flat_map(|edition| &edition.grade).collect();
    let mut columns = vec![desk.pick("进度", "State").to_owned()];
    columns.extend(grades.iter().map(|grade| desk.say(&grade.name)));
    columns.push(desk.pick("其他", "Other").to_owned());
    let rows = rounds(one).into_iter().rev().map(|round| {
        let outcomes = outcomes(one, &round);
        let graded = |id: &str| outcomes.iter().filter(|row| row.outcome.code() == id).count();
        let mut cells = vec![state(desk, one, &round).map_or_else(Cell::default, Cell::chip)];
        cells.extend(grades.iter().map(|grade| Cell::text(graded(grade.id.as_str()).to_string())));
        let known: usize = grades.iter().map(|grade| graded(grade.id.as_str())).sum();
        cells.push(Cell::text((outcomes.len() - known).to_string()));
        let name = Named { text: round.clone(), href: Some(desk.href(&address::round(&one.scheme.id, &round))), other: None };
        Row { n: String::new(), id: None, name, cells }
    });
    let table = Table {
        id: "rounds".to_owned(),
        title: desk.pick("历次评估", "Rounds").to_owned(),
        head: desk.pick("轮次", "Round").to_owned(),
        columns,
        rows: rows.collect(),
        plain: true,
        empty: Some(desk.pick("还没有发布评估结果", "No evaluation outcome has been posted").to_owned()),
        ..Table::default()
    };
    let title = format!("{}{}", desk.say(&one.scheme.name), desk.pick("：评估", ": evaluations"));
    let head = Head { description: title.clone(), title, section: one.scheme.id.to_string(), crumbs: desk.crumbs_of(one.scheme), ..Head::default() };
    Written::new("evaluations", head, EvaluationsView { scheme: desk.scheme_link(one.scheme), rules: rules(desk, one), table })
}

fn rules(desk: &Desk<'_>, one: &SchemeSurvey<'_>) -> Vec<RuleRow> {
    let Some(edition) = one.scheme.latest() else { return Vec::new() };
    let cycles = edition.cycle.iter().filter(|cycle| cycle.of == CycleOf::Evaluation);
    cycles
        .map(|cycle| {
            let (zh, en) = match cycle.every {
                Every::Years(years) => (format!("每{years}年一次"), format!("every {years} years")),
                Every::Regular => ("定期，办法未写明年数".to_owned(), "regular; the text gives no number of years".to_owned()),
                Every::ByCall => ("按通知".to_owned(), "when called".to_owned()),
                Every::Unstated => ("办法未写明周期".to_owned(), "the text states no cycle".to_owned()),
            };
            RuleRow {
                term: desk.pick("周期", "Cycle").to_owned(),
                text: desk.pick(&zh, &en).to_owned(),
                cites: desk.cites(one.scheme, edition, &cycle.article),
                lang: None,
                strength: words::strength(desk.lang, cycle.strength),
            }
        })
        .collect()
}
