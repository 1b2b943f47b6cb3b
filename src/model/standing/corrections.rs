//! What corrections made of the lists of a scheme's acts.
//!
//! A correction quotes the cell as its act printed it. Of several that quote one cell the last counts; one that was annulled
//! counts no more. What was printed stays in the act; what holds is read here, by whoever asks what is so.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::sync::{Arc, OnceLock};

use crate::model::day::Day;
use crate::model::id::BaseId;
use crate::model::list::{Change, Corrected, Entry, Ground, Left, Lists, Outcome, Row, Subject};
use crate::model::register::{Act, ActKind, Scheme};
use crate::model::rule::Proposed;

/// The corrections in force among the first acts of a scheme.
#[derive(Debug)]
pub struct Corrections<'a> {
    scheme: &'a Scheme,
    of: BTreeMap<usize, Righted<'a>>,
}

/// An act with corrections.
#[derive(Debug)]
struct Righted<'a> {
    printed: &'a Lists,
    /// The corrections with the places of their acts, the last posted last.
    rows: Vec<(usize, &'a Corrected)>,
    /// The lists as they hold, once somebody asked for them.
    lists: OnceLock<Lists>,
}

impl<'a> Corrections<'a> {
    /// Those posted up to a day.
    #[must_use]
    pub fn on(scheme: &'a Scheme, day: Day) -> Self {
        Self::among(scheme, scheme.acts.partition_point(|act| act.posted() <= day))
    }

    /// Those in the first `posted` acts.
    #[must_use]
    pub fn among(scheme: &'a Scheme, posted: usize) -> Self {
        Self::made(scheme, 0..scheme.acts.len(), posted)
    }

    /// Those of some acts alone, posted up to a day.
    #[must_use]
    pub fn of(scheme: &'a Scheme, acts: &[usize], day: Day) -> Self {
        Self::made(scheme, acts.iter().copied(), scheme.acts.partition_point(|act| act.posted() <= day))
    }

    fn made(scheme: &'a Scheme, corrected: impl Iterator<Item = usize>, posted: usize) -> Self {
        let followers =
            |act: &'a Act| act.followed.iter().filter_map(|place| Some((*place, scheme.acts.get(*place).filter(|_| *place < posted)?)));
        let holds = |act: &'a Act| !followers(act).any(|(_, later)| matches!(later.kind, ActKind::Annulment));
        let righted = |printed: &'a Act| {
            let acts = followers(printed).filter(|(_, act)| !act.lists.correction.is_empty() && holds(act));
            let rows: Vec<(usize, &Corrected)> =
                acts.flat_map(|(place, act)| act.lists.correction.iter().map(move |row| (place, row))).collect();
            (!rows.is_empty()).then(|| Righted { printed: &printed.lists, rows, lists: OnceLock::new() })
        };
        let of = corrected.filter_map(|place| Some((place, righted(scheme.acts.get(place)?)?))).collect();
        Self { scheme, of }
    }

    /// The lists of an act as they hold: as printed, where nothing was corrected; none for an act that is not there.
    #[must_use]
    pub fn lists(&self, act: usize) -> Option<&Lists> {
        self.of.get(&act).map(Righted::lists).or_else(|| Some(&self.scheme.acts.get(act)?.lists))
    }

    /// What a row of an act says, corrections included.
    #[must_use]
    pub fn says<'e>(&'e self, act: usize, entry: &'e Entry) -> &'e str {
        let (Subject::Base(base), Some(column)) = (&entry.subject, said_in(entry.list)) else { return &entry.says };
        self.of_cell(act, entry.list, base, column, &entry.says).map_or(&entry.says, |(_, row)| &row.is)
    }

    /// The correction of a cell that counts, and the place of its act; the cell is told by what was printed in it.
    #[must_use]
    pub fn of_cell(&self, act: usize, list: Proposed, base: &BaseId, column: &str, printed: &str) -> Option<(usize, &'a Corrected)> {
        let mut rows = self.of.get(&act)?.rows.iter().rev().copied();
        rows.find(|(_, row)| row.list == list && row.base == *base && row.column == column && row.was == printed)
    }
}

impl Righted<'_> {
    fn lists(&self) -> &Lists {
        self.lists.get_or_init(|| {
            let mut lists = self.printed.clone();
            self.rows.iter().for_each(|(_, row)| put(row, self.printed, &mut lists));
            lists
        })
    }
}

