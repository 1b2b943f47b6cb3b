//! The trail of a base, the newest step first, and its evaluations.

use super::Record;
use crate::model::list::Outcome;
use crate::model::standing::{Evaluation, Happened, Standing, Step};
use crate::plan::address;
use crate::plan::pages::act;
use crate::plan::view::{Cell, Markup};
use crate::plan::words;

impl Record<'_, '_> {
    /// Every step, the newest first.
    pub(super) fn trail(&self) -> Markup {
        let mut trail = Markup::with_room(self.desk.lang, 640 * self.life.trail.len());
        let before = self.life.trail.iter().rev().skip(1).map(|step| Some(step.standing)).chain([None]);
        for (step, before) in self.life.trail.iter().rev().zip(before) {
            self.step(step, before, &mut trail);
        }
        trail
    }

    /// A step, with the standing after it where it is another one than before.
    fn step(&self, step: &Step, before: Option<Standing>, trail: &mut Markup) {
        let desk = self.desk;
        trail.raw("<li><p class=\"over\">").weekday(step.date);
        if before != Some(step.standing) {
            trail.raw(" ").chip(&words::standing_in(desk.lang, &self.one.scheme.words, step.standing));
        }
        trail.raw("</p><p><strong>");
        if let Some((was, is)) = self.put_right(step) {
            trail.raw(desk.pick("更正：", "Corrected: ")).tag("<span", &[("lang", was.lang)]).element("", &was.text, "</span> → ");
            trail.tag("<span", &[("lang", is.lang)]).element("", &is.text, "</span>");
        } else if let Some(became) = self.became(step) {
            trail.raw(desk.pick("退出，转为", "Left; became ")).tag("<span", &[("lang", became.lang)]);
            trail.linked(&became.text, became.href.as_deref()).raw("</span>");
        } else {
            trail.sentence(&words::capital(desk.told(&step.words)));
        }
        trail.raw("</strong>");
        // A step that a term brought was posted with the act that set the term, and needs no word on it.
        if step.posted != step.date && step.what != Happened::RectificationOver {
            let day = step.posted.words_in(desk.lang);
            trail.hint(desk.pick(&format!("{day}发布"), &format!("posted on {day}")));
        }
        trail.raw("</p><p>");
        if let Some(act) = self.one.scheme.acts.get(step.act) {
            let href = desk.href(&address::act(&self.one.scheme.id, &act.id));
            trail.tag("<a", &[("href", Some(&href)), ("lang", desk.tag_of(&act.title))]).text(desk.told(&act.title)).raw("</a>");
        }
        trail.cites(&desk.cites_basis(self.one.scheme, &step.basis)).raw("</p></li>");
    }

    /// Of a correction, what it was about: in the page's language where there are such words.
    fn put_right(&self, step: &Step) -> Option<(Cell, Cell)> {
        if step.what != Happened::Corrected {
            return None;
        }
        // The steps of one correction are in the order of its rows.
        let of_act = self.life.trail.iter().filter(|known| known.act == step.act && known.what == Happened::Corrected);
        let nth = of_act.take_while(|known| !std::ptr::eq(*known, step)).count();
        act::put_right(self.desk, self.one, step.act, self.id).into_iter().nth(nth)
    }

    /// Of an exit, what it became: a base of another scheme of the site as a link.
    fn became(&self, step: &Step) -> Option<Cell> {
        if step.what != Happened::Exited {
            return None;
        }
        act::became(self.desk, self.one, step.act, self.id)
    }

    /// Its evaluations since it was recognised, the newest first.
    pub(super) fn evaluations(&self) -> Markup {
        let mut list = Markup::with_room(self.desk.lang, 256 * self.life.evaluations.len());
        for one in self.life.evaluations.iter().rev() {
            self.evaluation(one, &mut list);
        }
        list
    }

    fn evaluation(&self, one: &Evaluation, list: &mut Markup) {
        let desk = self.desk;
        let Some(act) = self.one.scheme.acts.get(one.act) else { return };
        let mut text = words::round(desk.lang, &one.round);
        if one.again {
            text.push_str(words::again(desk.lang));
        }
        // A round from before the register began has no page; the act that tells of it has.
        let path = if self.one.rounds.contains_key(&one.round) {
            address::round(&self.one.scheme.id, &one.round)
        } else {
            address::act(&self.one.scheme.id, &act.id)
        };
        list.raw("<li>").chip(&words::outcome(desk.lang, &one.outcome, &act.under)).raw(" ").link(&text, &desk.href(&path));
        // Of an outcome whose day is not known, nothing more is.
        if let Some(day) = one.date {
            list.raw(" <span class=\"hint\">").day(day);
            if let Some(ground) = self.ground(one) {
                list.raw(words::apart(desk.lang)).text(&ground);
            }
            list.raw("</span>");
        }
        list.raw("</li>");
    }

    /// The article an outcome follows from directly, where the list gives one.
    fn ground(&self, one: &Evaluation) -> Option<String> {
        let step =
            self.life.trail.iter().find(|step| step.act == one.act && Some(step.date) == one.date && step.what == Happened::Graded)?;
        let Outcome::Grade(id) = &one.outcome else { return None };
        let usual = step.basis.edition.grade_of(id).map(|grade| grade.article.keys()).unwrap_or_default();
        if step.basis.keys.is_empty() || step.basis.keys.as_ref() == usual {
            return None;
        }
        let labels: Vec<String> = self.desk.cites_basis(self.one.scheme, &step.basis).into_iter().map(|cite| cite.label).collect();
        Some(labels.join(words::between(self.desk.lang)))
    }
}
