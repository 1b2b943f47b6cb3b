//! The closed list of topics: of each, an edition has a rule, or says that its text was read and has none.

use schemars::{Schema, SchemaGenerator, json_schema};

use super::{ChangeRule, Consequence, Cycle, CycleOf, Edition, Effect, Event, Grade, May, Proposed, Publicity, Role, Statement};

/// A topic by its short name, under the heading it is compared under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Topic {
    /// The word used in `silent`.
    pub code: &'static str,
    /// The heading.
    pub group: TopicGroup,
}

/// The headings under which topics are compared, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TopicGroup {
    /// From the call to the plaque.
    Recognition,
    /// What a base is called, and how many there may be.
    Register,
    /// Evaluations, reports, contracts.
    Evaluation,
    /// What follows from a grade, a report, a revocation.
    Consequence,
    /// Changes and ways out.
    Change,
    /// Duties, support, and the text itself.
    Text,
}

impl TopicGroup {
    /// Every heading, in order.
    pub const ALL: [Self; 6] = [Self::Recognition, Self::Register, Self::Evaluation, Self::Consequence, Self::Change, Self::Text];
}

const fn topic(code: &'static str, group: TopicGroup) -> Topic {
    Topic { code, group }
}

/// Every topic, in the order of a comparison.
pub const TOPICS: [Topic; 38] = {
    use TopicGroup::{Change, Consequence, Evaluation, Recognition, Register, Text};
    [
        topic("type", Recognition),
        topic("host", Recognition),
        topic("recognition-round", Recognition),
        topic("eligibility", Recognition),
        topic("years-registered", Recognition),
        topic("path", Recognition),
        topic("partner-class", Recognition),
        topic("publicity:recognition", Recognition),
        topic("objection", Recognition),
        topic("plaque", Recognition),
        topic("grandfathering", Recognition),
        topic("name", Register),
        topic("limit", Register),
        topic("cycle:evaluation", Evaluation),
        topic("grade:top", Evaluation),
        topic("grade:pass", Evaluation),
        topic("grade:fail", Evaluation),
        topic("publicity:evaluation", Evaluation),
        topic("cycle:report", Evaluation),
        topic("contract", Evaluation),
        topic("rectify", Consequence),
        topic("absent", Consequence),
        topic("late-reports", Consequence),
        topic("top-above", Consequence),
        topic("recognised-above", Consequence),
        topic("grounds", Consequence),
        topic("publicity:revocation", Consequence),
        topic("bar", Consequence),
        topic("change", Change),
        topic("may-change", Change),
        topic("may-not-change", Change),
        topic("exit", Change),
        topic("exit:on-request", Change),
        topic("security", Text),
        topic("support", Text),
        topic("interprets", Text),
        topic("replaces", Text),
        topic("ends", Text),
    ]
};

/// A list of topics, by their short names.
pub(super) fn codes(_: &mut SchemaGenerator) -> Schema {
    let codes: Vec<&str> = TOPICS.iter().map(|topic| topic.code).collect();
    json_schema!({ "type": "array", "items": { "type": "string", "enum": codes } })
}

impl Edition {
    /// Whether it has a rule on a topic. What a text says of itself (`replaces`, `ends`) stands in its facts, not in rules.
    #[must_use]
    pub fn rules_on(&self, topic: &str) -> bool {
        match topic {
            "type" => !self.types.is_empty(),
            "host" => !self.host.is_empty(),
            "path" => !self.step.is_empty(),
            "name" => !self.name.is_empty(),
            "limit" => !self.limit.is_empty(),
            "objection" => self.publicity.iter().any(|rule| rule.objection.is_some()),
            _ => {
                self.publicity.iter().any(|rule| rule.is_on(topic))
                    || self.cycle.iter().any(|rule| rule.is_on(topic))
                    || self.grade.iter().any(|rule| rule.is_on(topic))
                    || self.consequence.iter().any(|rule| rule.is_on(topic))
                    || self.statement.iter().any(|rule| rule.is_on(topic))
                    || topic == "plaque" && self.step.iter().any(|step| step.plaque)
                    || self.change.iter().any(|rule| topic == "change" || rule.is_on(topic))
            }
        }
    }
}

impl Publicity {
    /// Whether it rules on a topic.
    #[must_use]
    pub fn is_on(&self, topic: &str) -> bool {
        let effect = match topic {
            "publicity:recognition" => Proposed::Recognition,
            "publicity:evaluation" => Proposed::Evaluation,
            "publicity:revocation" => Proposed::Revocation,
            _ => return false,
        };
        self.effects.contains(&effect)
    }
}

impl Cycle {
    /// Whether it rules on a topic.
    #[must_use]
    pub fn is_on(&self, topic: &str) -> bool {
        topic
            == match self.of {
                CycleOf::RecognitionRound => "recognition-round",
                CycleOf::Evaluation => "cycle:evaluation",
                CycleOf::Report => "cycle:report",
            }
    }
}

impl Grade {
    /// Whether it rules on a topic.
    #[must_use]
    pub fn is_on(&self, topic: &str) -> bool {
        topic
            == match self.role {
                Role::Top => "grade:top",
                Role::Pass => "grade:pass",
                Role::Fail => "grade:fail",
            }
    }
}

impl Consequence {
    /// Whether it rules on a topic.
    #[must_use]
    pub fn is_on(&self, topic: &str) -> bool {
        match topic {
            "grounds" => matches!(self.then, Effect::Revoke | Effect::Criticise),
            "rectify" => matches!(self.then, Effect::Rectify(_)),
            "absent" => self.on == Event::Absent,
            "late-reports" => matches!(self.on, Event::Reports(_) | Event::MaterialMissing),
            "bar" => matches!(self.then, Effect::Bar(_)),
            "top-above" => self.on == Event::TopAbove,
            "recognised-above" => self.on == Event::RecognisedAbove,
            "exit" => matches!(self.then, Effect::Exit(_)),
            // Some texts let a host ask for an exit, others for the revocation.
            "exit:on-request" => matches!(self.then, Effect::Exit(_) | Effect::Revoke) && (self.on.gives_up() || self.on == Event::GivenUp),
            _ => false,
        }
    }
}

impl ChangeRule {
    /// Whether it rules on a topic.
    #[must_use]
    pub fn is_on(&self, topic: &str) -> bool {
        topic
            == match self.rule {
                May::Report => "change",
                May::May => "may-change",
                May::MayNot => "may-not-change",
            }
    }
}

impl Statement {
    /// Whether it rules on a topic.
    #[must_use]
    pub fn is_on(&self, topic: &str) -> bool {
        match topic {
            "years-registered" => self.numbers.iter().any(|number| number.of.as_ref().is_some_and(|of| of.as_str() == "registered")),
            "change" => matches!(self.topic.as_str(), "change" | "change-procedure"),
            _ => self.topic.as_str() == topic,
        }
    }
}
