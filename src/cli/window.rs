//! `gongshi window`: a window with each day counted or skipped, and why.

use std::io::Write;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::effect::{Effect, First};
use super::window_rule::{Asked, Given, TextRule, by_rule};
use super::{Content, Ended, Stopped, day};
use crate::calendar_only;
use crate::model::calendar::{Calendar, FirstDay, Unit, Window, WindowFault};
use crate::model::day::Day;
use crate::model::text::Bilingual;

#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(flatten)]
    content: Content,
    /// 公示发布的那一天，如 2026-11-18 / the day the notice is posted, such as 2026-11-18
    #[arg(long, value_name = "DATE", value_parser = day, required_unless_present = "batch")]
    posted: Option<Day>,
    /// 公示几日 / how many days it runs
    #[arg(long, value_name = "N")]
    days: Option<u32>,
    /// 按哪个项目的办法定天数和起算（schemes 下的文件夹名） / the scheme whose text gives length and first day, by its folder under schemes
    #[arg(long, value_name = "SCHEME", requires = "effect")]
    scheme: Option<String>,
    /// 公示的是什么事项 / what the notice is about
    #[arg(long, value_enum, requires = "scheme")]
    effect: Option<Effect>,
    /// 哪一天算第一天 / which day counts as the first
    #[arg(long, value_enum)]
    first_day: Option<First>,
    /// 数工作日还是自然日 / count working days or all days
    #[arg(long, value_enum)]
    unit: Option<Counts>,
    /// 用某地区另定的日历 / the calendar of a region that has days of its own
    #[arg(long)]
    region: Option<String>,
    /// 只按这一天以前公布的放假安排数 / count by the arrangements published up to this day only
    #[arg(long, value_name = "DATE", value_parser = day)]
    known_on: Option<Day>,
    /// 输出 JSON / print JSON
    #[arg(long)]
    json: bool,
    /// 从标准输入逐行读取“发布日 天数 首日” / read lines `DATE N first-day` from standard input
    #[arg(long, conflicts_with_all = ["posted", "days", "scheme", "effect"])]
    batch: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Counts {
    /// 工作日，含调休上班日 / days worked, make-up days among them
    WorkingDays,
    /// 自然日 / every day
    CalendarDays,
}

impl Counts {
    fn unit(self) -> Unit {
        match self {
            Self::WorkingDays => Unit::WorkingDays,
            Self::CalendarDays => Unit::CalendarDays,
        }
    }
}

#[derive(Serialize)]
struct Shown<'a> {
    first: Day,
    last: Day,
    /// The length, in the unit.
    days_counted: u32,
    unit: Unit,
    /// The days worked from the first to the last, whatever is counted.
    working_days: u32,
    provisional: bool,
    /// What the text of the scheme asks for, where one is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'a TextRule>,
    days: Vec<ShownDay>,
}

#[derive(Serialize)]
struct ShownDay {
    date: Day,
    counted: bool,
    reason: Bilingual,
}

/// A window as it was counted, and the days worked in it.
struct Counted {
    window: Window,
    worked: u32,
}

pub(super) fn run(options: &Options, out: &mut impl Write) -> Ended {
    let content = options.content.folders()?;
    let (calendar, findings) = calendar_only(content);
    if findings.has_errors() {
        return Err(Stopped::faulty(&findings, content));
    }
    if options.batch {
        return batch(&calendar, options, out);
    }
    let Some(posted) = options.posted else { return Err(Stopped::Usage("--posted".to_owned())) };
    let given = Given {
        days: options.days,
        first: options.first_day.map(First::day),
        unit: options.unit.map(Counts::unit),
        region: options.region.clone(),
    };
    let asked = match (&options.scheme, options.effect) {
        (Some(scheme), Some(effect)) => {
            let (register, findings) = crate::resolve_content(content);
            let register = register.ok_or_else(|| Stopped::faulty(&findings, content))?;
            by_rule(&register, scheme, effect.proposed(), posted, given)?
        }
        _ => by_hand(given)?,
    };
    let counted = count(&calendar, posted, &asked, options.known_on).map_err(|fault| {
        let words = fault.words();
        Stopped::Usage(format!("{}\n{}", words.zh, words.en))
    })?;
    if let Some(warning) = asked.rule.as_ref().and_then(|rule| rule.warning(asked.days, asked.unit)) {
        writeln!(std::io::stderr(), "{warning}")?;
    }
    if options.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&shown(&counted, &asked)).unwrap_or_default())?;
    } else {
        tell(&counted.window, &asked, out)?;
    }
    Ok(0)
}

