//! One file read by itself: the same bytes at the same path always read the same, so files can be read in any order,
//! at once, and again only when they change.

use std::path::PathBuf;
use std::sync::Arc;

use super::parse::Parser;
use super::sort::{self, ActPart, Kind, PolicyPart};
use super::{Drafts, attachment, bad_name, disk, list, look, prose, stray};
use crate::finding::{Finding, Findings};
use crate::model::blank;
use crate::model::calendar::YearDraft;
use crate::model::draft::act::ActDraft;
use crate::model::draft::base::BaseDraft;
use crate::model::draft::host::HostDraft;
use crate::model::draft::moved::MovedDraft;
use crate::model::draft::policy::{KeysDraft, PolicyDraft};
use crate::model::draft::scheme::SchemeDraft;
use crate::model::draft::site::{CountriesDraft, KindsDraft, SiteDraft};
use crate::model::id::{ActId, BaseId, HostId, SchemeId, VersionId};
use crate::model::list::{Lists, Printed};
use crate::model::policy::Guide;
use crate::model::policy_text::PolicyText;
use crate::model::sighting::{Concern, Sightings};
use crate::model::source_mark::mark;
use crate::model::text::Lang;

/// What a file holds and what is wrong with it.
#[derive(Debug, Clone)]
pub(crate) struct Leaf {
    part: Part,
    /// Its path, where it could not be read whole.
    unread: Option<String>,
    /// What was seen in its bytes and its name.
    sightings: Sightings,
    /// Its faults.
    pub findings: Findings,
}

/// What a file holds, and whose it is; none inside where it cannot be read.
#[derive(Debug, Clone)]
enum Part {
    /// No part of the content.
    Stray,
    /// By its path in the content and on the disk.
    Attachment(String, PathBuf),
    Site(Option<SiteDraft>),
    Calendar(String, Option<YearDraft>),
    Kinds(Option<KindsDraft>),
    Countries(Option<CountriesDraft>),
    Moved(Option<MovedDraft>),
    Host(HostId, Option<HostDraft>),
    Scheme(SchemeId, Option<SchemeDraft>),
    Policy(SchemeId, VersionId, OfPolicy),
    Base(SchemeId, BaseId, Option<Arc<BaseDraft>>),
    BaseProse(SchemeId, BaseId, Lang, Arc<str>),
    Act(SchemeId, ActId, OfAct),
}

#[derive(Debug, Clone)]
enum OfPolicy {
    Facts(Option<Box<PolicyDraft>>),
    Keys(Option<KeysDraft>),
    /// With the mark of the file.
    Text(Option<PolicyText>, String),
    Translation(Guide),
    /// With the mark of the file.
    Guide(Lang, Guide, String),
}

#[derive(Debug, Clone)]
enum OfAct {
    Facts(Option<Box<ActDraft>>),
    List(Arc<Lists>),
    Prose(Lang, Arc<str>),
}

/// One parser a type of file.
pub(crate) struct Reader {
    site: Parser<SiteDraft>,
    year: Parser<YearDraft>,
    kinds: Parser<KindsDraft>,
    countries: Parser<CountriesDraft>,
    moved: Parser<MovedDraft>,
    host: Parser<HostDraft>,
    scheme: Parser<SchemeDraft>,
    policy: Parser<PolicyDraft>,
    keys: Parser<KeysDraft>,
    base: Parser<BaseDraft>,
    act: Parser<ActDraft>,
}

impl Reader {
    pub(crate) fn new() -> Self {
        Self {
            site: Parser::new(),
            year: Parser::new(),
            kinds: Parser::new(),
            countries: Parser::new(),
            moved: Parser::new(),
            host: Parser::new(),
            scheme: Parser::new(),
            policy: Parser::new(),
            keys: Parser::new(),
            base: Parser::new(),
            act: Parser::new(),
        }
    }

