//! The consequence shape in words: what happened, for whom, and what follows.

use super::{Group, Telling, Worded};
use crate::model::rule::{
    Above, Again, Bar, BarStops, BarWho, Condition, Consequence, Effect, Event, ExitFrom, Label, Rectify, ReportState, ReportsEvent,
};
use crate::plan::words::plural;

impl Telling<'_, '_> {
    pub(super) fn consequences(&self) -> Group {
        self.group("consequences", "后果", "What follows", self.edition.consequence.iter().map(|rule| self.consequence(rule)).collect())
    }

    fn consequence(&self, rule: &Consequence) -> Worded {
        let mut narrow: Vec<String> = rule.of.iter().map(|above| self.above(above)).collect();
        narrow.extend(rule.condition.map(|condition| self.condition(condition)));
        let (effect, event) = (self.effect(&rule.then, &rule.on), self.event(&rule.on));
        let more = rule.text.as_ref().map(|text| self.more(&rule.then, &event, &self.say(text))).unwrap_or_default();
        let text = match (&rule.then, more.is_empty()) {
            (_, true) => effect,
            // Which benefit it is, the words alone say.
            (Effect::Benefit, false) => more,
            (Effect::Rectify(_) | Effect::Keep | Effect::Grade(_), false) => self.parts([effect, more]),
            (_, false) if self.zh() => format!("{effect}：{more}"),
            (_, false) => format!("{effect}: {more}"),
        };
        self.bound(self.narrowed(event, narrow), text, &rule.article, rule.strength)
    }

    /// What the words of a rule say beside its event and its effect, which are told before them.
    fn more(&self, effect: &Effect, event: &str, text: &str) -> String {
        let new = |clause: &&str| *clause != event && !self.is_effect(effect, clause);
        self.parts(text.split(self.desk.pick("；", "; ")).filter(new).map(str::to_owned))
    }

    /// Whether a clause says the effect and no more: it begins with a rectification, or ends with the title kept or the grade.
    fn is_effect(&self, effect: &Effect, clause: &str) -> bool {
        match effect {
            Effect::Rectify(_) if self.zh() => clause.trim_start_matches("限期").starts_with("整改"),
            Effect::Rectify(_) => clause.starts_with("rectif"),
            Effect::Keep => clause.ends_with(self.desk.pick("保留资格", "keeps its qualification")),
            Effect::Grade(grade) => clause.to_lowercase().ends_with(&self.grade_name(grade).to_lowercase()),
            _ => false,
        }
    }

    fn above(&self, above: &Above) -> String {
        match above {
            Above::Scheme { scheme } => {
                let known = self.desk.survey.register.scheme(scheme.as_str());
                known.map_or_else(|| scheme.to_string(), |one| self.say(&one.name))
            }
            Above::Title(title) => self.say(title),
        }
    }

    fn condition(&self, condition: Condition) -> String {
        match condition {
            Condition::Candidate => self.pick("限尚未认定的申报者", "for an applicant not yet recognised here"),
            Condition::Certified => self.pick("已认定的", "while recognised"),
            Condition::InRectification => self.pick("整改或待复评的", "while in rectification or due for re-evaluation"),
            Condition::Criticised => self.pick("已被通报的", "while criticised"),
        }
    }

    fn event(&self, event: &Event) -> String {
        match event {
            Event::Graded(grades) => {
                let grades = self.list(grades.iter().map(|id| self.grade_name(id)));
                if self.zh() { format!("评估为{grades}") } else { format!("graded {grades}") }
            }
            Event::FailedAgain => self.pick("整改后复评仍不合格", "fails again after rectification"),
            Event::FailedYears(years) if self.zh() => format!("连续{years}年不合格"),
            Event::FailedYears(years) => format!("fails {years} year{} running", plural(*years)),
            Event::Reports(reports) => self.reports(reports),
            Event::MaterialMissing => self.pick("没有按规定提交评估材料", "evaluation material not handed in as required"),
            Event::Absent => self.pick("不参加评估或中途退出", "takes no part in an evaluation or leaves midway"),
            Event::HostAsks => {
                let host = self.say(&self.scheme.words.host);
                if self.zh() { format!("{host}提出申请") } else { format!("the {host} asks for it") }
            }
            Event::HostEnded => {
                let host = self.say(&self.scheme.words.host);
                if self.zh() { format!("{host}依法终止") } else { format!("the {host} is dissolved by law") }
            }
            Event::CannotRun => self.pick("无法继续运行", "can no longer run"),
            Event::RecognisedAbove => self.pick("获得上级认定", "recognised by a higher body"),
            Event::TopAbove => self.pick("被上级评为最高等次", "given the best grade by a higher body"),
            Event::Revoked => {
                let revoke = self.say(&self.scheme.words.revoke);
                if self.zh() { format!("{revoke}之后") } else { format!("after {revoke}") }
            }
            Event::GivenUp => self.pick("放弃资格", "given up"),
            Event::Stated(label) => self.label(*label),
        }
    }

