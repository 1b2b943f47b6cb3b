//! `gongshi new`: correct files to start from, with dates, articles, numbers and names filled in.

use std::io::Write;

use clap::{Args, Subcommand};

use super::effect::{Effect, First};
use super::prepared;
use super::{Clock, Content, Ended, Stopped, day};
use crate::model::day::Day;
use crate::model::register::Register;
use crate::model::rule::Proposed;
use crate::prepare::notice::{Asked, Question};
use crate::prepare::{Prepared, Taken, base, notice, policy, reports};

#[derive(Debug, Subcommand)]
pub(super) enum What {
    /// 公示：公示期按办法和真实工作日算好 / a publicity notice, its window counted by the text in real working days
    Notice(Act),
    /// 不需公示的决定；答复公示的用 gongshi conclude / a decision that needs no notice; to answer one, use gongshi conclude
    Decision(Act),
    /// 一轮评估：列出应评估的基地；办法要求公示的写公示，否则写决定 / a round of evaluation with every base that is due: a notice
    /// where the text asks for one, else a decision
    Evaluation(Round),
    /// 年度报告名单：列出应报的基地 / a roll of annual reports with every base that owes one
    Reports(ReportsOptions),
    /// 新的基地，编号接着已有的 / a new base under the next free number
    Base(BaseOptions),
    /// 新的依托单位 / a new host
    Host(HostOptions),
    /// 政策文本的新版本 / a new version of a policy text
    Policy(PolicyOptions),
}

#[derive(Debug, Args)]
pub(super) struct Act {
    /// 制度（schemes 下的文件夹名） / the scheme, by its folder under schemes
    #[arg(value_name = "SCHEME")]
    scheme: String,
    /// 什么事项 / what it is about
    #[arg(value_enum)]
    effect: Effect,
    /// 评估轮次，默认发布的年份 / the round of an evaluation, by default the year of posting
    #[arg(long, value_name = "YEAR")]
    round: Option<i32>,
    /// 变更的事项，如 name、leader、host / for changes, the particular that changes, such as name, leader or host
    #[arg(long, value_name = "PARTICULAR")]
    what: Option<String>,
    #[command(flatten)]
    common: Common,
}

#[derive(Debug, Args)]
pub(super) struct Round {
    /// 制度（schemes 下的文件夹名） / the scheme, by its folder under schemes
    #[arg(value_name = "SCHEME")]
    scheme: String,
    /// 评估轮次，默认发布的年份 / the round, by default the year of posting
    #[arg(long, value_name = "YEAR")]
    round: Option<i32>,
    #[command(flatten)]
    common: Common,
}

#[derive(Debug, Args)]
pub(super) struct ReportsOptions {
    /// 制度（schemes 下的文件夹名） / the scheme, by its folder under schemes
    #[arg(value_name = "SCHEME")]
    scheme: String,
    /// 报告所属的年度，默认发布的上一年 / the year the reports are of, by default the one before posting
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i32).range(1900..=9999))]
    year: Option<i32>,
    #[command(flatten)]
    posting: Posting,
    /// 文件夹名称中日期后面的部分，默认 reports / the part of the folder's name after the date, by default reports
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[command(flatten)]
    place: Place,
}

/// When an act is posted, and by which rules.
#[derive(Debug, Args)]
struct Posting {
    /// 发布的那一天，默认今日（北京时间） / the day it is posted, by default today at UTC+8
    #[arg(long, value_name = "DATE", value_parser = day)]
    posted: Option<Day>,
    /// 依据哪一版规则，默认最新的 / the edition it is judged by, by default the latest
    #[arg(long, value_name = "VERSION")]
    under: Option<String>,
}

#[derive(Debug, Args)]
struct Common {
    #[command(flatten)]
    posting: Posting,
    /// 基地编号，用逗号分开；不写则列出按规则应当列入的 / numbers of bases, parted by commas; by default those the rules put forward
    #[arg(long, value_name = "NUMBERS", value_delimiter = ',')]
    bases: Vec<String>,
    /// 公示几日，办法没有写明时用 / how many days a notice runs, where the text states none
    #[arg(long, value_name = "N")]
    days: Option<u32>,
    /// 哪一天算第一天，默认按该制度的口径 / which day counts as the first, by default as the scheme has it
    #[arg(long, value_enum)]
    first_day: Option<First>,
    /// 文件夹名称中日期后面的部分，默认是事项名 / the part of the folder's name after the date, by default what it is about
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, Args)]
struct Place {
    #[command(flatten)]
    content: Content,
    /// 只显示，不写文件 / only show, write nothing
    #[arg(long)]
    show: bool,
}

