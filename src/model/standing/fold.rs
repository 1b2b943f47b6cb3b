//! One base's happenings, folded in order under the rules of each act's edition.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::happening::{Happening, What};
use super::{BarOn, Basis, Evaluation, Mark, Names, Standing, Step};
use crate::model::day::Day;
use crate::model::list::{Fact, Ground, Grounded, Left, Outcome, OutsideEvent, Stood};
use crate::model::register::{Act, Base, Scheme};
use crate::model::rule::{
    Again, BarFrom, Condition, Consequence, Edition, Effect, Event, Proposed, Rectify, RectifyFrom, ReportState, Role,
};
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
    /// The edition of the last act.
    pub edition: Option<Arc<Edition>>,
    pub criticised: bool,
    pub exempt: Option<Basis>,
    /// The last day of rectification, its rule, and the round that failed.
    pub rectify: Option<Term>,
    /// Years of reports and their states.
    pub reports: BTreeMap<i32, ReportState>,
    /// What must follow and has not: the word, and the article.
    pub pending: Vec<(&'static str, Bilingual, Basis)>,
    fails_running: u32,
    before_proposal: Standing,
}

/// A term of rectification.
#[derive(Debug, Clone)]
pub(super) struct Term {
    pub outcome: Day,
    /// Its last day; none where the practice does not say from when it runs.
    pub until: Option<Day>,
    pub again: Again,
    pub basis: Basis,
    act: usize,
}

/// Folds the happenings of a base up to a day.
pub(super) fn fold(scheme: &Scheme, names: &Names<'_>, base: &Base, list: &[Happening<'_>], day: Day) -> Folded {
    let mut state = Folded::new(list.first().map_or(day, |first| first.date));
    for happening in list {
        let Some(act) = scheme.acts.get(happening.act) else { continue };
        state.term_over(scheme, happening.date);
        state.edition = Some(Arc::clone(&act.under));
        let mut at = Moment { scheme, names, base, act, place: happening.act, date: happening.date, state: &mut state };
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
            edition: None,
            criticised: false,
            exempt: None,
            rectify: None,
            reports: BTreeMap::new(),
            pending: Vec::new(),
            fails_running: 0,
            before_proposal: Standing::Candidate,
        }
    }

    pub(super) fn marks(&self) -> Vec<Mark> {
        let mut marks = Vec::new();
        if self.criticised && self.standing.is_certified() {
            marks.push(Mark::Criticised);
        }
        if self.exempt.is_some() && self.standing.is_certified() {
            marks.push(Mark::Exempt);
        }
        marks
    }

    /// A term of rectification whose last day lies before a day leaves the base due for its re-evaluation.
    fn term_over(&mut self, scheme: &Scheme, day: Day) {
        let Some(term) = self.rectify.clone().filter(|_| self.standing == Standing::InRectification) else { return };
        let Some(until) = term.until.filter(|until| *until < day) else { return };
        self.standing = Standing::ReEvaluationDue;
        self.since = until.next();
        self.trail.push(Step {
            date: until.next(),
            posted: scheme.acts.get(term.act).map_or(until, Act::posted),
            act: term.act,
            what: "rectification-over",
            words: Bilingual::new("整改期满，待复评", "Rectification term over, re-evaluation due"),
            basis: term.basis,
            standing: Standing::ReEvaluationDue,
        });
    }

    fn holds(&self, condition: Option<Condition>) -> bool {
        match condition {
            None => true,
            Some(Condition::Candidate) => !self.standing.is_certified(),
            Some(Condition::Certified) => self.standing.is_certified(),
            Some(Condition::InRectification) => {
                matches!(self.standing, Standing::InRectification | Standing::ReEvaluationDue)
            }
            Some(Condition::Criticised) => self.criticised,
        }
    }

    fn await_effect(&mut self, effect: &Effect, rule: &Consequence, edition: &Arc<Edition>, fallback: Bilingual) {
        let what = match effect {
            Effect::Revoke => "revocation",
            Effect::Criticise => "criticism",
            Effect::Exit(_) => "exit",
            Effect::Grade(_) => "grade",
            _ => return,
        };
        let words = rule.text.clone().unwrap_or(fallback);
        self.pending.retain(|(known, _, _)| *known != what);
        self.pending.push((what, words, Basis::of(edition, &rule.article)));
    }
}

