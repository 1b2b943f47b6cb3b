//! The shipped registry is a sample of everything: what an act can be, what a base can be on some day from 2022 to 2026,
//! how a list can answer. What is never shown there nobody can look at, so each is counted here.

use std::collections::{BTreeMap, BTreeSet};

use gongshi::model::day::Day;
use gongshi::model::list::{Answer, Running};
use gongshi::model::register::{ActKind, Register};
use gongshi::model::rule::Effect;
use gongshi::model::standing::{Lives, Mark, Names, NoticeState, Standing, notices_on};

use crate::root;

fn register() -> Register {
    gongshi::resolve_content(&[root().join("content")]).0.unwrap()
}

/// The first of each month, and each day on which an act is posted and the day after a window ends.
fn days(register: &Register) -> BTreeSet<Day> {
    let mut days: BTreeSet<Day> = (2022..=2026).flat_map(|year| (1..=12).filter_map(move |month| Day::new(year, month, 1))).collect();
    for act in register.schemes.iter().flat_map(|scheme| &scheme.acts) {
        days.insert(act.posted());
        days.extend(act.notice_window().map(|window| window.last.next()));
    }
    days.retain(|day| (2022..=2026).contains(&day.year()));
    days
}

/// What was seen how often; `known` is everything that should be.
struct Seen {
    what: &'static str,
    counts: BTreeMap<String, usize>,
}

impl Seen {
    fn of(what: &'static str, known: &[&str]) -> Self {
        Self { what, counts: known.iter().map(|word| ((*word).to_owned(), 0)).collect() }
    }

    fn add(&mut self, word: &str) {
        *self.counts.entry(word.to_owned()).or_default() += 1;
    }

    fn never(&self) -> Vec<String> {
        self.counts.iter().filter(|(_, count)| **count == 0).map(|(word, _)| format!("{}: {word} is never shown", self.what)).collect()
    }
}

#[test]
fn every_standing_mark_state_of_a_notice_and_thing_due_is_shown_on_some_day() {
    let register = register();
    let names = Names::new(&register);
    let mut standings = Seen::of("standing", &Standing::ALL.map(Standing::code));
    let mut marks = Seen::of("mark", &[Mark::OpenNotice, Mark::Criticised, Mark::Exempt].map(Mark::code));
    let states = [NoticeState::Scheduled, NoticeState::Open, NoticeState::Closed, NoticeState::Concluded, NoticeState::Withdrawn];
    let mut notices = Seen::of("state of a notice", &states.map(NoticeState::code));
    let due = ["revocation", "criticism", "exit", "rectification", "re-evaluation", "evaluation", "report", "grade"];
    let mut due = Seen::of("due", &due);
    let mut bars = Seen::of("bar", &["Host Apply", "Base Apply", "Base Recognise"]);
    for day in days(&register) {
        for scheme in &register.schemes {
            for view in notices_on(scheme, day).values() {
                notices.add(view.state.code());
            }
            let lives = Lives::on(scheme, &names, day);
            lives.bars.iter().for_each(|bar| bars.add(&format!("{:?} {:?}", bar.who, bar.stops)));
            for life in lives.of.values() {
                standings.add(life.standing.code());
                life.marks.iter().for_each(|mark| marks.add(mark.code()));
                life.due.iter().for_each(|one| due.add(one.what.code()));
            }
        }
    }
    let never: Vec<String> = [&standings, &marks, &notices, &due, &bars].into_iter().flat_map(Seen::never).collect();
    assert!(never.is_empty(), "{never:#?}");
}