#[derive(Debug, Args)]
pub(super) struct BaseOptions {
    /// 制度（schemes 下的文件夹名） / the scheme, by its folder under schemes
    #[arg(value_name = "SCHEME")]
    scheme: String,
    /// 编号，默认当年下一个 / the number, by default the next of the year
    #[arg(long, value_name = "NUMBER")]
    id: Option<String>,
    /// 依托单位的代号或名称 / the host, by its id or its Chinese name
    #[arg(long)]
    host: Option<String>,
    /// 类型 / the type
    #[arg(long = "type", value_name = "TYPE")]
    kind: Option<String>,
    /// 中文名称；不写则按办法的命名格式留空 / the Chinese name, by default the formula of the text
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// 英文名称 / the English name
    #[arg(long, value_name = "NAME")]
    name_en: Option<String>,
    /// 编号所用的年份取自这一天，默认今日 / the day whose year goes into the number, by default today
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<Day>,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, Args)]
pub(super) struct HostOptions {
    /// 代号，即文件名，如 haixing-university / its id, which names the file, such as haixing-university
    #[arg(value_name = "ID")]
    id: String,
    /// 类别（hosts/kinds.toml 中的代号） / its kind, a word of hosts/kinds.toml
    #[arg(long)]
    kind: Option<String>,
    /// 中文名称 / the Chinese name
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// 英文名称 / the English name
    #[arg(long, value_name = "NAME")]
    name_en: Option<String>,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, Args)]
pub(super) struct PolicyOptions {
    /// 制度（schemes 下的文件夹名） / the scheme, by its folder under schemes
    #[arg(value_name = "SCHEME")]
    scheme: String,
    /// 版本名，即文件夹名，如 measures-2026 / the name of the version, which is its folder, such as measures-2026
    #[arg(value_name = "VERSION")]
    version: String,
    /// 有多少条 / how many articles it has
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=2000))]
    articles: u32,
    /// 是征求意见稿 / it is a draft for comment
    #[arg(long)]
    draft: bool,
    #[command(flatten)]
    place: Place,
}

pub(super) fn run(what: &What, clock: &Clock, out: &mut impl Write) -> Ended {
    let place = what.place();
    let (register, taken) = prepared::register(&place.content)?;
    let prepared = prepared_for(what, &register, &taken, clock)?;
    prepared::finish(&place.content, &prepared, place.show, out)
}

fn prepared_for(what: &What, register: &Register, taken: &Taken, clock: &Clock) -> Result<Prepared, Stopped> {
    Ok(match what {
        What::Notice(act) => notice::notice(register, taken, &act.question(clock)?)?,
        What::Decision(act) => notice::decision(register, taken, &act.question(clock)?)?,
        What::Evaluation(round) => {
            let question = round.common.question(&round.scheme, Proposed::Evaluation, round.round, clock)?;
            notice::evaluation(register, taken, &question)?
        }
        What::Reports(options) => {
            let question = reports::Question {
                scheme: &options.scheme,
                posted: clock.day(options.posting.posted)?,
                year: options.year,
                under: options.posting.under.as_deref(),
                name: options.name.as_deref(),
            };
            reports::roll(register, taken, &question)?
        }
        What::Base(options) => {
            let question = base::Question {
                scheme: &options.scheme,
                id: options.id.as_deref(),
                day: clock.day(options.as_of)?,
                host: options.host.as_deref(),
                kind: options.kind.as_deref(),
                name: options.name.as_deref(),
                name_en: options.name_en.as_deref(),
            };
            base::base(register, taken, &question)?
        }
        What::Host(options) => {
            let names = (options.name.as_deref(), options.name_en.as_deref());
            base::host(register, taken, &options.id, options.kind.as_deref(), names)?
        }
        What::Policy(PolicyOptions { scheme, version, articles, draft, .. }) => {
            policy::policy(register, taken, &policy::Question { scheme, version, articles: *articles, draft: *draft })?
        }
    })
}

impl What {
    fn place(&self) -> &Place {
        match self {
            Self::Notice(act) | Self::Decision(act) => &act.common.place,
            Self::Evaluation(round) => &round.common.place,
            Self::Reports(options) => &options.place,
            Self::Base(options) => &options.place,
            Self::Host(options) => &options.place,
            Self::Policy(options) => &options.place,
        }
    }
}

impl Act {
    fn question(&self, clock: &Clock) -> Result<Question<'_>, Stopped> {
        let question = self.common.question(&self.scheme, self.effect.proposed(), self.round, clock)?;
        Ok(Question { what: self.what.as_deref(), ..question })
    }
}

impl Common {
    fn question<'a>(&'a self, scheme: &'a str, effect: Proposed, round: Option<i32>, clock: &Clock) -> Result<Question<'a>, Stopped> {
        Ok(Question {
            scheme,
            effect,
            posted: clock.day(self.posting.posted)?,
            under: self.posting.under.as_deref(),
            bases: &self.bases,
            round,
            what: None,
            name: self.name.as_deref(),
            asked: Asked { days: self.days, first_day: self.first_day.map(First::day) },
        })
    }
}
