//! The window of a notice that is to be posted: what the edition asks for, counted on the real calendar.

use super::question::Question;
use super::{Prepared, Refused, basis};
use crate::model::calendar::{FirstDay, Window};
use crate::model::register::{Register, Scheme};
use crate::model::rule::{Edition, Length, Proposed, RuleUnit};

/// The window of a notice; what is remarkable about it is noted.
pub(super) fn window(
    register: &Register,
    scheme: &Scheme,
    edition: &Edition,
    question: &Question<'_>,
    prepared: &mut Prepared,
) -> Result<Window, Refused> {
    let (asked, posted) = (question.asked, question.posted);
    let rule = edition.publicity_of(question.effect);
    let cites = rule.map(|rule| basis::cited(scheme, edition, rule)).unwrap_or_default();
    let days = match (asked.days, rule.map(|rule| rule.days)) {
        (Some(days), Some(Length::Exact(least) | Length::AtLeast(least))) if days < least => return Err(shorter(days, least, &cites)),
        (Some(days), _) | (None, Some(Length::Exact(days) | Length::AtLeast(days))) => days,
        (None, Some(Length::Unstated)) => return Err(no_length(&cites)),
        (None, None) => return Err(no_publicity(scheme, question.effect)),
    };
    let habit = asked.first_day.or(edition.practice.first_day);
    let first_day = habit.unwrap_or(FirstDay::PostingDay);
    if habit.is_none() {
        prepared.note(
            "办法没有写明首日，主管部门也没有说明怎样理解，按多数单位的做法从发布当日起算；不同的，用 --first-day next-day",
            "neither the text nor the authority says which day is day 1: counted from the posting day, as most offices do; otherwise use --first-day next-day",
        );
    }
    let unit = rule.map_or(RuleUnit::Unstated, |rule| rule.unit).counted();
    let arrangement = register.calendar.known_on(posted).for_region(edition.calendar_region.as_deref());
    let counted = arrangement.and_then(|days_off| {
        let worked = days_off.is_worked(posted);
        days_off.window(posted, days, unit, first_day).map(|window| (window, worked))
    });
    let (window, worked) = counted.map_err(|fault| {
        let words = fault.words();
        Refused::new(
            (words.zh, words.en),
            (
                "换一个发布日，或先补上该年的放假安排（gongshi import calendar）",
                "choose another day, or enter that year's arrangement first (gongshi import calendar)",
            ),
        )
    })?;
    if !worked {
        prepared.note(
            format!("{posted} 不是工作日，公示期从 {} 起", window.first),
            format!("{posted} is no working day; the window begins on {}", window.first),
        );
    }
    if window.provisional {
        prepared.note(
            "末日落在放假安排尚未公布的日子，暂按星期计；安排公布后用 gongshi check 核对",
            "the end lies where days off are not yet published, counted by the day of the week; run gongshi check again when they are out",
        );
    }
    if window.counts_new_year() {
        prepared.note(
            "所计的日子里有元旦，元旦每年放假：末日请推后，或者避开年末",
            "New Year's Day is among the days counted, and it is off every year: end later, or keep clear of the end of the year",
        );
    }
    Ok(window)
}

fn shorter(days: u32, least: u32, cites: &str) -> Refused {
    Refused::new(
        (
            format!("{days} 日短于办法要求的 {least} 日（{cites}）"),
            format!("{days} day(s) are fewer than the {least} the text asks for ({cites})"),
        ),
        ("去掉 --days，或写得更长", "leave out --days, or give more"),
    )
}

/// That the office must say how long, since the text does not.
pub(crate) fn no_length(cites: &str) -> Refused {
    Refused::new(
        (format!("办法要求公示，但未写明期限（{cites}）"), format!("the text asks for publicity but states no length ({cites})")),
        ("由单位决定天数，用 --days 给出，如 --days 5", "the office decides: give the length with --days, such as --days 5"),
    )
}

fn no_publicity(scheme: &Scheme, effect: Proposed) -> Refused {
    let (name, code) = (&scheme.id, effect.code());
    Refused::new(
        ("办法没有规定此事项的公示", "the text asks for no publicity of this"),
        (
            format!("直接写决定：gongshi new decision {name} {code}；仍要公示的，用 --days 给出天数"),
            format!(
                "write the decision at once: gongshi new decision {name} {code}; to publicise it all the same, give the length with --days"
            ),
        ),
    )
}
