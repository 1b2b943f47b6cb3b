//! What a base and a host are called, by the acts posted up to one day and effective up to another.
//!
//! A change was true until its day and is true from it. A correction says that what was printed never was true, so
//! it replaces the first published value.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use super::above::{Above, Title};
use super::annulled::undone;
use super::said::Said;
use crate::model::day::Day;
use crate::model::id::{BaseId, ByName, HostId, SchemeId};
use crate::model::list::{Answer, Change, Corrected, Subject};
use crate::model::register::{Act, ActKind, Base, Host, Particulars, Register, Scheme};
use crate::model::rule::{self, Proposed};
use crate::model::text::Bilingual;

/// Every posted change and correction, by whom it is about.
#[derive(Debug)]
pub struct Names<'a> {
    hosts: &'a ByName<HostId, Arc<Host>>,
    /// The hosts that ever had a name, those that had it from the start first; each by its id too.
    by_name: BTreeMap<&'a str, Vec<&'a HostId>>,
    of_base: BTreeMap<(&'a SchemeId, &'a BaseId), Edits<'a, Particulars>>,
    of_host: BTreeMap<&'a HostId, Edits<'a, Bilingual>>,
    above: Above<'a>,
}

/// What was posted of one subject, and what came of it on the days that were asked for.
#[derive(Debug)]
struct Edits<'a, T> {
    all: Vec<Edit<'a>>,
    known: Mutex<BTreeMap<(Day, Day), Arc<T>>>,
}

impl<T> Default for Edits<'_, T> {
    fn default() -> Self {
        Self { all: Vec::new(), known: Mutex::default() }
    }
}

impl<'a, T> Edits<'a, T> {
    /// So few are folded more quickly than looked up.
    const FEW: usize = 8;
    /// Days that are kept.
    const KEPT: usize = 1_000;

