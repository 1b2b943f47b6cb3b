//! What the text asks of a window, and how the printed one measures up, in words.

use super::Sheet;
use crate::model::calendar::{Arrangement, FirstDay, Unit};
use crate::model::day::Day;
use crate::model::register::{Act, Window};
use crate::model::rule::{Length, Proposed, Publicity};
use crate::model::text::Lang;
use crate::plan::desk::windows::Period;
use crate::plan::view::Cite;
use crate::plan::words;

/// The rules a window is measured by: for each effect its rule, where the text has one.
pub(super) struct Asked<'a> {
    rules: Vec<(Proposed, Option<&'a Publicity>)>,
}

/// The days that are counted below the dates.
#[derive(Clone, Copy)]
pub(super) struct CountedPeriod {
    pub first: Day,
    pub last: Day,
    /// The day the count rests on.
    pub posted: Day,
    /// The day it was printed: it has its days by the papers that were out then.
    pub known: Day,
    /// The length printed with them, where there is one.
    pub days: Option<u32>,
    /// Why their first and last day must be said again: there are other periods beside them.
    pub beside: Option<Beside>,
}

impl CountedPeriod {
    /// That of a window as it was printed on the day `known`; its count rests on the day `posted`.
    pub(super) fn printed(&Window { first, last, days }: &Window, posted: Day, known: Day) -> Self {
        Self { first, last, posted, known, days: Some(days), beside: None }
    }
}

impl From<Period> for CountedPeriod {
    fn from(Period { first, last, posted, known, days, .. }: Period) -> Self {
        Self { first, last, posted, known, days, beside: None }
    }
}

/// What stands beside the days that are counted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    /// Entries with other periods.
    Others,
    /// The dates shown, which several periods make up: those first printed are counted.
    Shown,
}

impl<'a> Asked<'a> {
    /// What the notice's edition asks for some of what it proposes.
    pub(super) fn of(notice: &'a Act, effects: &[Proposed]) -> Self {
        Self { rules: effects.iter().map(|effect| (*effect, notice.under.publicity_of(*effect))).collect() }
    }

    /// Calendar days only where every rule counts in them.
    pub(super) fn unit(&self) -> Unit {
        let mut units = self.rules.iter().filter_map(|(_, rule)| Some((*rule)?.unit.counted())).peekable();
        let all = units.peek().is_some() && units.all(|unit| unit == Unit::CalendarDays);
        if all { Unit::CalendarDays } else { Unit::WorkingDays }
    }

    /// The strictest length asked for in numbers, and whether more is as good.
    fn number(&self) -> Option<(u32, bool)> {
        let numbers = self.rules.iter().filter_map(|(_, rule)| match (*rule)?.days {
            Length::Exact(n) => Some((n, false)),
            Length::AtLeast(n) => Some((n, true)),
            Length::Unstated => None,
        });
        numbers.max()
    }
}

impl Sheet<'_, '_> {
    /// The length found beside what the text asks: `共5个工作日，等于办法规定的5个工作日`.
    pub(super) fn verdict(&self, asked: &Asked<'_>, days: u32) -> String {
        let found = self.desk.days_in(days, asked.unit());
        let mut clauses: Vec<(Vec<Proposed>, String)> = Vec::new();
        for (effect, rule) in &asked.rules {
            let clause = self.clause(*rule, days);
            match clauses.iter_mut().find(|(_, known)| *known == clause) {
                Some((effects, _)) => effects.push(*effect),
                None => clauses.push((vec![*effect], clause)),
            }
        }
        let several = clauses.len() > 1;
        let clauses = clauses.into_iter().map(|(effects, clause)| {
            if !several {
                return clause;
            }
            let names: Vec<String> =
                effects.into_iter().map(|effect| words::effect(self.desk.lang, &self.one.scheme.words, effect)).collect();
            format!("{}{}{clause}", names.join(self.desk.pick("、", ", ")), self.desk.pick("：", ": "))
        });
        let clauses: Vec<String> = clauses.collect();
        let clauses = clauses.join(self.desk.pick("；", "; "));
        match (self.desk.lang, clauses.is_empty()) {
            (Lang::Zh, true) => format!("共{found}"),
            (Lang::Zh, false) => format!("共{found}；{clauses}"),
            (Lang::En, true) => found,
            (Lang::En, false) => format!("{found}; {clauses}"),
        }
    }