/// A happening on its day, with all it needs to be understood.
struct Moment<'a, 's> {
    scheme: &'a Scheme,
    names: &'a Names<'a>,
    base: &'a Base,
    act: &'a Act,
    place: usize,
    date: Day,
    state: &'s mut Folded,
}

impl Moment<'_, '_> {
    fn take(&mut self, what: &What<'_>) {
        match what {
            What::Proposed(list) => self.proposed(*list),
            What::Recognised => self.recognised(),
            What::NotRecognised => {
                self.turn(Standing::NotRecognised, "not-recognised", "未予认定", "Not recognised", self.decided(Proposed::Recognition));
            }
            What::Withdrew => {
                let back = self.state.before_proposal;
                self.turn(back, "application-withdrawn", "撤回申报", "Application withdrawn", self.act_basis());
            }
            What::Kept(list) => {
                let words = Bilingual::new(format!("{}不予执行", proposal_zh(*list)), format!("Proposed {} not carried out", proposal_en(*list)));
                self.note("not-carried-out", words, self.act_basis());
            }
            What::Evaluated(row, outcome) => self.evaluated(&row.what.round, outcome, row.what.ground.as_ref()),
            What::Revoked(row) => self.revoked(row),
            What::Criticised(row) => {
                self.state.criticised = true;
                self.state.pending.retain(|(what, _, _)| *what != "criticism");
                self.note("criticised", Bilingual::new("通报", "Criticised in a circular"), self.ground_basis(&row.ground));
            }
            What::Exited(row) => self.exited(row),
            What::Changed(row) => {
                let to = if row.to_en.is_empty() { &row.to } else { &row.to_en };
                let words = Bilingual::new(format!("变更{}：{} → {}", particular_zh(&row.what), row.from, row.to), format!("Change of {}: now {to}", row.what));
                let basis = self.change_basis(&row.what);
                self.note("changed", words, basis);
            }
            What::Corrected(row) => {
                let words = Bilingual::new(format!("更正：{} → {}", row.was, row.is), format!("Corrected: {} → {}", row.was, row.is));
                self.note("corrected", words, self.act_basis());
            }
            What::NoticeWithdrawn => {
                if self.state.standing == Standing::Proposed {
                    let back = self.state.before_proposal;
                    self.turn(back, "notice-withdrawn", "公示撤回", "Notice withdrawn", self.act_basis());
                } else {
                    self.note("notice-withdrawn", Bilingual::new("公示撤回", "Notice withdrawn"), self.act_basis());
                }
            }
            What::Reported(row) => self.reported(row.year, row.status),
            What::Outside(fact) => self.outside(fact),
            What::Opened(stood) => self.opened(stood),
            What::Annulled(undone) => {
                let title = self.scheme.acts.get(*undone).map(|act| act.title.clone()).unwrap_or_default();
                let words = Bilingual::new(format!("已被废止的文件：{}", title.zh), format!("Annulled: {}", title.en));
                self.note("annulled", words, self.act_basis());
            }
        }
    }

    fn proposed(&mut self, list: Proposed) {
        let basis = self.window_basis(list);
        if list == Proposed::Recognition && !self.state.standing.is_certified() {
            if self.state.standing != Standing::Proposed {
                self.state.before_proposal = self.state.standing;
            }
            self.turn(Standing::Proposed, "proposed", "拟认定，公示", "Proposed for recognition", basis);
        } else {
            let words = Bilingual::new(format!("{}公示", proposal_zh(list)), format!("Notice of proposed {}", proposal_en(list)));
            self.note("notice", words, basis);
        }
    }

    fn recognised(&mut self) {
        self.state.recognised = Some(self.date);
        self.state.number = self.act.number.clone().unwrap_or_default();
        self.state.criticised = false;
        self.state.exempt = None;
        self.state.rectify = None;
        self.state.fails_running = 0;
        self.state.pending.clear();
        self.state.evaluations.clear();
        self.turn(Standing::Certified, "recognised", "认定", "Recognised", self.decided(Proposed::Recognition));
    }

