//! A year as a file of the calendar, in the form the shipped ones have.

use std::fmt::Write;

use crate::model::calendar::YearDraft;
use crate::model::day::Day;
use crate::plan::words;
use crate::prepare::toml_text as text;
use crate::read::schema;

/// The text of `calendars/cn-YYYY.toml`.
#[must_use]
pub fn toml(draft: &YearDraft) -> String {
    let year = draft.year;
    let path = format!("calendars/cn-{year}.toml");
    let mut out = schema::line(&path);
    // Writing to a string does not fail.
    let _ = writeln!(out, "# {year} 年全国放假与调休上班安排 / days off and make-up days of {year}, whole country.");
    let _ = writeln!(out, "year = {year}\nregion = {}\nstate = \"published\"", text(&draft.region));
    for notice in &draft.notice {
        let _ = writeln!(out, "\n[[notice]]\nid = {}\nkind = \"annual\"\nnumber = {}", notice.id, text(&notice.number));
        let _ = writeln!(out, "issuer = {}", text(&notice.issuer));
        if let Some(issuer) = &notice.issuer_en {
            let _ = writeln!(out, "issuer_en = {}", text(issuer));
        }
        let _ = writeln!(out, "signed = {}\npublished = {}", notice.signed, notice.published);
    }
    for off in &draft.off {
        let _ = writeln!(out, "\n[[off]]\nname = {}\nname_en = {}", text(&off.name), text(&off.name_en));
        let _ = writeln!(out, "first = {}\nlast  = {}\ndays  = {}\nnotice = {}", dated(off.first), dated(off.last), off.days, off.notice);
    }
    for work in &draft.work {
        let _ = writeln!(out, "\n[[work]]\ndate = {}\nfor = {}\nnotice = {}", dated(work.date), text(&work.name), work.notice);
    }
    out
}

fn dated(day: Day) -> String {
    format!("{day}   # {}", words::weekday(day.weekday()).zh)
}
