//! The particulars of an act, and the acts before and after it.

use serde::Serialize;

use super::Sheet;
use crate::model::register::{Act, ActKind};
use crate::model::standing::is_annulled;
use crate::plan::address;
use crate::plan::view::{Cite, Dated, Fact};
use crate::plan::words;

/// An act that this one is about, or that is about this one.
#[derive(Serialize)]
pub(super) struct Related {
    date: Dated,
    relation: String,
    title: String,
    href: String,
}

impl Sheet<'_, '_> {
    /// The particulars.
    pub(super) fn facts(&self) -> Vec<Fact> {
        let pick = |zh, en| self.desk.pick(zh, en);
        let mut facts = vec![
            self.desk.fact(pick("发布机关", "Issued by"), self.one.scheme.authority_on(self.act.posted())),
            Fact::text(pick("文件种类", "Kind"), words::act_kind(self.desk.lang, &self.act.kind)),
        ];
        if let Some(number) = &self.act.number {
            facts.push(self.number(pick("文号", "Number"), number));
        }
        facts.extend(self.act.signed.map(|day| Fact::day(pick("成文日期", "Signed"), self.desk.dated(day))));
        facts.push(Fact::day(pick("发布日期", "Posted"), self.desk.dated(self.act.posted())));
        facts.extend(self.edition());
        if !self.act.basis.is_empty() {
            let cites: Vec<Cite> = self.act.basis.iter().map(|cite| self.desk.cite(cite, Some(self.one.scheme))).collect();
            facts.push(Fact::text(pick("依据", "Basis"), "").cites(cites));
        }
        facts.extend(self.of_kind());
        facts
    }

    /// The text the act is judged by, with its status on the day of posting.
    fn edition(&self) -> Option<Fact> {
        let scheme = self.one.scheme;
        let policy = scheme.policies.get(&self.act.under.version)?;
        let status = words::status(self.desk.lang, &policy.status(self.act.posted()));
        let link = self.desk.link_named(&policy.facts.title, &address::policy(&scheme.id, &policy.version));
        Some(Fact {
            chip: Some(status), ..Fact::link(self.desk.pick("适用的办法（发布时）", "Measures applied (as of posting)"), link)
        })
    }

    /// The facts that only one kind of act has.
    fn of_kind(&self) -> Vec<Fact> {
        let pick = |zh, en| self.desk.pick(zh, en);
        match &self.act.kind {
            ActKind::Decision(Some(raised)) => {
                vec![Fact::text(pick("公示期内收到的异议", "Objections raised in the period"), raised.to_string())]
            }
            ActKind::ObjectionResult(result) => vec![
                Fact::text(self.received(), result.received.to_string()),
                Fact::text(pick("成立", "Upheld"), result.upheld.to_string()),
                Fact::text(pick("不成立", "Rejected"), result.rejected.to_string()),
                Fact::text(pick("尚未办结的对象", "Entries still pending"), result.open.len().to_string()),
            ],
            ActKind::Outside(outside) => {
                let mut facts = vec![self.desk.fact(pick("原文件机关", "Original document by"), &outside.issuer)];
                facts.extend(outside.number.as_ref().map(|number| self.number(pick("原文件文号", "Its document number"), number)));
                facts.push(Fact::day(pick("原文件日期", "Its date"), self.desk.dated(outside.dated)));
                facts
            }
            ActKind::Notice(_)
            | ActKind::Decision(None)
            | ActKind::Correction
            | ActKind::Extension(..)
            | ActKind::NoticeWithdrawal(_)
            | ActKind::Annulment
            | ActKind::Opening
            | ActKind::ReportRoll => Vec::new(),
        }
    }

    fn number(&self, term: &str, number: &str) -> Fact {
        let cell = self.chinese(number);
        Fact { lang: cell.lang, ..Fact::text(term, cell.text) }
    }

    /// The acts before and after it, the earliest first.
    pub(super) fn related(&self) -> Vec<Related> {
        let before = self.one.scheme.about(self.act).map(|act| (act, self.looks_back()));
        let after = self.followers().map(|act| (act, self.looks_ahead(act)));
        let mut all: Vec<(&Act, String)> = before.chain(after).collect();
        all.sort_by_key(|(act, _)| act.posted());
        let related = all.into_iter().map(|(act, relation)| {
            let title = self.desk.told(&act.title).to_owned();
            Related { date: self.desk.dated_short(act.posted()), relation, title, href: self.desk.href(&self.path(act)) }
        });
        related.collect()
    }

    /// What an earlier act is to this one.
    fn looks_back(&self) -> String {
        let (zh, en) = match &self.act.kind {
            ActKind::Decision(_) => ("本文件所答复的公示", "the notice this act answers"),
            ActKind::Correction => ("本文件所更正的文件", "the act this one corrects"),
            ActKind::Extension(..) => ("本文件所延长的公示", "the notice this act extends"),
            ActKind::NoticeWithdrawal(_) => ("本文件所撤回的公示", "the notice this act withdraws"),
            ActKind::ObjectionResult(_) => ("异议所针对的公示", "the notice objected to"),
            ActKind::Annulment => ("本文件所废止的文件", "the act this one annuls"),
            ActKind::Notice(_) | ActKind::Opening | ActKind::Outside(_) | ActKind::ReportRoll => {
                ("相关的先前文件", "an earlier act it is about")
            }
        };
        self.desk.pick(zh, en).to_owned()
    }

    /// What a later act is to this one.
    fn looks_ahead(&self, act: &Act) -> String {
        let (zh, en) = match &act.kind {
            ActKind::Decision(_) => ("结果", "the decision on it"),
            ActKind::Correction => ("更正本文件", "corrects this act"),
            ActKind::Extension(..) => ("延长本公示的公示期", "extends the period of this notice"),
            ActKind::NoticeWithdrawal(_) => ("撤回本公示", "withdraws this notice"),
            ActKind::ObjectionResult(_) => ("异议处理结果", "the outcome of objections to it"),
            ActKind::Annulment => ("废止本文件", "annuls this act"),
            ActKind::Notice(_) | ActKind::Opening | ActKind::Outside(_) | ActKind::ReportRoll => {
                ("与本文件有关的后来文件", "a later act about it")
            }
        };
        let annulled = is_annulled(self.one.scheme, act, self.desk.survey.day);
        let mark = if annulled { self.desk.pick("（已废止）", " (annulled since)") } else { "" };
        [self.desk.pick(zh, en), mark].concat()
    }
}
