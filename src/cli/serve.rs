//! `gongshi serve`: the site while it is being written.

use std::io::Write;

use clap::Args;

use super::content::Around;
use super::{Clock, Content, Ended, Stopped, day};
use crate::Sources;
use crate::model::day::Day;
use crate::serve;

#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(flatten)]
    content: Content,
    /// 端口；0 为任一空闲端口 / the port; 0 for any that is free
    #[arg(long, value_name = "N", default_value_t = 8016)]
    port: u16,
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
}

pub(super) fn run(options: &Options, clock: &Clock, out: &mut impl Write) -> Ended {
    let day = clock.day(options.as_of)?;
    let content = options.content.folders()?;
    options.around.look()?;
    let sources = Sources { base_url: options.base_url.clone(), minify: !options.no_minify, ..options.around.sources(content) };
    let port = options.port;
    let served = serve::serve(&serve::Options { sources, day, port }, out);
    match served {
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
            Err(Stopped::Usage(format!("端口 {port} 已被占用，用 --port 换一个 / port {port} is taken, give another with --port")))
        }
        ended => Ok(ended.map(|()| 0)?),
    }
}
