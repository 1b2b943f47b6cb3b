//! Former names, from the posted acts that change names.
//!
//! A correction makes no former name: what was printed by mistake never was the name.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::survey::{SchemeSurvey, Survey};
use crate::model::day::Day;
use crate::model::id::{BaseId, HostId};
use crate::model::list::{Answer, Subject};
use crate::model::register::{ActKind, Scheme};
use crate::model::text::Bilingual;

/// A name that is no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former {
    /// The name.
    pub name: Bilingual,
    /// The first day known here; none for the first name of a host, which had it before any act named it.
    pub from: Option<Day>,
    /// The day from which it is another one.
    pub until: Day,
}

/// The days on which posted acts give a base or a host another name.
#[derive(Debug, Default)]
pub struct Renames<'a> {
    bases: BTreeMap<(usize, &'a BaseId), Vec<Day>>,
    hosts: BTreeMap<&'a HostId, Vec<Day>>,
}

impl<'a> Renames<'a> {
    /// Gathers the renames of all schemes that are posted and hold on a day.
    #[must_use]
    pub fn new(schemes: &'a [Arc<Scheme>], day: Day) -> Self {
        let mut renames = Self::default();
        for (place, scheme) in schemes.iter().enumerate() {
            let posted = scheme.acts.iter().take_while(|act| act.posted() <= day);
            for act in posted.filter(|act| matches!(act.kind, ActKind::Decision(_))) {
                for row in act.lists.changes.iter().filter(|row| row.what == "name" && row.answer == Answer::Settled) {
                    let from = row.effective.unwrap_or(act.posted());
                    if from <= day {
                        match &row.subject {
                            Subject::Base(id) => renames.bases.entry((place, id)).or_default().push(from),
                            Subject::Host(id) => renames.hosts.entry(id).or_default().push(from),
                        }
                    }
                }
            }
        }
        renames
    }
}

impl Survey<'_> {
    /// The names a base had before, the earliest first.
    #[must_use]
    pub fn former_names(&self, one: &SchemeSurvey<'_>, id: &BaseId) -> Vec<Former> {
        let (Some(days), Some(base), Some(life)) =
            (self.renames.bases.get(&(one.place, id)), one.scheme.bases.get(id), one.lives.of.get(id))
        else {
            return Vec::new();
        };
        let first = life.trail.iter().map(|step| step.posted).chain(life.recognised).min();
        chain(days, first, |day| self.names.particulars(base, self.day, day).name.clone())
    }

    /// The names a host had before, the earliest first.
    #[must_use]
    pub fn former_names_of_host(&self, id: &HostId) -> Vec<Former> {
        let (Some(days), Some(host)) = (self.renames.hosts.get(id), self.register.hosts.get(id)) else { return Vec::new() };
        chain(days, None, |day| self.names.host(host, self.day, day).as_ref().clone())
    }
}

/// The names that differ before and after each day; an act that was undone changes nothing and leaves no name.
fn chain(days: &[Day], mut from: Option<Day>, name_on: impl Fn(Day) -> Bilingual) -> Vec<Former> {
    let mut days = days.to_vec();
    days.sort();
    days.dedup();
    let mut former = Vec::new();
    for until in days {
        let name = name_on(until.pred());
        if name != name_on(until) {
            former.push(Former { name, from: from.map(|from| from.min(until)), until });
            from = Some(until);
        }
    }
    former
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: u32) -> Day {
        Day::new(2026, month, 1).unwrap_or(Day::MIN)
    }

    #[test]
    fn an_undone_rename_leaves_no_former_name() {
        let name = |on: Day| if on < day(5) { Bilingual::new("甲", "A") } else { Bilingual::new("乙", "B") };
        let former = chain(&[day(8), day(5), day(5)], Some(day(1)), name);
        assert_eq!(former, [Former { name: Bilingual::new("甲", "A"), from: Some(day(1)), until: day(5) }]);
        assert_eq!(chain(&[day(5)], None, name)[0].from, None);
    }
}
