//! One evaluation round: its outcomes by grade, what follows by rule, and the acts that say so.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Written;
use crate::model::id::BaseId;
use crate::model::list::{Answer, Outcome};
use crate::model::rule::{Edition, Event, Proposed, Role};
use crate::model::standing::NoticeState;
use crate::plan::address;
use crate::plan::banner;
use crate::plan::desk::Desk;
use crate::plan::rounds::{Round, Stage, Verdict};
use crate::plan::rule_words::follows;
use crate::plan::survey::SchemeSurvey;
use crate::plan::view::{ActRow, Cell, Chip, Cite, Download, Head, Row, Table};
use crate::plan::words;

#[derive(Serialize)]
struct RoundView {
    state: Option<Chip>,
    tally: Vec<Tally>,
    groups: Vec<Group>,
    acts: Vec<ActRow>,
    downloads: Vec<Download>,
}

#[derive(Serialize)]
struct Tally {
    chip: Chip,
    count: String,
}

/// The bases with one outcome.
#[derive(Serialize)]
struct Group {
    chip: Chip,
    follows: Option<String>,
    cites: Vec<Cite>,
    table: Table,
}

/// Where an outcome stands among the others: grades in the order of the edition, each before the same one of re-evaluations,
/// then the rest, then what was dropped.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Order<'v> {
    dropped: bool,
    place: usize,
    outcome: &'v str,
    /// Whether it is that of a re-evaluation.
    again: bool,
}

/// Writes the page; an empty one for a round that no posted act speaks of, which planning rules out.
#[must_use]
pub fn write(desk: &Desk<'_>, one: &SchemeSurvey<'_>, name: &str) -> Written {
    let none = Round::default();
    let round = one.rounds.get(name).unwrap_or(&none);
    let groups = groups(desk, one, name, round);
    let tally: Vec<Tally> =
        groups.iter().map(|group| Tally { chip: group.chip.clone(), count: group.table.rows.len().to_string() }).collect();
    let scheme = desk.told(&one.scheme.name);
    let title = words::round(desk.lang, name);
    let title = desk.pick(format!("{scheme}：{title}"), format!("{scheme}: {}", title.to_lowercase()));
    let mut crumbs = desk.crumbs_of(one.scheme);
    crumbs.push(desk.crumb(desk.pick("评估", "Evaluations"), &address::evaluations(&one.scheme.id)));
    let acts = round.acts.iter().rev().filter_map(|place| Some((*place, one.scheme.acts.get(*place)?)));
    let view = RoundView {
        state: Some(words::notice_state(desk.lang, round.state())),
        tally,
        acts: acts.clone().map(|(place, act)| desk.own_act_row(one, place, act)).collect(),
        downloads: acts
            .filter_map(|(_, act)| {
                let path = address::data(&one.scheme.id, &format!("acts/{}/evaluation.csv", act.id));
                let (title, lang) = desk.say_or_zh(&act.title);
                Some(Download { lang, ..desk.download(title, &path)? })
            })
            .collect(),
        groups,
    };
    let head = Head {
        description: description(desk, &title, round, &view.tally),
        title,
        section: "registers".to_owned(),
        crumbs,
        feeds: desk.all_feeds(Some(one.scheme)),
        banners: edition_of(one, round)
            .and_then(|edition| one.scheme.policies.get(&edition.version))
            .and_then(|policy| banner::of_text(desk, one.scheme, policy, desk.survey.day))
            .into_iter()
            .collect(),
        ..Head::default()
    };
    Written::new("round", head, view)
}

/// The edition of the last act of the round.
fn edition_of<'a>(one: &SchemeSurvey<'a>, round: &Round) -> Option<&'a Edition> {
    Some(one.scheme.acts.get(*round.acts.last()?)?.under.as_ref())
}

fn description(desk: &Desk<'_>, title: &str, round: &Round, tally: &[Tally]) -> String {
    let asof = desk.dated_short(desk.survey.day).text;
    let counts: Vec<String> = tally
        .iter()
        .map(|one| desk.pick(format!("{}{}个", one.chip.text, one.count), format!("{}: {}", one.chip.text, one.count)))
        .collect();
    let counts = counts.join(desk.pick("，", ", "));
    let (zh, en) =
        if round.state() == NoticeState::Concluded { ("", "") } else { ("，尚未全部公布结果", "; not all outcomes are settled") };
    desk.pick(format!("{title}，截至{asof}：{counts}{zh}。"), format!("{title}, as of {asof}: {counts}{en}."))
}

fn groups(desk: &Desk<'_>, one: &SchemeSurvey<'_>, name: &str, round: &Round) -> Vec<Group> {
    let mut by: BTreeMap<Order<'_>, Vec<(&BaseId, &Verdict)>> = BTreeMap::new();
    for (id, verdict) in &round.verdicts {
        if let Some(act) = one.scheme.acts.get(verdict.act) {
            let again = one.lives.of.get(id).is_some_and(|life| life.re_evaluated_in(name));
            by.entry(order(verdict, &act.under, again)).or_default().push((id, verdict));
        }
    }
    by.into_iter().filter_map(|(order, rows)| group(desk, one, &order, &rows)).collect()
}

