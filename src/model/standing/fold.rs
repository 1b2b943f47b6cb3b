//! One base's happenings, folded in order under the rules of each act's edition.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::happening::{Happening, What};
use super::proposal::{proposal_en, proposal_zh};
use super::{BarOn, Basis, Demand, Evaluation, Happened, Names, Standing, Step};
use crate::model::day::Day;
use crate::model::list::Ground;
use crate::model::register::{Act, Base, Scheme};
use crate::model::rule::{Again, Condition, Consequence, Edition, Effect, Event, Proposed, ReportState};
use crate::model::text::Bilingual;

/// What the happenings of one base add up to.
pub(super) struct Folded {
    pub standing: Standing,
    pub since: Day,
    pub trail: Vec<Step>,
    pub bars: Vec<BarOn>,
    pub evaluations: Vec<Evaluation>,
    pub recognised: Option<Day>,
    pub number: String,
    pub criticised: bool,
    pub exempt: Option<Exemption>,
    /// The term of rectification it is in.
    pub rectify: Option<Term>,
    /// The day its exit takes effect, where that was posted before, and the article.
    pub leaves: Option<(Day, Basis)>,
    /// Years of reports and their states.
    pub reports: BTreeMap<i32, ReportState>,
    /// What must follow and has not.
    pub pending: Vec<Pending>,
    /// The rounds it failed, year after year.
    pub failed: Vec<i32>,
    /// The step of the trail that brought the standing.
    pub turned: usize,
    /// The step of an opening that does not say since when.
    pub undated: Option<usize>,
    /// What it was before it was proposed, since when and by which step.
    before_proposal: (Standing, Day, usize),
    /// The notices that propose it for recognition and were not taken back.
    proposed_in: Vec<usize>,
}

/// What must follow and has not.
pub(super) struct Pending {
    pub what: Demand,
    pub words: Bilingual,
    pub basis: Basis,
    /// What it follows from.
    pub event: Event,
}

/// Exempt from evaluation, since a higher body graded it excellent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exemption {
    /// From the round to come.
    Coming,
    /// A round has passed it over already; the next one does not.
    Used,
}

/// A term of rectification.
#[derive(Debug, Clone)]
pub(super) struct Term {
    /// The round it failed.
    pub round: i32,
    /// Its last day; none where the practice does not say from when it runs.
    pub until: Option<Day>,
    pub again: Again,
    pub basis: Basis,
    pub act: usize,
}

/// Folds the happenings of a base up to a day.
pub(super) fn fold(scheme: &Scheme, names: &Names<'_>, base: &Base, list: &[Happening<'_>], day: Day) -> Folded {
    let mut state = Folded::new(list.first().map_or(day, |first| first.date));
    for happening in list {
        let Some(act) = scheme.acts.get(happening.act) else { continue };
        state.term_over(scheme, happening.date);
        let mut at = Moment { scheme, names, base, act, place: happening.act, date: happening.date, today: day, state: &mut state };
        at.take(&happening.what);
    }
    state.term_over(scheme, day);
    state
}

impl Folded {
    fn new(first: Day) -> Self {
        Self {
            standing: Standing::Candidate,
            since: first,
            trail: Vec::new(),
            bars: Vec::new(),
            evaluations: Vec::new(),
            recognised: None,
            number: String::new(),
            criticised: false,
            exempt: None,
            rectify: None,
            leaves: None,
            reports: BTreeMap::new(),
            pending: Vec::new(),
            failed: Vec::new(),
            turned: 0,
            undated: None,
            before_proposal: (Standing::Candidate, first, 0),
            proposed_in: Vec::new(),
        }
    }

    /// A term of rectification whose last day lies before a day leaves the base due for its re-evaluation.
    fn term_over(&mut self, scheme: &Scheme, day: Day) {
        let Some(term) = self.rectify.clone().filter(|_| self.standing == Standing::InRectification) else { return };
        let Some(until) = term.until.filter(|until| *until < day) else { return };
        self.standing = Standing::ReEvaluationDue;
        (self.since, self.turned) = (until.next(), self.trail.len());
        self.trail.push(Step {
            date: until.next(),
            posted: scheme.acts.get(term.act).map_or(until, Act::posted),
            act: term.act,
            what: Happened::RectificationOver,
            words: Arc::new(Bilingual::new("整改期满，待复评", "Rectification term over, re-evaluation due")),
            basis: term.basis,
            standing: Standing::ReEvaluationDue,
        });
    }

