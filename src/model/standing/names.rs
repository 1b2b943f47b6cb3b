//! What a base and a host are called, by the acts posted up to one day and effective up to another.
//!
//! A change was true until its day and is true from it. A correction says that what was printed never was true, so
//! it replaces the first published value.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::above::Above;
use crate::model::day::Day;
use crate::model::id::{BaseId, HostId, SchemeId, Slug};
use crate::model::list::{Answer, Change, Corrected, Subject};
use crate::model::register::{ActKind, Base, Host, Particulars, Register};
use crate::model::rule::Proposed;
use crate::model::text::Bilingual;

/// Every posted change and correction, by whom it is about.
#[derive(Debug)]
pub struct Names<'a> {
    hosts: &'a BTreeMap<HostId, Arc<Host>>,
    by_name: BTreeMap<&'a str, &'a HostId>,
    of_base: BTreeMap<(&'a SchemeId, &'a BaseId), Vec<Edit<'a>>>,
    of_host: BTreeMap<&'a HostId, Vec<Edit<'a>>>,
    above: Above<'a>,
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
            names.by_name.insert(host.name.zh.as_str(), id);
            names.by_name.insert(id.as_str(), id);
        }
        for scheme in &register.schemes {
            let annulled = super::annulled::annulled(scheme, Day::MAX);
            let undone_on = |place: usize| annulled.get(&place).and_then(|by| scheme.acts.get(*by)).map(|by| by.posted());
            for (place, act) in scheme.acts.iter().enumerate() {
                let undone = undone_on(place);
                if matches!(act.kind, ActKind::Decision(_)) {
                    for row in act.lists.changes.iter().filter(|row| row.answer == Answer::Settled) {
                        let edit = Edit {
                            posted: act.posted(),
                            effective: row.effective.unwrap_or(act.posted()),
                            undone,
                            what: EditWhat::Change(row),
                        };
                        names.file(&scheme.id, &row.subject, edit);
                        for (later, by) in act.followed.iter().filter_map(|later| Some((*later, scheme.acts.get(*later)?))) {
                            let undone = undone.into_iter().chain(undone_on(later)).min();
                            for right in by.lists.correction.iter().filter(|right| right.is_of(row)) {
                                let what = EditWhat::Righted(row, right);
                                names.file(&scheme.id, &row.subject, Edit { posted: by.posted(), undone, what, ..edit });
                            }
                        }
                    }
                }
                for row in &act.lists.correction {
                    let edit = Edit { posted: act.posted(), effective: Day::MIN, undone, what: EditWhat::Correction(row) };
                    names.of_base.entry((&scheme.id, &row.base)).or_default().push(edit);
                }
            }
        }
        for edits in names.of_base.values_mut().chain(names.of_host.values_mut()) {
            edits.sort_by_key(|edit| (edit.effective, edit.posted));
        }
        names
    }

    /// The other schemes that a base is in too and on whose registers it is on a day.
    pub(super) fn held_elsewhere<'b>(&'b self, base: &'b Base, day: Day) -> impl Iterator<Item = &'b SchemeId> + 'b {
        base.also.iter().filter(move |also| self.above.holds(also, day)).map(|also| &also.scheme)
    }

    fn file(&mut self, scheme: &'a SchemeId, subject: &'a Subject, edit: Edit<'a>) {
        match subject {
            Subject::Base(id) => self.of_base.entry((scheme, id)).or_default().push(edit),
            Subject::Host(id) => self.of_host.entry(id).or_default().push(edit),
        }
    }

    /// The name of a host by the acts posted up to a day and effective up to another.
    #[must_use]
    pub fn host(&self, host: &Host, posted: Day, effective: Day) -> Arc<Bilingual> {
        let mut name = Arc::clone(&host.name);
        for edit in self.of_host.get(&host.id).into_iter().flatten() {
            if let EditWhat::Change(row) = edit.what
                && edit.counts(posted, effective)
                && row.what == "name"
            {
                name = Arc::new(Bilingual::new(&row.to, &row.to_en));
            }
        }
        name
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

    /// The particulars of a base by the acts posted up to a day and effective up to another: mostly those first published.
    #[must_use]
    pub fn particulars(&self, base: &Base, posted: Day, effective: Day) -> Arc<Particulars> {
        let edits = self.of_base.get(&(&base.scheme, &base.id));
        if edits.is_none() && !self.of_host.contains_key(&base.first.host.id) {
            return Arc::clone(&base.first);
        }
        let mut now = base.first.as_ref().clone();
        for edit in edits.into_iter().flatten() {
            if !edit.counts(posted, effective) {
                continue;
            }
            match edit.what {
                EditWhat::Change(row) => self.set(&mut now, &row.what, &row.to, &row.to_en),
                EditWhat::Correction(row) if self.was_never(row, base, &now) => self.set(&mut now, &row.column, &row.is, &row.is_en),
                EditWhat::Correction(_) => {}
                EditWhat::Righted(row, right) => {
                    let en = if right.is_en.is_empty() { &row.to_en } else { &right.is_en };
                    self.set(&mut now, &row.what, &right.is, en);
                }
            }
        }
        if let Some(host) = self.hosts.get(&now.host.id) {
            now.host.name = self.host(host, posted, effective);
        }
        Arc::new(now)
    }

    /// Whether a correction is about what the base was first published with, rather than about a later list that misprinted it.
    fn was_never(&self, row: &Corrected, base: &Base, now: &Particulars) -> bool {
        let known = match row.column.as_str() {
            "name" => [&base.first.name.zh, &now.name.zh].contains(&&row.was),
            "host" => self.called(&now.host.id, &row.was) || self.called(&base.first.host.id, &row.was),
            _ => false,
        };
        known || row.list == Proposed::Recognition
    }

    /// Whether a host ever had a name.
    fn called(&self, host: &HostId, name: &str) -> bool {
        let renamed = |edit: &Edit<'_>| matches!(edit.what, EditWhat::Change(row) if row.what == "name" && row.to == name);
        self.by_name.get(name).is_some_and(|id| *id == host) || self.of_host.get(host).into_iter().flatten().any(renamed)
    }

    fn set(&self, now: &mut Particulars, what: &str, zh: &str, en: &str) {
        let words = |old: &Option<Box<Bilingual>>| {
            let kept = old.as_ref().map_or_else(String::new, |old| old.en.clone());
            Some(Box::new(Bilingual::new(zh, if en.is_empty() { kept } else { en.to_owned() })))
        };
        match what {
            "name" => {
                now.name.zh = zh.to_owned();
                if !en.is_empty() {
                    now.name.en = en.to_owned();
                }
            }
            "host" => {
                if let Some(id) = self.by_name.get(zh) {
                    now.host.id = (*id).clone();
                }
            }
            "type" => {
                if let Ok(kind) = Slug::try_from(zh.to_owned()) {
                    now.kind = kind;
                }
            }
            "field" => now.field = words(&now.field),
            "leader" => now.leader = words(&now.leader),
            "recommender" | "sponsor" => now.recommender = words(&now.recommender),
            _ => {}
        }
    }

    /// Whether the acts of both say the same of hosts, whatever they say of bases.
    #[must_use]
    pub fn same_of_hosts(&self, other: &Names<'_>) -> bool {
        self.of_host == other.of_host
    }

    /// A host by its id or the name it first had.
    #[must_use]
    pub fn find_host(&self, text: &str) -> Option<&'a HostId> {
        self.by_name.get(text).copied()
    }
}
