//! The rules of an edition in words, each with its articles: what the pages of schemes and texts show.
//!
//! The words come from the rule shapes alone, so a sixth scheme reads like the five.

mod bounds;
mod consequence;
mod definition;
mod path;
mod practice;
mod publicity;
mod topic;
pub mod vocabulary;

use super::desk::Desk;
use super::view::RuleRow;
use super::words;
use crate::model::id::{ArticleKey, Slug};
use crate::model::register::Scheme;
use crate::model::rule::{Articles, CycleOf, Edition, Event, Strength};
use crate::model::text::{Bilingual, Lang};

pub use practice::practice;
pub use topic::{TopicRule, on_topic};

/// Rules of one shape, under one anchor.
#[derive(Debug, Clone)]
pub struct Group {
    /// The anchor on the scheme's page.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// Whether the order matters.
    pub ordered: bool,
    /// The rules.
    pub rules: Vec<Worded>,
}

/// A rule in words.
#[derive(Debug, Clone, Default)]
pub struct Worded {
    /// What it is about.
    pub term: String,
    /// What it says.
    pub text: String,
    /// Where the text says so.
    pub articles: Vec<ArticleKey>,
    /// `原则上`, where it binds in principle only.
    pub strength: Option<String>,
    /// The language of the words, where it is not the page's.
    pub lang: Option<&'static str>,
}

impl Worded {
    /// The rule with its articles as links.
    #[must_use]
    pub fn row(&self, desk: &Desk<'_>, scheme: &Scheme, edition: &Edition) -> RuleRow {
        RuleRow {
            term: self.term.clone(),
            text: self.text.clone(),
            cites: self.articles.iter().map(|key| desk.cite(&scheme.cite_key(edition, key), Some(scheme))).collect(),
            lang: self.lang,
            strength: self.strength.clone(),
        }
    }
}

/// Every rule of an edition, in the order of the scheme's page; shapes without a rule are left out.
#[must_use]
pub fn groups(desk: &Desk<'_>, scheme: &Scheme, edition: &Edition) -> Vec<Group> {
    let telling = Telling { desk, scheme, edition };
    let mut groups = vec![telling.publicity()];
    groups.extend(telling.steps());
    groups.extend([
        telling.types(),
        telling.hosts(),
        telling.grades(),
        telling.cycles(),
        telling.consequences(),
        telling.limits(),
        telling.changes(),
        telling.names(),
        telling.statements(),
    ]);
    groups.retain(|group| !group.rules.is_empty());
    groups
}

/// What an edition makes of some events, in the order written.
#[must_use]
pub fn follows(desk: &Desk<'_>, scheme: &Scheme, edition: &Edition, on: impl Fn(&Event) -> bool) -> Vec<Worded> {
    let told = Telling { desk, scheme, edition }.consequences().rules;
    told.into_iter().zip(&edition.consequence).filter(|(_, rule)| on(&rule.on)).map(|(told, _)| told).collect()
}

/// How often one thing recurs by an edition.
#[must_use]
pub fn recurs(desk: &Desk<'_>, scheme: &Scheme, edition: &Edition, of: CycleOf) -> Vec<Worded> {
    let told = Telling { desk, scheme, edition }.cycles().rules;
    told.into_iter().zip(&edition.cycle).filter(|(_, rule)| rule.of == of).map(|(told, _)| told).collect()
}

/// An edition being told in the language of a page.
struct Telling<'t, 'a> {
    desk: &'t Desk<'a>,
    scheme: &'t Scheme,
    edition: &'t Edition,
}

impl Telling<'_, '_> {
    fn group(&self, id: &str, zh: &str, en: &str, rules: Vec<Worded>) -> Group {
        Group { id: id.to_owned(), title: self.pick(zh, en), ordered: false, rules }
    }

    fn rule(&self, term: String, text: String, articles: &Articles) -> Worded {
        Worded { term: words::capital(&term), text, articles: articles.keys().to_vec(), ..Worded::default() }
    }

    fn bound(&self, term: String, text: String, articles: &Articles, strength: Strength) -> Worded {
        Worded { strength: words::strength(self.desk.lang, strength), ..self.rule(term, text, articles) }
    }

    fn pick(&self, zh: &str, en: &str) -> String {
        self.desk.pick(zh, en).to_owned()
    }

    fn say(&self, words: &Bilingual) -> String {
        self.desk.told(words).to_owned()
    }

    fn zh(&self) -> bool {
        self.desk.lang == Lang::Zh
    }

    /// Words in a row: `甲、乙`, `a, b`.
    fn list(&self, words: impl IntoIterator<Item = String>) -> String {
        words.into_iter().collect::<Vec<_>>().join(self.desk.pick("、", ", "))
    }

    /// Parts of a sentence: `甲；乙`, `a; b`; empty ones are left out.
    fn parts(&self, parts: impl IntoIterator<Item = String>) -> String {
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(self.desk.pick("；", "; "))
    }

    /// A term with what narrows it: `申报条件（企业）`.
    fn narrowed(&self, term: String, by: Vec<String>) -> String {
        match (by.is_empty(), self.zh()) {
            (true, _) => term,
            (false, true) => format!("{term}（{}）", self.list(by)),
            (false, false) => format!("{term} ({})", self.list(by)),
        }
    }

    /// A labelled part: `材料：甲`, `material: a`; empty where there is none.
    fn labelled(&self, zh: &str, en: &str, words: Option<&Bilingual>) -> String {
        words
            .map(|words| if self.zh() { format!("{zh}：{}", self.say(words)) } else { format!("{en}: {}", self.say(words)) })
            .unwrap_or_default()
    }

    /// The edition's name for a type, else the short name.
    fn type_name(&self, id: &Slug) -> String {
        self.edition.types.iter().find(|rule| &rule.id == id).map_or_else(|| id.to_string(), |rule| self.say(&rule.name))
    }

    /// The edition's name for a kind of host, else the site's, else the short name.
    fn host_kind(&self, id: &Slug) -> String {
        let own = self.edition.host.iter().find(|rule| &rule.id == id).map(|rule| &rule.name);
        own.or_else(|| self.desk.survey.register.kinds.get(id)).map_or_else(|| id.to_string(), |name| self.say(name))
    }

    fn grade_name(&self, id: &Slug) -> String {
        self.edition.grade_of(id.as_str()).map_or_else(|| id.to_string(), |grade| self.say(&grade.name))
    }
}
