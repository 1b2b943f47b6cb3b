//! A scheme's register cut by standing, type, year, region and kind of host: worked out once for all its pages.
//!
//! Every register page shows every facet with its count, so counting on each page would grow with the square of the
//! register.
//!
//! A cut keeps its address when the last base leaves it: every standing, every type of the scheme's texts, and every
//! year, region and kind of host that a posted act brought has its page, be it empty.

use std::collections::{BTreeMap, BTreeSet};

use super::address::fit;
use super::words;
use crate::model::day::Day;
use crate::model::id::{HostId, Slug};
use crate::model::list::Subject;
use crate::model::register::{ActKind, Host, Register, Scheme};
use crate::model::standing::{Life, Lives, Standing};
use crate::model::text::{Bilingual, Lang};

/// The bases of a scheme by number, and the same bases under each facet.
#[derive(Debug)]
pub struct Facets {
    /// How many bases posted acts name.
    pub all: usize,
    /// How many of them are on the register, in whatever trouble.
    pub certified: usize,
    /// The facets, in the order shown.
    pub groups: Vec<Group>,
    /// The hosts that its public bases had before.
    pub past_hosts: Vec<HostId>,
}

/// One facet with its values.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Group {
    pub by: By,
    pub values: Vec<Value>,
}

/// One value: its part of an address, its words, its bases by their places among all.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Value {
    pub key: String,
    pub name: Bilingual,
    pub bases: Vec<u32>,
}

/// What the register is cut by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum By {
    Standing,
    Type,
    Year,
    Region,
    HostKind,
}

impl By {
    /// All facets, in the order shown.
    pub const ALL: [Self; 5] = [Self::Standing, Self::Type, Self::Year, Self::Region, Self::HostKind];

    /// The heading of the facet.
    #[must_use]
    pub fn title(self) -> Bilingual {
        match self {
            Self::Standing => Bilingual::new("状态", "Standing"),
            Self::Type => Bilingual::new("类型", "Type"),
            Self::Year => Bilingual::new("认定年份", "Year of recognition"),
            Self::Region => Bilingual::new("依托单位所在地", "Region of the host"),
            Self::HostKind => Bilingual::new("依托单位类型", "Kind of host"),
        }
    }

    fn code(self) -> &'static str {
        match self {
            Self::Standing => "standing",
            Self::Type => "type",
            Self::Year => "year",
            Self::Region => "region",
            Self::HostKind => "host",
        }
    }
}

impl Facets {
    /// Cuts the bases of a scheme; a base without a value, such as a candidate's year, is under none.
    #[must_use]
    pub fn new(register: &Register, scheme: &Scheme, lives: &Lives) -> Self {
        let known = || lives.of.values().zip(0_u32..);
        let past_hosts = past_hosts(register, scheme, lives);
        let cut = |by: By| {
            let mut values = Values::new();
            for placed in lasting(register, scheme, by, lives.on, &past_hosts) {
                at(&mut values, by, placed);
            }
            // Bases that are alike in it first, so that what they have in common is put into words once.
            let mut alike: BTreeMap<Raw<'_>, Vec<u32>> = BTreeMap::new();
            for (life, place) in known() {
                if let Some(raw) = raw(by, life) {
                    alike.entry(raw).or_default().push(place);
                }
            }
            for (raw, bases) in alike {
                if let Some(placed) = value(register, scheme, by, raw) {
                    at(&mut values, by, placed).bases.extend(bases);
                }
            }
            // Those of two hosts of a region, or of two days of a year, stand one after the other.
            for value in values.values_mut().filter(|_| matches!(by, By::Year | By::Region | By::HostKind)) {
                value.bases.sort_unstable();
            }
            Group { by, values: values.into_values().collect() }
        };
        Self {
            all: lives.of.len(),
            certified: lives.of.values().filter(|life| life.standing.is_certified()).count(),
            groups: By::ALL.into_iter().map(cut).filter(|group| !group.values.is_empty()).collect(),
            past_hosts: past_hosts.into_iter().map(|host| host.id.clone()).collect(),
        }
    }

    /// How many bases are named, and how many of them are on the register.
    #[must_use]
    pub fn summary(&self, lang: Lang) -> String {
        let (all, certified) = (self.all, self.certified);
        match lang {
            Lang::Zh => format!("公示和文件所列共{all}个，其中在册{certified}个"),
            Lang::En => {
                let plural = words::plural(all);
                format!("{all} base{plural} named in notices and acts, {certified} of them on the register")
            }
        }
    }

    /// A value by its key, with the facet it belongs to.
    #[must_use]
    pub fn value(&self, key: &str) -> Option<(By, &Value)> {
        self.groups.iter().find_map(|group| Some((group.by, group.values.iter().find(|value| value.key == key)?)))
    }
}

/// Where a value stands among the others, its word in an address, its name.
type Placed = (usize, String, Bilingual);

/// Values in the order shown, each once: the first of the pair is its place, the second its key.
type Values = BTreeMap<(usize, String), Value>;

