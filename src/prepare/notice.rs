//! A notice that proposes something, or a decision that needs no notice: `act.toml` and its list.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::rows::csv;
use super::sheet::Desk;
use super::subjects::Subjects;
pub use super::window::Asked;
use super::{File, Prepared, Refused, Taken, act, basis, roster, title, which, window};
use crate::model::day::Day;
use crate::model::id::Slug;
use crate::model::list::Subject;
use crate::model::register::{Act, ActKind, Base, Register, Scheme};
use crate::model::rule::{Edition, Proposed, Role};
use crate::model::standing::{Lives, Names, NoticeState, notice_on};

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Question<'a> {
    /// The scheme, by its folder.
    pub scheme: &'a str,
    /// What is proposed or decided.
    pub effect: Proposed,
    /// The day it is posted.
    pub posted: Day,
    /// The edition; none: the one shown first.
    pub under: Option<&'a str>,
    /// The bases; none: those the rules put forward.
    pub bases: &'a [String],
    /// The round of an evaluation; none: the year of posting.
    pub round: Option<i32>,
    /// The particular that changes, for changes.
    pub what: Option<&'a str>,
    /// A name for the folder; none: the effect.
    pub name: Option<&'a str>,
    /// What the text leaves open.
    pub asked: Asked,
}

/// A notice 公示.
///
/// # Errors
/// The text asks for no window, or states no length; a name or a particular is unknown.
pub fn notice(register: &Register, taken: &Taken, question: &Question<'_>) -> Result<Prepared, Refused> {
    let scheme = which::scheme(register, question.scheme)?;
    let edition = which::edition(scheme, question.under, question.posted)?;
    which::particular(edition, question.effect, question.what)?;
    let mut prepared = Prepared::default();
    let at = (question.effect, question.posted);
    let window = window::window(register, scheme, edition, at, question.asked, &mut prepared)?;
    let year = question.round.filter(|_| question.effect == Proposed::Evaluation).unwrap_or(question.posted.year());
    let nth = title::next(scheme, question.effect, year, true);
    let title = title::notice(scheme, question.effect, year, nth);
    let words = act::Words {
        kind: "notice",
        edition,
        about: Vec::new(),
        posted: question.posted,
        title,
        basis: Vec::new(),
        objections: None,
        window: Some(window),
    };
    whole(register, (scheme, edition), taken, question, words, prepared)
}

/// A decision that answers no notice, where the text asks for none.
///
/// # Errors
/// The text asks for a notice first; a name or a particular is unknown.
pub fn decision(register: &Register, taken: &Taken, question: &Question<'_>) -> Result<Prepared, Refused> {
    let scheme = which::scheme(register, question.scheme)?;
    let edition = which::edition(scheme, question.under, question.posted)?;
    which::particular(edition, question.effect, question.what)?;
    let (name, code) = (&scheme.id, question.effect.code());
    if let Some(rule) = edition.publicity_of(question.effect) {
        let cites: Vec<String> = scheme.cite(edition, &rule.article).iter().map(ToString::to_string).collect();
        let cites = cites.join(", ");
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
    let year = question.round.filter(|_| question.effect == Proposed::Evaluation).unwrap_or(question.posted.year());
    let nth = title::next(scheme, question.effect, year, false);
    let title = title::decision(scheme, question.effect, year, nth);
    let words = act::Words {
        kind: "decision",
        edition,
        about: Vec::new(),
        posted: question.posted,
        title,
        basis: Vec::new(),
        objections: None,
        window: None,
    };
    whole(register, (scheme, edition), taken, question, words, Prepared::default())
}

fn whole(
    register: &Register,
    (scheme, edition): (&Scheme, &Arc<Edition>),
    taken: &Taken,
    question: &Question<'_>,
    mut words: act::Words<'_>,
    mut prepared: Prepared,
) -> Result<Prepared, Refused> {
    let names = Names::new(register);
    let lives = Lives::on(scheme, &names, question.posted);
    let round = question.round.unwrap_or(question.posted.year());
    let subjects = if question.bases.is_empty() {
        Subjects { bases: roster::bases(scheme, edition, &lives, (question.effect, round), &mut prepared), hosts: Vec::new() }
    } else {
        Subjects::named(register, scheme, &names, question)?
    };
    let types: Vec<&Slug> = subjects.bases.iter().map(|base| &base.first.kind).collect();
    words.basis = match edition.publicity_of(question.effect) {
        Some(rule) => scheme.cite(edition, &rule.article),
        None => basis::of(scheme, edition, (question.effect, &subjects.changed(question.what)), &types),
    };
    let desk = Desk {
        scheme,
        edition,
        names: &names,
        lives: &lives,
        effect: question.effect,
        posted: question.posted,
        round,
        what: question.what,
    };
    let (header, rows) = desk.list(&subjects);
    if let Some(ground) = header.iter().position(|column| *column == "ground") {
        let grounds = rows.iter().filter_map(|row| row.get(ground).cloned());
        words.basis = basis::with_grounds(scheme, edition, words.basis, grounds);
    }
    let folder = act::folder(scheme, question.posted, question.name.unwrap_or(question.effect.code()), taken)?;
    prepared.files.push(act::file(&folder, &words));
    prepared.files.push(File { path: format!("{folder}/{}.csv", question.effect.code()), text: csv(header, &rows) });
    if let Some(words) = scheme.policies.get(&edition.version).and_then(|policy| policy.status(question.posted).objection()) {
        prepared.note(
            format!("{}：核对依据的文本 {}", words.zh, edition.version),
            format!("{}: check whether {} is the text to act under", words.en, edition.version),
        );
    }
    open_twice(scheme, question, &subjects.bases, &mut prepared);
    if words.basis.len() > 2 && words.kind == "decision" {
        prepared.note("basis 列出了全部可能的条款，请只留所依据的", "basis names every article that can apply; keep those it rests on");
    }
    if question.effect == Proposed::Evaluation && edition.grade.iter().all(|grade| grade.role == Role::Fail) {
        prepared.note(
            "办法只写明不合格，没有其他等级：只留不合格等有结果的行",
            "the text names the fail and no other grade: keep only the rows that have an outcome",
        );
    }
    if question.effect == Proposed::Evaluation {
        odd_round(&lives, &subjects.bases, (round, question.posted), &mut prepared);
    }
    if question.effect == Proposed::Changes {
        prepared.note(
            "单位更名的，subject 写 host:代号，name 写现用名称，host 留空；一个基地有几项变更的，一项一行",
            "where a host takes a new name, subject is host:<id>, name the present name, host empty; a base with several changes has a row for each",
        );
    }
    if words.basis.is_empty() {
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
    let first = |base: &Base| {
        lives.of.get(&base.id).map(|life| life.trail.iter().map(|step| step.date.min(life.since)).min().unwrap_or(life.since))
    };
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
        let waits = view.entries.iter().filter(|entry| !matches!(entry.state, NoticeState::Concluded | NoticeState::Withdrawn));
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
