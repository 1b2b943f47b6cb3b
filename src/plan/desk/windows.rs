//! Windows, notices and acts as lists and cards show them.

use std::collections::BTreeSet;

use super::Desk;
use crate::model::calendar::{Arrangement, FirstDay, Unit};
use crate::model::day::Day;
use crate::model::register::Act;
use crate::model::rule::Edition;
use crate::model::standing::{EntryState, NoticeState, NoticeView};
use crate::model::text::Lang;
use crate::plan::survey::SchemeSurvey;
use crate::plan::view::{ActRow, WindowCard, WindowView};
use crate::plan::{address, words};

/// The period that a notice's page shows: that of the entries which make it open, scheduled or closed.
#[derive(Debug, Clone, Copy)]
pub struct Period {
    /// Its first day.
    pub first: Day,
    /// Its last day.
    pub last: Day,
    /// Whether those entries have it all.
    pub same: bool,
    /// Whether every entry of the notice has it.
    pub alike: bool,
    /// How many days are printed for it, where one number is.
    pub days: Option<u32>,
    /// The day its count begins with: the notice was posted then, or the correction that started it again.
    pub posted: Day,
    /// When it was printed: by the arrangement known then it has its days.
    pub known: Day,
}

impl Desk<'_> {
    /// A number of days in words, in a unit.
    #[must_use]
    pub fn days_in(&self, days: u32, unit: Unit) -> String {
        words::days(self.lang, days, unit)
    }

    /// `5个工作日`, `5 working days`.
    #[must_use]
    pub fn days(&self, days: u32) -> String {
        words::days(self.lang, days, Unit::WorkingDays)
    }

    /// A notice's window, with what extensions and corrections made of it.
    #[must_use]
    pub fn window(&self, act: &Act, view: &NoticeView) -> WindowView {
        let running = self.running(act, view);
        let (whole, unit) = ((running.first, running.last), act.counts());
        let days = match running.days {
            // Windows that differ from entry to entry have no one length.
            _ if !running.same => String::new(),
            Some(days) => self.days_in(days, unit),
            None => {
                let first_day = act.under.practice.first_day.unwrap_or(FirstDay::PostingDay);
                let known = self.survey.register.calendar.known_in(act.under.calendar_region.as_deref(), running.known);
                let counted = known.count(running.posted, whole.0, whole.1, unit, first_day);
                counted.map(|counted| self.days_in(counted.days, unit)).unwrap_or_default()
            }
        };
        let split = (!running.alike).then(|| self.split(view));
        WindowView { split, ..self.window_of(&act.under, act.posted(), whole, view.state, days) }
    }

    /// The period of the entries that make a notice open, scheduled or closed.
    #[must_use]
    pub fn running(&self, act: &Act, view: &NoticeView) -> Period {
        let meant = || view.entries.iter().filter(|entry| entry.state == view.state);
        let (first, last) = (view.first, view.last);
        let within = |entry: &EntryState| (entry.first, entry.last) == (first, last);
        let printed = act.notice_window().filter(|window| (window.first, window.last) == (first, last)).map(|window| window.days);
        let days: BTreeSet<Option<u32>> = meant().map(|entry| entry.days).collect();
        Period {
            first,
            last,
            same: meant().all(within),
            alike: view.entries.iter().all(within),
            days: days.first().copied().unwrap_or(printed).filter(|_| days.len() <= 1),
            posted: meant().map(|entry| entry.counted_from).max().unwrap_or(act.posted()),
            known: meant().map(|entry| entry.printed_on).max().unwrap_or(act.posted()),
        }
    }

    /// Said where windows differ from entry to entry.
    fn split(&self, view: &NoticeView) -> String {
        let (all, day) = (view.entries.len(), self.survey.day.words_in(self.lang));
        let count = view.entries.iter().filter(|entry| entry.state == view.state).count();
        let how = match view.state {
            NoticeState::Open => Some(("正在公示", "open")),
            NoticeState::Scheduled => Some(("即将公示", "scheduled")),
            _ => None,
        };
        match (self.lang, how) {
            (Lang::Zh, Some((how, _))) => format!("截至{day}，{all}项中有{count}项{how}，上列日期即其公示期；各项的公示期不同，见名单。"),
            (Lang::En, Some((_, how))) => {
                let is = if count == 1 { "is" } else { "are" };
                format!("As of {day}, {count} of {all} entries {is} {how}, with the dates above; for the other periods see the list.")
            }
            (Lang::Zh, None) => "各项的公示期不同，见名单。".to_owned(),
            (Lang::En, None) => "The periods differ from entry to entry, see the list.".to_owned(),
        }
    }

    /// A window from its first to its last day, its length in words.
    #[must_use]
    pub fn window_of(&self, edition: &Edition, posted: Day, (first, last): (Day, Day), state: NoticeState, days: String) -> WindowView {
        let known = self.calendar(edition);
        let worked: Vec<String> =
            Day::range(posted.min(first), last).filter(|day| known.is_worked(*day)).map(|day| day.to_string()).collect();
        let today = self.survey.day;
        let left = match state {
            NoticeState::Open => {
                Some(self.left(known.working_days_between(today, last) + u32::from(known.is_worked(today) && today >= first)))
            }
            NoticeState::Scheduled => Some(self.opens(known.working_days_between(today, first))),
            _ => None,
        };
        WindowView { first: self.dated(first), last: self.dated(last), days, worked: worked.join(" "), left, split: None }
    }

    /// The arrangement of days off as known on the as-of day, for the region of an edition.
    #[must_use]
    pub fn calendar(&self, edition: &Edition) -> Arrangement<'_> {
        self.survey.register.calendar.known_in(edition.calendar_region.as_deref(), self.survey.day)
    }

    fn left(&self, days: u32) -> String {
        match self.lang {
            Lang::Zh => format!("还剩{days}个工作日"),
            Lang::En => format!("{} left", self.days(days)),
        }
    }

    fn opens(&self, days: u32) -> String {
        match self.lang {
            Lang::Zh => format!("{days}个工作日后开始"),
            Lang::En => format!("opens in {}", self.days(days)),
        }
    }

    /// A notice as a card.
    #[must_use]
    pub fn card(&self, one: &SchemeSurvey<'_>, act: &Act, view: &NoticeView) -> WindowCard {
        let (title, lang) = self.say_or_zh(&act.title);
        WindowCard {
            title,
            lang,
            href: self.href(&address::act(&one.scheme.id, &act.id)),
            scheme: self.scheme_link(one.scheme),
            state: words::notice_state(self.lang, view.state),
            window: self.window(act, view),
            what: words::proposes(self.lang, &one.scheme.words, act),
        }
    }

    /// An act as a row of a list.
    #[must_use]
    pub fn act_row(&self, one: &SchemeSurvey<'_>, place: usize, act: &Act) -> ActRow {
        let (title, lang) = self.say_or_zh(&act.title);
        ActRow {
            date: self.dated_short(act.posted()),
            title,
            href: self.href(&address::act(&one.scheme.id, &act.id)),
            scheme: Some(self.scheme_link(one.scheme)),
            kind: words::act_kind(self.lang, &act.kind),
            state: one.notices.get(&place).map(|view| words::notice_state(self.lang, view.state)),
            number: act.number.clone(),
            lang,
        }
    }

    /// An act as a row of a list of its own scheme, which needs no naming there.
    #[must_use]
    pub fn own_act_row(&self, one: &SchemeSurvey<'_>, place: usize, act: &Act) -> ActRow {
        ActRow { scheme: None, ..self.act_row(one, place, act) }
    }
}
