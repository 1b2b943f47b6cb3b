//! `bases/<number>.json`: a base on the day, with every step that made it what it is.

use schemars::JsonSchema;
use serde::Serialize;

use super::base_of;
use super::parts::{Host, Pages, Word, base_pages, base_type, cites};
use crate::model::day::Day;
use crate::model::draft;
use crate::model::id::{ActId, BaseId, SchemeId, Slug};
use crate::model::register::Scheme;
use crate::model::rule::{BarStops, BarWho};
use crate::model::standing::{self, Life};
use crate::model::text::Bilingual;
use crate::plan::survey::{SchemeSurvey, Survey};
use crate::plan::words;

/// A base.
#[derive(Serialize, JsonSchema)]
pub(super) struct Base<'a> {
    /// The scheme.
    scheme: &'a SchemeId,
    /// Its number, unique within the scheme.
    number: &'a BaseId,
    /// Its name on the day.
    name: &'a Bilingual,
    /// Its standing on the day.
    standing: Word<'static>,
    /// Since when it has that standing; null where the opening of the register does not say.
    since: Option<Day>,
    /// What it carries beside its standing.
    marks: Vec<Word<'static>>,
    /// Its type.
    r#type: Word<'a>,
    /// Its host on the day.
    host: Host<'a>,
    /// Where its host is.
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<&'a Bilingual>,
    /// Its field.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a Bilingual>,
    /// Its leader.
    #[serde(skip_serializing_if = "Option::is_none")]
    leader: Option<&'a Bilingual>,
    /// Who recommended it.
    #[serde(skip_serializing_if = "Option::is_none")]
    recommender: Option<&'a Bilingual>,
    /// Its partners abroad, as first published.
    partners: Vec<Partner<'a>>,
    /// When it was recognised, where an act or the opening of the register says.
    #[serde(skip_serializing_if = "Option::is_none")]
    recognised: Option<Day>,
    /// The number of the document that recognised it.
    #[serde(skip_serializing_if = "str::is_empty")]
    document: &'a str,
    /// What must follow, the earliest first, then what has no date.
    due: Vec<Due<'a>>,
    /// The bars that run because of it or its host.
    bars: Vec<Bar<'a>>,
    /// The outcomes of its evaluations that count, the earliest first.
    evaluations: Vec<Evaluation<'a>>,
    /// Every step that made it what it is, the earliest first.
    trail: Vec<Step<'a>>,
    /// The same base in other schemes.
    also: Vec<Also<'a>>,
    /// Its pages.
    pages: Pages,
}

#[derive(Serialize, JsonSchema)]
struct Partner<'a> {
    /// Its name.
    name: &'a Bilingual,
    /// Its country or region, ISO 3166-1 alpha-2.
    country: &'a str,
    /// The class of the country, where the text has classes.
    #[serde(skip_serializing_if = "Option::is_none")]
    class: Option<&'a Slug>,
}

#[derive(Serialize, JsonSchema)]
struct Due<'a> {
    /// What, one word.
    code: &'a str,
    /// What, in words.
    words: &'a Bilingual,
    /// By when, where the rules tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<Day>,
    /// The articles: `scheme/version#article`.
    basis: Vec<String>,
}

#[derive(Serialize, JsonSchema)]
struct Bar<'a> {
    /// Who is barred.
    who: BarWho,
    /// From what.
    stops: BarStops,
    /// The base whose end brought it.
    because_of: &'a BaseId,
    /// The first day; absent where neither the text nor the authority says which it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<Day>,
    /// The last day; absent: as long as its cause holds, or not to be told without a first day.
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<Day>,
    /// The articles: `scheme/version#article`.
    basis: Vec<String>,
}

#[derive(Serialize, JsonSchema)]
struct Evaluation<'a> {
    /// The round.
    round: &'a str,
    /// The outcome: a grade of the edition, or why there is none.
    result: Word<'a>,
    /// From when it holds; absent where only the round is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Day>,
    /// Whether it was the re-evaluation after a term of rectification.
    re_evaluation: bool,
    /// The act that settled it.
    act: &'a ActId,
}

