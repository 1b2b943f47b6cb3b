//! `gongshi window`: a window with each day counted or skipped, and why.

use std::io::{BufRead, Write};

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::effect::{Effect, First};
use super::{Content, Ended, Stopped, day};
use crate::model::calendar::{Calendar, FirstDay, Unit, Window, WindowFault};
use crate::model::day::Day;
use crate::model::register::Register;
use crate::model::rule::{Length, Proposed};
use crate::model::text::Bilingual;
use crate::{calendar_only, report};

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

#[derive(Serialize)]
struct Shown {
    first: Day,
    last: Day,
    working_days: u32,
    provisional: bool,
    days: Vec<ShownDay>,
}

#[derive(Serialize)]
struct ShownDay {
    date: Day,
    counted: bool,
    reason: Bilingual,
}

/// What to count: days, unit, first day and region.
struct Asked {
    days: u32,
    unit: Unit,
    first_day: FirstDay,
    region: Option<String>,
}

pub(super) fn run(options: &Options, out: &mut impl Write) -> Ended {
    let (calendar, findings) = calendar_only(&options.content.content);
    if findings.has_errors() {
        let told = report::human::print(&findings, &mut report::Sources::new(&options.content.content));
        write!(std::io::stderr(), "{told}")?;
        return Ok(1);
    }
    if options.batch {
        return batch(&calendar, options, out);
    }
    let Some(posted) = options.posted else { return Err(Stopped::Usage("--posted".to_owned())) };
    let asked = asked(options)?;
    match window(&calendar, posted, &asked, options.known_on) {
        Ok(window) if options.json => writeln!(out, "{}", serde_json::to_string_pretty(&shown(&window)).unwrap_or_default())?,
        Ok(window) => tell(&window, &asked, out)?,
        Err(fault) => {
            let words = fault.words();
            return Err(Stopped::Usage(format!("{}\n{}", words.zh, words.en)));
        }
    }
    Ok(0)
}

fn window(calendar: &Calendar, posted: Day, asked: &Asked, known_on: Option<Day>) -> Result<Window, WindowFault> {
    let arrangement = known_on.map_or_else(|| calendar.latest(), |day| calendar.known_on(day));
    arrangement.for_region(asked.region.as_deref())?.window(posted, asked.days, asked.unit, asked.first_day)
}

fn asked(options: &Options) -> Result<Asked, Stopped> {
    let first = options.first_day.map(First::day);
    let unit = options.unit.map(|unit| match unit {
        Counts::WorkingDays => Unit::WorkingDays,
        Counts::CalendarDays => Unit::CalendarDays,
    });
    let no_first = || Stopped::Usage("请用 --first-day 说明首日如何起算 / say with --first-day which day is day 1".to_owned());
    if let (Some(scheme), Some(effect)) = (&options.scheme, options.effect) {
        let (register, _) = crate::resolve_content(&options.content.content);
        let register = register
            .ok_or_else(|| Stopped::Usage("内容有误，请先运行 gongshi check / the content has faults, run gongshi check".to_owned()))?;
        return by_rule(&register, scheme, effect.proposed(), Given { days: options.days, first, unit, region: options.region.clone() });
    }
    let days = options
        .days
        .ok_or_else(|| Stopped::Usage("请给出 --days，或 --scheme 与 --effect / give --days, or --scheme with --effect".to_owned()))?;
    Ok(Asked { days, unit: unit.unwrap_or(Unit::WorkingDays), first_day: first.ok_or_else(no_first)?, region: options.region.clone() })
}

/// What is given on the command line and goes before the rule.
struct Given {
    days: Option<u32>,
    first: Option<FirstDay>,
    unit: Option<Unit>,
    region: Option<String>,
}

fn by_rule(register: &Register, scheme: &str, effect: Proposed, given: Given) -> Result<Asked, Stopped> {
    let Given { days, first, unit, region } = given;
    let usage = |zh: &str, en: &str| Stopped::Usage(format!("{zh}\n{en}"));
    let found = register.schemes.iter().find(|known| known.id.as_str() == scheme);
    let (scheme, edition) =
        found.and_then(|scheme| Some((scheme, scheme.latest()?))).ok_or_else(|| usage("没有这个制度", "there is no such scheme"))?;
    let rule = edition.publicity_of(effect).ok_or_else(|| usage("办法没有规定此事项的公示", "the text asks for no publicity of this"))?;
    let cites: Vec<String> = scheme.cite(edition, &rule.article).iter().map(ToString::to_string).collect();
    let days = match (days, rule.days) {
        (Some(days), _) | (None, Length::Exact(days) | Length::AtLeast(days)) => days,
        (None, Length::Unstated) => {
            let cites = cites.join(", ");
            return Err(usage(
                &format!("办法要求公示，但未写明期限（{cites}）；请用 --days 给出"),
                &format!("the text asks for publicity but states no length ({cites}); give one with --days"),
            ));
        }
    };
    let first_day = first.or(edition.practice.first_day).ok_or_else(|| {
        usage("办法与实践口径都未说明首日如何起算，请用 --first-day", "neither text nor practice says which day is day 1; use --first-day")
    })?;
    Ok(Asked {
        days,
        unit: unit.unwrap_or_else(|| rule.unit.counted()),
        first_day,
        region: region.or_else(|| edition.calendar_region.clone()),
    })
}

fn shown(window: &Window) -> Shown {
    Shown {
        first: window.first,
        last: window.last,
        working_days: window.days,
        provisional: window.provisional,
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
    for day in &window.trail {
        let mark = if day.counted { "✓" } else { "·" };
        let words = day.reason.words();
        writeln!(out, "  {mark} {} {} / {}", day.date, words.zh, words.en)?;
    }
    Ok(())
}

fn batch(calendar: &Calendar, options: &Options, out: &mut impl Write) -> Ended {
    let mut out = std::io::BufWriter::new(out);
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let told = match read_line(&line, options) {
            Ok((posted, asked)) => match window(calendar, posted, &asked, options.known_on) {
                Ok(window) => serde_json::to_string(&shown(&window)),
                Err(fault) => serde_json::to_string(&serde_json::json!({ "error": fault.words() })),
            },
            Err(why) => serde_json::to_string(&serde_json::json!({ "error": why })),
        };
        writeln!(out, "{}", told.unwrap_or_default())?;
    }
    out.flush()?;
    Ok(0)
}

fn read_line(line: &str, options: &Options) -> Result<(Day, Asked), String> {
    let mut parts = line.split_whitespace();
    let posted = day(parts.next().unwrap_or_default())?;
    let days = parts.next().and_then(|days| days.parse().ok()).ok_or("N")?;
    let first_day = match parts.next() {
        Some("posting-day") => FirstDay::PostingDay,
        Some("next-day") => FirstDay::NextDay,
        _ => return Err("posting-day | next-day".to_owned()),
    };
    Ok((posted, Asked { days, unit: Unit::WorkingDays, first_day, region: options.region.clone() }))
}