    fn evaluated(&mut self, round: &str, outcome: &Outcome, ground: Option<&Ground>) {
        let again = matches!(self.state.standing, Standing::InRectification | Standing::ReEvaluationDue);
        self.state.evaluations.push(Evaluation {
            round: round.to_owned(),
            outcome: outcome.clone(),
            act: self.place,
            date: self.date,
            again,
        });
        self.state.pending.retain(|(what, _, _)| *what != "grade");
        match outcome {
            Outcome::Grade(id) => self.graded(id, again, ground),
            Outcome::Exempt => {
                let edition = &self.act.under;
                let basis = edition.on(|event| *event == Event::TopAbove).next().map_or_else(|| self.act_basis(), |rule| Basis::of(edition, &rule.article));
                self.state.exempt = Some(basis.clone());
                self.note("exempt", Bilingual::new("免于本轮评估", "Exempt from this round"), basis);
            }
            Outcome::Absent | Outcome::Left => {
                self.note("absent", Bilingual::new("未参加评估或中途退出", "Took no part in the evaluation, or left midway"), self.act_basis());
                self.follow(|event| *event == Event::Absent, "无故不参加评估", "Took no part in an evaluation");
            }
            Outcome::Deferred => self.note("deferred", Bilingual::new("暂缓评估", "Evaluation deferred"), self.act_basis()),
        }
    }

    fn graded(&mut self, id: &str, again: bool, ground: Option<&Ground>) {
        let edition = Arc::clone(&self.act.under);
        let grade = edition.grade_of(id);
        let name = grade.map_or_else(|| Bilingual::new(id, id), |grade| grade.name.clone());
        let basis = match ground {
            Some(ground) => self.ground_basis(ground),
            None => grade.map_or_else(|| self.act_basis(), |grade| Basis::of(&edition, &grade.article)),
        };
        let words = Bilingual::new(
            format!("{}：{}", if again { "复评" } else { "评估" }, name.zh),
            format!("{}: {}", if again { "Re-evaluation" } else { "Evaluation" }, name.en),
        );
        self.state.exempt = None;
        if grade.is_none_or(|grade| grade.role != Role::Fail) {
            self.state.fails_running = 0;
            self.state.rectify = None;
            self.state.pending.retain(|(what, _, _)| *what != "criticism");
            if again {
                return self.turn_words(Standing::Certified, "graded", words, basis);
            }
            return self.note("graded", words, basis);
        }
        self.state.fails_running += 1;
        self.note("graded", words, basis);
        if again {
            self.follow(|event| *event == Event::FailedAgain, "复评仍不合格", "Failed again after rectification");
        } else {
            self.failed(id);
        }
        let running = self.state.fails_running;
        self.follow(|event| matches!(event, Event::FailedYears(years) if running >= *years), "连续不合格", "Failed years running");
    }

    fn failed(&mut self, id: &str) {
        let edition = Arc::clone(&self.act.under);
        let on_grade = |event: &Event| matches!(event, Event::Graded(ids) if ids.iter().any(|known| known.as_str() == id));
        let rules: Vec<&Consequence> = edition.on(on_grade).filter(|rule| self.state.holds(rule.condition)).collect();
        for rule in rules {
            if let Effect::Rectify(term) = rule.then {
                self.rectify(term, Basis::of(&edition, &rule.article));
            }
        }
        self.follow(on_grade, "评估不合格", "Failed the evaluation");
    }

    fn rectify(&mut self, term: Rectify, basis: Basis) {
        let years = i32::try_from(term.years).unwrap_or(i32::MAX);
        let until = match self.act.under.practice.rectify_from {
            Some(RectifyFrom::Outcome) => Some(self.date.plus_years(years)),
            None => None,
        };
        self.state.rectify = Some(Term { outcome: self.date, until, again: term.again, basis: basis.clone(), act: self.place });
        let words = Bilingual::new(format!("整改{}年", term.years), format!("Rectification, {} year(s)", term.years));
        self.turn_words(Standing::InRectification, "rectification", words, basis);
    }

    fn revoked(&mut self, row: &Grounded) {
        let basis = self.ground_basis(&row.ground);
        self.state.pending.clear();
        self.state.rectify = None;
        let words = self.scheme.words.revoke.clone();
        self.turn_words(Standing::Revoked, "revoked", words, basis);
        self.bar(|event| *event == Event::Revoked);
    }

    fn exited(&mut self, row: &Left) {
        let basis = self.ground_basis(&row.ground);
        let given_up = self.act.under.consequence.iter().any(|rule| {
            rule.article.keys().contains(&row.ground.key)
                && row.ground.event.as_deref().is_none_or(|event| event == rule.on.code())
                && matches!(rule.on, Event::CannotRun | Event::HostAsks)
        });
        self.state.pending.clear();
        self.state.rectify = None;
        let became = if row.became.is_empty() { String::new() } else { format!("：{}", row.became) };
        let words = Bilingual::new(format!("退出{became}"), format!("Left{}", became.replace('：', ": ")));
        self.turn_words(Standing::Exited, "exited", words, basis);
        if given_up {
            self.bar(|event| *event == Event::GivenUp);
        }
    }

