//! What the feeds hold, before it has a format: the newest acts, or the newest changes of the register.
//!
//! A change is dated by the day it is both posted and effective, so a base whose term ran out yesterday is news today
//! although its act is a year old. Nothing is said that turns false by itself, such as "open".

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::links::Links;
use super::{chosen, plain, span};
use crate::model::day::Day;
use crate::model::id::BaseId;
use crate::model::register::{Act, ActKind};
use crate::model::standing::{Happened, Step, is_annulled};
use crate::model::text::Lang;
use crate::plan::newest::posted_last;
use crate::plan::survey::{SchemeSurvey, Survey};
use crate::plan::{address, words};

/// How many entries a feed holds.
const NEWEST: usize = 50;
/// How many bases an entry names before it says how many more there are.
const NAMED: usize = 40;

/// What a feed is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// Notices and all other acts.
    Notices,
    /// What changed in the register: recognised, evaluated, renamed, revoked, left.
    Changes,
}

impl Topic {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Notices, Self::Changes];

    /// The name of its files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Notices => "notices",
            Self::Changes => "changes",
        }
    }
}

/// How a feed is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedForm {
    /// Atom.
    Atom,
    /// JSON Feed.
    Json,
}

impl FeedForm {
    /// How the name of its file ends.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Atom => "atom",
            Self::Json => "feed.json",
        }
    }

    /// What people call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Atom => "Atom",
            Self::Json => "JSON Feed",
        }
    }

    /// Its media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Atom => "application/atom+xml",
            Self::Json => "application/feed+json",
        }
    }
}

/// A feed: its head, and its entries with the newest first.
pub(super) struct News {
    pub(super) title: String,
    pub(super) subtitle: Option<&'static str>,
    pub(super) publisher: String,
    /// The page that shows the same.
    pub(super) page: String,
    /// When it changed last; the as-of day of a site where nothing has happened yet.
    pub(super) updated: Day,
    pub(super) entries: Vec<Entry>,
}

/// An entry; its id never changes: a tag URI (RFC 4151) of the server, a day and what happened on it.
pub(super) struct Entry {
    pub(super) id: String,
    pub(super) title: String,
    /// The language of the title, where it is not that of the feed.
    pub(super) title_lang: Option<Lang>,
    pub(super) page: String,
    pub(super) published: Day,
    pub(super) updated: Day,
    /// Words with their labels.
    pub(super) tags: [(String, String); 2],
    pub(super) text: String,
}

/// Who writes a feed: of which register, of one scheme or of all, in which language.
#[derive(Clone, Copy)]
pub(super) struct Reporter<'s, 'a> {
    pub(super) survey: &'s Survey<'a>,
    pub(super) links: &'s Links,
    pub(super) scheme: Option<usize>,
    pub(super) lang: Lang,
}

