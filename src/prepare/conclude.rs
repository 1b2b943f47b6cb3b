//! The decision that answers every row of a notice.

use std::collections::BTreeSet;

use super::answers::{Answers, waits};
use super::{File, Prepared, Refused, Taken, act, basis, title, which};
use crate::model::day::Day;
use crate::model::id::{BaseId, Citation, Slug};
use crate::model::list::{Entry, Subject};
use crate::model::register::{Act, ActKind, Register, Scheme};
use crate::model::rule::Proposed;
use crate::model::standing::{Corrections, EntryState, Names, NoticeState, NoticeView, Objections, Ruling, notice_on};

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Question<'a> {
    /// The scheme and the notice: `qingdao/2026/1123-recognition`.
    pub notice: &'a str,
    /// The day the decision is posted.
    pub posted: Day,
    /// Bases that are not recognised, or whose row is not carried out.
    pub dropped: &'a [String],
    /// Bases whose applicant withdrew.
    pub withdrawn: &'a [String],
    /// Rows whose window still runs or whose objection is open are answered with `pending`.
    pub partly: bool,
}

/// The decision.
///
/// # Errors
/// The notice is unknown, withdrawn or answered; its window is open; objections are open.
pub fn conclude(register: &Register, taken: &Taken, question: &Question<'_>) -> Result<Prepared, Refused> {
    let (scheme, place, notice) = find(register, question.notice)?;
    let posted = question.posted;
    if posted < notice.posted() {
        return Err(Refused::new(
            (format!("公示 {} 在 {posted} 还没有发布", notice.id), format!("the notice {} is not posted on {posted}", notice.id)),
            ("换一个更晚的发布日", "choose a later day"),
        ));
    }
    let Some(view) = notice_on(scheme, place, posted) else {
        return Err(Refused::new(
            (format!("{} 不是公示", notice.id), format!("{} is no notice", notice.id)),
            ("写公示的文件夹，如 2026/1123-recognition", "name the folder of a notice, such as 2026/1123-recognition"),
        ));
    };
    let objections = Objections::on(scheme, &[place], posted);
    let live: Vec<&EntryState> =
        view.entries.iter().filter(|entry| !matches!(entry.state, NoticeState::Withdrawn | NoticeState::Concluded)).collect();
    if live.is_empty() {
        return Err(nothing_left(scheme, notice, &view));
    }
    let some = live.iter().any(|entry| !waits(entry, &objections, posted));
    // Some of it could wait; where all would, nothing at all would be decided.
    if !question.partly || !some {
        still_open(register, (scheme, place, notice), &live, posted)?;
        objections_open(scheme, &objections, some)?;
    }
    let named =
        |ids: &[String]| which::bases(scheme, ids).map(|bases| bases.into_iter().map(|base| base.id.clone()).collect::<BTreeSet<BaseId>>());
    let (dropped, withdrawn) = (named(question.dropped)?, named(question.withdrawn)?);
    outside(notice, &live, dropped.iter().chain(&withdrawn))?;
    if let Some(id) = dropped.intersection(&withdrawn).next() {
        return Err(Refused::new(
            (format!("{id} 同时写在 --drop 和 --withdrawn"), format!("{id} is named with both --drop and --withdrawn")),
            ("申报单位撤回的写 --withdrawn，其他不予办理的写 --drop", "--withdrawn where the applicant withdrew, --drop for anything else"),
        ));
    }
    let names = Names::new(register);
    let answers = Answers { scheme, notice, names: &names, posted, objections: &objections, live: &live, dropped, withdrawn };
    decision(&answers, (place, &view), taken)
}

