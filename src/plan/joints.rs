//! Weekdays, and what stands between things in a sentence.

use crate::model::day::Day;
use crate::model::text::{Bilingual, Lang};

/// The short name of a weekday: 周一, Mon.
#[must_use]
pub fn weekday(day: chrono::Weekday) -> Bilingual {
    Bilingual::new(weekday_in(day, Lang::Zh), weekday_in(day, Lang::En))
}

fn weekday_in(day: chrono::Weekday, lang: Lang) -> &'static str {
    use chrono::Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
    let (zh, en) = match day {
        Mon => ("周一", "Mon"),
        Tue => ("周二", "Tue"),
        Wed => ("周三", "Wed"),
        Thu => ("周四", "Thu"),
        Fri => ("周五", "Fri"),
        Sat => ("周六", "Sat"),
        Sun => ("周日", "Sun"),
    };
    lang.pick(zh, en)
}

/// What stands before the articles that something rests on.
pub(super) fn basis_of(lang: Lang) -> &'static str {
    lang.pick("依据：", "Basis: ")
}

/// What stands between things of one kind in a sentence.
#[must_use]
pub fn between(lang: Lang) -> &'static str {
    lang.pick("、", ", ")
}

/// What stands between remarks of several kinds.
#[must_use]
pub fn apart(lang: Lang) -> &'static str {
    lang.pick("，", ", ")
}

/// What stands for the number of a day that does not count.
#[must_use]
pub fn not_counted(lang: Lang) -> &'static str {
    lang.pick("不计", "not counted")
}

/// What follows a day to say its weekday: `（周一）`, ` (Mon)`.
#[must_use]
pub fn weekday_after(day: Day, lang: Lang) -> String {
    let (open, close) = lang.pick(("（", "）"), (" (", ")"));
    [open, weekday_in(day.weekday(), lang), close].concat()
}

/// The `s` of several.
#[must_use]
pub fn plural<N: PartialEq + From<u8>>(number: N) -> &'static str {
    if number == N::from(1) { "" } else { "s" }
}

/// What is added to a day that rests on the declared practice.
#[must_use]
pub fn by_practice(lang: Lang) -> &'static str {
    lang.pick("（起算日按主管部门的理解）", " (start day as the authority reads the text)")
}

/// What is said of a sample.
#[must_use]
pub fn sample(lang: Lang) -> &'static str {
    lang.pick("示例数据，单位均为虚构", "Sample data, all units are fictional")
}

/// What is added to an outcome that decides on rectification.
#[must_use]
pub fn again(lang: Lang) -> &'static str {
    lang.pick("（复评）", " (re-evaluation)")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn templates_join_with_the_same_words() {
        let words: BTreeMap<String, Bilingual> = toml::from_str(include_str!("../../templates/words.toml")).unwrap();
        for lang in Lang::ALL {
            for (key, own) in [("basis_of", basis_of(lang)), ("sep", between(lang)), ("sep_wide", apart(lang))] {
                assert_eq!(words.get(key).map(|word| word.get(lang)), Some(own), "{key}");
            }
        }
    }
}
