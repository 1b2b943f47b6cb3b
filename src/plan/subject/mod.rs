//! What pages there are and where they stand; what they say is made elsewhere.

mod all;

use super::address;
use super::survey::Survey;
use crate::model::id::{ActId, BaseId, HostId, SchemeId, VersionId};
use crate::model::policy::Policy;
use crate::model::register::Prose;
use crate::model::text::Lang;

pub use all::all;

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
}
