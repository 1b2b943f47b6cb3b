//! # host-alike：两个依托单位像是同一家 / two hosts that look like one
//!
//! 一个单位只有一个文件，数量限制、限制期和单位页面才算得准。统一社会信用代码相同的是错误；名称只差空格、括号、全角半角或大小写，
//! 或一家改名后与另一家相同的，给警告。只差括号里的部分、前面的省市名或公司后缀的，以及八个字以上而只差一个字的，给提示；
//! 所差的是数字、序号、方位、大小的（第一与第二、东与西），或省市名不同的，不算；三家以上只在同一处不同的，是成系列的名称，也不算。
//! 两家各有代码而代码不同的，或已在 `differs-from` 写明是另一家的，不再提示。
//!
//! A body has one file, or limits, bars and its page count wrong. One social-credit code in two files is an error. Names that
//! differ in spaces, brackets, width or case alone, or a new name of one that is the name of another, are a warning. Names that
//! differ in a bracketed part, in a province or city in front or in the form of company, and names of eight signs or more that
//! differ in one sign, are a note; not where that sign is a number, an ordinal, a direction or a size, not where the provinces
//! differ, and not where three or more differ in the same place, for that is a series. Two with a code each that is not the same,
//! or one that names the other in `differs-from`, are not told again.
//!
//! 依据 / rests on: 统一社会信用代码一主体一码（GB 32100-2015）/ one code for one body (GB 32100-2015).
//!
//! ```toml
//! # 错 / bad: hosts/haixing.toml 与 and hosts/haixing-2.toml
//! name = { zh = "海星大学", en = "Haixing University" }
//! name = { zh = "海星 大学", en = "Haixing Univ." }
//! # 确是两家 / where they are two: hosts/haixing-2.toml
//! differs-from = ["haixing"]
//! ```

use std::collections::BTreeMap;

use super::Scene;
use super::likeness::{Like, folded, likenesses};
use crate::finding::{Finding, Findings, Place};
use crate::model::id::HostId;
use crate::model::list::{Answer, Subject};
use crate::model::register::{ActKind, Host};

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    let mut names: BTreeMap<String, &HostId> = BTreeMap::new();
    let mut codes: BTreeMap<&str, &HostId> = BTreeMap::new();
    for (id, host) in &scene.register.hosts {
        let mut known = false;
        if let Some(code) = host.credit_code.as_deref() {
            let first = *codes.entry(code).or_insert(id);
            if first != id {
                known = true;
                let place = Place::key(host.file.clone(), "credit-code");
                let (zh, en) = same(("统一社会信用代码", "the social-credit code"), first);
                findings.push(alike(Finding::error("host-alike", place, zh, en), host, first));
            }
        }
        let name = folded(&host.name.zh);
        if name.is_empty() {
            continue;
        }
        let first = *names.entry(name).or_insert(id);
        if first != id && !known && !differ(scene, id, first) {
            let place = Place::key(host.file.clone(), "name.zh");
            let (zh, en) = same(("名称", "the name"), first);
            findings.push(alike(Finding::warning("host-alike", place, zh, en), host, first));
        }
    }
    near(scene, findings);
    renamed(scene, &names, findings);
}

/// New names of hosts that are those of others.
fn renamed(scene: &Scene<'_>, names: &BTreeMap<String, &HostId>, findings: &mut Findings) {
    let decisions = scene.register.schemes.iter().flat_map(|scheme| &scheme.acts).filter(|act| matches!(act.kind, ActKind::Decision(_)));
    for act in decisions {
        for row in act.lists.changes.iter().filter(|row| row.what == "name" && row.answer == Answer::Settled) {
            let Subject::Host(id) = &row.subject else { continue };
            let Some(other) = names.get(&folded(&row.to)).filter(|other| **other != id) else { continue };
            findings.push(
                Finding::warning(
                    "host-alike",
                    Place::column(act.list_file("changes"), row.line, "to"),
                    format!("新名称与 hosts/{other}.toml 相同，像是同一家"),
                    format!("the new name is that of hosts/{other}.toml: they look like one body"),
                )
                .value(&row.to)
                .rule("一个单位只有一个文件", "a body has one file")
                .remedy(
                    "是同一家的，合并两个文件；合并单位的，用更换依托单位",
                    "where it is one body, keep one file; where bodies merged, change the host instead",
                ),
            );
        }
    }
}

/// That something of two hosts is the same.
fn same((zh, en): (&str, &str), first: &HostId) -> (String, String) {
    (format!("{zh}与 hosts/{first}.toml 相同，像是同一家"), format!("{en} is that of hosts/{first}.toml: they look like one body"))
}

fn alike(finding: Finding, host: &Host, first: &HostId) -> Finding {
    finding.value(&host.name.zh).rule("一个单位只有一个文件", "a body has one file").remedy(
        format!("是同一家的，合并两个文件；不是的，写全名称，并写 differs-from = [\"{first}\"]"),
        format!("where it is one body, keep one file; where not, write the full name and differs-from = [\"{first}\"]"),
    )
}

/// Names that are nearly the same.
fn near(scene: &Scene<'_>, findings: &mut Findings) {
    let hosts: Vec<(&HostId, &str)> = scene.register.hosts.iter().map(|(id, host)| (id, host.name.zh.as_str())).collect();
    let names: Vec<&str> = hosts.iter().map(|(_, name)| *name).collect();
    for (one, other, how) in likenesses(&names) {
        let (Some((id, name)), Some((first, of))) = (hosts.get(one), hosts.get(other)) else { continue };
        let Some(host) = scene.register.hosts.get(*id).filter(|_| !differ(scene, id, first)) else { continue };
        let (zh, en) = match how {
            Like::Bracket => ("只差括号里的部分", "differs in its bracketed part alone"),
            Like::Place => ("只差前面的省市名", "differs in the province or city in front alone"),
            Like::Form => ("只差公司后缀", "differs in the form of company alone"),
            Like::Sign => ("只差一个字", "differs in one sign alone"),
        };
        findings.push(
            Finding::note(
                "host-alike",
                Place::key(host.file.clone(), "name.zh"),
                format!("与 hosts/{first}.toml 的“{of}”{zh}，像是同一家"),
                format!("{en} from `{of}` in hosts/{first}.toml: they may be one body"),
            )
            .value(name)
            .rule("一个单位只有一个文件", "a body has one file")
            .remedy(
                format!("是同一家的，合并两个文件；不是的，写上两家的 credit-code，或写 differs-from = [\"{first}\"]"),
                format!("where it is one body, keep one file; where not, write the credit-code of both, or differs-from = [\"{first}\"]"),
            ),
        );
    }
}

/// Whether two files say that they are two bodies: each has a code and the codes differ, or one names the other.
fn differ(scene: &Scene<'_>, one: &HostId, other: &HostId) -> bool {
    let host = |id: &HostId| scene.register.hosts.get(id);
    let (Some(a), Some(b)) = (host(one), host(other)) else { return false };
    let codes = a.credit_code.as_ref().zip(b.credit_code.as_ref()).is_some_and(|(a, b)| a != b);
    codes || a.differs_from.contains(other) || b.differs_from.contains(one)
}