    /// Reads a file, by its path in the content folder.
    pub(crate) fn read(&self, file: &str, text: &Arc<str>) -> Leaf {
        let mut findings = Findings::default();
        let mut sightings = Sightings::default();
        look::name(file, &mut sightings);
        look::text(file, text, &mut sightings);
        let part = match sort::sort(file) {
            Ok(kind) => self.part(kind, file, text, &mut findings),
            Err(sort::Unplaced::Unknown) => {
                findings.push(stray(file));
                Part::Stray
            }
            Err(sort::Unplaced::BadName(name)) => {
                findings.push(bad_name::bad_name(file, name));
                Part::Stray
            }
        };
        let unread = findings.has_errors().then(|| file.to_owned());
        // What cannot be read because it is not filled in yet is told by its own check.
        let told = |finding: &Finding| !finding.value.as_ref().is_some_and(|value| value.contains(blank::MARK));
        if sightings.of(Concern::Blank).next().is_some() {
            findings = findings.into_iter().filter(told).collect();
        }
        Leaf { part, unread, sightings, findings }
    }

    fn part(&self, kind: Kind, file: &str, whole: &Arc<str>, findings: &mut Findings) -> Part {
        let text: &str = whole;
        match kind {
            Kind::Site => Part::Site(self.site.parse(file, text, findings)),
            Kind::Calendar => Part::Calendar(file.to_owned(), self.year.parse(file, text, findings)),
            Kind::Kinds => Part::Kinds(self.kinds.parse(file, text, findings)),
            Kind::Countries => Part::Countries(self.countries.parse(file, text, findings)),
            Kind::Moved => Part::Moved(self.moved.parse(file, text, findings)),
            Kind::Host(id) => Part::Host(id, self.host.parse(file, text, findings)),
            Kind::Scheme(id) => Part::Scheme(id, self.scheme.parse(file, text, findings)),
            Kind::Policy(id, version, part) => {
                let part = match part {
                    PolicyPart::Facts => OfPolicy::Facts(self.policy.parse(file, text, findings).map(Box::new)),
                    PolicyPart::Keys => OfPolicy::Keys(self.keys.parse(file, text, findings)),
                    PolicyPart::Text => OfPolicy::Text(prose::policy_text(file, text, findings), mark(text)),
                    PolicyPart::Translation => OfPolicy::Translation(prose::guide(file, text, findings)),
                    PolicyPart::Guide(lang) => OfPolicy::Guide(lang, prose::guide(file, text, findings), mark(text)),
                };
                Part::Policy(id, version, part)
            }
            Kind::Base(id, base) => Part::Base(id, base, self.base.parse(file, text, findings).map(Arc::new)),
            Kind::BaseProse(id, base, lang) => {
                prose::check(file, text, findings);
                Part::BaseProse(id, base, lang, Arc::clone(whole))
            }
            Kind::Act(id, act, part) => {
                let part = match part {
                    ActPart::Facts => OfAct::Facts(self.act.parse(file, text, findings).map(Box::new)),
                    ActPart::List(of) => {
                        let mut lists = Lists::default();
                        list::read(of, file, text, &mut lists, findings);
                        OfAct::List(Arc::new(lists))
                    }
                    ActPart::Prose(lang) => {
                        prose::check(file, text, findings);
                        OfAct::Prose(lang, Arc::clone(whole))
                    }
                };
                Part::Act(id, act, part)
            }
        }
    }
}

/// Looks into a file that is no text, which is an attachment or out of place.
pub(super) fn other(file: String, path: PathBuf) -> Leaf {
    if !file.contains("/files/") {
        let mut sightings = Sightings::default();
        look::name(&file, &mut sightings);
        return Leaf { part: Part::Stray, unread: None, sightings, findings: [stray(&file)].into_iter().collect() };
    }
    let (mut sightings, findings) = match disk::file(&path) {
        Ok(bytes) => (attachment::look(&file, &bytes), Findings::default()),
        Err(error) => (Sightings::default(), [disk::unreadable(&file, &error.to_string())].into_iter().collect()),
    };
    look::name(&file, &mut sightings);
    Leaf { part: Part::Attachment(file, path), unread: None, sightings, findings }
}

impl Leaf {
    /// Lets a list that nobody else holds have its names in common with the lists before.
    pub(super) fn share(&mut self, printed: &mut Printed) {
        if let Part::Act(_, _, OfAct::List(list)) = &mut self.part
            && let Some(list) = Arc::get_mut(list)
        {
            list.share(printed);
        }
    }

    /// Nothing is wrong with the file, and nothing was seen in it.
    pub(super) fn is_plain(&self) -> bool {
        self.findings == Findings::default() && self.sightings == Sightings::default()
    }

