//! Acts: the edition they are judged by, the acts they are about, the bases in their lists, their windows.

use std::collections::{BTreeMap, BTreeSet};

use super::fit::missing;
use super::known::Known;
use super::named::{unknown, unknown_of};
use super::{answered, fit, meant, order};
use crate::finding::{Finding, Findings, Place};
use crate::model::calendar::{FirstDay, Unit, WindowFault};
use crate::model::day::Day;
use crate::model::draft::act::{ActDraft, ActWord, WindowDraft};
use crate::model::id::{ActId, BaseId};
use crate::model::list::{Lists, Running, Subject};
use crate::model::register::{Act, ActKind, Prose, Scheme, Window};
use crate::model::rule::Edition;
use crate::read::ActFolder;

/// Unknown bases of one act that are looked for among the known ones.
const LOOKED_UP: usize = 20;

/// Resolves every act of a scheme, in its order.
pub(super) fn resolve(
    scheme: &Scheme,
    bases: &BTreeSet<BaseId>,
    folders: BTreeMap<ActId, ActFolder>,
    known: &Known<'_>,
    findings: &mut Findings,
) -> Vec<Act> {
    let written: Vec<ActId> = folders.keys().cloned().collect();
    let (acts, places, seen) = Default::default();
    let mut resolved = Resolved { scheme, bases, known, written, acts, places, seen };
    for (id, folder) in order::sorted(folders) {
        resolved.seen.insert(id.clone());
        if let Some(act) = resolved.act(id, folder, findings) {
            resolved.add(act);
        }
    }
    resolved.acts
}

/// The acts of a scheme that are resolved, and what those still to be resolved may name.
struct Resolved<'a> {
    scheme: &'a Scheme,
    bases: &'a BTreeSet<BaseId>,
    known: &'a Known<'a>,
    /// Every act there is a folder of.
    written: Vec<ActId>,
    acts: Vec<Act>,
    /// Where each stands among the acts.
    places: BTreeMap<ActId, usize>,
    /// Those that were looked at, and the one that is; what is wrong with those that are no act is told.
    seen: BTreeSet<ActId>,
}

