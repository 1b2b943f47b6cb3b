//! Writing prepared files and telling what was written, what is still to fill in, and what comes next.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::{Content, Ended, Stopped, say};
use crate::finding::Level;
use crate::model::register::Register;
use crate::prepare::{Prepared, Refused, Taken, without_blanks};
use crate::{read, report};

/// The register as it stands, faults of the content and all, and every path in use.
///
/// # Errors
/// The content cannot be read as a register: its faults were printed, and the code is 1.
pub(super) fn register(content: &Content) -> Result<Result<(Register, Taken), u8>, Stopped> {
    let folders = content.folders()?;
    let (tree, mut findings) = read::disk::read(folders);
    let taken: Taken = tree.paths().cloned().collect();
    let (register, more) = crate::resolve_tree(tree);
    findings.append(more);
    match register {
        Some(mut register) => {
            without_blanks(&mut register);
            Ok(Ok((register, taken)))
        }
        None => {
            let told = report::human::print(&findings, &mut report::Sources::new(folders));
            Ok(Err(say(told.trim_end(), 1)))
        }
    }
}

/// Says that the content has errors, where it has some: what rests on it may be wrong, and it could not be published.
pub(super) fn tell_of_errors(content: &Content) -> Result<(), Stopped> {
    let errors = crate::examine(content.folders()?).1.count(Level::Error);
    if errors > 0 {
        writeln!(
            std::io::stderr(),
            "注意：内容有 {errors} 个错误，以下结果可能不对，gongshi check 列出 / \
             mind: the content has {errors} error(s), so this may be wrong; gongshi check lists them"
        )?;
    }
    Ok(())
}

/// Writes everything or nothing, or only shows it, and tells it.
pub(super) fn finish(content: &Content, made: Result<Prepared, Refused>, show: bool, out: &mut impl Write) -> Ended {
    let prepared = made.map_err(|refused| stopped(&refused))?;
    let root = content.first()?;
    if show {
        for file in &prepared.files {
            writeln!(out, "── {}\n{}", root.join(&file.path).display(), file.text)?;
        }
    } else {
        write_new(root, &prepared)?;
        writeln!(out, "已写入 written:")?;
        for file in &prepared.files {
            writeln!(out, "  {}", root.join(&file.path).display())?;
        }
    }
    let blanks: Vec<String> = prepared
        .files
        .iter()
        .flat_map(|file| {
            file.blanks().into_iter().map(move |(line, words)| format!("  {}:{line}: {words}", root.join(&file.path).display()))
        })
        .collect();
    if blanks.is_empty() {
        writeln!(out, "没有待填之处 / nothing left to fill in")?;
    } else {
        writeln!(out, "待填 {} 处 / to fill in, {}:", blanks.len(), blanks.len())?;
        blanks.iter().try_for_each(|line| writeln!(out, "{line}"))?;
    }
    if !prepared.notes.is_empty() {
        writeln!(out, "说明 notes:")?;
        prepared.notes.iter().try_for_each(|note| writeln!(out, "  {} / {}", note.zh, note.en))?;
    }
    if !show {
        let next =
            if blanks.is_empty() { "gongshi check" } else { "填好以后运行 gongshi check / fill these in, then run gongshi check" };
        writeln!(out, "接着 next: {next}")?;
    }
    Ok(0)
}

/// Says why nothing was made, and what to do.
pub(super) fn stopped(refused: &Refused) -> Stopped {
    let Refused { what, remedy } = refused;
    Stopped::Usage(format!("{}\n{}\n  改法 fix: {} / {}", what.zh, what.en, remedy.zh, remedy.en))
}

/// Writes new files; where one is there already or cannot be written, those written before it are taken away again.
pub(super) fn write_new(root: &Path, prepared: &Prepared) -> Result<(), Stopped> {
    let mut written: Vec<PathBuf> = Vec::new();
    for file in &prepared.files {
        let path = root.join(&file.path);
        if let Err(error) = put(&path, &file.text) {
            // Of a file that was there before nothing was written.
            let begun = (error.kind() != std::io::ErrorKind::AlreadyExists).then_some(&path);
            written.iter().chain(begun).for_each(|path| drop(std::fs::remove_file(path)));
            return Err(unwritten(&path, &error));
        }
        written.push(path);
    }
    Ok(())
}

/// Why a new file was not written: what is there already is never written over, and only the officer can say what is to go.
fn unwritten(path: &Path, error: &std::io::Error) -> Stopped {
    let shown = path.display();
    if error.kind() != std::io::ErrorKind::AlreadyExists {
        return Stopped::Fault(format!("{shown}: {error}"));
    }
    Stopped::Usage(format!(
        "{shown}: 已有这个文件，不覆盖 / the file is there already and is not written over\n  \
         改法 fix: 写到别处，或先移走原文件 / write elsewhere, or move that file away first"
    ))
}

fn put(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(parent) = path.parent() {
        #[expect(clippy::disallowed_methods, reason = "this command writes files for an officer to complete")]
        std::fs::create_dir_all(parent)?;
    }
    std::fs::OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
}
