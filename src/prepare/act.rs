//! The text of an `act.toml`, and the folder it goes into.

use super::toml::{both, list, text};
use super::{File, Refused, Taken, is_used};
use crate::model::blank;
use crate::model::calendar::Window;
use crate::model::day::Day;
use crate::model::id::{ActId, Citation};
use crate::model::register::Scheme;
use crate::model::rule::Edition;
use crate::model::text::Bilingual;
use crate::read::schema;

/// What an act is; a notice has its window.
pub(super) enum Kind {
    Notice(Window),
    Decision,
    Roll,
}

/// What an act says.
pub(super) struct Words<'a> {
    pub kind: Kind,
    pub edition: &'a Edition,
    pub about: Vec<ActId>,
    pub posted: Day,
    pub title: Bilingual,
    pub basis: Vec<Citation>,
    pub objections: Option<u32>,
}

/// The `act.toml` of a folder.
pub(super) fn file(folder: &str, words: &Words<'_>) -> File {
    let path = format!("{folder}/act.toml");
    let mut lines = schema::line(&path);
    let mut put = |key: &str, value: String| lines.push_str(&format!("{key} = {value}\n"));
    let kind = match words.kind {
        Kind::Notice(_) => "notice",
        Kind::Decision => "decision",
        Kind::Roll => "report-roll",
    };
    put("kind", text(kind));
    put("under", text(words.edition.version.as_str()));
    if !words.about.is_empty() {
        put("about", list(words.about.iter().map(ToString::to_string)));
    }
    if matches!(words.kind, Kind::Decision) {
        let place = text(&blank::zh("文号 number；没有文号的删去此行 remove the line where there is none"));
        put("number", place);
    }
    put("signed", words.posted.to_string());
    put("title", both(&words.title));
    put("basis", list(words.basis.iter().map(ToString::to_string)));
    if let Some(objections) = words.objections {
        put("objections", objections.to_string());
    }
    if let Kind::Notice(Window { first, last, days, .. }) = &words.kind {
        lines.push_str(&format!("\n[window]\nfirst = {first}\nlast = {last}\ndays = {days}\n"));
    }
    File { path, text: lines }
}

/// The folder of a new act: the day it is posted and a word for it, with a number where the day has one of this name.
pub(super) fn folder(scheme: &Scheme, posted: Day, name: &str, taken: &Taken) -> Result<String, Refused> {
    if !crate::model::id::is_slug(name) || !(1..=9999).contains(&posted.year()) {
        return Err(Refused::new(
            (format!("不能作文件夹名：{name}"), format!("no name for a folder: {name}")),
            ("用小写字母、数字和连字符，如 second-list", "use small letters, digits and hyphens, such as second-list"),
        ));
    }
    let (year, month, day) = (posted.year(), posted.month(), posted.day_of_month());
    let whole = |slug: &str| format!("schemes/{}/acts/{year:04}/{month:02}{day:02}-{slug}", scheme.id);
    let numbered = (2_u32..).map(|n| whole(&format!("{name}-{n}")));
    let free = std::iter::once(whole(name)).chain(numbered).find(|folder| !is_used(folder, taken));
    Ok(free.unwrap_or_else(|| whole(name)))
}
