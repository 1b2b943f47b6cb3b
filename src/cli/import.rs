//! `gongshi import`: regulations, lists and papers on days off as people have them, into the form this site reads.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::prepared::write_new;
use super::{Ended, Stopped, import_file};
use crate::import;
use crate::import::policy::{self, Imported};
use crate::import::source::{Source, Unit, WordNumbers};
use crate::prepare::{File, Prepared};

#[derive(Debug, Subcommand)]
pub(super) enum What {
    /// 导入一份政策文本（txt、md、docx、html） / bring in a regulation (txt, md, docx, html)
    Policy(Options),
    /// 导入表格里的名单：某份文件的列表、基地或依托单位 / bring in a spreadsheet's list: rows of an act, bases or hosts
    List(super::import_list::Options),
    /// 导入国务院办公厅一年的放假安排 / bring in the State Council's days off of a year
    Calendar(super::import_calendar::Options),
}

#[derive(Debug, Args)]
pub(super) struct Options {
    /// 要导入的文件 / the file to bring in
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// 写入此文件夹：zh.md、keys.toml、policy.toml 样稿、附件 / write zh.md, keys.toml, a draft policy.toml and forms here
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// 只写正文和附件，不写 keys.toml 与 policy.toml（用作第二个 --content） / write the text and its forms only, for a second --content
    #[arg(long, requires = "out")]
    text_only: bool,
    /// 把 Word 的自动编号写入文字（逐处报告） / put Word's automatic numbers into the text, each reported
    #[arg(long)]
    word_numbers: bool,
    /// 输出 JSON / print JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(what: &What, out: &mut impl Write) -> Ended {
    match what {
        What::Policy(options) => policy(options, out),
        What::List(options) => super::import_list::run(options, out),
        What::Calendar(options) => super::import_calendar::run(options, out),
    }
}

fn policy(options: &Options, out: &mut impl Write) -> Ended {
    let bytes = import_file::bytes(&options.file)?;
    let name = options.file.to_string_lossy();
    let numbers = if options.word_numbers { WordNumbers::PutIn } else { WordNumbers::LeftOut };
    let source = import::read(&name, &bytes, numbers).map_err(|refused| import_file::refused(&name, &refused))?;
    let imported = policy::import(&source);
    if let Some(wrong) = policy::disproof(&source, &imported) {
        return Err(Stopped::Fault(format!(
            "{name}: 导入有误，什么也没有写，请报告此问题 / the import is wrong and nothing was written; please report this: {wrong}"
        )));
    }
    if let Some(folder) = &options.out {
        write_files(folder, &imported, options.text_only)?;
    }
    if options.json {
        writeln!(out, "{}", policy::json(&imported))?;
    } else {
        tell(options, &source, &imported, out)?;
    }
    Ok(0)
}

/// Writes what was made, all of it or nothing; a file that is there already is never written over.
fn write_files(folder: &Path, imported: &Imported, text_only: bool) -> Result<(), Stopped> {
    let files = policy::files(imported).into_iter().filter(|(name, _)| !text_only || !name.ends_with(".toml"));
    let files = files.map(|(path, text)| File { path, text }).collect();
    write_new(folder, &Prepared { files, notes: Vec::new() })
}

fn tell(options: &Options, source: &Source, imported: &Imported, out: &mut impl Write) -> std::io::Result<()> {
    let text = &imported.text;
    writeln!(out, "{}", text.title)?;
    writeln!(out, "{} 章 chapters，{} 条 articles，{} 个附件 forms", text.chapters.len(), text.articles.len(), imported.forms.len())?;
    let paragraph = if source.unit == Unit::Paragraph { "¶" } else { "" };
    let mut notes = imported.notes.iter().peekable();
    while let Some(note) = notes.next() {
        // What is to be said of many lines is said once.
        let mut runs = vec![(note.line, note.line)];
        while let Some(next) = notes.next_if(|next| next.what == note.what) {
            match runs.last_mut() {
                // Empty lines lie between.
                Some((_, last)) if next.line <= last.saturating_add(2) => *last = next.line,
                _ => runs.push((next.line, next.line)),
            }
        }
        let run = |(first, last): &(usize, usize)| if first == last { first.to_string() } else { format!("{first}–{last}") };
        let lines = format!("{paragraph}{}", runs.iter().map(run).collect::<Vec<_>>().join(","));
        writeln!(out, "{}:{lines}: {} / {}", options.file.display(), note.what.zh, note.what.en)?;
    }
    if let Some(folder) = &options.out {
        writeln!(out, "已写入 written to {}", folder.display())?;
    }
    Ok(())
}
