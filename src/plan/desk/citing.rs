//! Articles and texts as a page cites them.

use std::borrow::Cow;

use super::Desk;
use crate::model::id::{ArticleKey, Citation, SchemeId, VersionId};
use crate::model::register::Scheme;
use crate::model::rule::{Articles, Edition};
use crate::model::standing::Basis;
use crate::model::text::Lang;
use crate::plan::view::Cite;
use crate::plan::{address, words};

impl Desk<'_> {
    /// A citation as a link, with the text's short name where another scheme's text is cited.
    #[must_use]
    pub fn cite(&self, cite: &Citation, own: Option<&Scheme>) -> Cite {
        let scheme = self.survey.register.scheme(cite.scheme.as_str());
        let policy = scheme.and_then(|scheme| scheme.policies.get(&cite.version));
        let printed = cite.key.as_ref().and_then(|key| policy.and_then(|policy| policy.printed(key)));
        let place = match (self.lang, cite.key.as_ref(), printed) {
            (Lang::Zh, Some(_), Some(printed)) => printed,
            (_, Some(key), _) => words::article_en(key).into(),
            (_, None, _) => "".into(),
        };
        let label = match (scheme, own) {
            (Some(scheme), Some(own)) if scheme.id == own.id => place.into_owned(),
            _ => match (policy, self.lang) {
                (None, _) => format!("{}{place}", cite.version),
                (Some(policy), Lang::Zh) => format!("《{}》{place}", policy.facts.title.zh),
                (Some(policy), Lang::En) => format!("{}{}{place}", policy.facts.title.en, if place.is_empty() { "" } else { ", " }),
            },
        };
        Cite { label, href: self.place(&cite.scheme, &cite.version, cite.key.as_ref()) }
    }

    /// The relative address of a text, or of a place in it.
    fn place(&self, scheme: &SchemeId, version: &VersionId, key: Option<&ArticleKey>) -> String {
        self.href(&address::place(scheme, version, key))
    }

    /// The articles of a rule.
    #[must_use]
    pub fn cites(&self, scheme: &Scheme, edition: &Edition, articles: &Articles) -> Vec<Cite> {
        scheme.cite(edition, articles).iter().map(|cite| self.cite(cite, Some(scheme))).collect()
    }

    /// The articles a step, a due item or a bar rests on.
    #[must_use]
    pub fn cites_basis(&self, scheme: &Scheme, basis: &Basis) -> Vec<Cite> {
        let version = &basis.edition.version;
        let policy = scheme.policies.get(version).filter(|_| self.lang == Lang::Zh);
        let printed = |key: &ArticleKey| policy.and_then(|policy| policy.printed(key)).map(Cow::into_owned);
        let cite = |key: &ArticleKey| Cite {
            label: printed(key).unwrap_or_else(|| words::article_en(key)),
            href: self.place(&scheme.id, version, Some(key)),
        };
        basis.keys.iter().map(cite).collect()
    }
}
