//! The papers compiled to days: what each says of a day, and from when until when it said so.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::day::Day;
use crate::model::text::Bilingual;

/// The holiday a day is off or worked for, and the paper that says so.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    /// The name of the holiday, as the paper has it.
    pub name: Bilingual,
    /// The number of the paper.
    pub number: String,
}

/// What a paper does to a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    Off,
    Work,
    TakenBack,
}

/// What one paper says of one day.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    pub effect: Effect,
    pub label: Arc<Label>,
    pub from: Day,
    pub until: Option<Day>,
}

impl Mark {
    /// Whether this stood for someone who knew the papers published up to `known`; `None` stands for all of them.
    fn stands(&self, known: Option<Day>) -> bool {
        match known {
            None => self.until.is_none(),
            Some(day) => self.from <= day && self.until.is_none_or(|until| day < until),
        }
    }
}

/// All that the papers of one region, or of the whole country, say.
#[derive(Clone, Debug, Default)]
pub(super) struct Marks(BTreeMap<Day, Vec<Mark>>);

impl Marks {
    /// Whether any paper ever spoke of a day.
    pub(super) fn names(&self, day: Day) -> bool {
        self.0.contains_key(&day)
    }

    /// What stood for a day; a day off or worked by name goes before a national arrangement taken back.
    pub(super) fn standing(&self, day: Day, known: Option<Day>) -> Option<&Mark> {
        let standing = || self.0.get(&day).into_iter().flatten().filter(|mark| mark.stands(known));
        standing().find(|mark| mark.effect != Effect::TakenBack).or_else(|| standing().next())
    }

    /// Adds what a paper says of a day.
    pub(super) fn add(&mut self, day: Day, mark: Mark) {
        self.0.entry(day).or_default().push(mark);
    }
}
