//! `gongshi check`: every finding at once.

use std::io::Write;

use clap::{Args, ValueEnum};

use super::{Content, Ended};
use crate::report;

#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(flatten)]
    content: Content,
    /// 输出形式 / the form of the report
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// 供人阅读 / for people
    Human,
    /// 供程序读取 / for programs
    Json,
}

pub(super) fn run(options: &Options, out: &mut impl Write) -> Ended {
    let (_, findings) = crate::examine(&options.content.content);
    let mut sources = report::Sources::new(&options.content.content);
    match options.format {
        Format::Human if findings.sorted().is_empty() => writeln!(out, "没有问题 / nothing found")?,
        Format::Human => write!(out, "{}", report::human::print(&findings, &mut sources))?,
        Format::Json => writeln!(out, "{}", report::json::print(&findings, &mut sources))?,
    }
    Ok(u8::from(findings.has_errors()))
}
