//! Markdown files: prose, guides and official texts, each held to what may stand in it.

use super::{guide, policy_markdown};
use crate::finding::{At, Finding, Findings, Place};
use crate::model::markdown::{self, ProseFault};
use crate::model::policy::Guide;
use crate::model::policy_text::PolicyText;

/// Tells what may not stand in prose.
pub(crate) fn check(file: &str, text: &str, findings: &mut Findings) {
    tell(file, markdown::faults(text), findings);
}

/// Reads a guide into its entries.
pub(crate) fn guide(file: &str, text: &str, findings: &mut Findings) -> Guide {
    let (guide, faults) = guide::guide(text);
    tell(file, faults, findings);
    guide
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
