//! The articles a step rests on, and the words for what is proposed and changed.

use std::sync::Arc;

use super::Basis;
use super::fold::Moment;
use crate::model::draft::scheme::Words;
use crate::model::list::{Change, Ground, Subject};
use crate::model::particular as named;
use crate::model::rule::{Event, Proposed, StepKind};
use crate::model::text::Bilingual;

impl Moment<'_, '_> {
    /// The articles the act itself cites from its own edition.
    pub(super) fn act_basis(&self) -> Basis {
        let own = self.act.basis.iter().filter(|cite| cite.scheme == self.scheme.id && cite.version == self.act.under.version);
        Basis { edition: Arc::clone(&self.act.under), keys: own.filter_map(|cite| cite.key.clone()).collect() }
    }

    /// The articles a notice of a base rests on: those on the window, else the ground of its row, else what the act cites.
    pub(super) fn window_basis(&self, list: Proposed, ground: Option<&Ground>) -> Basis {
        let edition = &self.act.under;
        match (edition.publicity_of(list), ground) {
            (Some(rule), _) => Basis::of(edition, &rule.article),
            (None, Some(ground)) => self.ground_basis(ground),
            (None, None) => self.act_basis(),
        }
    }

    /// The article by which an effect is decided: the last step of the path, else what the act cites.
    pub(super) fn decided(&self, list: Proposed) -> Basis {
        let edition = &self.act.under;
        let kind = self.names.particulars(self.base, self.act.posted(), self.date).kind.clone();
        let step = edition.step.iter().rev().find(|step| {
            list == Proposed::Recognition && step.kind == StepKind::Act && (step.types.is_empty() || step.types.contains(&kind))
        });
        step.map_or_else(|| self.act_basis(), |step| Basis::of(edition, &step.article))
    }

    pub(super) fn ground_basis(&self, ground: &Ground) -> Basis {
        Basis { edition: Arc::clone(&self.act.under), keys: Arc::new([ground.key.clone()]) }
    }

    /// The article that a row gives as its own, else the one on what has happened, else what the act cites.
    pub(super) fn row_basis(&self, ground: Option<&Ground>, happened: Option<&Event>) -> Basis {
        let rule = || self.act.under.on(move |on| Some(on) == happened).next().map(|rule| Basis::of(&self.act.under, &rule.article));
        ground.map(|ground| self.ground_basis(ground)).or_else(rule).unwrap_or_else(|| self.act_basis())
    }

    /// What a column holds, or a particular is: a grade or a type by its name.
    pub(super) fn says(&self, column: &str, cell: &str) -> Bilingual {
        let name = match column {
            "result" => self.act.under.grade_of(cell).map(|grade| &grade.name),
            "type" => cell.to_owned().try_into().ok().and_then(|kind| self.scheme.type_name(&kind)),
            _ => None,
        };
        name.cloned().unwrap_or_else(|| Bilingual::new(cell, cell))
    }

    /// A change in words: a particular from what to what; a partner where none was is one more.
    pub(super) fn changed(&self, row: &Change) -> Bilingual {
        let host = || self.names.particulars(self.base, self.act.posted(), self.date).host.name.en.clone();
        // A host that is renamed is a change of its bases too, but not of their own name.
        let what = row.particular();
        let (was, mut is) = (self.says(what, &row.from), self.says(what, &row.to));
        let own = Some(row.to_en.clone()).filter(|en| !en.is_empty());
        is.en = own.or_else(|| (row.what == "host").then(host).filter(|en| !en.is_empty())).unwrap_or(is.en);
        let (zh, en) = particular(what, &self.scheme.words);
        match (what, was.zh.as_str()) {
            ("partner", "") => Bilingual::new(format!("新增{zh}：{}", is.zh), format!("One more {en}: {}", is.en)),
            (_, "") => Bilingual::new(format!("变更{zh}：{}", is.zh), format!("Change of {en}: now {}", is.en)),
            (_, was) => Bilingual::new(format!("变更{zh}：{was} → {}", is.zh), format!("Change of {en}: now {}", is.en)),
        }
    }

    pub(super) fn change_basis(&self, what: &str) -> Basis {
        let edition = &self.act.under;
        edition.change_of(what).map_or_else(|| self.act_basis(), |rule| Basis::of(edition, &rule.article))
    }
}

/// The words for a particular, in Chinese and in English; host and recommender in the scheme's own.
pub(super) fn particular(what: &str, own: &Words) -> (String, String) {
    match what {
        "name" => ("名称".to_owned(), "name".to_owned()),
        "field" => ("领域".to_owned(), "field".to_owned()),
        "host" => (own.host.zh.clone(), own.host.en.clone()),
        Subject::HOST_NAME => (format!("{}名称", own.host.zh), format!("{} name", own.host.en)),
        "recommender" | "sponsor" => (own.sponsor.zh.clone(), own.sponsor.en.clone()),
        other => named::words(other).map_or_else(|| (other.to_owned(), other.replace('-', " ")), |words| (words.zh, words.en)),
    }
}

/// The Chinese word for what is proposed; revocation in the scheme's own.
pub(super) fn proposal_zh(list: Proposed, own: &Words) -> String {
    let word = match list {
        Proposed::Recognition => "拟认定",
        Proposed::Evaluation => "评估结果",
        Proposed::Revocation => return format!("拟{}", own.revoke.zh),
        Proposed::Criticism => "拟通报",
        Proposed::Exit => "拟退出",
        Proposed::Changes => "拟变更",
    };
    word.to_owned()
}

/// The English word for what is proposed.
pub(super) fn proposal_en(list: Proposed) -> &'static str {
    match list {
        Proposed::Recognition => "recognition",
        Proposed::Evaluation => "evaluation outcome",
        Proposed::Revocation => "revocation",
        Proposed::Criticism => "criticism",
        Proposed::Exit => "exit",
        Proposed::Changes => "change",
    }
}
