//! The register: every name resolved, every period on a real calendar.
//!
//! Only `resolve` makes these; whoever holds a [`Base`] or an [`Act`] holds its host and its edition too, so
//! no later stage looks a name up and finds nothing.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::calendar::Calendar;
use super::day::Day;
use super::draft::act::{OutsideDraft, Override, ResultDraft};
use super::draft::base::{Also, Partner};
use super::draft::host::School;
use super::draft::scheme::Words;
use super::draft::site::{ContactDraft, Footer};
use super::id::{ActId, ArticleKey, BaseId, Citation, HostId, SchemeId, Slug, VersionId};
use super::list::{Lists, Subject};
use super::policy::Policy;
use super::rule::{Articles, Consequence, Edition, Event, Grade, Proposed, Publicity};
use super::text::{Bilingual, Lang};

/// Everything the site is made of.
#[derive(Debug)]
pub struct Register {
    /// The site.
    pub site: Site,
    /// The working-day calendar.
    pub calendar: Calendar,
    /// Words of host kinds.
    pub kinds: BTreeMap<Slug, Bilingual>,
    /// Names of countries and regions.
    pub countries: BTreeMap<String, Bilingual>,
    /// All hosts.
    pub hosts: BTreeMap<HostId, Arc<Host>>,
    /// The schemes, in the order of the site.
    pub schemes: Vec<Scheme>,
    /// Files that came with acts and texts.
    pub attachments: Vec<Attachment>,
}

/// A file that came with an act or a text, published as it is.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// The scheme.
    pub scheme: SchemeId,
    /// The act; none for a file of a text.
    pub act: Option<ActId>,
    /// Its path in the content.
    pub path: String,
    /// Where its bytes are.
    pub disk: PathBuf,
}

/// The site as a whole.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Site {
    pub sample: bool,
    pub title: Bilingual,
    pub publisher: Bilingual,
    pub base_url: String,
    pub footer: Footer,
}

/// A host 依托单位.
#[derive(Debug, Clone)]
pub struct Host {
    /// Its id.
    pub id: HostId,
    /// The name first published.
    pub name: Bilingual,
    /// Its kind.
    pub kind: Slug,
    /// Where it is.
    pub region: Option<Bilingual>,
    /// When it was registered.
    pub registered: Option<Day>,
    /// Unified social credit code.
    pub credit_code: Option<String>,
    /// Its schools.
    pub schools: Vec<School>,
    /// Where it is written.
    pub file: String,
}

/// One regime: its rules, texts, bases and acts.
#[derive(Debug)]
pub struct Scheme {
    /// Its id.
    pub id: SchemeId,
    /// 1 state, 2 province, 3 city.
    pub rank: u8,
    /// What its bases are called.
    pub name: Bilingual,
    /// The authority.
    pub authority: Bilingual,
    /// Its own words.
    pub words: Words,
    /// Its editions in the order written.
    pub editions: Vec<Arc<Edition>>,
    /// Its texts.
    pub policies: BTreeMap<VersionId, Policy>,
    /// Its bases.
    pub bases: BTreeMap<BaseId, Arc<Base>>,
    /// Its acts, by the day posted, then by id.
    pub acts: Vec<Act>,
    /// Where objections go.
    pub contact: Option<ContactDraft>,
    /// Where it is written.
    pub file: String,
}

/// A base 基地 with the values first published; what it is on a day follows from acts.
#[derive(Debug, Clone)]
pub struct Base {
    /// Its id.
    pub id: BaseId,
    /// Its scheme.
    pub scheme: SchemeId,
    /// The name first published.
    pub name: Bilingual,
    /// The type first published.
    pub kind: Slug,
    /// The host first published.
    pub host: Arc<Host>,
    /// The school or college.
    pub school: Option<Slug>,
    /// Its field.
    pub field: Option<Bilingual>,
    /// Its leader.
    pub leader: Option<Bilingual>,
    /// Who recommended it.
    pub recommender: Option<Bilingual>,
    /// Its partners.
    pub partners: Vec<Partner>,
    /// The same base in other schemes.
    pub also: Vec<Also>,
    /// Prose, where there is some.
    pub prose: Prose,
    /// Where it is written.
    pub file: String,
}

/// Markdown in each language, where written.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs)]
pub struct Prose {
    pub zh: Option<String>,
    pub en: Option<String>,
}

impl Prose {
    /// The prose in one language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> Option<&str> {
        match lang {
            Lang::Zh => self.zh.as_deref(),
            Lang::En => self.en.as_deref(),
        }
    }

    /// Puts in the prose of one language.
    pub fn set(&mut self, lang: Lang, markdown: &str) {
        match lang {
            Lang::Zh => self.zh = Some(markdown.to_owned()),
            Lang::En => self.en = Some(markdown.to_owned()),
        }
    }
}

