//! Deadlines for a terminal.

use std::fmt::Write;

use super::{Deadline, Outlook, Tongue};
use crate::model::day::Day;
use crate::model::text::{Bilingual, Lang};
use crate::plan::words;

/// How many subjects one deadline lists before it says how many more there are.
const MOST: usize = 12;

/// The list as lines: first what is overdue, then what comes, then what has no day.
#[must_use]
pub fn text(outlook: &Outlook<'_>, tongue: Tongue) -> String {
    let (day, until) = (outlook.day, outlook.until);
    let mut out = String::new();
    let heading = Bilingual::new(format!("截至 {day}，到 {until} 为止"), format!("as of {day}, until {until}"));
    let _ = writeln!(out, "{}", tongue.say(&heading));
    if outlook.due.is_empty() {
        let _ = writeln!(out, "{}", tongue.pick("没有到期的事项", "nothing falls due"));
    }
    let mut last = None;
    for due in outlook.due {
        let part = part(due, day);
        if last != Some(part) {
            let _ = writeln!(out, "\n{}", tongue.say(&part.heading()));
            last = Some(part);
        }
        one(&mut out, due, day, tongue);
    }
    out
}

/// The parts of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Overdue,
    Coming,
    Undated,
}

impl Part {
    pub(super) fn heading(self) -> Bilingual {
        match self {
            Self::Overdue => Bilingual::new("已到期，尚未办结", "Past its day and not settled"),
            Self::Coming => Bilingual::new("将到期", "Coming"),
            Self::Undated => Bilingual::new("应办而办法未写明日期", "Due, and no day is named"),
        }
    }
}

pub(super) fn part(due: &Deadline, day: Day) -> Part {
    match due.day {
        None => Part::Undated,
        Some(by) if by < day => Part::Overdue,
        Some(_) => Part::Coming,
    }
}

fn one(out: &mut String, due: &Deadline, today: Day, tongue: Tongue) {
    let _ = writeln!(out, "{}\n    {}", when(due, today, tongue), tongue.say(&due.what));
    if let Some((id, name)) = &due.scheme {
        let _ = writeln!(out, "    {} ({id})", tongue.say(name));
    }
    for subject in due.subjects.iter().take(MOST) {
        let _ = writeln!(out, "      {} {}", subject.id, tongue.say(&subject.name));
    }
    if let Some(more) = due.subjects.len().checked_sub(MOST).filter(|more| *more > 0) {
        let _ = writeln!(out, "      {}", tongue.pick(&format!("另有 {more} 个"), &format!("and {more} more")));
    }
    if !due.cites.is_empty() {
        let cites: Vec<String> = due.cites.iter().map(ToString::to_string).collect();
        let _ = writeln!(out, "    {}: {}", tongue.pick("依据", "rule"), cites.join(", "));
    }
    if let Some(command) = &due.next {
        let _ = writeln!(out, "    {}: {command}", tongue.pick("接着", "next"));
    }
}

/// The day, its day of the week and how far away it is; a dash for none.
pub(super) fn when(due: &Deadline, today: Day, tongue: Tongue) -> String {
    let Some(by) = due.day else { return "—".to_owned() };
    let week = words::weekday(by.weekday());
    let (zh, en) = match today.days_until(by) {
        0 => ("今天".to_owned(), "today".to_owned()),
        1 => ("明天".to_owned(), "tomorrow".to_owned()),
        away if away > 0 => (format!("还有{away}天"), format!("in {away} days")),
        past => (format!("已过{}天", past.unsigned_abs()), format!("{} day(s) ago", past.unsigned_abs())),
    };
    match tongue {
        Tongue::One(Lang::En) => format!("{by} {}, {en}", week.en),
        Tongue::One(Lang::Zh) => format!("{by} {}，{zh}", week.zh),
        Tongue::Both => format!("{by} {}，{zh} / {en}", week.zh),
    }
}
