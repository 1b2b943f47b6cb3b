//! The window of a notice or an extension: its dates, and the reasoning day by day.

use serde::Serialize;

use super::Sheet;
use super::reading::Asked;
use crate::model::calendar::{Arrangement, Counted, FirstDay, Label, Reason};
use crate::model::day::Day;
use crate::model::register::{Act, ActKind, Window};
use crate::model::standing::NoticeState;
use crate::model::text::Lang;
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
    provisional: Option<String>,
    other_reading: Option<String>,
    reasoning: Option<Reasoning>,
}

/// Why the window has the length it has.
#[derive(Serialize)]
struct Reasoning {
    total: String,
    practice: String,
    cites: Vec<Cite>,
    /// A row for each day.
    rows: Markup,
}

impl Sheet<'_, '_> {
    /// The window: a notice's with all that changed it since, an extension's as printed.
    pub(super) fn window(&self) -> Option<Printed> {
        let (notice, printed, shown) = match &self.act.kind {
            ActKind::Notice(window) => (self.act, *window, self.desk.window(self.act, self.notice()?)),
            ActKind::Extension(window, _) => {
                let (notice, _) = self.answered()?;
                let state = self.state().unwrap_or(NoticeState::Closed);
                let days = self.desk.days_in(window.days, notice.counts());
                (notice, *window, self.desk.window_of(&self.act.under, notice.posted(), (window.first, window.last), state, days))
            }
            _ => return None,
        };
        let asked = Asked::of(notice);
        // A written window is judged by the papers that were out when it was written; one that was moved since, by those of now.
        let moved = self.moved(printed);
        let posted = if moved.is_some() { self.desk.survey.day } else { self.act.posted() };
        let printed = moved.unwrap_or(printed);
        let then = self.desk.survey.register.calendar.known_in(self.act.under.calendar_region.as_deref(), posted);
        let (first, last) = (printed.first, printed.last);
        Some(Printed {
            provisional: self.provisional(last),
            other_reading: self.other_reading(&asked, &then, notice.posted(), (first, last)),
            reasoning: self.reasoning(&asked, &then, notice, printed),
            first: shown.first,
            last: shown.last,
            days: shown.days,
            worked: shown.worked,
            left: shown.left,
            split: shown.split,
        })
    }

    /// The window of a notice as extensions and corrections have it, where they moved all of it alike.
    fn moved(&self, printed: Window) -> Option<Window> {
        let view = self.notice()?;
        let whole = (view.first, view.last);
        let alike = view.entries.iter().all(|entry| (entry.first, entry.last) == whole);
        (alike && whole != (printed.first, printed.last)).then_some(Window { first: view.first, last: view.last, ..printed })
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

    fn reasoning(&self, asked: &Asked<'_>, then: &Arrangement<'_>, notice: &Act, printed: Window) -> Option<Reasoning> {
        let first_day = self.act.under.practice.first_day;
        let reading = first_day.unwrap_or(FirstDay::PostingDay);
        let posted = notice.posted();
        let count = |days: &Arrangement<'_>| days.count(posted, printed.first, printed.last, asked.unit(), reading).ok();
        let counted = count(then)?;
        let mut practice = self.practice(first_day);
        let now = count(&self.desk.calendar(&self.act.under)).filter(|now| now.days != counted.days);
        if let Some(now) = now {
            let (length, asof) = (self.desk.days_in(now.days, asked.unit()), self.desk.survey.day.words());
            practice.push_str(&self.both(
                format!("以下按发布时已公布的放假安排计算；按截至{}的安排，为{length}。印发的起止日期不因此改变。", asof.zh),
                format!(" The days below are by the arrangement known when it was posted; by the one known on {} they are {length}. The printed dates do not move.", asof.en),
            ));
        }
        let moved = self.notice().is_some_and(|view| (view.first, view.last) != (printed.first, printed.last));
        let total = if first_day.is_some() && moved {
            self.both(
                format!("按发布时载明的日期，{}", self.verdict(asked, counted.days)),
                format!("by the dates first printed, {}", self.verdict(asked, counted.days)),
            )
        } else if first_day.is_some() {
            self.verdict(asked, counted.days)
        } else {
            let length = self.desk.days_in(counted.days, asked.unit());
            self.both(format!("首末两日之间共{length}"), format!("{length} from the first to the last day"))
        };
        Some(Reasoning { total, practice, cites: self.asked_cites(asked), rows: self.days(&counted, posted) })
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
                rows.raw(" ").link(&paper.text, &paper.href);
            }
            rows.raw("</td></tr>");
        }
        rows
    }

    fn why(&self, reason: &Reason, day: Day) -> (String, Option<Link>) {
        match reason {
            Reason::MakeUp(label) => {
                (self.both(format!("{}调休上班", label.name.zh), format!("worked in exchange, {}", label.name.en)), self.paper(label, day))
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
        let lang = (self.desk.lang == Lang::En).then_some("zh-CN");
        Some(Link { lang, ..self.desk.link(text, &address::year(year.year, &year.region)) })
    }
}