impl<'s> Reporter<'s, '_> {
    /// The newest of a topic.
    pub(super) fn news(self, topic: Topic) -> News {
        let site = &self.survey.register.site;
        let one = self.scheme.and_then(|place| self.survey.schemes.get(place)).map(|one| one.scheme);
        let name = one.map_or(&site.title, |scheme| &scheme.name).told(self.lang).0;
        let (title, page) = match (topic, one) {
            (Topic::Notices, None) => (self.pick("最新公示与文件", "latest notices and acts"), address::NOTICES.to_owned()),
            (Topic::Notices, Some(scheme)) => (self.pick("最新公示与文件", "latest notices and acts"), address::acts(&scheme.id, 1)),
            (Topic::Changes, None) => (self.pick("名录变动", "changes of the register"), address::HOME.to_owned()),
            (Topic::Changes, Some(scheme)) => (self.pick("名录变动", "changes of the register"), address::register(&scheme.id, None, 1)),
        };
        let entries = match topic {
            Topic::Notices => self.acts(),
            Topic::Changes => self.changes(),
        };
        News {
            title: plain(&format!("{name}{}{title}", self.pick("：", ": "))),
            subtitle: site.sample.then(|| words::sample(self.lang)),
            publisher: plain(one.map_or(&site.publisher, |scheme| &scheme.authority).told(self.lang).0),
            page: self.page(&page),
            updated: entries.iter().map(|entry| entry.updated).max().unwrap_or(self.survey.day),
            entries,
        }
    }

    fn acts(self) -> Vec<Entry> {
        let acts = posted_last(chosen(self.survey, self.scheme), NEWEST);
        acts.into_iter().map(|(one, place, act)| self.act(one, place, act)).collect()
    }

    /// An act is dated by its posting, and again when an act about it is posted, an extension or a decision, or that one is annulled.
    fn act(self, one: &SchemeSurvey<'_>, place: usize, act: &Act) -> Entry {
        let followers = one.touched(place, |_| true);
        let updated = followers.values().map(|later| later.posted()).fold(act.posted(), Day::max);
        let id = format!("{}/{}", one.scheme.id, act.id);
        self.entry(one, act, (act.posted(), updated), &id, &self.facts(one, act, &followers))
    }

    fn entry(self, one: &SchemeSurvey<'_>, act: &Act, days: (Day, Day), id: &str, lines: &[String]) -> Entry {
        let (title, title_lang) = act.title.told(self.lang);
        let (published, updated) = days;
        let kind = words::act_kind(self.lang, &act.kind);
        Entry {
            id: format!("tag:{},{published}:{}/{id}", self.links.host(), self.lang.code()),
            title: plain(title),
            title_lang: (title_lang != self.lang).then_some(title_lang),
            page: self.page(&address::act(&one.scheme.id, &act.id)),
            published,
            updated,
            tags: [
                (words::act_code(&act.kind).to_owned(), plain(&kind)),
                (one.scheme.id.to_string(), plain(one.scheme.name.told(self.lang).0)),
            ],
            text: plain(&lines.join("\n")),
        }
    }

    /// What the act is, its dates, and what was posted about it since: a fact a line.
    fn facts(self, one: &SchemeSurvey<'_>, act: &Act, followers: &BTreeMap<usize, &Act>) -> Vec<String> {
        let mut lines = vec![self.posted(one, act)];
        if let Some(number) = &act.number {
            lines.push(self.pick(format!("文号：{number}"), format!("Number: {number}")));
        }
        match &act.kind {
            ActKind::Notice(window) => {
                lines.push(span(self.lang, window, act.counts()));
                lines.push(words::proposes(self.lang, &one.scheme.words, act));
            }
            ActKind::Extension(window, _) => {
                let notice = one.scheme.about(act).find(|about| about.notice_window().is_some());
                lines.push(span(self.lang, window, notice.unwrap_or(act).counts()));
            }
            ActKind::Decision(Some(raised)) => {
                lines.push(self.pick(format!("公示期内收到异议{raised}件"), format!("Objections raised in the window: {raised}")));
            }
            _ => {}
        }
        for later in followers.values() {
            let (day, kind) = (later.posted().words(), words::act_kind(self.lang, &later.kind));
            let title = later.title.told(self.lang).0;
            let annulled = if is_annulled(one.scheme, later, self.survey.day) { self.pick("（已废止）", " (annulled)") } else { "" };
            lines.push(self.pick(format!("{}，{kind}：{title}{annulled}", day.zh), format!("{}, {kind}: {title}{annulled}", day.en)));
        }
        lines.retain(|line| !line.is_empty());
        lines
    }

    fn posted(self, one: &SchemeSurvey<'_>, act: &Act) -> String {
        let name = one.scheme.name.told(self.lang).0;
        let (kind, day) = (words::act_kind(self.lang, &act.kind), act.posted().words());
        self.pick(format!("{name}：{kind}，{}发布", day.zh), format!("{name}: {kind}, posted on {}", day.en))
    }

    /// What changed by one act on one day is one entry.
    fn changes(self) -> Vec<Entry> {
        let mut newest: BTreeSet<When> = BTreeSet::new();
        // A register has thousands of steps, of which nearly none is among the newest.
        let is_old = |newest: &BTreeSet<When>, when| newest.len() >= NEWEST && newest.first().is_some_and(|first| when < *first);
        for one in chosen(self.survey, self.scheme) {
            for (_, step) in changes(one) {
                let when = when(one, step);
                if is_old(&newest, when) {
                    continue;
                }
                newest.insert(when);
                if newest.len() > NEWEST {
                    newest.pop_first();
                }
            }
        }
        let first = newest.first().copied();
        let mut of: BTreeMap<When, Vec<Changed<'_>>> = newest.into_iter().map(|when| (when, Vec::new())).collect();
        for one in chosen(self.survey, self.scheme) {
            for changed in changes(one) {
                let when = when(one, changed.1);
                if first <= Some(when)
                    && let Some(list) = of.get_mut(&when)
                {
                    list.push(changed);
                }
            }
        }
        of.iter().rev().filter_map(|((day, Reverse(scheme), act), list)| self.changed(*day, *scheme, *act, list)).collect()
    }

    /// Names are those of the day. A correction of the act changes what is said here, and whoever annuls an earlier act can
    /// change the standing.
    fn changed(self, day: Day, scheme: usize, act: usize, list: &[Changed<'_>]) -> Option<Entry> {
        let one = self.survey.schemes.get(scheme)?;
        let (place, act) = (act, one.scheme.acts.get(act)?);
        let mut lines = vec![self.posted(one, act)];
        for (id, step) in list.iter().take(NAMED) {
            let then = self.survey.names.particulars(one.scheme.bases.get(*id)?, day, day);
            let (name, host) = (then.name.told(self.lang).0, then.host.name.told(self.lang).0);
            let (what, standing) = (step.words.told(self.lang).0, words::standing_in(self.lang, &one.scheme.words, step.standing).text);
            let from = step.date.words_in(self.lang);
            lines.push(match self.lang {
                Lang::Zh => format!("{id} {name}（{host}）：{what}，{from}起；登记状态：{standing}"),
                Lang::En => format!("{id} {name} ({host}): {what}, from {from}; standing: {standing}"),
            });
        }
        if let Some(more) = list.len().checked_sub(NAMED).filter(|more| *more > 0) {
            lines.push(self.pick(format!("另有{more}项"), format!("and {more} more")));
        }
        let id = format!("{}/changes/{}", one.scheme.id, act.id);
        let corrections = one.touched(place, |later| matches!(later.kind, ActKind::Correction));
        let corrected = corrections.values().map(|later| later.posted());
        let annulled = list.iter().take(NAMED).flat_map(|(id, _)| annulled_since(one, id, day));
        let updated = corrected.chain(annulled).fold(day, Day::max);
        Some(self.entry(one, act, (day, updated), &id, &lines))
    }

    fn page(self, path: &str) -> String {
        self.links.to(&format!("{}/{path}", self.lang.code()))
    }

    fn pick<T>(self, zh: T, en: T) -> T {
        self.lang.pick(zh, en)
    }
}