fn order<'v>(verdict: &'v Verdict, edition: &Edition, again: bool) -> Order<'v> {
    let grades = edition.grade.len();
    let place = match &verdict.outcome {
        Outcome::Grade(id) => edition.grade.iter().position(|grade| grade.id.as_str() == id).unwrap_or(grades),
        Outcome::Exempt => grades + 1,
        Outcome::Absent => grades + 2,
        Outcome::Left => grades + 3,
        Outcome::Deferred => grades + 4,
    };
    match verdict.stage {
        Stage::Dropped => Order { dropped: true, place: 0, outcome: "", again: false },
        Stage::Proposed(_) | Stage::Settled => Order { dropped: false, place, outcome: verdict.outcome.code(), again },
    }
}

fn group(desk: &Desk<'_>, one: &SchemeSurvey<'_>, order: &Order<'_>, rows: &[(&BaseId, &Verdict)]) -> Option<Group> {
    let Order { dropped, again, .. } = *order;
    let (_, first) = rows.first()?;
    let edition = &one.scheme.acts.get(first.act)?.under;
    let mut chip = if dropped {
        words::answer(desk.lang, Proposed::Evaluation, Answer::Dropped)
    } else {
        words::outcome(desk.lang, &first.outcome, edition)
    };
    if again {
        chip.text.push_str(words::again(desk.lang));
    }
    let (follows, cites) = if dropped { (None, Vec::new()) } else { consequences(desk, one, edition, &first.outcome, again) };
    let table = Table {
        id: match (dropped, address::fit(first.outcome.code())) {
            (true, _) => "outcome-dropped".to_owned(),
            (false, outcome) => format!("outcome-{outcome}{}", if again { "-again" } else { "" }),
        },
        title: chip.text.clone(),
        summary: desk.entries(rows.len()),
        number: Some(desk.pick("编号", "Number").to_owned()),
        head: desk.pick("基地名称", "Base").to_owned(),
        columns: vec![
            desk.pick("结果进度", "State of outcome").to_owned(),
            desk.pick("现状", "Standing now").to_owned(),
            words::particular(desk.lang, &one.scheme.words, "host"),
            desk.pick("类型", "Type").to_owned(),
        ],
        rows: rows.iter().filter_map(|(id, verdict)| row(desk, one, id, verdict)).collect(),
        ..Table::new(desk.lang)
    };
    Some(Group { chip, follows, cites, table })
}

/// What the edition makes of an outcome: each rule in words, and all their articles. A fail after rectification has its own.
fn consequences(desk: &Desk<'_>, one: &SchemeSurvey<'_>, edition: &Edition, outcome: &Outcome, again: bool) -> (Option<String>, Vec<Cite>) {
    let fail = matches!(outcome, Outcome::Grade(id) if edition.grade_of(id).is_some_and(|grade| grade.role == Role::Fail));
    let told = follows(desk, one.scheme, edition, |event| match (outcome, event) {
        (Outcome::Grade(id), Event::Graded(grades)) => !(fail && again) && grades.iter().any(|grade| grade.as_str() == id),
        (Outcome::Grade(_), Event::FailedAgain) => fail && again,
        (Outcome::Grade(_), Event::FailedYears(_)) => fail,
        (Outcome::Exempt, Event::TopAbove) | (Outcome::Absent | Outcome::Left, Event::Absent) => true,
        _ => false,
    });
    let mut cites: Vec<Cite> = Vec::new();
    let mut parts = Vec::new();
    for rule in &told {
        let row = rule.row(desk, one.scheme, edition);
        let strength =
            row.strength.as_ref().map(|strength| desk.pick(format!("（{strength}）"), format!(" ({strength})"))).unwrap_or_default();
        parts.push(desk.pick(format!("{}{strength}，{}", row.term, row.text), format!("{}{strength}: {}", row.term, row.text)));
        cites.extend(row.cites);
    }
    ((!parts.is_empty()).then(|| parts.join(desk.pick("；", "; "))), Cite::once(cites))
}

fn row(desk: &Desk<'_>, one: &SchemeSurvey<'_>, id: &BaseId, verdict: &Verdict) -> Option<Row> {
    let life = one.lives.of.get(id)?;
    let stage = match verdict.stage {
        Stage::Settled => desk.chip("settled", "已公布", "Settled"),
        Stage::Dropped => desk.chip("dropped", "未按公示作出决定", "Dropped"),
        Stage::Proposed(NoticeState::Open) => desk.chip("open", "拟定，公示中", "Proposed, notice open"),
        Stage::Proposed(NoticeState::Scheduled) => desk.chip("scheduled", "拟定，即将公示", "Proposed, notice scheduled"),
        Stage::Proposed(_) => desk.chip("pending", "拟定，待公布结果", "Proposed, outcome awaited"),
    };
    Some(Row {
        n: id.to_string(),
        id: None,
        name: desk.named(&life.now.name, Some(&address::base(&one.scheme.id, id))),
        cells: vec![
            Cell::chip(stage),
            Cell::chip(words::standing_in(desk.lang, &one.scheme.words, life.standing)),
            Cell::link(desk.host_link(&life.now.host.id)),
            desk.cell(&words::base_type(one.scheme, &life.now.kind)),
        ],
    })
}
