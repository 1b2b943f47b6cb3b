//! Content folders → [`Drafts`]: every file well formed by itself, every fault told at once.

mod attachment;
pub mod disk;
mod guide;
mod list;
mod look;
mod parse;
pub(crate) mod policy_markdown;
mod prose;
pub mod schema;
mod shape;
mod sort;
mod table;

use std::collections::BTreeMap;
use std::path::PathBuf;

use rayon::prelude::*;

use crate::finding::{Finding, Findings, Level, Place};
use crate::model::calendar::YearDraft;
use crate::model::draft::act::ActDraft;
use crate::model::draft::base::BaseDraft;
use crate::model::draft::host::HostDraft;
use crate::model::draft::moved::MovedDraft;
use crate::model::draft::policy::{KeysDraft, PolicyDraft};
use crate::model::draft::scheme::SchemeDraft;
use crate::model::draft::site::{CountriesDraft, KindsDraft, SiteDraft};
use crate::model::id::{ActId, BaseId, HostId, SchemeId, VersionId};
use crate::model::list::Lists;
use crate::model::policy::Guides;
use crate::model::policy_text::PolicyText;
use crate::model::register::Prose;
use crate::model::sighting::Sightings;

use parse::Parser;
use sort::Kind;

/// Everything written, each file well formed by itself; what it refers to is not yet known to exist.
#[derive(Debug, Default)]
#[allow(missing_docs)]
pub struct Drafts {
    pub site: Option<SiteDraft>,
    pub calendars: Vec<(String, YearDraft)>,
    pub kinds: KindsDraft,
    pub countries: CountriesDraft,
    pub moved: MovedDraft,
    pub hosts: BTreeMap<HostId, HostDraft>,
    pub schemes: BTreeMap<SchemeId, SchemeFolder>,
    /// Attachments: path in the content → path on the disk.
    pub attachments: BTreeMap<String, PathBuf>,
    /// What was seen in the bytes of the files.
    pub sightings: Sightings,
}

/// The folder of one scheme.
#[derive(Debug, Default)]
#[allow(missing_docs)]
pub struct SchemeFolder {
    pub scheme: Option<SchemeDraft>,
    pub policies: BTreeMap<VersionId, PolicyFolder>,
    pub bases: BTreeMap<BaseId, BaseFolder>,
    pub acts: BTreeMap<ActId, ActFolder>,
}

/// The files of one base.
#[derive(Debug, Default)]
#[allow(missing_docs)]
pub struct BaseFolder {
    pub base: Option<BaseDraft>,
    /// There is a file, readable or not.
    pub written: bool,
    pub prose: Prose,
}

/// The folder of one version of a text.
#[derive(Debug, Default)]
#[allow(missing_docs)]
pub struct PolicyFolder {
    pub facts: Option<PolicyDraft>,
    pub keys: Option<KeysDraft>,
    pub text: Option<PolicyText>,
    pub guides: Guides,
}

/// The folder of one act.
#[derive(Debug, Default)]
#[allow(missing_docs)]
pub struct ActFolder {
    pub act: Option<ActDraft>,
    /// There is an `act.toml`, readable or not.
    pub written: bool,
    /// The lists that could not be read whole.
    pub unread: bool,
    pub lists: Lists,
    pub prose: Prose,
}

/// Reads every text of a tree.
#[must_use]
pub fn read(tree: disk::Tree) -> (Drafts, Findings) {
    let mut reader = Reader::new();
    for (file, text) in tree.texts {
        look::name(&file, &mut reader.drafts.sightings);
        look::text(&file, &text, &mut reader.drafts.sightings);
        reader.take(&file, text);
    }
    let attached: Vec<(&String, &PathBuf)> = tree.others.iter().filter(|(file, _)| file.contains("/files/")).collect();
    let seen: Vec<_> = attached.par_iter().map(|(file, path)| look::attachment(file, path)).collect();
    for (sightings, finding) in seen {
        reader.drafts.sightings.append(sightings);
        reader.findings.append(finding.into_iter().collect());
    }
    for (file, path) in tree.others {
        look::name(&file, &mut reader.drafts.sightings);
        if file.contains("/files/") {
            reader.drafts.attachments.insert(file, path);
        } else {
            reader.stray(&file);
        }
    }
    if reader.drafts.site.is_none() && !reader.findings.has_errors() {
        reader.findings.push(
            Finding::error("missing-file", Place::file("site.toml"), "缺少 site.toml", "site.toml is missing")
                .rule("内容文件夹必有 site.toml", "content has a site.toml")
                .remedy("补上 site.toml，或检查 --content", "add site.toml, or check --content"),
        );
    }
    (reader.drafts, reader.findings)
}

