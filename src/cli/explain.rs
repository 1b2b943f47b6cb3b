//! `gongshi explain`: a check's own page.

use std::io::Write;

use clap::Args;

use super::{Ended, Stopped};
use crate::check::{CHECKS, head_comment};
use crate::published;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// 检查代号；不写则列出全部 / the check's code; without one, all of them
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

pub(super) fn run(options: &Options, out: &mut impl Write) -> Ended {
    match &options.code {
        None => {
            for check in CHECKS {
                writeln!(out, "{:<22} {}", check.code, check.title())?;
            }
            Ok(0)
        }
        Some(code) if code == published::CODE => {
            write!(out, "{}", head_comment(published::PAGE))?;
            Ok(0)
        }
        Some(code) => match CHECKS.iter().find(|check| check.code == code) {
            Some(check) => {
                write!(out, "{}", check.page())?;
                Ok(0)
            }
            None => Err(Stopped::Usage(format!("没有这项检查 / there is no such check: {code}"))),
        },
    }
}
