//! # guide-preface：导读没有前言 / a guide without a preface
//!
//! 导读用自己的话说明一份文本，读者须先知道它不是文本本身，有出入时以官方文本为准。标题之下、第一条之前没有任何文字的，给警告。
//! 前言怎样措辞，由编写的人决定，程序不核对。
//!
//! A guide explains a text in our own words, and its reader is told first that it is not the text and that the official one
//! decides where they differ. Nothing between the title and the first article is a warning. How the preface puts it is for
//! its author: the program does not look at the words.
//!
//! 依据 / rests on: 解读不代替文件本身（通行做法）/ an explanation is no substitute for the document (common practice).
//!
//! ```markdown
//! <!-- 不好 / bad -->
//! # 通俗导读
//! ## 1
//! <!-- 好 / good -->
//! # 通俗导读
//! 凡有出入，一律以官方公布的文本为准。
//! ## 1
//! ```

use super::Scene;
use crate::finding::{Finding, Findings, Place};
use crate::model::text::Lang;

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    for policy in scene.schemes.iter().flat_map(|scheme| scheme.policies.values()) {
        for (lang, guide) in [(Lang::Zh, &policy.guides.zh), (Lang::En, &policy.guides.en)] {
            if guide.as_ref().is_some_and(|guide| guide.preface.trim().is_empty()) {
                findings.push(
                    Finding::warning(
                        "guide-preface",
                        Place::file(format!("{}/guide.{}.md", policy.folder, lang.code())),
                        "导读没有前言",
                        "the guide has no preface",
                    )
                    .value(&policy.version)
                    .rule("前言须说明以官方文本为准", "a preface says that the official text decides")
                    .remedy(
                        "在标题之下、第一条之前写明：凡有出入，以官方公布的文本为准",
                        "say under the title, before the first article, that the official text decides wherever the two differ",
                    ),
                );
            }
        }
    }
}
