//! The line above a page whose text is a draft, is over, or cannot be placed: nothing of it may look like law in force.

use super::address;
use super::desk::Desk;
use super::view::Banner;
use crate::model::day::Day;
use crate::model::draft::policy::DoubtStatus;
use crate::model::policy::{Policy, Status};
use crate::model::register::Scheme;
use crate::model::text::Lang;

/// The banner for the text that governs a scheme on the as-of day.
#[must_use]
pub fn of_governing(desk: &Desk<'_>, scheme: &Scheme) -> Option<Banner> {
    of_text(desk, scheme, desk.governing(scheme)?, desk.survey.day)
}

/// Said on an English page where the Chinese has changed since.
#[must_use]
pub fn of_translation(desk: &Desk<'_>, is_behind: bool) -> Option<Banner> {
    let text = "The Chinese has changed since this English was made from it: the two may differ, and the Chinese text decides.";
    (is_behind && desk.lang == Lang::En).then(|| Banner { kind: "warn", text: desk.sentence(text), link: None })
}

/// The banner for a text on a day; none for a text in force.
#[must_use]
pub fn of_text(desk: &Desk<'_>, scheme: &Scheme, policy: &Policy, day: Day) -> Option<Banner> {
    let (name, at) = (desk.told(&policy.facts.title), desk.dated_short(day).text);
    let on = |day: &Day| desk.dated_short(*day).text;
    let (zh, en) = match policy.status(day) {
        Status::InForce(_) => return None,
        Status::Draft => (
            format!("《{name}》是征求意见稿，没有生效，不能作为办事依据。"),
            format!("{name}: this is a draft for comment. It is not in force, and nothing can be based on it."),
        ),
        Status::NotYet(from) => (
            format!("截至{at}，《{name}》尚未施行；它自{}起施行。", on(&from)),
            format!("{name}: as of {at} this text is not yet in force; it is from {}.", on(&from)),
        ),
        Status::Lapsed(last) => (
            format!("《{name}》自己写明的有效期到{}为止，截至{at}已经届满；本站没有收录延续它的文件。", on(&last)),
            format!(
                "{name}: by its own words this text ended on {}, so as of {at} it has lapsed; this site carries no document that prolongs it.",
                on(&last)
            ),
        ),
        Status::Repealed(from, by) => {
            (format!("《{name}》自{}起废止，依据：{by}。", on(&from)), format!("{name}: repealed from {}, by {by}.", on(&from)))
        }
        Status::Replaced(from, by) => {
            (format!("《{name}》自{}起被替代，依据：{by}。", on(&from)), format!("{name}: replaced from {}, by {by}.", on(&from)))
        }
        Status::Unknown => (
            format!("截至{at}，《{name}》的效力未能确定：本站所据文本没有可以推算的施行日期。"),
            format!("As of {at}, the status of {name} could not be established: the copy used here gives no date of entry into force."),
        ),
    };
    let doubts = policy.facts.doubt.iter().map(|doubt| match doubt.status {
        DoubtStatus::Replaced => (format!("它可能已被{}替代。", doubt.by), format!(" It may have been replaced by {}.", doubt.by)),
        DoubtStatus::Repealed => (format!("它可能已被{}废止。", doubt.by), format!(" It may have been repealed by {}.", doubt.by)),
    });
    let (zh, en) = doubts.fold((zh, en), |(zh, en), (more_zh, more_en)| (zh + &more_zh, en + &more_en));
    let path = address::policy(&scheme.id, &policy.version);
    let own = desk.here.as_str() == format!("{}/{path}", desk.lang.code());
    let link = (!own).then(|| desk.link(desk.pick("文本和效力说明", "The text and its status"), &path));
    Some(Banner { kind: "warn", text: desk.sentence(desk.pick(&zh, &en)), link })
}
