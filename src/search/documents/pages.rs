//! The site's own pages: how to object and whom to call, the working days of a year, what there is to download. A reader who types
//! what such a page is called finds it; words of what it holds are those the page itself has.

use super::{Body, Bundle, Document, document};
use crate::model::calendar::{NATIONAL, YearDraft};
use crate::model::standing::NoticeState;
use crate::model::text::Lang;
use crate::plan::address;
use crate::search::document::Kind;

/// A page: where it is, what it is called, what it says, in Chinese and English.
type Page = (&'static str, (&'static str, &'static str), (&'static str, &'static str));

const PAGES: [Page; 10] = [
    (
        address::OBJECTION,
        ("如何提出异议", "How to object"),
        (
            "怎样提出异议、异议书怎么写、异议交给谁、什么时候截止；受理部门的地址、联系电话、办公时间",
            "How to raise an objection, what an objection says, where objections go, and when objections are accepted; contacts of the offices: address, phone number, mail, office hours",
        ),
    ),
    (
        address::NOTICES,
        ("公示", "Publicity notices"),
        ("正在公示、即将公示、待公布结果和已结束的公示", "Open notices, scheduled ones, those that await their outcome, and past ones"),
    ),
    (address::REGISTERS, ("名录", "Registers"), ("", "")),
    (address::LATEST, ("最新认定", "Most recently recognised"), ("", "")),
    (
        address::COMPARE,
        ("制度对照", "The schemes compared"),
        ("各项目的办法逐项比较", "Compare schemes: the rules of all schemes side by side"),
    ),
    (address::CALENDAR, ("工作日历", "Working-day calendar"), ("", "")),
    (
        address::DATA,
        ("数据下载", "Data downloads"),
        (
            "名录、公示、评估的数据：表格（Excel、CSV）、接口（JSON）、订阅（Atom，供RSS阅读器用）、日历",
            "Download the registers, notices and evaluations: tables (Excel, CSV), an interface for programs (JSON), feeds (Atom, for RSS readers), calendars",
        ),
    ),
    (
        address::VERIFY,
        ("如何核验", "How to verify"),
        ("怎样核验网站没有被改动：校验值（SHA-256）", "How to check that the site is unchanged: checksums (SHA-256)"),
    ),
    (address::CHECKS, ("发布前的检查", "Checks before publishing"), ("", "")),
    (
        address::ACCESSIBILITY,
        ("无障碍声明", "Accessibility statement"),
        ("键盘操作、屏幕阅读器、放大、深色", "Keyboard, screen readers, zoom, dark colours"),
    ),
];

/// Years of working days that are found by themselves; the page of all years leads to the others.
const YEARS: usize = 2;

pub(super) fn add(bundle: &mut Bundle<'_, '_>) {
    let compared = bundle.survey.is_compared();
    for (place, title, says) in PAGES.into_iter().filter(|(place, ..)| *place != address::COMPARE || compared) {
        let mut body = Body::default();
        // Where a title says enough, no more: all of this is fetched by whoever searches.
        if !says.0.is_empty() {
            body.line(bundle.pick(says.0, says.1));
        }
        match place {
            address::OBJECTION => contacts(bundle, &mut body),
            address::NOTICES => open(bundle, &mut body),
            _ => {}
        }
        let page = Document { title: bundle.pick(title.0, title.1).to_owned(), ..document(Kind::Page, place.to_owned()) };
        bundle.push(page, body);
    }
    years(bundle);
}

/// The offices that take objections and those that watch over them, and how to reach them.
fn contacts(bundle: &Bundle<'_, '_>, body: &mut Body) {
    for contact in bundle.survey.schemes.iter().filter_map(|one| one.scheme.contact.as_ref()) {
        body.line(bundle.say(&contact.office));
        body.line(&contact.phone);
        body.line(&contact.email);
        if let Some(watching) = &contact.supervision {
            body.line(bundle.say(&watching.office));
            body.line(&watching.phone);
        }
    }
}

/// The notices with an open window on the day, each with its last day.
fn open(bundle: &Bundle<'_, '_>, body: &mut Body) {
    for one in &bundle.survey.schemes {
        for (place, view) in one.notices.iter().filter(|(_, view)| view.state == NoticeState::Open) {
            let Some(act) = one.scheme.acts.get(*place) else { continue };
            let (title, last) = (bundle.say(&act.title), view.last.words());
            body.line(&match bundle.lang {
                Lang::Zh => format!("正在公示：{title}，{}截止", last.zh),
                Lang::En => format!("Open now: {title}, closes on {}", last.en),
            });
        }
    }
}

/// The working days of the last years whose arrangement is out, the newest first, with the names of their holidays.
fn years(bundle: &mut Bundle<'_, '_>) {
    let out = |draft: &&YearDraft| draft.region == NATIONAL && !draft.papers_on(bundle.survey.day).is_empty();
    let mut years: Vec<&YearDraft> = bundle.survey.register.calendar.years().iter().filter(out).collect();
    years.sort_by_key(|draft| std::cmp::Reverse(draft.year));
    for draft in years.into_iter().take(YEARS) {
        let (year, zh) = (draft.year, bundle.lang == Lang::Zh);
        let mut body = Body::default();
        body.line(&if zh { format!("{year}年放假和调休上班安排") } else { format!("Days off and make-up days of {year}") });
        let names: Vec<&str> = draft.off.iter().map(|off| if zh { off.name.as_str() } else { off.name_en.as_str() }).collect();
        body.line(&names.join(if zh { "、" } else { ", " }));
        let title = if zh { format!("{year}年工作日历") } else { format!("Working days of {year}") };
        let page = Document { title, ..document(Kind::Page, address::year(year, NATIONAL)) };
        bundle.push(page, body.once());
    }
}
