//! `gongshi effects`: what the public will see of a change, from two built sites.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Ended, Stopped, unless_unread};
use crate::effects::{self, Site};
use crate::report;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// 现在的网站（文件夹） / the site as it is, a folder
    old: PathBuf,
    /// 修改后的网站（文件夹） / the site as it would be, a folder
    new: PathBuf,
    /// 输出形式 / the form of the report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// 有此情形时以退出码 1 结束 / end with exit code 1 in this case
    #[arg(long, value_enum, value_name = "CASE")]
    fail_on: Option<Case>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// 供终端阅读 / for a terminal
    Text,
    /// 供代码托管平台的作业摘要 / for the summary of a job on a forge
    Markdown,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Case {
    /// 有任何不同 / anything differs
    Changed,
    /// 有地址失效 / an address vanishes
    Vanished,
}

pub(super) fn run(options: &Options, out: &mut impl Write) -> Ended {
    let wrong = |error: effects::NoSite| Stopped::Usage(error.to_string());
    let (before, after) = (Site::open(&options.old).map_err(wrong)?, Site::open(&options.new).map_err(wrong)?);
    let mut unlike = before.unlike_manifest();
    unlike.append(after.unlike_manifest());
    if unlike.has_errors() {
        let told = report::human::print(&unlike, &mut report::Sources::new(&[]));
        let why = "网站与自己的清单不符，没有比较 / a site is not what its manifest lists, so nothing was compared";
        return Err(Stopped::Content(format!("{told}{why}")));
    }
    let told = effects::compare(&before, &after).map_err(wrong)?;
    let report = match options.format {
        Format::Text => effects::text(&told),
        Format::Markdown => effects::markdown(&told),
    };
    let printed = write!(out, "{report}").map_err(Stopped::from);
    let failed = match options.fail_on {
        None => false,
        Some(Case::Changed) => told.any(),
        Some(Case::Vanished) => told.vanished(),
    };
    unless_unread(printed, u8::from(failed))
}
