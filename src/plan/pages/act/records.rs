//! The lists that record and propose nothing: corrections, annual reports, what another body did, the opening, and the
//! entries that an extension, a withdrawal or an objection is about.

use super::Sheet;
use crate::model::day::Day;
use crate::model::id::BaseId;
use crate::model::list::{Corrected, Outcome, OutsideEvent, Running};
use crate::model::register::ActKind;
use crate::model::rule::ReportState;
use crate::plan::view::{Cell, Markup, Row, Table};
use crate::plan::words;

impl Sheet<'_, '_> {
    /// A table for each list of records that holds a row.
    pub(super) fn records(&self) -> Vec<Table> {
        let lists = &self.act.lists;
        let mut all: Vec<Table> = [
            (!lists.correction.is_empty()).then(|| self.corrections()),
            (!lists.reports.is_empty()).then(|| self.reports()),
            (!lists.outside.is_empty()).then(|| self.outside()),
            (!lists.opening.is_empty()).then(|| self.opening()),
        ]
        .into_iter()
        .flatten()
        .collect();
        match &self.act.kind {
            ActKind::Extension(_, only) => all.push(self.meant(only, "extended", ("延长公示期的对象", "Entries whose period is longer"))),
            ActKind::NoticeWithdrawal(only) => all.push(self.meant(only, "withdrawn", ("撤回公示的对象", "Entries withdrawn"))),
            ActKind::ObjectionResult(result) => {
                all.push(self.meant(&result.upheld_entries, "upheld", ("异议成立的对象", "Entries with an objection upheld")));
                all.push(self.meant(&result.rejected_entries, "rejected", ("异议不成立的对象", "Entries whose objections were rejected")));
                all.push(self.meant(&result.open, "undecided", ("异议尚未办结的对象", "Entries with an objection still open")))
            }
            ActKind::Notice(_)
            | ActKind::Decision(_)
            | ActKind::Correction
            | ActKind::Annulment
            | ActKind::Opening
            | ActKind::Outside(_)
            | ActKind::ReportRoll => {}
        }
        all.into_iter().filter(|table| !table.rows.is_empty()).collect()
    }

    fn corrections(&self) -> Table {
        let rows = self.act.lists.correction.iter().zip(1..).map(|(row, n)| {
            let cells = vec![
                Cell::text(self.particular(&row.column)),
                self.wrong(row),
                self.right(row),
                self.running(row),
                Cell::text(words::list(self.desk.lang, &self.one.scheme.words, row.list, self.answered().is_some())),
            ];
            Row { n: n.to_string(), id: Some(format!("entry-{}", row.base)), name: self.base_then(&row.base), cells }
        });
        let rows = rows.collect();
        let columns = [("栏目", "Column"), ("原为", "Was"), ("更正为", "Is"), ("公示期", "Period"), ("名单", "List")];
        self.record("correction", self.desk.columns(&columns), rows)
    }

    fn running(&self, row: &Corrected) -> Cell {
        match row.window {
            // Only an entry of a notice has a window.
            Running::Continues if self.answered().is_none() => Cell::default(),
            Running::Continues => Cell::text(self.desk.pick("继续计算，不变", "runs on as before")),
            Running::Restarts(first, last, days) => {
                let mut remark = Markup::new(self.desk.lang);
                remark.span(first, last).raw(self.desk.pick("，", ", ")).text(&self.desk.days(days));
                Cell { remark: Some(remark), ..Cell::text(self.desk.pick("重新计算", "runs anew")) }
            }
        }
    }

    fn reports(&self) -> Table {
        let chip = |state| {
            let (kind, zh, en) = match state {
                ReportState::OnTime => ("on-time", "按时提交", "On time"),
                ReportState::Late => ("due", "逾期提交", "Late"),
                ReportState::Missing => ("overdue", "未提交", "Not handed in"),
                ReportState::NotDue => ("not-due", "当年不需提交", "Not due"),
            };
            Cell::chip(self.desk.chip(kind, zh, en))
        };
        let rows = self
            .act
            .lists
            .reports
            .iter()
            .zip(1..)
            .map(|(row, n)| self.row(n, row, vec![chip(row.what.status), Cell::text(row.what.year.to_string())], Vec::new()));
        let rows = rows.collect();
        self.record("reports", self.columns(&[("提交情况", "State"), ("年度", "Year")], &[]), rows)
    }

