//! `gongshi explain`: a check's own page.

use std::io::Write;

use clap::Args;

use super::{Ended, prepared};
use crate::check::{CHECKS, head_comment};
use crate::prepare::unknown;
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
            None => {
                let known: Vec<&str> = CHECKS.iter().map(|check| check.code).chain([published::CODE]).collect();
                let mut refused = unknown(code, ("检查", "check"), &known);
                refused.remedy.zh.push_str("；gongshi explain 列出全部");
                refused.remedy.en.push_str("; gongshi explain lists them all");
                Err(prepared::stopped(&refused))
            }
        },
    }
}