    fn bar(&mut self, on: impl Fn(&Event) -> bool) {
        let edition = Arc::clone(&self.act.under);
        let rules: Vec<&Consequence> = edition.on(on).filter(|rule| self.state.holds(rule.condition)).collect();
        for rule in rules {
            let Effect::Bar(bar) = rule.then else { continue };
            let from = match edition.practice.bar_from {
                Some(BarFrom::Effective) => self.date,
                Some(BarFrom::Posted) => self.act.posted(),
                None => continue,
            };
            let years = bar.years.map(|years| i32::try_from(years).unwrap_or(i32::MAX));
            let host = self.names.particulars(self.base, self.act.posted(), self.date).host.id;
            self.state.bars.push(BarOn {
                base: self.base.id.clone(),
                host,
                who: bar.who,
                stops: bar.stops,
                from,
                until: years.map(|years| from.plus_years(years)),
                act: self.place,
                basis: Basis::of(&edition, &rule.article),
            });
        }
    }

    fn reported(&mut self, year: i32, status: ReportState) {
        self.state.reports.insert(year, status);
        let words = match status {
            ReportState::OnTime => Bilingual::new(format!("{year}年度报告按时提交"), format!("Annual report {year} on time")),
            ReportState::Late => Bilingual::new(format!("{year}年度报告逾期提交"), format!("Annual report {year} late")),
            ReportState::Missing => Bilingual::new(format!("{year}年度报告未提交"), format!("Annual report {year} missing")),
            ReportState::NotDue => Bilingual::new(format!("{year}年度无须提交报告"), format!("Annual report {year} not due")),
        };
        self.note("report", words, self.act_basis());
        let reports = self.state.reports.clone();
        self.follow(
            |event| match event {
                Event::Reports(rule) => {
                    let bad = |state: &ReportState| rule.state.contains(state);
                    let last = reports.values().rev().filter(|state| **state != ReportState::NotDue);
                    last.take_while(|state| bad(state)).count() >= rule.running as usize
                }
                _ => false,
            },
            "年度报告未按规定提交",
            "Annual reports not handed in as required",
        );
    }

    fn outside(&mut self, fact: &Fact) {
        let (event, zh, en) = match fact.event {
            OutsideEvent::RecognisedAbove => (Event::RecognisedAbove, "获上级认定", "Recognised by a higher body"),
            OutsideEvent::TopAbove => (Event::TopAbove, "上级评估优秀", "Graded excellent by a higher body"),
            OutsideEvent::HostEnded => (Event::HostEnded, "依托单位终止", "The host has ended"),
        };
        let words = |word: &str| if fact.note.is_empty() { word.to_owned() } else { format!("{word}（{}）", fact.note) };
        self.note("outside", Bilingual::new(words(zh), en), self.act_basis());
        let edition = Arc::clone(&self.act.under);
        let exempt = edition.on(|known| *known == event).find(|rule| rule.then == Effect::Exempt && self.state.holds(rule.condition));
        if let Some(rule) = exempt {
            self.state.exempt = Some(Basis::of(&edition, &rule.article));
        }
        self.follow(|known| *known == event, zh, en);
        self.bar(|known| *known == event);
    }

    fn opened(&mut self, stood: &Stood) {
        let since = stood.since.unwrap_or(self.date);
        let words = Bilingual::new("建库时的在册状态", "As it stood when this register began");
        self.turn_words(stood.standing, "opening", words, self.act_basis());
        self.state.since = since;
        self.state.number.clone_from(&stood.number);
        if stood.standing.is_certified() {
            self.state.recognised = Some(since);
        }
        if !stood.last_result.is_empty() {
            self.state.evaluations.push(Evaluation {
                round: stood.last_round.clone(),
                outcome: Outcome::read(&stood.last_result),
                act: self.place,
                date: stood.last_round.parse().ok().and_then(|year| Day::new(year, 12, 31)).map_or(self.date, |end| end.min(self.date)),
                again: false,
            });
        }
        if stood.standing == Standing::InRectification {
            let edition = Arc::clone(&self.act.under);
            let rule = edition.consequence.iter().find_map(|rule| match rule.then {
                Effect::Rectify(term) => Some((term, Basis::of(&edition, &rule.article))),
                _ => None,
            });
            // The opening tells when the term ends; the outcome that began it lies the rule's years before.
            let years = rule.as_ref().map_or(0, |(term, _)| i32::try_from(term.years).unwrap_or(0));
            let outcome = stood.rectify_until.map_or(since, |until| until.plus_years(-years));
            let (again, basis) = rule.map_or((Again::After, self.act_basis()), |(term, basis)| (term.again, basis));
            self.state.rectify = Some(Term { outcome, until: stood.rectify_until, again, basis, act: self.place });
        }
    }

