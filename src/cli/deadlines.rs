//! `gongshi deadlines`: what falls due.

use std::io::Write;

use clap::{Args, ValueEnum};

use super::{Clock, Content, Ended, Stopped, day};
use crate::deadline::{self, Outlook, Tongue};
use crate::model::day::Day;
use crate::model::text::Lang;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// 看多远，如 30d、8w、3m、1y / how far ahead, such as 30d, 8w, 3m or 1y
    #[arg(long, value_name = "SPAN", default_value = "30d", value_parser = span)]
    within: Span,
    /// 从哪一天看，默认今日（北京时间） / the day to look from, by default today at UTC+8
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<Day>,
    /// 输出形式 / the form
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// 用哪种语言 / the language
    #[arg(long, value_enum, default_value_t = Language::Both)]
    lang: Language,
    /// 只看这些制度，用逗号分开 / these schemes only, parted by commas
    #[arg(long, value_name = "SCHEMES", value_delimiter = ',')]
    scheme: Vec<String>,
    #[command(flatten)]
    content: Content,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// 供人阅读 / for people
    Text,
    /// Markdown 表格，链接到网站 / a Markdown table with links to the site
    Md,
    /// iCalendar，供日历程序导入 / iCalendar, for calendar programs
    Ics,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Language {
    /// 中英并列 / Chinese and English side by side
    Both,
    /// 中文 / Chinese
    Zh,
    /// 英文 / English
    En,
}

/// A span of time from a day on.
#[derive(Debug, Clone, Copy)]
enum Span {
    Days(i64),
    Months(i32),
}

fn span(text: &str) -> Result<Span, String> {
    let wrong = || format!("`{text}` 不是时间长度，应如 30d、8w、3m、1y / is no span such as 30d, 8w, 3m or 1y");
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let number: u16 = digits.parse().map_err(|_| wrong())?;
    match text.get(digits.len()..).unwrap_or_default() {
        "" | "d" => Ok(Span::Days(number.into())),
        "w" => Ok(Span::Days(i64::from(number).saturating_mul(7))),
        "m" => Ok(Span::Months(number.into())),
        "y" => Ok(Span::Months(i32::from(number).saturating_mul(12))),
        _ => Err(wrong()),
    }
}

pub(super) fn run(options: &Options, clock: &Clock, out: &mut impl Write) -> Ended {
    let day = clock.day(options.as_of)?;
    let content = options.content.folders()?;
    let until = match options.within {
        Span::Days(days) => day.add_days(days),
        Span::Months(months) => day.plus_months(months),
    };
    let (register, findings) = crate::resolve_content(content);
    let Some(register) = register.filter(|_| !findings.has_errors()) else {
        return Err(Stopped::faulty(&findings, content));
    };
    for asked in &options.scheme {
        crate::prepare::scheme(&register, asked)?;
    }
    let mut due = deadline::gather(&register, day, until);
    if !options.scheme.is_empty() {
        due.retain(|one| one.scheme.as_ref().is_some_and(|(id, _)| options.scheme.contains(id)));
    }
    let outlook = Outlook { due: &due, day, until, base_url: &register.site.base_url };
    let tongue = match options.lang {
        Language::Both => Tongue::Both,
        Language::Zh => Tongue::One(Lang::Zh),
        Language::En => Tongue::One(Lang::En),
    };
    let told = match options.format {
        Format::Text => deadline::text(&outlook, tongue),
        Format::Md => deadline::markdown(&outlook, tongue),
        Format::Ics => deadline::ics(&outlook, tongue),
    };
    write!(out, "{told}")?;
    Ok(0)
}
