//! Why a row says what it says: an article of the edition.

use std::fmt;
use std::str::FromStr;

use crate::model::id::{ArticleKey, BadName};
use crate::model::rule::{Articles, Event};

/// An article key of the edition, with the event's name where one key holds several.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ground {
    /// The article.
    pub key: ArticleKey,
    /// The event.
    pub event: Option<String>,
}

impl Ground {
    /// Whether it names a rule with these articles on this event.
    #[must_use]
    pub fn names(&self, articles: &Articles, on: &Event) -> bool {
        articles.keys().contains(&self.key) && self.event.as_deref().is_none_or(|event| event == on.code())
    }
}

impl fmt::Display for Ground {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.event {
            Some(event) => write!(f, "{}#{event}", self.key),
            None => write!(f, "{}", self.key),
        }
    }
}

/// Reads `15-1` and `21-7#host-asks`.
impl FromStr for Ground {
    type Err = BadName;

    fn from_str(text: &str) -> Result<Self, BadName> {
        let (key, event) = match text.split_once('#') {
            Some((key, event)) => (key, Some(event.to_owned())),
            None => (text, None),
        };
        Ok(Self { key: ArticleKey::try_from(key.to_owned())?, event })
    }
}
