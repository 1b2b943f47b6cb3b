//! A list of an act as published: `data/<scheme>/acts/<act>/<list>.csv`.
//!
//! Names are those printed; `name_en` is the English name that goes with it by the acts posted up to that day. An `outcome` stands where
//! a decision answers a notice.

use super::table::{Column, Table, Value};
use crate::model::id::BaseId;
pub use crate::model::list::List;
use crate::model::list::{Answer, Change, Corrected, Lists, Row, Running, Subject};
use crate::model::register::{Act, ActKind};
use crate::model::text::Bilingual;
use crate::plan::survey::{SchemeSurvey, Survey};

impl List {
    /// What it is called.
    #[must_use]
    pub fn title(self) -> Bilingual {
        let (zh, en) = match self {
            Self::Recognition => ("认定名单", "List of recognition"),
            Self::Evaluation => ("评估结果名单", "List of evaluation outcomes"),
            Self::Revocation => ("撤销名单", "List of revocation"),
            Self::Criticism => ("通报名单", "List of criticism"),
            Self::Exit => ("退出名单", "List of exits"),
            Self::Changes => ("变更事项", "List of changes"),
            Self::Correction => ("更正事项", "List of corrections"),
            Self::Reports => ("年度报告情况", "Roll of annual reports"),
            Self::Outside => ("其他机关的事实", "Acts of other bodies"),
            Self::Opening => ("初始名录", "Opening of the register"),
        };
        Bilingual::new(zh, en)
    }

    /// Those that have rows.
    pub fn of(lists: &Lists) -> impl Iterator<Item = Self> + '_ {
        Self::ALL.into_iter().filter(|list| list.rows(lists) > 0)
    }

    /// How many rows it has in an act.
    #[must_use]
    pub fn rows(self, lists: &Lists) -> usize {
        match self {
            Self::Recognition => lists.recognition.len(),
            Self::Evaluation => lists.evaluation.len(),
            Self::Revocation => lists.revocation.len(),
            Self::Criticism => lists.criticism.len(),
            Self::Exit => lists.exit.len(),
            Self::Changes => lists.changes.len(),
            Self::Correction => lists.correction.len(),
            Self::Reports => lists.reports.len(),
            Self::Outside => lists.outside.len(),
            Self::Opening => lists.opening.len(),
        }
    }

    /// Its columns in order.
    pub(super) fn columns(self) -> Vec<Column> {
        let names: &[&'static str] = match self {
            Self::Changes => &["subject", "name", "name_en", "host"],
            Self::Correction => &["base", "name_en"],
            _ => &["base", "name", "name_en", "host"],
        };
        names.iter().chain(self.particulars()).copied().map(Column::One).collect()
    }

    /// Its columns in a decision, which answers what was proposed.
    pub(super) fn decided_columns(self) -> Vec<Column> {
        let mut columns = self.columns();
        columns.extend(self.proposed().map(|_| Column::One("outcome")));
        columns
    }

    /// The columns after the names.
    fn particulars(self) -> &'static [&'static str] {
        match self {
            Self::Recognition => &[],
            Self::Evaluation => &["round", "result", "ground", "evidence"],
            Self::Revocation | Self::Criticism => &["ground"],
            Self::Exit => &["ground", "document", "effective", "became"],
            Self::Changes => &["what", "from", "to", "to_en", "effective"],
            Self::Correction => &["list", "column", "was", "is", "is_en", "window", "first", "last", "days"],
            Self::Reports => &["year", "status"],
            Self::Outside => &["event", "note"],
            Self::Opening => &["since", "number", "standing", "last_result", "last_round", "rectify_until"],
        }
    }
}

/// A list of an act; none when there is no such act.
pub(super) fn table<'a>(survey: &'a Survey<'a>, one: &'a SchemeSurvey<'a>, act: usize, list: List) -> Option<Table<'a>> {
    let act = one.scheme.acts.get(act)?;
    let at = At { survey, one, act, answered: matches!(act.kind, ActKind::Decision(_)) };
    let columns = if at.answered { list.decided_columns() } else { list.columns() };
    Some(Table { scheme: Some(one.scheme.id.as_str()), columns, rows: at.rows(list) })
}

/// Where a list stands.
#[derive(Clone, Copy)]
struct At<'a> {
    survey: &'a Survey<'a>,
    one: &'a SchemeSurvey<'a>,
    act: &'a Act,
    answered: bool,
}

/// As many columns as the widest list has, in a decision.
const WIDEST: usize = 11;

type Rows<'a> = Box<dyn Iterator<Item = Vec<Value<'a>>> + 'a>;

