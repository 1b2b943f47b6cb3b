//! The rows of a decision: each live row of the notice with the names of the day, what corrections made of it, and its outcome.

use std::collections::BTreeSet;

use super::Prepared;
use super::conclude::Question;
use super::rows::csv;
use crate::model::blank;
use crate::model::id::BaseId;
use crate::model::list::{Answer, Change, Lists, Row, Subject};
use crate::model::register::{Act, Scheme};
use crate::model::rule::{Proposed, Publicity};
use crate::model::standing::{EntryState, Names, NoticeView, Objections, Ruling};
use crate::model::text::Bilingual;

/// What the rows are made from.
pub(super) struct Desk<'a> {
    pub scheme: &'a Scheme,
    pub notice: &'a Act,
    pub names: &'a Names<'a>,
    pub question: &'a Question<'a>,
    pub objections: &'a Objections<'a>,
}

/// Bases not carried out, and bases withdrawn by their applicants.
pub(super) type Left<'a> = (&'a BTreeSet<BaseId>, &'a BTreeSet<BaseId>);

impl Desk<'_> {
    /// Each list of the notice, corrected, with its live rows answered.
    pub(super) fn lists(&self, lists: &Lists, live: &[&EntryState], left: Left<'_>) -> Vec<(&'static str, String)> {
        let mut made: Vec<(&'static str, String)> = Vec::new();
        let mut put = |list: Proposed, header: &[&str], rows: Vec<Vec<String>>| {
            if !rows.is_empty() {
                made.push((list.code(), csv(header, &rows)));
            }
        };
        put(
            Proposed::Recognition,
            &["base", "name", "host", "outcome"],
            self.rows(Proposed::Recognition, &lists.recognition, live, left, |_| Vec::new()),
        );
        put(
            Proposed::Evaluation,
            &["base", "name", "host", "round", "result", "ground", "evidence", "outcome"],
            self.rows(Proposed::Evaluation, &lists.evaluation, live, left, |what| {
                let ground = what.ground.as_ref().map(ToString::to_string).unwrap_or_default();
                vec![what.round.to_string(), what.result.code().to_owned(), ground, what.evidence.clone()]
            }),
        );
        for (list, rows) in [(Proposed::Revocation, &lists.revocation), (Proposed::Criticism, &lists.criticism)] {
            put(
                list,
                &["base", "name", "host", "ground", "outcome"],
                self.rows(list, rows, live, left, |what| vec![what.ground.to_string()]),
            );
        }
        put(
            Proposed::Exit,
            &["base", "name", "host", "ground", "document", "effective", "became", "outcome"],
            self.rows(Proposed::Exit, &lists.exit, live, left, |what| {
                let effective = what.effective.map(|day| day.to_string()).unwrap_or_default();
                vec![what.ground.to_string(), what.document.clone(), effective, what.became.clone()]
            }),
        );
        put(
            Proposed::Changes,
            &["subject", "name", "host", "what", "from", "to", "to_en", "effective", "outcome"],
            lists.changes.iter().filter_map(|row| self.change(row, live, left)).collect(),
        );
        made
    }

    /// The rows of one list that are still to be answered; `cells` makes what stands between the names and the outcome.
    fn rows<T>(
        &self,
        list: Proposed,
        rows: &[Row<T>],
        live: &[&EntryState],
        left: Left<'_>,
        cells: impl Fn(&T) -> Vec<String>,
    ) -> Vec<Vec<String>> {
        let answered = rows.iter().filter_map(|row| {
            let entry = live.iter().find(|entry| entry.entry.list == list && entry.entry.line == row.line)?;
            let base = self.scheme.bases.get(&row.base)?;
            let (name, host) = self.names.printed(base, self.question.posted, self.question.posted);
            let mut made = vec![row.base.to_string(), name.into_owned(), host.into_owned()];
            made.extend(cells(&row.what));
            made.push(self.outcome(entry, left));
            Some(made)
        });
        answered.collect()
    }

    fn change(&self, row: &Change, live: &[&EntryState], left: Left<'_>) -> Option<Vec<String>> {
        let entry = live.iter().find(|entry| entry.entry.list == Proposed::Changes && entry.entry.line == row.line)?;
        let base = if let Subject::Base(id) = &row.subject { self.scheme.bases.get(id) } else { None };
        let day = self.question.posted;
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
        cells.push(self.outcome(entry, left));
        Some(cells)
    }

    fn outcome(&self, entry: &EntryState, (dropped, withdrawn): Left<'_>) -> String {
        let recognition = entry.entry.list == Proposed::Recognition;
        let (yes, no) = (Answer::Settled.code(recognition), Answer::Dropped.code(recognition));
        let is = |ids: &BTreeSet<BaseId>| matches!(&entry.entry.subject, Subject::Base(id) if ids.contains(id));
        if is(withdrawn) {
            return "withdrawn".to_owned();
        }
        if is(dropped) {
            return no.to_owned();
        }
        if self.waits(entry) {
            return "pending".to_owned();
        }
        // What was to be recognised as proposed, where the text stops at an objection, is not.
        let rule = self.notice.under.publicity_of(Proposed::Recognition).filter(|_| recognition);
        if self.ruled(entry, Ruling::Upheld) && rule.is_some_and(Publicity::stops_at_objection) {
            return no.to_owned();
        }
        // What becomes of another entry with an upheld objection, whoever decides says; of every entry, where no result names one.
        let unnamed = self.objections.unnamed().is_some() && self.question.dropped.is_empty() && self.question.withdrawn.is_empty();
        if unnamed || self.ruled(entry, Ruling::Upheld) {
            return blank::zh(&format!("{yes} 或 or {no}"));
        }
        yes.to_owned()
    }

    /// Whether a row is not carried out: dropped, or withdrawn by its applicant.
    pub(super) fn leaves(&self, entry: &EntryState, (dropped, withdrawn): Left<'_>) -> bool {
        matches!(&entry.entry.subject, Subject::Base(id) if dropped.contains(id) || withdrawn.contains(id))
    }

    /// Whether a row cannot be decided yet.
    pub(super) fn waits(&self, entry: &EntryState) -> bool {
        self.ruled(entry, Ruling::Open) || self.question.posted <= entry.last
    }

    fn ruled(&self, entry: &EntryState, ruling: Ruling) -> bool {
        self.objections.ruling(&entry.entry.subject).is_some_and(|(known, _)| known == ruling)
    }

    /// Says what an officer should look at.
    pub(super) fn tell(&self, view: &NoticeView, live: &[&EntryState], dropped: &BTreeSet<BaseId>, prepared: &mut Prepared) {
        let (n, notice) = (live.len(), self.notice);
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
            Some(_) if !dropped.is_empty() => {}
            Some(_) => {
                let upheld = live.iter().filter(|entry| self.ruled(entry, Ruling::Upheld));
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
        let waiting = live.iter().filter(|entry| self.waits(entry)).count();
        if waiting > 0 {
            prepared.note(
                format!("{waiting} 行公示期未满或异议未处理完，写作 pending，以后另作决定"),
                format!("{waiting} row(s) are answered with pending: the window or an objection is still open; decide them later"),
            );
        }
    }
}
