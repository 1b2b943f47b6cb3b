//! The window of a notice, an extension or a restart: its dates, and the reasoning day by day.

use serde::Serialize;

use super::Sheet;
use super::reading::{Asked, Beside, CountedPeriod};
use crate::model::calendar::{Arrangement, Counted, FirstDay, Label, Reason};
use crate::model::day::Day;
use crate::model::list::{Running, Subject};
use crate::model::register::{Act, ActKind};
use crate::model::rule::Proposed;
use crate::model::standing::{EntryState, NoticeState, NoticeView, is_annulled};
use crate::plan::address;
use crate::plan::view::{Cite, FullDay, Link, Markup};
use crate::plan::words;

/// A window with what it rests on.
#[derive(Serialize)]
pub(super) struct Printed {
    first: FullDay,
    last: FullDay,
    days: String,
    worked: String,
    left: Option<String>,
    split: Option<String>,
    provisional: Option<Markup>,
    other_reading: Option<Markup>,
    reasoning: Option<Reasoning>,
}

/// Why the window has the length it has.
#[derive(Serialize)]
struct Reasoning {
    total: String,
    practice: Markup,
    cites: Vec<Cite>,
    /// A row for each day.
    rows: Markup,
}

impl<'a> Sheet<'_, 'a> {
    /// The window: a notice's with all that changed it since, an extension's as printed, a correction's where it starts again.
    pub(super) fn window(&self) -> Option<Printed> {
        let (notice, shown, told) = match &self.act.kind {
            ActKind::Notice(window) => {
                let view = self.notice()?;
                let running = self.desk.running(self.act, view);
                let moved = (running.first, running.last) != (window.first, window.last);
                let beside = if running.same { Beside::Others } else { Beside::Shown };
                let told = if running.same && moved {
                    CountedPeriod::from(running)
                } else {
                    CountedPeriod::printed(window, self.act.posted(), self.act.posted())
                };
                (self.act, self.desk.window(self.act, view), Some(CountedPeriod { beside: (!running.alike).then_some(beside), ..told }))
            }
            ActKind::Extension(window, _) => {
                let (notice, _) = self.answered()?;
                let state = self.state().unwrap_or(NoticeState::Closed);
                let days = self.desk.days_in(window.days, notice.counts());
                let shown = self.desk.window_of(&self.act.under, notice.posted(), (window.first, window.last), state, days);
                let (posted, known) = (notice.posted(), self.act.posted());
                (notice, shown, Some(CountedPeriod::printed(window, posted, known)))
            }
            ActKind::Correction => {
                let (notice, view) = self.restarted()?;
                let running = self.desk.running(notice, &view);
                (notice, self.desk.window(notice, &view), running.same.then(|| CountedPeriod::from(running)))
            }
            _ => return None,
        };
        let asked = Asked::of(notice, &self.effects(notice));
        let then = |day| self.desk.survey.register.calendar.known_in(self.act.under.calendar_region.as_deref(), day);
        let sentence = |text: String| self.desk.sentence(&text);
        Some(Printed {
            provisional: self.provisional(told.map_or_else(|| self.act.posted(), |told| told.last)).map(sentence),
            other_reading: told.and_then(|told| self.other_reading(&asked, &then(told.known), told)).map(sentence),
            reasoning: told.and_then(|told| self.reasoning(&asked, &then(told.known), told)),
            first: shown.first,
            last: shown.last,
            days: shown.days,
            worked: shown.worked,
            left: shown.left,
            split: shown.split,
        })
    }

    /// Of a correction that counts: the notice and those of its entries whose period it starts again, as they stand.
    pub(super) fn restarted(&self) -> Option<(&'a Act, NoticeView)> {
        if !matches!(self.act.kind, ActKind::Correction) || is_annulled(self.one.scheme, self.act, self.desk.survey.day) {
            return None;
        }
        let (notice, view) = self.answered()?;
        let anew = |entry: &&EntryState| {
            let mut rows = self.act.lists.correction.iter().filter(|row| row.window != Running::Continues && row.list == entry.entry.list);
            rows.any(|row| entry.entry.subject == Subject::Base(row.base.clone()))
        };
        let entries: Vec<EntryState> = view.entries.iter().filter(anew).cloned().collect();
        let state = entries.iter().map(|entry| entry.state).min()?;
        let (first, last) = (entries.iter().map(|entry| entry.first).min()?, entries.iter().map(|entry| entry.last).max()?);
        Some((notice, NoticeView { state, first, last, entries, followed: view.followed.clone() }))
    }

    /// What the periods of the page are about: all that a notice proposes, or what a correction puts right of it.
    pub(super) fn effects(&self, notice: &Act) -> Vec<Proposed> {
        let corrected = |effect: &Proposed| self.act.lists.correction.iter().any(|row| row.list == *effect);
        let mut effects = notice.effects();
        if matches!(self.act.kind, ActKind::Correction) {
            effects.retain(corrected);
        }
        effects
    }

    /// Said while the arrangement of the year that the window reaches into is not out.
    fn provisional(&self, last: Day) -> Option<String> {
        let known = self.desk.calendar(&self.act.under);
        if known.is_final(last) {
            return None;
        }
        let year = known.last_known_day()?.year().saturating_add(1);
        let asof = self.desk.survey.day.words();
        Some(self.both(
            format!("截至{}，{year}年的放假安排尚未公布，公示期内的工作日暂按星期计算，可能与日后公布的安排不同。印发的起止日期不因此改变。", asof.zh),
            format!("As of {}, the days off of {year} were not published. The working days of this period are counted by the day of the week for the time being and may turn out otherwise; the printed dates do not move.", asof.en),
        ))
    }

    fn reasoning(&self, asked: &Asked<'_>, then: &Arrangement<'_>, told: CountedPeriod) -> Option<Reasoning> {
        let first_day = self.act.under.practice.first_day;
        let reading = first_day.unwrap_or(FirstDay::PostingDay);
        let posted = told.posted;
        let count = |days: &Arrangement<'_>| {
            let counted = days.count(posted, told.first, told.last, asked.unit(), reading).ok()?;
            Some(match told.days {
                Some(days) => counted.printed_as(days),
                None => counted,
            })
        };
        let counted = count(then)?;
        let mut practice = self.practice(first_day);
        if self.notice().is_some() && posted != self.act.posted() {
            let day = posted.words();
            practice.push_str(&self.both(
                format!("该公示期因更正重新计算，这里的发布当日是更正发布之日，即{}。", day.zh),
                format!(" A correction restarted this period; its day of posting is that of the correction, {}.", day.en),
            ));
        }
        let now = count(&self.desk.calendar(&self.act.under)).filter(|now| now.days != counted.days);
        if let Some(now) = now {
            let (length, asof) = (self.desk.days_in(now.days, asked.unit()), self.desk.survey.day.words());
            practice.push_str(&self.both(
                format!("以下按发布时已公布的放假安排计算；按截至{}的安排，为{length}。印发的起止日期不因此改变。", asof.zh),
                format!(" The days below are by the arrangement known when it was posted; by the one known on {} they are {length}. The printed dates do not move.", asof.en),
            ));
        }
        let total = if first_day.is_some() {
            self.verdict(asked, counted.days)
        } else {
            let length = self.desk.days_in(counted.days, asked.unit());
            self.both(format!("首末两日之间共{length}"), format!("{length} from the first to the last day"))
        };
        let span = self.span(told.first, told.last);
        let total = match told.beside {
            None => total,
            Some(Beside::Others) => self.both(format!("{span}，{total}"), format!("{span}, {total}")),
            Some(Beside::Shown) => {
                self.both(format!("按公示发布时载明的{span}，{total}"), format!("for the dates first printed, {span}, {total}"))
            }
        };
        Some(Reasoning {
            total,
            practice: self.desk.sentence(&practice),
            cites: self.asked_cites(asked),
            rows: self.days(&counted, posted),
        })
    }

    fn days(&self, counted: &Counted, posted: Day) -> Markup {
        let mut rows = Markup::with_room(self.desk.lang, 160 * counted.trail.len());
        let mut number = 0;
        let last = counted.trail.last().map(|day| day.date);
        for day in &counted.trail {
            let (mut why, paper) = self.why(&day.reason, day.date);
            if day.date == posted && day.counted {
                why.push_str(self.desk.pick("（发布当日）", " (day of posting)"));
            }
            if Some(day.date) == last {
                why.push_str(self.desk.pick("；最后一天，24:00截止", "; last day, until 24:00"));
            }
            rows.raw(if day.counted { "<tr>" } else { "<tr class=\"skipped\">" });
            rows.raw("<th scope=\"row\">").weekday(day.date).raw("</th><td>");
            if day.counted {
                number += 1;
                rows.number(number);
            } else {
                rows.raw(words::not_counted(self.desk.lang));
            }
            rows.element("</td><td>", &why, "");
            if let Some(paper) = &paper {
                rows.raw(" ").tag("<a", &[("href", Some(&paper.href)), ("lang", paper.lang)]).element("", &paper.text, "</a>");
            }
            rows.raw("</td></tr>");
        }
        rows
    }

    fn why(&self, reason: &Reason, day: Day) -> (String, Option<Link>) {
        match reason {
            Reason::MakeUp(label) => {
                (self.both(format!("{}调休上班", label.name.zh), format!("make-up working day, {}", label.name.en)), self.paper(label, day))
            }
            Reason::Off(label) => {
                (self.both(format!("{}放假", label.name.zh), format!("{}, day off", label.name.en)), self.paper(label, day))
            }
            Reason::TakenBack(label) => (
                self.desk
                    .pick("当地不执行全国放假安排，按星期计", "national arrangement not followed here; the day of the week decides")
                    .to_owned(),
                self.paper(label, day),
            ),
            other => (self.desk.say(&other.words()), None),
        }
    }

    /// The paper that arranges a day, as a link to its year.
    fn paper(&self, label: &Label, day: Day) -> Option<Link> {
        let years = self.desk.survey.register.calendar.years();
        let near = |year: i32| year == day.year() || year == day.year().saturating_add(1);
        let year = years.iter().find(|year| near(year.year) && year.notice.iter().any(|notice| notice.number == label.number))?;
        let text = label.number.clone();
        Some(Link { lang: self.desk.tag_of_chinese(), ..self.desk.link(text, &address::year(year.year, &year.region)) })
    }
}
