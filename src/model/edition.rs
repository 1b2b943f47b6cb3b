//! What the rules of an edition say of an effect, a change, a grade, a ground or an event.

use super::calendar::Unit;
use super::list::{Ground, Subject};
use super::rule::{ChangeRule, Consequence, Edition, Effect, Event, Grade, Proposed, Publicity};

/// What a base's page shows, and what a list of changes can always name.
const OF_A_BASE: [&str; 9] = ["name", "host", "type", "field", "leader", "recommender", "sponsor", "partner", "other"];

impl Edition {
    /// The particulars of a base that a list of changes can name: those every page shows, and what the articles on changes list;
    /// the name of its host changes with the host.
    #[must_use]
    pub fn particulars(&self) -> Vec<&str> {
        let listed = self.change.iter().flat_map(|rule| &rule.what).map(|what| what.as_str());
        let mut known: Vec<&str> = OF_A_BASE.into_iter().chain(listed).filter(|what| *what != Subject::HOST_NAME).collect();
        known.sort_unstable();
        known.dedup();
        known
    }

    /// The window rule of an effect; none: the text asks for no window.
    #[must_use]
    pub fn publicity_of(&self, effect: Proposed) -> Option<&Publicity> {
        self.publicity.iter().find(|rule| rule.effects.contains(&effect))
    }

    /// What the days of a window for some effects are: what the first rule on one of them counts, else working days.
    #[must_use]
    pub fn counts(&self, effects: &[Proposed]) -> Unit {
        let rule = effects.iter().find_map(|effect| self.publicity_of(*effect));
        rule.map_or(Unit::WorkingDays, |rule| rule.unit.counted())
    }

    /// A grade by its id.
    #[must_use]
    pub fn grade_of(&self, id: &str) -> Option<&Grade> {
        self.grade.iter().find(|grade| grade.id.as_str() == id)
    }

    /// What the text says of a change of some particular.
    #[must_use]
    pub fn change_of(&self, what: &str) -> Option<&ChangeRule> {
        self.change.iter().find(|rule| rule.what.iter().any(|known| known.as_str() == what))
    }

    /// The consequences that a ground names.
    pub fn named<'a>(&'a self, ground: &'a Ground) -> impl Iterator<Item = &'a Consequence> + 'a {
        self.consequence.iter().filter(move |rule| ground.names(&rule.article, &rule.on))
    }

    /// The event whose bars follow an exit on a ground: that it was given up, where the text bars for that; that it was
    /// revoked, where the text has a revocation follow from the ground, whatever the list is called.
    #[must_use]
    pub fn barred_by_exit(&self, ground: &Ground) -> Option<Event> {
        let given_up = self.named(ground).any(|rule| rule.on.gives_up());
        let bars = |event: Event| self.on(move |on| *on == event).any(|rule| matches!(rule.then, Effect::Bar(_)));
        if given_up && bars(Event::GivenUp) {
            return Some(Event::GivenUp);
        }
        self.named(ground).any(|rule| rule.then == Effect::Revoke).then_some(Event::Revoked)
    }

    /// The consequences of an event, in the order written.
    pub fn on<'a>(&'a self, happened: impl Fn(&Event) -> bool + 'a) -> impl Iterator<Item = &'a Consequence> + 'a {
        self.consequence.iter().filter(move |rule| happened(&rule.on))
    }
}