impl Resolved<'_> {
    fn act(&self, id: ActId, folder: ActFolder, findings: &mut Findings) -> Option<Act> {
        let path = format!("schemes/{}/acts/{id}", self.scheme.id);
        let file = format!("{path}/act.toml");
        let Some(draft) = folder.act else {
            if !self.known.unread.file(&file) {
                findings.push(
                    Finding::error("missing-file", Place::file(&file), "此文件夹没有 act.toml", "this folder has no act.toml")
                        .rule("每个文件夹有一个 act.toml", "every act has an act.toml")
                        .remedy("补上，或删去文件夹", "add it, or remove the folder"),
                );
            }
            return None;
        };
        let about = self.about(&id, &draft, &file, findings);
        let Some(under) = self.scheme.edition(&draft.under).cloned() else {
            findings.push(self.no_edition(&draft, &file));
            return None;
        };
        let unread = self.has_unread_lists(&path);
        list_names(self.bases, &path, &folder.lists, self.known, findings);
        fit::lists(&path, &draft, &folder.lists, unread, findings);
        fit::keys(&file, &draft, findings);
        answered::check(&path, draft.kind, &folder.lists, findings);
        let targets: Vec<&Act> = about.iter().filter_map(|place| self.acts.get(*place)).collect();
        let known_in_part = unread || about.len() < draft.about.len() || targets.iter().any(|target| target.known_in_part);
        fit::about(&file, &draft, &targets, &self.acts, findings);
        meant::check(&file, &draft, &targets, findings);
        let counting = Counting { posted: id.posted(), under: &under, known: self.known };
        for row in &folder.lists.correction {
            if let Running::Restarts(first, last, days) = row.window {
                let place = Place::column(format!("{path}/correction.csv"), row.line, "last");
                counting.window(place, &WindowDraft { first, last, days }, findings);
            }
        }
        let kind = kind(&file, &draft, &counting, findings)?;
        Some(Act {
            id,
            kind,
            under,
            known_in_part,
            about,
            followed: Vec::new(),
            number: draft.number,
            signed: draft.signed,
            title: draft.title,
            basis: draft.basis,
            lists: folder.lists,
            overrides: draft.r#override,
            prose: Prose { translates: draft.translates, ..folder.prose },
            folder: path,
        })
    }

    /// The places of the acts that one is about.
    fn about(&self, id: &ActId, draft: &ActDraft, file: &str, findings: &mut Findings) -> Vec<usize> {
        let mut about = Vec::new();
        for (n, target) in draft.about.iter().enumerate() {
            match self.places.get(target) {
                Some(place) if about.contains(place) => findings.push(about_twice(file, n, target)),
                Some(place) => about.push(*place),
                // What is wrong with it is told there.
                None if target != id && self.seen.contains(target) => {}
                None => findings.push(not_before(file, n, target, &self.written)),
            }
        }
        about
    }

    fn no_edition(&self, draft: &ActDraft, file: &str) -> Finding {
        let all: Vec<&str> = self.scheme.editions.iter().map(|edition| edition.version.as_str()).collect();
        let words = ("scheme.toml 没有这一版", "scheme.toml has no such edition");
        unknown(Place::key(file, "under"), draft.under.as_str(), words)
            .remedy(format!("各版：{}", all.join("、")), format!("editions: {}", all.join(", ")))
    }

    fn has_unread_lists(&self, path: &str) -> bool {
        self.known.unread.below(path, ".csv")
    }

    /// Puts an act after those that are resolved.
    fn add(&mut self, act: Act) {
        let (place, unread) = (self.acts.len(), self.has_unread_lists(&act.folder));
        for target in &act.about {
            if let Some(target) = self.acts.get_mut(*target) {
                target.followed.push(place);
                target.known_in_part |= unread;
            }
        }
        self.places.insert(act.id.clone(), place);
        self.acts.push(act);
    }
}

fn about_twice(file: &str, n: usize, target: &ActId) -> Finding {
    Finding::error("about-twice", Place::key(file, format!("about[{n}]")), "同一文件写了两次", "the same act stands twice")
        .value(target)
        .rule("about 列出所针对的文件，各写一次", "about lists the acts it is about, each once")
        .remedy("删去重复的", "take the second one out")
}

fn not_before(file: &str, n: usize, target: &ActId, written: &[ActId]) -> Finding {
    let place = Place::key(file, format!("about[{n}]"));
    if !written.contains(target) {
        let words = ("本制度没有这个文件", "this scheme has no such act");
        return unknown_of(place, target.as_str(), words, written.iter().map(ActId::as_str));
    }
    Finding::error("about-later", place, "所针对的文件发布更晚，或就是本文件", "the act it is about was posted later, or is this one")
        .value(target)
        .rule("只能针对先前发布的文件", "an act is about acts posted before it")
        .remedy("检查两个文件夹的日期", "check the dates of both folders")
}

