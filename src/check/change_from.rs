//! # change-from：变更前的值与已公布的不符 / a change from a value that was not the published one
//!
//! 变更写明从什么变为什么。`from` 必须是发布当日已公布的值；主体须已在册。
//!
//! A change says from what to what. `from` is the value published up to the act's day, and its subject is in the register already.
//!
//! 依据 / rests on: 已发布的文件 / the acts posted before.
//!
//! ```csv
//! subject,name,host,what,from,to,to_en
//! # 错 / bad:  host:haixing,海星大学,,name,海星学院,海星科技大学,…
//! # 对 / good: host:haixing,海星大学,,name,海星大学,海星科技大学,…
//! ```

use super::Scene;
use crate::finding::{Finding, Findings, Place};
use crate::model::list::{Change, Subject};
use crate::model::register::{Act, ActKind, Scheme};
use crate::model::text::Bilingual;

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    for scheme in scene.schemes {
        for act in scheme.acts.iter().filter(|act| matches!(act.kind, ActKind::Notice(_) | ActKind::Decision(_))) {
            for row in &act.lists.changes {
                if let Some(published) = published(scene, scheme, act, row).filter(|published| *published != row.from) {
                    findings.push(finding(act, row, &published));
                }
                if row.what == "host" && scene.names.find_host(&row.to).is_none() {
                    findings.push(
                        Finding::error(
                            "change-from",
                            Place::column(act.list_file("changes"), row.line, "to"),
                            "hosts/ 中没有叫这个名称的单位",
                            "hosts/ has no body of this name",
                        )
                        .value(&row.to)
                        .rule("新的依托单位须有文件", "the new host has a file")
                        .remedy("先建立 hosts/<代号>.toml", "make hosts/<id>.toml first"),
                    );
                }
            }
        }
    }
}

/// The value published just before the act; none for particulars a file does not hold.
fn published(scene: &Scene<'_>, scheme: &Scheme, act: &Act, row: &Change) -> Option<String> {
    let day = act.posted().pred();
    match &row.subject {
        Subject::Host(id) => {
            let host = scene.register.hosts.get(id)?;
            (row.what == "name").then(|| scene.names.host(host, day, act.posted()).zh.clone())
        }
        Subject::Base(id) => {
            let now = scene.names.particulars(scheme.bases.get(id)?, day, act.posted());
            let zh = |words: &Option<Box<Bilingual>>| words.as_ref().map(|words| words.zh.clone());
            match row.what.as_str() {
                "name" => Some(now.name.zh.clone()),
                "host" => Some(now.host.name.zh.clone()),
                "type" => Some(now.kind.to_string()),
                "field" => zh(&now.field),
                "leader" => zh(&now.leader),
                "recommender" | "sponsor" => zh(&now.recommender),
                _ => None,
            }
        }
    }
}

fn finding(act: &Act, row: &Change, published: &str) -> Finding {
    Finding::error(
        "change-from",
        Place::column(act.list_file("changes"), row.line, "from"),
        format!("已公布的是“{published}”"),
        format!("what is published is `{published}`"),
    )
    .value(&row.from)
    .rule("变更从已公布的值起", "a change starts from the published value")
    .remedy(format!("from 写 {published}"), format!("write {published} as from"))
}
