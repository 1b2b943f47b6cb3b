//! The rows of a list of an act: whose they are, and their words put into those of the files.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::header::Row;
use super::value::{self, half, is_nothing};
use super::vocabulary::word_of;
use super::{Desk, Target};
use crate::model::day::Day;
use crate::model::id::{ActId, BaseId};
use crate::model::list::{Answer, List};
use crate::model::near::nearest;
use crate::model::register::{Base, Scheme};
use crate::model::rule::Edition;
use crate::model::standing::Names;
use crate::model::text::Bilingual;
use crate::prepare::{File, write_csv};

/// The columns that are left out where all their cells are empty.
const SOMETIMES: [&str; 6] = ["outcome", "is_en", "window", "first", "last", "days"];

/// The columns that hold a date.
const DATES: [&str; 5] = ["effective", "since", "rectify_until", "first", "last"];

/// Makes the list.
pub(super) fn make(desk: &mut Desk<'_>, rows: &[Row]) {
    let Target::List { act, list, .. } = desk.target else { return };
    let (Some(scheme), Some(path)) = (desk.target.scheme(desk.register), desk.target.list_file()) else { return };
    let Some(edition) = scheme.acts.iter().find(|known| &known.id == act).map(|act| &act.under).or(scheme.editions.last()) else { return };
    let names = Names::new(desk.register);
    let press = Press { scheme, edition, names: &names, named: OnceCell::new(), act, list: *list };
    let (needed, allowed) = list.header();
    let columns: Vec<&str> = needed.iter().chain(allowed).copied().collect();
    let mut made: Vec<Vec<String>> = Vec::new();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for row in rows {
        let Some((id, name, host)) = press.whose(desk, row) else { continue };
        if !matches!(list, List::Changes | List::Correction | List::Reports) && !seen.insert(id.clone()) {
            desk.error(row.line, row.place("base"), format!("{id} 在前面已有一行"), format!("{id} has a row before"));
        }
        let cells = columns.iter().map(|column| match *column {
            "base" | "subject" => id.clone(),
            "name" => name.clone(),
            "host" => host.clone(),
            other => press.cell(desk, row, other),
        });
        made.push(cells.collect());
    }
    let is_used = |place: usize, column: &str| {
        !SOMETIMES.contains(&column) || made.iter().any(|row| row.get(place).is_some_and(|cell| !cell.is_empty()))
    };
    let used: Vec<bool> = columns.iter().enumerate().map(|(place, column)| is_used(place, column)).collect();
    let header = kept(&columns, &used);
    let made: Vec<Vec<String>> = made.iter().map(|row| kept(row, &used)).collect();
    desk.made.files.push(File { path, text: write_csv(&header, &made) });
}

/// The cells of the columns that are used.
fn kept<T: Clone>(row: &[T], used: &[bool]) -> Vec<T> {
    row.iter().zip(used).filter(|(_, used)| **used).map(|(cell, _)| cell.clone()).collect()
}

struct Press<'a> {
    scheme: &'a Scheme,
    edition: &'a Edition,
    names: &'a Names<'a>,
    /// The bases by the name they have on the day of the act, once a row is found by it.
    named: OnceCell<BTreeMap<Cow<'a, str>, Vec<&'a Arc<Base>>>>,
    act: &'a ActId,
    list: List,
}

