//! # moved-form：旧地址与新地址写法不一致，或者没有写明 / an entry of moved.toml is not written so that it can be followed
//!
//! 不带后缀的地址是一个名称，代表它的网页、下级网页、数据文件和订阅源；带后缀的只是一个网页或文件。`from` 与 `to` 须是同一种，
//! 后缀也须相同。撤下的内容须逐个写出网页和文件（带后缀），并用两种语言写明原来是什么、为什么撤下。`on` 不早于文件的发布日；晚于
//! 网站截至日的，到那一日才算。
//!
//! An address without an ending is a name: it stands for its page, the pages below, the data files and feeds. One with an
//! ending is a single page or file. `from` and `to` are of the same kind and have the same ending. What was withdrawn is
//! listed page by page, with endings, and says in both languages what it was and why it went. `on` is not before the day
//! an act was posted; where it is after the day a site shows, the entry does not hold on that site yet.
//!
//! 依据 / rests on: 每个旧地址须知道对应哪个新地址；撤下的须说明（通行做法）/ every old address must have its one new
//! address, and a withdrawal must be explained (practice).
//!
//! ```toml
//! # 错 / bad
//! [[moved]]
//! from = "qingdao/bases/QD-2022-003.html"
//! to = "qingdao/bases/QD-2022-030"
//! # 对 / good
//! [[moved]]
//! from = "qingdao/bases/QD-2022-003"
//! to = "qingdao/bases/QD-2022-030"
//! ```

use super::Scene;
use crate::finding::{Finding, Findings, Place};
use crate::model::day::Day;
use crate::model::moved::{Address, FILE};
use crate::model::text::Bilingual;

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    let draft = &scene.register.moved;
    for (place, one) in draft.moved.iter().enumerate() {
        if one.from.ending() != one.to.ending() {
            findings.push(
                fault(&format!("moved[{place}].to"), "新地址与旧地址的写法不同", "the new address is of another kind than the old one")
                    .value(&one.to)
                    .remedy(
                        "两个都不带后缀（连同下级网页和数据），或两个都带同一后缀（单个网页或文件）",
                        "write both without an ending (all that has the name), or both with the same one (a single page or file)",
                    ),
            );
        }
        if let Some(on) = one.on {
            posted(findings, &format!("moved[{place}].on"), on, std::iter::once(&one.from));
        }
        said(findings, &format!("moved[{place}].reason"), one.reason.as_ref());
    }
    for (place, one) in draft.gone.iter().enumerate() {
        if one.addresses.is_empty() {
            findings.push(
                fault(&format!("gone[{place}].addresses"), "没有写明撤下的地址", "no address is listed")
                    .remedy("逐个写出网页和文件，带后缀", "list each page and file with its ending"),
            );
        }
        for (n, address) in one.addresses.iter().enumerate().filter(|(_, address)| address.ending().is_none()) {
            findings.push(
                fault(&format!("gone[{place}].addresses[{n}]"), "撤下的须写到单个网页或文件", "a withdrawal lists single pages and files")
                    .value(address)
                    .remedy(
                        format!("网页写 {address}.html；下级网页和数据文件逐个另写"),
                        format!("write {address}.html for its page, and list pages and data files below it one by one"),
                    ),
            );
        }
        posted(findings, &format!("gone[{place}].on"), one.on, one.addresses.iter());
        said(findings, &format!("gone[{place}].was"), Some(&one.was));
        said(findings, &format!("gone[{place}].reason"), Some(&one.reason));
    }
}

/// Nothing moves or goes before it was posted.
fn posted<'a>(findings: &mut Findings, key: &str, on: Day, addresses: impl Iterator<Item = &'a Address>) {
    let Some(act) = addresses.filter_map(Address::act).find(|act| on < act.posted()) else { return };
    findings.push(
        fault(key, &format!("早于 {act} 的发布日"), &format!("it is before the day {act} was posted"))
            .value(on)
            .remedy("写实际换地址、撤下的日期", "write the day it moved or was withdrawn"),
    );
}

/// The words are there in both languages.
fn said(findings: &mut Findings, key: &str, words: Option<&Bilingual>) {
    if words.is_some_and(|words| words.zh.trim().is_empty() || words.en.trim().is_empty()) {
        findings.push(
            fault(key, "说明缺少一种语言", "the words are missing in one language")
                .remedy("用中文和英文写明", "write them in Chinese and in English"),
        );
    }
}

fn fault(key: &str, zh: &str, en: &str) -> Finding {
    Finding::error("moved-form", Place::key(FILE, key), zh, en).rule(
        "moved.toml 的每一条都能照着找到新地址，或者知道为什么没有了",
        "every entry of moved.toml leads to a new address or tells why there is none",
    )
}
