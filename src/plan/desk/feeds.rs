//! The feeds and the calendar that a page names in its head, and shows where it has room for them.

use super::Desk;
use crate::model::register::Scheme;
use crate::plan::exports::{FeedForm, Topic};
use crate::plan::view::{FeedLink, Link};

impl Desk<'_> {
    /// The feeds of notices and the calendar, of all schemes or of one.
    #[must_use]
    pub fn feeds(&self, scheme: Option<&Scheme>) -> Vec<FeedLink> {
        let mut feeds = self.feeds_on(Topic::Notices, scheme);
        feeds.push(self.feed(scheme, self.pick("公示期日历（iCalendar）", "Windows (iCalendar)"), "windows.ics", "text/calendar"));
        feeds
    }

    /// The feeds of notices and of what changed in the register, and the calendar: for pages that show the register.
    #[must_use]
    pub fn all_feeds(&self, scheme: Option<&Scheme>) -> Vec<FeedLink> {
        let mut feeds = self.feeds(scheme);
        feeds.extend(self.feeds_on(Topic::Changes, scheme));
        feeds
    }

    /// Feeds as links, for people to see: their scheme is that of the page and needs no word.
    #[must_use]
    pub fn subscribe(&self, feeds: &[FeedLink]) -> Vec<Link> {
        let words = self.all_feeds(None);
        feeds.iter().zip(words).map(|(feed, words)| Link { text: words.title, href: feed.href.clone(), lang: None }).collect()
    }

    fn feeds_on(&self, topic: Topic, scheme: Option<&Scheme>) -> Vec<FeedLink> {
        let what = match topic {
            Topic::Notices => self.pick("公示订阅", "Notices"),
            Topic::Changes => self.pick("名录变动订阅", "Changes of the register"),
        };
        [FeedForm::Atom, FeedForm::Json]
            .map(|form| {
                let (name, media) = (form.name(), form.media_type());
                let title = [what, self.pick("（", " ("), name, self.pick("）", ")")].concat();
                self.feed(scheme, &title, &[topic.code(), ".", form.ending()].concat(), media)
            })
            .into()
    }

    fn feed(&self, scheme: Option<&Scheme>, title: &str, file: &str, r#type: &'static str) -> FeedLink {
        let (title, path) = match scheme {
            Some(scheme) => ([self.told(&scheme.name), self.pick("：", ": "), title].concat(), [scheme.id.as_str(), "/", file].concat()),
            None => (title.to_owned(), file.to_owned()),
        };
        FeedLink { title, href: self.href(&path), r#type }
    }
}
