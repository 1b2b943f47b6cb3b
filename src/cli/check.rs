//! `gongshi check`: every finding at once.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::{Clock, Content, Ended, Stopped, content, day, import_file, unless_unread};
use crate::finding::Findings;
use crate::model::day::Day;
use crate::report;

#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(flatten)]
    content: Content,
    /// 输出形式 / the form of the report
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// 另把问题列表以 Markdown 追加到此文件（如 CI 的摘要文件） / also append the findings as Markdown to this file, such as the summary of a CI job
    #[arg(long, value_name = "FILE")]
    summary: Option<PathBuf>,
    /// 一行一个路径的文件，如 git diff --name-only 所印：先列这些文件的问题 / a file of paths, one a line as git diff
    /// --name-only prints them: the findings in these come first
    #[arg(long, value_name = "FILE")]
    touched: Option<PathBuf>,
    /// 上次发布的网站或其 manifest.json：列出将打不开的旧地址 / the last published site or its manifest.json: tell each
    /// address that would no longer answer
    #[arg(long, value_name = "PATH")]
    against: Option<PathBuf>,
    /// 比较哪一日的网站，默认今日 / the day of the site that is compared, by default today at UTC+8
    #[arg(long, value_name = "DATE", value_parser = day, requires = "against")]
    as_of: Option<Day>,
    /// 静态文件夹，比较时用 / files served as they are, for the comparison
    #[arg(long = "static", value_name = "DIR", default_value = "site")]
    statics: PathBuf,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// 供人阅读 / for people
    Human,
    /// 供程序读取 / for programs
    Json,
    /// GitHub Actions 的标注 / annotations of GitHub Actions
    Github,
    /// SARIF 2.1.0，供代码扫描和编辑器读取 / SARIF 2.1.0, for code scanning and editors
    Sarif,
}

pub(super) fn run(options: &Options, clock: &Clock, out: &mut impl Write) -> Ended {
    let content = options.content.folders()?;
    content::published(options.against.as_deref())?;
    let findings = match &options.against {
        None => crate::examine(content).1,
        Some(against) => {
            let day = clock.day(options.as_of)?;
            content::statics(&options.statics)?;
            crate::published::examine(content, &options.statics, day, against)
        }
    };
    let touched = match &options.touched {
        Some(path) => listed(path)?,
        None => BTreeSet::new(),
    };
    let mut sources = report::Sources::new(content).touching(touched);
    let told = tell(options.format, &findings, &mut sources, out);
    if let Some(path) = &options.summary {
        let told = report::summary::print(&findings, &mut sources);
        let file = std::fs::OpenOptions::new().append(true).create(true).open(path);
        file.and_then(|mut file| file.write_all(told.as_bytes()))
            .map_err(|error| Stopped::Fault(format!("{}: {error}", path.display())))?;
    }
    unless_unread(told, u8::from(findings.has_errors()))
}

/// Prints the findings in the form asked for.
fn tell(format: Format, findings: &Findings, sources: &mut report::Sources, out: &mut impl Write) -> Result<(), Stopped> {
    match format {
        Format::Human if findings.sorted().is_empty() => writeln!(out, "没有问题 / nothing found")?,
        Format::Human => write!(out, "{}", report::human::print(findings, sources))?,
        Format::Json => writeln!(out, "{}", report::json::print(findings, sources))?,
        Format::Github => write!(out, "{}", report::github::print(findings, sources))?,
        Format::Sarif => writeln!(out, "{}", report::sarif::print(findings, sources))?,
    }
    Ok(())
}

/// The lines of a file, which name files.
fn listed(path: &Path) -> Result<BTreeSet<String>, Stopped> {
    let text = import_file::bytes(path)?;
    Ok(String::from_utf8_lossy(&text).lines().map(|line| line.trim_end().to_owned()).collect())
}