    /// What a rule makes of an event without an act: it becomes due.
    fn follow(&mut self, on: impl Fn(&Event) -> bool, zh: &str, en: &str) {
        if !self.state.standing.is_certified() {
            return;
        }
        let edition = Arc::clone(&self.act.under);
        let rules: Vec<&Consequence> = edition.on(on).filter(|rule| self.state.holds(rule.condition)).collect();
        for rule in rules {
            self.state.await_effect(&rule.then, rule, &edition, Bilingual::new(zh, en));
        }
    }

    fn turn(&mut self, standing: Standing, what: &'static str, zh: &str, en: &str, basis: Basis) {
        self.turn_words(standing, what, Bilingual::new(zh, en), basis);
    }

    fn turn_words(&mut self, standing: Standing, what: &'static str, words: Bilingual, basis: Basis) {
        if self.state.standing != standing || self.state.trail.is_empty() {
            self.state.since = self.date;
        }
        self.state.standing = standing;
        self.note(what, words, basis);
    }

    fn note(&mut self, what: &'static str, words: Bilingual, basis: Basis) {
        self.state.trail.push(Step {
            date: self.date,
            posted: self.act.posted(),
            act: self.place,
            what,
            words,
            basis,
            standing: self.state.standing,
        });
    }

    /// The articles the act itself cites from its own edition.
    fn act_basis(&self) -> Basis {
        let own = self.act.basis.iter().filter(|cite| cite.scheme == self.scheme.id && cite.version == self.act.under.version);
        Basis { edition: Arc::clone(&self.act.under), keys: own.filter_map(|cite| cite.key.clone()).collect() }
    }

    fn window_basis(&self, list: Proposed) -> Basis {
        let edition = &self.act.under;
        edition.publicity_of(list).map_or_else(|| self.act_basis(), |rule| Basis::of(edition, &rule.article))
    }

    /// The article by which an effect is decided: the last step of the path, else what the act cites.
    fn decided(&self, list: Proposed) -> Basis {
        use crate::model::rule::StepKind;
        let edition = &self.act.under;
        let kind = self.names.particulars(self.base, self.act.posted(), self.date).kind;
        let step = edition.step.iter().rev().find(|step| {
            list == Proposed::Recognition && step.kind == StepKind::Act && (step.types.is_empty() || step.types.contains(&kind))
        });
        step.map_or_else(|| self.act_basis(), |step| Basis::of(edition, &step.article))
    }

    fn ground_basis(&self, ground: &Ground) -> Basis {
        Basis { edition: Arc::clone(&self.act.under), keys: vec![ground.key.clone()] }
    }

    fn change_basis(&self, what: &str) -> Basis {
        let edition = &self.act.under;
        let rule = edition.change.iter().find(|rule| rule.what.iter().any(|known| known.as_str() == what));
        rule.map_or_else(|| self.act_basis(), |rule| Basis::of(edition, &rule.article))
    }
}

fn particular_zh(what: &str) -> &str {
    match what {
        "name" => "名称",
        "host" => "依托单位",
        "leader" => "负责人",
        "type" => "类型",
        "field" => "领域",
        "recommender" | "sponsor" => "推荐单位",
        "partner" => "合作单位",
        other => other,
    }
}

fn proposal_zh(list: Proposed) -> &'static str {
    match list {
        Proposed::Recognition => "拟认定",
        Proposed::Evaluation => "评估结果",
        Proposed::Revocation => "拟撤销",
        Proposed::Criticism => "拟通报",
        Proposed::Exit => "拟退出",
        Proposed::Changes => "拟变更",
    }
}

fn proposal_en(list: Proposed) -> &'static str {
    match list {
        Proposed::Recognition => "recognition",
        Proposed::Evaluation => "evaluation outcome",
        Proposed::Revocation => "revocation",
        Proposed::Criticism => "criticism",
        Proposed::Exit => "exit",
        Proposed::Changes => "change",
    }
}
