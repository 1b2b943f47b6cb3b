//! The standing of a base in a sentence with its day, its marks, and what is due.

use super::Record;
use crate::model::day::Day;
use crate::model::list::Subject;
use crate::model::register::ActKind;
use crate::model::standing::{Due, Duty, Happened, Mark, NoticeState, Standing, Step};
use crate::model::text::Lang;
use crate::plan::address;
use crate::plan::view::Markup;
use crate::plan::words;

/// The standing: its state, the sentence of it, and the articles or, where no article brought it, the register's opening.
pub(super) struct ShownStanding {
    pub chip: Markup,
    pub text: String,
    pub basis: Markup,
}

impl<'d> Record<'d, '_> {
    /// The standing, since when, and by what.
    pub(super) fn standing(&self) -> ShownStanding {
        let (desk, life) = (self.desk, self.life);
        let asof = desk.survey.day.words_in(desk.lang);
        let ends = life.owes(Duty::Rectification).and_then(|due| due.by);
        let withdrawn = life.marks.contains(&Mark::ApplicationWithdrawn);
        let failed = life.trail.iter().rev().find(|step| step.what == Happened::Graded);
        let again = failed.filter(|_| life.marks.contains(&Mark::FailedAgain)).map(|step| step.date);
        let back = self.back().map(|(first, step)| (first.words_in(desk.lang), &step.words));
        let chip = words::standing_in(desk.lang, &self.one.scheme.words, life.standing);
        let text = match (desk.lang, life.since.map(|day| day.words_in(desk.lang))) {
            (Lang::Zh, None) => format!("截至{asof}，该基地的状态为“{}”，自何日起没有登记。", chip.text),
            (Lang::En, None) => format!("As of {asof}, this base has the status \"{}\"; since when is not on record.", chip.text),
            (Lang::Zh, Some(since)) => {
                let ends = ends.map(|day| format!("，整改至{}止", day.words_in(desk.lang))).unwrap_or_default();
                let since = match &back {
                    Some((first, way)) => format!("：{first}认定，{since}恢复（{}）", way.zh),
                    None if withdrawn => format!("，申报单位已于{since}撤回申报"),
                    None => format!("，自{since}起"),
                };
                let again = again.map(|day| format!("；{}复评不合格", day.words_in(desk.lang))).unwrap_or_default();
                format!("截至{asof}，该基地的状态为“{}”{since}{ends}{again}。", chip.text)
            }
            (Lang::En, Some(since)) => {
                let state = match life.standing {
                    Standing::Candidate if withdrawn => format!("is a candidate whose application was withdrawn on {since}"),
                    Standing::Candidate => format!("has been a candidate since {since}"),
                    Standing::Proposed => format!("has been proposed for recognition since {since}"),
                    Standing::NotRecognised => format!("is not recognised, as decided on {since}"),
                    Standing::Certified => match &back {
                        Some((first, way)) => format!("is certified: recognised on {first}, restored on {since} ({})", way.en),
                        None => format!("has been certified since {since}"),
                    },
                    Standing::InRectification => format!("has been in rectification since {since}"),
                    Standing::ReEvaluationDue => format!("has been due for re-evaluation since {since}"),
                    // Schemes have words of their own for it, and not every one of them is a verb.
                    Standing::Revoked => format!("has had the status \"{}\" since {since}", chip.text),
                    Standing::Exited => format!("is no longer on the register; it left on {since}"),
                };
                let ends = ends.map(|day| format!("; its term to rectify ends on {}", day.words_in(desk.lang))).unwrap_or_default();
                let again = again.map(|day| format!("; it failed its re-evaluation on {}", day.words_in(desk.lang))).unwrap_or_default();
                format!("As of {asof}, this base {state}{ends}{again}.")
            }
        };
        let (mut state, mut basis) = (Markup::with_room(desk.lang, 96), Markup::with_room(desk.lang, 192));
        state.chip(&chip);
        match self.life.turning() {
            Some(step) if step.what == Happened::Opening => self.listed(step, &mut basis),
            Some(step) => _ = basis.cites(&desk.cites_basis(self.one.scheme, &step.basis)),
            None => {}
        }
        ShownStanding { chip: state, text, basis }
    }

    /// That it stands so in the opening of the register, with the number of the document that recognised it.
    fn listed(&self, step: &Step, basis: &mut Markup) {
        let (desk, scheme) = (self.desk, self.one.scheme);
        let Some(act) = scheme.acts.get(step.act) else { return };
        basis.raw(desk.pick("据", " As listed in the "));
        basis.link(desk.pick("初始名录", "opening of the register"), &desk.href(&address::act(&scheme.id, &act.id)));
        if !self.life.number.is_empty() {
            basis.raw(desk.pick("，认定文号：", ", document "));
            basis.tag("<span", &[("lang", desk.tag_of_chinese())]).element("", &self.life.number, "</span>");
        }
        basis.raw(desk.pick("。", "."));
    }

    /// When it was recognised, and the step by which it is certified again, where it was not all the time.
    fn back(&self) -> Option<(Day, &'d Step)> {
        let first = self.life.recognised.filter(|day| self.life.standing == Standing::Certified && Some(*day) < self.life.since)?;
        Some((first, self.life.turning()?))
    }

    /// Its marks, each with the act that gave it.
    pub(super) fn marks(&self) -> Markup {
        let mut list = Markup::new(self.desk.lang);
        for mark in &self.life.marks {
            self.mark(*mark, &mut list);
        }
        list
    }

    fn mark(&self, mark: Mark, list: &mut Markup) {
        let desk = self.desk;
        let chip = words::mark(desk.lang, mark);
        let path = |act: usize| self.one.scheme.acts.get(act).map(|act| desk.href(&address::act(&self.one.scheme.id, &act.id)));
        let last = |what: &[Happened]| self.life.trail.iter().rev().find(|step| what.contains(&step.what));
        let step = match mark {
            Mark::OpenNotice => {
                for place in self.one.open_about.get(self.id).into_iter().flatten() {
                    let Some((act, notice)) = self.one.scheme.acts.get(*place).zip(self.one.notices.get(place)) else { continue };
                    // Entries of one notice can have windows of their own.
                    let own = notice.entries.iter().filter(|entry| entry.state == NoticeState::Open);
                    let own = own.filter(|entry| matches!(&entry.entry.subject, Subject::Base(id) if id == self.id));
                    let last = own.map(|entry| entry.last).max().unwrap_or(notice.last).words_in(desk.lang);
                    list.raw("<li>").chip(&chip).raw(" ").tag("<a", &[("href", path(*place).as_deref())]);
                    list.spoken(desk.told(&act.title), desk.tag_of(&act.title)).raw(desk.pick("，至", ", until "));
                    list.element("", &last, "</a></li>");
                }
                return;
            }
            Mark::Criticised => last(&[Happened::Criticised]),
            Mark::Exempt => last(&[Happened::Exempt, Happened::Outside]),
            Mark::ApplicationWithdrawn => last(&[Happened::ApplicationWithdrawn]),
            Mark::FailedAgain => last(&[Happened::Graded]),
        };
        let mut tell = |text: &str, href: Option<String>| {
            list.raw("<li>").chip(&chip).raw(" ").linked(text, href.as_deref()).raw("</li>");
        };
        let Some(step) = step else { return tell("", None) };
        let day = step.date.words_in(desk.lang);
        let words = desk.say(&step.words);
        tell(desk.pick(&format!("{day}：{words}"), &format!("{day}: {words}")), path(step.act));
    }

    /// What must follow, with the day where the rules or the practice give one.
    pub(super) fn due(&self) -> Markup {
        let mut list = Markup::new(self.desk.lang);
        for due in &self.life.due {
            self.tell_due(due, &mut list);
        }
        list
    }

    fn tell_due(&self, due: &Due, list: &mut Markup) {
        let desk = self.desk;
        let over = due.by.is_some_and(|day| day < desk.survey.day);
        list.raw("<li>").chip(&words::due(desk.lang, over)).raw(" ");
        if let Some(day) = due.by {
            list.weekday(day).raw(words::apart(desk.lang));
        }
        list.text(&desk.say(&due.words));
        if self.by_practice(due) {
            list.raw(words::by_practice(desk.lang));
        }
        list.cites(&desk.cites_basis(self.one.scheme, &due.basis)).raw("</li>");
    }

    /// Whether the day of something due rests on the declared practice: the opening of the register prints its own.
    fn by_practice(&self, due: &Due) -> bool {
        let opened = || {
            self.life.turning().and_then(|step| self.one.scheme.acts.get(step.act)).is_some_and(|act| matches!(act.kind, ActKind::Opening))
        };
        match due.what {
            Duty::Evaluation => due.by.is_some(),
            Duty::Rectification => due.by.is_some() && !opened(),
            _ => false,
        }
    }
}
