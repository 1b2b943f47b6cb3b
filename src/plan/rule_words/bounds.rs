//! The limit, change, name and statement shapes in words.

use super::{Group, Telling, Worded, vocabulary};
use crate::model::rule::{ChangeRule, Join, Limit, LimitPer, May, Scope, Statement, Threshold};
use crate::plan::words::plural;

impl Telling<'_, '_> {
    pub(super) fn limits(&self) -> Group {
        self.group("limits", "数量限制", "Limits", self.edition.limit.iter().map(|rule| self.limit(rule)).collect())
    }

    fn limit(&self, rule: &Limit) -> Worded {
        let host = self.say(&self.scheme.words.host);
        let term = match rule.per {
            LimitPer::Host if self.zh() => format!("每个{host}"),
            LimitPer::Host => format!("each {host}"),
            LimitPer::School => self.pick("每个学院", "each school or college"),
            LimitPer::Field => self.pick("每个学科领域", "each field"),
            LimitPer::Leader => self.pick("每名负责人", "each leader"),
        };
        let base = self.say(&self.scheme.words.base);
        let most =
            if self.zh() { format!("至多{}个{base}", rule.max) } else { format!("at most {} {base}{}", rule.max, plural(rule.max)) };
        let scope = match rule.scope {
            Some(Scope::Unstated) => {
                self.pick("办法没有写明在什么范围内，本站只作提示", "the text does not say within what, so this site only notes it")
            }
            None => String::new(),
        };
        let term = self.narrowed(term, rule.hosts.iter().map(|id| self.host_kind(id)).collect());
        let text = rule.text.as_ref().map(|text| self.say(text)).unwrap_or_default();
        self.bound(term, self.parts([most, text, scope]), &rule.article, rule.strength)
    }

    pub(super) fn changes(&self) -> Group {
        self.group("changes", "变更", "Changes", self.edition.change.iter().map(|rule| self.change(rule)).collect())
    }

    fn change(&self, rule: &ChangeRule) -> Worded {
        let term = self.list(rule.what.iter().map(|what| vocabulary::particular(self.desk.lang, what.as_str())));
        let may = match rule.rule {
            May::May => self.pick("可以申请变更", "a change may be applied for"),
            May::MayNot => self.pick("不得变更", "may not change"),
            May::Report => self.pick("须报告", "must be reported"),
        };
        let to = self.list(rule.to.iter().map(|party| self.party(*party)));
        let to = match (to.is_empty(), self.zh()) {
            (true, _) => String::new(),
            (false, true) => format!("报给{to}"),
            (false, false) => format!("to: {to}"),
        };
        let text = rule.text.as_ref().map(|text| self.say(text)).unwrap_or_default();
        let text = self.parts([may, self.labelled("时间", "when", rule.when.as_ref()), to, text]);
        self.bound(term, text, &rule.article, rule.strength)
    }

    pub(super) fn names(&self) -> Group {
        let mut rules = Vec::new();
        for rule in &self.edition.name {
            let zh = rule.zh.replace("{name}", "〔名称〕").replace("{type}", "〔类型〕");
            let en = rule.en.replace("{name}", "[name]").replace("{type}", "[type]");
            let zh = self.bound(self.pick("中文名称格式", "formula of the Chinese name"), zh, &rule.article, rule.strength);
            let en = self.bound(self.pick("英文名称格式", "formula of the English name"), en, &rule.article, rule.strength);
            rules.push(Worded { lang: self.desk.tag_of_chinese(), ..zh });
            rules.push(Worded { lang: self.zh().then_some("en"), ..en });
            // In the order of the edition's types, not of their short names.
            for (named, word) in self.edition.types.iter().filter_map(|one| Some((self.say(&one.name), rule.types.get(one.id.as_str())?))) {
                let term = if self.zh() { format!("〔类型〕：{named}") } else { format!("[type]: {named}") };
                rules.push(self.bound(term, self.say(word), &rule.article, rule.strength));
            }
        }
        self.group("names", "名称格式", "Formula of names", rules)
    }

    pub(super) fn statements(&self) -> Group {
        self.group("statements", "其他规定", "Other rules", self.edition.statement.iter().map(|rule| self.statement(rule)).collect())
    }

    fn statement(&self, rule: &Statement) -> Worded {
        let types = rule.types.iter().map(|id| self.type_name(id));
        let narrow = types.chain(rule.hosts.iter().map(|id| self.host_kind(id))).collect();
        let term = self.narrowed(vocabulary::topic(self.desk.lang, rule.topic.as_str()), narrow);
        let classes = self.list(rule.classes.iter().map(|class| vocabulary::class(self.desk.lang, class.as_str())));
        let classes = match (classes.is_empty(), self.zh()) {
            (true, _) => String::new(),
            (false, true) => format!("分类：{classes}"),
            (false, false) => format!("classes: {classes}"),
        };
        self.bound(term, self.parts([self.say(&rule.text), self.numbers(rule), classes]), &rule.article, rule.strength)
    }

    fn numbers(&self, rule: &Statement) -> String {
        if rule.numbers.is_empty() {
            return String::new();
        }
        let numbers = self.list(rule.numbers.iter().map(|number| self.number(number)));
        let join = match rule.join.filter(|_| rule.numbers.len() > 1) {
            Some(Join::All) => self.pick("，须全部达到", ", all of them"),
            Some(Join::Any) => self.pick("，达到一项即可", ", one is enough"),
            None => String::new(),
        };
        if self.zh() { format!("数值：{numbers}{join}") } else { format!("in numbers: {numbers}{join}") }
    }

    fn number(&self, number: &Threshold) -> String {
        let lang = self.desk.lang;
        let amount = vocabulary::amount(lang, number.at_least, number.unit.as_str());
        let mut narrow: Vec<String> = number.of.iter().map(|of| vocabulary::of(lang, of.as_str())).collect();
        narrow.extend(number.span_years.map(|years| match (self.zh(), years) {
            (true, 1) => "每年".to_owned(),
            (true, years) => format!("近{years}年"),
            (false, 1) => "in a year".to_owned(),
            (false, years) => format!("in {years} years"),
        }));
        self.narrowed(if self.zh() { format!("不少于{amount}") } else { format!("at least {amount}") }, narrow)
    }
}