    pub(super) fn holds(&self, condition: Option<Condition>) -> bool {
        match condition {
            None => true,
            Some(Condition::Candidate) => !self.standing.is_certified(),
            Some(Condition::Certified) => self.standing.is_certified(),
            Some(Condition::InRectification) => self.standing.rectifies(),
            Some(Condition::Criticised) => self.criticised,
        }
    }

    /// An act gave what was pending.
    pub(super) fn answered(&mut self, what: Demand) {
        self.pending.retain(|pending| pending.what != what);
    }

    /// A decision answered what a list of a notice proposed.
    fn answered_by(&mut self, list: Proposed) {
        self.pending.retain(|pending| !pending.what.is_given_by(list));
    }

    pub(super) fn await_effect(&mut self, effect: &Effect, rule: &Consequence, edition: &Arc<Edition>, fallback: Bilingual) {
        let Some(what) = Demand::of(effect) else { return };
        let words = rule.text.clone().unwrap_or(fallback);
        self.answered(what);
        self.pending.push(Pending { what, words, basis: Basis::of(edition, &rule.article), event: rule.on.clone() });
    }
}

/// A happening on its day, with all it needs to be understood.
pub(super) struct Moment<'a, 's> {
    pub(super) scheme: &'a Scheme,
    pub(super) names: &'a Names<'a>,
    pub(super) base: &'a Base,
    pub(super) act: &'a Act,
    pub(super) place: usize,
    pub(super) date: Day,
    /// The day the register is looked at.
    pub(super) today: Day,
    pub(super) state: &'s mut Folded,
}

impl Moment<'_, '_> {
    fn take(&mut self, what: &What<'_>) {
        match what {
            What::Proposed(list, ground) => self.proposed(*list, *ground),
            What::Recognised => self.recognised(),
            What::NotRecognised => {
                let basis = self.decided(Proposed::Recognition);
                self.unproposed(Standing::NotRecognised, Happened::NotRecognised, Bilingual::new("未予认定", "Not recognised"), basis);
            }
            What::Withdrew => {
                let words = Bilingual::new("撤回申报", "Application withdrawn");
                self.fall_back(Happened::ApplicationWithdrawn, words, self.act_basis());
            }
            What::Kept(list, ground) => {
                let words = Bilingual::new(
                    format!("{}，未按公示作出决定", proposal_zh(*list, &self.scheme.words)),
                    format!("Proposed {} not carried out", proposal_en(*list)),
                );
                self.state.answered_by(*list);
                self.note(Happened::NotCarriedOut, words, self.row_basis(*ground, None));
            }
            What::Evaluated(row) => self.evaluated(&row.round, &row.result, row.ground.as_deref()),
            What::Revoked(row) => self.revoked(row),
            What::Criticised(row) => {
                self.state.criticised = true;
                self.state.answered(Demand::Criticism);
                self.note(Happened::Criticised, Bilingual::new("通报", "Criticised in a circular"), self.ground_basis(&row.ground));
            }
            What::Exited(row) => self.exited(row),
            What::Leaves(row, from) => self.leaves(row, *from),
            What::Changed(row) => {
                let (what, words) = (row.particular(), self.changed(row));
                if what == "host" {
                    // It could be given another one after all.
                    self.state.pending.retain(|pending| pending.event != Event::HostEnded);
                }
                let basis = self.change_basis(what);
                self.note(Happened::Changed, words, basis);
            }
            What::Corrected(row) => {
                let (was, is) = (self.says(&row.column, &row.was), self.says(&row.column, &row.is));
                let words = Bilingual::new(format!("更正：{} → {}", was.zh, is.zh), format!("Corrected: {} → {}", was.en, is.en));
                self.note(Happened::Corrected, words, self.act_basis());
            }
            What::NoticeWithdrawn(notice) => {
                self.state.proposed_in.retain(|known| known != notice);
                let words = Bilingual::new("公示撤回", "Notice withdrawn");
                if self.state.standing == Standing::Proposed && self.state.proposed_in.is_empty() {
                    self.fall_back(Happened::NoticeWithdrawn, words, self.act_basis());
                } else {
                    // Another notice proposes it, or what it proposed was decided before.
                    self.note(Happened::NoticeWithdrawn, words, self.act_basis());
                }
            }
            What::Extended(last) => {
                let (zh, en) = (last.words().zh, last.words().en);
                let words = Bilingual::new(format!("公示延长至{zh}"), format!("Period extended to {en}"));
                self.note(Happened::Extended, words, self.act_basis());
            }
            What::Reported(row) => self.reported(row.year, row.status),
            What::Outside(fact) => self.outside(fact),
            What::Opened(stood) => self.opened(stood),
            What::Annulled(undone) => {
                let title = self.scheme.acts.get(*undone).map(|act| act.title.clone()).unwrap_or_default();
                let words = Bilingual::new(format!("已被废止的文件：{}", title.zh), format!("Annulled: {}", title.en));
                self.note(Happened::Annulled, words, self.act_basis());
            }
        }
    }