/// Something that happened in public.
#[derive(Debug, Clone)]
pub struct Act {
    /// Its id, which carries the day it was posted.
    pub id: ActId,
    /// What it is, with what only that kind has.
    pub kind: ActKind,
    /// The edition it is judged by.
    pub under: Arc<Edition>,
    /// The acts it answers, changes or concludes: places in [`Scheme::acts`], each before this one.
    pub about: Vec<usize>,
    /// The later acts that are about it.
    pub followed: Vec<usize>,
    /// Number of the document.
    pub number: Option<String>,
    /// When it was signed.
    pub signed: Option<Day>,
    /// Its title.
    pub title: Bilingual,
    /// The articles it rests on.
    pub basis: Vec<Citation>,
    /// Its lists.
    pub lists: Lists,
    /// Checks overridden in public.
    pub overrides: Vec<Override>,
    /// Prose, where there is some.
    pub prose: Prose,
    /// Its folder.
    pub folder: String,
}

/// The kinds of act, each with the facts only it has.
#[derive(Debug, Clone)]
pub enum ActKind {
    /// A publicity notice 公示 with its window.
    Notice(Window),
    /// A decision; how many objections were raised, where it answers a notice.
    Decision(Option<u32>),
    /// A correction 更正.
    Correction,
    /// A longer window for all entries or for some.
    Extension(Window, Vec<BaseId>),
    /// A notice taken back, for all entries or for some.
    NoticeWithdrawal(Vec<BaseId>),
    /// What became of objections.
    ObjectionResult(ResultDraft),
    /// Acts undone.
    Annulment,
    /// The register as it stood.
    Opening,
    /// What another body did.
    Outside(OutsideDraft),
    /// The state of annual reports.
    ReportRoll,
}

/// A window as printed, both days inclusive; made only for dates that the calendar knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The first day printed.
    pub first: Day,
    /// The last day printed, until 24:00 at UTC+8.
    pub last: Day,
    /// The number of days printed.
    pub days: u32,
}

impl Act {
    /// The day it was posted.
    #[must_use]
    pub fn posted(&self) -> Day {
        self.id.posted()
    }

    /// The file the act is written in.
    #[must_use]
    pub fn file(&self) -> String {
        format!("{}/act.toml", self.folder)
    }

    /// The file of one of its lists.
    #[must_use]
    pub fn list_file(&self, list: &str) -> String {
        format!("{}/{list}.csv", self.folder)
    }

    /// The window of a notice.
    #[must_use]
    pub fn notice_window(&self) -> Option<Window> {
        match self.kind {
            ActKind::Notice(window) => Some(window),
            _ => None,
        }
    }

    /// Every base it names, by number.
    #[must_use]
    pub fn named(&self) -> Vec<BaseId> {
        let lists = &self.lists;
        let entries = lists.entries().into_iter().filter_map(|entry| match entry.subject {
            Subject::Base(id) => Some(id),
            Subject::Host(_) => None,
        });
        let corrections = lists.correction.iter().map(|row| &row.base);
        let facts = lists.reports.iter().map(|row| &row.base).chain(lists.outside.iter().map(|row| &row.base));
        let facts = facts.chain(lists.opening.iter().map(|row| &row.base)).chain(corrections);
        let mut all: Vec<BaseId> = entries.chain(facts.cloned()).collect();
        all.sort();
        all.dedup();
        all
    }

    /// The effects its lists propose or settle.
    #[must_use]
    pub fn effects(&self) -> Vec<Proposed> {
        let mut effects: Vec<Proposed> = self.lists.entries().into_iter().map(|entry| entry.list).collect();
        effects.sort();
        effects.dedup();
        effects
    }
}

impl Scheme {
    /// The edition of a version.
    #[must_use]
    pub fn edition(&self, version: &VersionId) -> Option<&Arc<Edition>> {
        self.editions.iter().find(|edition| &edition.version == version)
    }

    /// The edition shown first: the last one written.
    #[must_use]
    pub fn latest(&self) -> Option<&Arc<Edition>> {
        self.editions.last()
    }

    /// Citations of articles of one of its editions.
    #[must_use]
    pub fn cite(&self, edition: &Edition, articles: &Articles) -> Vec<Citation> {
        articles.keys().iter().map(|key| self.cite_key(edition, key)).collect()
    }

    /// A citation of one article of one of its editions.
    #[must_use]
    pub fn cite_key(&self, edition: &Edition, key: &ArticleKey) -> Citation {
        Citation { scheme: self.id.clone(), version: edition.version.clone(), key: Some(key.clone()) }
    }
}

impl Edition {
    /// The window rule of an effect; none: the text asks for no window.
    #[must_use]
    pub fn publicity_of(&self, effect: Proposed) -> Option<&Publicity> {
        self.publicity.iter().find(|rule| rule.effects.contains(&effect))
    }

    /// A grade by its id.
    #[must_use]
    pub fn grade_of(&self, id: &str) -> Option<&Grade> {
        self.grade.iter().find(|grade| grade.id.as_str() == id)
    }

    /// The consequences of an event, in the order written.
    pub fn on<'a>(&'a self, happened: impl Fn(&Event) -> bool + 'a) -> impl Iterator<Item = &'a Consequence> + 'a {
        self.consequence.iter().filter(move |rule| happened(&rule.on))
    }
}
