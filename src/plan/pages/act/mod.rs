//! The act page: a notice with its window and its lists, or what answers, corrects, extends or undoes one.
//!
//! [`Sheet`] is the page being written; each file beside this one writes one part of it.

mod banners;
mod entries;
mod facts;
mod names;
mod objection;
mod outcome;
mod reading;
mod records;
mod summary;
mod tables;
mod window;

use serde::Serialize;

use super::Written;
use crate::model::day::Day;
use crate::model::id::BaseId;
use crate::model::list::{Running, Subject};
use crate::model::register::{Act, ActKind};
use crate::model::standing::{EntryState, NoticeState, NoticeView, is_annulled};
use crate::plan::address;
use crate::plan::desk::Desk;
use crate::plan::linked;
use crate::plan::survey::SchemeSurvey;
use crate::plan::view::{Cell, Chip, Download, Head, Link, Markup, ProseView, Table, definitions};
use crate::plan::words;

#[derive(Serialize)]
struct ActView {
    /// What tells it from another act of its title, for the title of the window.
    apart: String,
    kind: &'static str,
    state: Option<Chip>,
    summary: Vec<Markup>,
    window: Option<window::Printed>,
    facts: Markup,
    related: Vec<facts::Related>,
    tables: Vec<Table>,
    outcome: Option<outcome::Outcome>,
    objection: Option<objection::Objection>,
    overrides: Vec<Exception>,
    prose: Option<ProseView>,
    attachments: Vec<Download>,
    downloads: Vec<Download>,
}

/// A check overridden in public.
#[derive(Serialize)]
struct Exception {
    check: Link,
    reason: String,
}

/// The page of one act, being written.
struct Sheet<'d, 'a> {
    desk: &'d Desk<'a>,
    one: &'d SchemeSurvey<'a>,
    place: usize,
    act: &'a Act,
}

/// Writes the page; none when the act is not posted by the as-of day.
#[must_use]
pub fn write(desk: &Desk<'_>, one: &SchemeSurvey<'_>, place: usize) -> Option<Written> {
    let act = one.scheme.acts.get(place).filter(|_| place < one.posted)?;
    let sheet = Sheet { desk, one, place, act };
    let (title, title_lang) = desk.say_or_zh(&act.title);
    let (prose, untranslated) = desk.prose(&act.prose, &title, &desk.way_to_files(&act.folder));
    let mut crumbs = desk.crumbs_of(one.scheme);
    crumbs.push(desk.crumb(desk.pick("公示与文件", "Notices and acts"), &address::acts(&one.scheme.id, 1)));
    let summary = sheet.summary();
    let head = Head {
        title,
        title_lang,
        description: sheet.description(&summary),
        section: "notices".to_owned(),
        crumbs,
        feeds: desk.feeds(Some(one.scheme)),
        banners: sheet.banners(),
        untranslated,
        about: linked::act(desk, one.scheme, act, sheet.notice()),
    };
    let view = ActView {
        apart: sheet.apart(),
        kind: words::act_code(&act.kind),
        state: sheet.state().map(|state| words::notice_state(desk.lang, state)),
        summary: summary.iter().map(|text| desk.sentence(text)).collect(),
        window: sheet.window(),
        facts: definitions(desk.lang, &sheet.facts()),
        related: sheet.related(),
        tables: sheet.tables(),
        outcome: sheet.outcome(),
        objection: sheet.objection(),
        overrides: sheet.overrides(),
        prose,
        attachments: sheet.attachments(),
        downloads: sheet.downloads(),
    };
    Some(Written::new("act", head, view))
}

/// What an act put right of a base: each time what was printed and what is right, as the page of the act has it.
#[must_use]
pub(super) fn put_right<'a>(desk: &Desk<'a>, one: &SchemeSurvey<'a>, place: usize, base: &BaseId) -> Vec<(Cell, Cell)> {
    let Some(act) = one.scheme.acts.get(place) else { return Vec::new() };
    let sheet = Sheet { desk, one, place, act };
    let rows = act.lists.correction.iter().filter(|row| row.base == *base);
    rows.map(|row| (sheet.wrong(row), sheet.right(row))).collect()
}

/// What a base became that left by an act, as the page of the act has it; none where the act does not say.
#[must_use]
pub(super) fn became(desk: &Desk<'_>, one: &SchemeSurvey<'_>, place: usize, base: &BaseId) -> Option<Cell> {
    let act = one.scheme.acts.get(place)?;
    let row = act.lists.exit.iter().find(|row| row.base == *base && !row.what.became.is_empty())?;
    Some(Sheet { desk, one, place, act }.became(&row.what.became))
}