    fn reports(&self, event: &ReportsEvent) -> String {
        let states: Vec<String> = event
            .state
            .iter()
            .map(|state| match state {
                ReportState::OnTime => self.pick("按时提交", "on time"),
                ReportState::Late => self.pick("逾期提交", "late"),
                ReportState::Missing => self.pick("未提交", "missing"),
                ReportState::NotDue => self.pick("当年不需提交", "not due"),
            })
            .collect();
        let states = states.join(self.desk.pick("或", " or "));
        match (self.zh(), event.running) {
            (true, 1) => format!("年度报告{states}"),
            (true, years) => format!("年度报告连续{years}年{states}"),
            (false, 1) => format!("annual report {states}"),
            (false, years) => format!("annual report {states}, {years} years running"),
        }
    }

    fn label(&self, label: Label) -> String {
        match label {
            Label::FalseMaterial => self.pick("材料虚假", "false material"),
            Label::Integrity => self.pick("严重违背科研诚信", "a serious breach of research integrity"),
            Label::Law => self.pick("违法、违规、违纪", "a breach of law, rules or discipline"),
            Label::Harm => self.pick("造成危害", "harm done"),
            Label::HiddenChange => self.pick("隐瞒变更", "concealing a change"),
            Label::UnfitAfterRectification => self.pick("整改后仍不符合规定", "unfit after rectification"),
            Label::Outstanding => self.pick("成效突出", "outstanding results"),
            Label::Other => self.pick("其他情形", "other cases"),
        }
    }

    fn effect(&self, effect: &Effect, on: &Event) -> String {
        match effect {
            Effect::Keep => self.pick("保留资格", "stays recognised"),
            Effect::Rectify(rectify) => self.rectify(*rectify),
            Effect::Grade(grade) if self.zh() => format!("当次评估按{}计", self.grade_name(grade)),
            Effect::Grade(grade) => format!("the round counts as {}", self.grade_name(grade)),
            Effect::Criticise => self.pick("通报", "criticism"),
            Effect::Revoke => self.say(&self.scheme.words.revoke),
            Effect::Exit(exit) => match exit.from {
                ExitFrom::Act => self.pick("退出，自记录退出的文件之日起", "exit, from the day of the act that records it"),
                ExitFrom::Document => self.pick("退出，自对方文件之日起", "exit, from the day of the other body's document"),
            },
            Effect::Exempt => self.pick("免于评估", "exempt from evaluation"),
            Effect::Benefit => self.pick("给予支持", "a benefit"),
            Effect::Bar(bar) => self.bar(*bar, on),
        }
    }

    fn rectify(&self, rectify: Rectify) -> String {
        let length = self.say(&rectify.words());
        match (self.zh(), rectify.again) {
            (true, Again::After) => format!("整改{length}，期满复评"),
            (true, Again::NextYear) => format!("整改{length}，参加下一年度评估作为复评"),
            (false, Again::After) => format!("rectification for {length}, then re-evaluation"),
            (false, Again::NextYear) => format!("rectification for {length}, re-evaluation with next year's evaluation"),
        }
    }

    fn bar(&self, bar: Bar, on: &Event) -> String {
        let who = match bar.who {
            BarWho::Host => self.say(&self.scheme.words.host),
            BarWho::Base => self.say(&self.scheme.words.base),
        };
        let stops = match bar.stops {
            BarStops::Apply => self.pick("不得申报", "may not apply"),
            BarStops::Recognise if bar.who == BarWho::Base => self.pick("不得再次认定", "may not be recognised again"),
            BarStops::Recognise => self.pick("不得认定", "may not be recognised"),
        };
        let held = *on == Event::RecognisedAbove;
        match (self.zh(), bar.years) {
            (true, Some(years)) => format!("{who}{years}年内{stops}"),
            (true, None) if held => format!("{who}在上级认定有效期间{stops}"),
            (true, None) => format!("{who}在原因消除前{stops}"),
            (false, Some(years)) => format!("the {who} {stops} for {years} year{}", plural(years)),
            (false, None) if held => format!("the {who} {stops} while the higher recognition stands"),
            (false, None) => format!("the {who} {stops} as long as the cause holds"),
        }
    }
}