/// What the lists of an act print in the column a correction names, in every row of its base.
#[must_use]
pub fn printed(row: &Corrected, lists: &Lists) -> Vec<String> {
    let ground = |ground: &Ground| ground.to_string();
    match row.list {
        Proposed::Evaluation if row.column == "ground" => {
            let of_base = lists.evaluation.iter().filter(|evaluated| evaluated.base == row.base);
            of_base.map(|evaluated| evaluated.what.ground.as_ref().map(ToString::to_string).unwrap_or_default()).collect()
        }
        Proposed::Exit if row.column == "effective" => {
            let of_base = lists.exit.iter().filter(|left| left.base == row.base);
            of_base.map(|left| effective(&left.what)).collect()
        }
        Proposed::Recognition => cells(row, &lists.recognition, |()| String::new()),
        Proposed::Evaluation => cells(row, &lists.evaluation, |what| what.result.code().to_owned()),
        Proposed::Revocation => cells(row, &lists.revocation, |what| ground(&what.ground)),
        Proposed::Criticism => cells(row, &lists.criticism, |what| ground(&what.ground)),
        Proposed::Exit => cells(row, &lists.exit, |what| ground(&what.ground)),
        Proposed::Changes => {
            let of_base = lists.changes.iter().filter(|change| change.subject.base() == Some(&row.base));
            if row.column == "from" {
                return of_base.filter(|change| !change.is_one_of_many()).map(|change| change.from.clone()).collect();
            }
            of_base.filter_map(|change| cell(row, (&change.name, &change.host), || change.to.clone())).collect()
        }
    }
}

/// The day an exit holds from, as printed.
fn effective(left: &Left) -> String {
    left.effective.map(|day| day.to_string()).unwrap_or_default()
}

/// The cells of the column in the rows of the base.
fn cells<T>(row: &Corrected, rows: &[Row<T>], says: impl Fn(&T) -> String) -> Vec<String> {
    let of_base = rows.iter().filter(|printed| printed.base == row.base);
    of_base.filter_map(|printed| cell(row, (&printed.name, &printed.host), || says(&printed.what))).collect()
}

fn cell(row: &Corrected, (name, host): (&str, &str), says: impl Fn() -> String) -> Option<String> {
    match row.column.as_str() {
        "name" => Some(name.to_owned()),
        "host" => Some(host.to_owned()),
        column => (said_in(row.list) == Some(column)).then(says),
    }
}

/// The column that holds what the rows of a list say.
#[must_use]
pub fn said_in(list: Proposed) -> Option<&'static str> {
    match list {
        Proposed::Recognition => None,
        Proposed::Evaluation => Some("result"),
        Proposed::Revocation | Proposed::Criticism | Proposed::Exit => Some("ground"),
        Proposed::Changes => Some("to"),
    }
}

/// Puts the cell right that a correction quotes.
fn put(row: &Corrected, printed: &Lists, lists: &mut Lists) {
    let quotes = |old: &dyn Display| old.to_string() == row.was;
    let ground = |old: &Ground, new: &mut Ground| {
        if row.column == "ground" && quotes(old) {
            *new = row.is.parse().unwrap_or_else(|_| old.clone());
        }
    };
    match row.list {
        Proposed::Recognition => rows(row, &printed.recognition, &mut lists.recognition, |(), ()| {}),
        Proposed::Evaluation => rows(row, &printed.evaluation, &mut lists.evaluation, |old, new| match row.column.as_str() {
            "result" if quotes(&old.result.code()) => new.result = Outcome::read(&row.is),
            "ground" if old.ground.as_ref().map_or(row.was.is_empty(), |old| quotes(old)) => {
                new.ground = row.is.parse().ok().map(Box::new);
            }
            _ => {}
        }),
        Proposed::Revocation => {
            rows(row, &printed.revocation, &mut lists.revocation, |old, new| ground(&old.ground, &mut new.ground));
        }
        Proposed::Criticism => rows(row, &printed.criticism, &mut lists.criticism, |old, new| ground(&old.ground, &mut new.ground)),
        Proposed::Exit => rows(row, &printed.exit, &mut lists.exit, |old, new| {
            ground(&old.ground, &mut new.ground);
            if row.column == "effective" && effective(old) == row.was {
                new.effective = row.is.parse().ok().or(old.effective);
            }
        }),
        Proposed::Changes => {
            let of_base = |old: &Change| old.subject.base() == Some(&row.base);
            for (old, new) in printed.changes.iter().zip(&mut lists.changes).filter(|(old, _)| of_base(old)) {
                names(row, (&old.name, &old.host), (&mut new.name, &mut new.host));
                if row.column == "from" && quotes(&old.from) && !old.is_one_of_many() {
                    new.from.clone_from(&row.is);
                }
                if row.column == "to" && quotes(&old.to) {
                    new.to.clone_from(&row.is);
                    new.to_en = if row.is_en.is_empty() { old.to_en.clone() } else { row.is_en.clone() };
                }
            }
        }
    }
}

/// The rows of the base in one list: its names here, the rest by `cell`.
fn rows<T>(row: &Corrected, printed: &[Row<T>], lists: &mut [Row<T>], cell: impl Fn(&T, &mut T)) {
    for (old, new) in printed.iter().zip(lists).filter(|(old, _)| old.base == row.base) {
        names(row, (&old.name, &old.host), (&mut new.name, &mut new.host));
        cell(&old.what, &mut new.what);
    }
}

fn names(row: &Corrected, old: (&str, &str), new: (&mut Arc<str>, &mut Arc<str>)) {
    match row.column.as_str() {
        "name" if old.0 == row.was => *new.0 = row.is.as_str().into(),
        "host" if old.1 == row.was => *new.1 = row.is.as_str().into(),
        _ => {}
    }
}
