//! A notice that proposes something, or a decision that needs no notice: `act.toml` and its list.

use std::collections::BTreeSet;
use std::sync::Arc;

pub use super::question::{Asked, Question};
use super::rows::csv;
use super::sheet::Sheet;
use super::subjects::Subjects;
use super::{File, Prepared, Refused, Taken, act, basis, roster, title, which, window};
use crate::model::calendar::Window;
use crate::model::day::Day;
use crate::model::id::Slug;
use crate::model::list::Subject;
use crate::model::register::{Act, ActKind, Base, Register, Scheme};
use crate::model::rule::{Edition, Proposed, Role};
use crate::model::standing::{Lives, Names, notice_on};

/// A notice 公示.
///
/// # Errors
/// The text asks for no window, or states no length; a name or a particular is unknown.
pub fn notice(register: &Register, taken: &Taken, question: &Question<'_>) -> Result<Prepared, Refused> {
    let (scheme, edition) = ruled(register, question)?;
    let mut prepared = Prepared::default();
    let window = window::window(register, scheme, edition, question, &mut prepared)?;
    act(register, taken, question, Some(window), prepared)
}

/// A decision that answers no notice, where the text asks for none.
///
/// # Errors
/// The text asks for a notice first; a name or a particular is unknown.
pub fn decision(register: &Register, taken: &Taken, question: &Question<'_>) -> Result<Prepared, Refused> {
    let (scheme, edition) = ruled(register, question)?;
    let (name, code) = (&scheme.id, question.effect.code());
    if let Some(rule) = edition.publicity_of(question.effect) {
        let cites = basis::cited(scheme, edition, rule);
        return Err(Refused::new(
            (format!("办法要求先公示（{cites}）"), format!("the text asks for a notice first ({cites})")),
            (
                format!("先 gongshi new notice {name} {code}，期满后 gongshi conclude {name}/<公示>"),
                format!("first gongshi new notice {name} {code}; when it is over, gongshi conclude {name}/<notice>"),
            ),
        ));
    }
    if question.asked.days.is_some() || question.asked.first_day.is_some() {
        return Err(Refused::new(
            ("决定没有公示期，--days、--first-day 用不上", "a decision has no window: --days and --first-day mean nothing here"),
            (
                format!("去掉这些选项；自愿公示的，用 gongshi new notice {name} {code} --days N"),
                format!("leave them out; for a notice nobody asks for, gongshi new notice {name} {code} --days N"),
            ),
        ));
    }
    act(register, taken, question, None, Prepared::default())
}

/// A round of evaluation: a notice where the text asks for one or a length is given, else a decision.
///
/// # Errors
/// As [`notice`] and [`decision`].
pub fn evaluation(register: &Register, taken: &Taken, question: &Question<'_>) -> Result<Prepared, Refused> {
    let (_, edition) = ruled(register, question)?;
    if edition.publicity_of(question.effect).is_some() || question.asked.days.is_some() {
        notice(register, taken, question)
    } else {
        decision(register, taken, question)
    }
}

/// The scheme and the edition that is asked for; what a list of changes is to change is a particular of it.
fn ruled<'r>(register: &'r Register, question: &Question<'_>) -> Result<(&'r Scheme, &'r Arc<Edition>), Refused> {
    let scheme = which::scheme(register, question.scheme)?;
    let edition = which::edition(scheme, question.under, question.posted)?;
    which::particular(edition, question.effect, question.what)?;
    Ok((scheme, edition))
}