/// The decision and its lists; what an officer should look at is noted.
fn decision(answers: &Answers<'_>, (place, view): (usize, &NoticeView), taken: &Taken) -> Result<Prepared, Refused> {
    let Answers { scheme, notice, posted, live, .. } = *answers;
    let mut prepared = Prepared::default();
    let name = notice.id.as_str().split_once('-').map_or("decision", |(_, name)| name);
    let folder = act::folder(scheme, posted, name, taken)?;
    let effect = live.first().map_or(Proposed::Recognition, |entry| entry.entry.list);
    let round = live.first().filter(|_| effect == Proposed::Evaluation).and_then(|entry| entry.entry.part.parse().ok());
    let title = if answers.all_leave() {
        title::outcome(notice)
    } else {
        title::decision(scheme, effect, round.unwrap_or(notice.posted().year()), title::nth(scheme, notice, effect))
    };
    let before = view.followed.iter().filter_map(|act| scheme.acts.get(*act)).filter(|act| matches!(act.kind, ActKind::Decision(_)));
    let words = act::Words {
        kind: act::Kind::Decision,
        edition: &notice.under,
        about: vec![notice.id.clone()],
        posted,
        title: title::part(title, before.count()),
        basis: rests_on(scheme, notice, effect, live),
        objections: Some(answers.objections.received()),
    };
    prepared.files.push(act::file(&folder, &words));
    let corrections = Corrections::of(scheme, &[place], posted);
    let lists = corrections.lists(place).unwrap_or(&notice.lists);
    for (list, text) in answers.lists(lists) {
        prepared.files.push(File { path: format!("{folder}/{list}.csv"), text });
    }
    answers.tell(view, &mut prepared);
    if let Some(now) = scheme.edition_on(posted).filter(|now| now.version != notice.under.version) {
        let (then, now) = (&notice.under.version, &now.version);
        prepared.note(
            format!("公示依据 {then}，决定也写 {then}；到 {posted} 施行的是 {now}：它的过渡条款要求改依 {now} 的，改 under、basis 和各行的等级、条款"),
            format!("the notice is under {then}, and so is the decision; on {posted} {now} governs: where its transitional provisions ask for {now}, change under, basis and the grades and articles of the rows"),
        );
    }
    Ok(prepared)
}

/// What the decision rests on: for recognition the step of the path that recognises; else what the notice rested on, and for
/// a revocation what follows from it.
fn rests_on(scheme: &Scheme, notice: &Act, effect: Proposed, live: &[&EntryState]) -> Vec<Citation> {
    let ids = live.iter().filter_map(|entry| if let Subject::Base(id) = &entry.entry.subject { scheme.bases.get(id) } else { None });
    let types: Vec<&Slug> = ids.map(|base| &base.first.kind).collect();
    let of_text = basis::of(scheme, &notice.under, (effect, &[]), &types);
    let of_notice = notice.basis.iter().cloned();
    match effect {
        Proposed::Recognition if !of_text.is_empty() => of_text,
        Proposed::Revocation => basis::once(of_notice.chain(of_text)),
        _ => basis::once(of_notice),
    }
}

/// The scheme, the place of the notice among its acts, and the notice.
fn find<'a>(register: &'a Register, name: &str) -> Result<(&'a Scheme, usize, &'a Act), Refused> {
    let name = which::below_schemes(name);
    let Some((scheme, act)) = name.split_once('/') else { return Err(unknown_notice(&name, &[])) };
    let scheme = which::scheme(register, scheme)?;
    let found = scheme.acts.iter().enumerate().find(|(_, known)| known.id.as_str() == act);
    found.map(|(place, notice)| (scheme, place, notice)).ok_or_else(|| {
        let notices: Vec<&str> = scheme.acts.iter().filter(|act| act.notice_window().is_some()).map(|act| act.id.as_str()).collect();
        unknown_notice(act, &notices)
    })
}

fn unknown_notice(name: &str, known: &[&str]) -> Refused {
    let mut refused = which::unknown(name, ("公示", "notice"), known);
    refused.remedy.zh.push_str("；写成 制度/年/月日-名称");
    refused.remedy.en.push_str("; write it as SCHEME/YEAR/MMDD-name");
    refused
}

fn nothing_left(scheme: &Scheme, notice: &Act, view: &NoticeView) -> Refused {
    if view.entries.is_empty() {
        return Refused::new(
            (
                format!("{}：名单还没有填好，没有可以答复的行", notice.id),
                format!("{}: its list is not filled in, and has no row to answer", notice.id),
            ),
            ("先填好公示的名单（gongshi check 指出待填处）", "fill in the list of the notice first (gongshi check shows where)"),
        );
    }
    let by = view.entries.iter().rev().find_map(|entry| entry.answer).and_then(|(place, _)| scheme.acts.get(place));
    let (zh, en) = by.map_or_else(
        || ("公示已撤回".to_owned(), "the notice was withdrawn".to_owned()),
        |by| (format!("各行都已有结果（{}）", by.id), format!("every row is answered already ({})", by.id)),
    );
    Refused::new((format!("{}：{zh}", notice.id), format!("{}: {en}", notice.id)), ("无需再作决定", "no further decision is needed"))
}

