//! Data files: every list as CSV and JSON, feeds, calendars, the map of the site. One file a format or a kind.
//!
//! An [`Export`] knows what it is about and where it goes; its bytes are made when it is written, from the survey
//! alone. The address of a data file carries no language: the file holds both.

mod acts;
pub mod api;
mod atom;
mod bases;
mod content;
mod csv;
mod csvw;
pub mod dictionary;
mod evaluations;
mod format;
mod hosts;
pub(crate) mod ics;
mod json;
mod json_feed;
mod lines;
pub(crate) mod links;
mod list;
mod moved;
mod news;
mod open_search;
mod robots;
mod rules;
mod shelf;
mod sitemap;
mod table;
mod xlsx;
mod year;

use std::collections::BTreeMap;
use std::io::Write;

use super::subject::Subject;
use super::survey::{SchemeSurvey, Survey};
use super::{address, words};
use crate::model::calendar::Unit;
use crate::model::register::Window;
use crate::model::route::Route;
use crate::model::text::Lang;

pub use content::Content;
pub use format::Format;
pub use list::List;
pub use news::{FeedForm, Topic};
pub use shelf::{About, Shelf};
pub use sitemap::Map;

/// A data file to be written. `scheme` and `act` are places, as in the survey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Export {
    /// A table in one of its formats.
    Table(Content, Format),
    /// Every row of the lists of a scheme's acts as JSON Lines.
    Rows {
        /// The scheme.
        scheme: usize,
    },
    /// The rules of a scheme as JSON.
    Rules {
        /// The scheme.
        scheme: usize,
    },
    /// The newest of a topic, of one scheme or of all.
    Feed {
        /// The scheme; none: all.
        scheme: Option<usize>,
        /// The language.
        lang: Lang,
        /// What it is about.
        topic: Topic,
        /// How it is written.
        form: FeedForm,
    },
    /// Windows and due dates as iCalendar, of one scheme or of all.
    Windows {
        /// The scheme; none: all.
        scheme: Option<usize>,
        /// The language.
        lang: Lang,
    },
    /// A document for programs.
    Api(api::Doc),
    /// What the tables of a folder are.
    Tables(csvw::Group),
    /// The map of the site, or a part of it.
    Sitemap(Map),
    /// `robots.txt`.
    Robots,
    /// A description of the search for browsers.
    OpenSearch {
        /// The language.
        lang: Lang,
    },
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

/// A data file as written: its bytes, and its rows where it is a list.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs)]
pub struct Bytes {
    pub bytes: Vec<u8>,
    pub rows: Option<usize>,
}

/// Every data file, by its address from the root of the site; `pages` are the subjects of all pages.
#[must_use]
pub fn all(survey: &Survey<'_>, pages: &[Subject]) -> BTreeMap<Route, Export> {
    let mut all = vec![Export::Robots, Export::Moved];
    all.extend(Lang::ALL.into_iter().filter(|_| survey.searched).map(|lang| Export::OpenSearch { lang }));
    all.extend(sitemap::plan(survey, pages).into_iter().map(Export::Sitemap));
    let mut tables = vec![Content::Hosts];
    tables.extend(year::known(survey).map(Content::Year));
    all.extend(subscriptions(None));
    all.extend([csvw::Group::Hosts, csvw::Group::Calendar].map(Export::Tables));
    all.extend(api::all(survey).into_iter().map(Export::Api));
    for one in &survey.schemes {
        let scheme = one.place;
        all.extend(subscriptions(Some(scheme)));
        all.extend([Export::Rules { scheme }, Export::Rows { scheme }, Export::Tables(csvw::Group::Scheme(scheme))]);
        tables.extend(Content::of_scheme(one));
    }
    for content in tables {
        all.extend(content.formats().iter().map(|format| Export::Table(content.clone(), *format)));
    }
    super::once(all.into_iter().filter_map(|export| Some((Route::new(&export.address(survey)?)?, export))))
}