#[derive(Serialize, JsonSchema)]
struct Step<'a> {
    /// From when it holds.
    date: Day,
    /// When it was made public.
    posted: Day,
    /// What happened, one word.
    code: &'a str,
    /// What happened, in words.
    words: &'a Bilingual,
    /// The standing after it, one word.
    standing: &'static str,
    /// The act.
    act: &'a ActId,
    /// The articles: `scheme/version#article`.
    basis: Vec<String>,
}

#[derive(Serialize, JsonSchema)]
struct Also<'a> {
    /// The other scheme.
    scheme: &'a SchemeId,
    /// Its number there.
    number: &'a BaseId,
    /// Where it is.
    path: String,
}

/// A base of a scheme; none when no posted act names it.
pub(super) fn of<'a>(survey: &'a Survey<'_>, one: &'a SchemeSurvey<'_>, id: &BaseId) -> Option<Base<'a>> {
    let scheme = one.scheme;
    let (number, life) = one.lives.of.get_key_value(id)?;
    let base = scheme.bases.get(id)?;
    let now = &life.now;
    let posted = |also: &&'a draft::base::Also| {
        survey.schemes.iter().any(|other| other.scheme.id == also.scheme && other.lives.of.contains_key(&also.base))
    };
    Some(Base {
        scheme: &scheme.id,
        number,
        name: &now.name,
        standing: Word::standing(life.standing),
        since: life.since,
        marks: life.marks.iter().map(|mark| Word::mark(*mark)).collect(),
        r#type: base_type(scheme, &now.kind),
        host: Host::from(now.as_ref()),
        region: survey.register.hosts.get(&now.host.id).and_then(|host| host.region.as_ref()),
        field: now.field.as_deref(),
        leader: now.leader.as_deref(),
        recommender: now.recommender.as_deref(),
        partners: base
            .partners
            .iter()
            .map(|partner| Partner { name: &partner.name, country: &partner.country, class: partner.class.as_ref() })
            .collect(),
        recognised: life.recognised,
        document: &life.number,
        due: life
            .due
            .iter()
            .map(|due| Due { code: due.what.code(), words: &due.words, by: due.by, basis: cites(scheme, &due.basis) })
            .collect(),
        bars: life.bars.iter().map(|bar| self::bar(scheme, bar)).collect(),
        evaluations: evaluations(scheme, life),
        trail: life.trail.iter().filter_map(|step| self::step(scheme, step)).collect(),
        also: base
            .also
            .iter()
            .filter(posted)
            .map(|also| Also { scheme: &also.scheme, number: &also.base, path: base_of(&also.scheme, &also.base) })
            .collect(),
        pages: base_pages(scheme, id),
    })
}

fn bar<'a>(scheme: &Scheme, bar: &'a standing::BarOn) -> Bar<'a> {
    let basis = cites(scheme, &bar.basis);
    Bar { who: bar.who, stops: bar.stops, because_of: &bar.base, from: bar.from, until: bar.until, basis }
}

fn evaluations<'a>(scheme: &'a Scheme, life: &'a Life) -> Vec<Evaluation<'a>> {
    let told = |told: &'a standing::Evaluation| {
        let act = scheme.acts.get(told.act)?;
        let result = Word::of(told.outcome.code(), |lang| words::outcome(lang, &told.outcome, &act.under).text);
        Some(Evaluation { round: &told.round, result, date: told.date, re_evaluation: told.again, act: &act.id })
    };
    life.evaluations.iter().filter_map(told).collect()
}

fn step<'a>(scheme: &'a Scheme, step: &'a standing::Step) -> Option<Step<'a>> {
    let act = scheme.acts.get(step.act)?;
    Some(Step {
        date: step.date,
        posted: step.posted,
        code: step.what.code(),
        words: &step.words,
        standing: step.standing.code(),
        act: &act.id,
        basis: cites(scheme, &step.basis),
    })
}
