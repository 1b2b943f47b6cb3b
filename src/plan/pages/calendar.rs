//! The working-day calendar: its years, as the papers known on the day have them.

use serde::Serialize;

use super::Written;
use super::year;
use crate::model::calendar::{NATIONAL, YearDraft};
use crate::plan::address;
use crate::plan::desk::Desk;
use crate::plan::view::{Head, Link};

#[derive(Serialize)]
struct CalendarView {
    years: Vec<YearRow>,
}

#[derive(Serialize)]
struct YearRow {
    name: Name,
    days: String,
    status: String,
    papers: Vec<Link>,
}

#[derive(Serialize)]
struct Name {
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    href: Option<String>,
}

/// Writes the page.
#[must_use]
pub fn write(desk: &Desk<'_>) -> Written {
    let calendar = &desk.survey.register.calendar;
    // A year whose papers are not out is named when it is this year or the next; later ones are of no use yet.
    let near = |draft: &&YearDraft| draft.year <= desk.survey.day.year().saturating_add(1) || !draft.papers_on(desk.survey.day).is_empty();
    let mut years: Vec<&YearDraft> = calendar.years().iter().filter(near).collect();
    years.sort_by(|a, b| b.year.cmp(&a.year).then_with(|| (a.region != NATIONAL, &a.region).cmp(&(b.region != NATIONAL, &b.region))));
    let view = CalendarView { years: years.into_iter().map(|draft| row(desk, draft)).collect() };
    let head = Head {
        title: desk.pick("工作日历", "Working days").to_owned(),
        description: desk
            .pick(
                "公示期所依据的放假和调休上班安排，逐年列出，附依据文件。",
                "The days off and make-up days that publicity periods are counted by, year by year, with their papers.",
            )
            .to_owned(),
        section: "calendar".to_owned(),
        crumbs: vec![desk.home_crumb()],
        ..Head::default()
    };
    Written::new("calendar", head, view)
}

fn row(desk: &Desk<'_>, draft: &YearDraft) -> YearRow {
    let text = year::name(desk, draft.year, &draft.region);
    let papers = draft.papers_on(desk.survey.day);
    if papers.is_empty() {
        let looked = draft.checked.filter(|day| *day <= desk.survey.day).map(|day| desk.dated_short(day).text);
        let status = match looked {
            Some(day) => desk.pick("尚未公布（最后查看：{day}）", "not yet published (last looked for on {day})").replace("{day}", &day),
            None => desk.pick("尚未公布", "not yet published").to_owned(),
        };
        return YearRow { name: Name { text, href: None }, days: String::new(), status, papers: Vec::new() };
    }
    let path = address::year(draft.year, &draft.region);
    let anchored = format!("{path}#papers");
    YearRow {
        name: Name { text, href: Some(desk.href(&path)) },
        days: desk.days(year::worked(desk, draft.year, &draft.region)),
        status: desk.pick("已公布", "published").to_owned(),
        papers: papers.into_iter().map(|paper| desk.link(&paper.number, &anchored)).collect(),
    }
}
