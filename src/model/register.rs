//! The register: every name resolved, every period on a real calendar.
//!
//! Only `resolve` makes these; whoever holds a [`Base`] or an [`Act`] holds its host and its edition too, so
//! no later stage looks a name up and finds nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::calendar::Calendar;
use super::day::Day;
use super::draft::base::{Also, Partner};
use super::draft::host::School;
use super::draft::moved::MovedDraft;
use super::draft::scheme::Words;
use super::draft::site::{ContactDraft, Footer, Reuse};
use super::id::{ArticleKey, BaseId, ByName, Citation, HostId, SchemeId, Slug, VersionId};
use super::policy::{Policy, Status};
use super::rule::{Articles, Edition, Proposed};
use super::sighting::Sightings;
use super::text::Bilingual;

pub use super::act::{Act, ActKind, Attachment, Prose, Window};

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
    pub hosts: ByName<HostId, Arc<Host>>,
    /// The schemes, in the order of the site.
    pub schemes: Vec<Arc<Scheme>>,
    /// Files that came with acts and texts, in the order of their paths.
    pub attachments: Vec<Attachment>,
    /// Addresses that are no more.
    pub moved: MovedDraft,
    /// What was seen in the bytes of the files.
    pub sightings: Sightings,
}

impl Register {
    /// A scheme by its id.
    #[must_use]
    pub fn scheme(&self, id: &str) -> Option<&Arc<Scheme>> {
        self.schemes.iter().find(|scheme| scheme.id.as_str() == id)
    }

    /// The files that came in the folder of an act or a text.
    pub fn attached(&self, folder: &str) -> impl Iterator<Item = &Attachment> {
        let own = format!("{folder}/files/");
        let from = self.attachments.partition_point(|one| one.path < own);
        self.attachments.iter().skip(from).take_while(move |one| one.path.starts_with(&own))
    }
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
    pub contact: Vec<ContactDraft>,
    pub reuse: Option<Reuse>,
}

impl Site {
    /// Where it lies on its host, whatever the host is called: `/`, `/registers/`.
    #[must_use]
    pub fn root(&self) -> &str {
        let host = self.base_url.split_once("://").map_or(self.base_url.as_str(), |(_, host)| host);
        host.find('/').and_then(|at| host.get(at..)).unwrap_or("/")
    }
}

/// A host 依托单位.
#[derive(Debug, Clone)]
pub struct Host {
    /// Its id.
    pub id: HostId,
    /// The name first published.
    pub name: Arc<Bilingual>,
    /// Its kind.
    pub kind: Slug,
    /// Where it is.
    pub region: Option<Bilingual>,
    /// When it was registered.
    pub registered: Option<Day>,
    /// Unified social credit code.
    pub credit_code: Option<String>,
    /// Other hosts that look like this one and are other bodies.
    pub differs_from: Vec<HostId>,
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
    /// The authority, as it is called now.
    pub authority: Bilingual,
    /// What it was called before, by the last day of each name.
    pub former_authority: BTreeMap<Day, Bilingual>,
    /// Its own words.
    pub words: Words,
    /// Its editions in the order written.
    pub editions: Vec<Arc<Edition>>,
    /// Its texts.
    pub policies: BTreeMap<VersionId, Policy>,
    /// Its bases.
    pub bases: ByName<BaseId, Arc<Base>>,
    /// Its acts, by the day posted; those of one day as they rest on each other, then by id.
    pub acts: Vec<Act>,
    /// Where objections go.
    pub contact: Option<ContactDraft>,
    /// Where it is written.
    pub file: String,
}

/// What a base is called and by whom it is run, on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Particulars {
    /// Its name.
    pub name: Bilingual,
    /// Its host.
    pub host: HostRef,
    /// Its type.
    pub kind: Slug,
    /// Its field.
    pub field: Option<Box<Bilingual>>,
    /// Its leader.
    pub leader: Option<Box<Bilingual>>,
    /// Who recommends it.
    pub recommender: Option<Box<Bilingual>>,
}

/// A host by its id and the name it has on the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostRef {
    /// Its id.
    pub id: HostId,
    /// Its name on the day.
    pub name: Arc<Bilingual>,
}

/// A base 基地 with the values first published; what it is on a day follows from acts.
#[derive(Debug, Clone)]
pub struct Base {
    /// Its id.
    pub id: BaseId,
    /// Its scheme.
    pub scheme: SchemeId,
    /// What was first published of it.
    pub first: Arc<Particulars>,
    /// The host first published.
    pub host: Arc<Host>,
    /// The school or college.
    pub school: Option<Slug>,
    /// Its partners.
    pub partners: Vec<Partner>,
    /// The same base in other schemes.
    pub also: Vec<Also>,
    /// Prose, where there is some.
    pub prose: Prose,
}

