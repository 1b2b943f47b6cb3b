//! # attachment-link：正文链接的附件不存在 / prose links to an attachment that is not there
//!
//! 文件的 zh.md、en.md 和政策文本的导读、译文里，`files/文件名` 链接到同一文件夹的附件，网页上换成附件发布的位置。所写的附件不存在的，
//! 链接打不开，是错误。文件名须完全一致；有空格的，写成 `<files/附件 1.txt>` 或 `files/附件%201.txt`。基地的正文没有附件。
//!
//! In the prose of an act, and in the guide and the translation of a text, `files/NAME` leads to an attachment in the same folder;
//! the page shows where it is published. Where there is no such attachment the link leads nowhere: an error. The name is the very
//! same; one with a blank is written `<files/list 1.txt>` or `files/list%201.txt`. The prose of a base has no attachments.
//!
//! 依据 / rests on: 发布的链接都能打开（本站约定）/ every published link leads somewhere (this site's own rule).
//!
//! ```markdown
//! <!-- 错 / bad：files/ 里只有 名单.pdf / only 名单.pdf is there -->
//! [附件](files/名单.docx)
//! <!-- 对 / good -->
//! [附件](files/名单.pdf)
//! ```

use std::collections::BTreeSet;

use super::Scene;
use crate::finding::{At, Finding, Findings, Place};
use crate::model::markdown::attachments;
use crate::model::near;
use crate::model::policy::Guide;
use crate::model::register::Prose;
use crate::model::text::Lang;

/// The paths of all attachments in the content.
type Known<'a> = BTreeSet<&'a str>;

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    let known: Known<'_> = scene.register.attachments.iter().map(|one| one.path.as_str()).collect();
    for scheme in scene.schemes {
        for act in &scheme.acts {
            prose(&act.prose, &act.folder, &known, findings);
        }
        for base in scheme.bases.values() {
            if base.prose.zh.is_some() || base.prose.en.is_some() {
                prose(&base.prose, base.file().trim_end_matches(".toml"), &known, findings);
            }
        }
        for policy in scheme.policies.values() {
            let guides = &policy.guides;
            for (name, text) in [("guide.zh.md", &guides.zh), ("guide.en.md", &guides.en), ("en.md", &guides.translation)] {
                let Some(text) = text else { continue };
                guide(text, &policy.folder, name, &known, findings);
            }
        }
    }
}

fn prose(prose: &Prose, folder: &str, known: &Known<'_>, findings: &mut Findings) {
    for lang in Lang::ALL {
        for (byte, name) in prose.get(lang).map(attachments).unwrap_or_default() {
            let place = Place { file: format!("{folder}/{}.md", lang.code()), at: At::Byte(byte) };
            findings.extend(judge(folder, &name, place, known));
        }
    }
}

/// A link in a guide is told at the heading it stands under.
fn guide(guide: &Guide, folder: &str, file: &str, known: &Known<'_>, findings: &mut Findings) {
    let entries = guide.entries.iter().map(|entry| (At::Line(entry.line, 1), entry.markdown.as_str()));
    for (at, markdown) in entries.chain([(At::File, guide.preface.as_str())]) {
        for (_, name) in attachments(markdown) {
            findings.extend(judge(folder, &name, Place { file: format!("{folder}/{file}"), at: at.clone() }, known));
        }
    }
}

/// Tells a link, at a place, to an attachment that the folder does not have.
fn judge(folder: &str, name: &str, place: Place, known: &Known<'_>) -> Option<Finding> {
    let files = format!("{folder}/files/");
    if known.contains(format!("{files}{name}").as_str()) {
        return None;
    }
    let there: Vec<&str> = known.iter().filter_map(|path| path.strip_prefix(files.as_str())).collect();
    let near = near::nearest(name, &there);
    let (zh, en) = if near.is_empty() {
        (format!("{files} 里没有附件：放进去，或去掉链接"), format!("{files} has no attachments: put it there, or take the link out"))
    } else {
        (format!("{files} 里有：{}", near.join("、")), format!("{files} has: {}", near.join(", ")))
    };
    let finding = Finding::error("attachment-link", place, "没有这个附件", "there is no such attachment").value(name);
    let rule = ("正文里的 files/文件名 是同一文件夹的附件", "files/NAME in prose is an attachment in the same folder");
    Some(finding.rule(rule.0, rule.1).remedy(zh, en))
}
