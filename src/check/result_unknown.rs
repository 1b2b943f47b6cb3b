//! # result-unknown：该版办法没有的等级或事由 / a grade or ground the edition does not have
//!
//! 评估结果和入册时写的 `last_result` 须是该版办法的等级，或 `exempt`、`absent`、`deferred`、`left`。撤销、通报、退出的事由须是该版办法中
//! 有此后果的条款；一条含几种情形的，用 `#情形` 指明。
//!
//! A result, and the `last_result` of an opening, is a grade of the edition, or `exempt`, `absent`, `deferred`, `left`. The ground of
//! a revocation, criticism or exit is an article of the edition that has this effect; where one article holds several events,
//! `#event` tells which.
//!
//! 依据 / rests on: 各办法的等级与后果条款 / the articles on grades and consequences, `[[edition.grade]]`, `[[edition.consequence]]`.
//!
//! ```csv
//! base,name,host,ground
//! # 错 / bad:  QD-1,…,…,14-1
//! # 对 / good: QD-1,…,…,15-1
//! ```

use super::Scene;
use crate::finding::{Finding, Findings, Place};
use crate::model::list::{Ground, Outcome};
use crate::model::register::{Act, ActKind, Scheme};
use crate::model::rule::{Articles, Consequence, Edition, Effect};

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    for scheme in scene.schemes {
        for act in &scheme.acts {
            let opened = act.lists.opening.iter().filter(|row| !row.what.last_result.is_empty());
            findings.extend(opened.filter_map(|row| {
                let place = Place::column(act.list_file("opening"), row.line, "last_result");
                graded(scheme, act, place, &Outcome::read(&row.what.last_result))
            }));
        }
        for act in scheme.acts.iter().filter(|act| matches!(act.kind, ActKind::Notice(_) | ActKind::Decision(_))) {
            for row in &act.lists.evaluation {
                let place = |column| Place::column(act.list_file("evaluation"), row.line, column);
                findings.extend(graded(scheme, act, place("result"), &row.what.result));
                if let Some(ground) = row.what.ground.as_ref().filter(|ground| !on_evaluation(&act.under, ground)) {
                    findings.push(of_something_else(ground, place("ground")));
                }
            }
            let lists = &act.lists;
            let revoked = lists.revocation.iter().map(|row| ("revocation", row.line, &row.what.ground));
            let criticised = lists.criticism.iter().map(|row| ("criticism", row.line, &row.what.ground));
            let left = lists.exit.iter().map(|row| ("exit", row.line, &row.what.ground));
            let grounds = revoked.chain(criticised).chain(left);
            findings.extend(grounds.filter_map(|(list, line, ground)| judge(scheme, act, (list, line), ground)));
        }
    }
}

/// The ground of a row of evaluation that is an article on something else, or none.
fn of_something_else(ground: &Ground, place: Place) -> Finding {
    Finding::error(
        "result-unknown",
        place,
        "该版办法没有这一条款，或者它不涉及评估",
        "the edition has no such article, or it is not about evaluation",
    )
    .value(ground)
    .rule("ground 写该版办法中等级、后果或评估的条款", "a ground is an article of the edition on grades, consequences or evaluation")
    .remedy("核对条款键；没有的，空着", "check the key; leave it empty where there is none")
}

/// Whether an article says something of grades, of what follows, or of how bases are evaluated.
pub(super) fn on_evaluation(edition: &Edition, ground: &Ground) -> bool {
    let has = |articles: &Articles| articles.keys().contains(&ground.key);
    edition.consequence.iter().any(|rule| has(&rule.article))
        || edition.grade.iter().any(|rule| has(&rule.article))
        || edition.cycle.iter().any(|rule| has(&rule.article))
}

/// Tells a grade that the edition does not have.
fn graded(scheme: &Scheme, act: &Act, place: Place, result: &Outcome) -> Option<Finding> {
    let Outcome::Grade(id) = result else { return None };
    if act.under.grade_of(id).is_some() {
        return None;
    }
    let known: Vec<&str> = act.under.grade.iter().map(|grade| grade.id.as_str()).collect();
    let cites = act.under.grade.iter().flat_map(|grade| scheme.cite(&act.under, &grade.article)).collect();
    let finding = Finding::error("result-unknown", place, "该版办法没有这个等级", "the edition has no such grade");
    Some(finding.value(id).articles(cites).remedy(
        format!("可用的等级：{}；或 exempt、absent、deferred、left", known.join("、")),
        format!("grades of this edition: {}; or exempt, absent, deferred, left", known.join(", ")),
    ))
}

/// Tells a ground that does not name one event with the effect of its list.
fn judge(scheme: &Scheme, act: &Act, (list, line): (&str, usize), ground: &Ground) -> Option<Finding> {
    let edition = &act.under;
    let at = |rule: &&Consequence| rule.article.keys().contains(&ground.key);
    let fits = |rule: &&Consequence| effect_of(list, rule);
    let candidates: Vec<&Consequence> = edition.consequence.iter().filter(at).filter(fits).collect();
    let named: Vec<&&Consequence> =
        candidates.iter().filter(|rule| ground.event.as_deref().is_none_or(|event| rule.on.code() == event)).collect();
    if named.len() == 1 || (named.len() > 1 && same_event(&named)) {
        return None;
    }
    let place = Place::column(act.list_file(list), line, "ground");
    let (zh, en) = if named.len() > 1 {
        ("这一条含几种情形，须用 #情形 指明", "this article holds several events; name one with #event")
    } else {
        ("该版办法没有这一事由", "the edition has no such ground")
    };
    let finding = Finding::error("result-unknown", place, zh, en).value(ground);
    if !edition.consequence.iter().any(|rule| fits(&rule)) {
        let finding = finding
            .rule("事由是该版办法中有此后果的条款，这一版没有", "a ground is an article with this effect, and this edition has none")
            .remedy("核对列表的种类和 under 所写的版本", "check the kind of the list and the edition in under");
        return Some(finding);
    }
    // An article that holds several is told with those alone.
    let fits = |rule: &&Consequence| fits(rule) && (named.len() < 2 || at(rule));
    let grounds: Vec<String> = edition
        .consequence
        .iter()
        .filter(fits)
        .flat_map(|rule| rule.article.keys().iter().map(|key| (key, rule.on.code())))
        .filter(|(key, _)| named.len() < 2 || **key == ground.key)
        .map(|(key, event)| {
            let several = edition.consequence.iter().filter(fits).filter(|other| other.article.keys().contains(key)).count() > 1;
            if several { format!("{key}#{event}") } else { key.to_string() }
        })
        .collect();
    let cites = edition.consequence.iter().filter(fits).flat_map(|rule| scheme.cite(edition, &rule.article)).collect();
    let (zh, en) = (format!("可用的事由：{}", grounds.join("、")), format!("grounds of this edition: {}", grounds.join(", ")));
    Some(finding.articles(cites).remedy(zh, en))
}

fn same_event(rules: &[&&Consequence]) -> bool {
    rules.windows(2).all(|pair| matches!(pair, [a, b] if a.on.code() == b.on.code()))
}

/// An exit by a ground of revocation is possible where the host gives the base up.
pub(super) fn effect_of(list: &str, rule: &Consequence) -> bool {
    match (list, &rule.then) {
        ("revocation", Effect::Revoke) | ("criticism", Effect::Criticise) | ("exit", Effect::Exit(_)) => true,
        ("exit", Effect::Revoke) => rule.on.gives_up(),
        _ => false,
    }
}
