//! The rules of a scheme, each with its articles: `data/<scheme>/rules.json`.
//!
//! One object for each edition. `text` with `#` and an article of a rule is a citation, such as
//! `qingdao/measures-2024#13-3`. What a text leaves open is `"unstated"`; no number is made up for it.

use serde_json::{Map, Value, json};

use super::json::pretty;
use crate::model::calendar::FirstDay;
use crate::model::rule::{
    Above, Articles, Consequence, Cycle, Edition, Effect, Event, Every, Length, Limit, NameRule, ObjectionRule, Practice, Publicity,
    RuleUnit,
};
use crate::plan::address;
use crate::plan::survey::{SchemeSurvey, Survey};

/// The file's bytes.
pub(super) fn write(survey: &Survey<'_>, one: &SchemeSurvey<'_>) -> Vec<u8> {
    let editions: Vec<Value> = one.scheme.editions.iter().map(|edition| rules(survey, one, edition)).collect();
    pretty(&json!({ "as_of": survey.day, "scheme": one.scheme.id, "editions": editions }))
}

fn rules(survey: &Survey<'_>, one: &SchemeSurvey<'_>, edition: &Edition) -> Value {
    let policy = one.scheme.policies.get(&edition.version);
    let page = address::policy(&one.scheme.id, &edition.version);
    json!({
        "text": format!("{}/{}", one.scheme.id, edition.version),
        "title": policy.map(|policy| &policy.facts.title),
        "status": policy.map(|policy| policy.status(survey.day).code()),
        "page": { "zh": format!("zh/{page}"), "en": format!("en/{page}") },
        "no_rule_on": edition.silent,
        "practice": practice(&edition.practice),
        "publicity": edition.publicity.iter().map(publicity).collect::<Vec<_>>(),
        "hosts": edition.host.iter().map(|rule| json!({
            "id": rule.id, "name": rule.name, "and_others": rule.open, "articles": keys(&rule.article),
        })).collect::<Vec<_>>(),
        "types": edition.types.iter().map(|rule| json!({
            "id": rule.id, "name": rule.name, "hosts": rule.hosts.as_ref().map(|hosts| &hosts.ids),
            "and_others": rule.open, "articles": keys(&rule.article),
        })).collect::<Vec<_>>(),
        "grades": edition.grade.iter().map(|grade| json!({
            "id": grade.id, "role": grade.role, "name": grade.name, "articles": keys(&grade.article),
        })).collect::<Vec<_>>(),
        "cycles": edition.cycle.iter().map(cycle).collect::<Vec<_>>(),
        "consequences": edition.consequence.iter().map(consequence).collect::<Vec<_>>(),
        "limits": edition.limit.iter().map(limit).collect::<Vec<_>>(),
        "changes": edition.change.iter().map(|rule| json!({
            "what": rule.what, "rule": rule.rule, "to": rule.to, "text": rule.text,
            "strength": rule.strength, "articles": keys(&rule.article),
        })).collect::<Vec<_>>(),
        "names": edition.name.iter().map(name).collect::<Vec<_>>(),
    })
}

fn keys(articles: &Articles) -> Value {
    json!(articles.keys())
}

/// How the office reads what the text leaves open; an absent key stays open.
fn practice(practice: &Practice) -> Value {
    let first_day = practice.first_day.map(|first| match first {
        FirstDay::PostingDay => "posting-day",
        FirstDay::NextDay => "next-day",
    });
    json!({
        "first_day": first_day,
        "rectify_from": practice.rectify_from,
        "cycle_from": practice.cycle_from,
        "bar_from": practice.bar_from,
    })
}

