//! What became of a notice: the decision, the count of answers, and where it differs from what was proposed.

use std::collections::BTreeMap;

use compact_str::CompactString;
use serde::Serialize;

use super::Sheet;
use super::records::tally;
use crate::model::day::Day;
use crate::model::list::{Answer, Entry, Outcome as Graded, Subject};
use crate::model::register::{Act, ActKind};
use crate::model::rule::Proposed;
use crate::model::standing::{Corrections, EntryState};
use crate::plan::view::{Cell, Chip, FullDay, Link, Row, Table};
use crate::plan::words;

/// The outcome of a notice.
#[derive(Serialize)]
pub(super) struct Outcome {
    text: String,
    decision: Link,
    date: FullDay,
    tally: Vec<Tally>,
    table: Option<Table>,
}

#[derive(Serialize)]
struct Tally {
    chip: Chip,
    count: String,
}

impl Sheet<'_, '_> {
    /// The outcome; none while no decision has answered the notice.
    pub(super) fn outcome(&self) -> Option<Outcome> {
        let notice = self.notice()?;
        // An annulled decision answers nothing: the entries name the act that stands. A pending row is no answer yet.
        let answer = |entry: &EntryState| entry.answer.filter(|(_, answer)| *answer != Answer::Pending);
        let places = notice.entries.iter().filter_map(|entry| answer(entry).map(|(place, _)| place));
        let mut places: Vec<usize> = places.collect();
        places.sort_unstable();
        places.dedup();
        let acts = &self.one.scheme.acts;
        let decision = places.last().and_then(|place| acts.get(*place))?;
        // What was corrected is compared as it was put right.
        let about: Vec<usize> = places.iter().copied().chain([self.place]).collect();
        let corrections = Corrections::of(self.one.scheme, &about, self.desk.survey.day);
        let says = |place: usize, entry: &Entry| Entry { says: corrections.says(place, entry).into(), ..entry.clone() };
        let decisions = places.iter().filter_map(|place| Some((*place, acts.get(*place)?)));
        let settled: Settled<'_> =
            decisions.flat_map(rows_of).map(|(key, (entry, act))| (key.clone(), (says(key.0, &entry), act))).collect();
        let proposed: Vec<Entry> = notice.entries.iter().map(|entry| says(self.place, &entry.entry)).collect();
        let answers = notice.entries.iter().zip(&proposed).map(|(entry, proposed)| match answer(entry) {
            Some((place, answer)) => self.answer(proposed, answer, same(&settled, place, proposed)),
            None => self.desk.chip("pending", "尚无结果", "No answer yet"),
        });
        let answers: Vec<Chip> = answers.collect();
        let rows: Vec<Row> = notice
            .entries
            .iter()
            .zip(&proposed)
            .zip(&answers)
            .filter_map(|((entry, proposed), chip)| {
                let (place, _) = answer(entry)?;
                let settled = same(&settled, place, proposed);
                let differs = settled.is_none_or(|(settled, _)| settled.answer != Answer::Settled || settled.says != proposed.says);
                differs.then(|| self.difference(proposed, chip.clone()))
            })
            .collect();
        let waiting = notice.entries.iter().filter(|entry| answer(entry).is_none()).count();
        let text = self.outcome_text(notice.last, &places, rows.is_empty(), waiting);
        let (title, lang) = self.desk.say_or_zh(&decision.title);
        Some(Outcome {
            text,
            decision: Link { lang, ..self.desk.link(title, &self.path(decision)) },
            date: self.desk.dated(decision.posted()),
            tally: tally(answers.into_iter()).into_iter().map(|(chip, count)| Tally { chip, count: count.to_string() }).collect(),
            table: (!rows.is_empty()).then(|| self.differences(rows)),
        })
    }

