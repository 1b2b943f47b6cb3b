//! `gongshi build`: the site.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::content::{self, Around};
use super::{Clock, Content, Ended, Stopped, day, say};
use crate::finding::Level;
use crate::model::day::Day;
use crate::{Failure, Sources, report};

#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(flatten)]
    content: Content,
    /// 输出文件夹，整体替换 / the output folder, exchanged as a whole
    #[arg(long, value_name = "DIR", default_value = "dist")]
    out: PathBuf,
    /// 截至哪一日，默认今日（北京时间） / the day the site shows, by default today at UTC+8
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<Day>,
    /// 网站地址，代替 site.toml 中的 / the site's address instead of the one in site.toml
    #[arg(long, value_name = "URL", value_parser = crate::check::base_address)]
    base_url: Option<String>,
    #[command(flatten)]
    around: Around,
    /// 不压缩 HTML / leave the HTML as it is
    #[arg(long)]
    no_minify: bool,
    /// 不做站内搜索 / leave out the search index
    #[arg(long)]
    no_search: bool,
    /// 上次发布的网站或其 manifest.json：旧地址打不开的不生成 / the last published site or its manifest.json: no build
    /// that leaves one of its addresses without an answer
    #[arg(long, value_name = "PATH")]
    against: Option<PathBuf>,
}

/// How many vanished addresses are named when they refuse nothing.
const NAMED: usize = 5;

pub(super) fn run(options: &Options, clock: &Clock, out: &mut impl Write) -> Ended {
    let day = clock.day(options.as_of)?;
    let content = options.content.folders()?;
    options.around.look()?;
    content::published(options.against.as_deref())?;
    let sources = Sources {
        base_url: options.base_url.clone(),
        search: !options.no_search,
        minify: !options.no_minify,
        ..options.around.sources(content)
    };
    let against = options.against.as_deref();
    let built = super::wait::with_bar(|progress| crate::build_against(&sources, &options.out, day, against, progress));
    match built {
        Ok(built) => {
            let told = report::human::count(&built.findings);
            if !told.is_empty() {
                say(&format!("{told}（gongshi check 列出 lists them）"), 0);
            }
            let vanished = built.vanished.sorted();
            for finding in vanished.iter().take(NAMED).filter(|finding| finding.level == Level::Warning) {
                say(&format!("警告 warning[{}] {} / {}", finding.code, finding.says.zh, finding.says.en), 0);
            }
            if let Some(more) = vanished.len().checked_sub(NAMED).filter(|more| *more > 0) {
                say(&format!("……另有 and {more} 个 more（gongshi check --against 列出 lists them）"), 0);
            }
            let written = &built.written;
            if let Some(leftover) = &written.leftover {
                say(&format!("新网站已经上线 / the new site is live\n{leftover}"), 0);
            }
            writeln!(out, "截至 as of {day}：{} 个网页 pages，{} 个文件 files，{} 字节 bytes", built.pages, written.files, written.bytes)?;
            writeln!(out, "输出 output {}", written.folder.display())?;
            writeln!(out, "全站校验值 root {}", written.root)?;
            Ok(0)
        }
        Err(Failure::Findings(findings)) => {
            let told = report::human::print(&findings, &mut report::Sources::new(content));
            Err(Stopped::Content(format!("{told}未生成，原网站不变 / nothing was written, the site is as it was")))
        }
        Err(Failure::Write(error)) => Err(Stopped::Fault(error.to_string())),
        Err(Failure::Search(error)) => Err(Stopped::Fault(error.to_string())),
    }
}