impl<'a> At<'a> {
    fn rows(self, list: List) -> Rows<'a> {
        let lists = &self.act.lists;
        match list {
            List::Recognition => Box::new(lists.recognition.iter().map(move |row| self.answer(list, row.answer, self.named(row)))),
            List::Evaluation => Box::new(lists.evaluation.iter().map(move |row| {
                let what = &row.what;
                let ground = what.ground.as_ref().map_or(Value::None, |ground| Value::owned(ground.to_string()));
                let said = [Value::text(&what.round), Value::text(what.result.code()), ground, Value::text(&what.evidence)];
                self.answer(list, row.answer, with(self.named(row), said))
            })),
            List::Revocation | List::Criticism => {
                let rows = if list == List::Revocation { &lists.revocation } else { &lists.criticism };
                Box::new(
                    rows.iter()
                        .map(move |row| self.answer(list, row.answer, with(self.named(row), [Value::owned(row.what.ground.to_string())]))),
                )
            }
            List::Exit => Box::new(lists.exit.iter().map(move |row| {
                let what = &row.what;
                let said = [
                    Value::owned(what.ground.to_string()),
                    Value::text(&what.document),
                    Value::day(what.effective),
                    Value::text(&what.became),
                ];
                self.answer(list, row.answer, with(self.named(row), said))
            })),
            List::Changes => Box::new(lists.changes.iter().map(move |row| self.answer(list, row.answer, self.change(row)))),
            List::Correction => Box::new(lists.correction.iter().map(move |row| self.correction(row))),
            List::Reports => Box::new(lists.reports.iter().map(move |row| {
                let year = u32::try_from(row.what.year).ok();
                with(self.named(row), [Value::number(year), Value::text(row.what.status.code())])
            })),
            List::Outside => Box::new(
                lists
                    .outside
                    .iter()
                    .map(move |row| with(self.named(row), [Value::text(row.what.event.code()), Value::text(&row.what.note)])),
            ),
            List::Opening => Box::new(lists.opening.iter().map(move |row| {
                let what = &row.what;
                let said = [
                    Value::day(what.since),
                    Value::text(&what.number),
                    Value::text(what.standing.code()),
                    Value::text(&what.last_result),
                    Value::text(&what.last_round),
                    Value::day(what.rectify_until),
                ];
                with(self.named(row), said)
            })),
        }
    }

    fn named<T>(self, row: &'a Row<T>) -> Vec<Value<'a>> {
        let mut names = Vec::with_capacity(WIDEST);
        names.extend([Value::text(row.base.as_str()), Value::text(&row.name), self.english(&row.base, &row.name), Value::text(&row.host)]);
        names
    }

    fn change(self, row: &'a Change) -> Vec<Value<'a>> {
        let english = match &row.subject {
            Subject::Base(id) => self.english(id, &row.name),
            Subject::Host(id) => {
                let host = self.survey.register.hosts.get(id);
                host.map_or(Value::None, |host| {
                    let on = |day| self.survey.names.host(host, day, day);
                    let (now, before) = (on(self.act.posted()), on(self.act.posted().pred()));
                    let name = if *now.zh != *row.name && *before.zh == *row.name { before } else { now };
                    Value::owned(&name.en)
                })
            }
        };
        let names = vec![Value::owned(row.subject.to_string()), Value::text(&row.name), english, Value::text(&row.host)];
        let said =
            [Value::text(&row.what), Value::text(&row.from), Value::text(&row.to), Value::text(&row.to_en), Value::day(row.effective)];
        with(names, said)
    }

    fn correction(self, row: &'a Corrected) -> Vec<Value<'a>> {
        let (window, first, last, days) = match row.window {
            Running::Continues => ("continues", None, None, None),
            Running::Restarts(first, last, days) => ("restarts", Some(first), Some(last), Some(days)),
        };
        let names = vec![Value::text(row.base.as_str()), self.english(&row.base, "")];
        let said = [
            Value::text(row.list.code()),
            Value::text(&row.column),
            Value::text(&row.was),
            Value::text(&row.is),
            Value::text(&row.is_en),
            Value::text(window),
            Value::day(first),
            Value::day(last),
            Value::number(days),
        ];
        with(names, said)
    }

    /// The base's English name beside the name printed.
    fn english(self, id: &BaseId, printed: &str) -> Value<'a> {
        let base = self.one.scheme.bases.get(id);
        base.map_or(Value::None, |base| Value::owned(&self.survey.names.as_printed(base, printed, self.act.posted()).name.en))
    }

    fn answer(self, list: List, answer: Answer, mut row: Vec<Value<'a>>) -> Vec<Value<'a>> {
        if self.answered {
            row.push(Value::text(answer.code(list == List::Recognition)));
        }
        row
    }
}

fn with<'a, const N: usize>(mut names: Vec<Value<'a>>, said: [Value<'a>; N]) -> Vec<Value<'a>> {
    names.extend(said);
    names
}