    fn outcome_text(&self, last: Day, decisions: &[usize], same: bool, waiting: usize) -> String {
        let acts = &self.one.scheme.acts;
        // What was raised in the period can be said by an act posted after it alone.
        let after = decisions.iter().filter_map(|place| acts.get(*place)).filter(|act| act.posted() > last);
        let raised = after.filter_map(|act| match act.kind {
            ActKind::Decision(raised) => raised,
            _ => None,
        });
        let raised = match raised.max() {
            Some(0) => self.desk.pick("公示期内没有收到异议。", "No objection was raised in the period. ").to_owned(),
            Some(count) => self.both(
                format!("公示期内收到异议{count}件。"),
                if count == 1 {
                    "1 objection was raised in the period. ".to_owned()
                } else {
                    format!("{count} objections were raised in the period. ")
                },
            ),
            None => String::new(),
        };
        let beside = if waiting > 0 && same {
            self.desk.pick("已决定的各项与公示一致。", "What was decided is as proposed.")
        } else if same {
            self.desk.pick("结果与公示一致。", "The outcome is as proposed.")
        } else {
            self.desk.pick("结果与公示不完全一致，差别见下表。", "The outcome differs from the notice, as the table shows.")
        };
        let several = if decisions.len() > 1 {
            self.desk.pick(
                "结果由几份文件先后作出，见“相关文件”，以下为最近一份。",
                " Several acts decided it, see the related acts; the latest follows.",
            )
        } else {
            ""
        };
        let waiting = match waiting {
            0 => String::new(),
            n => self.both(format!("另有{n}项尚无结果。"), format!(" {n} more await an outcome.")),
        };
        format!("{raised}{beside}{waiting}{several}")
    }

    /// The answer as a chip; of an evaluation that is settled, the grade.
    fn answer(&self, entry: &Entry, answer: Answer, settled: Option<(&Entry, &Act)>) -> Chip {
        match (entry.list, answer, settled) {
            (Proposed::Evaluation, Answer::Settled, Some((settled, decision))) => {
                words::outcome(self.desk.lang, &Graded::read(&settled.says), &decision.under)
            }
            _ => words::answer(self.desk.lang, entry.list, answer),
        }
    }

    fn difference(&self, entry: &Entry, chip: Chip) -> Row {
        let proposed = match entry.list {
            Proposed::Evaluation => Cell::chip(words::outcome(self.desk.lang, &Graded::read(&entry.says), &self.act.under)),
            Proposed::Changes => Cell { note: Some(self.particular(&entry.part)), ..self.value(&entry.part, &entry.says) },
            other => Cell::text(words::list(self.desk.lang, &self.one.scheme.words, other, true)),
        };
        Row { name: self.subject(&entry.subject, &entry.printed.0), cells: vec![proposed, Cell::chip(chip)], ..Row::default() }
    }

    fn differences(&self, rows: Vec<Row>) -> Table {
        let count = rows.len();
        Table {
            id: "difference".to_owned(),
            title: self.desk.pick("与公示的差别", "Difference from the notice").to_owned(),
            summary: self.counted(count),
            head: self.desk.pick("名称", "Name").to_owned(),
            columns: self.desk.columns(&[("公示", "In the notice"), ("结果", "Outcome")]),
            rows,
            plain: true,
            ..Table::new(self.desk.lang)
        }
    }
}

/// The rows of the decisions, by the decision and by what they are about.
type Settled<'a> = BTreeMap<Key, (Entry, &'a Act)>;

/// A decision, and what an entry is about.
type Key = (usize, Proposed, Subject, CompactString);

fn rows_of((place, act): (usize, &Act)) -> impl Iterator<Item = (Key, (Entry, &Act))> {
    act.lists.entries().into_iter().map(move |entry| ((place, entry.list, entry.subject.clone(), entry.identity.clone()), (entry, act)))
}

/// The row of a decision that answers an entry.
fn same<'s, 'a>(settled: &'s Settled<'a>, place: usize, entry: &Entry) -> Option<(&'s Entry, &'a Act)> {
    settled.get(&(place, entry.list, entry.subject.clone(), entry.identity.clone())).map(|(entry, act)| (entry, *act))
}