    fn proposed(&mut self, list: Proposed, ground: Option<&Ground>) {
        let basis = self.window_basis(list, ground);
        if list == Proposed::Recognition && !self.state.standing.is_certified() {
            if self.state.standing != Standing::Proposed {
                self.state.before_proposal = (self.state.standing, self.state.since, self.state.turned);
                self.state.proposed_in.clear();
            }
            self.state.proposed_in.push(self.place);
            let words = Bilingual::new("拟认定，公示", "Proposed for recognition");
            self.turn(Standing::Proposed, Happened::Proposed, words, basis);
        } else {
            let words = Bilingual::new(
                format!("{}公示", proposal_zh(list, &self.scheme.words)),
                format!("Notice of proposed {}", proposal_en(list)),
            );
            self.note(Happened::Notice, words, basis);
        }
    }

    fn recognised(&mut self) {
        self.state.recognised = Some(self.date);
        self.state.number = self.act.number.clone().unwrap_or_default();
        self.state.criticised = false;
        self.state.exempt = None;
        self.state.rectify = None;
        self.state.failed.clear();
        self.state.reports.clear();
        self.state.pending.clear();
        self.state.evaluations.clear();
        let words = Bilingual::new("认定", "Recognised");
        self.turn(Standing::Certified, Happened::Recognised, words, self.decided(Proposed::Recognition));
    }

    /// A proposal that came to nothing: a base that another decision has certified stays so.
    fn unproposed(&mut self, back: Standing, what: Happened, words: Bilingual, basis: Basis) {
        if self.state.standing.is_certified() {
            self.note(what, words, basis);
        } else {
            self.turn(back, what, words, basis);
        }
    }

    /// A proposal taken back: what the base was before holds as it did, since the day it did; a candidate is one anew.
    fn fall_back(&mut self, what: Happened, words: Bilingual, basis: Basis) {
        let (standing, since, turned) = self.state.before_proposal;
        let fallen = !self.state.standing.is_certified() && standing != Standing::Candidate;
        self.unproposed(standing, what, words, basis);
        if fallen {
            (self.state.since, self.state.turned) = (since, turned);
        }
    }

    /// Takes a step by which the base is of a standing.
    pub(super) fn turn(&mut self, standing: Standing, what: Happened, words: Bilingual, basis: Basis) {
        if self.state.standing != standing || self.state.trail.is_empty() {
            (self.state.since, self.state.turned) = (self.date, self.state.trail.len());
        }
        self.state.standing = standing;
        self.note(what, words, basis);
    }

    /// Takes a step that leaves the standing as it is.
    pub(super) fn note(&mut self, what: Happened, words: Bilingual, basis: Basis) {
        self.state.trail.push(Step {
            date: self.date,
            posted: self.act.posted(),
            act: self.place,
            what,
            words: Arc::new(words),
            basis,
            standing: self.state.standing,
        });
    }
}
