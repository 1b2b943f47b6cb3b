//! Files that came with acts and texts: each belongs to an act or a version, and is of a kind that can be published.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::unread::Unread;
use crate::finding::{Finding, Findings, Place};
use crate::model::id::ActId;
use crate::model::register::{Attachment, Register, Scheme};

/// The kinds of file that can be published.
const KINDS: [&str; 5] = ["pdf", "docx", "xlsx", "txt", "md"];

/// Resolves every file below a `files/` folder.
pub(super) fn resolve(register: &Register, files: BTreeMap<String, PathBuf>, unread: &Unread, findings: &mut Findings) -> Vec<Attachment> {
    let mut all = Vec::new();
    for (path, disk) in files {
        let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        if !ending.as_deref().is_some_and(|ending| KINDS.contains(&ending)) {
            findings.push(
                Finding::error("attachment-kind", Place::file(&path), "不能发布这一类附件", "a file of this kind cannot be published")
                    .value(ending.unwrap_or_default())
                    .rule("附件只能是 pdf、docx、xlsx、txt、md", "attachments are pdf, docx, xlsx, txt or md")
                    .remedy("另存为其中一种", "save it as one of these"),
            );
            continue;
        }
        match owner(register, &path) {
            Some((scheme, act)) => all.push(Attachment { scheme: scheme.id.clone(), act, path, disk }),
            None if path.split_once("/files/").is_some_and(|(folder, _)| unread.folder(folder) || findings.tell_of(folder)) => {}
            None => findings.push(
                Finding::error(
                    "attachment-owner",
                    Place::file(&path),
                    "附件不属于任何文件或政策文本",
                    "the attachment belongs to no act and no text",
                )
                .value(&path)
                .rule("附件放在 acts/…/files/ 或 policies/…/files/", "attachments are in acts/…/files/ or policies/…/files/")
                .remedy("移到所属的文件夹", "move it to the folder it belongs to"),
            ),
        }
    }
    all
}

fn owner<'a>(register: &'a Register, path: &str) -> Option<(&'a Scheme, Option<ActId>)> {
    let parts: Vec<&str> = path.split('/').collect();
    match parts.as_slice() {
        ["schemes", id, "policies", version, "files", _] => {
            let scheme = register.scheme(id)?;
            scheme.policies.keys().any(|known| known.as_str() == *version).then_some((scheme, None))
        }
        ["schemes", id, "acts", year, act, "files", _] => {
            let scheme = register.scheme(id)?;
            let id = ActId::try_from(format!("{year}/{act}")).ok()?;
            let of_day = scheme.acts.iter().skip(scheme.acts.partition_point(|act| act.posted() < id.posted()));
            of_day.take_while(|act| act.posted() == id.posted()).any(|act| act.id == id).then_some((scheme, Some(id)))
        }
        _ => None,
    }
}