fn kind(file: &str, draft: &ActDraft, counting: &Counting<'_>, findings: &mut Findings) -> Option<ActKind> {
    let window = |findings: &mut Findings| match &draft.window {
        Some(window) => counting.window(Place::key(file, "window.last"), window, findings),
        None => {
            findings.push(missing(file, "window", "公示期 [window]", "a period [window]"));
            None
        }
    };
    Some(match draft.kind {
        ActWord::Notice => ActKind::Notice(window(findings)?),
        ActWord::Extension => ActKind::Extension(window(findings)?, draft.entries.clone()),
        ActWord::Decision => ActKind::Decision(draft.objections),
        ActWord::Correction => ActKind::Correction,
        ActWord::NoticeWithdrawal => ActKind::NoticeWithdrawal(draft.entries.clone()),
        ActWord::ObjectionResult => match &draft.result {
            Some(result) => ActKind::ObjectionResult(result.clone()),
            None => {
                findings.push(missing(file, "result", "异议处理结果 [result]", "the outcome of the objections [result]"));
                return None;
            }
        },
        ActWord::Annulment => ActKind::Annulment,
        ActWord::Opening => ActKind::Opening,
        ActWord::Outside => match &draft.outside {
            Some(outside) => ActKind::Outside(outside.clone()),
            None => {
                findings.push(missing(file, "outside", "发文机关等 [outside]", "issuer and date [outside]"));
                return None;
            }
        },
        ActWord::ReportRoll => ActKind::ReportRoll,
    })
}

/// By what the windows of an act are counted.
struct Counting<'a> {
    posted: Day,
    under: &'a Edition,
    known: &'a Known<'a>,
}

impl Counting<'_> {
    /// A window is made only of days the calendar knew on the day of posting.
    fn window(&self, place: Place, window: &WindowDraft, findings: &mut Findings) -> Option<Window> {
        let arrangement = self.known.calendar.known_on(self.posted).for_region(self.under.calendar_region.as_deref());
        let first_day = self.under.practice.first_day.unwrap_or(FirstDay::PostingDay);
        let counted = arrangement.and_then(|days| days.count(self.posted, window.first, window.last, Unit::WorkingDays, first_day));
        match counted {
            Ok(_) => Some(Window { first: window.first, last: window.last, days: window.days }),
            Err(_) if self.known.unread.calendar() => None,
            Err(fault) => {
                let words = fault.words();
                let finding =
                    Finding::error("window-off-calendar", place, words.zh, words.en).value(format!("{} – {}", window.first, window.last));
                findings.push(match fault {
                    WindowFault::LastBeforeFirst { .. } | WindowFault::TooLong { .. } => finding
                        .rule("公示期从首日到末日", "a period runs from its first day to its last")
                        .remedy("检查首日和末日", "check the first and the last day"),
                    _ => finding.rule("公示期须落在日历已知的年份内", "a period lies within the years the calendar knows").remedy(
                        "检查日期，或先补上该年的放假安排（calendars/）",
                        "check the dates, or add that year's arrangement first (calendars/)",
                    ),
                });
                None
            }
        }
    }
}

fn list_names(bases: &BTreeSet<BaseId>, path: &str, lists: &Lists, known: &Known<'_>, findings: &mut Findings) {
    let mut told = 0_usize;
    let mut base = |list: &str, line: usize, id: &BaseId| {
        if !bases.contains(id) {
            let place = Place::column(format!("{path}/{list}.csv"), line, if list == "changes" { "subject" } else { "base" });
            let words = ("本制度没有这个基地", "this scheme has no such base");
            told = told.saturating_add(1);
            // A list pasted from elsewhere has hundreds: the first are looked up among all bases.
            findings.push(match told {
                0..=LOOKED_UP => unknown_of(place, id.as_str(), words, bases.iter().map(BaseId::as_str)),
                _ => unknown(place, id.as_str(), words),
            });
        }
    };
    for entry in lists.entries() {
        if let Some(id) = entry.subject.base() {
            base(entry.list.code(), entry.line, id);
        }
    }
    lists.correction.iter().for_each(|row| base("correction", row.line, &row.base));
    lists.reports.iter().for_each(|row| base("reports", row.line, &row.base));
    lists.outside.iter().for_each(|row| base("outside", row.line, &row.base));
    lists.opening.iter().for_each(|row| base("opening", row.line, &row.base));
    for row in &lists.changes {
        if let Subject::Host(id) = &row.subject
            && !known.hosts.contains_key(id)
        {
            known.no_host(Place::column(format!("{path}/changes.csv"), row.line, "subject"), id, findings);
        }
    }
}
