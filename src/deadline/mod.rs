//! What falls due: windows that close, outcomes to publish, evaluations, terms of rectification, bars, reports, texts that
//! lapse, and the calendar of the next year. One list over all schemes, by day, each with its article.

mod ics;
mod kind;
mod markdown;
mod next;
mod text;

use std::collections::{BTreeMap, BTreeSet};

use crate::model::day::Day;
use crate::model::draft::policy::TextKind;
use crate::model::id::{BaseId, Citation};
use crate::model::list::Subject as ListSubject;
use crate::model::register::{Act, Register, Scheme};
use crate::model::rule::{BarStops, BarWho, Proposed};
use crate::model::standing::{Duty, Life, Lives, Names, NoticeState, NoticeView, notices_on};
use crate::model::text::{Bilingual, Lang};
use crate::plan::address;

pub use ics::ics;
pub use kind::Kind;
pub use markdown::markdown;
pub use text::text;

/// Something that falls due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// The day; none where the rules name none.
    pub day: Option<Day>,
    /// What.
    pub kind: Kind,
    /// The scheme's folder and name; none for what concerns all.
    pub scheme: Option<(String, Bilingual)>,
    /// What, in words.
    pub what: Bilingual,
    /// Whom or what it concerns.
    pub subjects: Vec<Subject>,
    /// The articles.
    pub cites: Vec<Citation>,
    /// When what makes it due was last made public.
    pub posted: Day,
    /// The command that takes it further, where there is one.
    pub next: Option<String>,
}

/// A base, an act or a text that a deadline concerns.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    /// Its number or folder, as commands take it.
    pub id: String,
    /// Its name.
    pub name: Bilingual,
    /// Its page below the language, `qingdao/bases/QD-2022-003.html`.
    pub page: String,
}

/// One language, or both side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tongue {
    /// One.
    One(Lang),
    /// Chinese, then English.
    Both,
}

impl Tongue {
    /// Words in it.
    #[must_use]
    pub fn say(self, words: &Bilingual) -> String {
        match self {
            Self::One(Lang::En) if words.en.is_empty() => words.zh.clone(),
            Self::One(lang) => words.get(lang).to_owned(),
            Self::Both if words.en.is_empty() || words.en == words.zh => words.zh.clone(),
            Self::Both => format!("{} / {}", words.zh, words.en),
        }
    }

    fn pick(self, zh: &str, en: &str) -> String {
        self.say(&Bilingual::new(zh, en))
    }

    /// The language of pages that are linked.
    fn lang(self) -> Lang {
        if self == Self::One(Lang::En) { Lang::En } else { Lang::Zh }
    }
}

/// What is printed: the deadlines, the day they are seen from and how far ahead.
#[derive(Debug, Clone)]
pub struct Outlook<'a> {
    /// The deadlines, in order.
    pub due: &'a [Deadline],
    /// The as-of day.
    pub day: Day,
    /// The last day looked at.
    pub until: Day,
    /// The address of the site.
    pub base_url: &'a str,
}

/// Everything that is overdue on a day, falls due until another, or is due without a day; by day, what has none last.
#[must_use]
pub fn gather(register: &Register, day: Day, until: Day) -> Vec<Deadline> {
    let names = Names::new(register);
    let mut all = Vec::new();
    for scheme in &register.schemes {
        let notices = notices_on(scheme, day);
        let lives = Lives::amid(scheme, &names, &notices, day);
        let before = all.len();
        windows(register, scheme, &notices, day, &mut all);
        bases(scheme, &lives, &evaluated(&notices), &mut all);
        bars(scheme, &lives, &names, register, &mut all);
        texts(scheme, day, &mut all);
        all.iter_mut().skip(before).for_each(|due| due.next = next::command(scheme, due, day));
    }
    calendar(register, day, &mut all);
    all.retain(|due| due.day.is_none_or(|by| by <= until));
    // A stable sort: schemes stay in the order of the site.
    all.sort_by_key(|due| (due.day.is_none(), due.day));
    all
}

