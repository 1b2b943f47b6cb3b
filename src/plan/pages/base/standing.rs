//! The standing of a base in a sentence with its day, its marks, and what is due.

use serde::Serialize;

use super::Record;
use crate::model::register::ActKind;
use crate::model::standing::{Due, Mark, Standing, Step};
use crate::model::text::Lang;
use crate::plan::address;
use crate::plan::view::{Chip, Cite, Dated};
use crate::plan::words;

#[derive(Serialize)]
pub(super) struct StandingView {
    pub chip: Chip,
    pub text: String,
    pub cites: Vec<Cite>,
}

#[derive(Serialize)]
pub(super) struct MarkView {
    chip: Chip,
    text: String,
    href: Option<String>,
}

#[derive(Serialize)]
pub(super) struct DueView {
    date: Option<Dated>,
    text: String,
    chip: Chip,
    cites: Vec<Cite>,
}

impl<'d> Record<'d, '_> {
    /// The standing, since when, and by which article.
    pub(super) fn standing(&self) -> StandingView {
        let (desk, life) = (self.desk, self.life);
        let asof = desk.dated_short(desk.survey.day).text;
        let since = desk.dated_short(life.since).text;
        let ends = life.due.iter().find(|due| due.what == "rectification").and_then(|due| due.by);
        let chip = words::standing(desk.lang, life.standing);
        let text = match desk.lang {
            Lang::Zh => {
                let ends = ends.map(|day| format!("，整改至{}止", desk.dated_short(day).text)).unwrap_or_default();
                format!("截至{asof}，该基地的状态为“{}”，自{since}起{ends}。", chip.text)
            }
            Lang::En => {
                let state = match life.standing {
                    Standing::Candidate => "is a candidate",
                    Standing::Proposed => "is proposed for recognition",
                    Standing::NotRecognised => "is not recognised",
                    Standing::Certified => "is certified",
                    Standing::InRectification => "is in rectification",
                    Standing::ReEvaluationDue => "is due for re-evaluation",
                    Standing::Revoked => "is revoked",
                    Standing::Exited => "has left the register",
                };
                let ends = ends.map(|day| format!("; its term to rectify ends on {}", desk.dated_short(day).text)).unwrap_or_default();
                format!("As of {asof}, this base {state}, since {since}{ends}.")
            }
        };
        let cites = self.turning().map(|step| desk.cites_basis(self.one.scheme, &step.basis)).unwrap_or_default();
        StandingView { chip, text, cites }
    }

    /// The step that brought the standing it has: the first of the last run of steps with it.
    fn turning(&self) -> Option<&'d Step> {
        self.life.trail.iter().rev().take_while(|step| step.standing == self.life.standing).last()
    }

    /// Its marks, each with the act that gave it.
    pub(super) fn marks(&self) -> Vec<MarkView> {
        self.life.marks.iter().flat_map(|mark| self.mark(*mark)).collect()
    }

    fn mark(&self, mark: Mark) -> Vec<MarkView> {
        let desk = self.desk;
        let chip = || words::mark(desk.lang, mark);
        let path = |act: usize| self.one.scheme.acts.get(act).map(|act| desk.href(&address::act(&self.one.scheme.id, &act.id)));
        let last = |what: &[&str]| self.life.trail.iter().rev().find(|step| what.contains(&step.what));
        let step = match mark {
            Mark::OpenNotice => {
                let open = self.one.open_about.get(self.id).into_iter().flatten();
                let told = open.filter_map(|place| {
                    let act = self.one.scheme.acts.get(*place)?;
                    let last = desk.dated_short(self.one.notices.get(place)?.last).text;
                    let title = desk.say_or_zh(&act.title).0;
                    let text = desk.pick(&format!("{title}，至{last}"), &format!("{title}, until {last}")).to_owned();
                    Some(MarkView { chip: chip(), text, href: path(*place) })
                });
                return told.collect();
            }
            Mark::Criticised => last(&["criticised"]),
            Mark::Exempt => last(&["exempt", "outside"]),
        };
        let Some(step) = step else { return vec![MarkView { chip: chip(), text: String::new(), href: None }] };
        let day = desk.dated_short(step.date).text;
        let words = desk.say(&step.words);
        let text = desk.pick(&format!("{day}：{words}"), &format!("{day}: {words}")).to_owned();
        vec![MarkView { chip: chip(), text, href: path(step.act) }]
    }

    /// What must follow, with the day where the rules or the practice give one.
    pub(super) fn due(&self) -> Vec<DueView> {
        let view = |due: &Due| {
            let over = due.by.is_some_and(|day| day < self.desk.survey.day);
            let chip = if over { self.desk.chip("overdue", "已过期限", "Past due") } else { self.desk.chip("due", "待办", "Due") };
            let practice = if self.by_practice(due) { self.desk.pick("（起算按实践口径）", " (counted by practice)") } else { "" };
            DueView {
                date: due.by.map(|day| self.desk.dated(day)),
                text: format!("{}{practice}", self.desk.say(&due.words)),
                chip,
                cites: self.desk.cites_basis(self.one.scheme, &due.basis),
            }
        };
        self.life.due.iter().map(view).collect()
    }

    /// Whether the day of something due rests on the declared practice: the opening of the register prints its own.
    fn by_practice(&self, due: &Due) -> bool {
        let opened =
            || self.turning().and_then(|step| self.one.scheme.acts.get(step.act)).is_some_and(|act| matches!(act.kind, ActKind::Opening));
        match due.what {
            "evaluation" => due.by.is_some(),
            "rectification" => due.by.is_some() && !opened(),
            _ => false,
        }
    }
}