impl<'d, 'a> Sheet<'d, 'a> {
    /// The day it was posted, where another act of the scheme has its title; else nothing.
    fn apart(&self) -> String {
        if !self.one.titles_twice.contains(&self.act.title.zh) {
            return String::new();
        }
        let day = self.act.posted().words();
        self.both(format!("（{}）", day.zh), format!(" ({})", day.en))
    }

    /// The notice as it stands, where the act is one.
    fn notice(&self) -> Option<&'d NoticeView> {
        self.one.notices.get(&self.place)
    }

    /// The notice the act is about, where it is about one.
    fn answered(&self) -> Option<(&'a Act, &'d NoticeView)> {
        self.act.about.iter().find_map(|place| Some((self.one.scheme.acts.get(*place)?, self.one.notices.get(place)?)))
    }

    /// The state of the notice; of an extension or a correction, that of the entries whose period it moves.
    fn state(&self) -> Option<NoticeState> {
        match &self.act.kind {
            ActKind::Extension(_, only) => {
                let (_, notice) = self.answered()?;
                let meant = notice.entries.iter().filter(|entry| only.is_empty() || names(entry, only)).map(|entry| entry.state);
                Some(meant.min().unwrap_or(notice.state))
            }
            ActKind::Correction => self.restarted().map(|(_, view)| view.state),
            _ => self.notice().map(|notice| notice.state),
        }
    }

    /// The later act that undid this one.
    fn undone_by(&self) -> Option<&'a Act> {
        self.followers().find(|act| matches!(act.kind, ActKind::Annulment))
    }

    /// The corrections of this act that hold, the earliest first.
    fn corrected_by(&self) -> impl Iterator<Item = &'a Act> + use<'a> {
        self.holding().filter(|act| matches!(act.kind, ActKind::Correction))
    }

    /// Those of them that start a period again.
    fn restarted_by(&self) -> impl Iterator<Item = &'a Act> + use<'a> {
        self.corrected_by().filter(|act| act.lists.correction.iter().any(|row| row.window != Running::Continues))
    }

    /// The extensions of this notice that hold, the earliest first.
    fn extended_by(&self) -> impl Iterator<Item = &'a Act> + use<'a> {
        self.holding().filter(|act| matches!(act.kind, ActKind::Extension(..)))
    }

    /// The posted acts that are about this one and were not annulled by the as-of day, the earliest first.
    fn holding(&self) -> impl Iterator<Item = &'a Act> + use<'a> {
        let (scheme, day) = (self.one.scheme, self.desk.survey.day);
        self.followers().filter(move |act| !is_annulled(scheme, act, day))
    }

    /// The posted acts that are about this one, the earliest first.
    fn followers(&self) -> impl Iterator<Item = &'a Act> + use<'a> {
        let (acts, posted) = (&self.one.scheme.acts, self.one.posted);
        self.act.followed.iter().filter(move |place| **place < posted).filter_map(|place| acts.get(*place))
    }

    /// The path of an act of the scheme.
    fn path(&self, act: &Act) -> String {
        address::act(&self.one.scheme.id, &act.id)
    }

    /// An act of the scheme as a link.
    fn link(&self, act: &Act) -> Link {
        self.desk.link_named(&act.title, &self.path(act))
    }

    /// `2026年11月18日至2026年11月24日`, `18 November 2026 to 24 November 2026`.
    fn span(&self, first: Day, last: Day) -> String {
        format!("{}{}{}", self.desk.dated_short(first).text, self.desk.pick("至", " to "), self.desk.dated_short(last).text)
    }

    /// One of two sentences, in the page's language.
    fn both(&self, zh: String, en: String) -> String {
        self.desk.pick(zh, en)
    }

    fn overrides(&self) -> Vec<Exception> {
        let check = |code: &str| self.desk.link(code, &address::check(code));
        self.act
            .overrides
            .iter()
            .map(|one| Exception { check: check(one.check.as_str()), reason: self.desk.told(&one.reason).to_owned() })
            .collect()
    }
}

/// Whether an entry is about one of some bases.
fn names(entry: &EntryState, only: &[BaseId]) -> bool {
    matches!(&entry.entry.subject, Subject::Base(id) if only.contains(id))
}
