//! # change-from：变更前的值与已公布的不符 / a change from a value that was not the published one
//!
//! 变更写明从什么变为什么。`from` 必须是发布当日已公布的值，更正过的以更正为准；主体须已在册；新的依托单位写名称，不写代号。同一天的两份决定不能把同一事项从同一个值变更两次。
//!
//! A change says from what to what. `from` is the value published up to the act's day, as printed or as put right by a correction,
//! and its subject is in the register already. A new host stands by its name, not by its id. Two decisions of one day do not change the same particular from the same value.
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
use crate::model::day::Day;
use crate::model::list::{Answer, Change, Subject};
use crate::model::register::{Act, ActKind, Scheme};
use crate::model::rule::Proposed;
use crate::model::standing::{Corrections, is_annulled, lapsed};

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    for scheme in scene.schemes {
        let acts = scheme.acts.iter().enumerate().filter(|(_, act)| matches!(act.kind, ActKind::Notice(_) | ActKind::Decision(_)));
        let corrections = Corrections::on(scheme, Day::MAX);
        for (place, act) in acts.filter(|(_, act)| !act.lists.changes.is_empty()) {
            let lapsed = lapsed(scheme, place);
            let rows = corrections.lists(place).into_iter().flat_map(|lists| &lists.changes);
            for row in rows.filter(|row| !lapsed.contains(&(Proposed::Changes.code(), row.line))) {
                if let Some((other, known)) = same_day(scheme, place, row) {
                    findings.push(twice(act, row, other, known));
                }
                if let Some(published) = published(scene, scheme, act, row).filter(|published| *published != row.from) {
                    findings.push(finding(act, row, &published));
                }
                if let Some(told) = host(scene, act, row) {
                    findings.push(told);
                }
            }
        }
    }
}

/// The new host has a file, and stands by its name: the list is printed, and an id says nothing to whoever reads it.
fn host(scene: &Scene<'_>, act: &Act, row: &Change) -> Option<Finding> {
    if row.what != "host" {
        return None;
    }
    let told = |zh, en| Finding::error("change-from", Place::column(act.list_file("changes"), row.line, "to"), zh, en).value(&row.to);
    match scene.names.find_host(&row.to) {
        None => Some(
            told("hosts/ 中没有叫这个名称的单位", "hosts/ has no body of this name")
                .rule("新的依托单位须有文件", "the new host has a file")
                .remedy("先建立 hosts/<代号>.toml", "make hosts/<id>.toml first"),
        ),
        Some(id) if id.as_str() == row.to => {
            let name = &scene.names.host(scene.register.hosts.get(id)?, act.posted(), act.posted()).zh;
            Some(
                told("写的是单位的代号，公布的是名称", "this is the id of a host; its name is what is published")
                    .rule("列表格式：名称照公布的写", "the format of lists: names as they are published")
                    .remedy(format!("写成 {name}"), format!("write {name}")),
            )
        }
        Some(_) => None,
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
            now.printed(&row.what).map(ToOwned::to_owned)
        }
    }
}

/// The change of the same particular from the same value by a decision before this one, of the same day.
fn same_day<'a>(scheme: &'a Scheme, place: usize, row: &Change) -> Option<(&'a Act, &'a Change)> {
    let decides = |act: &&Act| matches!(act.kind, ActKind::Decision(_)) && !is_annulled(scheme, act, Day::MAX);
    let act = scheme.acts.get(place).filter(decides).filter(|_| row.answer == Answer::Settled)?;
    let before = scheme.acts.iter().take(place).rev().take_while(|other| other.posted() == act.posted()).filter(decides);
    let mut settled = before.flat_map(|other| other.lists.changes.iter().map(move |known| (other, known)));
    settled.find(|(_, known)| {
        let same = known.subject == row.subject && known.identity() == row.identity() && known.from == row.from;
        same && known.answer == Answer::Settled
    })
}

fn twice(act: &Act, row: &Change, other: &Act, known: &Change) -> Finding {
    Finding::error(
        "change-from",
        Place::column(act.list_file("changes"), row.line, "from"),
        format!("{} 同一天已把它变为“{}”", other.id, known.to),
        format!("{} of the same day changes it to `{}`", other.id, known.to),
    )
    .value(&row.from)
    .rule("变更从已公布的值起", "a change starts from the published value")
    .remedy(
        format!("留下说得对的一份；先后变更的，这一份改日发布，from 写 {}", known.to),
        format!("keep the one that is right; where one follows the other, post this on another day with {} as from", known.to),
    )
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
    .remedy(
        format!("from 写 {published}；已发布的，发更正（list 写 changes，column 写 from）"),
        format!("write {published} as from; where it is posted, post a correction, with changes as list and from as column"),
    )
}
