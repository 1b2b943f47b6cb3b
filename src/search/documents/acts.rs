//! Notices and all other posted acts, the newest first.

use std::collections::BTreeSet;

use super::{Body, Bundle, Document, document, texts};
use crate::model::day::Day;
use crate::model::id::{BaseId, HostId};
use crate::model::list::Subject;
use crate::model::register::{Act, ActKind};
use crate::model::text::Lang;
use crate::plan::survey::SchemeSurvey;
use crate::plan::{address, words};
use crate::search::document::Kind;

pub(super) fn add(bundle: &mut Bundle<'_, '_>) {
    for one in &bundle.survey.schemes {
        for (place, act) in one.acts().rev() {
            let notice = one.notices.get(&place);
            let state = notice.map(|notice| notice.state);
            let status = state.map_or("", |state| bundle.status(state.code(), words::notice_state(bundle.lang, state)));
            let mut body = body(bundle, one, act);
            let windows = act.notice_window().into_iter().flat_map(|window| [window.first, window.last]);
            let days = std::iter::once(act.posted()).chain(windows).chain(notice.into_iter().flat_map(|now| [now.first, now.last]));
            days.for_each(|day| body.line(&written(day, bundle.lang)));
            let act = Document {
                scheme: one.scheme.id.to_string(),
                status,
                date: act.posted().to_string(),
                title: bundle.say(&act.title).to_owned(),
                ..document(Kind::Act, address::act(&one.scheme.id, &act.id))
            };
            bundle.push(act, body.once());
        }
    }
}

/// Number, kind, what it proposes, its prose, every base and host it names, and what it changes and corrects, each on a line of
/// its own; then come the day it was posted and those its window begins and ends, as printed and as it is now.
fn body(bundle: &Bundle<'_, '_>, one: &SchemeSurvey<'_>, act: &Act) -> Body {
    let lang = bundle.lang;
    let mut body = Body::default();
    act.number.iter().for_each(|number| body.line(number));
    body.line(&words::act_kind(lang, &act.kind));
    if matches!(act.kind, ActKind::Notice(_)) {
        body.line(&words::proposes(lang, &one.scheme.words, act));
    }
    if let ActKind::Outside(outside) = &act.kind {
        body.line(bundle.say(&outside.issuer));
        outside.number.iter().for_each(|number| body.line(number));
    }
    let prose = act.prose.get(lang).or_else(|| act.prose.get(Lang::Zh));
    prose.iter().for_each(|prose| texts::blocks(&mut body, prose));
    let mut hosts: BTreeSet<&HostId> = BTreeSet::new();
    for base in act.named() {
        body.line(base.as_str());
        let Some(facts) = one.scheme.bases.get(&base) else { continue };
        let then = bundle.survey.names.particulars(facts, act.posted(), act.posted());
        body.line(bundle.say(&then.name));
        hosts.extend(bundle.survey.register.hosts.get_key_value(&then.host.id).map(|(id, _)| id));
    }
    let entries = act.lists.entries();
    for entry in &entries {
        if let Subject::Host(id) = &entry.subject {
            hosts.insert(id);
        }
        body.line(&entry.printed.0);
    }
    for (column, words) in edits(act) {
        // Types and grades are words of the files, not of the page.
        if !matches!(column, "type" | "result") {
            words.iter().for_each(|words| body.line(words));
        }
    }
    for (base, _) in edited(act).filter(|(_, column)| *column == "leader") {
        let before = one.scheme.bases.get(base).map(|base| {
            let day = act.posted().pred();
            bundle.survey.names.particulars(base, day, day)
        });
        before.iter().filter_map(|before| before.leader.as_deref()).for_each(|leader| body.line(bundle.say(leader)));
    }
    for host in hosts.into_iter().filter_map(|id| bundle.survey.register.hosts.get(id)) {
        body.line(bundle.say(&bundle.survey.names.host(host, act.posted(), act.posted())));
    }
    body
}

/// A day in the forms in which people look for one.
fn written(day: Day, lang: Lang) -> String {
    let words = day.words_in(lang);
    let date = day.date();
    match lang {
        Lang::Zh => format!("{words}（{day}，{}）", date.format("%Y/%-m/%-d")),
        Lang::En => format!("{words} ({}, {day}, {})", date.format("%-d %b %Y"), date.format("%Y/%-m/%-d")),
    }
}

/// What an act changes or corrects: the column, then what was printed of it and what now stands, in Chinese and English.
fn edits(act: &Act) -> impl Iterator<Item = (&str, [&str; 3])> {
    let changes = act.lists.changes.iter().map(|row| (row.what.as_str(), [row.from.as_str(), &row.to, &row.to_en]));
    let corrections = act.lists.correction.iter().map(|row| (row.column.as_str(), [row.was.as_str(), &row.is, &row.is_en]));
    changes.chain(corrections)
}

/// The bases it changes, each with the particular.
fn edited(act: &Act) -> impl Iterator<Item = (&BaseId, &str)> {
    act.lists.changes.iter().filter_map(|row| match &row.subject {
        Subject::Base(id) => Some((id, row.what.as_str())),
        Subject::Host(_) => None,
    })
}
