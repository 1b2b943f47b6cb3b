//! What the posted acts say of each base, before any rule is asked.

use std::collections::{BTreeMap, BTreeSet};

use super::annulled::annulled;
use super::corrections::Corrections;
use crate::model::day::Day;
use crate::model::id::{BaseId, HostId};
use crate::model::list::{Answer, Change, Corrected, Evaluated, Fact, Ground, Grounded, Left, Reported, Row, Stood, Subject};
use crate::model::register::{Act, ActKind, Scheme};
use crate::model::rule::Proposed;

/// One thing an act says of one base.
#[derive(Debug)]
pub(super) struct Happening<'a> {
    /// From when it holds.
    pub date: Day,
    /// The act: a place in the scheme's acts.
    pub act: usize,
    /// What it says.
    pub what: What<'a>,
}

/// The things acts say.
#[derive(Debug)]
pub(super) enum What<'a> {
    /// The list it stands in, and the ground its row gives.
    Proposed(Proposed, Option<&'a Ground>),
    Recognised,
    NotRecognised,
    Withdrew,
    /// What was proposed is not carried out; the ground of the row, where it has one.
    Kept(Proposed, Option<&'a Ground>),
    Evaluated(&'a Evaluated),
    Revoked(&'a Grounded),
    Criticised(&'a Grounded),
    Exited(&'a Left),
    /// The exit is posted and takes effect on a later day.
    Leaves(&'a Left, Day),
    Changed(&'a Change),
    Corrected(&'a Corrected),
    /// The notice, by its place.
    NoticeWithdrawn(usize),
    Extended(Day),
    Reported(&'a Reported),
    Outside(&'a Fact),
    Opened(&'a Stood),
    Annulled(usize),
}

/// All happenings posted up to a day and holding from that day or earlier, a list for each base, in order.
pub(super) fn gather<'a>(scheme: &'a Scheme, corrections: &'a Corrections<'a>, day: Day) -> BTreeMap<BaseId, Vec<Happening<'a>>> {
    let undone = annulled(scheme, day);
    let mut gathered = Gathered { of: BTreeMap::new(), day, corrections };
    for (place, act) in scheme.acts.iter().enumerate() {
        if act.posted() > day {
            break;
        }
        if let Some(by) = undone.get(&place).and_then(|by| scheme.acts.get(*by).map(|act| (by, act))) {
            let of_notices = match &act.kind {
                ActKind::NoticeWithdrawal(entries) | ActKind::Extension(_, entries) => followed(scheme, act, entries),
                _ => Vec::new(),
            };
            let ids: BTreeSet<BaseId> = act.named().into_iter().chain(of_notices.into_iter().map(|(_, id)| id)).collect();
            for id in ids {
                gathered.add(&id, by.1.posted(), *by.0, What::Annulled(place));
            }
            continue;
        }
        match &act.kind {
            ActKind::Notice(_) => gathered.notice(place, act),
            ActKind::Decision(_) => gathered.decision(place, act.posted()),
            ActKind::NoticeWithdrawal(entries) => {
                for (notice, id) in followed(scheme, act, entries) {
                    gathered.add(&id, act.posted(), place, What::NoticeWithdrawn(notice));
                }
            }
            ActKind::Extension(longer, entries) => {
                for (_, id) in followed(scheme, act, entries) {
                    gathered.add(&id, act.posted(), place, What::Extended(longer.last));
                }
            }
            ActKind::Correction
            | ActKind::ObjectionResult(_)
            | ActKind::Annulment
            | ActKind::Opening
            | ActKind::Outside(_)
            | ActKind::ReportRoll => {}
        }
        gathered.facts(place, act);
    }
    gathered.host_changes(scheme, &undone);
    for list in gathered.of.values_mut() {
        list.sort_by_key(|happening| (happening.date, happening.act));
    }
    gathered.of
}

struct Gathered<'a> {
    of: BTreeMap<BaseId, Vec<Happening<'a>>>,
    day: Day,
    corrections: &'a Corrections<'a>,
}

impl<'a> Gathered<'a> {
    fn add(&mut self, id: &BaseId, date: Day, act: usize, what: What<'a>) {
        let list = self.of.entry(id.clone()).or_default();
        if date <= self.day {
            list.push(Happening { date, act, what });
        }
    }

    fn notice(&mut self, place: usize, act: &'a Act) {
        let lists = &act.lists;
        let recognised = lists.recognition.iter().map(|row| (&row.base, Proposed::Recognition, None));
        let evaluated = lists.evaluation.iter().map(|row| (&row.base, Proposed::Evaluation, row.what.ground.as_deref()));
        let revoked = lists.revocation.iter().map(|row| (&row.base, Proposed::Revocation, Some(&row.what.ground)));
        let criticised = lists.criticism.iter().map(|row| (&row.base, Proposed::Criticism, Some(&row.what.ground)));
        let left = lists.exit.iter().map(|row| (&row.base, Proposed::Exit, Some(&row.what.ground)));
        let changed = lists.changes.iter().filter_map(|row| Some((row.subject.base()?, Proposed::Changes, None)));
        for (base, list, ground) in recognised.chain(evaluated).chain(revoked).chain(criticised).chain(left).chain(changed) {
            self.add(base, act.posted(), place, What::Proposed(list, ground));
        }
    }

    fn decision(&mut self, place: usize, posted: Day) {
        let Some(lists) = self.corrections.lists(place) else { return };
        for row in &lists.recognition {
            let what = match row.answer {
                Answer::Settled => What::Recognised,
                Answer::Dropped => What::NotRecognised,
                Answer::Withdrawn => What::Withdrew,
                Answer::Pending => continue,
            };
            self.add(&row.base, posted, place, what);
        }
        for row in &lists.evaluation {
            self.settle(row, posted, place, (Proposed::Evaluation, row.what.ground.as_deref()), What::Evaluated(&row.what));
        }
        for row in &lists.revocation {
            self.settle(row, posted, place, (Proposed::Revocation, Some(&row.what.ground)), What::Revoked(&row.what));
        }
        for row in &lists.criticism {
            self.settle(row, posted, place, (Proposed::Criticism, Some(&row.what.ground)), What::Criticised(&row.what));
        }
        for row in &lists.exit {
            let date = row.what.effective.unwrap_or(posted);
            if date > posted && row.answer == Answer::Settled {
                self.add(&row.base, posted, place, What::Leaves(&row.what, date));
            }
            self.settle(row, date, place, (Proposed::Exit, Some(&row.what.ground)), What::Exited(&row.what));
        }
        for row in &lists.changes {
            if let (Subject::Base(id), Answer::Settled) = (&row.subject, row.answer) {
                self.add(id, row.effective.unwrap_or(posted), place, What::Changed(row));
            }
        }
    }

    fn settle<T>(&mut self, row: &Row<T>, date: Day, place: usize, (list, ground): (Proposed, Option<&'a Ground>), settled: What<'a>) {
        match row.answer {
            Answer::Settled => self.add(&row.base, date, place, settled),
            Answer::Dropped | Answer::Withdrawn => self.add(&row.base, date, place, What::Kept(list, ground)),
            Answer::Pending => {}
        }
    }

    /// A host's change is a step in the life of each base it has from the start and still had when the change came.
    fn host_changes(&mut self, scheme: &'a Scheme, undone: &BTreeMap<usize, usize>) {
        let mut of_host: Option<BTreeMap<&HostId, Vec<&BaseId>>> = None;
        let acts = scheme.acts.iter().enumerate().take_while(|(_, act)| act.posted() <= self.day);
        for (place, act) in acts.filter(|(_, act)| matches!(act.kind, ActKind::Decision(_))) {
            let by = undone.get(&place).and_then(|by| Some((*by, scheme.acts.get(*by)?.posted())));
            for row in act.lists.changes.iter().filter(|row| row.answer == Answer::Settled) {
                let Subject::Host(host) = &row.subject else { continue };
                let date = row.effective.unwrap_or(act.posted());
                let bases = of_host.get_or_insert_with(|| by_host(scheme)).get(host);
                for id in bases.into_iter().flatten() {
                    let Some(list) = self.of.get_mut(*id) else { continue };
                    let known = list.iter().any(|earlier| earlier.date <= date);
                    let moved = list
                        .iter()
                        .any(|earlier| earlier.date <= date && matches!(earlier.what, What::Changed(change) if change.what == "host"));
                    if known && !moved && date <= self.day {
                        list.push(match by {
                            Some((act, date)) => Happening { date, act, what: What::Annulled(place) },
                            None => Happening { date, act: place, what: What::Changed(row) },
                        });
                    }
                }
            }
        }
    }

    fn facts(&mut self, place: usize, act: &'a Act) {
        let posted = act.posted();
        for row in &act.lists.correction {
            self.add(&row.base, posted, place, What::Corrected(row));
        }
        for row in &act.lists.reports {
            self.add(&row.base, posted, place, What::Reported(&row.what));
        }
        for row in &act.lists.outside {
            self.add(&row.base, posted, place, What::Outside(&row.what));
        }
        for row in &act.lists.opening {
            self.add(&row.base, posted, place, What::Opened(&row.what));
        }
    }
}

/// The bases that an act about notices means, each with its notice: those it names, or all.
fn followed(scheme: &Scheme, act: &Act, only: &[BaseId]) -> Vec<(usize, BaseId)> {
    let about = act.about.iter().filter_map(|about| Some((*about, scheme.acts.get(*about)?)));
    let named = about.flat_map(|(about, notice)| notice.named().into_iter().map(move |id| (about, id)));
    let only: BTreeSet<&BaseId> = only.iter().collect();
    named.filter(|(_, id)| only.is_empty() || only.contains(id)).collect()
}

/// The bases of each host, by the host they have from the start.
fn by_host(scheme: &Scheme) -> BTreeMap<&HostId, Vec<&BaseId>> {
    let mut of: BTreeMap<&HostId, Vec<&BaseId>> = BTreeMap::new();
    for (id, base) in &scheme.bases {
        of.entry(&base.host.id).or_default().push(id);
    }
    of
}
