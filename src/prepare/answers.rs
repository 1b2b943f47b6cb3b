//! The rows of a decision: each live row of the notice with the names of the day, what corrections made of it, and its outcome.

use std::collections::BTreeSet;

use super::Prepared;
use super::rows::csv;
use crate::model::blank;
use crate::model::day::Day;
use crate::model::id::BaseId;
use crate::model::list::{Answer, Change, Lists, Row, Subject};
use crate::model::register::{Act, Scheme};
use crate::model::rule::{Proposed, Publicity};
use crate::model::standing::{EntryState, Names, NoticeView, Objections, Ruling};
use crate::model::text::Bilingual;

/// What the rows are made from.
pub(super) struct Answers<'a> {
    pub scheme: &'a Scheme,
    pub notice: &'a Act,
    pub names: &'a Names<'a>,
    /// The day the decision is posted.
    pub posted: Day,
    pub objections: &'a Objections<'a>,
    /// The rows that are still to be answered.
    pub live: &'a [&'a EntryState],
    /// Bases whose row is not carried out.
    pub dropped: BTreeSet<BaseId>,
    /// Bases that their applicants withdrew.
    pub withdrawn: BTreeSet<BaseId>,
}

impl Answers<'_> {
    /// Each list of the notice, corrected, with its live rows answered.
    pub(super) fn lists(&self, lists: &Lists) -> Vec<(&'static str, String)> {
        let mut made: Vec<(&'static str, String)> = Vec::new();
        let mut put = |list: Proposed, header: &[&str], rows: Vec<Vec<String>>| {
            if !rows.is_empty() {
                made.push((list.code(), csv(header, &rows)));
            }
        };
        put(
            Proposed::Recognition,
            &["base", "name", "host", "outcome"],
            self.rows(Proposed::Recognition, &lists.recognition, |_| Vec::new()),
        );
        put(
            Proposed::Evaluation,
            &["base", "name", "host", "round", "result", "ground", "evidence", "outcome"],
            self.rows(Proposed::Evaluation, &lists.evaluation, |what| {
                let ground = what.ground.as_ref().map(ToString::to_string).unwrap_or_default();
                vec![what.round.to_string(), what.result.code().to_owned(), ground, what.evidence.clone()]
            }),
        );
        for (list, rows) in [(Proposed::Revocation, &lists.revocation), (Proposed::Criticism, &lists.criticism)] {
            put(list, &["base", "name", "host", "ground", "outcome"], self.rows(list, rows, |what| vec![what.ground.to_string()]));
        }
        put(
            Proposed::Exit,
            &["base", "name", "host", "ground", "document", "effective", "became", "outcome"],
            self.rows(Proposed::Exit, &lists.exit, |what| {
                let effective = what.effective.map(|day| day.to_string()).unwrap_or_default();
                vec![what.ground.to_string(), what.document.clone(), effective, what.became.clone()]
            }),
        );
        put(
            Proposed::Changes,
            &["subject", "name", "host", "what", "from", "to", "to_en", "effective", "outcome"],
            lists.changes.iter().filter_map(|row| self.change(row)).collect(),
        );
        made
    }

    /// The rows of one list that are still to be answered; `cells` makes what stands between the names and the outcome.
    fn rows<T>(&self, list: Proposed, rows: &[Row<T>], cells: impl Fn(&T) -> Vec<String>) -> Vec<Vec<String>> {
        let answered = rows.iter().filter_map(|row| {
            let entry = self.entry(list, row.line)?;
            let base = self.scheme.bases.get(&row.base)?;
            let (name, host) = self.names.printed(base, self.posted, self.posted);
            let mut made = vec![row.base.to_string(), name.into_owned(), host.into_owned()];
            made.extend(cells(&row.what));
            made.push(self.outcome(entry));
            Some(made)
        });
        answered.collect()
    }

    fn change(&self, row: &Change) -> Option<Vec<String>> {
        let entry = self.entry(Proposed::Changes, row.line)?;
        let base = if let Subject::Base(id) = &row.subject { self.scheme.bases.get(id) } else { None };
        let day = self.posted;
        let (name, host) = base.map_or_else(
            || (row.name.to_string(), row.host.to_string()),
            |base| {
                let (name, host) = self.names.printed(base, day, day);
                (name.into_owned(), host.into_owned())
            },
        );
        let effective = row.effective.map(|day| day.to_string()).unwrap_or_default();
        let cells = [row.subject.to_string(), name, host, row.what.clone(), row.from.clone(), row.to.clone(), row.to_en.clone(), effective];
        let mut cells = cells.to_vec();
        cells.push(self.outcome(entry));
        Some(cells)
    }

    /// The entry of a row that is still to be answered.
    fn entry(&self, list: Proposed, line: usize) -> Option<&EntryState> {
        self.live.iter().copied().find(|entry| entry.entry.list == list && entry.entry.line == line)
    }

    fn outcome(&self, entry: &EntryState) -> String {
        let recognition = entry.entry.list == Proposed::Recognition;
        let (yes, no) = (Answer::Settled.code(recognition), Answer::Dropped.code(recognition));
        if is_among(entry, &self.withdrawn) {
            return "withdrawn".to_owned();
        }
        if is_among(entry, &self.dropped) {
            return no.to_owned();
        }
        if waits(entry, self.objections, self.posted) {
            return "pending".to_owned();
        }
        // What was to be recognised as proposed, where the text stops at an objection, is not.
        let rule = self.notice.under.publicity_of(Proposed::Recognition).filter(|_| recognition);
        if self.upheld(entry) && rule.is_some_and(Publicity::stops_at_objection) {
            return no.to_owned();
        }
        // What becomes of another entry with an upheld objection, whoever decides says; of every entry, where no result names one.
        let unnamed = self.objections.unnamed().is_some() && self.dropped.is_empty() && self.withdrawn.is_empty();
        if unnamed || self.upheld(entry) {
            return blank::zh(&format!("{yes} 或 or {no}"));
        }
        yes.to_owned()
    }

    /// Whether no row is carried out: each is dropped, or withdrawn by its applicant.
    pub(super) fn all_leave(&self) -> bool {
        self.live.iter().all(|entry| is_among(entry, &self.dropped) || is_among(entry, &self.withdrawn))
    }

    fn upheld(&self, entry: &EntryState) -> bool {
        self.objections.upheld_for(&entry.entry.subject)
    }

    /// Says what an officer should look at.
    pub(super) fn tell(&self, view: &NoticeView, prepared: &mut Prepared) {
        let (n, notice) = (self.live.len(), self.notice);
        prepared.note(
            format!("答复了公示 {} 的 {n} 行；公示期至 {}", notice.id, view.last),
            format!("{n} row(s) of {} are answered; its window runs to {}", notice.id, view.last),
        );
        let gone = view.entries.len().saturating_sub(n);
        if gone > 0 {
            prepared.note(
                format!("另有 {gone} 行已撤回或已有结果，不再列入"),
                format!("{gone} more row(s) were withdrawn or answered before and are left out"),
            );
        }
        match self.objections.results.last() {
            None => prepared.note(
                "没有发布过异议处理结果，写作 objections = 0；确有异议的，先发布处理结果",
                "no outcome of objections is posted, so it says objections = 0; where there were some, post their outcome first",
            ),
            Some(_) if !self.dropped.is_empty() => {}
            Some(_) => {
                let upheld = self.live.iter().filter(|entry| self.upheld(entry));
                let upheld: Vec<String> = upheld.map(|entry| entry.entry.subject.to_string()).collect();
                let which = self.objections.unnamed().map(|result| {
                    Bilingual::new(format!("{} 没有写明的某一项", result.id), format!("some entry that {} does not name", result.id))
                });
                let which = which.or((!upheld.is_empty()).then(|| Bilingual::new(upheld.join("、"), upheld.join(", "))));
                if let Some(Bilingual { zh, en }) = which {
                    prepared.note(
                        format!("异议成立的：{zh}。核对各行的结果，或用 --drop 编号 指明不予办理的"),
                        format!("an objection was upheld: {en}. Check the outcome of each row, or name those dropped with --drop NUMBER"),
                    );
                }
            }
        }
        let waiting = self.live.iter().filter(|entry| waits(entry, self.objections, self.posted)).count();
        if waiting > 0 {
            prepared.note(
                format!("{waiting} 行公示期未满或异议未处理完，写作 pending，以后另作决定"),
                format!("{waiting} row(s) are answered with pending: the window or an objection is still open; decide them later"),
            );
        }
    }
}

/// Whether a row cannot be decided on a day yet.
pub(super) fn waits(entry: &EntryState, objections: &Objections<'_>, posted: Day) -> bool {
    let ruling = objections.ruling(&entry.entry.subject);
    ruling.is_some_and(|(ruling, _)| ruling == Ruling::Open) || posted <= entry.last
}

fn is_among(entry: &EntryState, bases: &BTreeSet<BaseId>) -> bool {
    matches!(&entry.entry.subject, Subject::Base(id) if bases.contains(id))
}
