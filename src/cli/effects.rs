//! `gongshi effects`: what the public will see of a change, from two built sites.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Ended, Stopped};
use crate::effects::{self, Site};

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
    let told = Site::open(&options.old).and_then(|before| effects::compare(&before, &Site::open(&options.new)?));
    let told = told.map_err(|error| Stopped::Usage(error.to_string()))?;
    match options.format {
        Format::Text => write!(out, "{}", effects::text(&told))?,
        Format::Markdown => write!(out, "{}", effects::markdown(&told))?,
    }
    let failed = match options.fail_on {
        None => false,
        Some(Case::Changed) => told.any(),
        Some(Case::Vanished) => told.vanished(),
    };
    Ok(u8::from(failed))
}
