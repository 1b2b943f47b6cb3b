//! Writing prepared files and telling what was written, what is still to fill in, and what comes next.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::{Content, Ended, Stopped, say};
use crate::finding::{Findings, Level, MOST};
use crate::model::register::Register;
use crate::model::text::Bilingual;
use crate::prepare::{Prepared, Taken, without_blanks};
use crate::{check, read};

/// The register as it stands, faults of the content and all, and every path in use.
///
/// # Errors
/// The content cannot be read as a register.
pub(super) fn register(content: &Content) -> Result<(Register, Taken), Stopped> {
    read(content, |_, _| ())
}

/// The same; says that the content has errors, where it has some.
///
/// # Errors
/// As [`register`].
pub(super) fn examined(content: &Content) -> Result<(Register, Taken), Stopped> {
    read(content, tell_of_errors)
}

/// Reads the register and shows it, with what was found so far, before its blanks are taken out.
fn read(content: &Content, show: impl FnOnce(&Register, &Findings)) -> Result<(Register, Taken), Stopped> {
    let folders = content.folders()?;
    let (tree, mut findings) = read::disk::read(folders);
    let taken: Taken = tree.paths().cloned().collect();
    let (register, more) = crate::resolve_tree(tree);
    findings.append(more);
    let mut register = register.ok_or_else(|| Stopped::faulty(&findings, folders))?;
    show(&register, &findings);
    without_blanks(&mut register);
    Ok((register, taken))
}

/// Says that the content has errors, where it has some: what rests on it may be wrong, and it could not be published.
/// `before` are the findings of reading and resolving it.
pub(super) fn tell_of_errors(register: &Register, before: &Findings) {
    let errors = before.count(Level::Error) + check::findings(register).count(Level::Error);
    if errors > 0 {
        let told = format!(
            "注意：内容有 {errors} 个错误，以下结果可能不对，gongshi check 列出 / \
             mind: the content has {errors} error(s), so this may be wrong; gongshi check lists them"
        );
        say(&told, 0);
    }
}

/// Writes everything or nothing, or only shows it, and tells it.
pub(super) fn finish(content: &Content, prepared: &Prepared, show: bool, out: &mut impl Write) -> Ended {
    finish_over(content, prepared, &[], show, out)
}

/// The same in place of files that are there and go when everything is written. Nothing is told before it is written: whoever
/// listens may be gone.
pub(super) fn finish_over(content: &Content, prepared: &Prepared, old: &[PathBuf], show: bool, out: &mut impl Write) -> Ended {
    let root = content.first()?;
    if show {
        for file in &prepared.files {
            writeln!(out, "── {}\n{}", root.join(&file.path).display(), file.text)?;
        }
    } else {
        replacing(old, || write_new(root, prepared))?;
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

/// What stood in the way of a whole import, the first errors in full.
pub(super) fn unmade(notes: impl Iterator<Item = Bilingual>, errors: impl ExactSizeIterator<Item = Bilingual>) -> Stopped {
    let n = errors.len();
    let mut told: String = notes.chain(errors.take(MOST)).map(|told| format!("{} / {}\n", told.zh, told.en)).collect();
    if n > MOST {
        told.push_str(&format!("只列出前 {MOST} 处 / the first {MOST} are told\n"));
    }
    Stopped::Content(format!("{told}{n} 处错误，什么也没有写 / {n} error(s), nothing was written"))
}

/// Moves files out of the way of new ones, and back where those are not written.
fn replacing(old: &[PathBuf], write: impl FnOnce() -> Result<(), Stopped>) -> Result<(), Stopped> {
    let aside = |file: &Path| file.with_added_extension("old");
    let moved: Vec<&PathBuf> = old.iter().take_while(|file| std::fs::rename(file, aside(file)).is_ok()).collect();
    let written = match old.get(moved.len()) {
        Some(stuck) => Err(Stopped::Fault(format!("{}: 移不开 / cannot be moved aside", stuck.display()))),
        None => write(),
    };
    for file in moved {
        match &written {
            Ok(()) => std::fs::remove_file(aside(file))?,
            Err(_) => std::fs::rename(aside(file), file)?,
        }
    }
    written
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_makes_room_comes_back_where_nothing_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let [one, two] = ["one.toml", "two.toml"].map(|name| folder.path().join(name));
        put(&one, "old").unwrap();
        let alone = || one.exists() && !one.with_added_extension("old").exists();
        let written = || put(&one, "new").map_err(Stopped::from);
        assert!(replacing(&[one.clone(), two], written).is_err() && alone(), "the second is not there");
        assert!(replacing(std::slice::from_ref(&one), || Err(Stopped::Unread)).is_err() && alone());
        assert!(std::fs::metadata(&one).is_ok_and(|file| file.len() == 3));
        assert!(replacing(std::slice::from_ref(&one), written).is_ok() && alone());
        assert!(put(&one, "").is_err(), "the new one is there");
    }
}
