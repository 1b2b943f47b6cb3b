//! The register seen on the as-of day: every life, every notice, every name, worked out once for all pages.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::facets::Facets;
use super::former::Renames;
use super::newest::{Recognised, newest};
use super::rounds::{Round, rounds};
use crate::check::Checked;
use crate::model::day::Day;
use crate::model::id::{BaseId, ByName, HostId};
use crate::model::list::Subject;
use crate::model::register::{Act, ActKind, Register, Scheme};
use crate::model::standing::{Life, Lives, Names, NoticeState, NoticeView, notices_on};
use crate::model::text::Bilingual;

/// What all pages are made from.
#[derive(Debug)]
pub struct Survey<'a> {
    /// The register.
    pub register: &'a Register,
    /// The as-of day.
    pub day: Day,
    /// Names over time.
    pub names: Names<'a>,
    /// One for each scheme, in the register's order.
    pub schemes: Vec<SchemeSurvey<'a>>,
    /// The public bases of each host on the day: place of the scheme and number of the base.
    pub of_host: ByName<&'a HostId, Vec<(usize, &'a BaseId)>>,
    /// The bars that run on the day because of each host: place of the scheme and place in its bars.
    pub barred: BTreeMap<HostId, Vec<(usize, usize)>>,
    /// The bases recognised most recently.
    pub newest: Vec<Recognised<'a>>,
    /// The names that more than one base has.
    pub namesakes: BTreeSet<String>,
    /// When names changed.
    pub renames: Renames<'a>,
    /// Whether the site can be searched; else no page has a box.
    pub searched: bool,
}

/// One scheme on the as-of day.
#[derive(Debug)]
pub struct SchemeSurvey<'a> {
    /// Its place in the register.
    pub place: usize,
    /// The scheme.
    pub scheme: &'a Scheme,
    on: Arc<SchemeDay>,
}

impl std::ops::Deref for SchemeSurvey<'_> {
    type Target = SchemeDay;

    fn deref(&self) -> &SchemeDay {
        &self.on
    }
}

/// What a scheme is on a day.
#[derive(Debug)]
pub struct SchemeDay {
    /// Every base that a posted act names.
    pub lives: Lives,
    /// Every posted notice, by the place of its act.
    pub notices: BTreeMap<usize, NoticeView>,
    /// How many of its acts are posted; they are the first ones.
    pub posted: usize,
    /// The notices with an open window about each base, by place.
    pub open_about: BTreeMap<BaseId, Vec<usize>>,
    /// Its register by number and by facet.
    pub facets: Facets,
    /// Its evaluation rounds, by their names.
    pub rounds: BTreeMap<String, Round>,
    /// The Chinese titles that several posted acts have.
    pub titles_twice: BTreeSet<String>,
}

/// Each scheme of a register on a day.
#[derive(Debug, Clone, Default)]
pub struct Days(Vec<(Arc<Scheme>, Arc<SchemeDay>)>);

impl Days {
    /// Works out what each scheme is on a day, but for those that are known of the same day: the very same schemes, while
    /// all they look at around them, hosts and their names, is the same.
    #[must_use]
    pub fn new(checked: &Checked, day: Day, known: &Self) -> Self {
        let register = checked.register();
        let names = Names::new(register);
        let of = |scheme: &Arc<Scheme>| {
            // One whose bases are in another scheme too hangs on that one's acts.
            let alone = !scheme.refers();
            let same = known.0.iter().find(|(one, on)| alone && Arc::ptr_eq(one, scheme) && on.lives.on == day);
            (Arc::clone(scheme), same.map_or_else(|| Arc::new(survey(register, scheme, &names, day)), |(_, on)| Arc::clone(on)))
        };
        Self(register.schemes.par_iter().map(of).collect())
    }
}

impl<'a> Survey<'a> {
    /// Surveys a checked register on a day.
    #[must_use]
    pub fn new(checked: &'a Checked, day: Day) -> Self {
        Self::of(checked, day, Days::new(checked, day, &Days::default()))
    }

