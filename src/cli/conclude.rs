//! `gongshi conclude`: the decision that answers every row of a notice.

use std::io::Write;

use clap::Args;

use super::prepared;
use super::{Clock, Content, Ended, day};
use crate::model::day::Day;
use crate::prepare::conclude::{Question, conclude};

#[derive(Debug, Args)]
pub(super) struct Options {
    /// 制度和公示的文件夹名，如 qingdao/2026/1123-recognition / the scheme and the notice, by their folders
    #[arg(value_name = "SCHEME/NOTICE")]
    notice: String,
    /// 决定发布的那一天，默认今日（北京时间） / the day the decision is posted, by default today at UTC+8
    #[arg(long, value_name = "DATE", value_parser = day)]
    posted: Option<Day>,
    /// 不予认定（或不按公示决定）的基地，用逗号分开 / bases that are not recognised, or whose row is dropped, parted by commas
    #[arg(long, value_name = "NUMBERS", value_delimiter = ',')]
    drop: Vec<String>,
    /// 申报单位撤回的基地，用逗号分开 / bases whose applicant withdrew, parted by commas
    #[arg(long, value_name = "NUMBERS", value_delimiter = ',')]
    withdrawn: Vec<String>,
    /// 公示期未满或异议未处理完的行写作 pending，先决定其余各行 / decide the other rows while a window or an objection is open
    #[arg(long)]
    partly: bool,
    /// 只显示，不写文件 / only show, write nothing
    #[arg(long)]
    show: bool,
    #[command(flatten)]
    content: Content,
}

pub(super) fn run(options: &Options, clock: &Clock, out: &mut impl Write) -> Ended {
    let posted = clock.day(options.posted)?;
    let (register, taken) = prepared::examined(&options.content)?;
    let (notice, partly) = (&options.notice, options.partly);
    let question = Question { notice, posted, dropped: &options.drop, withdrawn: &options.withdrawn, partly };
    prepared::finish(&options.content, &conclude(&register, &taken, &question)?, options.show, out)
}
