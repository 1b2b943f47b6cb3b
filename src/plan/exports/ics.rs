//! Windows and due dates as iCalendar (RFC 5545), a file a language: `zh/windows.ics`, `zh/<scheme>/windows.ics`.
//!
//! A window is one event of whole days; its end is the day after the last, as the format asks. What is due on one day
//! for the same reason is one event that names the bases. Ids and stamps follow from the records: no event changes
//! because the site was built again. In a calendar that is only published the stamp is the day of the last change
//! (section 3.8.7.2).

mod written;

use std::collections::BTreeMap;

use super::links::Links;
use super::news;
use super::{chosen, span};
use crate::model::day::Day;
use crate::model::id::{ArticleKey, BaseId, VersionId};
use crate::model::register::{Act, ActKind, Scheme, Window};
use crate::model::standing::{Life, NoticeState, NoticeView};
use crate::model::text::{Bilingual, Lang};
use crate::plan::survey::{SchemeSurvey, Survey};
use crate::plan::{address, words};

pub(crate) use written::{Happening, calendar};

/// How many bases an event names before it says how many more there are.
const NAMED: usize = 40;

/// The calendar's bytes.
pub(super) fn write(survey: &Survey<'_>, scheme: Option<usize>, lang: Lang) -> Vec<u8> {
    let links = Links::new(&survey.register.site.base_url);
    let diary = Diary { links, lang };
    let mut events = Vec::new();
    for one in chosen(survey, scheme) {
        events.extend(one.notices.iter().filter_map(|(place, view)| diary.window(one, *place, view)));
        events.extend(diary.due(one));
    }
    let title = match scheme.and_then(|place| survey.schemes.get(place)) {
        None => &survey.register.site.title,
        Some(one) => &one.scheme.name,
    };
    let title = title.told(lang).0;
    let name = diary.pick(format!("{title}：公示期与到期日"), format!("{title}: windows and due dates"));
    let about = survey.register.site.sample.then(|| words::sample(lang));
    calendar(lang, &name, about, &events).into_bytes()
}

/// A base with its number.
type Named<'s> = (&'s BaseId, &'s Life);

/// What is due for one reason: by when, what it is, and the version of the text and its articles that make it due.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Owed<'s> {
    by: Day,
    what: &'static str,
    version: &'s VersionId,
    articles: &'s [ArticleKey],
}

/// Where events are written: the language and the addresses.
struct Diary {
    links: Links,
    lang: Lang,
}

impl Diary {
    fn pick(&self, zh: String, en: String) -> String {
        self.lang.pick(zh, en)
    }

    fn page(&self, path: &str) -> String {
        self.links.to(&format!("{}/{path}", self.lang.code()))
    }

    fn window(&self, one: &SchemeSurvey<'_>, place: usize, view: &NoticeView) -> Option<Happening> {
        let act = one.scheme.acts.get(place)?;
        let printed = act.notice_window()?;
        let withdrawn = view.state == NoticeState::Withdrawn;
        let (title, spoken) = act.title.told(self.lang);
        let taken_back = |title: &str| self.pick(format!("{title}（已撤回）"), format!("{title} (withdrawn)"));
        let changes = one.touched(place, changes_window);
        Some(Happening {
            uid: self.uid(&format!("{}-{}", one.scheme.id, act.id.as_str().replace('/', "-"))),
            created: Some(act.posted()),
            stamp: changes.values().map(|later| later.posted()).fold(act.posted(), Day::max),
            times: changes.len(),
            first: view.first,
            last: view.last.max(view.first),
            summary: if withdrawn { taken_back(title) } else { title.to_owned() },
            spoken,
            description: self.about(one, act, view, printed),
            url: self.page(&address::act(&one.scheme.id, &act.id)),
            withdrawn,
            kind: "publicity-notice",
        })
    }

