//! [`Drafts`] → [`Register`]: every name points at something, every period lies on the calendar.
//!
//! What does not resolve is left out and told; the rest goes on, so that one run tells everything.

mod acts;
mod answered;
mod articles;
mod attachments;
mod bases;
mod fit;
mod known;
mod meant;
mod named;
mod order;
mod schemes;
mod unread;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::finding::{Finding, Findings, Place};
use crate::model::calendar::{Calendar, YearDraft};
use crate::model::draft::host::HostDraft;
use crate::model::draft::site::{CountriesDraft, KindsDraft, SiteDraft};
use crate::model::id::{ByName, HostId, SchemeId, Slug};
use crate::model::register::{Host, Register, Scheme, Site};
use crate::model::text::Bilingual;
use crate::read::{Drafts, SchemeFolder};
use known::Known;
use named::{twice, unknown, unknown_of};
use unread::Unread;

/// Resolved schemes, each with what was told of it alone.
pub type Resolved = BTreeMap<SchemeId, (Arc<Scheme>, Findings)>;

/// Resolves every name; without a `site.toml` there is nothing to resolve.
#[must_use]
pub fn resolve(drafts: Drafts) -> (Option<Register>, Findings) {
    let (register, findings, _) = again(drafts, Resolved::new());
    (register, findings)
}

/// [`resolve`], where some schemes are resolved already: the drafts lack their folders. All else that is written must be as
/// it was then. Gives what was told of every scheme as well.
#[must_use]
pub fn again(drafts: Drafts, resolved: Resolved) -> (Option<Register>, Findings, Resolved) {
    let mut findings = Findings::default();
    let Some(site) = drafts.site else { return (None, findings, Resolved::new()) };
    let (calendar, more) = calendar(drafts.calendars);
    findings.append(more);
    let kinds = kinds(drafts.kinds, &mut findings);
    let countries = countries(drafts.countries, &mut findings);
    let unread = Unread(drafts.unread);
    let hosts = hosts(drafts.hosts, &kinds, &unread, &mut findings);
    let folders = drafts.schemes;
    also(&folders, &resolved, &mut findings);
    let known = Known { kinds: &kinds, countries: &countries, hosts: &hosts, calendar: &calendar, unread: &unread };
    let (schemes, now) = listed(&site, folders, resolved, &known, &mut findings);
    contacts(&site, &mut findings);
    let register = Register {
        site: Site {
            sample: site.sample,
            title: site.title,
            publisher: site.publisher,
            // A link is this with a path after it.
            base_url: format!("{}/", site.base_url.trim_end_matches('/')),
            footer: site.footer,
            contact: site.contact,
            reuse: site.reuse,
        },
        calendar,
        kinds,
        countries,
        hosts,
        schemes,
        attachments: Vec::new(),
        moved: drafts.moved,
        sightings: drafts.sightings,
    };
    let register = Register { attachments: attachments::resolve(&register, drafts.attachments, &unread, &mut findings), ..register };
    articles::basis(&register, &unread, &mut findings);
    (Some(register), findings, now)
}

/// The schemes in the order of `site.toml`, those resolved already as they were; and each with what is told of it.
fn listed(
    site: &SiteDraft,
    mut folders: BTreeMap<SchemeId, SchemeFolder>,
    mut resolved: Resolved,
    known: &Known<'_>,
    findings: &mut Findings,
) -> (Vec<Arc<Scheme>>, Resolved) {
    let mut schemes = Vec::new();
    let mut now = Resolved::new();
    for (place, id) in site.schemes.iter().enumerate() {
        let at = || Place::key("site.toml", format!("schemes[{place}]"));
        if site.schemes.iter().take(place).any(|earlier| earlier == id) {
            findings.push(twice(at(), id.as_str()));
            continue;
        }
        let (scheme, told) = if let Some(folder) = folders.remove(id) {
            let contact = site.contact.iter().find(|contact| &contact.scheme == id).cloned();
            let mut told = Findings::default();
            (schemes::resolve(id, folder, contact, known, &mut told).map(Arc::new), told)
        } else if let Some((scheme, told)) = resolved.remove(id) {
            (Some(scheme), told)
        } else {
            findings.push(unknown(at(), id.as_str(), ("没有这个制度的文件夹", "there is no folder of this scheme")));
            continue;
        };
        findings.append(told.clone());
        if let Some(scheme) = scheme {
            schemes.push(Arc::clone(&scheme));
            now.insert(id.clone(), (scheme, told));
        }
    }
    for id in folders.keys() {
        findings.push(
            Finding::error(
                "scheme-not-listed",
                Place::key("site.toml", "schemes"),
                format!("schemes/{id} 未列入 schemes"),
                format!("schemes/{id} is not listed in schemes"),
            )
            .value(id)
            .rule("site.toml 列出全部制度及次序", "site.toml lists every scheme, in order")
            .remedy("列入，或移走该文件夹", "list it, or take the folder away"),
        );
    }
    (schemes, now)
}

