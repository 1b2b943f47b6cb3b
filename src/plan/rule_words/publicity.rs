//! The publicity shape in words. A length that a text leaves open is never shown as a number.

use super::{Group, Telling, Worded};
use crate::model::rule::{Handling, LeadsOn, Length, ObjectionRule, Party, Proposed, Publicity, Published, RuleUnit};
use crate::plan::words::plural;

impl Telling<'_, '_> {
    pub(super) fn publicity(&self) -> Group {
        let mut rules = Vec::new();
        for rule in &self.edition.publicity {
            rules.push(self.window(rule));
            rules.extend(self.objections(rule));
        }
        self.group("publicity", "公示", "Publicity", rules)
    }

    /// What a publicity rule says of its window.
    pub(super) fn window(&self, rule: &Publicity) -> Worded {
        let place = self.labelled("载体", "where", rule.place.as_ref());
        self.rule(self.effects(rule), self.parts([self.length(rule), place]), &rule.article)
    }

    /// What a publicity rule says of objections.
    pub(super) fn objections(&self, rule: &Publicity) -> Option<Worded> {
        Some(self.objection(self.effects(rule), rule.objection.as_ref()?))
    }

    fn effects(&self, rule: &Publicity) -> String {
        self.list(rule.effects.iter().map(|effect| self.proposed(*effect)))
    }

    fn proposed(&self, effect: Proposed) -> String {
        match effect {
            Proposed::Recognition => self.pick("认定", "recognition"),
            Proposed::Evaluation => self.pick("评估结果", "evaluation outcomes"),
            Proposed::Revocation => self.say(&self.scheme.words.revoke),
            Proposed::Criticism => self.pick("通报", "criticism"),
            Proposed::Exit => self.pick("退出", "exit"),
            Proposed::Changes => self.pick("变更", "changes"),
        }
    }

    fn length(&self, rule: &Publicity) -> String {
        let (number, least) = match rule.days {
            Length::Exact(days) => (days, false),
            Length::AtLeast(days) => (days, true),
            Length::Unstated => return self.pick("要公示，办法未写明期限", "publicity is required; the text states no length"),
        };
        let (zh, en) = match rule.unit {
            RuleUnit::WorkingDays => ("个工作日", "working day"),
            RuleUnit::CalendarDays => ("日（自然日）", "calendar day"),
            RuleUnit::Unstated => ("日，办法没有写明是工作日还是自然日", "day"),
        };
        if self.zh() {
            return format!("{}{number}{zh}", if least { "不少于" } else { "" });
        }
        let open = if rule.unit == RuleUnit::Unstated { "; the text does not say whether working or calendar days" } else { "" };
        format!("{}{number} {en}{}{open}", if least { "at least " } else { "" }, plural(number))
    }

    fn objection(&self, effects: String, rule: &ObjectionRule) -> Worded {
        let by = self.list(rule.by.iter().map(|party| self.party(*party)));
        let handled = match (rule.handling, by.is_empty()) {
            (None, _) => String::new(),
            (Some(Handling::Investigation), true) => self.pick("对异议调查核实", "objections are investigated"),
            (Some(Handling::Reconsideration), true) => self.pick("对异议复议", "objections are reconsidered"),
            (Some(Handling::Investigation), false) if self.zh() => format!("异议由{by}调查核实"),
            (Some(Handling::Investigation), false) => format!("objections are investigated by: {by}"),
            (Some(Handling::Reconsideration), false) if self.zh() => format!("异议由{by}复议"),
            (Some(Handling::Reconsideration), false) => format!("objections are reconsidered by: {by}"),
        };
        let leads = match rule.leads_on {
            None => String::new(),
            Some(LeadsOn::OnlyWithoutObjection) => self.pick("无异议的方可进入下一程序", "only an entry without objection goes on"),
            Some(LeadsOn::AfterReconsideration) if rule.handling == Some(Handling::Investigation) => {
                self.pick("处理完毕后再进入下一程序", "the procedure resumes after that")
            }
            Some(LeadsOn::AfterReconsideration) => self.pick("复议后再进入下一程序", "the procedure resumes after reconsideration"),
        };
        let published = self.list(rule.publish.iter().map(|what| match what {
            Published::Process => self.pick("过程", "the process"),
            Published::Result => self.pick("结果", "the outcome"),
        }));
        let published = match (published.is_empty(), self.zh()) {
            (true, _) => String::new(),
            (false, true) => format!("公开处理的{published}"),
            (false, false) => format!("made public: {published}"),
        };
        let term = if self.zh() { format!("{effects}的异议") } else { format!("objections to {effects}") };
        self.rule(term, self.parts([handled, leads, published]), &rule.article)
    }

    /// A party to a procedure, in the scheme's own words.
    pub(super) fn party(&self, party: Party) -> String {
        match party {
            Party::Sponsor => self.say(&self.scheme.words.sponsor),
            Party::Authority => self.say(&self.scheme.authority),
            Party::Experts => self.pick("专家", "experts"),
            Party::Industry => self.pick("行业代表", "industry representatives"),
        }
    }
}
