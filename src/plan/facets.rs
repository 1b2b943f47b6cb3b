//! A scheme's register cut by standing, type, year, region and kind of host: worked out once for all its pages.
//!
//! Every register page shows every facet with its count, so counting on each page would grow with the square of the
//! register.

use std::collections::BTreeMap;

use super::address::fit;
use super::words;
use crate::model::id::BaseId;
use crate::model::register::{Register, Scheme};
use crate::model::standing::{Life, Lives, Standing};
use crate::model::text::{Bilingual, Lang};

/// The bases of a scheme by number, and the same bases under each facet.
#[derive(Debug)]
pub struct Facets<'a> {
    /// Every base that a posted act names.
    pub all: Vec<&'a BaseId>,
    /// How many of them are on the register, in whatever trouble.
    pub certified: usize,
    /// The facets, in the order shown.
    pub groups: Vec<Group<'a>>,
}

/// One facet with its values.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Group<'a> {
    pub by: By,
    pub values: Vec<Value<'a>>,
}

/// One value: its part of an address, its words, its bases by number.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Value<'a> {
    pub key: String,
    pub name: Bilingual,
    pub bases: Vec<&'a BaseId>,
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

impl<'a> Facets<'a> {
    /// Cuts the bases of a scheme; a base without a value, such as a candidate's year, is under none.
    #[must_use]
    pub fn new(register: &'a Register, scheme: &'a Scheme, lives: &Lives) -> Self {
        let known = || lives.of.iter().filter_map(|(id, life)| Some((scheme.bases.get_key_value(id)?.0, life)));
        let cut = |by: By| {
            // Values in the order shown, each once: the first of the pair is its place, the second its key.
            let mut values: BTreeMap<(usize, String), Value<'a>> = BTreeMap::new();
            for (id, life) in known() {
                let Some((place, word, name)) = value(register, scheme, by, life) else { continue };
                let key = format!("{}-{}", by.code(), fit(&word));
                let entry = values.entry((place, key.clone()));
                entry.or_insert_with(|| Value { key, name, bases: Vec::new() }).bases.push(id);
            }
            Group { by, values: values.into_values().collect() }
        };
        Self {
            all: known().map(|(id, _)| id).collect(),
            certified: known().filter(|(_, life)| life.standing.is_certified()).count(),
            groups: By::ALL.into_iter().map(cut).filter(|group| !group.values.is_empty()).collect(),
        }
    }

    /// A value by its key, with the facet it belongs to.
    #[must_use]
    pub fn value(&self, key: &str) -> Option<(By, &Value<'a>)> {
        self.groups.iter().find_map(|group| Some((group.by, group.values.iter().find(|value| value.key == key)?)))
    }
}

/// Where a base stands under a facet: the place of the value among the others, its word in an address, its name.
fn value(register: &Register, scheme: &Scheme, by: By, life: &Life) -> Option<(usize, String, Bilingual)> {
    let host = || register.hosts.get(&life.now.host.id);
    Some(match by {
        By::Standing => {
            let place = Standing::ALL.iter().position(|one| *one == life.standing)?;
            let name = Bilingual::new(words::standing(Lang::Zh, life.standing).text, words::standing(Lang::En, life.standing).text);
            (place, life.standing.code().to_owned(), name)
        }
        By::Type => {
            let types = scheme.latest().map(|edition| edition.types.as_slice()).unwrap_or_default();
            let place = types.iter().position(|rule| rule.id == life.now.kind).unwrap_or(types.len());
            (place, life.now.kind.to_string(), words::base_type(scheme, &life.now.kind))
        }
        By::Year => {
            // The latest year first.
            let year = usize::try_from(life.recognised?.year()).ok()?;
            (usize::MAX - year, year.to_string(), Bilingual::new(format!("{year}年"), year.to_string()))
        }
        By::Region => {
            let region = host()?.region.clone()?;
            let word = if region.en.trim().is_empty() { region.zh.clone() } else { region.en.to_lowercase().replace(' ', "-") };
            (0, word, region)
        }
        By::HostKind => {
            let kind = &host()?.kind;
            let name = register.kinds.get(kind).cloned().unwrap_or_else(|| Bilingual::new(kind.to_string(), kind.to_string()));
            let place = register.kinds.keys().position(|one| one == kind).unwrap_or(usize::MAX);
            (place, kind.to_string(), name)
        }
    })
}
