//! # list-formula：表格软件会当作公式的单元格 / a cell that a spreadsheet would run
//!
//! 以 `=`、`+`、`-`、`@`（或其全角形式）、制表符开头的单元格，用表格软件打开时会被当作公式执行。名单是给人下载的，
//! 这样的内容不进名单；单独的短横和负数不在其列。本站导出的 CSV 另在此类文字前加撇号。
//!
//! A cell that begins with `=`, `+`, `-`, `@` (or these in full width) or a tab is a formula to a spreadsheet and may be
//! run by whoever opens the list. Lists are made to be downloaded, so nothing of the kind enters one; a dash by itself and
//! a negative number pass. The CSV files of the site put an apostrophe before such text besides.
//!
//! 依据 / rests on: 内容是数据，不带代码（通行做法：OWASP 的 CSV 注入说明）/ content is data and carries no code (practice: OWASP, CSV injection).
//!
//! ```csv
//! base,name,host
//! # 错 / bad
//! QD-2022-003,=HYPERLINK("https://a.example"),海星大学
//! # 对 / good
//! QD-2022-003,海星联合实验室,海星大学
//! ```

use super::{Scene, seen};
use crate::finding::{Findings, Level};
use crate::model::sighting::Concern;

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    let rule = ("列表是数据，不带公式", "a list is data and holds no formulas");
    let remedy = ("写成普通文字，去掉开头的符号", "write it as plain text, without the sign in front");
    let seen = seen::of(scene, Concern::Formula, "list-formula", Level::Error);
    findings.extend(seen.map(|finding| finding.rule(rule.0, rule.1).remedy(remedy.0, remedy.1)));
}
