//! Markdown files: prose, guides and official texts, each held to what may stand in it.

use super::guide::{GuideEntry as Found, guide_entries};
use super::policy_markdown;
use crate::finding::{At, Finding, Findings, Place};
use crate::model::id::ArticleKey;
use crate::model::markdown::{self, ProseFault};
use crate::model::policy::{Guide, GuideEntry};
use crate::model::policy_text::PolicyText;

/// Tells what may not stand in prose.
pub(crate) fn check(file: &str, text: &str, findings: &mut Findings) {
    tell(file, markdown::faults(text), findings);
}

/// Reads a guide into its entries.
pub(crate) fn guide(file: &str, text: &str, findings: &mut Findings) -> Option<Guide> {
    let (found, faults) = guide_entries(text);
    tell(file, faults, findings);
    let mut entries = Vec::new();
    let mut done = (0, 1);
    for entry in &found.entries {
        flatten(text, entry, &mut done, &mut entries);
    }
    Some(Guide { title: found.title, preface: found.preface_markdown, entries })
}

/// `done` is the last byte whose line was counted, and its line.
fn flatten(text: &str, entry: &Found, done: &mut (usize, usize), entries: &mut Vec<GuideEntry>) {
    if let Ok(key) = ArticleKey::try_from(entry.key.clone()) {
        let line = done.1 + text.get(done.0..entry.offset).map_or(0, |between| between.matches('\n').count());
        *done = (entry.offset.max(done.0), line);
        entries.push(GuideEntry { key, markdown: entry.markdown.trim().to_owned(), line });
    }
    for inner in &entry.entries {
        flatten(text, inner, done, entries);
    }
}

/// Reads an official text in the form that `import policy` writes.
pub(crate) fn policy_text(file: &str, text: &str, findings: &mut Findings) -> Option<PolicyText> {
    match policy_markdown::read_markdown(text) {
        Ok(read) => Some(read),
        Err(faults) => {
            for fault in faults {
                let place = Place { file: file.to_owned(), at: At::Line(fault.line, fault.column) };
                findings.push(
                    Finding::error("policy-text", place, fault.what.zh, fault.what.en)
                        .rule("政策文本的书写形式（import policy 生成）", "the form of policy texts, as `import policy` writes it")
                        .remedy(
                            "用 gongshi import policy 重新生成，或按其形式改正",
                            "write it anew with gongshi import policy, or mend it to that form",
                        ),
                );
            }
            None
        }
    }
}

fn tell(file: &str, faults: Vec<ProseFault>, findings: &mut Findings) {
    for fault in faults {
        let says = fault.kind.words();
        let remedy = fault.kind.remedy();
        findings.push(
            Finding::error("markdown", Place { file: file.to_owned(), at: At::Byte(fault.offset) }, says.zh, says.en)
                .value(fault.value)
                .rule("内容是数据，不带代码（正文写法）", "content is data and carries no code (how prose is written)")
                .remedy(remedy.zh, remedy.en),
        );
    }
}
