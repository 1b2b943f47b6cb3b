//! The kinds of page, one file each; this table is the only place that knows them all.

pub mod accessibility;
pub mod act;
pub mod acts;
pub mod base;
pub mod calendar;
pub mod check;
pub mod checks;
pub mod columns;
pub mod compare;
pub mod comparison;
pub mod data;
pub mod entry;
pub mod evaluations;
pub mod gone;
pub mod home;
pub mod host;
pub mod hosts;
pub mod latest;
pub mod missing;
pub mod moved;
pub mod notices;
pub mod objection;
pub mod policies;
pub mod policy;
pub mod register;
pub mod registers;
pub mod round;
pub mod scheme;
pub mod search;
pub mod verify;
pub mod year;

use super::address;
use super::desk::Desk;
use super::survey::Survey;
use super::view::Head;
use crate::check::CHECKS;
use crate::model::id::{ActId, BaseId, HostId, SchemeId, VersionId};
use crate::model::policy::Policy;
use crate::model::register::Prose;
use crate::model::text::Lang;

/// What a page is about. `scheme` is the scheme's place in the register; `page` counts from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Subject {
    Entry,
    Missing,
    Home,
    Latest,
    Registers,
    Notices {
        page: usize,
    },
    Scheme {
        scheme: usize,
        id: SchemeId,
    },
    Acts {
        scheme: usize,
        id: SchemeId,
        page: usize,
    },
    Act {
        scheme: usize,
        id: SchemeId,
        place: usize,
        act: ActId,
    },
    Register {
        scheme: usize,
        id: SchemeId,
        facet: Option<String>,
        page: usize,
    },
    Base {
        scheme: usize,
        id: SchemeId,
        base: BaseId,
    },
    Hosts {
        page: usize,
    },
    Host {
        host: HostId,
    },
    Evaluations {
        scheme: usize,
        id: SchemeId,
    },
    Round {
        scheme: usize,
        id: SchemeId,
        round: String,
    },
    Policies,
    Compare,
    Policy {
        scheme: usize,
        id: SchemeId,
        version: VersionId,
    },
    Comparison {
        scheme: usize,
        id: SchemeId,
        old: VersionId,
        new: VersionId,
    },
    Calendar,
    Year {
        year: i32,
        region: String,
    },
    Data,
    Columns,
    Objection,
    Search,
    Verify,
    Checks,
    Check {
        code: &'static str,
    },
    Accessibility,
    /// At an old address: `entry` is the place in `moved.toml`, `from` the address without its language.
    Moved {
        from: String,
        to: Box<Subject>,
        entry: usize,
    },
    Gone {
        from: String,
        entry: usize,
    },
}

/// A page's head and view, ready for its template.
pub struct Written {
    /// The kind: the name of its template.
    pub kind: &'static str,
    /// What the page says of itself.
    pub head: Head,
    /// Its own view.
    pub view: Box<dyn erased_serde::Serialize>,
}

impl Written {
    /// A page of a kind.
    #[must_use]
    pub fn new(kind: &'static str, head: Head, view: impl serde::Serialize + 'static) -> Self {
        Self { kind, head, view: Box::new(view) }
    }
}

/// Every page of the site, each once; those at old addresses are no part of it, nor of any list or map.
#[must_use]
pub fn all(survey: &Survey<'_>) -> Vec<Subject> {
    let mut all = vec![
        Subject::Entry,
        Subject::Missing,
        Subject::Home,
        Subject::Latest,
        Subject::Registers,
        Subject::Policies,
        Subject::Compare,
        Subject::Calendar,
        Subject::Data,
        Subject::Columns,
        Subject::Objection,
        Subject::Verify,
        Subject::Checks,
        Subject::Accessibility,
    ];
    all.extend(CHECKS.iter().map(|check| Subject::Check { code: check.code }));
    all.extend(survey.searched.then_some(Subject::Search));
    all.extend(notices::plan(survey));
    all.extend(hosts::plan(survey));
    all.extend(host::plan(survey));
    all.extend(year::plan(survey));
    for one in &survey.schemes {
        let (scheme, id) = (one.place, one.scheme.id.clone());
        all.push(Subject::Scheme { scheme, id: id.clone() });
        all.push(Subject::Evaluations { scheme, id: id.clone() });
        all.extend(acts::plan(one));
        all.extend(one.acts().map(|(place, act)| Subject::Act { scheme, id: id.clone(), place, act: act.id.clone() }));
        all.extend(register::plan(one));
        all.extend(one.lives.of.keys().map(|base| Subject::Base { scheme, id: id.clone(), base: base.clone() }));
        all.extend(round::plan(one));
        all.extend(one.scheme.policies.keys().map(|version| Subject::Policy { scheme, id: id.clone(), version: version.clone() }));
        all.extend(comparison::plan(one));
    }
    all
}