impl Base {
    /// Its school or college, where a host has it: a base keeps the one it came with only while it keeps its host.
    #[must_use]
    pub fn school_at(&self, host: &HostId) -> Option<&Slug> {
        self.school.as_ref().filter(|_| self.host.id == *host)
    }

    /// The file it is written in, from the content's root.
    #[must_use]
    pub fn file(&self) -> String {
        Self::file_of(&self.scheme, &self.id)
    }

    /// The file of a base, whether there is one or not.
    #[must_use]
    pub fn file_of(scheme: &SchemeId, id: &BaseId) -> String {
        ["schemes/", scheme.as_str(), "/bases/", id.as_str(), ".toml"].concat()
    }
}

impl Scheme {
    /// The edition of a version.
    #[must_use]
    pub fn edition(&self, version: &VersionId) -> Option<&Arc<Edition>> {
        self.editions.iter().find(|edition| &edition.version == version)
    }

    /// The name of a type, by the last edition that has it.
    #[must_use]
    pub fn type_name(&self, kind: &Slug) -> Option<&Bilingual> {
        self.editions.iter().rev().flat_map(|edition| &edition.types).find(|rule| rule.id == *kind).map(|rule| &rule.name)
    }

    /// What the authority was called on a day.
    #[must_use]
    pub fn authority_on(&self, day: Day) -> &Bilingual {
        self.former_authority.range(day..).next().map_or(&self.authority, |(_, name)| name)
    }

    /// The acts that an act is about.
    pub fn about(&self, act: &Act) -> impl Iterator<Item = &Act> {
        act.about.iter().filter_map(|place| self.acts.get(*place))
    }

    /// The later acts about an act, in their order.
    pub fn followed(&self, act: &Act) -> impl Iterator<Item = &Act> {
        act.followed.iter().filter_map(|place| self.acts.get(*place))
    }

    /// Whether an act is about a notice.
    #[must_use]
    pub fn answers_notice(&self, act: &Act) -> bool {
        self.about(act).any(|about| about.notice_window().is_some())
    }

    /// Whether a base says that it is in another scheme too.
    #[must_use]
    pub fn refers(&self) -> bool {
        self.bases.values().any(|base| !base.also.is_empty())
    }

    /// The edition that governs on a day: the last one written whose text is in force; where none is, the last that held once
    /// or whose first day is not known. Before all of them it is the first; a draft governs only while nothing but drafts came.
    #[must_use]
    pub fn edition_on(&self, day: Day) -> Option<&Arc<Edition>> {
        let status = |edition: &Arc<Edition>| self.policies.get(&edition.version).map_or(Status::Unknown, |policy| policy.status(day));
        let holds = |edition| match status(edition) {
            Status::InForce(_) => Some(true),
            Status::Draft | Status::NotYet(_) => None,
            Status::Lapsed(_) | Status::Repealed(..) | Status::Replaced(..) | Status::Unknown => Some(false),
        };
        let begun = self.editions.iter().filter_map(|edition| Some((holds(edition)?, edition)));
        let drafted = || self.editions.iter().take_while(|edition| status(edition) == Status::Draft).last();
        begun.max_by_key(|(holds, _)| *holds).map(|(_, edition)| edition).or_else(drafted).or(self.editions.first())
    }

    /// Whether an act carries on what a notice began under the same text while that was in force; such a matter is settled
    /// under the text it began under, whatever became of the text since.
    #[must_use]
    pub fn carries_on(&self, act: &Act) -> bool {
        let Some(policy) = self.policies.get(&act.under.version) else { return false };
        let through = self.about(act).flat_map(|about| self.about(about));
        let began = |notice: &&Act| notice.notice_window().is_some() && notice.under.version == act.under.version;
        self.about(act).chain(through).filter(began).any(|notice| matches!(policy.status(notice.posted()), Status::InForce(_)))
    }

    /// The edition that governs on a day, while its text has not been repealed: after that it asks for nothing year by year.
    #[must_use]
    pub fn edition_asking(&self, day: Day) -> Option<&Arc<Edition>> {
        let ended = |edition: &&Arc<Edition>| self.policies.get(&edition.version).is_some_and(|policy| policy.has_ended(day));
        self.edition_on(day).filter(|edition| !ended(edition))
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

    /// Citations of the articles on the window of an effect; none where the text asks for no window.
    #[must_use]
    pub fn cite_publicity(&self, edition: &Edition, effect: Proposed) -> Vec<Citation> {
        edition.publicity_of(effect).map(|rule| self.cite(edition, &rule.article)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_lies_where_its_address_says_on_any_host() {
        let root = |base_url: &str| {
            let (title, footer) = (Bilingual::default(), Footer::default());
            Site { sample: false, publisher: title.clone(), title, base_url: base_url.to_owned(), footer, contact: Vec::new(), reuse: None }
                .root()
                .to_owned()
        };
        assert_eq!(root("https://gongshi.example/"), "/");
        assert_eq!(root("https://www.gongshi.example/open/registers/"), "/open/registers/");
    }
}
