//! # change-unknown：认不出、没有变或者办法不容的变更 / a change that names nothing, changes nothing, or is not allowed by the text
//!
//! `what` 写的是变更的事项：基地的 `name`、`host`、`type`、`field`、`leader`、`recommender`、`partner`，或该版办法变更条款所列的其他事项，
//! 都不是的写 `other`；依托单位（`host:代号`）只有 `name`，基地的一行不能变更它。写错一个字母，这项变更就不会出现在基地页面上，所以是错误。变更前后相同的是错误；
//! 改成该版办法没有的类型，或这一类型不接纳的依托单位，也是错误。
//!
//! `what` names the particular that changes: `name`, `host`, `type`, `field`, `leader`, `recommender` or `partner` of a base, or
//! another that the article on changes lists, else `other`; of a host (`host:<id>`) only `name`, which no row of a base can change.
//! With one letter wrong the change would show nowhere, so it is an error. The same value before and after is one, and so is a type that the edition does not have, or that it
//! keeps for other kinds of host.
//!
//! 依据 / rests on: 各办法的变更、类型条款，`[[edition.change]]`、`[[edition.type]]`；内容格式 / the articles on changes and types, the content format.
//!
//! ```csv
//! subject,name,host,what,from,to,to_en
//! # 错 / bad:  QD-1,…,…,leeder,林一,林二,…
//! # 对 / good: QD-1,…,…,leader,林一,林二,…
//! ```

use super::Scene;
use super::type_unknown::{KEPT, kept_for};
use crate::finding::{Finding, Findings, Place};
use crate::model::list::{Answer, Change, Subject};
use crate::model::near;
use crate::model::register::{Act, ActKind, Scheme};

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    for scheme in scene.schemes {
        for act in scheme.acts.iter().filter(|act| matches!(act.kind, ActKind::Notice(_) | ActKind::Decision(_))) {
            for row in act.lists.changes.iter().filter(|row| matches!(row.answer, Answer::Settled | Answer::Pending)) {
                what(act, row, findings);
                if row.from == row.to {
                    findings.push(
                        finding(act, row, "to", "变更前后相同", "it is the same before and after")
                            .value(&row.to)
                            .rule("变更改变一个值", "a change changes a value")
                            .remedy("核对 from、to；没有变更的，去掉这一行", "check from and to; take the row out where nothing changes"),
                    );
                }
                if row.what == "type" {
                    kind(scene, scheme, act, row, findings);
                }
            }
        }
    }
}

fn what(act: &Act, row: &Change, findings: &mut Findings) {
    let known: Vec<&str> = match row.subject {
        Subject::Host(_) => vec!["name"],
        Subject::Base(_) => act.under.particulars(),
    };
    if known.contains(&row.what.as_str()) {
        return;
    }
    if row.what == Subject::HOST_NAME {
        let told = finding(act, row, "what", "依托单位的名称不是基地的变更事项", "the name of a host is no particular of a base");
        findings.push(
            told.value(&row.what)
                .rule("列表格式：依托单位更名，一行写 host:代号", "the format of lists: a host that takes a new name has a row of its own")
                .remedy(
                    "subject 写 host:依托单位代号，name 写现用名称，host 留空，what 写 name",
                    "write host:<id of the host> as subject, its present name as name, leave host empty, and name as what",
                ),
        );
        return;
    }
    let near = near::nearest(&row.what, &known);
    findings.push(
        finding(act, row, "what", "没有这个变更事项", "there is no such particular to change")
            .value(&row.what)
            .rule("列表格式；该版办法的变更条款", "the format of lists; the edition's articles on changes")
            .remedy(
                format!("最接近的：{}；都不是的写 other", near.join("、")),
                format!("nearest: {}; other where none of them is meant", near.join(", ")),
            ),
    );
}

/// The new type is one the edition has, for this kind of host.
fn kind(scene: &Scene<'_>, scheme: &Scheme, act: &Act, row: &Change, findings: &mut Findings) {
    let types = &act.under.types;
    let Some(rule) = types.iter().find(|rule| rule.id.as_str() == row.to) else {
        let known: Vec<&str> = types.iter().map(|rule| rule.id.as_str()).collect();
        let cites = types.iter().flat_map(|rule| scheme.cite(&act.under, &rule.article)).collect();
        if !types.is_empty() {
            findings.push(
                finding(act, row, "to", "该版办法没有这个类型", "the edition has no such type")
                    .value(&row.to)
                    .articles(cites)
                    .remedy(format!("可用的类型：{}", known.join("、")), format!("types of this edition: {}", known.join(", "))),
            );
        }
        return;
    };
    let Some(base) = row.subject.base().and_then(|id| scheme.bases.get(id)) else { return };
    let now = scene.names.particulars(base, act.posted(), act.posted());
    let Some(host) = scene.register.hosts.get(&now.host.id) else { return };
    let Some(tied) = rule.kept_from(&host.kind) else { return };
    let remedy = kept_for(rule, tied);
    findings.push(
        finding(act, row, "to", KEPT.0, KEPT.1)
            .value(&row.to)
            .articles(scheme.cite(&act.under, &rule.article))
            .remedy(remedy.zh, remedy.en),
    );
}

fn finding(act: &Act, row: &Change, column: &'static str, zh: &str, en: &str) -> Finding {
    Finding::error("change-unknown", Place::column(act.list_file("changes"), row.line, column), zh, en)
}