#[test]
fn every_kind_of_act_list_and_answer_is_there() {
    let register = register();
    let kinds = [
        "notice",
        "decision",
        "correction",
        "extension",
        "notice-withdrawal",
        "objection-result",
        "annulment",
        "opening",
        "outside",
        "report-roll",
    ];
    let mut acts = Seen::of("act", &kinds);
    let mut lists = Seen::of(
        "list",
        &["recognition", "evaluation", "revocation", "criticism", "exit", "changes", "correction", "reports", "outside", "opening"],
    );
    let mut proposed = Seen::of("notice of", &["recognition", "evaluation", "revocation", "changes"]);
    let mut answers = Seen::of("answer", &["Settled", "Dropped", "Withdrawn", "Pending"]);
    let mut results = Seen::of("result", &["excellent", "qualified", "unqualified", "exempt", "absent", "deferred", "left"]);
    let mut reports = Seen::of("report", &["OnTime", "Late", "Missing", "NotDue"]);
    let mut outside = Seen::of("outside", &["RecognisedAbove", "TopAbove", "HostEnded"]);
    let mut corrections = Seen::of("correction that", &["continues", "restarts", "gives the English"]);
    let more = [
        "recognises, revokes and renames at once",
        "is effective before it is posted",
        "carries an override in both languages",
        "renames a host",
        "answers a notice after a pending row",
        "extends one entry alone",
    ];
    let mut special = Seen::of("an act that", &more);
    for scheme in &register.schemes {
        for act in &scheme.acts {
            let kind = match &act.kind {
                ActKind::Notice(_) => "notice",
                ActKind::Decision(_) => "decision",
                ActKind::Correction => "correction",
                ActKind::Extension(_, entries) => {
                    if entries.len() == 1 {
                        special.add("extends one entry alone");
                    }
                    "extension"
                }
                ActKind::NoticeWithdrawal(_) => "notice-withdrawal",
                ActKind::ObjectionResult(_) => "objection-result",
                ActKind::Annulment => "annulment",
                ActKind::Opening => "opening",
                ActKind::Outside(_) => "outside",
                ActKind::ReportRoll => "report-roll",
            };
            acts.add(kind);
            let own = &act.lists;
            let decides = kind == "decision";
            for entry in own.entries() {
                lists.add(entry.list.code());
                if decides {
                    answers.add(&format!("{:?}", entry.answer));
                } else {
                    proposed.add(entry.list.code());
                }
            }
            let others = [
                ("correction", own.correction.len()),
                ("reports", own.reports.len()),
                ("outside", own.outside.len()),
                ("opening", own.opening.len()),
            ];
            others.iter().filter(|(_, rows)| *rows > 0).for_each(|(list, _)| lists.add(list));
            own.evaluation.iter().for_each(|row| results.add(row.what.result.code()));
            own.reports.iter().for_each(|row| reports.add(&format!("{:?}", row.what.status)));
            own.outside.iter().for_each(|row| outside.add(&format!("{:?}", row.what.event)));
            for row in &own.correction {
                corrections.add(if row.window == Running::Continues { "continues" } else { "restarts" });
                if !row.is_en.is_empty() {
                    corrections.add("gives the English");
                }
            }
            let renames = own.changes.iter().any(|row| row.what == "name");
            if decides && !own.recognition.is_empty() && !own.revocation.is_empty() && renames {
                special.add("recognises, revokes and renames at once");
            }
            let early = own.changes.iter().filter_map(|row| row.effective).chain(own.exit.iter().filter_map(|row| row.what.effective));
            early.filter(|day| *day < act.posted()).for_each(|_| special.add("is effective before it is posted"));
            if own.changes.iter().any(|row| row.subject.to_string().starts_with("host:")) {
                special.add("renames a host");
            }
            if act.overrides.iter().any(|one| !one.reason.zh.is_empty() && !one.reason.en.is_empty()) {
                special.add("carries an override in both languages");
            }
            let before = act.about.iter().flat_map(|about| &scheme.acts[*about].followed).map(|place| &scheme.acts[*place]);
            let pending = before.flat_map(|other| other.lists.entries()).filter(|entry| entry.answer == Answer::Pending);
            if decides
                && pending
                    .into_iter()
                    .any(|entry| own.entries().iter().any(|one| one.key() == entry.key() && one.answer == Answer::Settled))
            {
                special.add("answers a notice after a pending row");
            }
        }
    }
    let all = [&acts, &lists, &proposed, &answers, &results, &reports, &outside, &corrections, &special];
    let never: Vec<String> = all.into_iter().flat_map(Seen::never).collect();
    assert!(never.is_empty(), "{never:#?}");
}

#[test]
fn the_day_it_is_shown_on_has_notices_of_every_state_and_each_scheme_has_enough() {
    let register = register();
    let states = [NoticeState::Scheduled, NoticeState::Open, NoticeState::Closed, NoticeState::Concluded];
    let mut notices = Seen::of("on 2026-11-21, a notice", &states.map(NoticeState::code));
    for scheme in &register.schemes {
        assert!(scheme.bases.len() >= 6 && scheme.acts.len() >= 4, "{}", scheme.id);
        notices_on(scheme, crate::day("2026-11-21")).values().for_each(|view| notices.add(view.state.code()));
    }
    assert!(notices.never().is_empty(), "{:#?}", notices.never());
}

#[test]
fn every_type_and_every_way_out_has_a_base() {
    let register = register();
    let (mut bases, mut acts, mut countries) = (0, 0, BTreeSet::new());
    let mut never = Vec::new();
    for scheme in &register.schemes {
        let edition = scheme.editions.last().unwrap();
        bases += scheme.bases.len();
        acts += scheme.acts.len();
        for kind in edition.types.iter().filter(|kind| !kind.open) {
            if !scheme.bases.values().any(|base| base.first.kind == kind.id) {
                never.push(format!("{} has no base of the type {}", scheme.id, kind.id));
            }
        }
        for class in edition.statement.iter().flat_map(|rule| &rule.classes) {
            if !scheme.bases.values().flat_map(|base| &base.partners).any(|partner| partner.class.as_ref() == Some(class)) {
                never.push(format!("{} has no partner of the class {class}", scheme.id));
            }
        }
        // A scheme whose text revokes shows a revocation; one whose text lets bases leave shows an exit.
        let has = |wanted: fn(&Effect) -> bool| edition.consequence.iter().any(|rule| wanted(&rule.then));
        if has(|effect| *effect == Effect::Revoke) && scheme.acts.iter().all(|act| act.lists.revocation.is_empty()) {
            never.push(format!("{} shows no revocation", scheme.id));
        }
        if has(|effect| matches!(effect, Effect::Exit(_))) && scheme.acts.iter().all(|act| act.lists.exit.is_empty()) {
            never.push(format!("{} shows no exit", scheme.id));
        }
        countries.extend(scheme.bases.values().flat_map(|base| &base.partners).map(|partner| partner.country.clone()));
    }
    assert!(never.is_empty(), "{never:#?}");
    assert!(bases >= 60 && acts >= 25 && countries.len() >= 35, "{bases} bases, {acts} acts, {} countries", countries.len());
}

#[test]
fn the_sample_says_so_and_speaks_both_languages() {
    let register = register();
    assert!(register.site.sample);
    for scheme in &register.schemes {
        for act in &scheme.acts {
            assert!(!act.title.zh.is_empty() && !act.title.en.is_empty(), "{}", act.folder);
            assert_eq!(act.prose.zh.is_some(), act.prose.en.is_some(), "{}", act.folder);
            assert!(act.number.as_ref().is_none_or(|number| number.starts_with('示')), "{}: a number that could be real", act.folder);
        }
        for base in scheme.bases.values() {
            assert!(!base.first.name.en.is_empty() && base.partners.iter().all(|partner| !partner.name.en.is_empty()), "{}", base.file());
            assert_eq!(base.prose.zh.is_some(), base.prose.en.is_some(), "{}", base.file());
        }
    }
}
