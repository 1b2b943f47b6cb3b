//! Types, kinds of host and grades in words.

use super::{Group, Telling};
use crate::model::rule::{Role, TypeHosts, TypeRule};

impl Telling<'_, '_> {
    pub(super) fn types(&self) -> Group {
        let rules = self.edition.types.iter().map(|rule| self.rule(self.say(&rule.name), self.type_hosts(rule), &rule.article));
        self.group("types", "基地类型", "Types of base", rules.collect())
    }

    fn type_hosts(&self, rule: &TypeRule) -> String {
        let open = if rule.open { self.pick("办法所列类型未穷尽", "the text's list of types is open") } else { String::new() };
        let hosts = match &rule.hosts {
            None if rule.open => String::new(),
            None => self.pick("依托单位种类不限", "tied to no kind of host"),
            Some(TypeHosts { ids, open }) => {
                let kinds = self.list(ids.iter().map(|id| self.host_kind(id)));
                match (open, self.zh()) {
                    (true, true) => format!("设在{kinds}等"),
                    (false, true) => format!("设在{kinds}"),
                    (true, false) => format!("at: {kinds}, and others"),
                    (false, false) => format!("at: {kinds}"),
                }
            }
        };
        self.parts([hosts, open])
    }

    pub(super) fn hosts(&self) -> Group {
        let rules = self.edition.host.iter().map(|rule| {
            // The site's own word only where it is another one than the text's.
            let kind = self
                .desk
                .survey
                .register
                .kinds
                .get(&rule.id)
                .filter(|kind| self.say(kind).to_lowercase() != self.say(&rule.name).to_lowercase());
            let kind = self.labelled("本站归类", "listed here as", kind);
            let open = if rule.open {
                self.pick("所列单位未穷尽，可以有其他单位", "the list is open; others are possible")
            } else {
                String::new()
            };
            self.rule(self.say(&rule.name), self.parts([kind, open]), &rule.article)
        });
        self.group("hosts", "可以作为依托单位的机构", "Who can be a host", rules.collect())
    }

    pub(super) fn grades(&self) -> Group {
        let rules = self.edition.grade.iter().map(|rule| {
            let role = match rule.role {
                Role::Top => self.pick("最高等次", "the best grade"),
                Role::Pass => self.pick("通过评估", "pass"),
                Role::Fail => self.pick("未通过评估", "fail"),
            };
            self.rule(self.say(&rule.name), role, &rule.article)
        });
        self.group("grades", "评估等次", "Grades of evaluation", rules.collect())
    }
}