/// The bases of other schemes that bases say they are.
fn also(folders: &BTreeMap<SchemeId, SchemeFolder>, resolved: &Resolved, findings: &mut Findings) {
    let of_drafts = folders.iter().flat_map(|(id, folder)| {
        let drafts = folder.bases.iter().filter_map(|(base, folder)| Some((base, folder.base.as_ref()?.also.as_slice())));
        drafts.map(move |(base, also)| (id, base, also))
    });
    let of_resolved =
        resolved.iter().flat_map(|(id, (scheme, _))| scheme.bases.iter().map(move |(base, known)| (id, base, known.also.as_slice())));
    for (id, base, others) in of_drafts.chain(of_resolved) {
        for (n, other) in others.iter().enumerate() {
            let place = |key: &str| Place::key(format!("schemes/{id}/bases/{base}.toml"), format!("also[{n}].{key}"));
            let known = match (folders.get(&other.scheme), resolved.get(&other.scheme)) {
                (Some(folder), _) => folder.bases.contains_key(&other.base),
                (None, Some((scheme, _))) => scheme.bases.contains_key(&other.base),
                (None, None) => {
                    findings.push(unknown_of(
                        place("scheme"),
                        other.scheme.as_str(),
                        ("没有这个制度", "there is no such scheme"),
                        folders.keys().chain(resolved.keys()).map(SchemeId::as_str),
                    ));
                    continue;
                }
            };
            if !known {
                let drafts = folders.get(&other.scheme).into_iter().flat_map(|folder| folder.bases.keys());
                let bases = drafts.chain(resolved.get(&other.scheme).into_iter().flat_map(|(scheme, _)| scheme.bases.keys()));
                findings.push(unknown_of(
                    place("base"),
                    other.base.as_str(),
                    ("那个制度没有这个基地", "that scheme has no such base"),
                    bases.map(|id| id.as_str()),
                ));
            }
        }
    }
}

/// The working-day calendar, and what is wrong with its files.
#[must_use]
pub fn calendar(files: Vec<(String, YearDraft)>) -> (Calendar, Findings) {
    let mut findings = Findings::default();
    let (calendar, faults) = Calendar::new(files);
    for fault in faults {
        findings.push(
            Finding::error("calendar", Place::key(fault.file, fault.key), fault.what.zh, fault.what.en)
                .rule("国务院办公厅当年放假安排", "the State Council's arrangement of the year")
                .remedy("对照放假安排的通知改正", "mend it by the paper"),
        );
    }
    (calendar, findings)
}

fn kinds(draft: KindsDraft, findings: &mut Findings) -> BTreeMap<Slug, Bilingual> {
    let mut kinds = BTreeMap::new();
    for (place, kind) in draft.kind.into_iter().enumerate() {
        if kinds.insert(kind.id.clone(), kind.name).is_some() {
            findings.push(twice(Place::key("hosts/kinds.toml", format!("kind[{place}].id")), kind.id.as_str()));
        }
    }
    kinds
}

fn countries(draft: CountriesDraft, findings: &mut Findings) -> BTreeMap<String, Bilingual> {
    let mut countries = BTreeMap::new();
    for (place, country) in draft.country.into_iter().enumerate() {
        if countries.insert(country.code.clone(), country.name).is_some() {
            findings.push(twice(Place::key("countries.toml", format!("country[{place}].code")), &country.code));
        }
    }
    countries
}

fn hosts(
    drafts: BTreeMap<HostId, HostDraft>,
    kinds: &BTreeMap<Slug, Bilingual>,
    unread: &Unread,
    findings: &mut Findings,
) -> ByName<HostId, Arc<Host>> {
    let mut hosts = ByName::default();
    let known: BTreeSet<HostId> = drafts.keys().cloned().collect();
    for (id, draft) in drafts {
        let file = format!("hosts/{id}.toml");
        for (n, other) in draft.differs_from.iter().enumerate().filter(|(_, other)| !known.contains(*other) && !unread.host(other)) {
            let place = Place::key(&file, format!("differs-from[{n}]"));
            let words = ("hosts/ 中没有这个依托单位", "hosts/ has no such host");
            findings.push(unknown_of(place, other.as_str(), words, known.iter().map(HostId::as_str)));
        }
        if !kinds.contains_key(&draft.kind) && !unread.kinds() {
            findings.push(unknown(
                Place::key(&file, "kind"),
                draft.kind.as_str(),
                ("hosts/kinds.toml 中没有这一类", "hosts/kinds.toml has no such kind"),
            ));
        }
        let host = Host {
            id: id.clone(),
            name: Arc::new(draft.name),
            kind: draft.kind,
            region: draft.region,
            registered: draft.registered,
            credit_code: draft.credit_code,
            differs_from: draft.differs_from,
            schools: draft.schools,
            file,
        };
        hosts.insert(id, Arc::new(host));
    }
    hosts
}

fn contacts(site: &SiteDraft, findings: &mut Findings) {
    for (place, contact) in site.contact.iter().enumerate() {
        if !site.schemes.contains(&contact.scheme) {
            findings.push(unknown(
                Place::key("site.toml", format!("contact[{place}].scheme")),
                contact.scheme.as_str(),
                ("schemes 中没有这个制度", "schemes lists no such scheme"),
            ));
        }
        if site.contact.iter().take(place).any(|earlier| earlier.scheme == contact.scheme) {
            findings.push(twice(Place::key("site.toml", format!("contact[{place}].scheme")), contact.scheme.as_str()));
        }
    }
    for (place, id) in site.schemes.iter().enumerate() {
        if !site.contact.iter().any(|contact| &contact.scheme == id) {
            findings.push(no_contact(place, id));
        }
    }
}

fn no_contact(place: usize, id: &SchemeId) -> Finding {
    Finding::warning(
        "no-contact",
        Place::key("site.toml", format!("schemes[{place}]")),
        "没有受理异议的联系方式",
        "there is no office that receives objections",
    )
    .value(id)
    .rule("公示须写明受理单位（通行做法）", "a notice names the office that receives objections (practice)")
    .remedy("补上 [[contact]]", "add a [[contact]]")
}
