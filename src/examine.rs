//! The first half of a build: what is written → what it means → what is wrong with it.

use std::path::PathBuf;

use crate::check::{self, Checked};
use crate::finding::Findings;
use crate::model::calendar::Calendar;
use crate::model::register::Register;
use crate::read::disk::Tree;
use crate::{read, resolve};

/// Reads and resolves the content, without its checks: for questions about a register that is still being written.
#[must_use]
pub fn resolve_content(content: &[PathBuf]) -> (Option<Register>, Findings) {
    let (tree, mut findings) = read::disk::read(content);
    let (register, more) = resolve_tree(tree);
    findings.append(more);
    (register, findings)
}

pub(crate) fn resolve_tree(tree: Tree) -> (Option<Register>, Findings) {
    let (drafts, mut findings) = read::read(tree);
    let (register, more) = resolve::resolve(drafts);
    findings.append(more);
    (register, findings)
}

/// The calendar alone; nothing else in the content needs to be right.
#[must_use]
pub fn calendar_only(content: &[PathBuf]) -> (Calendar, Findings) {
    let (mut tree, mut findings) = read::disk::read(content);
    tree.texts.retain(|path, _| path.starts_with("calendars/"));
    let (years, more) = read::calendars(&tree);
    findings.append(more);
    let (calendar, more) = resolve::calendar(years);
    findings.append(more);
    (calendar, findings)
}

/// Reads, resolves and checks the content: everything that is wrong with it, and the register when it can be published.
#[must_use]
pub fn examine(content: &[PathBuf]) -> (Option<Checked>, Findings) {
    let (register, findings) = resolve_content(content);
    check_all(register, findings)
}

pub(crate) fn check_all(register: Option<Register>, mut findings: Findings) -> (Option<Checked>, Findings) {
    let Some(register) = register else { return (None, findings) };
    let (checked, more) = check::check(register, &findings);
    findings.append(more);
    (checked, findings)
}