fn publicity(rule: &Publicity) -> Value {
    let days = match rule.days {
        Length::Exact(days) => json!({ "exact": days }),
        Length::AtLeast(days) => json!({ "at_least": days }),
        Length::Unstated => json!("unstated"),
    };
    let unit = match rule.unit {
        RuleUnit::WorkingDays => "working-days",
        RuleUnit::CalendarDays => "calendar-days",
        RuleUnit::Unstated => "unstated",
    };
    let objection = |objection: &ObjectionRule| {
        json!({
            "leads_on": objection.leads_on, "handling": objection.handling, "by": objection.by,
            "publish": objection.publish, "articles": keys(&objection.article),
        })
    };
    json!({
        "for": rule.effects, "days": days, "unit": unit, "place": rule.place,
        "objection": rule.objection.as_ref().map(objection), "articles": keys(&rule.article),
    })
}

fn cycle(rule: &Cycle) -> Value {
    let every = match rule.every {
        Every::Years(years) => json!({ "years": years }),
        Every::Regular => json!("regular"),
        Every::ByCall => json!("by-call"),
        Every::Unstated => json!("unstated"),
    };
    json!({
        "of": rule.of, "every": every, "for_years": rule.for_years, "due": rule.due, "by": rule.by, "to": rule.to,
        "strength": rule.strength, "articles": keys(&rule.article),
    })
}

fn consequence(rule: &Consequence) -> Value {
    let of = rule.of.iter().map(|above| match above {
        Above::Scheme { scheme } => json!({ "scheme": scheme }),
        Above::Title(title) => json!({ "title": title }),
    });
    json!({
        "on": event(&rule.on), "while": rule.condition, "of": of.collect::<Vec<_>>(), "then": effect(&rule.then),
        "strength": rule.strength, "text": rule.text, "articles": keys(&rule.article),
    })
}

/// The event by its code, with its particulars where it has some.
fn event(event: &Event) -> Value {
    match event {
        Event::Graded(grades) => with("event", event.code(), json!({ "grades": grades })),
        Event::FailedYears(years) => with("event", event.code(), json!({ "years": years })),
        Event::Reports(reports) => with("event", event.code(), json!({ "state": reports.state, "years_running": reports.running })),
        Event::Stated(label) => with("event", "stated", json!({ "label": label })),
        Event::FailedAgain
        | Event::MaterialMissing
        | Event::Absent
        | Event::HostAsks
        | Event::HostEnded
        | Event::CannotRun
        | Event::RecognisedAbove
        | Event::TopAbove
        | Event::Revoked
        | Event::GivenUp => with("event", event.code(), json!({})),
    }
}

fn effect(effect: &Effect) -> Value {
    let (code, particulars) = match effect {
        Effect::Keep => ("keep", json!({})),
        Effect::Rectify(term) => match term.months {
            Some(months) => ("rectify", json!({ "months": months, "again": term.again })),
            None => ("rectify", json!({ "years": term.years, "again": term.again })),
        },
        Effect::Grade(grade) => ("grade", json!({ "grade": grade })),
        Effect::Criticise => ("criticise", json!({})),
        Effect::Revoke => ("revoke", json!({})),
        Effect::Exit(rule) => ("exit", json!({ "from": rule.from })),
        Effect::Exempt => ("exempt", json!({})),
        Effect::Benefit => ("benefit", json!({})),
        Effect::Bar(bar) => ("bar", json!({ "years": bar.years, "who": bar.who, "stops": bar.stops })),
    };
    with("effect", code, particulars)
}

/// The code under its key, then the particulars.
fn with(key: &str, code: &str, particulars: Value) -> Value {
    let mut all = Map::new();
    all.insert(key.to_owned(), json!(code));
    if let Value::Object(particulars) = particulars {
        all.extend(particulars);
    }
    Value::Object(all)
}

fn limit(rule: &Limit) -> Value {
    json!({
        "max": rule.max, "per": rule.per, "hosts": rule.hosts, "scope": rule.scope,
        "strength": rule.strength, "articles": keys(&rule.article),
    })
}

fn name(rule: &NameRule) -> Value {
    json!({
        "formula": { "zh": rule.zh, "en": rule.en }, "types": rule.types,
        "strength": rule.strength, "articles": keys(&rule.article),
    })
}
