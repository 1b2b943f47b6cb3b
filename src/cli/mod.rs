//! The command line: one file a command.
//!
//! Exit codes: 0 done (warnings too), 1 at least one error in the content, 2 wrong use, 3 our fault or the disk's.

mod build;
mod check;
mod conclude;
mod content;
mod deadlines;
mod effect;
mod effects;
mod explain;
mod import;
mod import_calendar;
mod import_file;
mod import_list;
mod manual;
mod new;
mod prepared;
mod search;
#[cfg(feature = "serve")]
mod serve;
mod state;
mod stdin;
mod verify;
mod wait;
mod window;
mod window_rule;
mod wrong_use;

use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{ArgAction, CommandFactory, Parser, Subcommand};

use crate::finding::Findings;
use crate::model::day::Day;
use crate::refused::Refused;
use crate::report;
use content::Content;

/// What time it is, for the one question that needs it: the as-of day.
#[derive(Debug, Clone)]
pub struct Clock {
    /// Seconds since 1970 at UTC.
    pub now: u64,
    /// `SOURCE_DATE_EPOCH`, as set.
    pub epoch: Option<String>,
}

impl Clock {
    /// The as-of day: the one asked for, else that of `SOURCE_DATE_EPOCH`, else today, both at UTC+8.
    ///
    /// # Errors
    /// `SOURCE_DATE_EPOCH` is no number of seconds.
    fn day(&self, asked: Option<Day>) -> Result<Day, Stopped> {
        if let Some(day) = asked {
            return Ok(day);
        }
        let seconds = match &self.epoch {
            Some(text) => {
                let wrong = |_| Stopped::Usage(format!("SOURCE_DATE_EPOCH 不是秒数 / is no number of seconds: {text}"));
                text.trim().parse().map_err(wrong)?
            }
            None => self.now,
        };
        const BEIJING: u64 = 8 * 3600;
        let days = i64::try_from(seconds.saturating_add(BEIJING) / 86_400).unwrap_or(i64::MAX);
        let first = Day::new(1970, 1, 1).unwrap_or(Day::MIN);
        Ok(first.add_days(days))
    }
}

/// 公示：把基地记录和政策文本编成双语公示网站
///
/// Compiles base records and policy texts into a bilingual public disclosure site.
#[derive(Debug, Parser)]
#[command(name = "gongshi", version, arg_required_else_help = true, disable_help_flag = true, disable_help_subcommand = true)]
#[command(disable_version_flag = true, after_help = EXITS)]
struct Line {
    /// 印出帮助 / print help
    #[arg(short, long, global = true, action = ArgAction::Help, display_order = 1000)]
    help: Option<bool>,
    /// 印出版本 / print the version
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
    #[command(subcommand)]
    command: Command,
}

/// What the exit code tells, at the foot of the help.
const EXITS: &str = "退出码 exit code: 0 完成 done；1 内容或网站有错误 an error in the content or the site；\
                     2 用法不对 wrong use；3 程序或磁盘的问题 our fault or the disk's";

/// The whole command line, for its manual, its completions and whoever checks its words.
#[must_use]
pub fn command() -> clap::Command {
    Line::command()
}

#[derive(Debug, Subcommand)]
enum Command {
    /// 生成网站，整体替换原来的 / make the site and put it in place of the old one as a whole
    Build(build::Options),
    /// 检查内容，一次列出全部问题 / check the content and tell everything that is wrong at once
    Check(check::Options),
    /// 边写边看：文件一改，网页就更新 / the site while it is being written: a page is new when its file is saved
    #[cfg(feature = "serve")]
    Serve(serve::Options),
    /// 比较两个生成好的网站：公众将看到什么变化 / compare two built sites: what the public will see
    Effects(effects::Options),
    /// 计算公示期，逐日说明计与不计 / count a publicity window, day by day with the reason
    Window(window::Options),
    /// 一个基地在某一天的状态和由来 / what a base is on a day, and why
    State(state::Options),
    /// 在网站内容里查找，排序与网页上的搜索相同 / find things on the site, ranked as its own search ranks them
    Search(search::Options),
    /// 核对网站：文件是否与清单一致，能否重新生成 / verify a site: every file as listed, and the same when built again
    Verify(verify::Options),
    /// 到期事项：公示期满、待公布的结果、评估、整改、限制期、报告、文本有效期 / what falls due: windows, outcomes, evaluations,
    /// rectification, bars, reports, texts that lapse
    Deadlines(deadlines::Options),
    /// 新建文件：日期、条款、编号、名称都已填好 / a correct new file: dates, articles, numbers and names filled in
    #[command(subcommand)]
    New(new::What),
    /// 公示期满，写出逐行答复的决定 / the decision that answers every row of a notice, once its window is over
    Conclude(conclude::Options),
    /// 把现成的文本变成本站的格式 / turn texts as people have them into the form of this site
    #[command(subcommand)]
    Import(import::What),
    /// 说明一项检查：查什么、为什么、依据哪一条 / explain a check: what it catches, why, by which article
    Explain(explain::Options),
    /// 输出命令行补全脚本 / print a completion script for a shell
    Completions(manual::Shell),
    /// 输出手册页 / print or write the manual pages
    Man(manual::Folder),
}

