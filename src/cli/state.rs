//! `gongshi state`: what a base is on a day, and every step that made it so.

use std::io::Write;

use clap::Args;
use serde::Serialize;

use super::{Clock, Content, Ended, Stopped, day, prepared};
use crate::model::day::Day;
use crate::model::id::BaseId;
use crate::model::register::{Register, Scheme};
use crate::model::rule::{BarStops, BarWho};
use crate::model::standing::{Basis, Life, Lives, Names, Standing};
use crate::model::text::{Bilingual, Lang};
use crate::plan::words;
use crate::prepare;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// 项目和基地编号（schemes 下的文件夹名，斜线，编号） / the scheme, by its folder under schemes, and the number of the base
    #[arg(value_name = "SCHEME/BASE")]
    base: String,
    #[command(flatten)]
    content: Content,
    /// 看哪一天的状态，默认今日（北京时间） / the day to look at, by default today at UTC+8
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<Day>,
    /// 输出 JSON / print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct State {
    standing: Standing,
    since: Option<Day>,
    marks: Vec<&'static str>,
    due: Vec<DueLine>,
    bars: Vec<BarLine>,
    trail: Vec<TrailLine>,
}

#[derive(Serialize)]
struct DueLine {
    what: &'static str,
    by: Option<Day>,
    article: String,
    cites: Vec<String>,
    words: Bilingual,
}

#[derive(Serialize)]
struct BarLine {
    who: BarWho,
    stops: BarStops,
    until: Option<Day>,
    article: String,
    cites: Vec<String>,
    from: Option<Day>,
    base: String,
    host: String,
}

#[derive(Serialize)]
struct TrailLine {
    date: Day,
    posted: Day,
    act: String,
    what: &'static str,
    article: String,
    cites: Vec<String>,
    standing: Standing,
    words: Bilingual,
}

pub(super) fn run(options: &Options, clock: &Clock, out: &mut impl Write) -> Ended {
    let day = clock.day(options.as_of)?;
    let content = options.content.folders()?;
    let (register, findings) = crate::resolve_content(content);
    let Some(register) = register.filter(|_| !findings.has_errors()) else {
        return Err(Stopped::faulty(&findings, content));
    };
    let names = Names::new(&register);
    let Some((scheme, base)) = options.base.split_once('/') else {
        return Err(malformed(&register, &options.base));
    };
    let scheme = prepare::scheme(&register, scheme)?;
    let base = &prepare::known_base(scheme, base)?.id;
    let mut lives = Lives::on(scheme, &names, day);
    let Some(life) = lives.of.swap_remove(base) else {
        return Err(Stopped::Usage(format!("截至 {day}，没有已发布的文件提到 {base} / no act posted by {day} names {base}")));
    };
    let state = state(scheme, &life);
    prepared::tell_of_errors(&register, &findings);
    if options.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&state).unwrap_or_default())?;
    } else {
        tell(base, day, &life, &state, out)?;
    }
    Ok(0)
}

/// That no scheme and number are given, with one of the register as a pattern.
fn malformed(register: &Register, given: &str) -> Stopped {
    let bases = register.schemes.iter().find_map(|scheme| Some((&scheme.id, scheme.bases.keys().next()?)));
    let (zh, en) =
        bases.map_or_else(Default::default, |(scheme, base)| (format!("，如 {scheme}/{base}"), format!(", such as {scheme}/{base}")));
    Stopped::Usage(format!("应为 制度/基地编号{zh}：{given}\ngive SCHEME/BASE{en}: {given}"))
}

fn cites(scheme: &Scheme, basis: &Basis) -> Vec<String> {
    basis.keys.iter().map(|key| scheme.cite_key(&basis.edition, key).to_string()).collect()
}

fn state(scheme: &Scheme, life: &Life) -> State {
    State {
        standing: life.standing,
        since: life.since,
        marks: life.marks.iter().map(|mark| mark.code()).collect(),
        due: life
            .due
            .iter()
            .map(|due| DueLine {
                what: due.what.code(),
                by: due.by,
                article: due.basis.article(),
                cites: cites(scheme, &due.basis),
                words: due.words.clone(),
            })
            .collect(),
        bars: life
            .bars
            .iter()
            .map(|bar| BarLine {
                who: bar.who,
                stops: bar.stops,
                until: bar.until,
                article: bar.basis.article(),
                cites: cites(scheme, &bar.basis),
                from: bar.from,
                base: bar.base.to_string(),
                host: bar.host.to_string(),
            })
            .collect(),
        trail: life
            .trail
            .iter()
            .map(|step| TrailLine {
                date: step.date,
                posted: step.posted,
                act: scheme.acts.get(step.act).map(|act| act.id.to_string()).unwrap_or_default(),
                what: step.what.code(),
                article: step.basis.article(),
                cites: cites(scheme, &step.basis),
                standing: step.standing,
                words: step.words.as_ref().clone(),
            })
            .collect(),
    }
}

fn tell(base: &BaseId, day: Day, life: &Life, state: &State, out: &mut impl Write) -> std::io::Result<()> {
    writeln!(out, "{base} {} / {}", life.now.name.zh, life.now.name.en)?;
    let since = life.since.map_or_else(|| "—".to_owned(), |since| since.to_string());
    writeln!(out, "截至 as of {day}: {} {}，自 since {since}", words::standing(Lang::Zh, life.standing).text, life.standing.code())?;
    if !state.marks.is_empty() {
        writeln!(out, "标记 marks: {}", state.marks.join(", "))?;
    }
    for due in &state.due {
        let by = due.by.map_or_else(|| "—".to_owned(), |by| by.to_string());
        writeln!(out, "待办 due {by}: {} / {} [{}]", due.words.zh, due.words.en, due.cites.join(", "))?;
    }
    for (bar, line) in life.bars.iter().zip(&state.bars) {
        let until = match (bar.from, bar.until) {
            (_, Some(until)) => until.to_string(),
            (Some(_), None) => "—".to_owned(),
            (None, None) => "—（起算日未写明，不作计算 its start is not stated, so it is not computed）".to_owned(),
        };
        let (who_zh, who_en) = match bar.who {
            BarWho::Host => ("依托单位", "the host"),
            BarWho::Base => ("基地", "the base"),
        };
        let (stops_zh, stops_en) = match bar.stops {
            BarStops::Apply => ("不得申报", "may not apply"),
            BarStops::Recognise => ("不得重新认定", "may not be recognised"),
        };
        writeln!(out, "限制 bar: {who_zh}{stops_zh} / {who_en} {stops_en}，至 until {until} [{}]", line.cites.join(", "))?;
    }
    for step in &state.trail {
        writeln!(
            out,
            "{} (posted {}) {} / {} — {} [{}]",
            step.date,
            step.posted,
            step.words.zh,
            step.words.en,
            step.act,
            step.cites.join(", ")
        )?;
    }
    Ok(())
}