    /// The same, where what each scheme is on the day is worked out already.
    #[must_use]
    pub fn of(checked: &'a Checked, day: Day, days: Days) -> Self {
        let register = checked.register();
        let names = Names::new(register);
        let schemes = register.schemes.iter().zip(days.0).enumerate();
        let schemes: Vec<SchemeSurvey<'a>> = schemes.map(|(place, (scheme, (_, on)))| SchemeSurvey { place, scheme, on }).collect();
        let mut of_host: BTreeMap<&HostId, Vec<(usize, &BaseId)>> = BTreeMap::new();
        for one in &schemes {
            for (id, life) in one.public() {
                match of_host.get_mut(&life.now.host.id) {
                    Some(bases) => bases.push((one.place, id)),
                    None => {
                        if let Some((host, _)) = register.hosts.get_key_value(&life.now.host.id) {
                            of_host.insert(host, vec![(one.place, id)]);
                        }
                    }
                }
            }
        }
        let mut barred: BTreeMap<HostId, Vec<(usize, usize)>> = BTreeMap::new();
        for one in &schemes {
            for (place, bar) in one.lives.bars.iter().enumerate() {
                barred.entry(bar.host.clone()).or_default().push((one.place, place));
            }
        }
        let newest = newest(&schemes);
        let namesakes = twice(schemes.iter().flat_map(|one| one.lives.of.values()).map(|life| life.now.name.zh.as_str()));
        let renames = Renames::new(&register.schemes, day);
        let of_host = of_host.into_iter().collect();
        Self { register, day, names, schemes, of_host, barred, newest, namesakes, renames, searched: true }
    }

    /// The name of a host on the as-of day.
    #[must_use]
    pub fn host_name(&self, id: &HostId) -> Arc<Bilingual> {
        self.register.hosts.get(id).map(|host| self.names.host(host, self.day, self.day)).unwrap_or_default()
    }

    /// Whether there are several schemes, so that one can be compared with another.
    #[must_use]
    pub fn is_compared(&self) -> bool {
        self.schemes.len() > 1
    }
}

impl<'a> SchemeSurvey<'a> {
    /// The posted acts, the earliest first, each with its place.
    pub fn acts(&self) -> impl DoubleEndedIterator<Item = (usize, &'a Act)> + use<'a> {
        self.scheme.acts.iter().take(self.posted).enumerate()
    }

    /// Every base that a posted act names, by number, with its life.
    pub fn public(&self) -> impl Iterator<Item = (&'a BaseId, &Life)> {
        // Both are in the order of the numbers, and nearly every base has a life.
        let mut bases = self.scheme.bases.keys();
        self.lives.of.iter().filter_map(move |(id, life)| Some((bases.find(|base| *base == id)?, life)))
    }

    /// The acts that are about an act and posted.
    pub fn followed(&self, place: usize) -> impl Iterator<Item = (usize, &'a Act)> + '_ {
        let act = self.scheme.acts.get(place);
        act.into_iter()
            .flat_map(|act| &act.followed)
            .filter(|later| **later < self.posted)
            .filter_map(|later| Some((*later, self.scheme.acts.get(*later)?)))
    }

    /// Those of them that count for something, and the acts that annulled one of those: by place, each once.
    pub fn touched(&self, place: usize, counts: impl Fn(&Act) -> bool) -> BTreeMap<usize, &'a Act> {
        let followed = self.followed(place).filter(|(_, later)| counts(later));
        let annulled = |later: usize| self.followed(later).filter(|(_, by)| matches!(by.kind, ActKind::Annulment));
        followed.flat_map(|one| annulled(one.0).chain([one])).collect()
    }
}

fn survey(register: &Register, scheme: &Scheme, names: &Names<'_>, day: Day) -> SchemeDay {
    let posted = scheme.acts.iter().take_while(|act| act.posted() <= day).count();
    let notices = notices_on(scheme, day);
    let lives = Lives::amid(scheme, names, &notices, day);
    let facets = Facets::new(register, scheme, &lives);
    let rounds = rounds(scheme, &notices, posted);
    let open_about = open_about(&notices);
    let titles_twice = twice(scheme.acts.iter().take(posted).map(|act| act.title.zh.as_str()));
    SchemeDay { lives, notices, posted, open_about, facets, rounds, titles_twice }
}

fn twice<'n>(names: impl Iterator<Item = &'n str>) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    names.filter(|name| !known.insert(*name)).map(str::to_owned).collect()
}

fn open_about(notices: &BTreeMap<usize, NoticeView>) -> BTreeMap<BaseId, Vec<usize>> {
    let mut about: BTreeMap<BaseId, Vec<usize>> = BTreeMap::new();
    for (place, notice) in notices {
        for entry in notice.entries.iter().filter(|entry| entry.state == NoticeState::Open) {
            if let Subject::Base(id) = &entry.entry.subject {
                let places = about.entry(id.clone()).or_default();
                if places.last() != Some(place) {
                    places.push(*place);
                }
            }
        }
    }
    about
}
