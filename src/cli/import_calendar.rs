//! `gongshi import calendar`: a new year's days off from the State Council's paper.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::{Content, Ended, day, import_file, prepared};
use crate::import::source::WordNumbers;
use crate::import::{self, calendar};
use crate::model::calendar::YearState;
use crate::model::day::Day;
use crate::model::text::Bilingual;
use crate::prepare::{File, Prepared};
use crate::read::disk;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// 国务院办公厅关于某年部分节假日安排的通知全文（txt、md、html、docx） / the whole paper (txt, md, html, docx)
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// 公布的那一天，默认落款日期 / the day it was made public, by default the day it was signed
    #[arg(long, value_name = "DATE", value_parser = day)]
    published: Option<Day>,
    /// 只显示，不写文件 / only show, write nothing
    #[arg(long)]
    show: bool,
    #[command(flatten)]
    content: Content,
}

pub(super) fn run(options: &Options, out: &mut impl Write) -> Ended {
    let bytes = import_file::bytes(&options.file)?;
    let name = options.file.to_string_lossy();
    let refused = |refused| import_file::refused(&name, &refused);
    let source = import::read(&name, &bytes, WordNumbers::LeftOut).map_err(refused)?;
    let made = calendar::import(&source, options.published).map_err(refused)?;
    let line = |note: &import::report::Note| {
        let place = if note.line == 0 { String::new() } else { format!(":{}", note.line) };
        Bilingual::new(format!("{name}{place}: {}", note.what.zh), &note.what.en)
    };
    if !made.errors.is_empty() {
        return Err(prepared::unmade(made.notes.iter().map(line), made.errors.iter().map(line)));
    }
    let year = &made.year;
    let path = format!("calendars/cn-{}.toml", year.year);
    let mut prepared =
        Prepared { files: vec![File { path: path.clone(), text: calendar::toml(year) }], notes: made.notes.iter().map(line).collect() };
    let (off, work): (u32, usize) = (year.off.iter().map(|off| off.days).sum(), year.work.len());
    let spans = year.off.len();
    prepared.notes.push(Bilingual::new(
        format!("{}年：{spans} 段放假共 {off} 天，{work} 天调休上班；请对照通知核对一遍", year.year),
        format!("{}: {spans} spans off of {off} days in all, {work} make-up day(s); compare them with the paper once", year.year),
    ));
    let mut old = Vec::new();
    if !options.show && waits(options.content.folders()?, year.year) {
        prepared.notes.push(Bilingual::new("替换了标为“未公布”的原文件", "the file that said “unpublished” was replaced"));
        old.extend(options.content.folders()?.iter().map(|root| root.join(&path)).filter(|file| file.exists()));
    }
    prepared::finish_over(&options.content, &prepared, &old, options.show, out)
}

/// Whether the year has a file that says no more than that its paper is not out.
fn waits(content: &[PathBuf], year: i32) -> bool {
    let (tree, _) = disk::read(content);
    let (years, _) = crate::read::calendars(&tree);
    let file = format!("calendars/cn-{year}.toml");
    years.iter().any(|(path, draft)| *path == file && draft.state == YearState::Unpublished)
}