/// What a command ends with: its exit code, and what it has to say when it failed.
type Ended = Result<u8, Stopped>;

/// Why a command stopped.
#[derive(Debug)]
enum Stopped {
    /// An error in the content or in a site: 1.
    Content(String),
    /// Wrong use: 2.
    Usage(String),
    /// Our fault or the disk's: 3.
    Fault(String),
    /// Nobody reads the output any more: 0.
    Unread,
}

impl Stopped {
    /// What is wrong with the content of some folders, all of it.
    fn faulty(findings: &Findings, content: &[PathBuf]) -> Self {
        let told = report::human::print(findings, &mut report::Sources::new(content));
        Self::Content(told.trim_end().to_owned())
    }
}

impl From<Refused> for Stopped {
    fn from(Refused { what, remedy }: Refused) -> Self {
        Self::Usage(format!("{}\n{}\n  改法 fix: {} / {}", what.zh, what.en, remedy.zh, remedy.en))
    }
}

impl From<std::io::Error> for Stopped {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::BrokenPipe => Self::Unread,
            _ => Self::Fault(format!("读写不了 / cannot be read or written: {error}")),
        }
    }
}

/// Runs a command line and gives its exit code.
pub fn run(args: impl Iterator<Item = OsString>, clock: &Clock) -> ExitCode {
    let line = match Line::try_parse_from(helped(args)) {
        Ok(line) => line,
        Err(error) => {
            let code = u8::try_from(error.exit_code()).unwrap_or(2);
            if let Some(words) = wrong_use::chinese(&error) {
                say(&words, code);
            }
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    let mut out = std::io::stdout().lock();
    let ended = match line.command {
        Command::Build(options) => build::run(&options, clock, &mut out),
        Command::Check(options) => check::run(&options, clock, &mut out),
        Command::Effects(options) => effects::run(&options, &mut out),
        #[cfg(feature = "serve")]
        Command::Serve(options) => serve::run(&options, clock, &mut out),
        Command::Window(options) => window::run(&options, &mut out),
        Command::Search(options) => search::run(&options, clock, &mut out),
        Command::State(options) => state::run(&options, clock, &mut out),
        Command::Verify(options) => verify::run(&options, &mut out),
        Command::Deadlines(options) => deadlines::run(&options, clock, &mut out),
        Command::New(what) => new::run(&what, clock, &mut out),
        Command::Conclude(options) => conclude::run(&options, clock, &mut out),
        Command::Import(what) => import::run(&what, &mut out),
        Command::Explain(options) => explain::run(&options, &mut out),
        Command::Completions(options) => manual::completions(&options, &mut out),
        Command::Man(options) => manual::man(&options, &mut out),
    };
    let code = match ended {
        Ok(code) => code,
        Err(Stopped::Content(why)) => say(&why, 1),
        Err(Stopped::Usage(why)) => say(&why, 2),
        Err(Stopped::Fault(why)) => say(&why, 3),
        Err(Stopped::Unread) => 0,
    };
    ExitCode::from(code)
}

/// `gongshi help build` asks what `gongshi build --help` asks.
fn helped(args: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let mut args: Vec<OsString> = args.collect();
    if args.get(1).is_some_and(|first| first == "help") {
        args.remove(1);
        args.push("--help".into());
    }
    args
}

/// What a command ends with whose findings ask for a code: nobody may read them any more, and the code is still asked for.
fn unless_unread(told: Result<(), Stopped>, code: u8) -> Ended {
    match told {
        Ok(()) | Err(Stopped::Unread) => Ok(code),
        Err(stopped) => Err(stopped),
    }
}

fn say(why: &str, code: u8) -> u8 {
    let _ = writeln!(std::io::stderr(), "{why}");
    code
}

/// Reads a day given as an option.
fn day(text: &str) -> Result<Day, String> {
    text.parse().map_err(|_| format!("`{text}` 不是日期，应如 2026-11-02 / is no date such as 2026-11-02"))
}