/// A base and a step of its trail.
type Changed<'s> = (&'s BaseId, &'s Step);

/// Every step that changed the register; what a notice only proposes, and the roll of reports, is none.
fn changes<'s>(one: &'s SchemeSurvey<'_>) -> impl Iterator<Item = Changed<'s>> {
    let changing = |step: &&Step| {
        one.scheme.acts.get(step.act).is_some_and(|act| {
            matches!(act.kind, ActKind::Decision(_) | ActKind::Correction | ActKind::Annulment | ActKind::Opening | ActKind::Outside(_))
        })
    };
    one.lives.of.iter().flat_map(move |(id, life)| life.trail.iter().filter(changing).map(move |step| (id, step)))
}

/// The days after a day on which acts about a base were annulled that were posted by then.
fn annulled_since<'s>(one: &'s SchemeSurvey<'_>, id: &BaseId, day: Day) -> impl Iterator<Item = Day> + use<'s> {
    let earlier = move |act: &usize| one.scheme.acts.get(*act).is_some_and(|act| act.posted() <= day);
    let undoes = move |step: &&Step| {
        step.what == Happened::Annulled && one.scheme.acts.get(step.act).is_some_and(|act| act.about.iter().any(earlier))
    };
    let trail = one.lives.of.get(id).map(|life| life.trail.as_slice()).unwrap_or_default();
    trail.iter().filter(move |step| step.posted > day).filter(undoes).map(|step| step.posted)
}

/// The day on which the register of a scheme changed last.
pub(super) fn last_change(one: &SchemeSurvey<'_>) -> Option<Day> {
    changes(one).map(|(_, step)| when(one, step).0).max()
}

/// The day a step was both posted and effective, and its act: what is one entry, in order.
type When = (Day, Reverse<usize>, usize);

fn when(one: &SchemeSurvey<'_>, step: &Step) -> When {
    (step.date.max(step.posted), Reverse(one.place), step.act)
}