    fn about(&self, one: &SchemeSurvey<'_>, act: &Act, view: &NoticeView, printed: Window) -> String {
        let mut lines = vec![one.scheme.name.told(self.lang).0.to_owned()];
        if let Some(number) = &act.number {
            lines.push(self.pick(format!("文号：{number}"), format!("Number: {number}")));
        }
        lines.push(span(self.lang, &printed, act.counts()));
        if view.last != printed.last {
            let last = view.last.words();
            lines.push(self.pick(format!("延长或重新公示的，至{}止", last.zh), format!("Where extended or run anew, until {}", last.en)));
        }
        lines.push(words::proposes(self.lang, &one.scheme.words, act));
        lines.push(match view.state {
            NoticeState::Withdrawn => {
                self.pick("公示已撤回，不再受理异议".to_owned(), "Withdrawn; objections are no longer accepted".to_owned())
            }
            _ => self.pick(
                "末日当天24时（北京时间）前可以提出异议".to_owned(),
                "Objections can be raised until 24:00 (UTC+8) of the last day".to_owned(),
            ),
        });
        lines.join("\n")
    }

    /// What is due, one event for each day and reason.
    fn due(&self, one: &SchemeSurvey<'_>) -> Vec<Happening> {
        let mut groups: BTreeMap<(Owed<'_>, &Bilingual), Vec<Named<'_>>> = BTreeMap::new();
        for (id, life) in &one.lives.of {
            for due in &life.due {
                if let Some(by) = due.by {
                    let owed = Owed { by, what: due.what.code(), version: &due.basis.edition.version, articles: due.basis.keys.as_ref() };
                    groups.entry((owed, &due.words)).or_default().push((id, life));
                }
            }
        }
        // Bases come and go, and those that went cannot be asked: what changed the register last is the latest that can have
        // changed an event, and never goes back. Their day is in their id, so that none is ever put off.
        let stamp = news::last_change(one).unwrap_or(one.lives.on);
        let mut counted: BTreeMap<Owed<'_>, usize> = BTreeMap::new();
        groups
            .into_iter()
            .map(|((owed, reason), bases)| {
                // One article can make the same thing due on one day in two wordings.
                let nth = counted.entry(owed).and_modify(|n| *n += 1).or_insert(1);
                let Owed { by, what, version, articles } = owed;
                let keys = articles.iter().map(|key| format!("-{key}")).collect::<String>();
                let again = if *nth == 1 { String::new() } else { format!("-{nth}") };
                let (subject, page, description) = self.owing(one.scheme, &bases);
                let reason = reason.told(self.lang).0;
                Happening {
                    uid: self.uid(&format!("{}-due-{what}-{by}-{version}{keys}{again}", one.scheme.id)),
                    created: None,
                    stamp,
                    times: 0,
                    first: by,
                    last: by,
                    summary: self.pick(format!("{reason}：{subject}"), format!("{reason}: {subject}")),
                    spoken: self.lang,
                    description,
                    url: self.page(&page),
                    withdrawn: false,
                    kind: what,
                }
            })
            .collect()
    }

    /// What some bases are called together, the page that has them, and their names line by line.
    fn owing(&self, scheme: &Scheme, bases: &[Named<'_>]) -> (String, String, String) {
        let name = |life: &Life| life.now.name.told(self.lang).0.to_owned();
        let (subject, page) = match bases {
            [(id, life)] => (name(life), address::base(&scheme.id, id)),
            many => (self.pick(format!("{}个基地", many.len()), format!("{} bases", many.len())), address::register(&scheme.id, None, 1)),
        };
        let line = |(id, life): &Named<'_>| {
            let host = life.now.host.name.told(self.lang).0;
            self.pick(format!("{id} {}（{host}）", name(life)), format!("{id} {} ({host})", name(life)))
        };
        let mut lines = vec![scheme.name.told(self.lang).0.to_owned()];
        lines.extend(bases.iter().take(NAMED).map(line));
        if let Some(more) = bases.len().checked_sub(NAMED).filter(|more| *more > 0) {
            lines.push(self.pick(format!("另有{more}个"), format!("and {more} more")));
        }
        (subject, page, lines.join("\n"))
    }

    fn uid(&self, id: &str) -> String {
        format!("{id}@{}", self.links.host())
    }
}

fn changes_window(act: &Act) -> bool {
    matches!(act.kind, ActKind::Extension(..) | ActKind::NoticeWithdrawal(_) | ActKind::Correction | ActKind::Annulment)
}
