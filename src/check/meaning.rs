//! Whether a notice and a decision say the same, each in the words of its own edition.

use super::result_unknown::effect_of;
use crate::model::list::{Ground, Outcome};
use crate::model::rule::{Edition, Event, Proposed};

/// What is to be done where they do not, and an objection was upheld.
pub(super) const MAY_DIFFER: (&str, &str) =
    ("异议成立，可以改定；核对与处理结果是否一致", "the objection was upheld, so it may differ: check that it is what the result says");

/// Whether two rows of one list say the same, each under its edition: under one edition in the same words, under two by a grade of
/// the same name and role, or by a ground for the same events.
pub(super) fn same(list: Proposed, (a, under_a): (&str, &Edition), (b, under_b): (&str, &Edition)) -> bool {
    if under_a.version == under_b.version {
        return a == b;
    }
    match list {
        Proposed::Recognition | Proposed::Changes => a == b,
        Proposed::Evaluation => match (Outcome::read(a), Outcome::read(b)) {
            (Outcome::Grade(a), Outcome::Grade(b)) => {
                let grades = under_a.grade_of(&a).zip(under_b.grade_of(&b));
                grades.is_some_and(|(a, b)| a.role == b.role && a.name.zh == b.name.zh)
            }
            (a, b) => a == b,
        },
        Proposed::Revocation | Proposed::Criticism | Proposed::Exit => {
            let (a, b) = (events(list, a, under_a), events(list, b, under_b));
            !a.is_empty() && a == b
        }
    }
}

/// What is to be done where the words of two editions do not mean the same.
pub(super) fn other_edition(shown: &Edition, decided: &Edition) -> (String, String) {
    let (shown, decided) = (&shown.version, &decided.version);
    (
        format!(
            "公示依据 {shown}，这里依据 {decided}：决定的 under 写 {shown}（实体从旧）；过渡条款要求适用 {decided} 的，写它的同名等级或同一情形的条款"
        ),
        format!(
            "the notice is under {shown}, this under {decided}: write {shown} as under of the decision, for a matter is settled under the text it began under; where transitional provisions ask for {decided}, write its grade of the same name or its article on the same event"
        ),
    )
}

/// The events for which a ground has the effect of a list.
fn events<'a>(list: Proposed, ground: &str, edition: &'a Edition) -> Vec<&'a Event> {
    let Ok(ground) = ground.parse::<Ground>() else { return Vec::new() };
    let fits = edition.consequence.iter().filter(|rule| ground.names(&rule.article, &rule.on) && effect_of(list.code(), rule));
    fits.map(|rule| &rule.on).collect()
}