/// Refuses while a window runs, and says from when it may be, by what is already written of days to come too.
fn still_open(
    register: &Register,
    (scheme, place, notice): (&Scheme, usize, &Act),
    live: &[&EntryState],
    posted: Day,
) -> Result<(), Refused> {
    let Some(last) = live.iter().map(|entry| entry.last).max().filter(|last| posted <= *last) else { return Ok(()) };
    let later = notice_on(scheme, place, last).into_iter().flat_map(|view| view.entries);
    let last = later.filter(|entry| entry.state != NoticeState::Withdrawn).map(|entry| entry.last).max().unwrap_or(last);
    let open: Vec<&Entry> = live.iter().filter(|entry| posted <= entry.last).map(|entry| &entry.entry).collect();
    let some = open.len() < live.len();
    let days_off = register.calendar.known_in(notice.under.calendar_region.as_deref(), posted);
    let worked = days_off.next_worked(last);
    let which = open.iter().map(|entry| entry.subject.to_string()).collect::<Vec<_>>().join(", ");
    let (which_zh, which_en) = if some { (format!("（{which}）"), format!(" ({which})")) } else { (String::new(), String::new()) };
    let (partly_zh, partly_en) = partly(some);
    Err(Refused::new(
        (
            format!("公示 {} 到 {last} 24 时才满{which_zh}，{posted} 还不能决定", notice.id),
            format!("the window of {}{which_en} runs to the end of {last}; nothing can be decided on {posted}", notice.id),
        ),
        (
            format!("最早 {} 发布（其后第一个工作日是 {worked}），用 --posted 写明{partly_zh}", last.next()),
            format!("post it on {} at the earliest (the first working day is {worked}), with --posted{partly_en}", last.next()),
        ),
    ))
}

fn objections_open(scheme: &Scheme, objections: &Objections<'_>, some: bool) -> Result<(), Refused> {
    let open: Vec<(&BaseId, &Act)> = objections.ruled(Ruling::Open).collect();
    let Some((_, last)) = open.last() else { return Ok(()) };
    let (ids, last): (Vec<&str>, _) = (open.iter().map(|(id, _)| id.as_str()).collect(), &last.id);
    let scheme = &scheme.id;
    let (partly_zh, partly_en) = partly(some);
    Err(Refused::new(
        (
            format!("{last} 中 {} 的异议还没有处理完", ids.join("、")),
            format!("in {last} the objection to {} is still open", ids.join(", ")),
        ),
        (
            format!("处理完，另发 kind = \"objection-result\" 的文件（schemes/{scheme}/acts），再作决定{partly_zh}"),
            format!(
                "when it is dealt with, post another act of kind = \"objection-result\" (schemes/{scheme}/acts), then decide{partly_en}"
            ),
        ),
    ))
}

/// How some rows can be decided before the others, where there are such.
fn partly(some: bool) -> (&'static str, &'static str) {
    if some { ("；先决定其余各行的，加 --partly", "; to decide the other rows first, add --partly") } else { ("", "") }
}

/// A base named on the command line stands in the notice and waits for an answer.
fn outside<'a>(notice: &Act, live: &[&EntryState], named: impl Iterator<Item = &'a BaseId>) -> Result<(), Refused> {
    for id in named {
        if !live.iter().any(|entry| entry.entry.subject == Subject::Base(id.clone())) {
            let known: Vec<String> = live.iter().map(|entry| entry.entry.subject.to_string()).collect();
            return Err(Refused::new(
                (
                    format!("{id} 不在公示 {} 待答复的各行里", notice.id),
                    format!("{id} is in no row of {} that waits for an answer", notice.id),
                ),
                (format!("待答复的：{}", known.join("、")), format!("waiting: {}", known.join(", "))),
            ));
        }
    }
    Ok(())
}
