//! # host-alike：两个依托单位像是同一家 / two hosts that look like one
//!
//! 一个单位只有一个文件，数量限制、限制期和单位页面才算得准。统一社会信用代码相同的是错误；名称去掉空格、括号和公司后缀后相同，
//! 或一家改名后与另一家相同的，给警告。
//!
//! A body has one file, or limits, bars and its page count wrong. One social-credit code in two files is an error. Names that are
//! the same without spaces, brackets and the form of company, or a new name of one that is the name of another, are a warning.
//!
//! 依据 / rests on: 统一社会信用代码一主体一码（GB 32100-2015）/ one code for one body (GB 32100-2015).
//!
//! ```toml
//! # 错 / bad: hosts/haixing.toml 与 and hosts/haixing-2.toml
//! name = { zh = "海星大学", en = "Haixing University" }
//! name = { zh = "海星 大学", en = "Haixing Univ." }
//! ```

use std::collections::BTreeMap;

use super::Scene;
use crate::finding::{Finding, Findings, Level, Place};
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
                findings.push(alike(host, "credit-code", Level::Error, first, ("统一社会信用代码", "the social-credit code")));
            }
        }
        let first = *names.entry(core(&host.name.zh)).or_insert(id);
        if first != id && !known {
            findings.push(alike(host, "name.zh", Level::Warning, first, ("名称", "the name")));
        }
    }
    let decisions = scene.register.schemes.iter().flat_map(|scheme| &scheme.acts).filter(|act| matches!(act.kind, ActKind::Decision(_)));
    for act in decisions {
        for row in act.lists.changes.iter().filter(|row| row.what == "name" && row.answer == Answer::Settled) {
            let Subject::Host(id) = &row.subject else { continue };
            let Some(other) = names.get(&core(&row.to)).filter(|other| **other != id) else { continue };
            findings.push(
                Finding::warning(
                    "host-alike",
                    Place::cell(act.list_file("changes"), row.line, 6),
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

fn alike(host: &Host, key: &str, level: Level, first: &HostId, (zh, en): (&str, &str)) -> Finding {
    Finding::new(
        "host-alike",
        level,
        Place::key(host.file.clone(), key),
        format!("{zh}与 hosts/{first}.toml 相同，像是同一家"),
        format!("{en} is that of hosts/{first}.toml: they look like one body"),
    )
    .value(&host.name.zh)
    .rule("一个单位只有一个文件", "a body has one file")
    .remedy(
        "是同一家的，合并两个文件；不是的，核对代码，写全名称",
        "where it is one body, keep one file; where not, check the code and write the full name",
    )
}

/// A name without what differs between two ways of writing it.
fn core(name: &str) -> String {
    let folded: String = name
        .chars()
        .filter_map(|c| match c {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0),
            '\u{3000}' => Some(' '),
            _ => Some(c),
        })
        .filter(|c| !c.is_whitespace() && !"()[]·・.,-_“”\"'".contains(*c))
        .flat_map(char::to_lowercase)
        .collect();
    let forms = ["股份有限公司", "有限责任公司", "有限公司"];
    let bare = forms.iter().find_map(|form| folded.strip_suffix(form));
    bare.map_or(folded.clone(), str::to_owned)
}