impl Press<'_> {
    /// The number, name and host of a row's base: by its number, else by its name and host.
    fn whose(&self, desk: &mut Desk<'_>, row: &Row) -> Option<(String, String, String)> {
        let day = self.act.posted();
        let number = half(if row.cell("subject").is_empty() { row.cell("base") } else { row.cell("subject") });
        let column = row.place("base").max(row.place("subject"));
        if let Some(id) = number.strip_prefix("host:") {
            let host = desk.register.hosts.values().find(|host| host.id.as_str() == id);
            let Some(host) = host else {
                desk.error(row.line, column, format!("没有这个依托单位：{id}"), format!("there is no such host: {id}"));
                return None;
            };
            return Some((number.clone(), self.names.host(host, day, day).zh.clone(), String::new()));
        }
        let base = if number.is_empty() { self.by_name(desk, row, day) } else { self.by_number(desk, row, (&number, column)) };
        let base = base?;
        let (name, host) = self.names.printed(base, day, day);
        for (column, published, zh, en) in [("name", &name, "名称", "name"), ("host", &host, "依托单位", "host")] {
            let given = row.cell(column);
            if !given.is_empty() && given != published.as_ref() {
                desk.error(
                    row.line,
                    row.place(column),
                    format!("{} 的{zh}写作“{given}”，截至 {day} 已公布的是“{published}”：改正，或先发变更、更正", base.id),
                    format!("the {en} of {} is `{given}` here and `{published}` in what is published up to {day}: mend it, or post a change or correction first", base.id),
                );
            }
        }
        Some((base.id.to_string(), name.into_owned(), host.into_owned()))
    }

    fn by_number(&self, desk: &mut Desk<'_>, row: &Row, (number, column): (&str, usize)) -> Option<&Arc<Base>> {
        let found = BaseId::try_from(number.to_owned()).ok().and_then(|id| self.scheme.bases.get(&id));
        if found.is_none() {
            let known: Vec<&str> = self.scheme.bases.keys().map(BaseId::as_str).collect();
            let near = nearest(number, &known);
            let dated = value::date(number).is_some() || number.contains('月');
            let (why_zh, why_en) = if dated {
                ("（像是被表格软件改成了日期）", " (a spreadsheet seems to have made a date of it)")
            } else {
                ("", "")
            };
            let (zh, en) = (near.join("、"), near.join(", "));
            desk.error(
                row.line,
                column,
                format!("没有编号为 {number} 的基地{why_zh}；最接近的：{zh}"),
                format!("there is no base of the number {number}{why_en}; nearest: {en}"),
            );
        }
        found
    }

    fn by_name(&self, desk: &mut Desk<'_>, row: &Row, day: Day) -> Option<&Arc<Base>> {
        let (name, host) = (row.cell("name"), row.cell("host"));
        let named = self.named.get_or_init(|| {
            let mut named: BTreeMap<_, Vec<_>> = BTreeMap::new();
            for base in self.scheme.bases.values() {
                named.entry(self.names.printed(base, day, day).0).or_default().push(base);
            }
            named
        });
        let of_host = |base: &&Arc<Base>| host.is_empty() || self.names.printed(base, day, day).1 == host;
        let found: Vec<&Arc<Base>> = named.get(name).into_iter().flatten().copied().filter(of_host).collect();
        match found.as_slice() {
            [one] => Some(one),
            [] => {
                let known: Vec<&str> = named.keys().map(AsRef::as_ref).collect();
                let near = nearest(name, &known);
                let (zh, en) = (near.join("、"), near.join(", "));
                desk.error(
                    row.line,
                    row.place("name"),
                    format!("没有名为“{name}”（{host}）的基地；最接近的：{zh}"),
                    format!("there is no base named `{name}` ({host}); nearest: {en}"),
                );
                None
            }
            several => {
                let ids: Vec<&str> = several.iter().map(|base| base.id.as_str()).collect();
                desk.error(
                    row.line,
                    row.place("name"),
                    format!("叫这个名称的基地不止一个（{}），请写编号", ids.join("、")),
                    format!("several bases have this name ({}): give the number", ids.join(", ")),
                );
                None
            }
        }
    }

    /// A cell in the words of the files; what cannot be read is told and left empty.
    fn cell(&self, desk: &mut Desk<'_>, row: &Row, column: &str) -> String {
        let text = row.cell(column);
        let grades = || {
            let grades = self.edition.grade.iter().map(|grade| format!("{}({})", grade.name.zh, grade.id));
            grades.collect::<Vec<_>>().join("、")
        };
        let (made, wanted) = match column {
            "round" if text.is_empty() => (Some(self.act.posted().year().to_string()), String::new()),
            "round" | "last_round" if !text.is_empty() => (Some(value::year(text).unwrap_or_else(|| half(text))), String::new()),
            "year" => (value::year(text), "2026".to_owned()),
            "result" => {
                (value::result(text, self.edition), format!("{}、免评(exempt)、未参加(absent)、暂缓(deferred)、中途退出(left)", grades()))
            }
            "last_result" if !is_nothing(text) => (value::result(text, self.edition), grades()),
            "outcome" => {
                let recognition = self.list == List::Recognition;
                let words = if recognition { ["认定", "不予认定"] } else { ["按公示", "未按公示作出决定"] };
                let both = words.into_iter().chain(["撤回", "待定"]).zip(Answer::ALL);
                let wanted: Vec<String> = both.map(|(word, answer)| format!("{word}({})", answer.code(recognition))).collect();
                (value::outcome(text, recognition).map(ToOwned::to_owned), wanted.join("、"))
            }
            "status" => (
                value::report(text).map(ToOwned::to_owned),
                "按时提交(on-time)、逾期提交(late)、未提交(missing)、不需提交(not-due)".to_owned(),
            ),
            "standing" => (
                value::standing(text).map(|standing| standing.code().to_owned()),
                "在册(certified)、整改(in-rectification)、待复评(re-evaluation-due)、撤销(revoked)、退出(exited)".to_owned(),
            ),
            _ if DATES.contains(&column) && !is_nothing(text) => {
                (value::date(text).map(|day| day.to_string()), "2026-11-02、2026年11月2日".to_owned())
            }
            "ground" | "days" if !is_nothing(text) => (Some(half(text)), String::new()),
            _ if is_nothing(text) => (Some(String::new()), String::new()),
            _ => (Some(text.to_owned()), String::new()),
        };
        match made {
            Some(made) => {
                if column == "round" && text.is_empty() {
                    desk.note(row.line, 0, format!("没有轮次，写作 {made}"), format!("no round is given: {made}"));
                }
                made
            }
            None => {
                let more = if DATES.contains(&column) { value::no_day(text) } else { Bilingual::default() };
                let (words, file) = (word_of(desk.target, column), self.list.code());
                desk.error(
                    row.line,
                    row.place(column),
                    format!("“{words}”（{file} 的 {column}）读不懂：{text}；可写：{wanted}{}", more.zh),
                    format!("{column} of {file} cannot be read: {text}; write one of: {wanted}{}", more.en),
                );
                String::new()
            }
        }
    }
}
