//! A year of the working-day calendar, for the whole country or with a region's own papers laid over it.

mod papers;

use chrono::Weekday;
use serde::Serialize;

use super::Written;
use crate::model::calendar::{Arrangement, NATIONAL, Reason, YearDraft};
use crate::model::day::{Day, MONTHS};
use crate::model::text::Lang;
use crate::plan::address;
use crate::plan::desk::Desk;
use crate::plan::view::{Download, Head, Link, Markup};
use papers::{Paper, Span};

#[derive(Serialize)]
struct YearView {
    summary: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    prev: Option<Link>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<Link>,
    weekdays: Vec<WeekdayView>,
    months: Vec<Month>,
    spans: Vec<Span>,
    papers: Vec<Paper>,
    downloads: Vec<Download>,
}

#[derive(Serialize)]
struct WeekdayView {
    short: &'static str,
    long: &'static str,
}

#[derive(Serialize)]
struct Month {
    id: String,
    title: String,
    worked: String,
    /// The cells of each week.
    weeks: Vec<Markup>,
}

const WEEKDAYS: [(&str, &str, &str); 7] = [
    ("一", "星期一", "Monday"),
    ("二", "星期二", "Tuesday"),
    ("三", "星期三", "Wednesday"),
    ("四", "星期四", "Thursday"),
    ("五", "星期五", "Friday"),
    ("六", "星期六", "Saturday"),
    ("日", "星期日", "Sunday"),
];

/// `2026年`, with the region where it is one's own.
pub(super) fn name(desk: &Desk<'_>, year: i32, region: &str) -> String {
    match (desk.lang, region == NATIONAL) {
        (Lang::Zh, true) => format!("{year}年"),
        (Lang::Zh, false) => format!("{year}年（{region}）"),
        (Lang::En, true) => year.to_string(),
        (Lang::En, false) => format!("{year} ({region})"),
    }
}

/// The working days of a year.
pub(super) fn worked(desk: &Desk<'_>, year: i32, region: &str) -> u32 {
    let days = arrangement(desk, region);
    (1..=12).map(|month| count(&days, year, month)).sum()
}

fn arrangement<'a>(desk: &Desk<'a>, region: &str) -> Arrangement<'a> {
    desk.survey.register.calendar.known_in(Some(region), desk.survey.day)
}

/// Writes the page; none when there is no such year.
#[must_use]
pub fn write(desk: &Desk<'_>, year: i32, region: &str) -> Option<Written> {
    let years = desk.survey.register.calendar.years();
    let draft = years.iter().find(|draft| draft.year == year && draft.region == region)?;
    let days = arrangement(desk, region);
    let national = years.iter().find(|draft| draft.year == year && draft.region == NATIONAL);
    let drafts: Vec<&YearDraft> = national.into_iter().chain((region != NATIONAL).then_some(draft)).collect();
    let neighbour = |year: i32| {
        let there = years.iter().any(|draft| draft.year == year && draft.region == region && !draft.papers_on(desk.survey.day).is_empty());
        there.then(|| desk.link(name(desk, year, region), &address::year(year, region)))
    };
    let file = |format: &str| {
        let path = address::year(year, region);
        desk.download(desk.pick("逐日安排", "Day by day"), &format!("data/{}.{format}", path.strip_suffix(".html").unwrap_or(&path)))
    };
    let view = YearView {
        summary: summary(desk, year, region, &days),
        prev: neighbour(year.saturating_sub(1)),
        next: neighbour(year.saturating_add(1)),
        weekdays: WEEKDAYS
            .iter()
            .map(|(short, long, english)| match desk.lang {
                Lang::Zh => WeekdayView { short, long },
                Lang::En => WeekdayView { short: english.get(..3).unwrap_or(english), long: english },
            })
            .collect(),
        months: (1..=12).map(|month| month_view(desk, &days, year, month)).collect(),
        spans: papers::spans(desk, &drafts),
        papers: papers::papers(desk, &drafts),
        downloads: ["csv", "json"].into_iter().filter_map(file).collect(),
    };
    let name = name(desk, year, region);
    let head = Head {
        title: if desk.lang == Lang::Zh { format!("{name}工作日历") } else { format!("Working days of {name}") },
        description: view.summary.clone(),
        section: "calendar".to_owned(),
        crumbs: vec![desk.home_crumb(), desk.crumb(desk.pick("工作日历", "Working days"), address::CALENDAR)],
        ..Head::default()
    };
    Some(Written::new("year", head, view))
}

