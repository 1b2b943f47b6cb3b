//! The rows of a new list: what the register knows is filled in, the rest is a place to fill.

use super::question::Question;
use super::roster::is_exempt;
use super::rows::row;
use super::subjects::Subjects;
use crate::model::blank;
use crate::model::list::{Ground, Subject};
use crate::model::register::{ActKind, Scheme};
use crate::model::rule::{Articles, Consequence, Edition, Effect, Event, ExitFrom, Proposed, Role};
use crate::model::standing::{Demand, Duty, Life, Lives, Names};

/// What the rows of a list are made from.
pub(super) struct Sheet<'a> {
    pub(super) scheme: &'a Scheme,
    pub(super) edition: &'a Edition,
    pub(super) names: &'a Names<'a>,
    pub(super) lives: &'a Lives,
    pub(super) question: &'a Question<'a>,
}

impl Sheet<'_> {
    /// The list's header and rows; one row of places to fill in where no base is known.
    pub(super) fn list(&self, subjects: &Subjects<'_>) -> (&'static [&'static str], Vec<Vec<String>>) {
        let header: &[&str] = match self.question.effect {
            Proposed::Recognition => &["base", "name", "host"],
            Proposed::Evaluation => &["base", "name", "host", "round", "result", "ground", "evidence"],
            Proposed::Revocation | Proposed::Criticism => &["base", "name", "host", "ground"],
            Proposed::Exit => &["base", "name", "host", "ground", "document", "effective", "became"],
            Proposed::Changes => &["subject", "name", "host", "what", "from", "to", "to_en", "effective"],
        };
        let day = self.question.posted;
        let mut rows: Vec<Vec<String>> = Vec::new();
        for base in &subjects.bases {
            let (name, host) = self.names.printed(base, day, day);
            rows.push(self.row((base.id.as_str(), &name, &host), self.lives.of.get(&base.id)));
        }
        rows.extend(subjects.hosts.iter().map(|host| host_name(host.id.as_str(), &self.names.host(host, day.pred(), day).zh)));
        if rows.is_empty() && self.question.what == Some(Subject::HOST_NAME) {
            rows.push(host_name(&blank::zh("依托单位代号 id"), &blank::zh("现用名称 name")));
        }
        if rows.is_empty() {
            let (id, name, host) = (blank::zh("基地编号 number"), blank::zh("已公布的名称 name"), blank::zh("依托单位名称 host"));
            rows.push(self.row((&id, &name, &host), None));
        }
        (header, rows)
    }

    fn row(&self, (id, name, host): (&str, &str, &str), life: Option<&Life>) -> Vec<String> {
        match self.question.effect {
            Proposed::Recognition => row([id, name, host]),
            Proposed::Evaluation => {
                let (result, ground, evidence) = self.outcome(life);
                row([id, name, host, &self.question.year().to_string(), &result, &ground, &evidence])
            }
            Proposed::Revocation | Proposed::Criticism => row([id, name, host, &self.ground(life)]),
            Proposed::Exit => {
                let ground = self.ground(life);
                let (document, effective) = self.document(life, &ground);
                row([id, name, host, &ground, &document, &effective, ""])
            }
            Proposed::Changes => {
                let from = self.question.what.and_then(|what| self.published(id, what)).unwrap_or_else(|| blank::zh("原值 from"));
                let to = blank::zh(if self.question.what == Some("host") { "新依托单位的名称 to" } else { "新值 to" });
                let what = self.question.what.map_or_else(|| blank::zh("事项 what：name、host、leader …"), ToOwned::to_owned);
                row([id, name, host, &what, &from, &to, &blank::en("new value in English, or nothing"), ""])
            }
        }
    }

    /// The other body's document that an exit rests on, and its day, where the text lets it hold from that day.
    fn document(&self, life: Option<&Life>, ground: &str) -> (String, String) {
        let Ok(ground) = ground.parse::<Ground>() else { return Default::default() };
        let from_document = |rule: &Consequence| matches!(rule.then, Effect::Exit(exit) if exit.from == ExitFrom::Document);
        if !self.edition.named(&ground).any(from_document) {
            return Default::default();
        }
        let acts = life.into_iter().flat_map(|life| life.trail.iter().rev()).filter_map(|step| self.scheme.acts.get(step.act));
        let known = acts.filter_map(|act| if let ActKind::Outside(outside) = &act.kind { Some(outside) } else { None }).next();
        known.map_or_else(
            || (blank::zh("上级文件 document"), blank::zh("上级文件的日期 effective")),
            |outside| (outside.number.clone().unwrap_or_default(), outside.dated.to_string()),
        )
    }

    /// The published value of a particular, on the day before posting, as changes start from.
    fn published(&self, id: &str, what: &str) -> Option<String> {
        let base = self.scheme.bases.iter().find(|(known, _)| known.as_str() == id).map(|(_, base)| base)?;
        let now = self.names.particulars(base, self.question.posted.pred(), self.question.posted);
        now.printed(what).map(ToOwned::to_owned)
    }

    /// Result, ground and evidence, where the rules settle them; else a place for the grade.
    fn outcome(&self, life: Option<&Life>) -> (String, String, String) {
        let first = |articles: &Articles| articles.keys().first().map(ToString::to_string).unwrap_or_default();
        if let Some(life) = life.filter(|life| is_exempt(life)) {
            let rule = self.edition.on(|event| *event == Event::TopAbove).find(|rule| rule.then == Effect::Exempt);
            let acts = life.trail.iter().rev().filter_map(|step| self.scheme.acts.get(step.act));
            let proof = acts.filter(|act| matches!(act.kind, ActKind::Outside(_))).map(|act| act.id.to_string()).next();
            return ("exempt".to_owned(), rule.map(|rule| first(&rule.article)).unwrap_or_default(), proof.unwrap_or_default());
        }
        let straight = life.and_then(|life| life.owes(Duty::Demand(Demand::Grade)));
        let fail = self.edition.grade.iter().find(|grade| grade.role == Role::Fail);
        if let (Some(due), Some(fail)) = (straight, fail) {
            let key = due.basis.keys.first().map(ToString::to_string).unwrap_or_default();
            let roll =
                self.scheme.acts.iter().rev().find(|act| act.posted() <= self.question.posted && matches!(act.kind, ActKind::ReportRoll));
            return (fail.id.to_string(), key, roll.map(|act| act.id.to_string()).unwrap_or_default());
        }
        let grades: Vec<&str> = self.edition.grade.iter().map(|grade| grade.id.as_str()).collect();
        (blank::zh(&format!("{}、absent、deferred、left", grades.join("、"))), String::new(), String::new())
    }

    /// The ground that the rules make due, else a place for one of those the edition has.
    fn ground(&self, life: Option<&Life>) -> String {
        let due = life.and_then(|life| life.due.iter().find(|due| due.what.demands(self.question.effect)));
        let known = grounds(self.edition, self.question.effect);
        let of = |key: &str| known.iter().filter(|ground| ground.split('#').next() == Some(key)).cloned().collect::<Vec<_>>();
        match due.and_then(|due| due.basis.keys.first()).map(|key| of(key.as_str())).as_deref() {
            Some([one]) => one.clone(),
            Some([]) | None => blank::zh(&format!("事由 ground：{}", known.join("、"))),
            Some(several) => blank::zh(&format!("事由 ground：{}", several.join("、"))),
        }
    }
}

/// A row of a host that takes a new name.
fn host_name(id: &str, name: &str) -> Vec<String> {
    row([&format!("host:{id}"), name, "", "name", name, &blank::zh("新名称 to"), &blank::en("new name in English"), ""])
}

/// The grounds of an effect, as lists write them.
fn grounds(edition: &Edition, effect: Proposed) -> Vec<String> {
    let fits = |on: &Event, then: &Effect| match (effect, then) {
        (Proposed::Revocation, Effect::Revoke) | (Proposed::Criticism, Effect::Criticise) | (Proposed::Exit, Effect::Exit(_)) => true,
        (Proposed::Exit, Effect::Revoke) => on.gives_up(),
        _ => false,
    };
    let rules = || edition.consequence.iter().filter(|rule| fits(&rule.on, &rule.then));
    let mut all: Vec<String> = Vec::new();
    for (key, event) in rules().flat_map(|rule| rule.article.keys().iter().map(|key| (key, rule.on.code()))) {
        let several = rules().filter(|other| other.article.keys().contains(key)).count() > 1;
        let ground = if several { format!("{key}#{event}") } else { key.to_string() };
        if !all.contains(&ground) {
            all.push(ground);
        }
    }
    all
}