/// The value at a place, without a base where it was not there yet.
fn at(values: &mut Values, by: By, (place, word, name): Placed) -> &mut Value {
    let key = format!("{}-{}", by.code(), fit(&word));
    values.entry((place, key.clone())).or_insert_with(|| Value { key, name, bases: Vec::new() })
}

/// The values that were or can be those of a public base, whether or not one has them on the day.
fn lasting(register: &Register, scheme: &Scheme, by: By, day: Day, past_hosts: &[&Host]) -> Vec<Placed> {
    match by {
        By::Standing => Standing::ALL.into_iter().map(|one| standing(scheme, one)).collect(),
        By::Type => {
            let types = scheme.editions.iter().flat_map(|edition| &edition.types);
            types.map(|rule| of_type(scheme, &rule.id)).collect()
        }
        By::Year => {
            let posted = scheme.acts.iter().take_while(|act| act.posted() <= day);
            let years = posted.flat_map(|act| {
                let own = (!act.lists.recognition.is_empty() && matches!(act.kind, ActKind::Decision(_))).then_some(act.posted());
                own.into_iter().chain(act.lists.opening.iter().filter_map(|row| row.what.since))
            });
            years.filter_map(year).collect()
        }
        By::Region => past_hosts.iter().copied().filter_map(region).collect(),
        By::HostKind => past_hosts.iter().copied().map(|host| kind(register, host)).collect(),
    }
}

/// The hosts that public bases had before, by the values first published and by posted changes and corrections.
fn past_hosts<'a>(register: &'a Register, scheme: &'a Scheme, lives: &Lives) -> Vec<&'a Host> {
    let first = lives.of.iter().filter_map(|(id, life)| scheme.bases.get(id).filter(|base| base.host.id != life.now.host.id));
    let posted = || scheme.acts.iter().take_while(|act| act.posted() <= lives.on);
    let changes = posted().flat_map(|act| &act.lists.changes).filter(|row| row.what == "host" && matches!(row.subject, Subject::Base(_)));
    let corrections = posted().flat_map(|act| &act.lists.correction).filter(|row| row.column == "host");
    let texts = changes.flat_map(|row| [&row.from, &row.to]).chain(corrections.flat_map(|row| [&row.was, &row.is]));
    let named: BTreeSet<&str> = texts.map(String::as_str).collect();
    let is_named = |host: &&Host| named.contains(host.id.as_str()) || named.contains(host.name.zh.as_str());
    let named = register.hosts.values().map(AsRef::as_ref).take_while(|_| !named.is_empty()).filter(is_named);
    first.map(|base| base.host.as_ref()).chain(named).collect()
}

/// What a base has under a facet, before it is put into words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Raw<'l> {
    Standing(Standing),
    Type(&'l Slug),
    Year(Day),
    Host(&'l HostId),
}

fn raw(by: By, life: &Life) -> Option<Raw<'_>> {
    Some(match by {
        By::Standing => Raw::Standing(life.standing),
        By::Type => Raw::Type(&life.now.kind),
        By::Year => Raw::Year(life.recognised?),
        By::Region | By::HostKind => Raw::Host(&life.now.host.id),
    })
}

/// Where bases with something in common stand under a facet.
fn value(register: &Register, scheme: &Scheme, by: By, raw: Raw<'_>) -> Option<Placed> {
    match raw {
        Raw::Standing(one) => Some(standing(scheme, one)),
        Raw::Type(id) => Some(of_type(scheme, id)),
        Raw::Year(day) => year(day),
        Raw::Host(id) => {
            let host = register.hosts.get(id)?;
            if by == By::Region { region(host) } else { Some(kind(register, host)) }
        }
    }
}

fn standing(scheme: &Scheme, standing: Standing) -> Placed {
    let place = Standing::ALL.iter().position(|one| *one == standing).unwrap_or(Standing::ALL.len());
    let named = |lang| words::standing_in(lang, &scheme.words, standing).text;
    let name = Bilingual::new(named(Lang::Zh), named(Lang::En));
    (place, standing.code().to_owned(), name)
}

fn of_type(scheme: &Scheme, id: &Slug) -> Placed {
    let types = scheme.editions.last().map(|edition| edition.types.as_slice()).unwrap_or_default();
    let place = types.iter().position(|rule| rule.id == *id).unwrap_or(types.len());
    (place, id.to_string(), words::base_type(scheme, id))
}

fn year(recognised: Day) -> Option<Placed> {
    // The latest year first.
    let year = usize::try_from(recognised.year()).ok()?;
    Some((usize::MAX - year, year.to_string(), Bilingual::new(format!("{year}年"), year.to_string())))
}

fn region(host: &Host) -> Option<Placed> {
    let region = host.region.clone()?;
    let word = if region.en.trim().is_empty() { region.zh.clone() } else { region.en.to_lowercase().replace(' ', "-") };
    Some((0, word, region))
}

fn kind(register: &Register, host: &Host) -> Placed {
    let kind = &host.kind;
    let name = register.kinds.get(kind).cloned().unwrap_or_else(|| Bilingual::new(kind.to_string(), kind.to_string()));
    let place = register.kinds.keys().position(|one| one == kind).unwrap_or(usize::MAX);
    (place, kind.to_string(), name)
}