    fn outside(&self) -> Table {
        let rows = self.act.lists.outside.iter().zip(1..).map(|(row, n)| {
            let event = match row.what.event {
                OutsideEvent::RecognisedAbove => self.desk.pick("被上级认定", "Recognised by a higher body"),
                OutsideEvent::TopAbove => self.desk.pick("上级评估为优秀", "Graded excellent by a higher body"),
                OutsideEvent::HostEnded => self.desk.pick("依托单位终止", "The host has ceased to exist"),
            };
            self.row(n, row, vec![Cell::text(event)], vec![self.chinese(&row.what.note)])
        });
        let rows = rows.collect();
        self.record("outside", self.columns(&[("事项", "What")], &[("说明", "Note")]), rows)
    }

    fn opening(&self) -> Table {
        let day = |day: Option<Day>| day.map_or_else(Cell::default, Cell::day);
        let rows = self.act.lists.opening.iter().zip(1..).map(|(row, n)| {
            let stood = &row.what;
            let result = if stood.last_result.is_empty() {
                Cell::default()
            } else {
                Cell::chip(words::outcome(self.desk.lang, &Outcome::read(&stood.last_result), &self.act.under))
            };
            let standing = Cell::chip(words::standing_in(self.desk.lang, &self.one.scheme.words, stood.standing));
            let decisive = vec![standing, day(stood.rectify_until), result, Cell::text(stood.last_round.clone())];
            self.row(n, row, decisive, vec![day(stood.since), self.chinese(&stood.number)])
        });
        let rows = rows.collect();
        let decisive =
            [("当时状态", "Standing then"), ("整改截止", "Rectification until"), ("最近评估结果", "Last outcome"), ("评估轮次", "Round")];
        let columns = [("认定日期", "Recognised"), ("认定文号", "Document")];
        self.record("opening", self.columns(&decisive, &columns), rows)
    }

    /// A list that proposes nothing, by its name.
    fn record(&self, code: &str, columns: Vec<String>, rows: Vec<Row>) -> Table {
        self.list(code, words::record(self.desk.lang, code), columns, rows)
    }

    /// Entries of the notice that the act names; none where it means all of them.
    fn meant(&self, only: &[BaseId], id: &str, (zh, en): (&str, &str)) -> Table {
        let entries = self.answered().map(|(_, notice)| notice.entries.as_slice()).unwrap_or_default();
        let rows = only.iter().zip(1..).map(|(base, n)| {
            let then = self.then(base, "").map(|(_, then)| then);
            let listed = entries.iter().filter(|one| super::names(one, std::slice::from_ref(base)));
            let lists: Vec<String> = listed.map(|one| words::list(self.desk.lang, &self.one.scheme.words, one.entry.list, true)).collect();
            let cells = vec![Cell::text(lists.join(self.desk.pick("、", ", "))), self.host(then.as_deref(), "")];
            Row { n: n.to_string(), id: Some(format!("entry-{base}")), name: self.base(base, then.as_deref(), ""), cells }
        });
        let rows = rows.collect();
        self.list(id, self.desk.pick(zh, en).to_owned(), self.columns(&[("所在名单", "List")], &[]), rows)
    }

    /// The columns that decide, the host's, and the rest.
    fn columns(&self, decisive: &[(&str, &str)], rest: &[(&str, &str)]) -> Vec<String> {
        let host = words::capital(&self.desk.say(&self.one.scheme.words.host));
        [self.desk.columns(decisive), vec![host], self.desk.columns(rest)].concat()
    }
}

/// How often each one stands in a list, in the order of first meeting.
pub(super) fn tally<T: PartialEq>(list: impl Iterator<Item = T>) -> Vec<(T, usize)> {
    let mut all: Vec<(T, usize)> = Vec::new();
    for one in list {
        match all.iter_mut().find(|(known, _)| *known == one) {
            Some((_, count)) => *count += 1,
            None => all.push((one, 1)),
        }
    }
    all
}
