//! What an edition says on one topic of the closed list: the rules in words, each with what tells it from another
//! scheme's rule. Words of our own are no difference; numbers, effects, classes and formulas are.

use super::{Group, Telling, Worded};
use crate::model::register::Scheme;
use crate::model::rule::{ChangeRule, Consequence, Edition, Effect, Every, Length, Statement};
use crate::plan::desk::Desk;

/// A rule in words and its substance.
#[derive(Debug, Clone)]
pub struct TopicRule {
    /// The rule.
    pub rule: Worded,
    /// Its substance, equal where two schemes rule alike; never shown.
    pub gist: String,
    /// The text has the rule and leaves the number or the interval open.
    pub open: bool,
}

/// The rules of an edition on a topic; none where it is silent or nothing was entered. What a text says of itself
/// (`replaces`, `ends`) stands in its facts, not in rules.
#[must_use]
pub fn on_topic(desk: &Desk<'_>, scheme: &Scheme, edition: &Edition, topic: &str) -> Vec<TopicRule> {
    let telling = Telling { desk, scheme, edition };
    match topic {
        "type" => telling.listed(telling.types().rules, edition.types.iter().map(|rule| (rule.id.to_string(), rule.open))),
        "host" => telling.listed(telling.hosts().rules, edition.host.iter().map(|rule| (rule.id.to_string(), rule.open))),
        "path" => {
            let rules = edition.step.iter().map(|step| telling.step(step, true)).collect();
            telling.listed(rules, edition.step.iter().map(|step| (format!("{:?}", step.kind), false)))
        }
        "grounds" => {
            let mut told = telling.following(topic);
            told.extend(telling.stating(topic));
            told
        }
        "recognition-round" | "cycle:evaluation" | "cycle:report" => telling.recurring(topic),
        "publicity:recognition" | "publicity:evaluation" | "publicity:revocation" => telling.windows(topic),
        "objection" => telling.objecting(),
        "name" => telling.formulas(),
        "plaque" => telling.plaques(),
        "limit" => telling.counts(),
        "grade:top" | "grade:pass" | "grade:fail" => telling.graded(topic),
        "rectify" | "absent" | "late-reports" | "bar" | "top-above" | "recognised-above" | "exit" | "exit:on-request" => {
            telling.following(topic)
        }
        "change" => telling.changing(),
        "may-change" | "may-not-change" => telling.particulars(|rule| rule.is_on(topic)),
        "support" => {
            let mut told = telling.stating(topic);
            if !told.is_empty() {
                told.extend(telling.consequent(|rule| rule.then == Effect::Benefit));
            }
            told
        }
        _ => telling.stating(topic),
    }
}

impl Telling<'_, '_> {
    /// A list of the text, whole, so that two are alike where they name the same; open where the text leaves it open.
    fn listed(&self, rules: Vec<Worded>, listed: impl Iterator<Item = (String, bool)>) -> Vec<TopicRule> {
        let listed: Vec<(String, bool)> = listed.collect();
        let gist = listed.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>().join(" ");
        rules.into_iter().zip(listed).map(|(rule, (_, open))| TopicRule { rule, gist: gist.clone(), open }).collect()
    }

    fn recurring(&self, topic: &str) -> Vec<TopicRule> {
        told(self.cycles(), &self.edition.cycle, |rule| {
            let gist = format!("{:?} {:?} {:?} {:?}", rule.every, rule.for_years, rule.due, rule.strength);
            rule.is_on(topic).then_some((gist, !matches!(rule.every, Every::Years(_))))
        })
    }

    fn windows(&self, topic: &str) -> Vec<TopicRule> {
        let rules = self.edition.publicity.iter().filter(|rule| rule.is_on(topic));
        rules
            .map(|rule| TopicRule {
                rule: self.window(rule),
                gist: format!("{:?} {:?}", rule.days, rule.unit),
                open: rule.days == Length::Unstated,
            })
            .collect()
    }

    fn objecting(&self) -> Vec<TopicRule> {
        let told = self.edition.publicity.iter().filter_map(|rule| {
            let objection = rule.objection.as_ref()?;
            let gist = format!("{:?} {:?} {:?} {:?}", rule.effects, objection.leads_on, objection.handling, objection.publish);
            Some(TopicRule { rule: self.objections(rule)?, gist, open: objection.handling.is_none() })
        });
        told.collect()
    }

    fn formulas(&self) -> Vec<TopicRule> {
        let gist: String = self.edition.name.iter().map(|rule| rule.zh.as_str()).collect();
        self.names().rules.into_iter().map(|rule| TopicRule { rule, gist: gist.clone(), open: false }).collect()
    }

    fn plaques(&self) -> Vec<TopicRule> {
        let steps = self.edition.step.iter().filter(|step| step.plaque);
        let steps = steps.map(|step| TopicRule { rule: self.step(step, true), gist: "plaque".to_owned(), open: false });
        steps.chain(self.stating("plaque")).collect()
    }

    fn counts(&self) -> Vec<TopicRule> {
        told(self.limits(), &self.edition.limit, |rule| {
            let gist = format!("{} {:?} {:?} {:?} {:?}", rule.max, rule.per, rule.hosts, rule.scope, rule.strength);
            Some((gist, rule.scope.is_some()))
        })
    }

    fn graded(&self, topic: &str) -> Vec<TopicRule> {
        told(self.grades(), &self.edition.grade, |rule| rule.is_on(topic).then(|| (rule.name.zh.clone(), false)))
    }

    fn following(&self, topic: &str) -> Vec<TopicRule> {
        self.consequent(|rule| rule.is_on(topic))
    }

    fn consequent(&self, wanted: impl Fn(&Consequence) -> bool) -> Vec<TopicRule> {
        let gist = |rule: &Consequence| format!("{:?} {:?} {:?} {:?}", rule.on, rule.condition, rule.then, rule.strength);
        told(self.consequences(), &self.edition.consequence, |rule| wanted(rule).then(|| (gist(rule), false)))
    }

    /// How a change is told and made; where the text has neither, all it says of changes.
    fn changing(&self) -> Vec<TopicRule> {
        let mut told = self.particulars(|rule| rule.is_on("change"));
        told.extend(self.stating("change"));
        if told.is_empty() { self.particulars(|_| true) } else { told }
    }

    fn particulars(&self, wanted: impl Fn(&ChangeRule) -> bool) -> Vec<TopicRule> {
        let gist = |rule: &ChangeRule| format!("{:?} {:?} {:?} {:?}", rule.what, rule.rule, rule.to, rule.strength);
        told(self.changes(), &self.edition.change, |rule| wanted(rule).then(|| (gist(rule), false)))
    }

    fn stating(&self, topic: &str) -> Vec<TopicRule> {
        let numbers = |rule: &Statement| rule.numbers.iter().map(|number| (number.at_least, number.unit.clone())).collect::<Vec<_>>();
        let gist = |rule: &Statement| format!("{:?} {:?}", numbers(rule), rule.classes);
        told(self.statements(), &self.edition.statement, |rule| rule.is_on(topic).then(|| (gist(rule), false)))
    }
}

/// The rules of a group that are wanted, each with its substance and whether it is open, as its rule of the edition has them.
fn told<R>(group: Group, rules: &[R], wanted: impl Fn(&R) -> Option<(String, bool)>) -> Vec<TopicRule> {
    let told = group.rules.into_iter().zip(rules);
    told.filter_map(|(words, rule)| wanted(rule).map(|(gist, open)| TopicRule { rule: words, gist, open })).collect()
}