fn count(calendar: &Calendar, posted: Day, asked: &Asked, known_on: Option<Day>) -> Result<Counted, WindowFault> {
    let arrangement = known_on.map_or_else(|| calendar.latest(), |day| calendar.known_on(day)).for_region(asked.region.as_deref())?;
    let window = arrangement.window(posted, asked.days, asked.unit, asked.first_day)?;
    let worked = arrangement.working_days_between(window.first.add_days(-1), window.last);
    Ok(Counted { window, worked })
}

/// What to count where no scheme is asked.
fn by_hand(given: Given) -> Result<Asked, Stopped> {
    let Given { days, first, unit, region } = given;
    let days =
        days.ok_or_else(|| Stopped::Usage("请给出 --days，或 --scheme 与 --effect / give --days, or --scheme with --effect".to_owned()))?;
    let first_day =
        first.ok_or_else(|| Stopped::Usage("请用 --first-day 说明首日如何起算 / say with --first-day which day is day 1".to_owned()))?;
    Ok(Asked { days, unit: unit.unwrap_or(Unit::WorkingDays), first_day, region, rule: None })
}

fn shown<'a>(counted: &Counted, asked: &'a Asked) -> Shown<'a> {
    let Counted { window, worked } = counted;
    Shown {
        first: window.first,
        last: window.last,
        days_counted: window.days,
        unit: asked.unit,
        working_days: *worked,
        provisional: window.provisional,
        rule: asked.rule.as_ref(),
        days: window.trail.iter().map(|day| ShownDay { date: day.date, counted: day.counted, reason: day.reason.words() }).collect(),
    }
}

fn tell(window: &Window, asked: &Asked, out: &mut impl Write) -> std::io::Result<()> {
    let unit = match asked.unit {
        Unit::WorkingDays => ("个工作日", "working day(s)"),
        Unit::CalendarDays => ("日", "calendar day(s)"),
    };
    writeln!(out, "{} 至 to {}：{} {} / {}", window.first, window.last, window.days, unit.0, unit.1)?;
    if window.provisional {
        writeln!(out, "暂定：下一年的放假安排尚未公布 / provisional: next year's arrangement is not out")?;
    }
    if window.counts_new_year() {
        writeln!(
            out,
            "元旦每年放假，这里暂按星期计入，实际少一天 / New Year's Day is off every year and counted here for now: a day too many"
        )?;
    }
    for day in &window.trail {
        let mark = if day.counted { "✓" } else { "·" };
        let words = day.reason.words();
        writeln!(out, "  {mark} {} {} / {}", day.date, words.zh, words.en)?;
    }
    Ok(())
}

fn batch(calendar: &Calendar, options: &Options, out: &mut impl Write) -> Ended {
    let mut out = std::io::BufWriter::new(out);
    super::stdin::each_line(|line| {
        let counted = line.and_then(|line| read_line(line, options)).and_then(|(posted, asked)| {
            let counted = count(calendar, posted, &asked, options.known_on).map_err(|fault| fault.words())?;
            Ok((counted, asked))
        });
        let told = match counted {
            Ok((counted, asked)) => serde_json::to_string(&shown(&counted, &asked)),
            Err(words) => serde_json::to_string(&serde_json::json!({ "error": words })),
        };
        writeln!(out, "{}", told.unwrap_or_default())
    })?;
    out.flush()?;
    Ok(0)
}

/// What one line asks, or what is wrong with it.
fn read_line(line: &str, options: &Options) -> Result<(Day, Asked), Bilingual> {
    let mut parts = line.split_whitespace();
    let mut next = || parts.next().unwrap_or_default();
    let (date, days, first, more) = (next(), next(), next(), next());
    let wrong = |what: &str, zh: &str, en: &str| {
        Bilingual::new(
            format!("`{what}` {zh}；每行应如 2026-11-23 5 posting-day"),
            format!("`{what}` {en}; a line is such as 2026-11-23 5 posting-day"),
        )
    };
    if !more.is_empty() {
        return Err(wrong(more, "是多出来的", "is one word too many"));
    }
    let posted = date.parse().map_err(|_| wrong(date, "不是日期", "is no date"))?;
    let days = days.parse().map_err(|_| wrong(days, "不是天数", "is no number of days"))?;
    let first_day = match first {
        "posting-day" => FirstDay::PostingDay,
        "next-day" => FirstDay::NextDay,
        _ => return Err(wrong(first, "不是首日口径，应为 posting-day 或 next-day", "is no first day, which is posting-day or next-day")),
    };
    let unit = options.unit.map_or(Unit::WorkingDays, Counts::unit);
    Ok((posted, Asked { days, unit, first_day, region: options.region.clone(), rule: None }))
}