    /// Something is wrong with the file, and with another one the same.
    pub(super) fn fails_as(&self, other: &Leaf) -> bool {
        self.findings.has_errors() && self.findings == other.findings
    }

    /// The scheme that a file is of.
    pub(super) fn scheme(&self) -> Option<&SchemeId> {
        match &self.part {
            Part::Scheme(id, _) | Part::Policy(id, ..) | Part::Base(id, ..) | Part::BaseProse(id, ..) | Part::Act(id, ..) => Some(id),
            Part::Stray
            | Part::Attachment(..)
            | Part::Site(_)
            | Part::Calendar(..)
            | Part::Kinds(_)
            | Part::Countries(_)
            | Part::Moved(_)
            | Part::Host(..) => None,
        }
    }
}

impl Drafts {
    /// Takes down what is wrong with a file and what was seen in it, without what it holds.
    pub(super) fn note(&mut self, leaf: &Leaf, findings: &mut Findings) {
        findings.append(leaf.findings.clone());
        self.sightings.append(leaf.sightings.clone());
    }

    /// Puts what a file holds in its place. Files come in the order of their paths.
    pub(super) fn put(&mut self, part: Leaf, findings: &mut Findings) {
        findings.append(part.findings);
        self.sightings.append(part.sightings);
        self.unread.extend(part.unread);
        match part.part {
            Part::Stray => {}
            Part::Attachment(file, disk) => {
                self.attachments.insert(file, disk);
            }
            Part::Site(site) => self.site = site,
            Part::Calendar(file, year) => self.calendars.extend(year.map(|year| (file, year))),
            Part::Kinds(kinds) => self.kinds = kinds.unwrap_or_default(),
            Part::Countries(countries) => self.countries = countries.unwrap_or_default(),
            Part::Moved(moved) => self.moved = moved.unwrap_or_default(),
            Part::Host(id, host) => self.hosts.extend(host.map(|host| (id, host))),
            Part::Scheme(id, scheme) => self.schemes.entry(id).or_default().scheme = scheme,
            Part::Policy(id, version, part) => {
                let folder = self.schemes.entry(id).or_default().policies.entry(version).or_default();
                match part {
                    OfPolicy::Facts(facts) => folder.facts = facts.map(|facts| *facts),
                    OfPolicy::Keys(keys) => folder.keys = keys,
                    OfPolicy::Text(text, mark) => {
                        folder.text = text;
                        folder.guides.marks.text = Some(mark);
                    }
                    OfPolicy::Translation(translation) => folder.guides.translation = Some(translation),
                    OfPolicy::Guide(Lang::Zh, guide, mark) => {
                        folder.guides.zh = Some(guide);
                        folder.guides.marks.guide = Some(mark);
                    }
                    OfPolicy::Guide(Lang::En, guide, _) => folder.guides.en = Some(guide),
                }
            }
            Part::Base(id, base, draft) => self.schemes.entry(id).or_default().bases.entry(base).or_default().base = draft,
            Part::BaseProse(id, base, lang, text) => {
                self.schemes.entry(id).or_default().bases.entry(base).or_default().prose.set(lang, text);
            }
            Part::Act(id, act, part) => {
                let folder = self.schemes.entry(id).or_default().acts.entry(act).or_default();
                match part {
                    OfAct::Facts(act) => folder.act = act.map(|act| *act),
                    OfAct::List(list) => folder.add(list),
                    OfAct::Prose(lang, text) => folder.prose.set(lang, text),
                }
            }
        }
    }

    /// A file that is there and could not be taken is not told again as missing.
    pub(super) fn refused(&mut self, file: &str) {
        self.unread.insert(file.to_owned());
        match sort::sort(file) {
            Ok(Kind::Scheme(id)) => _ = self.schemes.entry(id).or_default(),
            Ok(Kind::Policy(id, version, _)) => _ = self.schemes.entry(id).or_default().policies.entry(version).or_default(),
            Ok(Kind::Base(id, base)) => _ = self.schemes.entry(id).or_default().bases.entry(base).or_default(),
            Ok(Kind::Act(id, act, _)) => _ = self.schemes.entry(id).or_default().acts.entry(act).or_default(),
            _ => {}
        }
    }
}
