//! `gongshi search`: the documents of the site for a query, ranked as its pages rank them.

use std::io::Write;

use clap::Args;
use serde::Serialize;

use super::{Clock, Content, Ended, Stopped, day};
use crate::model::day::Day;
use crate::model::text::Lang;
use crate::plan::Survey;
use crate::search::ask::{Found, ask};
use crate::search::document::{Document, Kind};
use crate::search::documents::Collection;
use crate::search::index::index;
use crate::search::query::Query;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// 要找的字词，用空格分开，连写的按原样找；写 - 则从标准输入逐行读 / what to look for; what stands between two blanks is looked
    /// for as typed; `-` reads a query a line from standard input
    #[arg(value_name = "QUERY", required = true)]
    query: Vec<String>,
    /// 查哪种语言的网页 / the language of the pages
    #[arg(long, value_name = "LANG", value_parser = lang, default_value = "zh")]
    lang: Lang,
    /// 最多列出几条 / the most results
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,
    #[command(flatten)]
    content: Content,
    /// 网站截至哪一日，默认今日（北京时间） / the day the site shows, by default today at UTC+8
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<Day>,
    /// 输出 JSON / print JSON
    #[arg(long)]
    json: bool,
}

fn lang(text: &str) -> Result<Lang, String> {
    Lang::ALL.into_iter().find(|lang| lang.code() == text).ok_or_else(|| "zh 或 or en".to_owned())
}

#[derive(Serialize)]
struct Answer<'a> {
    query: &'a str,
    total: usize,
    exact: bool,
    hits: Vec<Hit<'a>>,
}

#[derive(Serialize)]
struct Hit<'a> {
    url: &'a str,
    title: &'a str,
    kind: Kind,
    scheme: &'a str,
    status: &'a str,
    date: &'a str,
    score: f32,
}

pub(super) fn run(options: &Options, clock: &Clock, out: &mut impl Write) -> Ended {
    let day = clock.day(options.as_of)?;
    let content = options.content.folders()?;
    let (checked, findings) = crate::examine(content);
    let Some(checked) = checked else {
        return Err(Stopped::faulty(&findings, content));
    };
    let collection = Collection::new(&Survey::new(&checked, day), options.lang);
    let indexed = index(&collection).map_err(fault)?;
    let asked = options.query.join(" ");
    let mut found = 0;
    let mut answer = |query: &str, out: &mut dyn Write| -> Result<(), Stopped> {
        let answer = ask(&indexed, &Query::read(query, options.lang), options.limit).map_err(fault)?;
        found += answer.total;
        print(options, (&collection, day), query, &answer, out)
    };
    if asked == "-" {
        super::stdin::each_line(|line| {
            let line = line.map_err(|words| Stopped::Usage(format!("{}\n{}", words.zh, words.en)))?;
            answer(line, out)
        })?;
    } else {
        answer(&asked, out)?;
    }
    Ok(u8::from(found == 0))
}

fn fault(error: tantivy::TantivyError) -> Stopped {
    Stopped::Fault(error.to_string())
}

/// Prints what was found on the site of a day.
fn print(options: &Options, (collection, day): (&Collection, Day), query: &str, found: &Found, out: &mut dyn Write) -> Result<(), Stopped> {
    let hits: Vec<(&Document, f32)> =
        found.best.iter().filter_map(|(at, score)| Some((collection.documents.get(usize::try_from(*at).ok()?)?, *score))).collect();
    if options.json {
        let hits = hits.into_iter().map(|(one, score)| Hit {
            url: &one.url,
            title: &one.title,
            kind: one.kind,
            scheme: &one.scheme,
            status: one.status,
            date: &one.date,
            score,
        });
        let answer = Answer { query, total: found.total, exact: found.exact, hits: hits.collect() };
        writeln!(out, "{}", serde_json::to_string(&answer).map_err(|error| Stopped::Fault(error.to_string()))?)?;
        return Ok(());
    }
    match (found.total, found.exact) {
        (0, _) => writeln!(out, "没有找到 / nothing found")?,
        (total, true) => writeln!(out, "截至 as of {day}：{total} 条 results")?,
        (total, false) => {
            writeln!(
                out,
                "截至 as of {day}：没有全部包含的；含有其中字词的 {total} 条 / none has all of it; {total} have some of the words"
            )?;
        }
    }
    for (one, _) in hits {
        let status = collection.statuses.iter().find(|(code, _)| code == one.status).map_or("", |(_, words)| words.as_str());
        writeln!(out, "{}  {status}\n    {}", one.title, one.url)?;
    }
    Ok(())
}