impl Subject {
    /// The page's path below its language's folder; none for the two pages that stand at the root.
    #[must_use]
    pub fn path(&self) -> Option<String> {
        Some(match self {
            Self::Entry | Self::Missing => return None,
            Self::Home => address::HOME.to_owned(),
            Self::Latest => address::LATEST.to_owned(),
            Self::Registers => address::REGISTERS.to_owned(),
            Self::Notices { page } => address::notices(*page),
            Self::Scheme { id, .. } => address::scheme(id),
            Self::Acts { id, page, .. } => address::acts(id, *page),
            Self::Act { id, act, .. } => address::act(id, act),
            Self::Register { id, facet, page, .. } => address::register(id, facet.as_deref(), *page),
            Self::Base { id, base, .. } => address::base(id, base),
            Self::Hosts { page } => address::hosts(*page),
            Self::Host { host } => address::host(host),
            Self::Evaluations { id, .. } => address::evaluations(id),
            Self::Round { id, round, .. } => address::round(id, round),
            Self::Policies => address::POLICIES.to_owned(),
            Self::Compare => address::COMPARE.to_owned(),
            Self::Policy { id, version, .. } => address::policy(id, version),
            Self::Comparison { id, old, new, .. } => address::comparison(id, old, new),
            Self::Calendar => address::CALENDAR.to_owned(),
            Self::Year { year, region } => address::year(*year, region),
            Self::Data => address::DATA.to_owned(),
            Self::Columns => address::COLUMNS.to_owned(),
            Self::Objection => address::OBJECTION.to_owned(),
            Self::Search => address::SEARCH.to_owned(),
            Self::Verify => address::VERIFY.to_owned(),
            Self::Checks => address::CHECKS.to_owned(),
            Self::Check { code } => address::check(code),
            Self::Accessibility => address::ACCESSIBILITY.to_owned(),
            Self::Moved { from, .. } | Self::Gone { from, .. } => from.clone(),
        })
    }

    /// Where the page is in a language, from the root of the site; the pages at the root are in Chinese and English at once.
    #[must_use]
    pub fn address(&self, lang: Lang) -> Option<String> {
        match (self, lang) {
            (Self::Entry, Lang::Zh) => Some("index.html".to_owned()),
            (Self::Missing, Lang::Zh) => Some("404.html".to_owned()),
            _ => self.path().map(|path| [lang.code(), "/", &path].concat()),
        }
    }

    /// Where the page is, from the root of the site, in each language.
    #[must_use]
    pub fn addresses(&self) -> Vec<(Lang, String)> {
        Lang::ALL.into_iter().filter_map(|lang| Some((lang, self.address(lang)?))).collect()
    }

    /// Whether its English page has a Chinese body: prose or a guide not yet in English, or an official
    /// text, which is only in Chinese. Its two pages are no pair of translations.
    #[must_use]
    pub fn is_untranslated(&self, survey: &Survey<'_>) -> bool {
        let scheme = |place: &usize| survey.schemes.get(*place).map(|one| one.scheme);
        let only_zh = |prose: &Prose| prose.zh.is_some() && prose.en.is_none();
        let found = match self {
            Self::Act { scheme: of, place, .. } => scheme(of).and_then(|scheme| scheme.acts.get(*place)).map(|act| only_zh(&act.prose)),
            Self::Base { scheme: of, base, .. } => scheme(of).and_then(|scheme| scheme.bases.get(base)).map(|base| only_zh(&base.prose)),
            Self::Policy { scheme: of, version, .. } => {
                let policy = scheme(of).and_then(|scheme| scheme.policies.get(version));
                policy.map(Policy::speaks_chinese_alone)
            }
            Self::Comparison { scheme: of, old, new, .. } => {
                let policies = scheme(of).map(|scheme| &scheme.policies);
                let carried = |version| policies.and_then(|all| all.get(version)).is_some_and(|policy| policy.text.is_some());
                Some(carried(old) && carried(new))
            }
            _ => None,
        };
        found.unwrap_or_default()
    }

    /// Writes the page; none when its subject is not in the survey, which planning from the same survey rules out.
    #[must_use]
    pub fn write(&self, desk: &Desk<'_>) -> Option<Written> {
        let scheme = |place: &usize| desk.survey.schemes.get(*place);
        Some(match self {
            Self::Entry => entry::write(desk),
            Self::Missing => missing::write(desk),
            Self::Home => home::write(desk),
            Self::Latest => latest::write(desk),
            Self::Registers => registers::write(desk),
            Self::Notices { page } => notices::write(desk, *page),
            Self::Scheme { scheme: place, .. } => scheme::write(desk, scheme(place)?),
            Self::Acts { scheme: place, page, .. } => acts::write(desk, scheme(place)?, *page),
            Self::Act { scheme: one, place, .. } => act::write(desk, scheme(one)?, *place)?,
            Self::Register { scheme: place, facet, page, .. } => register::write(desk, scheme(place)?, facet.as_deref(), *page),
            Self::Base { scheme: place, base, .. } => base::write(desk, scheme(place)?, base)?,
            Self::Hosts { page } => hosts::write(desk, *page),
            Self::Host { host } => host::write(desk, host)?,
            Self::Evaluations { scheme: place, .. } => evaluations::write(desk, scheme(place)?),
            Self::Round { scheme: place, round, .. } => round::write(desk, scheme(place)?, round),
            Self::Policies => policies::write(desk),
            Self::Compare => compare::write(desk),
            Self::Policy { scheme: place, version, .. } => policy::write(desk, scheme(place)?, version)?,
            Self::Comparison { scheme: place, old, new, .. } => comparison::write(desk, scheme(place)?, old, new)?,
            Self::Calendar => calendar::write(desk),
            Self::Year { year, region } => year::write(desk, *year, region)?,
            Self::Data => data::write(desk),
            Self::Columns => columns::write(desk),
            Self::Objection => objection::write(desk),
            Self::Search => search::write(desk),
            Self::Verify => verify::write(desk),
            Self::Checks => checks::write(desk),
            Self::Check { code } => check::write(desk, code)?,
            Self::Accessibility => accessibility::write(desk),
            Self::Moved { from, to, entry } => moved::write(desk, from, to, *entry)?,
            Self::Gone { from, entry } => gone::write(desk, from, *entry)?,
        })
    }
}
