//! Data files: every list as CSV and JSON, feeds, calendars, the map of the site. One file a format or a kind.
//!
//! An [`Export`] knows what it is about and where it goes; its bytes are made when it is written, from the survey
//! alone. The address of a data file carries no language: the file holds both.

mod acts;
mod atom;
mod bases;
mod csv;
mod hosts;
mod ics;
mod json;
mod links;
mod list;
mod moved;
mod robots;
mod rules;
mod sitemap;
mod table;
mod year;

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use super::survey::{SchemeSurvey, Survey};
use crate::model::register::Window;
use crate::model::route::Route;
use crate::model::text::{Bilingual, Lang};

pub use list::List;
pub use sitemap::Map;

/// A data file to be written. `scheme` and `act` are places, as in the survey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Export {
    /// A table as CSV or JSON.
    Table(Content, Format),
    /// The rules of a scheme as JSON.
    Rules {
        /// The scheme.
        scheme: usize,
    },
    /// The newest acts as Atom, of one scheme or of all.
    Feed {
        /// The scheme; none: all.
        scheme: Option<usize>,
        /// The language.
        lang: Lang,
    },
    /// Windows and due dates as iCalendar, of one scheme or of all.
    Windows {
        /// The scheme; none: all.
        scheme: Option<usize>,
        /// The language.
        lang: Lang,
    },
    /// The map of the site, or a part of it.
    Sitemap(Map),
    /// `robots.txt`.
    Robots,
    /// Addresses that are no more.
    Moved,
    /// What stands where a data file was withdrawn.
    Gone {
        /// The entry, by its place.
        entry: usize,
        /// The format the file had.
        format: Format,
    },
}

/// What a table holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// The bases of a scheme as they are on the day.
    Bases {
        /// The scheme.
        scheme: usize,
    },
    /// The acts of a scheme.
    Acts {
        /// The scheme.
        scheme: usize,
    },
    /// A list of an act as published.
    List {
        /// The scheme.
        scheme: usize,
        /// The act.
        act: usize,
        /// Which of its lists.
        list: List,
    },
    /// The hosts of all public bases.
    Hosts,
    /// Every day of a year of the working-day calendar, for the whole country.
    Year(i32),
}

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated values for spreadsheets.
    Csv,
    /// JSON for programs.
    Json,
}

/// A data file as written: its bytes, and its rows where it is a list.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs)]
pub struct Bytes {
    pub bytes: Vec<u8>,
    pub rows: Option<usize>,
}

/// What is known of a data file once it is written; pages show it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct About {
    pub size: u64,
    pub rows: Option<usize>,
    pub sha256: String,
}

impl About {
    /// What is known of some bytes; `rows` where they are a list.
    #[must_use]
    pub fn of(bytes: &[u8], rows: Option<usize>) -> Self {
        let hash = Sha256::digest(bytes);
        let sha256 = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        Self { size: u64::try_from(bytes.len()).unwrap_or(u64::MAX), rows, sha256 }
    }
}

/// Every data file, by its address from the root of the site.
#[must_use]
pub fn all(survey: &Survey<'_>) -> BTreeMap<Route, Export> {
    let mut all = vec![Export::Robots, Export::Moved];
    all.extend(sitemap::plan(survey).into_iter().map(Export::Sitemap));
    let mut tables = vec![Content::Hosts];
    tables.extend(year::known(survey).map(Content::Year));
    for lang in Lang::ALL {
        all.push(Export::Feed { scheme: None, lang });
        all.push(Export::Windows { scheme: None, lang });
    }
    for one in &survey.schemes {
        let scheme = one.place;
        for lang in Lang::ALL {
            all.push(Export::Feed { scheme: Some(scheme), lang });
            all.push(Export::Windows { scheme: Some(scheme), lang });
        }
        all.push(Export::Rules { scheme });
        tables.extend([Content::Bases { scheme }, Content::Acts { scheme }]);
        for (act, facts) in one.acts() {
            tables.extend(List::of(&facts.lists).map(|list| Content::List { scheme, act, list }));
        }
    }
    for content in tables {
        all.push(Export::Table(content.clone(), Format::Csv));
        all.push(Export::Table(content, Format::Json));
    }
    all.into_iter().filter_map(|export| Some((Route::new(&export.address(survey)?)?, export))).collect()
}

