//! # change-forbidden：办法规定不变的事项作了变更 / a change of what the text keeps as it is
//!
//! 办法写明基地的名称、领域等不得变更的，变更是错误；写“原则上不变”的，文件正文没有说明理由的是警告。
//!
//! Where the text says that the name, the field or another particular of a base may not change, a change of it is an error; where it
//! says "in principle", a warning unless the act has a text that gives the reason.
//!
//! 依据 / rests on: 各办法的变更条款，`[[edition.change]]` 中 `rule = "may-not"` / the article of each text on changes, a
//! `[[edition.change]]` with `rule = "may-not"`.
//!
//! ```csv
//! subject,name,host,what,from,to,to_en
//! # 不好 / bad:  QD-1,…,…,name,海星实验室,海星研究院,…
//! # 好 / good: QD-1,…,…,leader,林一,林二,…
//! ```

use super::Scene;
use crate::finding::{Finding, Findings, Level, Place};
use crate::model::list::{Answer, Change, Subject};
use crate::model::register::ActKind;
use crate::model::rule::{May, Proposed, Strength};
use crate::model::standing::lapsed;
use crate::model::text::Lang;

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    for scheme in scene.schemes {
        let acts = scheme.acts.iter().enumerate().filter(|(_, act)| matches!(act.kind, ActKind::Notice(_) | ActKind::Decision(_)));
        for (place, act) in acts.filter(|(_, act)| !act.lists.changes.is_empty()) {
            let lapsed = lapsed(scheme, place);
            let kept = |what: &str| {
                let mut rules = act.under.change.iter().filter(|rule| rule.rule == May::MayNot);
                rules.find(|rule| rule.what.iter().any(|known| known.as_str() == what))
            };
            let rows = act.lists.changes.iter().filter(|row| matches!(row.subject, Subject::Base(_)));
            let counts = |row: &&Change| matches!(row.answer, Answer::Settled | Answer::Pending);
            for row in rows.filter(counts).filter(|row| !lapsed.contains(&(Proposed::Changes.code(), row.line))) {
                let Some(rule) = kept(&row.what) else { continue };
                let (level, (zh, en), (meant_zh, meant_en)) = match rule.strength {
                    // What the text keeps in principle may change for a reason, and the act gives one.
                    Strength::InPrinciple if act.prose.get(Lang::Zh).is_some() => continue,
                    Strength::Must => (
                        Level::Error,
                        ("办法规定不得变更", "the text does not allow this change"),
                        ("在 act.toml 写 [[override]] 并说明理由", "give the reason in act.toml, in an [[override]]"),
                    ),
                    Strength::InPrinciple => (
                        Level::Warning,
                        ("办法规定原则上不变", "in principle the text does not allow this change"),
                        ("在文件正文（zh.md、en.md）说明理由", "say why in zh.md and en.md of the act"),
                    ),
                };
                findings.push(
                    Finding::new("change-forbidden", level, Place::column(act.list_file("changes"), row.line, "what"), zh, en)
                        .value(&row.what)
                        .articles(scheme.cite(&act.under, &rule.article))
                        .remedy(
                            format!("核对申请；确需变更的，{meant_zh}。只是印错的，改发更正"),
                            format!("check the application; where it is meant, {meant_en}. Where it was a misprint, post a correction"),
                        ),
                );
            }
        }
    }
}