/// The calendar files of a tree alone.
#[must_use]
pub fn calendars(tree: &disk::Tree) -> (Vec<(String, YearDraft)>, Findings) {
    let mut reader = Reader::new();
    for (file, text) in tree.texts.iter().filter(|(file, _)| sort::sort(file) == Ok(Kind::Calendar)) {
        reader.take(file, text.clone());
    }
    (reader.drafts.calendars, reader.findings)
}

/// One parser a type of file, and what was read so far.
struct Reader {
    drafts: Drafts,
    findings: Findings,
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
    fn new() -> Self {
        Self {
            drafts: Drafts::default(),
            findings: Findings::default(),
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

    fn take(&mut self, file: &str, text: String) {
        match sort::sort(file) {
            Ok(kind) => self.fill(kind, file, text),
            Err(sort::Unplaced::Unknown) => self.stray(file),
            Err(sort::Unplaced::BadName(part)) => self.findings.push(
                Finding::error(
                    "bad-name",
                    Place::file(file),
                    "文件或文件夹的名称不合规定",
                    "the name of this file or folder is not allowed",
                )
                .value(part)
                .rule(
                    "代号用小写字母、数字和连字符；文件夹名为 年/月日-代号",
                    "ids are lower-case letters, digits and hyphens; acts are year/monthday-id",
                )
                .remedy("改名", "rename it"),
            ),
        }
    }

    fn fill(&mut self, kind: Kind, file: &str, whole: String) {
        let text = whole.as_str();
        let findings = &mut self.findings;
        let drafts = &mut self.drafts;
        match kind {
            Kind::Site => drafts.site = self.site.parse(file, text, findings),
            Kind::Calendar => drafts.calendars.extend(self.year.parse(file, text, findings).map(|year| (file.to_owned(), year))),
            Kind::Kinds => drafts.kinds = self.kinds.parse(file, text, findings).unwrap_or_default(),
            Kind::Countries => drafts.countries = self.countries.parse(file, text, findings).unwrap_or_default(),
            Kind::Moved => drafts.moved = self.moved.parse(file, text, findings).unwrap_or_default(),
            Kind::Host(id) => {
                if let Some(host) = self.host.parse(file, text, findings) {
                    drafts.hosts.insert(id, host);
                }
            }
            Kind::Scheme(id) => drafts.schemes.entry(id).or_default().scheme = self.scheme.parse(file, text, findings),
            Kind::Policy(id, version, part) => {
                let folder = drafts.schemes.entry(id).or_default().policies.entry(version).or_default();
                match part {
                    sort::PolicyPart::Facts => folder.facts = self.policy.parse(file, text, findings),
                    sort::PolicyPart::Keys => folder.keys = self.keys.parse(file, text, findings),
                    sort::PolicyPart::Text => folder.text = prose::policy_text(file, text, findings),
                    sort::PolicyPart::Translation => prose::check(file, text, findings),
                    sort::PolicyPart::GuideZh => folder.guides.zh = prose::guide(file, text, findings),
                    sort::PolicyPart::GuideEn => folder.guides.en = prose::guide(file, text, findings),
                }
            }
            Kind::Base(id, base) => {
                let draft = self.base.parse(file, text, findings);
                let folder = drafts.schemes.entry(id).or_default().bases.entry(base).or_default();
                folder.base = draft;
                folder.written = true;
            }
            Kind::BaseProse(id, base, lang) => {
                prose::check(file, text, findings);
                drafts.schemes.entry(id).or_default().bases.entry(base).or_default().prose.set(lang, whole);
            }
            Kind::Act(id, act, part) => {
                let folder = drafts.schemes.entry(id).or_default().acts.entry(act).or_default();
                match part {
                    sort::ActPart::Facts => {
                        folder.act = self.act.parse(file, text, findings);
                        folder.written = true;
                    }
                    sort::ActPart::List(name) => {
                        let before = findings.count(Level::Error);
                        list::read(name, file, text, &mut folder.lists, findings);
                        folder.unread |= findings.count(Level::Error) > before;
                    }
                    sort::ActPart::Prose(lang) => {
                        prose::check(file, text, findings);
                        folder.prose.set(lang, whole);
                    }
                }
            }
        }
    }

    fn stray(&mut self, file: &str) {
        self.findings.push(
            Finding::error("stray-file", Place::file(file), "此处不应有这个文件", "no file of this name belongs here")
                .value(file)
                .rule("内容文件夹的布局（README）", "the layout of the content folder (README)")
                .remedy("移到应在之处，或删去；附件放在 files/ 里", "move it where it belongs or remove it; attachments go into files/"),
        );
    }
}