/// The feeds and the calendar of a scheme or of all, in both languages.
fn subscriptions(scheme: Option<usize>) -> impl Iterator<Item = Export> {
    let forms = [FeedForm::Atom, FeedForm::Json];
    let feeds = move |lang| Topic::ALL.into_iter().flat_map(move |topic| forms.map(move |form| Export::Feed { scheme, lang, topic, form }));
    Lang::ALL.into_iter().flat_map(move |lang| feeds(lang).chain([Export::Windows { scheme, lang }]))
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
            Self::Rows { scheme } => Some(address::data(id(scheme)?, "rows.jsonl")),
            Self::Rules { scheme } => Some(address::rules(id(scheme)?)),
            Self::Feed { scheme, lang, topic, form } => below(lang, scheme, &format!("{}.{}", topic.code(), form.ending())),
            Self::Windows { scheme, lang } => below(lang, scheme, "windows.ics"),
            Self::Api(doc) => doc.address(survey),
            Self::Tables(group) => group.address(survey),
            Self::Sitemap(map) => Some(map.address()),
            Self::Robots => Some("robots.txt".to_owned()),
            Self::OpenSearch { lang } => Some(open_search::address(*lang)),
            Self::Moved => Some(moved::ADDRESS.to_owned()),
            // It stands at the address of another file.
            Self::Gone { .. } => None,
        }
    }

    /// The file's bytes; a pure function of the survey.
    #[must_use]
    pub fn write(&self, survey: &Survey<'_>) -> Bytes {
        let mut bytes = Vec::new();
        let rows = self.write_to(survey, &mut bytes);
        Bytes { bytes, rows }
    }

    /// Writes the file piece by piece and tells its rows, where it is a list. An output that refuses bytes knows that itself.
    pub fn write_to(&self, survey: &Survey<'_>, out: &mut dyn Write) -> Option<usize> {
        let one = |scheme: &usize| survey.schemes.get(*scheme);
        let bytes = match self {
            Self::Table(content, format) => {
                return format.write(content.table(survey)?, survey.day, &content.kind(survey), out);
            }
            Self::Rows { scheme } => return lines::rows(survey, one(scheme)?, out).ok(),
            Self::Sitemap(map) => return sitemap::write(survey, map, out).ok().and(None),
            Self::Rules { scheme } => rules::write(survey, one(scheme)?),
            Self::Feed { scheme, lang, topic, form } => {
                let links = links::Links::new(&survey.register.site.base_url);
                let own = links.to(&self.address(survey).unwrap_or_default());
                let news = news::Reporter { survey, links: &links, scheme: *scheme, lang: *lang }.news(*topic);
                match form {
                    FeedForm::Atom => atom::write(news, own, *lang),
                    FeedForm::Json => json_feed::write(&news, &own, *lang),
                }
            }
            Self::Windows { scheme, lang } => ics::write(survey, *scheme, *lang),
            Self::Api(doc) => doc.write(survey),
            Self::Tables(group) => group.write(survey),
            Self::Robots => robots::write(survey),
            Self::OpenSearch { lang } => open_search::write(survey, *lang),
            Self::Moved => moved::write(survey),
            Self::Gone { entry, format } => moved::gone(survey, *entry, *format).unwrap_or_default(),
        };
        out.write_all(&bytes).ok().and(None)
    }
}

/// One scheme, or all in their order.
fn chosen<'s>(survey: &'s Survey<'s>, scheme: Option<usize>) -> impl Iterator<Item = &'s SchemeSurvey<'s>> {
    survey.schemes.iter().filter(move |one| scheme.is_none_or(|place| place == one.place))
}

/// The window of a notice as printed, in words.
fn span(lang: Lang, window: &Window, unit: Unit) -> String {
    let (first, last, days) = (window.first.words(), window.last.words(), words::days(lang, window.days, unit));
    match lang {
        Lang::Zh => format!("公示期：{}至{}（{days}）", first.zh, last.zh),
        Lang::En => format!("Publicity window: {} to {} ({days})", first.en, last.en),
    }
}

/// Without characters that neither XML 1.0 nor iCalendar can carry; line breaks stay.
fn plain(text: &str) -> String {
    let carried = |c: &char| (!c.is_control() || *c == '\n') && !matches!(c, '\u{fffe}' | '\u{ffff}');
    if text.chars().all(|c| carried(&c)) { text.to_owned() } else { text.chars().filter(carried).collect() }
}