fn named(scheme: &Scheme) -> Option<(String, Bilingual)> {
    Some((scheme.id.to_string(), scheme.name.clone()))
}

fn windows(register: &Register, scheme: &Scheme, notices: &BTreeMap<usize, NoticeView>, day: Day, all: &mut Vec<Deadline>) {
    for (act, view) in notices.iter().filter_map(|(place, view)| Some((scheme.acts.get(*place)?, view))) {
        let (kind, by, zh, en) = match view.state {
            NoticeState::Scheduled => (Kind::WindowOpens, view.first, "公示开始", "A publicity window opens"),
            NoticeState::Open => {
                let next = view.entries.iter().filter(|entry| entry.state == NoticeState::Open).map(|entry| entry.last).min();
                (
                    Kind::WindowCloses,
                    next.unwrap_or(view.last),
                    "公示期满（当日24时），次日起可作决定",
                    "A publicity window closes at the end of the day; a decision may follow",
                )
            }
            NoticeState::Closed => {
                let days_off = register.calendar.known_in(act.under.calendar_region.as_deref(), day);
                (
                    Kind::Outcome,
                    days_off.next_worked(view.last),
                    "公示期已满，结果待公布（起算日为其后第一个工作日）",
                    "The window is over and its outcome is to be published (from the first working day after it)",
                )
            }
            NoticeState::Concluded | NoticeState::Withdrawn => continue,
        };
        let mut cites: Vec<Citation> = act
            .effects()
            .into_iter()
            .filter_map(|effect| act.under.publicity_of(effect))
            .flat_map(|rule| scheme.cite(&act.under, &rule.article))
            .collect();
        if cites.is_empty() {
            cites.clone_from(&act.basis);
        }
        all.push(Deadline {
            day: Some(by),
            kind,
            scheme: named(scheme),
            what: Bilingual::new(zh, en),
            subjects: vec![Subject {
                id: format!("{}/{}", scheme.id, act.id),
                name: act.title.clone(),
                page: address::act(&scheme.id, &act.id),
            }],
            cites,
            posted: act.posted(),
            next: None,
        });
    }
}

/// The bases whose evaluation is in a notice that has no outcome yet.
fn evaluated(notices: &BTreeMap<usize, NoticeView>) -> BTreeSet<BaseId> {
    let waits = |state: NoticeState| matches!(state, NoticeState::Scheduled | NoticeState::Open | NoticeState::Closed);
    let entries =
        notices.values().flat_map(|view| &view.entries).filter(|entry| entry.entry.list == Proposed::Evaluation && waits(entry.state));
    entries.filter_map(|entry| if let ListSubject::Base(id) = &entry.entry.subject { Some(id.clone()) } else { None }).collect()
}

fn under_way(words: &Bilingual) -> Bilingual {
    Bilingual::new(format!("{}（结果已公示，待决定）", words.zh), format!("{} (its outcome is proposed, the decision awaited)", words.en))
}

