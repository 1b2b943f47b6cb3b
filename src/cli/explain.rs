//! `gongshi explain`: a check's own page, or what a code means that is no check.

use std::io::Write;

use clap::Args;

use super::Ended;
use crate::check::{CHECKS, head_comment};
use crate::prepare::unknown;
use crate::published;
use crate::report::codes;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// 检查代号；不写则列出全部 / the check's code; without one, all of them
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

pub(super) fn run(options: &Options, out: &mut impl Write) -> Ended {
    let Some(code) = &options.code else { return all(out) };
    if code.eq_ignore_ascii_case(published::CODE) {
        write!(out, "{}", head_comment(published::PAGE))?;
    } else if let Some(check) = CHECKS.iter().find(|check| check.code.eq_ignore_ascii_case(code)) {
        write!(out, "{}", check.page())?;
    } else if let Some(known) = codes::find(code) {
        write!(out, "{}", codes::page(known))?;
    } else {
        let others = codes::FORM.iter().chain(&codes::OTHER).map(|(code, ..)| *code);
        let known: Vec<&str> = CHECKS.iter().map(|check| check.code).chain([published::CODE]).chain(others).collect();
        let mut refused = unknown(code, ("检查", "check"), &known);
        refused.remedy.zh.push_str("；gongshi explain 列出全部");
        refused.remedy.en.push_str("; gongshi explain lists them all");
        return Err(refused.into());
    }
    Ok(0)
}

/// The checks with their titles, then the codes that are no checks.
fn all(out: &mut impl Write) -> Ended {
    for check in CHECKS {
        writeln!(out, "{:<22} {}", check.code, check.title())?;
    }
    let first = head_comment(published::PAGE);
    let title = first.lines().next().and_then(|line| line.split_once('：')).map_or("", |(_, title)| title);
    writeln!(out, "{:<22} {title}", published::CODE)?;
    writeln!(out, "\n其他代号：格式、名称、核对 / other codes, of form, names and verification:")?;
    for (code, zh, en) in codes::FORM.iter().chain(&codes::OTHER) {
        let (zh, en) = (zh.split('。').next().unwrap_or_default(), en.split(". ").next().unwrap_or_default().trim_end_matches('.'));
        writeln!(out, "{code:<22} {zh} / {en}")?;
    }
    Ok(0)
}
