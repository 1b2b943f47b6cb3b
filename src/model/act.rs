//! Acts: everything that happens in public, and the only thing that changes a state.

use std::path::PathBuf;
use std::sync::Arc;

use super::calendar::Unit;
use super::day::Day;
use super::draft::act::{OutsideDraft, Override, ResultDraft};
use super::id::{ActId, BaseId, Citation, SchemeId};
use super::list::Lists;
use super::rule::{Edition, Proposed};
use super::source_mark;
use super::text::{Bilingual, Lang};

/// Something that happened in public.
#[derive(Debug, Clone)]
pub struct Act {
    /// Its id, which carries the day it was posted.
    pub id: ActId,
    /// What it is, with what only that kind has.
    pub kind: ActKind,
    /// The edition it is judged by.
    pub under: Arc<Edition>,
    /// The acts it answers, changes or concludes: places in [`Scheme::acts`], each before this one.
    pub about: Vec<usize>,
    /// Whether more belongs to it than is known here, as is told elsewhere: an act it is about that is not there or has
    /// faults of its own, or a list that could not be read whole, its own or of an act about the same.
    pub known_in_part: bool,
    /// The later acts that are about it.
    pub followed: Vec<usize>,
    /// Number of the document.
    pub number: Option<String>,
    /// When it was signed.
    pub signed: Option<Day>,
    /// Its title.
    pub title: Bilingual,
    /// The articles it rests on.
    pub basis: Vec<Citation>,
    /// Its lists.
    pub lists: Arc<Lists>,
    /// Checks overridden in public.
    pub overrides: Vec<Override>,
    /// Prose, where there is some.
    pub prose: Prose,
    /// Its folder.
    pub folder: String,
}

/// The kinds of act, each with the facts only it has.
#[derive(Debug, Clone)]
pub enum ActKind {
    /// A publicity notice 公示 with its window.
    Notice(Window),
    /// A decision; how many objections were raised, where it answers a notice.
    Decision(Option<u32>),
    /// A correction 更正.
    Correction,
    /// A longer window for all entries or for some.
    Extension(Window, Vec<BaseId>),
    /// A notice taken back, for all entries or for some.
    NoticeWithdrawal(Vec<BaseId>),
    /// What became of objections.
    ObjectionResult(ResultDraft),
    /// Acts undone.
    Annulment,
    /// The register as it stood.
    Opening,
    /// What another body did.
    Outside(OutsideDraft),
    /// The state of annual reports.
    ReportRoll,
}

/// A window as printed, both days inclusive; made only for dates that the calendar knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The first day printed.
    pub first: Day,
    /// The last day printed, until 24:00 at UTC+8.
    pub last: Day,
    /// The number of days printed.
    pub days: u32,
}

impl Act {
    /// The day it was posted.
    #[must_use]
    pub fn posted(&self) -> Day {
        self.id.posted()
    }

    /// The file the act is written in.
    #[must_use]
    pub fn file(&self) -> String {
        format!("{}/act.toml", self.folder)
    }

    /// The file of one of its lists.
    #[must_use]
    pub fn list_file(&self, list: &str) -> String {
        format!("{}/{list}.csv", self.folder)
    }

    /// The window of a notice.
    #[must_use]
    pub fn notice_window(&self) -> Option<Window> {
        match self.kind {
            ActKind::Notice(window) => Some(window),
            _ => None,
        }
    }

    /// Every base it names, by number.
    #[must_use]
    pub fn named(&self) -> Vec<BaseId> {
        let lists = &self.lists;
        let entries = lists.entries().into_iter().filter_map(|entry| entry.subject.base().cloned());
        let corrections = lists.correction.iter().map(|row| &row.base);
        let facts = lists.reports.iter().map(|row| &row.base).chain(lists.outside.iter().map(|row| &row.base));
        let facts = facts.chain(lists.opening.iter().map(|row| &row.base)).chain(corrections);
        let mut all: Vec<BaseId> = entries.chain(facts.cloned()).collect();
        all.sort();
        all.dedup();
        all
    }

    /// What the days of its window are: what the rule of its effect counts, else working days.
    #[must_use]
    pub fn counts(&self) -> Unit {
        self.under.counts(&self.effects())
    }

    /// The effects its lists propose or settle.
    #[must_use]
    pub fn effects(&self) -> Vec<Proposed> {
        let mut effects: Vec<Proposed> = self.lists.entries().into_iter().map(|entry| entry.list).collect();
        effects.sort();
        effects.dedup();
        effects
    }
}

/// Markdown in each language, where written.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs)]
pub struct Prose {
    pub zh: Option<Arc<str>>,
    pub en: Option<Arc<str>>,
    /// The mark of the Chinese that the English was made from, where the officer noted it.
    pub translates: Option<String>,
}

impl Prose {
    /// The prose in one language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> Option<&str> {
        match lang {
            Lang::Zh => self.zh.as_deref(),
            Lang::En => self.en.as_deref(),
        }
    }

    /// Whether there is English, and the Chinese has changed since it noted that it was made from it.
    #[must_use]
    pub fn is_behind(&self) -> bool {
        let noted = self.en.as_ref().and(self.translates.as_deref()).zip(self.zh.as_deref());
        noted.is_some_and(|(noted, zh)| source_mark::has_changed(noted, &source_mark::mark(zh)))
    }

    /// Puts in the prose of one language.
    pub fn set(&mut self, lang: Lang, markdown: Arc<str>) {
        match lang {
            Lang::Zh => self.zh = Some(markdown),
            Lang::En => self.en = Some(markdown),
        }
    }
}

/// A file that came with an act or a text, published as it is.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// The scheme.
    pub scheme: SchemeId,
    /// The act; none for a file of a text.
    pub act: Option<ActId>,
    /// Its path in the content.
    pub path: String,
    /// Where its bytes are.
    pub disk: PathBuf,
}
