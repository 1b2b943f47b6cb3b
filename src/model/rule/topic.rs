//! The closed list of topics: of each, an edition has a rule, or says that its text was read and has none.

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
