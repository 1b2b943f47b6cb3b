//! The command that takes a deadline further, as it works for the text in use: a notice first where the text asks for one,
//! with a length where the text states none.

use super::{Deadline, Kind};
use crate::model::day::Day;
use crate::model::register::Scheme;
use crate::model::rule::{Length, Proposed};
use crate::model::standing::{Demand, Duty};

/// The command of a day, where there is one.
pub(super) fn command(scheme: &Scheme, due: &Deadline, day: Day) -> Option<String> {
    let id = &scheme.id;
    let ids = || due.subjects.iter().filter_map(|subject| Some(subject.id.split_once('/')?.1)).collect::<Vec<_>>().join(",");
    let act = |effect: Proposed| {
        let asked = scheme.edition_on(day).is_some_and(|edition| edition.publicity_of(effect).is_some());
        let form = if asked { "notice" } else { "decision" };
        format!("gongshi new {form} {id} {} --bases {}{}", effect.code(), ids(), length(scheme, effect, day))
    };
    match due.kind {
        Kind::Outcome => Some(format!("gongshi conclude {}", due.subjects.first()?.id)),
        Kind::Duty(Duty::Evaluation) => {
            Some(format!("gongshi new evaluation {id} --round {}{}", due.day?.max(day).year(), length(scheme, Proposed::Evaluation, day)))
        }
        Kind::Duty(Duty::Roll(year)) => Some(format!("gongshi new reports {id} --year {year}")),
        Kind::Duty(Duty::Demand(Demand::Revocation)) => Some(act(Proposed::Revocation)),
        Kind::Duty(Duty::Demand(Demand::Criticism)) => Some(act(Proposed::Criticism)),
        _ => None,
    }
}

/// A length to begin with, where a notice is asked for and the text leaves its length to the office; a shell passes over the remark.
fn length(scheme: &Scheme, effect: Proposed, day: Day) -> &'static str {
    let rule = scheme.edition_on(day).and_then(|edition| edition.publicity_of(effect));
    match rule.map(|rule| rule.days) {
        None | Some(Length::Exact(_) | Length::AtLeast(_)) => "",
        Some(_) => " --days 5  # 天数由单位定 / the office decides the days",
    }
}