/// The act and its list: a notice where there is a window, else a decision.
fn act(
    register: &Register,
    taken: &Taken,
    question: &Question<'_>,
    window: Option<Window>,
    mut prepared: Prepared,
) -> Result<Prepared, Refused> {
    let (scheme, edition) = ruled(register, question)?;
    let (effect, posted, year) = (question.effect, question.posted, question.year());
    let names = Names::new(register);
    let lives = Lives::on(scheme, &names, posted);
    let subjects = if question.bases.is_empty() {
        Subjects { bases: roster::bases(scheme, edition, &lives, (effect, year), &mut prepared), hosts: Vec::new() }
    } else {
        Subjects::named(register, scheme, &names, question)?
    };
    let (header, rows) = Sheet { scheme, edition, names: &names, lives: &lives, question }.list(&subjects);
    let types: Vec<&Slug> = subjects.bases.iter().map(|base| &base.first.kind).collect();
    let mut basis = match edition.publicity_of(effect) {
        Some(rule) => scheme.cite(edition, &rule.article),
        None => basis::of(scheme, edition, (effect, &subjects.changed(question.what)), &types),
    };
    if let Some(ground) = header.iter().position(|column| *column == "ground") {
        let grounds = rows.iter().filter_map(|row| row.get(ground).cloned());
        basis = basis::with_grounds(scheme, edition, basis, grounds);
    }
    let (articles, decision) = (basis.len(), window.is_none());
    let nth = title::next(scheme, effect, year, !decision);
    let title = if decision { title::decision } else { title::notice }(scheme, effect, year, nth);
    let folder = act::folder(scheme, posted, question.name.unwrap_or(effect.code()), taken)?;
    let kind = window.map_or(act::Kind::Decision, act::Kind::Notice);
    let words = act::Words { kind, edition, about: Vec::new(), posted, title, basis, objections: None };
    prepared.files.push(act::file(&folder, &words));
    prepared.files.push(File { path: format!("{folder}/{}.csv", effect.code()), text: csv(header, &rows) });
    if let Some(words) = scheme.policies.get(&edition.version).and_then(|policy| policy.status(posted).objection()) {
        prepared.note(
            format!("{}：核对依据的文本 {}", words.zh, edition.version),
            format!("{}: check whether {} is the text to act under", words.en, edition.version),
        );
    }
    open_twice(scheme, question, &subjects.bases, &mut prepared);
    if articles > 2 && decision {
        prepared.note("basis 列出了全部可能的条款，请只留所依据的", "basis names every article that can apply; keep those it rests on");
    }
    if effect == Proposed::Evaluation {
        if edition.grade.iter().all(|grade| grade.role == Role::Fail) {
            prepared.note(
                "办法只写明不合格，没有其他等级：只留不合格等有结果的行",
                "the text names the fail and no other grade: keep only the rows that have an outcome",
            );
        }
        odd_round(&lives, &subjects.bases, (year, posted), &mut prepared);
    }
    if effect == Proposed::Changes {
        prepared.note(
            "单位更名的，subject 写 host:代号，name 写现用名称，host 留空；一个基地有几项变更的，一项一行",
            "where a host takes a new name, subject is host:<id>, name the present name, host empty; a base with several changes has a row for each",
        );
    }
    if articles == 0 {
        prepared.note("办法没有可引的条款，请在 basis 中写明依据", "the text has no article to cite here; write the basis yourself");
    }
    Ok(prepared)
}

/// Tells of a round that is still to come, or was over before a base of the list came on the register.
fn odd_round(lives: &Lives, bases: &[&Arc<Base>], (round, posted): (i32, Day), prepared: &mut Prepared) {
    if round > posted.year() {
        prepared.note(
            format!("{round} 年这一轮还没有到：发布的那一天是 {posted}"),
            format!("the round of {round} is still to come: the list is posted on {posted}"),
        );
    }
    // The first day that is known of a base; an opening may say that it was there before.
    let first = |base: &Base| lives.of.get(&base.id).and_then(|life| life.trail.iter().map(|step| step.date).chain(life.since).min());
    let late: Vec<&str> =
        bases.iter().filter(|base| first(base).is_some_and(|day| day.year() > round)).map(|base| base.id.as_str()).collect();
    if !late.is_empty() {
        prepared.note(
            format!("{round} 年还没有这些基地，请核对轮次：{}", late.join("、")),
            format!("in {round} these bases were not there yet, so check the round: {}", late.join(", ")),
        );
    }
}

/// Tells of bases that a notice of the same effect still speaks of.
fn open_twice(scheme: &Scheme, question: &Question<'_>, bases: &[&Arc<Base>], prepared: &mut Prepared) {
    let earlier =
        |act: &Act| act.posted() <= question.posted && matches!(act.kind, ActKind::Notice(_)) && act.effects().contains(&question.effect);
    for (place, act) in scheme.acts.iter().enumerate().filter(|(_, act)| earlier(act)) {
        let Some(view) = notice_on(scheme, place, question.posted) else { continue };
        let waits = view.entries.iter().filter(|entry| !entry.state.is_past());
        let waiting: BTreeSet<&Subject> = waits.map(|entry| &entry.entry.subject).collect();
        let again = bases.iter().filter(|base| waiting.contains(&Subject::Base(base.id.clone())));
        let again: Vec<&str> = again.map(|base| base.id.as_str()).collect();
        if !again.is_empty() {
            let (ids_zh, ids) = (again.join("、"), again.join(", "));
            prepared.note(
                format!("{ids_zh} 已在公示 {} 中，尚无结果", act.id),
                format!("{ids}: already in the notice {}, which has no outcome yet", act.id),
            );
        }
    }
}
