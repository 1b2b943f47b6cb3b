//! The spans of days off of a year, and the papers that set them, as known on the as-of day.

use serde::Serialize;

use crate::model::calendar::{NoticeDraft, NoticeKind, WithdrawnKind, YearDraft};
use crate::model::day::Day;
use crate::model::text::Lang;
use crate::plan::desk::Desk;
use crate::plan::view::{Dated, FullDay};

#[derive(Serialize)]
pub(super) struct Span {
    name: String,
    first: FullDay,
    last: FullDay,
    days: i64,
    makeup: Vec<FullDay>,
    paper: String,
}

#[derive(Serialize)]
pub(super) struct Paper {
    number: String,
    title: String,
    issuer: String,
    /// The language of the issuer's name, where it is not the page's.
    lang: Option<&'static str>,
    date: Dated,
}

/// The spans that stood on the day, the earliest first.
pub(super) fn spans(desk: &Desk<'_>, drafts: &[&YearDraft]) -> Vec<Span> {
    let mut spans: Vec<(Day, Span)> = Vec::new();
    for draft in drafts {
        let known = draft.papers_on(desk.survey.day);
        let standing = draft
            .off
            .iter()
            .filter_map(|off| Some((off.name.as_str(), off.first, off.last, known.iter().find(|paper| paper.id == off.notice)?)));
        let gone = still(draft, &known, WithdrawnKind::Off);
        for (name, first, last, paper) in standing.map(|(name, first, last, paper)| (name, first, last, *paper)).chain(gone) {
            let span = Span {
                name: in_words(desk, draft, name),
                first: desk.dated(first),
                last: desk.dated(last),
                days: first.days_until(last) + 1,
                makeup: makeup(draft, &known, name).into_iter().map(|day| desk.dated(day)).collect(),
                paper: paper.number.clone(),
            };
            spans.push((first, span));
        }
    }
    spans.sort_by_key(|(first, _)| *first);
    spans.into_iter().map(|(_, span)| span).collect()
}

/// The make-up days for a holiday that stood on the day.
fn makeup(draft: &YearDraft, known: &[&NoticeDraft], name: &str) -> Vec<Day> {
    let standing =
        draft.work.iter().filter(|work| work.name == name && known.iter().any(|paper| paper.id == work.notice)).map(|work| work.date);
    let gone =
        still(draft, known, WithdrawnKind::Work).filter(|(of, ..)| *of == name).flat_map(|(_, first, last, _)| Day::range(first, last));
    let mut days: Vec<Day> = standing.chain(gone).collect();
    days.sort();
    days
}

/// What a paper not yet out takes back later: it still stood, by the last paper that was out.
fn still<'y>(
    draft: &'y YearDraft,
    known: &[&'y NoticeDraft],
    kind: WithdrawnKind,
) -> impl Iterator<Item = (&'y str, Day, Day, &'y NoticeDraft)> {
    let last = known.iter().copied().max_by_key(|paper| paper.published);
    let known: Vec<u32> = known.iter().map(|paper| paper.id).collect();
    let gone = draft.withdrawn.iter().filter(move |gone| gone.was == kind && !known.contains(&gone.by_notice));
    gone.filter_map(move |gone| Some((gone.name.as_str(), gone.first, gone.last, last?)))
}

/// The papers that were out, with what each took back.
pub(super) fn papers(desk: &Desk<'_>, drafts: &[&YearDraft]) -> Vec<Paper> {
    let all = drafts.iter().flat_map(|draft| draft.papers_on(desk.survey.day).into_iter().map(move |paper| (*draft, paper)));
    all.map(|(draft, paper)| {
        let english = paper.issuer_en.as_ref().filter(|_| desk.lang == Lang::En);
        Paper {
            number: paper.number.clone(),
            title: title(desk, draft, paper),
            issuer: english.unwrap_or(&paper.issuer).clone(),
            lang: desk.tag_of_chinese().filter(|_| english.is_none()),
            date: desk.dated_short(paper.published),
        }
    })
    .collect()
}

fn title(desk: &Desk<'_>, draft: &YearDraft, paper: &NoticeDraft) -> String {
    let kind = match paper.kind {
        NoticeKind::Annual => desk.pick("年度放假安排", "Arrangement of the year"),
        NoticeKind::Change => desk.pick("对安排的变更", "Change to the arrangement"),
    };
    let period = |first: Day, last: Day| {
        let (from, to) = (desk.dated_short(first).text, desk.dated_short(last).text);
        match (first == last, desk.lang) {
            (true, _) => from,
            (false, Lang::Zh) => format!("{from}至{to}"),
            (false, Lang::En) => format!("{from} to {to}"),
        }
    };
    let withdrawn = draft.withdrawn.iter().filter(|gone| gone.by_notice == paper.id).map(|gone| {
        let (name, days) = (in_words(desk, draft, &gone.name), period(gone.first, gone.last));
        match (desk.lang, gone.was) {
            (Lang::Zh, WithdrawnKind::Off) => format!("原定{name}放假（{days}）不再适用"),
            (Lang::Zh, WithdrawnKind::Work) => format!("原定{name}调休上班（{days}）不再适用"),
            (Lang::En, WithdrawnKind::Off) => format!("no longer holds: {name}, days off ({days})"),
            (Lang::En, WithdrawnKind::Work) => format!("no longer holds: make-up day for {name} ({days})"),
        }
    });
    let taken_back = draft.taken_back.iter().filter(|gone| gone.notice == paper.id).map(|gone| {
        let days = period(gone.first, gone.last);
        match desk.lang {
            Lang::Zh => format!("当地不执行全国安排：{days}"),
            Lang::En => format!("national arrangement not followed here: {days}"),
        }
    });
    std::iter::once(kind.to_owned()).chain(withdrawn).chain(taken_back).collect::<Vec<_>>().join(desk.pick("；", "; "))
}

/// A holiday's name in the page's language, as the file's spans give it.
fn in_words(desk: &Desk<'_>, draft: &YearDraft, name: &str) -> String {
    let english = draft.off.iter().find(|off| off.name == name).map(|off| off.name_en.as_str());
    match (desk.lang, english) {
        (Lang::En, Some(english)) => english.to_owned(),
        _ => name.to_owned(),
    }
}
