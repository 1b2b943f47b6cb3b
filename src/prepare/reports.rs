//! A roll of annual reports with every base that owes one: `act.toml` and `reports.csv`, a place to fill in for each state.

use std::collections::BTreeMap;

use super::rows::{csv, row};
use super::{File, Prepared, Refused, Taken, act, which};
use crate::model::blank;
use crate::model::day::Day;
use crate::model::id::BaseId;
use crate::model::register::{Register, Scheme};
use crate::model::rule::{Cycle, CycleOf, Every, ReportState};
use crate::model::standing::{Lives, Names, is_annulled};
use crate::model::text::Bilingual;

/// What is asked for of a new roll.
#[derive(Debug, Clone)]
pub struct Question<'a> {
    /// The scheme, by its folder.
    pub scheme: &'a str,
    /// The day it is posted.
    pub posted: Day,
    /// The year the reports are of; none: the year before that of posting.
    pub year: Option<i32>,
    /// The edition; none: the one that governs on the day.
    pub under: Option<&'a str>,
    /// A name for the folder; none: `reports`.
    pub name: Option<&'a str>,
}

/// A roll of the bases that owe a report of the year and of which no posted roll speaks.
///
/// # Errors
/// The text asks for no annual report; no base is left that owes one; a name is unknown.
pub fn roll(register: &Register, taken: &Taken, question: &Question<'_>) -> Result<Prepared, Refused> {
    let scheme = which::scheme(register, question.scheme)?;
    let edition = which::edition(scheme, question.under, question.posted)?;
    let yearly = |cycle: &&Cycle| cycle.of == CycleOf::Report && matches!(cycle.every, Every::Years(_));
    let Some(cycle) = edition.cycle.iter().find(yearly) else { return Err(unasked(edition.version.as_str())) };
    let posted = question.posted;
    let year = question.year.unwrap_or(posted.year().saturating_sub(1));
    let (names, mut told) = (Names::new(register), told(scheme, posted));
    let lives = Lives::on(scheme, &names, posted);
    let owing = lives.of.iter().filter(|(id, life)| {
        let known = told.remove(*id).unwrap_or_default();
        let owes = life.recognised.is_some_and(|day| cycle.owes(day, year));
        life.standing.is_certified() && owes && !known.contains_key(&year) && !cycle.has_enough(known.into_values())
    });
    let blank = blank::zh("on-time、late、missing、not-due");
    let rows: Vec<Vec<String>> = owing
        .filter_map(|(id, _)| scheme.bases.get(id))
        .map(|base| {
            let (name, host) = names.printed(base, posted, posted);
            row([base.id.as_str(), &name, &host, &year.to_string(), &blank])
        })
        .collect();
    if rows.is_empty() {
        return Err(complete(year));
    }
    let n = rows.len();
    let folder = act::folder(scheme, posted, question.name.unwrap_or("reports"), taken)?;
    let Bilingual { zh, en } = &scheme.name;
    let title = Bilingual::new(format!("关于{zh}{year}年度报告提交情况的通报"), format!("Submission of Annual Reports {year}, {en}"));
    let basis = scheme.cite(edition, &cycle.article);
    let words = act::Words { kind: act::Kind::Roll, edition, about: Vec::new(), posted, title, basis, objections: None };
    let mut prepared = Prepared::default();
    prepared.files.push(act::file(&folder, &words));
    prepared.files.push(File { path: format!("{folder}/reports.csv"), text: csv(&["base", "name", "host", "year", "status"], &rows) });
    prepared.note(
        format!("列入了应报{year}年度报告、还没有公布过的在册基地，共 {n} 个"),
        format!("in the list: the {n} registered base(s) that owe a report of {year}, of which no roll speaks yet"),
    );
    Ok(prepared)
}

/// What the rolls posted up to a day say of each base, by year; the later one counts.
fn told(scheme: &Scheme, day: Day) -> BTreeMap<&BaseId, BTreeMap<i32, ReportState>> {
    let mut told: BTreeMap<&BaseId, BTreeMap<i32, ReportState>> = BTreeMap::new();
    let acts = scheme.acts.iter().filter(|act| act.posted() <= day && !is_annulled(scheme, act, day));
    for row in acts.flat_map(|act| &act.lists.reports) {
        told.entry(&row.base).or_default().insert(row.what.year, row.what.status);
    }
    told
}

fn unasked(version: &str) -> Refused {
    Refused::new(
        (format!("{version} 没有规定每年提交报告"), format!("{version} asks for no annual report")),
        (
            "办法确有规定的，在 scheme.toml 写 [[edition.cycle]]，of = \"report\"",
            "where the text does, write it in scheme.toml as [[edition.cycle]] with of = \"report\"",
        ),
    )
}

fn complete(year: i32) -> Refused {
    Refused::new(
        (format!("没有还应报{year}年度报告的在册基地"), format!("no registered base is left that owes a report of {year}")),
        (
            "已公布的名单有误的，废止它，再整份发布；另一年度的，用 --year 写明",
            "where a posted roll was wrong, annul it and post it again as a whole; name another year with --year",
        ),
    )
}