fn summary(desk: &Desk<'_>, year: i32, region: &str, days: &Arrangement<'_>) -> String {
    let (name, worked) = (name(desk, year, region), desk.days(worked(desk, year, region)));
    let mut text = match desk.lang {
        Lang::Zh => format!("{name}共{worked}。"),
        Lang::En => format!("{name} has {worked}."),
    };
    if Day::new(year, 12, 31).is_some_and(|last| !days.is_final(last)) {
        let as_of = desk.dated_short(desk.survey.day).text;
        text.push_str(&match desk.lang {
            Lang::Zh => format!("截至{as_of}，下一年的安排尚未公布，12月29日至31日可能还会变动。"),
            Lang::En => format!(" As of {as_of} next year's arrangement is not out; it may still change 29 to 31 December."),
        });
    }
    text
}

/// The days of a month; empty for a month out of range.
fn of_month(year: i32, month: u32) -> Vec<Day> {
    let first = Day::new(year, month, 1);
    first.map(|first| Day::range(first, first.plus_months(1).pred()).collect()).unwrap_or_default()
}

fn count(days: &Arrangement<'_>, year: i32, month: u32) -> u32 {
    let worked = of_month(year, month).into_iter().filter(|day| days.is_worked(*day)).count();
    u32::try_from(worked).unwrap_or(u32::MAX)
}

fn month_view(desk: &Desk<'_>, days: &Arrangement<'_>, year: i32, month: u32) -> Month {
    let all = of_month(year, month);
    let mut weeks = Vec::new();
    for week in all.chunk_by(|day, _| day.weekday() != Weekday::Sun) {
        let mut cells = Markup::with_room(desk.lang, 640);
        // The cells before the first day; a week that begins on Monday has none.
        (0..week.first().map_or(0, |day| day.weekday().num_days_from_monday())).for_each(|_| no_day(&mut cells));
        week.iter().for_each(|day| a_day(desk, days, *day, &mut cells));
        (0..week.last().map_or(0, |day| 6 - day.weekday().num_days_from_monday())).for_each(|_| no_day(&mut cells));
        weeks.push(cells);
    }
    let title = match desk.lang {
        Lang::Zh => format!("{month}月"),
        Lang::En => (1..=12).zip(MONTHS).find(|(number, _)| *number == month).map(|(_, name)| name.to_owned()).unwrap_or_default(),
    };
    Month { id: format!("month-{month}"), title, worked: desk.days(count(days, year, month)), weeks }
}

fn no_day(cells: &mut Markup) {
    cells.raw("<td></td>");
}

fn a_day(desk: &Desk<'_>, days: &Arrangement<'_>, day: Day, cells: &mut Markup) {
    let known = days.day(day);
    let plain = if known.worked { "work" } else { "rest" };
    let (kind, label) = match &known.reason {
        Reason::Off(label) => ("off", Some(desk.told(&label.name))),
        Reason::MakeUp(_) => ("makeup", Some(desk.pick("调休上班", "worked"))),
        Reason::TakenBack(_) => (plain, Some(desk.pick("当地另行安排", "not followed here"))),
        Reason::Unarranged(_) => (plain, Some(desk.pick("暂定", "may change"))),
        Reason::Weekday | Reason::Weekend | Reason::PostingDay | Reason::BeforePeriod | Reason::MovedEnd => (plain, None),
    };
    cells.raw("<td class=\"d d-").raw(kind).element("\"><time datetime=\"", &day.iso(), "\">");
    cells.text(&day.day_of_month().to_string()).raw("</time>");
    if let Some(label) = label {
        cells.element("<span>", label, "</span>");
    }
    cells.raw("</td>");
}
