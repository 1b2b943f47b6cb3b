//! What the text of a scheme asks of a window, and whether what is counted is something else.

use serde::Serialize;

use crate::model::calendar::{FirstDay, Unit};
use crate::model::day::Day;
use crate::model::register::{Register, Scheme};
use crate::model::rule::{Edition, Length, Proposed, Publicity, RuleUnit};
use crate::prepare::{self, Refused};

/// What to count: days, unit, first day and region, and what the text says of it.
#[derive(Debug)]
pub(super) struct Asked {
    pub days: u32,
    pub unit: Unit,
    pub first_day: FirstDay,
    pub region: Option<String>,
    pub rule: Option<TextRule>,
}

/// What is given on the command line and goes before the rule.
#[derive(Debug)]
pub(super) struct Given {
    pub days: Option<u32>,
    pub first: Option<FirstDay>,
    pub unit: Option<Unit>,
    pub region: Option<String>,
}

/// What the text asks for.
#[derive(Debug, Serialize)]
pub(super) struct TextRule {
    articles: Vec<String>,
    /// None where the text states no length.
    days: Option<u32>,
    /// Whether a longer window is as the text asks too.
    at_least: bool,
    /// None where the text does not say what is counted.
    unit: Option<Unit>,
    /// Whether what is counted is not what the text asks for.
    differs: bool,
}

/// What the edition of a scheme that governs on the day of posting asks for, with what is given in place of it.
///
/// # Errors
/// There is no such scheme, its text asks for no publicity of this, or the length or the first day stays open.
pub(super) fn by_rule(register: &Register, scheme: &str, effect: Proposed, posted: Day, given: Given) -> Result<Asked, Refused> {
    let scheme = prepare::scheme(register, scheme)?;
    let edition = scheme.edition_on(posted).ok_or_else(|| no_publicity(scheme, effect))?;
    let rule = edition.publicity_of(effect).ok_or_else(|| no_publicity(scheme, effect))?;
    let articles: Vec<String> = scheme.cite(edition, &rule.article).iter().map(ToString::to_string).collect();
    let days = match (given.days, rule.days) {
        (Some(days), _) | (None, Length::Exact(days) | Length::AtLeast(days)) => days,
        (None, Length::Unstated) => return Err(prepare::no_length(&articles.join(", "))),
    };
    let unit = given.unit.unwrap_or_else(|| rule.unit.counted());
    Ok(Asked {
        days,
        unit,
        first_day: given.first.or(edition.practice.first_day).ok_or_else(|| no_first(edition))?,
        region: given.region.or_else(|| edition.calendar_region.clone()),
        rule: Some(TextRule::new(rule, articles, days, unit)),
    })
}

impl TextRule {
    fn new(rule: &Publicity, articles: Vec<String>, days: u32, unit: Unit) -> Self {
        let (stated, at_least, fits) = match rule.days {
            Length::Exact(stated) => (Some(stated), false, days == stated),
            Length::AtLeast(stated) => (Some(stated), true, days >= stated),
            Length::Unstated => (None, false, true),
        };
        let counts = match rule.unit {
            RuleUnit::WorkingDays => Some(Unit::WorkingDays),
            RuleUnit::CalendarDays => Some(Unit::CalendarDays),
            RuleUnit::Unstated => None,
        };
        let differs = !fits || counts.is_some_and(|counts| counts != unit);
        Self { articles, days: stated, at_least, unit: counts, differs }
    }

    /// That something else is counted than the text asks for, where it is.
    pub(super) fn warning(&self, days: u32, unit: Unit) -> Option<String> {
        let (zh, en) = length(self.days, self.unit);
        let (least_zh, least_en) = if self.at_least { ("不少于", "at least ") } else { ("", "") };
        let (own_zh, own_en) = length(Some(days), Some(unit));
        let cites = self.articles.join(", ");
        self.differs.then(|| {
            format!(
                "注意：办法要求公示{least_zh}{zh}（{cites}），这里算的是{own_zh}\n\
                 note: the text asks for {least_en}{en} ({cites}), what is counted here is {own_en}"
            )
        })
    }
}

fn length(days: Option<u32>, unit: Option<Unit>) -> (String, String) {
    let (zh, en) = match unit {
        Some(Unit::WorkingDays) => ("个工作日", "working day(s)"),
        Some(Unit::CalendarDays) => ("个自然日", "calendar day(s)"),
        None => ("日", "day(s)"),
    };
    days.map_or_else(|| (format!("若干{zh}"), format!("some {en}")), |days| (format!(" {days} {zh}"), format!("{days} {en}")))
}

fn no_publicity(scheme: &Scheme, effect: Proposed) -> Refused {
    let (id, code) = (&scheme.id, effect.code());
    Refused::new(
        (format!("{id} 的办法没有规定此事项的公示：{code}"), format!("the text of {id} asks for no publicity of this: {code}")),
        (
            "仍要公示的，不写 --scheme，用 --days 和 --first-day 再算",
            "to publicise it all the same, count without --scheme, with --days and --first-day",
        ),
    )
}

fn no_first(edition: &Edition) -> Refused {
    let version = &edition.version;
    Refused::new(
        (
            format!("办法没有写明首日如何起算，主管部门也没有说明怎样理解：{version}"),
            format!("neither the text nor the authority says which day is day 1: {version}"),
        ),
        ("用 --first-day posting-day 或 next-day 说明", "say it with --first-day posting-day or next-day"),
    )
}
