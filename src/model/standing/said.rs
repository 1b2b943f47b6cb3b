//! What a base is called and by whom it is run, in the words of the acts, while they are gone through.

use crate::model::id::{HostId, Slug, is_slug};
use crate::model::register::Particulars;
use crate::model::text::Bilingual;

/// A text in Chinese and in English.
type Words<'e> = (&'e str, &'e str);

/// The words that hold so far. Nothing is copied until all acts were looked at.
#[derive(Debug)]
pub(super) struct Said<'e> {
    pub name: Words<'e>,
    pub host: &'e HostId,
    kind: Option<&'e str>,
    field: Option<Words<'e>>,
    leader: Option<Words<'e>>,
    recommender: Option<Words<'e>>,
}

impl<'e> Said<'e> {
    /// What was first published.
    pub(super) fn of(first: &'e Particulars) -> Self {
        let words = |words: &'e Option<Box<Bilingual>>| words.as_deref().map(|words| (words.zh.as_str(), words.en.as_str()));
        Self {
            name: (&first.name.zh, &first.name.en),
            host: &first.host.id,
            kind: None,
            field: words(&first.field),
            leader: words(&first.leader),
            recommender: words(&first.recommender),
        }
    }

    /// Puts in what an act says of a particular other than the host; English that it does not give stays.
    pub(super) fn set(&mut self, what: &str, (zh, en): Words<'e>) {
        let over = |old: Option<Words<'e>>| Some((zh, if en.is_empty() { old.map_or("", |old| old.1) } else { en }));
        match what {
            "name" => self.name = over(Some(self.name)).unwrap_or(self.name),
            "type" if is_slug(zh) => self.kind = Some(zh),
            "field" => self.field = over(self.field),
            "leader" => self.leader = over(self.leader),
            "recommender" | "sponsor" => self.recommender = over(self.recommender),
            _ => {}
        }
    }

    /// The particulars, whose host still has its first name.
    pub(super) fn over(&self, first: &Particulars) -> Particulars {
        let words = |words: Option<Words<'_>>| words.map(|(zh, en)| Box::new(Bilingual::new(zh, en)));
        let mut now = first.clone();
        now.name = Bilingual::new(self.name.0, self.name.1);
        now.host.id = self.host.clone();
        if let Some(kind) = self.kind.and_then(|kind| Slug::try_from(kind.to_owned()).ok()) {
            now.kind = kind;
        }
        (now.field, now.leader, now.recommender) = (words(self.field), words(self.leader), words(self.recommender));
        now
    }
}