    /// The new names that an edit of some sort gave, in the order they took effect.
    fn renames(&self, fits: impl Fn(&Edit<'_>) -> bool) -> impl Iterator<Item = &'a Change> {
        self.all.iter().filter(move |edit| fits(edit)).filter_map(|edit| match edit.what {
            EditWhat::Change(row) if row.what == "name" => Some(row),
            _ => None,
        })
    }

    fn once(&self, days: (Day, Day), fold: impl FnOnce() -> Arc<T>) -> Arc<T> {
        if self.all.len() <= Self::FEW {
            return fold();
        }
        let known = self.known.lock().ok().and_then(|known| known.get(&days).cloned());
        known.unwrap_or_else(|| {
            let folded = fold();
            if let Ok(mut known) = self.known.lock() {
                if known.len() >= Self::KEPT {
                    known.clear();
                }
                known.insert(days, Arc::clone(&folded));
            }
            folded
        })
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Edit<'a> {
    posted: Day,
    effective: Day,
    /// When its act was undone.
    undone: Option<Day>,
    what: EditWhat<'a>,
}

impl Edit<'_> {
    fn counts(&self, posted: Day, effective: Day) -> bool {
        self.posted <= posted && self.effective <= effective && self.undone.is_none_or(|undone| undone > posted)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum EditWhat<'a> {
    Change(&'a Change),
    Correction(&'a Corrected),
    /// What a change was to, put right.
    Righted(&'a Change, &'a Corrected),
}

impl<'a> Names<'a> {
    /// Gathers the changes and corrections of all schemes; a host has one name in all of them.
    #[must_use]
    pub fn new(register: &'a Register) -> Self {
        let (by_name, of_base, of_host) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let mut names = Self { hosts: &register.hosts, by_name, of_base, of_host, above: Above::new(register) };
        for (id, host) in &register.hosts {
            names.add_name(host.name.zh.as_str(), id);
            names.add_name(id.as_str(), id);
        }
        for scheme in &register.schemes {
            let undone_on = undone(scheme);
            for (place, act) in scheme.acts.iter().enumerate() {
                let undone = undone_on.get(&place).copied();
                if matches!(act.kind, ActKind::Decision(_)) && !act.lists.changes.is_empty() {
                    let rights = rights(scheme, act);
                    for row in act.lists.changes.iter().filter(|row| row.answer == Answer::Settled) {
                        let edit = Edit {
                            posted: act.posted(),
                            effective: row.effective.unwrap_or(act.posted()),
                            undone,
                            what: EditWhat::Change(row),
                        };
                        names.record(&scheme.id, &row.subject, edit);
                        let Subject::Base(base) = &row.subject else { continue };
                        for (later, right) in rights.get(&(base, row.to.as_str())).into_iter().flatten() {
                            let Some(by) = scheme.acts.get(*later) else { continue };
                            let undone = undone.into_iter().chain(undone_on.get(later).copied()).min();
                            let what = EditWhat::Righted(row, right);
                            names.record(&scheme.id, &row.subject, Edit { posted: by.posted(), undone, what, ..edit });
                        }
                    }
                }
                for row in &act.lists.correction {
                    let edit = Edit { posted: act.posted(), effective: Day::MIN, undone, what: EditWhat::Correction(row) };
                    names.of_base.entry((&scheme.id, &row.base)).or_default().all.push(edit);
                }
            }
        }
        let edits = names.of_base.values_mut().map(|edits| &mut edits.all);
        for edits in edits.chain(names.of_host.values_mut().map(|edits| &mut edits.all)) {
            edits.sort_by_key(|edit| (edit.effective, edit.posted));
        }
        let renames: Vec<(&str, &HostId)> =
            names.of_host.iter().flat_map(|(id, edits)| edits.renames(|_| true).map(|row| (row.to.as_str(), *id))).collect();
        renames.into_iter().for_each(|(name, id)| names.add_name(name, id));
        names
    }

    /// What the acts of other schemes tell on a day of the title that a rule is about and a base may have from them.
    #[must_use]
    pub fn title<'b>(&self, base: &'b Base, of: &[rule::Above], day: Day) -> Title<'b> {
        self.above.title(base, of, day)
    }

    fn add_name(&mut self, name: &'a str, id: &'a HostId) {
        let ids = self.by_name.entry(name).or_default();
        if !ids.contains(&id) {
            ids.push(id);
        }
    }

    /// Takes down an edit of a base or a host.
    fn record(&mut self, scheme: &'a SchemeId, subject: &'a Subject, edit: Edit<'a>) {
        match subject {
            Subject::Base(id) => self.of_base.entry((scheme, id)).or_default().all.push(edit),
            Subject::Host(id) => self.of_host.entry(id).or_default().all.push(edit),
        }
    }

    /// The name of a host by the acts posted up to a day and effective up to another.
    #[must_use]
    pub fn host(&self, host: &Host, posted: Day, effective: Day) -> Arc<Bilingual> {
        let Some(edits) = self.of_host.get(&host.id) else { return Arc::clone(&host.name) };
        edits.once((posted, effective), || {
            // A new name without its English keeps the English of the one before.
            edits.renames(|edit| edit.counts(posted, effective)).fold(Arc::clone(&host.name), |before, row| {
                Arc::new(Bilingual::new(&row.to, if row.to_en.is_empty() { &before.en } else { &row.to_en }))
            })
        })
    }

    /// The Chinese names of a base and of its host as [`Self::particulars`] has them; most were never changed.
    #[must_use]
    pub fn printed<'b>(&self, base: &'b Base, posted: Day, effective: Day) -> (Cow<'b, str>, Cow<'b, str>) {
        if self.of_base.contains_key(&(&base.scheme, &base.id)) || self.of_host.contains_key(&base.host.id) {
            let now = self.particulars(base, posted, effective);
            return (now.name.zh.clone().into(), now.host.name.zh.clone().into());
        }
        (base.first.name.zh.as_str().into(), base.host.name.zh.as_str().into())
    }

    /// The particulars of a base as an act of a day prints its name: those of the day before, where a change posted that day is
    /// not yet in the name printed.
    #[must_use]
    pub fn as_printed(&self, base: &Base, printed: &str, posted: Day) -> Arc<Particulars> {
        let now = self.particulars(base, posted, posted);
        if printed.is_empty() || now.name.zh == printed {
            return now;
        }
        let before = self.particulars(base, posted.pred(), posted.pred());
        if before.name.zh == printed { before } else { now }
    }

    /// The particulars of a base by the acts posted up to a day and effective up to another: mostly those first published.
    #[must_use]
    pub fn particulars(&self, base: &Base, posted: Day, effective: Day) -> Arc<Particulars> {
        let edits = self.of_base.get(&(&base.scheme, &base.id));
        if edits.is_none() && !self.of_host.contains_key(&base.first.host.id) {
            return Arc::clone(&base.first);
        }
        let fold = || {
            let mut said = Said::of(&base.first);
            for edit in edits.iter().flat_map(|edits| &edits.all).filter(|edit| edit.counts(posted, effective)) {
                match edit.what {
                    EditWhat::Change(row) => self.set(&mut said, edit, &row.what, (&row.to, &row.to_en)),
                    EditWhat::Correction(row) if self.was_never(row, base, &said) => {
                        self.set(&mut said, edit, &row.column, (&row.is, &row.is_en));
                    }
                    EditWhat::Correction(_) => {}
                    EditWhat::Righted(row, right) => {
                        let en = if right.is_en.is_empty() { &row.to_en } else { &right.is_en };
                        self.set(&mut said, edit, &row.what, (&right.is, en));
                    }
                }
            }
            let mut now = said.over(&base.first);
            if let Some(host) = self.hosts.get(&now.host.id) {
                now.host.name = self.host(host, posted, effective);
            }
            Arc::new(now)
        };
        match edits {
            Some(edits) => edits.once((posted, effective), fold),
            None => fold(),
        }
    }

    /// Whether a correction is about what the base was first published with, rather than about a later list that misprinted it.
    fn was_never(&self, row: &Corrected, base: &Base, now: &Said<'_>) -> bool {
        let known = match row.column.as_str() {
            "name" => base.first.name.zh == row.was || now.name.0 == row.was,
            "host" => self.called(now.host, &row.was) || self.called(&base.first.host.id, &row.was),
            _ => false,
        };
        known || row.list == Proposed::Recognition
    }

    /// Whether a host ever had a name.
    fn called(&self, host: &HostId, name: &str) -> bool {
        self.by_name.get(name).is_some_and(|ids| ids.contains(&host))
    }

    fn set<'e>(&'e self, now: &mut Said<'e>, edit: &Edit<'e>, what: &str, (zh, en): (&'e str, &'e str)) {
        if what == "host" {
            now.host = self.host_called(zh, edit).unwrap_or(now.host);
        } else {
            now.set(what, (zh, en));
        }
    }

    /// The host of a name; where several had it, the one that has it when the act is posted.
    fn host_called(&self, name: &str, edit: &Edit<'_>) -> Option<&'a HostId> {
        let ids = self.by_name.get(name)?;
        let day = edit.posted.max(edit.effective);
        let has = |id: &HostId| self.hosts.get(id).is_some_and(|host| self.host(host, edit.posted, day).zh == name);
        let held = if ids.len() > 1 { ids.iter().find(|id| has(id)) } else { None };
        held.or_else(|| ids.first()).copied()
    }

    /// Whether the acts of both say the same of hosts, whatever they say of bases.
    #[must_use]
    pub fn same_of_hosts(&self, other: &Names<'_>) -> bool {
        self.of_host.len() == other.of_host.len()
            && self.of_host.iter().zip(&other.of_host).all(|(one, two)| one.0 == two.0 && one.1.all == two.1.all)
    }

    /// A host by its id or by any name it had.
    #[must_use]
    pub fn find_host(&self, text: &str) -> Option<&'a HostId> {
        self.by_name.get(text)?.first().copied()
    }
}

/// The corrections of what the changes of an act were to, by the base and what was printed, each with the place of its act.
fn rights<'a>(scheme: &'a Scheme, act: &'a Act) -> BTreeMap<(&'a BaseId, &'a str), Vec<(usize, &'a Corrected)>> {
    let mut rights: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (later, by) in act.followed.iter().filter_map(|later| Some((*later, scheme.acts.get(*later)?))) {
        for right in by.lists.correction.iter().filter(|right| right.is_of_changes()) {
            rights.entry((&right.base, right.was.as_str())).or_default().push((later, right));
        }
    }
    rights
}