    fn clause(&self, rule: Option<&Publicity>, days: u32) -> String {
        let Some(rule) = rule else {
            return self.desk.pick("办法没有要求公示", "the text requires no notice").to_owned();
        };
        let asked = |n| self.desk.days_in(n, rule.unit.counted());
        match rule.days {
            Length::Unstated => self.desk.pick("办法要求公示，未写明期限", "the text requires a notice but states no length").to_owned(),
            Length::Exact(n) if days == n => {
                self.both(format!("等于办法规定的{}", asked(n)), format!("the text requires exactly {}", asked(n)))
            }
            Length::Exact(n) if days > n => {
                self.both(format!("长于办法规定的{}", asked(n)), format!("longer than the {} of the text", asked(n)))
            }
            Length::Exact(n) => self.both(format!("短于办法规定的{}", asked(n)), format!("shorter than the {} of the text", asked(n))),
            Length::AtLeast(n) if days >= n => {
                self.both(format!("办法规定不少于{}", asked(n)), format!("the text requires at least {}", asked(n)))
            }
            Length::AtLeast(n) => {
                self.both(format!("少于办法规定的至少{}", asked(n)), format!("fewer than the minimum of {} in the text", asked(n)))
            }
        }
    }

    /// How the days are counted, as practice: no text says which day is the first.
    pub(super) fn practice(&self, first_day: Option<FirstDay>) -> String {
        let text = match first_day {
            Some(FirstDay::PostingDay) => (
                "发布当日计入。办法没有写明从哪一天起算，这是主管部门的理解。",
                "The day of posting is counted. The text does not say which day is the first; this is how the authority reads it.",
            ),
            Some(FirstDay::NextDay) => (
                "发布当日不计入，从次日起算。办法没有写明从哪一天起算，这是主管部门的理解。",
                "The day of posting is not counted; counting starts on the next day. The text does not say which day is the first; this is how the authority reads it.",
            ),
            None => (
                "办法没有写明从哪一天起算，主管部门也没有说明怎样理解。下表列出印发的公示期内的每一个工作日，不据此判断期限是否足够。",
                "The text does not say which day is the first, and the bureau has declared no reading. The table lists every working day of the printed period; whether the period is long enough is not judged.",
            ),
        };
        self.desk.pick(text.0, text.1).to_owned()
    }

    /// What the reading that is not the declared one makes of the same dates; none where both give the same.
    pub(super) fn other_reading(
        &self,
        asked: &Asked<'_>,
        days: &Arrangement<'_>,
        CountedPeriod { first, last, posted, beside, .. }: CountedPeriod,
    ) -> Option<String> {
        let declared = self.act.under.practice.first_day?;
        let unit = asked.unit();
        let other = match declared {
            FirstDay::PostingDay => FirstDay::NextDay,
            FirstDay::NextDay => FirstDay::PostingDay,
        };
        let found = days.count(posted, first, last, unit, other).ok()?.days;
        if found == days.count(posted, first, last, unit, declared).ok()?.days {
            return None;
        }
        let length = self.desk.days_in(found, unit);
        // Where there are several periods, the one meant is named.
        let period = match beside {
            None => self.desk.pick("公示期内", "the period").to_owned(),
            Some(_) => {
                let span = self.span(first, last);
                self.both(format!("{span}的公示期内"), format!("the period {span}"))
            }
        };
        let start = match other {
            FirstDay::PostingDay => self.both(
                format!("如果发布当日也计入，{period}为{length}"),
                format!("If the day of posting is counted as well, {period} holds {length}"),
            ),
            FirstDay::NextDay => self.both(
                format!("如果从发布次日起算，{period}为{length}"),
                format!("If counting starts on the day after posting, {period} holds {length}"),
            ),
        };
        let end = |n| {
            let window = days.window(posted, n, unit, other).ok()?;
            let provisional = if window.provisional { self.desk.pick("（暂定）", ", provisional") } else { "" };
            Some(format!("{}{provisional}", self.desk.dated(window.last).whole()))
        };
        let rest = match asked.number() {
            None => self.both("。".to_owned(), ".".to_owned()),
            Some((n, more)) if found < n => {
                let asked = self.desk.days_in(n, unit);
                let until = end(n)
                    .map(|last| self.both(format!("，满{asked}应到{last}"), format!("; {asked} would end on {last}")))
                    .unwrap_or_default();
                let short = if more {
                    self.both(format!("，少于办法规定的至少{asked}"), format!(", fewer than the minimum of {asked} in the text"))
                } else {
                    String::new()
                };
                self.both(format!("{short}{until}。"), format!("{short}{until}."))
            }
            Some((n, true)) => self
                .both(format!("，同样不少于{}。", self.desk.days_in(n, unit)), format!(", still at least {}.", self.desk.days_in(n, unit))),
            Some((n, false)) => self.both(
                format!("，办法规定{}。", self.desk.days_in(n, unit)),
                format!("; the text requires {}.", self.desk.days_in(n, unit)),
            ),
        };
        let warned = asked.number().is_some_and(|(n, more)| more && found < n);
        let warning = if warned { self.desk.pick("注意：", "Caution: ") } else { "" };
        Some(format!("{warning}{start}{rest}"))
    }

    /// The articles that ask for the window.
    pub(super) fn asked_cites(&self, asked: &Asked<'_>) -> Vec<Cite> {
        let rules = asked.rules.iter().filter_map(|(_, rule)| *rule);
        Cite::once(rules.flat_map(|rule| self.desk.cites(self.one.scheme, &self.act.under, &rule.article)))
    }
}