impl Export {
    /// Where the file is, from the root of the site; none when the survey has nothing it is about.
    #[must_use]
    pub fn address(&self, survey: &Survey<'_>) -> Option<String> {
        let id = |scheme: &usize| survey.schemes.get(*scheme).map(|one| &one.scheme.id);
        let below = |lang: &Lang, scheme: &Option<usize>, file: &str| match scheme {
            None => Some(format!("{}/{file}", lang.code())),
            Some(scheme) => Some(format!("{}/{}/{file}", lang.code(), id(scheme)?)),
        };
        match self {
            Self::Table(content, format) => Some(format!("data/{}.{}", content.address(survey)?, format.ending())),
            Self::Rules { scheme } => Some(format!("data/{}/rules.json", id(scheme)?)),
            Self::Feed { scheme, lang } => below(lang, scheme, "notices.atom"),
            Self::Windows { scheme, lang } => below(lang, scheme, "windows.ics"),
            Self::Sitemap(map) => Some(map.address()),
            Self::Robots => Some("robots.txt".to_owned()),
            Self::Moved => Some(moved::ADDRESS.to_owned()),
            // It stands at the address of another file.
            Self::Gone { .. } => None,
        }
    }

    /// The file's bytes; a pure function of the survey.
    #[must_use]
    pub fn write(&self, survey: &Survey<'_>) -> Bytes {
        let plain = |bytes: Vec<u8>| Bytes { bytes, rows: None };
        match self {
            Self::Table(content, format) => content.table(survey).map(|table| table.write(*format, survey.day)).unwrap_or_default(),
            Self::Rules { scheme } => plain(survey.schemes.get(*scheme).map(|one| rules::write(survey, one)).unwrap_or_default()),
            Self::Feed { scheme, lang } => plain(atom::write(survey, *scheme, *lang)),
            Self::Windows { scheme, lang } => plain(ics::write(survey, *scheme, *lang)),
            Self::Sitemap(map) => plain(sitemap::write(survey, map)),
            Self::Robots => plain(robots::write(survey)),
            Self::Moved => plain(moved::write(survey)),
            Self::Gone { entry, format } => plain(moved::gone(survey, *entry, *format).unwrap_or_default()),
        }
    }
}

impl Content {
    fn address(&self, survey: &Survey<'_>) -> Option<String> {
        let of = |scheme: &usize| survey.schemes.get(*scheme).map(|one| one.scheme);
        Some(match self {
            Self::Bases { scheme } => format!("{}/bases", of(scheme)?.id),
            Self::Acts { scheme } => format!("{}/acts", of(scheme)?.id),
            Self::List { scheme, act, list } => {
                let scheme = of(scheme)?;
                format!("{}/acts/{}/{}", scheme.id, scheme.acts.get(*act)?.id, list.code())
            }
            Self::Hosts => "hosts".to_owned(),
            Self::Year(year) => format!("calendar/{year}"),
        })
    }

    fn table<'a>(&self, survey: &'a Survey<'a>) -> Option<table::Table<'a>> {
        let of = |scheme: &usize| survey.schemes.get(*scheme);
        match self {
            Self::Bases { scheme } => Some(bases::table(survey, of(scheme)?)),
            Self::Acts { scheme } => Some(acts::table(of(scheme)?)),
            Self::List { scheme, act, list } => list::table(survey, of(scheme)?, *act, *list),
            Self::Hosts => Some(hosts::table(survey)),
            Self::Year(year) => year::table(survey, *year),
        }
    }
}

impl Format {
    fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }
}

/// One scheme, or all in their order.
fn chosen<'s>(survey: &'s Survey<'s>, scheme: Option<usize>) -> impl Iterator<Item = &'s SchemeSurvey<'s>> {
    survey.schemes.iter().filter(move |one| scheme.is_none_or(|place| place == one.place))
}

/// The words in a language, and whether they are: Chinese stands in where there is no English.
fn say(words: &Bilingual, lang: Lang) -> (&str, Lang) {
    match lang {
        Lang::En if words.en.trim().is_empty() => (&words.zh, Lang::Zh),
        lang => (words.get(lang), lang),
    }
}

/// The window of a notice as printed, in words.
fn span(lang: Lang, window: &Window) -> String {
    let (first, last, days) = (window.first.words(), window.last.words(), window.days);
    match (lang, days) {
        (Lang::Zh, _) => format!("公示期：{}至{}（{days}个工作日）", first.zh, last.zh),
        (Lang::En, 1) => format!("Publicity window: {} to {} (1 working day)", first.en, last.en),
        (Lang::En, _) => format!("Publicity window: {} to {} ({days} working days)", first.en, last.en),
    }
}

/// Without characters that neither XML 1.0 nor iCalendar can carry; line breaks stay.
fn plain(text: &str) -> String {
    text.chars().filter(|c| (!c.is_control() || *c == '\n') && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}