/// What makes things one deadline: day, the word of its kind, words and articles.
type Same = (Option<Day>, &'static str, Bilingual, Vec<Citation>);

/// What the rules make due for bases: the same thing on the same day for the same reason is one deadline.
fn bases(scheme: &Scheme, lives: &Lives, proposed: &BTreeSet<BaseId>, all: &mut Vec<Deadline>) {
    let mut groups: BTreeMap<Same, (Kind, Vec<Subject>, Day)> = BTreeMap::new();
    for (id, life) in &lives.of {
        let subject = base(scheme, id, life);
        let posted = life.trail.iter().map(|step| step.posted).max().unwrap_or(lives.on);
        for due in &life.due {
            let cites: Vec<Citation> = due.basis.keys.iter().map(|key| scheme.cite_key(&due.basis.edition, key)).collect();
            let (kind, words) = if due.what == Duty::Evaluation && proposed.contains(id) {
                (Kind::EvaluationProposed, under_way(&due.words))
            } else {
                (Kind::Duty(due.what), due.words.clone())
            };
            let group = groups.entry((due.by, kind.code(), words, cites)).or_insert_with(|| (kind, Vec::new(), posted));
            group.1.push(subject.clone());
            group.2 = group.2.max(posted);
        }
    }
    all.extend(groups.into_iter().map(|((day, _, what, cites), (kind, subjects, posted))| Deadline {
        day,
        kind,
        scheme: named(scheme),
        what,
        subjects,
        cites,
        posted,
        next: None,
    }));
}

fn base(scheme: &Scheme, id: &BaseId, life: &Life) -> Subject {
    Subject { id: format!("{}/{id}", scheme.id), name: life.now.name.clone(), page: address::base(&scheme.id, id) }
}

fn bars(scheme: &Scheme, lives: &Lives, names: &Names<'_>, register: &Register, all: &mut Vec<Deadline>) {
    for (bar, until) in lives.bars.iter().filter_map(|bar| Some((bar, bar.until?))) {
        let subject = match bar.who {
            BarWho::Host => register.hosts.get(&bar.host).map(|host| Subject {
                id: host.id.to_string(),
                name: names.host(host, lives.on, lives.on).as_ref().clone(),
                page: address::host(&host.id),
            }),
            BarWho::Base => lives.of.get(&bar.base).map(|life| base(scheme, &bar.base, life)),
        };
        let (zh, en) = match bar.stops {
            BarStops::Apply => ("限制申报期满（末日）", "Last day of a bar on applying"),
            BarStops::Recognise => ("限制重新认定期满（末日）", "Last day of a bar on being recognised again"),
        };
        all.push(Deadline {
            day: Some(until),
            kind: Kind::BarEnds,
            scheme: named(scheme),
            what: Bilingual::new(zh, en),
            subjects: subject.into_iter().collect(),
            cites: bar.basis.keys.iter().map(|key| scheme.cite_key(&bar.basis.edition, key)).collect(),
            posted: scheme.acts.get(bar.act).map_or(until, Act::posted),
            next: None,
        });
    }
}

/// The text of the current edition, when it lapses by its own words.
fn texts(scheme: &Scheme, day: Day, all: &mut Vec<Deadline>) {
    let Some(edition) = scheme.edition_on(day) else { return };
    let Some(policy) = scheme.policies.get(&edition.version) else { return };
    let (Some(end), Some(ends)) = (policy.lapses(), &policy.facts.ends) else { return };
    if policy.has_ended(day) || policy.facts.kind == TextKind::Draft {
        return;
    }
    all.push(Deadline {
        day: Some(end),
        kind: Kind::TextLapses,
        scheme: named(scheme),
        what: Bilingual::new(
            "所依据的文本有效期至此日：修订、重新发布或停止引用",
            "The text in use lapses on this day: amend it, issue it again or stop citing it",
        ),
        subjects: vec![Subject {
            id: format!("{}/{}", scheme.id, policy.version),
            name: policy.facts.title.clone(),
            page: address::policy(&scheme.id, &policy.version),
        }],
        cites: scheme.cite(edition, &ends.article),
        posted: policy.starts().unwrap_or(end),
        next: None,
    });
}

/// Days from which the calendar is open until the next year's paper is entered.
fn calendar(register: &Register, day: Day, all: &mut Vec<Deadline>) {
    let known = register.calendar.known_on(day);
    let (Some(last), Some(year)) = (known.last_final_day(), known.last_known_day()) else { return };
    let next = year.year().saturating_add(1);
    all.push(Deadline {
        day: Some(last.next()),
        kind: Kind::Calendar,
        scheme: None,
        what: Bilingual::new(
            format!("{next}年放假安排尚未录入：自此日起公示期暂定；公布后用 gongshi import calendar"),
            format!("The days off of {next} are not entered: from this day windows are provisional; when they are out, use gongshi import calendar"),
        ),
        subjects: Vec::new(),
        cites: Vec::new(),
        posted: day.min(last),
        next: None,
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_once_where_both_are_the_same() {
        let words = Bilingual::new("公示", "notice");
        assert_eq!(Tongue::Both.say(&words), "公示 / notice");
        assert_eq!(Tongue::One(Lang::En).say(&Bilingual::new("公示", "")), "公示");
    }
}
